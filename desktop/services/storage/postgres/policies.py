"""Row security: who sees and touches which rows, decided by the server from ``role_grant``, ``requisition_member`` and the requisition.

Administrators and HR see everything; recruiters and viewers all that is not confidential, and the confidential they are
part of; everybody else only requisitions they are part of, with the people who applied there. FORCED, so that it
binds the owner's tables even for the owner, who has a policy of its own. ``protect`` is run after every upgrade, in its transaction,
and always makes everything anew: what is declared here is what holds.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection

from desktop.services.access.permissions import Permission
from desktop.services.storage.postgres.journal_guard import journal_guards
from desktop.services.storage.postgres.names import Names, literal, quoted
from desktop.services.storage.postgres.rights import RIGHTS, grants, holders
from desktop.words import Role

SEES_ALL = (Role.ADMINISTRATOR, Role.HR)
WIDE = (*SEES_ALL, Role.RECRUITER, Role.VIEWER)

_PART_OF = """
    SELECT id FROM public.requisition WHERE desk.me() IN (hiring_manager_id, recruiter_id)
    UNION SELECT requisition_id FROM public.requisition_member WHERE person_id = desk.me() AND deleted_at IS NULL
    UNION SELECT r.id FROM public.requisition r JOIN public.role_grant g
        ON g.person_id = desk.me() AND g.deleted_at IS NULL
        AND (g.scope = 'requisition' AND g.scope_id = r.id OR g.scope = 'department' AND g.scope_id = r.department_id
             AND NOT r.confidential)
"""
_FUNCTIONS = {
    "team() RETURNS text LANGUAGE sql IMMUTABLE": "SELECT {team}",
    "me() RETURNS uuid LANGUAGE sql STABLE": "SELECT person_id FROM public.server_login WHERE login = session_user",
    "my_roles() RETURNS SETOF text LANGUAGE sql STABLE": """
        SELECT r FROM unnest({roles}) r WHERE pg_has_role(session_user, desk.team() || '_' || r, 'USAGE')""",
    "sees_all() RETURNS boolean LANGUAGE sql STABLE": "SELECT EXISTS (SELECT 1 FROM desk.my_roles() r WHERE r = ANY ({sees_all}))",
    "wide() RETURNS boolean LANGUAGE sql STABLE": "SELECT EXISTS (SELECT 1 FROM desk.my_roles() r WHERE r = ANY ({wide}))",
    "restricted() RETURNS boolean LANGUAGE sql STABLE": "SELECT EXISTS (SELECT 1 FROM desk.my_roles() r WHERE r = ANY ({restricted}))",
    "reads_journal() RETURNS boolean LANGUAGE sql STABLE": "SELECT EXISTS (SELECT 1 FROM desk.my_roles() r WHERE r = ANY ({journal}))",
    "copies() RETURNS boolean LANGUAGE sql STABLE": "SELECT current_setting('desk.copying', true) = 'on' AND desk.sees_all()",
    "mine() RETURNS SETOF uuid LANGUAGE sql STABLE": _PART_OF,
    "closed() RETURNS SETOF uuid LANGUAGE sql STABLE": "SELECT id FROM public.requisition WHERE confidential EXCEPT SELECT desk.mine()",
    "my_people() RETURNS SETOF uuid LANGUAGE sql STABLE": """
        SELECT candidate_id FROM public.application WHERE requisition_id IN (SELECT desk.mine())""",
    "closed_people() RETURNS SETOF uuid LANGUAGE sql STABLE": """
        SELECT candidate_id FROM public.application WHERE requisition_id IN (SELECT desk.closed()) AND deleted_at IS NULL
        EXCEPT SELECT candidate_id FROM public.application
            WHERE requisition_id NOT IN (SELECT desk.closed()) AND deleted_at IS NULL""",
}
"""Asked by the policies; they run as the owner, or a policy would ask itself."""

_REQUISITION = "((SELECT desk.sees_all()) OR (SELECT desk.wide()) AND {id} NOT IN (SELECT desk.closed()) OR {id} IN (SELECT desk.mine()))"
_CANDIDATE = (
    "((SELECT desk.sees_all()) OR (SELECT desk.wide()) AND {id} NOT IN (SELECT desk.closed_people())"
    " OR {id} IN (SELECT desk.my_people()))"
)
_THROUGH = "EXISTS (SELECT 1 FROM public.{table} seen WHERE seen.{key} = {own})"
"""Seen where a row of another table is, whose own policy decides."""


def _of(entity: str) -> str:
    return _THROUGH.format(table=entity, key="id", own="entity_id")


_CHANGE = (
    "(subject_id IS NULL OR " + _CANDIDATE.format(id="subject_id") + ") AND CASE entity"
    + "".join(
        f" WHEN '{entity}' THEN {_of(entity)}"
        for entity in ("requisition", "seat", "requisition_member", "application", "application_flag", "stage_transition", "note")
    )
    + " ELSE true END"
    " AND ((SELECT desk.restricted()) OR coalesce(before, '') || coalesce(after, '') !~ '{restricted_fields}')"
)  # fmt: skip

SEEN: dict[str, str] = {
    "requisition": f"({_REQUISITION.format(id='id')} OR (SELECT desk.me()) IN (hiring_manager_id, recruiter_id))",
    "requisition_row": _REQUISITION.format(id="id"),
    "seat": _REQUISITION.format(id="requisition_id"),
    "requisition_member": _REQUISITION.format(id="requisition_id"),
    "application": _REQUISITION.format(id="requisition_id"),
    "application_row": _REQUISITION.format(id="requisition_id"),
    "application_flag": _THROUGH.format(table="application", key="id", own="application_id"),
    "stage_transition": _THROUGH.format(table="application", key="id", own="application_id"),
    "candidate": _CANDIDATE.format(id="id"),
    "candidate_row": _CANDIDATE.format(id="id"),
    "contact": _CANDIDATE.format(id="candidate_id"),
    "candidate_tag": _CANDIDATE.format(id="candidate_id"),
    "note": f"({_CANDIDATE.format(id='candidate_id')} AND (application_id IS NULL OR "
    + _THROUGH.format(table="application", key="id", own="application_id")
    + "))",
    "candidate_search": _THROUGH.format(table="candidate_row", key="row", own="candidate_search.rowid"),
    "application_search": _THROUGH.format(table="application_row", key="row", own="application_search.rowid"),
    "saved_view": "(shared OR owner_id = (SELECT desk.me()))",
    "draft": "owner_id = (SELECT desk.me())",
    "presence": "CASE entity"
    + "".join(
        f" WHEN '{entity}' THEN {_THROUGH.format(table=entity, key='id', own='record_id')}"
        for entity in ("candidate", "requisition", "application")
    )
    + " ELSE false END",
    "journal_change": _CHANGE,
    "journal_entry": "((SELECT desk.reads_journal()) OR actor_id = (SELECT desk.me()) OR EXISTS (SELECT 1 FROM public.journal_change c"
    " WHERE c.entry_id = journal_entry.id))",
}
"""Table → which rows somebody sees. A table that is not here has the same rows for everybody who may read it."""

COPIED = ("saved_view", "draft")
"""Where even those who see everything see only their own, but for a copy of the whole workspace: a copy without them would not be one."""

WRITTEN: dict[str, str] = {
    "saved_view": "owner_id = (SELECT desk.me())",
    "presence": "person_id = (SELECT desk.me())",
    "journal_change": "true",  # the guards of the journal check what is added
    "journal_entry": "true",
    "candidate_search": "true",  # its row is written right after or before
    "application_search": "true",
}
"""Where what may be written differs from what is seen."""


def protect(connection: Connection, names: Names) -> None:
    """Guard a database: functions, rights, row security, the journal's guards. Run as the owner, in one transaction."""
    for statement in guards(names):
        connection.exec_driver_sql(statement.replace("%", "%%"))


