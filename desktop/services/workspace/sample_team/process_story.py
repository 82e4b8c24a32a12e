"""How the sample team decides, as data: its chains, what they were asked, the questions on its docket, its tasks and templates.

Days are counted from the day the sample is made: those before it in ``days``, those ahead in ``due``, which is below zero for what is
late. ``ME`` is whoever is signed in.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

ME = "me"
AWAY = ("Priya Nair", "Owen Gallagher")
"""Managers for whom ``ME`` stands in, the first who is somebody else."""

_MANAGER = {
    "name": "Hiring manager",
    "need": "all",
    "count": 1,
    "people": [],
    "roles": ["hiring_manager"],
    "sla_days": 2,
}
_HR = {"name": "HR", "need": "any", "count": 1, "people": [], "roles": ["hr", "administrator"], "sla_days": 2}
_FINANCE = {
    "name": "Finance",
    "need": "count",
    "count": 1,
    "people": ["Nadia Haddad", "Tom Whitfield"],
    "roles": [],
    "sla_days": 3,
}
CHAINS: tuple[tuple[str, dict[str, Any], tuple[dict[str, Any], ...]], ...] = (
    ("Roles from 60,000 a year", {"from": "60000", "currency": "CAD"}, (_MANAGER, _FINANCE, _HR)),
    ("Roles below 60,000 a year", {"to": "60000", "currency": "CAD"}, (_MANAGER, _HR)),
)
"""Name, conditions, groups with their people by name."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What one seat answered; ``by`` where somebody stood in for its person."""

    person: str
    verdict: str
    days: int
    note: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One request for approval of an opening (its place in ``OPENINGS``). ``pay``: its highest pay where that was another then."""

    opening: int
    asks: str
    days: int
    answers: tuple[Answer, ...] = ()
    pay: str = ""


_A = Answer
ATTEMPTS = (
    Attempt(0, "Marc Tremblay", 50, (_A("Priya Nair", "yes", 49), _A("Nadia Haddad", "yes", 48, "Within the plan for the year."),
                                     _A("Claire Bouchard", "yes", 46))),
    Attempt(1, "Sofia Lindqvist", 37, (_A("Owen Gallagher", "yes", 36), _A("Tom Whitfield", "yes", 35), _A("Claire Bouchard", "yes", 33))),
    Attempt(2, "Marc Tremblay", 14, (_A("Priya Nair", "yes", 14), _A("Tom Whitfield", "yes", 13, by="Nadia Haddad",
                                        note="For Tom, who is at the audit."), _A("Claire Bouchard", "yes", 12))),
    Attempt(6, ME, 5, (_A("Owen Gallagher", "yes", 4, "Needed before the berry season."),)),
    Attempt(7, "Marc Tremblay", 9, (_A("Priya Nair", "yes", 8),
                                    _A("Nadia Haddad", "no", 7, "The band tops what 1200 can carry this year. 62,000 would do.")), "66000"),
    Attempt(7, "Marc Tremblay", 2),
    Attempt(8, "Sofia Lindqvist", 3, (_A("Owen Gallagher", "yes", 1),)),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Question:
    """The question somebody's application has come to. ``owner``: other than the rules say; ``said``: a verdict *more* with its reason;
    ``overturned``: who said no before, how many days ago, and why.
    """

    due: int
    owner: str = ""
    next_action: str = ""
    said: str = ""
    evidence: tuple[str, ...] = ()
    snoozed: int = 0
    overturned: tuple[str, int, str] | None = None


_Q = Question
QUESTIONS = {
    "Amara Okafor": _Q(0, next_action="Fit the offer into the band; the other offer ends on Friday",
                       evidence=("Second offer: 91,000, seen in writing",)),
    "Jean-Philippe Petit": _Q(-2, said="Ask for a tax example before we say yes.", evidence=("First interview: clear on method",)),
    "Łukasz Wójcik": _Q(-1),
    "Işıl Demir": _Q(2, next_action="Read the assessment, due back tomorrow"),
    "Mei-Ling Chen": _Q(1),
    "Fatima Zahra El Idrissi": _Q(1, ME),
    "Tomáš Novák": _Q(0, next_action="Debrief with the panel; bring the scorecards", evidence=("Final interview: three of three say hire",)),
    "Chloé Gagnon": _Q(3),
    "Đức Nguyễn": _Q(-3),
    "Hannah Weiß": _Q(10, snoozed=10),
    "Samuel Adeyemi": _Q(1),
    "Noah Tanaka": _Q(2, overturned=("Sofia Lindqvist", 6, "No buying in the letter"), next_action="Owen asks to look again: ran the produce desk",
                      evidence=("Reference of Green Corner: two years of buying",)),
    "Isabella Moreno Ruiz": _Q(2),
    "Émilie Roy-Lévesque": _Q(0),
    "Kwame Boateng": _Q(4),
    "Olena Shevchenko": _Q(-3, ME, "Ask about moving to Montréal before saying yes"),
    "Yusuf Al-Sayed": _Q(2),
    "山田 太郎": _Q(3),
    "Liam O’Brien": _Q(20, snoozed=20),
    "Aaliyah Johnson": _Q(14, snoozed=12),
}  # fmt: skip
PROMISED = {"Amara Okafor": 1, "Isabella Moreno Ruiz": 0}
"""To whom an answer was promised, in how many days."""

SUBMIT = ("Say why it is needed and by when, then submit", 2)
"""What is next for the draft, and its due day."""


@dataclass(frozen=True, slots=True)
class Errand:
    """A task: of ``owner``, set by ``by``; about a visitor by name or an opening by place, or neither. ``done``: so many days ago."""

    title: str
    due: int
    owner: str = ME
    by: str = ME
    visitor: str = ""
    opening: int = -1
    repeat: str = ""
    snoozed: int = 0
    done: int = 0
    note: str = ""


ERRANDS = (
    Errand("Send the benefits summary", -1, visitor="Amara Okafor", note="Health plan and pension; she asked twice."),
    Errand("Book the small room for the debrief", 0, visitor="Tomáš Novák"),
    Errand("Look through the pipelines with both recruiters", 3, repeat="weekly"),
    Errand("Confirm the band with finance", 2, by="Marc Tremblay", opening=2),
    Errand("Renew the job board contract", 9, snoozed=6, repeat="monthly"),
    Errand("Ask whether the start in May still holds", 1, owner="Sofia Lindqvist", opening=1),
    Errand("Call back about the assessment", 0, owner="Marc Tremblay", by="Marc Tremblay", visitor="Işıl Demir"),
    Errand("Thank the panel of the last round", -2, done=1, opening=0),
)

_ENGLISH = """**{title}**

