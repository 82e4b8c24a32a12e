"""Writing where one holds a role for it: what somebody sees and has a group for elsewhere is not yet theirs to change.

A group says that a role is held somewhere, ``policies.py`` says what is seen; here the two meet as ``access/reach.py`` has it, in policies
that only narrow the others. Two triggers check what no policy can tell apart: what of a row changes.
"""

from __future__ import annotations

from collections.abc import Iterator

from desktop.services.access.permissions import SEES, Permission, Sees
from desktop.services.access.reach import POSITIONS
from desktop.services.storage.postgres.functions import array, function
from desktop.services.storage.postgres.names import Names, literal, quoted
from desktop.services.storage.postgres.rights import RIGHTS, holders
from desktop.words import Role

TOUCHED = ("last_touch_at", "changed_at", "row_version")
"""All that a note changes in its application."""


_ROLES = {
    "everything": array(role for role in Role if SEES[role] is Sees.EVERYTHING),
    "open": array(role for role in Role if SEES[role] is Sees.OPEN),
    "never": array(role for role in Role if role not in POSITIONS),
}
_FUNCTIONS = {
    "holds(text[]) RETURNS boolean LANGUAGE sql STABLE": "SELECT EXISTS (SELECT 1 FROM desk.my_roles() r WHERE r = ANY ($1))",
    "reach(text[]) RETURNS SETOF uuid LANGUAGE sql STABLE": """
        SELECT id FROM public.requisition WHERE hiring_manager_id = desk.me() AND ('hiring_manager' = ANY ($1) OR desk.holds($1))
        UNION SELECT id FROM public.requisition WHERE recruiter_id = desk.me() AND ('recruiter' = ANY ($1) OR desk.holds($1))
        UNION SELECT requisition_id FROM public.requisition_member WHERE person_id = desk.me() AND deleted_at IS NULL
            AND (coalesce(nullif(role, ''), 'interviewer') = ANY ($1)
                 AND role <> ALL ({never}) OR desk.holds($1))
        UNION SELECT r.id FROM public.requisition r JOIN public.role_grant g
            ON g.person_id = desk.me() AND g.deleted_at IS NULL AND g.role = ANY ($1)
            AND (g.scope = 'requisition' AND g.scope_id = r.id OR g.scope = 'department' AND g.scope_id = r.department_id
                 AND (NOT r.confidential OR g.role = ANY ({everything})))""",
    "reached(uuid, text[]) RETURNS boolean LANGUAGE sql STABLE": """
        SELECT desk.holds(array(SELECT r FROM unnest($2) r WHERE r = ANY ({everything})))
            OR EXISTS (SELECT 1 FROM public.requisition WHERE id = $1 AND NOT confidential)
                AND desk.holds(array(SELECT r FROM unnest($2) r WHERE r = ANY ({open})))
            OR $1 IN (SELECT desk.reach($2))""",
    "about(uuid, text[]) RETURNS boolean LANGUAGE sql STABLE": """
        SELECT desk.holds(array(SELECT r FROM unnest($2) r WHERE r = ANY ({everything} || {open})))
            OR EXISTS (SELECT 1 FROM public.application WHERE candidate_id = $1 AND desk.reached(requisition_id, $2))
            OR EXISTS (SELECT 1 FROM public.candidate WHERE id = $1 AND desk.about(merged_into_id, $2))""",
}  # fmt: skip
"""They run as the owner. Who holds a role for all that is open is kept off what is hidden by the policies for seeing."""

_OF_APPLICATION = (
    "desk.reached((SELECT its.requisition_id FROM public.application its WHERE its.id = application_id), {roles})"
)
_PLACES = {
    "requisition": ("UPDATE", "desk.reached(id, {roles})"),
    "seat": ("ALL", "desk.reached(requisition_id, {roles})"),
    **dict.fromkeys(
        ("requisition_member", "requisition_step", "approval", "approval_group", "approver"),
        ("ALL", "desk.reached(requisition_id, {roles})"),
    ),
    "decision": (
        "ALL",
        "(desk.reached(requisition_id, {deciders}) OR application_id IS NULL AND desk.reached(requisition_id, {roles}))",
    ),
    "task": ("ALL", "(requisition_id IS NULL OR desk.reached(requisition_id, {roles}))"),
    "application": ("INSERT", "desk.reached(requisition_id, {roles})"),
    "application_flag": ("ALL", _OF_APPLICATION),
    "stage_transition": ("ALL", _OF_APPLICATION),
    "note": ("ALL", f"(application_id IS NULL OR {_OF_APPLICATION})"),
    "candidate": ("UPDATE", "desk.about(id, {roles})"),
    "contact": ("UPDATE", "desk.about(candidate_id, {roles})"),
    "candidate_tag": ("UPDATE", "desk.about(candidate_id, {roles})"),
}
"""Table → which writing is narrowed, and to what. A requisition that is handed over is still its old owner's to change. Who answers an
approval answers the requisition's own decision with it, and no other."""

_TOUCHED = """
BEGIN
    IF to_jsonb(NEW) - {touched} = to_jsonb(OLD) - {touched} OR pg_has_role(session_user, {owner}, 'MEMBER')
            OR desk.reached(NEW.requisition_id, {movers}) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'changed where it may only be touched' USING ERRCODE = '42501';
END
"""
_GIVEN = """
BEGIN
    IF NEW.roles = '[]' OR pg_has_role(session_user, {owner}, 'MEMBER') OR desk.holds({writers}) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'roles are given by others' USING ERRCODE = '42501';
END
"""


def places(names: Names) -> Iterator[str]:
    """The statements that make functions, policies and triggers anew; after those of ``policies.py``."""
    everybody, owner = ", ".join(map(quoted, names.groups)), literal(names.owner)
    deciders = array(holders(RIGHTS["decision"].change - {Permission.APPROVAL_ANSWER}))
    for head, body in _FUNCTIONS.items():
        yield from function(head, f" {body.format(**_ROLES)} ", everybody)
    for table, (verb, condition) in _PLACES.items():
        rights = RIGHTS[table]
        changing = rights.change.union(*(some for some, _ in rights.further))
        for one, permissions in (("INSERT", rights.add), ("UPDATE", changing)):
            yield f"DROP POLICY IF EXISTS placed_{one.lower()} ON {table}"
            if verb not in ("ALL", one):
                continue
            test = condition.replace("{roles}", array(holders(permissions))).replace("{deciders}", deciders)
            check = f"WITH CHECK ({test})" if one == "INSERT" else f"USING ({test}) WITH CHECK (true)"
            yield f"CREATE POLICY placed_{one.lower()} ON {table} AS RESTRICTIVE FOR {one} TO {everybody} {check}"
    triggers = {
        ("application", "touched", "UPDATE"): _TOUCHED.format(
            touched=f"ARRAY[{', '.join(map(literal, TOUCHED))}]",
            owner=owner,
            movers=array(holders(RIGHTS["application"].change)),
        ),
        ("person", "given", "INSERT"): _GIVEN.format(owner=owner, writers=array(holders({Permission.PEOPLE_WRITE}))),
    }
    for (table, name, when), body in triggers.items():
        yield from function(f"{table}_{name}() RETURNS trigger LANGUAGE plpgsql", body)
        yield f"DROP TRIGGER IF EXISTS {name} ON {table}"
        yield f"CREATE TRIGGER {name} BEFORE {when} ON {table} FOR EACH ROW EXECUTE FUNCTION desk.{table}_{name}()"
