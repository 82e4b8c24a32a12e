"""Where a vague stage word stands ("HR interview"), by the order of the files' own events."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from desktop.services.spreadsheets.drafting.table_values import TableValues, day_of
from desktop.services.spreadsheets.words.matching import read_stage


def place_by_order(tables: list[TableValues]) -> dict[str, str]:
    """Stages of words like "HR interview" from where they stand in the files' own event sequences.

    Before the technical rounds it is the recruiter's screening; after them it is the last round.
    """
    sums: dict[str, list[float]] = defaultdict(list)
    for values in tables:
        table = values.table
        stages = values.texts("stage")
        place = table.references.get("application", table.references.get("person"))
        days = values.dates("event_on") or values.dates("applied_on")
        if stages is None or place is None:
            continue
        by_owner: dict[str, list[tuple[date, int, str]]] = defaultdict(list)
        for row, owner in enumerate(values.texts_at(place)):
            day = day_of(days[row]) if days else None
            by_owner[owner].append((day or date.min, row, stages[row]))
        for steps in list(by_owner.values())[:5_000]:
            for order, (_, _, word) in enumerate(sorted(steps)):
                sums[word].append(float(order))
    mean = {word: sum(places) / len(places) for word, places in sums.items() if word}
    interviews = [
        mean[word]
        for word in mean
        if (reading := read_stage(word)).target in ("interview_1", "interview_final") and reading.how != "doubtful"
    ]
    if not interviews:
        return {}
    placed: dict[str, str] = {}
    for word, position in mean.items():
        reading = read_stage(word)
        if (reading.how == "doubtful" and "hr" in word.lower().split()) or (
            reading.how == "doubtful" and word.lower().startswith(("hr", "rh"))
        ):
            placed[word] = (
                "screen"
                if position <= min(interviews)
                else "interview_final"
                if position >= max(interviews)
                else "interview_1"
            )
    return placed
