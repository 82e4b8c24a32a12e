"""A workspace of the first schema, with data, brought to today's: nothing is lost and the journal still agrees."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic import command

from desktop.services.storage import upgrade as upgrading
from desktop.services.storage.connection import APPLICATION_ID
from desktop.services.storage.engines import writer_engine
from desktop.services.storage.workspace_file import open_file
from tests.services.desk import INSTALLATION


@pytest.mark.figure(43, "a file of the first schema opened by this program: differences")
def test_an_empty_first_schema_is_upgraded_with_a_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "old.desk"
    path.touch()
    engine = writer_engine(path)
    with engine.begin() as connection:
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
        command.upgrade(upgrading._config(connection), "0001")
        connection.exec_driver_sql("INSERT INTO person (id, name, email, roles, inactive, created_at, changed_at, row_version) "
                                   "VALUES (randomblob(16), 'Béa', '', '[]', 0, '', '', 1)")  # fmt: skip
    engine.dispose()
    opened = open_file(path, INSTALLATION)
    with opened.reader.begin() as connection:
        assert connection.exec_driver_sql("SELECT name FROM person").scalar_one() == "Béa"
        assert connection.exec_driver_sql("SELECT count(*) FROM person_key").scalar_one() == 0
    assert opened.copied_to is not None
    opened.close()
