"""The lock: hashed, without addresses, and holding what pyproject.toml asks for."""

from __future__ import annotations

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture.layers import ROOT

LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCKED = {
    canonicalize_name(requirement.name): requirement
    for line in re.findall(r"^[A-Za-z0-9][^\\\n]*", LOCK, re.MULTILINE)
    for requirement in [Requirement(line.strip())]
}
ASKED = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]


def test_no_addresses() -> None:
    assert not re.findall(r"https?:|file:|git\+|--(?:extra-)?index|--find-links|--trusted-host|@ ", LOCK)


def test_every_package_is_pinned_and_hashed() -> None:
    for block in re.split(r"\n(?=[A-Za-z0-9])", LOCK.strip()):
        name = block.splitlines()[0]
        assert "==" in name, name
        assert "--hash=sha256:" in block, name


@pytest.mark.parametrize("line", ASKED)
def test_what_the_project_asks_for_is_locked(line: str) -> None:
    asked = Requirement(line)
    locked = LOCKED[canonicalize_name(asked.name)]
    (pin,) = locked.specifier
    assert asked.specifier.contains(pin.version)
