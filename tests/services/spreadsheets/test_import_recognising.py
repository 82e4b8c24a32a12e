"""Headers are found, columns mapped, and tables named as what they are."""

# ruff: noqa: E501  files are written as one text

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.services.spreadsheets.answers import Answers
from desktop.services.spreadsheets.recognising.fields import ALL
from desktop.services.spreadsheets.recognising.header_words import read_header
from desktop.services.spreadsheets.recognising.synonyms import SYNONYMS
from tests.services.spreadsheets.made_up_files import draft, figures, text_file, workbook


def columns(*paths: Path, answers: Answers | None = None) -> dict[str, str]:
    return dict(figures(*paths, answers=answers)["tables"][0]["columns"])


def kind(path: Path) -> str:
    return str(figures(path)["tables"][0]["kind"])


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("E-Mail_Address", "email"), ("Prénom", "first_name"), ("candidateID", "ref:person"), ("Req ID", "ref:job"), ("EmpID", "ref:employee"),
        ("Contact No.", "phone"), ("DateofHire", "milestone:hired"), ("Fecha_Colocacion", "milestone:hired"), ("Interview Date", "milestone:interview_1"),
        ("Second Interview Date", "milestone:interview_final"), ("Motif du refus", "reason"), ("Expected Salary (CAD)", "expected_pay"),
        ("Emial Address", "email"), ("what_is_your_preferred_pronoun", "gender"), ("Favourite colour", ""),
    ],
)  # fmt: skip
def test_header_words(header: str, field: str) -> None:
    assert read_header(header).field == field


def test_every_synonym_leads_to_a_field() -> None:
    assert set(SYNONYMS) <= ALL


def test_the_header_below_titles_instructions_and_above_totals(tmp_path: Path) -> None:
    path = workbook(tmp_path, "suivi.xlsx", {"Suivi": [
        ["Suivi des candidatures 2024"], [], ["Mis à jour le 3 mars"], [],
        ["Nom", "Prénom", "Courriel", "Poste", "Étape"],
        ["Obligatoire", "Obligatoire", "format a@b.ca", "Texte", "Choisir"],
        ["Roy", "Zoé", "zoe@x.ca", "Chef", "Reçu"],
        ["Nom", "Prénom", "Courriel", "Poste", "Étape"],
        ["Côté", "Luc", "luc@x.ca", "Chef", "Embauché"],
        ["Total", None, None, 2],
        ["Remarque : liste confidentielle"],
    ]})  # fmt: skip
    result = draft(path)
    assert [person.full_name for person in result.people] == ["Zoé Roy", "Luc Côté"]
    assert result.tables[0].header_row == 5
    codes = {notice.code for notice in result.tables[0].notices}
    assert codes == {
        "left_out_title",
        "left_out_instructions",
        "left_out_repeated_header",
        "left_out_totals",
        "left_out_footnotes",
    }


def test_a_table_without_header_is_read_by_its_contents(tmp_path: Path) -> None:
    mapped = columns(
        text_file(
            tmp_path,
            "a.csv",
            "Ann Lee,a@x.com,514-555-1234\nBo Ray,b@x.com,514-555-1235\nCy Fox,c@x.com,514-555-1236\n",
        )
    )
    assert list(mapped.values()) == ["full_name", "email", "phone"]


def test_estado_is_a_status_in_spanish_and_a_state_in_brazil(tmp_path: Path) -> None:
    spanish = text_file(
        tmp_path,
        "es.csv",
        "Nombre,Correo,Puesto,Estado\nAna Paz,a@x.es,Chef,Contratado\nLuz Sol,l@x.es,Chef,En espera\n",
    )
    brazil = text_file(tmp_path, "br.csv", "nome;vaga;estado\nAna Paz;QA;SC\nLuz Sol;QA;SP\n")
    assert columns(spanish)["Estado"] == "status"
    assert columns(brazil)["estado"] == "region"


def test_job_title_is_the_requisition_of_applicants_and_the_title_of_contacts(tmp_path: Path) -> None:
    applicants = text_file(tmp_path, "a.csv", "Name,Email,Job Title,Status\nAnn Lee,a@x.com,Chef,Applied\n")
    contacts = text_file(tmp_path, "b.csv", "Name,Email,Company,Job Title\nAnn Lee,a@x.com,Acme,Chef\n")
    assert columns(applicants)["Job Title"] == "job"
    assert columns(contacts)["Job Title"] == "title"
    assert figures(contacts)["applications"] == 0


def test_nom_beside_prenom_is_the_family_name(tmp_path: Path) -> None:
    assert columns(text_file(tmp_path, "a.csv", "Nom,Prénom,Courriel\nRoy,Zoé,z@x.ca\n"))["Nom"] == "last_name"
    assert columns(text_file(tmp_path, "b.csv", "Nom,Courriel\nZoé Roy,z@x.ca\n"))["Nom"] == "full_name"


def test_sensitive_columns_stay_out_unless_asked_for(tmp_path: Path) -> None:
    path = text_file(
        tmp_path, "a.csv", "Name,Email,CPF,Gender,Birth Date,IBAN\nAnn Lee,a@x.com,123,F,1990-01-01,FR76\n"
    )
    plain = draft(path)
    assert set(plain.tables[0].sensitive_left_out) == {"CPF", "Gender", "Birth Date", "IBAN"}
    assert "FR76" not in repr(plain)
    asked = draft(path, answers=Answers(sensitive=["CPF"]))
    assert ("CPF", "123") in asked.people[0].kept


