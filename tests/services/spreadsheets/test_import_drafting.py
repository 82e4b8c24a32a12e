"""Rows become people, requisitions and applications with their histories."""

# ruff: noqa: E501  files are written as one text

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path

import pytest

from desktop.errors import FieldErrors, Stopped
from desktop.services.spreadsheets.answers import Answers, DefaultAnswers, WordAnswers, read_answers
from desktop.services.spreadsheets.engine import read_files
from desktop.services.spreadsheets.summary import summarise
from tests.services.spreadsheets.made_up_files import draft, figures, text_file, workbook

WIDE = "Name,Email,Job,Status,Source,Date Applied\n"


def warnings_of(path: Path) -> dict[str, int]:
    return dict(figures(path)["warnings"])


def test_an_email_never_merges_two_names(tmp_path: Path) -> None:
    path = text_file(
        tmp_path,
        "a.csv",
        WIDE + "Ann Lee,x@x.com,Chef,Applied,,\nBo Ray,X@X.com,Chef,Applied,,\nA. Lee,x@x.com,Cook,Applied,,\n",
    )
    result = draft(path)
    assert [person.full_name for person in result.people] == ["Ann Lee", "Bo Ray"]
    assert len(result.applications) == 3
    assert {verdict.row: verdict.verdict for verdict in result.verdicts}[3] == "doubtful"
    assert warnings_of(path)["email_shared_by_other_name"] >= 2


def test_an_identical_line_is_folded_and_a_changed_one_updates(tmp_path: Path) -> None:
    path = text_file(
        tmp_path, "a.csv", "Name,Email,City\nAnn Lee,a@x.com,Laval\nAnn Lee,a@x.com,Laval\nAnn Lee,a@x.com,Lévis\n"
    )
    result = draft(path)
    assert len(result.people) == 1
    assert result.people[0].city == "Lévis"
    assert [verdict.verdict for verdict in result.verdicts] == ["new", "known", "known"]
    update = result.verdicts[2].problems[0]
    assert (update.code, update.value) == ("updated_by_later_row", "Laval")


def test_two_people_of_one_name_stay_two(tmp_path: Path) -> None:
    assert figures(text_file(tmp_path, "a.csv", "nome,cidade\nAna Paz,Natal\nAna Paz,Recife\n"))["people"] == 2


def test_a_row_that_names_nobody_is_refused_and_the_rest_goes_on(tmp_path: Path) -> None:
    result = draft(text_file(tmp_path, "a.csv", "Name,Email,Phone\nAnn Lee,a@x.com,1\n,,000\nBo Ray,b@x.com,2\n"))
    assert len(result.people) == 2
    refused = [verdict for verdict in result.verdicts if verdict.verdict == "refused"]
    assert [(verdict.row, verdict.problems[0].code) for verdict in refused] == [(3, "no_name_and_no_email")]


def test_dates_of_the_file_become_dates_of_the_steps(tmp_path: Path) -> None:
    path = workbook(tmp_path, "t.xlsx", {"Tracker": [
        [], ["Candidate ID", "Name", "Role", "Source", "Applied Date", "Interview Date", "Offer Date", "Joining Date", "Status"],
        ["C1", "Ann", "Chef", "Indeed", date(2026, 1, 1), date(2026, 1, 5), date(2026, 1, 10), date(2026, 1, 20), "Joined"],
        ["C2", "Bo", "Chef", "Indeed", date(2026, 1, 3), date(2026, 1, 2), None, None, "Rejected"],
    ]})  # fmt: skip
    result = draft(path)
    steps = [(step.stage, step.status, step.on) for step in result.transitions if step.application == 0]
    assert steps == [
        ("applied", "active", date(2026, 1, 1)), ("interview_1", "active", date(2026, 1, 5)),
        ("offer", "active", date(2026, 1, 10)), ("hired", "hired", date(2026, 1, 20)),
    ]  # fmt: skip
    assert warnings_of(path) == {"interview_1_before_applied": 1}
    assert summarise(result)["by_stage"] == {"hired": 1, "rejected": 1}


