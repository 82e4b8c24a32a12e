"""Roles as of now: what changes while somebody works holds for their very next click, and each refusal says why."""

from __future__ import annotations

import pytest

from desktop.errors import AccessTrouble, NotAllowed, NotFound, RuleBroken
from desktop.services.access.actor import Actor
from desktop.services.access.permissions import Permission
from desktop.services.access.reach import Place, ScopedRole
from desktop.services.accounts.messages import EndAccess, GrantRole, ReadAccounts, RevokeRole, SetRoles
from desktop.services.candidates.commands import CreateCandidate
from desktop.services.candidates.questions import FindCandidates, ReadCandidate
from desktop.services.dispatch.dispatcher import Dispatcher
from desktop.services.drafts.messages import KeepDraft, ReadDraft
from desktop.services.listings.columns import COLUMNS, ColumnType, ListColumn, ListKind
from desktop.services.listings.questions import Filter, ListView, ReadColumnValues, ReadRows, Sort
from desktop.services.people.commands import AddMember
from desktop.services.requisitions.commands import AddSeats, ChangeRequisition, CreateRequisition, SetHiringTeam
from desktop.services.requisitions.questions import FindRequisitions, ReadRequisition
from desktop.services.saved_views.messages import ReadSavedViews, SaveView
from desktop.services.vocabulary.commands import AddWord
from desktop.services.workspace.session import door_of, open_workspace
from desktop.words import Role, Scope, VocabularyKind
from tests.services.desk import INSTALLATION, Desk


@pytest.fixture
def desk(file_desk: Desk) -> Desk:
    """A file: on a server the roles of others are theirs alone, see tests/services/postgres."""
    return file_desk


def door_of_member(desk: Desk, name: str, *roles: Role) -> tuple[str, Dispatcher]:
    """A colleague at another computer."""
    person = desk.get(AddMember(name, roles=roles))
    actor = Actor(person, name, frozenset(roles))
    return person, door_of(desk.session.file, actor, follows=True)


def roles(desk: Desk, person: str, *held: Role) -> None:
    account = next(one for one in desk.ask(ReadAccounts()) if one.id == person)
    desk.do(SetRoles(person, account.version, held))


def test_a_role_taken_away_while_working(desk: Desk) -> None:
    mia, door = door_of_member(desk, "Mia", Role.RECRUITER)
    door.carry_out(CreateCandidate({"name": "A"}))
    roles(desk, mia, Role.VIEWER)
    with pytest.raises(NotAllowed) as caught:
        door.carry_out(CreateCandidate({"name": "B"}))
    assert caught.value.why == "changed"
    assert not door.actor.may(Permission.CANDIDATE_WRITE)
    with pytest.raises(NotAllowed) as again:
        door.carry_out(CreateCandidate({"name": "B"}))
    assert again.value.why == "", "by now it is known"
    assert [one.name for one in door.ask(FindCandidates())] == ["A"]
    roles(desk, mia, Role.RECRUITER)
    door.carry_out(CreateCandidate({"name": "B"}))


def test_a_change_by_another_program(desk: Desk) -> None:
    mia, door = door_of_member(desk, "Mia", Role.VIEWER)
    other = Desk(open_workspace(desk.path, installation=INSTALLATION))
    roles(other, mia, Role.RECRUITER)
    other.session.close()
    door.carry_out(CreateCandidate({"name": "B"}))


def test_whether_anything_happened_costs_one_statement_a_question(desk: Desk) -> None:
    opening = desk.opening("Keeper")
    _, door = door_of_member(desk, "Mia", Role.RECRUITER)
    door.ask(ReadRequisition(opening))
    with desk.statements() as seen:
        door.ask(ReadRequisition(opening))
    assert len([one for one in seen if "journal_origin" in one]) == 1
    assert not [one for one in seen if "role_grant" in one], "nothing happened: what Mia may is known"
    desk.person("A")
    with desk.statements() as seen:
        door.ask(ReadRequisition(opening))
    assert len([one for one in seen if "role_grant" in one]) == 1


def test_ones_own_role_changes_the_buttons_at_once(desk: Desk) -> None:
    ola = desk.get(AddMember("Ola", roles=(Role.ADMINISTRATOR,)))
    roles(desk, desk.door.actor.id, Role.VIEWER)
    assert desk.door.actor.roles == {Role.VIEWER}
    assert ola


def test_somebody_who_was_shut_out(desk: Desk) -> None:
    mia, door = door_of_member(desk, "Mia", Role.RECRUITER)
    door.ask(FindCandidates())
    account = next(one for one in desk.ask(ReadAccounts()) if one.id == mia)
    desk.do(EndAccess(mia, account.version))
    for act in (lambda: door.ask(FindCandidates()), lambda: door.carry_out(CreateCandidate({"name": "B"}))):
        with pytest.raises(AccessTrouble, match="ended"):
            act()


