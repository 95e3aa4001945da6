"""A problem over HTTP names fields and routes, and no command or option of the command line."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from tests.service.client import Client
from witting.service.on_http import on_http

_COMMAND = re.compile(r"`?witting [a-z]+|(?<![\w-])--[a-z]")
_LATIN = "Nom;Montant\nBéton armé façade;1\nCrème brûlée;2\n".encode("latin-1")
_BOOK = b"key,name\n" + b"".join(b"%d,Nobody Known\n" % number for number in range(10))


def _table(client: Client, content: bytes, **params: str) -> Any:
    return client.post("/v1/book/import", content=content, params=params)


def _replaced(client: Client) -> Any:
    _table(client, _BOOK)
    return _table(client, b"key,name\n1,Nobody Known\n", replace="true")


ASKED: dict[str, Callable[[Client], Any]] = {
    "columns nobody named": lambda c: _table(c, b"No;Who\n1;Sberbank\n"),
    "a header that is no text": lambda c: _table(c, b"\xff\xfe\x00\xd8\x00,\n1,2\n"),
    "most of the book": _replaced,
    "an empty book": lambda c: c.post("/v1/book/screenings", json={}),
    "no case of the book": lambda c: c.get("/v1/book/cases/7"),
    "no decision of the book": lambda c: c.post(
        "/v1/book/decisions/7/revocation", json={"because": "A mistake."}
    ),
    "a table in no UTF-8": lambda c: c.post(
        "/v1/assess", content=_LATIN, params={"name": "goods.csv"}
    ),
    "a text in no UTF-8": lambda c: c.post(
        "/v1/assess", content="Béton armé pour la façade à Grozny.".encode("latin-1")
    ),
    "an unknown profile": lambda c: c.post(
        "/v1/assess", content=b"Bearings.", params={"profile": "no-such"}
    ),
    "no such law": lambda c: c.get("/v1/law/no/such"),
}


@pytest.mark.parametrize("asked", ASKED)
def test_a_problem_tells_no_command(client: Client, asked: str) -> None:
    answer = ASKED[asked](client)
    assert answer.status_code >= 400, answer.text
    assert _COMMAND.search(answer.json()["detail"]) is None, answer.json()["detail"]


def test_a_book_without_a_mapping_is_told_of_the_form(client: Client) -> None:
    detail = _table(client, b"No;Who\n1;Sberbank\n").json()["detail"]
    assert "POST /v1/book/import with the file as `table` and, as `mapping`" in detail


def test_most_of_a_book_is_told_of_the_parameter(client: Client) -> None:
    assert "send it with yes=true where" in _replaced(client).json()["detail"]


def test_a_service_without_lists_is_told_of_the_route() -> None:
    told = on_http("Clearing anybody would be wrong. Fetch lists: `witting lists update`.")
    assert told == "Clearing anybody would be wrong. Fetch lists with POST /v1/lists/update."


def test_words_without_a_command_stay() -> None:
    said = "A -- B is no day: write it as 2024-05-16."
    assert on_http(said) == said
