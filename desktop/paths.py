"""Where things lie: the program's resources, and each person's folders for data, logs and settings.

``HIRING_DESK_HOME`` moves all of a person's folders below one place; tests and portable installations use it. Functions ask
each time, so that a test may change the variable.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

_FOLDER_NAME = "Hiring Desk"


@cache
def resources() -> Path:
    """The folder of icons, themes, translations and templates: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent
    inside = package / "resources"
    return inside if inside.is_dir() else package.parent / "resources"


def resource(*parts: str) -> Path:
    """One file or folder of the resources: ``resource("icons", "plus.svg")``."""
    return resources().joinpath(*parts)


def _home() -> Path | None:
    named = os.environ.get("HIRING_DESK_HOME", "")
    return Path(named) if named else None


def data_folder() -> Path:
    """Where new workspaces are proposed and the program keeps what belongs to this person on this computer."""
    home = _home()
    if home is not None:
        return home / "data"
    from platformdirs import user_data_path

    return user_data_path(_FOLDER_NAME, appauthor=False)


def documents_folder() -> Path:
    """The person's documents, where a new workspace and an export are proposed first."""
    home = _home()
    if home is not None:
        return home / "documents"
    from platformdirs import user_documents_path

    return user_documents_path()


def log_folder() -> Path:
    """Where the log files lie."""
    home = _home()
    if home is not None:
        return home / "logs"
    from platformdirs import user_log_path

    return user_log_path(_FOLDER_NAME, appauthor=False)


def settings_folder() -> Path:
    """Where the settings of this person on this computer lie."""
    home = _home()
    if home is not None:
        return home / "settings"
    from platformdirs import user_config_path

    return user_config_path(_FOLDER_NAME, appauthor=False, roaming=False)


def made(folder: Path) -> Path:
    """The folder, made if it was not there."""
    folder.mkdir(parents=True, exist_ok=True)
    return folder
