"""Who can open what: passwords, the recovery key, newcomers, leavers, and keys files that are not what they should be."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pyrage
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import AccessTrouble, FieldErrors
from desktop.services.access.actor import SYSTEM_ID
from desktop.services.access.keys import passwords, vault
from desktop.services.access.keys.keys_file import as_text, from_text, read_keys, write_keys
from desktop.services.access.keys.passwords import Stretching, check_password
from desktop.services.access.keys.recovery import in_groups, last_group, typed

ANNA, BEN = "a" * 32, "b" * 32
GOOD = "correct horse battery"


@pytest.fixture(scope="module")
def made() -> vault.NewVault:
    return vault.make_vault(ANNA, "Anna Roy", GOOD)


@pytest.mark.parametrize(
    "wrong", ["", "Correct horse battery", GOOD + " ", "x", "y" * 10_000, "日本語のパスワード", "\ud800"]
)
def test_a_wrong_password_opens_nothing(made: vault.NewVault, wrong: str) -> None:
    with pytest.raises(AccessTrouble) as trouble:
        vault.unlock(made.keys, ANNA, wrong)
    assert trouble.value.code == "wrong_password"


@pytest.mark.parametrize(
    "password",
    ["zebra 3 " * 1_250, "pässwörter für alle", "пароль из слов", "密码很长很长的一个密码", "blanks  and\ttabs "],
)
def test_any_long_enough_text_is_a_password(password: str) -> None:
    made = vault.make_vault(ANNA, "Anna Roy", password)
    assert vault.unlock(made.keys, ANNA, password).data == made.ring.data


def test_an_accent_is_the_same_however_it_was_composed() -> None:
    made = vault.make_vault(ANNA, "Anna Roy", "pre\u0301ce\u0301dent")
    assert vault.unlock(made.keys, ANNA, "pr\u00e9c\u00e9dent").data == made.ring.data


@pytest.mark.parametrize(
    ("password", "code"),
    [("", "required"), ("short", "password.short"), ("x" * 100_001, "password.long"), ("aaaaaaaaaa", "password.obvious"),
     ("Password123!", "password.obvious"), ("12345678", "password.obvious"), ("anna roy", "password.obvious")],
)  # fmt: skip
def test_what_will_not_do_is_refused(password: str, code: str) -> None:
    with pytest.raises(FieldErrors) as errors:
        check_password(password, "Anna Roy")
    assert errors.value.problems == {"password": code}


def test_nobody_else_is_known(made: vault.NewVault) -> None:
    with pytest.raises(AccessTrouble) as trouble:
        vault.unlock(made.keys, BEN, GOOD)
    assert trouble.value.code == "unknown_person"


def test_the_recovery_key_opens_everything_and_signs_as_the_system(made: vault.NewVault) -> None:
    ring = vault.unlock_with_recovery(made.keys, made.recovery)
    assert (ring.data, dict(ring.restricted)) == (made.ring.data, dict(made.ring.restricted))
    assert ring.person_id == SYSTEM_ID
    assert len(ring.sign(b"x")) == 64


def test_the_recovery_key_is_forgiving_about_how_it_is_typed(made: vault.NewVault) -> None:
    printed = in_groups(made.recovery)
    assert typed(printed) == typed(printed.lower()) == typed(printed.replace(" ", "-")) == made.recovery
    assert printed.endswith(last_group(made.recovery))


def test_a_slip_in_the_recovery_key_is_told_from_a_wrong_one(made: vault.NewVault) -> None:
    at = len(made.recovery) // 2
    slip = made.recovery[:at] + ("Q" if made.recovery[at] != "Q" else "P") + made.recovery[at + 1 :]
    for text in (slip, made.recovery[:-3], "", "hello", made.recovery * 50):
        with pytest.raises(AccessTrouble) as trouble:
            typed(text)
        assert trouble.value.code == "recovery_malformed"
    with pytest.raises(AccessTrouble) as trouble:
        vault.unlock_with_recovery(made.keys, str(pyrage.x25519.Identity.generate()))
    assert trouble.value.code == "recovery_wrong"


def test_a_newcomer_opens_the_file_and_only_what_they_are_entitled_to(made: vault.NewVault) -> None:
    keys = vault.with_person(made.keys, made.ring, BEN, "Ben", "another password", entitled=False)
    ring = vault.unlock(keys, BEN, "another password")
    assert (ring.data, dict(ring.restricted)) == (made.ring.data, {})
    keys = vault.with_entitlement(keys, made.ring, BEN, True)
    assert dict(vault.unlock(keys, BEN, "another password").restricted) == dict(made.ring.restricted)
    assert dict(vault.unlock(keys, ANNA, GOOD).restricted) == dict(made.ring.restricted)


def test_somebody_no_longer_entitled_reads_nothing_that_is_sealed_from_then_on(made: vault.NewVault) -> None:
    keys = vault.with_person(made.keys, made.ring, BEN, "Ben", "another password", entitled=True)
    keys = vault.with_entitlement(keys, made.ring, BEN, False)
    assert dict(vault.unlock(keys, BEN, "another password").restricted) == {}
    assert list(vault.unlock(keys, ANNA, GOOD).restricted) == ["1", "2"]


def test_a_reset_makes_the_old_secrets_worthless(made: vault.NewVault) -> None:
    keys = vault.with_person(made.keys, made.ring, BEN, "Ben", "another password", entitled=True)
    secrets = vault.secrets_of(keys, BEN, "another password")
    assert vault.unlock_with_secrets(keys, BEN, secrets).data == made.ring.data
    keys = vault.with_person(keys, made.ring, BEN, "Ben", "a third password", entitled=True)
    with pytest.raises(AccessTrouble):
        vault.unlock(keys, BEN, "another password")
    with pytest.raises(AccessTrouble) as trouble:
        vault.unlock_with_secrets(keys, BEN, secrets)
    assert trouble.value.code == "device_outdated"
    assert keys.holder(BEN).must_change  # type: ignore[union-attr]


def test_an_own_new_password_keeps_the_secrets(made: vault.NewVault) -> None:
    secrets = vault.secrets_of(made.keys, ANNA, GOOD)
    keys = vault.with_password(made.keys, ANNA, GOOD, "something quite else")
    assert vault.unlock_with_secrets(keys, ANNA, secrets).data == made.ring.data
    assert vault.unlock(keys, ANNA, "something quite else").data == made.ring.data
    with pytest.raises(AccessTrouble):
        vault.unlock(keys, ANNA, GOOD)
    with pytest.raises(FieldErrors):
        vault.with_password(made.keys, ANNA, GOOD, "short")
    with pytest.raises(AccessTrouble):
        vault.with_password(made.keys, ANNA, "wrong one", "something quite else")


def test_a_leaver_opens_neither_the_old_key_nor_the_new_one(made: vault.NewVault) -> None:
    keys = vault.with_person(made.keys, made.ring, BEN, "Ben", "another password", entitled=True)
    left, ring = vault.without_person(keys, made.ring, BEN)
    fresh = ring.pending
    with pytest.raises(AccessTrouble):
        vault.unlock(left, BEN, "another password")
    halfway = vault.unlock(left, ANNA, GOOD)
    assert (halfway.data, halfway.pending) == (made.ring.data, fresh), "whichever the file has, somebody can open it"
    done = vault.unlock(vault.rekeyed(left), ANNA, GOOD)
    assert (done.data, done.pending) == (fresh, b"")
    assert vault.unlock_with_recovery(vault.rekeyed(left), made.recovery).data == fresh
    # the secrets somebody kept open nothing that is sealed from now on
    kept = pyrage.x25519.Identity.from_str(json.loads(vault.secrets_of(keys, BEN, "another password"))["identity"])
    for sealed in (left.next_data, dict(left.restricted)["2"]):
        with pytest.raises(pyrage.DecryptError):
            vault._open(sealed, kept)


def test_the_lock_grows_with_the_machines(made: vault.NewVault, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not made.keys.holder(ANNA).stretching.outdated  # type: ignore[union-attr]
    monkeypatch.setattr(passwords, "MEMORY_KIB", 128)
    keys = vault.with_harder_lock(made.keys, ANNA, GOOD)
    assert keys.holder(ANNA).stretching.memory_kib == 128  # type: ignore[union-attr]
    assert vault.unlock(keys, ANNA, GOOD).data == made.ring.data


def test_nothing_that_opens_is_shown_or_stored(made: vault.NewVault) -> None:
    text = as_text(made.keys)
    shown = f"{made!r}{made.ring!r}"
    for secret in (made.ring.data.hex(), made.ring.signing.hex(), made.recovery, GOOD):
        assert secret not in text
        assert secret not in shown


def test_a_keys_file_comes_back_as_it_was(made: vault.NewVault, tmp_path: Path) -> None:
    write_keys(tmp_path / "k", made.keys)
    assert read_keys(tmp_path / "k") == made.keys
    assert [one.name for one in tmp_path.iterdir()] == ["k"]
    with pytest.raises(AccessTrouble) as trouble:
        read_keys(tmp_path / "other")
    assert trouble.value.code == "keys_missing"


def test_a_newer_keys_file_is_left_alone(made: vault.NewVault) -> None:
    raw = json.loads(as_text(made.keys))
    with pytest.raises(AccessTrouble) as trouble:
        from_text(json.dumps({**raw, "version": 2}))
    assert trouble.value.code == "keys_newer"


@given(data=st.data())
def test_any_change_to_a_keys_file_is_told(made: vault.NewVault, data: st.DataObject) -> None:
    text = as_text(made.keys)
    at = data.draw(st.integers(0, len(text) - 2))
    sign = data.draw(
        st.characters(codec="utf-8").filter(lambda one: one != text[at] and not (one + text[at]).isspace())
    )
    broken = data.draw(
        st.sampled_from([text[:at], text[:at] + sign + text[at + 1 :], text[at + 1 :], text[:at] + sign])
    )
    try:
        found = from_text(broken)
    except AccessTrouble:
        return
    assert found == made.keys, "only white space between values was touched"


def test_a_keys_file_cannot_ask_for_endless_work(made: vault.NewVault) -> None:
    for field, value in (("memory_kib", 2**31), ("passes", 10**9), ("lanes", 0), ("passes", "3")):
        raw = json.loads(as_text(made.keys))
        raw["people"][0]["stretching"][field] = value
        del raw["check"]
        raw["check"] = hashlib.sha256(json.dumps(raw, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
        with pytest.raises(AccessTrouble) as trouble:
            from_text(json.dumps(raw))
        assert trouble.value.code == "keys_damaged"
    assert Stretching.fresh().salt != Stretching.fresh().salt