def guards(names: Names) -> Iterator[str]:
    """The statements that guard a database, in order."""
    yield from _functions(names)
    yield from grants(names)
    yield from _policies(names)
    yield from journal_guards(names)


def _functions(names: Names) -> Iterator[str]:
    def array(roles: object) -> str:
        return f"ARRAY[{', '.join(literal(str(role)) for role in roles)}]::text[]"  # type: ignore[attr-defined]

    yield "CREATE SCHEMA IF NOT EXISTS desk"
    everybody = ", ".join(map(quoted, names.groups))
    yield f"GRANT USAGE ON SCHEMA desk TO {everybody}, {quoted(names.owner)}"
    values = {
        "team": literal(names.database), "roles": array(Role), "sees_all": array(SEES_ALL), "wide": array(WIDE),
        "restricted": array(holders({Permission.RESTRICTED_SEE})), "journal": array(holders({Permission.JOURNAL_SEE})),
    }  # fmt: skip
    for head, body in _FUNCTIONS.items():
        name = head.partition("(")[0]
        yield (
            f"CREATE OR REPLACE FUNCTION desk.{head} SECURITY DEFINER SET search_path = pg_catalog, pg_temp"
            f" AS $$ {body.format(**values)} $$"
        )
        yield f"REVOKE ALL ON FUNCTION desk.{name}() FROM PUBLIC"
        yield f"GRANT EXECUTE ON FUNCTION desk.{name}() TO {everybody}, {quoted(names.owner)}"


def _policies(names: Names) -> Iterator[str]:
    from desktop.services.storage.postgres.rights import restricted_columns

    hidden = "|".join(sorted({name for table in RIGHTS for name in restricted_columns(table)}))
    for table in RIGHTS:
        seen = SEEN.get(table, "true").replace("{restricted_fields}", f'"({hidden})":')
        written = WRITTEN.get(table, seen)
        yield f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY"
        yield f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY"
        for name in ("owner_all", "seen", "copied", "added", "changed", "removed"):
            yield f"DROP POLICY IF EXISTS {name} ON {table}"
        yield f"CREATE POLICY owner_all ON {table} TO {quoted(names.owner)} USING (true) WITH CHECK (true)"
        yield f"CREATE POLICY seen ON {table} FOR SELECT USING ({seen})"
        if table in COPIED:
            yield f"CREATE POLICY copied ON {table} FOR SELECT USING ((SELECT desk.copies()))"
        yield f"CREATE POLICY added ON {table} FOR INSERT WITH CHECK ({written})"
        changed = written if table == "saved_view" else seen
        yield f"CREATE POLICY changed ON {table} FOR UPDATE USING ({changed}) WITH CHECK ({written})"
        yield f"CREATE POLICY removed ON {table} FOR DELETE USING ({changed})"
