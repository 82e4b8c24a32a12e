"""What an address of a workspace on a server may say, and what a connection made from it insists on."""

from __future__ import annotations

import pytest

from desktop.errors import ServerTrouble
from desktop.server_address import ServerAddress, is_server, server_address
from desktop.services.storage.postgres.engines import connection_values
from desktop.services.storage.postgres.names import Names


@pytest.mark.parametrize(
    "address",
    [
        ServerAddress("db.example.org", "acme", "bea"), ServerAddress("db.example.org", "acme"),
        ServerAddress("10.0.0.7", "acme", "béa k@x", 6543), ServerAddress("fe80::1", "acme", "bea"),
        ServerAddress("/run/postgresql", "acme", "bea"),
        ServerAddress("db.example.org", "acme", "bea", root_certificate="/etc/team ca.crt"),
    ],
)  # fmt: skip
def test_an_address_is_read_as_it_is_written(address: ServerAddress) -> None:
    assert is_server(str(address))
    assert server_address(str(address)) == address


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("postgresql://bea:secret@db/acme", "password_in_address"), ("postgresql://db", "malformed"),
        ("postgresql:///acme", "malformed"), ("https://db/acme", "malformed"), ("postgresql://db:x/acme", "malformed"),
        ("postgresql://db/a/b", "malformed"), ("postgresql://db/acme?sslmode=disable", "malformed"),
        ("postgresql://db/acme?options=-c%20role=x", "malformed"), ("", "malformed"),
    ],
)  # fmt: skip
def test_what_is_no_address_is_refused_without_repeating_a_password(text: str, code: str) -> None:
    with pytest.raises(ServerTrouble) as caught:
        server_address(text)
    assert caught.value.code == code
    assert "secret" not in str(caught.value) + caught.value.server


@pytest.mark.parametrize("text", ["/home/bea/acme.desk", "C:\\acme.desk", "acme", "postgresql", "file:///x"])
def test_a_file_is_no_server(text: str) -> None:
    assert not is_server(text)


def test_over_a_network_only_tls_with_the_servers_name_and_scram() -> None:
    values = connection_values(ServerAddress("db.example.org", "acme", "bea"), "x", statement_ms=1)
    assert (values["sslmode"], values["sslrootcert"], values["require_auth"]) == (
        "verify-full",
        "system",
        "scram-sha-256",
    )
    own = connection_values(ServerAddress("db", "acme", "bea", root_certificate="/ca.crt"), "x", statement_ms=1)
    assert (own["sslmode"], own["sslrootcert"]) == ("verify-full", "/ca.crt")


@pytest.mark.parametrize("name", ["", "Acme", "1acme", "acme-team", 'a"b', "a" * 60, "größe"])
def test_names_that_would_need_quoting_are_refused(name: str) -> None:
    with pytest.raises(ServerTrouble):
        Names(name)
