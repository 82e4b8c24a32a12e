"""What works without a window: making and checking a workspace, importing, exporting, the tour.

Every command prints what it did and exits 0, or says on standard error what went wrong and exits 1; wrong usage exits 2.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path

from desktop import __version__
from desktop.errors import DeskError
from desktop.server_address import server_address
from desktop.services.dispatch.door import Door
from desktop.services.workspace.from_command_line import add_set_up, add_sign_in, password_in
from desktop.services.workspace.move_from_command_line import add_move
from desktop.services.workspace.team_command_line import add_team
from desktop.words import PROGRAM


def main(argv: Sequence[str]) -> int:
    """Run one command."""
    parser = _parser()
    if argv and argv[0] == "help":
        parser.print_help()
        return 0
    choice = parser.parse_args(argv)
    run: Callable[[argparse.Namespace], int] = choice.run
    try:
        return run(choice)
    except DeskError as error:
        from desktop.views.mishaps.wording import Wording, word

        said: Wording = word(error)
        print(" ".join(part for part in (said.text, said.path) if part), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped; nothing was changed.", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "python3 -m desktop", description=f"{PROGRAM} {__version__}: without a command the window opens."
    )
    parser.add_argument("--version", action="version", version=f"{PROGRAM} {__version__}")
    commands = parser.add_subparsers(title="commands", required=True)

    demo = commands.add_parser("demo", help="play the tour: a sample team, a workbook, pictures of every page")
    demo.add_argument(
        "--out", type=Path, help="folder for the workbook and the pictures (default: a new temporary one)"
    )
    demo.add_argument(
        "--workspace",
        metavar="ADDRESS",
        help="play it on a team's server, in an empty sample workspace whose administrator the address names",
    )
    demo.add_argument("--password-file", type=Path, metavar="FILE", help="holds the password for it in its first line")
    demo.set_defaults(run=_demo)

    create = commands.add_parser("create", help="make a workspace")
    create.add_argument("--workspace", type=Path, required=True, metavar="FILE")
    create.add_argument("--name", default="", help="what the workspace is called (default: the file's name)")
    create.add_argument("--person", default="", help="your name")
    create.add_argument("--sample", action="store_true", help="fill it with the sample team")
    create.add_argument("--password-file", type=Path, metavar="FILE", help="holds the password in its first line")
    add_set_up(create)
    create.set_defaults(run=_create)

    bring = commands.add_parser("import", help="read hiring spreadsheets into a workspace")
    bring.add_argument("files", nargs="+", type=Path, metavar="FILE", help="spreadsheets, or folders of them")
    bring.add_argument(
        "--workspace", type=Path, metavar="FILE", help="made if it is not there; needed unless --dry-run"
    )
    bring.add_argument("--dry-run", action="store_true", help="say what would come in, write nothing")
    bring.add_argument("--answers", type=Path, metavar="FILE", help="answers to open words and questions, as JSON")
    bring.add_argument("--json", action="store_true", help="print the result as JSON")
    add_sign_in(bring)
    add_set_up(bring)
    bring.set_defaults(run=_import)

    export = commands.add_parser("export", help="write a list to an Excel workbook")
    export.add_argument("list", choices=("requisitions", "candidates", "applications"))
    export.add_argument("out", type=Path, metavar="OUT.xlsx")
    export.add_argument("--workspace", type=Path, required=True, metavar="FILE")
    add_sign_in(export)
    export.set_defaults(run=_export)

    backup = commands.add_parser("backup", help="make a copy of everything, restore it to scratch and check it")
    backup.add_argument("--workspace", required=True, metavar="FILE", help="or postgresql://you@server/database")
    backup.add_argument("--folder", type=Path, metavar="DIR", help="where copies go on this computer, from now on")
    backup.add_argument(
        "--new-key", action="store_true", help="make a key that copies are sealed to from now on, and show it this once"
    )
    backup.add_argument("--json", action="store_true", help="print the result as JSON")
    add_sign_in(backup)
    backup.set_defaults(run=_backup)

    restore = commands.add_parser("restore", help="put the state of a copy in the place of a workspace")
    restore.add_argument("archive", type=Path, metavar="COPY")
    restore.add_argument("--workspace", type=Path, required=True, metavar="FILE", help="copied first if it is there")
    restore.add_argument("--recovery-file", type=Path, metavar="FILE", help="holds the recovery key")
    restore.add_argument("--doubtful-too", action="store_true", help="also a copy whose journal has findings")
    add_sign_in(restore)
    restore.set_defaults(run=_restore)

    add_move(
        commands.add_parser("move", help="move a workspace from a file to a team's server, or from there to a file")
    )

    verify = commands.add_parser("verify", help="recompute the journal and compare every row with it, or check a copy")
    verify.add_argument("--workspace", type=Path, metavar="FILE")
    verify.add_argument("--backup", type=Path, metavar="COPY", help="restore this copy to scratch and check it")
    verify.add_argument("--recovery-file", type=Path, metavar="FILE", help="holds the recovery key, for --backup alone")
    verify.add_argument("--json", action="store_true", help="print the result as JSON")
    add_sign_in(verify)
    verify.set_defaults(run=_verify)
    add_team(commands)
    return parser


def _demo(choice: argparse.Namespace) -> int:
    from desktop.tour.grounds import ServerGround
    from desktop.tour.play import play

    out = choice.out or Path(tempfile.mkdtemp(prefix="hiring-desk-tour-"))
    if not choice.workspace:
        return play(out)
    password = password_in(choice.password_file) if choice.password_file else ""
    return play(out, ServerGround(server_address(choice.workspace), password))


def _create(choice: argparse.Namespace) -> int:
    from desktop.services.workspace.from_command_line import made, user
    from desktop.services.workspace.messages import FillWithSample

    file: Path = choice.workspace
    session = made(
        file,
        choice,
        name=choice.name or file.stem,
        person=choice.person or user(),
        sample=choice.sample,
        convenient=choice.sample,
    )
    try:
        if choice.sample:
            session.door.carry_out(FillWithSample())
    finally:
        session.close()
    return 0


def _import(choice: argparse.Namespace) -> int:
    from desktop.services.spreadsheets.from_command_line import import_files

    def bring(door: Door | None) -> int:
        return import_files(
            _sheets(choice.files), door=door, dry_run=choice.dry_run, answers=choice.answers, as_json=choice.json
        )

    file: Path | None = choice.workspace
    if file is None or (choice.dry_run and not file.exists()):
        return bring(None)
    from desktop.services.backup.guarding import guard
    from desktop.services.workspace.from_command_line import made, opened, user

    if file.exists():
        session = opened(file, choice)
        guard(session.door, session.file)
    else:
        session = made(file, choice, name=file.stem, person=choice.person or user(), convenient=True)
    try:
        return bring(session.door)
    finally:
        session.close()


def _sheets(paths: Sequence[Path]) -> list[Path]:
    """The files, and for a folder the spreadsheets in it: an export of several files is often kept as one."""
    from desktop.services.spreadsheets.records import READABLE

    wanted = {ending for ending in READABLE if ending != ".txt"}  # in a folder a text file is rather a read-me
    found: list[Path] = []
    for path in paths:
        found += sorted(one for one in path.iterdir() if one.suffix.lower() in wanted) if path.is_dir() else [path]
    return found


def _export(choice: argparse.Namespace) -> int:
    from desktop.services.exports.from_command_line import export_from_command_line
    from desktop.services.workspace.from_command_line import opened

    session = opened(choice.workspace, choice)
    try:
        result = export_from_command_line(session, choice.list, choice.out)
    finally:
        session.close()
    print(f"Wrote {result.rows} rows to {choice.out}")
    return 0


def _backup(choice: argparse.Namespace) -> int:
    from desktop.services.backup.from_command_line import backup, new_key
    from desktop.services.backup.messages import Standing
    from desktop.services.workspace.from_command_line import opened_place, tell_recovery_key

    session = opened_place(choice.workspace, choice)
    try:
        if choice.new_key:
            tell_recovery_key(new_key(session), "The new key opens every copy made from now on.")
        made = backup(session, choice.folder)
    finally:
        session.close()
    good = made.standing is Standing.VERIFIED
    if choice.json:
        print(json.dumps({**asdict(made), "ok": good}, indent=2))
    else:
        print(f"Copied to {made.path}\n" + ("Restored to scratch and checked: it agrees." if good else _DOUBTFUL))
        if not made.sealed:
            print("It is NOT encrypted: the workspace has no password, and whoever has the copy can read it.")
    return 0 if good else 1


_DOUBTFUL = "A true copy, but the journal in it does not agree: the workspace itself is not sound. Run verify."


def _restore(choice: argparse.Namespace) -> int:
    from desktop.services.backup.from_command_line import restore_archive
    from desktop.services.workspace.from_command_line import credential_of
    from desktop.services.workspace.unlocking import unlock

    done = restore_archive(
        choice.archive,
        choice.workspace,
        choice.recovery_file,
        lambda: unlock(choice.workspace, credential_of(choice.workspace, choice)),
        doubtful_too=choice.doubtful_too,
    )
    print(f"Restored the state of {done.made_at} to {done.path}")
    if done.present is not None:
        print(f"The state before lies in {done.present}")
    if done.old_keys:
        print("Passwords are those of that time; the recovery key gives a new one.")
    return 0


def _verify_backup(choice: argparse.Namespace) -> int:
    from desktop.services.backup.from_command_line import check_alone, check_within
    from desktop.services.workspace.from_command_line import opened

    if choice.workspace is None:
        manifest, findings = check_alone(choice.backup, choice.recovery_file)
        rows, count = sum(one.rows for one in manifest.tables.values()), len(findings)
        made_at, where = manifest.made_at, ""
    else:
        session = opened(choice.workspace, choice)
        try:
            record = check_within(session, choice.backup)
        finally:
            session.close()
        rows, count, made_at, where = (
            sum(record.rows.values()),
            record.findings,
            record.made_at,
            " The note lies beside it.",
        )
    if choice.json:
        print(json.dumps({"ok": not count, "made_at": made_at, "rows": rows, "findings": count}, indent=2))
    elif count:
        print(f"NOT SOUND: a true copy of {made_at}, with {count} findings in its journal")
    else:
        print(f"Sound: the copy of {made_at} was restored to scratch and agrees.{where}")
    return 1 if count else 0


def _verify(choice: argparse.Namespace) -> int:
    if choice.backup is not None:
        return _verify_backup(choice)
    if choice.workspace is None:
        print("verify needs --workspace, --backup, or both", file=sys.stderr)
        return 2
    from desktop.services.backup.from_command_line import heads_lost
    from desktop.services.history.messages import VerifyJournal
    from desktop.services.storage.workspace_file import check_integrity
    from desktop.services.workspace.from_command_line import opened

    session = opened(choice.workspace, choice)
    try:
        found = session.door.ask(VerifyJournal())
        lost = heads_lost(session)
        key = session.file.key
    finally:
        session.close()
    findings = [*found.findings, *lost, *check_integrity(choice.workspace, key)]
    if choice.json:
        print(json.dumps({**asdict(found), "findings": findings, "ok": not findings}, indent=2))
    elif findings:
        print("\n".join(findings))
        print(
            f"NOT SOUND: {len(findings)} findings in {found.entries} entries, {found.changes} changes, {found.rows} rows"
        )
    else:
        print(f"Sound: {found.entries} entries, {found.changes} changes, {found.rows} rows agree")
    return 1 if findings else 0
