"""One-time links: the first makes the first administrator; a person's own sets a password."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from tests.service.client import Client
from tests.service.conftest import MakeApp
from tests.service.identity.browser import PASSWORD, Browser, database_of
from witting.service.identity import first_link, person_link
from witting.store import audit
from witting.store.audit import Action
from witting.store.people import disable, people_of
from witting.store.refusals import NotNow, NotThere

FORM = "/setup/person"


@pytest.fixture
def fresh(make_app: MakeApp, loop: asyncio.AbstractEventLoop) -> Client:
    return Client(make_app(identity="keys"), loop)


def _first(client: Client, ago: timedelta = timedelta(0)) -> str:
    return first_link(client.app.state.service.settings, datetime.now(tz=UTC) - ago)


def _follow(browser: Browser, token: str, **fields: str) -> int:
    given = {"login": "amina", "name": "أمينة", "password": PASSWORD, "again": PASSWORD}
    page = f"/setup?token={token}"
    return browser.send(page, FORM, **({"token": token} | given | fields)).status_code


def _people(client: Client) -> list[str]:
    with database_of(client).reading() as connection:
        return [one.login for one in people_of(connection, "default")]


def test_the_first_link_makes_an_administrator_who_can_sign_in(fresh: Client) -> None:
    browser = Browser(fresh)
    assert _follow(browser, _first(fresh)) == 303
    assert browser.sign_in("amina").status_code == 303
    assert browser.get("/v1/keys").status_code == 200
    with database_of(fresh).reading() as connection:
        actions = [one.action for one in audit.entries(connection)]
    assert actions == [Action.PERSON_ADDED, Action.SERVICE_SET_UP, Action.SIGNED_IN]


def test_a_link_is_good_once(fresh: Client) -> None:
    token = _first(fresh)
    first, second = Browser(fresh), Browser(fresh)
    second.get(f"/setup?token={token}")
    assert _follow(first, token) == 303
    assert _follow(second, token, login="mallory") == 403
    assert _people(fresh) == ["amina"]


def test_a_link_is_good_for_an_hour(fresh: Client) -> None:
    token = _first(fresh, timedelta(hours=1, seconds=1))
    assert Browser(fresh).get(f"/setup?token={token}").status_code == 403
    token = _first(fresh, timedelta(minutes=59))
    assert Browser(fresh).get(f"/setup?token={token}").status_code == 200


def test_another_start_makes_the_link_before_useless(fresh: Client) -> None:
    before, now = _first(fresh), _first(fresh)
    assert Browser(fresh).get(f"/setup?token={before}").status_code == 403
    assert Browser(fresh).get(f"/setup?token={now}").status_code == 200


def test_once_somebody_is_known_there_is_no_first_link(service: Client) -> None:
    assert _first(service) == ""


@pytest.mark.parametrize("token", ["", "wrong", "%00", "x" * 43])
def test_another_token_opens_nothing(fresh: Client, token: str) -> None:
    _first(fresh)
    assert Browser(fresh).get(f"/setup?token={token}").status_code == 403


def test_the_database_does_not_hold_the_token(fresh: Client) -> None:
    token = _first(fresh)
    with database_of(fresh).reading() as connection:
        rows = connection.exec_driver_sql("SELECT * FROM setup_links").all()
    assert len(rows) == 1
    assert token not in repr(rows)


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"password": "short", "again": "short"}, "fewer than 12"),
        ({"again": PASSWORD + "x"}, "not the same"),
        ({"password": "a" * 20, "again": "a" * 20}, "one sign"),
        ({"password": "amina-amina-1", "again": "amina-amina-1"}, "a name of yours"),
        ({"password": "a b" * 100, "again": "a b" * 100}, "more than 256"),
        ({"login": "аmina"}, "cannot be a login"),  # its first letter is Cyrillic
        ({"login": ""}, "cannot be a login"),
        ({"name": " "}, "must have 1 to 100"),
        ({"name": "Am\u202eina"}, "cannot be seen"),
    ],
)
def test_what_cannot_be_kept_is_said_and_the_link_stays_good(
    fresh: Client, fields: dict[str, str], why: str
) -> None:
    token = _first(fresh)
    given = {"login": "amina", "name": "Amina", "password": PASSWORD, "again": PASSWORD}
    browser = Browser(fresh)
    answer = browser.send(f"/setup?token={token}", FORM, token=token, **(given | fields))
    assert (answer.status_code, why in answer.text) == (422, True)
    assert _people(fresh) == []
    assert _follow(browser, token) == 303


def test_a_persons_link_sets_the_password_and_ends_the_sessions(service: Client) -> None:
    browser = Browser(service)
    browser.sign_in("olga")
    token = person_link(
        database_of(service), "olga", tenant="default", by="amina", now=datetime.now(tz=UTC)
    )
    other = "another river between horses"
    new = Browser(service)
    assert _follow(new, token, password=other, again=other) == 303
    assert browser.get("/v1/cases").status_code == 401
    assert new.sign_in("olga").status_code == 401
    assert new.sign_in("olga", other).status_code == 303
    assert _people(service) == ["amina", "olga"]


def test_a_link_is_for_people_of_ones_own_who_may_sign_in(service: Client) -> None:
    database, now = database_of(service), datetime.now(tz=UTC)
    with pytest.raises(NotThere, match="no link was made"):
        person_link(database, "chen", tenant="default", by="amina", now=now)
    with database.writing() as connection:
        disable(connection, "olga", tenant="default", by="amina", now=now)
    with pytest.raises(NotNow, match="disabled"):
        person_link(database, "olga", tenant="default", by="amina", now=now)


def test_who_was_disabled_since_gets_nowhere_by_a_link(service: Client) -> None:
    database, now = database_of(service), datetime.now(tz=UTC)
    token = person_link(database, "olga", tenant="default", by="amina", now=now)
    browser = Browser(service)
    browser.get(f"/setup?token={token}")
    with database.writing() as connection:
        disable(connection, "olga", tenant="default", by="amina", now=now)
    assert _follow(browser, token) == 403
