"""A person of the team: owner, recruiter, hiring manager; later the holder of an account."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from desktop.errors import FieldErrors
from desktop.models.base import Base, JsonText, Mutable, field, flag, table_class, words


class Person(Mutable, Base):
    """Somebody who works with the program or is named in it as responsible."""

    __tablename__ = "person"
    __table_args__ = (table_class("mutable"),)

    name: Mapped[str] = words()
    email: Mapped[str] = words()
    roles: Mapped[list[str]] = field(JsonText, nullable=False, default=list)
    inactive: Mapped[bool] = flag()

    def rename(self, name: str) -> None:
        """Give a name; it must not be empty."""
        if not name.strip():
            raise FieldErrors({"name": "required"})
        self.name = name.strip()
