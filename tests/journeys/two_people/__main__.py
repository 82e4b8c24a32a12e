"""Plays the story by itself and prints what was measured."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.journeys.two_people.play import play
from tests.postgres_server import TestServer

if __name__ == "__main__":
    server = TestServer()
    try:
        for what, figures in play(server, Path(sys.argv[1])).items():
            print(f"{what} ({len(figures.since_commit)} times): {figures}")
    finally:
        server.stop()
