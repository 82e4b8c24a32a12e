"""What the fields a column can be read as are called, in the groups the choice lists show. Data; the codes are the engine's."""

from __future__ import annotations

from desktop.wording import QT_TRANSLATE_NOOP

KEPT, IGNORED = "kept", "ignored"

WHOLE: dict[str, str] = {
    KEPT: QT_TRANSLATE_NOOP("Importing", "Keep word for word"),
    IGNORED: QT_TRANSLATE_NOOP("Importing", "Leave out"),
}

PERSON: dict[str, str] = {
    "full_name": QT_TRANSLATE_NOOP("Importing", "Full name"),
    "first_name": QT_TRANSLATE_NOOP("Importing", "First name"),
    "middle_name": QT_TRANSLATE_NOOP("Importing", "Middle name"),
    "last_name": QT_TRANSLATE_NOOP("Importing", "Last name"),
    "email": QT_TRANSLATE_NOOP("Importing", "E-mail"),
    "phone": QT_TRANSLATE_NOOP("Importing", "Phone"),
    "link": QT_TRANSLATE_NOOP("Importing", "Link"),
    "address": QT_TRANSLATE_NOOP("Importing", "Address"),
    "city": QT_TRANSLATE_NOOP("Importing", "City"),
    "region": QT_TRANSLATE_NOOP("Importing", "State or province"),
    "country": QT_TRANSLATE_NOOP("Importing", "Country"),
    "zip": QT_TRANSLATE_NOOP("Importing", "Postal code"),
    "location": QT_TRANSLATE_NOOP("Importing", "Place of the person"),
    "employer": QT_TRANSLATE_NOOP("Importing", "Employer"),
    "title": QT_TRANSLATE_NOOP("Importing", "Present job title"),
    "experience_years": QT_TRANSLATE_NOOP("Importing", "Years of experience"),
    "skills": QT_TRANSLATE_NOOP("Importing", "Skills"),
    "language": QT_TRANSLATE_NOOP("Importing", "Language"),
    "tags": QT_TRANSLATE_NOOP("Importing", "Tags"),
    "person_id": QT_TRANSLATE_NOOP("Importing", "Number of the person"),
}

APPLICATION: dict[str, str] = {
    "job": QT_TRANSLATE_NOOP("Importing", "Job applied for"),
    "job_id": QT_TRANSLATE_NOOP("Importing", "Number of the job"),
    "department": QT_TRANSLATE_NOOP("Importing", "Department"),
    "stage": QT_TRANSLATE_NOOP("Importing", "Stage"),
    "status": QT_TRANSLATE_NOOP("Importing", "Status"),
    "source": QT_TRANSLATE_NOOP("Importing", "Source"),
    "source_detail": QT_TRANSLATE_NOOP("Importing", "Source detail"),
    "credit": QT_TRANSLATE_NOOP("Importing", "Referred by"),
    "reason": QT_TRANSLATE_NOOP("Importing", "Reason"),
    "reason_detail": QT_TRANSLATE_NOOP("Importing", "Remark to the reason"),
    "applied_on": QT_TRANSLATE_NOOP("Importing", "Date applied"),
    "added_on": QT_TRANSLATE_NOOP("Importing", "Date added"),
    "ended_on": QT_TRANSLATE_NOOP("Importing", "Date ended"),
    "owner": QT_TRANSLATE_NOOP("Importing", "Recruiter"),
    "manager": QT_TRANSLATE_NOOP("Importing", "Hiring manager"),
    "rating": QT_TRANSLATE_NOOP("Importing", "Rating"),
    "expected_pay": QT_TRANSLATE_NOOP("Importing", "Expected pay"),
    "current_pay": QT_TRANSLATE_NOOP("Importing", "Current pay"),
    "offered_pay": QT_TRANSLATE_NOOP("Importing", "Offered pay"),
    "available": QT_TRANSLATE_NOOP("Importing", "Available from"),
    "next_action": QT_TRANSLATE_NOOP("Importing", "Next action"),
    "notes": QT_TRANSLATE_NOOP("Importing", "Notes"),
    "application_id": QT_TRANSLATE_NOOP("Importing", "Number of the application"),
}

HISTORY: dict[str, str] = {
    "event_on": QT_TRANSLATE_NOOP("Importing", "Date of the step"),
    "event_time": QT_TRANSLATE_NOOP("Importing", "Time of the step"),
    "round": QT_TRANSLATE_NOOP("Importing", "Interview round"),
    "result": QT_TRANSLATE_NOOP("Importing", "Result"),
    "interviewer": QT_TRANSLATE_NOOP("Importing", "Interviewer"),
    "milestone:screen": QT_TRANSLATE_NOOP("Importing", "Date of screening"),
    "milestone:assessment": QT_TRANSLATE_NOOP("Importing", "Date of assessment"),
    "milestone:interview_1": QT_TRANSLATE_NOOP("Importing", "Date of first interview"),
    "milestone:interview_final": QT_TRANSLATE_NOOP("Importing", "Date of final interview"),
    "milestone:references": QT_TRANSLATE_NOOP("Importing", "Date of references"),
    "milestone:offer": QT_TRANSLATE_NOOP("Importing", "Date of offer"),
    "milestone:hired": QT_TRANSLATE_NOOP("Importing", "Date hired"),
    "milestone:withdrawn": QT_TRANSLATE_NOOP("Importing", "Date withdrawn"),
    "reached:applied": QT_TRANSLATE_NOOP("Importing", "Applied, yes or no"),
    "reached:screen": QT_TRANSLATE_NOOP("Importing", "Screened, yes or no"),
    "reached:assessment": QT_TRANSLATE_NOOP("Importing", "Assessed, yes or no"),
    "reached:interview_1": QT_TRANSLATE_NOOP("Importing", "First interview, yes or no"),
    "reached:interview_final": QT_TRANSLATE_NOOP("Importing", "Final interview, yes or no"),
    "reached:references": QT_TRANSLATE_NOOP("Importing", "References, yes or no"),
    "reached:offer": QT_TRANSLATE_NOOP("Importing", "Offer, yes or no"),
    "reached:hired": QT_TRANSLATE_NOOP("Importing", "Hired, yes or no"),
    "reached:rejected": QT_TRANSLATE_NOOP("Importing", "Rejected, yes or no"),
    "reached:withdrawn": QT_TRANSLATE_NOOP("Importing", "Withdrawn, yes or no"),
    "left_on": QT_TRANSLATE_NOOP("Importing", "Date left the company"),
    "left_reason": QT_TRANSLATE_NOOP("Importing", "Reason for leaving"),
    "employment_status": QT_TRANSLATE_NOOP("Importing", "Employment status"),
}

