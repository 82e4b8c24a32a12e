"""The sample team, as data: a small story with openings, people and what happened to them. All names are invented.

Days are counted back from the day the sample is made, so that it never looks old. Two words are misspelt, as such words are: a tag and a
department.
"""

from __future__ import annotations

from dataclasses import dataclass

TEAM = (
    ("Béatrice Kaur", "hr"), ("Marc Tremblay", "recruiter"), ("Priya Nair", "hiring_manager"), ("Owen Gallagher", "hiring_manager"),
    ("Sofia Lindqvist", "recruiter"), ("Daniel Osei", "interviewer"), ("Nadia Haddad", "approver"), ("Tom Whitfield", "approver"),
    ("Claire Bouchard", "hr"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Opening:
    """One requisition of the story."""

    title: str
    department: str
    location: str
    family: str
    level: str
    manager: str
    recruiter: str
    seats: int
    status: str
    days: int
    pay: tuple[str, str]
    priority: str = "normal"
    reason: str = "new"
    backfill: str = ""
    note: str = ""
    steps: tuple[tuple[str, int, str], ...] = ()
    """What became of the draft: (status, days ago, reason)."""
    starts: int = 40
    """Days until the wanted start; 0 where nobody said yet."""
    posting: str = ""
    """The code of its texts in ``POSTINGS``; empty while there is none."""


OPENINGS = (
    Opening("Senior analyst", "Finance", "Montréal", "Analysis", "senior", "Priya Nair", "Marc Tremblay", 2, "open", 46,
            ("78000", "96000"), "high", note="Month-end has slipped twice; two more hands on reporting.",
            steps=(("awaiting_approval", 50, ""), ("open", 46, "")), posting="analyst"),
    Opening("Buyer, fresh produce", "Purchasing", "Toronto", "Purchasing", "intermediate", "Owen Gallagher", "Sofia Lindqvist", 1,
            "open", 33, ("61000", "72000"), reason="backfill", backfill="Helene Brandt", note="Produce contracts renew in spring.",
            steps=(("awaiting_approval", 37, ""), ("open", 33, "")), posting="buyer"),
    Opening("Payroll lead", "Finance", "Montréal", "Payroll", "lead", "Priya Nair", "Marc Tremblay", 1, "open", 12,
            ("84000", "99000"), "urgent", note="The only person who closes the payroll leaves in two months.",
            steps=(("awaiting_approval", 14, ""), ("open", 12, ""))),
    Opening("Customer service representative", "Customer service", "Remote, Canada", "Service", "junior", "Owen Gallagher",
            "Sofia Lindqvist", 3, "on_hold", 58, ("44000", "50000"), note="The order line rings past eight minutes on Mondays.",
            steps=(("open", 58, ""), ("on_hold", 31, "Waiting for the new opening hours"), ("open", 25, ""),
                   ("on_hold", 12, "Budget review until next quarter"))),
    Opening("Platform engineer", "Information technology", "Remote, Canada", "Engineering", "senior", "Daniel Osei",
            "Marc Tremblay", 1, "draft", 3, ("105000", "128000"), starts=0),
    Opening("Warehouse supervisor", "Operations", "Toronto", "Service", "lead", "Owen Gallagher", "Sofia Lindqvist", 1, "filled", 120,
            ("65000", "74000"), note="The night crew has had no lead since spring.", starts=-30,
            steps=(("open", 120, ""), ("filled", 74, ""))),
    Opening("Demand planner", "Operations", "Toronto", "Analysis", "intermediate", "Owen Gallagher", "Sofia Lindqvist", 1,
            "awaiting_approval", 6, ("68000", "80000"), note="Two stores a month run out of berries by noon.",
            steps=(("awaiting_approval", 5, ""),), starts=60),
    Opening("Accounts payable clerk", "Finance", "Montréal", "Payroll", "junior", "Priya Nair", "Marc Tremblay", 1,
            "awaiting_approval", 12, ("58000", "62000"), note="Suppliers are paid nine days late on average.",
            steps=(("awaiting_approval", 9, ""), ("draft", 7, "The band tops what 1200 can carry this year. 62,000 would do."),
                   ("awaiting_approval", 2, "")), starts=50),
    Opening("Quality technician", "Operations", "Toronto", "Service", "junior", "Owen Gallagher", "Sofia Lindqvist", 2,
            "awaiting_approval", 4, ("52000", "58000"), reason="backfill", backfill="Jonas Weber",
            note="The audit in March needs two people on the cold line.", steps=(("awaiting_approval", 3, ""),), starts=70),
    Opening("Night loader", "Operation", "Toronto", "Service", "junior", "Owen Gallagher", "Sofia Lindqvist", 1, "cancelled", 64,
            ("41000", "46000"), note="One dock stays closed after ten.",
            steps=(("open", 62, ""), ("cancelled", 21, "The warehouse rota covers it")), starts=-5),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Visitor:
    """One person and their way: ``steps`` are (stage code, days ago); ``ending`` is (status, reason code, days ago)."""

    name: str
    title: str
    employer: str
    location: str
    source: str
    opening: int
    steps: tuple[tuple[str, int], ...]
    ending: tuple[str, str, int] | None = None
    tags: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    hold: int = 0
    note: str = ""


_V = Visitor
VISITORS = (
    _V("Amara Okafor", "Analyst", "Bluewater Mutual", "Montréal", "employee_referral", 0,
       (("applied", 38), ("screen", 35), ("interview_1", 24), ("interview_final", 9), ("offer", 2)), tags=("SQL", "Month-end"),
       flags=("competing_offer",), note="Knows our ledger from an audit. Has a second offer on the table; answer promised by Friday."),
    _V("Jean-Philippe Petit", "Financial analyst", "Banque du Fleuve", "Montréal", "linkedin", 0,
       (("applied", 30), ("screen", 26), ("interview_1", 12)), tags=("Bilingual",), note="Clear on method; ask for a tax example next time."),
    _V("Łukasz Wójcik", "Data analyst", "Northgate Logistics", "Laval", "indeed", 0, (("applied", 21), ("screen", 15)), tags=("SQL",)),
    _V("Işıl Demir", "Reporting specialist", "Karavan Retail", "Montréal", "linkedin", 0, (("applied", 19), ("screen", 9), ("assessment", 4)),
       tags=("Power BI",)),
    _V("Mei-Ling Chen", "Junior analyst", "", "Montréal", "campus", 0, (("applied", 17),), tags=("Graduate",)),
    _V("Søren Dahl", "Controller", "Fjordkraft", "Québec", "job_bank", 0, (("applied", 33), ("screen", 29), ("interview_1", 18)),
       ("rejected", "stronger_candidate", 8)),
    _V("Fatima Zahra El Idrissi", "Analyst", "Atlas Conseil", "Montréal", "company_website", 0, (("applied", 3),)),
    _V("Tomáš Novák", "Business analyst", "Labský Steel", "Longueuil", "employee_referral", 0,
       (("applied", 36), ("screen", 31), ("interview_1", 22), ("interview_final", 8)), tags=("Month-end",)),
    _V("Grace Mbeki", "Senior analyst", "Tidal Insurance", "Toronto", "agency", 0, (("applied", 28), ("screen", 24)),
       ("withdrawn", "other_offer_or_stayed_put", 20)),
    _V("Rohan Iyer", "Analyst", "Kestrel Foods", "Brampton", "indeed", 0, (("applied", 27),), ("rejected", "not_enough_experience", 25)),
    _V("Chloé Gagnon", "Buyer", "Marché du Port", "Toronto", "linkedin", 1, (("applied", 25), ("screen", 21), ("interview_1", 13)),
       tags=("Produce",), note="Strong on seasonal contracts."),
    _V("Đức Nguyễn", "Assistant buyer", "Lotus Wholesale", "Mississauga", "indeed", 1, (("applied", 23), ("screen", 16)),
       flags=("notice_period",)),
    _V("Hannah Weiß", "Category manager", "Straßer & Söhne", "Toronto", "sourced_linkedin", 1, (("applied", 14), ("screen", 11)), hold=10,
       note="On leave until the 1st; asked us to wait."),
    _V("Samuel Adeyemi", "Procurement officer", "City of Oakville", "Oakville", "company_website", 1, (("applied", 6),)),
    _V("Ingrid Sørlie", "Buyer", "Havna Fisk", "Toronto", "jobboom", 1, (("applied", 26), ("screen", 22)),
       ("rejected", "pay_above_band", 17)),
    _V("Noah Tanaka", "Produce clerk", "Green Corner", "Toronto", "company_website", 1, (("applied", 10),)),
    _V("Isabella Moreno Ruiz", "Buyer", "Frutas del Sur", "Toronto", "employee_referral", 1,
       (("applied", 29), ("screen", 27), ("interview_1", 20), ("interview_final", 11), ("references", 5)), tags=("Produce", "Bilingual")),
    _V("Émilie Roy-Lévesque", "Payroll specialist", "Coop Rivière", "Montréal", "jobboom", 2, (("applied", 10), ("screen", 6)),
       tags=("Bilingual",)),
    _V("Kwame Boateng", "Payroll manager", "Harbour Freight Lines", "Montréal", "agency", 2, (("applied", 9), ("screen", 7), ("interview_1", 1))),
    _V("Olena Shevchenko", "HR generalist", "Dnipro Soft", "Montréal", "linkedin", 2, (("applied", 8),), flags=("relocation",)),
    _V("Yusuf Al-Sayed", "Payroll analyst", "Cedar Group", "Montréal", "indeed", 2, (("applied", 5),)),
    _V("山田 太郎", "Payroll coordinator", "Sakura Trading", "Montréal", "job_bank", 2, (("applied", 2),)),
    _V("Liam O’Brien", "Support agent", "Quickline", "Halifax", "indeed", 3, (("applied", 50), ("screen", 44)), hold=20),
    _V("Aaliyah Johnson", "Service associate", "Brightmart", "Winnipeg", "indeed", 3, (("applied", 48),)),
    _V("Mateus Almeida", "Call centre agent", "Voz Direta", "Remote", "company_website", 3, (("applied", 47), ("screen", 40)),
       ("withdrawn", "process_too_slow_or_unclear", 22), tags=("Bilingal",)),
    _V("Viktoria Holm", "Shift lead", "Polar Storage", "Toronto", "employee_referral", 5,
       (("applied", 110), ("screen", 104), ("interview_1", 96), ("interview_final", 88), ("offer", 80), ("hired", 74))),
    _V("Pedro Sánchez Gil", "Forklift supervisor", "Almacenes Rex", "Toronto", "indeed", 5, (("applied", 108), ("screen", 101)),
       ("rejected", "stronger_candidate", 75)),
)  # fmt: skip