def test_a_place_on_a_team_opens_its_requisition(desk: Desk) -> None:
    mia, door = door_of_member(desk, "Mia")
    opening = desk.opening("Keeper", confidential=True)
    person = desk.person("A", opening)
    with pytest.raises(NotAllowed):
        door.ask(FindRequisitions())
    desk.do(SetHiringTeam(opening, desk.requisition(opening).version, ((mia, Role.INTERVIEWER),)))
    assert [one.title for one in door.ask(FindRequisitions())] == ["Keeper"]
    assert door.ask(ReadCandidate(person)).name == "A"
    with pytest.raises(NotAllowed):
        door.carry_out(AddSeats(opening))
    desk.do(SetHiringTeam(opening, 0, ((mia, Role.HIRING_MANAGER),)))
    door.carry_out(AddSeats(opening))
    assert desk.requisition(opening).positions == ((mia, "hiring_manager"),)
    desk.do(SetHiringTeam(opening, 0, ()))
    with pytest.raises(NotAllowed):
        door.ask(ReadRequisition(opening))


def test_roles_for_a_department_and_for_a_requisition(desk: Desk) -> None:
    sales = desk.get(AddWord(VocabularyKind.DEPARTMENT, "Sales"))
    mia, door = door_of_member(desk, "Mia")
    there, elsewhere = desk.opening("There", department_id=sales), desk.opening("Elsewhere")
    desk.opening("There in secret", department_id=sales, confidential=True)
    grant = desk.get(GrantRole(mia, Role.RECRUITER, Scope.DEPARTMENT, sales))
    assert [one.title for one in door.ask(FindRequisitions())] == ["There"]
    door.carry_out(CreateCandidate({"name": "A"}, there))
    for refused in (CreateCandidate({"name": "B"}, elsewhere), CreateCandidate({"name": "B"})):
        with pytest.raises(NotAllowed, match="outside"):
            door.carry_out(refused)
    desk.do(GrantRole(mia, Role.VIEWER, Scope.REQUISITION, elsewhere))
    assert {one.title for one in door.ask(FindRequisitions())} == {"There", "Elsewhere"}
    with pytest.raises(NotAllowed, match="outside"):
        door.carry_out(AddSeats(elsewhere))
    desk.do(RevokeRole(grant))
    assert [one.title for one in door.ask(FindRequisitions())] == ["Elsewhere"]
    (held,) = next(one for one in desk.ask(ReadAccounts()) if one.id == mia).scoped
    assert (held.role, held.scope, held.scope_id) == ("viewer", "requisition", elsewhere)
    assert desk.findings() == ()


def test_a_role_given_twice_and_again(desk: Desk) -> None:
    sales = desk.get(AddWord(VocabularyKind.DEPARTMENT, "Sales"))
    mia = desk.get(AddMember("Mia"))
    grant = GrantRole(mia, Role.RECRUITER, Scope.DEPARTMENT, sales)
    first = desk.get(grant)
    assert desk.do(grant).entry_id == "", "held already"
    desk.do(RevokeRole(first))
    assert desk.get(grant) == first
    with pytest.raises(RuleBroken, match="role_unscoped"):
        desk.do(GrantRole(mia, Role.ADMINISTRATOR, Scope.DEPARTMENT, sales))
    with pytest.raises(NotFound):
        desk.do(GrantRole(mia, Role.VIEWER, Scope.REQUISITION, sales))


def test_whoever_makes_it_confidential_stays_inside(desk: Desk) -> None:
    mia, door = door_of_member(desk, "Mia", Role.RECRUITER)
    opening = desk.opening("Keeper")
    door.carry_out(ChangeRequisition(opening, 0, {"confidential": True}))
    assert door.ask(ReadRequisition(opening)).positions == ((mia, "recruiter"),)
    made = door.carry_out(CreateRequisition({"title": "Own", "confidential": True})).answer
    assert door.ask(ReadRequisition(made)).title == "Own"
    ben, his = door_of_member(desk, "Ben", Role.HIRING_MANAGER)
    made = his.carry_out(CreateRequisition({"title": "His"})).answer
    assert his.ask(ReadRequisition(made)).positions == ((ben, "hiring_manager"),)
    his.carry_out(SetHiringTeam(made, 0, ((mia, Role.HIRING_MANAGER),)))
    with pytest.raises(NotFound):
        his.ask(ReadRequisition(made))


