"""The id of this installation: one random word per person and computer, the beginning of every origin it writes under."""

from __future__ import annotations

import uuid

from desktop import paths


def installation_id() -> str:
    """Read it, or make it on the first call; where the folder cannot be written it lasts for this start only."""
    file = paths.settings_folder() / "installation"
    try:
        known = file.read_text(encoding="ascii").strip()
        if len(known) == 32 and known.isalnum():
            return known
    except (OSError, UnicodeDecodeError):
        pass
    fresh = uuid.uuid4().hex
    try:
        paths.made(file.parent)
        file.write_text(fresh, encoding="ascii")
    except OSError:
        pass
    return fresh
