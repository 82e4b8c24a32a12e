"""The figures of a draft as ``--json`` prints them."""

from __future__ import annotations

from collections import Counter
from typing import Any

from desktop.services.spreadsheets.drafting.records import DraftApplication, ImportDraft


def summarise(draft: ImportDraft) -> dict[str, Any]:
    """People, applications, stages, sources, requisitions, refusals and warnings of an import, ready for JSON."""
    applications = draft.applications
    labels = Counter(one.source.name for one in applications if one.source)
    types = Counter(one.source.type for one in applications if one.source)
    refused = Counter(verdict.verdict for verdict in draft.verdicts)
    warnings = {warning.code: warning.count for warning in draft.warnings}
    for table in draft.tables:
        for notice in table.notices:
            warnings[notice.code] = warnings.get(notice.code, 0) + notice.count
    return {
        "people": len(draft.people),
        "applications": len(applications),
        "by_stage": _sorted(Counter(counted_stage(one) for one in applications)),
        "on_hold": sum(one.on_hold for one in applications),
        "by_source": _sorted(labels),
        "by_source_type": _sorted(types),
        "requisitions": len(draft.requisitions),
        "interviews": len(draft.interviews),
        "offers": len(draft.offers),
        "transitions": len(draft.transitions),
        "refused": refused["refused"],
        "rows": _sorted(refused),
        "warnings": dict(sorted(warnings.items())),
        "tables": [
            {
                "file": table.file, "sheet": table.sheet, "kind": table.kind, "why": table.why, "export": table.export,
                "rows": table.rows, "header_row": table.header_row, "holds_no_people": table.holds_no_people,
                "columns": {column.header: column.field for column in table.columns},
            }
            for table in draft.tables
        ],
        "refused_files": [{"file": one.file, "code": one.code} for one in draft.refused_files],
        "left_out_columns": sorted({header for table in draft.tables for header in table.sensitive_left_out if not table.holds_no_people}),
        "open_words": [
            {"kind": word.kind, "word": word.word, "count": word.count, "proposed": word.proposed} for word in draft.open_words
        ],
        "open_questions": [
            {"kind": one.kind, "header": one.header, "taken": one.taken, "evidence": one.evidence, "examples": list(one.examples)}
            for one in draft.open_questions
        ],
        "seconds": draft.seconds,
    }  # fmt: skip


def counted_stage(application: DraftApplication) -> str:
    """The code an application is counted under: its stage while active, else how it ended."""
    return application.stage if application.status == "active" else application.status


def _sorted(counts: Counter[str]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
