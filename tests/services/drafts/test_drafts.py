"""Drafts: kept per person and form, replaced, dropped, never journalled."""

from __future__ import annotations

from desktop.services.access.actor import Actor
from desktop.services.drafts.messages import KeepDraft, ReadDraft, ReadDrafts
from desktop.words import Role
from tests.services.desk import Desk


def test_a_draft_survives_and_is_replaced_and_dropped(desk: Desk) -> None:
    desk.do(KeepDraft("candidate:new", "half"))
    desk.do(KeepDraft("candidate:new", "more"))
    desk.do(KeepDraft("requisition:new", "x" * 1_000_000))
    again = desk.again()
    assert again.ask(ReadDraft("candidate:new")).values == "more"
    assert {draft.key for draft in again.ask(ReadDrafts())} == {"candidate:new", "requisition:new"}
    again.do(KeepDraft("candidate:new", ""))
    assert again.ask(ReadDraft("candidate:new")) is None
    assert again.count("journal_entry") == 1


def test_drafts_are_private(desk: Desk) -> None:
    desk.do(KeepDraft("candidate:new", "mine"))
    other = desk.session.as_actor(Actor("1" * 32, "Other", frozenset({Role.ADMINISTRATOR})))
    assert other.ask(ReadDraft("candidate:new")) is None
    assert other.ask(ReadDrafts()) == ()


def test_long_keys_meet(desk: Desk) -> None:
    desk.do(KeepDraft("k" * 500, "x"))
    assert desk.ask(ReadDraft("k" * 500)).values == "x"
