"""How the sample team works: chains, stand-ins, rules and templates; and what was asked of whom, with what they answered."""

from __future__ import annotations

from sqlalchemy import select

from desktop.models import (
    Approval,
    ApprovalChain,
    ApprovalGroup,
    Approver,
    Delegation,
    ProcessRule,
    Requisition,
    RequisitionTemplate,
)  # fmt: skip
from desktop.services.approvals.beginning import begin_approval
from desktop.services.approvals.course import missing
from desktop.services.process.rules import rule_id
from desktop.services.vocabulary.ranks import rank_of
from desktop.services.workspace.sample_team.process_story import (
    ATTEMPTS,
    CHAINS,
    ME,
    RULES,
    STAND_INS,
    TEMPLATES,
    Answer,
    Attempt,
)  # fmt: skip
from desktop.services.workspace.sample_team.setting import Setting
from desktop.words import ApprovalState, Verdict

_OF_THE_OPENING = ("department_id", "role_family_id", "level_id", "employment_type", "work_time", "recruiter_id")


class Process:
    """Writes it for requisitions that are there."""

    def __init__(self, setting: Setting, openings: list[str]) -> None:
        self._setting, self._openings = setting, openings
        self._tried: dict[int, int] = {}
        self.asked: list[tuple[int, Approval, Answer | None]] = []
        """Every attempt: its opening, the approval as it stands, and the last answer."""

    def write(self) -> None:
        """First how they work, then what they were asked."""
        self._chains()
        self._stand_ins()
        self._rules()
        self._templates()
        for attempt in ATTEMPTS:
            self._ask(attempt)

    def _chains(self) -> None:
        people, rows = self._setting.people, []
        for place, (name, conditions, groups) in enumerate(CHAINS):
            named = [{**group, "people": [people[one] for one in group["people"]]} for group in groups]
            rows.append({"name": name, "rank": rank_of(place), "conditions": conditions, "groups": named})
        self._setting.work.bulk_insert(ApprovalChain, rows)

    def _stand_ins(self) -> None:
        people, day = self._setting.people, self._setting.day
        away = (*STAND_INS, (self._setting.away, ME, 2, 6, "At the growers’ fair"))
        self._setting.work.bulk_insert(
            Delegation,
            [
                {"person_id": people[person], "delegate_id": people[other], "from_day": day(-since), "to_day": day(more), "reason": why}
                for person, other, since, more, why in away
            ],
        )  # fmt: skip

    def _rules(self) -> None:
        self._setting.work.bulk_insert(
            ProcessRule,
            [
                {"id": rule_id(code), "code": code, "active": True, "days": days, "who": who}
                for code, days, who in RULES
            ],
        )

    def _templates(self) -> None:
        rows = []
        for name, place, values in TEMPLATES:
            opening = self._requisition(place)
            shared = {field: getattr(opening, field) for field in _OF_THE_OPENING}
            rows.append({"name": name, "role_family_id": opening.role_family_id, "values": {**shared, **values}})
        self._setting.work.bulk_insert(RequisitionTemplate, rows)

    def _requisition(self, place: int) -> Requisition:
        found = self._setting.work.session.get(Requisition, self._openings[place])
        if found is None:
            raise LookupError(f"opening {place} of the sample was not written")
        return found

    # --- what was asked -------------------------------------------------------------------------------------------------

    def _ask(self, attempt: Attempt) -> None:
        setting, number = self._setting, self._tried.get(attempt.opening, 0) + 1
        self._tried[attempt.opening] = number
        with setting.when(attempt.days):
            requisition = self._requisition(attempt.opening)
            now = requisition.pay_max
            requisition.pay_max = attempt.pay or now
            approval = begin_approval(setting.work, requisition, setting.people[attempt.asks], attempt=number)
            requisition.pay_max = now
        if approval is None:
            return
        groups = setting.work.find(
            select(ApprovalGroup).where(ApprovalGroup.approval_id == approval.id).order_by(ApprovalGroup.position)
        )
        seats = setting.work.find(select(Approver).where(Approver.approval_id == approval.id))
        self._turn(groups, 0, attempt.days)
        self.asked.append((attempt.opening, approval, attempt.answers[-1] if attempt.answers else None))
        for number, answer in enumerate(attempt.answers):
            self._answer(approval, groups, seats, answer, setting.at(answer.days, -number))

    def _answer(
        self, approval: Approval, groups: list[ApprovalGroup], seats: list[Approver], answer: Answer, at: str
    ) -> None:
        """As somebody sitting there would: a decline ends it, the last one needed opens the next group or approves it."""
        people = self._setting.people
        place = next(number for number, group in enumerate(groups) if group.current)
        group = groups[place]
        beside = [one for one in seats if one.group_id == group.id]
        seat = next(one for one in beside if one.person_id == people[answer.person])
        by = people[answer.by or answer.person]
        seat.answer(Verdict(answer.verdict), by_id=by, at=at, note=answer.note, own_request=False)
        if answer.verdict == Verdict.NO:
            group.resolved_at = at
            approval.become(ApprovalState.DECLINED, at)
        elif not missing(group.need, group.count, beside):
            group.resolved_at = at
            if place + 1 < len(groups):
                self._turn(groups, place + 1, answer.days)
            else:
                approval.become(ApprovalState.APPROVED, at)

    def _turn(self, groups: list[ApprovalGroup], place: int, days: int) -> None:
        groups[place].since = self._setting.at(days)
        groups[place].due_on = self._setting.due(days, groups[place].sla_days)
