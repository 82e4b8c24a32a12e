"""What a card says, worked out once when the board is read, so that painting only copies texts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale, Qt

from desktop.services.applications.records import Card
from desktop.services.people.records import Team
from desktop.services.vocabulary.records import VocabularyBook
from desktop.views.records.decisions.decision_words import open_counts, open_in_short, open_tone
from desktop.views.tables.decision_strip import in_words
from desktop.views.tables.formatting import STALE_AFTER, VERY_STALE_AFTER, exact_moment, moment_of


def tr(text: str, count: int = -1) -> str:
    """The text in the language of the program; ``%n`` becomes the count."""
    return QCoreApplication.translate("Board", text, None, count)


@dataclass(frozen=True, slots=True)
class CardFace:
    """One card in words. ``tone`` of ``stale`` is ``warn`` or ``bad``; ``pending`` while a move is not answered yet."""

    card: Card
    initials: str
    owner: str
    ages: tuple[str, ...]
    """Days in stage and last touch, in ever shorter words; the first that fits is shown."""
    stale: str
    tone: str
    chips: tuple[tuple[str, str], ...]
    """Text and tone of each chip, the hold first."""
    waiting_words: tuple[str, ...] = ()
    """How many decisions are open and overdue, in ever shorter words; empty while none waits."""
    waiting_tone: str = ""
    pending: bool = False

    @property
    def id(self) -> str:
        """The application's id."""
        return self.card.id

    @property
    def name(self) -> str:
        """The candidate's name."""
        return self.card.name

    def waiting(self) -> CardFace:
        """The same card while its move is on the way."""
        return replace(self, pending=True)

    def spoken(self) -> str:
        """The card as one sentence, for screen readers."""
        said = (self.name, tr("owner {name}").format(name=self.owner), self.ages[0], self.stale, *self._chip_texts())
        said += self.waiting_words[:1]
        return ", ".join(part for part in said if part)

    def explained(self) -> str:
        """Everything with exact times, for the tooltip."""
        card = self.card
        lines = [card.name, tr("Owner: {name}").format(name=self.owner)]
        lines.append(tr("In stage since {when}").format(when=exact_moment(card.in_stage_since)))
        lines.append(
            tr("Last touch: {when}").format(when=exact_moment(card.last_touch)) if card.last_touch
            else tr("No contact yet")
        )  # fmt: skip
        if self.stale:
            days = VERY_STALE_AFTER if self.tone == "bad" else STALE_AFTER
            lines.append(tr("No contact or work for %n days or more", days))
        return "\n".join([*lines, *self._chip_texts(), "", in_words(card.strip)])

    def _chip_texts(self) -> list[str]:
        return [text for text, _tone in self.chips]


def days_since(moment: str, now: datetime) -> int | None:
    """Calendar days since a stored moment; None if there is none."""
    at = moment_of(moment) if moment else None
    return None if at is None else max(0, (now.date() - at.date()).days)


def short_day(iso: str) -> str:
    """``3 Dec``, with the year only when it is another one."""
    day = QDate.fromString(iso[:10], Qt.DateFormat.ISODate)
    if not day.isValid():
        return iso
    return QLocale().toString(day, "d MMM" if day.year() == QDate.currentDate().year() else "d MMM yyyy")


def _ages(in_stage: int | None, untouched: int | None, stale: bool) -> tuple[str, ...]:
    """What is stale says since when by itself, so only the days in the stage stand beside it."""
    if in_stage is None:
        age, short = "", ""
    else:
        age = tr("%n d in stage", in_stage) if in_stage else tr("new today")
        short = tr("%n d", in_stage) if in_stage else tr("new")
    if stale:
        return (age, short)
    if untouched is None:
        touches: tuple[str, ...] = (tr("no contact yet"), tr("no contact"))
    elif untouched == 0:
        touches = (tr("touched today"), tr("touch today"))
    else:
        touches = (tr("touched %n d ago", untouched), tr("touch %n d ago", untouched), tr("touch %n d", untouched))
    if not age:
        return touches
    return (*(f"{age} · {touch}" for touch in touches), f"{short} · {touches[-1]}")


def face_of(card: Card, book: VocabularyBook, team: Team, now: datetime) -> CardFace:
    """The card in words, as of ``now`` (local time)."""
    member = team.by_id.get(card.owner_id)
    in_stage, untouched = days_since(card.in_stage_since, now), days_since(card.last_touch, now)
    idle = in_stage if untouched is None else untouched
    stale, tone = "", ""
    if not card.hold_until and idle is not None and idle >= STALE_AFTER:
        stuck = idle >= VERY_STALE_AFTER
        stale, tone = (tr("stuck %n d", idle), "bad") if stuck else (tr("stale %n d", idle), "warn")
    chips: list[tuple[str, str]] = []
    if card.hold_until:
        chips.append((tr("On hold to {day}").format(day=short_day(card.hold_until)), "info"))
    chips += [(label, "warn") for label in book.labels(card.flags) if label]
    waiting, soon, late = open_counts(card.strip, today=now.date())
    return CardFace(
        card=card, initials=member.initials if member else "–", owner=member.name if member else tr("nobody yet"),
        ages=_ages(in_stage, untouched, bool(stale)), stale=stale, tone=tone, chips=tuple(chips),
        waiting_words=open_in_short(waiting, late), waiting_tone=open_tone(soon, late),
    )  # fmt: skip


class FaceMaker:
    """Makes faces and keeps them, so that a board read again after one move costs one card and not a thousand."""

    def __init__(self) -> None:
        self._faces: dict[str, CardFace] = {}
        self._made_for: tuple[object, ...] = ()

    def faces(
        self, cards: tuple[Card, ...], book: VocabularyBook, team: Team, now: datetime
    ) -> list[CardFace]:  # fmt: skip
        """The faces of these cards."""
        made_for = (book, team, now.date(), QLocale().name())
        if len(made_for) != len(self._made_for) or any(
            new is not old and new != old for new, old in zip(made_for, self._made_for, strict=True)
        ):
            self._faces.clear()
            self._made_for = made_for
        made = []
        for card in cards:
            face = self._faces.get(card.id)
            if face is None or face.card != card:
                face = self._faces[card.id] = face_of(card, book, team, now)
            made.append(face)
        return made
