"""Alembic's way in: runs the revisions on the connection that ``services/storage/upgrade.py`` hands over."""

from __future__ import annotations

from alembic import context

from desktop.models import Base

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=Base.metadata, transactional_ddl=True, render_as_batch=True)
context.run_migrations()
