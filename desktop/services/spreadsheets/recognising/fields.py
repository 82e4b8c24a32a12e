"""The fields a column can be mapped to, grouped; a milestone's date is ``milestone:<stage>``, a tick for it ``reached:<stage>``, a key ``ref:<entity>``."""

from __future__ import annotations

PERSON = (
    "person_id", "full_name", "first_name", "middle_name", "last_name", "email", "phone", "address", "city", "region",
    "country", "zip", "location", "link", "employer", "title", "skills", "tags", "language", "experience_years",
)  # fmt: skip
APPLICATION = (
    "application_id", "job", "job_id", "department", "stage", "status", "source", "source_detail", "credit", "reason",
    "applied_on", "added_on", "ended_on", "owner", "manager", "rating", "expected_pay", "current_pay", "offered_pay",
    "available", "next_action", "notes", "round", "event_on", "event_time", "result", "interviewer", "reason_detail",
)  # fmt: skip
REQUISITION = (
    "requisition_number", "requisition_title", "job_location", "opened_on", "closed_on", "level", "family",
    "requisition_status", "seats",
)  # fmt: skip
EMPLOYEE = ("left_on", "left_reason", "employment_status")
SENSITIVE = (
    "birth_date", "age", "gender", "ethnicity", "national_id", "bank", "marital_status", "religion", "disability",
    "veteran", "citizenship", "orientation", "health",
)  # fmt: skip
LOOKUP = ("lookup_name", "contact_value")
KEPT = "kept"  # unknown: carried along verbatim
IGNORED = "ignored"  # row numbers, blank columns

SEVERAL = frozenset({"email", "phone", "link", "skills", "tags", "notes", "source_detail", "credit"})
ALL = frozenset((*PERSON, *APPLICATION, *REQUISITION, *EMPLOYEE, *SENSITIVE, *LOOKUP, KEPT, IGNORED))


def is_field(code: str) -> bool:
    """Whether an answer names a field (or a milestone, or a key) the importer knows."""
    return code in ALL or code.startswith(("milestone:", "reached:", "ref:"))
