"""A candidate: a person, once, with every way to reach them."""

from __future__ import annotations

from sqlalchemy import Index, Integer, String, text
from sqlalchemy.orm import Mapped

from desktop.errors import FieldErrors
from desktop.models.base import AppendOnly, Base, Day, JsonText, Mutable, field, flag, link, table_class, words


class Candidate(Mutable, Base):
    """One person. ``name`` is what was typed; given and family name are only filled when known."""

    __tablename__ = "candidate"
    __table_args__ = (
        Index(
            "ix_candidate_merged",
            "merged_into_id",
            sqlite_where=text("merged_into_id IS NOT NULL"),
            postgresql_where=text("merged_into_id IS NOT NULL"),
        ),
        table_class("mutable"),
    )

    name: Mapped[str] = words(personal=True)
    given_name: Mapped[str] = words(personal=True)
    family_name: Mapped[str] = words(personal=True)
    location: Mapped[str] = words(personal=True)
    employer: Mapped[str] = words(personal=True)
    title: Mapped[str] = words(personal=True)
    skills: Mapped[str] = words(personal=True)
    source_id: Mapped[str | None] = link("vocabulary_word.id")
    source_detail: Mapped[str] = words(personal=True)
    credit: Mapped[str] = words()
    language: Mapped[str] = field(String(8), nullable=False, default="")
    accommodation: Mapped[str] = words(personal=True, restricted=True, merge="never")
    """What the person needs (a ramp, a signer, time); sealed."""
    do_not_contact: Mapped[bool] = flag()
    consent_until: Mapped[str] = field(Day, nullable=False, default="")
    kept: Mapped[dict[str, str]] = field(JsonText, nullable=False, default=dict, personal=True)
    """Columns of an import that fitted no field, word for word."""
    external_ref: Mapped[str] = words(personal=True)
    """The id the person had in the sheet they came from."""
    merged_into_id: Mapped[str | None] = link("candidate.id", merge="never")

    def rename(self, name: str) -> None:
        """Give the name as typed; it must not be empty."""
        if not name.strip():
            raise FieldErrors({"name": "required"})
        self.name = " ".join(name.split())

    @property
    def sort_name(self) -> str:
        """``Family, Given`` where both are known, otherwise what was typed."""
        if self.family_name and self.given_name:
            return f"{self.family_name}, {self.given_name}"
        return self.name


class Contact(Mutable, Base):
    """One e-mail, phone or link of a candidate; ``position`` 0 is the primary one of its kind."""

    __tablename__ = "contact"
    __table_args__ = (Index("ix_contact_match_key", "match_key"), table_class("mutable"))

    candidate_id: Mapped[str] = link("candidate.id", required=True, index=True, merge="never")
    kind: Mapped[str] = field(String(8), nullable=False, merge="never")
    value: Mapped[str] = words(personal=True, merge="never")
    match_key: Mapped[str] = field(String(255), nullable=False, default="", personal=True, derived=True)
    """What two spellings of one address share: folded e-mail, E.164 phone."""
    label: Mapped[str] = words()
    position: Mapped[int] = field(Integer, nullable=False, default=0)


class CandidateTag(AppendOnly, Base):
    """A tag on a candidate; the id is uuid5 of both."""

    __tablename__ = "candidate_tag"
    __table_args__ = (table_class("append"),)

    candidate_id: Mapped[str] = link("candidate.id", required=True, index=True, merge="never")
    tag_id: Mapped[str] = link("vocabulary_word.id", required=True, merge="never")
