"""Lists as workbooks: what is seen or everything, in order, with the sheet that tells about it."""

from __future__ import annotations

import threading
import tracemalloc
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert

from desktop import wording
from desktop.errors import NotAllowed, RuleBroken, Stopped, WorkbookTrouble
from desktop.models import CandidateRow
from desktop.models.base import from_moment, new_id
from desktop.services.dispatch.messages import Progress
from desktop.services.exports import export_list as module
from desktop.services.exports.from_command_line import export_from_command_line
from desktop.services.exports.messages import ExportList
from desktop.services.listings.columns import COLUMNS, ColumnType, ListKind
from desktop.services.listings.questions import Filter, ListView, ReadRows, Sort
from desktop.services.spreadsheets.writing import table_workbook
from desktop.words import Role
from tests.services.desk import Desk
from tests.services.exports.workbooks import column_by_calamine, opened, parts_of


@pytest.fixture
def full(desk: Desk) -> Desk:
    """Two openings with six people."""
    first, second = desk.opening("Analyst", seats=3), desk.opening("=Cook")
    for number, name in enumerate(("Zoë Roy", "Ana +1", "@Bo Li", "Łukasz Kowal", "Éva Nagy", "Jan Novák")):
        desk.person(
            name, first if number % 2 else second, emails=(f"p{number}@x.example",), phones=(f"+151455501{number:02d}",)
        )
    return desk


def sheet_rows(path: Path) -> list[tuple[Any, ...]]:
    return list(opened(path).worksheets[0].iter_rows(values_only=True))


def about(path: Path) -> dict[str, str]:
    rows = opened(path).worksheets[1].iter_rows(values_only=True)
    return {str(row[0]): str(row[1]) for row in rows if row[0] is not None and row[1] is not None}


@pytest.mark.parametrize("kind", list(ListKind))
def test_every_list_equals_its_source(full: Desk, tmp_path: Path, kind: ListKind) -> None:
    path = tmp_path / "out.xlsx"
    result = export_from_command_line(full.session, kind.value, path)
    source = full.ask(ReadRows(ListView(kind), 0, 100)).rows
    found = sheet_rows(path)
    assert found[0] == (*(one.label for one in COLUMNS[kind]), "id", "revision")
    assert result.rows == len(source) == len(found) - 1
    for line, row in zip(found[1:], source, strict=True):
        assert line[-2:] == (row.id, row.version)
        for column, value, cell in zip(COLUMNS[kind], row.values, line, strict=False):
            if column.type is ColumnType.FLAG:
                assert cell == ("Yes" if value else "No")
            elif value is None or value == "":
                assert cell is None
            elif column.type is ColumnType.MOMENT:
                assert isinstance(cell, datetime)
                assert abs((cell - from_moment(value).replace(tzinfo=None)).total_seconds()) < 0.002
            elif column.type is ColumnType.DATE:
                assert cell == datetime.fromisoformat(value)
            elif column.type in (ColumnType.TEXT, ColumnType.NUMBER):
                assert cell == value
            elif column.choices.startswith("enum:"):
                assert cell == wording.english(column.choices.removeprefix("enum:"))[value]
            else:
                assert cell
                assert cell not in (value, "Unknown")
    assert "<f>" not in parts_of(path)["xl/worksheets/sheet1.xml"]


