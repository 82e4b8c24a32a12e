"""Prepares a checkout on its first start, with nothing but Python's own library: ``python3 -m desktop`` just works.

``run`` returns at once in a frozen program, in an installed one, and inside a ``.venv`` that matches ``requirements.lock``.
Otherwise it does what is missing, one line a step, and starts the same command again inside ``.venv``:

1. Python is recent enough;
2. on Linux, the shared libraries Qt is linked to are there (as root on Debian they are installed, else the line to run is shown);
3. ``.venv`` holds exactly the hashed packages of the lock, from a folder ``wheels/`` beside it if there is one.

A copy of the lock inside ``.venv`` is the stamp that says "finished". It is taken away before anything is changed, so that
after a start that was killed half-way the next one builds anew. Two starts at the same moment take turns. Nothing but
``os`` and ``sys`` is imported before something has to be done.
``HIRING_DESK_BOOTSTRAP=off`` leaves all of it to whoever brings an environment of their own.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:  # the module "typing" itself would cost more than all of the fast way
    from typing import NoReturn

OLDEST_PYTHON = (3, 11)
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
LOCK = os.path.join(ROOT, "requirements.lock")
WHEELS = os.path.join(ROOT, "wheels")
VENV = os.path.join(ROOT, ".venv")
STAMP = os.path.join(VENV, "prepared.lock")
VENV_PYTHON = os.path.join(VENV, "Scripts", "python.exe") if os.name == "nt" else os.path.join(VENV, "bin", "python")

# Shared library → Debian package, measured on a bare Debian 12 and 13: QtCore, QtGui and QtNetwork are linked to them
# whatever the platform plugin.
ALWAYS = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libbrotlidec.so.1": "libbrotli1",
}
# The same for a window on X11, where Qt's plugin is linked to all of them.
ON_X11 = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


def run(module: str, *args: str) -> None:
    """Return when this interpreter can run ``module``; otherwise prepare one that can, run it there and do not return."""
    choose_platform()
    if getattr(sys, "frozen", False) or not os.path.exists(LOCK) or os.environ.get("HIRING_DESK_BOOTSTRAP") == "off":
        return
    inside = os.path.realpath(sys.prefix) == os.path.realpath(VENV)
    running = sys.version_info[:2] if inside else None
    prepared = is_prepared(running)
    if inside and prepared:
        return
    if sys.version_info < OLDEST_PYTHON:
        stop(f"Python {OLDEST_PYTHON[0]}.{OLDEST_PYTHON[1]} or later is needed; this is {sys.version.split()[0]}.")
    provide_system_libraries()
    if not prepared:
        prepare(getattr(sys, "_base_executable", sys.executable) if inside else sys.executable, running)
    hand_over([VENV_PYTHON, "-m", module, *args])


def choose_platform() -> None:
    """Qt aborts the whole process on Linux without a display, unless it is told to draw into memory."""
    if sys.platform.startswith("linux") and not has_display():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def has_display() -> bool:
    """Whether a window would be seen; on Windows and macOS the desktop is always taken to be there."""
    return not sys.platform.startswith("linux") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def is_prepared(version: tuple[int, int] | None = None) -> bool:
    """Whether ``.venv`` was finished for the present lock (and, when asked from inside, for this very Python)."""
    try:
        with open(STAMP, "rb") as stamp, open(LOCK, "rb") as lock:
            made_for, packages = stamp.readline().strip(), stamp.read()
            same = packages == lock.read()
    except OSError:
        return False
    right_python = version is None or made_for == b"# Python %d.%d" % version
    return same and right_python and os.path.exists(VENV_PYTHON) and os.path.exists(os.path.join(VENV, "pyvenv.cfg"))


def provide_system_libraries() -> None:
    """Have every shared library of Qt on Linux; root on Debian gets what is absent, anybody else the line to run."""
    if not sys.platform.startswith("linux"):
        return
    absent = absent_libraries()
    if not absent:
        return
    packages = [{**ALWAYS, **ON_X11}[library] for library in absent]
    if not may_install():
        stop(
            "Qt needs system libraries that are not here. On Debian or Ubuntu run this once, then start again:\n\n"
            f"    sudo apt-get install --no-install-recommends {' '.join(packages)}\n\n"
            f"Elsewhere install the packages that hold: {', '.join(absent)}"
        )
    install_packages(packages)
    if still := absent_libraries():
        stop("These system libraries are still missing: " + ", ".join(still))


def absent_libraries() -> list[str]:
    """The shared libraries that cannot be loaded here."""
    import ctypes  # costs 5 ms, so only once something has to be looked at

    wanted = {**ALWAYS, **(ON_X11 if os.environ.get("DISPLAY") else {})}
    absent = []
    for library in wanted:
        try:
            ctypes.CDLL(library)
        except OSError:
            absent.append(library)
    return absent


def may_install() -> bool:
    """Whether this is root on a Debian-like system."""
    return sys.platform != "win32" and os.geteuid() == 0 and os.path.exists("/usr/bin/apt-get")


def install_packages(names: list[str]) -> None:
    """Install Debian packages without a question asked."""
    say(f"installing system packages: {' '.join(names)}")
    import subprocess

    unasked = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["update"], ["install", "-y", "--no-install-recommends", *names]):
        command, together = ["apt-get", "-q", *step], subprocess.STDOUT
        done = subprocess.run(command, env=unasked, stdout=subprocess.PIPE, stderr=together, check=False)
        if done.returncode and step[0] == "install":  # an index out of reach may still be recent enough
            stop(f"apt-get could not do it, exit code {done.returncode}:\n{done.stdout.decode(errors='replace')}")


def prepare(python: str, running: tuple[int, int] | None) -> None:
    """Build ``.venv`` with ``python``, or bring it up to a changed lock; one start at a time."""
    try:
        with _Turn() as turn:
            if is_prepared(running):  # another start was faster
                return
            version = f"# Python {'.'.join(_answer(python, 'sys.version_info[:2]'))}".encode()
            if _stamped_for() == version and _works(VENV_PYTHON, "pip"):
                say("the list of packages changed, bringing .venv up to it")
                os.remove(STAMP)
                _fill(turn)
            else:
                say("preparing .venv, once (about half a minute)")
                _build(python, turn)
            with open(LOCK, "rb") as lock, open(STAMP + ".new", "wb") as stamp:
                stamp.write(version + b"\n" + lock.read())
            os.replace(STAMP + ".new", STAMP)
    except OSError as error:
        stop(f"The folder {VENV} cannot be made: {error}")
    except KeyboardInterrupt:
        stop("stopped; the next start begins again")


class _Turn:
    """Waits for other starts. The lock belongs to the system, so it ends with its holders and is never stale."""

    def __enter__(self) -> _Turn:
        self.door = os.open(VENV + ".lock", os.O_RDWR | os.O_CREAT, 0o644)
        if not self.taken():
            say("another start is preparing .venv, waiting for it")
            import time

            while not self.taken():
                time.sleep(0.2)
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self.door)

    def taken(self) -> bool:
        """Try once; a file system that knows no locks counts as taken."""
        try:
            if sys.platform == "win32":
                import msvcrt

                msvcrt.locking(self.door, msvcrt.LK_NBLCK, 1)
            else:
                import fcntl

                fcntl.flock(self.door, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError):
            return False
        except OSError:
            return True
        return True


def _build(python: str, turn: _Turn) -> None:
    """Make ``.venv`` afresh: with uv where that works, else with Python's own venv and pip."""
    from shutil import which

    uv = which("uv")
    if uv and not call([uv, "venv", "--quiet", "--clear", "--seed", "--python", python, VENV], turn):
        sync = [uv, "pip", "sync", "--quiet", "--require-hashes", "--python", VENV_PYTHON, *_offline(), LOCK]
        if not call(sync, turn):
            return
        say("uv could not (it does not read pip's settings), trying pip")
    if not _works(python, "ensurepip, venv"):
        if not may_install():
            stop("Python's venv is not here. On Debian or Ubuntu run once:\n\n    sudo apt-get install python3-venv")
        install_packages(["python3-venv"])
    if call([python, "-m", "venv", "--clear", VENV], turn):
        stop("Python could not make a virtual environment, see above.")
    _fill(turn)


