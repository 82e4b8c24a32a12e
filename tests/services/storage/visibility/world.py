"""A workspace in which everything hangs on everything: open and confidential requisitions, teams, merged people, binned applications."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import insert

from desktop.models import Approval, ApprovalGroup, Approver, Draft, Presence, RequisitionMember, RoleGrant, Task
from desktop.models.base import calendar_day, new_id
from desktop.services.applications.commands import CreateApplication, FlagApplications
from desktop.services.approvals.commands import Delegate
from desktop.services.candidates.commands import MergeCandidates
from desktop.services.decisions.commands import AddEvidence, AnswerDecisions
from desktop.services.decisions.questions import ReadDecisions
from desktop.services.notes.commands import AddNote
from desktop.services.people.commands import AddMember
from desktop.services.process.commands import SetRule
from desktop.services.requisitions.commands import ChangeRequisition, SaveRequisitionTemplate
from desktop.services.restricted.messages import RestrictedField, SetRestricted
from desktop.services.saved_views.messages import SaveView
from desktop.services.storage.unit_of_work import UnitOfWork
from desktop.services.tasks.commands import AddTask
from desktop.services.vocabulary.commands import AddWord
from desktop.words import Role, Scope, VocabularyKind
from tests.services.desk import Desk
from tests.services.examples import chain


@dataclass(slots=True)
class World:
    """What was made, by the names tests speak of. Mia is on teams, Ola is asked and stood in for."""

    desk: Desk
    mia: str
    ola: str = ""
    departments: dict[str, str] = field(default_factory=dict)
    openings: dict[str, str] = field(default_factory=dict)
    people: dict[str, str] = field(default_factory=dict)


OPENINGS: dict[str, tuple[str, bool, str]] = {
    # name: department, confidential, what Mia is on its team ("" for nothing)
    "plain": ("", False, ""),
    "sales": ("Sales", False, ""),
    "sales secret": ("Sales", True, ""),
    "finance": ("Finance", False, ""),
    "finance secret": ("Finance", True, ""),
    "led": ("Finance", False, "hiring_manager"),
    "led secret": ("", True, "hiring_manager"),
    "recruited secret": ("Sales", True, "recruiter"),
    "panel": ("Sales", False, "interviewer"),
    "panel secret": ("Finance", True, "interviewer"),
    "approved secret": ("", True, "approver"),
    "secret": ("", True, ""),
}

APPLIED: dict[str, tuple[str, ...]] = {
    "nowhere": (),
    "open only": ("plain",),
    "both": ("plain", "secret"),
    "secret only": ("secret",),
    "sales and finance": ("sales", "finance"),
    "sales secret only": ("sales secret",),
    "led only": ("led",),
    "led and secret": ("led", "secret"),
    "panel only": ("panel",),
    "many": ("plain", "led secret", "panel secret", "approved secret", "recruited secret"),
    "binned": ("secret",),
    "binned open": ("plain",),
    "merged first": ("secret",),
    "merged second": (),
    "merged open": ("plain",),
    "kept secret": ("sales secret",),
    "kept led": ("led",),
}


def made(desk: Desk) -> World:
    """Fill an empty workspace."""
    world = World(desk, desk.get(AddMember("Mia")))
    world.ola = other = desk.get(AddMember("Ola"))
    for name in ("Sales", "Finance"):
        world.departments[name] = desk.get(AddWord(VocabularyKind.DEPARTMENT, name))
    for name, (department, confidential, position) in OPENINGS.items():
        values: dict[str, Any] = {"pay_min": "50000", "pay_max": "70000", "pay_currency": "CAD", "confidential": confidential,
                                  "department_id": world.departments.get(department, ""), "recruiter_id": other}  # fmt: skip
        if position in ("hiring_manager", "recruiter"):
            values[f"{position}_id"] = world.mia
        world.openings[name] = desk.opening(f"Job {name}", seats=5, **values)
    with desk.session.store.writer.begin() as connection:
        _teams(world, other, UnitOfWork(connection, desk.door.actor, desk.session.store.origin_id))
    for name, openings in APPLIED.items():
        person = desk.person(
            f"Person {name}", emails=(f"{name.replace(' ', '.')}@x.example",), tags=(f"tag of {name}",)
        )
        world.people[name] = person
        desk.do(SetRestricted(person, 1, RestrictedField.ACCOMMODATION, "a ramp"))
        desk.do(AddNote(person, f"note on {name}"))
        for opening in openings:
            _applied(world, name, person, opening)
    flag = desk.word(VocabularyKind.RISK_FLAG, "pay_gap")
    desk.do(FlagApplications(tuple(one.id for one in desk.candidate(world.people["many"]).applications), flag))
    for kept, gone in (
        ("merged second", "merged first"), ("kept secret", "merged second"), ("kept led", "merged open"),
    ):  # fmt: skip
        ids = world.people[kept], world.people[gone]
        desk.do(MergeCandidates(ids[0], desk.candidate(ids[0]).version, ids[1], desk.candidate(ids[1]).version, {}))
    desk.do(SaveView("candidates", "shared view", "{}", shared=True))
    desk.do(SaveView("candidates", "private view", "{}"))
    with desk.session.store.writer.begin() as connection:
        for owner in (world.mia, other):
            connection.execute(insert(Draft).values(owner_id=owner, key="candidate:new", content="{}", at="2026-01-01"))
    _editors(world, other)
    _process(world)
    desk.do(
        ChangeRequisition(
            world.openings["secret"], desk.requisition(world.openings["secret"]).version, {"pay_max": "80000"}
        )
    )
    return world


def _process(world: World) -> None:
    """Everybody is asked to approve everything, everything has its tasks, and somebody stands in."""
    desk, me = world.desk, world.desk.door.actor.id
    asked = chain(desk, {"name": "Finance", "need": "all", "people": [world.ola]})
    desk.do(SetRule("stale_amber", True, 7, "owner"))
    desk.do(SaveRequisitionTemplate("Analyst", {"title": "Analyst", "posting_text": "We pay $70,000 a year."}))
    today = calendar_day()
    desk.do(Delegate(world.ola, world.mia, today, today, "away"))
    with desk.session.store.writer.begin() as connection:
        work = UnitOfWork(connection, desk.door.actor, desk.session.store.origin_id)
        for name, opening in world.openings.items():
            _approval(work, asked, opening, me, {"Ola": world.ola, "Mia": world.mia}, ended=name in ("led", "secret"))
        for name, person in world.people.items():
            work.add(Task(title=f"task on {name}", candidate_id=person, owner_id=world.ola, by_id=me, due_on=today))
            opening = world.openings["secret" if name == "both" else "plain"]
            work.add(
                Task(
                    title=f"task between {name}",
                    candidate_id=person,
                    requisition_id=opening,
                    owner_id=world.mia,
                    by_id=me,
                )
            )
        for owner, by in ((world.mia, me), (world.ola, world.mia), (world.ola, me), (me, me)):
            work.add(Task(title="task about nothing", owner_id=owner, by_id=by, due_on=today))
        work.flush()
        work.journal.close(actor_id=me, command="test.process", label="Process")
        work.session.close()


def _approval(work: UnitOfWork, chain_id: str, opening: str, by: str, people: dict[str, str], *, ended: bool) -> None:
    """An attempt in two steps; the second is Mia's."""
    pay = {"pay_min": "50000", "pay_max": "70000", "pay_currency": "CAD", "pay_period": "year"}
    approval = work.add(
        Approval(
            subject="requisition", subject_id=opening, requisition_id=opening, chain_id=chain_id, attempt=1, submitted_by_id=by,
            submitted_at=work.now, snapshot={"seats": 5}, pay_snapshot=pay, changed_fields=[],
        )
    )  # fmt: skip
    work.flush()
    for position, (name, person) in enumerate(people.items(), 1):
        group = work.add(
            ApprovalGroup(
                approval_id=approval.id, requisition_id=opening, position=position, name=name, need="all", count=1, sla_days=3,
                since=work.now if position == 1 else "", due_on=work.today if position == 1 else "",
            )
        )  # fmt: skip
        work.flush()
        work.add(Approver(approval_id=approval.id, group_id=group.id, requisition_id=opening, person_id=person))
    work.flush()
    if ended:
        approval.state, approval.pay_snapshot = "reopened", {**pay, "pay_max": "65000"}
        work.flush()


