"""The chapter about the words of a team: what looks alike is found, what a merge changes is seen before, and one is merged."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from desktop.services.vocabulary.questions import ReadVocabulary
from desktop.tour.facts import Facts
from desktop.tour.hands import click
from desktop.tour.stage import Stage, TourFailed
from desktop.views.vocabulary.merge_dialog import MergeDialog
from desktop.views.vocabulary.vocabulary_page import VocabularyPage
from desktop.words import VocabularyKind


def tidy_the_words(stage: Stage, facts: Facts) -> None:
    """Two departments are one, misspelt once."""
    stage.go("vocabulary", kind=VocabularyKind.STAGE.value)
    page = stage.window.stage.page
    if not isinstance(page, VocabularyPage):
        raise TourFailed("the vocabulary was not shown")
    stage.wait(lambda: page.usage is not None and page.pairs, "what is odd about the words")
    stage.clear()
    stage.shoot("vocabulary-stages")
    page.kinds.choose(VocabularyKind.DEPARTMENT)
    stage.shoot("vocabulary-look-alike")
    click(
        next(one for one in page.strip.findChildren(QPushButton) if one.text().startswith("Merge") and one.isVisible())
    )
    dialog = stage.dialog()
    if not isinstance(dialog, MergeDialog):
        raise TourFailed("the merge did not open")
    stage.wait(dialog.merge_button.isEnabled, "what the merge would change")
    stage.shoot("vocabulary-merge", dialog)
    changes = dialog.lines()
    click(dialog.merge_button)
    stage.wait(lambda: "Operation" not in _departments(stage), "the merge")
    stage.clear()
    stage.shoot("vocabulary-merged")
    facts.add(
        "words",
        f"“Operation” went into “Operations”: {', '.join(f'{what} {count}'.strip() for what, count in changes)}",
    )


def _departments(stage: Stage) -> set[str]:
    return {word.label for word in stage.ask(ReadVocabulary()).of(VocabularyKind.DEPARTMENT)}
