"""Small pages for tests of the window: a list, a record, one that does not want to close."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QPushButton, QVBoxLayout

from desktop.views.actions.spec import ActionSpec, Menu
from desktop.views.navigation.page_spec import PageSpec
from desktop.views.page import Page
from desktop.views.workbench import Workbench
from desktop.words import Topic


class DummyList(Page):
    """A list of three with an action of its own."""

    def __init__(self, workbench: Workbench, title: str, topic: Topic) -> None:
        super().__init__()
        self.workbench = workbench
        self.topics = frozenset({topic})
        self._title = title
        self.reloads = 0
        self.arrived: list[tuple[str, dict[str, str]]] = []
        self.chosen = False
        self.closing = True
        self.list = QListWidget(self)
        self.list.setAccessibleName(title)
        self.list.addItems(["Okafor, Amara", "Petit, Jérôme", "Łukasz Żółć"])
        column = QVBoxLayout(self)
        column.addWidget(self.list)

    def page_title(self) -> str:
        return self._title

    def page_actions(self) -> Sequence[ActionSpec]:
        return (
            ActionSpec(
                "reject",
                "&Reject…",
                Menu.CANDIDATE,
                lambda: None,
                why_not=lambda: "" if self.chosen else "Select a row first.",
                icon="cross",
            ),
        )

    def reload(self) -> None:
        self.reloads += 1
        self.status_changed.emit("340 candidates · 1 selected")

    def arrive(self, record_id: str, hints: Mapping[str, str]) -> None:
        self.arrived.append((record_id, dict(hints)))

    def take_focus(self) -> None:
        self.list.setFocus()

    def may_close(self) -> bool:
        return self.closing


class DummyRecord(Page):
    """A record with a field."""

    topics = frozenset({Topic.CANDIDATES})

    def __init__(self, workbench: Workbench, record_id: str) -> None:
        super().__init__()
        self.record_id = record_id
        self.closing = True
        self.reloads = 0
        label = QLabel("&Name", self)
        self.field = QLineEdit(self)
        label.setBuddy(self.field)
        button = QPushButton("Save record", self)
        column = QVBoxLayout(self)
        for widget in (label, self.field, button):
            column.addWidget(widget)
        column.addStretch(1)

    def page_title(self) -> str:
        return f"Amara Okafor {self.record_id}"

    def reload(self) -> None:
        self.reloads += 1

    def may_close(self) -> bool:
        return self.closing

    def take_focus(self) -> None:
        self.field.setFocus()


DUMMY_PAGES: tuple[PageSpec, ...] = (
    PageSpec(
        "requisitions",
        lambda bench: DummyList(bench, "Requisitions", Topic.REQUISITIONS),
        "Requisitions",
        "requisition",
    ),
    PageSpec("candidates", lambda bench: DummyList(bench, "Candidates", Topic.CANDIDATES), "Candidates", "candidate"),
    PageSpec(
        "applications",
        lambda bench: DummyList(bench, "Applications", Topic.APPLICATIONS),
        "Applications",
        "application",
    ),
    PageSpec("pipeline", lambda bench: DummyList(bench, "Pipeline", Topic.APPLICATIONS), "Pipeline", "pipeline"),
    PageSpec("candidate", DummyRecord, record=True, parent="candidates"),
)
