"""Row security: who sees and touches which rows, decided by the server from ``role_grant``, ``requisition_member`` and the requisition.

Administrators and HR see everything; recruiters and viewers all that is not confidential, and the confidential they are
part of; everybody else only requisitions they are part of, with the people who applied there. Somebody who left sees nothing. FORCED, so that it
binds the owner's tables even for the owner, who has a policy of its own. ``protect`` is run after every upgrade, in its transaction,
and always makes everything anew: what is declared here is what holds.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection

from desktop.models import ENTITIES
from desktop.services.access.permissions import Permission
from desktop.services.storage.postgres.approving import approving
from desktop.services.storage.postgres.functions import array, function
from desktop.services.storage.postgres.journal_guard import journal_guards
from desktop.services.storage.postgres.names import Names, literal, quoted
from desktop.services.storage.postgres.places import places
from desktop.services.storage.postgres.rights import RIGHTS, grants, holders, withheld_columns
from desktop.services.storage.visibility.masks import PAYS
from desktop.services.storage.visibility.rules import OPEN
from desktop.words import Role

SEES_ALL = (Role.ADMINISTRATOR, Role.HR)
WIDE = (*SEES_ALL, Role.RECRUITER, Role.VIEWER)

_MINE = """
    SELECT id FROM public.requisition WHERE desk.me() IN (hiring_manager_id, recruiter_id)
    UNION SELECT requisition_id FROM public.requisition_member WHERE person_id = desk.me() AND deleted_at IS NULL
    UNION SELECT r.id FROM public.requisition r JOIN public.role_grant g
        ON g.person_id = desk.me() AND g.deleted_at IS NULL
        AND (g.scope = 'requisition' AND g.scope_id = r.id OR g.scope = 'department' AND g.scope_id = r.department_id
             AND (NOT r.confidential OR g.role = ANY ({sees_all})))
"""
_MY_PEOPLE = """
    WITH RECURSIVE seen AS (
        SELECT candidate_id AS id FROM public.application
            WHERE requisition_id IN (SELECT desk.mine()) AND deleted_at IS NULL
        UNION SELECT c.id FROM public.candidate c JOIN seen ON c.merged_into_id = seen.id)
    SELECT id FROM seen
"""
_CLOSED_PEOPLE = """
    WITH RECURSIVE hidden AS (
        SELECT a.candidate_id AS id FROM public.application a WHERE a.requisition_id IN (SELECT desk.closed())
            AND NOT EXISTS (SELECT 1 FROM public.application b WHERE b.candidate_id = a.candidate_id
                AND b.deleted_at IS NULL AND b.requisition_id NOT IN (SELECT desk.closed()))
        UNION SELECT c.id FROM public.candidate c JOIN hidden ON c.merged_into_id = hidden.id)
    SELECT id FROM hidden
"""


def _holds(roles: str) -> str:
    return f"SELECT EXISTS (SELECT 1 FROM desk.my_roles() r WHERE r = ANY ({{{roles}}}))"  # noqa: S608 - a name of the values below


_IN_GROUP = """
    SELECT desk.me() IS NOT NULL AND EXISTS (SELECT 1 FROM unnest({roles}) r WHERE desk.in_group(r))"""
"""As columns are granted: to groups, for all rows or none."""

_FUNCTIONS = {
    "team() RETURNS text LANGUAGE sql IMMUTABLE": "SELECT {team}",
    "me() RETURNS uuid LANGUAGE sql STABLE": """
        SELECT p.id FROM public.server_login s JOIN public.person p ON p.id = s.person_id
        WHERE s.login = session_user AND NOT p.inactive AND p.deleted_at IS NULL""",
    "in_group(r text) RETURNS boolean LANGUAGE sql STABLE": "SELECT pg_has_role(session_user, desk.team() || '_' || r, 'USAGE')",
    "my_roles() RETURNS SETOF text LANGUAGE sql STABLE": """
        SELECT r FROM public.person p, unnest({roles}) r
        WHERE p.id = desk.me() AND p.roles::jsonb @> to_jsonb(r) AND desk.in_group(r)""",
    "sees_all() RETURNS boolean LANGUAGE sql STABLE": _holds("sees_all"),
    "wide() RETURNS boolean LANGUAGE sql STABLE": _holds("wide"),
    "imports() RETURNS boolean LANGUAGE sql STABLE": _holds("imports"),
    "restricted() RETURNS boolean LANGUAGE sql STABLE": _IN_GROUP.format(roles="{restricted}"),
    "pays() RETURNS boolean LANGUAGE sql STABLE": _IN_GROUP.format(roles="{pays}"),
    "copies() RETURNS boolean LANGUAGE sql STABLE": "SELECT current_setting('desk.copying', true) = 'on' AND desk.sees_all()",
    "mine() RETURNS SETOF uuid LANGUAGE sql STABLE": _MINE,
    "closed() RETURNS SETOF uuid LANGUAGE sql STABLE": "SELECT id FROM public.requisition WHERE confidential EXCEPT SELECT desk.mine()",
    "my_people() RETURNS SETOF uuid LANGUAGE sql STABLE": _MY_PEOPLE,
    "closed_people() RETURNS SETOF uuid LANGUAGE sql STABLE": _CLOSED_PEOPLE,
}  # fmt: skip
"""Asked by the policies; they run as the owner, or a policy would ask itself.

