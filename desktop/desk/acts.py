"""What ``workbench.open`` starts besides pages: forms, merging, import, export. The link between pages that do not know each other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop.views.workbench import Workbench

Act = Callable[[Workbench, QWidget, str, dict[str, Any]], None]


def _new_candidate(bench: Workbench, parent: QWidget, record_id: str, hints: dict[str, Any]) -> None:
    from desktop.views.candidates.open_form import open_candidate_form

    open_candidate_form(
        bench,
        parent,
        requisition_id=hints.get("requisition", "") or hints.get("requisition_id", ""),
        name=hints.get("name", ""),
    )


def _edit_candidate(bench: Workbench, parent: QWidget, record_id: str, hints: dict[str, Any]) -> None:
    from desktop.views.candidates.open_form import open_candidate_form

    open_candidate_form(bench, parent, record_id)


def _new_requisition(bench: Workbench, parent: QWidget, record_id: str, hints: dict[str, Any]) -> None:
    from desktop.views.requisitions.open_form import open_requisition_form

    open_requisition_form(bench, parent)


def _edit_requisition(bench: Workbench, parent: QWidget, record_id: str, hints: dict[str, Any]) -> None:
    from desktop.views.requisitions.open_form import open_requisition_form

    open_requisition_form(bench, parent, record_id)


def _new_application(bench: Workbench, parent: QWidget, record_id: str, hints: dict[str, Any]) -> None:
    from desktop.views.forms.application_form import open_application_form

    candidate = hints.get("candidate", "") or ("" if hints.get("requisition") else record_id)
    open_application_form(bench, parent, candidate, hints.get("requisition", ""))


def _new_task(bench: Workbench, parent: QWidget, record_id: str, hints: dict[str, Any]) -> None:
    """``candidate_id``, ``requisition_id`` or ``application_id``, and ``about``, the name of it."""
    from desktop.views.forms.task_form import open_new_task

    open_new_task(bench, parent, **{name: str(value) for name, value in hints.items()})


def _merge(bench: Workbench, parent: QWidget, record_id: str, hints: dict[str, Any]) -> None:
    from desktop.views.candidates.merge_window import open_merge

    open_merge(bench, parent, record_id, hints["other"])


def _import(bench: Workbench, parent: QWidget, record_id: str, hints: dict[str, Any]) -> None:
    from desktop.views.importing.import_wizard import open_import

    open_import(bench, parent, [Path(path) for path in hints.get("paths", "").splitlines()])


def _export(bench: Workbench, parent: QWidget, record_id: str, hints: dict[str, Any]) -> None:
    """The list on screen, as it is seen; it gets its view's name only where the view leaves rows out."""
    from desktop.views.exporting.export_dialog import export
    from desktop.views.main_window import MainWindow
    from desktop.views.tables.list_page import ListPage

    page = parent.stage.page if isinstance(parent, MainWindow) else None
    if isinstance(page, ListPage):
        named = page.settings.narrowed and not page.views.unsaved
        name = page.views.text().replace("&&", "&") if named else ""
        export(bench, page, page.current_view(), page.visible_columns(), name=name)


def _stand_ins(bench: Workbench, parent: QWidget, record_id: str, hints: dict[str, Any]) -> None:
    from desktop.views.approvals.stand_ins_dialog import open_stand_ins

    open_stand_ins(bench, parent)


def _ask_missing(bench: Workbench, parent: QWidget, record_id: str, hints: dict[str, Any]) -> None:
    from desktop.views.verdicts.missing_dialog import ask_missing

    ask_missing(bench, parent)


def _help(bench: Workbench, parent: QWidget, record_id: str, hints: dict[str, Any]) -> None:
    """``workbench.open("help", topic="duplicates#merge-two-records")``, or ``open("help", "candidate")``: a place instead of a record."""
    from desktop.views.help.help_window import open_help
    from desktop.views.help.places import topic_for

    open_help(bench, parent, hints.get("topic", "") or topic_for(record_id))


ACTS: dict[str, Act] = {
    "new_candidate": _new_candidate,
    "edit_candidate": _edit_candidate,
    "new_requisition": _new_requisition,
    "edit_requisition": _edit_requisition,
    "new_application": _new_application,
    "new_task": _new_task,
    "merge": _merge,
    "import": _import,
    "export": _export,
    "stand_ins": _stand_ins,
    "ask_missing": _ask_missing,
    "help": _help,
}
"""Place → what it starts."""
