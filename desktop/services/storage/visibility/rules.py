"""Of every table, on what it hangs who sees a row. A table without a rule here cannot be asked by anybody who does not see all.

The same rules hold commands to their reach: there ``Terms`` carries the permission of the command instead of those for seeing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, false, or_, select, true
from sqlalchemy.sql.elements import True_

from desktop.models import ENTITIES, ApplicationRow, CandidateRow, JournalChange
from desktop.services.access.permissions import Permission
from desktop.services.access.reach import Reach
from desktop.services.storage.visibility.requisitions import (
    application_within,
    candidate_within,
    requisition_within,
)
from desktop.words import Scope

Condition = ColumnElement[bool]


@dataclass(frozen=True, slots=True)
class Terms:
    """On whose behalf rules are spelled out. ``seeing`` False: for what a command is about to change, the bin included."""

    reach: Callable[[Permission], Reach]
    own_id: str
    seeing: bool = True

    def requisition(self, column: Any) -> Condition:
        """Whether a column holds a requisition within reach."""
        return requisition_within(self.reach(Permission.REQUISITION_SEE), column)

    def work(self, column: Any) -> Condition:
        """Whether a column holds the requisition of an application within reach."""
        return requisition_within(self.reach(Permission.APPLICATION_SEE), column)

    def application(self, column: Any) -> Condition:
        """Whether a column holds an application within reach."""
        return application_within(self.reach(Permission.APPLICATION_SEE), column)

    def candidate(self, column: Any, *, merged: bool = True) -> Condition:
        """Whether a column holds a candidate within reach."""
        return candidate_within(self.reach(Permission.CANDIDATE_SEE), column, living=self.seeing, merged=merged)


Rule = Callable[[Any, Terms], Condition]

OPEN = {
    "workspace": "which workspace this is",
    "vocabulary_word": "the words every form and list is made of",
    "person": "who is in the team, with their names",
    "person_key": "public keys",
    "import_memory": "which header means which field",
    "journal_origin": "how far the journal has come",
    "approval_chain": "who is asked before something is approved",
    "delegation": "who stands in for whom",
    "process_rule": "which reminders and terms the team works with",
    "requisition_template": "what a new requisition starts with; pay is never in it",
}
"""Tables that everybody who may ask at all sees whole, and what they hold."""


OWN = frozenset({"task", "saved_view", "draft"})
"""Tables with rows that are somebody's own and hang on no case. Whose roles show them everything are shown these too; who merely finds
nothing confidential about is not."""


def _note(c: Any, terms: Terms) -> Condition:
    return and_(terms.candidate(c.candidate_id), or_(c.application_id.is_(None), terms.application(c.application_id)))


def _saved_view(c: Any, terms: Terms) -> Condition:
    own = c.owner_id == terms.own_id
    return or_(own, c.shared.is_(True)) if terms.seeing else own


def _presence(c: Any, terms: Terms) -> Condition:
    """With the record that is being edited; of others it is not known that they are."""
    return or_(
        c.person_id == terms.own_id,
        and_(c.entity == "candidate", terms.candidate(c.record_id)),
        and_(c.entity == "requisition", terms.requisition(c.record_id)),
        and_(c.entity == "application", terms.application(c.record_id)),
    )


def _role_grant(c: Any, terms: Terms) -> Condition:
    return or_(c.scope == Scope.DEPARTMENT.value, c.person_id == terms.own_id, terms.requisition(c.scope_id))


def _import_batch(c: Any, terms: Terms) -> Condition:
    reach = terms.reach(Permission.SPREADSHEET_IMPORT)
    return true() if reach.everything or reach.open else c.person_id == terms.own_id


def _task(c: Any, terms: Terms) -> Condition:
    """With the case it is about; one that is about no case is seen by whoever set it and whoever has it, see ``OWN``."""
    hangs = or_(c.requisition_id.is_not(None), c.application_id.is_not(None), c.candidate_id.is_not(None))
    return and_(
        or_(c.requisition_id.is_(None), terms.requisition(c.requisition_id)),
        or_(c.application_id.is_(None), terms.application(c.application_id)),
        or_(c.candidate_id.is_(None), terms.candidate(c.candidate_id)),
        or_(hangs, c.owner_id == terms.own_id, c.by_id == terms.own_id),
    )


def _journal_entry(c: Any, terms: Terms) -> Condition:
    """One's own, and those with something in them that one sees."""
    j: Any = JournalChange.__table__.alias()
    seen = select(j.c.entry_id).where(j.c.entry_id == c.id, _journal_change(j.c, terms))
    return or_(c.actor_id == terms.own_id, seen.correlate(c.id.table).exists())


