"""What the importer remembers: which batches came in, and how headers and words of foreign sheets were mapped."""

from __future__ import annotations

from sqlalchemy import String
from sqlalchemy.orm import Mapped

from desktop.models.base import AppendOnly, Base, JsonText, Moment, Mutable, field, link, moment, table_class


class ImportBatch(AppendOnly, Base):
    """One import: when, by whom, from which files, with which result. The dates inside the files are kept with the rows."""

    __tablename__ = "import_batch"
    __table_args__ = (table_class("append"),)

    at: Mapped[str] = field(Moment, nullable=False, default=moment, merge="never")
    person_id: Mapped[str] = link("person.id", required=True, merge="never")
    files: Mapped[list[dict[str, str]]] = field(JsonText, nullable=False, merge="never")
    """Name and SHA-256 of each file."""
    summary: Mapped[dict[str, object]] = field(JsonText, nullable=False, merge="never")


class ImportMemory(Mutable, Base):
    """Answers given for one set of headers, offered again when the same headers come back."""

    __tablename__ = "import_memory"
    __table_args__ = (table_class("mutable"),)

    headers: Mapped[str] = field(String(64), nullable=False, merge="never", index=True)
    """SHA-256 of the folded, sorted headers."""
    answers: Mapped[dict[str, object]] = field(JsonText, nullable=False, merge="later")
