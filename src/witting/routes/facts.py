"""Turns named places into PlaceFacts: one for each place and part, with all the roles it plays."""

from collections.abc import Mapping

from witting.base import PlaceFact
from witting.places import Place
from witting.routes.cues import Cue
from witting.routes.destination import Ground
from witting.routes.named import Named
from witting.routes.wording import place_words, role_words

_UNDER_OTHERS = (
    "disputed"  # Georgian territory under Russian control: named, but no rule here reads it
)
_PART_SENTENCES = {
    "from": "The route starts at “{text}”.",
    "via": "The route passes “{text}”.",
    "to": "The route ends at “{text}”.",
}


def place_facts(
    named: tuple[Named, ...], grounds: tuple[Ground, ...], named_places: Mapping[str, object]
) -> tuple[PlaceFact, ...]:
    """Give one fact for each place, part and set of roles, where it is first named."""
    by_item = {id(ground.named): ground for ground in grounds}
    facts: dict[tuple[str, str, tuple[str, ...], str], PlaceFact] = {}
    for item in named:
        fact = _fact(item, by_item.get(id(item)), named_places)
        holder = item.party.name if item.party else ""
        facts.setdefault((item.place.id, item.part, fact.roles, holder), fact)
    return tuple(facts.values())


def _fact(item: Named, ground: Ground | None, named_places: Mapping[str, object]) -> PlaceFact:
    place = item.place
    return PlaceFact(
        id="",
        because=_because(item, ground),
        span=item.span,
        text=item.text,
        name=place.name,
        country=place.country,
        territory=place.territory,
        part=item.part,
        roles=_roles(item, ground, named_places),
    )


def _roles(
    item: Named, ground: Ground | None, named_places: Mapping[str, object]
) -> tuple[str, ...]:
    if item.in_street:
        return ("street",)
    if item.cue is Cue.EXCLUDED:
        return ("excluded",)
    found = [*_part_roles(item), *_status_roles(item.place)]
    if ground is not None:
        found += ["destination", "stated" if ground.is_stated else "inferred"]
    if item.place.country in named_places and not item.is_demonym:
        found.append("transshipment")
        if item.part == "via" or item.cue is Cue.VIA:
            found.append("hub")
    if item.is_misspelt:
        found.append("misspelt")
    if item.by_name:
        found.append("by_name")
    return tuple(dict.fromkeys(found))


def _part_roles(item: Named) -> list[str]:
    roles = [item.party.role.value] if item.party else []
    if item.part == "from" or item.cue is Cue.ORIGIN:
        roles.append("origin")
    if item.part == "via" or item.cue is Cue.VIA:
        roles.append("via")
    return [*roles, "demonym"] if item.is_demonym else roles


def _status_roles(place: Place) -> list[str]:
    if place.under_occupation:
        return ["occupied" if place.country == "UA" else _UNDER_OTHERS]
    return {"RU": ["russia"], "BY": ["belarus"]}.get(place.country, [])


def _because(item: Named, ground: Ground | None) -> str:
    if item.in_street:
        return f"“{item.text}” is part of a street's name: it plays no part."
    if item.cue is Cue.EXCLUDED:
        return f"“{item.text}” is named in a clause that rules it out as a destination."
    if ground is not None:
        return ground.because
    return _otherwise(item)


def _otherwise(item: Named) -> str:
    if item.part in _PART_SENTENCES:
        return _PART_SENTENCES[item.part].format(text=item.text)
    if item.party is not None:
        name = f" “{item.party.name}”" if item.party.name else ""
        by_code = f", by its BIC {item.text}" if item.part == "bank" and len(item.text) >= 8 else ""
        return f"The {role_words(item.party.role)}{name} is in {place_words(item.place)}{by_code}."
    if item.cue is Cue.NONE:
        return f"The text mentions “{item.text}”."
    said = {Cue.ORIGIN: "as where goods come from", Cue.VIA: "as on the way of the goods"}
    return f"The text names “{item.text}” {said.get(item.cue, 'as a port')}."
