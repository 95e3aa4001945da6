"""Goods, places and parties written with letters of other alphabets are found as if plain."""

from datetime import date

import pytest

from witting.assess.checks import gather_facts
from witting.assess.world import World
from witting.base import Deal, Fact, GoodsFact, MissingFact, PartyFact, PlaceFact
from witting.intake import read

DAY = date(2024, 6, 1)
PLAIN = "Dear Sirs,\n\nPlease ship ball bearings to Novosibirsk for Rosoboronexport.\n\nRegards"
RUSSIAN = (
    "Уважаемые коллеги!\n\nПросим отгрузить шариковые подшипники в Новосибирск.\n\nС уважением"
)


def facts_of(text: str) -> tuple[Fact, ...]:
    """Give what is found in a letter."""
    [deal] = read(text.encode(), name="letter.txt")
    return gather_facts(deal, World.open(), DAY)


def told(facts: tuple[Fact, ...]) -> set[tuple[str, str]]:
    """Give what is found of goods, places and parties."""
    goods = {("goods", fact.hs6 or fact.tier) for fact in facts if isinstance(fact, GoodsFact)}
    places = {("place", fact.name) for fact in facts if isinstance(fact, PlaceFact)}
    return goods | places | {("party", f.entry_id) for f in facts if isinstance(f, PartyFact)}


@pytest.mark.parametrize(
    ("plain", "masked"),
    [
        (PLAIN, PLAIN.replace("bearings", "b\u0435arings").replace("Novo", "N\u043ev\u043e")),
        (PLAIN, PLAIN.replace("bearings", "bear\u200bings").replace("birsk", "b\u2060irsk")),
        (PLAIN, PLAIN.replace("Rosoboron", "R\u043es\u043eb\u043er\u043en")),
        (PLAIN, PLAIN.replace("bearings", "".join(chr(0x1D41A + ord(c) - 97) for c in "bearings"))),
        (RUSSIAN, RUSSIAN.replace("подшипники", "пoдшипники").replace("Новос", "Нoвoс")),
        (RUSSIAN, RUSSIAN.replace("шариковые", "шари\u034fковые")),
    ],
)
def test_what_is_masked_is_found_as_if_plain(plain: str, masked: str) -> None:
    found = facts_of(masked)
    assert told(found) == told(facts_of(plain))
    assert [fact.what for fact in found if isinstance(fact, MissingFact)].count("letters") == 1


def test_what_is_found_is_shown_as_it_was_written() -> None:
    text = PLAIN.replace("bearings", "b\u0435ar\u200bings")
    [deal] = read(text.encode(), name="letter.txt")
    fields = {passage.field: passage.text for passage in deal.passages}
    spans = [f.span for f in gather_facts(deal, World.open(), DAY) if f.span is not None]
    assert any("b\u0435ar\u200bings" in span.text for span in spans)
    assert all(fields[span.field][span.start : span.end] == span.text for span in spans)


def test_plain_words_are_told_of_by_nothing() -> None:
    assert not any(f.what == "letters" for f in facts_of(PLAIN) if isinstance(f, MissingFact))


def test_a_deal_keeps_its_own_words() -> None:
    text = PLAIN.replace("bearings", "b\u0435arings")
    [deal] = read(text.encode(), name="letter.txt")
    assert isinstance(deal, Deal)
    assert any("b\u0435arings" in passage.text for passage in deal.passages)
