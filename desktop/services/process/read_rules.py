"""Reading the rules, and what one of them would flag before it is switched on."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from sqlalchemy import func, select

from desktop.errors import NotFound
from desktop.models.base import calendar_day
from desktop.services.dispatch.registry import Reader, answers
from desktop.services.process.case_people import CasePeople
from desktop.services.process.defaults import DEFAULTS
from desktop.services.process.noticing import AT_ONCE, day_on, noticed
from desktop.services.process.questions import PreviewRule, ReadRules
from desktop.services.process.records import Flagged, RuleLine, RulePreview
from desktop.services.process.rules import Rule, rules_of
from desktop.words import CaseRole

SHOWN = 20


@answers(ReadRules)
def read_rules(reader: Reader, question: ReadRules) -> tuple[RuleLine, ...]:
    """All rules in one statement."""
    return tuple(_line(rule) for rule in rules_of(reader.connection).values())


@answers(PreviewRule)
def preview_rule(reader: Reader, question: PreviewRule) -> RulePreview:
    """Count, the first ones, and for whom; by the select the keeper uses."""
    if question.code not in DEFAULTS:
        raise NotFound("process_rule", question.code)
    connection = reader.connection
    rules = rules_of(connection)
    rule = Rule(question.code, True, question.days, CaseRole(question.who))
    day = day_on(connection, date.fromisoformat(question.today or calendar_day()))
    query = noticed(rule, day, rules)
    found = connection.execute(query.limit(AT_ONCE)).all()
    count = len(found)
    if count == AT_ONCE:
        count = connection.execute(select(func.count()).select_from(query.order_by(None).subquery())).scalar_one()
    people = CasePeople(connection, (row.requisition_id for row in found))
    whose = [people.of(row, rule.who) for row in found]
    first = tuple(_flagged(row, person) for row, person in zip(found[:SHOWN], whose, strict=False))
    return RulePreview(count, first, tuple(Counter(whose).most_common()), AT_ONCE)


def _flagged(row: Any, person_id: str) -> Flagged:
    return Flagged(
        row.requisition_id,
        row.candidate_id or "",
        row.candidate or "",
        row.number or "",
        row.title,
        row.state,
        person_id,
    )


def _line(rule: Rule) -> RuleLine:
    default = DEFAULTS[rule.code]
    return RuleLine(
        rule.code, default.group.value, default.unit.value, rule.active, rule.days, rule.who.value, rule.version,
        default.active, default.days, default.who.value,
    )  # fmt: skip
