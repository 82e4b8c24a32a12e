"""Trackers kept by hand in a workbook: titles, headers over two rows, sections, several tables, notes, hidden sheets."""

# ruff: noqa: E501  files are written as one text

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from desktop.services.spreadsheets.drafting.records import ImportDraft
from tests.services.spreadsheets.made_up_files import draft, workbook
from tests.services.spreadsheets.test_quirks_of_text_files import got

HEAD = ["Name", "Email", "Stage", "Applied"]
ANN = ["Ann Lee", "ann@x.example", "Interview", date(2026, 1, 2)]
BO = ["Bo Ray", "bo@x.example", "Offer", date(2026, 1, 3)]
CY = ["Cy Fox", "cy@x.example", "Applied", date(2026, 1, 4)]
DI = ["Di Kay", "di@x.example", "Rejected", date(2026, 1, 5)]
ALL = {"Ann Lee": "interview_1", "Bo Ray": "offer", "Cy Fox": "applied", "Di Kay": "applied/rejected"}


def drawn(folder: Path, draw: Callable[[Any, Any], None]) -> ImportDraft:
    """A sheet drawn with merged cells."""
    path = folder / "tracker.xlsx"
    book = xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy-mm-dd"})
    draw(book, book.add_worksheet("Tracker"))
    book.close()
    return draft(path)


def jobs(made: ImportDraft) -> dict[str, str]:
    return {made.people[one.person].full_name: made.requisitions[one.requisition].title for one in made.applications}


def test_titles_numbers_totals_and_remarks_around_the_table(tmp_path: Path) -> None:
    rows = [["Recruitment tracker 2026"], ["Owner: HR, updated 1 May"], [], ["No", *HEAD], [1, *ANN], [2, *BO], [None, "Total: 2"], [], ["Legend"], ["Green = hired"]]  # fmt: skip
    made = draft(workbook(tmp_path, "a.xlsx", {"S": rows}))
    assert got(made) == {"Ann Lee": "interview_1", "Bo Ray": "offer"}
    assert len(made.people) == 2


def test_a_header_over_two_rows_with_groups(tmp_path: Path) -> None:
    def draw(_: Any, sheet: Any) -> None:
        for column, text in enumerate(("Candidate", "Email", "Position")):
            sheet.merge_range(0, column, 1, column, text)
        sheet.merge_range(0, 3, 0, 4, "Phone screen")
        sheet.merge_range(0, 5, 0, 6, "Interview")
        sheet.merge_range(0, 7, 1, 7, "Status")
        sheet.write_row(1, 3, ["Date", "Result", "Date", "Result"])
        sheet.write_row(2, 0, ["Ann Lee", "a@x.example", "Chef", "2026-01-05", "Pass", "2026-01-09", "Pass", "Offer"])
        sheet.write_row(3, 0, ["Bo Ray", "b@x.example", "Chef", "2026-01-06", "Fail", "", "", "Rejected"])

    made = drawn(tmp_path, draw)
    assert got(made) == {"Ann Lee": "offer", "Bo Ray": "screen/rejected"}
    dated = [(one.stage, str(one.on)) for one in made.transitions if one.on and one.application == 0]
    assert dated == [("screen", "2026-01-05"), ("interview_1", "2026-01-09")]


def test_cells_merged_over_the_applicants_of_a_requisition(tmp_path: Path) -> None:
    def draw(_: Any, sheet: Any) -> None:
        sheet.merge_range("A1:F1", "Hiring tracker – Q1 2026")
        sheet.write_row("A3", ["Req #", "Position", "Candidate Name", "Contact", "Status", "Date of Interview"])
        for top, (number, title) in ((4, ("R-1", "Chef")), (6, ("R-2", "Cook"))):
            sheet.merge_range(f"A{top}:A{top + 1}", number)
            sheet.merge_range(f"B{top}:B{top + 1}", title)
        for row, cells in enumerate((("Ann Lee", "a@x.example", "Selected", "03/04/2026"), ("Bo Ray", "514-555-1234", "Not Selected", "15/04/2026"), ("Cy Fox", "c@x.example", "Interview Scheduled", "20/04/2026"), ("Di Kay", "", "No Show", "21/04/2026")), start=4):  # fmt: skip
            sheet.write_row(f"C{row}", cells)

    made = drawn(tmp_path, draw)
    assert jobs(made) == {"Ann Lee": "Chef", "Bo Ray": "Chef", "Cy Fox": "Cook", "Di Kay": "Cook"}
    assert [one.external_id or one.number for one in made.requisitions] == ["R-1", "R-2"]


