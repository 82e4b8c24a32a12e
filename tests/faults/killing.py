"""Children that work on a workspace and are killed at a chosen moment, and what is found in the file afterwards.

A child is forked from the warm parent, so that a hundred kills cost seconds: every import is done. The parent must not hold the
workspace open meanwhile.
"""

from __future__ import annotations

import os
import select
import signal
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from desktop.services.history.messages import ReadJournal
from desktop.services.storage.workspace_file import check_integrity
from desktop.services.workspace.session import open_workspace
from tests.services.desk import INSTALLATION, Desk

Tell = Callable[[str], None]
Act = Callable[[Tell], None]


@dataclass(slots=True)
class Figures:
    """What the release page prints."""

    what: str
    kills: int = 0
    acknowledged: int = 0
    lost: int = 0
    partial: int = 0
    unsound: int = 0
    unacknowledged_kept: int = 0
    seconds: float = 0.0
    findings: list[str] = field(default_factory=list)


def start(act: Act) -> tuple[int, int]:
    """Fork a child that acts; answers its process id and the end of the pipe it tells through."""
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(ours)
            act(lambda text: void(os.write(theirs, f"{text}\n".encode())))
        except BaseException:
            os.write(theirs, f"! {traceback.format_exc()[-2000:]}\n".encode())
        finally:
            os._exit(0)
    os.close(theirs)
    return child, ours


def void(_: object) -> None:
    """Nothing."""


def told(pipe: int, until: float, enough: int) -> bytes:
    """What arrives until a moment, or until so many lines are there, or the child is done."""
    received = b""
    while received.count(b"\n") < enough and (left := until - time.monotonic()) > 0:
        if select.select([pipe], [], [], left)[0]:
            piece = os.read(pipe, 65_536)
            if not piece:
                break
            received += piece
    return received


def finish(child: int, pipe: int, received: bytes = b"", *, kill: bool = False) -> list[str]:
    """Everything the child told until it ended."""
    if kill:
        os.kill(child, signal.SIGKILL)
    while piece := os.read(pipe, 65_536):
        received += piece
    os.close(pipe)
    os.waitpid(child, 0)
    lines = received.decode().splitlines()
    if failed := [line for line in lines if line.startswith("!")]:
        raise AssertionError(received.decode()[received.decode().index(failed[0]) :])
    return lines


def killed(act: Act, *, after_lines: int, then_seconds: float) -> list[str]:
    """Let a child act and kill it some time after it told so many lines; answers all it told."""
    child, pipe = start(act)
    received = told(pipe, time.monotonic() + 60, after_lines)
    received += told(pipe, time.monotonic() + then_seconds, 1 << 30)
    return finish(child, pipe, received, kill=True)


def look(path: Path, entries: list[str], figures: Figures) -> Desk:
    """Open what was left behind and count what is wrong with it; the caller closes."""
    desk = Desk(open_workspace(path, installation=INSTALLATION))
    there = {line.entry_id for line in desk.ask(ReadJournal(limit=1_000_000))}
    figures.lost += len([one for one in entries if one not in there])
    wrong = [*desk.findings(), *check_integrity(path)]
    figures.unsound += bool(wrong)
    figures.findings += wrong
    return desk
