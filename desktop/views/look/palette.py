"""The two palettes as data: what each colour token is in light and in dark, and the ``QPalette`` made of them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QColor, QPalette

LIGHT: Mapping[str, str] = {
    "window": "#F4F5F7",
    "surface": "#FFFFFF",
    "raised": "#FFFFFF",
    "line": "#DDE1E6",
    "line_strong": "#B9C0C9",
    "outline": "#828A95",
    "text": "#1B1F24",
    "muted": "#57606A",
    "accent": "#2457C5",
    "accent_weak": "#E6EDFB",
    "on_accent": "#FFFFFF",
    "good": "#17733F",
    "warn": "#8A5A00",
    "bad": "#B42318",
    "info": "#0B6B8A",
    "good_weak": "#E4F4EA",
    "warn_weak": "#FBF0D9",
    "bad_weak": "#FBE6E4",
    "info_weak": "#E0F1F6",
}

DARK: Mapping[str, str] = {
    "window": "#15181C",
    "surface": "#1C2026",
    "raised": "#242931",
    "line": "#343B45",
    "line_strong": "#4A5360",
    "outline": "#717B88",
    "text": "#E8EBEF",
    "muted": "#A3ACB8",
    "accent": "#7AA7FF",
    "accent_weak": "#22345A",
    "on_accent": "#10131A",
    "good": "#56C689",
    "warn": "#E2B340",
    "bad": "#FF8A80",
    "info": "#6CC5E0",
    "good_weak": "#173626",
    "warn_weak": "#3A2F12",
    "bad_weak": "#43201D",
    "info_weak": "#143541",
}

MORE_CONTRAST: Mapping[str, Mapping[str, str]] = {
    "light": {
        "line": "#6B7480",
        "line_strong": "#3D454F",
        "outline": "#3D454F",
        "muted": "#30363D",
        "text": "#000000",
        "accent": "#143F9E",
    },
    "dark": {
        "line": "#8A94A1",
        "line_strong": "#B7C0CC",
        "outline": "#B7C0CC",
        "muted": "#D5DAE1",
        "text": "#FFFFFF",
        "accent": "#A9C6FF",
    },
}
"""What changes when the system asks for more contrast."""

TEXT_PAIRS: tuple[tuple[str, str], ...] = (
    *((text, ground) for text in ("text", "muted") for ground in ("window", "surface", "raised")),
    ("text", "accent_weak"),
    ("muted", "accent_weak"),
    ("accent", "window"),
    ("accent", "surface"),
    ("accent", "raised"),
    ("accent", "accent_weak"),
    ("on_accent", "accent"),
    *((meaning, "surface") for meaning in ("good", "warn", "bad", "info")),
    *((meaning, "raised") for meaning in ("good", "warn", "bad", "info")),
    *((meaning, "window") for meaning in ("good", "warn", "bad", "info")),
    *((meaning, f"{meaning}_weak") for meaning in ("good", "warn", "bad", "info")),
    *(("text", f"{meaning}_weak") for meaning in ("good", "warn", "bad", "info")),
)
"""Every pair of text on ground that our pieces use; each is at least 4.5 : 1 (WCAG 2.2, 1.4.3), which a test checks."""

OUTLINE_PAIRS: tuple[tuple[str, str], ...] = (
    *(("outline", ground) for ground in ("window", "surface", "raised")),
    *(("accent", ground) for ground in ("window", "surface", "raised", "accent_weak")),
)
"""What marks a field, a box to tick or the focus, on its ground; each is at least 3 : 1 (WCAG 2.2, 1.4.11)."""


def tokens(dark: bool, more_contrast: bool = False) -> dict[str, str]:
    """The colours by token."""
    chosen = dict(DARK if dark else LIGHT)
    if more_contrast:
        chosen.update(MORE_CONTRAST["dark" if dark else "light"])
    return chosen


def contrast(one: str, other: str) -> float:
    """How strongly two colours differ, 1 to 21, as WCAG 2.2 counts it."""
    lighter, darker = sorted((_luminance(QColor(one)), _luminance(QColor(other))), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def qpalette(of: Mapping[str, str]) -> QPalette:
    """The palette of the standard controls under Fusion."""
    role = QPalette.ColorRole
    palette = QPalette()
    plain = {
        role.Window: "window",
        role.WindowText: "text",
        role.Base: "surface",
        role.AlternateBase: "window",
        role.ToolTipBase: "raised",
        role.ToolTipText: "text",
        role.PlaceholderText: "muted",
        role.Text: "text",
        role.Button: "raised",
        role.ButtonText: "text",
        role.BrightText: "bad",
        role.Highlight: "accent",
        role.HighlightedText: "on_accent",
        role.Accent: "accent",
        role.Link: "accent",
        role.LinkVisited: "accent",
        role.Light: "raised",
        role.Midlight: "line",
        role.Mid: "line_strong",
        role.Dark: "line_strong",
        role.Shadow: "line_strong",
    }
    for which, token in plain.items():
        palette.setColor(which, QColor(of[token]))
    faded = QColor(of["muted"])
    faded.setAlphaF(0.62)
    for which in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, faded)
    palette.setColor(QPalette.ColorGroup.Disabled, role.Base, QColor(of["window"]))
    palette.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(of["line_strong"]))
    return palette
