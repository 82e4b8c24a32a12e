"""Excel in for scripts: ``python3 -m desktop import FILE… --workspace FILE [--dry-run] [--answers FILE] [--json]``."""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from desktop.services.dispatch.door import Door
from desktop.services.dispatch.messages import Progress
from desktop.services.spreadsheets.answers import Answers, read_answers
from desktop.services.spreadsheets.commands import ImportSpreadsheets
from desktop.services.spreadsheets.drafting.records import ImportDraft, RowRef
from desktop.services.spreadsheets.questions import PreviewImport, ReadSpreadsheets, WriteRefusedRows
from desktop.services.spreadsheets.records import ImportPreview
from desktop.services.spreadsheets.summary import summarise

_OF_WHO_IS_HERE = ("contact_added", "filled_here", "differs_from_here", "same_name_here", "same_name_other_email")


def import_files(
    files: Sequence[Path],
    *,
    dry_run: bool = False,
    answers: Path | None = None,
    as_json: bool = False,
    door: Door | None = None,
) -> int:
    """Read the files and, unless it is a dry run, write them; prints the figures and answers the exit code.

    ``door`` leads into an open workspace; without one nothing is known and nothing can be written. 1 when no file could be
    read or none holds anything to import, 2 when a workspace is missing.
    """
    given = read_answers(answers) if answers else Answers()
    if door is not None:
        figures = import_through(door, files, given, dry_run=dry_run, progress=_told_on(sys.stderr))
    elif dry_run:
        figures = figures_of_dry_run(files, given)
    else:
        print("A workspace is needed: --workspace FILE, or --dry-run to look only.", file=sys.stderr)
        return 2
    print(json.dumps(figures, ensure_ascii=False, indent=2) if as_json else told(figures))
    return 0 if figures["people"] or figures["applications"] or figures["requisitions"] else 1


def figures_of_dry_run(files: Sequence[Path], answers: Answers) -> dict[str, Any]:
    """The figures without any workspace."""
    from desktop.services.spreadsheets.engine import read_files

    return summarise(read_files(list(files), answers))


def import_through(
    door: Door, files: Sequence[Path], answers: Answers, *, dry_run: bool = False, progress: Progress | None = None
) -> dict[str, Any]:
    """Read, preview and (unless a dry run) write through a door; answers the figures of ``--json``."""
    started = time.perf_counter()
    as_json = answers.model_dump_json(exclude_defaults=True)
    draft: ImportDraft = door.ask(ReadSpreadsheets(tuple(map(str, files)), as_json), progress)
    preview = door.ask(PreviewImport(draft))
    figures = summarise(draft)
    figures["new"] = {
        "people": preview.new_people,
        "applications": preview.new_applications,
        "requisitions": preview.new_requisitions,
    }
    figures["known"] = {
        "people": preview.known_people,
        "applications": preview.known_applications,
        "requisitions": preview.known_requisitions,
    }
    figures["imported_before"] = list(preview.imported_before)
    figures |= figures_of_known(preview)
    if not dry_run and (draft.people or draft.applications or draft.requisitions):
        names = ", ".join(path.name for path in files[:3]) + (" …" if len(files) > 3 else "")
        skip, insist = chosen_moves(preview, answers)
        done = door.carry_out(ImportSpreadsheets(draft, names, as_json, skip, insist), progress)
        figures["moved"] = done.answer.moved
        figures["entry"] = done.entry_id
        figures["batch"] = done.answer.batch_id
    if not dry_run and draft.refused_rows:
        figures["refused_workbook"] = door.ask(WriteRefusedRows(draft, str(files[0])))
    figures["seconds"] = round(time.perf_counter() - started, 3)
    return figures


def figures_of_known(preview: ImportPreview) -> dict[str, Any]:
    """What the file tells newly of who is here: moves by from and to, doubtful ones by why, and other findings."""
    doubtful = Counter(move.doubt for move in preview.moves.values() if move.doubt)
    findings = Counter(
        code
        for row in preview.verdicts
        for code in {problem.code for problem in row.problems}
        if code in _OF_WHO_IS_HERE
    )
    return {
        "rows": dict(Counter(row.verdict for row in preview.verdicts)),
        "moves": dict(sorted(Counter(move.told for move in preview.moves.values() if not move.doubt).items())),
        "doubtful_moves": dict(sorted(doubtful.items())),
        "findings": dict(sorted(findings.items())),
    }


def chosen_moves(preview: ImportPreview, answers: Answers) -> tuple[frozenset[RowRef], frozenset[RowRef]]:
    """Rows whose move is left out, and rows whose doubtful move is insisted on, as the answers say for all."""
    if answers.moves == "stay":
        return frozenset(preview.moves), frozenset()
    if answers.moves == "all":
        return frozenset(), frozenset(row for row, move in preview.moves.items() if move.doubt)
    return frozenset(), frozenset()


def told(figures: dict[str, Any]) -> str:
    """The figures in lines for a person."""
    lines = [
        f"{figures['people']} people, {figures['applications']} applications, {figures['requisitions']} requisitions, {figures['refused']} rows refused"
    ]
    for title, key in (("stage", "by_stage"), ("source", "by_source"), ("warning", "warnings")):
        lines += [f"  {title} {code}: {count}" for code, count in figures[key].items()]
    for table in figures["tables"]:
        name = f"{table['file']} {table['sheet']}".strip()
        lines.append(
            f"{name}: {table['kind']}, {table['rows']} rows"
            + (" (holds no people)" if table["holds_no_people"] else "")
        )
    lines += [f"{one['file']}: not read ({one['code']})" for one in figures["refused_files"]]
    for title, key in (("moves on", "moves"), ("not moved", "doubtful_moves"), ("known", "findings")):
        lines += [f"  {title} {code}: {count}" for code, count in figures.get(key, {}).items()]
    if figures["left_out_columns"]:
        lines.append("Left out as sensitive: " + ", ".join(figures["left_out_columns"]))
    lines += [
        f"Open word ({one['kind']}): {one['word']} × {one['count']}"
        + (f", taken as {one['proposed']}" if one["proposed"] else "")
        for one in figures["open_words"]
    ]
    lines += [
        f"Open question ({one['kind']}): {one['header']}, taken as {one['taken']}" for one in figures["open_questions"]
    ]
    if figures.get("refused_workbook"):
        lines.append(f"Refused rows: {figures['refused_workbook']}")
    lines.append(f"{figures['seconds']} s")
    return "\n".join(lines)


def _told_on(stream: Any) -> Progress | None:
    """A line of progress with the time left, where somebody watches."""
    if not stream.isatty():
        return None
    started = time.monotonic()

    def show(done: int, of: int, what: str) -> None:
        spent = time.monotonic() - started
        left = f", {spent / done * (of - done):.0f} s left" if of and done and spent > 1 else ""
        print(f"\r{what} {done}/{of}{left}   ", end="", file=stream, flush=True)

    return Progress(show)