@pytest.fixture
def four_files(tmp_path: Path) -> list[Path]:
    return [
        text_file(tmp_path, "candidates.csv", "candidate_id,candidate_name,email\n1,Ann Lee,a@x.com\n2,Bo Ray,b@x.com\n3,Cy Fox,c@x.com\n"),
        text_file(tmp_path, "jobs.csv", "job_id,job_title,open_date,close_date\n7,Chef,2024-01-01,2024-02-01\n8,Chef,2024-01-01,\n"),
        text_file(tmp_path, "platforms.csv", "platform_id,platform_name\n1,LinkedIn\n2,Referral\n"),
        text_file(tmp_path, "applications.csv", "application_id,candidate_id,job_id,platform_id,application_date\n10,1,7,1,2024-01-09\n11,2,8,2,2024-01-10\n12,2,7,1,2024-03-01\n13,99,7,5,2024-01-10\n"),
        text_file(
            tmp_path, "stage_events.csv",
            "stage_event_id,application_id,stage_name,stage_date,stage_status,drop_reason\n1,10,Resume Screening,2024-01-11,Selected,\n2,10,Technical Interview,2024-01-15,Selected,\n"
            "3,10,HR Interview,2024-01-20,Rejected,Salary mismatch\n4,11,Resume Screening,2024-01-12,Selected,\n5,11,Offer Made,2024-01-20,Declined,Better offer\n6,404,Joined,2024-01-20,Joined,\n",
        ),
    ]  # fmt: skip


def test_files_join_by_id_and_events_become_histories(four_files: list[Path]) -> None:
    result = draft(*four_files)
    said = summarise(result)
    assert (said["people"], said["applications"], said["requisitions"]) == (4, 4, 2)
    assert said["by_source"] == {"LinkedIn": 2, "Referral": 1}
    first, second, third, _ = result.applications
    assert (first.stage, first.status, first.reason, first.ended_on) == (
        "interview_final",
        "rejected",
        "pay_above_band",
        date(2024, 1, 20),
    )
    assert (second.stage, second.status, second.reason) == ("offer", "withdrawn", "other_offer_or_stayed_put")
    assert (third.status, third.person) == ("active", second.person)
    assert said["warnings"]["applied_after_close"] == 1
    assert said["warnings"]["application_unknown"] == 1
    assert said["warnings"]["person_unknown"] == 1
    assert said["warnings"]["reference_unknown"] == 1


def test_the_order_of_files_does_not_matter(four_files: list[Path]) -> None:
    one, other = figures(*four_files), figures(*reversed(four_files))
    for key in ("people", "applications", "by_stage", "by_source", "requisitions", "refused"):
        assert one[key] == other[key]


def test_hr_interview_before_the_technical_one_is_a_screening(tmp_path: Path) -> None:
    candidates = text_file(
        tmp_path,
        "candidates.csv",
        "candidate_id,source,role,application_date\nC1,LinkedIn,Chef,2024-01-01\nC2,LinkedIn,Chef,2024-01-01\n",
    )
    stages = text_file(
        tmp_path,
        "stages.csv",
        "candidate_id,stage,stage_date\nC1,Applied,2024-01-01\nC1,HR Interview,2024-01-02\nC1,Tech Interview,2024-01-05\nC2,Applied,2024-01-01\nC2,HR Interview,2024-01-04\n",
    )
    result = draft(candidates, stages)
    assert [application.stage for application in result.applications] == ["interview_1", "screen"]
    assert result.people[0].shown_name == "C1"


def test_accepted_offers_of_people_who_were_rejected(tmp_path: Path) -> None:
    path = workbook(tmp_path, "k.xlsx", {
        "candidates": [["candidate_id", "source", "role"], ["C1", "Indeed", "Chef"], ["C2", "Indeed", "Chef"]],
        "stages": [["candidate_id", "stage", "stage_date"], ["C1", "Applied", "2024-01-01"], ["C1", "Rejected", "2024-01-09"], ["C2", "Applied", "2024-01-01"], ["C2", "Hired", "2024-01-09"]],
        "offers": [["candidate_id", "offered_salary", "accepted"], ["C1", 1000, "Yes"], ["C2", 2000, "Yes"]],
        "KPI": [["Recruitment KPIs"], ["Hires"]],
    })  # fmt: skip
    said = figures(path)
    assert said["by_stage"] == {"hired": 1, "rejected": 1}
    assert said["warnings"]["offer_accepted_not_hired"] == 1
    assert [table["kind"] for table in said["tables"]] == ["applications", "events", "offers", "totals"]


