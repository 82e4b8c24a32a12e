"""What every part of the sample's story is told with: its people, its days, its words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import select

from desktop.models import Person
from desktop.models.base import moment, new_id
from desktop.services.storage.unit_of_work import UnitOfWork
from desktop.services.vocabulary.add_word import word_labelled
from desktop.services.working_days.calendar import calendar_of
from desktop.services.workspace.sample_team.process_story import AWAY, ME
from desktop.services.workspace.sample_team.story import TEAM
from desktop.words import VocabularyKind


class Setting:
    """Makes the team when it is made. Who is signed in plays ``ME``, and the first of the team where the names agree."""

    def __init__(self, work: UnitOfWork) -> None:
        self.work = work
        self._now = datetime.now(UTC).replace(hour=14, minute=30, second=0, microsecond=0)
        self._words: dict[tuple[VocabularyKind, str], str] = {}
        self._calendar = calendar_of(work.connection)
        lead = TEAM[0][0]
        known = {row.name: row.id for row in work.rows(select(Person.name, Person.id))}
        # a namesake of somebody else stays apart: nobody asks themselves for an approval
        known = {name: one for name, one in known.items() if one != work.actor.id or name == lead}
        self.people = {name: known.get(name) or new_id() for name, _ in TEAM} | {ME: work.actor.id}
        fresh = [(name, role) for name, role in TEAM if name not in known]
        work.bulk_insert(Person, [{"id": self.people[name], "name": name, "roles": [role]} for name, role in fresh])
        self.away = next(name for name in AWAY if self.people[name] != work.actor.id)

    def at(self, days: int, minutes: int = 0) -> str:
        """The moment so many days ago."""
        return moment(self._now - timedelta(days=days, minutes=minutes))

    def day(self, ahead: int) -> str:
        """The ISO date so many days ahead by the clock on the wall; of the days to come one on which people work."""
        day = date.fromisoformat(self.work.today) + timedelta(days=ahead)
        return (self._calendar.after(day, 0) if ahead > 0 else day).isoformat()

    def due(self, days: int, working_days: int) -> str:
        """The ISO date so many working days after a day in the past."""
        return self._calendar.due(self.at(days), working_days)

    def word(self, kind: VocabularyKind, label: str) -> str:
        """The id of a word, made where it is new."""
        if (kind, label) not in self._words:
            self._words[kind, label] = word_labelled(self.work, kind, label)
        return self._words[kind, label]

    @contextmanager
    def when(self, days: int) -> Iterator[None]:
        """Inside the block it is that moment for whatever is written."""
        now, self.work.now = self.work.now, self.at(days)
        try:
            yield
            self.work.flush()
        finally:
            self.work.now = now
