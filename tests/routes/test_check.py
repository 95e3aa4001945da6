"""Laws of the check, and the check over the shipped lawbook."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.routes.deals import LAW, deal, facts, goes_to, party, places
from witting.base import Deal, DealKind, Passage, PlaceFact, RedFlagFact, Role
from witting.lawbook import Lawbook
from witting.routes import check_routes

WORDS = st.sampled_from(
    [
        *("to Moscow", "из Нинбо", "порт Владивосток", "运往俄罗斯", "إلى دبي", "via Dubai"),
        *("Beijing Road", "российский", "not for re-export to Belarus", "bearings", "invoice 17"),
        *("Jordan Smith", "\n"),
    ]
)
TEXTS = st.lists(WORDS, max_size=5).map("; ".join)
PARTIES = st.builds(
    party,
    st.sampled_from([role.value for role in Role if not role.is_agent]),
    st.sampled_from(["Acme", "Степной Экспедитор", "宁波轴承"]),
    st.sampled_from([None, "RU", "KZ", "DE", "ZZ", ""]),
    st.sampled_from(["", "г. Москва, ул. Киевская", "Simferopol", "Flat 3, Moscow Road, London"]),
)
DEALS = st.builds(
    lambda parties, kind, text, goods, ends: deal(
        *parties, kind=kind, text=text, goods=goods, start=ends[0], via=ends[1], end=ends[2]
    ),
    st.lists(PARTIES, max_size=3),
    st.sampled_from([kind.value for kind in DealKind]),
    TEXTS,
    st.sampled_from(["", "ball bearings", "wheat, Russia origin"]),
    st.tuples(*[st.sampled_from(["", "CNNGB", "RU", "Манчжоули", "VLADIVOSTOK", "XX"])] * 3),
)


def identities(made: Deal) -> set[tuple[str, str, str]]:
    return {(fact.part, fact.name, fact.territory) for fact in places(made)}


def with_passage(made: Deal, text: str, *, first: bool) -> Deal:
    more = Passage(field="more", text=text)
    passages = (more, *made.passages) if first else (*made.passages, more)
    return replace(made, passages=passages)


@given(DEALS, TEXTS, st.booleans())
def test_another_passage_never_removes_a_place(made: Deal, text: str, first: bool) -> None:
    assert identities(made) <= identities(with_passage(made, text, first=first))


@given(DEALS, TEXTS)
def test_another_passage_never_unsays_a_stated_destination(made: Deal, text: str) -> None:
    stated = {country for country, how in goes_to(made).items() if how == "stated"}
    after = goes_to(with_passage(made, text, first=False))
    assert stated <= {country for country, how in after.items() if how == "stated"}


@given(DEALS)
def test_a_passage_without_places_changes_no_place_fact(made: Deal) -> None:
    added = with_passage(made, "invoice 17 of 2 May, paid in full", first=False)
    assert places(added) == places(made)


@given(DEALS)
def test_every_destination_is_stated_or_inferred_and_never_both(made: Deal) -> None:
    for fact in places(made):
        if "destination" in fact.roles:
            assert len({"stated", "inferred"} & set(fact.roles)) == 1


@given(DEALS)
def test_stated_and_inferred_never_stand_side_by_side(made: Deal) -> None:
    assert len(set(goes_to(made).values())) <= 1


@given(DEALS)
def test_the_same_deal_gives_the_same_facts(made: Deal) -> None:
    assert facts(made) == facts(made)


@given(DEALS)
def test_every_fact_says_why_and_comes_without_an_id(made: Deal) -> None:
    for fact in facts(made):
        assert fact.id == ""
        assert fact.because.endswith((".", "?"))


@given(st.text(), st.text(), st.text())
def test_no_words_break_the_check(text: str, address: str, end: str) -> None:
    made = deal(party("consignee", "Acme", None, address), text=text, goods=text, end=end)
    assert isinstance(facts(made), tuple)


@pytest.fixture(scope="module")
def book() -> Lawbook:
    return Lawbook.load()


def test_the_shipped_catalogue_names_kazakhstan_from_june_2022(book: Lawbook) -> None:
    made = deal(party("consignor", "A", "DE"), goods="bearings", end="KZ")
    before, after = (
        [f.flag for f in check_routes(made, book, day) if isinstance(f, RedFlagFact)]
        for day in (date(2022, 6, 27), date(2022, 6, 28))
    )
    assert (before, after) == ([], ["RF-J22-02"])


def test_the_shipped_catalogue_gives_each_flag_a_source(book: Lawbook) -> None:
    made = deal(
        party("applicant", "A", "AE"), kind="letter_of_credit", goods="x", via="RU", end="KZ"
    )
    found = [f for f in check_routes(made, book, date(2026, 1, 15)) if isinstance(f, RedFlagFact)]
    assert {f.flag for f in found} >= {"RF-J22-02", "RF-KYC-10", "RF-KYC-21", "RF-EU-01"}
    assert all(f.source for f in found)


def test_bearings_for_vladivostok_between_two_unlisted_companies(book: Lawbook) -> None:
    made = deal(
        party("debtor", "Buyer", "CN"),
        party("creditor", "Seller", "CN"),
        text="шарикоподшипники 6205-2RS, 5000 шт, порт Владивосток",
    )
    [fact] = [
        f
        for f in check_routes(made, book, date(2024, 5, 16))
        if isinstance(f, PlaceFact) and "destination" in f.roles
    ]
    assert (fact.country, fact.roles) == ("RU", ("russia", "destination", "stated"))


def test_the_small_law_has_the_shape_of_the_real_one(book: Lawbook) -> None:
    day = date(2026, 1, 15)
    assert set(book.transshipment_places(day)) >= set(LAW.named) - {"HK"}