def _journal_change(c: Any, terms: Terms) -> Condition:
    """A change is seen with the row it changed."""
    whole, tests = [name for name in ENTITIES if name in OPEN], list[Condition]()
    known = {
        ("candidate", "contact", "candidate_tag"): terms.candidate(c.subject_id),
        ("requisition",): terms.requisition(c.entity_id),
    }
    for names, test in known.items():
        _sort_in(names, and_(c.entity.in_(names), test), isinstance(test, True_), whole, tests)
    for name in sorted(ENTITIES.keys() & RULES.keys() - {name for names in known for name in names}):
        row: Any = ENTITIES[name].__table__.alias()
        test = RULES[name](row.c, terms)
        seen = select(row.c.id).where(row.c.id == c.entity_id, test).correlate(c.entity_id.table).exists()
        _sort_in((name,), and_(c.entity == name, seen), isinstance(test, True_), whole, tests)
    return or_(c.entity.in_(whole), *tests)


def _sort_in(names: tuple[str, ...], test: Condition, is_whole: bool, whole: list[str], tests: list[Condition]) -> None:
    if is_whole:
        whole.extend(names)
    else:
        tests.append(test)


def _found(rows: Any, rule: str) -> Rule:
    """A row of a full text index is seen with its row of the listing."""

    def rule_of(c: Any, terms: Terms) -> Condition:
        row = rows.__table__.alias()
        seen = select(row.c.row).where(row.c.row == c.rowid, RULES[rule](row.c, terms))
        return seen.correlate(c.rowid.table).exists()

    return rule_of


RULES: dict[str, Rule] = {
    "requisition": lambda c, terms: terms.requisition(c.id),
    "seat": lambda c, terms: terms.requisition(c.requisition_id),
    "requisition_member": lambda c, terms: terms.requisition(c.requisition_id),
    "application": lambda c, terms: terms.work(c.requisition_id),
    "application_flag": lambda c, terms: terms.application(c.application_id),
    "stage_transition": lambda c, terms: terms.application(c.application_id),
    "candidate": lambda c, terms: terms.candidate(c.id),
    "contact": lambda c, terms: terms.candidate(c.candidate_id),
    "candidate_tag": lambda c, terms: terms.candidate(c.candidate_id),
    "note": _note,
    "saved_view": _saved_view,
    "draft": lambda c, terms: c.owner_id == terms.own_id,
    "presence": _presence,
    "role_grant": _role_grant,
    "import_batch": _import_batch,
    "requisition_step": lambda c, terms: terms.requisition(c.requisition_id),
    "approval": lambda c, terms: terms.requisition(c.requisition_id),
    "approval_group": lambda c, terms: terms.requisition(c.requisition_id),
    "approver": lambda c, terms: terms.requisition(c.requisition_id),
    "decision": lambda c, terms: terms.requisition(c.requisition_id),
    "task": _task,
    "requisition_row": lambda c, terms: terms.requisition(c.id),
    "application_row": lambda c, terms: terms.work(c.requisition_id),
    "candidate_row": lambda c, terms: terms.candidate(c.id, merged=False),
    "application_search": _found(ApplicationRow, "application_row"),
    "candidate_search": _found(CandidateRow, "candidate_row"),
    "server_login": lambda c, terms: false(),  # who is which login is asked by the server itself
    "journal_entry": _journal_entry,
    "journal_change": _journal_change,
}
"""Table → who sees a row of it."""
