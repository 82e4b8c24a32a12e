"""Which topic F1 opens where: places of ``workbench.open`` → topic, as data."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.views.help.topics import CONTENTS

TOPIC_OF: Mapping[str, str] = {
    "docket": "docket",
    "requisitions": "requisitions",
    "requisition": "requisitions",
    "new_requisition": "requisitions",
    "edit_requisition": "requisitions",
    "candidates": "candidates",
    "candidate": "candidates",
    "new_candidate": "candidates",
    "edit_candidate": "candidates",
    "applications": "applications",
    "new_application": "applications",
    "application": "applications",
    "pipeline": "pipeline",
    "new_task": "tasks",
    "task": "tasks",
    "digest": "tasks",
    "rules": "tasks",
    "decision": "decisions",
    "ask_missing": "tasks",
    "merge": "duplicates",
    "import": "importing",
    "export": "exporting",
    "sample": "first-steps",
    "welcome": "first-steps",
    "people": "accounts",
    "vocabulary": "words",
    "word": "words",
    "chains": "approvals",
    "stand_ins": "approvals",
    "approval": "approvals",
    "sign_in": "accounts",
    "team": "team",
}
"""A test demands a topic for every page and act of the program. Forms ask by the beginning of their code."""

LINKED = frozenset(
    {
        "docket",
        "requisitions",
        "candidates",
        "applications",
        "pipeline",
        "people",
        "vocabulary",
        "rules",
        "digest",
        "chains",
        "stand_ins",
        "new_requisition",
        "new_candidate",
        "new_application",
        "import",
    }
)
"""The places a topic may open with a link such as ``app:candidates``."""


def topic_for(place: str) -> str:
    """The topic of a place; the contents where none is known."""
    return TOPIC_OF.get(place, CONTENTS)
