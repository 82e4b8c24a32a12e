"""Stylesheet pieces for our own widgets (cards, chips, toasts …); standard controls are left to the system's style.

Each piece is scoped by the dynamic property ``look``, so nothing leaks into the controls that stand inside a card.
"""

from __future__ import annotations

from collections.abc import Mapping

_CARD = '[look="{kind}"] {{ background: {surface}; border: 1px solid {line}; border-radius: 6px; }}'
_CHIP = (
    '[look="{kind}"] {{ background: {ground}; color: {ink}; border: 1px solid {edge}; border-radius: 10px; padding: 2px 8px; }}'
    ' [look="{kind}"]:hover {{ border-color: {ink}; }} [look="{kind}"]:focus {{ border: 2px solid {accent}; padding: 1px 7px; }}'
)
_BANNER = '[look="{kind}"] {{ background: {ground}; border: 1px solid {edge}; border-radius: 6px; }}'
_PRIMARY = (
    '[look="{kind}"] {{ background: {accent}; color: {on_accent}; border: 1px solid {accent}; border-radius: 4px;'
    " padding: 6px 14px; font-weight: 600; }}"
    ' [look="{kind}"]:hover {{ background: {accent_hover}; border-color: {accent_hover}; }}'
    ' [look="{kind}"]:pressed {{ background: {accent_pressed}; border-color: {accent_pressed}; }}'
    ' [look="{kind}"]:focus {{ border: 2px solid {text}; padding: 5px 13px; }}'
    ' [look="{kind}"]:disabled {{ background: {line}; border-color: {line}; color: {muted}; }}'
)
_FLAT = (
    '[look="{kind}"] {{ background: transparent; border: 1px solid transparent; border-radius: 4px; padding: 3px;'
    " min-height: 18px; color: {text}; }}"
    ' [look="{kind}"]:hover {{ background: {hover}; }} [look="{kind}"]:pressed {{ background: {line}; }}'
    ' [look="{kind}"]:checked {{ background: {accent_weak}; }} [look="{kind}"]:focus {{ border-color: {accent}; }}'
    ' [look="{kind}"]:disabled {{ color: {muted}; }} [look="{kind}"]::menu-indicator {{ image: none; }}'
)
_LINK = (
    '[look="{kind}"] {{ background: transparent; border: 1px solid transparent; color: {accent}; padding: 2px;'
    " min-height: 18px; text-align: left; }}"
    ' [look="{kind}"]:hover {{ text-decoration: underline; }} [look="{kind}"]:focus {{ border: 1px solid {accent};'
    " border-radius: 3px; }}"
    ' [look="{kind}"]:disabled {{ color: {muted}; }}'
)
_CHOICE = (
    '[look="{kind}"] {{ background: {surface}; border: 1px solid {line}; border-radius: 6px; text-align: left;'
    " padding: 12px; color: {text}; }}"
    ' [look="{kind}"]:hover {{ border-color: {line_strong}; background: {hover}; }}'
    ' [look="{kind}"]:checked {{ border: 2px solid {accent}; padding: 11px; background: {accent_weak}; }}'
    ' [look="{kind}"]:focus {{ border: 2px solid {accent}; padding: 11px; }}'
)
_FIELD = (
    '[look="{kind}"] {{ background: {surface}; border: 1px solid {line}; border-radius: 6px; padding: 5px 10px;'
    " color: {muted}; text-align: left; }}"
    ' [look="{kind}"]:hover {{ border-color: {line_strong}; }} [look="{kind}"]:focus {{ border-color: {accent}; }}'
    ' [look="{kind}"]:disabled {{ color: {line_strong}; }}'
)
_BAR = '[look="{kind}"] {{ background: {window}; border: 0; border-top: 1px solid {line}; }}'
_SIDE = '[look="{kind}"] {{ background: {window}; border: 0; border-right: 1px solid {line}; }}'
_TOP = '[look="{kind}"] {{ background: {surface}; border: 0; border-bottom: 1px solid {line}; }}'
_TOAST = '[look="{kind}"] {{ background: {raised}; border: 1px solid {line_strong}; border-radius: 6px; }}'
_HAIRLINE = '[look="{kind}"] {{ background: {line}; border: 0; }}'
_AVATAR = '[look="{kind}"] {{ background: {accent_weak}; color: {accent}; border-radius: 14px; font-weight: 600; }}'

_NAV = (
    '[look="{kind}"] {{ background: transparent; border: 1px solid transparent; border-radius: 6px; color: {text};'
    " text-align: left; padding: 7px 10px; }}"
    ' [look="{kind}"]:hover {{ background: {hover}; }}'
    ' [look="{kind}"]:checked {{ background: {accent_weak}; color: {accent}; font-weight: 600; }}'
    ' [look="{kind}"]:focus {{ border-color: {accent}; }} [look="{kind}"]:disabled {{ color: {muted}; }}'
)
_COUNT = '[look="{kind}"] {{ background: transparent; color: {muted}; }}'

_MEANINGS = ("good", "warn", "bad", "info")

SHEETS: dict[str, str] = {
    "card": _CARD,
    "tile": _CARD,
    "primary": _PRIMARY,
    "flat": _FLAT,
    "link": _LINK,
    "choice": _CHOICE,
    "search": _FIELD,
    "statusbar": _BAR,
    "side": _SIDE,
    "top": _TOP,
    "toast": _TOAST,
    "hairline": _HAIRLINE,
    "avatar": _AVATAR,
    "nav": _NAV,
    "count": _COUNT,
    "chip": _CHIP,
    "banner": _BANNER,
    **{f"chip_{meaning}": _CHIP for meaning in (*_MEANINGS, "accent")},
    **{f"banner_{meaning}": _BANNER for meaning in _MEANINGS},
}
"""Stylesheet per kind. Chips and banners come in ``_good``, ``_warn``, ``_bad``, ``_info`` (chips in ``_accent`` too)."""

INKS: dict[str, tuple[str, str]] = {
    "title": ("title", "text"),
    "section": ("section", "text"),
    "body": ("body", "text"),
    "muted": ("secondary", "muted"),
    "quiet": ("body", "muted"),
    "figure": ("figure", "text"),
    **{meaning: ("body", meaning) for meaning in _MEANINGS},
}
"""Kinds that are text only: which font and which colour."""


def sheet(kind: str, tokens: Mapping[str, str], hover: str, accent_hover: str, accent_pressed: str) -> str:
    """The stylesheet of a kind in the given colours."""
    meaning = kind.partition("_")[2]
    ground, ink, edge = tokens["surface"], tokens["text"], tokens["line_strong"]
    if meaning == "accent":
        ground, ink, edge = tokens["accent_weak"], tokens["accent"], tokens["accent_weak"]
    elif meaning:
        ground, ink, edge = tokens[f"{meaning}_weak"], tokens[meaning], tokens[f"{meaning}_weak"]
    elif kind == "banner":
        ground, edge = tokens["info_weak"], tokens["line"]
    return SHEETS[kind].format(
        kind=kind, ground=ground, ink=ink, edge=edge, hover=hover, accent_hover=accent_hover,
        accent_pressed=accent_pressed, **tokens,
    )  # fmt: skip
