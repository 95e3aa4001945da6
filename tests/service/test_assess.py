"""`/v1/assess` gives what the command line prints, and says in its place what cannot be read."""

from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from tests.cli.run import Shell
from tests.service.client import Client

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
PAYMENT = EXAMPLES / "03-payment-bearings.xml"
UNNAMED = f"document {sha256(b'Bearings.').hexdigest()[:12]}"


@pytest.mark.parametrize(
    "name",
    ["03-payment-bearings.xml", "06-mt103.fin", "08-order.json", "09-orders.csv"],
)
def test_the_answer_is_what_the_command_line_prints(
    client: Client, witting: Shell, name: str
) -> None:
    printed = witting("assess", str(EXAMPLES / name), "--as-of", "2024-05-16", "--json").out
    answer = client.post(
        "/v1/assess",
        params={"as_of": "2024-05-16", "name": name},
        content=(EXAMPLES / name).read_bytes(),
    )
    assert answer.text == printed


def test_several_files_of_a_form_stand_beside_each_other(client: Client, witting: Shell) -> None:
    names = ("03-payment-bearings.xml", "13-cover-bearings.xml")
    paths = [str(EXAMPLES / name) for name in names]
    printed = witting("assess", *paths, "--as-of", "2024-05-16", "--json").out
    files = [("files", (name, (EXAMPLES / name).read_bytes())) for name in names]
    answer = client.post("/v1/assess", params={"as_of": "2024-05-16"}, files=files)
    assert answer.text == printed


def test_profiles_are_answered_side_by_side(client: Client, witting: Shell) -> None:
    asked = ["--profile", "ffi-cn", "--profile", "bank-us", "--as-of", "2024-05-16", "--json"]
    printed = witting("assess", str(PAYMENT), *asked).out
    answer = client.post(
        "/v1/assess",
        params={"profile": ["ffi-cn", "bank-us"], "as_of": "2024-05-16", "name": PAYMENT.name},
        content=PAYMENT.read_bytes(),
    )
    assert answer.text == printed


def test_one_that_cannot_be_read_has_its_error_beside_the_rest(client: Client) -> None:
    files = [("files", ("a.xml", PAYMENT.read_bytes())), ("files", ("b.xml", b"<no/>"))]
    first, second = client.post("/v1/assess", files=files).json()
    assert first["outcome"]
    assert (second["input"], second["error"]["kind"]) == ("b.xml", "UnknownFormat")


@pytest.mark.parametrize(
    ("body", "status", "kind"),
    [
        (b"", 422, "UnreadableInput"),
        (b"<no/>", 415, "UnknownFormat"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 422, "HostileInput"),
        (b'{"kind": "order", "partees": []}', 422, "BrokenInput"),
    ],
)
def test_a_document_that_cannot_be_read_is_a_problem(
    client: Client, body: bytes, status: int, kind: str
) -> None:
    answer = client.post("/v1/assess", content=body)
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert (answer.status_code, told["status"]) == (status, status)
    assert told["type"] == f"urn:witting:problem:{kind}"


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "..\\..\\boot.ini", "/etc/shadow", "a\x00/b\u202e.xml", ".."]
)
def test_a_name_is_a_label_and_never_a_path(client: Client, name: str) -> None:
    answer = client.post("/v1/assess", params={"name": name}, content=PAYMENT.read_bytes())
    called = answer.json()["deal"]["source"]
    assert "/" not in called
    assert "\\" not in called
    assert "\u202e" not in called


@pytest.mark.parametrize("name", ["../../../etc/passwd", "/etc/passwd", "own.toml"])
def test_a_profile_is_never_read_from_a_callers_path(client: Client, name: str) -> None:
    answer = client.post("/v1/assess", params={"profile": name}, content=PAYMENT.read_bytes())
    assert answer.status_code == 422
    assert "no profile" in answer.json()["detail"]


@pytest.mark.parametrize(
    ("params", "headers", "name"),
    [
        ({}, {}, UNNAMED),
        ({"name": "a.txt"}, {}, "a.txt"),
        ({}, {"Content-Disposition": 'attachment; filename="../b.txt"'}, "b.txt"),
        ({"name": "a.txt"}, {"Content-Disposition": 'attachment; filename="b.txt"'}, "a.txt"),
        ({}, {"Content-Disposition": "x; filename"}, UNNAMED),
    ],
)
def test_an_answer_tells_which_document_it_is_of(
    client: Client, params: Any, headers: Any, name: str
) -> None:
    answer = client.post("/v1/assess", content=b"Bearings.", params=params, headers=headers)
    assert answer.json()["deal"]["source"] == name
