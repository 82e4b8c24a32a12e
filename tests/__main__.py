"""All checks with one command: ``python3 -m tests``.

Without words it runs lint, types, imports and quick, all of them even if one fails. Words run only what they name:

    python3 -m tests lint               style and likely mistakes, and the layout of the source (ruff)
    python3 -m tests format             lays the source out; the only part that changes files
    python3 -m tests types              mypy, strict
    python3 -m tests imports            who may import whom (import-linter)
    python3 -m tests quick              the tests that need no patience (pytest)
    python3 -m tests faults             killed processes, full disks, cut lines; prints a table of figures, with
                                        --markdown as it stands in the README
    python3 -m tests slow | postgres    the other groups left out of "quick"
    python3 -m tests everything         quick and all of these groups

Anything else goes to pytest: ``python3 -m tests tests/services -k merge -x``.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time

from desktop import bootstrap

PYTEST = ["pytest", "-q"]
SPREAD = ["-n", str(max(1, min(os.cpu_count() or 1, 4))), "--dist", "loadfile"]
"""Files of tests side by side, one process a core; the tests of one file stay in their order."""
PARTS = {
    "lint": [["ruff", "check", "--quiet", "."], ["ruff", "format", "--check", "--output-format", "concise", "."]],
    "format": [["ruff", "check", "--fix", "--quiet", "."], ["ruff", "format", "."]],
    "types": [["mypy", "--strict", "desktop"]],
    "imports": [["tests.architecture.layers"]],
    "quick": [[*PYTEST, *SPREAD]],
    "faults": [[*PYTEST, "--whole", "--figures", "plain", "-m", "faults"]],
    "slow": [[*PYTEST, "-m", "slow"]],
    "postgres": [[*PYTEST, *SPREAD, "-m", "postgres"]],
    "everything": [[*PYTEST, "-m", ""]],
}
BY_DEFAULT = ["lint", "types", "imports", "quick"]


def main(words: list[str]) -> int:
    """Run the parts named, or hand the words to pytest; 0 only if all of it passed."""
    if words in (["-h"], ["--help"], ["help"]):
        print(__doc__)
        return 0
    if words == ["faults", "--markdown"]:
        return _run([*PARTS["faults"][0], "--figures", "markdown"])
    if any(word not in PARTS for word in words):
        named = any(os.path.exists(word.split("::")[0]) for word in words)
        chosen = ["-m", ""] if named and "-m" not in words else []  # a file that is named is run, slow or not
        return _run([*PYTEST, *chosen, *words])
    codes = {part: _part(part) for part in words or BY_DEFAULT}
    failed = [part for part, code in codes.items() if code]
    if len(codes) > 1:
        print(f"tests: failed in {', '.join(failed)}" if failed else f"tests: {', '.join(codes)} passed", flush=True)
    return max(codes.values())


def _part(part: str) -> int:
    start = time.perf_counter()
    code = max(_run(command) for command in PARTS[part])
    if part == "lint" and code:
        print('"python3 -m tests format" lays the source out and repairs what can be repaired')
    print(f"{part}: {'failed' if code else 'passed'}, {time.perf_counter() - start:.1f} s", flush=True)
    return code


def _run(module: list[str]) -> int:
    fixed = {"PYTHONHASHSEED": "0", "PYTHONUTF8": "1"}
    code = subprocess.call([sys.executable, "-m", *module], cwd=bootstrap.ROOT, env={**os.environ, **fixed})
    return abs(code)


if __name__ == "__main__":
    if not any(word in ("-h", "--help") for word in sys.argv[1:]):
        bootstrap.run("tests", *sys.argv[1:])
    sys.exit(main(sys.argv[1:]))
