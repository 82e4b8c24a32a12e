"""The one builder: makes a form of its data, in one column, and knows its values and what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QVBoxLayout, QWidget

from desktop.views.forms.access_keys import with_access_keys
from desktop.views.forms.field_cell import FieldCell
from desktop.views.forms.fields.field import Field
from desktop.views.forms.fields.making import make_field
from desktop.views.forms.problems import problem_text
from desktop.views.forms.side_by_side import SideBySide
from desktop.views.forms.spec import FieldKind, FieldSpec, FormSpec, SectionSpec
from desktop.views.look.beside import stand_beside
from desktop.views.look.theme import GAP, GRID
from desktop.views.workbench import Workbench

QWIDGETSIZE_MAX = 16_777_215
"""As wide as Qt lets a widget be; its own name is not in the binding."""


class Form(QWidget):
    """All fields of a ``FormSpec``. ``taken_keys``: access keys that belong to the buttons around."""

    typed = Signal(str)
    """The code of the field somebody typed into."""

    def __init__(
        self, spec: FormSpec, workbench: Workbench, parent: QWidget | None = None, taken_keys: str = ""
    ) -> None:
        super().__init__(parent)
        self.spec = spec
        self.fields: dict[str, Field] = {}
        self.cells: dict[str, FieldCell] = {}
        self.feet: dict[str, QVBoxLayout] = {}
        """Below the fields of each section that has a code: room for what goes with them."""
        self._rows: dict[str, QFormLayout] = {}
        self._workbench = workbench
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP * 2)
        specs = list(spec.fields())
        keyed = with_access_keys((one.label for one in specs), taken_keys)
        self._keyed = {one.code: label for one, label in zip(specs, keyed, strict=True)}
        self._labels: list[QLabel] = []
        for section in spec.sections:
            self._add_section(section)
        self._column.addStretch(1)
        width = max((label.sizeHint().width() for label in self._labels), default=0)
        for label in self._labels:
            label.setMinimumWidth(width)
        self.set_values({})

    # --- building --------------------------------------------------------------------------------------------------------

    def _add_section(self, section: SectionSpec) -> None:
        box = QWidget(self)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        if section.title:
            title = QLabel(section.title, box)
            self._workbench.look.style(title, "section")
            column.addWidget(title)
        if section.help:
            text = QLabel(section.help, box)
            text.setWordWrap(True)
            self._workbench.look.style(text, "muted")
            column.addWidget(text)
        rows = QFormLayout()
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setHorizontalSpacing(GAP)
        rows.setVerticalSpacing(GRID)
        rows.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for one in section.fields:
            self._add_field(one, rows, box)
        column.addLayout(rows)
        if section.beside:
            column.addWidget(self._beside(section, box))
        if section.code:
            self.feet[section.code] = QVBoxLayout()
            column.addLayout(self.feet[section.code])
        self._column.addWidget(box)

    def _beside(self, section: SectionSpec, box: QWidget) -> QWidget:
        """Fields next to each other, each below its label."""
        row = SideBySide(box)
        for spec in section.beside:
            part = QWidget(row)
            column = QVBoxLayout(part)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(4)
            cell = self._make(spec, part, widest=QWIDGETSIZE_MAX)
            label = QLabel(self._keyed[spec.code], part)
            label.setBuddy(cell.field.editor())
            column.addWidget(label)
            column.addWidget(cell)
            column.addStretch(1)
            row.add(part)
        return row

    def _add_field(self, spec: FieldSpec, rows: QFormLayout, parent: QWidget) -> None:
        cell = self._make(spec, parent)
        editor = cell.field.editor()
        keyed = self._keyed[spec.code]
        if spec.kind is FieldKind.FLAG:
            editor.setText(keyed)  # type: ignore[attr-defined] # a check box is its own label
            rows.addRow("", cell)
        else:
            label = QLabel(f"{keyed} *" if spec.required else keyed, parent)
            label.setBuddy(editor)
            stand_beside(label, editor.sizeHint().height())
            self._labels.append(label)
            rows.addRow(label, cell)
        self._rows[spec.code] = rows

    def _make(self, spec: FieldSpec, parent: QWidget, **more: int) -> FieldCell:
        field = make_field(spec, self._workbench, parent)
        cell = FieldCell(field, self._workbench, parent, **more)
        editor = field.editor()
        editor.setAccessibleName(self.tr("{label}, required").format(label=spec.label) if spec.required else spec.label)
        if spec.help:
            editor.setAccessibleDescription(spec.help)
        field.typed.connect(lambda code=spec.code: self._typed(code))
        field.left.connect(lambda code=spec.code: self._left(code))
        self.fields[spec.code] = field
        self.cells[spec.code] = cell
        return cell

    # --- values ----------------------------------------------------------------------------------------------------------

    def values(self) -> dict[str, Any]:
        """Every value by field code; a field that is not shown counts as empty, whatever stands in it."""
        return {
            code: field.value() if self._wanted(field.spec) else field.spec.empty()
            for code, field in self.fields.items()
        }

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Show these values; fields not named get their initial one."""
        for code, field in self.fields.items():
            field.set_value(values[code] if code in values else field.spec.initial())
        for cell in self.cells.values():
            cell.show_problem("")
        self._reveal()

    def set_value(self, code: str, value: Any) -> None:
        """Show one value."""
        self.fields[code].set_value(value)
        self._reveal()

    def written(self) -> dict[str, Any]:
        """Exactly what stands in each field, for a draft."""
        return {code: field.written() for code, field in self.fields.items()}

    def rewrite(self, written: Mapping[str, Any]) -> None:
        """Put a draft back; fields the form no longer has are left out."""
        for code, content in written.items():
            if code in self.fields:
                self.fields[code].rewrite(content)
        self._reveal()

    def in_words(self, code: str, value: Any) -> str:
        """A value of a field as a person reads it."""
        return self.fields[code].in_words(value)

    # --- what is wrong -----------------------------------------------------------------------------------------------------

    def normalise(self) -> None:
        """As if every field had been left."""
        for field in self.fields.values():
            field.normalise()

    def check(self) -> dict[str, str]:
        """Code of the problem by field, in reading order; shown at the fields."""
        found: dict[str, str] = {}
        for code, field in self.fields.items():
            problem = self._problem_of(field)
            if problem:
                found[code] = problem
        if self.spec.check is not None:
            for code, problem in self.spec.check(self.values()).items():
                found.setdefault(code, problem)
        self.show_problems(found)
        return found

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show these at their fields, and nothing at the others."""
        for code, cell in self.cells.items():
            problem = problems.get(code, "")
            cell.show_problem(self.sentence(code, problem) if problem else "")

    def sentence(self, code: str, problem: str) -> str:
        """A problem in words."""
        field = self.fields.get(code)
        if field is None:
            return problem_text(problem)
        written = field.written()
        text = written.get("text", "") if isinstance(written, dict) else field.shown_text()
        return problem_text(problem, field.spec, text)

    def focus_field(self, code: str) -> None:
        """Focus goes to a field."""
        if code in self.fields:
            self.fields[code].editor().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_first(self) -> None:
        """Focus goes to the first field."""
        first = next(iter(self.fields), None)
        if first is not None:
            self.focus_field(first)

    def _problem_of(self, field: Field) -> str:
        problem = field.problem()
        value = field.value()
        if not problem and field.spec.check is not None and value not in {"", None}:
            problem = field.spec.check(value)
        if not problem and field.spec.required and value in ("", (), None):
            problem = "required"
        return problem

    def _wanted(self, spec: FieldSpec) -> bool:
        """Whether a field is shown: it may depend on what another one holds."""
        return spec.shown_when is None or self.fields[spec.shown_when[0]].value() == spec.shown_when[1]

    def _reveal(self) -> None:
        for code, field in self.fields.items():
            if field.spec.shown_when is not None:
                self._rows[code].setRowVisible(self.cells[code], self._wanted(field.spec))

    def _typed(self, code: str) -> None:
        cell = self.cells[code]
        self._reveal()
        if cell.problem() and not self._problem_of(cell.field):
            cell.show_problem("")  # taken back as soon as it is mended, never announced while one still types
        self.typed.emit(code)

    def _left(self, code: str) -> None:
        cell = self.cells[code]
        problem = self._problem_of(cell.field)
        if problem == "required":
            problem = ""  # passing an empty field is no mistake yet; saving without it is
        if problem or cell.problem():
            cell.show_problem(self.sentence(code, problem) if problem else "")