You will turn month-end figures into answers the business can act on, with a team of six.

- You have built reports that others rely on.
- You explain numbers to people who do not like numbers.

We pay {pay} a year. This posting is for an existing vacancy. We do not use artificial intelligence to screen, assess or select applicants.
"""
_FRENCH = """**{title}**

Vous transformez les chiffres de fin de mois en réponses utiles pour l’entreprise, avec une équipe de six personnes.

- Vous avez bâti des rapports sur lesquels d’autres comptent.
- Vous expliquez les chiffres à ceux qui ne les aiment pas.

Salaire : {pay} par an. Cette offre vise un poste vacant. Nous n’utilisons pas l’intelligence artificielle pour évaluer les candidats.
"""
_BUYER = """**{title}**

You will buy fruit and vegetables for eleven stores and answer for their freshness.

We pay {pay} a year.
"""
POSTINGS = {
    "analyst": (_ENGLISH.format(title="Senior analyst", pay="$78,000 to $96,000"),
                _FRENCH.format(title="Analyste principal", pay="78 000 $ à 96 000 $"), "no", "yes", 47),
    "buyer": (_BUYER.format(title="Buyer, fresh produce", pay="$61,000 to $72,000"), "", "", "yes", 34),
}  # fmt: skip
"""Code → English text, French text, whether AI selects, whether the seat exists, and how many days ago it was checked by its recruiter."""

_ROUNDS = """1. Screening call, 30 minutes, recruiter
2. First interview, 60 minutes, manager and one colleague: reporting, judgement
3. Final interview, 45 minutes, panel: working with others"""
TEMPLATES = (
    ("Analyst", 0, {"title": "Analyst", "posting_text": _ENGLISH.format(title="Analyst", pay="[pay range]"),
                    "posting_text_fr": _FRENCH.format(title="Analyste", pay="[fourchette salariale]"), "uses_ai": "no",
                    "interview_plan": _ROUNDS}),
    ("Buyer", 1, {"title": "Buyer", "posting_text": _BUYER.format(title="Buyer", pay="[pay range]"), "interview_plan": _ROUNDS}),
    ("Customer service", 3, {"title": "Customer service representative",
                             "interview_plan": "1. Call, 20 minutes, recruiter\n2. Half a day on the line"}),
)  # fmt: skip
"""Name, the opening it was made of, and what it holds besides that opening's department, family, contract and recruiter."""

RULES = (("stale_red", 14, "recruiter"), ("approval_waiting", 2, "recruiter"))
"""Rules that the team changed: code, days, whose matter."""

STAND_INS = (("Tom Whitfield", "Sofia Lindqvist", 1, 12, "Audit weeks"),)
"""Who is away, who stands in, since how many days, for how many more, why."""
