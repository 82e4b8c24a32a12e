"""What others do to a record while a form on it is open: heard of above the fields, taken over, and chosen from where both changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.errors import FieldConflict, OutOfDate
from desktop.views.forms.changed_notice import ChangedNotice, listed, when, who
from desktop.views.forms.choice_rows import Difference, Sides
from desktop.views.forms.conflict_panel import ConflictPanel
from desktop.views.forms.editing import EditingChip, EditingLease
from desktop.views.forms.form import Form
from desktop.views.forms.notices import Notice
from desktop.views.forms.plan import FormPlan, Values
from desktop.views.forms.rebasing import Ground, rebased
from desktop.views.records.change_words import field_words
from desktop.views.workbench import Workbench


class OtherHands(QObject):
    """Keeps a form's ground up to date, and never writes over what was typed. ``bars`` belong above the fields."""

    save_again = Signal()
    """Everything is decided: save on the newest version."""
    changed = Signal()
    """Values of the form or its ground are others now."""
    look_here = Signal(QWidget)
    """This needs the person's eyes."""

    def __init__(self, workbench: Workbench, plan: FormPlan, form: Form, ground: Ground, parent: QWidget) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._plan = plan
        self._form = form
        self._ground = ground
        self._open: dict[str, Any] = {}
        self._undecided: Ground | None = None
        self._saves = False
        self._tried_again = False
        names = {one.code: one.label for one in plan.spec.fields()}
        self.news = ChangedNotice(
            workbench, names, parent, self.tr("Show"), self.tr("Show what changed, and keep what you typed")
        )
        self.news.pressed.connect(self.show_theirs)
        self.told = Notice(workbench.look, parent, "info", "info")
        self.conflict = ConflictPanel(workbench.look, parent)
        self.conflict.settled.connect(self._settled)
        self.editing = EditingChip(workbench, parent)
        self.lease = EditingLease(workbench, self)
        self.bars: tuple[QWidget, ...] = (self.editing, self.news, self.told, self.conflict)
        form.typed.connect(self._typed)
        self.follow(plan)

    def follow(self, plan: FormPlan) -> None:
        """The form is about this record from now on."""
        self._plan = plan
        self._open, self._undecided = {}, None
        self.editing.about(plan.record)
        self.lease.begin(plan.record)
        self.news.clear()
        self.news.about(*([plan.record] if plan.record[1] and plan.reread is not None else []))

    def leave(self) -> None:
        """The form is closed."""
        self.lease.end()

    # --- meeting --------------------------------------------------------------------------------------------------------------

    def begin_saving(self) -> None:
        """The person wants to save; what was said before is answered by what comes back."""
        self._tried_again = False
        self.told.hide()

    def outdated(self, error: OutOfDate) -> None:
        """The save was refused: read the record anew and put the two together."""
        if self._plan.reread is not None:
            self._plan.reread(lambda theirs, version: self._meet(theirs, version, error), self)

    def show_theirs(self) -> None:
        """Take over what only others changed, and ask about what both did."""
        if self._plan.reread is not None:
            self._plan.reread(self._meet, self)

    def offer(self, head: str, say: str, sides: Sides, differences: Sequence[Difference], there: Values) -> None:
        """Ask between what was typed and another record; what was typed is the natural answer."""
        self._open = {one.code: there[one.code] for one in differences}
        if differences:
            self._ask(head, say, sides, differences, saves=False, preset=True)

    def settle(self) -> bool:
        """Bring what was chosen into the form; False, and the focus there, while a field is still to be chosen."""
        if self.conflict.isHidden():
            return True
        if waiting := self.conflict.waiting():
            self.look_here.emit(self.conflict.rows[waiting[0]])
            self.conflict.rows[waiting[0]].take_focus()
            return False
        for code, value in self._open.items():
            if not self.conflict.keeps_mine(code):
                self._form.set_value(code, value)
        self._open, self._undecided = {}, None
        self.conflict.hide()
        self.changed.emit()
        return True

    def ground_of_draft(self) -> Ground:
        """What a draft stands on: until the person has chosen, what they saw before, so that the question comes back with it."""
        return self._undecided or self._ground

    def _meet(self, theirs: Values, version: int, error: OutOfDate | None = None) -> None:
        disputed = {self._plan.fields.get(one.name, one.name): one for one in (error.fields if error else ())}
        mine, before = self._form.values(), self._ground.values
        undecided = self._undecided or Ground(dict(before), self._ground.version)
        result = rebased(before, mine, theirs, disputed.keys())
        for code, value in result.taken.items():
            self._form.set_value(code, value)
        self._ground.values, self._ground.version = result.base, version
        self._open = result.open
        self._undecided = undecided if self._open else None
        self.news.clear()
        self.changed.emit()
        if self._open:
            asked = [self._difference(code, before.get(code), mine[code], disputed.get(code)) for code in self._open]
            self._ask(
                self.tr("{who} changed this record while you were typing").format(who=self._people(disputed.values())),
                self.tr("Nothing was overwritten. Choose for each field: keep yours, or take theirs."),
                Sides(self.tr("Keep yours"), self.tr("Take theirs")),
                asked,
                saves=error is not None,
            )
            return
        self.conflict.hide()
        unknown = [one for code, one in disputed.items() if code not in self._form.fields]
        if error is not None and not unknown and not self._tried_again:
            self._tried_again = True
            self.save_again.emit()
            return
        self._tell(list(result.taken), unknown, refused=error is not None)

    def _ask(
        self, head: str, say: str, sides: Sides, asked: Sequence[Difference], *, saves: bool, preset: bool = False
    ) -> None:
        self._saves = saves
        verb = self.tr("Save with this choice") if saves else self.tr("Use this choice")
        self.conflict.ask(head, say, sides, asked, verb=verb, preset=preset)
        self.look_here.emit(self.conflict)

    def _tell(self, taken: Sequence[str], unknown: Sequence[FieldConflict], *, refused: bool) -> None:
        sentences = [
            self.tr("{who} changed {what} {when}.").format(
                who=who(self._workbench, one.by_id, one.by), what=self._label(one.name), when=when(one.at)
            )
            for one in unknown
        ]
        if taken:
            labels = listed([self._label(code) for code in taken])
            sentences.append(self.tr("Taken over: {what}. What you typed is kept.").format(what=labels))
        if refused:
            sentences.append(self.tr("Nothing was overwritten. Look, then save again."))
        self.told.tell(" ".join(sentences) or self.tr("The form shows what stands there now."))
        self.look_here.emit(self.told)

    # --- words ----------------------------------------------------------------------------------------------------------------

    def difference(self, code: str, mine: Any, theirs: Any) -> Difference:
        """Two values of one field in words."""
        words = self._form.in_words
        return Difference(code, self._label(code), words(code, mine), words(code, theirs))

    def _difference(self, code: str, before: Any, mine: Any, conflict: FieldConflict | None) -> Difference:
        words, sealed = self._form.in_words, bool(conflict and conflict.sealed)
        return Difference(
            code,
            self._label(code),
            "" if sealed else words(code, mine),
            "" if sealed else words(code, self._open[code]),
            before="" if sealed else words(code, before) if before is not None else "",
            who=self._who(conflict),
            sealed=sealed,
        )

    def _who(self, conflict: FieldConflict | None) -> str:
        if conflict is None or not conflict.at:
            return ""
        return self.tr("{who} changed this {when}").format(
            who=who(self._workbench, conflict.by_id, conflict.by), when=when(conflict.at)
        )

    def _people(self, conflicts: Any) -> str:
        return listed(list(dict.fromkeys(who(self._workbench, one.by_id, one.by) for one in conflicts))) or self.tr(
            "Somebody"
        )

    def _label(self, code: str) -> str:
        return field_words().get(code, code) if code not in self._form.fields else self._plan.spec.label(code)

    # --- signals ----------------------------------------------------------------------------------------------------------------

    def _typed(self, code: str) -> None:
        if not self.lease.held:
            self.lease.begin(self._plan.record)  # the program was about to close, and then did not
        if code in self.conflict.rows and not self.conflict.isHidden():
            self.conflict.rows[code].set_mine(self._form.fields[code].shown_text())

    def _settled(self) -> None:
        saves = self._saves
        if self.settle():
            if saves:
                self.save_again.emit()
            else:
                self._form.focus_first()
