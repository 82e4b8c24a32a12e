"""Every error has words: each class, each code, and a sentence for codes nobody knows yet."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from desktop import errors
from desktop.errors import (
    AccessTrouble,
    BackupTrouble,
    DeskError,
    FieldErrors,
    NotAllowed,
    NotFound,
    OutOfDate,
    RuleBroken,
    ServerTrouble,
    Stopped,
    StorageTrouble,
    WorkbookTrouble,
)
from desktop.services.access.permissions import Permission
from desktop.services.applications.records import NO_MOVE_REASONS
from desktop.views.mishaps import backup_troubles, sentences, troubles
from desktop.views.mishaps.wording import Surface, field_problem, role, rule, word
from desktop.words import Role

EXAMPLES: dict[type[DeskError], DeskError] = {
    NotAllowed: NotAllowed("candidate.write"),
    RuleBroken: RuleBroken("application.ended"),
    FieldErrors: FieldErrors({"email": "email.malformed", "name": "required"}),
    OutOfDate: OutOfDate("candidate", "1", 1, 2),
    NotFound: NotFound("candidate", "1"),
    AccessTrouble: AccessTrouble("wrong_password"),
    Stopped: Stopped(),
    StorageTrouble: StorageTrouble("locked", Path("/x/acme.desk")),
    ServerTrouble: ServerTrouble("lost", "postgresql://server/acme"),
    BackupTrouble: BackupTrouble("damaged", Path("/x/acme.tar.age")),
    WorkbookTrouble: WorkbookTrouble("protected", Path("/x/list.xlsx")),
}
FALLBACK = rule("no.such.code").happened


def all_kinds() -> set[type[DeskError]]:
    return {
        kind
        for kind in vars(errors).values()
        if isinstance(kind, type) and issubclass(kind, DeskError) and kind is not DeskError
    }


def codes_in(kind: type[DeskError]) -> set[str]:
    """The codes a class names in its docstring."""
    return set(re.findall(r"``([a-z_]+)``", kind.__doc__ or "")) - {"code", "path"}


def test_every_class_has_an_example_and_words():
    assert set(EXAMPLES) == all_kinds()
    for kind, error in EXAMPLES.items():
        wording = word(error)
        assert wording.happened.endswith("."), kind
        assert wording.happened != FALLBACK, kind


@pytest.mark.parametrize("code", sorted(codes_in(StorageTrouble)))
def test_every_storage_code(code):
    assert code in troubles.STORAGE
    wording = word(StorageTrouble(code, Path("/x/acme.desk")))
    assert wording.surface is Surface.DIALOG
    assert wording.todo
    assert "acme.desk" in wording.path


@pytest.mark.parametrize("code", sorted(codes_in(ServerTrouble) - {"server", "waiting"}))
def test_every_server_code(code):
    assert code in troubles.SERVER
    assert word(ServerTrouble(code, "postgresql://server/acme")).todo


def test_a_lost_server_says_what_waits_and_opens_no_dialog():
    wording = word(ServerTrouble("lost", "postgresql://server/acme", {"waiting": "Move to Offer"}))
    assert "Not saved yet: Move to Offer." in wording.happened
    assert wording.surface is Surface.BANNER


@pytest.mark.parametrize("code", sorted(codes_in(AccessTrouble) - {"seconds"}))
def test_every_access_code(code):
    wording = word(AccessTrouble(code, {"seconds": "7"}))
    assert wording.happened.endswith(".")
    assert wording.todo
    assert "{" not in wording.happened


@pytest.mark.parametrize("code", sorted(codes_in(WorkbookTrouble)))
def test_every_workbook_code(code):
    assert code in troubles.WORKBOOK
    assert word(WorkbookTrouble(code, Path("/x/list.xlsx"))).todo


@pytest.mark.parametrize("code", sorted(codes_in(BackupTrouble)))
def test_every_backup_code(code):
    assert code in backup_troubles.BACKUP
    assert word(BackupTrouble(code, Path("/x/acme.tar.age"))).todo


def raised_codes() -> set[str]:
    """Codes that stand in the source as ``RuleBroken("…")``."""
    desktop = Path(errors.__file__).parent
    found = set()
    for file in [*desktop.glob("models/**/*.py"), *desktop.glob("services/**/*.py")]:
        found |= set(re.findall(r"RuleBroken\(\s*\"([a-z_.]+)\"", file.read_text(encoding="utf-8")))
    return found


def field_codes() -> set[str]:
    desktop = Path(errors.__file__).parent
    found = set()
    for file in desktop.glob("services/**/*.py"):
        if "FieldErrors" in (text := file.read_text(encoding="utf-8")):
            found |= set(re.findall(r"FieldErrors\(\{[^}]*?:\s*\"([a-z_.]+)\"", text))
    return found


def test_every_raised_code_has_words():
    assert raised_codes() - set(sentences.RULES) == set()
    assert field_codes() - set(sentences.FIELDS) == set()
    assert set(NO_MOVE_REASONS) - set(sentences.RULES) == set()


def trouble_codes(kind: str) -> set[str]:
    desktop = Path(errors.__file__).parent
    pattern = kind + r"\(\s*\"([a-z_]+)\""
    return {code for file in desktop.glob("**/*.py") for code in re.findall(pattern, file.read_text(encoding="utf-8"))}


def test_every_raised_trouble_has_words():
    assert trouble_codes("StorageTrouble") - set(troubles.STORAGE) == set()
    assert trouble_codes("ServerTrouble") - set(troubles.SERVER) == set()
    assert trouble_codes("BackupTrouble") - set(backup_troubles.BACKUP) == set()
    assert trouble_codes("WorkbookTrouble") - set(troubles.WORKBOOK) == set()


def test_every_permission_and_role_has_words():
    assert {str(permission) for permission in Permission} == set(sentences.PERMISSIONS)
    assert {str(known) for known in Role} == set(sentences.ROLES)
    assert role("hiring_manager") == "hiring manager"


def test_unknown_codes_have_a_sentence():
    assert "no.such.code" in rule("no.such.code").text
    assert "odd.code" in field_problem("odd.code")
    assert word(StorageTrouble("odd", Path("/x"))).happened

    class NewTrouble(DeskError):
        pass

    assert "NewTrouble" in word(NewTrouble()).text


def test_details_fill_the_sentence_and_missing_ones_do_not_break_it():
    assert rule("requisition.transition", {"from": "Filled", "to": "Draft"}).happened == (
        "A requisition cannot go from “Filled” to “Draft”."
    )
    assert "…" in rule("requisition.transition").happened


def test_sentences_are_calm():
    tables = (
        *sentences.RULES.values(),
        *troubles.STORAGE.values(),
        *backup_troubles.BACKUP.values(),
        *troubles.WORKBOOK.values(),
    )
    texts = [*(text for pair in tables for text in pair), *sentences.FIELDS.values()]
    for text in texts:
        assert "!" not in text
        assert not re.search(r"\b(null|exception|invalid|failed|error)\b", text, re.I), text
        assert not text or text[0].isupper() or text.startswith("{person}"), text
