"""What the journal must know of a person with an account: the public key that proves their entries, and scoped roles.

Passwords and secret keys are not here and never in a table: they lie, locked, in the keys file (``services/access/keys``).
"""

from __future__ import annotations

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped

from desktop.models.base import AppendOnly, Base, Id, Moment, Mutable, field, link, moment, table_class


class PersonKey(AppendOnly, Base):
    """A public key (Ed25519, RFC 8032) under which a person signs journal entries; a reset password brings a new one."""

    __tablename__ = "person_key"
    __table_args__ = (table_class("append"),)

    person_id: Mapped[str] = link("person.id", required=True, index=True, merge="never")
    verify: Mapped[str] = field(String(64), nullable=False, merge="never")
    """The public key, 32 bytes as hex."""
    since: Mapped[str] = field(Moment, nullable=False, default=moment, merge="never")


class RoleGrant(Mutable, Base):
    """A role held for one department or one requisition only; roles held everywhere stand with the person."""

    __tablename__ = "role_grant"
    __table_args__ = (Index("ix_role_grant_person", "person_id"), table_class("mutable"))

    person_id: Mapped[str] = link("person.id", required=True, merge="never")
    role: Mapped[str] = field(String(16), nullable=False, merge="never")
    scope: Mapped[str] = field(String(12), nullable=False, merge="never")
    """``department`` or ``requisition``."""
    scope_id: Mapped[str] = field(Id, nullable=False, merge="never")
    """The department's word or the requisition."""
