"""What holds for every command there is, derived from one example of each."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from desktop.errors import NotAllowed, OutOfDate
from desktop.services.access.permissions import GRANTS
from desktop.services.dispatch.messages import command_words
from desktop.services.dispatch.registry import command_handler
from desktop.words import Role
from tests.services.desk import Desk
from tests.services.examples import COMMANDS, ELSEWHERE

OURS = {word for word, command in command_words().items() if command.__module__.startswith("desktop.")}
WORDS = sorted(OURS - set(ELSEWHERE))
VERSIONS = {"seen_version", "seen_versions", "keep_version", "other_version"}


def versions_of(command: Any) -> list[str]:
    return sorted(VERSIONS & set(type(command).__dataclass_fields__))


def stale(command: Any, name: str) -> Any:
    seen = getattr(command, name)
    return replace(command, **{name: (*seen[:-1], seen[-1] + 7) if isinstance(seen, tuple) else seen + 7})


def _may_be_given(desk: Desk, word: str) -> None:
    if word in ("candidate.erase", "account.roles") and not desk.path.name:
        pytest.skip("refused on a server")


def test_every_command_has_an_example_and_a_handler() -> None:
    assert set(COMMANDS) == set(WORDS)
    ours = [command for command in command_words().values() if command.__module__.startswith("desktop.")]
    assert all(command_handler(command) for command in ours)


@pytest.mark.parametrize("word", WORDS)
def test_refused_without_the_permission(desk: Desk, word: str) -> None:
    command = COMMANDS[word](desk)
    before, entries, drafts = desk.living(), desk.count("journal_entry"), desk.count("draft")
    for role in Role:
        if command.permission not in GRANTS[role]:
            with pytest.raises(NotAllowed):
                desk.door_of(role).carry_out(command)
    with pytest.raises(NotAllowed):
        desk.door_of().carry_out(command)
    assert (desk.living(), desk.count("journal_entry"), desk.count("draft")) == (before, entries, drafts)


@pytest.mark.parametrize("word", WORDS)
def test_one_entry_and_a_topic(desk: Desk, word: str) -> None:
    _may_be_given(desk, word)
    command = COMMANDS[word](desk)
    entries, changes = desk.count("journal_entry"), desk.count("journal_change")
    done = desk.do(command)
    assert done.label == command.label() != ""
    if not command.logged:
        assert (done.entry_id, done.topics, desk.count("journal_entry")) == ("", frozenset(), entries)
        return
    assert desk.count("journal_entry") == entries + 1
    assert desk.count("journal_change") > changes
    assert len(done.topics) >= 2, "the journal and what changed"
    assert desk.findings() == ()


@pytest.mark.parametrize("word", WORDS)
def test_out_of_date_on_a_stale_version(desk: Desk, word: str) -> None:
    _may_be_given(desk, word)
    command = COMMANDS[word](desk)
    before = desk.living()
    for name in versions_of(command):
        with pytest.raises(OutOfDate):
            desk.do(stale(command, name))
    assert desk.living() == before
    assert desk.findings() == ()


@pytest.mark.parametrize("word", WORDS)
def test_undo_and_redo_restore_every_field(desk: Desk, word: str) -> None:
    _may_be_given(desk, word)
    command = COMMANDS[word](desk)
    before = desk.living()
    done = desk.do(command)
    after = desk.living()
    if not done.undoable:
        assert not command.undoable
        return
    assert after != before
    undone = desk.undo(done)
    assert desk.living() == before
    assert desk.findings() == ()
    redone = desk.undo(undone)
    assert desk.living() == after
    assert desk.findings() == ()
    desk.undo(redone)
    assert desk.living() == before
    assert desk.findings() == ()
