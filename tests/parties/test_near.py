"""Claims about candidates that are worth judging: whom nothing known could bring near is not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from witting.base import Address, Identifier, ListedName, ListEntry, PartyKind, Quality, ScorePart
from witting.parties import Screener
from witting.parties import thresholds as at
from witting.parties.evidence import Asked, asked_of, beside, most_added

COUNTRIES = ("RU", "AE", "CN")
BORN = ("1960", "1960-05", "1960-05-17", "1961-05-17", "")
ADDRESSES = ("", "5 Lenina Street, Moscow", "Lenina 7, Moscow", "12 Futian Road, Shenzhen")
NUMBERS = [Identifier(scheme="inn", value=value) for value in ("7707083893", "7710140679")]
WORDS = ("zorvanik", "bearings", "plant", "olga", "sternbergova", "qwertz", "trading", "moscow")

names = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
kinds = st.sampled_from((None, *PartyKind))
asked_ones = st.builds(
    asked_of,
    kind=kinds,
    birth_date=st.sampled_from(BORN),
    countries=st.lists(st.sampled_from(COUNTRIES), max_size=2),
    identifiers=st.lists(st.sampled_from(NUMBERS), max_size=1),
    gender=st.sampled_from(("", "f", "m")),
    address=st.sampled_from(ADDRESSES),
)
listed_ones = st.builds(
    lambda name, more, **known: ListEntry(
        list_id="t", names=(ListedName(whole=name), *more), **known
    ),
    names,
    st.lists(
        st.builds(ListedName, whole=names, quality=st.sampled_from(list(Quality))), max_size=2
    ),
    id=st.uuids().map(str),
    kind=kinds,
    birth_dates=st.sampled_from(BORN).map(lambda born: (born,) if born else ()),
    nationalities=st.lists(st.sampled_from(COUNTRIES), max_size=2).map(tuple),
    addresses=st.sampled_from(ADDRESSES).map(lambda told: (Address(whole=told),) if told else ()),
    identifiers=st.lists(st.sampled_from(NUMBERS), max_size=1).map(tuple),
)


@settings(deadline=None, max_examples=300)
@given(asked=asked_ones, entry=listed_ones, score=st.integers(0, 10_000))
def test_nothing_known_adds_more_than_the_most_it_may(
    asked: Asked, entry: ListEntry, score: int
) -> None:
    if set(asked.identifiers) & set(entry.identifiers):
        return
    name = ScorePart(name="name", value=score / 10_000, because="")
    assert beside(asked, entry).weighed((name,))[0] <= score / 10_000 + most_added(asked)


@settings(deadline=None, max_examples=200)
@given(
    entries=st.lists(listed_ones, min_size=1, max_size=8, unique_by=lambda entry: entry.id),
    name=names,
    asked=asked_ones,
    near=st.sampled_from((at.CANDIDATE, at.NEAR_MISS, 0.8, 0.9)),
)
def test_near_leaves_out_those_below_it_and_changes_no_other(
    entries: list[ListEntry], name: str, asked: Asked, near: float
) -> None:
    screener = Screener.from_entries(entries)

    def found(least: float) -> list[object]:
        matches = screener.match(
            name,
            kind=asked.kind,
            birth_date=asked.birth_date,
            countries=asked.countries,
            identifiers=asked.identifiers,
            gender=asked.gender,
            address=asked.address,
            near=least,
        )
        return [match for match in matches if match.is_match or match.score >= near]

    assert found(near) == found(0.0)


@pytest.mark.parametrize(("country", "least"), [("", 0.0), ("RU", 0.01)])
def test_only_what_is_given_can_add(country: str, least: float) -> None:
    found = most_added(asked_of(kind="person", countries=[country] if country else []))
    assert least <= found < least + 0.002
