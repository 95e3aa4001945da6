"""Nobody changes their own roles or makes themselves a link, by no key they may hold either."""

from datetime import UTC, datetime

import pytest

from tests.service.client import Client
from tests.service.identity.browser import Browser, database_of
from tests.service.identity.conftest import KEPT
from witting.service.access import Role
from witting.service.keys import make_key
from witting.store.people import add_person, person

ROLES = ["admin", "approver"]


@pytest.fixture
def both(service: Client) -> Client:
    """Give the service with a second administrator, Boris."""
    with database_of(service).writing() as connection:
        add_person(
            connection,
            login="boris",
            name="Boris",
            roles=[Role.ADMIN],
            tenant="default",
            by="test",
            now=datetime.now(tz=UTC),
            password=KEPT,
        )
    return service


def _browser(service: Client, login: str) -> Browser:
    made = Browser(service)
    assert made.sign_in(login).status_code == 303
    return made


def _key(service: Client, bearer: str, person: str | None) -> str:
    wanted = {"name": "k", "roles": ["admin"]} | ({"person": person} if person else {})
    answer = service.post("/v1/keys", json=wanted, headers=_said(bearer))
    assert answer.status_code == 201, answer.text
    made: str = answer.json()["key"]
    return made


def _said(bearer: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {bearer}"}


def _first(service: Client, login: str) -> str:
    """Give a key a person makes for themselves, signed in."""
    with database_of(service).writing() as connection:
        return make_key(
            connection,
            name="own",
            roles=[Role.ADMIN],
            tenant="default",
            by=login,
            now=datetime.now(tz=UTC),
            person=login,
        )


@pytest.mark.parametrize("path", ["roles", "link"])
@pytest.mark.parametrize(
    "people",
    [(), ("amina",), (None,), (None, None), ("boris",), (None, "boris"), ("boris", None)],
    ids=str,
)
def test_no_key_an_administrator_may_hold_changes_their_own_roles(
    both: Client, people: tuple[str | None, ...], path: str
) -> None:
    key = _first(both, "amina")
    for one in people:  # each key made by the one before: for that person, or for nobody
        key = _key(both, key, one)
    answer = both.post(f"/people/amina/{path}", data={"roles": ROLES}, headers=_said(key))
    assert answer.status_code == 409, answer.text
    with database_of(both).reading() as connection:
        held = person(connection, "amina")
    assert held is not None
    assert held.roles == ("admin",)


def test_another_administrator_does_by_session_and_by_a_key_of_their_own(both: Client) -> None:
    boris = _browser(both, "boris")
    assert boris.send("/people", "/people/amina/roles", roles="viewer").status_code == 303
    said = _said(_first(both, "boris"))
    answer = both.post("/people/amina/roles", data={"roles": ROLES}, headers=said)
    assert answer.status_code == 303
    with database_of(both).reading() as connection:
        held = person(connection, "amina")
    assert held is not None
    assert held.roles == ("admin", "approver")


def test_who_alone_is_administrator_is_told_so_by_a_key_of_nobody_too(service: Client) -> None:
    key = _key(service, _first(service, "amina"), None)
    answer = service.post("/people/amina/roles", data={"roles": ROLES}, headers=_said(key))
    assert answer.status_code == 409
    assert "the only administrator" in answer.text
