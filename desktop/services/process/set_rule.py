"""Changing a rule: the first change of a rule makes the row that keeps it."""

from __future__ import annotations

from desktop.errors import FieldErrors, NotFound
from desktop.models import ProcessRule
from desktop.services.dispatch.registry import handles
from desktop.services.process.commands import SetRule
from desktop.services.process.defaults import DEFAULTS, MOST_DAYS, Unit
from desktop.services.process.rules import rule_id
from desktop.services.storage.agreement import Wanted
from desktop.services.storage.unit_of_work import UnitOfWork
from desktop.words import CaseRole


@handles(SetRule)
def set_rule(work: UnitOfWork, command: SetRule) -> None:
    """Keep the three values; a colleague's change of another of them is kept too."""
    if command.code not in DEFAULTS:
        raise NotFound("process_rule", command.code)
    least = 0 if DEFAULTS[command.code].unit is Unit.BEFORE else 1
    if not least <= command.days <= MOST_DAYS:
        raise FieldErrors({"days": "number.range"})
    if command.who not in {*CaseRole}:
        raise FieldErrors({"who": "required"})
    wanted = {"active": command.active, "days": command.days, "who": command.who}
    rule = work.session.get(ProcessRule, rule_id(command.code))
    if rule is None:
        work.add(ProcessRule(id=rule_id(command.code), code=command.code, **wanted))
        return
    if rule.deleted_at is not None:  # its first change was undone
        rule.deleted_at = None
    else:
        work.agree(rule, command.seen_version, Wanted(wanted))
    rule.active, rule.days, rule.who = command.active, command.days, command.who
