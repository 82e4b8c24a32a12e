"""Who signs in to the team's server under which login; on a file the table is empty."""

from __future__ import annotations

from sqlalchemy import String
from sqlalchemy.orm import Mapped

from desktop.models.base import Base, Id, field, table_class


class ServerLogin(Base):
    """A login of the server and the person it is. The database asks it for everything it decides, so people may only read it."""

    __tablename__ = "server_login"
    __table_args__ = (table_class("hub-only"),)

    login: Mapped[str] = field(String(63), primary_key=True)
    person_id: Mapped[str] = field(Id, nullable=False, merge="never")