def test_what_is_seen(full: Desk, tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    view = ListView(
        ListKind.APPLICATIONS, (Filter("requisition", "has", ("cook",)),), "", Sort("name", descending=True)
    )
    result = full.ask(ExportList(view, ("status", "name"), str(path), name="My cooks"))
    rows = sheet_rows(path)
    assert rows[0] == ("Status", "Name", "id", "revision")
    assert [row[:2] for row in rows[1:]] == [("Active", "Zoë Roy"), ("Active", "Éva Nagy"), ("Active", "@Bo Li")]
    assert result.rows == 3
    told = about(path)
    assert told["List"] == "Applications: My cooks"
    assert told["Rows"] == "3 of 6"
    assert told["Requisition"] == "contains “cook”"
    assert told["Order"].startswith("Name, last to first")
    assert told["Exported by"] == "Béa Kaur"
    assert told["Workspace"] == "Acme"
    assert "Stages" not in {row[0] for row in opened(path).worksheets[1].iter_rows(values_only=True)}


def test_everything_leaves_filter_and_search_out(full: Desk, tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    view = ListView(ListKind.CANDIDATES, (Filter("active", "from", ("5",)),), "nobody", Sort("name"))
    full.ask(ExportList(view, (), str(path), everything=True))
    assert [row[0] for row in sheet_rows(path)[1:]] == [
        "@Bo Li",
        "Ana +1",
        "Éva Nagy",
        "Jan Novák",
        "Łukasz Kowal",
        "Zoë Roy",
    ]
    told = about(path)
    assert told["Rows"] == "6"
    assert "Search" not in told
    assert told["Last touch"].startswith("The last time anybody")


def test_stages_are_defined_and_filters_named(full: Desk, tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    stages = (full.stage("applied"), full.stage("screen"))
    view = ListView(
        ListKind.APPLICATIONS, (Filter("stage", "is", stages), Filter("last_touch", "within", ("7",))), "x.example"
    )
    full.ask(ExportList(view, (), str(path)))
    sheet = list(opened(path).worksheets[1].iter_rows(values_only=True))
    assert ("Stage", "is Applied or Screening") in sheet
    assert ("Last touch", "in the last 7 days") in sheet
    assert ("Search", "“x.example”") in sheet
    assert ("Applied", "Arrived; nobody has judged it yet.") in sheet


def test_what_had_to_be_changed_is_said(file_desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    with file_desk.session.store.writer.begin() as connection:
        connection.execute(insert(CandidateRow), [_line(1, name="B\x00el\x1bl", title="t" * 40_000)])
    result = file_desk.ask(ExportList(ListView(ListKind.CANDIDATES), (), str(path)))
    assert (result.removed, result.cut) == (2, 1)
    told = about(path)
    assert told["Left out"].startswith("2 control characters")
    assert told["Cut"].startswith("1 text")
    assert sheet_rows(path)[1][0] == "Bell"


def test_stop_in_the_middle_leaves_the_old_file(full: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    path = folder / "out.xlsx"
    path.write_bytes(b"old")
    progress = Progress()
    progress.on_report = lambda done, of, what: progress.stop() if done else None
    with pytest.raises(Stopped):
        full.door.ask(ExportList(ListView(ListKind.CANDIDATES), (), str(path)), progress)
    assert path.read_bytes() == b"old"
    assert list(folder.iterdir()) == [path]


def test_a_disk_that_fills_up_while_packing(full: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "out.xlsx"
    path.write_bytes(b"old")

    def full_disk(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(table_workbook.CheckedFile, "write", full_disk)
    with pytest.raises(WorkbookTrouble) as caught:
        full.ask(ExportList(ListView(ListKind.CANDIDATES), (), str(path)))
    assert caught.value.code == "disk_full"
    assert path.read_bytes() == b"old"
    assert not list(tmp_path.glob("*.part")) + list(tmp_path.glob(".*.part"))


def test_more_rows_than_a_sheet_holds(full: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_ROWS", 5)
    with pytest.raises(WorkbookTrouble) as caught:
        full.ask(ExportList(ListView(ListKind.CANDIDATES), (), str(tmp_path / "out.xlsx")))
    assert (caught.value.code, caught.value.details) == ("too_many_rows", {"rows": "6"})


def test_permission_and_unknown_columns(full: Desk, tmp_path: Path) -> None:
    question = ExportList(ListView(ListKind.CANDIDATES), ("salary",), str(tmp_path / "out.xlsx"))
    with pytest.raises(NotAllowed):
        full.door_of(Role.VIEWER).ask(question)
    with pytest.raises(RuleBroken):
        full.ask(question)


def test_many_rows_stream_in_order_with_bounded_memory(file_desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    count = 20_000
    with file_desk.session.store.writer.begin() as connection:
        for start in range(0, count, 5_000):
            connection.execute(insert(CandidateRow), [_line(number) for number in range(start, start + 5_000)])
    reports: list[int] = []
    progress = Progress(lambda done, of, what: reports.append(done))
    tracemalloc.start()
    question = ExportList(ListView(ListKind.CANDIDATES, sort=Sort("name")), ("name", "applications"), str(path))
    file_desk.door.ask(question, progress)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 8 * 2**20
    assert reports == sorted(reports)
    assert len(reports) > 50
    assert reports[-1] == count
    assert column_by_calamine(path) == [f"Person {number:06d}" for number in range(count)]
    assert f'<autoFilter ref="A1:D{count + 1}"/>' in parts_of(path)["xl/worksheets/sheet1.xml"][-2_000:]


def test_beside_a_window_a_process_of_its_own_writes_the_same(full: Desk, tmp_path: Path) -> None:
    here, apart = tmp_path / "here.xlsx", tmp_path / "apart.xlsx"
    view = ListView(ListKind.CANDIDATES)
    full.ask(ExportList(view, (), str(here)))
    caught: list[BaseException] = []
    stopped = Progress()
    stopped.on_report = lambda done, of, what: stopped.stop() if done else None

    def run() -> None:
        full.ask(ExportList(view, (), str(apart)))
        try:
            full.door.ask(ExportList(view, (), str(tmp_path / "stopped.xlsx")), stopped)
        except Stopped as error:
            caught.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(60)
    assert sheet_rows(apart) == sheet_rows(here)
    assert len(caught) == 1
    assert sorted(path.name for path in tmp_path.glob("*.xlsx")) == ["apart.xlsx", "here.xlsx"]
    assert not list(tmp_path.glob(".*"))


def _line(number: int, **values: Any) -> dict[str, Any]:
    name = f"Person {number:06d}"
    return {
        "id": new_id(), "version": 1, "name": name, "name_key": name.lower(), "applications": number, "active": 0,
        "title": None, "created_at": "2026-01-01T00:00:00.000Z", "changed_at": "2026-01-01T00:00:00.000Z", "search": "", **values,
    }  # fmt: skip
