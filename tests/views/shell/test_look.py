"""Look, icons, preferences and access keys."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QToolButton

from desktop import paths
from desktop.views.actions.access_keys import plain, unique
from desktop.views.look import palette, styles
from desktop.views.look.theme import Look
from desktop.views.preferences import IniPreferences

ICONS = sorted(path for path in paths.resource("icons").glob("*.svg"))


def test_tokens_are_the_same_in_both_palettes():
    assert set(palette.LIGHT) == set(palette.DARK)
    assert all(re.fullmatch("#[0-9A-F]{6}", colour) for colour in (*palette.LIGHT.values(), *palette.DARK.values()))


@pytest.mark.parametrize("icon", ICONS, ids=lambda path: path.stem)
def test_icons_are_tinted_strokes(qapp, icon):
    text = icon.read_text(encoding="utf-8")
    if icon.stem != "hiring-desk":
        assert 'viewBox="0 0 24 24"' in text
        assert "currentColor" in text
    picture = Look("light").icon(icon.stem, "bad").pixmap(QSize(24, 24)).toImage()
    drawn = [picture.pixelColor(x, y).alpha() > 0 for x in range(24) for y in range(24)]
    assert 5 < sum(drawn) < 24 * 24


def test_no_bitmaps_among_the_icons():
    assert [path for path in paths.resource("icons").iterdir() if path.suffix not in (".svg", ".ico", ".icns")] == []


def test_everything_follows_a_change_of_mode(qtbot):
    look = Look("light")
    card, text, button = QLabel("card"), QLabel("text"), QToolButton()
    for widget in (card, text, button):
        qtbot.addWidget(widget)
    look.style(card, "card")
    look.style(text, "muted")
    look.dress(button, "plus")
    before = (card.styleSheet(), button.icon().cacheKey())
    with qtbot.waitSignal(look.changed):
        look.set_mode("dark")
    assert look.dark
    assert card.styleSheet() != before[0]
    assert button.icon().cacheKey() != before[1]
    assert text.palette().windowText().color() == look.colour("muted")
    with qtbot.assertNotEmitted(look.changed):
        look.set_mode("dark")


def test_every_kind_has_a_sheet_in_both_modes(qtbot):
    label = QLabel("x")
    qtbot.addWidget(label)
    for mode in ("light", "dark"):
        look = Look(mode)
        for kind in (*styles.SHEETS, *styles.INKS):
            look.style(label, kind)
    with pytest.raises(KeyError):
        look.style(label, "nothing")


def test_fonts_are_relative(qapp):
    look = Look("light")
    assert look.font("title").pointSizeF() == pytest.approx(QFont(qapp.font()).pointSizeF() * 1.5)
    assert look.font("figure").isFeatureSet(QFont.Tag("tnum"))


def test_preferences_keep_types(tmp_path):
    file = tmp_path / "a.ini"
    first = IniPreferences(file)
    values = {"list": ["one"], "flag": False, "text": "é ,;=", "number": 3, "none": {"a": [1]}}
    for key, value in values.items():
        first.write(f"group/{key}", value)
    first.sync()
    second = IniPreferences(file)
    assert {key: second.read(f"group/{key}") for key in values} == values
    second.write("group/flag", None)
    assert second.read("group/flag", "gone") == "gone"
    second._settings.setValue("group/odd", "{not json")
    assert second.read("group/odd", 7) == 7


def test_access_keys_are_unique():
    texts = unique(["&Save", "&Send", "Sort…", "R&D report", "Archive"])
    letters = [re.search("&(.)", text.replace("&&", "")).group(1).lower() for text in texts]
    assert len(set(letters)) == len(texts)
    assert texts[0] == "&Save"
    assert plain("Salt && &pepper") == "Salt & pepper"