def test_pay_is_written_by_those_who_see_it(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from desktop.services.access import permissions

    opening = desk.opening("Keeper", pay_min="1000")
    blind = {**permissions.GRANTS, Role.RECRUITER: permissions.GRANTS[Role.RECRUITER] - {Permission.PAY_SEE}}
    for module in ("actor", "reach", "permissions"):
        monkeypatch.setattr(f"desktop.services.access.{module}.GRANTS", blind)
    door = desk.door_of(Role.RECRUITER)
    assert door.ask(ReadRequisition(opening)).pay_min == ""
    door.carry_out(ChangeRequisition(opening, 0, {"title": "Other"}))
    assert desk.requisition(opening).pay_min == "1000", "what was blank on the form is still there"
    for refused in (ChangeRequisition(opening, 0, {"pay_min": "9"}), CreateRequisition({"title": "X", "pay_max": "9"})):
        with pytest.raises(NotAllowed) as caught:
            door.carry_out(refused)
        assert caught.value.permission == Permission.PAY_SEE


def test_a_hidden_column_is_blank_and_tells_nothing_by_its_order(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.opening("Keeper")
    columns = (
        *COLUMNS[ListKind.REQUISITIONS][:-1],
        ListColumn("changed_at", "Changed", ColumnType.MOMENT, permission=Permission.PAY_SEE),
    )
    monkeypatch.setitem(COLUMNS, ListKind.REQUISITIONS, columns)
    view = ListView(ListKind.REQUISITIONS, sort=Sort("title"))
    viewer, recruiter = desk.door_of(Role.VIEWER), desk.door_of(Role.RECRUITER)
    assert viewer.ask(ReadRows(view)).rows[0].values[-1] is None
    assert recruiter.ask(ReadRows(view)).rows[0].values[-1]
    telling = (
        ReadRows(ListView(ListKind.REQUISITIONS, sort=Sort("changed_at"))),
        ReadRows(ListView(ListKind.REQUISITIONS, (Filter("changed_at", "filled"),), sort=Sort("title"))),
        ReadColumnValues(ListKind.REQUISITIONS, "changed_at"),
    )
    for question in telling:
        recruiter.ask(question)
        with pytest.raises(RuleBroken, match="hidden_column"):
            viewer.ask(question)


def test_seeing_as_somebody_else(desk: Desk) -> None:
    mia, door = door_of_member(desk, "Mia", Role.INTERVIEWER)
    opening = desk.opening("Keeper", hiring_team=(mia,))
    desk.opening("Other")
    desk.person("A", opening)
    door.carry_out(KeepDraft("note:1", '{"text": "mine"}'))
    door.carry_out(SaveView("candidates", "mine", "{}"))
    seen = desk.session.as_seen_by(mia)
    assert seen.actor.name == "Mia"
    assert seen.ask(FindRequisitions()) == door.ask(FindRequisitions()) != desk.ask(FindRequisitions())
    assert door.ask(ReadDraft("note:1")) is not None
    assert seen.ask(ReadDraft("note:1")) is None, "what somebody is typing stays theirs"
    assert (len(door.ask(ReadSavedViews("candidates"))), seen.ask(ReadSavedViews("candidates"))) == (1, ())
    for command in (KeepDraft("note:1", ""), CreateCandidate({"name": "X"}, opening)):
        with pytest.raises(NotAllowed) as caught:
            seen.carry_out(command)
        assert caught.value.why == "preview"
    desk.do(SetHiringTeam(opening, 0, ()))
    assert seen.ask(FindRequisitions()) == ()


def test_only_who_gives_access_may_see_as_another(desk: Desk) -> None:
    ola = desk.get(AddMember("Ola", roles=(Role.ADMINISTRATOR,)))
    with pytest.raises(NotFound):
        desk.session.as_seen_by("1" * 32)
    roles(desk, desk.door.actor.id, Role.HR)
    with pytest.raises(NotAllowed):
        desk.session.as_seen_by(ola)


def test_a_place_is_reached_by_role_department_or_team() -> None:
    manager = Actor(
        "1" * 32, "A", frozenset({Role.HIRING_MANAGER}), frozenset({ScopedRole(Role.VIEWER, Scope.DEPARTMENT, "d")})
    )
    see, write = Permission.REQUISITION_SEE, Permission.REQUISITION_WRITE
    assert manager.may(write)
    assert not manager.may(write, Place("r"))
    assert manager.may(write, Place("r", confidential=True, positions=frozenset({Role.INTERVIEWER})))
    assert manager.may(see, Place("r", "d"))
    assert not manager.may(see, Place("r", "d", confidential=True))
    assert not manager.may(write, Place("r", "d"))
    scoped = Actor("1" * 32, "A", frozenset(), frozenset({ScopedRole(Role.HR, Scope.REQUISITION, "r")}))
    assert not scoped.may(Permission.PEOPLE_WRITE), "what concerns the whole workspace is held for all of it"
    assert scoped.may(Permission.CANDIDATE_WRITE, Place("r", confidential=True))
