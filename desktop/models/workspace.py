"""The workspace itself, and what people keep in it for their own comfort: saved views and drafts."""

from __future__ import annotations

from sqlalchemy import Integer, String, Text
from sqlalchemy.orm import Mapped

from desktop.models.base import Base, Id, JsonText, Moment, Mutable, field, flag, link, table_class, words


class Workspace(Mutable, Base):
    """One row: which workspace this file is. Its id guards against mixing two teams' data."""

    __tablename__ = "workspace"
    __table_args__ = (table_class("mutable"),)

    name: Mapped[str] = words()
    settings: Mapped[dict[str, str]] = field(JsonText, nullable=False, default=dict)
    """``country`` and ``region`` for holidays, ``currency`` …"""
    sample: Mapped[bool] = flag(merge="never")
    last_number: Mapped[int] = field(Integer, nullable=False, default=0, derived=True)
    """The highest requisition number given so far."""


class SavedView(Mutable, Base):
    """Filters, search, sort and columns of a list under a name."""

    __tablename__ = "saved_view"
    __table_args__ = (table_class("mutable"),)

    list_kind: Mapped[str] = field(String(24), nullable=False, merge="never")
    name: Mapped[str] = words()
    settings: Mapped[str] = words()
    shared: Mapped[bool] = flag()
    owner_id: Mapped[str] = link("person.id", required=True, merge="never")


class Draft(Base):
    """What was typed into a form and not saved yet; local to this file and never journalled."""

    __tablename__ = "draft"
    __table_args__ = (table_class("local"),)

    owner_id: Mapped[str] = field(Id, primary_key=True)
    key: Mapped[str] = field(String(128), primary_key=True)
    content: Mapped[str] = field(Text, nullable=False, personal=True)
    at: Mapped[str] = field(Moment, nullable=False)
