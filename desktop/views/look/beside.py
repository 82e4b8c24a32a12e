"""Labels beside the first line of the field they name, however high the field is.

Qt centres a label only beside a field that is hardly higher than itself; beside any other it leaves it at the top.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLabel

_AROUND_LINE = 14
"""What a field of one line is higher than its text, at most."""


def stand_beside(label: QLabel, height: int) -> None:
    """Bring the label to the first line of a field of this height."""
    label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    line = label.fontMetrics().height()
    label.setContentsMargins(0, max(0, (min(height, line + _AROUND_LINE) - line) // 2), 0, 0)


def labels_beside(form: QFormLayout) -> None:
    """All labels of a form, once its rows are in it."""
    for row in range(form.rowCount()):
        label, field = (
            form.itemAt(row, role) for role in (QFormLayout.ItemRole.LabelRole, QFormLayout.ItemRole.FieldRole)
        )
        named = label.widget() if label is not None else None
        shown = field.widget() if field is not None else None
        if isinstance(named, QLabel) and field is not None and not isinstance(shown, QLabel):
            stand_beside(named, field.sizeHint().height())
