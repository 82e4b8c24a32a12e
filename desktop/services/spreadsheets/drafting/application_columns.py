"""The columns of a table of applications: words read once, keys resolved through lookup tables."""

from __future__ import annotations

from desktop.services.spreadsheets.drafting.draft_people import PersonRows, person_key_place
from desktop.services.spreadsheets.drafting.outcomes import outcome_of
from desktop.services.spreadsheets.drafting.records import DraftSource
from desktop.services.spreadsheets.drafting.several_jobs import split_jobs
from desktop.services.spreadsheets.drafting.table_values import TableValues
from desktop.services.spreadsheets.drafting.word_columns import ReasonReader, read_outcomes, read_sources
from desktop.services.spreadsheets.drafting.workbench import (
    MADE_UP,
    GrowingPerson,
    Workbench,
)
from desktop.services.spreadsheets.recognising.recognised_table import RecognisedTable
from desktop.services.spreadsheets.recognising.stage_columns import REACHED
from desktop.services.spreadsheets.values.dates import read_time
from desktop.services.spreadsheets.words.matching import read_stage

_TEXTS = (
    "credit", "owner", "manager", "expected_pay", "current_pay", "offered_pay", "available", "rating", "next_action",
)  # fmt: skip
_KEPT_HERE = (
    "level",
    "family",
    "added_on",
    "left_on",
    "left_reason",
    "employment_status",
    "interviewer",
    "opened_on",
    "closed_on",
    "round",
    "seats",
    "requisition_number",
    "reason_detail",
    "result",
    "lookup_name",
    "contact_value",
    "requisition_status",
)


_NO_JOB = ("",)


