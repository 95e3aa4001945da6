"""The check of routes: where goods come from and go to, what is missing, what looks odd."""

from collections.abc import Sequence
from datetime import date

from witting.base import Ask, Deal, DealKind, MissingFact, PlaceFact, RedFlagFact, Role
from witting.routes.destination import Ground, destinations
from witting.routes.facts import place_facts
from witting.routes.flags import red_flags
from witting.routes.history import earlier_of
from witting.routes.law import RouteLaw
from witting.routes.named import Named, name_places, unknown_ends
from witting.routes.scene import Scene
from witting.routes.sent_before import SentBefore, Weigh, nothing_weighs, sent_before
from witting.routes.wording import role_words

_USING = (Role.CONSIGNEE, Role.END_USER)


def check_routes(
    deal: Deal,
    lawbook: RouteLaw,
    day: date,
    earlier: Sequence[Deal] = (),
    *,
    weigh: Weigh = nothing_weighs,
) -> tuple[PlaceFact | RedFlagFact | MissingFact, ...]:
    """Where the goods come from and go to, with the signs of a detour, as far as the deal shows it.

    Every named place becomes a fact with its part in the deal. A destination has the role
    `destination` and either `stated` (the route, the receiver, words in the text) or `inferred`
    (the buyer's country only). Streets and clauses that rule a place out play no part. Ids are left
    empty for the caller. An article gets its places and nothing else. Of the `earlier` deals, those
    that came before this one are held against it; `weigh` says why one of them called for a look.
    """
    named = name_places(deal)
    grounds = destinations(deal, named)
    places = place_facts(named, grounds, lawbook.transshipment_places(day))
    before = earlier_of(deal, earlier, day)
    versions = earlier_of(deal, earlier, day, undated=True) if earlier else ()
    repeated = sent_before(deal, versions, deal.day or day, weigh)
    scene = Scene(
        deal=deal,
        named=named,
        grounds=grounds,
        law=lawbook,
        day=day,
        earlier=before,
        sent_before=repeated[0] if repeated else None,
    )
    return (
        *places,
        *red_flags(scene),
        *_missing(deal, named, grounds),
        *map(_changed, repeated),
    )


def _changed(before: SentBefore) -> MissingFact:
    """Say that it is not known why a message sent again says something otherwise."""
    changed = ", ".join(dict.fromkeys(one.field for one in before.changes))
    return MissingFact(
        id="",
        because=before.sentence,
        span=None,
        what="sent_again",
        ask=Ask(key="message.changed", words=(("changed", changed),)),
    )


def _missing(
    deal: Deal, named: tuple[Named, ...], grounds: tuple[Ground, ...]
) -> tuple[MissingFact, ...]:
    """Say what of the destination is unknown; a story and a deal without goods need none."""
    if deal.kind is DealKind.ARTICLE or not (deal.goods or deal.passages):
        return ()
    found = [
        MissingFact(
            id="",
            because=f"The route ends at “{point.text}”, which is no place we know.",
            span=point.span,
            what="destination",
            ask=Ask(key="destination.place", words=(("place", point.text),)),
        )
        for point in unknown_ends(deal)
    ]
    if not any(ground.is_stated for ground in grounds):
        found += _nowhere(deal, named)
    if not grounds and not found:
        found.append(_nothing_named(deal))
    return tuple(found)


def _nowhere(deal: Deal, named: tuple[Named, ...]) -> list[MissingFact]:
    """Say of whom gets the goods that nobody says where they are: the buyer may be elsewhere."""
    placed = {id(item.party) for item in named if item.party and not item.by_name}
    return [
        MissingFact(
            id="",
            because=f"Where the {role_words(party.role)} “{party.name}” is, the deal does not say.",
            span=party.span,
            what="destination",
            ask=Ask(key="destination.unknown"),
        )
        for party in deal.parties
        if party.role in _USING and party.name and id(party) not in placed
    ]


def _nothing_named(deal: Deal) -> MissingFact:
    span = next((line.span for line in deal.goods if line.span), None)
    return MissingFact(
        id="",
        because="The deal names no destination, no receiver and no buyer whose country is known.",
        span=span,
        what="destination",
        ask=Ask(key="destination.unknown"),
    )
