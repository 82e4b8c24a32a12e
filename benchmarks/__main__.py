"""Repeatable measurements: ``python3 -m benchmarks generate …`` makes a workspace, ``python3 -m benchmarks run …`` measures.

    python3 -m benchmarks generate --candidates 100k --out FILE [--thin] [--no-journal] [--seed 7]
    python3 -m benchmarks run [--candidates 100k | --workspace FILE] [--only start,tables,records,docket,spreadsheets,memory,encryption] [--markdown]

Every part runs in a process of its own on a copy of the workspace, and every line stands beside a floor measured in the same
run. Compare ratios, not milliseconds: another machine, another day, another figure.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from desktop import bootstrap

PARTS = ("start", "tables", "records", "docket", "spreadsheets", "memory", "encryption")


def main(words: list[str]) -> int:
    from benchmarks.runner import measure, measure_one

    if words and words[0] == "part":  # the runner's own children
        return measure_one(words[1], Path(words[2]), words[3:])
    options = _options().parse_args(words)
    if options.what == "generate":
        from benchmarks.generate import generate, size

        seconds = generate(
            Path(options.out), size(options.candidates), options.seed, thin=options.thin, journal=not options.no_journal,
            say=print,
        )  # fmt: skip
        print(f"{options.out}: {options.candidates} candidates, {seconds:.0f} s CPU")
        return 0
    only = tuple(options.only.split(",")) if options.only else PARTS
    unknown = [name for name in only if name not in PARTS]
    if unknown:
        print(f"no such part: {', '.join(unknown)}; there are {', '.join(PARTS)}", file=sys.stderr)
        return 2
    return measure(options.candidates, options.workspace and Path(options.workspace), only, markdown=options.markdown)


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__.split("\n")[0] if __doc__ else None)
    ways = parser.add_subparsers(dest="what", required=True)
    make = ways.add_parser("generate", help="make a workspace of any size")
    make.add_argument("--candidates", default="10k", help="1k, 10k, 100k, 1M or a number")
    make.add_argument("--out", required=True)
    make.add_argument("--seed", type=int, default=7)
    make.add_argument("--thin", action="store_true", help="one contact, one application, some two transitions a person")
    make.add_argument("--no-journal", action="store_true", help="without journal entries: for measuring reading only")
    run = ways.add_parser("run", help="measure and print the table")
    run.add_argument("--candidates", default="10k", help="made once and kept; see HIRING_DESK_BENCH")
    run.add_argument("--workspace", help="measure on a copy of this file instead")
    run.add_argument("--only", help=f"some of {','.join(PARTS)}")
    run.add_argument("--markdown", action="store_true")
    return parser


if __name__ == "__main__":
    if not any(word in ("-h", "--help") for word in sys.argv[1:]):
        bootstrap.run("benchmarks", *sys.argv[1:])
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.exit(main(sys.argv[1:]))
