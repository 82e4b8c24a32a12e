"""Making, changing, ordering and retiring the chains."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from sqlalchemy import func, select

from desktop.errors import FieldErrors
from desktop.models import Approval, ApprovalChain
from desktop.services.approvals.commands import CHAIN_FIELDS, MoveChain, RetireChains, SaveChain
from desktop.services.approvals.questions import ReadChains
from desktop.services.approvals.records import ChainRecord
from desktop.services.dispatch.registry import Reader, answers, handles
from desktop.services.storage.agreement import Wanted
from desktop.services.storage.unit_of_work import UnitOfWork
from desktop.words import CaseRole, Need

ASKED = (CaseRole.HIRING_MANAGER, CaseRole.RECRUITER, CaseRole.HR, CaseRole.APPROVER, CaseRole.ADMINISTRATOR)
"""Whom a group can mean without naming a person."""

_STEP = 1000


@handles(SaveChain)
def save_chain(work: UnitOfWork, command: SaveChain) -> str:
    """Make or change one, checked as a whole."""
    values = {name: value for name, value in command.values.items() if name in CHAIN_FIELDS}
    if command.chain_id:
        chain = work.get(ApprovalChain, command.chain_id, command.seen_version, Wanted(values))
    else:
        last = work.rows(select(func.max(ApprovalChain.rank)))[0][0] or "00000000"
        chain = work.add(ApprovalChain(rank=f"{int(last) + _STEP:08d}", conditions={}, groups=[]))
    whole = {name: values.get(name, getattr(chain, name)) for name in CHAIN_FIELDS}
    if problems := _problems(whole):
        raise FieldErrors(problems)
    for name, value in values.items():
        setattr(chain, name, value.strip() if isinstance(value, str) else value)
    work.flush()
    return chain.id


@handles(RetireChains)
def retire_chains(work: UnitOfWork, command: RetireChains) -> int:
    """Choose them no more, or again."""
    for chain_id in command.chain_ids:
        work.get(ApprovalChain, chain_id).retired = command.retired
    return len(command.chain_ids)


@handles(MoveChain)
def move_chain(work: UnitOfWork, command: MoveChain) -> None:
    """Put one behind another. They are few: all are numbered anew, and only those change that stand elsewhere."""
    moved = work.get(ApprovalChain, command.chain_id)
    chains = work.find(
        select(ApprovalChain).where(ApprovalChain.deleted_at.is_(None)).order_by(ApprovalChain.rank, ApprovalChain.id)
    )
    others = [chain for chain in chains if chain.id != moved.id]
    place = next((number + 1 for number, chain in enumerate(others) if chain.id == command.after_id), 0)
    for number, chain in enumerate([*others[:place], moved, *others[place:]], 1):
        rank = f"{number * _STEP:08d}"
        if chain.rank != rank:
            chain.rank = rank


@answers(ReadChains)
def read_chains(reader: Reader, _: ReadChains) -> tuple[ChainRecord, ...]:
    """All of them in the order in which they are tried, retired ones last."""
    c, a = ApprovalChain.__table__.c, Approval.__table__.c
    counted = reader.connection.execute(select(a.chain_id, func.count()).group_by(a.chain_id))
    used: dict[str, int] = {row[0]: row[1] for row in counted}
    rows = reader.connection.execute(
        select(c.id, c.row_version, c.name, c.subject, c.conditions, c.groups, c.self_approval, c.retired)
        .where(c.deleted_at.is_(None))
        .order_by(c.retired, c.rank, c.id)
    )
    return tuple(
        ChainRecord(
            row.id, row.row_version, row.name, row.subject, row.conditions, tuple(row.groups), bool(row.self_approval),
            bool(row.retired), used.get(row.id, 0),
        )
        for row in rows
    )  # fmt: skip


def _problems(values: Mapping[str, Any]) -> dict[str, str]:
    problems: dict[str, str] = {}
    if not str(values["name"] or "").strip():
        problems["name"] = "required"
    groups = values["groups"]
    if not groups:
        problems["groups"] = "approval.no_groups"
    for group in groups:
        if problem := _group_problem(group):
            problems["groups"] = problem
    conditions = values["conditions"]
    amounts = {name: _amount(conditions.get(name) or "") for name in ("from", "to")}
    problems |= {name: "money.malformed" for name, amount in amounts.items() if amount is None}
    low, high = amounts["from"], amounts["to"]
    if low and high and low >= high:
        problems["to"] = "money.range"
    return problems


def _group_problem(group: Mapping[str, Any]) -> str:
    people, roles = list(group.get("people") or ()), list(group.get("roles") or ())
    if not people and not roles:
        return "approval.group_empty"
    if any(role not in list(ASKED) for role in roles) or group.get("need", Need.ALL) not in list(Need):
        return "choice.unknown"
    count, days = group.get("count", 1), group.get("sla_days", 3)
    if not isinstance(count, int) or not isinstance(days, int) or not 1 <= count <= 99 or not 0 <= days <= 365:
        return "number.range"
    # roles may mean any number of people; named people alone can be counted now
    return (
        "approval.count_too_high" if group.get("need") == Need.COUNT and not roles and count > len(set(people)) else ""
    )


def _amount(text: str) -> Decimal | None:
    if not text:
        return Decimal(0)
    try:
        amount = Decimal(text)
    except InvalidOperation:
        return None
    return amount if amount.is_finite() and 0 <= amount and len(text) <= 20 and amount.adjusted() < 15 else None
