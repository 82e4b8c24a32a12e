"""Opening and making a workspace file: what is refused, in which words, and that a refused file stays as it was."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections import namedtuple
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest
from sqlalchemy.exc import DatabaseError
from sqlcipher3 import dbapi2 as driver

from desktop.errors import StorageTrouble
from desktop.models import migrations
from desktop.models.migrations import HEAD
from desktop.services.storage import places, upgrade, workspace_file
from desktop.services.storage.connection import CACHE_KIB, OLDEST_LIBRARY, check_library
from desktop.services.storage.copies import copies_folder, make_copy, newest_copy
from desktop.services.storage.workspace_file import check_integrity, open_file
from desktop.services.workspace.session import create_workspace, open_workspace
from tests.services.desk import INSTALLATION, Desk

Mount = namedtuple("Mount", "mountpoint fstype opts")


@pytest.fixture
def path(template: Path, tmp_path: Path) -> Path:
    """A closed workspace."""
    made = tmp_path / "Acme hiring.desk"
    shutil.copyfile(template, made)
    return made


def state(path: Path) -> tuple[bytes, int]:
    return path.read_bytes(), path.stat().st_mtime_ns


def refused(path: Path) -> StorageTrouble:
    with pytest.raises(StorageTrouble) as caught:
        open_workspace(path, installation=INSTALLATION)
    return caught.value


def raw(path: Path, *statements: str) -> None:
    connection = driver.connect(path, isolation_level=None)
    for statement in statements:
        connection.execute(statement).fetchall()
    connection.close()


def foreign(path: Path) -> None:
    path.unlink()
    raw(path, "CREATE TABLE photos (id INTEGER PRIMARY KEY, name TEXT)", "INSERT INTO photos VALUES (1, 'cat')")


def newer(path: Path) -> None:
    raw(path, "UPDATE alembic_version SET version_num = '9999'")


def newer_and_left_open(path: Path) -> None:
    """As a newer program leaves it when it is killed: with a log beside it."""
    connection = driver.connect(path, isolation_level=None)
    connection.execute("UPDATE alembic_version SET version_num = '9999'").fetchall()
    for part in ("", "-wal", "-shm"):
        shutil.copyfile(f"{path}{part}", f"{path}.kept{part}")
    connection.close()
    for part in ("", "-wal", "-shm"):
        Path(f"{path}.kept{part}").replace(f"{path}{part}")


def truncated(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def overwritten(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(os.urandom(4096 * 20))


REFUSALS: list[tuple[str, Callable[[Path], object], str]] = [
    ("text", lambda path: path.write_text("Name;E-mail\nJan;jan@x.example\n" * 200), "not_a_workspace"),
    ("noise", lambda path: path.write_bytes(os.urandom(20_000)), "not_a_workspace"),
    ("empty", lambda path: path.write_bytes(b""), "not_a_workspace"),
    ("one byte", lambda path: path.write_bytes(b"S"), "not_a_workspace"),
    ("a workbook", lambda path: path.write_bytes(b"PK\x03\x04" + bytes(9_000)), "not_a_workspace"),
    ("a database of somebody else", foreign, "not_a_workspace"),
    ("a newer schema", newer, "newer_schema"),
    ("a newer schema, killed", newer_and_left_open, "newer_schema"),
    ("cut in half", truncated, "corrupt"),
    ("pages overwritten", overwritten, "corrupt"),
    ("the full text's own settings lost", lambda path: raw(path, "DELETE FROM candidate_search_config"), "corrupt"),
    (
        "the full text's own settings unreadable",
        lambda path: raw(path, "DROP TABLE candidate_search_config"),
        "corrupt",
    ),
]


@pytest.mark.figure(43, "files of newer programs, foreign and spoilt ones: opened, or written to")
@pytest.mark.parametrize(("spoil", "code"), [row[1:] for row in REFUSALS], ids=[row[0] for row in REFUSALS])
def test_a_refused_file_stays_as_it_was(path: Path, spoil: Callable[[Path], object], code: str) -> None:
    spoil(path)
    before = state(path)
    assert refused(path).code == code
    assert state(path) == before
    assert not copies_folder(path).exists()


@pytest.mark.parametrize(
    "spoil", [truncated, overwritten, lambda path: path.write_bytes(bytes(8192))], ids=["cut", "over", "zeros"]
)
def test_a_corrupt_file_names_the_newest_copy(path: Path, spoil: Callable[[Path], object]) -> None:
    make_copy(path, "one")
    newest = make_copy(path, "two")
    spoil(path)
    trouble = refused(path)
    assert (trouble.code, trouble.details.get("copy")) == ("corrupt", str(newest))
    opened = open_file(newest, INSTALLATION)
    opened.close()


def test_half_a_copy_is_never_offered(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    good = make_copy(path, "good")

    class Breaks:
        def set_progress_handler(self, *_: object) -> None: ...

        def execute(self, statement: str, parameters: tuple[str, ...] = ()) -> None:
            Path(parameters[0]).write_bytes(b"half")
            raise driver.OperationalError("database or disk is full")

        def close(self) -> None: ...

    monkeypatch.setattr("desktop.services.storage.copies.connect", lambda *_, **__: Breaks())
    with pytest.raises(StorageTrouble, match="disk_full"):
        make_copy(path, "later")
    assert newest_copy(path) == good


def test_copies_of_a_file_with_signs_in_its_name(path: Path) -> None:
    odd = path.rename(path.with_name("Acme [2026] *.desk"))
    made = make_copy(odd, "why")
    assert newest_copy(odd) == made


def test_only_the_newest_copies_are_kept(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.services.storage.copies.KEPT", 3)
    made = [make_copy(path, f"copy {number}") for number in range(5)]
    assert sorted(copies_folder(path).iterdir()) == sorted(made[2:])


def test_a_missing_file_and_folder(tmp_path: Path) -> None:
    assert refused(tmp_path / "nothing.desk").code == "missing"
    with pytest.raises(StorageTrouble, match="missing"):
        create_workspace(tmp_path / "no folder" / "a.desk", name="A", person="B", installation=INSTALLATION)
    assert refused(tmp_path).code == "missing"


def test_nothing_is_made_over_a_file_that_is_there(path: Path) -> None:
    before = state(path)
    with pytest.raises(StorageTrouble, match="exists"):
        create_workspace(path, name="A", person="B", installation=INSTALLATION)
    assert state(path) == before


def test_a_read_only_folder(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = state(path)

    def denied(**_: object) -> None:
        raise PermissionError(13, "denied")

    monkeypatch.setattr(tempfile, "NamedTemporaryFile", denied)
    assert refused(path).code == "read_only_folder"
    with pytest.raises(StorageTrouble, match="read_only_folder"):
        create_workspace(path.with_name("new.desk"), name="A", person="B", installation=INSTALLATION)
    assert (state(path), path.with_name("new.desk").exists()) == (before, False)


def test_a_read_only_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert refused(path).code == "read_only_folder"


@pytest.mark.parametrize("kind", ["cifs", "nfs4", "NFS", "smbfs", "fuse.sshfs", "9p", "webdav"])
def test_a_network_share(path: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    mounts = [Mount("/", "ext4", "rw"), Mount(str(path.parent), kind, "rw")]
    monkeypatch.setattr(psutil, "disk_partitions", lambda **_: mounts)
    before = state(path)
    assert refused(path).code == "network_share"
    assert state(path) == before


def test_a_mount_beside_the_path_does_not_count(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mounts = [Mount("/", "ext4", "rw"), Mount(str(path.parent)[:-1], "cifs", "rw")]
    monkeypatch.setattr(psutil, "disk_partitions", lambda **_: mounts)
    assert not places.is_remote(path)


@pytest.mark.parametrize("text", [r"\\server\hiring\a.desk", "//server/hiring/a.desk"])
def test_a_windows_share(text: str) -> None:
    class Named:
        def __str__(self) -> str:
            return text

    assert places.is_remote(Named())  # type: ignore[arg-type]


@pytest.mark.parametrize("folder", ["OneDrive - Acme", "Dropbox", "Google Drive", "Mobile Documents", "Nextcloud"])
def test_a_synchronised_folder(template: Path, tmp_path: Path, folder: str) -> None:
    (tmp_path / folder / "Hiring").mkdir(parents=True)
    path = tmp_path / folder / "Hiring" / "a.desk"
    shutil.copyfile(template, path)
    assert refused(path).code == "sync_folder"


def test_a_folder_marked_by_a_sync_client(path: Path) -> None:
    (path.parent / ".stfolder").mkdir()
    assert refused(path).code == "sync_folder"


def test_an_old_library(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    assert driver.sqlite_version_info >= OLDEST_LIBRARY
    monkeypatch.setattr(driver, "sqlite_version_info", (3, 51, 2))
    with pytest.raises(StorageTrouble, match="old_library"):
        check_library()
    assert refused(path).code == "old_library"


def test_engine_settings_are_those_measured(file_desk: Desk) -> None:
    expected = {
        "journal_mode": "wal", "synchronous": 2, "busy_timeout": 10_000, "cache_size": -CACHE_KIB, "mmap_size": 0,
        "secure_delete": 1, "foreign_keys": 1, "trusted_schema": 0, "cell_size_check": 1, "temp_store": 2, "locking_mode": "normal",
    }  # fmt: skip
    file = file_desk.session.file
    for engine, read_only in ((file.writer, 0), (file.reader, 1)):
        with engine.connect() as connection:
            found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in (*expected, "query_only")}
        assert found == {**expected, "query_only": read_only}


def test_a_copy_opened_as_a_workspace_is_as_safe(path: Path) -> None:
    opened = open_file(make_copy(path, "to work on"), INSTALLATION)
    with opened.writer.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
    opened.close()


def test_what_people_typed_stays_out_of_error_texts(file_desk: Desk) -> None:
    with file_desk.session.store.writer.connect() as connection, pytest.raises(DatabaseError) as caught:
        connection.exec_driver_sql("INSERT INTO nowhere VALUES (?)", ("Jan Novák",))
    assert "Novák" not in str(caught.value)


def test_closing_leaves_one_file(file_desk: Desk) -> None:
    file_desk.person()
    file_desk.session.close()
    assert [path.name for path in file_desk.path.parent.iterdir()] == [file_desk.path.name]


def test_a_sound_file_has_nothing_wrong(path: Path) -> None:
    assert check_integrity(path) == []


# Upgrades


def older(path: Path) -> None:
    """As a release before the first would have left it: our mark, no schema."""
    path.unlink()
    raw(path, f"PRAGMA application_id={workspace_file.APPLICATION_ID}", "PRAGMA journal_mode=WAL", "CREATE TABLE alembic_version (version_num TEXT)",
        "INSERT INTO alembic_version VALUES ('0000')")  # fmt: skip


@pytest.fixture
def due(path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace whose schema this program takes for an older one, with one more revision to run."""
    monkeypatch.setattr(workspace_file, "KNOWN", (*workspace_file.KNOWN, "9001"))
    monkeypatch.setattr(workspace_file, "HEAD", "9001")
    return path


