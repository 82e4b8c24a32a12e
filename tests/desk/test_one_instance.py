"""One window per workspace file; a second start reaches the first."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from desktop.desk.one_instance import OneInstance
from desktop.server_address import server_address


def test_a_second_start_raises_the_first_window(qtbot: QtBot, tmp_path: Path) -> None:
    first, second = OneInstance(tmp_path / "team.desk"), OneInstance(tmp_path / "team.desk")
    assert first.take()
    assert not second.take()
    first.listen()
    with qtbot.waitSignal(first.raised, timeout=5000):
        assert second.call_other()
    first.release()


def test_the_file_is_free_again_after_the_first_let_go(qtbot: QtBot, tmp_path: Path) -> None:
    first, second = OneInstance(tmp_path / "team.desk"), OneInstance(tmp_path / "team.desk")
    assert first.take()
    first.release()
    assert second.take()
    second.release()


def test_two_files_do_not_know_each_other(qtbot: QtBot, tmp_path: Path) -> None:
    one, other = OneInstance(tmp_path / "one.desk"), OneInstance(tmp_path / "other.desk")
    assert one.take()
    assert other.take()
    one.release()
    other.release()


def test_two_logins_of_one_server_do_not_know_each_other(qtbot: QtBot) -> None:
    address = server_address("postgresql://bea@hiring.example.com/acme")
    bea, marc, again = OneInstance(address), OneInstance(address.as_login("marc")), OneInstance(address)
    assert bea.take()
    assert marc.take()
    assert not again.take()
