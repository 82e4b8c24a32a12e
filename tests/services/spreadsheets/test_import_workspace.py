"""Drafts into a real workspace: one batch, known again, undone as a whole, nothing left after a stop."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

import desktop.services.spreadsheets.importing.answering
import desktop.services.spreadsheets.importing.import_spreadsheets
import desktop.services.spreadsheets.importing.preview_import  # noqa: F401  registers the handlers
from desktop.errors import NotAllowed, Stopped
from desktop.services.dispatch.messages import Done, Progress
from desktop.services.spreadsheets.answers import Answers, WordAnswers
from desktop.services.spreadsheets.commands import ImportSpreadsheets
from desktop.services.spreadsheets.drafting.records import ImportDraft
from desktop.services.spreadsheets.from_command_line import import_through, told
from desktop.services.spreadsheets.questions import ListImports, PreviewImport, ReadSpreadsheets, WriteRefusedRows
from desktop.words import Role
from tests.services.desk import Desk
from tests.services.spreadsheets.made_up_files import text_file

TRACKER = (
    "ID,Name,Email,Phone,Job,Department,Status,Source,Recruiter,Date Applied,Interview Date,Hire Date,Reason,Shoe size\n"
    "1,Ann Lee,ann@x.example,514-555-1234,Chef,Kitchen,Hired,LinkedIn,Priya Nair,2024-01-02,2024-01-09,2024-01-20,,38\n"
    "2,Bo Ray,bo@x.example,,Chef,Kitchen,Rejected,Radio spot,Priya Nair,2024-01-03,,,Manque d'expérience,\n"
    "3,Cy Fox,,,Cook,Kitchen,On hold,Indeed,,2024-01-04,,,,\n"
    ",,,,Cook,,Applied,,,,,,,\n"
)


@pytest.fixture
def tracker(tmp_path: Path) -> Path:
    return text_file(tmp_path, "tracker.csv", TRACKER)


def read(desk: Desk, path: Path, answers: str = "") -> ImportDraft:
    draft: ImportDraft = desk.ask(ReadSpreadsheets((str(path),), answers))
    return draft


def bring(desk: Desk, path: Path, answers: str = "") -> Done:
    return desk.do(ImportSpreadsheets(read(desk, path, answers), path.name, answers))


def test_an_import_writes_everything_with_the_dates_of_the_file(desk: Desk, tracker: Path) -> None:
    done = bring(desk, tracker)
    assert (done.answer.people, done.answer.applications, done.answer.requisitions, done.answer.refused) == (3, 3, 2, 1)
    assert done.label == "Import tracker.csv"
    stages = dict(
        desk.sql(
            "SELECT c.name, w.code FROM application a JOIN candidate c ON c.id=a.candidate_id JOIN vocabulary_word w ON w.id=a.stage_id"
        )
    )
    assert stages == {"Ann Lee": "hired", "Bo Ray": "applied", "Cy Fox": "applied"}
    [(applied, ended, status)] = desk.sql(
        "SELECT applied_on, ended_at, status FROM application a JOIN candidate c ON c.id=a.candidate_id WHERE c.name='Ann Lee'"
    )
    assert (applied, ended, status) == ("2024-01-02", "2024-01-20", "hired")
    steps = desk.sql(
        "SELECT at, stayed FROM stage_transition t JOIN candidate c ON c.id=t.candidate_id WHERE c.name='Ann Lee' ORDER BY t.id"
    )
    assert [tuple(step) for step in steps] == [
        ("2024-01-02", None),
        ("2024-01-09", 7 * 86_400),
        ("2024-01-20", 11 * 86_400),
    ]
    [(reason, hold)] = desk.sql(
        "SELECT w.code, a.hold_until FROM application a JOIN vocabulary_word w ON w.id=a.reason_id"
    )
    assert reason == "not_enough_experience"
    assert hold == ""
    assert desk.count("import_batch") == 1
    assert desk.findings() == ()


def test_hires_fill_seats_and_unknown_words_are_kept(desk: Desk, tracker: Path) -> None:
    bring(desk, tracker)
    seats = desk.sql(
        "SELECT r.title, r.status, s.closed_by, s.closed_on FROM seat s JOIN requisition r ON r.id=s.requisition_id ORDER BY r.title, s.position"
    )
    assert [tuple(seat) for seat in seats] == [("Chef", "filled", "hire", "2024-01-20"), ("Cook", "open", "", "")]
    kept = {
        row[0]: json.loads(row[1])
        for row in desk.sql("SELECT c.name, a.kept FROM application a JOIN candidate c ON c.id=a.candidate_id")
    }
    assert kept["Ann Lee"]["Shoe size"] == "38"
    assert kept["Bo Ray"]["reason"] == "Manque d'expérience"
    [(label, parent)] = desk.sql(
        "SELECT w.label, t.code FROM vocabulary_word w JOIN vocabulary_word t ON t.id=w.parent_id WHERE w.label='Radio spot'"
    )
    assert (label, parent) == ("Radio spot", "job_board")
    assert desk.sql("SELECT count(*) FROM person WHERE name='Priya Nair'")[0][0] == 1


def test_the_same_file_again_brings_nothing(desk: Desk, tracker: Path) -> None:
    bring(desk, tracker)
    preview = desk.ask(PreviewImport(read(desk, tracker)))
    assert (preview.new_people, preview.known_people, preview.new_applications, preview.new_requisitions) == (
        0,
        3,
        0,
        0,
    )
    assert [verdict.verdict for verdict in preview.verdicts] == ["known", "known", "known", "refused"]
    assert preview.imported_before == ("tracker.csv",)
    again = bring(desk, tracker).answer
    assert (again.people, again.applications, again.requisitions) == (0, 0, 0)
    assert (desk.count("candidate"), desk.count("application")) == (3, 3)


def test_an_import_goes_back_as_a_whole(desk: Desk, tracker: Path) -> None:
    before = desk.living()
    done = bring(desk, tracker)
    desk.undo(done)
    after = desk.living()
    for name in (
        "candidate",
        "contact",
        "application",
        "stage_transition",
        "requisition",
        "seat",
        "vocabulary_word",
        "person",
        "import_batch",
    ):
        assert after[name] == before[name], name
    assert desk.findings() == ()
    assert bring(desk, tracker).answer.people == 3


def test_stopping_leaves_nothing(desk: Desk, tracker: Path) -> None:
    draft = read(desk, tracker)

    def stop(done: int, of: int, what: str) -> None:
        if what == "writing" and done > 0:
            raise Stopped

    with pytest.raises(Stopped):
        desk.door.carry_out(ImportSpreadsheets(draft, "tracker.csv"), Progress(stop))
    assert desk.count("candidate") == 0
    assert desk.count("requisition") == 0
    assert desk.sql("SELECT last_number FROM workspace")[0][0] == 0


def test_rows_a_person_left_out_stay_out(desk: Desk, tracker: Path) -> None:
    draft = read(desk, tracker)
    result = desk.get(ImportSpreadsheets(draft, "tracker.csv", "", frozenset({(0, 2)})))
    assert (result.people, result.applications) == (2, 2)
    assert desk.sql("SELECT count(*) FROM candidate WHERE name='Ann Lee'")[0][0] == 0


def test_known_people_get_what_they_lack_and_keep_what_they_have(desk: Desk, tmp_path: Path) -> None:
    there = desk.person("Ann Lee", emails=("ann@x.example",), title="Cook")
    path = text_file(
        tmp_path,
        "people.csv",
        "Name,Email,Phone,Company,Title\nAnn Lee,ANN@x.example,514-555-1234,Acme,Chef\nBo Ray,ann@x.example,,,\n",
    )
    result = bring(desk, path).answer
    assert (result.people, result.known_people) == (1, 1)
    person = desk.candidate(there)
    assert (person.title, person.employer) == ("Cook", "Acme")
    assert desk.sql("SELECT count(*) FROM contact WHERE kind='phone'")[0][0] == 1


def test_answers_are_remembered_for_the_same_headers(desk: Desk, tmp_path: Path) -> None:
    text = "Name,Email,Job,Status\nAnn Lee,a@x.example,Chef,Zorp\n"
    answers = Answers(words=WordAnswers(stage={"Zorp": "offer"})).model_dump_json(exclude_defaults=True)
    bring(desk, text_file(tmp_path, "one.csv", text), answers)
    later = read(desk, text_file(tmp_path, "two.csv", text.replace("Ann", "Bo").replace("a@", "b@")))
    assert later.applications[0].stage == "offer"
    assert later.open_words == ()


def test_the_teams_own_aliases_count(desk: Desk, tmp_path: Path) -> None:
    desk.sql("UPDATE vocabulary_word SET aliases='[\"zorp\"]' WHERE kind='stage' AND code='references'")
    draft = read(desk, text_file(tmp_path, "a.csv", "Name,Email,Job,Status\nAnn Lee,a@x.example,Chef,Zorp\n"))
    assert draft.applications[0].stage == "references"


def test_refused_rows_go_to_a_workbook_beside_the_source(desk: Desk, tracker: Path) -> None:
    path = Path(desk.ask(WriteRefusedRows(read(desk, tracker), str(tracker))))
    assert path == tracker.with_name("tracker - not imported.xlsx")
    rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    assert rows[0][-2:] == ["Why not imported", "Row"]
    assert rows[1][-2:] == ["No name and no e-mail", 5]
    assert rows[1][4] == "Cook"


def test_the_way_in_for_scripts(desk: Desk, tracker: Path) -> None:
    looked = import_through(desk.door, [tracker], Answers(), dry_run=True)
    assert (looked["people"], desk.count("candidate")) == (3, 0)
    figures = import_through(desk.door, [tracker], Answers())
    assert figures["by_stage"] == {"applied": 1, "hired": 1, "rejected": 1}
    assert Path(figures["refused_workbook"]).exists()
    assert json.loads(json.dumps(figures))["refused"] == 1
    assert "3 people, 3 applications" in told(figures)
    [batch] = desk.ask(ListImports())
    assert batch.files == ("tracker.csv",)
    assert batch.summary["people"] == 3


def test_only_who_may_imports(desk: Desk, tracker: Path) -> None:
    draft = read(desk, tracker)
    with pytest.raises(NotAllowed):
        desk.door_of(Role.VIEWER).carry_out(ImportSpreadsheets(draft, "tracker.csv"))
