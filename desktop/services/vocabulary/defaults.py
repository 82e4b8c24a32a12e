"""The words a new workspace starts with: data, read once by ``seeding.py``. Codes are stable, labels may be edited by the team."""

from __future__ import annotations

from typing import Any

from desktop.words import VocabularyKind as Kind


def _stage(
    code: str,
    label: str,
    french: str,
    milestone: str,
    definition: str,
    enters: str,
    owner: str,
    sla: int | None,
    aliases: str,
) -> dict[str, Any]:
    return {
        "code": code, "label": label, "labels": {"fr": french}, "milestone": milestone, "definition": definition,
        "enters_when": enters, "owner_role": owner, "sla_days": sla, "aliases": aliases.split(", "),
    }  # fmt: skip


STAGES = (
    _stage("applied", "Applied", "Reçue", "applied", "Arrived; nobody has judged it yet.", "An application or referral is recorded.",
           "recruiter", 3, "new applicant, application review, inbox, received, submitted"),
    _stage("screen", "Screening", "Présélection", "screen", "A recruiter checks must-haves and talks to the person.",
           "Must-haves are plausible on paper.", "recruiter", 5, "phone screen, initial call, recruiter screen, initial qualification, "
           "pre-screen, sift, HR screen, shortlisted, in review"),
    _stage("assessment", "Assessment", "Évaluation", "screen", "A work sample or test is out or being marked.",
           "Screen passed and the test agreed.", "recruiter", 7, "test, take-home, coding test"),
    _stage("interview_1", "First interview", "Première entrevue", "interview", "The panel’s first structured interview.",
           "The hiring manager says yes to meeting.", "hiring_manager", 7, "onsite, face to face, panel, technical interview, "
           "tech interview, interviewing, interviewed, booked interview"),
    _stage("interview_final", "Final interview", "Entrevue finale", "interview", "The last round before the decision.",
           "The first debrief says advance.", "hiring_manager", 7, "second interview, managerial interview"),
    _stage("references", "References and checks", "Références", "interview", "References, taken with consent.",
           "The team is aligned.", "recruiter", 5, "reference check, background check"),
    _stage("offer", "Offer", "Offre", "offer", "An offer is being drawn up, approved or answered.", "The team says hire.",
           "recruiter", 5, "contract proposal, offered, job offered, offer extended, offer sent, provisional offer"),
    _stage("hired", "Hired", "Embauchée", "hired", "The offer is accepted.", "An acceptance is recorded.", "hr", None,
           "placed, contract signed, accepted, joined, onboarded, colocado"),
)  # fmt: skip

REASONS = (
    ("skills_gap", "Skills gap", "us", "A must-have skill of the profile is missing."),
    ("not_enough_experience", "Not enough experience", "us", "The required experience is not there."),
    ("assessment_result", "Assessment result", "us", "The work sample or test did not meet the mark set before."),
    ("interview_result", "Interview result", "us", "Scorecards below what was agreed."),
    ("stronger_candidate", "Stronger candidate", "us", "Qualified, but another person met the criteria better."),
    ("pay_above_band", "Pay above band", "us", "The expectation lies above the pay band."),
    ("location_or_commute", "Location or commute", "us", "The place of work does not fit."),
    ("timing", "Timing", "us", "Available too late or too early."),
    ("not_eligible_to_work", "Not eligible to work", "us", "No right to work here, and none to be had in time."),
    ("incomplete_or_no_reply", "Incomplete or no reply", "us", "Papers missing or no answer after reminders."),
    ("duplicate_or_spam", "Duplicate or spam", "us", "The same application again, or none at all."),
    ("role_closed", "Role closed", "us", "The requisition was filled or cancelled."),
    ("misrepresentation", "Misrepresentation", "us", "Statements that proved untrue."),
    ("other_offer_or_stayed_put", "Other offer or stayed put", "them", "Took another job or kept the present one."),
    ("pay_or_terms", "Pay or terms", "them", "Pay, benefits or terms did not convince."),
    ("role_or_fit", "Role or fit", "them", "The role was not what they look for."),
    ("personal_or_relocation", "Personal or relocation", "them", "Family, health, moving house."),
    ("process_too_slow_or_unclear", "Process too slow or unclear", "them", "We took too long or were unclear."),
    ("no_show", "No show", "either", "Did not come and did not say why."),
)

SOURCE_TYPES = (
    ("direct", "Direct", "Came by themselves: website, walk-in, e-mail."),
    ("referral", "Referral", "Recommended by somebody we know."),
    ("job_board", "Job board", "Answered a posting on a board."),
    ("agency", "Agency", "Submitted by an agency."),
    ("campus", "Campus", "School, college or university."),
    ("internal_mobility", "Internal mobility", "Works here already."),
    ("sourced", "Sourced", "We found and approached them."),
    ("event", "Event", "Fair, meetup, open day."),
    ("other", "Other", "None of the others; should stay rare."),
)

SOURCES = (
    (
        "company_website",
        "Company website",
        "direct",
        "website, web site, careers page, career site, web corporativa, site web",
    ),
    ("employee_referral", "Employee referral", "referral", "referral, referred, reference, cooptation, referido"),
    ("linkedin", "LinkedIn", "job_board", ""),
    ("indeed", "Indeed", "job_board", ""),
    ("job_bank", "Job Bank", "job_board", "guichet-emplois"),
    ("jobboom", "Jobboom", "job_board", ""),
    ("agency", "Agency", "agency", "consultancy, staffing agency, agence, consultora"),
    ("campus", "Campus", "campus", "campus hiring, university, college"),
    ("internal", "Internal", "internal_mobility", "internal transfer, interne"),
)

DECLINE_REASONS = (
    ("pay", "Pay"), ("benefits", "Benefits"), ("other_offer", "Other offer"), ("counter_offer", "Counter-offer"),
    ("location_or_remote", "Location or remote"), ("start_date", "Start date"), ("role", "Role"),
    ("family_or_personal", "Family or personal"), ("no_reply_before_expiry", "No reply before expiry"),
)  # fmt: skip

RISK_FLAGS = (
    ("no_response", "No response", "Has not answered our last message."),
    ("competing_offer", "Competing offer", "Has or expects another offer."),
    ("notice_period", "Notice period", "Long or uncertain notice."),
    ("relocation", "Relocation", "Would have to move."),
    ("pay_gap", "Pay gap", "Expectation and band are apart."),
    ("start_date", "Start date", "The wished start is in danger."),
)

COMPETENCIES = (
    ("role_knowledge", "Role knowledge"), ("problem_solving", "Problem solving"), ("communication", "Communication"),
    ("collaboration", "Collaboration"), ("ownership", "Ownership"), ("leadership", "Leadership"),
)  # fmt: skip

LEVELS = (("junior", "Junior"), ("intermediate", "Intermediate"), ("senior", "Senior"), ("lead", "Lead"), ("manager", "Manager"),
          ("director", "Director"))  # fmt: skip

PLAIN: tuple[tuple[Kind, tuple[tuple[str, ...], ...]], ...] = (
    (Kind.SOURCE_TYPE, SOURCE_TYPES),
    (Kind.DECLINE_REASON, DECLINE_REASONS),
    (Kind.RISK_FLAG, RISK_FLAGS),
    (Kind.COMPETENCY, COMPETENCIES),
    (Kind.LEVEL, LEVELS),
)
"""Lists of (code, label, definition)."""
