"""A deal is read as its reader sees it, and what is found points at what was written."""

import json
from dataclasses import dataclass

from witting.base import Deal, DealKind, GoodsLine, Party, Passage, Role, RoutePoint, Span
from witting.intake import read
from witting.intake.as_seen import as_seen, told_of

HIDDEN = "ten t\u0443res and a tur\u200bbine to M\u043esco\u0432"  # with Cyrillic у, о and в


def letter(text: str) -> Deal:
    """Give a deal of one passage."""
    return Deal(
        kind=DealKind.MESSAGE,
        source="letter",
        format="text",
        passages=(Passage(field="line 1", text=text, offset=7),),
    )


@dataclass(frozen=True, kw_only=True)
class Found:
    """What a check may find."""

    span: Span
    text: str


def test_plain_words_in_four_languages_are_left_alone() -> None:
    for text in ("two lathes", "два станка", "مخرطتان", "两台车床"):
        assert as_seen(letter(text)) is None


def test_words_are_read_as_seen_and_shown_as_written() -> None:
    seen = as_seen(letter(HIDDEN))
    assert seen is not None
    [passage] = seen.deal.passages
    assert passage.text.startswith("ten tyres and a turbine to ")
    found = Found(span=passage.span(16, 23), text="turbine")
    shown = seen.shown(found)
    assert shown.span == letter(HIDDEN).passages[0].span(16, 24)
    assert shown.text == "tur\u200bbine"


def test_a_deal_that_is_shown_is_as_it_came() -> None:
    deal = letter(HIDDEN)
    seen = as_seen(deal)
    assert seen is not None
    assert seen.shown(seen.deal) == deal


def test_the_words_that_hide_are_told_with_their_signs() -> None:
    seen = as_seen(letter(HIDDEN))
    told = told_of(seen) if seen is not None else None
    assert told is not None
    assert "“tyres” with U+0443 CYRILLIC SMALL LETTER U" in told[0]
    assert "“turbine” with U+200B ZERO WIDTH SPACE" in told[0]
    assert told[1] == Span(field="line 1", start=4, end=9, text="t\u0443res")


def test_a_soft_hyphen_is_read_past_without_a_word() -> None:
    seen = as_seen(letter("a tur\u00adbine"))
    assert seen is not None
    assert seen.deal.passages[0].text == "a turbine"
    assert told_of(seen) is None


def test_goods_route_and_address_are_read_too() -> None:
    line = GoodsLine(
        description="p\u0443mps", span=Span(field=":45A:", start=9, end=14, text="p\u0443mps")
    )
    seen = as_seen(
        Deal(
            kind=DealKind.ORDER,
            source="order",
            format="order",
            goods=(line,),
            route=(RoutePoint(part="to", text="T\u0443la"),),
            parties=(Party(role=Role.CREDITOR, name="\u0415xample", address="1 High Str\u0435et"),),
        )
    )
    assert seen is not None
    [goods], [point], [party] = seen.deal.goods, seen.deal.route, seen.deal.parties
    assert (goods.description, point.text, party.address) == ("pymps", "Tyla", "1 High Street")
    assert party.name == "\u0415xample"  # the room of names reads through names
    assert goods.span is not None
    assert seen.shown(goods.span) == line.span


def test_what_is_read_from_a_file_keeps_its_letters() -> None:
    order = {
        "kind": "order",
        "parties": [{"role": "debtor", "name": "Example LLP"}],
        "goods": [{"description": "\u0440umps"}],
    }
    [deal] = read(json.dumps(order).encode())
    assert deal.goods[0].description == "\u0440umps"
    seen = as_seen(deal)
    assert seen is not None
    assert seen.deal.goods[0].description == "pumps"
