"""The password of a team's server on this computer: kept by choice under the system's keychain, and one's own changed."""

from __future__ import annotations

from hashlib import sha256

from desktop.errors import AccessTrouble, ServerTrouble
from desktop.server_address import ServerAddress
from desktop.services.access.keys.credential import Credential
from desktop.services.access.keys.passwords import check_password
from desktop.services.storage.postgres.logins import set_own_password
from desktop.services.storage.postgres.server_store import ServerStore
from desktop.services.workspace.on_server import open_on_server
from desktop.services.workspace.records import Lock, SignInPerson
from desktop.services.workspace.session import WorkSession
from desktop.services.workspace.unlocking import devices


def look_at_server(address: ServerAddress) -> Lock:
    """Who can sign in: the login of the address. The server itself is not asked, it tells strangers nothing."""
    known = devices()
    person = SignInPerson(address.login, address.login, known.remembers(_name(address), _login(address)))
    return Lock(True, (person,), keychain=known.available(), server=address.server, may_be_empty=address.local)


def sign_in_on_server(
    address: ServerAddress, credential: Credential, installation: str, *, remember: bool = False
) -> WorkSession:
    """Open a team's workspace with a password that was typed or that this computer keeps; raises ``ServerTrouble`` and ``AccessTrouble``."""
    if not credential.device:
        session = open_on_server(address, credential.password, installation)
        if remember:
            devices().remember(_name(address), _login(address), credential.password.encode())
        return session
    kept = devices().recall(_name(address), _login(address))
    if kept is None:
        raise AccessTrouble("device_outdated")
    try:
        return open_on_server(address, kept.decode(), installation)
    except ServerTrouble as trouble:
        if trouble.code != "login_refused":
            raise
        forget_password(address)
        raise AccessTrouble("device_outdated") from trouble


def forget_password(address: ServerAddress) -> None:
    """From now on the password is needed on this computer again."""
    devices().forget(_name(address), _login(address))


def change_password_of(session: WorkSession, old: str, new: str) -> None:
    """Give the signed-in login another password; the server gets a verifier of it. Raises ``AccessTrouble`` and ``FieldErrors``."""
    store = session.store
    assert isinstance(store, ServerStore)
    if old != store.password:
        raise AccessTrouble("wrong_password")
    address = store.address
    check_password(new, address.login)
    with store.translated(), store.writer.begin() as connection:
        set_own_password(connection, address.login, new)
    store.use_password(new)
    known = devices()
    if known.remembers(_name(address), _login(address)):
        known.remember(_name(address), _login(address), new.encode())


def _name(address: ServerAddress) -> str:
    """The workspace as a word that fits into the name of a file."""
    return sha256(str(address.as_login("")).encode()).hexdigest()[:32]


def _login(address: ServerAddress) -> str:
    return sha256(address.login.encode()).hexdigest()[:32]
