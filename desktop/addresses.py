"""Ways to reach a person: what is well formed, and under which key two spellings of one address meet."""

from __future__ import annotations

import re
import unicodedata

_EXTENSION = re.compile(r"\s*(?:ext\.?|x|poste|#)\s*\d{1,6}\s*$", re.IGNORECASE)
PLAIN_EMAIL = re.compile(
    r"[A-Za-z0-9_%+'\-]+(?:\.[A-Za-z0-9_%+'\-]+)*@(?:[A-Za-z0-9](?:[A-Za-z0-9\-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,63}"
)
MATCHED_DIGITS = 9
"""Phones are compared by their last nine digits: country and trunk prefixes are written or left out at will. A match is only ever
a suspicion that a person settles."""


def email_key(address: str) -> str:
    """NFKC, case folded, trimmed, without zero-width signs."""
    if address.isascii():
        return address.strip().lower()
    plain = unicodedata.normalize("NFKC", address).translate({0x200B: None, 0x200C: None, 0x200D: None, 0xFEFF: None})
    return plain.strip().casefold()


def phone_without_extension(number: str) -> str:
    """The number of the line itself."""
    return number if number.removeprefix("+").isdecimal() else _EXTENSION.sub("", number)


def phone_key(number: str) -> str:
    """The digits that decide; empty when there are fewer than seven."""
    digits = "".join(filter(str.isdigit, phone_without_extension(number)))
    return digits[-MATCHED_DIGITS:] if len(digits) >= 7 else ""


def match_key(kind: str, value: str) -> str:
    """The key of an e-mail, phone or link; two records that share one may be one person."""
    if kind == "email":
        return email_key(value)[:255]
    if kind == "phone":
        return phone_key(value)
    return re.sub(r"^https?://(www\.)?", "", value.strip().lower()).rstrip("/")[:255]


def email_problem(address: str) -> str:
    """Empty when the syntax holds (RFC 5321/5322, no look-up), otherwise the code of the problem."""
    if PLAIN_EMAIL.fullmatch(address.strip()):
        return ""
    from email_validator import EmailNotValidError, validate_email  # only for the unusual ones

    try:
        validate_email(address.strip(), check_deliverability=False)
    except (EmailNotValidError, ValueError):
        return "email.malformed"
    return ""


def phone_problem(number: str) -> str:
    """Empty when it can be a phone number: five to fifteen digits (E.164) and only the usual signs."""
    bare = _EXTENSION.sub("", number)
    digits = sum(sign.isdigit() for sign in bare)
    return "" if 5 <= digits <= 15 and re.fullmatch(r"[\d\s()+./\-–]+", bare) else "phone.malformed"
