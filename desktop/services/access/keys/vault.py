"""Opening keys and changing who holds them. Pure: takes a ``KeysFile``, answers a new one; writing it is the caller's.

Every person's secrets (an age identity and an Ed25519 key) are locked with AES key wrap (RFC 5649) under the key their password gives, and
the wrap itself tells a wrong password. What is shared is sealed with age to the public halves of everybody entitled.
"""

from __future__ import annotations

import base64
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap_with_padding, aes_key_wrap_with_padding
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from desktop.errors import AccessTrouble
from desktop.services.access.actor import SYSTEM_ID
from desktop.services.access.keys.key_ring import KeyRing, new_key
from desktop.services.access.keys.keys_file import Holder, KeysFile
from desktop.services.access.keys.passwords import Stretching, check_password
from desktop.services.access.keys.recovery import new_recovery_key


@dataclass(frozen=True, slots=True, repr=False)
class NewVault:
    """What set-up makes: the keys, the first person's ring, the recovery key to be shown once, and what proves its entries."""

    keys: KeysFile
    ring: KeyRing
    recovery: str
    recovery_verify: str


@dataclass(frozen=True, slots=True, repr=False)
class _Secrets:
    identity: str
    signing: bytes


def make_vault(person_id: str, name: str, password: str, recipient: str = "") -> NewVault:
    """Keys for a new workspace with its first person; raises ``FieldErrors`` for a password that will not do.

    ``recipient``: the public half of a recovery key that somebody has already; a new one is made otherwise.
    """
    recovery, public = ("", recipient) if recipient else new_recovery_key()
    signing = Ed25519PrivateKey.generate()
    sealed_signing = _seal(signing.private_bytes_raw(), [public])
    empty = KeysFile(secrets.token_hex(16), public, "", signing=sealed_signing)
    holder, secret = _new_holder(person_id, name, password, entitled=True, must_change=False)
    data, restricted, backups = new_key(), {"1": new_key()}, {"1": _new_identity()}
    keys = _sealed(empty.with_holder(holder), data, restricted, backups)
    ring = KeyRing(person_id, data, MappingProxyType(restricted), secret.signing, backups=MappingProxyType(backups))
    return NewVault(keys, ring, recovery, _verify(signing))


def unlock(keys: KeysFile, person_id: str, password: str) -> KeyRing:
    """What this person can open; raises ``AccessTrouble`` ``unknown_person`` or ``wrong_password``."""
    holder = _holder(keys, person_id)
    return _ring(keys, person_id, _unlocked(holder, password))


def unlock_with_secrets(keys: KeysFile, person_id: str, payload: bytes) -> KeyRing:
    """The same with secrets that this computer kept (``device.py``); raises ``AccessTrouble`` ``device_outdated``."""
    holder = _holder(keys, person_id)
    secret = _secrets(payload)
    if str(pyrage.x25519.Identity.from_str(secret.identity).to_public()) != holder.recipient:
        raise AccessTrouble("device_outdated")  # the password was reset since
    return _ring(keys, person_id, secret)


def secrets_of(keys: KeysFile, person_id: str, password: str) -> bytes:
    """The person's own secrets, for a computer that shall remember them."""
    secret = _unlocked(_holder(keys, person_id), password)
    return _payload(secret)


def unlock_with_recovery(keys: KeysFile, recovery: str) -> KeyRing:
    """What the recovery key opens: everything; it signs as the system. Raises ``AccessTrouble`` ``recovery_wrong``."""
    identity = pyrage.x25519.Identity.from_str(recovery)
    try:
        data = _open(keys.data, identity)
        pending = _open(keys.next_data, identity) if keys.next_data else b""
        restricted = {name: _open(sealed, identity) for name, sealed in keys.restricted}
        signing = _open(keys.signing, identity)
        backups = {name: _open(sealed, identity).decode("ascii") for name, sealed in keys.backups}
    except pyrage.DecryptError as error:
        raise AccessTrouble("recovery_wrong") from error
    return KeyRing(SYSTEM_ID, data, MappingProxyType(restricted), signing, pending, MappingProxyType(backups))


