"""A form at work: fills and compares, keeps the draft, saves, shows what is wrong and what a colleague changed meanwhile."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.errors import FieldErrors, OutOfDate, RuleBroken, ServerTrouble
from desktop.services.dispatch.messages import Done
from desktop.views.forms.conflict_panel import ConflictPanel, Difference
from desktop.views.forms.drafts import DraftKeeper, TypedDraft
from desktop.views.forms.form import Form
from desktop.views.forms.moments import short_time
from desktop.views.forms.notices import ErrorSummary, Notice
from desktop.views.forms.plan import FormPlan, Values
from desktop.views.look.theme import GAP, GRID, MARGIN
from desktop.views.mishaps.wording import word
from desktop.views.tables.formatting import moment_of
from desktop.views.workbench import Workbench


class FormPanel(QWidget):
    """Everything of a form but its buttons; a window or a page puts these below."""

    saved = Signal(object)
    """The ``Done`` of the command."""
    modified = Signal(bool)
    busy = Signal(bool)

    def __init__(
        self, workbench: Workbench, plan: FormPlan, parent: QWidget | None = None, taken_keys: str = ""
    ) -> None:
        super().__init__(parent)
        self.plan = plan
        self._workbench = workbench
        self._base: dict[str, Any] = {}
        self._version = plan.version
        self._running = False
        self._focus_before: QWidget | None = None
        self._conflict_values: dict[str, Any] = {}
        self.form = Form(plan.spec, workbench, None, taken_keys)
        self.restored = Notice(workbench.look, self, "info", "clock", self.tr("Discard"))
        self.restored.button.setAccessibleName(self.tr("Discard what was restored"))
        self.restored.pressed.connect(self.discard)
        self.trouble = Notice(workbench.look, self, "bad", "warning")
        self.summary = ErrorSummary(workbench.look, self)
        self.summary.chosen.connect(self.go_to)
        self.conflict = ConflictPanel(workbench.look, self)
        self.conflict.settled.connect(self._settle)
        self.above = QVBoxLayout()
        self.above.setSpacing(GRID)
        self._hint = QLabel(self.tr("Fields marked * are required."), self)
        workbench.look.style(self._hint, "muted")
        self._hint.setVisible(any(one.required for one in plan.spec.fields()))
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(MARGIN, GRID, MARGIN, MARGIN)
        column.setSpacing(GAP)
        for widget in (self._hint, self.restored, self.trouble, self.summary, self.conflict):
            column.addWidget(widget)
        column.addLayout(self.above)
        column.addWidget(self.form, 1)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)
        self.form.typed.connect(self._typed)
        self.drafts = DraftKeeper(workbench, plan.draft_key, self._draft, self) if plan.draft_key else None
        if plan.reread is not None and not plan.version:
            self.form.setEnabled(False)
            plan.reread(self._opened, self)
        else:
            self._opened(plan.values, plan.version)

    # --- values ----------------------------------------------------------------------------------------------------------

    def changes(self) -> dict[str, Any]:
        """The values that differ from the record (or from the empty form)."""
        return {code: value for code, value in self.form.values().items() if value != self._base.get(code)}

    def is_modified(self) -> bool:
        """Whether something typed is not saved; half-typed text counts."""
        return bool(self.changes()) or any(field.problem() for field in self.form.fields.values())

    def adopt(self, values: Values, version: int, plan: FormPlan) -> list[Difference]:
        """Go on with another record as base, keeping what was typed where it has nothing; answers where both have something."""
        mine = self.form.values()
        self.plan = plan
        self._version = version
        self._base = {**{one.code: one.initial() for one in plan.spec.fields()}, **values}
        self._conflict_values = {}
        differences: list[Difference] = []
        for code, typed in mine.items():
            there = self._base.get(code)
            field = self.form.fields[code]
            if isinstance(typed, tuple):
                field.set_value(tuple(dict.fromkeys((*(there or ()), *typed))))
            elif typed in ("", None, False, field.spec.initial()) or typed == there:
                field.set_value(there)
            elif there not in ("", None, False):
                self._conflict_values[code] = there
                differences.append(self._difference(code, typed, there))
        self.modified.emit(self.is_modified())
        return differences

    def discard(self) -> None:
        """Back to what is saved; the draft is dropped."""
        self.form.set_values(self._base)
        self.summary.tell([])
        self.restored.hide()
        if self.drafts is not None:
            self.drafts.drop()
        self.modified.emit(False)
        self.form.focus_first()

    def go_to(self, code: str) -> None:
        """Focus a field and bring it into view."""
        if code in self.form.cells:
            self._scroll.ensureWidgetVisible(self.form.cells[code], 0, GRID * 4)
            self.form.focus_field(code)

    # --- saving ------------------------------------------------------------------------------------------------------------

    def save(self) -> None:
        """Check, then carry out the command; nothing typed is lost whatever comes back."""
        if self._running or not self.form.isEnabled():
            return
        self.form.normalise()
        self.trouble.hide()
        problems = self.form.check()
        self._tell(problems)
        if problems:
            return
        if not self.conflict.isHidden():
            self._settle()
        changes = self.changes()
        if self._version and not changes:
            self._finish(Done(None, "", ""))
            return
        command = self.plan.make(self.form.values(), changes, self._version)
        self._set_running(True)
        self._workbench.carry_out(command, self._finish, owner=self, failed=self._failed)

    def _finish(self, done: Done) -> None:
        self._set_running(False)
        self._base = self.form.values()
        if self.drafts is not None:
            self.drafts.drop()
        self.modified.emit(False)
        if self.plan.finished is not None:
            self.plan.finished(done)
        self.saved.emit(done)

    def _failed(self, error: Exception) -> bool:
        self._set_running(False)
        if self.drafts is not None:
            self.drafts.keep_now()
        if isinstance(error, FieldErrors):
            found = {code.partition(".")[0]: problem for code, problem in error.problems.items()}
            self.form.show_problems(found)
            self._tell(found)
            return True
        if isinstance(error, OutOfDate) and self.plan.reread is not None:
            self.plan.reread(self._compare, self)
            return True
        if isinstance(error, RuleBroken | ServerTrouble):
            self.trouble.tell(word(error).text)
            self._scroll.ensureWidgetVisible(self.trouble)
            return True
        return False

    def _tell(self, problems: Mapping[str, str]) -> None:
        self.summary.tell([(code, self._sentence(code, problem)) for code, problem in problems.items()])
        if problems:
            self._scroll.ensureWidgetVisible(self.summary)
            first = next((code for code in self.form.fields if code in problems), "")
            self.form.focus_field(first)

    def _sentence(self, code: str, problem: str) -> str:
        label, sentence = self.plan.spec.label(code), self.form.sentence(code, problem)
        return sentence if label in sentence else f"{label}: {sentence}"

    def _set_running(self, running: bool) -> None:
        self._running = running
        if running:
            self._focus_before = self.focusWidget()
        self.form.setEnabled(not running)
        if not running and self._focus_before is not None and self._focus_before.isVisible():
            self._focus_before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.busy.emit(running)

    # --- a colleague was faster ------------------------------------------------------------------------------------------------

    def _compare(self, theirs: Values, version: int) -> None:
        mine = self.form.values()
        differences: list[Difference] = []
        self._conflict_values = {}
        for code, now in theirs.items():
            if code not in self.form.fields or now == self._base.get(code):
                continue
            if mine[code] == self._base.get(code) or mine[code] == now:
                self.form.set_value(code, now)  # only they changed it, or both to the same
                continue
            self._conflict_values[code] = now
            differences.append(self._difference(code, mine[code], now))
        self._base = {**self._base, **theirs}
        self._version = version
        if differences:
            self.conflict.ask(
                self.tr("Somebody changed this record while you were typing"),
                self.tr("Nothing was overwritten. Choose for each field, then save again."),
                self.tr("Yours"),
                self.tr("Theirs"),
                differences,
            )
            self._scroll.ensureWidgetVisible(self.conflict)
        else:
            self.trouble.tell(
                self.tr(
                    "Somebody changed other fields meanwhile. They were taken over; what you typed is kept. Save again."
                )
            )

    def show_differences(self, head: str, say: str, mine: str, theirs: str, differences: list[Difference]) -> None:
        """Ask between two values of the same fields, as ``adopt`` found them."""
        if differences:
            self.conflict.ask(head, say, mine, theirs, differences)
            self._scroll.ensureWidgetVisible(self.conflict)

    def _settle(self) -> None:
        for code, value in self._conflict_values.items():
            if not self.conflict.keeps_mine(code):
                self.form.set_value(code, value)
        self._conflict_values = {}
        self.conflict.hide()
        self.modified.emit(self.is_modified())
        self.form.focus_first()

    def _difference(self, code: str, mine: Any, theirs: Any) -> Difference:
        words = self.form.in_words
        return Difference(code, self.plan.spec.label(code), words(code, mine), words(code, theirs))

    # --- opening and drafts ------------------------------------------------------------------------------------------------------

    def _opened(self, values: Values, version: int) -> None:
        waiting = not self.form.isEnabled()
        self.form.setEnabled(True)
        self.form.set_values(values)
        self._version = version
        self._base = self.form.values()
        if waiting and self.isVisible():
            self.form.focus_first()
        if self.drafts is not None:
            self.drafts.find(self._restore)

    def _restore(self, draft: TypedDraft) -> None:
        if self.is_modified():
            return  # somebody was faster than the answer
        if draft.version and draft.version != self._version:
            self._version = draft.version  # the save will notice and show both, field by field
            self._base.update({code: _again(value) for code, value in draft.base.items()})
        self.form.rewrite(draft.written)
        moment = moment_of(draft.at)
        time = short_time(moment) if moment is not None else ""
        self.restored.tell(
            self.tr("Restored what you typed at {time}").format(time=time)
            if time
            else self.tr("Restored what you typed")
        )
        self.modified.emit(True)

    def _draft(self) -> TypedDraft | None:
        written, before = self.form.written(), self.changes()
        kept = {
            code: content for code, content in written.items() if code in before or self.form.fields[code].problem()
        }
        if not kept:
            return None
        return TypedDraft(kept, {code: self._base.get(code) for code in kept}, self._version)

    def _typed(self, _code: str) -> None:
        if self.drafts is not None:
            self.drafts.touched()
        self.modified.emit(self.is_modified())


def _again(value: Any) -> Any:
    """What JSON made a list was a tuple."""
    return tuple(value) if isinstance(value, list) else value
