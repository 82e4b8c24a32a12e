"""The set-up of a fresh checkout: when it does nothing, what it does, and that it survives being killed."""

from __future__ import annotations

import base64
import hashlib
import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from desktop import bootstrap

ON_LINUX = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="Qt's libraries come with the wheel elsewhere"
)
ON_POSIX = pytest.mark.skipif(os.name == "nt", reason="signals and flock")


class HandedOver(Exception):
    """Stands for the process becoming another."""


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """A checkout with a lock and a finished .venv, and a world in which everything is there."""
    places = {
        "ROOT": tmp_path,
        "LOCK": tmp_path / "requirements.lock",
        "WHEELS": tmp_path / "wheels",
        "VENV": tmp_path / ".venv",
        "STAMP": tmp_path / ".venv" / "prepared.lock",
        "VENV_PYTHON": tmp_path / ".venv" / "bin" / "python",
    }
    for name, path in places.items():
        monkeypatch.setattr(bootstrap, name, str(path))
    places["VENV_PYTHON"].parent.mkdir(parents=True)
    places["VENV_PYTHON"].touch()
    (tmp_path / ".venv" / "pyvenv.cfg").touch()
    places["LOCK"].write_text("tiny==1\n")
    places["STAMP"].write_text("# Python {}.{}\ntiny==1\n".format(*sys.version_info[:2]))
    monkeypatch.setattr(bootstrap, "absent_libraries", list)
    monkeypatch.setattr(bootstrap, "prepare", lambda *_: pytest.fail("nothing was to be prepared"))

    def become(command):
        raise HandedOver(command)

    monkeypatch.setattr(bootstrap, "hand_over", become)
    monkeypatch.delenv("HIRING_DESK_BOOTSTRAP", raising=False)
    return tmp_path


def test_nothing_happens_once_installed(checkout) -> None:
    (checkout / "requirements.lock").unlink()
    bootstrap.run("desktop")


def test_nothing_happens_in_a_frozen_program(checkout, monkeypatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    bootstrap.run("desktop")


def test_nothing_happens_when_somebody_else_cares(checkout, monkeypatch) -> None:
    monkeypatch.setenv("HIRING_DESK_BOOTSTRAP", "off")
    bootstrap.run("desktop")


def test_nothing_happens_inside_and_at_once(checkout, monkeypatch) -> None:
    monkeypatch.setattr(sys, "prefix", str(checkout / ".venv"))
    (checkout / "requirements.lock").write_text("tiny==1\n" * 10_000)
    (checkout / ".venv" / "prepared.lock").write_text(
        "# Python {}.{}\n".format(*sys.version_info[:2]) + "tiny==1\n" * 10_000
    )
    took = []
    for _ in range(5):
        start = time.perf_counter()
        bootstrap.run("desktop")
        took.append(time.perf_counter() - start)
    assert min(took) < 0.005


def test_outside_it_goes_inside_with_all_words(checkout) -> None:
    with pytest.raises(HandedOver) as handed:
        bootstrap.run("desktop", "demo", "--out", "a folder")
    assert handed.value.args[0] == [bootstrap.VENV_PYTHON, "-m", "desktop", "demo", "--out", "a folder"]


@pytest.mark.parametrize("spoil", ["lock", "stamp", "python", "settings", "version"])
def test_what_does_not_match_is_prepared(checkout, monkeypatch, spoil) -> None:
    if spoil == "lock":
        (checkout / "requirements.lock").write_text("tiny==2\n")
    elif spoil == "stamp":
        (checkout / ".venv" / "prepared.lock").unlink()
    elif spoil == "python":
        (checkout / ".venv" / "bin" / "python").unlink()
    elif spoil == "settings":
        (checkout / ".venv" / "pyvenv.cfg").unlink()
    else:  # the system's Python was upgraded under the .venv
        (checkout / ".venv" / "prepared.lock").write_text("# Python 3.1\ntiny==1\n")
        monkeypatch.setattr(sys, "prefix", str(checkout / ".venv"))
    asked = []
    monkeypatch.setattr(bootstrap, "prepare", lambda *asking: asked.append(asking))
    with pytest.raises(HandedOver):
        bootstrap.run("desktop")
    assert len(asked) == 1


def test_an_old_python_is_told(checkout, monkeypatch, capsys) -> None:
    monkeypatch.setattr(bootstrap, "OLDEST_PYTHON", (99, 0))
    with pytest.raises(SystemExit) as end:
        bootstrap.run("desktop")
    assert end.value.code == 1
    assert "Python 99.0 or later is needed" in capsys.readouterr().err


@ON_LINUX
def test_without_root_the_exact_line_is_shown(checkout, monkeypatch, capsys) -> None:
    monkeypatch.setattr(bootstrap, "absent_libraries", lambda: ["libGL.so.1", "libEGL.so.1"])
    monkeypatch.setattr(bootstrap, "may_install", lambda: False)
    with pytest.raises(SystemExit) as end:
        bootstrap.run("desktop")
    assert end.value.code == 1
    assert "sudo apt-get install --no-install-recommends libgl1 libegl1\n" in capsys.readouterr().err


@ON_LINUX
def test_root_on_debian_gets_what_is_absent(checkout, monkeypatch) -> None:
    absent, installed = [["libGL.so.1"]], []  # absent when first looked for
    monkeypatch.setattr(bootstrap, "absent_libraries", lambda: absent.pop(0) if absent else [])
    monkeypatch.setattr(bootstrap, "may_install", lambda: True)
    monkeypatch.setattr(bootstrap, "install_packages", installed.extend)
    with pytest.raises(HandedOver):
        bootstrap.run("desktop")
    assert installed == ["libgl1"]


@ON_LINUX
def test_an_x11_display_asks_for_more(monkeypatch) -> None:
    asked = []
    monkeypatch.setattr("ctypes.CDLL", asked.append)
    monkeypatch.delenv("DISPLAY", raising=False)
    assert bootstrap.absent_libraries() == []
    assert asked == list(bootstrap.ALWAYS)
    monkeypatch.setenv("DISPLAY", ":0")
    bootstrap.absent_libraries()
    assert "libxcb-cursor.so.0" in asked


@ON_LINUX
@pytest.mark.parametrize(
    ("given", "platform"),
    [
        ({}, "offscreen"),
        ({"DISPLAY": ":0"}, None),
        ({"WAYLAND_DISPLAY": "w"}, None),
        ({"QT_QPA_PLATFORM": "vnc"}, "vnc"),
    ],
)
def test_qt_draws_into_memory_only_without_a_display(monkeypatch, given, platform) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    bootstrap.choose_platform()
    assert os.environ.get("QT_QPA_PLATFORM") == platform


# From here on in earnest: a small program with its own lock, wheels and .venv, no network.

PROGRAM = """
import sys
from desktop import bootstrap
bootstrap.run("program", *sys.argv[1:])
import tiny
print(tiny.VERSION, *sys.argv[1:])
sys.exit(7)
"""


class Fresh:
    """A fresh checkout of that program."""

    def __init__(self, root: Path) -> None:
        self.root = root
        (root / "desktop").mkdir()
        (root / "desktop" / "__init__.py").touch()
        source = Path(bootstrap.__file__).read_text(encoding="utf-8")
        (root / "desktop" / "bootstrap.py").write_text(source, encoding="utf-8")
        (root / "program.py").write_text(PROGRAM)
        (root / "wheels").mkdir()
        self.ask_for("1")

    def ask_for(self, version: str) -> None:
        wheel = self.root / "wheels" / f"tiny-{version}-py3-none-any.whl"
        info = f"tiny-{version}.dist-info"
        files = {
            "tiny.py": f"VERSION = {version!r}\n",
            f"{info}/METADATA": f"Metadata-Version: 2.1\nName: tiny\nVersion: {version}\n",
            f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        }
        record = "".join(
            f"{name},sha256={base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b'=').decode()},{len(text)}\n"
            for name, text in files.items()
        )
        with zipfile.ZipFile(wheel, "w") as archive:
            for name, text in {**files, f"{info}/RECORD": f"{record}{info}/RECORD,,\n"}.items():
                archive.writestr(name, text)
        digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
        (self.root / "requirements.lock").write_text(f"tiny=={version} \\\n    --hash=sha256:{digest}\n")

    def start(self, *words: str) -> subprocess.Popen[str]:
        environment = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("PIP_", "PYTHON", "UV_", "HIRING_DESK_"))
        }
        outside = getattr(sys, "_base_executable", sys.executable)
        environment["PYTHONDONTWRITEBYTECODE"] = "1"
        return subprocess.Popen(
            [outside, "-m", "program", *words],
            cwd=self.root,
            env=environment,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )

    def run(self, *words: str) -> tuple[int, str, str]:
        with self.start(*words) as process:
            out, err = process.communicate(timeout=120)
        return process.returncode, out, err


