"""Text files as programs and people leave them: who is in them, how far each got, and that nothing is lost on the way."""

# ruff: noqa: E501  files are written as one text

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.services.spreadsheets.drafting.records import ImportDraft
from tests.services.spreadsheets.made_up_files import draft, text_file

PLAIN = "Name,Email,Position,Stage,Applied\nZoë Ôst,zoe@x.example,Chef,Interview,2026-01-02\nBo Ray,bo@x.example,Chef,Offer,2026-01-03\n"


def got(made: ImportDraft) -> dict[str, str]:
    """Name → how far, and how it ended."""
    found: dict[str, str] = {}
    for one in made.applications:
        ended = "" if one.status in ("active", one.stage) else f"/{one.status}"
        name = made.people[one.person].shown_name
        found[name] = f"{found[name]}, {one.stage}{ended}" if name in found else f"{one.stage}{ended}"
    return found


def read(folder: Path, text: str, name: str = "file.csv", encoding: str = "utf-8") -> ImportDraft:
    return draft(text_file(folder, name, text, encoding))


@pytest.mark.parametrize(
    ("encoding", "ends", "sign"),
    [
        ("utf-8", "\n", ","), ("utf-8-sig", "\r\n", ";"), ("utf-16", "\n", "\t"), ("utf-16", "\r\n", ","), ("utf-16-le", "\n", ";"),
        ("cp1252", "\r\n", ";"), ("latin-1", "\n", "|"), ("mac_roman", "\r", ","),
    ],
)  # fmt: skip
def test_bytes_of_all_kinds(tmp_path: Path, encoding: str, ends: str, sign: str) -> None:
    made = read(tmp_path, PLAIN.replace(",", sign).replace("\n", ends), "file.txt", encoding)
    assert got(made) == {"Zoë Ôst": "interview_1", "Bo Ray": "offer"}
    assert [str(one.applied_on) for one in made.applications] == ["2026-01-02", "2026-01-03"]


