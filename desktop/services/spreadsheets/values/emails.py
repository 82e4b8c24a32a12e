"""E-mail addresses: syntax only, never the network; a malformed one is kept as typed and marked."""

from __future__ import annotations

import re
from dataclasses import dataclass

from email_validator import EmailNotValidError, validate_email

from desktop.addresses import PLAIN_EMAIL

_SEPARATORS = re.compile(r"[;,|\s]+|(?<=\w)/(?=\w)")
_ANGLES = re.compile(r"<([^<>@\s]+@[^<>@\s]+)>")


@dataclass(frozen=True, slots=True)
class Email:
    """An address as typed; ``valid`` says whether its syntax holds."""

    raw: str
    valid: bool


def read_emails(text: str) -> tuple[Email, ...]:
    """The addresses of a cell, in order; text without an ``@`` yields one that is not valid."""
    if PLAIN_EMAIL.fullmatch(text):
        return (Email(text, True),)
    angled = _ANGLES.findall(text)
    if angled:
        return tuple(Email(address, _is_valid(address)) for address in angled)
    text = text.removeprefix("mailto:")
    if text.count("@") > 1 or " " in text:
        pieces = [piece.strip("()[]'\"") for piece in _SEPARATORS.split(text) if "@" in piece]
        if pieces and all(piece.count("@") == 1 for piece in pieces):
            return tuple(Email(piece, _is_valid(piece)) for piece in pieces)
    return (Email(text, _is_valid(text)),)


def _is_valid(address: str) -> bool:
    if PLAIN_EMAIL.fullmatch(address):
        return True
    try:
        validate_email(address, check_deliverability=False, test_environment=True)
    except (EmailNotValidError, ValueError, UnicodeError):
        return False
    return True


def looks_like_email(text: str) -> bool:
    """Whether the text has the shape of one or more addresses."""
    at = text.find("@")
    return 0 < at < len(text) - 3 and "." in text[at:]
