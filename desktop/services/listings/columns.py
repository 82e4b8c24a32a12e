"""The columns of every list, as data: what a table may show, sort, filter, choose and export."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from desktop.services.access.actor import Actor
from desktop.services.access.permissions import Permission


class ListKind(StrEnum):
    """The lists there are."""

    REQUISITIONS = "requisitions"
    CANDIDATES = "candidates"
    APPLICATIONS = "applications"


class ColumnType(StrEnum):
    """How a column's value is compared, aligned, formatted and exported."""

    TEXT = "text"
    DATE = "date"  # a calendar date, ISO text in the row
    MOMENT = "moment"  # an instant in UTC, ISO text with milliseconds
    NUMBER = "number"
    MONEY = "money"  # Decimal text with the currency of the row's ``currency`` column
    CHOICE = "choice"  # code of an enum in words.py, or id of a vocabulary word
    PERSON = "person"  # id of a person of the team
    STRIP = "strip"  # the decision strip
    FLAG = "flag"  # yes / no


@dataclass(frozen=True, slots=True)
class ListColumn:
    """One column of a list.

    ``code`` is the name in rows and view settings; ``choices`` names where the labels of a CHOICE come from: an enum of
    words.py (``enum:ApplicationStatus``) or a vocabulary kind (``word:stage``). ``width`` in average characters.
    """

    code: str
    label: str
    type: ColumnType = ColumnType.TEXT
    choices: str = ""
    width: int = 16
    shown: bool = True
    sortable: bool = True
    filterable: bool = True
    definition: str = ""
    permission: Permission | None = None
    """What one must hold to know its values; blank for others, who can neither filter nor sort by it."""
    computed: bool = False
    """Worked out when it is read, because it changes by itself with the day: no row keeps it."""


_C = ListColumn
_T = ColumnType

COLUMNS: dict[ListKind, tuple[ListColumn, ...]] = {
    ListKind.REQUISITIONS: (
        _C("number", "Number", width=8, definition="Given once by the program; never reused."),
        _C("title", "Title", width=22),
        _C("status", "Status", _T.CHOICE, "enum:RequisitionStatus", 14),
        _C("strip", "R Q A V S", _T.STRIP, width=11, sortable=False, filterable=False,
           definition="Role approved, Qualified, Aligned, Viable, Start: the five decisions."),
        _C("active", "Active", _T.NUMBER, width=8, definition="Applications still running."),
        _C("seats_open", "Open seats", _T.NUMBER, width=10, definition="Seats neither filled nor closed."),
        _C("days_open", "Days open", _T.NUMBER, width=9, sortable=False, filterable=False, computed=True,
           definition="Days it has been open, without those on hold. To sort by it, sort by Opened."),
        _C("hiring_manager", "Hiring manager", _T.PERSON, width=18),
        _C("priority", "Priority", _T.CHOICE, "enum:Priority", 10),
        _C("department", "Department", _T.CHOICE, "word:department", 18),
        _C("location", "Location", _T.CHOICE, "word:location", 16),
        _C("recruiter", "Recruiter", _T.PERSON, width=18),
        _C("target_start", "Target start", _T.DATE, width=12),
        _C("opened_at", "Opened", _T.DATE, width=12),
        _C("seats", "Seats", _T.NUMBER, width=7, definition="Openings asked for on this requisition."),
        _C("role_family", "Role family", _T.CHOICE, "word:role_family", 16, shown=False),
        _C("level", "Level", _T.CHOICE, "word:level", 12, shown=False),
        _C("cost_centre", "Cost centre", _T.CHOICE, "word:cost_centre", 14, shown=False),
        _C("employment_type", "Employment", _T.CHOICE, "enum:EmploymentType", 12, shown=False),
        _C("confidential", "Confidential", _T.FLAG, width=11, shown=False),
        _C("created_at", "Created", _T.MOMENT, width=14, shown=False),
        _C("changed_at", "Changed", _T.MOMENT, width=14, shown=False),
    ),
    ListKind.CANDIDATES: (
        _C("name", "Name", width=22),
        _C("title", "Current title", width=18),
        _C("email", "E-mail", width=27),
        _C("last_touch", "Last touch", _T.MOMENT, width=12,
           definition="The last time anybody wrote to, heard from or worked on this person."),
        _C("active", "Active", _T.NUMBER, width=8, definition="Applications still running."),
        _C("phone", "Phone", width=17),
        _C("location", "Location", width=18),
        _C("employer", "Employer", width=20),
        _C("source", "Source", _T.CHOICE, "word:source", 16),
        _C("tags", "Tags", width=18, sortable=False),
        _C("applications", "Applications", _T.NUMBER, width=11, definition="All applications, ended ones too."),
        _C("language", "Language", width=10, shown=False),
        _C("do_not_contact", "Do not contact", _T.FLAG, width=13, shown=False),
        _C("created_at", "Created", _T.MOMENT, width=14, shown=False),
        _C("changed_at", "Changed", _T.MOMENT, width=14, shown=False),
    ),
    ListKind.APPLICATIONS: (
        _C("name", "Name", width=22),
        _C("requisition", "Requisition", width=22),
        _C("stage", "Stage", _T.CHOICE, "word:stage", 16),
        _C("last_touch", "Last touch", _T.MOMENT, width=12,
           definition="The last contact or work on this application, in either direction."),
        _C("strip", "R Q A V S", _T.STRIP, width=11, sortable=False, filterable=False,
           definition="Role approved, Qualified, Aligned, Viable, Start: the five decisions."),
        _C("status", "Status", _T.CHOICE, "enum:ApplicationStatus", 12),
        _C("owner", "Owner", _T.PERSON, width=16),
        _C("in_stage_since", "In stage since", _T.MOMENT, width=14,
           definition="When the present stage was entered; corrections within ten minutes do not count."),
        _C("source", "Source", _T.CHOICE, "word:source", 16),
        _C("applied_on", "Applied", _T.DATE, width=12),
        _C("hold_until", "On hold until", _T.DATE, width=13),
        _C("reason", "Reason", _T.CHOICE, "word:reason", 18, definition="Why the application ended."),
        _C("ended_at", "Ended", _T.MOMENT, width=14),
        _C("email", "E-mail", width=26, shown=False),
        _C("phone", "Phone", width=17, shown=False),
        _C("department", "Department", _T.CHOICE, "word:department", 18, shown=False),
        _C("hiring_manager", "Hiring manager", _T.PERSON, width=18, shown=False),
        _C("number", "Requisition number", width=12, shown=False),
        _C("created_at", "Created", _T.MOMENT, width=14, shown=False),
        _C("changed_at", "Changed", _T.MOMENT, width=14, shown=False),
    ),
}  # fmt: skip


def is_hidden(described: ListColumn, actor: Actor) -> bool:
    """Whether somebody may nowhere know the values of a column."""
    return described.permission is not None and not actor.may(described.permission)


def column(kind: ListKind, code: str) -> ListColumn:
    """The column with this code; ``KeyError`` if the list has none."""
    for known in COLUMNS[kind]:
        if known.code == code:
            return known
    raise KeyError(code)
