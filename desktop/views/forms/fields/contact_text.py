"""E-mails, phones and links in their common form, whatever they were pasted as."""

from __future__ import annotations

import re

from desktop.addresses import email_problem, phone_problem

_ANGLE = re.compile(r"<([^<>]+)>")
_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_SPACES = re.compile(r"\s+")


def tidy(content: str, text: str) -> str:
    """The text without what a copy brings along: ``Amara <mailto:a@b.CA>;`` → ``a@b.ca``."""
    text = _SPACES.sub(" ", text.replace("\u00a0", " ").replace("\u200b", "")).strip()
    if content == "email":
        inside = _ANGLE.search(text)
        text = (inside.group(1) if inside else text).strip(" ;,.<>\"'")
        text = text[7:] if text.lower().startswith("mailto:") else text
        name, at, domain = text.rpartition("@")
        return f"{name}{at}{domain.lower()}" if at else text
    if content == "phone":
        text = text[4:] if text.lower().startswith("tel:") else text
        return text.strip(" ;,")
    if content == "link":
        text = text.strip(" ;,<>")
        return text if not text or _SCHEME.match(text) or "." not in text else f"https://{text}"
    return text


def wrong(content: str, text: str) -> str:
    """The code of what is wrong with a tidied text; empty when nothing is."""
    if not text:
        return ""
    if content == "email":
        return email_problem(text)
    if content == "phone":
        return phone_problem(text)
    if content == "link" and (" " in text or "." not in text):
        return "link.malformed"
    return ""


def split_pasted(content: str, text: str) -> list[str]:
    """Several addresses pasted at once become several: by line, semicolon, or comma for e-mails."""
    separators = r"[\n;,]+" if content == "email" else r"[\n;]+"
    return [part for part in (tidy(content, piece) for piece in re.split(separators, text)) if part]
