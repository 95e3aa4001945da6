"""No other site's page does anything by a person's cookie; who shows a key needs no proof."""

from datetime import UTC, datetime

import httpx
import pytest

from tests.service.client import Client
from tests.service.identity.browser import PASSWORD, Browser, database_of, token_in
from witting.service.access import Role
from witting.service.identity.cookies import token_of
from witting.service.keys import make_key

ASKED = {"names": ["Nobody Known"]}


@pytest.fixture
def signed_in(browser: Browser) -> Browser:
    browser.sign_in("olga")
    return browser


def _kind(answer: httpx.Response) -> str:
    return str(answer.json()["type"]).rpartition(":")[2]


def test_what_changes_something_needs_the_token(signed_in: Browser) -> None:
    answer = signed_in.open("POST", "/v1/screen", json=ASKED)
    assert (answer.status_code, _kind(answer)) == (403, "Forged")


def test_with_the_token_in_a_header_it_is_done(signed_in: Browser) -> None:
    headers = {"X-CSRF-Token": token_of(signed_in.cookie)}
    answer = signed_in.open("POST", "/v1/screen", json=ASKED, headers=headers)
    assert answer.status_code == 200


def test_a_person_is_told_so_on_a_page(signed_in: Browser) -> None:
    answer = signed_in.open("POST", "/sign-out", headers={"accept": "text/html,*/*"})
    assert answer.status_code == 403
    assert "Load the page again" in answer.text
    assert answer.headers["content-type"].startswith("text/html")


@pytest.mark.parametrize("token", ["", "x", "a" * 43, "é"])
def test_another_token_is_none(signed_in: Browser, token: str) -> None:
    answer = signed_in.open("POST", "/sign-out", data={"csrf": token})
    assert answer.status_code == 403
    assert signed_in.get("/account").status_code == 200


def test_a_token_of_another_session_is_none(service: Client, signed_in: Browser) -> None:
    other = Browser(service)
    other.sign_in("chen")
    answer = signed_in.open("POST", "/sign-out", data={"csrf": token_of(other.cookie)})
    assert answer.status_code == 403


def test_a_token_from_before_signing_in_is_none(browser: Browser) -> None:
    before = token_in(browser.get("/sign-in").text)
    browser.sign_in("olga")
    assert browser.open("POST", "/sign-out", data={"csrf": before}).status_code == 403


def test_a_token_given_twice_is_none(signed_in: Browser) -> None:
    token = token_of(signed_in.cookie)
    headers = {"content-type": "application/x-www-form-urlencoded"}
    body = f"csrf={token}&csrf={token}"
    answer = signed_in.open("POST", "/sign-out", content=body, headers=headers)
    assert answer.status_code == 403


@pytest.mark.parametrize("kind", ["multipart/form-data; boundary=x", "text/plain", ""])
def test_a_body_that_is_no_form_carries_no_token(signed_in: Browser, kind: str) -> None:
    answer = signed_in.open(
        "POST", "/sign-out", content=b"--x\r\nrubbish", headers={"content-type": kind}
    )
    assert answer.status_code == 403


def test_a_form_with_a_file_carries_the_token_beside_it(signed_in: Browser) -> None:
    files = {"file": ("a.txt", b"nothing of note", "text/plain")}
    data = {"csrf": token_of(signed_in.cookie)}
    assert signed_in.open("POST", "/sign-out", data=data, files=files).status_code == 303


def test_what_another_site_sends_is_refused_even_with_a_token(signed_in: Browser) -> None:
    answer = signed_in.open(
        "POST",
        "/sign-out",
        data={"csrf": token_of(signed_in.cookie)},
        headers={"sec-fetch-site": "cross-site"},
    )
    assert answer.status_code == 403


@pytest.mark.parametrize("path", ["/sign-in", "/sign-out", "/setup/person"])
def test_forms_before_anybody_is_known_need_it_too(service: Client, path: str) -> None:
    data = {"login": "olga", "password": PASSWORD}
    assert service.post(path, data=data).status_code == 403


def test_nobody_is_signed_in_as_another_by_a_form_elsewhere(browser: Browser) -> None:
    browser.get("/sign-in")
    data = {"login": "olga", "password": PASSWORD}
    assert browser.open("POST", "/sign-in", data=data).status_code == 403
    assert browser.get("/v1/cases").status_code == 401


def test_who_shows_a_key_needs_no_token(service: Client) -> None:
    with database_of(service).writing() as connection:
        key = make_key(
            connection,
            name="Robot",
            roles=[Role.ANALYST],
            tenant="default",
            by="test",
            now=datetime.now(tz=UTC),
        )
    headers = {"Authorization": f"Bearer {key}"}
    assert service.post("/v1/screen", json=ASKED, headers=headers).status_code == 200
