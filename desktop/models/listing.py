"""Listing rows: flat, derived copies of what lists show, sort, filter and search. Local, never journalled, rebuildable.

``row`` is a small integer that indexes and full text hang on. A column that is sorted by a folded text or a rank has a
``…_key`` beside its value; the key is NULL where the value is empty, which lists put last. Every sorted column of people and
applications has its own index (PERFORMANCE: two-step windows read ids from the index, then rows by key); requisitions are few
enough to be sorted as they are.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Boolean, Index, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, Day, Id, Moment

_LOCAL = {"info": {"class": "local"}}


def _row() -> Any:
    return mapped_column(Integer, primary_key=True, autoincrement=True)


def _value(type_: Any = Text) -> Any:
    return mapped_column(type_, nullable=True)


def _sorted(table: str, *columns: str) -> tuple[Any, ...]:
    return (*(Index(f"ix_{table}_{name}", name) for name in columns), _LOCAL)


class CandidateRow(Base):
    """A line of the list of candidates."""

    __tablename__ = "candidate_row"
    __table_args__ = _sorted(
        "candidate_row", "name_key", "email_key", "phone", "location_key", "employer_key", "title_key", "source_key",
        "applications", "active", "last_touch", "language", "do_not_contact", "created_at", "changed_at",
    )  # fmt: skip

    row: Mapped[int] = _row()
    id: Mapped[str] = mapped_column(Id, unique=True, nullable=False)
    version: Mapped[int] = mapped_column(Integer, nullable=False)
    name: Mapped[str] = _value()
    name_key: Mapped[str] = _value()
    email: Mapped[str | None] = _value()
    email_key: Mapped[str | None] = _value()
    phone: Mapped[str | None] = _value()
    location: Mapped[str | None] = _value()
    location_key: Mapped[str | None] = _value()
    employer: Mapped[str | None] = _value()
    employer_key: Mapped[str | None] = _value()
    title: Mapped[str | None] = _value()
    title_key: Mapped[str | None] = _value()
    source: Mapped[str | None] = _value(Id)
    source_key: Mapped[str | None] = _value()
    applications: Mapped[int] = _value(Integer)
    active: Mapped[int] = _value(Integer)
    last_touch: Mapped[str | None] = _value(Moment)
    tags: Mapped[str | None] = _value()
    language: Mapped[str | None] = _value(String(8))
    do_not_contact: Mapped[bool | None] = _value(Boolean)
    created_at: Mapped[str] = _value(Moment)
    changed_at: Mapped[str] = _value(Moment)
    search: Mapped[str] = _value()
    """Folded words, each after a blank: what quick search looks through."""


class ApplicationRow(Base):
    """A line of the list of applications, and a card of the board."""

    __tablename__ = "application_row"
    __table_args__ = _sorted(
        "application_row", "candidate_id", "name_key", "requisition_key", "stage_key", "status_key", "owner_key",
        "in_stage_since", "last_touch", "source_key", "applied_on", "hold_until", "reason_key", "ended_at", "email_key",
        "phone", "department_key", "hiring_manager_key", "number", "created_at", "changed_at",
    )[:-1] + (Index("ix_application_row_board", "requisition_id", "status_key", "stage_key"), _LOCAL)  # fmt: skip

    row: Mapped[int] = _row()
    id: Mapped[str] = mapped_column(Id, unique=True, nullable=False)
    version: Mapped[int] = mapped_column(Integer, nullable=False)
    candidate_id: Mapped[str] = mapped_column(Id, nullable=False)
    requisition_id: Mapped[str] = mapped_column(Id, nullable=False)
    name: Mapped[str] = _value()
    name_key: Mapped[str] = _value()
    requisition: Mapped[str] = _value()
    requisition_key: Mapped[str] = _value()
    stage: Mapped[str] = _value(Id)
    stage_key: Mapped[str] = _value()
    status: Mapped[str] = _value(String(12))
    status_key: Mapped[int] = _value(Integer)
    owner: Mapped[str | None] = _value(Id)
    owner_key: Mapped[str | None] = _value()
    in_stage_since: Mapped[str] = _value(Moment)
    last_touch: Mapped[str] = _value(Moment)
    strip: Mapped[str] = _value(String(8))
    source: Mapped[str | None] = _value(Id)
    source_key: Mapped[str | None] = _value()
    applied_on: Mapped[str | None] = _value(Day)
    hold_until: Mapped[str | None] = _value(Day)
    reason: Mapped[str | None] = _value(Id)
    reason_key: Mapped[str | None] = _value()
    ended_at: Mapped[str | None] = _value(Moment)
    email: Mapped[str | None] = _value()
    email_key: Mapped[str | None] = _value()
    phone: Mapped[str | None] = _value()
    department: Mapped[str | None] = _value(Id)
    department_key: Mapped[str | None] = _value()
    hiring_manager: Mapped[str | None] = _value(Id)
    hiring_manager_key: Mapped[str | None] = _value()
    number: Mapped[str | None] = _value(String(16))
    flags: Mapped[str | None] = _value()
    created_at: Mapped[str] = _value(Moment)
    changed_at: Mapped[str] = _value(Moment)
    search: Mapped[str] = _value()


class RequisitionRow(Base):
    """A line of the list of requisitions."""

    __tablename__ = "requisition_row"
    __table_args__ = _sorted("requisition_row", "title_key", "status_key", "changed_at")

    row: Mapped[int] = _row()
    id: Mapped[str] = mapped_column(Id, unique=True, nullable=False)
    version: Mapped[int] = mapped_column(Integer, nullable=False)
    number: Mapped[str | None] = _value(String(16))
    title: Mapped[str] = _value()
    title_key: Mapped[str] = _value()
    status: Mapped[str] = _value(String(20))
    status_key: Mapped[int] = _value(Integer)
    department: Mapped[str | None] = _value(Id)
    department_key: Mapped[str | None] = _value()
    location: Mapped[str | None] = _value(Id)
    location_key: Mapped[str | None] = _value()
    seats: Mapped[int] = _value(Integer)
    seats_open: Mapped[int] = _value(Integer)
    active: Mapped[int] = _value(Integer)
    hiring_manager: Mapped[str | None] = _value(Id)
    hiring_manager_key: Mapped[str | None] = _value()
    recruiter: Mapped[str | None] = _value(Id)
    recruiter_key: Mapped[str | None] = _value()
    priority: Mapped[str | None] = _value(String(8))
    priority_key: Mapped[int | None] = _value(Integer)
    strip: Mapped[str] = _value(String(8))
    target_start: Mapped[str | None] = _value(Day)
    opened_at: Mapped[str | None] = _value(Day)
    role_family: Mapped[str | None] = _value(Id)
    role_family_key: Mapped[str | None] = _value()
    level: Mapped[str | None] = _value(Id)
    level_key: Mapped[str | None] = _value()
    cost_centre: Mapped[str | None] = _value(Id)
    cost_centre_key: Mapped[str | None] = _value()
    employment_type: Mapped[str | None] = _value(String(16))
    employment_type_key: Mapped[int | None] = _value(Integer)
    confidential: Mapped[bool | None] = _value(Boolean)
    created_at: Mapped[str] = _value(Moment)
    changed_at: Mapped[str] = _value(Moment)
    search: Mapped[str] = _value()


ListingTable = type[CandidateRow] | type[ApplicationRow] | type[RequisitionRow]


def key_column(table: ListingTable, code: str) -> Any:
    """The column a list column is sorted and sought by: its key where it has one, else itself."""
    columns = table.__table__.c
    return columns[f"{code}_key"] if f"{code}_key" in columns else columns[code]
