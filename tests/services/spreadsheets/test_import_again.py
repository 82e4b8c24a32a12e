"""A later export of the same sheet: who is known goes on, what steps back is only shown, and undo gives the former state back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from desktop.services.dispatch.messages import Done
from desktop.services.spreadsheets.answers import Answers
from desktop.services.spreadsheets.commands import ImportSpreadsheets
from desktop.services.spreadsheets.drafting.records import ImportDraft
from desktop.services.spreadsheets.from_command_line import import_through, told
from desktop.services.spreadsheets.questions import PreviewImport, ReadSpreadsheets
from desktop.services.spreadsheets.records import ImportPreview
from tests.services.desk import Desk
from tests.services.spreadsheets.made_up_files import text_file

HEAD = "Name,Email,Job,Stage,Date Applied,Phone Screen Date,Interview Date,Offer Date,Hire Date,Reason,Rejected Date\n"
EARLY = (
    HEAD + "Ann Lee,ann@x.example,Chef,Phone screen,2026-01-02,2026-01-05,,,,,\n"
    "Bo Ray,bo@x.example,Chef,Applied,2026-01-03,,,,,,\n"
    "Cy Fox,cy@x.example,Chef,Phone screen,2026-01-03,2026-01-06,,,,,\n"
    "Di Kay,di@x.example,Chef,Applied,2026-01-04,,,,,,\n"
)
LATE = (
    HEAD + "Ann Lee,ann@x.example,Chef,Offer,2026-01-02,2026-01-05,2026-01-12,2026-01-20,,,\n"
    "Bo Ray,bo@x.example,Chef,Rejected,2026-01-03,,,,,Not enough experience,2026-01-08\n"
    "Cy Fox,cy@x.example,Chef,Hired,2026-01-03,2026-01-06,2026-01-10,2026-01-15,2026-01-25,,\n"
    "Di Kay,di@x.example,Chef,Applied,2026-01-04,,,,,,\n"
)


def read(desk: Desk, path: Path) -> ImportDraft:
    draft: ImportDraft = desk.ask(ReadSpreadsheets((str(path),)))
    return draft


def preview(desk: Desk, path: Path) -> ImportPreview:
    seen: ImportPreview = desk.ask(PreviewImport(read(desk, path)))
    return seen


def bring(desk: Desk, path: Path, **options: frozenset[tuple[int, int]]) -> Done:
    return desk.do(ImportSpreadsheets(read(desk, path), path.name, "", **options))


def states(desk: Desk) -> dict[str, tuple[str, str]]:
    rows = desk.sql(
        "SELECT c.name, w.code, a.status FROM application a JOIN candidate c ON c.id=a.candidate_id "
        "JOIN vocabulary_word w ON w.id=a.stage_id WHERE a.deleted_at IS NULL AND c.deleted_at IS NULL"
    )
    return {row[0]: (row[1], row[2]) for row in rows}


def path_of(desk: Desk, name: str) -> list[tuple[str, str, str]]:
    rows = desk.sql(
        "SELECT w.code, t.to_status, t.at FROM stage_transition t JOIN candidate c ON c.id=t.candidate_id "
        "JOIN vocabulary_word w ON w.id=t.to_stage_id WHERE c.name=? AND t.deleted_at IS NULL ORDER BY t.id",
        name,
    )
    return [tuple(row) for row in rows]


@pytest.fixture
def early(desk: Desk, tmp_path: Path) -> Path:
    path = text_file(tmp_path, "export.csv", EARLY)
    bring(desk, path)
    return path


def test_a_later_export_moves_the_known_on(desk: Desk, tmp_path: Path, early: Path) -> None:
    late = text_file(tmp_path, "export-2.csv", LATE)
    seen = preview(desk, late)
    assert [one.verdict for one in seen.verdicts] == ["update", "update", "update", "known"]
    assert [seen.moves[0, row].told for row in (2, 3, 4)] == ["screen → offer", "applied → rejected", "screen → hired"]
    assert (seen.new_people, seen.new_applications, seen.new_requisitions) == (0, 0, 0)
    before = desk.living()
    done = bring(desk, late)
    assert done.answer.moved == 3
    assert states(desk) == {
        "Ann Lee": ("offer", "active"), "Bo Ray": ("applied", "rejected"), "Cy Fox": ("hired", "hired"),
        "Di Kay": ("applied", "active"),
    }  # fmt: skip
    assert path_of(desk, "Ann Lee")[2:] == [("interview_1", "active", "2026-01-12"), ("offer", "active", "2026-01-20")]
    assert path_of(desk, "Bo Ray")[1:] == [("applied", "rejected", "2026-01-08")]
    assert path_of(desk, "Cy Fox")[-1] == ("hired", "hired", "2026-01-25")
    [(reason,)] = desk.sql("SELECT w.code FROM application a JOIN vocabulary_word w ON w.id=a.reason_id")
    assert reason == "not_enough_experience"
    stayed = desk.sql("SELECT count(*) FROM stage_transition WHERE correction")[0][0]
    assert stayed == 0
    assert desk.sql("SELECT closed_by, closed_on FROM seat WHERE closed_by<>''") == [("hire", "2026-01-25")]
    assert (desk.count("candidate"), desk.count("application"), desk.count("requisition")) == (4, 4, 1)
    assert desk.findings() == ()
    desk.undo(done)
    after = desk.living()
    assert after["application"] == before["application"]
    assert after["seat"] == before["seat"]
    assert after["stage_transition"] == before["stage_transition"]
    assert desk.findings() == ()


def test_the_same_later_export_twice_moves_once(desk: Desk, tmp_path: Path, early: Path) -> None:
    late = text_file(tmp_path, "export-2.csv", LATE)
    bring(desk, late)
    steps = desk.count("stage_transition")
    assert {one.verdict for one in preview(desk, late).verdicts} == {"known"}
    assert bring(desk, late).answer.moved == 0
    assert desk.count("stage_transition") == steps


def test_a_staler_export_is_shown_and_does_nothing(desk: Desk, tmp_path: Path, early: Path) -> None:
    bring(desk, text_file(tmp_path, "export-2.csv", LATE))
    before = states(desk)
    seen = preview(desk, early)
    assert [one.verdict for one in seen.verdicts] == ["doubtful", "doubtful", "doubtful", "known"]
    assert [one.problems[-1].code for one in seen.verdicts[:3]] == ["moves_back", "ended_here", "ended_here"]
    assert bring(desk, early).answer.moved == 0
    assert states(desk) == before


def test_a_doubtful_move_is_done_when_a_person_insists(desk: Desk, tmp_path: Path, early: Path) -> None:
    bring(desk, text_file(tmp_path, "export-2.csv", LATE))
    before = desk.living()
    done = bring(desk, early, insist=frozenset({(0, 2), (0, 3), (0, 4)}))
    assert done.answer.moved == 3
    assert states(desk) == {
        "Ann Lee": ("screen", "active"), "Bo Ray": ("applied", "active"), "Cy Fox": ("screen", "active"),
        "Di Kay": ("applied", "active"),
    }  # fmt: skip
    assert desk.sql("SELECT count(*) FROM seat WHERE closed_by='hire'")[0][0] == 0
    desk.undo(done)
    assert desk.living()["application"] == before["application"]


def test_a_row_left_out_stays_where_it_is(desk: Desk, tmp_path: Path, early: Path) -> None:
    late = text_file(tmp_path, "export-2.csv", LATE)
    assert bring(desk, late, skip=frozenset({(0, 2)})).answer.moved == 2
    assert states(desk)["Ann Lee"] == ("screen", "active")


def test_what_was_moved_here_since_is_not_overtaken(desk: Desk, tmp_path: Path, early: Path) -> None:
    """The card was moved by hand after the day the file tells."""
    ann = next(
        one
        for one in desk.sql(
            "SELECT a.id FROM application a JOIN candidate c ON c.id=a.candidate_id WHERE c.name='Ann Lee'"
        )
    )
    desk.move(ann[0] if isinstance(ann[0], str) else ann[0].hex(), "interview_1")
    seen = preview(desk, text_file(tmp_path, "export-2.csv", LATE))
    assert seen.verdicts[0].verdict == "doubtful"
    assert seen.moves[0, 2].doubt == "older_than_here"


def test_without_dates_the_day_of_the_import_counts(desk: Desk, tmp_path: Path) -> None:
    text = "Name,Email,Job,Status\nAnn Lee,ann@x.example,Chef,{}\n"
    bring(desk, text_file(tmp_path, "a.csv", text.format("Applied")))
    done = bring(desk, text_file(tmp_path, "b.csv", text.format("Interview")))
    assert done.answer.moved == 1
    assert path_of(desk, "Ann Lee")[-1][2][:10] == desk.sql("SELECT at FROM import_batch ORDER BY at DESC")[0][0][:10]
    assert bring(desk, text_file(tmp_path, "c.csv", text.format("On hold"))).answer.moved == 1
    assert desk.sql("SELECT hold_until FROM application")[0][0] > "2026"
    assert states(desk)["Ann Lee"] == ("interview_1", "active")


def test_a_rejection_without_a_reason_is_told_all_the_same(desk: Desk, tmp_path: Path) -> None:
    text = "Name,Email,Job,Status,Reason\nAnn Lee,ann@x.example,Chef,{}\n"
    bring(desk, text_file(tmp_path, "a.csv", text.format("Interview,")))
    bring(desk, text_file(tmp_path, "b.csv", text.format("Rejected,Stars were wrong")))
    [(status, reason, note, kept)] = desk.sql("SELECT status, reason_id, reason_note, kept FROM application")
    assert (status, reason, note) == ("rejected", None, "Stars were wrong")
    assert json.loads(kept)["reason"] == "Stars were wrong"


def test_a_file_that_tells_no_stage_moves_nobody_back(desk: Desk, tmp_path: Path, early: Path) -> None:
    path = text_file(tmp_path, "people.csv", "Name,Email,Job,Date Applied\nAnn Lee,ann@x.example,Chef,2026-01-02\n")
    [row] = preview(desk, path).verdicts
    assert row.verdict == "known"


def test_a_corrected_day_of_applying_is_the_same_application(desk: Desk, tmp_path: Path, early: Path) -> None:
    path = text_file(tmp_path, "again.csv", EARLY.replace("Phone screen,2026-01-02", "Offer,2026-01-01"))
    seen = preview(desk, path)
    assert seen.new_applications == 0
    assert (seen.verdicts[0].verdict, seen.moves[0, 2].doubt) == ("doubtful", "applied_date_differs")


def test_somebody_rejected_who_applies_again_has_a_second_application(desk: Desk, tmp_path: Path, early: Path) -> None:
    bring(desk, text_file(tmp_path, "export-2.csv", LATE))
    again = HEAD + "Bo Ray,bo@x.example,Chef,Applied,2026-06-01,,,,,,\n"
    assert preview(desk, text_file(tmp_path, "june.csv", again)).new_applications == 1


@pytest.mark.parametrize("head", ["Name,Job,Status,Date Applied", "Name,Job,Status"])
def test_rows_without_any_address_are_known_again(desk: Desk, tmp_path: Path, head: str) -> None:
    rows = [("Ann Lee", "Chef", "Applied", "2026-01-02"), ("Zoë Ôst", "Cook", "Applied", "2026-01-03")]

    def text(stage: str) -> str:
        lines = [",".join((name, job, stage, day)[: head.count(",") + 1]) for name, job, _, day in rows]
        return "\n".join((head, *lines)) + "\n"

    bring(desk, text_file(tmp_path, "a.csv", text("Applied")))
    later = text_file(tmp_path, "b.csv", text("Offer"))
    assert [one.verdict for one in preview(desk, later).verdicts] == ["update", "update"]
    bring(desk, later)
    assert desk.count("candidate") == 2
    assert {stage for stage, _ in states(desk).values()} == {"offer"}


@pytest.mark.parametrize("days", [("2026-01-02", "2026-01-09"), ("", "")])
def test_two_of_one_name_stay_two(desk: Desk, tmp_path: Path, days: tuple[str, str]) -> None:
    text = "Name,Job,Status,Date Applied\nAnn Lee,Chef,Applied,{}\nAnn Lee,Chef,Applied,{}\n".format(*days)
    bring(desk, text_file(tmp_path, "a.csv", text))
    assert desk.count("candidate") == 2
    assert {one.verdict for one in preview(desk, text_file(tmp_path, "b.csv", text)).verdicts} == {"known"}


@pytest.mark.parametrize(
    ("there", "then", "known"),
    [
        ("Name,Phone\nAnn Lee,+1 514 555 0142\n", "Name,Phone\nANN LEE,514-555-0142\n", True),
        ("Name,Company\nAnn Lee,Acme\n", "Name,Company\nAnn Lee,ACME\n", True),
        ("Name,LinkedIn\nAnn Lee,https://x.example/ann\n", "Name,LinkedIn\nAnn Lee,x.example/ann\n", True),
        ("Name,Company\nAnn Lee,Acme\n", "Name,Company\nAnn Lee,Other\n", False),
        ("Name,Phone\nAnn Lee,+1 514 555 0142\n", "Name,Phone\nBo Ray,+1 514 555 0142\n", None),
    ],
)
def test_what_proves_a_person(desk: Desk, tmp_path: Path, there: str, then: str, known: bool | None) -> None:
    bring(desk, text_file(tmp_path, "a.csv", there))
    [row] = preview(desk, text_file(tmp_path, "b.csv", then)).verdicts
    if known:
        assert row.verdict in ("known", "update")
    else:
        assert row.verdict == ("new" if known is None else "doubtful")
        assert known is None or row.problems[-1].code == "same_name_here"


def test_the_same_name_on_the_same_day_with_another_email_is_doubtful(desk: Desk, tmp_path: Path, early: Path) -> None:
    row = HEAD + "Ann Lee,ann.lee@new.example,Chef,Offer,2026-01-02,,,,,,\n"
    [seen] = preview(desk, text_file(tmp_path, "new.csv", row)).verdicts
    assert (seen.verdict, seen.problems[-1].code) == ("doubtful", "same_name_other_email")


def test_applications_without_a_requisition_are_known_under_another_file_name(desk: Desk, tmp_path: Path) -> None:
    text = "Name,Email,Status,Source\nAnn Lee,a@x.example,{0},Indeed\nBo Ray,b@x.example,{0},Indeed\n"
    bring(desk, text_file(tmp_path, "week 1.csv", text.format("Applied")))
    seen = preview(desk, text_file(tmp_path, "week 2.csv", text.format("Interview")))
    assert (seen.new_requisitions, seen.new_applications) == (0, 0)
    assert [one.verdict for one in seen.verdicts] == ["update", "update"]


def test_new_contacts_are_added_and_differences_kept_beside(desk: Desk, tmp_path: Path) -> None:
    head = "ID,Name,Email,Phone,Company,Title,Shoe size,Notes\n"
    bring(desk, text_file(tmp_path, "a.csv", head + "7,Ann Lee,a@x.example,,Acme,Cook,38,met at fair\n"))
    path = text_file(tmp_path, "b.csv", head + "7,Ann Lee,ann@new.example,514-555-0142,Bistro,Cook,39,likes fish\n")
    [row] = preview(desk, path).verdicts
    assert row.verdict == "doubtful"
    assert {one.code for one in row.problems} >= {"contact_added", "differs_from_here"}
    done = bring(desk, path)
    [(employer, kept)] = desk.sql("SELECT employer, kept FROM candidate")
    assert employer == "Acme"
    assert json.loads(kept) == {"Shoe size": "38", "employer (b.csv)": "Bistro", "Shoe size (b.csv)": "39"}
    contacts = {row[0] for row in desk.sql("SELECT value FROM contact WHERE deleted_at IS NULL")}
    assert contacts == {"a@x.example", "ann@new.example", "+15145550142"}
    assert {row[0] for row in desk.sql("SELECT text FROM note")} == {"met at fair", "likes fish"}
    assert preview(desk, path).verdicts[0].verdict == "known"
    desk.undo(done)
    assert json.loads(desk.sql("SELECT kept FROM candidate")[0][0]) == {"Shoe size": "38"}
    assert desk.findings() == ()


def test_scripts_say_it_for_all(desk: Desk, tmp_path: Path, early: Path) -> None:
    late = text_file(tmp_path, "export-2.csv", LATE)
    stay = import_through(desk.door, [late], Answers(moves="stay"))
    assert (stay["moves"], stay["moved"]) == ({"applied → rejected": 1, "screen → hired": 1, "screen → offer": 1}, 0)
    assert import_through(desk.door, [late], Answers())["moved"] == 3
    looked = import_through(desk.door, [early], Answers(), dry_run=True)
    assert looked["doubtful_moves"] == {"ended_here": 2, "moves_back": 1}
    assert "not moved moves_back: 1" in told(looked)
    assert import_through(desk.door, [early], Answers(moves="all"))["moved"] == 3
    assert states(desk)["Ann Lee"] == ("screen", "active")
