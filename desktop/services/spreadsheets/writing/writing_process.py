"""The process that writes a workbook, so that a long export takes no turn of the interpreter from the window.

It imports nothing heavy but XlsxWriter. Messages to it: ``("rows", part)``, ``("tally",)``, ``("about", title, sections)``,
``("close",)``. From it: ``("tally", Tally)``, ``("done",)`` or ``("os_error", errno, text, winerror)``, after which it ends.
"""

from __future__ import annotations

from multiprocessing.connection import Connection
from pathlib import Path

from desktop.services.spreadsheets.writing.columns import SheetPlan
from desktop.services.spreadsheets.writing.table_workbook import TableWorkbook


def serve_writing(pipe: Connection, path: Path, plan: SheetPlan, folder: Path) -> None:
    """Write what comes through the pipe; ends when the workbook is done or the other side is gone."""
    try:
        book = TableWorkbook(path, plan, folder)
        while True:
            match pipe.recv():
                case ("rows", part):
                    book.rows(part)
                case ("tally",):
                    pipe.send(("tally", book.tally()))
                case ("about", title, sections):
                    book.about(title, sections)
                case _:
                    book.close()
                    pipe.send(("done",))
                    return
    except EOFError:
        return
    except OSError as error:
        pipe.send(("os_error", error.errno, error.strerror, getattr(error, "winerror", None)))
    finally:
        pipe.close()
