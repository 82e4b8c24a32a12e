"""Approvals on a server: whoever answers a seat is the one who is asked or stands in for them, and nothing is approved without its seats.

Who writes a requisition also makes and withdraws its approvals, and whoever answers last opens it; no policy can tell one from the other, so
triggers look at what of a row changes. Two of them look at the end of the transaction, when all that belongs together is written.
"""

from __future__ import annotations

from collections.abc import Iterator

from desktop.models.approval import TRANSITIONS
from desktop.services.access.permissions import Permission
from desktop.services.storage.postgres.functions import array, function
from desktop.services.storage.postgres.names import Names, literal, quoted
from desktop.services.storage.postgres.rights import RIGHTS, holders
from desktop.words import ApprovalState, Role

_DAYS = (
    "d.deleted_at IS NULL AND d.from_day <= to_char(now() + interval '1 day', 'YYYY-MM-DD')"
    " AND d.to_day >= to_char(now() - interval '1 day', 'YYYY-MM-DD')"
)
"""A day begins where the person sits, so the server takes the one before and the one after too."""

_FUNCTIONS = {
    "covered() RETURNS SETOF uuid LANGUAGE sql STABLE": """
        WITH RECURSIVE mine AS (SELECT desk.me() AS id
            UNION SELECT d.person_id FROM public.delegation d JOIN mine ON d.delegate_id = mine.id AND {days})
        SELECT id FROM mine""",
    "standing_in() RETURNS SETOF uuid LANGUAGE sql STABLE": """
        WITH RECURSIVE mine AS (SELECT desk.me() AS id
            UNION SELECT d.delegate_id FROM public.delegation d JOIN mine ON d.person_id = mine.id AND {days})
        SELECT id FROM mine""",
    "above() RETURNS boolean LANGUAGE sql STABLE": """
        SELECT pg_has_role(session_user, {owner}, 'MEMBER') OR (SELECT bool_or(sample) FROM public.workspace)""",
}
"""Oneself, and for whom one answers; oneself, and who answers for one; whether nothing is held against one: the owner of the tables, and
whoever tells the sample team's story in the names of all. No program turns a workspace into a sample later."""

_BEGUN = {
    "approval": "state = 'running' AND submitted_by_id = (SELECT desk.me())",
    "approver": "verdict = '' AND answered_by_id IS NULL",
    "task": "by_id = (SELECT desk.me())",
}
"""How a new row must stand: nobody asks in another's name, sets a task in it, or brings answers along."""

_ONLY = """
BEGIN
    IF to_jsonb(NEW) - {columns} = to_jsonb(OLD) - {columns} OR desk.above()
            OR desk.reached(NEW.{requisition}, {writers}) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'changed where it may only be answered' USING ERRCODE = '42501';
END
"""
_INVITED = """
BEGIN
    IF desk.above() OR desk.reached(NEW.requisition_id, {writers})
            OR NEW.role = 'approver' AND NEW.person_id IN (SELECT desk.standing_in()) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'brought in without standing in' USING ERRCODE = '42501';
END
"""
_SEATED = """
BEGIN
    IF desk.above() THEN
        RETURN NEW;
    END IF;
    IF (NEW.verdict, NEW.note, NEW.answered_at, NEW.answered_by_id, NEW.own_request)
            IS NOT DISTINCT FROM (OLD.verdict, OLD.note, OLD.answered_at, OLD.answered_by_id, OLD.own_request) THEN
        IF NOT desk.reached(NEW.requisition_id, {writers}) OR OLD.verdict <> '' AND NEW.person_id <> OLD.person_id THEN
            RAISE EXCEPTION 'a seat given away' USING ERRCODE = '42501';
        END IF;
    ELSIF OLD.verdict <> '' THEN
        IF NEW.verdict <> '' OR NOT desk.reached(NEW.requisition_id, {undoers}) THEN
            RAISE EXCEPTION 'an answer is taken back, never altered' USING ERRCODE = '42501';
        END IF;
    ELSIF NEW.answered_by_id IS DISTINCT FROM desk.me() OR NEW.person_id <> OLD.person_id
            OR OLD.person_id NOT IN (SELECT desk.covered())
            OR EXISTS (SELECT 1 FROM public.approval a WHERE a.id = OLD.approval_id
                AND a.submitted_by_id = desk.me() AND NOT a.self_approval)
            OR NOT EXISTS (SELECT 1 FROM public.approval_group g WHERE g.id = OLD.group_id AND g.since <> '') THEN
        RAISE EXCEPTION 'answered for somebody else' USING ERRCODE = '42501';
    END IF;
    RETURN NEW;
END
"""
_COURSE = """
BEGIN
    IF NEW.state = OLD.state OR OLD.state || ' ' || NEW.state = ANY ({steps}) OR desk.above()
            OR desk.reached(NEW.requisition_id, {undoers}) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'an approval that has ended' USING ERRCODE = '42501';
END
"""
_APPROVED = """
BEGIN
    IF NEW.state = 'approved' AND OLD.state <> 'approved' AND NOT desk.above() AND (
            NOT EXISTS (SELECT 1 FROM public.approval_group g WHERE g.approval_id = NEW.id)
            OR EXISTS (SELECT 1 FROM public.approval_group g WHERE g.approval_id = NEW.id AND (
                SELECT CASE g.need WHEN 'all' THEN count(*) FILTER (WHERE s.verdict <> 'yes') > 0
                    ELSE count(DISTINCT s.answered_by_id) FILTER (WHERE s.verdict = 'yes')
                        < CASE g.need WHEN 'any' THEN 1 ELSE g.count END END
                FROM public.approver s WHERE s.group_id = g.id))) THEN
        RAISE EXCEPTION 'approved without its approvers' USING ERRCODE = '42501';
    END IF;
    RETURN NULL;
END
"""
_OPENED = """
BEGIN
    IF OLD.status = 'awaiting_approval' AND NEW.status = 'open' AND NOT desk.above()
            AND NOT EXISTS (SELECT 1 FROM public.approval a WHERE a.requisition_id = NEW.id AND a.state = 'approved'
                AND a.deleted_at IS NULL) THEN
        RAISE EXCEPTION 'opened without an approval' USING ERRCODE = '42501';
    END IF;
    RETURN NULL;
END
"""

