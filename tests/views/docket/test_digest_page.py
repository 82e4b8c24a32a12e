"""The page of the day: what it says, for whom, and on paper."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QFileDialog

from desktop.services.candidates.commands import DeleteCandidates
from desktop.services.tasks.commands import AddTask
from desktop.views.docket.digest_document import LINK, paper
from desktop.views.docket.digest_page import DigestPage
from tests.views.place import Place

TODAY = date.today()


@pytest.fixture
def page(qtbot: Any, bench: Any) -> DigestPage:
    made = DigestPage(bench)
    qtbot.addWidget(made)
    made.show()
    made.reload()
    return made


def day(ahead: int) -> str:
    return (TODAY + timedelta(days=ahead)).isoformat()


def test_an_empty_day(page: DigestPage, place: Place) -> None:
    assert "Candidate qualified?" in page.text.toPlainText()
    place.do(DeleteCandidates((place.person,)))
    page.reload()
    assert "Nothing waits" in page.text.toPlainText()


def test_for_me_for_a_colleague_for_all(page: DigestPage, place: Any) -> None:
    place.do(AddTask("Call <back>", candidate_id=place.person, due_on=day(0)))
    place.do(AddTask("Write", requisition_id=place.opening, due_on=day(3), owner_id=place.colleague))
    page.reload()
    text = page.text.toPlainText()
    assert "Today (1)" in text
    assert "Call <back>" in text, "what people type is no markup"
    assert "Others have in hand for you (1)" in text
    for person, expected, missing in ((place.colleague, "Write", "Call"), ("", "Call", "Others")):
        page.people.setCurrentIndex(page.people.findData(person))
        page.people.activated.emit(page.people.currentIndex())
        text = page.text.toPlainText()
        assert expected in text
        assert missing not in text
    page.reload()
    assert page.people.currentData() == "", "who was chosen stays"


def test_what_it_names_opens(page: DigestPage, bench: Any, place: Any) -> None:
    place.do(AddTask("Call", candidate_id=place.person, due_on=day(0)))
    page.reload()
    assert f"{LINK}candidate/{place.person}" in page.text.toHtml()
    went: list[Any] = []
    bench.open_requested.connect(went.append)
    page.text.anchorClicked.emit(QUrl(f"{LINK}candidate/{place.person}"))
    assert [(one.place, one.record_id) for one in went] == [("candidate", place.person)]


def test_as_pdf(page: DigestPage, place: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place.do(AddTask("Call", candidate_id=place.person, due_on=day(0)))
    page.reload()
    file = tmp_path / "day.pdf"
    named: list[str] = []

    def chosen(*arguments: Any) -> tuple[str, str]:
        named.append(arguments[2])
        return str(file), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", chosen)
    page.save_button.click()
    assert file.read_bytes().startswith(b"%PDF")
    assert named == [f"Digest {TODAY.isoformat()}.pdf"], "a file name tells nothing of anybody"


def test_paper_is_black_on_white_whatever_the_colours(page: DigestPage, bench: Any, place: Any) -> None:
    place.do(AddTask("Call", candidate_id=place.person, due_on=day(0)))
    page.reload()
    assert page.digest is not None
    bench.look.set_mode("dark")
    html = paper(page.digest, bench.look).toHtml()
    assert bench.look.colour("text").name() not in html
    assert "#000000" in html
