"""Who has a record open for editing just now."""

from __future__ import annotations

from sqlalchemy import String
from sqlalchemy.orm import Mapped

from desktop.models.base import Base, Id, Moment, field, table_class


class Presence(Base):
    """One open form on one record; renewed while it is open, worthless soon after. Never journalled."""

    __tablename__ = "presence"
    __table_args__ = (table_class("local"),)

    seat: Mapped[str] = field(Id, primary_key=True)
    """The form: one person may have several windows."""
    entity: Mapped[str] = field(String(24), nullable=False)
    record_id: Mapped[str] = field(Id, nullable=False, index=True)
    person_id: Mapped[str] = field(Id, nullable=False)
    since: Mapped[str] = field(Moment, nullable=False)
    until: Mapped[str] = field(Moment, nullable=False)