_TRIGGERS = (
    ("requisition", "answered", "BEFORE UPDATE", _ONLY),
    ("seat", "answered", "BEFORE UPDATE", _ONLY),
    ("requisition_member", "invited", "BEFORE INSERT OR UPDATE", _INVITED),
    ("approver", "seated", "BEFORE UPDATE", _SEATED),
    ("approval", "course", "BEFORE UPDATE", _COURSE),
    ("approval", "approved", "AFTER UPDATE", _APPROVED),
    ("requisition", "opened", "AFTER UPDATE", _OPENED),
)
"""Table, name, when, what is checked. What is checked after waits for the end of the transaction."""


def approving(names: Names) -> Iterator[str]:
    """The statements that make functions, policies and triggers anew; after those of ``places.py``."""
    everybody = ", ".join(map(quoted, names.groups))
    for head, body in _FUNCTIONS.items():
        yield from function(head, f" {body.format(days=_DAYS, owner=literal(names.owner))} ", everybody)
    for table, test in _BEGUN.items():
        yield f"DROP POLICY IF EXISTS begun ON {table}"
        yield f"CREATE POLICY begun ON {table} AS RESTRICTIVE FOR INSERT TO {everybody} WITH CHECK ({test} OR desk.above())"
    for table, name, when, body in _TRIGGERS:
        yield from function(f"{table}_{name}() RETURNS trigger LANGUAGE plpgsql", body.format(**_values(names, table)))
        yield f"DROP TRIGGER IF EXISTS {name} ON {table}"
        kind, late = (
            ("CONSTRAINT TRIGGER", "DEFERRABLE INITIALLY DEFERRED ") if when.startswith("AFTER") else ("TRIGGER", "")
        )
        yield f"CREATE {kind} {name} {when} ON {table} {late}FOR EACH ROW EXECUTE FUNCTION desk.{table}_{name}()"


def _values(names: Names, table: str) -> dict[str, str]:
    rights = RIGHTS[table]
    answering = [column for _, columns in rights.further for column in columns]
    steps = [f"{one.value} {to.value}" for one in ApprovalState for to in TRANSITIONS[one]]
    writers: list[Role] = holders(rights.change if table in ("requisition", "seat") else {Permission.REQUISITION_WRITE})
    undoers = set(holders({Permission.UNDO})) & set(holders({Permission.APPROVAL_ANSWER}))
    return {
        "owner": literal(names.owner), "writers": array(writers), "undoers": array(role for role in Role if role in undoers),
        "columns": f"ARRAY[{', '.join(map(literal, answering))}]::text[]", "steps": f"ARRAY[{', '.join(map(literal, sorted(steps)))}]",
        "requisition": "id" if table == "requisition" else "requisition_id",
    }  # fmt: skip
