"""Tables with one requisition a row."""

from __future__ import annotations

from desktop.services.spreadsheets.drafting.table_values import TableValues, day_of
from desktop.services.spreadsheets.drafting.workbench import Workbench

_TEXTS = ("department", "level", "family", "manager", "owner", "seats", "country", "city", "location", "expected_pay")


def draft_requisitions(bench: Workbench, values: TableValues, at: int) -> None:
    """Add every row's requisition; a row without key, title and family is refused."""
    table = values.table
    ids = values.key_texts(table.own_key)
    numbers = values.texts("requisition_number") or values.key_texts(table.references.get("job"))
    titles = (
        values.texts("requisition_title")
        or values.texts("job")
        or values.texts("full_name")
        or values.texts("lookup_name")
        or values.texts("title")
    )
    opened = values.dates("opened_on") or values.dates("added_on")
    closed = values.dates("closed_on") or values.dates("ended_on")
    statuses = values.texts("requisition_status") or values.texts("status") or values.texts("stage")
    places = values.texts("job_location") or values.texts("location") or values.texts("city") or values.texts("country")
    texts = {code: column for code in _TEXTS if (column := values.texts(code)) is not None}
    kept = values.kept_columns(set(bench.answers.sensitive))
    kept += [
        (mapped.header, values.texts_at(mapped.place))
        for mapped in table.columns
        if mapped.field in ("source", "country", "notes", "ref:employee") and mapped.contents.filled
    ]
    for row, number in enumerate(table.numbers):
        external_id = ids[row] if ids else ""
        title = titles[row] if titles else ""
        if not title:
            title = " ".join(text for code in ("level", "family") if code in texts and (text := texts[code][row]))
        if not title and not external_id:
            bench.findings.note("nothing_to_attach_to", (at, number))
            bench.verdicts.append((at, number, "refused", -1, -1))
            continue
        if external_id and external_id in bench.requisition_by_id:
            bench.findings.note("requisition_twice", (at, number), "", external_id)
            bench.verdicts.append((at, number, "known", -1, -1))
            continue
        requisition = bench.add_requisition(title or f"Requisition {external_id}", external_id)
        requisition.opened_on = day_of(opened[row]) if opened else None
        requisition.closed_on = day_of(closed[row]) if closed else None
        for code, column in texts.items():
            if column[row]:
                requisition.texts[code] = column[row]
        if places and places[row]:
            requisition.texts["location"] = places[row]
        if statuses and statuses[row]:
            requisition.texts["status"] = statuses[row]
        if numbers and numbers[row]:
            requisition.texts["number"] = numbers[row]
            bench.requisition_by_id.setdefault(numbers[row], requisition.key)
        requisition.kept = {header: column[row] for header, column in kept if column[row]}
        requisition.rows.append((at, number))
        if requisition.opened_on and requisition.closed_on and requisition.closed_on < requisition.opened_on:
            bench.findings.note("closed_before_opened", (at, number))
        bench.verdicts.append((at, number, "new", -1, -1))
