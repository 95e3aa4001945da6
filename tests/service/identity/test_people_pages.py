"""Administrators add people and end their access; everybody changes their own password."""

import re

import pytest

from tests.service.client import Client
from tests.service.identity.browser import PASSWORD, Browser, database_of
from witting.store import audit
from witting.store.audit import Action
from witting.store.people import person

NEW = "another horse between rivers"


@pytest.fixture
def amina(service: Client) -> Browser:
    """Give the administrator's browser, signed in."""
    made = Browser(service)
    assert made.sign_in("amina").status_code == 303
    return made


def link_in(page: str) -> str:
    found = re.search(r'value="http://[^"]*(/setup\?token=[\w-]+)"', page)
    assert found, page
    return found[1]


def follow(service: Client, link: str) -> Browser:
    """Choose a password by a link, in a browser of one's own."""
    made = Browser(service)
    token = link.partition("token=")[2]
    given = {"token": token, "password": PASSWORD, "again": PASSWORD}
    assert made.send(link, "/setup/person", **given).status_code == 303
    return made


def test_people_land_where_they_work(service: Client) -> None:
    for login, where in (("olga", "/desk/"), ("amina", "/people")):
        browser = Browser(service)
        assert browser.sign_in(login).headers["location"] == where
        assert browser.get("/").headers["location"] == where
        assert browser.get(where).status_code == 200


def test_who_is_added_chooses_a_password_by_the_link_and_works(
    service: Client, amina: Browser
) -> None:
    answer = amina.send("/people", "/people", login="bilal", name="بلال", roles="approver")
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    bilal = follow(service, link_in(answer.text))
    assert bilal.sign_in("bilal").headers["location"] == "/desk/"
    assert "بلال" in amina.get("/people").text
    with database_of(service).reading() as connection:
        told = [one.actor for one in audit.entries(connection, subject="person:bilal")]
    assert told[0] == "amina"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"login": "bilal"}, "Choose a role"),
        ({"login": "олга", "roles": "viewer"}, "cannot be a login"),
        ({"login": "olga", "roles": "viewer"}, "already"),
    ],
)
def test_who_cannot_be_added_is_told_and_what_was_typed_is_kept(
    amina: Browser, fields: dict[str, str], said: str
) -> None:
    answer = amina.send("/people", "/people", **fields)
    assert answer.status_code == 422
    assert said in answer.text
    assert f'value="{fields["login"]}"' in answer.text


def test_other_roles_hold_from_the_next_request(service: Client, amina: Browser) -> None:
    olga = Browser(service)
    olga.sign_in("olga")
    assert olga.get("/desk/upload").status_code == 200
    assert amina.send("/people", "/people/olga/roles", roles="viewer").status_code == 303
    assert olga.get("/desk/upload").status_code == 403
    assert olga.get("/desk/").status_code == 200


def test_ended_access_ends_at_once(service: Client, amina: Browser) -> None:
    olga = Browser(service)
    olga.sign_in("olga")
    assert amina.send("/people", "/people/olga/end").status_code == 303
    assert olga.get("/desk/").headers["location"].startswith("/sign-in")
    assert "no longer, since" in amina.get("/people").text
    assert amina.send("/people", "/people/olga/link").status_code == 409


def test_a_new_link_replaces_a_forgotten_password(service: Client, amina: Browser) -> None:
    link = link_in(amina.send("/people", "/people/olga/link").text)
    assert follow(service, link).sign_in("olga").status_code == 303


def test_nobody_changes_their_own_roles_or_makes_themselves_a_link(
    service: Client, amina: Browser
) -> None:
    for given in ("admin", "approver"):
        answer = amina.send("/people", "/people/amina/roles", roles=given)
        assert answer.status_code == 409
        assert "You are the only administrator: add a second one" in answer.text
    assert amina.send("/people", "/people/Amina/roles", roles="approver").status_code in (404, 409)
    assert amina.send("/people", "/people/amina/link").status_code == 409
    page = amina.get("/people").text
    assert "You are the only administrator" in page
    assert 'action="/people/amina/' not in page
    with database_of(service).reading() as connection:
        held = person(connection, "amina")
    assert held is not None
    assert held.roles == ("admin",)


