"""A confidential search that nobody outside its team may learn of: its marked words turn up in no answer, count or file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from desktop.errors import NotAllowed, NotFound
from desktop.services.access.actor import Actor
from desktop.services.access.reach import ScopedRole
from desktop.services.applications.commands import CreateApplication, MoveApplications
from desktop.services.candidates.commands import ChangeCandidate, DeleteCandidates, MergeCandidates, TagCandidates
from desktop.services.candidates.questions import FindCandidates, FindDuplicates, ReadCandidate, ReadTimeline
from desktop.services.dispatch.messages import declared_questions
from desktop.services.exports.messages import ExportList
from desktop.services.listings.columns import COLUMNS, ListKind
from desktop.services.listings.questions import CountRows, Filter, ListView, ReadColumnValues, ReadRows
from desktop.services.notes.commands import AddNote
from desktop.services.people.commands import AddMember
from desktop.services.requisitions.commands import ChangeRequisition
from desktop.services.requisitions.questions import FindRequisitions, ReadRequisition
from desktop.services.saved_views.messages import SaveView
from desktop.services.vocabulary.commands import AddWord
from desktop.words import Role, Scope, VocabularyKind
from tests.services.desk import Desk, open_copy
from tests.services.examples import QUESTIONS
from tests.services.test_questions import peopled

MARK = "quagga"


class Secret:
    """A workspace with some open work, and one confidential search with its people."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.people = peopled(desk, 3)
        self.sales = desk.get(AddWord(VocabularyKind.DEPARTMENT, "Sales"))
        self.boss = desk.get(AddMember("Boss"))
        self.opening = desk.opening(
            "Quagga keeper", seats=3, confidential=True, hiring_manager_id=self.boss, pay_max="123456"
        )
        self.person = desk.person("Quagga Rider", self.opening, emails=("quagga@x.example",), phones=("+1 514 555 0177",),
                                  location="Quaggaville", employer="Quagga Ltd")  # fmt: skip
        self.application = desk.application(self.person).id
        self.shared = self.people[0]
        """Known through an open requisition too; only what hangs on the confidential one is secret."""
        self.shared_application = desk.get(CreateApplication(self.shared, self.opening))
        for person, application in ((self.person, self.application), (self.shared, self.shared_application)):
            desk.move(application, "offer")
            desk.do(AddNote(person, "quagga note", application))
        gone = desk.person("Quagga Twin", emails=("twin.quagga@x.example",))
        desk.do(MergeCandidates(self.person, desk.candidate(self.person).version, gone, 1, {}))
        self.merged = gone
        desk.do(SaveView("candidates", "quagga hunt", '{"search": "quagga"}'))
        self.ids = {self.opening, self.person, self.application, self.shared_application, gone}

    def outsiders(self) -> dict[str, Actor]:
        """Everybody who must not know, with an id of the team where one is needed."""
        me = self.desk.get(AddMember("Out Sider"))

        def actor(*roles: Role, scoped: ScopedRole | None = None) -> Actor:
            return Actor(me, "Out Sider", frozenset(roles), frozenset({scoped} if scoped else ()))

        return {
            **{role.value: actor(role) for role in Role if role not in (Role.ADMINISTRATOR, Role.HR)},
            "recruiter and viewer": actor(Role.RECRUITER, Role.VIEWER),
            "recruiter of a department": actor(scoped=ScopedRole(Role.RECRUITER, Scope.DEPARTMENT, self.sales)),
            "hr of a department": actor(scoped=ScopedRole(Role.HR, Scope.DEPARTMENT, self.sales)),
        }


@pytest.fixture(scope="module")
def secret(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Secret]:
    desk = open_copy(template, tmp_path_factory.mktemp("secret"))
    yield Secret(desk)
    desk.session.close()


WHO = [role.value for role in Role if role not in (Role.ADMINISTRATOR, Role.HR)]
WHO += ["recruiter and viewer", "recruiter of a department", "hr of a department"]


def told(door: Any, question: Any) -> str:
    try:
        return repr(door.ask(question)).casefold()
    except (NotAllowed, NotFound) as refused:
        return type(refused).__name__


@pytest.mark.parametrize("who", WHO)
def test_no_answer_names_it(secret: Secret, who: str) -> None:
    door = secret.desk.session.as_actor(secret.outsiders()[who])
    asked: list[Any] = [make(secret.desk, secret.people) for make in QUESTIONS.values()]
    asked += [make(secret.desk, [secret.person, secret.shared]) for make in QUESTIONS.values()]
    asked += [ReadCandidate(secret.merged), ReadTimeline(secret.merged), ReadTimeline(secret.shared), FindRequisitions(), FindCandidates(),
              FindDuplicates("Quagga Rider", ("quagga@x.example",), ("+1 514 555 0177",)), FindDuplicates(candidate_id=secret.person)]  # fmt: skip
    for kind in ListKind:
        asked += [ReadRows(ListView(kind)), ReadRows(ListView(kind, search="quagga"))]
        asked += [ReadColumnValues(kind, column.code) for column in COLUMNS[kind]]
    assert {type(question) for question in asked} >= set(QUESTIONS)
    for question in asked:
        answer = told(door, question)
        assert MARK not in answer.replace(repr(getattr(question, "typed", "")), ""), question
        leaked = [one for one in secret.ids if one in answer]
        given = set(vars_ids(question))
        assert set(leaked) <= given, question


def vars_ids(question: Any) -> list[str]:
    """Ids the person asking brought themselves."""
    values = [getattr(question, name) for name in question.__dataclass_fields__]
    return [
        part for value in values for part in (value if isinstance(value, tuple) else (value,)) if isinstance(part, str)
    ]


