"""A command that came too late, in words: who did what meanwhile, and a way to look at it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtCore import QCoreApplication, QObject

from desktop.errors import FieldConflict, OutOfDate
from desktop.services.applications.questions import ReadApplication
from desktop.views.forms.changed_notice import when, who
from desktop.views.mishaps.meeting import Mishaps
from desktop.views.mishaps.wording import Wording, entity, word
from desktop.views.records.change_words import change_words, field_words
from desktop.views.refresh.announcer import Announcer
from desktop.views.workbench import Workbench
from desktop.words import Topic

_TOLD = 3
"""So many changes are told; the rest is seen on the record."""

TOPICS = {
    "candidate": Topic.CANDIDATES,
    "application": Topic.APPLICATIONS,
    "requisition": Topic.REQUISITIONS,
    "seat": Topic.REQUISITIONS,
    "person": Topic.PEOPLE,
    "approval": Topic.APPROVALS,
    "approver": Topic.APPROVALS,
    "approval_chain": Topic.PROCESS,
    "delegation": Topic.PROCESS,
}
"""What has to be read anew when a record turned out to be another than it was shown."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Outdated", text)


class Behind(Workbench, Protocol):
    """A workbench that tells pages what changed and shows messages."""

    announcer: Announcer
    mishaps: Mishaps


def meet_outdated(workbench: Behind, error: OutOfDate, owner: QObject, *, told: bool) -> None:
    """Somebody was faster: pages show what there is now, and unless a form asks, it is said who did what."""
    if error.entity in TOPICS:
        workbench.announcer.gather({TOPICS[error.entity]})
    if not told:
        workbench.mishaps.meet(error, owner, outdated_wording(workbench, error, owner))


def outdated_wording(workbench: Workbench, error: OutOfDate, owner: QObject) -> Wording:
    """The message of a command without a form; pages are read anew meanwhile, so what is seen is the present state."""
    plain = word(error)
    offer = _way_there(workbench, error, owner)
    known = [one for one in error.fields if one.name in field_words()]
    if not known:
        return Wording(plain.happened, plain.todo, details=plain.details, offer=offer)
    last = max(known, key=lambda one: one.at)
    told = "; ".join(line for one in known[:_TOLD] if (line := _change(workbench, one)))
    happened = _tr("{who} changed this {entity} {when}: {what}. Nothing was overwritten.").format(
        who=who(workbench, last.by_id, last.by), entity=entity(error.entity), when=when(last.at), what=told
    )
    todo = _tr("What you see now is the present state. Decide again.")
    return Wording(happened, todo, details=plain.details, offer=offer)


def _change(workbench: Workbench, one: FieldConflict) -> str:
    if one.sealed:
        return field_words()[one.name]
    return (
        change_words(workbench, field_words(), (one.name, _text(one.before), _text(one.theirs)))
        or field_words()[one.name]
    )


def _text(value: Any) -> str:
    return "" if value is None else value if isinstance(value, str) else json.dumps(value)


def _way_there(workbench: Workbench, error: OutOfDate, owner: QObject) -> tuple[str, Callable[[], object]] | None:
    if error.entity in ("candidate", "requisition"):
        return _tr("Look"), lambda: workbench.open(error.entity, error.entity_id)
    if error.entity == "application" and not workbench.may(ReadApplication):

        def look() -> None:
            question = ReadApplication(error.entity_id)
            workbench.ask(question, lambda found: workbench.open("candidate", found.candidate_id), owner=owner)

        return _tr("Look"), look
    return None
