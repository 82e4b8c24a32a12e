"""Decisions in words and signs, shared by everything that shows them. Pure: records in, sentences out."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from PySide6.QtCore import QCoreApplication, QLocale

from desktop.services.decisions.records import DecisionRecord
from desktop.services.listings.strip_codes import KINDS, present
from desktop.services.people.records import Team
from desktop.views.forms.moments import ago
from desktop.views.records.decisions.case import DecisionLine
from desktop.views.records.due_words import day_words, due_words
from desktop.views.tables.decision_strip import decisions
from desktop.views.tables.formatting import date_text
from desktop.words import DecisionKind, RequisitionStatus, Verdict


def tr(text: str) -> str:
    """In the language of the program."""
    return QCoreApplication.translate("Decisions", text)


def question_words(kind: str) -> str:
    """What is asked: ``Team aligned?``"""
    return decisions()[KINDS.index(DecisionKind(kind))]


def sign_of(line: DecisionLine, today: date) -> str:
    """The code of the line's sign, as a strip shows it on that day."""
    one = line.newest
    if one is None or (not one.open and one.verdict not in (Verdict.YES, Verdict.NO)):
        return "-"
    if not one.open:
        return "y" if one.verdict == Verdict.YES else "n"
    return "~" if one.verdict == Verdict.MORE else present(f"o;{one.due_on}", today)[0]


def state_words(line: DecisionLine, today: date) -> tuple[str, str]:
    """Where it stands, and the kind of label: ``3 d overdue``, ``Yes``, ``Not asked yet``."""
    one = line.newest
    if one is None:
        return tr("Not asked yet"), "muted"
    if not one.open:
        answers = {Verdict.YES.value: (tr("Yes"), "good"), Verdict.NO.value: (tr("No"), "bad")}
        return answers.get(one.verdict, (tr("Ended without an answer"), "muted"))
    if one.snoozed_until > today.isoformat():
        return tr("Snoozed until {day}").format(day=day_words(date.fromisoformat(one.snoozed_until), today)), "muted"
    return due_words(one.due_on, today)


def below_words(line: DecisionLine, team: Team, me: str, status: str = "") -> str:
    """The quiet line below the question: whose it is and what is next, or who answered and why. ``status``: the requisition's."""
    one = line.newest
    if one is None:
        return asked_when(line.kind)
    if not one.open:
        if not one.verdict:
            return one.reason
        return answered_words(one, team, me)
    owner = tr("you") if one.owner_id == me else team.name(one.owner_id) or tr("nobody yet")
    said = one.next_action or usual_action(one.kind, one.verdict, status)
    return " · ".join((owner, tr("Next: {action}").format(action=said)))


def answered_words(one: DecisionRecord, team: Team, me: str) -> str:
    """``Béa Kaur, 3 d ago: has all must-haves``."""
    who = tr("you") if one.answered_by_id == me else team.name(one.answered_by_id) or tr("somebody who left")
    said = tr("{who}, {when}").format(who=who, when=ago(one.answered_at))
    return f"{said}: {one.reason}" if one.reason else said


def earlier_words(one: DecisionRecord, team: Team, me: str) -> str:
    """An overturned answer in a sentence: ``No, Béa Kaur, 12 Nov: too junior``."""
    verdicts = {Verdict.YES.value: tr("Yes"), Verdict.NO.value: tr("No")}
    if one.verdict in verdicts:
        return tr("{verdict}: {answer}").format(verdict=verdicts[one.verdict], answer=answered_words(one, team, me))
    return tr("Ended without an answer on {day}").format(day=date_text(one.closed_at[:10]))


def usual_action(kind: str, verdict: str = "", status: str = "") -> str:
    """What is usually to be done next. ``status``: of the requisition, where it is known."""
    if kind == DecisionKind.ROLE:
        ways = {
            RequisitionStatus.DRAFT: tr("submit for approval"),
            RequisitionStatus.AWAITING_APPROVAL: tr("answer the approval"),
        }
        return (
            ways.get(RequisitionStatus(status), tr("look at the requisition"))
            if status
            else tr("look at the requisition")
        )
    if verdict == Verdict.MORE:
        return tr("more evidence is wanted")
    return {
        DecisionKind.QUALIFIED: tr("check the must-haves and say yes or no"),
        DecisionKind.ALIGNED: tr("hold the debrief and record what the team thinks"),
        DecisionKind.VIABLE: tr("check the offer against the band"),
        DecisionKind.START: tr("confirm the start date"),
    }[DecisionKind(kind)]


def asked_when(kind: str) -> str:
    """What opens a question that nobody asked yet."""
    return {
        DecisionKind.ROLE: tr("Opens with the requisition; its approval answers it."),
        DecisionKind.QUALIFIED: tr("Opens with the application."),
        DecisionKind.ALIGNED: tr("Opens when the application comes to its interviews."),
        DecisionKind.VIABLE: tr("Opens when the application comes to its offer."),
        DecisionKind.START: tr("Opens when the offer is accepted."),
    }[DecisionKind(kind)]


def spoken(line: DecisionLine, team: Team, me: str, today: date) -> str:
    """The whole line as a sentence, for screen readers."""
    state, _kind = state_words(line, today)
    wanted = tr("more evidence wanted") if sign_of(line, today) == "~" else ""
    return ", ".join(part for part in (question_words(line.kind), wanted, state, below_words(line, team, me)) if part)


def open_counts(*strips: str, today: date | None = None) -> tuple[int, int, int]:
    """How many decisions wait in these strips, how many of them are due soon, and how many overdue."""
    codes = "".join(present(strip, today) for strip in strips)
    soon, late = codes.count("s"), codes.count("!")
    return codes.count("o") + codes.count("~") + soon + late, soon, late


def open_words(waiting: int, late: int) -> str:
    """``2 decisions open, 1 overdue``; empty when nothing waits."""
    if not waiting:
        return ""
    if waiting == 1:
        return tr("1 decision overdue") if late else tr("1 decision open")
    said = tr("{n} decisions open").format(n=waiting)
    if not late:
        return said
    return tr("{decisions}, {n} overdue").format(decisions=said, n=late)


def open_in_short(waiting: int, late: int) -> tuple[str, ...]:
    """The same in ever shorter words, for where there is little room."""
    return _in_short(waiting, late, QLocale().name()) if waiting else ()


@lru_cache(maxsize=256)
def _in_short(waiting: int, late: int, _language: str) -> tuple[str, ...]:
    """A board asks for every card, and most say the same."""
    few = tr("{n} open").format(n=waiting)
    if not late:
        return open_words(waiting, late), few
    overdue = tr("{n} overdue").format(n=late)
    both = (tr("{n} open, {m} overdue").format(n=waiting, m=late),) if late < waiting else ()
    return open_words(waiting, late), *both, overdue, tr("{n} late").format(n=late)


def open_tone(soon: int, late: int) -> str:
    """The colour that goes with the words: what is late is seen at once, the rest is quiet."""
    return "bad" if late else "warn" if soon else ""
