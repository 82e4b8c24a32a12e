"""The topics themselves: every file is reached, every link leads somewhere, every place has one, and the words are plain."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QTextDocument

from desktop import paths
from desktop.desk.acts import ACTS
from desktop.desk.pages import pages
from desktop.services.listings.columns import COLUMNS
from desktop.services.vocabulary.records import VocabularyBook, Word
from desktop.startup import COMMANDS
from desktop.views.help.definitions import definitions
from desktop.views.help.places import LINKED, TOPIC_OF, topic_for
from desktop.views.help.topic_document import anchor_of, blocks, fill, on_paper, on_screen, place_of, sections
from desktop.views.help.topics import CONTENTS, handbook
from desktop.views.look.theme import Look
from desktop.words import VocabularyKind
from tests.views.ux_lint import JARGON

TOPICS = [pytest.param(topic, id=topic.code) for topic in handbook().topics]
LINK = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")
BOOK = VocabularyBook(
    (
        Word("s1", VocabularyKind.STAGE, "screen", "Screening", "A talk | with *signs*.", enters_when="On paper.",
             owner_role="recruiter", sla_days=5, milestone="screen"),
        Word("r1", VocabularyKind.REASON, "timing", "Timing", "Too late.", side="us"),
        Word("t1", VocabularyKind.SOURCE_TYPE, "referral", "Referral", "Recommended by somebody we know."),
        Word("q1", VocabularyKind.SOURCE, "employee", "Employee referral", parent_id="t1"),
    )
)  # fmt: skip


def shown(markdown: str) -> QTextDocument:
    document = QTextDocument()
    fill(document, markdown, on_screen(Look("light")))
    return document


def test_the_contents_name_every_file_once(qapp):
    named = [topic.code for topic in handbook().topics]
    assert sorted(named) == sorted(file.stem for file in paths.resource("help").glob("*.md"))
    assert named[0] == CONTENTS
    assert all(topics for _, topics in handbook().groups())


@pytest.mark.parametrize("topic", TOPICS)
def test_topic_renders_with_its_title(qapp, topic):
    document = shown(topic.text)
    first = document.firstBlock()
    assert first.blockFormat().headingLevel() == 1
    assert first.text() == topic.title
    assert document.blockCount() > 3
    assert "**" not in document.toPlainText().replace("**bold**", "")
    anchors = [anchor_of(block.text()) for block in blocks(document) if block.blockFormat().headingLevel()]
    assert len(anchors) == len(set(anchors))


@pytest.mark.parametrize("topic", TOPICS)
def test_every_link_leads_somewhere(qapp, topic):
    for _, target in LINK.findall(topic.text):
        if target.startswith("app:"):
            assert target.removeprefix("app:") in LINKED
            continue
        name, _, anchor = target.partition("#")
        other = handbook().find(name.removesuffix(".md"))
        assert other is not None, target
        if anchor:
            text = f"{other.text}\n{definitions(BOOK)}" if other.code == "words" else other.text
            assert place_of(shown(text), anchor) > 0, target


@pytest.mark.parametrize("topic", TOPICS)
def test_plain_words(qapp, topic):
    text = shown(topic.text).toPlainText()
    assert "!" not in text
    assert "..." not in text
    assert JARGON.findall(text) == []


def test_every_page_and_act_has_a_topic():
    places = {spec.code for spec in pages()} | set(ACTS) - {"help"}
    assert places - set(TOPIC_OF) == set()
    assert [code for code in TOPIC_OF.values() if handbook().find(code) is None] == []
    assert places >= LINKED
    assert topic_for("somewhere new") == CONTENTS


def test_every_command_is_told():
    text = handbook().find("command-line").text
    assert [word for word in COMMANDS if not word.startswith("-") and f"desktop {word}" not in text] == []


def test_definitions_come_from_the_vocabulary_and_the_columns(qapp):
    text = shown(definitions(BOOK)).toPlainText()
    for said in ("Screening", "A talk | with *signs*.", "Recruiter", "Timing", "Our decision", "Employee referral",
                 "Recommended by somebody we know."):  # fmt: skip
        assert said in text
    for columns in COLUMNS.values():
        for column in columns:
            assert column.definition in text
    bare = shown(definitions(None)).toPlainText()
    assert "Open a workspace to see its own words here." in bare
    assert "Seats neither filled nor closed." in bare


def test_a_document_comes_apart_at_its_headings(qapp):
    found = sections(
        "t", "Title", shown("# Title\n\nFirst.\n\n## Second part\n\nMore.\n\n| a | b |\n|---|---|\n| c | d |\n")
    )
    assert [(one.heading, one.anchor, one.text) for one in found] == [
        ("", "", "First."),
        ("Second part", "second-part", "More.\na\nb\nc\nd"),
    ]


def test_paper_is_black_on_white_in_the_dark(qapp):
    document = QTextDocument()
    fill(document, "# Title\n\nText with [a link](app:candidates).\n", on_paper(Look("dark")))
    colours = set()
    for block in blocks(document):
        pieces = block.begin()
        while not pieces.atEnd():
            colours.add(pieces.fragment().charFormat().foreground().color().name())
            pieces += 1
    assert colours == {"#000000"}
