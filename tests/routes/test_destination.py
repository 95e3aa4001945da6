"""Where the goods go, stated or inferred, and what never counts."""

import pytest

from tests.routes.deals import deal, goes_to, missing, party, places
from witting.base import Ask, Deal

CN_TO_CN = (party("debtor", "Buyer", "CN"), party("creditor", "Seller", "CN"))
RU_SELLER = (party("debtor", "Buyer", "TR"), party("creditor", "Seller", "RU"))

STATED: dict[str, tuple[Deal, dict[str, str]]] = {
    "route's end": (deal(goods="bearings", end="RUVVO"), {"RU": "stated"}),
    "route's end in words": (deal(goods="bearings", end="ANY PORT IN RUSSIA"), {"RU": "stated"}),
    "country code": (deal(goods="bearings", end="BY"), {"BY": "stated"}),
    "unheld locode": (deal(goods="bearings", end="KZALA"), {"KZ": "stated"}),
    "end with a via in it": (
        deal(goods="bearings", end="ST PETERSBURG, RUSSIA VIA JEBEL ALI"),
        {"RU": "stated"},
    ),
    "consignee": (deal(party("consignee", country="RU"), goods="bearings"), {"RU": "stated"}),
    "end user": (deal(party("end_user", country="BY"), goods="bearings"), {"BY": "stated"}),
    "notify": (deal(party("notify", address="г. Минск"), goods="bearings"), {"BY": "stated"}),
    "text": (deal(*CN_TO_CN, text="шарикоподшипники, порт Владивосток"), {"RU": "stated"}),
    "incoterm": (deal(*CN_TO_CN, text="bearings CFR Vladivostok"), {"RU": "stated"}),
    "text against the route": (
        deal(goods="bearings", end="DEHAM", text="final destination Moscow"),
        {"DE": "stated", "RU": "stated"},
    ),
    "occupied territory": (deal(goods="lathe", end="Sevastopol"), {"UA-40": "stated"}),
    "occupied by address": (
        deal(party("consignee", country="RU", address="г. Симферополь"), goods="lathe"),
        {"RU": "stated", "UA-43": "stated"},
    ),
    "Russian customers": (deal(*CN_TO_CN, text="chips for Russian customers"), {"RU": "stated"}),
}


@pytest.mark.parametrize(("made", "expected"), STATED.values(), ids=STATED)
def test_the_documents_own_words_state_a_destination(made: Deal, expected: dict[str, str]) -> None:
    assert goes_to(made) == expected


INFERRED: dict[str, tuple[Deal, dict[str, str]]] = {
    "debtor": (deal(party("debtor", country="RU"), text="bearings"), {"RU": "inferred"}),
    "applicant": (deal(party("applicant", country="KZ"), goods="bearings"), {"KZ": "inferred"}),
    "ultimate debtor before debtor": (
        deal(party("debtor", "A", "AE"), party("ultimate_debtor", "B", "RU"), text="bearings"),
        {"RU": "inferred"},
    ),
    "by the address": (
        deal(party("debtor", address="17 SHERIF STREET, CAIRO EGYPT"), text="wheat"),
        {"EG": "inferred"},
    ),
    "seller's loading port": (
        deal(*RU_SELLER, text="wheat, port Novorossiysk"),
        {"TR": "inferred"},
    ),
    "fob": (deal(*RU_SELLER, text="wheat FOB Novorossiysk"), {"TR": "inferred"}),
    "excluded by a clause": (
        deal(*CN_TO_CN, text="Not for re-export to Russia or Belarus"),
        {"CN": "inferred"},
    ),
    "a street": (deal(*CN_TO_CN, text="rent for Moscow Road 5"), {"CN": "inferred"}),
    "a place of signing": (deal(*CN_TO_CN, text="договор подписан в Москве"), {"CN": "inferred"}),
    "a demonym": (deal(*CN_TO_CN, text="Russian language course"), {"CN": "inferred"}),
}


@pytest.mark.parametrize(("made", "expected"), INFERRED.values(), ids=INFERRED)
def test_without_such_words_the_buyers_country_is_a_lesser_ground(
    made: Deal, expected: dict[str, str]
) -> None:
    assert goes_to(made) == expected


def test_an_inferred_destination_says_so() -> None:
    [fact] = places(deal(party("debtor", "Acme", "RU"), text="bearings"))
    assert fact.because == (
        "No destination is stated; the debtor “Acme” is in Russia, "
        "so the goods most likely go there."
    )


def test_a_story_has_no_destination() -> None:
    made = deal(kind="article", text="Bearings were shipped to Vladivostok via Dubai.")
    assert goes_to(made) == {}
    assert [fact.country for fact in places(made)] == ["RU", "AE"]


def test_goods_without_any_destination_are_asked_about() -> None:
    [fact] = missing(deal(party("debtor"), goods="bearings"))
    assert fact.what == "destination"
    assert fact.ask == Ask(key="destination.unknown")


def test_a_route_that_ends_nowhere_known_is_asked_about() -> None:
    made = deal(party("debtor", country="CN"), goods="bearings", end="Ruritania")
    [fact] = missing(made)
    assert fact.ask == Ask(key="destination.place", words=(("place", "Ruritania"),))
    assert fact.what == "destination"


NOTHING_MISSING: dict[str, Deal] = {
    "stated": deal(goods="bearings", end="RUVVO"),
    "inferred": deal(party("debtor", country="RU"), goods="bearings"),
    "a story": deal(kind="article", text="Bearings and circuits."),
    "no goods and no words": deal(party("debtor")),
}


@pytest.mark.parametrize("made", NOTHING_MISSING.values(), ids=NOTHING_MISSING)
def test_nothing_is_asked_where_nothing_is_missing(made: Deal) -> None:
    assert missing(made) == []
