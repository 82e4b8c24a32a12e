"""What would happen: a requisition is chosen, and it is said which chain it follows and whom that asks."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from desktop.services.approvals.records import CourseRecord
from desktop.views.forms.fields.record_field import RequisitionField
from desktop.views.forms.spec import FieldKind, FieldSpec
from desktop.views.look.theme import GAP, GRID
from desktop.views.records.approvals.course_preview import CoursePreview
from desktop.views.records.facts import Card
from desktop.views.workbench import Workbench


def _tr(text: str) -> str:
    return QCoreApplication.translate("TrialLine", text)


class TrialLine(Card):
    """``follows`` carries the name of the chain, empty for none."""

    follows = Signal(str)

    def __init__(self, workbench: Workbench, parent: QWidget) -> None:
        super().__init__(workbench.look, "", parent)
        spec = FieldSpec(
            "trial", _tr("What would happen to"), FieldKind.REQUISITION, placeholder=_tr("Choose a requisition")
        )
        label = QLabel(spec.label, self)
        self.picker = RequisitionField(spec, workbench, self)
        self.picker.setFixedWidth(GRID * 40)
        self.picker.editor().setAccessibleName(spec.label)
        self.course = CoursePreview(workbench, self, names_chain=True)
        room = self.course.sizePolicy()
        room.setRetainSizeWhenHidden(True)  # so that the picker stays where it is
        self.course.setSizePolicy(room)
        across = QHBoxLayout()
        across.setSpacing(GAP)
        across.addWidget(label)
        across.addWidget(self.picker)
        across.addWidget(self.course, 1)
        self.column.addLayout(across)
        self.picker.typed.connect(self.again)
        self.picker.left.connect(self.again)
        self.course.known.connect(self._known)

    def again(self) -> None:
        """Ask anew: another requisition, or other chains."""
        chosen = self.picker.value()
        self.course.show_requisition(chosen)
        if not chosen:
            self.follows.emit("")

    def _known(self, course: CourseRecord) -> None:
        self.follows.emit(course.chain)