def test_another_administrator_changes_an_administrators_roles(
    service: Client, amina: Browser
) -> None:
    added = amina.send("/people", "/people", login="bilal", name="بلال", roles="admin")
    bilal = follow(service, link_in(added.text))
    assert bilal.sign_in("bilal").status_code == 303
    refused = amina.send("/people", "/people/amina/roles", roles="approver")
    assert "Ask another administrator." in refused.text
    assert "You are the only" not in amina.get("/people").text
    assert bilal.send("/people", "/people/amina/roles", roles="approver").status_code == 303
    assert amina.get("/people").status_code == 403


def test_an_administrator_cannot_lock_themselves_out(amina: Browser) -> None:
    assert amina.send("/people", "/people/amina/end").status_code == 409
    assert amina.send("/people", "/people/amina/roles", roles="viewer").status_code == 409
    assert amina.get("/people").status_code == 200


def test_nobody_reaches_into_another_house(service: Client, amina: Browser) -> None:
    assert "chen" not in amina.get("/people").text
    for action in ("roles", "end", "link"):
        assert amina.send("/people", f"/people/chen/{action}").status_code == 404
    with database_of(service).reading() as connection:
        chen = person(connection, "chen")
    assert chen is not None
    assert not chen.is_disabled


def test_who_is_no_administrator_sees_nobody(service: Client) -> None:
    olga = Browser(service)
    olga.sign_in("olga")
    assert olga.get("/people").status_code == 403
    assert olga.send("/account/password", "/people/amina/end").status_code == 403


def test_a_form_of_another_site_adds_nobody(amina: Browser) -> None:
    given = {"login": "mallory", "roles": "admin", "csrf": "guessed"}
    assert amina.open("POST", "/people", data=given).status_code == 403
    assert "mallory" not in amina.get("/people").text


def test_a_new_password_ends_every_session(service: Client) -> None:
    here, there = Browser(service), Browser(service)
    here.sign_in("olga")
    there.sign_in("olga")
    given = {"password": PASSWORD, "new": NEW, "again": NEW}
    answer = here.send("/account/password", "/account/password", **given)
    assert answer.headers["location"] == "/sign-in"
    for browser in (here, there):
        assert browser.get("/desk/").headers["location"].startswith("/sign-in")
    assert Browser(service).sign_in("olga").status_code == 401
    assert Browser(service).sign_in("olga", NEW).status_code == 303


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"password": "wrong", "new": NEW, "again": NEW}, "The password you have is another."),
        ({"password": PASSWORD, "new": "short", "again": "short"}, "fewer than 12"),
        ({"password": PASSWORD, "new": NEW, "again": "else"}, "not the same"),
    ],
)
def test_a_password_that_will_not_do_changes_nothing(
    service: Client, fields: dict[str, str], said: str
) -> None:
    olga = Browser(service)
    olga.sign_in("olga")
    answer = olga.send("/account/password", "/account/password", **fields)
    assert answer.status_code == 422
    assert said in answer.text
    assert olga.get("/desk/").status_code == 200
    assert Browser(service).sign_in("olga").status_code == 303


def test_a_browser_left_open_is_no_way_to_guess(service: Client) -> None:
    olga = Browser(service)
    olga.sign_in("olga")
    given = {"password": "a guess of mine", "new": NEW, "again": NEW}
    said = [
        olga.send("/account/password", "/account/password", **given).status_code for _ in range(7)
    ]
    assert said[0] == 422
    assert said[-1] == 429


def test_every_change_is_told(service: Client, amina: Browser) -> None:
    amina.send("/people", "/people/olga/roles", roles="viewer")
    amina.send("/people", "/people/olga/end")
    with database_of(service).reading() as connection:
        told = [one.action for one in audit.entries(connection, subject="person:olga")]
    assert told[-2:] == [Action.PERSON_CHANGED, Action.PERSON_ENDED]
