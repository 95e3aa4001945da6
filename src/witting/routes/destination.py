"""Where the goods go, and how far the document itself says so.

Stated grounds, any of which settles it: the route's end, the country of the consignee, end user or
notify party, and words in the text ("CFR Vladivostok", "порт Находка", "运往俄罗斯"). All that are
present count, so that two that disagree are both seen. Only where none is present the buyer's
country is taken, as a lesser ground, and the fact says so.
"""

from dataclasses import dataclass, replace

from witting.base import Deal, DealKind, Role
from witting.routes.cues import Cue
from witting.routes.named import RECEIVERS, Named
from witting.routes.wording import place_words, role_words

SELLERS = frozenset({Role.CREDITOR, Role.ULTIMATE_CREDITOR, Role.BENEFICIARY, Role.CONSIGNOR})
# Whoever pays last buys: the first of these that has a country stands for the buyer.
BUYERS = (Role.ULTIMATE_DEBTOR, Role.APPLICANT, Role.DEBTOR)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Why a place is taken for the destination, and whether the document states it."""

    named: Named
    because: str
    is_stated: bool


def destinations(deal: Deal, named: tuple[Named, ...]) -> tuple[Ground, ...]:
    """Give the grounds for the destination: all that are stated, or else the buyer's country."""
    if deal.kind is DealKind.ARTICLE:
        return ()
    parties = tuple(item for item in named if item.part == "party")
    stated = [ground for item in named if (ground := _stated(item, parties))]
    said = tuple(ground for ground in stated if ground.is_stated)
    return said or (*stated, *_inferred(parties))


def _stated(item: Named, parties: tuple[Named, ...]) -> Ground | None:
    """Give what states the destination; of a place that is misspelt, what makes it likely."""
    ground = _ground(item, parties)
    if ground is None or not item.is_misspelt:
        return ground
    because = f"{ground.because[:-1]}: it is read as {place_words(item.place)}, misspelt."
    return replace(ground, because=because, is_stated=False)


def _ground(item: Named, parties: tuple[Named, ...]) -> Ground | None:
    if item.in_street or (item.is_demonym and item.cue is not Cue.DESTINATION):
        return None
    if item.part == "to":
        return Ground(named=item, because=f"The route ends at “{item.text}”.", is_stated=True)
    if item.part == "party" and item.party and item.party.role in RECEIVERS:
        if item.by_name:
            return _by_name(item)
        name = f" “{item.party.name}”" if item.party.name else ", whose name is not given,"
        because = f"The {role_words(item.party.role)}{name} is in {place_words(item.place)}."
        return Ground(named=item, because=because, is_stated=True)
    return _stated_in_text(item, parties)


def _by_name(item: Named) -> Ground:
    """Give a receiver's name for a ground, where nothing else says where it is: it is likely."""
    assert item.party is not None
    who = f"The {role_words(item.party.role)} “{item.party.name}”"
    because = f"{who} gives no country; its name says {place_words(item.place)}."
    return Ground(named=item, because=because, is_stated=False)


def _stated_in_text(item: Named, parties: tuple[Named, ...]) -> Ground | None:
    if item.cue is Cue.DESTINATION:
        because = f"The text names “{item.text}” as where the goods go."
    elif item.cue is Cue.PORT and not is_sellers_port(item, parties):
        because = f"The text names the port or crossing “{item.text}”, not on the seller's side."
    else:
        return None
    return Ground(named=item, because=because, is_stated=True)


def is_sellers_port(item: Named, parties: tuple[Named, ...]) -> bool:
    """Say whether a port named without a direction lies with the seller and not with the buyer."""
    sellers = countries_of(parties, SELLERS)
    others = countries_of(parties, frozenset(BUYERS) | RECEIVERS)
    return item.place.country in sellers and item.place.country not in others


def _inferred(parties: tuple[Named, ...]) -> tuple[Ground, ...]:
    for role in BUYERS:
        held = [n for n in parties if n.party and n.party.role is role]
        found = [n for n in held if not n.in_street and not n.is_demonym]
        if found:
            return tuple(_of_buyer(item, role) for item in found)
    return ()


def _of_buyer(item: Named, role: Role) -> Ground:
    name = item.party.name if item.party else ""
    because = (
        f"No destination is stated; the {role_words(role)} “{name}” is in "
        f"{place_words(item.place)}, so the goods most likely go there."
    )
    return Ground(named=item, because=because, is_stated=False)


def countries_of(named: tuple[Named, ...], roles: frozenset[Role]) -> frozenset[str]:
    """Give the countries of the parties with one of these roles."""
    return frozenset(
        item.place.country
        for item in named
        if item.part == "party" and item.party and item.party.role in roles
        and not item.in_street and not item.is_demonym
    )  # fmt: skip