EXPORTS = {
    "Greenhouse": (
        ("Candidate ID,First Name,Last Name,Company,Title,Phone,Email,Who Gets Credit,Job ID,Job,Office,Department,Status,Stage,Milestone,Application Date,Rejection Reason,Rejection Date\n"
        "1,Ann,Lee,Acme,Cook,,ann@x.example,Priya Nair,1,Chef,Laval,Kitchen,Active,Phone Screen,Application,2026-01-02,,\n"
        "2,Bo,Ray,,,,bo@x.example,,1,Chef,Laval,Kitchen,Rejected,Face to Face,Face to Face,2026-01-03,Lacking skill(s)/qualification(s),2026-01-09\n"),
        {"Ann Lee": "screen", "Bo Ray": "interview_1/rejected"},
    ),
    "Lever": (
        ("Opportunity ID,Full Name,Email,Stage,Origin,Sources,Posting,Owner,Archive Reason,Archive Date,Date Added\n"
        "a1,Ann Lee,ann@x.example,On-site interview,sourced,LinkedIn,Chef,P N,Underqualified,2026-01-09 08:00:00,2026-01-02 10:33:00\n"
        "a2,Bo Ray,bo@x.example,Offer,referred,Referral,Chef,P N,Hired,2026-01-19 08:00:00,2026-01-02 10:33:00\n"),
        {"Ann Lee": "interview_1/rejected", "Bo Ray": "hired"},
    ),
    "Zoho Recruit": (
        ("Record Id,Candidate ID,First Name,Last Name,Email,Candidate Status,Candidate Stage,Candidate Source,Candidate Owner\n"
        "z1,ZR_1,Ann,Lee,ann@x.example,New,Available,Career Site,P N\n"
        "z2,ZR_2,Bo,Ray,bo@x.example,Interview-Scheduled,Engaged,Job Board,P N\n"
        "z3,ZR_3,Cy,Fox,cy@x.example,Converted - Employee,Hired,Job Board,P N\n"),
        {"Ann Lee": "applied", "Bo Ray": "interview_1", "Cy Fox": "hired"},
    ),
    "OpenCATS": (
        ("First Name,Last Name,E-Mail,Status,Job Order,Key Skills,Phone Cell\nAnn,Lee,ann@x.example,Client Declined,Chef,sauce,\n"
        "Bo,Ray,bo@x.example,Not in Consideration,Chef,bread,\nCy,Fox,cy@x.example,Qualifying,Chef,,\n"),
        {"Ann Lee": "applied/rejected", "Bo Ray": "applied/rejected", "Cy Fox": "screen"},
    ),
    "Bullhorn": (
        ("ID,First Name,Last Name,Status,Occupation,Email,Owner,External ID\n1,Ann,Lee,Client Submitted,Cook,ann@x.example,P N,e1\n"
        "2,Bo,Ray,Candidate Not Interested,Cook,bo@x.example,P N,e2\n3,Cy,Fox,Placed,Cook,cy@x.example,P N,e3\n"),
        {"Ann Lee": "screen", "Bo Ray": "applied/withdrawn", "Cy Fox": "hired"},
    ),
    "Workable": (
        ("Name,Headline,Job,Stage,Disqualified,Disqualify reason,Sourced,Email\nAnn Lee,Cook,Chef,Phone Screen,false,,false,ann@x.example\n"
        "Bo Ray,Cook,Chef,Interview,true,Not a fit,false,bo@x.example\n"),
        {"Ann Lee": "screen", "Bo Ray": "interview_1/rejected"},
    ),
    "Frappe HR": (
        ("ID,Applicant Name,Email Address,Job Opening,Designation,Status,Source\nA-1,Ann Lee,ann@x.example,HR-1,Chef,Open,Campaign\n"
        "A-2,Bo Ray,bo@x.example,HR-1,Chef,Accepted,Campaign\n"),
        {"Ann Lee": "applied", "Bo Ray": "hired"},
    ),
    "Horilla": (
        ("Name,Email,Mobile,Recruitment,Job Position,Stage,Hired,Canceled\nAnn Lee,ann@x.example,,Drive,Chef,Interview,False,True\n"
        "Bo Ray,bo@x.example,,Drive,Chef,Hired,True,False\n"),
        {"Ann Lee": "interview_1/withdrawn", "Bo Ray": "hired"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("program", EXPORTS)
def test_exports_of_known_programs(tmp_path: Path, program: str) -> None:
    text, expected = EXPORTS[program]
    made = read(tmp_path, text)
    assert made.tables[0].export == program
    assert got(made) == expected
    assert made.refused_rows == ()


LANGUAGES = {
    "fr": ("cp1252", ("Nom;Prénom;Courriel;Poste visé;Étape;Date de candidature;Prétentions salariales\n"
           "Côté;Zoé;z@x.example;Chef;Entretien;03/04/2026;45 000,50\nRoy;Éric;e@x.example;Chef;Refusé;23/04/2026;46 000,00\n")),
    "es": ("utf-8", ("Nombre;Apellidos;Correo electrónico;Puesto;Estado;Fecha de postulación\n"
           "Zoé;Côté;z@x.example;Cocinera;Entrevista programada;03/04/2026\nÉric;Roy;e@x.example;Cocinero;Descartado;23/04/2026\n")),
    "pt": ("utf-8", ("Nome;Sobrenome;E-mail;Vaga;Situação;Data de inscrição\n"
           "Zoé;Côté;z@x.example;Chef;Entrevista;03/04/2026\nÉric;Roy;e@x.example;Chef;Reprovado;23/04/2026\n")),
    "de": ("cp1252", ("Nachname;Vorname;E-Mail;Stelle;Status;Bewerbungsdatum;Gehaltswunsch\n"
           "Côté;Zoé;z@x.example;Koch;Eingeladen;03.04.2026;45.000,00 €\nRoy;Éric;e@x.example;Koch;Absage;23.04.2026;1\n")),
    "it": ("utf-8", ("Nome;Cognome;Email;Posizione;Stato;Data candidatura\n"
           "Zoé;Côté;z@x.example;Cuoco;Colloquio conoscitivo;03/04/2026\nÉric;Roy;e@x.example;Cuoco;Scartato;23/04/2026\n")),
    "pl": ("cp1250", ("Imię;Nazwisko;E-mail;Stanowisko;Etap;Data aplikacji\n"
           "Zoé;Côté;z@x.example;Kucharz;Rozmowa kwalifikacyjna;03.04.2026\nÉric;Roy;e@x.example;Kucharz;Odrzucony;23.04.2026\n")),
    "nl": ("utf-8", ("Voornaam;Achternaam;E-mailadres;Vacature;Fase;Datum sollicitatie\n"
           "Zoé;Côté;z@x.example;Kok;Gesprek;03-04-2026\nÉric;Roy;e@x.example;Kok;Afgewezen;23-04-2026\n")),
    "sv": ("utf-8", ("Förnamn;Efternamn;E-post;Tjänst;Status;Ansökningsdatum\n"
           "Zoé;Côté;z@x.example;Kock;Intervju;2026-04-03\nÉric;Roy;e@x.example;Kock;Avslag;2026-04-23\n")),
    "cs": ("utf-8", ("Jméno;Příjmení;E-mail;Pozice;Stav;Datum přihlášky\n"
           "Zoé;Côté;z@x.example;Kuchař;Pohovor;3.4.2026\nÉric;Roy;e@x.example;Kuchař;Zamítnut;23.4.2026\n")),
}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_headers_and_words_of_many_languages(tmp_path: Path, language: str) -> None:
    encoding, text = LANGUAGES[language]
    made = read(tmp_path, text, encoding=encoding)
    assert got(made) == {"Zoé Côté": "interview_1", "Éric Roy": "applied/rejected"}
    assert [str(one.applied_on) for one in made.applications] == ["2026-04-03", "2026-04-23"]
    assert all(len(one.title) < 12 for one in made.requisitions)
    assert [(one.given, one.family) for one in made.people] == [("Zoé", "Côté"), ("Éric", "Roy")]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("04/03/2026", "03/14/2026"), ("03/04/2026", "14/03/2026"), ("3-Apr-26", "14-Mar-26"), ("April 3rd, 2026", "March 14th, 2026"),
        ("46115", "46095"), ("1775174400000", "1773446400000"), ("2026-04-03T10:00:00.000Z", "2026-03-14T10:00:00+02:00"),
        ("3.4.26", "14.3.26"), ("Fri 3 Apr 2026", "Sat 14 Mar 2026"), ("4/3/2026 3:15 PM", "3/14/2026 9:00 AM"), ("20260403", "20260314"),
    ],
)  # fmt: skip
def test_dates_of_all_shapes(tmp_path: Path, first: str, second: str) -> None:
    text = f"Name;Email;Job;Stage;Applied on\nAnn Lee;a@x.example;Chef;Offer;{first}\nBo Ray;b@x.example;Chef;Offer;{second}\n"
    made = read(tmp_path, text)
    assert [str(one.applied_on) for one in made.applications] == ["2026-04-03", "2026-03-14"]


def test_what_is_no_date_is_kept_word_for_word(tmp_path: Path) -> None:
    rows = "".join(f"P{n} Xu,p{n}@x.example,Chef,Offer,2026-01-0{n},2026-02-0{n}\n" for n in range(1, 7))
    text = (
        "Name,Email,Job,Stage,Applied on,Interview date\n" + rows + "Q Xu,q@x.example,Chef,Offer,2 weeks ago,ask Ann\n"
    )
    made = read(tmp_path, text)
    assert dict(made.applications[-1].kept) == {"Applied on": "2 weeks ago", "Interview date": "ask Ann"}
    assert {one.code: one.count for one in made.warnings}["date_unreadable"] == 1


@pytest.mark.parametrize(
    ("typed", "full", "given", "family"),
    [
        ('"Lee, Ann"', "Ann Lee", "Ann", "Lee"), ("Dr. Ann Marie Lee", "Dr. Ann Marie Lee", "Ann Marie", "Lee"),
        ("Madonna", "Madonna", "Madonna", ""), ("Nguyễn Văn Đức", "Nguyễn Văn Đức", "Nguyễn Văn", "Đức"), ("王小明", "王小明", "王小明", ""),
        ("Ann Lee (she/her)", "Ann Lee (she/her)", "Ann", "Lee"), ('"Lee, Ann, PhD"', "Ann Lee PhD", "Ann", "Lee"),
        ("Fenna van den Berg", "Fenna van den Berg", "Fenna", "van den Berg"), ("李 娜 (Na Li)", "李 娜 (Na Li)", "李", "娜"),
    ],
)  # fmt: skip
def test_names(tmp_path: Path, typed: str, full: str, given: str, family: str) -> None:
    [one] = read(tmp_path, f"Name,Email,Stage\n{typed},a@x.example,Offer\n").people
    assert (one.full_name, one.given, one.family) == (full, given, family)


def test_phones_and_e_mails_in_one_column_of_contacts(tmp_path: Path) -> None:
    text = "Name,Contact,Job,Status\nAnn Lee,ann@x.example,Chef,Offer\nBo Ray,514-555-1234 x12,Chef,Offer\nCy Fox,+1 514 555 1235,Chef,Offer\n"
    people = read(tmp_path, text).people
    assert [[mail.raw for mail in one.emails] for one in people] == [["ann@x.example"], [], []]
    assert [[phone.e164 for phone in one.phones] for one in people] == [[], ["+15145551234"], ["+15145551235"]]


def test_a_phone_rounded_by_excel_is_kept_as_it_stands(tmp_path: Path) -> None:
    [one] = read(tmp_path, "Name,Email,Phone,Stage\nAnn Lee,a@x.example,5.14556E+09,Offer\n").people
    assert [(phone.raw, phone.e164) for phone in one.phones] == [("5.14556E+09", "")]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("📞 3 - Phone Screen", "screen"), ("✅ Hired", "hired"), ("(4) Onsite interview", "interview_1"), ("Stage 5: Offer", "offer"),
        ("04_Interview", "interview_1"), ("OFFER_EXTENDED", "offer"), ("#5 Offer", "offer"), ("Final Round (CEO)", "interview_final"),
        ("Rejected - Phone screen", "screen/rejected"), ("L1 Reject", "interview_1/rejected"), ("L2 Scheduled", "interview_final"),
        ("Offer Drop", "offer/withdrawn"), ("Withdrawn by applicant", "applied/withdrawn"), ("Closed: Withdrawn", "applied/withdrawn"),
        ("Rejected after 2nd interview", "interview_final/rejected"),
    ],
)  # fmt: skip
def test_stages_as_people_write_them(tmp_path: Path, word: str, expected: str) -> None:
    made = read(tmp_path, f"Name,Email,Job,Stage\nAnn Lee,a@x.example,Chef,{word}\n")
    assert got(made) == {"Ann Lee": expected}
    assert made.applications[0].raw_stage == word


