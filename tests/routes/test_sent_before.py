"""A message sent again with something changed or left out is told, on any day, in any format."""

from dataclasses import replace
from datetime import date

import pytest

from tests.routes.deals import LAW, SmallLaw, deal, on, party
from witting.base import Deal, MissingFact, RedFlagFact
from witting.routes import check_routes

PAYER = party("debtor", "Agromash TOO", "KZ", "Abay 5, Almaty")
PAYEE = party("creditor", "Wesertal GmbH", "DE")
BEHIND = party("ultimate_debtor", "OOO Zavod", "RU")
BANK = party("creditor_agent", "XMPLDEFF")
HOP = party("intermediary_agent", "XMPLUS33")
DAY = "2024-03-01"


def _paid(*parties: object, text: str = "bearings for Omsk", day: str = DAY) -> Deal:
    made = deal(PAYER, PAYEE, *parties, text=text)  # type: ignore[arg-type]
    return on(made, day, "P-1", "9000")


def _told(now: Deal, *before: Deal, law: SmallLaw = LAW) -> str:
    facts = check_routes(now, law, date(2026, 1, 15), before)
    found = [f for f in facts if isinstance(f, MissingFact) and f.what == "sent_again"]
    return " ".join(fact.because for fact in found)


LOST = {
    "somebody behind it": (
        _paid(),
        _paid(BEHIND),
        "the ultimate debtor was “OOO Zavod; RU” and is left out now",
    ),
    "a country": (
        on(deal(replace(PAYER, country=None), PAYEE, text="bearings for Omsk"), DAY, "P-1", "9000"),
        _paid(),
        "the country of the debtor was “KZ” and is left out now",
    ),
    "a bank": (_paid(), _paid(BANK), "the creditor agent was"),
    "other words": (
        _paid(text="spare parts"),
        _paid(),
        "was “bearings for Omsk” and is now “spare parts”",
    ),
    "all words": (_paid(text=""), _paid(), "was “bearings for Omsk” and is left out now"),
}


@pytest.mark.parametrize(("now", "before", "says"), LOST.values(), ids=LOST)
def test_what_is_changed_or_left_out_is_told(now: Deal, before: Deal, says: str) -> None:
    assert says in _told(now, before)


SAME = {
    "the same again": (_paid(BEHIND), _paid(BEHIND)),
    "more than before": (_paid(BEHIND, BANK), _paid()),
    "by another bank on the way": (_paid(), _paid(HOP)),
    "of another day of the month": (_paid(text="rent", day="2024-03-09"), _paid()),
    "before it": (_paid(), _paid(BEHIND, day="2024-03-02")),
}


@pytest.mark.parametrize(("now", "before"), SAME.values(), ids=SAME)
def test_what_is_not_less_is_not_told(now: Deal, before: Deal) -> None:
    assert _told(now, before) == ""


def test_under_one_number_the_days_between_do_not_matter() -> None:
    first, again = (
        replace(one, uetr="7b0c9a52") for one in (_paid(BEHIND), _paid(day="2024-06-01"))
    )
    assert "the same UETR" in _told(again, first)


def test_a_message_stripped_twice_is_held_against_the_one_that_said_more() -> None:
    assert "OOO Zavod" in _told(_paid(), _paid(BEHIND), replace(_paid(), source="second"))


def test_a_deal_without_a_day_is_held_against_one_without() -> None:
    now, before = (replace(one, day=None) for one in (_paid(), _paid(BEHIND)))
    assert "OOO Zavod" in _told(now, before)


def test_it_is_told_before_the_catalogue_has_the_flag_and_the_flag_after() -> None:
    facts = check_routes(_paid(), LAW, date(2026, 1, 15), (_paid(BEHIND),))
    assert "RF-EBA-01" in {f.flag for f in facts if isinstance(f, RedFlagFact)}
    assert "OOO Zavod" in _told(_paid(), _paid(BEHIND), law=SmallLaw(flags_from=date.max))


def test_a_message_that_says_nothing_more_raises_the_flag() -> None:
    facts = check_routes(_paid(text=""), LAW, date(2026, 1, 15), (_paid(),))
    assert [f.flag for f in facts if isinstance(f, RedFlagFact)] == ["RF-EBA-01"]
