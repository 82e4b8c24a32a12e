"""What somebody gives to be let in: a password, the recovery key, or what this computer remembers."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Credential:
    """One way in. ``person``: an id, or the name one signs in with; empty takes the only person there is.

    Exactly one of ``password``, ``recovery`` and ``device`` is used, in the order device, recovery, password.
    """

    person: str = ""
    password: str = field(default="", repr=False)
    recovery: str = field(default="", repr=False)
    device: bool = False