def test_several_rows_of_one_application_are_its_history(tmp_path: Path) -> None:
    path = text_file(
        tmp_path,
        "a.csv",
        "Candidate,Email,Position,Stage,Date\nAnn Lee,a@x.com,Chef,Applied,2024-01-02\nAnn Lee,a@x.com,Chef,Interview,2024-01-09\nAnn Lee,a@x.com,Chef,Hired,2024-01-20\nBo Ray,b@x.com,Chef,Applied,2024-01-02\n",
    )
    result = draft(path)
    assert len(result.applications) == 2
    assert [step.on for step in result.transitions if step.application == 0] == [
        date(2024, 1, 2),
        date(2024, 1, 9),
        date(2024, 1, 20),
    ]
    assert result.applications[0].status == "hired"


def test_sheets_named_by_stage_and_by_requisition(tmp_path: Path) -> None:
    header = ["Name", "Email", "Job"]
    by_stage = workbook(
        tmp_path,
        "s.xlsx",
        {"Applied": [header, ["Ann Lee", "a@x.com", "Chef"]], "Rejected": [header, ["Bo Ray", "b@x.com", "Chef"]]},
    )
    by_job = workbook(
        tmp_path,
        "j.xlsx",
        {
            "Sales Manager": [["Name", "Email", "Stage"], ["Ann Lee", "a@x.com", "Offer"]],
            "Cook": [["Name", "Email", "Stage"], ["Bo Ray", "b@x.com", "Hired"]],
        },
    )
    assert figures(by_stage)["by_stage"] == {"applied": 1, "rejected": 1}
    assert [requisition.title for requisition in draft(by_job).requisitions] == ["Sales Manager", "Cook"]


def test_an_application_without_a_job_is_not_lost(tmp_path: Path) -> None:
    path = text_file(tmp_path, "trial.csv", "Name,Email,Status\nAnn Lee,a@x.com,Hired\n")
    result = draft(path)
    assert result.requisitions[0].title == "Imported: trial"
    assert result.requisitions[0].made_up
    named = draft(path, answers=Answers(defaults=DefaultAnswers(requisition="Chef")))
    assert named.requisitions[0].title == "Chef"


def test_employees_are_hires(tmp_path: Path) -> None:
    path = text_file(
        tmp_path,
        "hr.csv",
        'Employee_Name,EmpID,Position,DateofHire,DateofTermination,EmploymentStatus,RecruitmentSource\n"Doe, Jane  M",1,Chef,7/5/2011,,Active,Indeed\n"Ray, Bo",2,Chef,3/30/2015,6/16/2016,Voluntarily Terminated,Indeed\n',
    )
    result = draft(path)
    assert summarise(result)["by_stage"] == {"hired": 2}
    assert (result.people[0].given, result.people[0].family) == ("Jane M", "Doe")
    assert result.applications[0].ended_on == date(2011, 7, 5)


def test_findings_about_values(tmp_path: Path) -> None:
    path = text_file(
        tmp_path, "a.csv",
        "ID,Name,Email,Phone,Zip,Birth Date,Date Applied,Years of Experience,Job,Status,Salary Offered\n"
        "1,Ann Lee,a@x.com,#####,2139,2010-01-01,2024-01-02,30,Chef,Rejected,500\n2,Bo Ray,b@x.com,5145551234,90210,1990-01-01,2024-01-02,3,Chef,Hired,500\n3,Cy Fox,nonsense,5145551234,90211,1990-01-01,someday,3,Chef,Hired,500\n",
    )  # fmt: skip
    assert warnings_of(path) == {
        "date_unreadable": 1, "email_malformed": 1, "experience_exceeds_age": 1, "offer_on_rejected": 1, "phone_unreadable": 1,
        "under_18_at_application": 1, "zip_lost_zero": 1,
    }  # fmt: skip
    assert draft(path).people[0].phones == ()


