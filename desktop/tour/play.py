"""Playing the tour and printing what it made."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.words import PROGRAM

if TYPE_CHECKING:
    from desktop.tour.grounds import Ground


def play(out: Path, ground: Ground | None = None) -> int:
    """Play all chapters into a folder, in a file of its own or on another ground; answers 0, or 1 with the chapter that could not go on."""
    out.mkdir(parents=True, exist_ok=True)
    for old in (
        *out.glob("*.png"),
        *out.glob("*.desk*"),
        *out.glob("*.xlsx"),
        *out.glob("*.csv"),
        *out.glob("*.pdf"),
        *out.glob("tour.ini"),
    ):
        old.unlink()
    before = os.environ.get("HIRING_DESK_HOME")
    os.environ["HIRING_DESK_HOME"] = str(out / "home")  # the tour leaves the person's own settings alone
    try:
        return _play(out, ground)
    finally:
        if before is None:
            del os.environ["HIRING_DESK_HOME"]
        else:
            os.environ["HIRING_DESK_HOME"] = before


def _play(out: Path, ground: Ground | None) -> int:
    from desktop.tour.chapters import EVERYWHERE, IN_A_FILE, ON_A_SERVER
    from desktop.tour.facts import Facts
    from desktop.tour.grounds import FileGround
    from desktop.tour.stage import Stage, TourFailed

    began = time.monotonic()
    stage, facts = Stage(out, ground or FileGround()), Facts()
    try:
        for chapter in EVERYWHERE + (ON_A_SERVER if stage.ground.on_server else IN_A_FILE):
            try:
                chapter(stage, facts)
            except TourFailed as stopped:
                print(f"The tour stopped in “{chapter.__name__.replace('_', ' ')}”: {stopped}")
                return 1
    finally:
        stage.finish()
    print(f"{PROGRAM}: the tour, {time.monotonic() - began:.0f} s")
    for label, value in facts.lines:
        print(f"  {label}: {value}")
    print(f"  pictures: {len(stage.pictures)} in {out}")
    for path in sorted(out.glob("*.xlsx")):
        print(f"  workbook: {path}")
    print(f"  workspace: {stage.ground.where(stage)}")
    return 0
