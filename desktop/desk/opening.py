"""Opening and making a workspace off the GUI thread: the database library is loaded here, after the window is painted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

if TYPE_CHECKING:
    from desktop.services.access.keys.credential import Credential
    from desktop.services.workspace.records import Lock
    from desktop.services.workspace.session import WorkSession

COPY_ENDINGS = (".tar.age", ".tar")


class _Outcome(QObject):
    opened = Signal(object)
    failed = Signal(object)


class _Work(QRunnable):
    def __init__(self, make: Callable[[], Any], outcome: _Outcome) -> None:
        super().__init__()
        self._make = make
        self._outcome = outcome

    def run(self) -> None:
        """Make the session, and tell."""
        try:
            session = self._make()
        except Exception as error:  # noqa: BLE001 - told to the person by the window, or a crash of ours
            self._outcome.failed.emit(error)
        else:
            self._outcome.opened.emit(session)


def in_background(
    make: Callable[[], Any],
    opened: Callable[[Any], None],
    failed: Callable[[Exception], None],
    owner: QObject,
) -> None:
    """Run ``make`` on another thread; exactly one of the callbacks comes back on the GUI thread."""
    outcome = _Outcome(owner)
    outcome.opened.connect(opened)
    outcome.failed.connect(failed)
    QThreadPool.globalInstance().start(_Work(make, outcome))


def opener(
    path: Path, credential: Credential | None = None, *, remember: bool = False, to_read: bool = False
) -> Callable[[], WorkSession]:
    """What opens an existing workspace. ``remember``: this computer shall not ask for the password again; ``to_read``: a damaged one, to
    look at it only."""

    def make() -> WorkSession:
        from desktop.services.workspace.installation import installation_id
        from desktop.services.workspace.session import open_workspace

        session = open_workspace(path, installation=installation_id(), credential=credential, to_read=to_read)
        if remember and credential is not None and session.vault is not None:
            from desktop.services.workspace.unlocking import remember_here

            remember_here(session.vault, credential.password)
        return session

    return make


def looker(path: Path) -> Callable[[], Lock]:
    """What finds out who can sign in."""

    def look() -> Lock:
        from desktop.services.workspace.unlocking import look_at

        return look_at(path)

    return look


def recoverer(path: Path, recovery: str, person: str, password: str) -> Callable[[], WorkSession]:
    """What sets a new password with the recovery key and opens the workspace."""

    def make() -> WorkSession:
        from desktop.services.workspace.installation import installation_id
        from desktop.services.workspace.session import recover

        return recover(path, installation=installation_id(), recovery=recovery, person=person, password=password)

    return make


def checker(path: Path, key: bytes | None = None) -> Callable[[], list[str]]:
    """What reads a whole file and says what is wrong in it."""

    def check() -> list[str]:
        from desktop.services.storage.workspace_file import check_integrity

        return check_integrity(path, key)

    return check


def creator(path: Path, person: str, sample: bool, password: str | None = None) -> Callable[[], WorkSession]:
    """What makes a new workspace, filled with the sample team when asked for."""

    def make() -> WorkSession:
        from desktop.services.workspace.installation import installation_id
        from desktop.services.workspace.messages import FillWithSample
        from desktop.services.workspace.session import create_workspace

        path.parent.mkdir(parents=True, exist_ok=True)
        session = create_workspace(
            path, name=path.stem, person=person, installation=installation_id(), sample=sample, password=password
        )
        if sample:
            session.door.carry_out(FillWithSample())
        return session

    return make


def is_copy(path: Path) -> bool:
    """Whether somebody chose a copy where a workspace is asked for."""
    return path.name.endswith(COPY_ENDINGS)
