"""Who may import whom, as tables; import-linter holds ``desktop/`` against them (``python3 -m tests imports``).

The contracts are made from these tables and not written into pyproject.toml, because import-linter stops at a name that
does not exist yet: here a name may stand before its folder does. The other way round a folder or file that stands in no
table is an error, so whoever adds one decides where it belongs.

From top to bottom; a level may import what is below it. ``|`` between names: they do not know each other. ``:`` they may.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DESKTOP = ROOT / "desktop"

HOUSE = [
    "__main__",
    "startup : command_line : desk : tour",
    "views",
    "services",
    "models",
    "paths : logs : settings",
    "wording",
    "server_address",
    "words : errors : text : addresses",
]
NEEDS_NO_LEVEL = {"bootstrap"}  # runs before anything is installed and knows nothing of the program

# A feature knows another only by its messages and records, see MESSAGES.
FEATURES = (
    "requisitions | candidates | applications | interviews | offers | onboarding | agencies | communications | tasks | "
    "decisions | approvals | docket | documents | reports | spreadsheets | privacy | people | sharing | notes | drafts | presence | "
    "history | saved_views | accounts | restricted | samples"
)
SERVICES = [
    "catalogue : workspace",
    "exports : backup",  # lists handed to the spreadsheets feature; copies whose journal the history feature checks
    "moving",  # from one kind of store into the other, the journal checked
    FEATURES,
    "process",  # the rules of reminders and terms, which tasks, decisions and approvals go by
    "vocabulary : pipeline : working_days",  # what several features share: words found or made, an application begun
    "listings : journal",
    "dispatch",
    "storage",
    "access",
]

PAGES = (
    "docket | requisitions | candidates | applications | pipeline | interviews | offers | onboarding | agencies | "
    "dashboards | reports | importing | documents | tasks | approvals | settings | administration | privacy | "
    "vocabulary | people | history | help | welcome | sign_in | backups"
)
VIEWS = [
    "main_window : navigation : desk_workbench : palette : shortcuts : about : tray",
    PAGES,
    "board : tables : forms : records : charts : verdicts : pickers : exporting : toasts : passwords",  # built on the workbench
    "workbench : page",
    "mishaps : background : refresh : actions : labels : preferences : look",  # what the workbench is made of
]

# The rooms of a service that a page or another feature may enter: plain frozen data, quick to import.
MESSAGES = ("commands", "questions", "records", "messages")

DATABASE = ["sqlalchemy", "alembic", "sqlcipher3", "psycopg"]
WORKBOOKS = ["openpyxl", "xlsxwriter", "python_calamine"]

# Library → the only places that may import it.
ONLY_IN = {
    "openpyxl": ["services.spreadsheets"],
    "xlsxwriter": ["services.spreadsheets"],
    "python_calamine": ["services.spreadsheets"],
    "alembic": ["models.migrations", "services.storage.upgrade"],
    "sqlcipher3": ["services.storage"],
    "psycopg": ["services.storage.postgres"],
    "cryptography": ["services.access", "services.history"],
    "pyrage": ["services.access", "services.backup"],
    "keyring": ["services.access"],
    "sqlalchemy": ["models", "services"],
    "PySide6": ["views", "desk", "tour"],
}


def names_in(levels: list[str]) -> set[str]:
    """All names of a table."""
    return {name for level in levels for name in level.replace("|", ":").replace(" ", "").split(":")}


def present(folder: Path) -> set[str]:
    """The modules and packages that stand in a folder of ``desktop/``."""
    return {
        path.stem
        for path in folder.iterdir()
        if (path.suffix == ".py" and path.stem != "__init__") or (path / "__init__.py").exists()
    }


def contracts() -> list[dict[str, object]]:
    """What import-linter shall check, of what exists."""
    messages = [
        f"desktop.services.{folder.name}.{room}"
        for folder in sorted((DESKTOP / "services").iterdir())
        for room in MESSAGES
        if (folder / f"{room}.py").exists()
    ]
    to_messages = [f"desktop.** -> {message}" for message in messages]
    below = [f"desktop.{name}" for name in ("services", "models") if (DESKTOP / name / "__init__.py").exists()]
    closed_to_views = [f"desktop.{name}" for name in ("models", "services.storage") if _exists(name)]
    return [
        _levels("The house", "desktop", HOUSE),
        _levels("Inside services", "desktop.services", SERVICES, to_messages),
        _levels("Inside views", "desktop.views", VIEWS),
        _never("Pages know no database and no workbook", ["desktop.views"], [*DATABASE, *WORKBOOKS, *closed_to_views]),
        _never("Messages are quick to import", messages, [*DATABASE, *WORKBOOKS, "pydantic", *_models()]),
        _never("No Qt below the views", below, ["PySide6", "shiboken6"]),
        *(_only_in(library, places) for library, places in ONLY_IN.items()),
    ]


def _exists(dotted: str) -> bool:
    path = DESKTOP.joinpath(*dotted.split("."))
    return path.with_suffix(".py").exists() or (path / "__init__.py").exists()


def _models() -> list[str]:
    return ["desktop.models"] if _exists("models") else []


def _levels(name: str, container: str, levels: list[str], ignored: list[str] | None = None) -> dict[str, object]:
    standing = present(DESKTOP.joinpath(*container.split(".")[1:]))
    layers = []
    for level in levels:
        sign = "|" if "|" in level else ":"
        here = [part for part in level.replace(" ", "").split(sign) if part in standing]
        if here:
            layers.append(f" {sign} ".join(here))
    return {
        "name": name,
        "type": "layers",
        "containers": [container],
        "layers": layers,
        "ignore_imports": ignored or [],
        "unmatched_ignore_imports_alerting": "none",
    }


def _never(name: str, sources: list[str], forbidden: list[str]) -> dict[str, object]:
    return {"name": name, "type": "forbidden", "source_modules": sources, "forbidden_modules": forbidden}


def _only_in(library: str, places: list[str]) -> dict[str, object]:
    return {
        "name": f"{library} only in {', '.join(places)}",
        "type": "forbidden",
        "source_modules": ["desktop"],
        "forbidden_modules": [library],
        "allow_indirect_imports": True,
        "ignore_imports": [f"desktop.{place}{inner} -> {library}" for place in places for inner in ("", ".**")],
        "unmatched_ignore_imports_alerting": "none",
    }


def as_toml() -> str:
    """The contracts in the form import-linter reads."""
    session = {
        "root_package": "desktop",
        "include_external_packages": True,
        "exclude_type_checking_imports": True,  # a name in an annotation binds nothing
    }
    lines = ["[tool.importlinter]", *(f"{key} = {json.dumps(value)}" for key, value in session.items())]
    for contract in contracts():
        if contract.get("source_modules") != [] and contract.get("layers") != []:
            lines += ["", "[[tool.importlinter.contracts]]"]
            lines += [f"{key} = {json.dumps(value)}" for key, value in contract.items()]
    return "\n".join(lines) + "\n"


def without_a_place() -> list[str]:
    """Modules that stand in no table, each with the table that waits for them."""
    tables = {
        "HOUSE": (DESKTOP, names_in(HOUSE) | NEEDS_NO_LEVEL),
        "SERVICES": (DESKTOP / "services", names_in(SERVICES)),
        "VIEWS": (DESKTOP / "views", names_in(VIEWS)),
    }
    return [
        f"{folder.relative_to(ROOT).as_posix()}/{name} stands in no level: add it to {table} in tests/architecture/layers.py"
        for table, (folder, known) in tables.items()
        if folder.is_dir()
        for name in sorted(present(folder) - known)
    ]


def main() -> int:
    """Check all contracts and print the report."""
    from importlinter.cli import lint_imports

    homeless = without_a_place()
    print(*homeless, sep="\n", end="\n" if homeless else "")
    with tempfile.TemporaryDirectory() as folder:
        config = Path(folder, "contracts.toml")
        config.write_text(as_toml(), encoding="utf-8")
        code = lint_imports(config_filename=str(config), cache_dir=str(ROOT / ".import_linter_cache"), no_logo=True)
    return 1 if homeless else code


if __name__ == "__main__":
    sys.exit(main())
