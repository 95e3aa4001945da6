"""Red flags that need more than one room: what the lists, the goods and earlier deals say together.

A flag weighs once, however many checks raise it; and only if the lawbook held it on the day.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from witting.assess.flags_connected import (
    orders_what_a_listed_party_ordered,
    shares_managers_with_a_listed_party,
    stands_in_for_a_listed_party,
)
from witting.assess.flags_goods import (
    dear_goods,
    first_high_priority_goods,
    licence_unlikely,
    many_small_payments,
    new_trader,
    no_use_for_the_goods,
    shipped_to_russia,
    volume_jumped,
    wrong_code,
)
from witting.assess.flags_lists import (
    at_a_listed_address,
    like_a_listed_party,
    named_in_a_letter,
    new_office_of_a_russian_bank,
    on_a_list_of_bis,
)
from witting.assess.flags_sight import Sight, Sign
from witting.assess.world import World
from witting.base import Deal, DealKind, Fact, RedFlagFact
from witting.routes import Seen, earlier_of, weights

SIGNS: tuple[Sign, ...] = (
    on_a_list_of_bis,
    named_in_a_letter,
    like_a_listed_party,
    at_a_listed_address,
    new_office_of_a_russian_bank,
    no_use_for_the_goods,
    new_trader,
    wrong_code,
    licence_unlikely,
)
EARLIER_SIGNS: tuple[Sign, ...] = (
    first_high_priority_goods,
    volume_jumped,
    dear_goods,
    many_small_payments,
    shipped_to_russia,
    shares_managers_with_a_listed_party,
    stands_in_for_a_listed_party,
    orders_what_a_listed_party_ordered,
)


def cross_flags(
    deal: Deal, facts: Iterable[Fact], world: World, day: date, earlier: Sequence[Deal] = ()
) -> tuple[RedFlagFact, ...]:
    """Give the flags that the facts of several checks show together; a story has none."""
    if deal.kind is DealKind.ARTICLE:
        return ()
    before = earlier_of(deal, earlier, day)
    sight = Sight(deal=deal, facts=tuple(facts), world=world, day=day, earlier=before)
    held = world.lawbook.red_flags(day)
    signs = (*SIGNS, *EARLIER_SIGNS) if before else SIGNS
    seen = [one for sign in signs for one in sign(sight)]
    return tuple(_fact(one, held[one.flag].source) for one in seen if one.flag in held)


def _fact(seen: Seen, source: str) -> RedFlagFact:
    return RedFlagFact(
        id="",
        because=seen.because,
        span=seen.span,
        flag=seen.flag,
        weight=weights()[seen.flag].weight,
        source=source,
    )


def each_flag_once(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Give the facts with each red flag once, where it first stands, with all that was seen."""
    flags: dict[str, RedFlagFact] = {}
    for fact in facts:
        if isinstance(fact, RedFlagFact):
            first = flags.setdefault(fact.flag, fact)
            if fact.because not in first.because:
                because = f"{first.because} {fact.because}"
                flags[fact.flag] = replace(first, because=because, span=first.span or fact.span)
    kept: list[Fact] = []
    for fact in facts:
        if not isinstance(fact, RedFlagFact):
            kept.append(fact)
        elif fact.flag in flags:
            kept.append(flags.pop(fact.flag))
    return tuple(kept)
