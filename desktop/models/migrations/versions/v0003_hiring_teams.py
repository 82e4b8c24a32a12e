"""Hiring teams: what each member is there for; and the indexes by which it is quickly known who may see what.

Revision: 0003, after 0002
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.add_column("requisition_member", sa.Column("role", sa.String(length=16), server_default="", nullable=False))
    op.create_index("ix_requisition_member_person", "requisition_member", ["person_id"], unique=False)
    op.create_index(
        "ix_requisition_sight",
        "requisition",
        ["confidential", "department_id", "hiring_manager_id", "recruiter_id", "id"],
        unique=False,
    )
    merged = sa.text("merged_into_id IS NOT NULL")
    op.create_index(
        "ix_candidate_merged",
        "candidate",
        ["merged_into_id"],
        unique=False,
        sqlite_where=merged,
        postgresql_where=merged,
    )
