"""The way in: ``python3 -m desktop`` from a checkout, and ``hiring-desk`` once installed."""

from __future__ import annotations

import sys

from desktop import bootstrap


def main(argv: list[str] | None = None) -> int:
    """Prepare what a fresh checkout lacks, then start the program; the exit code is the program's."""
    arguments = sys.argv[1:] if argv is None else argv
    bootstrap.run("desktop", *arguments)
    from desktop.startup import main as start  # only now: before, its libraries may not be installed

    return start(arguments)


if __name__ == "__main__":
    sys.exit(main())
