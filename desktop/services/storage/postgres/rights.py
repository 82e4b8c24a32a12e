"""Which group may read, add, change and delete in which table and column, as data derived from the program's own permissions.

A table that stands in no entry is out of reach for everybody, and a test demands an entry for each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from desktop.models import Base
from desktop.services.access.permissions import GRANTS, Permission
from desktop.services.storage.postgres.names import Names, quoted
from desktop.services.storage.visibility.masks import PAYS
from desktop.words import Role

_P = Permission
NOBODY: frozenset[Permission] = frozenset()
SEEN_BY_ALL = frozenset({_P.VOCABULARY_SEE})
"""Every role holds this one."""


@dataclass(frozen=True, slots=True)
class Rights:
    """Who may do what with a table: whoever holds one of the permissions. ``changing``: the only columns that may change."""

    read: frozenset[Permission] = SEEN_BY_ALL
    add: frozenset[Permission] = NOBODY
    change: frozenset[Permission] = NOBODY
    delete: frozenset[Permission] = NOBODY
    changing: tuple[str, ...] = ()
    further: tuple[tuple[frozenset[Permission], tuple[str, ...]], ...] = ()
    """Columns that only some of those may change."""


def _any(*permissions: Permission) -> frozenset[Permission]:
    return frozenset(permissions)


_PEOPLE = _any(_P.CANDIDATE_WRITE, _P.CANDIDATE_MERGE, _P.SPREADSHEET_IMPORT)
_MOVES = _any(_P.APPLICATION_MOVE, _P.APPLICATION_WRITE)
_MARK = ("deleted_at", "row_version")
"""All that ever changes in a fact."""
_DECIDES = _MOVES | _any(_P.DECISION_WRITE, _P.APPROVAL_ANSWER, _P.REQUISITION_WRITE, _P.SPREADSHEET_IMPORT)
"""Whose commands open, answer or end decisions."""
_ANSWERED = {
    "approval": ("state", "ended_at", "row_version", "changed_at"),
    "approval_group": ("since", "due_on", "resolved_at", "row_version", "changed_at"),
    "approver": ("verdict", "note", "answered_at", "answered_by_id", "own_request", "row_version", "changed_at"),
}
"""What an answer changes in an approval."""
_ARRANGED = {
    "approval": ("changed_fields", "deleted_at"),
    "approval_group": ("deleted_at",),
    "approver": ("person_id", "instead_of_id", "deleted_at"),
}
"""What else ever changes: what somebody was shown, by whom and under which rules stays."""
_KEPT = _MOVES | _PEOPLE | _any(_P.NOTE_WRITE, _P.REQUISITION_WRITE)
"""Whose commands make rows of lists anew."""

RIGHTS: dict[str, Rights] = {
    "alembic_version": Rights(),
    "server_login": Rights(),
    "workspace": Rights(
        change=_any(_P.REQUISITION_WRITE),
        changing=("last_number", "row_version", "changed_at"),
        further=((_any(_P.WORKSPACE_MANAGE), ("settings",)),),
    ),
    "person": Rights(
        add=_any(_P.PEOPLE_WRITE, _P.REQUISITION_WRITE, _P.SPREADSHEET_IMPORT),
        change=_any(_P.PEOPLE_WRITE, _P.ACCESS_GIVE),
        changing=("name", "email", "deleted_at", "row_version", "changed_at"),
        further=((_any(_P.ACCESS_GIVE), ("roles", "inactive")),),
    ),
    "person_key": Rights(add=_any(_P.ACCESS_GIVE), change=_any(_P.ACCESS_GIVE), changing=_MARK),
    "role_grant": Rights(add=_any(_P.ACCESS_GIVE), change=_any(_P.ACCESS_GIVE)),
    "vocabulary_word": Rights(
        add=_any(_P.VOCABULARY_WRITE, _P.CANDIDATE_WRITE, _P.SPREADSHEET_IMPORT),
        change=_any(_P.VOCABULARY_WRITE, _P.SPREADSHEET_IMPORT, _P.CANDIDATE_WRITE),
    ),
    "requisition": Rights(
        add=_any(_P.REQUISITION_WRITE),
        change=_any(_P.REQUISITION_WRITE, *_MOVES),
        further=(
            (
                _any(_P.APPROVAL_ANSWER),
                ("status", "status_reason", "opened_on", "closed_on", "changed_at", "row_version"),
            ),
        ),
    ),  # the last approval opens it
    "seat": Rights(
        add=_any(_P.REQUISITION_WRITE),
        change=_any(_P.REQUISITION_WRITE, *_MOVES),
        further=((_any(_P.APPROVAL_ANSWER), ("opened_on", "changed_at", "row_version")),),
    ),
    "requisition_step": Rights(
        add=_any(_P.REQUISITION_WRITE, _P.APPROVAL_ANSWER, *_MOVES), change=_any(_P.REQUISITION_WRITE), changing=_MARK
    ),
    "requisition_template": Rights(add=_any(_P.PROCESS_WRITE), change=_any(_P.PROCESS_WRITE)),
    "approval_chain": Rights(add=_any(_P.PROCESS_WRITE), change=_any(_P.PROCESS_WRITE)),
    **{
        table: Rights(
            add=_any(_P.REQUISITION_WRITE),
            change=_any(_P.REQUISITION_WRITE, _P.APPROVAL_ANSWER),
            changing=columns,
            further=((_any(_P.REQUISITION_WRITE), _ARRANGED[table]),),
        )
        for table, columns in _ANSWERED.items()
    },
    "delegation": Rights(add=_any(_P.APPROVAL_ANSWER), change=_any(_P.APPROVAL_ANSWER)),
    "decision": Rights(add=_DECIDES, change=_DECIDES),
    "task": Rights(add=_any(_P.TASK_WRITE), change=_any(_P.TASK_WRITE)),
    "process_rule": Rights(add=_any(_P.PROCESS_WRITE), change=_any(_P.PROCESS_WRITE)),
    # whoever names a stand-in brings them into sight of what waits for an answer
    "requisition_member": Rights(
        add=_any(_P.REQUISITION_WRITE, _P.APPROVAL_ANSWER),
        change=_any(_P.REQUISITION_WRITE, _P.APPROVAL_ANSWER),
        changing=_MARK,
    ),
    "candidate": Rights(add=_PEOPLE, change=_PEOPLE),
    "contact": Rights(add=_PEOPLE, change=_PEOPLE),
    "candidate_tag": Rights(add=_PEOPLE, change=_PEOPLE, changing=_MARK),
    "application": Rights(
        add=_any(_P.APPLICATION_WRITE),
        change=_MOVES,
        further=((_any(_P.NOTE_WRITE), ("last_touch_at", "changed_at", "row_version")),),  # a note is a touch
    ),
    "application_flag": Rights(add=_MOVES, change=_MOVES, changing=_MARK),
    "stage_transition": Rights(add=_MOVES, change=_MOVES, changing=_MARK),
    "note": Rights(add=_any(_P.NOTE_WRITE), change=_any(_P.NOTE_WRITE), changing=_MARK),
    "saved_view": Rights(add=_any(_P.VIEW_SAVE), change=_any(_P.VIEW_SAVE)),
    "draft": Rights(add=SEEN_BY_ALL, change=SEEN_BY_ALL, delete=SEEN_BY_ALL),
    "presence": Rights(add=SEEN_BY_ALL, delete=SEEN_BY_ALL),
    "import_batch": Rights(add=_any(_P.SPREADSHEET_IMPORT), change=_any(_P.SPREADSHEET_IMPORT), changing=_MARK),
    "import_memory": Rights(add=_any(_P.SPREADSHEET_IMPORT), change=_any(_P.SPREADSHEET_IMPORT)),
    "journal_origin": Rights(add=SEEN_BY_ALL, change=SEEN_BY_ALL, changing=("last_seq", "last_hlc", "last_hash")),
    "journal_entry": Rights(add=SEEN_BY_ALL),
    "journal_change": Rights(add=SEEN_BY_ALL),
    **dict.fromkeys(
        ("candidate_row", "application_row", "requisition_row", "candidate_search", "application_search"),
        Rights(add=_KEPT, change=_KEPT, delete=_KEPT),
    ),
}


def holders(permissions: Iterable[Permission]) -> list[Role]:
    """The roles that hold one of the permissions."""
    wanted = set(permissions)
    return [role for role in Role if wanted & GRANTS[role]]


def withheld_columns(table: str) -> dict[str, Permission]:
    """The columns only some may read, with the permission for it: what the entity calls restricted, and what a requisition pays."""
    known = Base.metadata.tables.get(table)
    restricted = [column.name for column in known.columns if column.info.get("restricted")] if known is not None else []
    return dict.fromkeys(restricted, Permission.RESTRICTED_SEE) | dict.fromkeys(PAYS.get(table, ()), Permission.PAY_SEE)


def grants(names: Names) -> Iterator[str]:
    """Every statement that gives a right; before them everything is taken away."""
    everybody = ", ".join(map(quoted, names.groups))
    yield f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC, {everybody}"
    yield f"REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM PUBLIC, {everybody}"
    yield f"REVOKE ALL ON SCHEMA public FROM PUBLIC, {everybody}"
    yield f"GRANT USAGE ON SCHEMA public TO {everybody}"
    yield f"GRANT ALL ON SCHEMA public TO {quoted(names.owner)}"
    for table, rights in RIGHTS.items():
        yield from _reading(names, table, rights)
        yield from _giving(names, "INSERT", table, rights.add)
        columns = f" ({', '.join(rights.changing)})" if rights.changing else ""
        yield from _giving(names, f"UPDATE{columns}", table, rights.change)
        for permissions, some in rights.further:
            yield from _giving(names, f"UPDATE ({', '.join(some)})", table, permissions)
        yield from _giving(names, "DELETE", table, rights.delete)


def _giving(names: Names, right: str, table: str, permissions: Iterable[Permission]) -> Iterator[str]:
    groups = ", ".join(quoted(names.group(role)) for role in holders(permissions))
    if groups:
        yield f"GRANT {right} ON {table} TO {groups}"


def _reading(names: Names, table: str, rights: Rights) -> Iterator[str]:
    withheld = withheld_columns(table)
    if not withheld:
        yield from _giving(names, "SELECT", table, rights.read)
        return
    for role in holders(rights.read):
        hidden = {name for name, permission in withheld.items() if permission not in GRANTS[role]}
        open_ones = [column.name for column in Base.metadata.tables[table].columns if column.name not in hidden]
        columns = f" ({', '.join(map(quoted, open_ones))})" if hidden else ""
        yield f"GRANT SELECT{columns} ON {table} TO {quoted(names.group(role))}"