def with_person(
    keys: KeysFile, ring: KeyRing, person_id: str, name: str, password: str, *, entitled: bool, must_change: bool = True
) -> KeysFile:
    """Let somebody in, or give them new secrets after a forgotten password."""
    holder, _ = _new_holder(person_id, name, password, entitled=entitled, must_change=must_change)
    return _sealed(keys.with_holder(holder), ring.data, ring.restricted, ring.backups)


def with_entitlement(keys: KeysFile, ring: KeyRing, person_id: str, entitled: bool) -> KeysFile:
    """Seal the restricted keys to a person, or to everybody but them: then a new key is made for what comes from now on."""
    holder = replace(_holder(keys, person_id), entitled=entitled)
    restricted = dict(ring.restricted)
    if not entitled:
        restricted[_next_name(restricted)] = new_key()
    return _sealed(keys.with_holder(holder), ring.data, restricted, ring.backups)


def with_password(keys: KeysFile, person_id: str, old: str, new: str) -> KeysFile:
    """Another password for the same secrets; raises ``AccessTrouble`` ``wrong_password`` and ``FieldErrors``."""
    holder = _holder(keys, person_id)
    secret = _unlocked(holder, old)
    check_password(new, holder.name)
    stretching = Stretching.fresh()
    locked = _lock(secret, stretching.key(new))
    return keys.with_holder(replace(holder, stretching=stretching, locked=locked, must_change=False))


def with_harder_lock(keys: KeysFile, person_id: str, password: str) -> KeysFile:
    """The same password under today's parameters."""
    holder = _holder(keys, person_id)
    secret = _unlocked(holder, password)
    stretching = Stretching.fresh()
    return keys.with_holder(replace(holder, stretching=stretching, locked=_lock(secret, stretching.key(password))))


def renamed(keys: KeysFile, person_id: str, name: str) -> KeysFile:
    """Another name to sign in with."""
    return keys.with_holder(replace(_holder(keys, person_id), name=name))


def without_person(keys: KeysFile, ring: KeyRing, person_id: str) -> tuple[KeysFile, KeyRing]:
    """Shut somebody out: the keys without them and with a new data key pending, and the ring with all that is new.

    The old data key stays sealed (to those who remain) until ``rekeyed``: whichever of the two the file has when the power
    goes, somebody can open it.
    """
    fresh = new_key()
    left = replace(keys, people=tuple(one for one in keys.people if one.id != person_id))
    restricted, backups = dict(ring.restricted), dict(ring.backups)
    restricted[_next_name(restricted)] = new_key()
    backups[_next_name(backups)] = _new_identity()  # backups of from now on stay closed to them
    sealed = _sealed(left, ring.data, restricted, backups)
    held = replace(ring, pending=fresh, restricted=MappingProxyType(restricted), backups=MappingProxyType(backups))
    return replace(sealed, next_data=_seal(fresh, _recipients(left))), held


def rekeyed(keys: KeysFile) -> KeysFile:
    """The file has its new key: forget the old one."""
    return replace(keys, data=keys.next_data, next_data="") if keys.next_data else keys


def with_data_key(keys: KeysFile, data: bytes) -> KeysFile:
    """Keys of an earlier time for a file that has another data key than then."""
    return replace(keys, data=_seal(data, _recipients(keys)), next_data="")


def with_backup_identity(keys: KeysFile, ring: KeyRing) -> tuple[KeysFile, KeyRing]:
    """Keys made before there were backups get an identity that opens them."""
    backups = {**ring.backups, _next_name(ring.backups): _new_identity()}
    sealed = _sealed(keys, ring.data, ring.restricted, backups)
    return sealed, replace(ring, backups=MappingProxyType(backups))


def _next_name(known: Mapping[str, object]) -> str:
    return str(max((int(name) for name in known), default=0) + 1)


def _new_identity() -> str:
    return str(pyrage.x25519.Identity.generate())


