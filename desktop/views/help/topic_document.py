"""A topic as a text document in our look: sizes, spacing, links, tables and code from tokens, or black on white for paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)

from desktop.text import words_of
from desktop.views.help.searching import Section
from desktop.views.look.palette import LIGHT
from desktop.views.look.theme import GRID, Look

_HEADING = {1: "title", 2: "section", 3: "strong"}
_LINE_HEIGHT = 128.0
_PROPORTIONAL = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value


@dataclass(frozen=True, slots=True)
class Ink:
    """Where colours and fonts come from."""

    colour: Callable[[str], QColor]
    font: Callable[[str], QFont]


def on_screen(look: Look) -> Ink:
    """As the theme is now."""
    return Ink(look.colour, look.font)


def on_paper(look: Look) -> Ink:
    """Black on white whatever the theme."""
    return Ink(lambda token: QColor(LIGHT[token] if token not in ("text", "accent") else "#000000"), look.font)


def anchor_of(heading: str) -> str:
    """The anchor of a heading: ``Undo an import`` → ``undo-an-import``."""
    return "-".join(words_of(heading))


def fill(document: QTextDocument, markdown: str, ink: Ink) -> None:
    """Put a topic into the document and dress it."""
    document.setDefaultFont(ink.font("body"))
    document.setDocumentMargin(0)
    document.setMarkdown(markdown, QTextDocument.MarkdownFeature.MarkdownDialectGitHub)
    tables = [frame for frame in document.rootFrame().childFrames() if isinstance(frame, QTextTable)]
    for block in blocks(document):
        _dress_block(block, ink)
    for table in tables:
        _dress_table(table, ink)


def blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    """The paragraphs, those in tables too."""
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def sections(topic: str, title: str, document: QTextDocument) -> list[Section]:
    """The document taken apart at its headings; text before the first subheading belongs to the topic itself."""
    found: list[Section] = []
    heading, anchor, texts = "", "", list[str]()
    for block in blocks(document):
        level = block.blockFormat().headingLevel()
        if level > 1:
            found.append(Section(topic, title, heading, anchor, "\n".join(texts)))
            heading, anchor, texts = block.text(), anchor_of(block.text()), []
        elif level == 0 and block.text().strip():
            texts.append(block.text())
    found.append(Section(topic, title, heading, anchor, "\n".join(texts)))
    return [section for section in found if section.heading or section.text]


def place_of(document: QTextDocument, anchor: str) -> int:
    """Where a heading stands, or -1."""
    return next(
        (
            block.position()
            for block in blocks(document)
            if block.blockFormat().headingLevel() and anchor_of(block.text()) == anchor
        ),
        -1,
    )


def _dress_block(block: QTextBlock, ink: Ink) -> None:
    shape = block.blockFormat()
    level = shape.headingLevel()
    in_table = QTextCursor(block).currentTable() is not None
    if level:
        shape.setTopMargin({1: 0, 2: GRID * 3}.get(level, GRID * 2))
        shape.setBottomMargin(GRID)
    elif shape.hasProperty(QTextFormat.Property.BlockCodeFence.value):
        last = not block.next().blockFormat().hasProperty(QTextFormat.Property.BlockCodeFence.value)
        shape.setBackground(ink.colour("window"))
        shape.setNonBreakableLines(False)
        shape.setTopMargin(0)
        shape.setBottomMargin(GRID if last else 0)
        shape.setLeftMargin(GRID)
    elif in_table:
        shape.setTopMargin(0)
        shape.setBottomMargin(0)
    else:
        shape.setTopMargin(0)
        inside = block.textList() is not None and block.next().textList() is block.textList()
        shape.setBottomMargin(GRID // 2 if inside else GRID + 2)
        shape.setLineHeight(_LINE_HEIGHT, _PROPORTIONAL)
    cursor = QTextCursor(block)
    cursor.setBlockFormat(shape)
    _dress_pieces(block, level, ink)


def _dress_pieces(block: QTextBlock, level: int, ink: Ink) -> None:
    """Text, links and code inside a paragraph, or the text of a heading."""
    pieces: list[tuple[int, int, QTextCharFormat]] = []
    fragments = block.begin()
    while not fragments.atEnd():
        fragment = fragments.fragment()
        shape = fragment.charFormat()
        shape.setForeground(ink.colour("text"))
        if level:
            shape.clearProperty(QTextFormat.Property.FontSizeAdjustment.value)  # its steps are not ours
            shape.setFont(ink.font(_HEADING.get(level, "strong")))
        elif shape.isAnchor() and shape.anchorHref():
            shape.setForeground(ink.colour("accent"))
            shape.setFontUnderline(True)
        elif shape.fontFixedPitch():
            shape.setBackground(QBrush(ink.colour("window")))
            shape.setFontPointSize(ink.font("secondary").pointSizeF())
        pieces.append((fragment.position(), fragment.length(), shape))
        fragments += 1
    cursor = QTextCursor(block)
    for position, length, shape in pieces:
        cursor.setPosition(position)
        cursor.setPosition(position + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(shape)


def _dress_table(table: QTextTable, ink: Ink) -> None:
    shape = table.format()
    shape.setBorderCollapse(True)
    shape.setBorder(1)
    shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    shape.setBorderBrush(QBrush(ink.colour("line")))
    shape.setCellPadding(GRID - 2)
    shape.setCellSpacing(0)
    shape.setBottomMargin(GRID * 2)
    shape.setTopMargin(GRID // 2)
    shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    table.setFormat(shape)
    for column in range(table.columns()):
        cell = table.cellAt(0, column)
        face = cell.format()
        face.setBackground(QBrush(ink.colour("window")))
        cell.setFormat(face)