class ApplicationColumns:
    """All columns of one table of applications, converted before any row is put together."""

    def __init__(
        self, bench: Workbench, values: TableValues, at: int, sheet_job: str, sheet_stage: str, placed: dict[str, str]
    ) -> None:
        self._bench, self._values, self._at = bench, values, at
        self._table: RecognisedTable = values.table
        table, answers, findings = values.table, bench.answers, bench.findings
        self._persons = PersonRows(bench, values, at)
        self._no_person_column = not self._persons.has_identity and person_key_place(table) is None
        self._ids = values.key_texts(
            table.own_key if table.own_entity == "application" else table.references.get("application")
        )
        self._jobs = values.texts("job") or values.texts("requisition_title")
        self._job_titles = split_jobs(self._jobs) if self._jobs else {}
        self._job_ids = self._job_keys()
        self._departments = values.texts("department") or self._resolved("department")
        self._job_places = values.texts("job_location")
        stages = values.texts("stage") or self._resolved("stage")
        statuses = values.texts("status")
        results = values.texts("result") if statuses is None else None
        if (
            results is not None
            and stages is None
            and table.columns[table.place_of("result") or 0].contents.stage >= 0.3
        ):
            statuses = results
        self._stages, self._statuses = stages, statuses
        self._stage_outcomes = read_outcomes(stages, findings, answers.words.stage, placed) if stages else {}
        self._status_outcomes = read_outcomes(statuses, findings, answers.words.stage, placed) if statuses else {}
        self._sheet_outcome = outcome_of(read_stage(sheet_stage, answers.words.stage)) if sheet_stage else None
        sources = values.texts("source") or self._resolved("source")
        self._sources = sources
        self._source_words: dict[str, DraftSource | None] = (
            read_sources(sources, findings, answers.words.source) if sources else {}
        )
        self._reasons = values.texts("reason") or self._resolved("reason")
        self._reason_reader = ReasonReader(findings, answers.words.reason)
        self._applied = values.dates("applied_on")
        self._added = values.dates("added_on")
        self._ended = values.dates("ended_on")
        self._steps_on = [
            (column.field[10:], column.header, values.dates_at(column.place))
            for column in table.columns
            if column.field.startswith("milestone:")
        ]
        self._ticks = [
            (column.field.removeprefix(REACHED), values.texts_at(column.place))
            for column in table.columns
            if column.field.startswith(REACHED)
        ]
        self._event_on = values.dates("event_on")
        clock = table.place_of("event_time")
        self._clocks = [read_time(cell) for cell in values.cells(clock)] if clock is not None else None
        self._rounds = values.texts("round")
        self._panels = values.texts("interviewer")
        self._texts = [(code, column) for code in _TEXTS if (column := values.texts(code)) is not None]
        self._details = values.several_texts("source_detail")
        self._notes = values.several_texts("notes")
        self._kept = values.kept_columns(set(answers.sensitive))
        self._kept += [
            (column.header, values.texts_at(column.place))
            for column in table.columns
            if column.field in _KEPT_HERE or column.field.startswith(REACHED)
        ]
        self._kept += self._resolved_rest()
        self._kept += values.unread_dates()
        self._job_default = answers.defaults.requisition or sheet_job or f"{MADE_UP}{table.file.stem}"
        self._made_up = not (answers.defaults.requisition or sheet_job)
        self._seeker: GrowingPerson | None = None
        self._is_log = self._looks_like_log()
        self._persons.by_name = self._is_log  # the rows of one application tell of one person
        self.refused: set[int] = set()

    def _looks_like_log(self) -> bool:
        """Whether several rows tell the stages of one application: same person and job again, each time another stage."""
        words = self._stages or self._statuses
        dated = self._event_on or self._applied
        if words is None or dated is None or self._ids is not None or self._no_person_column:
            return False
        owners = self._persons.identities()
        groups: dict[tuple[str, str], list[str]] = {}
        for row, owner in enumerate(owners):
            groups.setdefault((owner, self._jobs[row] if self._jobs else ""), []).append(words[row])
        repeated = [group for group in groups.values() if len(group) > 1]
        rows = sum(map(len, repeated))
        return rows >= 0.3 * len(owners) and sum(len(set(group)) for group in repeated) >= 0.9 * rows

    def _resolved(self, entity: str) -> list[str] | None:
        """A foreign key's names from its lookup table; unknown keys are reported and kept as they stand."""
        place = self._table.references.get(entity)
        names = self._bench.lookups.get(entity)
        if place is None or not names:
            return None
        keys = self._values.texts_at(place)
        for row, key in enumerate(keys):
            if key and key not in names:
                self._bench.findings.note(
                    "reference_unknown", (self._at, self._table.numbers[row]), self._table.headers[place], key
                )
        return [names.get(key, "") for key in keys]

    def _resolved_rest(self) -> list[tuple[str, list[str]]]:
        """Keys that no record is made of: kept, by name where a lookup table knows it."""
        kept: list[tuple[str, list[str]]] = []
        for entity, place in self._table.references.items():
            if entity in ("person", "application", "job") or (
                entity == "employee" and place == person_key_place(self._table)
            ):
                continue
            header = self._table.headers[place]
            keys = self._values.texts_at(place)
            names = self._bench.lookups.get(entity, {})
            if entity in ("source", "stage", "reason", "department") and names:
                kept.append((header, [key if key not in names else "" for key in keys]))
            else:
                kept.append((header, [names.get(key, key) for key in keys]))
        return kept

    def _job_keys(self) -> list[str] | None:
        """Ids of requisitions; an id that stands beside several titles (a job grade, say) identifies none."""
        place = self._table.references.get("job")
        keys = self._values.texts_at(place) if place is not None else self._values.texts("requisition_number")
        if keys is not None and self._jobs is not None:
            titles: dict[str, str] = {}
            if any(
                key and title and titles.setdefault(key, title) != title
                for key, title in zip(keys, self._jobs, strict=True)
            ):
                return None
        return keys

    def _jobs_of(self, row: int) -> tuple[str, ...]:
        """The requisitions a row names; a key beside them can only belong to one."""
        if not self._jobs:
            return _NO_JOB
        job = self._jobs[row]
        titles = self._job_titles[job]
        if len(titles) == 1:
            return titles
        keyed = (self._job_ids and self._job_ids[row]) or (self._ids and self._ids[row])
        return (" ".join(job.split()),) if keyed else titles

    def _header_of(self, *fields: str) -> str:
        for field in fields:
            place = self._table.place_of(field)
            if place is not None:
                return self._table.headers[place]
        return ""
