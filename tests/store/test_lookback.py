"""Deals already done are judged again where a change of the lists can touch them."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.book_facts import listed, snapshot_of
from witting.assess import World, assess, load_profile
from witting.base import ListEntry, Outcome
from witting.book import Touched, look_back
from witting.intake import read
from witting.store import Database
from witting.store.deals import keep_deals, kept_deals

OLGA = listed(2, "Olga Sternbergova")
DAY = date(2024, 2, 24)
PROFILE = load_profile("ffi-cn")
NOW = datetime(2024, 2, 24, 12, tzinfo=UTC)


def order(name: str) -> bytes:
    party = {"role": "creditor", "name": name, "country": "AE"}
    return json.dumps({"kind": "order", "parties": [party]}).encode()


def world(folder: Path, *entries: ListEntry) -> World:
    path = folder / f"{len(entries)}.snapshot"
    snapshot_of(entries).write(path)
    return World.open(path)


@pytest.fixture
def worlds(tmp_path: Path) -> tuple[World, World]:
    other = listed(1, "Pyotr Zaborovsky")
    return world(tmp_path, other), world(tmp_path, other, OLGA)


def test_a_deal_with_a_newly_listed_party_is_told(worlds: tuple[World, World]) -> None:
    before, after = worlds
    change = Touched(before.screener, after.screener)
    (deal,) = read(order("STERNBERGOVA Olga"))
    found = look_back(deal, change, before, after, PROFILE, DAY)
    assert found is not None
    assert found.is_graver
    assert found.before.outcome is Outcome.CLEAR
    assert any("Olga Sternbergova (ofac-2)" in line for line in found.changes)


def test_a_name_in_the_text_of_a_deal_is_seen(worlds: tuple[World, World]) -> None:
    before, after = worlds
    change = Touched(before.screener, after.screener)
    (deal,) = read(b"The machine was bought for Olga Sternbergova and paid in Dubai.", name="a.txt")
    assert look_back(deal, change, before, after, PROFILE, DAY) is not None


def test_a_deal_the_change_does_not_touch_is_left_alone(worlds: tuple[World, World]) -> None:
    before, after = worlds
    change = Touched(before.screener, after.screener)
    (deal,) = read(order("Li Na"))
    assert look_back(deal, change, before, after, PROFILE, DAY) is None


def test_a_document_is_kept_once_and_given_back_whole(
    database: Database, worlds: tuple[World, World]
) -> None:
    before, _ = worlds
    document = order("Olga Sternbergova")
    told = [assess(deal, before, PROFILE, DAY) for deal in read(document)]
    with database.writing() as connection:
        numbers = {
            keep_deals(connection, document, "a.json", told, PROFILE, before.snapshot.digest, NOW)
            for _ in range(2)
        }
    with database.reading() as connection:
        (kept,) = kept_deals(connection, since=DAY)
        assert list(kept_deals(connection, until=date(2024, 2, 23))) == []
    assert numbers == {kept.id}
    assert kept.is_whole
    assert kept.profile == PROFILE
    assert kept.document == document
    assert (kept.outcome, kept.day) == ("clear", "2024-02-24")
