"""Signing in at an identity provider: whom it vouches for comes in, and nobody by anything less."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from joserfc import jwk

from tests.service.client import Client
from tests.service.conftest import MakeApp
from tests.service.identity.browser import Browser, database_of
from tests.service.identity.little_provider import CLIENT, SECRET, LittleProvider, little_provider
from witting.base import SettingsError
from witting.service.identity.provider import Provider
from witting.service.settings import Settings
from witting.store import audit
from witting.store.audit import Action
from witting.store.people import PersonHeld, add_person, disable, people_of

NOW = datetime.now(tz=UTC)
ROLES = ("screening=analyst", "heads=approver", "heads=analyst")


@pytest.fixture
def provider() -> Iterator[LittleProvider]:
    with little_provider() as made:
        yield made


@pytest.fixture
def service(
    make_app: MakeApp, loop: asyncio.AbstractEventLoop, provider: LittleProvider, tmp_path: Path
) -> Client:
    secret = tmp_path / "secret"
    secret.write_text(f"{SECRET}\n", encoding="utf-8")
    app = make_app(
        identity="keys",
        oidc_issuer=provider.address,
        oidc_client=CLIENT,
        oidc_secret_file=secret,
        oidc_roles=ROLES,
    )
    made = Client(app, loop)
    with database_of(made).writing() as connection:
        add_person(
            connection,
            login="amina",
            name="Amina",
            roles=["admin"],
            tenant="default",
            by="test",
            now=NOW,
        )
    return made


def _there(browser: Browser, wanted: str = "") -> str:
    """Go to the provider; give the address it sends the browser back to."""
    answer = browser.get("/sign-in/elsewhere", params={"next": wanted})
    assert answer.status_code == 303
    return httpx.get(answer.headers["location"]).headers["location"]


def _back(browser: Browser, address: str) -> httpx.Response:
    parts = urlsplit(address)
    return browser.get(f"{parts.path}?{parts.query}")


def _sign_in(browser: Browser, wanted: str = "") -> httpx.Response:
    return _back(browser, _there(browser, wanted))


def _people(client: Client) -> dict[str, PersonHeld]:
    with database_of(client).reading() as connection:
        return {one.login: one for one in people_of(connection, "default")}


def test_whom_the_provider_vouches_for_comes_in(service: Client) -> None:
    browser = Browser(service)
    answer = _sign_in(browser, "/account?x=1")
    assert (answer.status_code, answer.headers["location"]) == (303, "/account?x=1")
    assert "Ольга" in browser.get("/account").text
    assert browser.get("/v1/cases").status_code == 200
    assert browser.get("/v1/keys").status_code == 403


def test_the_way_there_carries_state_nonce_and_challenge(service: Client) -> None:
    answer = Browser(service).get("/sign-in/elsewhere")
    asked = parse_qs(urlsplit(answer.headers["location"]).query)
    assert asked["code_challenge_method"] == ["S256"]
    assert asked["response_type"] == ["code"]
    assert asked["redirect_uri"] == ["http://127.0.0.1:8000/sign-in/back"]
    assert all(len(asked[name][0]) >= 43 for name in ("state", "nonce", "code_challenge"))


def test_the_sign_in_page_offers_the_provider(service: Client) -> None:
    assert 'href="/sign-in/elsewhere?next=' in Browser(service).get("/sign-in").text


def test_the_session_is_under_a_new_number(service: Client) -> None:
    browser = Browser(service)
    back = _there(browser)
    before = browser.cookie
    _back(browser, back)
    assert browser.cookie != before


def test_another_browser_cannot_come_back(service: Client) -> None:
    victim, attacker = Browser(service), Browser(service)
    victim.get("/sign-in")
    assert _back(victim, _there(attacker)).status_code == 403
    assert victim.get("/v1/cases").status_code == 401


def test_one_comes_back_once(service: Client) -> None:
    browser = Browser(service)
    back = _there(browser)
    number = browser.cookie
    assert _back(browser, back).status_code == 303
    browser.cookie = number
    assert _back(browser, back).status_code == 403


_OTHER = jwk.RSAKey.generate_key(2048, {"kid": "first"})


@pytest.mark.parametrize(
    "claims",
    [
        {"iss": "https://other.example"},
        {"aud": "another client"},
        {"aud": [CLIENT, "another"], "azp": "another"},
        {"aud": None},
        {"nonce": "another"},
        {"nonce": None},
        {"exp": 1_000_000_000},
        {"exp": None},
        {"iat": 4_000_000_000},
        {"sub": None},
        {"sub": ""},
        {"sub": 7},
        {"sub": "7\0"},
        {"sub": "x" * 256},
        {"at_hash": "another"},
        {"groups": []},
        {"groups": None},
        {"groups": "admin"},
        {"groups": {"screening": True}},
    ],
    ids=str,
)
def test_a_token_that_does_not_fit_lets_nobody_in(
    service: Client, provider: LittleProvider, claims: dict[str, Any]
) -> None:
    provider.claims |= claims
    browser = Browser(service)
    assert _sign_in(browser).status_code == 403
    assert browser.get("/v1/cases").status_code == 401
    assert list(_people(service)) == ["amina"]
    with database_of(service).reading() as connection:
        assert [one.action for one in audit.entries(connection)][-1] == Action.SIGN_IN_REFUSED


def test_a_token_signed_by_another_lets_nobody_in(
    service: Client, provider: LittleProvider
) -> None:
    provider.signs_with = _OTHER
    assert _sign_in(Browser(service)).status_code == 403


@pytest.mark.parametrize("algorithm", ["HS256", "none"])
def test_a_token_signed_by_what_everybody_knows_lets_nobody_in(
    service: Client, provider: LittleProvider, algorithm: str
) -> None:
    provider.algorithm = algorithm
    assert _sign_in(Browser(service)).status_code == 403


def test_a_provider_that_is_another_than_asked_lets_nobody_in(
    service: Client, provider: LittleProvider
) -> None:
    provider.back = {"iss": "https://other.example"}
    assert _sign_in(Browser(service)).status_code == 403


def test_a_provider_that_tells_of_another_is_not_asked(
    service: Client, provider: LittleProvider
) -> None:
    provider.told = {"issuer": "https://other.example"}
    assert Browser(service).get("/sign-in/elsewhere").status_code == 403


def test_a_code_that_is_none_lets_nobody_in(service: Client, provider: LittleProvider) -> None:
    provider.back = {"code": "another"}
    assert _sign_in(Browser(service)).status_code == 403


def test_new_keys_of_the_provider_are_read(service: Client, provider: LittleProvider) -> None:
    assert _sign_in(Browser(service)).status_code == 303
    provider.key = provider.signs_with = _OTHER
    assert _sign_in(Browser(service)).status_code == 303


def test_a_provider_that_is_away_is_said(service: Client, provider: LittleProvider) -> None:
    provider.told = {"token_endpoint": "http://127.0.0.1:9/token"}
    answer = _sign_in(Browser(service))
    assert answer.status_code == 403
    assert "does not answer" in answer.text


def test_roles_are_those_the_provider_says_now(service: Client, provider: LittleProvider) -> None:
    _sign_in(Browser(service))
    provider.claims["groups"] = ["heads", "unknown"]
    _sign_in(Browser(service))
    (held,) = [one for one in _people(service).values() if one.issuer]
    assert held.roles == ("analyst", "approver")
    with database_of(service).reading() as connection:
        told = [one for one in audit.entries(connection) if one.action == Action.PERSON_CHANGED]
    assert [one.detail["roles_before"] for one in told] == [["analyst"]]


def test_a_name_the_provider_gives_makes_nobody_another(
    service: Client, provider: LittleProvider
) -> None:
    provider.claims |= {"preferred_username": "amina", "email": "amina"}
    browser = Browser(service)
    assert _sign_in(browser).status_code == 303
    assert browser.get("/v1/keys").status_code == 403
    others = [one for one in _people(service).values() if one.issuer]
    assert [one.login.startswith("oidc-") for one in others] == [True]


def test_a_disabled_person_stays_out(service: Client, provider: LittleProvider) -> None:
    _sign_in(Browser(service))
    (held,) = [one for one in _people(service).values() if one.issuer]
    with database_of(service).writing() as connection:
        disable(connection, held.login, tenant="default", by="amina", now=NOW)
    assert _sign_in(Browser(service)).status_code == 403


def test_an_awkward_name_is_kept_readably(service: Client, provider: LittleProvider) -> None:
    provider.claims["name"] = "  A\u202eB\n\0C" + "x" * 300
    browser = Browser(service)
    assert _sign_in(browser).status_code == 303
    (held,) = [one for one in _people(service).values() if one.issuer]
    assert held.name.isprintable()
    assert len(held.name) <= 100


@pytest.mark.parametrize(
    ("settings", "why"),
    [
        ({"oidc_issuer": "http://id.example"}, "https://"),
        ({"oidc_issuer": "ftp://127.0.0.1"}, "https://"),
        ({"oidc_client": ""}, "oidc_client"),
        ({"oidc_roles": ("screening",)}, "says no role"),
        ({"oidc_roles": ("screening=king",)}, "says no role"),
        ({"oidc_secret_file": Path("/nowhere")}, "cannot be read"),
    ],
)
def test_settings_that_cannot_be_used_are_refused(settings: dict[str, Any], why: str) -> None:
    given = {"oidc_issuer": "https://id.example", "oidc_client": CLIENT} | settings
    with pytest.raises(SettingsError, match=why):
        Provider(Settings(home=Path("/data"), **given))
