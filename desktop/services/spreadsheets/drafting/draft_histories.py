"""Tables whose rows belong to an application or person already drafted: stage events, interviews, offers, contacts, notes."""

from __future__ import annotations

from datetime import date

from desktop.services.spreadsheets.drafting.draft_people import person_key_place
from desktop.services.spreadsheets.drafting.outcomes import order_of
from desktop.services.spreadsheets.drafting.records import DraftInterview, DraftOffer, RowRef
from desktop.services.spreadsheets.drafting.table_values import TableValues, day_of, moment_of
from desktop.services.spreadsheets.drafting.word_columns import ReasonReader, read_outcomes
from desktop.services.spreadsheets.drafting.workbench import MADE_UP, GrowingApplication, GrowingPerson, Step, Workbench
from desktop.services.spreadsheets.recognising.table_kinds import TableKind
from desktop.services.spreadsheets.values.amounts import read_amount
from desktop.services.spreadsheets.values.dates import read_time
from desktop.services.spreadsheets.values.emails import read_emails
from desktop.services.spreadsheets.values.phones import looks_like_phone, read_phone
from desktop.services.spreadsheets.words.codes import ROUND_STAGES
from desktop.services.spreadsheets.words.matching import read_result, read_stage


class Owners:
    """Finds the application or the person a row belongs to."""

    def __init__(self, bench: Workbench, values: TableValues) -> None:
        self._bench = bench
        table = values.table
        self._application_ids = values.key_texts(
            table.references.get("application", table.own_key if table.own_entity == "application" else None)
        )
        self._person_ids = values.key_texts(person_key_place(table))
        self._stem = table.file.stem

    def person_of(self, row: int) -> GrowingPerson | None:
        """The person of a row by id."""
        place = self._bench.person_by_id.get(self._person_ids[row]) if self._person_ids else None
        if place is None:
            application = self.application_of(row, None)
            place = application.person if application else None
        return None if place is None else self._bench.people[place]

    def application_of(self, row: int, day: date | None) -> GrowingApplication | None:
        """The application of a row: by its id, else the person's latest that had begun by ``day``."""
        bench = self._bench
        if self._application_ids and self._application_ids[row]:
            place = bench.application_by_id.get(self._application_ids[row])
            return None if place is None else bench.applications[place]
        person = bench.person_by_id.get(self._person_ids[row]) if self._person_ids else None
        if person is None:
            return None
        places = bench.applications_of.get(person, [])
        if not places:
            requisition = bench.requisition("", f"{MADE_UP}{self._stem}", "", bench.people[person].rows[0])
            requisition.made_up = True
            return bench.new_application(person, requisition.key, "")
        begun = [
            place
            for place in places
            if day is None or (start := bench.applications[place].applied_on) is None or start <= day
        ]
        return bench.applications[(begun or places)[-1]]


def draft_events(bench: Workbench, values: TableValues, at: int, placed: dict[str, str]) -> None:
    """A stage history: each row a step of its application."""
    table = values.table
    owners = Owners(bench, values)
    stages = values.texts("stage") or values.texts("status") or values.texts("round") or [""] * values.count
    outcomes = read_outcomes(stages, bench.findings, bench.answers.words.stage, placed)
    results = values.texts("result") or (values.texts("status") if values.texts("stage") else None)
    days = (
        values.dates("event_on") or values.dates("applied_on") or values.dates("ended_on") or values.dates("added_on")
    )
    reasons = values.texts("reason")
    reader = ReasonReader(bench.findings, bench.answers.words.reason)
    for row, number in enumerate(table.numbers):
        ref = (at, number)
        moment = days[row] if days else None
        application = owners.application_of(row, day_of(moment))
        if application is None:
            _refuse(bench, ref, "application_unknown")
            continue
        outcome = outcomes[stages[row]]
        result = read_result(results[row]).target if results and results[row] else ""
        day, at_moment = day_of(moment), moment_of(moment)
        if stages[row] and (outcome.stage or outcome.status in ("rejected", "withdrawn")):
            application.steps.append(Step(outcome.stage, outcome.status, day, at_moment, stages[row], result, ref))
        ending = (
            ""
            if result not in ("rejected", "withdrawn", "hired", "no_show")
            else ("withdrawn" if result == "no_show" else result)
        )
        if ending and outcome.status not in ("rejected", "withdrawn", "hired"):
            stage = "hired" if ending == "hired" else ""
            application.steps.append(Step(stage, ending, day, at_moment, results[row] if results else "", result, ref))
            if outcome.stage:
                application.texts["ended_at_stage"] = outcome.stage
        if reasons and reasons[row]:
            reader.count(reasons[row])
            application.raw_reason = reasons[row]
            application.reason = reader.read(reasons[row], ending == "withdrawn")
        application.rows.append(ref)
        bench.verdicts.append((at, number, "new", application.person, application.key))
    reader.report()


