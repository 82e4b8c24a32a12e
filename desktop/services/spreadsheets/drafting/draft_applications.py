"""Tables with one application a row, with or without the person beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from desktop.services.spreadsheets.drafting.application_columns import ApplicationColumns
from desktop.services.spreadsheets.drafting.checks import is_before
from desktop.services.spreadsheets.drafting.outcomes import Outcome, later_stage, order_of, together
from desktop.services.spreadsheets.drafting.records import DraftInterview, DraftOffer, RowRef
from desktop.services.spreadsheets.drafting.table_values import day_of, moment_of
from desktop.services.spreadsheets.drafting.ticks import ticked
from desktop.services.spreadsheets.drafting.workbench import (
    GrowingApplication,
    GrowingPerson,
    GrowingRequisition,
    Step,
)
from desktop.services.spreadsheets.values.amounts import read_amount
from desktop.services.spreadsheets.words.codes import ROUND_STAGES, STAGES
from desktop.services.spreadsheets.words.matching import read_stage


class ApplicationRows(ApplicationColumns):
    """Drafts one table of applications row by row."""

    def draft(self, tick: Callable[[int], None]) -> None:
        """Go through all rows."""
        bench, table = self._bench, self._table
        seen: dict[tuple[object, ...], int] = {}
        for row, number in enumerate(table.numbers):
            if not row % 2_000:
                tick(row)
            ref = (self._at, number)
            people_before = len(bench.people)
            cells = table.rows[row]
            if cells in seen and self._identifies(row):
                bench.findings.note("identical_row", ref)
                bench.verdicts.append((self._at, number, "known", -1, seen[cells]))
                continue
            person = self._person(row)
            if person is None:
                self.refused.add(row)
                bench.findings.note("no_name_and_no_email", ref)
                bench.verdicts.append((self._at, number, "refused", -1, -1))
                continue
            made = [self._application(row, person, ref, job) for job in self._jobs_of(row)]
            application = made[0]
            if application is None:
                bench.findings.note("row_without_application", ref)
                bench.verdicts.append(
                    (self._at, number, "new" if len(bench.people) > people_before else "known", person.key, -1)
                )
                continue
            seen[cells] = application.key
            bench.verdicts.append((self._at, number, "new", person.key, application.key))
        self._reason_reader.report()

    def _identifies(self, row: int) -> bool:
        return bool(self._ids and self._ids[row]) or self._persons.identifies(row)

    def _person(self, row: int) -> GrowingPerson | None:
        bench = self._bench
        if self._no_person_column:
            ref = (self._at, self._table.numbers[row])
            if self._seeker is None:
                seeker = "company" in self._table.references or self._table.place_of("employer") is not None
                made = bench.new_person(("", "", "", "", True), f"{self._table.file.stem}" if seeker else "", (), ())
                made.rows.append(ref)
                bench.findings.note("no_person_in_file", ref)
                if seeker:
                    self._seeker = made
                return made
            return self._seeker
        known = len(bench.people)
        person, is_new = self._persons.person_of(row)
        if person is not None and is_new and not person.name[0] and not person.emails and len(bench.people) > known:
            has_people = bool(bench.person_by_id) and not self._persons.has_identity
            listed = has_people and bench.people[0].name[0] != ""
            bench.findings.note(
                "person_unknown" if listed else "person_without_name",
                (self._at, self._table.numbers[row]),
                "",
                person.external_ids[0] if person.external_ids else "",
            )
        return person

    def _application(self, row: int, person: GrowingPerson, ref: RowRef, job: str) -> GrowingApplication | None:
        bench = self._bench
        applied = self._applied[row] if self._applied else None
        if applied is None and self._added is not None and self._applied is None:
            applied = self._added[row]
        outcome = self._outcome(row)
        job_id = self._job_ids[row] if self._job_ids else ""
        app_id = self._ids[row] if self._ids else ""
        told = job or job_id or app_id or outcome.stage or outcome.status or outcome.doubtful or applied
        if not (told or self._table.employees or self._has_milestone(row)):
            return None
        day = day_of(applied)
        requisition = self._requisition(row, job, job_id, day, ref)
        application = self._known(app_id, person, requisition, day)
        if application is None:
            if person is not self._seeker and any(
                bench.applications[place].requisition == requisition.key
                for place in bench.applications_of.get(person.key, ())
            ):
                bench.findings.note("applied_again", ref, "", requisition.title)
            application = bench.new_application(person.key, requisition.key, app_id)
        else:
            if not self._is_log:
                bench.findings.note("application_updated_by_later_row", ref)
        application.rows.append(ref)
        if applied is not None and (application.applied_on is None or (day and day < application.applied_on)):
            application.applied_on = day
            application.steps.append(
                Step("applied", "active", day, moment_of(applied), self._header_of("applied_on", "added_on"), "", ref)
            )
        self._fill(application, row, ref)
        if self._is_log:
            self._log(application, row, ref, outcome)
        else:
            self._settle(application, row, ref, outcome)
        return application

    def _requisition(self, row: int, job: str, job_id: str, day: date | None, ref: RowRef) -> GrowingRequisition:
        bench = self._bench
        department = self._departments[row] if self._departments else ""
        if not job and not job_id:
            requisition = bench.requisition("", self._job_default, "", ref)
            requisition.made_up = requisition.made_up or self._made_up
        else:
            requisition = bench.requisition(job_id, job, department, ref, day)
        if not requisition.rows:
            requisition.rows.append(ref)
            if self._job_places and self._job_places[row]:
                requisition.texts.setdefault("location", self._job_places[row])
        if day and requisition.closed_on and day > requisition.closed_on:
            bench.findings.note("applied_after_close", ref, "", requisition.closed_on.isoformat())
        return requisition

    def _known(
        self, app_id: str, person: GrowingPerson, requisition: GrowingRequisition, day: date | None
    ) -> GrowingApplication | None:
        """The application a row tells more about: same id, or same person, requisition and day."""
        bench = self._bench
        if app_id:
            place = bench.application_by_id.get(app_id)
            if place is not None and bench.applications[place].person == person.key:
                return bench.applications[place]
            return None
        if day is None and not self._is_log:
            return None
        for place in bench.applications_of.get(person.key, ()):
            application = bench.applications[place]
            if application.requisition == requisition.key and (self._is_log or application.applied_on == day):
                return application
        return None

    def _outcome(self, row: int) -> Outcome:
        stage = self._stage_outcomes[self._stages[row]] if self._stages else Outcome()
        status = self._status_outcomes[self._statuses[row]] if self._statuses else Outcome()
        if self._sheet_outcome and not stage.stage and not status.stage:
            stage = self._sheet_outcome
        return together(stage, status) if self._stages or self._sheet_outcome else together(Outcome(), status)

    def _ending(self, raw_reason: str) -> str:
        """How an application ended, as far as the word given as reason tells; empty when it does not."""
        if not raw_reason:
            return ""
        said = read_stage(raw_reason).target
        if said in ("rejected", "withdrawn"):
            return said
        ours, theirs = self._reason_reader.read(raw_reason, False), self._reason_reader.read(raw_reason, True)
        if theirs == ours and theirs in ("other_offer_or_stayed_put", "personal_or_relocation", "role_or_fit"):
            return "withdrawn"
        return "rejected" if ours else ""

    def _is_only_an_ending(self, raw_reason: str) -> bool:
        """Whether the word says that it ended ("Withdrew") and not why."""
        if not raw_reason or read_stage(raw_reason).target not in ("rejected", "withdrawn"):
            return False
        return not self._reason_reader.read(raw_reason, False) and not self._reason_reader.read(raw_reason, True)

    def _settle(self, application: GrowingApplication, row: int, ref: RowRef, outcome: Outcome) -> None:
        """Stage and status of the row, its milestones and its end."""
        findings = self._bench.findings
        reached = ""
        ticks = ticked(self._ticks, row)
        if ticks.stage:
            reached = ticks.stage
        for stage, header, days in self._steps_on:
            moment = days[row]
            if moment is None:
                continue
            if stage == "withdrawn":
                ticks = replace(ticks, status=stage)
                application.ended_on = day_of(moment)
                continue
            reached = later_stage(stage, reached)
            day = day_of(moment)
            if is_before(day, application.applied_on):
                findings.note(
                    f"{stage}_before_applied" if stage in STAGES else "milestone_before_applied",
                    ref,
                    header,
                    str(moment),
                )
            application.steps.append(
                Step(stage, "hired" if stage == "hired" else "active", day, moment_of(moment), header, "", ref)
            )
        met = self._event_on[row] if self._event_on else None
        if met is not None:
            reached = self._interview(application, row, ref, met, outcome, reached)
        ended = day_of(self._ended[row]) if self._ended else None
        raw_reason = self._reasons[row] if self._reasons else ""
        stage, status = outcome.stage, outcome.status
        if outcome.doubtful and status == "active" and order_of(ticks.stage) > order_of(stage):
            stage = ticks.stage  # "in progress" says less than the columns of the stages
        if ticks.status in ("rejected", "withdrawn") and status in ("", "active") and stage != "hired":
            status = ticks.status
        if raw_reason and status in ("", "active", "hired") and read_stage(raw_reason).target == "hired":
            application.kept[self._header_of("reason") or "reason"] = raw_reason
            stage, status, raw_reason = "hired", "hired", ""  # exports archive the hired too, with that word as reason
        if self._table.employees:
            stage, status = "hired", "hired"
        elif not status and not stage:
            if reached == "hired":
                stage = status = "hired"
            elif raw_reason or ended:
                status = self._ending(raw_reason) or "rejected"
        elif status == "active" and stage and raw_reason and not (self._statuses and self._statuses[row]):
            # a stage with a reason of ending beside it and nobody saying that it still runs: exports keep the last stage
            status = self._ending(raw_reason) or ("rejected" if ended else status)
        if status in ("rejected", "withdrawn") and self._is_only_an_ending(raw_reason):
            application.kept[self._header_of("reason") or "reason"] = raw_reason
            raw_reason = ""
        if status in ("rejected", "withdrawn"):
            stage = stage or (reached if reached != "hired" else "offer")
        elif status == "active" and not stage:
            stage = reached if reached != "hired" else "hired"
            status = "hired" if reached == "hired" and not outcome.on_hold else status
        application.stage_told = bool(stage or reached)
        stage = stage or reached or self._bench.answers.defaults.stage or "applied"
        status = status or ("hired" if stage == "hired" else "active")
        application.stage, application.status, application.on_hold = stage, status, outcome.on_hold
        application.doubtful = outcome.doubtful
        application.told = bool(self._stages or self._statuses or self._table.employees or self._sheet_outcome)
        application.raw_stage = self._stages[row] if self._stages else application.raw_stage
        application.raw_status = self._statuses[row] if self._statuses else application.raw_status
        if raw_reason:
            self._reason_reader.count(raw_reason)
            application.raw_reason = raw_reason
            application.reason = (
                self._reason_reader.read(raw_reason, status == "withdrawn")
                if status in ("rejected", "withdrawn")
                else ""
            )
        if ended:
            application.ended_on = ended
            if is_before(ended, application.applied_on):
                findings.note("ended_before_applied", ref, "", ended.isoformat())
        if status == "hired" and not application.ended_on:
            application.ended_on = next(
                (day_of(days[row]) for stage_code, _, days in self._steps_on if stage_code == "hired" and days[row]),
                None,
            )
        offered = application.texts.get("offered_pay", "")
        if offered and status == "rejected" and order_of(stage) < order_of("offer"):
            amount = read_amount(offered)
            if amount:
                findings.note("offer_on_rejected", ref, "", offered)
                self._bench.offers.append(DraftOffer(application.key, offered, amount, "", "", None, ref))

    def _log(self, application: GrowingApplication, row: int, ref: RowRef, outcome: Outcome) -> None:
        """One step of an application that several rows tell; its stage is settled when all are read."""
        moment = (self._event_on or self._applied or [])[row]
        words = self._stages or self._statuses or []
        application.steps = [step for step in application.steps if step.row != ref or step.stage != "applied"]
        application.steps.append(
            Step(outcome.stage, outcome.status, day_of(moment), moment_of(moment), words[row], "", ref)
        )
        application.on_hold = outcome.on_hold
        days = [step.on for step in application.steps if step.on]
        application.applied_on = min(days) if days else None
        raw_reason = self._reasons[row] if self._reasons else ""
        if raw_reason:
            self._reason_reader.count(raw_reason)
            application.raw_reason = raw_reason
            application.reason = self._reason_reader.read(raw_reason, outcome.status == "withdrawn")

    def _has_milestone(self, row: int) -> bool:
        """Whether a dated stage, an interview's date or (in a table without jobs) a source tells of an application."""
        if self._ticks or any(days[row] is not None for _, _, days in self._steps_on):
            return True
        if self._event_on and self._event_on[row] is not None:
            return True
        return bool(self._sources and self._sources[row] and self._jobs is None)

    def _interview(
        self, application: GrowingApplication, row: int, ref: RowRef, met: date, outcome: Outcome, reached: str
    ) -> str:
        """A date that belongs to the stage or interview of a wide row; returns the stage reached."""
        stage = (
            outcome.stage
            if outcome.stage not in ("", "hired", "applied")
            else ROUND_STAGES.get(self._rounds[row] if self._rounds else "", "interview_1")
        )
        moment = moment_of(met, self._clocks[row] if self._clocks else None)
        application.steps.append(Step(stage, "active", day_of(met), moment, self._header_of("event_on"), "", ref))
        if stage.startswith("interview"):
            self._bench.interviews.append(
                DraftInterview(
                    application.key,
                    stage,
                    day_of(met),
                    moment,
                    self._rounds[row] if self._rounds else "",
                    self._panels[row] if self._panels else "",
                    "",
                    "",
                    ref,
                )
            )
        return later_stage(stage, reached)

    def _fill(self, application: GrowingApplication, row: int, ref: RowRef) -> None:
        for code, texts in self._texts:
            if texts[row]:
                application.texts[code] = texts[row]
        if self._details and self._details[row]:
            application.texts["source_detail"] = "; ".join(self._details[row])
        if self._sources:
            application.source = self._source_words[self._sources[row]] or application.source
        if self._notes and self._notes[row]:
            application.notes = tuple(dict.fromkeys((*application.notes, *self._notes[row])))
        for header, texts in self._kept:
            if texts[row]:
                application.kept[header] = texts[row]
        if row in self._table.surplus:
            application.kept["+"] = " | ".join(self._table.surplus[row])
