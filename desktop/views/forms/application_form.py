"""Opens the form that puts a candidate on a requisition. It stands here because candidate and requisition pages share it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.services.applications.commands import CreateApplication
from desktop.services.dispatch.messages import Command, Done
from desktop.views.forms.plan import FormPlan, Seen, Values
from desktop.views.forms.spec import FieldKind, FieldSpec, FormSpec, SectionSpec
from desktop.views.forms.window import FormWindow, show_form
from desktop.views.workbench import Workbench
from desktop.words import Milestone, VocabularyKind

_F = FieldSpec
_K = FieldKind


def _tr(text: str) -> str:
    return QCoreApplication.translate("ApplicationForm", text)


def application_form() -> FormSpec:
    """Who, where, and how it begins."""
    return FormSpec(
        "application",
        (
            SectionSpec(
                "",
                (
                    _F("candidate", _tr("Candidate"), _K.CANDIDATE, required=True),
                    _F("requisition", _tr("Requisition"), _K.REQUISITION, required=True),
                    _F(
                        "stage",
                        _tr("Stage"),
                        _K.WORD,
                        vocabulary=VocabularyKind.STAGE,
                        placeholder=_tr("The first one"),
                    ),
                    _F(
                        "source",
                        _tr("Source"),
                        _K.WORD,
                        vocabulary=VocabularyKind.SOURCE,
                        placeholder=_tr("As on the candidate"),
                    ),
                    _F("owner", _tr("Owner"), _K.PERSON),
                    _F("applied_on", _tr("Applied on"), _K.DATE, placeholder=_tr("Today")),
                ),
            ),
        ),
    )


def open_application_form(
    workbench: Workbench,
    parent: QWidget | None,
    candidate_id: str = "",
    requisition_id: str = "",
    *,
    source_id: str = "",
) -> FormWindow:
    """What is known already is filled in; nobody is asked twice."""

    def make(values: Values, _changes: Values, _seen: Seen) -> Command[Any]:
        return CreateApplication(
            str(values["candidate"]),
            str(values["requisition"]),
            str(values["stage"]),
            str(values["source"]),
            str(values["owner"]),
            str(values["applied_on"]),
        )

    def finished(_done: Done) -> None:
        if not candidate_id and not requisition_id:
            workbench.open("candidate", str(window.panel.form.fields["candidate"].value()))

    first = next(
        (word.id for word in workbench.book.of(VocabularyKind.STAGE) if word.milestone == Milestone.APPLIED), ""
    )
    here = workbench.actor.id in workbench.team.by_id
    known = {
        "candidate": candidate_id,
        "requisition": requisition_id,
        "stage": first,
        "source": source_id,
        "owner": workbench.actor.id if here else "",
    }
    plan = FormPlan(
        application_form(),
        _tr("Add to requisition") if candidate_id else _tr("New application"),
        _tr("&Add application"),
        make,
        draft_key=f"application:new:{candidate_id}:{requisition_id}",
        values={code: value for code, value in known.items() if value},
        finished=finished,
    )
    window = show_form(workbench, plan, parent)
    if candidate_id:
        window.panel.form.focus_field("requisition")
    return window