@pytest.mark.parametrize(
    "rows",
    [
        ("Name,Email,Job,Applied,Phone screen,Interview,Offer,Hired", "Yes,Yes,Yes,No,No", "Yes,No,No,No,No", "Yes,Yes,Yes,Yes,Yes"),
        ("Name,Email,Job,Applied,Phone screen,Interview,Offer,Hired", "x,x,x,,", "x,,,,", "x,x,x,x,x"),
        ("Name,Email,Job,Applied,Screening,Technical interview,Offer,Joined", "1/2/2026,1/15/2026,1/29/2026,,", "1/3/2026,,,,", "1/2/2026,1/5/2026,1/9/2026,1/20/2026,2/1/2026"),
        ("Name,Email,Job,Applied date,Phone screen date,Interview date,Offer date,Hire date", "2026-01-02,2026-01-05,2026-01-09,,", "2026-01-03,,,,", "2026-01-02,2026-01-05,2026-01-09,2026-01-20,2026-02-01"),
    ],
)  # fmt: skip
def test_a_column_a_stage(tmp_path: Path, rows: tuple[str, str, str, str]) -> None:
    head, ann, bo, cy = rows
    made = read(
        tmp_path,
        f"{head}\nAnn Lee,a@x.example,Chef,{ann}\nBo Ray,b@x.example,Chef,{bo}\nCy Fox,c@x.example,Chef,{cy}\n",
    )
    assert got(made) == {"Ann Lee": "interview_1", "Bo Ray": "applied", "Cy Fox": "hired"}
    if "2026" in ann:
        steps = [(one.stage, one.on is not None) for one in made.transitions if one.application == 2]
        assert steps == [(stage, True) for stage in ("applied", "screen", "interview_1", "offer", "hired")]


