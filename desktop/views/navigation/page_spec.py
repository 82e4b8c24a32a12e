"""Pages as data: what the navigation shows and how a page is made. ``startup`` passes them in; the window imports no page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from desktop.views.page import Page


@dataclass(frozen=True, slots=True)
class PageSpec:
    """One place.

    ``code`` is the place of ``workbench.open``. ``factory(workbench)`` makes a page that stays; with ``record`` it is
    ``factory(workbench, record_id)`` and makes a page for one record (an empty id means a new one). Places with a ``label``
    stand in the navigation, in this order, with Ctrl+1 … Ctrl+9. ``parent`` is the navigation entry lit while a record page
    is shown. ``menu_text`` is the entry under View with its access key, by default the label.
    """

    code: str
    factory: Callable[..., Page]
    label: str = ""
    icon: str = ""
    record: bool = False
    parent: str = ""
    menu_text: str = ""
    why_not: Callable[[Any], str] | None = None
    """Asked with the workbench: why this person cannot go there, empty when they can."""


def first_place(specs: Iterable[PageSpec]) -> str:
    """Where a start goes: the first of the navigation; empty without places."""
    return next((spec.code for spec in specs if spec.label), "")
