"""What a workbook's zip container says about itself, checked before anything is unpacked."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from desktop.errors import WorkbookTrouble
from desktop.services.spreadsheets.reading.limits import Limits


def check_archive(path: Path, content: bytes, limits: Limits) -> str:
    """Return ``xlsx``, ``xlsb`` or ``ods``; raises ``WorkbookTrouble`` for bombs, stumps and other archives.

    A zip directory that lies about sizes is caught by its checksums when unpacked, so declared sizes are a sound check.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as trouble:
        raise WorkbookTrouble("truncated", path) from trouble
    if len(entries) > limits.zip_entries:
        raise WorkbookTrouble("too_large", path, {"entries": str(len(entries))})
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if unpacked > limits.unpacked_bytes:
        raise WorkbookTrouble("too_large", path, {"unpacked_bytes": str(unpacked)})
    if unpacked > 1_000_000 and unpacked > limits.unpacked_ratio * max(packed, 1):
        raise WorkbookTrouble("too_large", path, {"ratio": str(unpacked // max(packed, 1))})
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise WorkbookTrouble("protected", path)
    names = {entry.filename.lower() for entry in entries}
    if "xl/workbook.bin" in names:
        return "xlsb"
    if any(name.startswith("xl/") for name in names):
        return "xlsx"
    if "content.xml" in names:
        return "ods"
    raise WorkbookTrouble("not_a_table", path, {"looks_like": "archive"})