def _editors(world: World, other: str) -> None:
    """Somebody has every record open for editing."""
    desk = world.desk
    records = [("requisition", one) for one in world.openings.values()]
    records += [("candidate", one) for one in world.people.values()]
    records += [("application", one) for (one,) in desk.sql("SELECT lower(hex(id)) FROM application")]
    with desk.session.store.writer.begin() as connection:
        for entity, record in records:
            connection.execute(
                insert(Presence).values(
                    seat=new_id(),
                    entity=entity,
                    record_id=record,
                    person_id=other,
                    since="2026-01-01",
                    until="2999-01-01",
                )
            )


def _applied(world: World, name: str, person: str, opening: str) -> None:
    desk = world.desk
    done = desk.do(CreateApplication(person, world.openings[opening]))
    if name.startswith("binned"):
        desk.undo(done)
        return
    application = next(
        one for one in desk.candidate(person).applications if one.requisition_id == world.openings[opening]
    )
    desk.do(SetRestricted(application.id, application.version, RestrictedField.PAY_EXPECTATION, "90 000"))
    desk.move(application.id, "screen")
    desk.do(AddNote(person, f"note on {name} for {opening}", application.id))
    decision = desk.ask(ReadDecisions(application_id=application.id))[-1]
    desk.do(AddEvidence(decision.id, f"evidence of {name}", "candidate", person))
    if name != "many":
        desk.do(AnswerDecisions((decision.id,), (), "more", f"reason on {name} for {opening}"))
    desk.do(AddTask(f"task on {name} for {opening}", application_id=application.id))


def _teams(world: World, other: str, work: UnitOfWork) -> None:
    for name, (_, _, position) in OPENINGS.items():
        work.add(RequisitionMember(requisition_id=world.openings[name], person_id=other, since=work.now))
        if position in ("interviewer", "approver"):
            stored = "" if name == "panel" else position
            work.add(
                RequisitionMember(requisition_id=world.openings[name], person_id=world.mia, role=stored, since=work.now)
            )
    scopes = [
        (Scope.DEPARTMENT, world.departments["Sales"]),
        *((Scope.REQUISITION, one) for one in world.openings.values()),
    ]
    for scope, scope_id in scopes:
        work.add(RoleGrant(person_id=other, role=Role.VIEWER.value, scope=scope.value, scope_id=scope_id))
    work.flush()
    work.journal.close(actor_id=work.actor.id, command="test.teams", label="Teams")
    work.session.close()