def add_table(connection: object) -> None:
    connection.exec_driver_sql("CREATE TABLE coming (id INTEGER)")  # type: ignore[attr-defined]
    connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9001'")  # type: ignore[attr-defined]


def test_a_copy_is_made_before_an_upgrade(due: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upgrade, "upgrade", add_table)
    opened = open_file(due, INSTALLATION)
    opened.close()
    assert opened.copied_to == newest_copy(due)
    assert HEAD in _revision(opened.copied_to)
    assert "9001" in _revision(due)
    again = open_file(due, INSTALLATION)
    again.close()
    assert again.copied_to is None


def test_a_broken_upgrade_leaves_the_old_state_and_runs_again(due: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(connection: object) -> None:
        add_table(connection)
        raise RuntimeError("power gone")

    monkeypatch.setattr(upgrade, "upgrade", breaks)
    with pytest.raises(RuntimeError):
        open_file(due, INSTALLATION)
    assert _revision(due) == [HEAD]
    assert "coming" not in _tables(due)
    monkeypatch.setattr(upgrade, "upgrade", add_table)
    open_file(due, INSTALLATION).close()
    assert _revision(due) == ["9001"]
    assert "coming" in _tables(due)


def test_a_workspace_that_could_not_be_made_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(connection: object) -> None:
        raise RuntimeError("power gone")

    path = tmp_path / "new.desk"
    with monkeypatch.context() as patch:
        patch.setattr(upgrade, "upgrade", breaks)
        with pytest.raises(RuntimeError):
            create_workspace(path, name="A", person="B", installation=INSTALLATION)
    assert list(tmp_path.iterdir()) == []
    with monkeypatch.context() as patch:
        patch.setattr("desktop.services.workspace.set_up.seed", breaks)
        with pytest.raises(RuntimeError):
            create_workspace(path, name="A", person="B", installation=INSTALLATION)
    assert list(tmp_path.iterdir()) == []
    create_workspace(path, name="A", person="B", installation=INSTALLATION).close()


def test_the_program_knows_its_own_head() -> None:
    assert migrations.KNOWN[-1] == migrations.HEAD


def _revision(path: Path | None) -> list[str]:
    connection = driver.connect(path)
    found = [row[0] for row in connection.execute("SELECT version_num FROM alembic_version")]
    connection.close()
    return found


def _tables(path: Path) -> list[str]:
    connection = driver.connect(path)
    found = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema")]
    connection.close()
    return found