def test_open_words_are_listed_and_answered(tmp_path: Path) -> None:
    path = text_file(
        tmp_path, "a.csv", WIDE + "Ann Lee,a@x.com,Chef,Zorp,Carrier pigeon,\nBo Ray,b@x.com,Chef,In process,Indeed,\n"
    )
    open_words = {(word["kind"], word["word"]): word["proposed"] for word in figures(path)["open_words"]}
    assert open_words == {("stage", "Zorp"): "", ("stage", "In process"): "screen", ("source", "Carrier pigeon"): ""}
    assert draft(path).applications[0].raw_status == "Zorp"
    answers = Answers(
        words=WordAnswers(stage={"Zorp": "offer", "In process": "on_hold"}, source={"Carrier pigeon": "event"})
    )
    said = figures(path, answers=answers)
    assert said["by_stage"] == {"applied": 1, "offer": 1}
    assert said["on_hold"] == 1
    assert said["open_words"] == []


def test_an_ambiguous_date_column_is_asked_about(tmp_path: Path) -> None:
    path = text_file(
        tmp_path, "a.csv", WIDE + "Ann Lee,a@x.com,Chef,Applied,,03/04/2024\nBo Ray,b@x.com,Chef,Applied,,05/06/2024\n"
    )
    result = draft(path)
    assert [(question.kind, question.header) for question in result.open_questions] == [("date_order", "Date Applied")]
    answered = draft(path, answers=Answers(dates={"Date Applied": "mdy"}))
    assert answered.applications[0].applied_on == date(2024, 3, 4)
    assert answered.open_questions == ()


def test_interviews_with_date_and_time_apart(tmp_path: Path) -> None:
    path = workbook(
        tmp_path,
        "day.xlsx",
        {
            "Sheet1": [
                ["Name", "Email", "JobProfile", "RoundNo", "Date", "Time"],
                ["Ann Lee", "a@x.com", "Chef", 1, date(2020, 12, 15), 0.625],
            ]
        },
    )
    [interview] = draft(path).interviews
    assert (interview.at, interview.stage) == (datetime(2020, 12, 15, 15, 0), "interview_1")


def test_answers_come_from_a_file(tmp_path: Path) -> None:
    path = text_file(
        tmp_path, "answers.json", json.dumps({"words": {"stage": {"Zorp": "offer"}}, "dates": {"Date": "mdy"}})
    )
    assert read_answers(path).words.stage == {"Zorp": "offer"}
    with pytest.raises(FieldErrors) as wrong:
        read_answers(text_file(tmp_path, "bad.json", json.dumps({"dates": {"Date": "ymd"}})))
    assert "dates.Date" in wrong.value.problems


def test_the_engine_reads_apart_reports_progress_and_stops(tmp_path: Path) -> None:
    path = text_file(tmp_path, "a.csv", WIDE + "Ann Lee,a@x.com,Chef,Applied,Indeed,2024-01-02\n")
    steps: list[str] = []
    result = read_files([path, tmp_path / "gone.csv"], progress=lambda step, done, of: steps.append(step))
    assert {"reading", "recognising", "drafting"} <= set(steps)
    assert [refusal.code for refusal in result.refused_files] == ["missing"]
    assert json.loads(json.dumps(summarise(result)))["people"] == 1

    def stop(step: str, done: int, of: int) -> None:
        if step == "drafting":
            raise Stopped

    with pytest.raises(Stopped):
        read_files([path], progress=stop)


def test_a_draft_is_the_same_every_time(tmp_path: Path) -> None:
    path = text_file(
        tmp_path,
        "a.csv",
        WIDE
        + "".join(
            f"P{n} Q{n},p{n % 7}@x.com,Job {n % 3},{('Applied', 'Hired', 'Zorp')[n % 3]},Indeed,2024-01-{n + 1:02d}\n"
            for n in range(25)
        ),
    )
    assert draft(path) == draft(path)
