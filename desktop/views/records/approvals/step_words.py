"""Steps, people and days of an approval in words. Pure: records in, sentences out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, QLocale

from desktop.services.approvals.records import ApprovalRecord, CourseRecord, GroupRecord, SeatRecord
from desktop.services.people.records import Team
from desktop.views.mishaps.wording import role
from desktop.views.tables.formatting import date_text, local_now, moment_of
from desktop.words import CaseRole, Need, Verdict

_WEEK = 7


def _tr(text: str) -> str:
    return QCoreApplication.translate("ApprovalWords", text)


def person_words(team: Team, person_id: str) -> str:
    """The name, of people who left too."""
    return team.name(person_id) or _tr("Somebody who left")


def short_name(name: str) -> str:
    """``Béa Kaur`` → ``B. Kaur``: where two names stand in one sentence."""
    first, _, rest = name.partition(" ")
    return f"{first[:1]}. {rest}" if rest else name


def asked_words(token: str) -> str:
    """Whom a step means without naming a person."""
    known = {
        CaseRole.HIRING_MANAGER: _tr("the hiring manager"),
        CaseRole.RECRUITER: _tr("the recruiter"),
        CaseRole.HR: _tr("everybody in HR"),
        CaseRole.APPROVER: _tr("every approver"),
        CaseRole.ADMINISTRATOR: _tr("every administrator"),
    }
    return known.get(CaseRole(token), "") if token in list(CaseRole) else role(token)


def need_words(need: str, count: int, people: int) -> str:
    """``all of 2``, ``any of 2``, ``2 of 3``; nothing is to be said of a single person."""
    if people == 1:
        return ""
    if need == Need.COUNT:
        return _tr("{count} of {people}").format(count=count, people=people)
    wanted = _tr("any of {people}") if need == Need.ANY else _tr("all of {people}")
    return wanted.format(people=people)


def listed(names: Sequence[str]) -> str:
    """Several in a row."""
    return QLocale().createSeparatedList(list(names))


def day_words(iso: str, today: date | None = None) -> str:
    """A day as one says it: ``today``, ``Mon`` within a week, otherwise the date."""
    today = today or local_now().date()
    moment = moment_of(iso) if len(iso) > 10 else None
    try:
        day = moment.date() if moment is not None else date.fromisoformat(iso[:10])
    except ValueError:
        return iso
    if day == today:
        return _tr("today")
    if abs((day - today).days) < _WEEK:
        return QLocale().dayName(day.isoweekday(), QLocale.FormatType.ShortFormat)
    return date_text(day.isoformat())


def is_late(group: GroupRecord, today: date | None = None) -> bool:
    """Whether it is a step's turn and its day has passed."""
    day = (today or local_now().date()).isoformat()
    return bool(group.since and not group.resolved_at and group.due_on and group.due_on < day)


def group_name(group: GroupRecord) -> str:
    """What a step is called; its number where nobody named it."""
    return _tr("Step {number}").format(number=group.position) if group.name in {"", str(group.position)} else group.name


def waiting_words(team: Team, approval: ApprovalRecord, today: date | None = None) -> str:
    """``Step 2 of 3, waiting for Fia Finance, since Mon (due Thu)``; empty when it is nobody's turn."""
    group = approval.current
    if group is None:
        return ""
    names = [person_words(team, seat.person_id) for seat in group.seats if not seat.verdict]
    if group.need == Need.ALL or len(names) == 1:
        whom = listed(names)
    elif group.need == Need.ANY:
        whom = _tr("any of {names}").format(names=listed(names))
    else:
        whom = _tr("{count} of {names}").format(count=group.missing, names=listed(names))
    said = _tr("Step {number} of {all}, waiting for {whom}, since {day}").format(
        number=group.position, all=len(approval.groups), whom=whom, day=day_words(group.since, today)
    )
    if not group.due_on:
        return said
    due = _tr("was due {day}") if is_late(group, today) else _tr("due {day}")
    return f"{said} ({due.format(day=day_words(group.due_on, today))})"


def answer_words(team: Team, seat: SeatRecord) -> str:
    """Who answered what, and for whom: ``Approved by B. Kaur for A. Costa``."""
    own = seat.answered_by_id in {"", seat.person_id}
    if own:
        return _tr("approved") if seat.verdict == Verdict.YES else _tr("declined")
    said = _tr("approved by {who} for {whom}") if seat.verdict == Verdict.YES else _tr("declined by {who} for {whom}")
    return said.format(
        who=short_name(person_words(team, seat.answered_by_id)), whom=short_name(person_words(team, seat.person_id))
    )


def declined_by(approval: ApprovalRecord) -> SeatRecord | None:
    """The seat whose answer ended an attempt."""
    seats = (seat for group in approval.groups for seat in group.seats)
    return next((seat for seat in seats if seat.verdict == Verdict.NO), None)


def course_words(team: Team, course: CourseRecord) -> str:
    """``1 Mia Manager · 2 any of Finance (2) · 3 Ola Berg``."""
    parts = []
    for number, (name, need, count, people) in enumerate(course.groups, 1):
        said = _group_words(team, "" if name == str(number) else name, need, count, people)
        parts.append(f"{number}: {said}" if said[:1].isdigit() else f"{number} {said}")
    return " · ".join(parts)


def _group_words(team: Team, name: str, need: str, count: int, people: Sequence[str]) -> str:
    names = [person_words(team, one) for one in people]
    if len(names) == 1:
        return names[0]
    whom = _tr("{group} ({people})").format(group=name, people=len(names)) if name else listed(names)
    if need == Need.COUNT:
        return _tr("{count} of {whom}").format(count=count, whom=whom)
    return (_tr("any of {whom}") if need == Need.ANY else _tr("all of {whom}")).format(whom=whom)
