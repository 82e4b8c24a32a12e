"""Changing words, moving them in their list, retiring them and bringing them back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from desktop.errors import FieldErrors, NotFound, RuleBroken
from desktop.models import VocabularyWord
from desktop.services.dispatch.registry import handles
from desktop.services.storage.agreement import Wanted
from desktop.services.storage.unit_of_work import UnitOfWork
from desktop.services.vocabulary.commands import FIELDS, STAGE_FIELDS, BringBackWords, ChangeWord, MoveWord, RetireWords
from desktop.services.vocabulary.ranks import in_order, room_at
from desktop.services.vocabulary.records import RANKED
from desktop.services.vocabulary.rules import refuse_retiring
from desktop.text import key_of
from desktop.words import CaseRole, Milestone, VocabularyKind

_LONGEST = {"label": 120, "label_fr": 120, "definition": 2000, "enters_when": 2000}
_MOST_ALIASES = 200
_MOST = {"sla_days": 365, "card_limit": 999}
_ORDER = {milestone.value: place for place, milestone in enumerate(Milestone)}


@handles(ChangeWord)
def change_word(work: UnitOfWork, command: ChangeWord) -> None:
    """Change the named fields, put together with what others changed meanwhile."""
    word = work.get(VocabularyWord, command.word_id)
    _must_stand(word)
    wanted = _checked(work, word, command.values)
    work.agree(word, command.seen_version, Wanted(wanted))
    if {"label", "aliases"} & wanted.keys():
        _refuse_doubles(work, word, wanted)
    for name, value in wanted.items():
        setattr(word, name, value)


@handles(MoveWord)
def move_word(work: UnitOfWork, command: MoveWord) -> None:
    """Put it right after the other; a stage stays among those of its milestone."""
    word = work.get(VocabularyWord, command.word_id)
    kind = VocabularyKind(word.kind)
    _must_stand(word)
    if kind not in RANKED:
        raise RuleBroken("vocabulary.unranked", {"label": word.label})
    others = [one for one in in_order(work, kind) if one.id != word.id]
    place = {one.id: number + 1 for number, one in enumerate(others)}
    if command.after_id and command.after_id not in place:
        raise NotFound("vocabulary_word", command.after_id)
    before = place.get(command.after_id, 0)
    if kind is VocabularyKind.STAGE:
        mine = _ORDER.get(word.milestone, 0)
        if any(_ORDER.get(one.milestone, 0) > mine for one in others[:before]) or any(
            _ORDER.get(one.milestone, 0) < mine for one in others[before:]
        ):
            raise RuleBroken("vocabulary.milestone_order", {"label": word.label})
    beside = (others[before - 1].rank if before else "", others[before].rank if before < len(others) else None)
    if beside[0] < word.rank and (beside[1] is None or word.rank < beside[1]):
        return  # it stands there already
    word.rank = room_at(work, others, before)


@handles(RetireWords)
def retire_words(work: UnitOfWork, command: RetireWords) -> int:
    """Retire all of them, or none."""
    words = [work.get(VocabularyWord, one) for one in dict.fromkeys(command.word_ids)]
    standing = [one for one in words if not one.retired]
    refused = refuse_retiring(work.connection, standing)
    if refused is not None:
        raise refused
    for one in standing:
        one.retired = True
    return len(standing)


@handles(BringBackWords)
def bring_back_words(work: UnitOfWork, command: BringBackWords) -> int:
    """Offer them again; one that was merged away comes back by undoing the merge."""
    back = 0
    for word in (work.get(VocabularyWord, one) for one in dict.fromkeys(command.word_ids)):
        _must_stand(word)
        back += word.retired
        word.retired = False
    return back


def _must_stand(word: VocabularyWord) -> None:
    if word.merged_into_id:
        raise RuleBroken("vocabulary.merged", {"label": word.label})


def _checked(work: UnitOfWork, word: VocabularyWord, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values as columns hold them; raises ``FieldErrors`` naming every field at fault."""
    problems: dict[str, str] = {}
    wanted: dict[str, Any] = {}
    for name, value in values.items():
        if name not in FIELDS or (name in STAGE_FIELDS and word.kind != VocabularyKind.STAGE):
            problems[name] = "unknown"
        elif name == "aliases":
            texts = [" ".join(str(one).split()) for one in value]
            wanted[name] = list({key_of(one) or one: one for one in reversed(texts) if one}.values())[::-1]
            if len(wanted[name]) > _MOST_ALIASES or any(len(one) > _LONGEST["label"] for one in wanted[name]):
                problems[name] = "too_long"
        elif name in _MOST:
            number = int(value or 0)
            wanted[name] = number or None
            if not 0 <= number <= _MOST[name]:
                problems[name] = "number.range"
        else:
            text = str(value or "").strip()
            problem = _problem(work, word, name, text)
            if problem:
                problems[name] = problem
            elif name == "label_fr":
                rest = {code: label for code, label in word.labels.items() if code != "fr"}
                wanted["labels"] = {**rest, **({"fr": text} if text else {})}
            else:
                wanted[name] = (text or None) if name == "parent_id" else text
    if problems:
        raise FieldErrors(problems)
    return wanted


def _problem(work: UnitOfWork, word: VocabularyWord, name: str, text: str) -> str:
    if name == "label" and not text:
        return "required"
    if name == "owner_role" and text and text not in list(CaseRole):
        return "choice.unknown"
    if name == "parent_id" and (text or word.parent_id):
        if word.kind != VocabularyKind.SOURCE:
            return "unknown"
        parent = work.session.get(VocabularyWord, text) if text else None
        if text and (parent is None or parent.kind != VocabularyKind.SOURCE_TYPE):
            return "choice.unknown"
    return "too_long" if len(text) > _LONGEST.get(name, 500) else ""


def _refuse_doubles(work: UnitOfWork, word: VocabularyWord, wanted: Mapping[str, Any]) -> None:
    """One text means one word of a list, or a sheet's cell could mean either."""
    c = VocabularyWord.__table__.c
    label = key_of(wanted.get("label", "")) or wanted.get("label", "")
    aliases = {key_of(one) or one: one for one in wanted.get("aliases", ())}
    had = {key_of(one) or one for one in (word.label, *word.aliases)}
    others = select(c.label, c.aliases).where(
        c.kind == word.kind, c.id != word.id, c.deleted_at.is_(None), c.merged_into_id.is_(None)
    )
    for other in work.rows(others):
        taken = {key_of(one) or one for one in (other.label, *other.aliases)}
        if label and label in taken - had:
            raise RuleBroken("vocabulary.taken", {"label": wanted["label"], "other": other.label})
        for alias in sorted((aliases.keys() - had) & taken):
            raise RuleBroken("vocabulary.alias_taken", {"alias": aliases[alias], "other": other.label})
