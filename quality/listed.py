"""The lists the sets are made of, and which entries are one and the same party."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from rapidfuzz import fuzz

from quality.un_list import read_un
from witting.base import ListEntry, PartyKind
from witting.lists import Snapshot

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"
"""Where the real files lie, when they lie beside the checkout."""

_DAY = len("1952-10-07")
_BESIDE = (-1, 0, 1)  # lists differ by a year about one person
_SAME_PERSON = 70  # per cent of letters, of two people born on one day on two lists
_SAME_LIST = 90  # on one list: a party entered twice, not brothers born on one day
_UN = SHARED / "lists" / "un" / "un_consolidated_2024-05-15.xml"


@cache
def entries_of(*lists: str) -> tuple[ListEntry, ...]:
    """Give the entries of `ofac-sdn`, `eu-fsf`, `un`; no UN entries where its file is absent."""
    held = [entry for entry in Snapshot.default().entries if entry.list_id in lists]
    if "un" in lists and _UN.is_file():
        held += read_un(_UN)
    return tuple(held)


def folded(name: str) -> str:
    """Give a name without case, marks, punctuation and spaces, to see whether two names differ."""
    bare = unicodedata.normalize("NFKD", name).casefold()
    return "".join(letter for letter in bare if letter.isalnum())


def twins(entries: Sequence[ListEntry]) -> dict[str, frozenset[str]]:
    """Give for each entry id the ids under which the same party is listed, and its own.

    Lists spell one person several ways and give him several ids, so that a name's first place is
    often taken by the very person under another id. Two entries are one party if they are persons
    born on one day with Latin names more alike than not, or stand on two lists, are of one kind,
    share a whole name of two words or more in any order, and were not born years apart.
    """
    same: defaultdict[str, set[str]] = defaultdict(set)
    by_name: defaultdict[tuple[PartyKind | None, str], list[ListEntry]] = defaultdict(list)
    by_day: defaultdict[str, list[ListEntry]] = defaultdict(list)
    for entry in entries:
        for key in {_words(name.whole) for name in entry.names} - {""}:
            by_name[entry.kind, key].append(entry)
        for day in {date for date in entry.birth_dates if len(date) == _DAY}:
            by_day[day].append(entry)
    for alike, holds in ((by_name.values(), _shares_years), (by_day.values(), _alike)):
        for group in alike:
            for one in group:
                same[one.id].update(other.id for other in group if holds(one, other))
    return {entry.id: frozenset(same[entry.id] | {entry.id}) for entry in entries}


def _words(name: str) -> str:
    words = sorted(filter(None, map(folded, name.replace("-", " ").split())))
    return " ".join(words) if len(words) > 1 else ""


def _shares_years(one: ListEntry, other: ListEntry) -> bool:
    if one.list_id == other.list_id:
        return one.id == other.id
    years, theirs = _years(one.birth_dates), _years(other.birth_dates)
    return not years or not theirs or any(year + by in theirs for year in years for by in _BESIDE)


def _alike(one: ListEntry, other: ListEntry) -> bool:
    least = _SAME_PERSON if one.list_id != other.list_id else _SAME_LIST
    mine, theirs = (_spellings(entry) for entry in (one, other))
    return any(fuzz.ratio(a, b) >= least for a in mine for b in theirs)


def _spellings(entry: ListEntry) -> set[str]:
    wholes = [name.whole for name in entry.names if name.script == "Latn"]
    return ({_words(whole) for whole in wholes} | {folded(whole) for whole in wholes}) - {""}


def _years(dates: Iterable[str]) -> set[int]:
    out: set[int] = set()
    for date in dates:
        first, _, last = date.partition("/")
        if first[:4].isdigit():
            out.update(range(int(first[:4]), int((last or first)[:4]) + 1))
    return out
