"""Words for goods and places, for the sentences of every regime that speaks of them."""

from witting.base import GoodsFact, PlaceFact
from witting.places import country_name
from witting.regimes.findings import join_words


def goods_words(goods: tuple[GoodsFact, ...]) -> str:
    """Name goods by the input's words, heading, tier and class: `“шарикоподшипники” (848210…)`."""
    words = []
    for fact in goods:
        marks = [fact.hs6 and f"HS {fact.hs6}", fact.tier and f"tier {fact.tier}"]
        marks.extend(f"class {item}" for item in fact.item_classes)
        marks.extend(fact.families)
        said = ", ".join(mark for mark in marks if mark)
        words.append(f"“{fact.text}” ({said})" if said else f"“{fact.text}”")
    return join_words(words)


def country_words(places: tuple[PlaceFact, ...]) -> str:
    """Name places with their country or territory: `Vladivostok (RU)`.

    A country is not named again where a place in it is: Kazan says Russia.
    """
    inside = {fact.country for fact in places if fact.name != country_name(fact.country)}
    kept = [f for f in places if f.name != country_name(f.country) or f.country not in inside]
    words = [f"{fact.name} ({fact.territory or fact.country})" for fact in kept]
    return join_words(list(dict.fromkeys(words)))
