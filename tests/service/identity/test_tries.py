"""Who guesses waits, ever longer: by the login guessed at, and by where the guesses come from."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import update

from tests.service.client import Client
from tests.service.identity.browser import Browser, database_of
from witting.store import audit
from witting.store.schema_people import sign_in_tries
from witting.store.sign_in_tries import (
    FREE_BY_ADDRESS,
    FREE_BY_LOGIN,
    LONGEST_WAIT,
    Trying,
    count_try,
    wait_after,
)

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
WRONG = "wrong password here"


def _statuses(service: Client, login: str, count: int) -> list[int]:
    return [Browser(service).sign_in(login, WRONG).status_code for _ in range(count)]


def test_after_some_tries_even_the_right_password_waits(service: Client) -> None:
    assert set(_statuses(service, "olga", FREE_BY_LOGIN)) == {401}
    answer = Browser(service).sign_in("olga")
    assert answer.status_code == 429
    assert 0 < int(answer.headers["retry-after"]) <= 31
    assert Browser(service).sign_in("amina").status_code == 303, "others do not"


def test_an_unknown_login_waits_as_a_known_one_does(service: Client) -> None:
    assert _statuses(service, "nobody", FREE_BY_LOGIN + 1)[-1] == 429


def test_having_waited_one_is_let_in_and_the_tries_are_forgotten(service: Client) -> None:
    _statuses(service, "olga", FREE_BY_LOGIN)
    with database_of(service).writing() as connection:
        past = audit.moment(datetime.now(tz=UTC) - timedelta(seconds=1))
        connection.execute(update(sign_in_tries).values(until=past))
    assert Browser(service).sign_in("olga").status_code == 303
    assert _statuses(service, "olga", 2) == [401, 401]


def test_an_address_that_guesses_many_logins_waits(service: Client) -> None:
    with database_of(service).writing() as connection:
        waits = [
            count_try(connection, Trying.of(f"guess{number}", "192.0.2.1"), NOW)
            for number in range(FREE_BY_ADDRESS + 1)
        ]
        other = count_try(connection, Trying.of("guess", "192.0.2.2"), NOW)
    assert waits[:-1] == [0] * FREE_BY_ADDRESS
    assert waits[-1] > 0
    assert other == 0


def test_a_machine_that_changes_its_address_in_its_network_is_one(service: Client) -> None:
    one, other = Trying.of("a", "2001:db8:1:2::1"), Trying.of("a", "2001:db8:1:2:ffff::9")
    assert one == other
    assert one != Trying.of("a", "2001:db8:1:3::1")
    assert Trying.of("a", "::ffff:192.0.2.1") == Trying.of("a", "192.0.2.1")


def test_after_an_hour_of_quiet_tries_begin_anew(service: Client) -> None:
    trying = Trying.of("olga", "192.0.2.1")
    with database_of(service).writing() as connection:
        for _ in range(FREE_BY_LOGIN):
            count_try(connection, trying, NOW)
        assert count_try(connection, trying, NOW) > 0
        later = NOW + timedelta(hours=2)
        assert [count_try(connection, trying, later) for _ in range(FREE_BY_LOGIN)] == [0] * 5


@given(st.integers(0, 10_000), st.integers(1, 100))
def test_more_tries_never_wait_less_and_never_too_long(tries: int, free: int) -> None:
    assert wait_after(tries, free) <= wait_after(tries + 1, free) <= LONGEST_WAIT
