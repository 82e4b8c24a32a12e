"""Where a path lies: local disk, network share, or a folder that a cloud client copies behind our back.

SQLite over a share lost acknowledged commits in most set-ups measured (RELIABILITY 2.3), so shares are refused until the program
has a mode made for them. Qt's own file-system query reports the server's type on Windows and is not used.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from desktop.errors import StorageTrouble

_REMOTE = {
    "cifs", "smb3", "smbfs", "smb2", "nfs", "nfs4", "afpfs", "webdav", "davfs", "fuse.sshfs", "fuse.davfs2", "fuse.rclone",
    "9p", "afs", "ncpfs", "glusterfs", "fuse.glusterfs", "ceph", "lustre", "vboxsf", "vmhgfs", "fuse.vmhgfs-fuse", "prl_fs",
}  # fmt: skip
_SYNCED = ("onedrive", "dropbox", "google drive", "googledrive", "my drive", "icloud drive", "mobile documents", "nextcloud", "owncloud",
           "box sync", "pcloud", "syncthing")  # fmt: skip
_MARKERS = (".dropbox", ".dropbox.cache", ".stfolder", ".sync", ".owncloudsync.log", ".nextcloudsync.log")


def mount_kind(path: Path) -> str:
    """The file system type of the mount a path lies on, ``remote`` where Windows says so, empty when unknown."""
    text = str(path)
    if sys.platform == "win32":
        return _windows_kind(text)
    import psutil

    best, kind = "", ""
    resolved = str(path.resolve())
    for part in psutil.disk_partitions(all=True):
        point = part.mountpoint.rstrip("/") or "/"
        inside = resolved == point or resolved.startswith(point if point == "/" else point + "/")
        if inside and len(point) >= len(best):
            best, kind = point, part.fstype.lower()
    return kind


def _windows_kind(text: str) -> str:
    if text.startswith(("\\\\", "//")):
        return "remote"
    if sys.platform != "win32":
        return ""
    import ctypes

    root = Path(text).resolve().anchor
    if root.startswith("\\\\"):
        return "remote"
    return "remote" if ctypes.windll.kernel32.GetDriveTypeW(root) == 4 else ""  # DRIVE_REMOTE


def is_remote(path: Path) -> bool:
    """Whether the path lies on a network share."""
    if str(path).startswith(("\\\\", "//")):
        return True
    kind = mount_kind(path)
    return kind == "remote" or kind in _REMOTE


def is_synced(path: Path) -> bool:
    """Whether the path lies in a folder that a cloud client keeps in step."""
    resolved = path.resolve()
    if any(key in part.lower() for part in resolved.parts for key in _SYNCED):
        return True
    roots = [os.environ.get(name, "") for name in ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")]
    if any(root and resolved.is_relative_to(Path(root)) for root in roots):
        return True
    return any((parent / mark).exists() for parent in resolved.parents for mark in _MARKERS)


def check_place(path: Path) -> None:
    """Raise ``StorageTrouble`` if a workspace file must not live at this path."""
    folder = path.parent
    if is_remote(path):
        raise StorageTrouble("network_share", path)
    if is_synced(path):
        raise StorageTrouble("sync_folder", path)
    if not folder.is_dir():
        raise StorageTrouble("missing", folder)
    try:
        with tempfile.NamedTemporaryFile(dir=folder, prefix=".hiring-desk-"):
            pass
    except OSError as error:
        raise StorageTrouble("read_only_folder", folder) from error
    if path.exists() and not os.access(path, os.W_OK):
        raise StorageTrouble("read_only_folder", path)
