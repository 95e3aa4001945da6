"""`witting users` at the machine: people by links they follow, keys shown once, all of it told."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from tests.cli.run import Done, Shell
from tests.service.client import Client
from tests.service.identity.browser import PASSWORD, Browser, database_of
from witting.store import audit
from witting.store.audit import Action
from witting.store.people import disable
from witting.store.schema import api_keys
from witting.store.verifying import verify_database


class Users:
    """Runs `witting users` over the database of a service."""

    def __init__(self, shell: Shell, client: Client) -> None:
        self._shell, self._where = shell, client.app.state.service.settings.store

    def __call__(self, *arguments: object) -> Done:
        return self._shell("users", *arguments, "--database", self._where)


@pytest.fixture
def users(witting: Shell, service: Client) -> Users:
    return Users(witting, service)


def _bearer(key: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {key.strip()}"}


def _status(client: Client, key: str) -> int:
    identity = client.app.state.service.identity
    identity._keys._known.clear()  # five seconds are long in a test
    return client.get("/v1/cases", headers=_bearer(key)).status_code


def test_a_person_is_added_and_comes_in_by_the_link(users: Users, service: Client) -> None:
    done = users("add", "wang", "--name", "王", "--role", "approver", "--role", "analyst")
    assert (done.status, "approver" in done.err) == (0, True)
    found = re.fullmatch(r"http://127\.0\.0\.1:8000(/setup\?token=(\S+))\s*", done.out)
    assert found is not None
    browser = Browser(service)
    fields = {"token": found[2], "password": PASSWORD, "again": PASSWORD}
    assert browser.send(found[1], "/setup/person", **fields).status_code == 303
    assert browser.sign_in("wang").status_code == 303


def test_a_link_is_told_to_lead_to_this_machine_unless_an_address_is_given(users: Users) -> None:
    done = users("add", "wang", "--role", "viewer")
    assert "The link leads to http://127.0.0.1:8000" in done.err
    given = users("setup-link", "wang", "--address", "https://screening.example/")
    assert given.out.startswith("https://screening.example/setup?token=")
    assert "--address" not in given.err


def test_people_are_listed_with_their_roles(users: Users) -> None:
    assert users("list").out.splitlines() == ["amina  أمينة  admin", "olga  Ольга  analyst"]
    people = users("list", "--json").json["people"]
    assert [one["login"] for one in people] == ["amina", "olga"]
    assert "argon2" not in users("list", "--json").out


def test_another_tenants_people_are_not_there(users: Users) -> None:
    for command in (("disable", "chen"), ("roles", "chen", "--role", "viewer")):
        done = users(*command)
        assert (done.status, "no person" in done.err) == (1, True)
    assert users("disable", "chen", "--tenant", "other").status == 0


def test_a_login_is_never_given_twice(users: Users) -> None:
    users("disable", "olga")
    done = users("add", "Olga", "--role", "viewer")
    assert (done.status, "never given twice" in done.err) == (1, True)


def test_a_role_there_is_not_is_refused(users: Users) -> None:
    done = users("add", "wang", "--role", "king")
    assert (done.status, "no role 'king'" in done.err) == (1, True)
    assert "wang" not in users("list").out


def test_who_is_disabled_is_out(users: Users, service: Client) -> None:
    browser = Browser(service)
    browser.sign_in("olga")
    assert users("disable", "olga").status == 0
    assert browser.get("/v1/cases").status_code == 401
    assert "disabled" in users("list").out
    assert users("setup-link", "olga").status == 1


def test_a_key_is_made_listed_and_revoked(users: Users, service: Client) -> None:
    key = users("key", "add", "--name", "Robot", "--role", "analyst").out
    assert re.fullmatch(r"wk_[0-9a-f]{12}_[A-Za-z0-9_-]{43}\n", key)
    assert _status(service, key) == 200
    name = key.split("_")[1]
    assert name in users("key", "list").out
    assert key.strip() not in users("key", "list", "--json").out
    assert users("key", "revoke", name, "--tenant", "other").status == 1
    assert users("key", "revoke", name).status == 0
    assert _status(service, key) == 401


def test_a_key_ends_by_itself(users: Users, service: Client) -> None:
    key = users("key", "add", "--name", "Robot", "--role", "analyst", "--days", "1").out
    assert _status(service, key) == 200
    with database_of(service).writing() as connection:
        past = audit.moment(datetime.now(tz=UTC) - timedelta(seconds=1))
        connection.execute(update(api_keys).values(ends_at=past))
    assert _status(service, key) == 401


def test_a_key_of_a_person_is_that_person_and_no_more(users: Users, service: Client) -> None:
    given = ("key", "add", "--name", "Script", "--person", "olga", "--role")
    assert "has not the role admin" in users(*given, "analyst", "--role", "admin").err
    key = users(*given, "analyst").out
    assert _status(service, key) == 200
    assert service.get("/v1/keys", headers=_bearer(key)).status_code == 403
    with database_of(service).reading() as connection:
        (looked,) = [one for one in audit.entries(connection) if one.action == Action.QUEUE_VIEWED]
    assert looked.actor == "olga"
    with database_of(service).writing() as connection:
        disable(connection, "olga", tenant="default", by="amina", now=datetime.now(tz=UTC))
    assert _status(service, key) == 401


@pytest.mark.parametrize("login", ["chen", "nobody"])
def test_a_key_is_of_ones_own_people_alone(users: Users, login: str) -> None:
    done = users("key", "add", "--name", "Script", "--role", "viewer", "--person", login)
    assert (done.status, "no key was made" in done.err) == (1, True)


def test_each_change_is_told_and_a_changed_row_found(users: Users, service: Client) -> None:
    users("add", "wang", "--role", "viewer")
    users("roles", "wang", "--role", "analyst")
    users("disable", "wang")
    with database_of(service).reading() as connection:
        told = [one for one in audit.entries(connection) if one.subject == "person:wang"]
        assert verify_database(connection).is_whole
    assert [one.action for one in told] == [
        Action.PERSON_ADDED,
        Action.PERSON_CHANGED,  # the link
        Action.PERSON_CHANGED,
        Action.PERSON_ENDED,
    ]
    with database_of(service).writing() as connection:
        connection.exec_driver_sql("UPDATE people SET roles = '[\"admin\"]' WHERE login = 'olga'")
    with database_of(service).reading() as connection:
        problems = verify_database(connection).problems
    assert [one.where for one in problems] == ["people:olga"]


def test_a_person_put_in_behind_the_trail_is_found(users: Users, service: Client) -> None:
    with database_of(service).writing() as connection:
        connection.exec_driver_sql(
            "INSERT INTO people (login, tenant, name, roles, made_by, made_at)"
            " VALUES ('mallory', 'default', 'M', '[\"admin\"]', 'x', 'x')"
        )
    with database_of(service).reading() as connection:
        problems = verify_database(connection).problems
    assert [one.where for one in problems] == ["people:mallory"]