def test_columns_of_results_beside_a_vague_status(tmp_path: Path) -> None:
    text = (
        "Name,Email,Job,Screening,Technical Interview,Final Status\nAnn Lee,a@x.example,Chef,Pass,Pass,In progress\n"
        "Bo Ray,b@x.example,Chef,Fail,,Rejected\nCy Fox,c@x.example,Chef,Pass,Pass,Offered\n"
    )
    assert got(read(tmp_path, text)) == {"Ann Lee": "interview_1", "Bo Ray": "screen/rejected", "Cy Fox": "offer"}


def test_several_jobs_in_a_cell_are_several_applications(tmp_path: Path) -> None:
    text = 'Name,Email,Jobs,Stage\nAnn Lee,a@x.example,Chef; Cook,Offer\nBo Ray,b@x.example,"Cook, night",Offer\nCy Fox,c@x.example,"Chef, Cook",Applied\nDi Kay,d@x.example,Chef,Offer\nEd Poe,e@x.example,Cook,Offer\n'
    made = read(tmp_path, text)
    assert {one.title for one in made.requisitions} == {"Chef", "Cook", "Cook, night"}
    assert got(made)["Cy Fox"] == "applied, applied"
    assert len(made.applications) == 7


def test_a_log_of_moves_without_ids(tmp_path: Path) -> None:
    text = (
        "Candidate,Job,From,To,Changed At\nAnn Lee,Chef,,Applied,2026-01-02\nAnn Lee,Chef,Applied,Interview,2026-01-05\n"
        "Bo Ray,Chef,,Applied,2026-01-03\nBo Ray,Chef,Applied,Rejected,2026-01-06\n"
    )
    made = read(tmp_path, text)
    assert got(made) == {"Ann Lee": "interview_1", "Bo Ray": "applied/rejected"}
    assert [str(one.on) for one in made.transitions] == ["2026-01-02", "2026-01-05", "2026-01-03", "2026-01-06"]


