"""Names looked up in the lists of a world, with what is known beside them."""

from collections.abc import Sequence
from datetime import date

from witting.assess.screened import Screened, Screening
from witting.assess.world import World
from witting.base import Identifier, SettingsError
from witting.parties import Match, Screener
from witting.parties.asked import Asked, checked_threshold, is_country
from witting.parties.asked_names import is_readable, ways_shown
from witting.places import country_code


def screen_names(
    names: Sequence[str],
    asked: Asked,
    world: World,
    as_of: date,
    made_at: date,
    *,
    limit: int = 5,
    threshold: float | None = None,
) -> Screening:
    """Screen names of whom the same is known, each by itself."""
    least = checked_threshold(threshold)
    return Screening(
        asked=asked,
        threshold=least,
        world=world,
        as_of=as_of,
        made_at=made_at,
        names=tuple(_screened(name, asked, world.screener, limit, least) for name in names),
    )


def country_of(text: str) -> str:
    """Read a country given as a code or by name; a wrong one would count against the party.

    Raises SettingsError.

    >>> country_of("Russia")
    'RU'
    """
    if is_country(text):
        return text
    code = country_code(text.upper(), allow_codes=True) or country_code(text)
    if code is None:
        raise SettingsError(f"{text!r} is no country known here; give its ISO code, as RU")
    return code


def identifier_of(text: str) -> Identifier:
    """Read an identifier written as scheme:value. Raises SettingsError.

    >>> identifier_of("inn:6660145780").scheme
    'inn'
    """
    scheme, colon, value = text.partition(":")
    if not colon or not scheme or not value:
        raise SettingsError(f"{text!r}: write an identifier as scheme:value, as inn:6660145780")
    return Identifier(scheme=scheme.lower(), value=value)


def _screened(
    name: str, asked: Asked, screener: Screener, limit: int, threshold: float
) -> Screened:
    """Screen one name; one that cannot be read is asked by its identifiers alone."""
    ways = ways_shown(name)
    if not any(is_readable(way) for way in ways):
        found = _matches("", asked, screener, limit, threshold) if asked.identifiers else []
        return Screened(query=name, unread=_unread(name), matches=tuple(found))
    best: dict[str, Match] = {}
    for way in ways:
        for match in _matches(way, asked, screener, limit, threshold):
            held = best.get(match.entry_id)
            if held is None or _rank(match) < _rank(held):
                best[match.entry_id] = match
    return Screened(query=name, ways=ways, matches=tuple(sorted(best.values(), key=_rank)))


def _rank(match: Match) -> tuple[bool, float, str]:
    return (not match.is_match, -match.score, match.entry_id)


def _matches(
    name: str, asked: Asked, screener: Screener, limit: int, threshold: float
) -> list[Match]:
    return screener.match(
        name,
        kind=asked.kind,
        birth_date=asked.birth_date,
        countries=asked.countries,
        identifiers=asked.identifiers,
        gender=asked.gender,
        address=asked.address,
        threshold=threshold,
        limit=limit,
    )


def _unread(name: str) -> str:
    return (
        f"The name {name!r} cannot be read: it holds no letter or digit that can be compared. No "
        "list was asked for it, and that nobody matches cannot be said. Give the name in letters, "
        "as the party's papers write it."
    )