def draft_interviews(bench: Workbench, values: TableValues, at: int, placed: dict[str, str]) -> None:
    """Interviews, each also a step of its application."""
    table = values.table
    owners = Owners(bench, values)
    stages = values.texts("stage") or [""] * values.count
    outcomes = read_outcomes(stages, bench.findings, bench.answers.words.stage, placed)
    rounds = values.texts("round") or [""] * values.count
    results = values.texts("result") or values.texts("status") or [""] * values.count
    interviewers = values.texts("interviewer") or [""] * values.count
    milestone = next((column.place for column in table.columns if column.field.startswith("milestone:interview")), None)
    days = (
        values.dates("event_on")
        or (values.dates_at(milestone) if milestone is not None else None)
        or values.dates("applied_on")
    )
    clock = table.place_of("event_time")
    clocks = [read_time(cell) for cell in values.cells(clock)] if clock is not None else None
    for row, number in enumerate(table.numbers):
        ref = (at, number)
        moment = days[row] if days else None
        application = owners.application_of(row, day_of(moment))
        if application is None:
            _refuse(bench, ref, "application_unknown")
            continue
        stage = outcomes[stages[row]].stage or ROUND_STAGES.get(rounds[row], "interview_1")
        result = read_result(results[row]).target if results[row] else ""
        at_moment = moment_of(moment, clocks[row] if clocks else None)
        bench.interviews.append(
            DraftInterview(
                application.key,
                stage,
                day_of(moment),
                at_moment,
                rounds[row],
                interviewers[row],
                result,
                results[row],
                ref,
            )
        )
        if moment is not None:
            application.steps.append(
                Step(stage, "active", day_of(moment), at_moment, stages[row] or rounds[row], result, ref)
            )
            if application.applied_on and (day := day_of(moment)) and day < application.applied_on:
                bench.findings.note("interview_before_applied", ref, "", str(day))
        application.rows.append(ref)
        bench.verdicts.append((at, number, "new", application.person, application.key))


def draft_offers(bench: Workbench, values: TableValues, at: int) -> None:
    """Offers with their answers."""
    table = values.table
    owners = Owners(bench, values)
    pays = (
        values.texts("offered_pay")
        or values.texts("current_pay")
        or values.texts("expected_pay")
        or [""] * values.count
    )
    answers = values.texts("result") or values.texts("status") or [""] * values.count
    milestone = next((column.place for column in table.columns if column.field == "milestone:offer"), None)
    days = (
        (values.dates_at(milestone) if milestone is not None else None)
        or values.dates("event_on")
        or values.dates("ended_on")
        or values.dates("applied_on")
    )
    for row, number in enumerate(table.numbers):
        ref = (at, number)
        day = day_of(days[row]) if days else None
        application = owners.application_of(row, day)
        if application is None:
            _refuse(bench, ref, "application_unknown")
            continue
        said = read_result(answers[row]).target if answers[row] else ""
        ended = (
            read_stage(answers[row]).target if answers[row] and said not in ("passed", "rejected", "withdrawn") else ""
        )
        if said in ("passed", "hired") or ended == "hired":
            answer = "accepted"
        else:
            answer = "declined" if said in ("rejected", "withdrawn", "no_show") or "withdrawn" in ended else ""
        bench.offers.append(
            DraftOffer(application.key, pays[row], read_amount(pays[row]), answer, answers[row], day, ref)
        )
        if (not application.told or application.stage == "offer") and (day is not None or not application.steps):
            application.steps.append(Step("offer", "active", day, None, answers[row], said, ref))
        application.texts.setdefault("offered_pay", pays[row])
        application.rows.append(ref)
        bench.verdicts.append((at, number, "new", application.person, application.key))


