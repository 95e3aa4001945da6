"""Claims about parties the lawbook names as designated, on a day the lists in use do not reach."""

import json
from dataclasses import replace
from datetime import date

import pytest

from witting.assess import World, assess, load_profile
from witting.assess.designated import DESIGNATED
from witting.base import Assessment, ListedName, ListEntry, Outcome, PartyKind
from witting.intake import read
from witting.lists import Snapshot
from witting.parties import Screener

SHIPPED = World.open()
ASKER = load_profile("ffi-cn")
AFTER = date(2026, 11, 22)


def judged(bank: str, day: date = AFTER, world: World = SHIPPED, **more: object) -> Assessment:
    order = {
        "kind": "order",
        "parties": [
            {"role": "creditor", "name": "宁波示例机电有限公司", "country": "CN"},
            {"role": "debtor_agent", "name": bank, "country": "KG"},
            {"role": "debtor", "name": "Lesnaya Polyana", "country": "KG"},
        ],
        "goods": [{"description": "office chairs", "hs": "9401.71"}],
        "route": {"from": "CNNGB", "to": "KGFRU"},
        **more,
    }
    (deal,) = read(json.dumps(order).encode(), name="order.json")
    return assess(deal, world, ASKER, day)


def told(answer: Assessment) -> list[str]:
    return [finding.because for finding in answer.findings if finding.rule == DESIGNATED]


@pytest.mark.parametrize(
    ("day", "outcome"),
    [
        (date(2025, 1, 14), Outcome.CLEAR),
        (date(2025, 1, 15), Outcome.REVIEW),
        (date(2025, 1, 16), Outcome.REVIEW),
    ],
)
def test_a_bank_the_lawbook_names_is_for_review_from_its_day_on(
    day: date, outcome: Outcome
) -> None:
    answer = judged("OJSC Keremet Bank", day)
    assert answer.outcome is outcome
    assert len(told(answer)) == (outcome is Outcome.REVIEW)


def test_the_finding_names_the_event_the_list_and_its_source() -> None:
    answer = judged("ОАО Керемет Банк")
    (found,) = [finding for finding in answer.findings if finding.rule == DESIGNATED]
    assert "2025-01-15" in found.because
    assert "D-03" in found.because
    assert "(ofac-sdn) of 2024-05-07" in found.because
    assert [cite.source for cite in found.cites] == ["willkie-2025-01"]


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("Grinex LLC", date(2025, 8, 14)),
        ("ООО А7", date(2025, 8, 14)),
        ("Gazprombank (Switzerland) Ltd", date(2024, 11, 21)),
        ("Газпромбанк", date(2024, 11, 21)),
        ("PJSC Rosneft Oil Company", date(2025, 10, 22)),
        ("Лукойл", date(2025, 10, 22)),
    ],
)
def test_so_is_every_other_the_lawbook_names(name: str, day: date) -> None:
    assert told(judged(name, date.fromordinal(day.toordinal() - 1))) == []
    assert len(told(judged(name, day))) == 1


@pytest.mark.parametrize(
    "name",
    [
        "Demir Kyrgyz International Bank",
        "Kyrgyz Commerce Bank OJSC",
        "Keremet Trading LLC",
        "A7 Trading Co Ltd",
        "Vector LLC",
        "Hong Kong Financial Services Ltd",
    ],
)
def test_who_only_resembles_them_is_not(name: str) -> None:
    assert told(judged(name)) == []
    assert judged("Bakai Bank", date(2024, 6, 1)).outcome is Outcome.CLEAR


def test_whoever_is_named_beside_the_parties_is_compared_too() -> None:
    stated = {"end_user_statement": ["Old Vector LLC"]}
    assert len(told(judged("Bakai Bank", terms=stated))) == 1


def world_with(*, published: str, holds: str = "") -> World:
    """Give a world whose SDN list is of a day and holds one blocked bank, or nobody asked for."""
    entry = ListEntry(
        id="ofac-1",
        list_id="ofac-sdn",
        kind=PartyKind.ORGANISATION,
        names=(ListedName(whole=holds or "Zorvanik Bearings"),),
        programmes=("RUSSIA-EO14024",),
    )
    (used,) = [one for one in SHIPPED.snapshot.used if one.id == "ofac-sdn"]
    snapshot = Snapshot(used=(replace(used, published=published),), rejected=(), held=(entry,))
    return replace(SHIPPED, snapshot=snapshot, screener=Screener.of(snapshot))


def test_a_list_of_that_day_or_later_is_believed() -> None:
    on, before = world_with(published="2025-01-15"), world_with(published="2025-01-14")
    assert judged("OJSC Keremet Bank", world=on).outcome is Outcome.CLEAR
    assert judged("OJSC Keremet Bank", world=before).outcome is Outcome.REVIEW


def test_a_list_of_an_unknown_day_is_not() -> None:
    (said,) = told(judged("OJSC Keremet Bank", world=world_with(published="")))
    assert "an unknown day" in said


def test_who_is_found_on_a_list_under_the_rule_is_not_told_again() -> None:
    world = world_with(published="2025-01-14", holds="OJSC KEREMET BANK")
    answer = judged("Keremet Bank", world=world)
    assert told(answer) == []
    assert any(finding.rule.startswith("us/") for finding in answer.findings)


def test_who_is_found_there_as_somebody_else_is() -> None:
    world = world_with(published="2025-01-14", holds="Lesnaya Polyana")
    assert len(told(judged("Keremet Bank", world=world))) == 1
