"""Approvals, decisions, tasks, the steps of a requisition, and what a posting is checked for.

Revision: 0006, after 0005
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from desktop.models.base import Id

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "approval_chain",
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("subject", sa.String(length=16), nullable=False),
        sa.Column("rank", sa.String(length=24), nullable=False),
        sa.Column("conditions", sa.Text(), nullable=False),
        sa.Column("groups", sa.Text(), nullable=False),
        sa.Column("self_approval", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("retired", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("created_at", sa.String(length=24), nullable=False),
        sa.Column("changed_at", sa.String(length=24), nullable=False),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("deleted_at", sa.String(length=24), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_approval_chain")),
    )
    op.create_table(
        "process_rule",
        sa.Column("code", sa.String(length=32), nullable=False),
        sa.Column("active", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("who", sa.String(length=16), nullable=False),
        sa.Column("created_at", sa.String(length=24), nullable=False),
        sa.Column("changed_at", sa.String(length=24), nullable=False),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("deleted_at", sa.String(length=24), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_process_rule")),
    )
    op.create_table(
        "delegation",
        sa.Column("person_id", Id(), nullable=False),
        sa.Column("delegate_id", Id(), nullable=False),
        sa.Column("from_day", sa.String(length=10), nullable=False),
        sa.Column("to_day", sa.String(length=10), nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", sa.String(length=24), nullable=False),
        sa.Column("changed_at", sa.String(length=24), nullable=False),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("deleted_at", sa.String(length=24), nullable=True),
        sa.ForeignKeyConstraint(["delegate_id"], ["person.id"], name=op.f("fk_delegation_delegate_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_delegation_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delegation")),
    )
    op.create_index(op.f("ix_delegation_delegate_id"), "delegation", ["delegate_id"], unique=False)
    op.create_index(op.f("ix_delegation_person_id"), "delegation", ["person_id"], unique=False)
    op.create_table(
        "requisition_template",
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("role_family_id", Id(), nullable=True),
        sa.Column("values", sa.Text(), nullable=False),
        sa.Column("retired", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("created_at", sa.String(length=24), nullable=False),
        sa.Column("changed_at", sa.String(length=24), nullable=False),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("deleted_at", sa.String(length=24), nullable=True),
        sa.ForeignKeyConstraint(
            ["role_family_id"], ["vocabulary_word.id"], name=op.f("fk_requisition_template_role_family_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_requisition_template")),
    )
    op.create_table(
        "approval",
        sa.Column("subject", sa.String(length=16), nullable=False),
        sa.Column("subject_id", Id(), nullable=False),
        sa.Column("requisition_id", Id(), nullable=False),
        sa.Column("chain_id", Id(), nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("submitted_by_id", Id(), nullable=False),
        sa.Column("submitted_at", sa.String(length=24), nullable=False),
        sa.Column("ended_at", sa.String(length=24), nullable=False),
        sa.Column("self_approval", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("snapshot", sa.Text(), nullable=False),
        sa.Column("pay_snapshot", sa.Text(), nullable=True),
        sa.Column("changed_fields", sa.Text(), nullable=False),
        sa.Column("created_at", sa.String(length=24), nullable=False),
        sa.Column("changed_at", sa.String(length=24), nullable=False),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("deleted_at", sa.String(length=24), nullable=True),
        sa.ForeignKeyConstraint(["chain_id"], ["approval_chain.id"], name=op.f("fk_approval_chain_id")),
        sa.ForeignKeyConstraint(["requisition_id"], ["requisition.id"], name=op.f("fk_approval_requisition_id")),
        sa.ForeignKeyConstraint(["submitted_by_id"], ["person.id"], name=op.f("fk_approval_submitted_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_approval")),
    )
    op.create_index(op.f("ix_approval_requisition_id"), "approval", ["requisition_id"], unique=False)
    op.create_index("ix_approval_subject", "approval", ["subject_id"], unique=False)
    op.create_table(
        "requisition_step",
        sa.Column("requisition_id", Id(), nullable=False),
        sa.Column("from_status", sa.String(length=20), nullable=False),
        sa.Column("to_status", sa.String(length=20), nullable=False),
        sa.Column("at", sa.String(length=24), nullable=False),
        sa.Column("actor_id", Id(), nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("deleted_at", sa.String(length=24), nullable=True),
        sa.ForeignKeyConstraint(["actor_id"], ["person.id"], name=op.f("fk_requisition_step_actor_id")),
        sa.ForeignKeyConstraint(
            ["requisition_id"], ["requisition.id"], name=op.f("fk_requisition_step_requisition_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_requisition_step")),
    )
    op.create_index(op.f("ix_requisition_step_requisition_id"), "requisition_step", ["requisition_id"], unique=False)
    op.create_table(
        "approval_group",
        sa.Column("approval_id", Id(), nullable=False),
        sa.Column("requisition_id", Id(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("need", sa.String(length=8), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("sla_days", sa.Integer(), nullable=False),
        sa.Column("since", sa.String(length=24), nullable=False),
        sa.Column("due_on", sa.String(length=10), nullable=False),
        sa.Column("resolved_at", sa.String(length=24), nullable=False),
        sa.Column("created_at", sa.String(length=24), nullable=False),
        sa.Column("changed_at", sa.String(length=24), nullable=False),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("deleted_at", sa.String(length=24), nullable=True),
        sa.ForeignKeyConstraint(["approval_id"], ["approval.id"], name=op.f("fk_approval_group_approval_id")),
        sa.ForeignKeyConstraint(["requisition_id"], ["requisition.id"], name=op.f("fk_approval_group_requisition_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_approval_group")),
    )
    op.create_index(op.f("ix_approval_group_approval_id"), "approval_group", ["approval_id"], unique=False)
    op.create_table(
        "decision",
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("requisition_id", Id(), nullable=False),
        sa.Column("application_id", Id(), nullable=True),
        sa.Column("candidate_id", Id(), nullable=True),
        sa.Column("owner_id", Id(), nullable=True),
        sa.Column("opened_at", sa.String(length=24), nullable=False),
        sa.Column("due_on", sa.String(length=10), nullable=False),
        sa.Column("next_action", sa.Text(), server_default="", nullable=False),
        sa.Column("snoozed_until", sa.String(length=10), nullable=False),
        sa.Column("verdict", sa.String(length=8), nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("answered_at", sa.String(length=24), nullable=False),
        sa.Column("answered_by_id", Id(), nullable=True),
        sa.Column("closed_at", sa.String(length=24), nullable=False),
        sa.Column("overturns_id", Id(), nullable=True),
        sa.Column("created_at", sa.String(length=24), nullable=False),
        sa.Column("changed_at", sa.String(length=24), nullable=False),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("deleted_at", sa.String(length=24), nullable=True),
        sa.ForeignKeyConstraint(["answered_by_id"], ["person.id"], name=op.f("fk_decision_answered_by_id")),
        sa.ForeignKeyConstraint(["application_id"], ["application.id"], name=op.f("fk_decision_application_id")),
        sa.ForeignKeyConstraint(["candidate_id"], ["candidate.id"], name=op.f("fk_decision_candidate_id")),
        sa.ForeignKeyConstraint(["overturns_id"], ["decision.id"], name=op.f("fk_decision_overturns_id")),
        sa.ForeignKeyConstraint(["owner_id"], ["person.id"], name=op.f("fk_decision_owner_id")),
        sa.ForeignKeyConstraint(["requisition_id"], ["requisition.id"], name=op.f("fk_decision_requisition_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
    )
    op.create_index(op.f("ix_decision_application_id"), "decision", ["application_id"], unique=False)
    op.create_index("ix_decision_open", "decision", ["closed_at", "due_on"], unique=False)
    op.create_index("ix_decision_owner", "decision", ["owner_id", "closed_at", "due_on"], unique=False)
    op.create_index(op.f("ix_decision_requisition_id"), "decision", ["requisition_id"], unique=False)
    op.create_table(
        "task",
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("requisition_id", Id(), nullable=True),
        sa.Column("application_id", Id(), nullable=True),
        sa.Column("candidate_id", Id(), nullable=True),
        sa.Column("owner_id", Id(), nullable=False),
        sa.Column("by_id", Id(), nullable=False),
        sa.Column("due_on", sa.String(length=10), nullable=False),
        sa.Column("repeat", sa.String(length=12), nullable=False),
        sa.Column("snoozed_until", sa.String(length=10), nullable=False),
        sa.Column("done_at", sa.String(length=24), nullable=False),
        sa.Column("done_by_id", Id(), nullable=True),
        sa.Column("rule", sa.String(length=32), nullable=False),
        sa.Column("since", sa.String(length=24), nullable=False),
        sa.Column("created_at", sa.String(length=24), nullable=False),
        sa.Column("changed_at", sa.String(length=24), nullable=False),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("deleted_at", sa.String(length=24), nullable=True),
        sa.ForeignKeyConstraint(["application_id"], ["application.id"], name=op.f("fk_task_application_id")),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_task_by_id")),
        sa.ForeignKeyConstraint(["candidate_id"], ["candidate.id"], name=op.f("fk_task_candidate_id")),
        sa.ForeignKeyConstraint(["done_by_id"], ["person.id"], name=op.f("fk_task_done_by_id")),
        sa.ForeignKeyConstraint(["owner_id"], ["person.id"], name=op.f("fk_task_owner_id")),
        sa.ForeignKeyConstraint(["requisition_id"], ["requisition.id"], name=op.f("fk_task_requisition_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task")),
    )
    op.create_index(op.f("ix_task_application_id"), "task", ["application_id"], unique=False)
    op.create_index(op.f("ix_task_candidate_id"), "task", ["candidate_id"], unique=False)
    op.create_index("ix_task_owner", "task", ["owner_id", "done_at", "due_on"], unique=False)
    op.create_index(op.f("ix_task_requisition_id"), "task", ["requisition_id"], unique=False)
    op.create_table(
        "approver",
        sa.Column("approval_id", Id(), nullable=False),
        sa.Column("group_id", Id(), nullable=False),
        sa.Column("requisition_id", Id(), nullable=False),
        sa.Column("person_id", Id(), nullable=False),
        sa.Column("instead_of_id", Id(), nullable=True),
        sa.Column("verdict", sa.String(length=8), nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("answered_at", sa.String(length=24), nullable=False),
        sa.Column("answered_by_id", Id(), nullable=True),
        sa.Column("own_request", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("created_at", sa.String(length=24), nullable=False),
        sa.Column("changed_at", sa.String(length=24), nullable=False),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("deleted_at", sa.String(length=24), nullable=True),
        sa.ForeignKeyConstraint(["answered_by_id"], ["person.id"], name=op.f("fk_approver_answered_by_id")),
        sa.ForeignKeyConstraint(["approval_id"], ["approval.id"], name=op.f("fk_approver_approval_id")),
        sa.ForeignKeyConstraint(["group_id"], ["approval_group.id"], name=op.f("fk_approver_group_id")),
        sa.ForeignKeyConstraint(["instead_of_id"], ["person.id"], name=op.f("fk_approver_instead_of_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_approver_person_id")),
        sa.ForeignKeyConstraint(["requisition_id"], ["requisition.id"], name=op.f("fk_approver_requisition_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_approver")),
    )
    op.create_index(op.f("ix_approver_approval_id"), "approver", ["approval_id"], unique=False)
    op.create_index("ix_approver_person", "approver", ["person_id", "verdict"], unique=False)
    op.add_column("application", sa.Column("promised_on", sa.String(length=10), server_default="", nullable=False))
    op.add_column("requisition", sa.Column("posting_text_fr", sa.Text(), server_default="", nullable=False))
    op.add_column("requisition", sa.Column("uses_ai", sa.String(length=8), server_default="", nullable=False))
    op.add_column("requisition", sa.Column("vacancy", sa.String(length=8), server_default="", nullable=False))
    op.add_column("requisition", sa.Column("posting_check", sa.Text(), server_default="{}", nullable=False))
    op.add_column("vocabulary_word", sa.Column("merged_into_id", Id(), nullable=True))
