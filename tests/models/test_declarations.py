"""What every table and column says about itself; retention, merge and inventory are built on it."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import UniqueConstraint

from desktop.models import ENTITIES, Base
from desktop.models.base import AppendOnly, Mutable
from desktop.services.dispatch.dispatcher import TOPICS
from desktop.services.storage.fields import fields_of, journalled_fields

CLASSES = {"mutable", "append", "hub-only", "local"}
POLICIES = {"ask", "later", "never", "union"}
TABLES = sorted(Base.metadata.tables.values(), key=lambda table: table.name)
JOURNALLED = sorted(ENTITIES)

NOT_PERSONAL = {
    "candidate": {"id", "source_id", "credit", "language", "do_not_contact", "consent_until", "merged_into_id", "created_at",
                  "changed_at", "deleted_at", "row_version"},
    "contact": {"id", "candidate_id", "kind", "label", "position", "created_at", "changed_at", "deleted_at", "row_version"},
    "application": {"id", "candidate_id", "requisition_id", "stage_id", "status", "owner_id", "applied_on", "stage_entered_at",
                    "last_touch_at", "hold_until", "promised_on", "reason_id", "ended_at", "source_id", "created_at", "changed_at", "deleted_at",
                    "row_version"},
    "note": {"id", "candidate_id", "application_id", "author_id", "at", "replaces_id", "deleted_at", "row_version"},
    "stage_transition": {"id", "application_id", "candidate_id", "from_stage_id", "to_stage_id", "from_status", "to_status", "at",
                         "actor_id", "reason_id", "stayed", "correction", "raw", "deleted_at", "row_version"},
    "decision": {"id", "kind", "requisition_id", "application_id", "candidate_id", "owner_id", "opened_at", "due_on", "snoozed_until",
                 "verdict", "answered_at", "answered_by_id", "closed_at", "overturns_id", "created_at", "changed_at", "deleted_at",
                 "row_version"},
    "task": {"id", "requisition_id", "application_id", "candidate_id", "owner_id", "by_id", "due_on", "repeat", "snoozed_until",
             "done_at", "done_by_id", "rule", "since", "created_at", "changed_at", "deleted_at", "row_version"},
    "candidate_tag": {"id", "candidate_id", "tag_id", "deleted_at", "row_version"},
    "application_flag": {"id", "application_id", "candidate_id", "flag_id", "at", "deleted_at", "row_version"},
}  # fmt: skip
"""Columns of tables about candidates that say nothing about a person by themselves. Whatever is new here was decided, not forgotten."""


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_table_says_how_it_merges(table: Any) -> None:
    assert table.info.get("class") in CLASSES


@pytest.mark.parametrize("name", JOURNALLED)
def test_a_column_says_how_it_merges_and_whether_it_is_personal(name: str) -> None:
    for column in ENTITIES[name].__table__.columns:  # type: ignore[attr-defined]
        assert column.info.get("merge") in POLICIES, column.name


@pytest.mark.parametrize("name", JOURNALLED)
def test_what_is_about_a_candidate_is_marked_personal(name: str) -> None:
    table: Any = ENTITIES[name].__table__
    if "candidate_id" in table.c or name == "candidate":
        plain = {column.name for column in table.columns if not column.info.get("personal")}
        assert plain == NOT_PERSONAL[name]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_nothing_anybody_types_is_unique(table: Any) -> None:
    """Duplicates are findings, not errors; and two replicas must be able to meet."""
    unique = {column.name for column in table.columns if column.unique}
    unique |= {column.name for one in table.constraints if isinstance(one, UniqueConstraint) for column in one.columns}
    unique |= {column.name for one in table.indexes if one.unique for column in one.columns}
    assert unique <= {"id", "origin_id", "seq"}


@pytest.mark.parametrize("name", JOURNALLED)
def test_what_can_be_replicated_has_an_id_a_version_and_a_mark(name: str) -> None:
    entity = ENTITIES[name]
    assert entity.__tablename__ == name
    assert issubclass(entity, Mutable | AppendOnly)
    assert (entity.__table__.info["class"] == "mutable") is issubclass(entity, Mutable)  # type: ignore[attr-defined]
    assert [column.name for column in entity.__table__.primary_key] == ["id"]
    assert {"row_version", "deleted_at"} <= set(entity.__table__.c.keys())
    assert name in TOPICS


@pytest.mark.parametrize("name", JOURNALLED)
def test_every_column_can_be_left_out(name: str) -> None:
    """New columns are nullable or defaulted, and the bulk insert makes the default the entity would."""
    entity: Any = ENTITIES[name]
    made = {column: make("2026-03-02T00:00:00.000Z") for column, make in fields_of(entity).items()}
    required = {column.name for column in entity.__table__.columns if not column.nullable and made[column.name] is None}
    given = {column.name for column in entity.__table__.columns if column.foreign_keys and not column.nullable}
    assert required - given <= {"kind", "list_kind", "at", "files", "summary", "headers", "answers", "verify", "role",
                                "scope", "scope_id", "subject", "subject_id", "from_day", "to_day", "code", "to_status"}  # fmt: skip


def test_bookkeeping_is_not_journalled() -> None:
    for entity in ENTITIES.values():
        assert not {"id", "row_version", "changed_at"} & set(journalled_fields(entity))
        assert "deleted_at" in journalled_fields(entity)


def test_entities_stand_after_what_they_refer_to() -> None:
    order = list(ENTITIES)
    for name, entity in ENTITIES.items():
        for key in entity.__table__.foreign_keys:  # type: ignore[attr-defined]
            parent = key.column.table.name
            assert order.index(parent) <= order.index(name) or (name, parent) == ("seat", "application"), (name, parent)
