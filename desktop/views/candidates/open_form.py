"""Opens the form of a candidate, fresh or for a record, with duplicates shown while one types."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from desktop.services.applications.commands import CreateApplication
from desktop.services.candidates.commands import ChangeCandidate, CreateCandidate
from desktop.services.candidates.questions import FindDuplicates, ReadCandidate
from desktop.services.candidates.records import CandidateRecord
from desktop.services.dispatch.messages import Command, Done
from desktop.views.candidates.candidate_form import candidate_form, sent, values_of
from desktop.views.candidates.duplicates_panel import DuplicatesPanel
from desktop.views.forms.choice_rows import Sides
from desktop.views.forms.plan import FormPlan, Heard, Seen, Values
from desktop.views.forms.window import FormWindow, show_form
from desktop.views.workbench import Workbench

_TOLD_APART_BY = {"name", "given_name", "family_name", "emails", "phones"}


def _tr(text: str) -> str:
    return QCoreApplication.translate("CandidateForm", text)


def open_candidate_form(
    workbench: Workbench, parent: QWidget | None, candidate_id: str = "", *, requisition_id: str = "", name: str = ""
) -> FormWindow:
    """The form for a new candidate, or for changing one. A new one may be put on a requisition at once."""
    if candidate_id:
        return show_form(workbench, _change_plan(workbench, candidate_id), parent)
    window = show_form(workbench, _create_plan(workbench, requisition_id, name), parent)
    if window.findChild(DuplicatesPanel) is None:
        _watch_duplicates(workbench, window)
    return window


def _create_plan(workbench: Workbench, requisition_id: str, name: str) -> FormPlan:
    def make(values: Values, _changes: Values, _seen: Seen) -> Command[Any]:
        filled = {code: value for code, value in sent(values).items() if value not in ("", (), False)}
        return CreateCandidate(filled, str(values.get("requisition", "")))

    def finished(done: Done) -> None:
        if done.answer:
            workbench.open("candidate", str(done.answer))

    preset = {"requisition": requisition_id, "name": name}
    return FormPlan(
        candidate_form(fresh=True),
        _tr("New candidate"),
        _tr("&Add candidate"),
        make,
        draft_key="candidate:new",
        values={code: value for code, value in preset.items() if value},
        finished=finished,
    )


def _change_plan(workbench: Workbench, candidate_id: str) -> FormPlan:
    def make(_values: Values, changes: Values, seen: Seen) -> Command[Any]:
        return ChangeCandidate(candidate_id, seen.version, sent(changes), sent(seen.values))

    return FormPlan(
        candidate_form(fresh=False),
        _tr("Edit candidate"),
        _tr("&Save changes"),
        make,
        draft_key=f"candidate:{candidate_id}",
        reread=_reread(workbench, candidate_id),
        record=("candidate", candidate_id),
    )


def _reread(workbench: Workbench, candidate_id: str) -> Callable[[Heard, QObject], None]:
    def ask(heard: Heard, owner: QObject) -> None:
        workbench.ask(
            ReadCandidate(candidate_id),
            lambda record: heard(values_of(record), record.version),
            owner=owner,
            channel="reread",
        )

    return ask


def _watch_duplicates(workbench: Workbench, window: FormWindow) -> None:
    panel = DuplicatesPanel(workbench, _tr("May already be here:"), _tr("Use this person"), window.panel)
    window.panel.above.addWidget(panel)
    form = window.panel.form

    def typed(code: str) -> None:
        if code in _TOLD_APART_BY and window.panel.plan.draft_key == "candidate:new":
            values = form.values()
            name = values["name"] or f"{values['given_name']} {values['family_name']}".strip()
            panel.look_for(FindDuplicates(name, values["emails"], values["phones"]))

    form.typed.connect(typed)
    panel.opened.connect(lambda one: workbench.open("candidate", one, new_window=True))
    panel.chosen.connect(
        lambda one: workbench.ask(
            ReadCandidate(one), lambda record: _use(workbench, window, panel, record), owner=window
        )
    )
    typed("name")


def _use(workbench: Workbench, window: FormWindow, panel: DuplicatesPanel, record: CandidateRecord) -> None:
    """Go on with somebody who is here already: what was typed fills what the record lacks; where both differ one chooses."""
    panel.show_suspects(())

    def make(_values: Values, changes: Values, seen: Seen) -> Command[Any]:
        return ChangeCandidate(record.id, seen.version, sent(changes), sent(seen.values))

    def finished(_done: Done) -> None:
        requisition = str(window.panel.form.fields["requisition"].value())
        if requisition:
            workbench.carry_out(CreateApplication(record.id, requisition), owner=window.panel)
        workbench.open("candidate", record.id)

    plan = FormPlan(
        candidate_form(fresh=True),
        _tr("Edit {name}").format(name=record.name),
        _tr("&Save changes"),
        make,
        draft_key=f"candidate:{record.id}",
        reread=_reread(workbench, record.id),
        record=("candidate", record.id),
        finished=finished,
    )
    if window.panel.drafts is not None:
        window.panel.drafts.drop()
        window.panel.drafts.key = plan.draft_key
    differences = window.panel.adopt(values_of(record), record.version, plan)
    window.name(plan.title)
    window.save_button.setText(plan.verb)
    window.panel.show_differences(
        _tr("This person is here already"),
        _tr("What you typed fills what the record lacks. Where both have something, choose."),
        Sides(_tr("You typed"), _tr("On record")),
        differences,
    )
