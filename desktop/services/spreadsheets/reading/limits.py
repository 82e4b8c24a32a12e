"""How much of a file is read before it is refused; the figures come from measured bombs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What the reading process may use for one file; beyond it the file is refused with ``WorkbookTrouble``."""

    seconds: float = 60.0
    memory_bytes: int = 3 * 1024**3  # address space of the child, where the system can limit it
    file_bytes: int = 200 * 1024**2
    unpacked_bytes: int = 200 * 1024**2  # sum of the sizes a zip declares
    unpacked_ratio: int = 200  # unpacked against packed
    zip_entries: int = 2_000
    rows: int = 200_000  # rows with content, per sheet
    columns: int = 200
    cell_length: int = 32_767  # Excel's own limit; longer text is cut and reported
