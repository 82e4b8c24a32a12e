"""The one place where everything is put together: which way in was taken, and what the program is made of then.

With a display and no command the window opens; without a display the tour is played, because a window nobody sees would only
hang. Every other way in is a command (``command_line.py``).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

COMMANDS = frozenset(
    {"demo", "create", "import", "export", "verify", "backup", "restore", "help", "--help", "-h", "--version"}
)


def main(argv: Sequence[str]) -> int:
    """Take the way in that the arguments name; answers the exit code."""
    arguments = list(argv)
    if arguments and arguments[0] in COMMANDS:
        from desktop import command_line

        return command_line.main(arguments)
    if not sees_a_display():
        from desktop import command_line

        print("No display: playing the tour. `python3 -m desktop help` lists what works without one.")
        return command_line.main(["demo"])
    from desktop.desk.plain_imports import restore

    restore()
    from desktop.desk.run import run

    return run(arguments[0] if arguments else "")


def sees_a_display() -> bool:
    """Whether a window would be seen by anybody."""
    if os.environ.get("QT_QPA_PLATFORM") in ("offscreen", "minimal"):
        return False
    if sys.platform.startswith("linux"):
        return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    return True