@pytest.mark.parametrize(
    "text",
    [
        "Month,Applications,Interviews,Hires\nJan,10,4,1\nFeb,12,5,2\n", "Question,Weight,Score\nTeam work,3,5\nLeadership,2,4\n",
        "Stage,Jan,Feb,Mar,Apr,Total\nApplied,10,12,13,14,49\n", "Dear team,\nplease find the list of candidates attached.\nRegards\n",
        "Name,Email,Position,Stage\n", "Company,Deal size\nAcme,1000\n",
    ],
)  # fmt: skip
def test_files_without_people_are_named_as_such(tmp_path: Path, text: str) -> None:
    made = read(tmp_path, text)
    assert (made.people, made.applications) == ((), ())
    assert all(table.holds_no_people for table in made.tables)


def test_one_name_and_e_mail_under_two_numbers_is_one_person_and_said(tmp_path: Path) -> None:
    head = "id,job_id,first_name,last_name,email,source,applied_at\n"
    rows = "34,6,Ann,Lee,a@x.example,EMAIL,2026-07-23T17:35:00Z\n36,1,Ann,Lee,a@x.example,EMAIL,2026-07-30T18:34:00Z\n37,1,Bo,Ray,a@x.example,EMAIL,2026-07-30\n"
    made = read(tmp_path, head + rows, "applicants.csv")
    assert [one.full_name for one in made.people] == ["Ann Lee", "Bo Ray"]
    assert [one.external_ids for one in made.people] == [("34", "36"), ("37",)]
    assert {one.code: one.count for one in made.warnings}["same_email_other_id"] == 1
    assert made.verdicts[1].verdict == "doubtful"
    assert len(made.applications) == 3
