"""Turns what has grown on the workbench into the frozen draft."""

from __future__ import annotations

from desktop.services.spreadsheets.drafting.findings import DOUBTFUL
from desktop.services.spreadsheets.drafting.records import (
    DraftApplication,
    DraftPerson,
    DraftRequisition,
    DraftTransition,
    RowVerdict,
)
from desktop.services.spreadsheets.drafting.workbench import (
    GrowingApplication,
    GrowingPerson,
    GrowingRequisition,
    Workbench,
    frozen,
)


def freeze_person(person: GrowingPerson) -> DraftPerson:
    """The finished person."""
    full, given, middle, family, proposed = person.name
    get = person.texts.get
    return DraftPerson(
        person.key, full, given, middle, family, proposed, person.emails, person.phones, person.links, get("address", ""),
        get("city", ""), get("region", ""), get("country", ""), get("zip", ""), get("location", ""), get("employer", ""),
        get("title", ""), person.skills, person.tags, get("language", ""), get("experience_years", ""), person.notes,
        person.external_ids, person.source, frozen(person.kept), tuple(person.rows),
    )  # fmt: skip


def freeze_requisition(requisition: GrowingRequisition) -> DraftRequisition:
    """The finished requisition."""
    get = requisition.texts.get
    return DraftRequisition(
        requisition.key, requisition.title, get("external_id", ""), get("number", ""), get("department", ""), get("location", ""),
        get("level", ""), get("family", ""), get("status", ""), get("manager", ""), get("owner", ""), get("seats", ""),
        requisition.opened_on, requisition.closed_on, frozen(requisition.kept), requisition.made_up, tuple(requisition.rows),
    )  # fmt: skip


def freeze_application(application: GrowingApplication) -> DraftApplication:
    """The finished application."""
    get = application.texts.get
    return DraftApplication(
        application.key, application.person, application.requisition, get("external_id", ""), application.stage or "applied",
        application.status or "active", application.on_hold, application.raw_stage, application.raw_status, application.doubtful,
        application.source, get("source_detail", ""), get("credit", ""), application.reason, application.raw_reason,
        application.applied_on, application.ended_on, get("owner", ""), get("manager", ""), get("expected_pay", ""),
        get("current_pay", ""), get("offered_pay", ""), get("available", ""), get("rating", ""), get("next_action", ""),
        application.notes, frozen(application.kept), tuple(application.rows), application.stage_told,
    )  # fmt: skip


def freeze_transitions(bench: Workbench) -> tuple[DraftTransition, ...]:
    """All steps of all applications, in their order."""
    return tuple(
        DraftTransition(application.key, step.stage, step.status, step.on, step.at, step.raw, step.result, step.row)
        for application in bench.applications
        for step in application.steps
    )


def freeze_verdicts(bench: Workbench) -> tuple[RowVerdict, ...]:
    """One verdict a row, with its problems."""
    problems = bench.findings.problems
    result: list[RowVerdict] = []
    for table, row, verdict, person, application in bench.verdicts:
        found = problems.get((table, row))
        if found is None:
            result.append(RowVerdict(table, row, verdict, (), person, application))
            continue
        if verdict == "new" and any(problem.code in DOUBTFUL for problem in found):
            verdict = "doubtful"
        result.append(RowVerdict(table, row, verdict, tuple(found), person, application))
    return tuple(result)