A role held everywhere counts where the team's table and the server's group agree; whoever left is nobody.
"""

_ALL = "(SELECT desk.sees_all())"
_SOMEBODY = "(SELECT desk.me()) IS NOT NULL"
_REQUISITION = "({all} OR (SELECT desk.wide()) AND {id} NOT IN (SELECT desk.closed()) OR {id} IN (SELECT desk.mine()))"
_CANDIDATE = (
    "CASE WHEN {all} THEN true WHEN (SELECT desk.wide()) THEN {id} NOT IN (SELECT desk.closed_people())"
    " ELSE {id} IN (SELECT desk.my_people()) END"
)
_THROUGH = "EXISTS (SELECT 1 FROM public.{table} seen WHERE seen.{key} = {own})"
"""Seen where a row of another table is, whose own policy decides."""


def _requisition(column: str) -> str:
    return _REQUISITION.format(all=_ALL, id=column)


def _candidate(column: str) -> str:
    return _CANDIDATE.format(all=_ALL, id=column)


def _change() -> str:
    """A change is seen with the row it changed."""
    seen = {
        name: "true" if name in OPEN else _THROUGH.format(table=name, key="id", own="entity_id") for name in ENTITIES
    }
    seen |= dict.fromkeys(("candidate", "contact", "candidate_tag"), _candidate("subject_id"))
    seen["requisition"] = _requisition("entity_id")
    cases = "".join(f" WHEN '{name}' THEN {test}" for name, test in sorted(seen.items()))
    return (
        f"{_SOMEBODY} AND ({_ALL} OR CASE entity{cases} ELSE false END)"
        " AND ((SELECT desk.restricted()) OR coalesce(before, '') || coalesce(after, '') !~ '{restricted_fields}')"
        f" AND (entity NOT IN ({', '.join(map(literal, PAYS))}) OR (SELECT desk.pays())"
        " OR coalesce(before, '') || coalesce(after, '') !~ '{pay_fields}')"
    )


SEEN: dict[str, str] = {
    "alembic_version": "true",
    "server_login": "true",
    "requisition": f"({_requisition('id')} OR (SELECT desk.me()) IN (hiring_manager_id, recruiter_id))",
    "requisition_row": _requisition("id"),
    "seat": _requisition("requisition_id"),
    "requisition_member": _requisition("requisition_id"),
    **dict.fromkeys(
        ("requisition_step", "approval", "approval_group", "approver", "decision"), _requisition("requisition_id")
    ),
    "task": f"{_SOMEBODY} AND (requisition_id IS NULL OR {_requisition('requisition_id')})"
    f" AND (application_id IS NULL OR {_THROUGH.format(table='application', key='id', own='application_id')})"
    f" AND (candidate_id IS NULL OR {_candidate('candidate_id')})"
    f" AND ({_ALL} OR coalesce(requisition_id, application_id, candidate_id) IS NOT NULL OR (SELECT desk.me()) IN (owner_id, by_id))",
    "application": _requisition("requisition_id"),
    "application_row": _requisition("requisition_id"),
    "application_flag": _THROUGH.format(table="application", key="id", own="application_id"),
    "stage_transition": _THROUGH.format(table="application", key="id", own="application_id"),
    "candidate": _candidate("id"),
    "candidate_row": _candidate("id"),
    "contact": _candidate("candidate_id"),
    "candidate_tag": _candidate("candidate_id"),
    "note": f"({_candidate('candidate_id')} AND (application_id IS NULL OR "
    + _THROUGH.format(table="application", key="id", own="application_id")
    + "))",
    "candidate_search": _THROUGH.format(table="candidate_row", key="row", own="candidate_search.rowid"),
    "application_search": _THROUGH.format(table="application_row", key="row", own="application_search.rowid"),
    "saved_view": f"{_SOMEBODY} AND (shared OR owner_id = (SELECT desk.me()))",
    "draft": "owner_id = (SELECT desk.me())",
    "presence": "person_id = (SELECT desk.me()) OR CASE entity"
    + "".join(
        f" WHEN '{entity}' THEN {_THROUGH.format(table=entity, key='id', own='record_id')}"
        for entity in ("candidate", "requisition", "application")
    )
    + " ELSE false END",
    "role_grant": f"{_SOMEBODY} AND (scope = 'department' OR person_id = (SELECT desk.me()) OR {_requisition('scope_id')})",
    "import_batch": "(SELECT desk.imports()) OR person_id = (SELECT desk.me())",
    "journal_change": _change(),
    "journal_entry": f"{_ALL} OR actor_id = (SELECT desk.me()) OR "
    + _THROUGH.format(table="journal_change", key="entry_id", own="journal_entry.id"),
}
"""Table → which rows somebody sees; the same as ``visibility/rules.py`` says, which a test compares. A table that is not here has the
same rows for everybody of the team, and none for whoever left."""

COPIED = ("saved_view", "draft")
"""Where even those who see everything see only their own, but for a copy of the whole workspace: a copy without them would not be one."""

WRITTEN: dict[str, str] = {
    "saved_view": "owner_id = (SELECT desk.me())",
    "presence": "person_id = (SELECT desk.me())",
    "delegation": "(SELECT desk.sees_all()) OR person_id = (SELECT desk.me())",
    "journal_change": _SOMEBODY,  # the guards of the journal check what is added
    "journal_entry": _SOMEBODY,
    "candidate_search": _SOMEBODY,  # its row is written right after or before
    "application_search": _SOMEBODY,
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
    yield from places(names)
    yield from approving(names)
    yield from journal_guards(names)


def _functions(names: Names) -> Iterator[str]:
    yield "CREATE SCHEMA IF NOT EXISTS desk"
    callers = f"{', '.join(map(quoted, names.groups))}, {quoted(names.owner)}"
    yield f"GRANT USAGE ON SCHEMA desk TO {callers}"
    values = {
        "team": literal(names.database), "roles": array(Role), "sees_all": array(SEES_ALL), "wide": array(WIDE),
        "restricted": array(holders({Permission.RESTRICTED_SEE})), "pays": array(holders({Permission.PAY_SEE})),
        "imports": array(holders({Permission.SPREADSHEET_IMPORT})),
    }  # fmt: skip
    for head, body in _FUNCTIONS.items():
        yield from function(head, f" {body.format(**values)} ", callers)


def _policies(names: Names) -> Iterator[str]:
    fields = {
        f"{{{name}_fields}}": _named(permission)
        for name, permission in (("restricted", Permission.RESTRICTED_SEE), ("pay", Permission.PAY_SEE))
    }
    for table in RIGHTS:
        seen = SEEN.get(table, _SOMEBODY)
        for place, pattern in fields.items():
            seen = seen.replace(place, pattern)
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
        changed = written if table in ("saved_view", "delegation") else seen
        yield f"CREATE POLICY changed ON {table} FOR UPDATE USING ({changed}) WITH CHECK ({written})"
        yield f"CREATE POLICY removed ON {table} FOR DELETE USING ({changed})"


def _named(permission: Permission) -> str:
    """What finds the fields withheld without a permission in what the history says of a row."""
    every = {name for table in RIGHTS for name, needed in withheld_columns(table).items() if needed is permission}
    return f'"({"|".join(sorted(every))})":'
