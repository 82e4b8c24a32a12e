"""Notes on a case: facts of who wrote what when; an edit is a new note that replaces the old."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from desktop.models.base import AppendOnly, Base, Moment, field, link, moment, table_class, words


class Note(AppendOnly, Base):
    """A note on a candidate, optionally about one application."""

    __tablename__ = "note"
    __table_args__ = (table_class("append"),)

    candidate_id: Mapped[str] = link("candidate.id", required=True, index=True, merge="never")
    application_id: Mapped[str | None] = link("application.id", merge="never")
    author_id: Mapped[str] = link("person.id", required=True, merge="never")
    at: Mapped[str] = field(Moment, nullable=False, default=moment, merge="never")
    text: Mapped[str] = words(personal=True, merge="never")
    replaces_id: Mapped[str | None] = link("note.id", merge="never")
