"""The first schema: workspace, team, vocabulary, requisitions, candidates, applications, journal, listings.

Revision: 0001
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from desktop.models.base import Id, JsonText

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# Full text over the folded words of a listing row: contentless (the words stand in the row), every beginning of a word is
# found, positions are not needed. Folding happened before, hence remove_diacritics 0.
_SEARCH = """CREATE VIRTUAL TABLE {name}_search USING fts5(
    search, content='', contentless_delete=1, detail='none', prefix='1 2 3', tokenize='unicode61 remove_diacritics 0'
)"""

# The same on PostgreSQL: lexemes are our own folded words, never the engine's reading of a text.
_SEARCH_TABLE = "CREATE TABLE {name}_search (rowid integer PRIMARY KEY, words tsvector NOT NULL)"
_SEARCH_INDEX = "CREATE INDEX ix_{name}_search_words ON {name}_search USING gin (words)"


def upgrade() -> None:
    """Make all tables."""
    op.create_table(
        "application_row",
        sa.Column("row", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", Id(length=16), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("candidate_id", Id(length=16), nullable=False),
        sa.Column("requisition_id", Id(length=16), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("name_key", sa.Text(), nullable=True),
        sa.Column("requisition", sa.Text(), nullable=True),
        sa.Column("requisition_key", sa.Text(), nullable=True),
        sa.Column("stage", Id(length=16), nullable=True),
        sa.Column("stage_key", sa.Text(), nullable=True),
        sa.Column("status", sa.String(length=12), nullable=True),
        sa.Column("status_key", sa.Integer(), nullable=True),
        sa.Column("owner", Id(length=16), nullable=True),
        sa.Column("owner_key", sa.Text(), nullable=True),
        sa.Column("in_stage_since", sa.String(length=24), nullable=True),
        sa.Column("last_touch", sa.String(length=24), nullable=True),
        sa.Column("strip", sa.String(length=8), nullable=True),
        sa.Column("source", Id(length=16), nullable=True),
        sa.Column("source_key", sa.Text(), nullable=True),
        sa.Column("applied_on", sa.String(length=10), nullable=True),
        sa.Column("hold_until", sa.String(length=10), nullable=True),
        sa.Column("reason", Id(length=16), nullable=True),
        sa.Column("reason_key", sa.Text(), nullable=True),
        sa.Column("ended_at", sa.String(length=24), nullable=True),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("email_key", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("department", Id(length=16), nullable=True),
        sa.Column("department_key", sa.Text(), nullable=True),
        sa.Column("hiring_manager", Id(length=16), nullable=True),
        sa.Column("hiring_manager_key", sa.Text(), nullable=True),
        sa.Column("number", sa.String(length=16), nullable=True),
        sa.Column("flags", sa.Text(), nullable=True),
        sa.Column("created_at", sa.String(length=24), nullable=True),
        sa.Column("changed_at", sa.String(length=24), nullable=True),
        sa.Column("search", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_application_row")),
        sa.UniqueConstraint("id", name=op.f("uq_application_row_id")),
        info={"class": "local"},
    )
    op.create_index("ix_application_row_applied_on", "application_row", ["applied_on"], unique=False)
    op.create_index(
        "ix_application_row_board", "application_row", ["requisition_id", "status_key", "stage_key"], unique=False
    )
    op.create_index("ix_application_row_candidate_id", "application_row", ["candidate_id"], unique=False)
    op.create_index("ix_application_row_changed_at", "application_row", ["changed_at"], unique=False)
    op.create_index("ix_application_row_created_at", "application_row", ["created_at"], unique=False)
    op.create_index("ix_application_row_department_key", "application_row", ["department_key"], unique=False)
    op.create_index("ix_application_row_email_key", "application_row", ["email_key"], unique=False)
    op.create_index("ix_application_row_ended_at", "application_row", ["ended_at"], unique=False)
    op.create_index("ix_application_row_hiring_manager_key", "application_row", ["hiring_manager_key"], unique=False)
    op.create_index("ix_application_row_hold_until", "application_row", ["hold_until"], unique=False)
    op.create_index("ix_application_row_in_stage_since", "application_row", ["in_stage_since"], unique=False)
    op.create_index("ix_application_row_last_touch", "application_row", ["last_touch"], unique=False)
    op.create_index("ix_application_row_name_key", "application_row", ["name_key"], unique=False)
    op.create_index("ix_application_row_number", "application_row", ["number"], unique=False)
    op.create_index("ix_application_row_owner_key", "application_row", ["owner_key"], unique=False)
    op.create_index("ix_application_row_phone", "application_row", ["phone"], unique=False)
    op.create_index("ix_application_row_reason_key", "application_row", ["reason_key"], unique=False)
    op.create_index("ix_application_row_requisition_key", "application_row", ["requisition_key"], unique=False)
    op.create_index("ix_application_row_source_key", "application_row", ["source_key"], unique=False)
    op.create_index("ix_application_row_stage_key", "application_row", ["stage_key"], unique=False)
    op.create_index("ix_application_row_status_key", "application_row", ["status_key"], unique=False)
    op.create_table(
        "candidate_row",
        sa.Column("row", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", Id(length=16), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("name_key", sa.Text(), nullable=True),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("email_key", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("location", sa.Text(), nullable=True),
        sa.Column("location_key", sa.Text(), nullable=True),
        sa.Column("employer", sa.Text(), nullable=True),
        sa.Column("employer_key", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("title_key", sa.Text(), nullable=True),
        sa.Column("source", Id(length=16), nullable=True),
        sa.Column("source_key", sa.Text(), nullable=True),
        sa.Column("applications", sa.Integer(), nullable=True),
        sa.Column("active", sa.Integer(), nullable=True),
        sa.Column("last_touch", sa.String(length=24), nullable=True),
        sa.Column("tags", sa.Text(), nullable=True),
        sa.Column("language", sa.String(length=8), nullable=True),
        sa.Column("do_not_contact", sa.Boolean(), nullable=True),
        sa.Column("created_at", sa.String(length=24), nullable=True),
        sa.Column("changed_at", sa.String(length=24), nullable=True),
        sa.Column("search", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_candidate_row")),
        sa.UniqueConstraint("id", name=op.f("uq_candidate_row_id")),
        info={"class": "local"},
    )
    op.create_index("ix_candidate_row_active", "candidate_row", ["active"], unique=False)
    op.create_index("ix_candidate_row_applications", "candidate_row", ["applications"], unique=False)
    op.create_index("ix_candidate_row_changed_at", "candidate_row", ["changed_at"], unique=False)
    op.create_index("ix_candidate_row_created_at", "candidate_row", ["created_at"], unique=False)
    op.create_index("ix_candidate_row_do_not_contact", "candidate_row", ["do_not_contact"], unique=False)
    op.create_index("ix_candidate_row_email_key", "candidate_row", ["email_key"], unique=False)
    op.create_index("ix_candidate_row_employer_key", "candidate_row", ["employer_key"], unique=False)
    op.create_index("ix_candidate_row_language", "candidate_row", ["language"], unique=False)
    op.create_index("ix_candidate_row_last_touch", "candidate_row", ["last_touch"], unique=False)
    op.create_index("ix_candidate_row_location_key", "candidate_row", ["location_key"], unique=False)
    op.create_index("ix_candidate_row_name_key", "candidate_row", ["name_key"], unique=False)
    op.create_index("ix_candidate_row_phone", "candidate_row", ["phone"], unique=False)
    op.create_index("ix_candidate_row_source_key", "candidate_row", ["source_key"], unique=False)
    op.create_index("ix_candidate_row_title_key", "candidate_row", ["title_key"], unique=False)
    op.create_table(
        "draft",
        sa.Column("owner_id", Id(length=16), nullable=False),
        sa.Column("key", sa.String(length=128), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("at", sa.String(length=24), nullable=False),
        sa.PrimaryKeyConstraint("owner_id", "key", name=op.f("pk_draft")),
        info={"class": "local"},
    )
    op.create_table(
        "import_memory",
        sa.Column("headers", sa.String(length=64), nullable=False),
        sa.Column("answers", JsonText(), nullable=False),
        sa.Column("created_at", sa.String(length=24), nullable=False),
        sa.Column("changed_at", sa.String(length=24), nullable=False),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.Column("id", Id(length=16), nullable=False),
        sa.Column("deleted_at", sa.String(length=24), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_memory")),
        info={"class": "mutable"},
    )
    op.create_index(op.f("ix_import_memory_headers"), "import_memory", ["headers"], unique=False)
    op.create_table(
        "journal_change",
        sa.Column("entry_id", Id(length=16), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("entity", sa.String(length=32), nullable=False),
        sa.Column("entity_id", Id(length=16), nullable=False),
        sa.Column("subject_id", Id(length=16), nullable=True),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.Column("salt", sa.LargeBinary(length=16), nullable=True),
        sa.Column("digest", sa.LargeBinary(length=32), nullable=False),
        sa.PrimaryKeyConstraint("entry_id", "position", name=op.f("pk_journal_change")),
        info={"class": "append"},
        sqlite_with_rowid=False,
    )
    op.create_index("ix_journal_change_entity_id", "journal_change", ["entity_id"], unique=False)
    op.create_index("ix_journal_change_subject_id", "journal_change", ["subject_id"], unique=False)
    op.create_table(
        "journal_entry",
        sa.Column("id", Id(length=16), nullable=False),
        sa.Column("origin_id", Id(length=16), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("hlc", sa.String(length=20), nullable=False),
        sa.Column("at", sa.String(length=24), nullable=False),
        sa.Column("actor_id", Id(length=16), nullable=False),
        sa.Column("command", sa.String(length=64), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("seen", JsonText(), nullable=False),
        sa.Column("revision", sa.String(length=32), nullable=False),
        sa.Column("undoes_id", Id(length=16), nullable=True),
        sa.Column("undoable", sa.Integer(), nullable=False),
        sa.Column("changes", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(length=32), nullable=False),
        sa.Column("previous", sa.LargeBinary(length=32), nullable=False),
        sa.Column("hash", sa.LargeBinary(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal_entry")),
        info={"class": "append"},
    )
    op.create_index("ix_journal_entry_actor", "journal_entry", ["actor_id", "hlc"], unique=False)
    op.create_index(op.f("ix_journal_entry_hlc"), "journal_entry", ["hlc"], unique=False)
    op.create_index(op.f("ix_journal_entry_undoes_id"), "journal_entry", ["undoes_id"], unique=False)
    op.create_index("uq_journal_entry_origin_seq", "journal_entry", ["origin_id", "seq"], unique=True)
    op.create_table(
        "journal_origin",
        sa.Column("id", Id(length=16), nullable=False),
        sa.Column("installation", sa.String(length=64), nullable=False),
        sa.Column("created_at", sa.String(length=24), nullable=False),
        sa.Column("last_seq", sa.Integer(), nullable=False),
        sa.Column("last_hlc", sa.String(length=20), nullable=False),
        sa.Column("last_hash", sa.LargeBinary(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal_origin")),
        info={"class": "local"},
    )
    op.create_table(
        "person",
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("email", sa.Text(), server_default="", nullable=False),
        sa.Column("roles", JsonText(), nullable=False),
        sa.Column("inactive", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("created_at", sa.String(length=24), nullable=False),
        sa.Column("changed_at", sa.String(length=24), nullable=False),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.Column("id", Id(length=16), nullable=False),
        sa.Column("deleted_at", sa.String(length=24), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        info={"class": "mutable"},
    )
    op.create_table(
        "requisition_row",
        sa.Column("row", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", Id(length=16), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=16), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("title_key", sa.Text(), nullable=True),
        sa.Column("status", sa.String(length=20), nullable=True),
        sa.Column("status_key", sa.Integer(), nullable=True),
        sa.Column("department", Id(length=16), nullable=True),
        sa.Column("department_key", sa.Text(), nullable=True),
        sa.Column("location", Id(length=16), nullable=True),
        sa.Column("location_key", sa.Text(), nullable=True),
        sa.Column("seats", sa.Integer(), nullable=True),
        sa.Column("seats_open", sa.Integer(), nullable=True),
        sa.Column("active", sa.Integer(), nullable=True),
        sa.Column("hiring_manager", Id(length=16), nullable=True),
        sa.Column("hiring_manager_key", sa.Text(), nullable=True),
        sa.Column("recruiter", Id(length=16), nullable=True),
        sa.Column("recruiter_key", sa.Text(), nullable=True),
        sa.Column("priority", sa.String(length=8), nullable=True),
        sa.Column("priority_key", sa.Integer(), nullable=True),
        sa.Column("strip", sa.String(length=8), nullable=True),
        sa.Column("target_start", sa.String(length=10), nullable=True),
        sa.Column("opened_at", sa.String(length=10), nullable=True),
        sa.Column("role_family", Id(length=16), nullable=True),
        sa.Column("role_family_key", sa.Text(), nullable=True),
        sa.Column("level", Id(length=16), nullable=True),
        sa.Column("level_key", sa.Text(), nullable=True),
        sa.Column("cost_centre", Id(length=16), nullable=True),
        sa.Column("cost_centre_key", sa.Text(), nullable=True),
        sa.Column("employment_type", sa.String(length=16), nullable=True),
        sa.Column("employment_type_key", sa.Integer(), nullable=True),
        sa.Column("confidential", sa.Boolean(), nullable=True),
        sa.Column("created_at", sa.String(length=24), nullable=True),
        sa.Column("changed_at", sa.String(length=24), nullable=True),
        sa.Column("search", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_requisition_row")),
        sa.UniqueConstraint("id", name=op.f("uq_requisition_row_id")),
        info={"class": "local"},
    )
    op.create_index("ix_requisition_row_changed_at", "requisition_row", ["changed_at"], unique=False)
    op.create_index("ix_requisition_row_status_key", "requisition_row", ["status_key"], unique=False)
    op.create_index("ix_requisition_row_title_key", "requisition_row", ["title_key"], unique=False)
    op.create_table(
        "vocabulary_word",
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column("label", sa.Text(), server_default="", nullable=False),
        sa.Column("labels", JsonText(), nullable=False),
        sa.Column("definition", sa.Text(), server_default="", nullable=False),
        sa.Column("aliases", JsonText(), nullable=False),
        sa.Column("rank", sa.String(length=24), nullable=False),
        sa.Column("retired", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("milestone", sa.String(length=16), nullable=False),
        sa.Column("enters_when", sa.Text(), server_default="", nullable=False),
        sa.Column("owner_role", sa.String(length=24), nullable=False),
        sa.Column("sla_days", sa.Integer(), nullable=True),
        sa.Column("card_limit", sa.Integer(), nullable=True),
        sa.Column("side", sa.String(length=8), nullable=False),
        sa.Column("parent_id", Id(length=16), nullable=True),
        sa.Column("created_at", sa.String(length=24), nullable=False),
        sa.Column("changed_at", sa.String(length=24), nullable=False),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.Column("id", Id(length=16), nullable=False),
        sa.Column("deleted_at", sa.String(length=24), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vocabulary_word")),
        info={"class": "mutable"},
    )
    op.create_index("ix_vocabulary_word_kind", "vocabulary_word", ["kind", "rank"], unique=False)
    op.create_table(
        "workspace",
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("settings", JsonText(), nullable=False),
        sa.Column("sample", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("last_number", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.String(length=24), nullable=False),
        sa.Column("changed_at", sa.String(length=24), nullable=False),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.Column("id", Id(length=16), nullable=False),
        sa.Column("deleted_at", sa.String(length=24), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_workspace")),
        info={"class": "mutable"},
    )
    op.create_table(
        "candidate",
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("given_name", sa.Text(), server_default="", nullable=False),
        sa.Column("family_name", sa.Text(), server_default="", nullable=False),
        sa.Column("location", sa.Text(), server_default="", nullable=False),
        sa.Column("employer", sa.Text(), server_default="", nullable=False),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("skills", sa.Text(), server_default="", nullable=False),
        sa.Column("source_id", Id(length=16), nullable=True),
        sa.Column("source_detail", sa.Text(), server_default="", nullable=False),
        sa.Column("credit", sa.Text(), server_default="", nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("do_not_contact", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("consent_until", sa.String(length=10), nullable=False),
        sa.Column("kept", JsonText(), nullable=False),
        sa.Column("external_ref", sa.Text(), server_default="", nullable=False),
        sa.Column("merged_into_id", Id(length=16), nullable=True),
        sa.Column("created_at", sa.String(length=24), nullable=False),
        sa.Column("changed_at", sa.String(length=24), nullable=False),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.Column("id", Id(length=16), nullable=False),
        sa.Column("deleted_at", sa.String(length=24), nullable=True),
        sa.ForeignKeyConstraint(["merged_into_id"], ["candidate.id"], name=op.f("fk_candidate_merged_into_id")),
        sa.ForeignKeyConstraint(["source_id"], ["vocabulary_word.id"], name=op.f("fk_candidate_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_candidate")),
        info={"class": "mutable"},
    )
    op.create_table(
        "import_batch",
        sa.Column("at", sa.String(length=24), nullable=False),
        sa.Column("person_id", Id(length=16), nullable=False),
        sa.Column("files", JsonText(), nullable=False),
        sa.Column("summary", JsonText(), nullable=False),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.Column("id", Id(length=16), nullable=False),
        sa.Column("deleted_at", sa.String(length=24), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_import_batch_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_batch")),
        info={"class": "append"},
    )
    op.create_table(
        "requisition",
        sa.Column("number", sa.String(length=16), nullable=False),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("status_reason", sa.Text(), server_default="", nullable=False),
        sa.Column("department_id", Id(length=16), nullable=True),
        sa.Column("cost_centre_id", Id(length=16), nullable=True),
        sa.Column("location_id", Id(length=16), nullable=True),
        sa.Column("role_family_id", Id(length=16), nullable=True),
        sa.Column("level_id", Id(length=16), nullable=True),
        sa.Column("employment_type", sa.String(length=16), nullable=False),
        sa.Column("work_time", sa.String(length=16), nullable=False),
        sa.Column("reason", sa.String(length=16), nullable=False),
        sa.Column("backfill_of", sa.Text(), server_default="", nullable=False),
        sa.Column("justification", sa.Text(), server_default="", nullable=False),
        sa.Column("hiring_manager_id", Id(length=16), nullable=True),
        sa.Column("recruiter_id", Id(length=16), nullable=True),
        sa.Column("target_start", sa.String(length=10), nullable=False),
        sa.Column("pay_min", sa.String(length=24), nullable=False),
        sa.Column("pay_max", sa.String(length=24), nullable=False),
        sa.Column("pay_currency", sa.String(length=3), nullable=False),
        sa.Column("pay_period", sa.String(length=8), nullable=False),
        sa.Column("priority", sa.String(length=8), nullable=False),
        sa.Column("confidential", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("posting_text", sa.Text(), server_default="", nullable=False),
        sa.Column("interview_plan", sa.Text(), server_default="", nullable=False),
        sa.Column("opened_on", sa.String(length=10), nullable=False),
        sa.Column("closed_on", sa.String(length=10), nullable=False),
        sa.Column("external_ref", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", sa.String(length=24), nullable=False),
        sa.Column("changed_at", sa.String(length=24), nullable=False),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.Column("id", Id(length=16), nullable=False),
        sa.Column("deleted_at", sa.String(length=24), nullable=True),
        sa.ForeignKeyConstraint(["cost_centre_id"], ["vocabulary_word.id"], name=op.f("fk_requisition_cost_centre_id")),
        sa.ForeignKeyConstraint(["department_id"], ["vocabulary_word.id"], name=op.f("fk_requisition_department_id")),
        sa.ForeignKeyConstraint(["hiring_manager_id"], ["person.id"], name=op.f("fk_requisition_hiring_manager_id")),
        sa.ForeignKeyConstraint(["level_id"], ["vocabulary_word.id"], name=op.f("fk_requisition_level_id")),
        sa.ForeignKeyConstraint(["location_id"], ["vocabulary_word.id"], name=op.f("fk_requisition_location_id")),
        sa.ForeignKeyConstraint(["recruiter_id"], ["person.id"], name=op.f("fk_requisition_recruiter_id")),
        sa.ForeignKeyConstraint(["role_family_id"], ["vocabulary_word.id"], name=op.f("fk_requisition_role_family_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_requisition")),
        info={"class": "mutable"},
    )
    op.create_index(op.f("ix_requisition_number"), "requisition", ["number"], unique=False)
    op.create_table(
        "saved_view",
        sa.Column("list_kind", sa.String(length=24), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("settings", sa.Text(), server_default="", nullable=False),
        sa.Column("shared", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("owner_id", Id(length=16), nullable=False),
        sa.Column("created_at", sa.String(length=24), nullable=False),
        sa.Column("changed_at", sa.String(length=24), nullable=False),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.Column("id", Id(length=16), nullable=False),
        sa.Column("deleted_at", sa.String(length=24), nullable=True),
        sa.ForeignKeyConstraint(["owner_id"], ["person.id"], name=op.f("fk_saved_view_owner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_view")),
        info={"class": "mutable"},
    )
    op.create_table(
        "application",
        sa.Column("candidate_id", Id(length=16), nullable=False),
        sa.Column("requisition_id", Id(length=16), nullable=False),
        sa.Column("stage_id", Id(length=16), nullable=False),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("owner_id", Id(length=16), nullable=True),
        sa.Column("applied_on", sa.String(length=10), nullable=False),
        sa.Column("stage_entered_at", sa.String(length=24), nullable=False),
        sa.Column("last_touch_at", sa.String(length=24), nullable=False),
        sa.Column("hold_until", sa.String(length=10), nullable=False),
        sa.Column("reason_id", Id(length=16), nullable=True),
        sa.Column("reason_note", sa.Text(), server_default="", nullable=False),
        sa.Column("ended_at", sa.String(length=24), nullable=False),
        sa.Column("source_id", Id(length=16), nullable=True),
        sa.Column("source_detail", sa.Text(), server_default="", nullable=False),
        sa.Column("kept", JsonText(), nullable=False),
        sa.Column("external_ref", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", sa.String(length=24), nullable=False),
        sa.Column("changed_at", sa.String(length=24), nullable=False),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.Column("id", Id(length=16), nullable=False),
        sa.Column("deleted_at", sa.String(length=24), nullable=True),
        sa.ForeignKeyConstraint(["candidate_id"], ["candidate.id"], name=op.f("fk_application_candidate_id")),
        sa.ForeignKeyConstraint(["owner_id"], ["person.id"], name=op.f("fk_application_owner_id")),
        sa.ForeignKeyConstraint(["reason_id"], ["vocabulary_word.id"], name=op.f("fk_application_reason_id")),
        sa.ForeignKeyConstraint(["requisition_id"], ["requisition.id"], name=op.f("fk_application_requisition_id")),
        sa.ForeignKeyConstraint(["source_id"], ["vocabulary_word.id"], name=op.f("fk_application_source_id")),
        sa.ForeignKeyConstraint(["stage_id"], ["vocabulary_word.id"], name=op.f("fk_application_stage_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_application")),
        info={"class": "mutable"},
    )
    op.create_index(op.f("ix_application_candidate_id"), "application", ["candidate_id"], unique=False)
    op.create_index(op.f("ix_application_requisition_id"), "application", ["requisition_id"], unique=False)
    op.create_table(
        "candidate_tag",
        sa.Column("candidate_id", Id(length=16), nullable=False),
        sa.Column("tag_id", Id(length=16), nullable=False),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.Column("id", Id(length=16), nullable=False),
        sa.Column("deleted_at", sa.String(length=24), nullable=True),
        sa.ForeignKeyConstraint(["candidate_id"], ["candidate.id"], name=op.f("fk_candidate_tag_candidate_id")),
        sa.ForeignKeyConstraint(["tag_id"], ["vocabulary_word.id"], name=op.f("fk_candidate_tag_tag_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_candidate_tag")),
        info={"class": "append"},
    )
    op.create_index(op.f("ix_candidate_tag_candidate_id"), "candidate_tag", ["candidate_id"], unique=False)
    op.create_table(
        "contact",
        sa.Column("candidate_id", Id(length=16), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("value", sa.Text(), server_default="", nullable=False),
        sa.Column("match_key", sa.String(length=255), nullable=False),
        sa.Column("label", sa.Text(), server_default="", nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.String(length=24), nullable=False),
        sa.Column("changed_at", sa.String(length=24), nullable=False),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.Column("id", Id(length=16), nullable=False),
        sa.Column("deleted_at", sa.String(length=24), nullable=True),
        sa.ForeignKeyConstraint(["candidate_id"], ["candidate.id"], name=op.f("fk_contact_candidate_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact")),
        info={"class": "mutable"},
    )
    op.create_index(op.f("ix_contact_candidate_id"), "contact", ["candidate_id"], unique=False)
    op.create_index("ix_contact_match_key", "contact", ["match_key"], unique=False)
    op.create_table(
        "requisition_member",
        sa.Column("requisition_id", Id(length=16), nullable=False),
        sa.Column("person_id", Id(length=16), nullable=False),
        sa.Column("since", sa.String(length=24), nullable=False),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.Column("id", Id(length=16), nullable=False),
        sa.Column("deleted_at", sa.String(length=24), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_requisition_member_person_id")),
        sa.ForeignKeyConstraint(
            ["requisition_id"], ["requisition.id"], name=op.f("fk_requisition_member_requisition_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_requisition_member")),
        info={"class": "append"},
    )
    op.create_index(
        op.f("ix_requisition_member_requisition_id"), "requisition_member", ["requisition_id"], unique=False
    )
    op.create_table(
        "application_flag",
        sa.Column("application_id", Id(length=16), nullable=False),
        sa.Column("candidate_id", Id(length=16), nullable=False),
        sa.Column("flag_id", Id(length=16), nullable=False),
        sa.Column("at", sa.String(length=24), nullable=False),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.Column("id", Id(length=16), nullable=False),
        sa.Column("deleted_at", sa.String(length=24), nullable=True),
        sa.ForeignKeyConstraint(
            ["application_id"], ["application.id"], name=op.f("fk_application_flag_application_id")
        ),
        sa.ForeignKeyConstraint(["candidate_id"], ["candidate.id"], name=op.f("fk_application_flag_candidate_id")),
        sa.ForeignKeyConstraint(["flag_id"], ["vocabulary_word.id"], name=op.f("fk_application_flag_flag_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_application_flag")),
        info={"class": "append"},
    )
    op.create_index(op.f("ix_application_flag_application_id"), "application_flag", ["application_id"], unique=False)
    op.create_table(
        "note",
        sa.Column("candidate_id", Id(length=16), nullable=False),
        sa.Column("application_id", Id(length=16), nullable=True),
        sa.Column("author_id", Id(length=16), nullable=False),
        sa.Column("at", sa.String(length=24), nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("replaces_id", Id(length=16), nullable=True),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.Column("id", Id(length=16), nullable=False),
        sa.Column("deleted_at", sa.String(length=24), nullable=True),
        sa.ForeignKeyConstraint(["application_id"], ["application.id"], name=op.f("fk_note_application_id")),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name=op.f("fk_note_author_id")),
        sa.ForeignKeyConstraint(["candidate_id"], ["candidate.id"], name=op.f("fk_note_candidate_id")),
        sa.ForeignKeyConstraint(["replaces_id"], ["note.id"], name=op.f("fk_note_replaces_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_note")),
        info={"class": "append"},
    )
    op.create_index(op.f("ix_note_candidate_id"), "note", ["candidate_id"], unique=False)
    op.create_table(
        "seat",
        sa.Column("requisition_id", Id(length=16), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("opened_on", sa.String(length=10), nullable=False),
        sa.Column("closed_on", sa.String(length=10), nullable=False),
        sa.Column("closed_by", sa.String(length=12), nullable=False),
        sa.Column("close_reason", sa.Text(), server_default="", nullable=False),
        sa.Column("application_id", Id(length=16), nullable=True),
        sa.Column("created_at", sa.String(length=24), nullable=False),
        sa.Column("changed_at", sa.String(length=24), nullable=False),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.Column("id", Id(length=16), nullable=False),
        sa.Column("deleted_at", sa.String(length=24), nullable=True),
        sa.ForeignKeyConstraint(["application_id"], ["application.id"], name=op.f("fk_seat_application_id")),
        sa.ForeignKeyConstraint(["requisition_id"], ["requisition.id"], name=op.f("fk_seat_requisition_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seat")),
        info={"class": "mutable"},
    )
    op.create_index(op.f("ix_seat_requisition_id"), "seat", ["requisition_id"], unique=False)
    op.create_table(
        "stage_transition",
        sa.Column("application_id", Id(length=16), nullable=False),
        sa.Column("candidate_id", Id(length=16), nullable=False),
        sa.Column("from_stage_id", Id(length=16), nullable=True),
        sa.Column("to_stage_id", Id(length=16), nullable=False),
        sa.Column("from_status", sa.String(length=12), nullable=False),
        sa.Column("to_status", sa.String(length=12), nullable=False),
        sa.Column("at", sa.String(length=24), nullable=False),
        sa.Column("actor_id", Id(length=16), nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("reason_id", Id(length=16), nullable=True),
        sa.Column("stayed", sa.Integer(), nullable=True),
        sa.Column("correction", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("raw", sa.Text(), server_default="", nullable=False),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.Column("id", Id(length=16), nullable=False),
        sa.Column("deleted_at", sa.String(length=24), nullable=True),
        sa.ForeignKeyConstraint(["actor_id"], ["person.id"], name=op.f("fk_stage_transition_actor_id")),
        sa.ForeignKeyConstraint(
            ["application_id"], ["application.id"], name=op.f("fk_stage_transition_application_id")
        ),
        sa.ForeignKeyConstraint(["candidate_id"], ["candidate.id"], name=op.f("fk_stage_transition_candidate_id")),
        sa.ForeignKeyConstraint(
            ["from_stage_id"], ["vocabulary_word.id"], name=op.f("fk_stage_transition_from_stage_id")
        ),
        sa.ForeignKeyConstraint(["reason_id"], ["vocabulary_word.id"], name=op.f("fk_stage_transition_reason_id")),
        sa.ForeignKeyConstraint(["to_stage_id"], ["vocabulary_word.id"], name=op.f("fk_stage_transition_to_stage_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stage_transition")),
        info={"class": "append"},
    )
    op.create_index("ix_stage_transition_application_id", "stage_transition", ["application_id", "at"], unique=False)
    op.create_index("ix_stage_transition_from", "stage_transition", ["from_stage_id", "stayed"], unique=False)
    native = op.get_bind().dialect.name == "postgresql"
    for name in ("candidate", "application"):
        for statement in (_SEARCH_TABLE, _SEARCH_INDEX) if native else (_SEARCH,):
            op.execute(statement.format(name=name))
