"""Vocabulary words: stages, reasons, sources, departments … editable data, retired or merged but never deleted once used."""

from __future__ import annotations

from sqlalchemy import Index, Integer, String
from sqlalchemy.orm import Mapped

from desktop.errors import FieldErrors
from desktop.models.base import Base, Id, JsonText, Mutable, field, flag, table_class, words


class VocabularyWord(Mutable, Base):
    """One word of one list. ``code`` is stable and never shown; seeded words have uuid5 ids, so that workspaces agree."""

    __tablename__ = "vocabulary_word"
    __table_args__ = (Index("ix_vocabulary_word_kind", "kind", "rank"), table_class("mutable"))

    kind: Mapped[str] = field(String(24), nullable=False, merge="never")
    code: Mapped[str] = field(String(64), nullable=False, default="", merge="never")
    label: Mapped[str] = words()
    labels: Mapped[dict[str, str]] = field(JsonText, nullable=False, default=dict)
    """Labels in other languages by code: ``{"fr": "Entrevue"}``."""
    definition: Mapped[str] = words()
    aliases: Mapped[list[str]] = field(JsonText, nullable=False, default=list, merge="union")
    rank: Mapped[str] = field(String(24), nullable=False, default="")
    """Place in the list: text that sorts, so that a word can be put between two others without renumbering."""
    retired: Mapped[bool] = flag()
    milestone: Mapped[str] = field(String(16), nullable=False, default="", merge="never")
    enters_when: Mapped[str] = words()
    owner_role: Mapped[str] = field(String(24), nullable=False, default="")
    sla_days: Mapped[int | None] = field(Integer, nullable=True)
    """Working days."""
    card_limit: Mapped[int | None] = field(Integer, nullable=True)
    side: Mapped[str] = field(String(8), nullable=False, default="", merge="never")
    parent_id: Mapped[str | None] = field(Id, nullable=True)
    """The source type of a source."""
    merged_into_id: Mapped[str | None] = field(Id, nullable=True, merge="never")
    """The word that took its place. Facts of the past keep this one, and are shown and counted as the other."""

    def relabel(self, label: str) -> None:
        """Give another label; it must not be empty."""
        if not label.strip():
            raise FieldErrors({"label": "required"})
        self.label = label.strip()
