"""What holds for every test: no display, no network, a home of its own, one language, one time zone, no luck.

The environment is set while this file is read, before any test module imports Qt: without a platform Qt aborts the
process. Warnings, Qt's messages and open sockets fail a test; pyproject.toml says so.
"""

from __future__ import annotations

import gc
import itertools
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from tests.postgres_server import TestServer

_HOME = Path(tempfile.mkdtemp(prefix="hiring-desk-tests-"))
os.environ["QT_QPA_PLATFORM"] = os.environ.get("HIRING_DESK_TEST_PLATFORM", "offscreen")  # "xcb" lets one watch
os.environ["HIRING_DESK_HOME"] = str(_HOME / "hiring-desk")
os.environ["TZ"] = "UTC"
os.environ["LC_ALL"] = "C.UTF-8"
for _name, _folder in {
    "HOME": ".",
    "USERPROFILE": ".",
    "APPDATA": "roaming",
    "LOCALAPPDATA": "local",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_STATE_HOME": "state",
    "XDG_CACHE_HOME": "cache",
    "XDG_RUNTIME_DIR": "run",
}.items():
    (_HOME / _folder).mkdir(mode=0o700, exist_ok=True)
    os.environ[_name] = str(_HOME / _folder)
if sys.platform != "win32":
    time.tzset()

settings.register_profile(
    "quick",
    derandomize=True,
    deadline=None,
    database=None,
    max_examples=25,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.register_profile("thorough", settings.get_profile("quick"), max_examples=1000, derandomize=False)
settings.load_profile("quick")  # pytest --hypothesis-profile=thorough


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--whole", action="store_true", help="faults as often as for a release, not as in every run")
    parser.addoption(
        "--figures", choices=["none", "plain", "markdown"], default="none", help="print what faults came to"
    )


@pytest.hookimpl(tryfirst=True)  # before pytest looks at the markers
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """``--whole`` runs all of ``tests/faults`` and whatever else gives a figure; otherwise only what is marked for every run."""
    faults = Path(__file__).parent / "faults"
    whole = config.getoption("whole")
    for item in items:
        quick = item.get_closest_marker("every_run") is not None
        if (faults in item.path.parents and (whole or not quick)) or (whole and item.get_closest_marker("figure")):
            item.add_marker("faults")


_TESTS = itertools.count(1)


@pytest.fixture(autouse=True)
def cycles_go_in_the_main_thread() -> Iterator[None]:
    """Python's automatic collector runs in whichever thread happens to make an object: in a reader's it takes widgets from under Qt, and
    the process dies. The program has a collector of its own for that; here the main thread collects between the tests."""
    gc.disable()
    yield
    gc.collect(2 if next(_TESTS) % 50 == 0 else 1)


@pytest.fixture(scope="session")
def often(request: pytest.FixtureRequest) -> Callable[[int, int], int]:
    """How often something is tried: in every run, and when the whole is asked for."""
    whole = request.config.getoption("whole")
    return lambda quick, all_of_it: all_of_it if whole else quick


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """Count tests that only pass or fail in their line of the table."""
    outcome: Any = yield
    marker = item.get_closest_marker("figure")
    report = outcome.get_result()
    if marker is None or not marker.args or report.skipped or not (report.when == "call" or report.failed):
        return
    from tests.faults.figures import NOTED, Line

    number, what = marker.args
    line = next((one for one in NOTED if (one.number, one.what) == (number, what)), None)
    if line is None:
        NOTED.append(line := Line(number, what))
    line.tried += 1
    line.bad += report.failed


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """The table of figures."""
    from tests.faults.figures import NOTED, table

    kind = config.getoption("figures")
    if NOTED and kind != "none":
        terminalreporter.section("figures")
        for line in table(NOTED, markdown=kind == "markdown"):
            terminalreporter.write_line(line)


def pytest_unconfigure() -> None:
    shutil.rmtree(_HOME, ignore_errors=True)


@pytest.fixture(scope="session", autouse=True)
def _one_language() -> Iterator[None]:
    from PySide6.QtCore import QLocale, QStandardPaths

    QStandardPaths.setTestModeEnabled(True)
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


@pytest.fixture(scope="session", autouse=True)
def _quick_passwords() -> Iterator[None]:
    """Passwords are stretched by the same function with little memory; half a second each would be most of the run."""
    from desktop.services.access.keys import passwords

    before = passwords.MEMORY_KIB, passwords.PASSES
    passwords.MEMORY_KIB, passwords.PASSES = 64, 1
    yield
    passwords.MEMORY_KIB, passwords.PASSES = before


@pytest.fixture(scope="session")
def home() -> Path:
    """The folder all tests of this run take for the home of the person."""
    return _HOME


@pytest.fixture(scope="session")
def server() -> Iterator[TestServer]:
    """A PostgreSQL server of this run, started by the first test that asks for it."""
    from tests.postgres_server import TestServer

    made = TestServer()
    yield made
    made.stop()


def pytest_sessionfinish() -> None:
    """Empty the clipboard while Python still lives.

    Without a display Qt keeps it in a static that is destroyed after the interpreter, and what a test copied is Python's.
    """
    gui = sys.modules.get("PySide6.QtGui")
    if gui is not None and gui.QGuiApplication.instance() is not None:
        gui.QGuiApplication.clipboard().clear()
