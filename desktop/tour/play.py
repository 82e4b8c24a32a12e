"""Playing the tour and printing what it made."""

from __future__ import annotations

import os
import time
from pathlib import Path

from desktop.words import PROGRAM


def play(out: Path) -> int:
    """Play all chapters into a folder; answers 0, or 1 with the chapter that could not go on."""
    out.mkdir(parents=True, exist_ok=True)
    for old in (
        *out.glob("*.png"),
        *out.glob("*.desk*"),
        *out.glob("*.xlsx"),
        *out.glob("*.csv"),
        *out.glob("tour.ini"),
    ):
        old.unlink()
    before = os.environ.get("HIRING_DESK_HOME")
    os.environ["HIRING_DESK_HOME"] = str(out / "home")  # the tour leaves the person's own settings alone
    try:
        return _play(out)
    finally:
        if before is None:
            del os.environ["HIRING_DESK_HOME"]
        else:
            os.environ["HIRING_DESK_HOME"] = before


def _play(out: Path) -> int:
    from desktop.tour.chapters import CHAPTERS
    from desktop.tour.facts import Facts
    from desktop.tour.stage import Stage, TourFailed

    began = time.monotonic()
    stage, facts = Stage(out), Facts()
    try:
        for chapter in CHAPTERS:
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
    print(f"  workspace: {out / 'Sample team.desk'}")
    return 0
