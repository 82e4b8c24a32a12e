"""The form of a candidate: its fields as data, how a record fills it, and which command it makes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop.services.candidates.commands import FIELDS
from desktop.services.candidates.records import CandidateRecord
from desktop.views.forms.spec import FieldKind, FieldSpec, FormSpec, SectionSpec
from desktop.words import VocabularyKind

_F = FieldSpec
_K = FieldKind


def _tr(text: str) -> str:
    return QCoreApplication.translate("CandidateForm", text)


def candidate_form(*, fresh: bool) -> FormSpec:
    """Sections Person, Contact, Background, Source, Privacy; a fresh one also offers a requisition to put the person on."""
    person = SectionSpec(
        _tr("Person"),
        (
            _F("name", _tr("Name"), required=True, placeholder=_tr("As the person writes it")),
            _F(
                "given_name",
                _tr("Given name"),
                help=_tr("Only for letters and sorting. Leave empty to keep the name as it is."),
            ),
            _F("family_name", _tr("Family name")),
        ),
    )
    contact = SectionSpec(
        _tr("Contact"),
        (
            _F("emails", _tr("E-mail"), _K.SEVERAL, content="email", placeholder="name@example.com"),
            _F("phones", _tr("Phone"), _K.SEVERAL, content="phone", placeholder="+1 514 555 0147"),
            _F("links", _tr("Link"), _K.SEVERAL, content="link", placeholder="https://…"),
            _F("location", _tr("Location"), placeholder=_tr("City, region")),
        ),
    )
    background = SectionSpec(
        _tr("Background"),
        (
            _F("title", _tr("Current title")),
            _F("employer", _tr("Employer")),
            _F("skills", _tr("Skills"), _K.LINES),
            _F("tags", _tr("Tags"), _K.TAGS),
            _F("language", _tr("Language"), placeholder=_tr("In which to write to them, for example English")),
        ),
    )
    source = [
        _F("source_id", _tr("Source"), _K.WORD, vocabulary=VocabularyKind.SOURCE),
        _F("source_detail", _tr("Detail"), placeholder=_tr("Campaign, event, who introduced them")),
        _F("credit", _tr("Who gets credit"), placeholder=_tr("Colleague or agency")),
    ]
    if fresh:
        source.append(_F("requisition", _tr("Add to requisition"), _K.REQUISITION, placeholder=_tr("None for now")))
    privacy = SectionSpec(
        _tr("Privacy"),
        (
            _F("consent_until", _tr("Consent until"), _K.DATE),
            _F("do_not_contact", _tr("Do not contact"), _K.FLAG, help=_tr("Shown wherever this person appears.")),
        ),
    )
    return FormSpec("candidate", (person, contact, background, SectionSpec(_tr("Source"), tuple(source)), privacy))


def values_of(record: CandidateRecord) -> dict[str, Any]:
    """What the form shows of a record."""

    def contacts(kind: str) -> tuple[str, ...]:
        found = [one for one in record.contacts if one.kind == kind]
        found.sort(key=lambda one: not one.primary)
        return tuple(one.value for one in found)

    plain = {code: getattr(record, code) for code in FIELDS if code not in {"emails", "phones", "links"}}
    return {**plain, "emails": contacts("email"), "phones": contacts("phone"), "links": contacts("link")}


def sent(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values a command may carry, without empty ones of a new record."""
    return {code: value for code, value in values.items() if code in FIELDS}
