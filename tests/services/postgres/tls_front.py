"""Stands before the test server as a server on a network would: TLS with a certificate of one's choosing, or without any."""

from __future__ import annotations

import socket
import ssl
import threading
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID


class Manner(StrEnum):
    """How the front receives those who come."""

    TLS = "with TLS"
    NO_TLS = "without TLS"
    CLEARTEXT = "asks for the password in clear text"


_SSL_REQUEST = b"\x00\x00\x00\x08\x04\xd2\x16/"
_CLEARTEXT_PLEASE = b"R\x00\x00\x00\x08\x00\x00\x00\x03"


class TlsFront:
    """Listens on this computer; ``heard`` is what it was sent where it does not pass things on."""

    def __init__(self, host: str, chain: Path, manner: Manner = Manner.TLS) -> None:
        self._target = f"{host}/.s.PGSQL.5432"
        self._manner = manner
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._context.load_cert_chain(chain)
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]
        self.heard = b""
        threading.Thread(target=self._accept, daemon=True).start()

    def stop(self) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._socket.accept()
            except OSError:
                return
            threading.Thread(target=self._receive, args=(client,), daemon=True).start()

    def _receive(self, client: socket.socket) -> None:
        try:
            if client.recv(8) != _SSL_REQUEST:
                client.close()
                return
            if self._manner is Manner.NO_TLS:
                client.sendall(b"N")
                self.heard += client.recv(4096)
                client.close()
                return
            client.sendall(b"S")
            safe = self._context.wrap_socket(client, server_side=True)
            if self._manner is Manner.CLEARTEXT:
                safe.recv(4096)
                safe.sendall(_CLEARTEXT_PLEASE)
                self.heard += safe.recv(4096)
                safe.close()
                return
            server = socket.socket(socket.AF_UNIX)
            server.connect(self._target)
            threading.Thread(target=_pass_on, args=(server, safe), daemon=True).start()
            _pass_on(safe, server)
        except OSError:
            client.close()


def _pass_on(source: Any, target: Any) -> None:
    try:
        while data := source.recv(65536):
            target.sendall(data)
    except OSError:
        pass
    for end in (source, target):
        end.close()


def certificate(folder: Path, name: str) -> tuple[Path, Path]:
    """A certificate for a server of this name: the file with its key for the server, and the one others trust it by."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    public = made.public_bytes(serialization.Encoding.PEM)
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    folder.mkdir(exist_ok=True)
    chain, trusted = folder / "server.pem", folder / "root.pem"
    chain.write_bytes(private + public)
    trusted.write_bytes(public)
    return chain, trusted
