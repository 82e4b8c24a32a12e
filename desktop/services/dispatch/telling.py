"""Progress of a command without a window: on standard error, where somebody looks at it."""

from __future__ import annotations

import sys

from desktop.services.dispatch.messages import Progress


def told() -> Progress:
    """Progress that is shown in per cent on a terminal, and nowhere else."""
    if not sys.stderr.isatty():
        return Progress()

    def tell(done: int, of: int, what: str) -> None:
        sys.stderr.write(f"\r{done * 100 // of if of else 0:3d} %\r")

    return Progress(tell)
