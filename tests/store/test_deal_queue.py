"""The queue gives the cases of one tenant, in the order and with the words asked for."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.deal_desk import ANA, BOB, EVE, NOW, Desk
from witting.assess import load_profile
from witting.base import Outcome, SettingsError
from witting.store import Database, audit, deal_cases
from witting.store.deal_measures import folded
from witting.store.deal_queue import (
    Order,
    Page,
    Wanted,
    any_case,
    corridors,
    counts,
    lists_of_cases,
    queue,
)
from witting.store.deal_reasons import ReasonCode, reason_for
from witting.store.deal_records import DealCase, State, Verdict


@pytest.fixture
def desk(database: Database) -> Desk:
    """Five cases: 1 prohibited RU, 2 clear-ish AE, 3 prohibited TR and old, 4 of another, 5 AE."""
    desk = Desk(database)
    desk.open(country="RU")
    desk.open("Li Na")
    desk.now = NOW - timedelta(days=3)
    desk.open("Pyotr Zaborovsky", country="TR")
    desk.now = NOW
    desk.open(by=EVE)
    desk.profile = load_profile("ffi-cn")
    desk.open("Olga Sternbergova")
    return desk


def asked(desk: Desk, wanted: Wanted | None = None, **more: object) -> list[int]:
    with desk.database.reading() as connection:
        found = queue(connection, "bank", wanted, **more)  # type: ignore[arg-type]
    return [case.id for case in found.cases]


ORDERS = {
    Order.DUE: [3, 1, 5, 2],
    Order.OLDEST: [3, 1, 2, 5],
    Order.NEWEST: [5, 2, 1, 3],
    Order.SEVERITY: [3, 1, 5, 2],
    Order.CORRIDOR: [5, 2, 1, 3],
}


@pytest.mark.parametrize("order", ORDERS)
def test_the_queue_is_in_order(desk: Desk, order: Order) -> None:
    assert asked(desk, order=order) == ORDERS[order]


WANTED = {
    "open ones": (Wanted(states=(State.OPEN,)), [3, 5, 2]),
    "closed or escalated": (Wanted(states=(State.CLOSED, State.ESCALATED)), [1]),
    "prohibited": (Wanted(outcomes=(Outcome.PROHIBITED,)), [3, 1]),
    "the gravest": (Wanted(least_severity=4), [3, 1]),
    "one corridor": (Wanted(corridor="??-RU"), [1]),
    "to Turkey": (Wanted(corridor="-tr"), [3]),
    "mine": (Wanted(assignee="ana"), [3]),
    "nobody's": (Wanted(assignee=""), [1, 5, 2]),
    "overdue": (Wanted(due_before=audit.moment(NOW)), [3]),
    "of today": (Wanted(opened_since=audit.moment(NOW)), [1, 5, 2]),
    "of before": (Wanted(opened_before=audit.moment(NOW)), [3]),
    "by name": (Wanted(text="STERNBERGOVA  olga"), [1, 5]),
    "by entry": (Wanted(text="ofac-3"), [3]),
    "by what is no wildcard": (Wanted(text="%"), []),
    "by what nobody has": (Wanted(text="nowhere"), []),
}


@pytest.mark.parametrize("name", WANTED)
def test_only_what_is_wanted_is_given(desk: Desk, name: str) -> None:
    with desk.database.writing() as connection:
        deal_cases.assign(connection, 3, "ana", BOB, NOW)
    desk.decide(desk.case(case(desk, 1)), Verdict.ESCALATE)
    wanted, expected = WANTED[name]
    assert asked(desk, wanted) == expected


def case(desk: Desk, number: int) -> DealCase:
    with desk.database.reading() as connection:
        return any_case(connection, number)


def page(desk: Desk, number: int, size: int) -> Page:
    with desk.database.reading() as connection:
        return queue(connection, "bank", number=number, size=size)


def test_pages_follow_each_other_and_tell_the_total(desk: Desk) -> None:
    pages = [page(desk, number, 3) for number in (1, 2, 3)]
    assert [[one.id for one in each.cases] for each in pages] == [[3, 1, 5], [2], []]
    assert {each.total for each in pages} == {4}


@pytest.mark.parametrize(("number", "size"), [(0, 10), (1, 0), (1, 501), (-1, 10)])
def test_a_page_that_cannot_be_is_refused(desk: Desk, number: int, size: int) -> None:
    with pytest.raises(SettingsError, match="There is no page"):
        page(desk, number, size)


def test_cases_are_counted_by_state_severity_and_corridor(desk: Desk) -> None:
    desk.decide(case(desk, 1), Verdict.BLOCK, by=ANA)
    with desk.database.reading() as connection:
        assert sum(counts(connection, "bank").values()) == 4
        assert counts(connection, "bank")[State.CLOSED, 4] == 1
        assert counts(connection, "bank")[State.OPEN, 4] == 1
        assert corridors(connection, "bank") == {"??-AE": 2, "??-TR": 1}
        assert lists_of_cases(connection) == {desk.world.snapshot.digest}


@given(text=st.text(max_size=40))
def test_what_is_folded_stays_so(text: str) -> None:
    once = folded(text)
    assert folded(once) == once
    assert "\0" not in once


def test_every_reason_says_why_and_serves_some_decision() -> None:
    assert all(code.says.endswith(".") and code.verdicts for code in ReasonCode)
    assert all(reason_for("other", verdict) is ReasonCode.OTHER for verdict in Verdict)
    with pytest.raises(SettingsError, match=r"'licensed' is no reason for block.*ordered"):
        reason_for("licensed", Verdict.BLOCK)