def _fill(turn: _Turn) -> None:
    """Have pip install exactly what the lock names."""
    pip = [VENV_PYTHON, "-m", "pip", "--quiet", "--disable-pip-version-check", "--no-input", "install"]
    if call([*pip, "--require-hashes", *_offline(), "-r", LOCK], turn):
        stop("pip could not install the packages of requirements.lock, see above. The next start tries again.")


def _offline() -> list[str]:
    return ["--no-index", "--find-links", WHEELS] if os.path.isdir(WHEELS) else []


def _stamped_for() -> bytes:
    try:
        with open(STAMP, "rb") as stamp:
            return stamp.readline().strip()
    except OSError:
        return b""


def _works(python: str, modules: str) -> bool:
    import subprocess

    quiet = subprocess.DEVNULL
    try:
        return subprocess.call([python, "-I", "-c", f"import {modules}"], stdout=quiet, stderr=quiet) == 0
    except OSError:
        return False


def _answer(python: str, expression: str) -> list[str]:
    import subprocess

    show = f"import sys; print(*{expression})"
    return subprocess.run([python, "-I", "-c", show], check=True, stdout=subprocess.PIPE, text=True).stdout.split()


def call(command: list[str], turn: _Turn) -> int:
    """Run a step and give its exit code; the turn goes along, so that it lasts as long as the step does."""
    import subprocess

    passed = () if os.name == "nt" else (turn.door,)
    return subprocess.call(command, stdout=sys.stderr, pass_fds=passed)


def hand_over(command: list[str]) -> NoReturn:
    """Become the command; Windows cannot, so there it is run and its exit code passed on."""
    if os.name == "nt":
        import subprocess

        sys.exit(subprocess.call(command))
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    os.execv(command[0], command)


def say(line: str) -> None:
    """One line for one step, on the error stream: the program's own output stays clean."""
    print(f"hiring desk: {line}", file=sys.stderr, flush=True)


def stop(reason: str) -> NoReturn:
    """End here with what to do next."""
    say(reason)
    sys.exit(1)
