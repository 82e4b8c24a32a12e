"""Team servers: which login is which person.

Revision: 0005, after 0004
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from desktop.models.base import Id

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "server_login",
        sa.Column("login", sa.String(length=63), nullable=False),
        sa.Column("person_id", Id(length=16), nullable=False),
        sa.PrimaryKeyConstraint("login", name=op.f("pk_server_login")),
    )
