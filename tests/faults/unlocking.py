"""A process of its own that opens a workspace with a password many times, stretched as for people; prints the seconds as JSON."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from tests.services.accounts.secured import make_secured


def main(folder: Path, times: int) -> None:
    """Tests elsewhere stretch less: half a second each would be most of their time."""
    office = make_secured(folder)
    taken = []
    for _ in range(times):
        office.session.close()
        began = time.perf_counter()
        office = office.again()
        taken.append(time.perf_counter() - began)
    office.session.close()
    print(json.dumps(taken))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