@pytest.mark.parametrize("who", WHO)
def test_counts_are_those_of_a_workspace_without_it(secret: Secret, who: str) -> None:
    door = secret.desk.session.as_actor(secret.outsiders()[who])
    sees_open = who in ("recruiter", "viewer", "recruiter and viewer")
    for kind, number in ((ListKind.REQUISITIONS, 1), (ListKind.CANDIDATES, 3), (ListKind.APPLICATIONS, 3)):
        everything = number if sees_open else 0
        count = door.ask(CountRows(ListView(kind, (Filter("created_at", "filled"),))))
        assert (count.matching, count.all) == (everything, everything), kind
        assert len(door.ask(ReadRows(ListView(kind))).rows) == everything
        assert door.ask(CountRows(ListView(kind, search="quagga"))).matching == 0
    if sees_open:
        shared = next(row for row in door.ask(ReadRows(ListView(ListKind.CANDIDATES))).rows if row.id == secret.shared)
        codes = [column.code for column in COLUMNS[ListKind.CANDIDATES]]
        assert (shared.values[codes.index("applications")], shared.values[codes.index("active")]) == (1, 1)
        assert len(door.ask(ReadCandidate(secret.shared)).applications) == 1


def test_an_exported_list_holds_none_of_it(secret: Secret, tmp_path: Path) -> None:
    door = secret.desk.session.as_actor(secret.outsiders()["recruiter"])
    for kind in ListKind:
        path = tmp_path / f"{kind.value}.xlsx"
        door.ask(ExportList(ListView(kind), (), str(path), everything=True))
        book = load_workbook(path)
        cells = [
            str(cell.value) for sheet in book for line in sheet.iter_rows() for cell in line if cell.value is not None
        ]
        assert cells
        assert not [cell for cell in cells if MARK in cell.casefold() or cell in secret.ids]


def test_a_duplicate_out_of_sight_is_told_of_and_not_named(secret: Secret) -> None:
    door = secret.desk.session.as_actor(secret.outsiders()["recruiter"])
    for question, reason in (
        (FindDuplicates("X Y", ("quagga@x.example",)), "same_email"),
        (FindDuplicates("X Y", (), ("+1 514 555 0177",)), "same_phone"),
    ):
        (only,) = door.ask(question)
        assert (only.id, only.name, only.email, only.phone, only.location, only.applications) == ("", "", "", "", "", 0)
        assert only.reason == reason
    assert door.ask(FindDuplicates("Quagga Rider", ("other@x.example",))) == (), "a name alone tells nothing"


@pytest.mark.parametrize("who", WHO)
def test_nothing_of_it_can_be_changed(secret: Secret, who: str) -> None:
    desk = secret.desk
    door = desk.session.as_actor(secret.outsiders()[who])
    before = desk.living()
    for command in (
        ChangeCandidate(secret.person, 0, {"location": "Brno"}), TagCandidates((secret.person,), "sql"),
        TagCandidates((secret.shared, secret.person), "sql"), DeleteCandidates((secret.person,)), DeleteCandidates((secret.shared,)),
        CreateApplication(secret.people[1], secret.opening), AddNote(secret.person, "x"), AddNote(secret.shared, "x", secret.shared_application),
        MoveApplications((secret.application,), (), desk.stage("screen"), "Screen"),
        ChangeRequisition(secret.opening, 0, {"department_id": secret.sales}),
        MergeCandidates(secret.people[1], 0, secret.person, 0, {}), MergeCandidates(secret.people[1], 0, secret.shared, 0, {}),
    ):  # fmt: skip
        with pytest.raises(NotAllowed):
            door.carry_out(command)
    assert desk.living() == before


def test_its_team_and_hr_see_it_all(secret: Secret) -> None:
    desk = secret.desk
    whole = desk.ask(ReadCandidate(secret.person))
    for actor in (
        Actor(secret.boss, "Boss", frozenset()),
        Actor(secret.boss, "Boss", frozenset({Role.INTERVIEWER})),
        Actor("1" * 32, "HR", frozenset({Role.HR})),
        Actor("1" * 32, "R", frozenset(), frozenset({ScopedRole(Role.RECRUITER, Scope.REQUISITION, secret.opening)})),
    ):
        door = desk.session.as_actor(
            actor
            if actor.roles or actor.scoped
            else Actor(actor.id, actor.name, actor.roles, positions=frozenset({Role.HIRING_MANAGER}))
        )
        assert door.ask(ReadCandidate(secret.person)) == whole
        assert door.ask(ReadRequisition(secret.opening)).title == "Quagga keeper"
        assert MARK in told(door, ReadTimeline(secret.shared))


def test_every_question_is_among_them() -> None:
    ours = {one for one in declared_questions() if one.__module__.startswith("desktop.services")}
    apart = {one.__name__ for one in ours - set(QUESTIONS)}
    assert apart == {"ExportList", "ReadSpreadsheets", "PreviewImport", "WriteRefusedRows", "ListImports"}, (
        "ask it above, or say here why not"
    )


def test_a_pay_band_is_blank_without_the_permission(secret: Secret) -> None:
    desk = secret.desk
    paid = desk.opening("Paid", pay_min="50000", pay_max="60000", pay_currency="CAD", pay_period="year")
    for role, sees in ((Role.VIEWER, False), (Role.RECRUITER, True), (Role.HR, True)):
        record = desk.door_of(role).ask(ReadRequisition(paid))
        assert record.title == "Paid"
        assert (record.pay_min, record.pay_max, record.pay_currency, record.pay_period) == (
            ("50000", "60000", "CAD", "year") if sees else ("", "", "", "")
        )
