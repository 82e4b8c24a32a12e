"""Somebody with the key of the file writes in another's name, in several ways; each is found."""

from __future__ import annotations

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop.models import PersonKey
from desktop.services.storage.unit_of_work import UnitOfWork
from tests.services.accounts.conftest import secured  # noqa: F401 - the fixture
from tests.services.accounts.secured import Secured

pytestmark = pytest.mark.figure(30, "entry forged in another's name with the file's key, in several ways: undetected")


def forge(desk: Secured, actor_id: str, signer_id: str, signing: bytes | None, *, with_key: bool = False) -> None:
    """An entry written past the program: chain, digests and heads are all right."""
    key = Ed25519PrivateKey.from_private_bytes(signing) if signing else None
    with desk.session.store.writer.begin() as connection:
        work = UnitOfWork(connection, desk.door.actor, desk.session.store.origin_id)
        if with_key and key:
            work.add(PersonKey(person_id=actor_id, verify=key.public_key().public_bytes_raw().hex()))
        work.flush()
        work.journal.close(
            actor_id=actor_id, command="note.add", label="forged", signer_id=signer_id, sign=key.sign if key else None
        )


@pytest.fixture
def forger() -> bytes:
    return Ed25519PrivateKey.generate().private_bytes_raw()


def test_sound_before(secured: Secured) -> None:  # noqa: F811
    secured.colleague()
    secured.person()
    assert secured.findings() == ()


@pytest.mark.parametrize("how", ["unsigned", "own key", "own key, named", "brings a key"])
def test_a_forged_entry_is_found(secured: Secured, forger: bytes, how: str) -> None:  # noqa: F811
    ben = secured.colleague()
    signing = None if how == "unsigned" else forger
    forge(secured, ben, secured.door.actor.id if how == "own key" else ben, signing, with_key=how == "brings a key")
    assert len(secured.findings()) >= 1


def test_a_signature_of_one_entry_does_not_serve_another(secured: Secured) -> None:  # noqa: F811
    secured.person("One")
    secured.person("Two")
    secured.sql(
        "UPDATE journal_entry SET signature = (SELECT signature FROM journal_entry ORDER BY hlc LIMIT 1) "
        "WHERE seq = (SELECT max(seq) FROM journal_entry)"
    )
    assert secured.findings() == (secured.findings()[0],)
