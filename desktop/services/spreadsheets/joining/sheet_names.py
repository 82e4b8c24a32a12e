"""Trackers with one sheet a requisition, a stage or a year: what the sheet's name says about its rows."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from desktop.services.spreadsheets.recognising.header_words import entity_of_name
from desktop.services.spreadsheets.recognising.recognised_table import RecognisedTable
from desktop.services.spreadsheets.recognising.table_kinds import HOLDS_RECORDS, TableKind
from desktop.services.spreadsheets.words.matching import is_stage_word, read_stage

_PERIOD = re.compile(
    r"^(19|20)\d\d\b|\b(19|20)\d\d$|^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|q[1-4]|week|janv|fev|avr|mai|juin|juil|ao|ene|abr|ago|dic)",
    re.IGNORECASE,
)


def _is_entity(name: str) -> bool:
    """Whether the name only says what kind of thing the rows are (``Candidates``), not which."""
    return len(name.split()) == 1 and entity_of_name(name) != ""


def read_sheet_names(tables: list[RecognisedTable]) -> tuple[dict[int, str], dict[int, str]]:
    """By table position: the requisition's title, and the stage word, that the sheet's name gives.

    Only when a workbook has several sheets of the same kind and the rows themselves do not tell.
    """
    jobs: dict[int, str] = {}
    stages: dict[int, str] = {}
    alike: Counter[tuple[Path, TableKind]] = Counter(
        (table.file, table.kind) for table in tables if table.kind in (TableKind.APPLICATIONS, TableKind.PEOPLE)
    )  # fmt: skip
    for place, table in enumerate(tables):
        if alike[table.file, table.kind] < 2 and not (table.kind == TableKind.PEOPLE and is_stage_word(table.sheet)):
            continue
        if table.is_generic_sheet or table.kind not in HOLDS_RECORDS:
            continue
        has_stage = table.place_of("stage") is not None or table.place_of("status") is not None
        has_job = table.place_of("job") is not None or "job" in table.references
        if is_stage_word(table.sheet) or read_stage(table.sheet).confidence >= 0.85:
            if not has_stage:
                stages[place] = table.sheet
        elif not has_job and not _PERIOD.search(table.sheet) and not _is_entity(table.sheet):
            jobs[place] = table.sheet
    return jobs, stages