def _holder(keys: KeysFile, person_id: str) -> Holder:
    holder = keys.holder(person_id)
    if holder is None:
        raise AccessTrouble("unknown_person")
    return holder


def _new_holder(
    person_id: str, name: str, password: str, *, entitled: bool, must_change: bool
) -> tuple[Holder, _Secrets]:
    check_password(password, name)
    identity, signing = pyrage.x25519.Identity.generate(), Ed25519PrivateKey.generate()
    secret = _Secrets(str(identity), signing.private_bytes_raw())
    stretching = Stretching.fresh()
    locked = _lock(secret, stretching.key(password))
    return Holder(
        person_id, name, stretching, locked, str(identity.to_public()), _verify(signing), entitled, must_change
    ), secret


def _verify(signing: Ed25519PrivateKey) -> str:
    return signing.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()


def _payload(secret: _Secrets) -> bytes:
    return json.dumps({"identity": secret.identity, "signing": secret.signing.hex()}).encode()


def _secrets(payload: bytes) -> _Secrets:
    raw = json.loads(payload)
    return _Secrets(raw["identity"], bytes.fromhex(raw["signing"]))


def _lock(secret: _Secrets, key: bytes) -> str:
    return base64.b64encode(aes_key_wrap_with_padding(key, _payload(secret))).decode("ascii")


def _unlocked(holder: Holder, password: str) -> _Secrets:
    if not password:
        raise AccessTrouble("wrong_password")
    try:
        return _secrets(aes_key_unwrap_with_padding(holder.stretching.key(password), base64.b64decode(holder.locked)))
    except InvalidUnwrap as error:
        raise AccessTrouble("wrong_password") from error


def _ring(keys: KeysFile, person_id: str, secret: _Secrets) -> KeyRing:
    identity = pyrage.x25519.Identity.from_str(secret.identity)
    restricted: dict[str, bytes] = {}
    for name, sealed in keys.restricted:
        try:
            restricted[name] = _open(sealed, identity)
        except pyrage.DecryptError:
            continue  # not sealed to them: they are not entitled, or were not then
    try:
        data = _open(keys.data, identity)
        pending = _open(keys.next_data, identity) if keys.next_data else b""
        backups = {name: _open(sealed, identity).decode("ascii") for name, sealed in keys.backups}
    except pyrage.DecryptError as error:
        raise AccessTrouble("keys_damaged") from error
    return KeyRing(person_id, data, MappingProxyType(restricted), secret.signing, pending, MappingProxyType(backups))


def _recipients(keys: KeysFile, *, entitled: bool = False) -> list[str]:
    return [keys.recovery, *(one.recipient for one in keys.people if one.entitled or not entitled)]


def _sealed(keys: KeysFile, data: bytes, restricted: Mapping[str, bytes], backups: Mapping[str, str]) -> KeysFile:
    """Seal the data key and what opens backups to everybody and the restricted keys to the entitled.

    Keys one does not hold stay as they are sealed.
    """
    known = dict(restricted)
    kept = {name: sealed for name, sealed in keys.restricted if name not in known}
    entitled = _recipients(keys, entitled=True)
    fresh = {name: _seal(key, entitled) for name, key in known.items()}
    merged = {**kept, **fresh}
    ordered = tuple((name, merged[name]) for name in sorted(merged, key=int))
    everybody = _recipients(keys)
    opening = tuple((name, _seal(backups[name].encode(), everybody)) for name in sorted(backups, key=int))
    return replace(keys, data=_seal(data, everybody), restricted=ordered, backups=opening)


def _seal(key: bytes, recipients: list[str]) -> str:
    sealed = pyrage.encrypt(key, [pyrage.x25519.Recipient.from_str(one) for one in recipients])
    return base64.b64encode(sealed).decode("ascii")


def _open(sealed: str, identity: pyrage.x25519.Identity) -> bytes:
    return bytes(pyrage.decrypt(base64.b64decode(sealed), [identity]))
