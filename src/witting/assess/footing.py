"""What the lists in use cannot carry: one that is missing, read in part, or in by a person's word.

Where a list that the asker's chief rules rest on is missing or was read in part, or holdings given
could not be read whole, the outcome is at least review, whatever else was found. Of the other lists
whose rules bind the asker and that are not in use, every verdict says so.
"""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from witting.assess.house import house_finding
from witting.base import Finding, ListUsed, Outcome, Profile
from witting.lawbook import Answer, Lawbook, Standing
from witting.lists.sources import lacking, sources
from witting.regimes.binding import Binding, binding
from witting.regimes.effects import effect_of

MISSING = "house/list-missing"
PARTIAL = "house/partial-list"
HOLDINGS = "house/partial-holdings"
_SHOWN = 5  # records named in a sentence

_SDN = ("ofac-sdn", "csl-sdn")
_NON_SDN = ("ofac-cons", "csl-ssi")
_EU = ("eu-fsf",)
_UK = ("uk-sl",)
_CH = ("ch-seco",)
_ENTITY_LIST = ("bis-el",)
"""The list that rules rest on, and after it a copy of it that may stand in its place."""


def footing_findings(used: Sequence[ListUsed], profile: Profile) -> tuple[Finding, ...]:
    """Say which list that the asker's rules rest on is missing, and which was read in part.

    Section 11 rests on the SDN list whoever asks. A US person is bound by OFAC's other list too, a
    person of the EU, the United Kingdom or Switzerland by theirs, and who ships goods from the
    United States by the Entity List.
    """
    ships_from_us = profile.home == "US" and not profile.moves_money
    asked: list[tuple[str, ...]] = [_SDN]
    asked += [_NON_SDN] if profile.is_us_person else []
    asked += [_EU] if profile.is_eu_person else []
    asked += [_UK] if profile.is_uk_person else []
    asked += [_CH] if profile.is_swiss_person else []
    asked += [_ENTITY_LIST] if ships_from_us else []
    return (
        *(_missing(lists[0]) for lists in asked if not _of(used, lists)),
        *(_partial(one) for lists in asked for one in _of(used, lists) if lacking(one.source)),
    )


def holdings_findings(unread: Sequence[str]) -> tuple[Finding, ...]:
    """Say that records of the holdings given could not be read: an owner may be missed."""
    if not unread:
        return ()
    shown = "; ".join(one.rstrip(".") for one in unread[:_SHOWN])
    more = f"; and {len(unread) - _SHOWN:,} more" if len(unread) > _SHOWN else ""
    because = (
        f"{len(unread):,} records of the holdings given could not be read, so an owner may be "
        f"missed: {shown}{more}. Mend them and ask again."
    )
    title = "Holdings that were read in part"
    return (house_finding(HOLDINGS, title, Outcome.REVIEW, because, ()),)


@lru_cache(maxsize=64)
def unscreened(
    used: tuple[ListUsed, ...], profile: Profile, book: Lawbook, day: date
) -> tuple[str, ...]:
    """Name the rules that bind the asker and forbid something, of lists that are not in use.

    A rule counts as screened where any list that stands under it is in use.
    """
    in_use = {one.id for one in used}
    screened, absent = set[str](), dict[str, str]()
    for list_id, rules in book.lists.items():
        for rule in rules.rules:
            if list_id in in_use:
                screened.add(rule.path)
            elif _forbids(profile, book.ask(rule.path, day)):
                absent[rule.path] = book.law(rule.path).title
    return tuple(f"{title} ({path})" for path, title in absent.items() if path not in screened)


def _forbids(profile: Profile, answer: Answer) -> bool:
    if answer.standing is not Standing.IN_FORCE or answer.text is None:
        return False
    terms = answer.text.terms
    bound = binding(profile, terms.get("binds", "")) is Binding.BOUND
    return bound and effect_of(terms).bound is Outcome.PROHIBITED


def footing_warnings(used: Sequence[ListUsed]) -> list[str]:
    """Say, before all else, which list is missing, read in part or taken in by a person's word."""
    missing = [] if _of(used, _SDN) else [f"{_not_screened(_SDN[0])}."]
    partial = [_in_part(one) for one in used if lacking(one.source)]
    accepted = [
        f"{one.title} ({one.id}, {one.published or 'of an unknown day'}, {one.entries:,} entries)"
        f" is in use by a person's word: {one.accepted}."
        for one in used
        if one.accepted
    ]
    return [*missing, *partial, *accepted]


def _of(used: Sequence[ListUsed], lists: tuple[str, ...]) -> list[ListUsed]:
    return [one for one in used if one.id in lists]


def _not_screened(list_id: str) -> str:
    return (
        f"NOT SCREENED: {sources()[list_id].title} ({list_id}). The lists in use do not hold it, so"
        " nobody on it is found"
    )


def _in_part(used: ListUsed) -> str:
    day = f"of {used.published}" if used.published else "of an unknown day"
    return (
        f"{used.title} {day} was read without its {lacking(used.source)}: who is listed under"
        " another name may not be found."
    )


def _missing(list_id: str) -> Finding:
    because = (
        f"{_not_screened(list_id)}, and nobody can be cleared. Bring it with `witting lists update`"
        " or `witting lists import`, or give it with --lists."
    )
    title = "A list that the rules rest on is missing"
    return house_finding(MISSING, title, Outcome.REVIEW, because, ())


def _partial(used: ListUsed) -> Finding:
    because = (
        f"{_in_part(used)} Give the files that belong beside it (ALT and ADD), or the XML list."
        if used.id.startswith("ofac")
        else f"{_in_part(used)} Give the whole list."
    )
    title = "A list that the rules rest on was read in part"
    return house_finding(PARTIAL, title, Outcome.REVIEW, because, ())