def draft_contacts(bench: Workbench, values: TableValues, at: int, region: str) -> None:
    """E-mails, phones or notes kept in a table of their own."""
    table = values.table
    owners = Owners(bench, values)
    value_place = table.place_of("contact_value")
    columns = (
        [value_place]
        if value_place is not None
        else [
            column.place
            for column in table.columns
            if column.field in ("email", "phone", "notes", "link")
            or (column.field == "kept" and column.contents.length > 15)
        ]
    )
    for row, number in enumerate(table.numbers):
        ref = (at, number)
        person = owners.person_of(row)
        if person is None:
            _refuse(bench, ref, "application_unknown")
            continue
        for place in columns:
            text = values.texts_at(place)[row]
            if not text:
                continue
            if table.kind == TableKind.NOTES:
                person.notes = (*person.notes, text)
            elif "@" in text:
                bench.learn(person, "", read_emails(text), ())
            elif looks_like_phone(text):
                bench.learn(person, "", (), (read_phone(text, region),))
            else:
                person.links = (*person.links, text)
        person.rows.append(ref)
        bench.verdicts.append((at, number, "new", person.key, -1))


def _refuse(bench: Workbench, ref: RowRef, code: str) -> None:
    bench.findings.note(code, ref)
    bench.verdicts.append((ref[0], ref[1], "refused", -1, -1))


def close_histories(bench: Workbench) -> None:
    """Bring every application's steps into order and take its stage from them where no column told it."""
    for application in bench.applications:
        steps = application.steps
        if len(steps) > 1:
            steps.sort(key=lambda step: (step.on or date.max, order_of(step.stage) if step.row[0] < 0 else 0))
        if not application.told:
            _from_steps(application)
        elif application.status in ("rejected", "withdrawn"):
            at = application.texts.pop("ended_at_stage", "")
            passed = [step.stage for step in steps if step.stage and step.stage != "hired"]
            if application.stage == "applied" or not application.stage:
                application.stage = at or (max(passed, key=order_of) if passed else application.stage or "applied")
        elif application.status == "active" and application.stage == "applied" and not application.raw_stage and steps:
            reached = [step.stage for step in steps if step.stage]
            application.stage = max(reached, key=order_of) if reached else "applied"
            application.stage = "offer" if application.stage == "hired" else application.stage
        _end(application)


def _from_steps(application: GrowingApplication) -> None:
    steps = [step for step in application.steps if step.stage or step.status]
    if not steps:
        return
    reached = [step.stage for step in steps if step.stage and step.stage != "hired"]
    last = steps[-1]
    endings = [step for step in steps if step.status in ("rejected", "withdrawn", "hired")]
    application.stage_told = bool(reached) and set(reached) != {
        "applied"
    }  # that somebody applied says not how far they got
    final = last if last in endings else endings[-1] if endings and endings[-1].on == last.on else last
    application.texts.pop("ended_at_stage", "")
    if final.status in ("rejected", "withdrawn"):
        application.status = final.status
        application.stage = final.stage or (reached[-1] if reached else "applied")
        application.raw_status = application.raw_status or final.raw
    elif final.status == "hired":
        application.status, application.stage = "hired", "hired"
        application.raw_status = application.raw_status or final.raw
    else:
        application.status, application.stage = "active", final.stage or application.stage
        application.raw_stage = application.raw_stage or final.raw


def _end(application: GrowingApplication) -> None:
    """The dated end of an application, from its steps or its own column."""
    ended = [step for step in application.steps if step.status == application.status]
    if application.status == "active":
        if all(step.stage != application.stage for step in application.steps):  # known to stand there, not since when
            raw = application.raw_stage or application.raw_status
            row = application.rows[0] if application.rows else (0, 0)
            application.steps.append(Step(application.stage, "active", None, None, raw, "", row))
        return
    if application.ended_on is None and ended:
        application.ended_on = ended[-1].on
    if not ended:
        stage = "hired" if application.status == "hired" else ""
        raw = application.raw_status or application.raw_stage
        application.steps.append(
            Step(
                stage,
                application.status,
                application.ended_on,
                None,
                raw,
                "",
                application.rows[0] if application.rows else (0, 0),
            )
        )


def check_offers(bench: Workbench) -> None:
    """Offers that were accepted by people who were never hired."""
    for offer in bench.offers:
        if offer.answer == "accepted" and bench.applications[offer.application].status in ("rejected", "withdrawn"):
            bench.findings.note("offer_accepted_not_hired", offer.row, "", offer.raw_answer)
