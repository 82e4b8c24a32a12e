"""Where the header stands, and which rows around the data are titles, instructions, repeats or totals."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from desktop.services.spreadsheets.reading.raw_table import Cell, RawTable, Row
from desktop.services.spreadsheets.recognising.grouped_headers import complete_from_above
from desktop.services.spreadsheets.recognising.header_words import known_share, read_header
from desktop.services.spreadsheets.recognising.sections import SECTION, find_sections
from desktop.services.spreadsheets.values.emails import looks_like_email
from desktop.services.spreadsheets.values.texts import is_error, text_of
from desktop.text import fold, key_of

_SEARCH_ROWS = 40
_INSTRUCTION = re.compile(
    r"\b(required|optional|mandatory|format|e\.?g\.?|example|yyyy|aaaa|jjjj|mm/|dd/|jj/mm|please|max\.?|characters|must be|do not|enter|choose|"
    r"select|one of|list|free text|text|number|date|string|instructions?|obligatoire|facultatif|exemple|format|saisir|choisir|texte|obligatorio|"
    r"opcional|ejemplo|exemplo|preencher|texto|required field|separated|column|field|drop ?down|valid|unique)\b|\(.*(cad|usd|eur|days|jours|date).*\)",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"^(grand )?(total|totals|totaux|sum|subtotal|sous-total|totales|suma|gesamt|summe|totale|totaal|average|moyenne|promedio|media|mean|count|итого|всего)\b",
)
_EXAMPLE = re.compile(r"^\W*(e\.?g\.?|ex\.|exemple|example|ejemplo|exemplo|sample|beispiel|voorbeeld)\b", re.IGNORECASE)
_FOOTNOTE = re.compile(
    r"^(note|notes|source|printed|exported|generated|legend|page|\*|remarque|nota|end of|fin de|confidential)\b|^\*|^©",
    re.IGNORECASE,
)


@dataclass(slots=True)
class FramedTable:
    """The data rows between header and footer, with what was left out around them (source row numbers by kind)."""

    headers: list[str]
    header_row: int  # source row number; 0 when the table has no header
    rows: list[Row]
    numbers: list[int]
    left_out: dict[str, list[int]] = field(default_factory=dict)
    title: str = ""
    sections: str = ""  # the field of an added last column that holds the section each row stands in


def frame(table: RawTable) -> FramedTable | None:
    """Find header and data; ``None`` when nothing in the table looks like a header or a row of data."""
    place = find_header(table.rows)
    if place is None:
        return None
    width = max(map(len, table.rows), default=0)
    headers = [_header_text(cell) for cell in table.rows[place]]
    if not table.ragged or len(headers) < 1:
        headers += [""] * (width - len(headers))
    _complete(table, place, headers)
    framed = FramedTable(headers, table.numbers[place], [], [])
    framed.title = next((text for row in table.rows[:place] for cell in row if (text := text_of(cell))), "")
    if place:
        framed.left_out["title"] = list(table.numbers[:place])
    _collect(table, place + 1, framed)
    return framed


def without_header(table: RawTable) -> FramedTable:
    """All rows are data; columns are named by their letters."""
    width = max(map(len, table.rows), default=0)
    headers = [f"Column {_letters(place)}" for place in range(width)]
    return FramedTable(headers, 0, list(table.rows), list(table.numbers))


def find_header(rows: list[Row]) -> int | None:
    """The index of the row that looks most like a header; ``None`` when the first row already holds data."""
    best: tuple[float, int] | None = None
    widths = sorted(sum(text_of(cell) != "" for cell in row) for row in rows[: _SEARCH_ROWS * 3])
    usual = widths[len(widths) * 3 // 4] if widths else 0
    for place, row in enumerate(rows[:_SEARCH_ROWS]):
        texts = [_header_text(cell) for cell in row]
        filled = [text for text in texts if text]
        if not filled:
            continue
        known, count = known_share(texts)
        wordy = sum(_is_label(cell) for cell in row)
        if wordy < 0.6 * count or any(looks_like_email(text) for text in filled):
            continue
        unlike = len({key_of(text) for text in filled}) / count
        width_share = min(count / max(usual, 1), 1.0)
        if known == 0 and (count < 2 or width_share < 0.6):
            continue
        score = (
            known / count * 2.0
            + min(known, 6) * 0.35
            + width_share * 1.0
            + unlike * 0.5
            + wordy / count * 0.5
            - place * 0.02
        )
        if count == 1 and usual > 2:
            score -= 2.0
        if sum(len(text) > 60 for text in filled) > count / 3:
            score -= 1.5
        if best is None or score > best[0] + 1e-9:
            best = (score, place)
    if best is None or best[0] < 1.6:
        return None
    return best[1]


def _header_text(cell: Cell) -> str:
    return " ".join(text_of(cell).split())


def _is_label(cell: Cell) -> bool:
    if not isinstance(cell, str):
        return False
    text = cell.strip()
    return bool(text) and not text[0].isdigit() and len(text) <= 200 and any(sign.isalpha() for sign in text)


def _complete(table: RawTable, place: int, headers: list[str]) -> None:
    """A header over two rows: a text merged downwards, or a group's name over several columns, stands in the upper one."""
    if not place or table.numbers[place - 1] != table.numbers[place] - 1:
        return
    above = [_header_text(cell) for cell in table.rows[place - 1]]
    if sum(bool(text) for text in above) >= 2:
        complete_from_above(headers, above)


