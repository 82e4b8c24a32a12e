"""Alembic's way in: runs the revisions on the connection that ``services/storage/upgrade.py`` hands over,
or writes them down as text for an engine that is only named."""

from __future__ import annotations

from alembic import context

from desktop.models import Base

if context.is_offline_mode():
    context.configure(
        dialect_name=context.config.attributes["dialect"],
        literal_binds=True,
        transactional_ddl=False,
        render_as_batch=True,
    )
else:
    connection = context.config.attributes["connection"]
    context.configure(
        connection=connection, target_metadata=Base.metadata, transactional_ddl=True, render_as_batch=True
    )
context.run_migrations()
