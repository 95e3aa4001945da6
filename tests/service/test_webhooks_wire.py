"""Webhooks over a real line: TLS with a certificate authority of one's own, and a checked name."""

import hmac
import ssl
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.service.client import Client
from tests.service.conftest import MakeApp, each_database
from witting.service.events import CASE_OPENED, announce
from witting.service.parts import Service
from witting.service.sending import WAITS, Sender

kept_in = each_database

HOST = "localhost"


def _name(of: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, of)])


def _certificates(folder: Path, host: str) -> tuple[Path, Path, Path]:
    """Make an authority and a certificate of a host by it; give the files of both and the key."""
    now = datetime.now(tz=UTC)
    authority, own = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))

    def made(subject: str, key: Any, *, is_authority: bool) -> x509.Certificate:
        building = (
            x509.CertificateBuilder()
            .subject_name(_name(subject))
            .issuer_name(_name("An authority of a test"))
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - timedelta(days=1))
            .not_valid_after(now + timedelta(days=1))
            .add_extension(x509.BasicConstraints(ca=is_authority, path_length=None), critical=True)
        )
        if not is_authority:
            names = x509.SubjectAlternativeName([x509.DNSName(host)])
            building = building.add_extension(names, critical=False)
        return building.sign(authority, hashes.SHA256())

    folder.mkdir(parents=True)
    paths = folder / "authority.pem", folder / "own.pem", folder / "own.key"
    pem = serialization.Encoding.PEM
    root = made("An authority of a test", authority, is_authority=True)
    paths[0].write_bytes(root.public_bytes(pem))
    paths[1].write_bytes(made(host, own, is_authority=False).public_bytes(pem))
    paths[2].write_bytes(
        own.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return paths


@dataclass
class Receiver:
    """The other side: what it was told, and what it answers."""

    port: int = 0
    statuses: list[int] = field(default_factory=list)
    told: list[tuple[dict[str, str], bytes]] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"https://{HOST}:{self.port}/hook"

    def believes(self, number: int, secret: str) -> bool:
        """Check a message as a receiver does, by the secret alone."""
        headers, body = self.told[number]
        said = dict(part.split("=", 1) for part in headers["witting-signature"].split(","))
        wanted = hmac.new(secret.encode(), f"{said['t']}.".encode() + body, sha256).hexdigest()
        age = abs(datetime.now(tz=UTC).timestamp() - int(said["t"]))
        return hmac.compare_digest(wanted, said["v1"]) and age < 300


@pytest.fixture
def certified() -> str:
    """Give the host the certificate is of."""
    return HOST


@pytest.fixture
def authority(tmp_path: Path, certified: str) -> tuple[Path, Path, Path]:
    return _certificates(tmp_path / "tls", certified)


@pytest.fixture
def receiver(authority: tuple[Path, Path, Path]) -> Iterator[Receiver]:
    told = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            told.told.append(({k.lower(): v for k, v in self.headers.items()}, body))
            self.send_response(told.statuses.pop(0) if told.statuses else 200)
            self.send_header("Content-Length", "0")
            self.send_header("Location", told.url)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(authority[1], authority[2])
    server.socket = tls.wrap_socket(server.socket, server_side=True)
    told.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield told
    server.shutdown()
    server.server_close()
    thread.join()


def _service(client: Client) -> Service:
    found: Service = client.app.state.service
    return found


def _told(client: Client) -> Any:
    return client.get("/v1/webhooks/1/deliveries").json()[0]


def _announced(client: Client, receiver: Receiver) -> str:
    """Ask to be told, have something to tell, and give the secret."""
    wanted = {"url": receiver.url, "events": ["case.opened"]}
    made = client.post("/v1/webhooks", json=wanted)
    assert made.status_code == 201, made.text
    service = _service(client)
    with service.database.writing() as connection:
        assert announce(connection, service, "default", CASE_OPENED, {"id": 7}) == 1
    secret: str = made.json()["secret"]
    return secret


def _line(host: str, _port: int) -> list[str]:
    assert host == HOST
    return ["127.0.0.1"]


def test_a_message_is_told_over_tls_and_believed_by_its_signature(
    make_app: MakeApp, loop: Any, receiver: Receiver, authority: tuple[Path, Path, Path]
) -> None:
    client = Client(make_app(webhook_hosts=(HOST,), webhook_ca=authority[0]), loop)
    secret = _announced(client, receiver)
    receiver.statuses = [500, 302]
    clock = [datetime.now(tz=UTC)]
    sender = Sender(replace(_service(client), now=lambda: clock[0]), _line)
    for wait in WAITS[:2]:
        assert sender.send_due() == 0
        clock[0] += wait + timedelta(milliseconds=1)
    assert sender.send_due() == 1
    assert [one["said"] for one in _told(client)["attempts"]] == [
        "it answered 500",
        "it answered 302",
        "heard",
    ]
    assert len(receiver.told) == 3
    assert all(receiver.believes(number, secret) for number in range(3))
    assert not receiver.believes(0, secret + "x")
    headers, body = receiver.told[2]
    assert headers["host"] == f"{HOST}:{receiver.port}"
    assert (headers["witting-event"], headers["witting-delivery"]) == ("case.opened", "1")
    assert b'"id":7' in body


def test_its_own_thread_sends_what_is_due(
    make_app: MakeApp, loop: Any, receiver: Receiver, authority: tuple[Path, Path, Path]
) -> None:
    client = Client(make_app(webhook_hosts=(HOST,), webhook_ca=authority[0]), loop)
    secret = _announced(client, receiver)
    sender, waited = Sender(_service(client), _line), threading.Event()
    sender.start()
    for _ in range(200):
        if _told(client)["state"] == "sent":
            break
        waited.wait(0.1)
    sender.stop()
    assert receiver.believes(0, secret)


def test_without_the_setting_nothing_is_told_inside(
    make_app: MakeApp, loop: Any, receiver: Receiver, authority: tuple[Path, Path, Path]
) -> None:
    client = Client(make_app(webhook_hosts=(HOST,), webhook_ca=authority[0]), loop)
    _announced(client, receiver)
    service = _service(client)
    strict = replace(service, settings=replace(service.settings, webhook_hosts=()))
    assert Sender(strict, _line).send_due() == 0
    assert receiver.told == []
    assert (_told(client)["state"], _told(client)["tries"]) == ("given_up", 1)
    refused = Client(make_app(), loop).post(
        "/v1/webhooks", json={"url": receiver.url, "events": ["case.opened"]}
    )
    assert refused.status_code == 422
    assert "webhook_hosts" in refused.json()["detail"]


def test_an_authority_nobody_trusts_is_told_nothing(
    make_app: MakeApp, loop: Any, receiver: Receiver
) -> None:
    client = Client(make_app(webhook_hosts=(HOST,)), loop)
    _announced(client, receiver)
    assert Sender(_service(client), _line).send_due() == 0
    assert receiver.told == []
    assert _told(client)["state"] == "waiting"


@pytest.mark.parametrize("certified", ["other.example"])
def test_a_certificate_of_another_host_is_told_nothing(
    make_app: MakeApp, loop: Any, receiver: Receiver, authority: tuple[Path, Path, Path]
) -> None:
    client = Client(make_app(webhook_hosts=(HOST,), webhook_ca=authority[0]), loop)
    _announced(client, receiver)
    assert Sender(_service(client), _line).send_due() == 0
    assert receiver.told == []
    assert _told(client)["attempts"][0]["said"] == "it could not be reached (ConnectError)"
