"""Leaving the search for cycles out while an import is drafted or written."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_cycle_search() -> Iterator[None]:
    """A draft is a million objects and no cycle; looking for cycles among them costs a third of the time of drafting, a tenth of
    that of writing. In the window the search is off anyway (``views/background/collecting.py``).
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