def _collect(table: RawTable, start: int, framed: FramedTable) -> None:
    header_keys = [key_of(header) for header in framed.headers]
    emails = [place for place, header in enumerate(framed.headers) if read_header(header).field == "email"]
    wide = sum(bool(header) for header in framed.headers) >= 3
    looking_for_instructions = True
    for row, number in zip(table.rows[start:], table.numbers[start:], strict=True):
        if looking_for_instructions:
            if number - framed.header_row <= 8 and _is_instruction(row, emails):
                framed.left_out.setdefault("instructions", []).append(number)
                continue
            looking_for_instructions = number - framed.header_row <= 8
        first = row[0] if row else None
        if (
            wide
            and type(first) is str
            and header_keys[0]
            and key_of(first) == header_keys[0]
            and _repeats(row, header_keys)
        ):
            framed.left_out.setdefault("repeated_header", []).append(number)
            continue
        framed.rows.append(row)
        framed.numbers.append(number)
    if wide:
        _drop_footer(framed)
        _drop_notes(framed)
        _take_sections(framed)


def _repeats(row: Row, header_keys: list[str]) -> bool:
    same = sum(key_of(text_of(cell)) == key for cell, key in zip(row, header_keys, strict=False) if key)
    return same >= 0.7 * sum(bool(key) for key in header_keys)


def _is_instruction(row: Row, emails: list[int]) -> bool:
    texts = [text for cell in row if (text := text_of(cell))]
    if texts and _EXAMPLE.match(texts[0]):
        return True
    if not texts or any(
        place < len(row) and looks_like_email(text_of(row[place])) and not _INSTRUCTION.search(text_of(row[place]))
        for place in emails
    ):
        return False
    if any(not isinstance(cell, str) and cell is not None for cell in row):
        return False
    hits = sum(_INSTRUCTION.search(text) is not None for text in texts if not looks_like_email(text))
    return (hits >= 2 and hits >= 0.4 * len(texts)) or hits == len(texts) == 1


def _drop_footer(framed: FramedTable) -> None:
    """Leave out total lines anywhere and remarks after the last full row."""
    widths = [sum(text_of(cell) != "" for cell in row) for row in framed.rows[-200:]]
    usual = sorted(widths)[len(widths) // 2] if widths else 0
    dropped: set[int] = set()
    at_end = True
    for place in range(len(framed.rows) - 1, max(-1, len(framed.rows) - 200), -1):
        texts = [text for cell in framed.rows[place] if (text := text_of(cell))]
        folded = fold(texts[0]) if texts else ""
        few = len(texts) <= max(1, usual // 2)
        if folded and _TOTAL.match(folded) and (few or all(_is_figure(text) for text in texts[1:])):
            framed.left_out.setdefault("totals", []).append(framed.numbers[place])
            dropped.add(place)
        elif at_end and usual >= 3 and texts and len(texts) == 1 and (_FOOTNOTE.match(texts[0]) or len(texts[0]) > 60):
            framed.left_out.setdefault("footnotes", []).append(framed.numbers[place])
            dropped.add(place)
        elif texts and all(is_error(text) for text in texts):
            dropped.add(place)
        else:
            at_end = False
    if dropped:
        framed.rows = [row for place, row in enumerate(framed.rows) if place not in dropped]
        framed.numbers = [number for place, number in enumerate(framed.numbers) if place not in dropped]


def _drop_notes(framed: FramedTable) -> None:
    """Leave out what stands below the table behind a gap, when its rows hold no more than a cell each (legends, remarks)."""
    if max((sum(text_of(cell) != "" for cell in row) for row in framed.rows[:200]), default=0) < 3:
        return
    start = len(framed.rows)
    while start > 1 and sum(text_of(cell) != "" for cell in framed.rows[start - 1]) <= 1:
        start -= 1
    gap = next((at for at in range(start, len(framed.rows)) if framed.numbers[at] > framed.numbers[at - 1] + 1), None)
    if gap is not None and gap > 0:
        framed.left_out.setdefault("footnotes", []).extend(framed.numbers[gap:])
        del framed.rows[gap:], framed.numbers[gap:]


def _take_sections(framed: FramedTable) -> None:
    """Section rows become a column of their own."""
    fields = {said.field or said.ambiguous for header in framed.headers if header for said in [read_header(header)]}
    told = fields | ({"job"} if fields & {"job_or_title", "requisition_title"} else set())
    after = {number for numbers in framed.left_out.values() for number in numbers}
    width = len(framed.headers)
    found = find_sections(framed.rows, framed.numbers, after, told, width)
    if found is None:
        return
    above = framed.title if len(framed.left_out.get("title", ())) == 1 else ""
    found.of_row = [section or above for section in found.of_row]
    out = set(found.left_out)
    framed.left_out["sections"] = [framed.numbers[place] for place in found.left_out]
    rows = [row for place, row in enumerate(framed.rows) if place not in out]
    framed.numbers = [number for place, number in enumerate(framed.numbers) if place not in out]
    framed.rows = [
        (*row, *[None] * (width - len(row)), section) for row, section in zip(rows, found.of_row, strict=True)
    ]
    framed.headers.append(SECTION)
    framed.sections = found.meaning


def _is_figure(text: str) -> bool:
    return any(sign.isdigit() for sign in text) and not any(sign.isalpha() for sign in text)


def _letters(place: int) -> str:
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
