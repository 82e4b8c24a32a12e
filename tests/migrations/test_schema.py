"""What the scripts make is what the entities say, and every revision is known by name."""

from __future__ import annotations

from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from desktop.models import Base, migrations
from desktop.services.storage.engines import writer_engine
from desktop.services.workspace.session import create_workspace


def test_head_and_known_revisions_are_those_of_the_scripts() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent).replace("%", "%%"))
    scripts = ScriptDirectory.from_config(config)
    assert scripts.get_heads() == [migrations.HEAD]
    assert tuple(script.revision for script in reversed([*scripts.walk_revisions()])) == migrations.KNOWN


def test_a_migrated_file_is_what_the_entities_say(tmp_path: Path) -> None:
    create_workspace(tmp_path / "a.desk", name="A", person="B", installation="tests").close()
    engine = writer_engine(tmp_path / "a.desk")
    with engine.connect() as connection:
        ours = set(Base.metadata.tables)
        context = MigrationContext.configure(
            connection,
            opts={"compare_type": True, "include_name": lambda name, kind, _: kind != "table" or name in ours},
        )
        assert compare_metadata(context, Base.metadata) == []
        extra = set(inspect(connection).get_table_names()) - ours
    engine.dispose()
    assert {name.split("_search")[0] for name in extra - {"alembic_version"}} == {"candidate", "application"}