REQUISITION: dict[str, str] = {
    "requisition_title": QT_TRANSLATE_NOOP("Importing", "Title of the requisition"),
    "requisition_number": QT_TRANSLATE_NOOP("Importing", "Requisition number"),
    "requisition_status": QT_TRANSLATE_NOOP("Importing", "Status of the requisition"),
    "job_location": QT_TRANSLATE_NOOP("Importing", "Place of work"),
    "opened_on": QT_TRANSLATE_NOOP("Importing", "Date opened"),
    "closed_on": QT_TRANSLATE_NOOP("Importing", "Date closed"),
    "level": QT_TRANSLATE_NOOP("Importing", "Level"),
    "family": QT_TRANSLATE_NOOP("Importing", "Role family"),
    "seats": QT_TRANSLATE_NOOP("Importing", "Seats"),
}

LINKS: dict[str, str] = {
    "ref:own": QT_TRANSLATE_NOOP("Importing", "Number of this row"),
    "ref:person": QT_TRANSLATE_NOOP("Importing", "Refers to a person"),
    "ref:application": QT_TRANSLATE_NOOP("Importing", "Refers to an application"),
    "ref:job": QT_TRANSLATE_NOOP("Importing", "Refers to a requisition"),
    "lookup_name": QT_TRANSLATE_NOOP("Importing", "Name in a list of numbers"),
    "contact_value": QT_TRANSLATE_NOOP("Importing", "E-mail or phone of the person referred to"),
}

SENSITIVE: dict[str, str] = {
    "birth_date": QT_TRANSLATE_NOOP("Importing", "date of birth"),
    "age": QT_TRANSLATE_NOOP("Importing", "age"),
    "gender": QT_TRANSLATE_NOOP("Importing", "gender"),
    "ethnicity": QT_TRANSLATE_NOOP("Importing", "ethnicity"),
    "national_id": QT_TRANSLATE_NOOP("Importing", "national number"),
    "bank": QT_TRANSLATE_NOOP("Importing", "bank account"),
    "marital_status": QT_TRANSLATE_NOOP("Importing", "marital status"),
    "religion": QT_TRANSLATE_NOOP("Importing", "religion"),
    "disability": QT_TRANSLATE_NOOP("Importing", "disability"),
    "veteran": QT_TRANSLATE_NOOP("Importing", "veteran status"),
    "citizenship": QT_TRANSLATE_NOOP("Importing", "citizenship"),
    "orientation": QT_TRANSLATE_NOOP("Importing", "orientation"),
    "health": QT_TRANSLATE_NOOP("Importing", "health"),
}

GROUPS: tuple[tuple[str, dict[str, str]], ...] = (
    ("", WHOLE),
    (QT_TRANSLATE_NOOP("Importing", "Person"), PERSON),
    (QT_TRANSLATE_NOOP("Importing", "Application"), APPLICATION),
    (QT_TRANSLATE_NOOP("Importing", "History"), HISTORY),
    (QT_TRANSLATE_NOOP("Importing", "Requisition"), REQUISITION),
    (QT_TRANSLATE_NOOP("Importing", "Numbers that join tables"), LINKS),
)
"""What the choice of a column offers, in this order; sensitive facts are never offered, only kept when asked for."""

KINDS: dict[str, str] = {
    "people": QT_TRANSLATE_NOOP("Importing", "People"),
    "applications": QT_TRANSLATE_NOOP("Importing", "Applications"),
    "requisitions": QT_TRANSLATE_NOOP("Importing", "Requisitions"),
    "events": QT_TRANSLATE_NOOP("Importing", "Stage history"),
    "interviews": QT_TRANSLATE_NOOP("Importing", "Interviews"),
    "offers": QT_TRANSLATE_NOOP("Importing", "Offers"),
    "contacts": QT_TRANSLATE_NOOP("Importing", "Contact details"),
    "notes": QT_TRANSLATE_NOOP("Importing", "Notes on people"),
    "lookup": QT_TRANSLATE_NOOP("Importing", "Names for numbers"),
    "staff": QT_TRANSLATE_NOOP("Importing", "Own staff"),
    "scorecards": QT_TRANSLATE_NOOP("Importing", "Scorecards"),
    "companies": QT_TRANSLATE_NOOP("Importing", "Companies"),
    "cross_table": QT_TRANSLATE_NOOP("Importing", "Cross table"),
    "totals": QT_TRANSLATE_NOOP("Importing", "Totals"),
    "form": QT_TRANSLATE_NOOP("Importing", "Form"),
    "no_people": QT_TRANSLATE_NOOP("Importing", "No people"),
    "empty": QT_TRANSLATE_NOOP("Importing", "Nothing"),
}

CHOOSABLE = ("people", "applications", "requisitions", "events", "interviews", "offers", "contacts", "notes", "lookup")
"""The kinds a person may call a table; the others are only found."""
