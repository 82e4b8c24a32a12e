"""Files of all kinds come in whole, and hostile ones harm nothing."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.errors import Stopped, WorkbookTrouble
from desktop.services.spreadsheets.reading.child_process import read_one
from desktop.services.spreadsheets.reading.limits import Limits
from desktop.services.spreadsheets.reading.supervised_reading import read_files_apart
from desktop.services.spreadsheets.reading.text_encoding import decode
from tests.services.spreadsheets.made_up_files import text_file, workbook

LINES = "Nom;Prénom;Poste\r\nCôté;Éloïse;Comptable\r\nNuñez;Añón;Conçu\r\n"
CYRILLIC = "ФИО;Вакансия\nПётр Иванов;Повар\nАнна Смирнова;Водитель\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "latin-1", "mac_roman"])
def test_accents_survive_every_western_encoding(encoding: str) -> None:
    assert decode(LINES.encode(encoding)).text == LINES


@pytest.mark.parametrize("encoding", ["utf-8", "cp1251", "koi8_r", "cp866", "utf-16-be"])
def test_cyrillic_survives(encoding: str) -> None:
    assert decode(CYRILLIC.encode(encoding)).text == CYRILLIC


def test_polish_is_read_as_central_european() -> None:
    text = "Łukasz Wiśniewski;Kraków;Księgowy\nŻaneta Dąbrowska;Łódź;Sprzedawca\n"
    assert decode(text.encode("cp1250")).text == text


def test_a_file_that_mixes_encodings_is_decoded_line_by_line() -> None:
    mixed = "Zoé;a\n".encode() + "Chloé;b\n".encode("cp1252")
    decoded = decode(mixed)
    assert decoded.text == "Zoé;a\nChloé;b\n"
    assert decoded.mixed


@given(st.binary(max_size=300))
@settings(max_examples=60, deadline=None)
def test_any_bytes_decode(content: bytes) -> None:
    decode(content)


@given(
    content=st.one_of(
        st.binary(max_size=200), st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass"))
    )
)
@settings(max_examples=60, deadline=None)
def test_any_bytes_read_or_are_refused(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.mktemp("any") / "any.csv"
    path.write_bytes(content)
    try:
        read_one(path, Limits())
    except WorkbookTrouble:
        pass


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(tmp_path: Path, delimiter: str) -> None:
    text = "\r\n".join(
        delimiter.join(row) for row in (["name", "pay", "city"], ["Ann", '"1,5"', "Laval"], ["Bo", '"2,5"', "Lévis"])
    )
    reading = read_one(text_file(tmp_path, "a.csv", text), Limits())
    assert reading.delimiter == delimiter
    assert reading.tables[0].rows[1] == ("Ann", "1,5", "Laval")


def test_decimal_commas_do_not_pass_for_delimiters(tmp_path: Path) -> None:
    reading = read_one(text_file(tmp_path, "a.csv", "name;pay\nAnn;32.000,50\nBo;28.500,00\n"), Limits())
    assert reading.tables[0].rows[1] == ("Ann", "32.000,50")


def test_excels_own_separator_line_is_obeyed(tmp_path: Path) -> None:
    reading = read_one(text_file(tmp_path, "a.csv", "sep=|\nname|pay\nAnn|1,2,3\n"), Limits())
    assert reading.tables[0].rows[1] == ("Ann", "1,2,3")
    assert list(reading.tables[0].numbers) == [2, 3]


def test_quoted_line_breaks_stay_in_their_cell(tmp_path: Path) -> None:
    reading = read_one(text_file(tmp_path, "a.csv", 'name,note\nAnn,"one\r\ntwo"\nBo,x\n'), Limits())
    assert reading.tables[0].rows[1][1] == "one\r\ntwo"
    assert list(reading.tables[0].numbers) == [1, 2, 4]


def test_an_unclosed_quote_does_not_swallow_the_file(tmp_path: Path) -> None:
    lines = ["name,note,city", 'Ann,"never closed,Laval', *[f"P{n},x,Laval" for n in range(300)], 'Zed,"closed",Laval']
    reading = read_one(text_file(tmp_path, "a.csv", "\n".join(lines)), Limits())
    assert len(reading.tables[0].rows) == len(lines)
    notice = next(notice for notice in reading.tables[0].notices if notice.code == "quote_never_closed")
    assert notice.rows == (2,)


def test_two_stray_quotes_do_not_pair_up(tmp_path: Path) -> None:
    text = 'name,job,note\nAnn,Chef,"good\nBo,Chef,ok\nCy,Chef,"two\nlines"\n'
    reading = read_one(text_file(tmp_path, "a.csv", text), Limits())
    assert [row[0] for row in reading.tables[0].rows] == ["name", "Ann", "Bo", "Cy"]


def test_old_mac_line_ends(tmp_path: Path) -> None:
    assert len(read_one(text_file(tmp_path, "a.csv", "name,job\rAnn,Chef\rBo,Cook\r"), Limits()).tables[0].rows) == 3


def test_leading_zeros_and_row_numbers_of_a_workbook(tmp_path: Path) -> None:
    path = workbook(tmp_path, "a.xlsx", {"Data": [[], ["id", "name"], ["007", "Ann"], [], ["010", "Bo"]]})
    table = read_one(path, Limits()).tables[0]
    assert table.rows == [("id", "name"), ("007", "Ann"), ("010", "Bo")]
    assert list(table.numbers) == [2, 3, 5]


def test_a_cell_merged_over_its_rows_is_filled_down(tmp_path: Path) -> None:
    path = workbook(tmp_path, "a.xlsx", {"Data": [["job", "name"], ["Chef", "Ann"], [None, "Bo"]]}, merged="A2:A3")
    assert read_one(path, Limits()).tables[0].rows[2] == ("Chef", "Bo")


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.csv", b"", "empty"),
        ("a.csv", b"\xef\xbb\xbf\r\n\r\n", "empty"),
        ("a.xlsx", b"<html><body><table></table></body></html>", "not_a_table"),
        ("a.csv", b"%PDF-1.7 \x00\x01\x02", "not_a_table"),
        ("a.xlsx", b"PK\x03\x04 broken off here", "truncated"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "not_a_table"),
        (
            "a.xls",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le"),
            "protected",
        ),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path: Path, name: str, content: bytes, code: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(WorkbookTrouble) as trouble:
        read_one(path, Limits())
    assert trouble.value.code == code


def test_a_truncated_workbook_and_a_missing_one(tmp_path: Path) -> None:
    path = workbook(tmp_path, "a.xlsx", {"Data": [["name"], ["Ann"]]})
    path.write_bytes(path.read_bytes()[:-400])
    for file, code in ((path, "truncated"), (tmp_path / "none.csv", "missing")):
        with pytest.raises(WorkbookTrouble) as trouble:
            read_one(file, Limits())
        assert trouble.value.code == code


def test_bombs_are_refused_by_what_they_declare(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * 30_000_000)
    with pytest.raises(WorkbookTrouble) as trouble:
        read_one(path, Limits())
    assert trouble.value.code == "too_large"


def test_limits_of_rows_columns_and_cells(tmp_path: Path) -> None:
    long = text_file(tmp_path, "long.csv", "a,b\n" * 50)
    wide = text_file(tmp_path, "wide.csv", ",".join("x" * 60) + "\n")
    for path, limits in ((long, Limits(rows=20)), (wide, Limits(columns=30))):
        with pytest.raises(WorkbookTrouble) as trouble:
            read_one(path, limits)
        assert trouble.value.code == "too_large"
    cut = read_one(text_file(tmp_path, "cell.csv", "a,b\n" + "x" * 500 + ",y\n"), Limits(cell_length=100)).tables[0]
    assert len(str(cut.rows[1][0])) == 100
    assert [notice.code for notice in cut.notices] == ["cell_cut"]


def test_the_child_process_reads_good_files_beside_bad_ones(tmp_path: Path) -> None:
    paths = [
        text_file(tmp_path, "a.csv", "name,job\nAnn,Chef\n"),
        tmp_path / "none.csv",
        workbook(tmp_path, "b.xlsx", {"S": [["x", "y"], [1, 2]]}),
    ]
    first, second, third = read_files_apart(paths, Limits())
    assert not isinstance(first, WorkbookTrouble)
    assert first.tables[0].rows == [("name", "job"), ("Ann", "Chef")]
    assert isinstance(second, WorkbookTrouble)
    assert second.code == "missing"
    assert not isinstance(third, WorkbookTrouble)
    assert third.kind == "xlsx"


def test_a_file_that_takes_too_long_is_given_up(tmp_path: Path) -> None:
    [answer] = read_files_apart([text_file(tmp_path, "a.csv", "a,b\n1,2\n")], Limits(seconds=0.0))
    assert not isinstance(answer, WorkbookTrouble) or answer.code == "too_slow"


def test_stopping_ends_the_child(tmp_path: Path) -> None:
    def tick(step: str, done: int, of: int) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        read_files_apart([text_file(tmp_path, "a.csv", "a,b\n1,2\n")], Limits(), tick)
