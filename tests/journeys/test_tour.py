"""The tour is the acceptance test: it is played by the real program and must leave what it promises."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.postgres_server import TestServer
from tests.sample_on_server import PASSWORD, sample_workspace

ROOT = Path(__file__).parents[2]


def run(*arguments: str, home: Path, timeout: int = 300) -> subprocess.CompletedProcess[str]:
    """Start the program as a person at a terminal would."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HIRING_DESK_HOME": str(home)}
    return subprocess.run(
        [sys.executable, "-m", "desktop", *arguments],
        cwd=ROOT, env=environment, capture_output=True, text=True, timeout=timeout, check=False,
    )  # fmt: skip


def test_the_tour_is_played_to_its_end(tmp_path: Path) -> None:
    out = tmp_path / "tour"
    played = run("demo", "--out", str(out), home=tmp_path / "home")
    assert played.returncode == 0, played.stdout + played.stderr
    assert "sound" in played.stdout
    pictures = sorted(path.name for path in out.glob("*.png"))
    for name in (
        "requisitions",
        "candidates",
        "applications",
        "pipeline",
        "candidate",
        "requisition",
        "merge",
        "import",
        "team",
        "locked",
        "recovery-key",
        "docket",
        "docket-answered",
        "intake-what-is-missing",
        "approval-reopened",
        "approval-by-a-stand-in",
        "rule-before-it-is-on",
        "vocabulary-merge",
        "dark-docket",
    ):
        assert any(name in picture for picture in pictures), (name, pictures)
    assert list(out.glob("*.xlsx"))
    assert (out / "Digest.pdf").is_file()
    assert "approved by three groups at attempt 3" in played.stdout
    assert "shut out again" in played.stdout
    assert b"Ida Berg" not in (out / "Acme hiring.desk").read_bytes()


def test_without_a_display_the_tour_is_played_instead_of_a_window(tmp_path: Path) -> None:
    from desktop import startup

    assert not startup.sees_a_display()  # tests run offscreen


@pytest.mark.slow
@pytest.mark.postgres
def test_the_tour_is_played_on_a_teams_server(server: TestServer, tmp_path: Path) -> None:
    address = sample_workspace(server, "tour", "tour_bea")
    password = tmp_path / "password.txt"
    password.write_text(PASSWORD)
    out = tmp_path / "tour"
    played = run(
        "demo", "--out", str(out), "--workspace", str(address), "--password-file", str(password), home=tmp_path
    )
    assert played.returncode == 0, played.stdout + played.stderr
    assert "appeared by itself" in played.stdout
    pictures = sorted(path.name for path in out.glob("*.png"))
    for name in (
        "pipeline",
        "merge",
        "import-done",
        "docket-answered",
        "rule-on",
        "a-colleague-added-somebody",
        "team-locked",
    ):
        assert any(name in picture for picture in pictures), (name, pictures)
