"""Where an approval stands and who may answer, in plain Python over what was read: the rules themselves, without a database."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from desktop.errors import RuleBroken
from desktop.words import Need, Verdict


class Answered(Protocol):
    """A seat as the rules see it."""

    verdict: str
    answered_by_id: str | None
    person_id: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A group as it will be asked."""

    name: str
    need: Need
    count: int
    people: tuple[str, ...]
    sla_days: int = 3


def missing(need: str, count: int, seats: Sequence[Answered]) -> int:
    """How many approvals a group still needs; 0 when it is resolved.

    Where *any* or *k of n* is enough, one person counts once, whoever they stand in for as well.
    """
    given = [seat for seat in seats if seat.verdict == Verdict.YES]
    if need == Need.ALL:
        return len(seats) - len(given)
    different = len({seat.answered_by_id or seat.person_id for seat in given})
    return max(0, (1 if need == Need.ANY else count) - different)


def who_is_asked(
    groups: Iterable[Mapping[str, object]], people_of: Mapping[str, Sequence[str]], here: frozenset[str], requester: str,
    *, self_approval: bool,
) -> list[Asked]:  # fmt: skip
    """The groups of a chain with their people; raises ``RuleBroken`` for one in which there is nobody to ask, or too few.

    ``people_of``: who holds which ``CaseRole`` in this case. ``here``: who is in the team at present. A person is asked once, in the first
    group that names them: a later one counts on the others, and is left out if there are none. Whoever asks is not asked, unless the
    chain's policy allows it.
    """
    asked: list[Asked] = []
    earlier: set[str] = set()
    for number, group in enumerate(groups, 1):
        name = str(group.get("name") or number)
        tokens: Iterable[str] = group.get("roles") or ()  # type: ignore[assignment]
        ids: Iterable[str] = group.get("people") or ()  # type: ignore[assignment]
        named = dict.fromkeys([*ids, *(person for token in tokens for person in people_of.get(token, ()))])
        present = [one for one in named if one in here and (self_approval or one != requester)]
        people = [one for one in present if one not in earlier]
        if not present:
            raise RuleBroken("approval.nobody", {"group": name, "own": "yes" if requester in named else ""})
        if not people:
            continue  # all of them are asked before
        need, count = Need(str(group.get("need") or Need.ALL)), int(str(group.get("count") or 1))
        if need is Need.COUNT and count > len(people):
            if len(people) == len(present):
                raise RuleBroken("approval.too_few", {"group": name, "count": str(count), "people": str(len(present))})
            count = len(people)
        earlier.update(people)
        asked.append(Asked(name, need, count, tuple(people), int(str(group.get("sla_days") or 3))))
    if not asked:
        raise RuleBroken("approval.nobody", {"group": "", "own": ""})
    return asked


def why_not_answer(
    seat: Answered, *, person: str, stands_in_for: Iterable[str], running: bool, current: bool, requester: str,
    self_approval: bool, beside: Sequence[Answered] = (), need: str = Need.ALL,
) -> str:  # fmt: skip
    """The rule that keeps a person from answering a seat; empty where they may. The same for buttons and for the command.

    ``beside``: the seats of the same group.
    """
    if seat.person_id != person and seat.person_id not in set(stands_in_for):
        return "approval.not_asked"
    if seat.verdict:
        return "approval.answered"
    if not running:
        return "approval.ended"
    if not current:
        return "approval.not_yet"
    if person == requester and not self_approval:
        return "approval.own_request"
    if need != Need.ALL and any(one.answered_by_id == person and one.verdict for one in beside):
        return "approval.counted_once"
    return ""
