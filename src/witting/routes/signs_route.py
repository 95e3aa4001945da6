"""Signs in the route: named transshipment places, hubs on the way, Russia in transit."""

import re
from collections.abc import Iterator

from witting.base import Role
from witting.routes.borders import BORDER_CROSSINGS
from witting.routes.cues import Cue
from witting.routes.destination import BUYERS
from witting.routes.lookups import is_under_arms_embargo
from witting.routes.named import RECEIVERS, Named
from witting.routes.scene import Scene, Seen, is_on_the_way, is_reached, plays
from witting.routes.wording import place_words, role_words

_RUSSIA = frozenset({"RU", "BY"})
_MILITARY = re.compile(r"[0-9][A-E]6[0-9]{2}|9[A-E]515")
_TRADE_BANKS = (Role.DEBTOR_AGENT, Role.CREDITOR_AGENT, Role.ISSUING_BANK)


def named_for_transshipment(scene: Scene) -> Iterator[Seen]:
    """The goods go to or through a country named for transshipment, or their buyer sits there."""
    if scene.origins and scene.origins <= _RUSSIA:
        return  # goods that leave Russia are not diverted to it
    named_places = scene.law.transshipment_places(scene.day)
    told = set(scene.origins)
    for item in scene.named:
        country = item.place.country
        if country in named_places and country not in told and (is_reached(item) or _buys(item)):
            told.add(country)
            because = (
                f"{_how(item)} {place_words(item.place)}, which authorities have named as a place "
                "of transshipment to Russia or Belarus."
            )
            yield Seen(flag="RF-J22-02", because=because, span=item.span)


def _buys(item: Named) -> bool:
    role = item.party.role if item.party and item.part == "party" and plays(item) else None
    return role in BUYERS or role in RECEIVERS


def _how(item: Named) -> str:
    if item.party is None:
        return "The goods go to or through"
    return f"The {role_words(item.party.role)} “{item.party.name}” is in"


def bank_in_a_named_place(scene: Scene) -> Iterator[Seen]:
    """The buyer's or seller's bank sits in a named country where nothing else of the deal is."""
    if not scene.has_goods or (scene.origins and scene.origins <= _RUSSIA):
        return
    named_places = scene.law.transshipment_places(scene.day)
    near = scene.origins | scene.targets
    near |= {n.place.country for n in scene.named if n.part == "party" and plays(n)}
    for item in scene.named:
        country = item.place.country
        role = item.party.role if item.party and item.part == "bank" else None
        if role in _TRADE_BANKS and country in named_places and near and country not in near:
            because = (
                f"The {role_words(role)} is in {place_words(item.place)}, which authorities have "
                "named as a place of transshipment to Russia or Belarus, and nothing else of the "
                "deal is."
            )
            yield Seen(flag="RF-J22-02", because=because, span=item.span)


def military_parts_near_an_embargo(scene: Scene) -> Iterator[Seen]:
    """Parts of the 600 series or of 9x515 pass, or have a party in, a country under embargo."""
    line = next((one for one in scene.deal.goods if _MILITARY.match(one.eccn)), None)
    if line is None:
        return
    for item in scene.named:
        is_there = is_reached(item) or (item.part in ("party", "bank") and plays(item))
        if is_there and is_under_arms_embargo(item.place.country):
            because = (
                f"“{line.description}” is of {line.eccn}, and {place_words(item.place)}, under an "
                "arms embargo of the United States, has a part in the deal."
            )
            yield Seen(flag="RF-KYC-14", because=because, span=line.span)


def hub_on_the_way(scene: Scene) -> Iterator[Seen]:
    """The goods stop in a named country that is neither their origin nor their end."""
    named_places = scene.law.transshipment_places(scene.day)
    routed = [ground.named for ground in scene.grounds if ground.named.part == "to"]
    last = frozenset({routed[-1].place.country}) if routed else scene.targets
    ends = scene.origins | last
    for item in scene.named:
        stops = item.part == "to" or is_on_the_way(item)
        if stops and item.place.country in named_places and item.place.country not in ends:
            because = (
                f"On their way the goods stop in {place_words(item.place)}, which is neither where "
                "they come from nor where they end."
            )
            yield Seen(flag="RF-EU-02", because=because, span=item.span)


def through_russia(scene: Scene) -> Iterator[Seen]:
    """The goods cross Russia or Belarus on the way elsewhere, or stop at a crossing into them."""
    for item in scene.named:
        if is_on_the_way(item) and item.place.country in _RUSSIA:
            because = (
                f"The goods pass {place_words(item.place)} on the way: they may never leave it."
            )
            yield Seen(flag="RF-KYC-10", because=because, span=item.span)
        leads = BORDER_CROSSINGS.get(item.place.id)
        if leads and (is_reached(item) or (plays(item) and item.cue is Cue.PORT)):
            because = (
                f"The goods go to {place_words(item.place)}, a crossing on the way into Russia: "
                f"{leads}."
            )
            yield Seen(flag="RF-KYC-10", because=because, span=item.span)
