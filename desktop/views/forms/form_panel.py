"""A form at work: fills and compares, keeps the draft, saves, shows what is wrong and what a colleague changed meanwhile."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.errors import FieldErrors, NotFound, OutOfDate, RuleBroken, ServerTrouble
from desktop.services.dispatch.messages import Done
from desktop.views.forms.choice_rows import Difference, Sides
from desktop.views.forms.drafts import DraftKeeper, TypedDraft
from desktop.views.forms.form import Form
from desktop.views.forms.moments import short_time
from desktop.views.forms.notices import ErrorSummary, Notice
from desktop.views.forms.other_hands import OtherHands
from desktop.views.forms.plan import FormPlan, Seen, Values
from desktop.views.forms.rebasing import Ground
from desktop.views.look.theme import GAP, GRID, MARGIN
from desktop.views.mishaps.wording import word
from desktop.views.records.outdated import outdated_wording
from desktop.views.tables.formatting import moment_of
from desktop.views.workbench import Workbench


class FormPanel(QWidget):
    """Everything of a form but its buttons; a window or a page puts these below."""

    saved = Signal(object)
    """The ``Done`` of the command."""
    opened = Signal()
    """The values stand in their fields; a form that reads its record first is no longer waiting."""
    modified = Signal(bool)
    busy = Signal(bool)

    def __init__(
        self, workbench: Workbench, plan: FormPlan, parent: QWidget | None = None, taken_keys: str = ""
    ) -> None:
        super().__init__(parent)
        self.plan = plan
        self._workbench = workbench
        self._ground = Ground({}, plan.version)
        self._running = False
        self._focus_before: QWidget | None = None
        self.form = Form(plan.spec, workbench, None, taken_keys)
        self.restored = Notice(workbench.look, self, "info", "clock", self.tr("Discard"))
        self.restored.button.setAccessibleName(self.tr("Discard what was restored"))
        self.restored.pressed.connect(self.discard)
        self.trouble = Notice(workbench.look, self, "bad", "warning")
        self.summary = ErrorSummary(workbench.look, self)
        self.summary.chosen.connect(self.go_to)
        self.hands = OtherHands(workbench, plan, self.form, self._ground, self)
        self.hands.save_again.connect(self._carry_out)
        self.hands.changed.connect(lambda: self.modified.emit(self.is_modified()))
        self.above = QVBoxLayout()
        self.above.setSpacing(GRID)
        self._hint = QLabel(self.tr("Fields marked * are required."), self)
        workbench.look.style(self._hint, "muted")
        self._hint.setVisible(any(one.required for one in plan.spec.fields()))
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(MARGIN, GRID, MARGIN, MARGIN)
        column.setSpacing(GAP)
        for widget in (self._hint, self.restored, self.trouble, self.summary, *self.hands.bars):
            column.addWidget(widget)
        column.addLayout(self.above)
        column.addWidget(self.form, 1)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(inner)
        for ground in (inner, self._scroll.viewport()):
            ground.setAutoFillBackground(False)  # it stands on whatever it was put on: a window or a card
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)
        self.hands.look_here.connect(self.bring_into_view)
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
        return {code: value for code, value in self.form.values().items() if value != self._ground.values.get(code)}

    def is_modified(self) -> bool:
        """Whether something typed is not saved; half-typed text counts."""
        return bool(self.changes()) or any(field.problem() for field in self.form.fields.values())

    def adopt(self, values: Values, version: int, plan: FormPlan) -> list[Difference]:
        """Go on with another record as base, keeping what was typed where it has nothing; answers where both have something."""
        mine = self.form.values()
        self.plan = plan
        self.hands.follow(plan)
        self._ground.version = version
        self._ground.values = {**{one.code: one.initial() for one in plan.spec.fields()}, **values}
        differences: list[Difference] = []
        for code, typed in mine.items():
            there = self._ground.values.get(code)
            field = self.form.fields[code]
            if isinstance(typed, tuple):
                field.set_value(tuple(dict.fromkeys((*(there or ()), *typed))))
            elif typed in ("", None, False, field.spec.initial()) or typed == there:
                field.set_value(there)
            elif there not in ("", None, False):
                differences.append(self.hands.difference(code, typed, there))
        self.modified.emit(self.is_modified())
        return differences

    def discard(self) -> None:
        """Back to what is saved; the draft is dropped."""
        self.form.set_values(self._ground.values)
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
        self.tell(problems)
        if problems:
            return
        self.hands.begin_saving()
        if not self.hands.settle():
            return
        if self.plan.first is not None:
            self.plan.first(self.form.values(), self._carry_out)
        else:
            self._carry_out()

    def _carry_out(self) -> None:
        changes = self.changes()
        if self._ground.version and not changes:
            self._finish(Done(None, "", ""))
            return
        seen = Seen(self._ground.version, {code: self._ground.values.get(code) for code in changes})
        command = self.plan.make(self.form.values(), changes, seen)
        self._set_running(True)
        self._workbench.carry_out(command, self._finish, owner=self, failed=self._failed)

    def _finish(self, done: Done) -> None:
        self._set_running(False)
        self._ground.values = self.form.values()
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
            self.tell(found)
            return True
        if isinstance(error, OutOfDate) and self.plan.reread is not None:
            self.hands.outdated(error)
            return True
        if isinstance(error, RuleBroken | NotFound | OutOfDate | ServerTrouble):
            late = outdated_wording(self._workbench, error, self) if isinstance(error, OutOfDate) else None
            self.trouble.tell((late or word(error)).text)
            self._scroll.ensureWidgetVisible(self.trouble)
            return True
        return False

    def tell(self, problems: Mapping[str, str], head: str = "") -> None:
        """List what is wrong (problem by field) above the fields and go to the first of them; none takes the list away."""
        self.summary.tell([(code, self._sentence(code, problem)) for code, problem in problems.items()], head)
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

    def show_differences(self, head: str, say: str, sides: Sides, differences: list[Difference]) -> None:
        """Ask between two values of the same fields, as ``adopt`` found them."""
        self.hands.offer(head, say, sides, differences, self._ground.values)

    def bring_into_view(self, widget: QWidget) -> None:
        """Scroll until a widget is seen, once what changed above it is laid out."""
        QTimer.singleShot(0, widget, lambda: self._scroll.ensureWidgetVisible(widget, 0, GRID * 2))

    # --- opening and drafts ------------------------------------------------------------------------------------------------------

    def _opened(self, values: Values, version: int) -> None:
        waiting = not self.form.isEnabled()
        self.form.setEnabled(True)
        self.form.set_values(values)
        self._ground.version = version
        self._ground.values = self.form.values()
        if waiting and self.isVisible():
            self.form.focus_first()
        if self.drafts is not None:
            self.drafts.find(self._restore)
        self.opened.emit()

    def _restore(self, draft: TypedDraft) -> None:
        if self.is_modified():
            return  # somebody was faster than the answer
        if draft.version and draft.version != self._ground.version:
            self._ground.version = draft.version  # the save will notice and show both, field by field
            self._ground.values.update({code: _again(value) for code, value in draft.base.items()})
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
        ground = self.hands.ground_of_draft()
        return TypedDraft(kept, {code: ground.values.get(code) for code in kept}, ground.version)

    def _typed(self, _code: str) -> None:
        if self.drafts is not None:
            self.drafts.touched()
        self.modified.emit(self.is_modified())


def _again(value: Any) -> Any:
    """What JSON made a list was a tuple."""
    return tuple(value) if isinstance(value, list) else value
