"""One example of every command and every question; ``test_commands`` and ``test_questions`` derive their tests from them.

A new message without an example fails there. An example prepares what the message needs and answers the message.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select

from desktop.models import Decision
from desktop.services.accounts.messages import EndAccess, GrantRole, ReadAccounts, RevokeRole, SetRoles
from desktop.services.applications.commands import (
    AssignApplications,
    CreateApplication,
    FlagApplications,
    HoldApplications,
    MoveApplications,
    PromiseAnswer,
    RejectApplications,
    ReopenApplications,
    WithdrawApplications,
)  # fmt: skip
from desktop.services.applications.questions import ReadApplication, ReadBoard, WhyNotMove
from desktop.services.approvals.commands import (
    MoveChain,
    RetireChains,
    SaveChain,
    SubmitRequisition,
    SwapApprover,
    WithdrawApproval,
)
from desktop.services.approvals.questions import ReadApprovals, ReadChains, ReadCourse, ReadDelegations
from desktop.services.approvals.records import ApprovalRecord
from desktop.services.backup.messages import CheckBackup, MakeBackup, ReadBackups, SetBackupPlace, SetBackupRecipient
from desktop.services.candidates.commands import (
    ChangeCandidate,
    CreateCandidate,
    DeleteCandidates,
    EraseCandidates,
    MergeCandidates,
    TagCandidates,
)  # fmt: skip
from desktop.services.candidates.questions import FindCandidates, FindDuplicates, ReadCandidate, ReadTimeline
from desktop.services.decisions.commands import (
    AddEvidence,
    AnswerDecisions,
    AssignDecisions,
    OpenDecision,
    OpenMissingDecisions,
    PlanDecision,
    SnoozeDecisions,
)
from desktop.services.decisions.questions import CountMissingDecisions, ReadDecisions
from desktop.services.decisions.records import DecisionRecord
from desktop.services.dispatch.messages import Command, Question
from desktop.services.docket.questions import EVERYBODY, CountDocket, ReadArrivals, ReadDocket
from desktop.services.drafts.messages import KeepDraft, ReadDraft, ReadDrafts
from desktop.services.history.messages import (
    ReadClockLag,
    ReadJournal,
    ReadNews,
    ReadUndoable,
    UndoEntry,
    VerifyJournal,
)
from desktop.services.listings.columns import ListKind
from desktop.services.listings.keeping import keep
from desktop.services.listings.questions import (
    CountRows,
    Filter,
    JumpTo,
    ListView,
    PositionOf,
    ReadColumnValues,
    ReadIds,
    ReadMarks,
    ReadRows,
    Sort,
)  # fmt: skip
from desktop.services.notes.commands import AddNote
from desktop.services.people.commands import AddMember
from desktop.services.people.questions import ReadTeam
from desktop.services.presence.messages import ReadEditing, TellEditing
from desktop.services.process.commands import SetRule
from desktop.services.process.questions import PreviewRule, ReadRules
from desktop.services.requisitions.commands import (
    AddSeats,
    ChangeRequisition,
    CheckPosting,
    CloseOut,
    CloseSeat,
    CreateRequisition,
    DeleteRequisitions,
    RetireRequisitionTemplate,
    SaveRequisitionTemplate,
    SetHiringTeam,
    SetRequisitionStatus,
)  # fmt: skip
from desktop.services.requisitions.questions import (
    FindAlikeRequisitions,
    FindGaps,
    FindLastSeats,
    FindRequisitions,
    ReadCloseOut,
    ReadRequisition,
    ReadRequisitionTemplates,
)
from desktop.services.restricted.messages import ReadRestricted, RestrictedField, SetRestricted
from desktop.services.saved_views.messages import DeleteView, ReadSavedViews, SaveView
from desktop.services.storage.unit_of_work import UnitOfWork
from desktop.services.tasks.commands import (
    AddTask,
    AssignTasks,
    ChangeTask,
    FinishTasks,
    KeepReminders,
    RemoveTasks,
    SnoozeTasks,
    TakeUpTasks,
)  # fmt: skip
from desktop.services.tasks.questions import ReadTask, ReadTasks
from desktop.services.vocabulary.commands import (
    AddWord,
    BringBackWords,
    ChangeWord,
    MergeWords,
    MoveWord,
    RetireWords,
)  # fmt: skip
from desktop.services.vocabulary.questions import FindNearWords, PreviewMerge, ReadVocabulary, ReadWordUsage
from desktop.services.workspace.messages import ReadRegions, ReadWorkspace, SetLockTime, SetRegion, SetUpWorkspace
from desktop.words import RequisitionStatus, Role, Scope, VocabularyKind
from tests.services.desk import Desk

TOMORROW = (date.today() + timedelta(days=2)).isoformat()

COMMANDS: dict[str, Callable[[Desk], Command[Any]]] = {}
"""Journal word → what makes an example."""

ELSEWHERE = {
    "workspace.set_up": "every workspace begins with it: test_session",
    "workspace.sample": "needs a workspace made as a sample: test_sample",
    "spreadsheet.import": "tests/services/spreadsheets",
    "account.give": "needs a workspace with passwords: tests/services/accounts",
    "approval.answer": "only for whoever is asked: tests/services/approvals",
    "approval.delegate": "for oneself, or with a permission more: tests/services/approvals",
    "approval.end_delegation": "for oneself, or with a permission more: tests/services/approvals",
}
"""Commands that cannot be tried in an ordinary workspace, and where they are tested instead."""


def example(command: type[Command[Any]]) -> Callable[[Callable[[Desk], Command[Any]]], Callable[[Desk], Command[Any]]]:
    def register(make: Callable[[Desk], Command[Any]]) -> Callable[[Desk], Command[Any]]:
        COMMANDS[command.word] = make
        return make

    return register


def two_applications(desk: Desk) -> tuple[tuple[str, str], tuple[int, int]]:
    """Two applications on one requisition, with the versions seen."""
    opening = desk.opening(seats=2)
    people = [desk.person(name, opening) for name in ("Jan Novák", "Mia Okafor")]
    one, two = (desk.application(person) for person in people)
    return (one.id, two.id), (one.version, two.version)


def complete(desk: Desk, seats: int = 2, **values: Any) -> str:
    """A draft with all that submitting asks for."""
    said = {
        "title": "Analyst", "department_id": desk.get(AddWord(VocabularyKind.DEPARTMENT, "Finance")),
        "location_id": desk.get(AddWord(VocabularyKind.LOCATION, "Ottawa")), "employment_type": "permanent", "reason": "new",
        "justification": "Month end takes two weeks.", "hiring_manager_id": desk.get(AddMember("Mia Manager")),
        "recruiter_id": desk.door.actor.id, "target_start": TOMORROW, "pay_min": "60000", "pay_max": "80000", "pay_currency": "CAD",
        "pay_period": "year",
    }  # fmt: skip
    made: str = desk.get(CreateRequisition({**said, **values}, seats))
    return made


def chain(desk: Desk, *groups: dict[str, Any], **values: Any) -> str:
    """An approval chain; without groups one person is asked."""
    asked = groups or ({"name": "Finance", "need": "all", "people": [desk.get(AddMember("Fia Finance"))]},)
    made: str = desk.get(SaveChain("", 0, {"name": "Standard", "groups": list(asked), **values}))
    return made


def asked(desk: Desk) -> ApprovalRecord:
    """An approval under way."""
    chain(desk)
    made = complete(desk)
    desk.do(SubmitRequisition(made, 0))
    found: ApprovalRecord = desk.ask(ReadApprovals(made))[0]
    return found


def question(desk: Desk) -> DecisionRecord:
    """An open decision about an application."""
    application = desk.applied(desk.opening())
    found: DecisionRecord = desk.ask(ReadDecisions(application_id=application))[-1]
    return found


def forget_decisions(desk: Desk, *application_ids: str, but: str = "") -> None:
    """As in a workspace from before decisions were kept."""
    with desk.session.store.writer.begin() as connection:
        work = UnitOfWork(connection, desk.door.actor, desk.session.store.origin_id)
        c = Decision.__table__.c
        found = select(c.id).where(c.application_id.in_(application_ids))
        work.bulk_delete(Decision, (one for one in connection.execute(found).scalars().all() if one != but))
        keep(work)
        work.journal.close(actor_id=work.actor.id, command="test.forget", label="forget", undoable=False)


@example(SaveChain)
def _(desk: Desk) -> SaveChain:
    made = chain(desk)
    known = desk.ask(ReadChains())[0]
    return SaveChain(made, known.version, {"name": "Large", "conditions": {"from": "100000", "currency": "CAD"}})


@example(RetireChains)
def _(desk: Desk) -> RetireChains:
    return RetireChains((chain(desk),))


@example(MoveChain)
def _(desk: Desk) -> MoveChain:
    chain(desk)
    return MoveChain(chain(desk), "")


@example(SubmitRequisition)
def _(desk: Desk) -> SubmitRequisition:
    chain(desk)
    made = complete(desk)
    return SubmitRequisition(made, desk.requisition(made).version, "before month end, please")


@example(WithdrawApproval)
def _(desk: Desk) -> WithdrawApproval:
    found = asked(desk)
    return WithdrawApproval(found.id, found.version, "not yet")


@example(SwapApprover)
def _(desk: Desk) -> SwapApprover:
    seat = asked(desk).groups[0].seats[0]
    return SwapApprover(seat.id, seat.version, desk.get(AddMember("Ola Berg", roles=(Role.HR,))))


@example(AnswerDecisions)
def _(desk: Desk) -> AnswerDecisions:
    found = question(desk)
    return AnswerDecisions((found.id,), (found.version,), "more", "no reference yet")


@example(OpenDecision)
def _(desk: Desk) -> OpenDecision:
    found = question(desk)
    desk.do(AnswerDecisions((found.id,), (), "no", "no SQL"))
    return OpenDecision("qualified", found.application_id, "new certificate")


@example(AssignDecisions)
def _(desk: Desk) -> AssignDecisions:
    found = question(desk)
    return AssignDecisions((found.id,), (found.version,), desk.get(AddMember("Ola Berg")))


@example(SnoozeDecisions)
def _(desk: Desk) -> SnoozeDecisions:
    return SnoozeDecisions((question(desk).id,), TOMORROW)


@example(PlanDecision)
def _(desk: Desk) -> PlanDecision:
    found = question(desk)
    return PlanDecision(
        found.id, found.version, (date.today() + timedelta(days=30)).isoformat(), "ask for the certificate"
    )


@example(AddEvidence)
def _(desk: Desk) -> AddEvidence:
    found = question(desk)
    return AddEvidence(found.id, "built the month-end model", "candidate", found.candidate_id)


@example(OpenMissingDecisions)
def _(desk: Desk) -> OpenMissingDecisions:
    one = question(desk)
    forget_decisions(desk, one.application_id)
    return OpenMissingDecisions(desk.ask(CountMissingDecisions()))


@example(AddWord)
def _(desk: Desk) -> AddWord:
    return AddWord(VocabularyKind.DEPARTMENT, "Finance")


@example(ChangeWord)
def _(desk: Desk) -> ChangeWord:
    return ChangeWord(
        desk.stage("screen"), 1, {"label": "Phone screen", "sla_days": 4, "aliases": ("sift",)}, "Screening"
    )


@example(MoveWord)
def _(desk: Desk) -> MoveWord:
    return MoveWord(desk.stage("assessment"), desk.stage("applied"), "Assessment")


@example(RetireWords)
def _(desk: Desk) -> RetireWords:
    return RetireWords((desk.word(VocabularyKind.SOURCE, "jobboom"),), "Jobboom")


@example(BringBackWords)
def _(desk: Desk) -> BringBackWords:
    retired = desk.word(VocabularyKind.SOURCE, "jobboom")
    desk.do(RetireWords((retired,)))
    return BringBackWords((retired,))


@example(MergeWords)
def _(desk: Desk) -> MergeWords:
    one, other = (desk.get(AddWord(VocabularyKind.DEPARTMENT, name)) for name in ("Sales", "Sales team"))
    desk.opening("Clerk", department_id=other)
    return MergeWords(other, one, 1, 1)


@example(AddMember)
def _(desk: Desk) -> AddMember:
    return AddMember("Ola Berg", "ola@acme.example")


@example(SetRoles)
def _(desk: Desk) -> SetRoles:
    return SetRoles(desk.get(AddMember("Ola Berg")), 1, (Role.RECRUITER, Role.VIEWER))


@example(GrantRole)
def _(desk: Desk) -> GrantRole:
    sales = desk.get(AddWord(VocabularyKind.DEPARTMENT, "Sales"))
    return GrantRole(desk.get(AddMember("Ola Berg")), Role.RECRUITER, Scope.DEPARTMENT, sales)


@example(RevokeRole)
def _(desk: Desk) -> RevokeRole:
    person = desk.get(AddMember("Ola Berg"))
    return RevokeRole(desk.get(GrantRole(person, Role.VIEWER, Scope.REQUISITION, desk.opening())))


@example(SetHiringTeam)
def _(desk: Desk) -> SetHiringTeam:
    ola, mia = desk.get(AddMember("Ola Berg")), desk.get(AddMember("Mia"))
    made = desk.opening(hiring_team=(ola,))
    return SetHiringTeam(made, desk.requisition(made).version, ((ola, Role.APPROVER), (mia, Role.INTERVIEWER)))


@example(EndAccess)
def _(desk: Desk) -> EndAccess:
    return EndAccess(desk.get(AddMember("Ola Berg", roles=(Role.VIEWER,))), 1)


@example(SetRegion)
def _(desk: Desk) -> SetRegion:
    return SetRegion("CA", "QC")


@example(SetLockTime)
def _(desk: Desk) -> SetLockTime:
    return SetLockTime(5)


@example(SetRestricted)
def _(desk: Desk) -> SetRestricted:
    return SetRestricted(desk.person(), 1, RestrictedField.ACCOMMODATION, "a ramp")


@example(CreateRequisition)
def _(desk: Desk) -> CreateRequisition:
    department = desk.get(AddWord(VocabularyKind.DEPARTMENT, "Finance"))
    return CreateRequisition(
        {"title": "Analyst", "department_id": department, "pay_min": "60000", "hiring_team": (desk.door.actor.id,)}, 2
    )


@example(ChangeRequisition)
def _(desk: Desk) -> ChangeRequisition:
    made = desk.opening(confidential=False)
    return ChangeRequisition(made, desk.requisition(made).version, {"title": "Senior analyst", "confidential": True})


@example(SetRequisitionStatus)
def _(desk: Desk) -> SetRequisitionStatus:
    made = desk.get(CreateRequisition({"title": "Analyst"}, 2))
    return SetRequisitionStatus(made, desk.requisition(made).version, RequisitionStatus.OPEN)


@example(CheckPosting)
def _(desk: Desk) -> CheckPosting:
    return CheckPosting(desk.opening(posting_text="We pay $70,000 to $85,000 a year.", pay_min="70000"))


@example(SaveRequisitionTemplate)
def _(desk: Desk) -> SaveRequisitionTemplate:
    made = desk.get(SaveRequisitionTemplate("Analyst", {"title": "Analyst"}))
    return SaveRequisitionTemplate("Analyst (permanent)", {"employment_type": "permanent"}, made, 1)


@example(RetireRequisitionTemplate)
def _(desk: Desk) -> RetireRequisitionTemplate:
    return RetireRequisitionTemplate(desk.get(SaveRequisitionTemplate("Analyst", {"interview_plan": "Two rounds"})), 1)


@example(AddSeats)
def _(desk: Desk) -> AddSeats:
    return AddSeats(desk.opening(), 3)


@example(CloseSeat)
def _(desk: Desk) -> CloseSeat:
    seat = desk.requisition(desk.opening(seats=2)).seats[1]
    return CloseSeat(seat.id, seat.version, "Budget cut")


@example(CloseOut)
def _(desk: Desk) -> CloseOut:
    opening = desk.opening()
    desk.move(desk.applied(opening, "Ola Berg"), "hired")
    anna, ben = (desk.applied(opening, name) for name in ("Anna", "Ben"))
    state = desk.ask(ReadCloseOut(opening))
    seen = {one.id: one.version for one in state.active}
    return CloseOut(
        opening, state.version, True, ((anna, seen[anna]),), desk.reason(), "well done", ((ben, seen[ben]),), TOMORROW
    )


@example(DeleteRequisitions)
def _(desk: Desk) -> DeleteRequisitions:
    return DeleteRequisitions((desk.get(CreateRequisition({"title": "Draft"})),))


@example(CreateCandidate)
def _(desk: Desk) -> CreateCandidate:
    values = {
        "name": "Jan Novák", "emails": ("jan@x.example", "novak@y.example"), "phones": ("+1 514 555 0142",),
        "tags": ("sql", "python"), "source_id": desk.word(VocabularyKind.SOURCE, "linkedin"),
    }  # fmt: skip
    return CreateCandidate(values, desk.opening())


@example(ChangeCandidate)
def _(desk: Desk) -> ChangeCandidate:
    person = desk.person(emails=("jan@x.example", "old@x.example"), tags=("sql",))
    desk.person("Namesake", tags=("sql",))
    values = {
        "name": "Jan Novak-Berg",
        "emails": ("new@x.example", "jan@x.example"),
        "tags": ("python",),
        "location": "Brno",
    }
    return ChangeCandidate(person, desk.candidate(person).version, values)


@example(MergeCandidates)
def _(desk: Desk) -> MergeCandidates:
    opening = desk.opening()
    kept = desk.person("Jan Novák", opening, emails=("jan@x.example",), tags=("sql",))
    other = desk.person(
        "J. Novák", opening, emails=("novak@y.example",), phones=("514 555 0142",), tags=("sql", "python")
    )
    desk.do(AddNote(other, "Called twice."))
    return MergeCandidates(
        kept, desk.candidate(kept).version, other, desk.candidate(other).version, {"location": "Brno"}
    )


@example(TagCandidates)
def _(desk: Desk) -> TagCandidates:
    return TagCandidates((desk.person("A"), desk.person("B", tags=("senior",))), "Senior")


@example(EraseCandidates)
def _(desk: Desk) -> EraseCandidates:
    return EraseCandidates((desk.person("Erased", desk.opening()),), "asked for it")


@example(DeleteCandidates)
def _(desk: Desk) -> DeleteCandidates:
    opening = desk.opening(seats=2)
    hired = desk.person("Hired", opening)
    desk.move(desk.application(hired).id, "hired")
    return DeleteCandidates((desk.person("Gone", opening, emails=("g@x.example",)), hired))


@example(CreateApplication)
def _(desk: Desk) -> CreateApplication:
    return CreateApplication(desk.person(), desk.opening(), applied_on="2026-01-31", owner_id=desk.door.actor.id)


@example(MoveApplications)
def _(desk: Desk) -> MoveApplications:
    ids, versions = two_applications(desk)
    return MoveApplications(ids, versions, desk.stage("hired"), "Hired", "both said yes")


@example(RejectApplications)
def _(desk: Desk) -> RejectApplications:
    ids, versions = two_applications(desk)
    return RejectApplications(ids, versions, desk.reason("skills_gap"), "no SQL")


@example(WithdrawApplications)
def _(desk: Desk) -> WithdrawApplications:
    ids, versions = two_applications(desk)
    return WithdrawApplications(ids, versions, desk.reason("role_or_fit"))


@example(PromiseAnswer)
def _(desk: Desk) -> PromiseAnswer:
    ids, versions = two_applications(desk)
    return PromiseAnswer(ids, versions, TOMORROW)


@example(HoldApplications)
def _(desk: Desk) -> HoldApplications:
    ids, versions = two_applications(desk)
    return HoldApplications(ids, versions, TOMORROW)


@example(ReopenApplications)
def _(desk: Desk) -> ReopenApplications:
    ids, _ = two_applications(desk)
    desk.do(MoveApplications(ids[:1], (), desk.stage("hired")))
    desk.do(RejectApplications(ids[1:], (), desk.reason()))
    versions = tuple(desk.ask(ReadApplication(one)).version for one in ids)
    return ReopenApplications(ids, versions)


@example(AssignApplications)
def _(desk: Desk) -> AssignApplications:
    ids, versions = two_applications(desk)
    return AssignApplications(ids, versions, desk.door.actor.id)


@example(FlagApplications)
def _(desk: Desk) -> FlagApplications:
    ids, _ = two_applications(desk)
    flag = desk.word(VocabularyKind.RISK_FLAG, "pay_gap")
    desk.do(FlagApplications(ids[:1], flag))
    desk.do(FlagApplications(ids[:1], flag, remove=True))
    return FlagApplications(ids, flag)


@example(AddNote)
def _(desk: Desk) -> AddNote:
    person = desk.person(requisition_id=desk.opening())
    return AddNote(person, "Speaks Czech.", desk.application(person).id)


def a_task(desk: Desk, **values: Any) -> str:
    """A task about an application."""
    person = desk.person(requisition_id=desk.opening())
    made: str = desk.get(AddTask("Call back", application_id=desk.application(person).id, **values))
    return made


@example(AddTask)
def _(desk: Desk) -> AddTask:
    person = desk.person(requisition_id=desk.opening())
    application = desk.application(person).id
    return AddTask("Call back", "before noon", application_id=application, due_on=TOMORROW, repeat="weekly")


@example(ChangeTask)
def _(desk: Desk) -> ChangeTask:
    return ChangeTask(a_task(desk), 1, {"title": "Write", "note": "a letter", "due_on": TOMORROW})


@example(FinishTasks)
def _(desk: Desk) -> FinishTasks:
    return FinishTasks((a_task(desk), a_task(desk, due_on=TOMORROW, repeat="monthly")))


@example(TakeUpTasks)
def _(desk: Desk) -> TakeUpTasks:
    done = a_task(desk, due_on=TOMORROW, repeat="daily")
    desk.do(FinishTasks((done,)))
    return TakeUpTasks((done,))


@example(SnoozeTasks)
def _(desk: Desk) -> SnoozeTasks:
    return SnoozeTasks((a_task(desk),), TOMORROW)


@example(AssignTasks)
def _(desk: Desk) -> AssignTasks:
    colleague = desk.get(AddMember("Ola Berg", roles=(Role.HR,)))
    return AssignTasks((a_task(desk),), colleague)


@example(RemoveTasks)
def _(desk: Desk) -> RemoveTasks:
    return RemoveTasks((a_task(desk),))


@example(KeepReminders)
def _(desk: Desk) -> KeepReminders:
    desk.do(SetRule("stale_amber", True, 7, "owner"))
    desk.applied(desk.opening())
    return KeepReminders((date.today() + timedelta(days=8)).isoformat())


@example(SetRule)
def _(desk: Desk) -> SetRule:
    desk.do(SetRule("stale_red", True, 21, "recruiter"))
    return SetRule("stale_red", True, 28, "hr", seen_version=1)


@example(SaveView)
def _(desk: Desk) -> SaveView:
    desk.do(SaveView("candidates", "Mine", "{}"))
    return SaveView("candidates", "mine", '{"sort":"name"}', shared=True)


@example(DeleteView)
def _(desk: Desk) -> DeleteView:
    return DeleteView(desk.get(SaveView("candidates", "Mine", "{}")))


@example(SetBackupPlace)
def _(desk: Desk) -> SetBackupPlace:
    return SetBackupPlace(str(desk.path.parent), automatic=False)


@example(SetBackupRecipient)
def _(desk: Desk) -> SetBackupRecipient:
    return SetBackupRecipient("age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p")


@example(KeepDraft)
def _(desk: Desk) -> KeepDraft:
    return KeepDraft("candidate:new", '{"name": "half a na"}')


@example(TellEditing)
def _(desk: Desk) -> TellEditing:
    return TellEditing("a" * 32, "candidate", desk.person(requisition_id=desk.opening()))


@example(UndoEntry)
def _(desk: Desk) -> UndoEntry:
    return UndoEntry(desk.do(AddNote(desk.person(requisition_id=desk.opening()), "slip")).entry_id, "Add note")


def edited(desk: Desk, candidate_id: str) -> ReadEditing:
    """A question about a record that somebody has open."""
    desk.colleague("Ola Berg", Role.HR).carry_out(TellEditing("b" * 32, "candidate", candidate_id))
    return ReadEditing("candidate", candidate_id)


def told(desk: Desk, people: list[str], question: Question[Any]) -> Question[Any]:
    """A question where everybody has a task."""
    for person in people:
        desk.do(AddTask("Call back", candidate_id=person, due_on=TOMORROW))
    return question


_VIEW = ListView(
    ListKind.APPLICATIONS,
    (Filter("status", "is", ("active",)), Filter("name", "has", ("person",))),
    "per",
    Sort("stage"),
)

QUESTIONS: dict[type[Question[Any]], Callable[[Desk, list[str]], Question[Any]]] = {
    ReadVocabulary: lambda desk, people: ReadVocabulary(),
    ReadWordUsage: lambda desk, people: ReadWordUsage(),
    PreviewMerge: lambda desk, people: PreviewMerge(desk.stage("assessment"), desk.stage("screen")),
    FindNearWords: lambda desk, people: FindNearWords(),
    ReadTeam: lambda desk, people: ReadTeam(),
    ReadAccounts: lambda desk, people: ReadAccounts(),
    ReadRestricted: lambda desk, people: ReadRestricted(people[0]),
    ReadBackups: lambda desk, people: ReadBackups(),
    MakeBackup: lambda desk, people: MakeBackup(),
    CheckBackup: lambda desk, people: CheckBackup(desk.ask(MakeBackup()).path),
    ReadWorkspace: lambda desk, people: ReadWorkspace(),
    ReadRequisition: lambda desk, people: ReadRequisition(desk.application(people[0]).requisition_id),
    FindAlikeRequisitions: lambda desk, people: FindAlikeRequisitions("Analyst", "", desk.door.actor.id),
    FindGaps: lambda desk, people: FindGaps({"title": "Analyst", "reason": "backfill"}),
    ReadRequisitionTemplates: lambda desk, people: ReadRequisitionTemplates(retired=True),
    ReadRegions: lambda desk, people: ReadRegions("CA"),
    ReadCloseOut: lambda desk, people: ReadCloseOut(desk.application(people[0]).requisition_id),
    FindLastSeats: lambda desk, people: FindLastSeats(tuple(desk.application(one).id for one in people)),
    FindRequisitions: lambda desk, people: FindRequisitions("ana"),
    ReadCandidate: lambda desk, people: ReadCandidate(people[0]),
    FindCandidates: lambda desk, people: FindCandidates("per"),
    FindDuplicates: lambda desk, people: FindDuplicates("Per Person", ("p0@x.example",), ("+1 514 555 0100",)),
    ReadTimeline: lambda desk, people: ReadTimeline(people[0]),
    ReadApplication: lambda desk, people: ReadApplication(desk.application(people[0]).id),
    ReadBoard: lambda desk, people: ReadBoard(desk.application(people[0]).requisition_id),
    WhyNotMove: lambda desk, people: WhyNotMove(tuple(desk.application(one).id for one in people)),
    ReadRows: lambda desk, people: ReadRows(_VIEW),
    CountRows: lambda desk, people: CountRows(_VIEW),
    ReadIds: lambda desk, people: ReadIds(_VIEW),
    PositionOf: lambda desk, people: PositionOf(_VIEW, desk.application(people[-1]).id),
    JumpTo: lambda desk, people: JumpTo(ListView(ListKind.CANDIDATES, sort=Sort("name")), "per"),
    ReadMarks: lambda desk, people: ReadMarks(ListView(ListKind.CANDIDATES, sort=Sort("name")), 2),
    ReadColumnValues: lambda desk, people: ReadColumnValues(ListKind.APPLICATIONS, "stage"),
    ReadSavedViews: lambda desk, people: ReadSavedViews("candidates"),
    ReadDraft: lambda desk, people: ReadDraft("candidate:new"),
    ReadDrafts: lambda desk, people: ReadDrafts(),
    ReadEditing: lambda desk, people: edited(desk, people[0]),
    ReadApprovals: lambda desk, people: ReadApprovals(desk.application(people[0]).requisition_id),
    ReadChains: lambda desk, people: ReadChains(),
    ReadCourse: lambda desk, people: ReadCourse(desk.application(people[0]).requisition_id),
    ReadDelegations: lambda desk, people: ReadDelegations(),
    CountMissingDecisions: lambda desk, people: CountMissingDecisions(),
    ReadDecisions: lambda desk, people: ReadDecisions(application_id=desk.application(people[0]).id),
    ReadDocket: lambda desk, people: ReadDocket(date.today().isoformat(), EVERYBODY),
    CountDocket: lambda desk, people: CountDocket(date.today().isoformat()),
    ReadTask: lambda desk, people: ReadTask(desk.get(AddTask("Call", candidate_id=people[0]))),
    ReadTasks: lambda desk, people: told(desk, people, ReadTasks(candidate_id=people[0])),
    ReadArrivals: lambda desk, people: ReadArrivals(),
    ReadRules: lambda desk, people: ReadRules(),
    PreviewRule: lambda desk, people: PreviewRule("stale_amber", 1, "owner", TOMORROW),
    ReadUndoable: lambda desk, people: ReadUndoable(),
    ReadClockLag: lambda desk, people: ReadClockLag(),
    ReadNews: lambda desk, people: ReadNews(((desk.session.file.origin_id, 1),), -1),
    ReadJournal: lambda desk, people: ReadJournal(),
    VerifyJournal: lambda desk, people: VerifyJournal(),
}
"""Question → an example, given a workspace with some people."""

__all__ = ["COMMANDS", "ELSEWHERE", "QUESTIONS", "SetUpWorkspace", "two_applications"]