SECTIONS = {
    "set off by totals and gaps": [HEAD, ["Chef de partie"], ANN, BO, ["Subtotal", 2], [], ["Cook"], CY, DI, ["Subtotal", 2], ["Grand total", 4]],
    "with counts": [HEAD, ["CHEF DE PARTIE (2)"], ANN, BO, ["COOK (2)"], CY, DI],
    "with a header each": [["Chef de partie"], HEAD, ANN, BO, [], ["Cook"], HEAD, CY, DI],
}  # fmt: skip


@pytest.mark.parametrize("kind", SECTIONS)
def test_sections_name_the_requisition_of_the_rows_below(tmp_path: Path, kind: str) -> None:
    made = draft(workbook(tmp_path, "a.xlsx", {"S": SECTIONS[kind]}))
    assert got(made) == ALL
    titles = {name: title.lower() for name, title in jobs(made).items()}
    assert titles == {"Ann Lee": "chef de partie", "Bo Ray": "chef de partie", "Cy Fox": "cook", "Di Kay": "cook"}


def test_sections_name_the_stage_where_no_column_does(tmp_path: Path) -> None:
    def row(cells: list[Any]) -> list[Any]:
        return [*cells[:2], "Chef", cells[3]]

    head = ["Name", "Email", "Position", "Applied"]
    rows = [head, ["INTERVIEW"], row(ANN), ["OFFER"], row(BO), ["REJECTED"], row(CY), row(DI)]
    made = draft(workbook(tmp_path, "a.xlsx", {"S": rows}))
    assert got(made) == {
        "Ann Lee": "interview_1",
        "Bo Ray": "offer",
        "Cy Fox": "applied/rejected",
        "Di Kay": "applied/rejected",
    }


def test_a_person_of_whom_only_the_name_is_known_is_no_section(tmp_path: Path) -> None:
    made = draft(workbook(tmp_path, "a.xlsx", {"S": [HEAD, ["Eve Roe"], ANN, ["Ed Poe"], BO]}))
    assert {one.full_name for one in made.people} == {"Ann Lee", "Bo Ray", "Eve Roe", "Ed Poe"}


def test_several_tables_below_each_other(tmp_path: Path) -> None:
    openings = [
        ["Open positions"],
        ["Position", "Department", "Opened", "Seats"],
        ["Chef", "Kitchen", date(2026, 1, 1), 2],
    ]
    people = [["Candidates"], ["Name", "Email", "Position", "Stage"], ["Ann Lee", "a@x.example", "Chef", "Offer"], ["Bo Ray", "b@x.example", "Chef", "Interview"]]  # fmt: skip
    made = draft(workbook(tmp_path, "a.xlsx", {"S": [*openings, [], *people]}))
    assert [table.kind for table in made.tables] == ["requisitions", "applications"]
    [opening] = made.requisitions
    assert (opening.title, opening.seats, str(opening.opened_on)) == ("Chef", "2", "2026-01-01")
    assert got(made) == {"Ann Lee": "offer", "Bo Ray": "interview_1"}
    assert [one.row for one in made.verdicts] == [3, 7, 8]


def test_a_small_table_beside_and_blank_columns_between(tmp_path: Path) -> None:
    beside = [[*HEAD, None, "Stage", "Count"], [*ANN, None, "Interview", 1], [*BO, None, "Offer", 1], CY]
    made = draft(workbook(tmp_path, "a.xlsx", {"S": beside}))
    assert got(made) == {"Ann Lee": "interview_1", "Bo Ray": "offer", "Cy Fox": "applied"}
    spread = [[text for cell in row for text in (cell, None)] for row in (HEAD, ANN, BO)]
    assert got(draft(workbook(tmp_path, "b.xlsx", {"S": spread}))) == {"Ann Lee": "interview_1", "Bo Ray": "offer"}


def test_lists_and_totals_on_other_sheets_are_named(tmp_path: Path) -> None:
    sheets = {
        "Chef": [HEAD, ANN],
        "Cook": [HEAD, BO],
        "Summary": [["Stage", "Count"], ["Offer", 1]],
        "Lists": [["Stage"], ["Offer"]],
    }
    made = draft(workbook(tmp_path, "a.xlsx", sheets))
    assert jobs(made) == {"Ann Lee": "Chef", "Bo Ray": "Cook"}
    assert [table.holds_no_people for table in made.tables] == [False, False, True, True]


def test_numbers_of_excel_as_phones(tmp_path: Path) -> None:
    rows = [
        ["Name", "Email", "Phone", "Stage"],
        ["Ann Lee", "a@x.example", 5145551234, "Offer"],
        ["Bo Ray", "b@x.example", 5145551235.0, "Offer"],
    ]
    made = draft(workbook(tmp_path, "a.xlsx", {"S": rows}))
    assert [one.phones[0].e164 for one in made.people] == ["+15145551234", "+15145551235"]
