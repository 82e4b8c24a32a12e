"""Where keys lie. Imports nothing heavy: a start asks for it before anything else is loaded."""

from __future__ import annotations

from pathlib import Path

from desktop import paths


def keys_path(workspace: Path) -> Path:
    """Where the keys file of a workspace lies: beside it."""
    return workspace.with_name(workspace.name + ".keys")


def spare_path(vault_id: str) -> Path:
    """Where this computer keeps a spare of a keys file; as useless without a password as the file itself."""
    return paths.data_folder() / "keys" / f"{vault_id}.keys"
