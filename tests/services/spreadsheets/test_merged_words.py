"""What a sheet calls by a word that was merged away comes in as the word it became, whichever of the two has a code."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.services.spreadsheets.answers import Answers, WordAnswers
from desktop.services.spreadsheets.commands import ImportSpreadsheets
from desktop.services.spreadsheets.questions import PreviewImport, ReadSpreadsheets
from desktop.services.vocabulary.commands import AddWord, ChangeWord, MergeWords
from desktop.services.vocabulary.questions import ReadVocabulary
from desktop.words import Milestone, VocabularyKind
from tests.services.desk import Desk
from tests.services.spreadsheets.made_up_files import text_file

HEAD = "Name,Email,Job,Stage,Source\n"


def bring(desk: Desk, path: Path, answers: str = "") -> None:
    draft = desk.ask(ReadSpreadsheets((str(path),), answers))
    desk.do(ImportSpreadsheets(draft, path.name, answers))


def stages(desk: Desk) -> list[str]:
    return sorted(one["stage_id"] for one in desk.living()["application"].values())


def test_a_learned_word_leads_to_the_kept_stage(desk: Desk, tmp_path: Path) -> None:
    answers = Answers(words=WordAnswers(stage={"Zorp": "assessment"})).model_dump_json(exclude_defaults=True)
    bring(desk, text_file(tmp_path, "one.csv", HEAD + "Ann Lee,a@x.example,Chef,Zorp,Radio\n"), answers)
    desk.do(ChangeWord(desk.stage("assessment"), 0, {"aliases": ("gribble",)}))
    desk.do(MergeWords(desk.stage("assessment"), desk.stage("screen")))
    lines = "".join(
        f"{name},{name[0]}@y.example,Chef,{word},Radio\n" for name, word in (("Bo Ray", "Zorp"), ("Cy Fox", "gribble"))
    )
    bring(desk, text_file(tmp_path, "two.csv", HEAD + lines + "Di Kay,d@y.example,Chef,Take-home,Radio\n"))
    assert stages(desk) == [desk.stage("screen")] * 4
    assert desk.findings() == ()


def test_a_stage_of_the_teams_own_takes_the_words_of_the_one_it_replaced(desk: Desk, tmp_path: Path) -> None:
    own = desk.get(AddWord(VocabularyKind.STAGE, "First look", milestone=Milestone.SCREEN))
    desk.do(MergeWords(desk.stage("screen"), own))
    path = text_file(tmp_path, "one.csv", HEAD + "Ann Lee,a@x.example,Chef,Phone screen,Radio\n")
    bring(desk, path)
    assert stages(desk) == [own]
    draft = desk.ask(ReadSpreadsheets((str(path),)))
    assert desk.ask(PreviewImport(draft)).moves == {}  # the stage here and the one told are the same


@pytest.mark.parametrize("told", ["Radio", "Radio spot", "RADIO-SPOT"])
def test_a_source_comes_in_as_the_kept_one(desk: Desk, tmp_path: Path, told: str) -> None:
    gone, kept = (desk.get(AddWord(VocabularyKind.SOURCE, name)) for name in ("Radio spot", "Radio"))
    desk.do(MergeWords(gone, kept))
    bring(desk, text_file(tmp_path, "one.csv", HEAD + f"Ann Lee,a@x.example,Chef,Applied,{told}\n"))
    assert {one["source_id"] for one in desk.living()["application"].values()} == {kept}
    assert [word.label for word in desk.ask(ReadVocabulary()).of(VocabularyKind.SOURCE) if "adio" in word.label] == [
        "Radio"
    ]
