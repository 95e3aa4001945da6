"""Reads the Remarks column of OFAC's CSV, where a whole record is folded into one sentence.

DOB 07 Oct 1952; POB Leningrad, Russia; nationality Russia; Gender Male; Tax ID No. 77 (Russia);
a.k.a. 'BNC'; Linked To: X.
"""

import re
from functools import cache

from witting.base import Link, Quality
from witting.lists.countries import is_country_name
from witting.lists.ofac.draft import NAME_KINDS, Draft
from witting.lists.ofac.ids import use_of, uses
from witting.lists.ofac.words import fragments, linked_name

_ALIAS = re.compile(r"(a\.k\.a\.|f\.k\.a\.|n\.k\.a\.) '(.+)'")
_WITH_COUNTRY = re.compile(r"(.*?) \(([^()]+)\)(?: (.*))?", re.DOTALL)
_WITH_DATES = re.compile(r"(.*?) ((?:issued|expires) .*)", re.DOTALL)
_ADDRESSES_ON_THE_NET = frozenset({"website", "email"})
_NUMBERS = frozenset({"passport", "national_id"})
_NUMBER = re.compile(r"(?=.*\d).{1,30}")  # not `Passport and National ID were issued...`
_WALLET = re.compile(r"(Digital Currency Address - \w+) (.+)", re.DOTALL)


def read_remarks(draft: Draft, remarks: str) -> None:
    """Read what the remarks say into the draft; the remarks themselves stay as they are."""
    for fragment in fragments(remarks):
        _read(draft, fragment.removeprefix("alt. "))
    draft.remarks = [remarks] if remarks else []


def _read(draft: Draft, fragment: str) -> None:
    word, _, rest = fragment.partition(" ")
    alias = _ALIAS.fullmatch(fragment)
    if alias is not None:
        draft.add_name(alias[2], "", NAME_KINDS[alias[1]], Quality.WEAK)
    elif word == "DOB":
        draft.add_birth(rest)
    elif word == "POB":
        draft.birth_places.append(rest)
    elif word in ("nationality", "citizen"):
        draft.add_country(rest, word)
    elif linked := linked_name(fragment):
        draft.links.append(Link(kind="Linked To", name=linked))
    else:
        _read_statement(draft, fragment)


def _read_statement(draft: Draft, fragment: str) -> None:
    wallet = _WALLET.fullmatch(fragment)
    if wallet is not None:
        draft.add_statement(wallet[1], wallet[2])
        return
    id_type = next((known for known in _by_length() if fragment.startswith(known + " ")), "")
    if id_type:
        value, country, dates = _parts(fragment[len(id_type) + 1 :])
        use = use_of(id_type)
        if use in _ADDRESSES_ON_THE_NET:
            value = value.split(" ")[0].rstrip(".")
        if use not in _NUMBERS or _NUMBER.fullmatch(value):
            draft.add_statement(id_type, value, country, dates)


def _parts(text: str) -> tuple[str, str, str]:
    """Split `83860 (Sudan) expires 17 Jul 2011` into number, country and days.

    Brackets that hold no country belong to the number.
    """
    found = _WITH_COUNTRY.fullmatch(text)
    if found is not None and is_country_name(found[2]):
        return found[1], found[2], found[3] or ""
    dated = _WITH_DATES.fullmatch(text)
    return (dated[1], "", dated[2]) if dated is not None else (text, "", "")


@cache
def _by_length() -> tuple[str, ...]:
    """Give the known idTypes, the longest first: `Passport` must not win over a longer type."""
    return tuple(sorted(uses(), key=lambda known: (-len(known), known)))