@pytest.fixture
def fresh(tmp_path) -> Fresh:
    return Fresh(tmp_path)


@pytest.mark.slow
def test_first_start_later_start_and_changed_lock(fresh) -> None:
    code, out, err = fresh.run("a word", "--flag")
    assert (code, out) == (7, "1 a word --flag\n"), err
    assert err.count("\n") == 1
    assert "preparing .venv" in err

    assert fresh.run() == (7, "1\n", "")

    fresh.ask_for("2")
    code, out, err = fresh.run()
    assert (code, out) == (7, "2\n")
    assert "changed" in err
    assert fresh.run() == (7, "2\n", "")


@pytest.mark.slow
def test_another_python_under_the_environment_builds_it_anew(fresh) -> None:
    """As after an upgrade of the system: the start inside notices, and does not go round in circles."""
    assert fresh.run()[0] == 7
    stamp = fresh.root / ".venv" / "prepared.lock"
    stamp.write_text(stamp.read_text().replace("# Python 3.", "# Python 2.", 1))
    code, out, err = fresh.run()
    assert (code, out) == (7, "1\n")
    assert err.count("preparing .venv") == 1


@pytest.mark.slow
def test_a_wrong_hash_is_refused_and_the_next_start_tries_again(fresh) -> None:
    lock = fresh.root / "requirements.lock"
    right = lock.read_text()
    lock.write_text(right[:-3] + ("00\n" if right[-3:-1] != "00" else "11\n"))
    code, out, err = fresh.run()
    assert (code, out) == (1, "")
    assert "could not install" in err
    lock.write_text(right)
    assert fresh.run()[:2] == (7, "1\n")


@ON_POSIX
@pytest.mark.faults
@pytest.mark.parametrize("after", [0.3, 1.0, 2.0, 3.0])
def test_killed_half_way_the_next_start_repairs(fresh, after) -> None:
    with fresh.start() as process:
        time.sleep(after)  # wherever that is: it is the kill that is tested
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
    assert fresh.run()[:2] == (7, "1\n")


@ON_POSIX
@pytest.mark.faults
def test_three_starts_at_the_same_moment_take_turns(fresh) -> None:
    starts = [fresh.start(str(number)) for number in range(3)]
    ends = [(*process.communicate(timeout=120), process.returncode) for process in starts]
    assert [(out, code) for out, _, code in ends] == [(f"1 {number}\n", 7) for number in range(3)]
    assert sum("preparing .venv, once" in err for _, err, _ in ends) == 1
