"""The guard against asking twice for the same role: says while one types that one like it is still open, and asks once at saving."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop.services.requisitions.questions import FindAlikeRequisitions, RequisitionChoice
from desktop.views import labels
from desktop.views.forms.form_panel import FormPanel
from desktop.views.forms.notices import Notice
from desktop.views.forms.plan import Values
from desktop.views.look.theme import GRID
from desktop.views.workbench import Workbench

PAUSE = 400
_ASKED_ABOUT = ("title", "department_id", "hiring_manager_id")


class AlikeNotice(QWidget):
    """Stands above the form while it has something to say. "Go on" is remembered for this title, department and manager."""

    def __init__(self, workbench: Workbench, panel: FormPanel, except_id: str = "") -> None:
        super().__init__(panel)
        self._workbench, self._panel, self._except = workbench, panel, except_id
        self.found: tuple[RequisitionChoice, ...] = ()
        self._go: Callable[[], None] | None = None
        self._agreed: tuple[str, ...] = ()
        self.notice = Notice(workbench.look, self, "warn", "warning", self.tr("Open it"))
        self.notice.pressed.connect(self._open)
        self.go_on = QPushButton(self.tr("Go on"), self.notice)
        self.go_on.setAutoDefault(False)
        self.go_on.clicked.connect(self._agree)
        row = self.notice.layout()
        assert isinstance(row, QHBoxLayout)
        row.addWidget(self.go_on)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GRID)
        whole.addWidget(self.notice)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(PAUSE)
        self._wait.timeout.connect(self.look)
        panel.form.typed.connect(self._typed)
        self.hide()

    def look(self) -> None:
        """Ask about what stands in the form now."""
        self._ask(self._panel.form.values(), self._tell)

    def first(self, values: Values, go: Callable[[], None]) -> None:
        """Before saving: goes on at once unless there is one like it that nobody agreed to."""
        self._wait.stop()
        words = self._words(values)
        if words == self._agreed or self._untouched():
            go()
            return

        def answered(found: tuple[RequisitionChoice, ...]) -> None:
            self._tell(found)
            if not self.isHidden():
                self._go = go
                self.go_on.setText(self.tr("Save anyway"))
                self._panel.bring_into_view(self)
                self.go_on.setFocus(Qt.FocusReason.OtherFocusReason)
            else:
                go()

        self._ask(values, answered)

    def _untouched(self) -> bool:
        """Whether this is a requisition that was there before, with the title, department and manager it had."""
        return bool(self._except) and not self._panel.changes().keys() & set(_ASKED_ABOUT)

    def _words(self, values: Values) -> tuple[str, ...]:
        return tuple(str(values.get(code) or "") for code in _ASKED_ABOUT)

    def _ask(self, values: Values, answer: Callable[[tuple[RequisitionChoice, ...]], None]) -> None:
        title, department, manager = self._words(values)
        if not title.strip() or not manager:
            answer(())
            return
        question = FindAlikeRequisitions(title, department, manager, self._except)
        # who cannot be told whether there is one is not kept from saving
        self._workbench.ask(question, answer, owner=self, channel="alike", failed=lambda _error: answer(()))

    def _tell(self, found: tuple[RequisitionChoice, ...]) -> None:
        self.found, self._go = found, None
        self.go_on.setText(self.tr("Go on"))
        words = self._words(self._panel.form.values())
        if not found or words == self._agreed or self._untouched():
            self.hide()
            return
        first = found[0]
        said = self.tr("{number} {title} ({status}) is there already, for the same manager and department.").format(
            number=first.number, title=first.title, status=labels.coded("RequisitionStatus", first.status)
        )
        more = len(found) - 1
        self.notice.tell(f"{said} " + self.tr("And {n} more.").format(n=more) if more else said)
        self.show()

    def _typed(self, code: str) -> None:
        if code in _ASKED_ABOUT:
            self._wait.start()

    def _open(self) -> None:
        if self.found:
            self._workbench.open("requisition", self.found[0].id)

    def _agree(self) -> None:
        self._agreed = self._words(self._panel.form.values())
        go, self._go = self._go, None
        self.hide()
        if go is not None:
            go()
        else:
            self._panel.form.focus_first()
