"""Section rows in hand-kept trackers: a single cell ("Chef", "INTERVIEW") that holds for the rows below it.

Such a row has only its first cell filled, and so has a person of whom nothing but the name is known. It is taken as a section when
it is a stage's word, is set off (by a gap, a total, a colon, a count), or when it names a role and comes more than once.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from desktop.services.spreadsheets.reading.raw_table import Row
from desktop.services.spreadsheets.values.texts import text_of
from desktop.services.spreadsheets.words.matching import is_stage_word, read_stage
from desktop.text import words_of

SECTION = "Section"
_COUNT = re.compile(
    r"\s*[(\[]?\s*\d+\s*(?:candidates?|applicants?|people|candidats?|candidatos?|bewerber)?\s*[)\]]?\s*:?\s*$",
    re.IGNORECASE,
)
_ROLES = frozenset(
    "manager engineer developer designer analyst assistant director specialist coordinator consultant technician nurse accountant administrator "
    "officer representative executive intern lead supervisor operator driver cook chef waiter clerk teacher sales marketing software data hr position role "
    "req requisition job vacancy opening poste offre vaga vacante puesto stelle gestionnaire ingenieur developpeur analyste adjoint commis cuisinier technicien infirmiere "
    "comptable conseiller directeur ingeniero desarrollador analista gerente asistente tecnico cocinero enfermera contador engenheiro desenvolvedor assistente "
    "enfermeira cozinheiro ingenieurin entwickler entwicklerin leiter leiterin koch kellner buchhalter verkaufer sachbearbeiter pflegefachkraft cuoco sviluppatore "
    "impiegato contabile infermiere kucharz programista kierownik ksiegowa team department".split()
)  # fmt: skip


@dataclass(slots=True)
class Sections:
    """Section by place of the rows that stay; ``meaning`` is what the sections are: stage, job or kept."""

    meaning: str = ""
    left_out: list[int] = field(default_factory=list)
    of_row: list[str] = field(default_factory=list)


def find_sections(
    rows: Sequence[Row], numbers: Sequence[int], after: Collection[int], fields: Collection[str], width: int
) -> Sections | None:
    """The sections of a table's rows; ``after`` holds source rows left out before (totals, repeated headers).

    ``fields`` are those the headers name: stages are only looked for where no column tells them, jobs likewise.
    """
    if width < 3 or any(len(row) > width for row in rows):
        return None
    single = [place for place, row in enumerate(rows) if _only_text(row)]
    if not single or len(single) > len(rows) / 2:
        return None
    texts = {place: _without_count(_only_text(rows[place])) for place in single}
    has_stage = bool({"stage", "status"} & set(fields))
    stages = [place for place in single if not has_stage and _is_stage(texts[place])]
    if stages:
        chosen, kind = stages, "stage"
    else:
        set_off = [place for place in single if _is_set_off(place, rows, numbers, after)]
        roles = [
            place
            for place in single
            if set(words_of(texts[place])) & _ROLES or texts[place] != _only_text(rows[place]).strip()
        ]
        proven = bool(set(roles) & set(set_off)) or len(set_off) == len(single) > 1
        chosen = sorted(set(set_off if proven else ()) | (set(roles) if len(roles) > 1 else set()))
        kind = "kept" if "job" in fields else "job"
    chosen = [place for place in chosen if place + 1 < len(rows)]
    if not chosen:
        return None
    found = Sections(kind)
    present = ""
    begins = set(chosen)
    for place in range(len(rows)):
        if place in begins:
            present = texts[place]
            found.left_out.append(place)
        else:
            found.of_row.append(present)
    return found


def _only_text(row: Row) -> str:
    """The text of a row that holds nothing else, in its first columns."""
    filled = [(place, cell) for place, cell in enumerate(row) if cell is not None and cell != ""]
    if len(filled) != 1 or filled[0][0] > 2 or not isinstance(filled[0][1], str):
        return ""
    text = text_of(filled[0][1])
    return text if 1 < len(text) <= 60 and "@" not in text else ""


def _without_count(text: str) -> str:
    shorter = _COUNT.sub("", text) if text[:1].isalpha() else text
    return (shorter or text).strip(" :-–—=*#\t")


def _is_stage(text: str) -> bool:
    return is_stage_word(text) or (text.isupper() and read_stage(text).confidence >= 0.85)


def _is_set_off(place: int, rows: Sequence[Row], numbers: Sequence[int], after: Collection[int]) -> bool:
    """Whether a row stands behind a gap or a row left out, with a full row below it."""
    if (
        place + 1 >= len(rows)
        or _only_text(rows[place + 1])
        or (numbers[place + 1] != numbers[place] + 1 and numbers[place] + 1 not in after)
    ):
        return False
    return place == 0 or numbers[place] > numbers[place - 1] + 1
