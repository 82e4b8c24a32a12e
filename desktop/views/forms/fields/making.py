"""Which kind of field gets which widget."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.views.forms.fields.choice_field import ChoiceField
from desktop.views.forms.fields.currency_field import CurrencyField
from desktop.views.forms.fields.date_field import DateField
from desktop.views.forms.fields.field import Field
from desktop.views.forms.fields.flag_field import FlagField
from desktop.views.forms.fields.lines_field import LinesField
from desktop.views.forms.fields.money_field import MoneyField
from desktop.views.forms.fields.number_field import NumberField
from desktop.views.forms.fields.people_field import PeopleField
from desktop.views.forms.fields.person_field import PersonField
from desktop.views.forms.fields.record_field import CandidateField, RequisitionField
from desktop.views.forms.fields.several_field import SeveralField
from desktop.views.forms.fields.tags_field import TagsField
from desktop.views.forms.fields.text_field import TextField
from desktop.views.forms.fields.word_field import WordField
from desktop.views.forms.fields.words_field import WordsField
from desktop.views.forms.spec import FieldKind, FieldSpec
from desktop.views.workbench import Workbench

WIDGETS: dict[FieldKind, type[Field]] = {
    FieldKind.TEXT: TextField,
    FieldKind.LINES: LinesField,
    FieldKind.MARKDOWN: LinesField,
    FieldKind.CHOICE: ChoiceField,
    FieldKind.WORD: WordField,
    FieldKind.WORDS: WordsField,
    FieldKind.PERSON: PersonField,
    FieldKind.PEOPLE: PeopleField,
    FieldKind.DATE: DateField,
    FieldKind.NUMBER: NumberField,
    FieldKind.MONEY: MoneyField,
    FieldKind.CURRENCY: CurrencyField,
    FieldKind.FLAG: FlagField,
    FieldKind.SEVERAL: SeveralField,
    FieldKind.TAGS: TagsField,
    FieldKind.REQUISITION: RequisitionField,
    FieldKind.CANDIDATE: CandidateField,
}


def make_field(spec: FieldSpec, workbench: Workbench, parent: QWidget | None = None) -> Field:
    """The widget for a field."""
    if spec.widget is not None:
        made: Field = spec.widget(spec, workbench, parent)
        return made
    return WIDGETS[spec.kind](spec, workbench, parent)
