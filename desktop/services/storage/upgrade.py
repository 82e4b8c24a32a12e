"""Bringing a workspace to this program's schema with alembic, run from inside the package. Imported only when it is due.

The whole upgrade is one transaction: SQLite rolls schema changes back, provided that the driver does not manage transactions by
itself (``engines.py`` sees to that), so a killed migration leaves the old schema and runs again.
"""

from __future__ import annotations

from io import StringIO
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from desktop.models import migrations


def upgrade(connection: Connection) -> None:
    """Upgrade to the newest revision inside the connection's transaction."""
    command.upgrade(_config(connection), "head")


def upgrade_statements(dialect: str) -> str:
    """The SQL that makes an empty database one of the newest revision, as the same revisions write it for an engine."""
    written = StringIO()
    config = _config()
    config.output_buffer = written
    config.attributes["dialect"] = dialect
    command.upgrade(config, "head", sql=True)
    return written.getvalue()


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.attributes["connection"] = connection
    config.set_main_option("script_location", str(Path(migrations.__file__).parent).replace("%", "%%"))
    return config
