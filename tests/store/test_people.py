"""People, sessions, links and tries on each database: whatever is kept holds on both."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from witting.base import SettingsError
from witting.store import Database
from witting.store.asked_elsewhere import Asked, keep_asked, take_asked
from witting.store.people import (
    LOGIN,
    add_person,
    checked_login,
    disable,
    people_of,
    person,
    person_of_subject,
    set_password,
    set_roles,
)
from witting.store.refusals import NotNow, NotThere
from witting.store.sessions import (
    Lasting,
    end_session,
    link,
    make_link,
    open_session,
    session_person,
    use_link,
)
from witting.store.sign_in_tries import FREE_BY_LOGIN, Trying, count_try, forget_tries
from witting.store.verifying import verify_database

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
LASTING = Lasting(idle=timedelta(minutes=30), most=timedelta(hours=12))
MINUTE = timedelta(minutes=1)


@pytest.fixture
def peopled(database: Database) -> Database:
    with database.writing() as connection:
        for login, tenant, subject in (("olga", "default", None), ("chen", "other", "7")):
            add_person(
                connection,
                login=login,
                name=login,
                roles=["analyst"],
                tenant=tenant,
                by="test",
                now=NOW,
                issuer="https://id.example" if subject else None,
                subject=subject,
            )
    return database


def test_people_are_kept_and_found(peopled: Database) -> None:
    with peopled.reading() as connection:
        assert [one.login for one in people_of(connection, "default")] == ["olga"]
        assert person(connection, "nobody") is None
        found = person_of_subject(connection, "https://id.example", "7")
    assert found is not None
    assert (found.login, found.roles, found.is_disabled) == ("chen", ("analyst",), False)


def test_two_people_cannot_have_one_login(peopled: Database) -> None:
    with peopled.writing() as connection, pytest.raises(NotNow, match="never given twice"):
        add_person(
            connection, login=" OLGA", name="x", roles=[], tenant="other", by="test", now=NOW
        )


def test_another_tenants_person_is_not_there(peopled: Database) -> None:
    with peopled.writing() as connection:
        with pytest.raises(NotThere):
            disable(connection, "chen", tenant="default", by="test", now=NOW)
        with pytest.raises(NotThere):
            set_roles(connection, "chen", ["admin"], tenant="default", by="test", now=NOW)
        with pytest.raises(NotThere):
            set_password(connection, "chen", "x", tenant="default", by="test", now=NOW)


def test_every_change_is_told_and_holds(peopled: Database) -> None:
    with peopled.writing() as connection:
        given = {"tenant": "default", "by": "test", "now": NOW}
        set_roles(connection, "olga", ["admin"], **given)  # type: ignore[arg-type]
        set_password(connection, "olga", "a hash", **given)  # type: ignore[arg-type]
        disable(connection, "olga", **given)  # type: ignore[arg-type]
    with peopled.reading() as connection:
        assert verify_database(connection).is_whole


def test_a_session_lasts_until_it_is_unused_ended_or_its_person_disabled(
    peopled: Database,
) -> None:
    def whose(secret: str, at: datetime) -> str | None:
        found = session_person(connection, secret, LASTING, at)
        return found[0].login if found else None

    with peopled.writing() as connection:
        for secret in ("a", "b", "c"):
            open_session(connection, secret, "olga", LASTING, NOW)
        assert whose("a", NOW + 29 * MINUTE) == "olga"
        assert whose("a", NOW + 31 * MINUTE) is None
        assert whose("z", NOW) is None
        assert end_session(connection, "a") == "olga"
        assert (whose("a", NOW), whose("b", NOW)) == (None, "olga")
        disable(connection, "olga", tenant="default", by="test", now=NOW)
        assert whose("b", NOW) is None


def test_a_link_is_used_once_within_its_hour(peopled: Database) -> None:
    with peopled.writing() as connection:
        make_link(connection, "t", login="olga", by="test", now=NOW)
        make_link(connection, "first", login=None, by="test", now=NOW)
        assert link(connection, "t", NOW + 61 * MINUTE) is None
        used = use_link(connection, "t", NOW + MINUTE)
        assert used is not None
        assert used.login == "olga"
        assert use_link(connection, "t", NOW + MINUTE) is None
        found = link(connection, "first", NOW)
        assert found is not None
        assert found.login is None


def test_tries_are_counted_and_forgotten(database: Database) -> None:
    trying = Trying.of("olga", "192.0.2.1")
    with database.writing() as connection:
        waits = [count_try(connection, trying, NOW) for _ in range(FREE_BY_LOGIN + 1)]
        assert waits == [0] * FREE_BY_LOGIN + [31]
        forget_tries(connection, trying)
        assert count_try(connection, trying, NOW) == 0


def test_what_was_asked_elsewhere_is_taken_once_by_the_browser_that_asked(
    database: Database,
) -> None:
    asked = Asked(nonce="n", verifier="v", wanted="/desk/")
    with database.writing() as connection:
        keep_asked(connection, "s", "mine", asked, NOW)
        assert take_asked(connection, "s", "another's", NOW) is None
        assert take_asked(connection, "s", "mine", NOW + 11 * MINUTE) is None
        assert take_asked(connection, "s", "mine", NOW) == asked
        assert take_asked(connection, "s", "mine", NOW) is None


@given(st.text())
def test_a_login_is_plain_letters_or_refused(text: str) -> None:
    if LOGIN.fullmatch(text.strip().lower()):
        assert checked_login(text).isascii()
    else:
        with pytest.raises(SettingsError, match="cannot be a login"):
            checked_login(text)
