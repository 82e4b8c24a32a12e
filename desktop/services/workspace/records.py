"""What is known of a workspace before anybody is let in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SignInPerson:
    """Somebody who can sign in here."""

    id: str
    name: str
    device: bool = False
    """Whether this computer can open it without the password."""


@dataclass(frozen=True, slots=True)
class Lock:
    """Whether a workspace asks for a password, and whom."""

    encrypted: bool
    people: tuple[SignInPerson, ...] = ()
    from_spare: bool = False
    """The keys file beside the workspace was missing or damaged, and this computer's spare was put there."""
    keychain: bool = False
    """Whether this computer has a keychain that could remember a person."""
    server: str = ""
    """A team's workspace: the server that keeps it. There is no recovery key there; who forgot a password is given a new one."""
    may_be_empty: bool = False
    """Whether it may let somebody in without a password, as a server on this very computer does."""
