"""One window with the list of candidates, used hard; prints its anonymous memory in MB.

With ``small`` the database engine keeps hardly any pages, so that what is left is the list's own.
"""

from __future__ import annotations

import ctypes
import gc
import json
import os
import sys
from pathlib import Path
from random import Random


def anonymous() -> float:
    """Megabytes of anonymous pages, after what is free was given back."""
    gc.collect()
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).malloc_trim(0)
    with open("/proc/self/status", encoding="ascii") as status:
        return next(int(line.split()[1]) / 1024 for line in status if line.startswith("RssAnon"))


def main(workspace: str, way: str) -> float:
    from desktop.services.storage import connection

    if way == "small":
        connection._SETTINGS = tuple(
            "PRAGMA cache_size=-256" if "cache_size" in one else one for one in connection._SETTINGS
        )
    from benchmarks.stage import Stage
    from desktop.services.listings.questions import Sort

    stage, random = Stage(Path(workspace), "candidates"), Random(3)
    known = 0
    while known != len(sys.modules):  # what is loaded ahead belongs to the program, not to the list
        known = len(sys.modules)
        stage.settle(1500)
    page = stage.page
    bar = page.table.verticalScrollBar()
    for order in (Sort("employer"), Sort("last_touch", True), Sort("name")):
        page.sort(order)
        stage.settle(20)
    for _ in range(100):  # twice as many places as pages are kept
        bar.setValue(random.randrange(max(bar.maximum(), 1)))
        stage.settle(5)
    for typed in ("n", "no", "nov", ""):
        page.bar.search.setText(typed)
        stage.settle(150)
    for _ in range(50):
        bar.setValue(random.randrange(max(bar.maximum(), 1)))
        stage.settle(5)
    return anonymous()


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1], sys.argv[2])), flush=True)
    os._exit(0)