def test_unknown_columns_are_kept_verbatim(tmp_path: Path) -> None:
    result = draft(text_file(tmp_path, "a.csv", "Name,Email,Shoe size\nAnn Lee,a@x.com,38½\n"))
    assert result.people[0].kept == (("Shoe size", "38½"),)


def test_an_answer_corrects_a_mapping_and_is_remembered_by_header_set(tmp_path: Path) -> None:
    path = text_file(tmp_path, "a.csv", "Name,Email,Where from\nAnn Lee,a@x.com,LinkedIn\n")
    other = text_file(tmp_path, "b.csv", "email,NAME,where_from\nb@x.com,Bo Ray,Indeed\n")
    header_set = draft(path).tables[0].header_set
    remembered = Answers(mappings={header_set: {"Where from": "source_detail"}})
    assert columns(path, answers=Answers(columns={"Where from": "source_detail"}))["Where from"] == "source_detail"
    assert columns(other, answers=remembered)["where_from"] == "source_detail"


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("costs.csv", "Source,January,February,March,April,Total\nRadio,1,2,3,4,10\nWeb,1,2,3,4,10\n", "cross_table"),
        ("kpi.csv", "Metric,Value\nHires,12\nDays,30\n", "totals"),
        ("scores.csv", "Name,Talk,Code,Sum\nAnn,3,4,7\nBo,2,2,4\nCy,1,1,2\n", "scorecards"),
        ("interviewers.csv", "EmpId,Name,Email,Skills\n12,Ann,a@x.com,Java\n13,Bo,b@x.com,Go\n", "staff"),
        ("jobs.csv", "job_id,job_title,department,open_date\n1,Chef,Kitchen,2024-01-02\n2,Cook,Kitchen,2024-01-03\n", "requisitions"),
        ("platforms.csv", "platform_id,platform_name\n1,LinkedIn\n2,Indeed\n", "lookup"),
    ],
)  # fmt: skip
def test_tables_without_people_are_named(tmp_path: Path, name: str, text: str, expected: str) -> None:
    path = text_file(tmp_path, name, text)
    assert kind(path) == expected
    assert figures(path)["people"] == 0


def test_a_form_with_a_person_a_column_is_turned(tmp_path: Path) -> None:
    path = workbook(tmp_path, "form.xlsx", {"Form": [
        ["id", 1, 2], ["Completion time", "14/07/25 10:08:29", "14/07/25 10:04:25"], ["Email", "a@x.com", "b@x.com"],
        ["Name", "Ann Lee", "Bo Ray"], ["City", "Laval", "Lévis"], ["Why us?", "Because", "N/A"],
    ]})  # fmt: skip
    result = draft(path)
    assert [person.full_name for person in result.people] == ["Ann Lee", "Bo Ray"]
    assert result.tables[0].transposed
    assert result.applications[0].applied_on == date(2025, 7, 14)


def test_known_exports_are_recognised(tmp_path: Path) -> None:
    lever = text_file(
        tmp_path,
        "l.csv",
        "Full-Name,Email,Date-Added,Stage,Archive-Reason,Archive-Date,Sources,Origin\nAnn Lee,a@x.com,2024-03-01,Offer,Hired,2024-04-01,Indeed,applied\n",
    )
    zoho = text_file(
        tmp_path,
        "z.csv",
        "Candidate Owner,First Name,Last Name,Candidate Source,Candidate Status,Current Job Title\nMia,Ann,Lee,Indeed,Offer-Declined,Dev\n",
    )
    first, second = figures(lever), figures(zoho)
    assert first["tables"][0]["export"] == "Lever"
    assert first["by_stage"] == {"hired": 1}
    assert second["tables"][0]["export"] == "Zoho Recruit"
    assert second["by_stage"] == {"withdrawn": 1}


def test_shifted_rows_are_moved_back(tmp_path: Path) -> None:
    text = (
        "name,email,phone,site,blog,company,title,years\n"
        "Ann Lee,a@x.com,5145551234,https://a.x,,Acme,Chef,3\n"
        "Bo Ray,b@x.com,5145551235,https://b.x,,Acme,Cook,4\n"
        "Di Poe,d@x.com,5145551237,https://d.x,,Acme,Cook,4\n"
        "Cy Fox,c@x.com,5145551236,,,,Bolt,Chef,5\n"
        "Ed Kim,,5145551238,,Bolt,Chef,6\n"
    )
    result = draft(text_file(tmp_path, "people.csv", text))
    assert [(person.employer, person.title, person.experience) for person in result.people[3:]] == [
        ("Bolt", "Chef", "5"),
        ("Bolt", "Chef", "6"),
    ]
    assert {warning.code: warning.count for warning in result.warnings}["row_too_long_realigned"] == 1


cells: st.SearchStrategy[Any] = st.one_of(
    st.none(),
    st.text(max_size=12),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.sampled_from(["Name", "Email", "a@x.com", "Status", "Hired", "id", "Job", "#REF!", "Total"]),
)


@given(st.lists(st.lists(cells, min_size=1, max_size=6), min_size=1, max_size=8))
@settings(max_examples=60, deadline=None)
def test_no_table_breaks_the_engine(rows: list[list[Any]]) -> None:
    from desktop.services.spreadsheets.engine import draft_readings
    from desktop.services.spreadsheets.reading.raw_table import FileReading, RawTable

    path = Path("any.xlsx")
    table = RawTable(path, "S", [tuple(row) for row in rows], list(range(1, len(rows) + 1)))
    draft_readings([FileReading(path, "xlsx", (table,))], Answers())
