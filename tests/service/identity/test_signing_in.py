"""Signing in: by the right password alone, under a new number, and all else refused alike."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from tests.service.client import Client
from tests.service.conftest import MakeApp
from tests.service.identity.browser import PASSWORD, Browser, database_of, token_in
from witting.service.identity import passwords
from witting.store import audit
from witting.store.audit import Action
from witting.store.people import add_person, disable, set_password, set_roles
from witting.store.schema_people import sessions

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


def _actions(client: Client) -> list[str]:
    with database_of(client).reading() as connection:
        return [entry.action for entry in audit.entries(connection)]


def test_the_right_password_opens_a_session(browser: Browser) -> None:
    answer = browser.sign_in("olga")
    assert (answer.status_code, answer.headers["location"]) == (303, "/desk/")
    page = browser.get("/account")
    assert page.status_code == 200
    assert "Ольга" in page.text


def test_a_session_may_do_what_its_person_may(browser: Browser) -> None:
    browser.sign_in("olga")
    assert browser.get("/v1/cases").status_code == 200
    assert browser.get("/v1/keys").status_code == 403


@pytest.mark.parametrize("typed", ["OLGA", " olga "])
def test_a_login_is_read_as_it_is_typed(browser: Browser, typed: str) -> None:
    assert browser.sign_in(typed).status_code == 303


def _disabled(client: Client) -> None:
    with database_of(client).writing() as connection:
        disable(connection, "olga", tenant="default", by="amina", now=NOW)


@pytest.mark.parametrize(
    ("login", "password"),
    [
        ("olga", "another horse"),
        ("olga", ""),
        ("olga", PASSWORD * 100),
        ("nobody", PASSWORD),
        ("", PASSWORD),
        ("olga' OR '1'='1", PASSWORD),
        ("olga\0", PASSWORD),
        ("\ud800", PASSWORD),
    ],
)
def test_anything_else_is_refused(browser: Browser, login: str, password: str) -> None:
    login = login.encode("utf-8", "replace").decode("utf-8")
    assert browser.sign_in(login, password).status_code in (401, 422)
    assert browser.get("/v1/cases").status_code == 401


def test_an_unknown_login_and_a_wrong_password_cannot_be_told_apart(
    service: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    with database_of(service).writing() as connection:
        add_person(
            connection,
            login="elsewhere",
            name="Elsewhere",
            roles=[],
            tenant="default",
            by="test",
            now=NOW,
            issuer="https://id.example",
            subject="7",
        )
        disable(connection, "amina", tenant="default", by="test", now=NOW)
    looked: list[str] = []
    really = passwords._HASHER.verify

    class Counting:
        hash = staticmethod(passwords._HASHER.hash)

        @staticmethod
        def verify(kept: str, password: str) -> bool:
            looked.append(kept.rpartition("$")[0].rpartition("$")[0])
            return really(kept, password)

    monkeypatch.setattr(passwords, "_HASHER", Counting)
    pages = []
    for login in ("olga", "nobody", "amina", "elsewhere"):
        browser = Browser(service)
        answer = browser.sign_in(login, "wrong password here")
        pages.append((answer.status_code, answer.text.replace(token_in(answer.text), "")))
    assert len(set(pages)) == 1
    assert len(looked) == 4, "one hash each, whoever it is"
    assert len(set(looked)) == 1, "and each as dear"


def test_the_right_password_of_nobodys_hash_lets_nobody_in(browser: Browser) -> None:
    assert browser.sign_in("nobody", "of nobody at all").status_code == 401


def test_a_number_planted_before_is_of_no_use_after(service: Client) -> None:
    victim, planted = Browser(service), "a" * 43
    victim.cookie = planted
    victim.sign_in("olga")
    assert victim.cookie != planted
    other = Browser(service)
    other.cookie = planted
    assert other.get("/v1/cases").status_code == 401


def test_signing_in_again_ends_the_session_before(service: Client) -> None:
    browser = Browser(service)
    browser.sign_in("olga")
    before = browser.cookie
    browser.sign_in("olga")
    assert browser.cookie != before
    other = Browser(service)
    other.cookie = before
    assert other.get("/v1/cases").status_code == 401


def test_signing_out_ends_the_session_here_and_in_the_database(service: Client) -> None:
    browser = Browser(service)
    browser.sign_in("olga")
    kept = browser.cookie
    answer = browser.send("/account", "/sign-out")
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in")
    browser.cookie = kept
    assert browser.get("/v1/cases").status_code == 401
    assert Action.SIGNED_OUT in _actions(service)


def test_the_cookie_is_kept_from_scripts_and_other_sites(browser: Browser) -> None:
    browser.sign_in("olga")
    assert browser.flags == " HttpOnly; Path=/; SameSite=lax"


def test_under_tls_the_cookie_is_secure_and_of_this_host_alone(
    make_app: MakeApp, service: Client
) -> None:
    behind = Client(make_app(identity="keys", behind_proxy=True), service._loop)
    browser = Browser(behind, "__Host-witting")
    answer = browser.sign_in("olga")
    assert answer.headers["set-cookie"].startswith("__Host-witting=")
    assert browser.flags == " HttpOnly; Path=/; SameSite=lax; Secure"
    assert browser.get("/v1/cases").status_code == 200


def test_a_disabled_person_is_out_at_once(service: Client) -> None:
    browser = Browser(service)
    browser.sign_in("olga")
    assert browser.get("/v1/cases").status_code == 200
    _disabled(service)
    assert browser.get("/v1/cases").status_code == 401
    assert browser.sign_in("olga").status_code == 401


def test_other_roles_hold_from_the_next_request_on(service: Client) -> None:
    browser = Browser(service)
    browser.sign_in("olga")
    with database_of(service).writing() as connection:
        set_roles(connection, "olga", ["admin"], tenant="default", by="amina", now=NOW)
    assert browser.get("/v1/cases").status_code == 403
    assert browser.get("/v1/keys").status_code == 200


def test_another_password_ends_every_session(service: Client) -> None:
    browser = Browser(service)
    browser.sign_in("olga")
    with database_of(service).writing() as connection:
        set_password(connection, "olga", "a hash", tenant="default", by="olga", now=NOW)
    assert browser.get("/v1/cases").status_code == 401


@pytest.mark.parametrize(
    ("column", "ago", "status"),
    [
        ("seen_at", timedelta(minutes=29), 200),
        ("seen_at", timedelta(minutes=31), 401),
        ("ends_at", timedelta(seconds=1), 401),
    ],
)
def test_a_session_ends_unused_and_after_a_day(
    service: Client, column: str, ago: timedelta, status: int
) -> None:
    browser = Browser(service)
    browser.sign_in("olga")
    then = audit.moment(datetime.now(tz=UTC) - ago)
    with database_of(service).writing() as connection:
        connection.execute(update(sessions).values({column: then}))
    assert browser.get("/v1/cases").status_code == status


def test_a_session_that_is_used_goes_on(service: Client) -> None:
    browser = Browser(service)
    browser.sign_in("olga")
    then = audit.moment(datetime.now(tz=UTC) - timedelta(minutes=29))
    with database_of(service).writing() as connection:
        connection.execute(update(sessions).values(seen_at=then))
    browser.get("/v1/cases")
    with database_of(service).reading() as connection:
        seen = connection.execute(sessions.select()).one().seen_at
    assert seen > then


def test_a_key_shown_beside_the_cookie_goes_alone(browser: Browser) -> None:
    browser.sign_in("olga")
    said = {"Authorization": "Bearer wk_000000000000_" + "a" * 43}
    assert browser.get("/v1/cases", headers=said).status_code == 401


def test_the_database_holds_neither_number_nor_password(service: Client) -> None:
    browser = Browser(service)
    browser.sign_in("olga")
    with database_of(service).reading() as connection:
        rows = [
            repr(connection.exec_driver_sql(f"SELECT * FROM {table}").all())
            for table in ("sessions", "people", "audit", "sign_in_tries")
        ]
    assert browser.cookie not in "".join(rows)
    assert PASSWORD not in "".join(rows)


def test_signing_in_and_being_refused_are_told(service: Client) -> None:
    Browser(service).sign_in("olga", "wrong password here")
    Browser(service).sign_in(PASSWORD, "olga")  # into the wrong fields
    Browser(service).sign_in("olga")
    with database_of(service).reading() as connection:
        told = [one for one in audit.entries(connection) if one.action.startswith("signed.")]
    assert [(one.action, one.actor, one.subject) for one in told] == [
        (Action.SIGN_IN_REFUSED, "olga", "person:olga"),
        (Action.SIGN_IN_REFUSED, "nobody", "sign-in"),
        (Action.SIGNED_IN, "olga", "person:olga"),
    ]
    assert PASSWORD not in "".join(one.line for one in told)


@pytest.mark.parametrize(
    ("wanted", "goes"),
    [
        ("/desk?page=2", "/desk?page=2"),
        ("//evil.example/", "/desk/"),
        ("/\\evil.example", "/desk/"),
        ("https://evil.example/", "/desk/"),
        ("/a\r\nSet-Cookie: x=y", "/desk/"),
        ("javascript:alert(1)", "/desk/"),
    ],
)
def test_one_goes_on_to_a_page_of_this_service_alone(
    browser: Browser, wanted: str, goes: str
) -> None:
    assert browser.sign_in("olga", next=wanted).headers["location"] == goes


def test_who_is_not_signed_in_is_sent_to_do_so(browser: Browser) -> None:
    answer = browser.get("/account")
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in?next=%2Faccount")


def test_a_name_with_markup_is_shown_as_text(service: Client) -> None:
    name = "<script>alert(1)</script>\" onload='x' {{ 7 * 7 }}"
    with database_of(service).writing() as connection:
        add_person(
            connection,
            login="mallory",
            name=name,
            roles=["viewer"],
            tenant="default",
            by="test",
            now=NOW,
            password=passwords.hashed(PASSWORD),
        )
    browser = Browser(service)
    browser.sign_in("mallory")
    page = browser.get("/account").text
    assert "<script>" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert "{{ 7 * 7 }}" in page


def test_pages_allow_no_inline_script_or_style(browser: Browser) -> None:
    answer = browser.get("/sign-in")
    rules = answer.headers["content-security-policy"]
    assert "default-src 'none'" in rules
    assert "unsafe" not in rules
    assert not re.search(r"<script(?! src=)", answer.text)
    assert "style=" not in answer.text
    assert '<html lang="en" dir="ltr">' in answer.text
    assert answer.headers["cache-control"] == "no-store"
