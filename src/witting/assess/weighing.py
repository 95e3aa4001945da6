"""Why an earlier message called for a look: what is left out of it when it is sent again mattered.

Facts know no asker, so what is asked here is what any asker would stop at: a listed party, listed
goods, a place under sanctions. Whether it is forbidden the assessment of that message says.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from witting.assess.house import EMBARGOED
from witting.assess.world import World
from witting.base import Certainty, Deal, Fact, GoodsFact, MissingFact, PartyFact, PlaceFact
from witting.goods import check_goods
from witting.parties import check_parties
from witting.routes import check_routes

_PLACES = frozenset({"russia", "belarus", "occupied"})
_TOLD = 3  # reasons told in one sentence


def why_looked_at(deal: Deal, world: World, day: date) -> str:
    """Say what in a deal called for a look, as a clause; "" where nothing did.

    What could not be read or checked does too: such a deal was not clear either.
    """
    facts: list[Fact] = [
        *check_parties(deal, world.screener),
        *check_goods(deal, world.lawbook, day),
        *check_routes(deal, world.lawbook, day),
    ]
    reasons = list(dict.fromkeys((*_reasons(facts, day), *_unread(deal))))
    more = f" and {len(reasons) - _TOLD} more" if len(reasons) > _TOLD else ""
    return "; ".join(reasons[:_TOLD]) + more


def _reasons(facts: Iterable[Fact], day: date) -> Iterator[str]:
    told: set[str] = set()
    for fact in facts:
        match fact:
            case PartyFact() if _was_listed(fact, day) and fact.party_name not in told:
                told.add(fact.party_name)
                yield f"“{fact.party_name}” may be {fact.entry_name} ({fact.entry_id})"
            case GoodsFact() if fact.tier or fact.item_classes:
                yield f"“{fact.text}” names listed goods{f' (HS {fact.hs6})' if fact.hs6 else ''}"
            case PlaceFact() if _PLACES & set(fact.roles) or fact.country in EMBARGOED:
                yield f"“{fact.text}” is in {fact.territory or fact.country}"
            case MissingFact() if fact.what.startswith("check:"):
                yield "not all of it was checked"
            case _:
                continue


def _was_listed(fact: PartyFact, day: date) -> bool:
    counts = fact.is_match and fact.certainty is not Certainty.RULED_OUT
    return counts and (not fact.listed_on or date.fromisoformat(fact.listed_on) <= day)


def _unread(deal: Deal) -> Iterator[str]:
    if deal.unread:
        yield "not all of it could be read"
