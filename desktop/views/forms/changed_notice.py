"""The line that says what somebody else did to the record that is open here, while it is open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from desktop.services.history.messages import News, Novelty
from desktop.views.forms.moments import ago
from desktop.views.forms.notices import Notice
from desktop.views.records.change_words import field_words
from desktop.views.tables.formatting import local_now, moment_of
from desktop.views.workbench import Workbench

_TIME_GOES_ON_MS = 30_000
_NAMED = 4
"""So many fields are named; more are counted."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("ChangedNotice", text)


def when(at: str) -> str:
    """``just now``, ``12 min ago``."""
    moment = moment_of(at) if at else None
    if moment is None:
        return ""
    return _tr("just now") if local_now() - moment < timedelta(minutes=1) else ago(at)


def who(workbench: Workbench, person_id: str, name: str) -> str:
    """Who it was; oneself may be at work in another window."""
    if person_id and person_id == workbench.actor.id:
        return _tr("You, in another window,")
    return name or _tr("Somebody")


def listed(labels: Sequence[str]) -> str:
    """``Title, Location and 3 more``."""
    if len(labels) <= 1:
        return "".join(labels)
    if len(labels) > _NAMED:
        more = str(len(labels) - _NAMED + 1)
        return _tr("{labels} and {count} more").format(labels=", ".join(labels[: _NAMED - 1]), count=more)
    return _tr("{labels} and {last}").format(labels=", ".join(labels[:-1]), last=labels[-1])


class ChangedNotice(Notice):
    """Hears of the records it is told about, and says who changed which fields when, until ``clear``."""

    def __init__(
        self, workbench: Workbench, names: Mapping[str, str], parent: QWidget, button: str = "", role: str = ""
    ) -> None:
        super().__init__(workbench.look, parent, "info", "people", button)
        self.button.setAccessibleName(role or button)
        self._workbench = workbench
        self._names = {**names, **field_words(), **names}
        self._records: frozenset[tuple[str, str]] = frozenset()
        self._heard: list[Novelty] = []
        self._clock = QTimer(self)
        self._clock.setInterval(_TIME_GOES_ON_MS)
        self._clock.timeout.connect(self.say_again)
        workbench.elsewhere.connect(self._hear)

    def about(self, *records: tuple[str, str]) -> None:
        """Listen for these records, as entity and id."""
        self._records = frozenset(records)

    def clear(self) -> None:
        """What was told is known by now."""
        self._heard.clear()
        self._clock.stop()
        self.hide()

    def say_again(self) -> None:
        """Time goes on: ``just now`` becomes ``2 min ago``."""
        if self._heard:
            self.text.setText(self._sentence())

    def hideEvent(self, event: QHideEvent) -> None:
        """Whoever leaves the page has read it; a window that was only put aside still says it afterwards."""
        super().hideEvent(event)
        if not event.spontaneous() and not self.isHidden():
            self.clear()

    def _hear(self, news: News) -> None:
        fresh = [one for one in news.novelties if (one.entity, one.record_id) in self._records]
        if fresh:
            self._heard += fresh
            self.tell(self._sentence())
            self._clock.start()

    def _sentence(self) -> str:
        last = self._heard[-1]
        changed = {name for one in self._heard for name in one.fields}
        fields = dict.fromkeys(label for name, label in self._names.items() if name in changed)
        people = dict.fromkeys(who(self._workbench, one.actor_id, one.actor) for one in self._heard)
        return _tr("{who} changed {what} {when}.").format(
            who=listed(list(people)), what=listed(list(fields)) or _tr("this record"), when=when(last.at)
        )
