"""Over a network: only a server that proves its name, and no password by any other way than SCRAM."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from desktop.errors import ServerTrouble
from desktop.server_address import ServerAddress
from desktop.services.workspace.messages import ReadWorkspace
from desktop.services.workspace.on_server import open_on_server
from tests.postgres_server import TestServer
from tests.sample_on_server import PASSWORD, sample_workspace
from tests.services.postgres.tls_front import Manner, TlsFront, certificate

pytestmark = [pytest.mark.postgres, pytest.mark.allow_hosts(["127.0.0.1"])]


@pytest.fixture(scope="module")
def behind(server: TestServer) -> ServerAddress:
    """The workspace as it lies behind the front; its login is asked for a password by SCRAM."""
    return sample_workspace(server, "over_tls", "tls_bea")


@pytest.fixture
def own(tmp_path: Path) -> tuple[Path, Path]:
    return certificate(tmp_path / "own", "localhost")


@contextmanager
def front(behind: ServerAddress, chain: Path, manner: Manner = Manner.TLS) -> Iterator[TlsFront]:
    made = TlsFront(behind.host, chain, manner)
    yield made
    made.stop()


def through(behind: ServerAddress, port: int, root: str) -> ServerAddress:
    return ServerAddress("localhost", behind.database, behind.login, port, root)


def refused(address: ServerAddress, password: str = PASSWORD) -> str:
    with pytest.raises(ServerTrouble) as caught:
        open_on_server(address, password, "tests").close()
    assert password not in str(caught.value)
    return caught.value.code


def test_a_server_that_proves_its_name(behind: ServerAddress, own: tuple[Path, Path]) -> None:
    chain, root = own
    with front(behind, chain) as made:
        address = through(behind, made.port, str(root))
        session = open_on_server(address, PASSWORD, "tests")
        assert session.door.ask(ReadWorkspace()).on_server
        session.close()
        assert refused(address, "not the password") == "login_refused"


def test_a_certificate_signed_by_somebody_else(behind: ServerAddress, own: tuple[Path, Path], tmp_path: Path) -> None:
    _, other_root = certificate(tmp_path / "other", "localhost")
    with front(behind, own[0]) as made:
        assert refused(through(behind, made.port, str(other_root))) == "insecure"


def test_a_certificate_for_another_name(behind: ServerAddress, tmp_path: Path) -> None:
    chain, root = certificate(tmp_path / "other", "elsewhere.example")
    with front(behind, chain) as made:
        assert refused(through(behind, made.port, str(root))) == "insecure"


def test_a_certificate_nobody_named(behind: ServerAddress, own: tuple[Path, Path]) -> None:
    with front(behind, own[0]) as made:
        assert refused(through(behind, made.port, "")) == "insecure"


def test_a_server_without_tls_is_told_nothing(behind: ServerAddress, own: tuple[Path, Path]) -> None:
    chain, root = own
    with front(behind, chain, Manner.NO_TLS) as made:
        assert refused(through(behind, made.port, str(root))) == "insecure"
        assert made.heard == b""


def test_a_server_that_wants_the_password_in_clear_text_does_not_get_it(
    behind: ServerAddress, own: tuple[Path, Path]
) -> None:
    chain, root = own
    with front(behind, chain, Manner.CLEARTEXT) as made:
        assert refused(through(behind, made.port, str(root))) == "insecure"
        assert PASSWORD.encode() not in made.heard


def test_the_certificate_of_a_file_that_is_not_there(behind: ServerAddress, own: tuple[Path, Path]) -> None:
    with front(behind, own[0]) as made:
        assert refused(through(behind, made.port, "/nowhere/root.pem")) == "insecure"
