"""The lists the sets are made of, and which entries of two lists are one and the same party."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from quality.un_list import read_un
from witting.base import ListEntry, PartyKind
from witting.lists import Snapshot

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"
"""Where the real files lie, when they lie beside the checkout."""

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
    """Give for each entry id the ids of the same party on other lists, and its own.

    Two entries are one party if they stand on different lists, are of one kind, share a whole
    name of two words or more in any order, and their years of birth do not exclude each other.
    """
    by_name: defaultdict[tuple[PartyKind | None, str], list[ListEntry]] = defaultdict(list)
    for entry in entries:
        for key in {_words(name.whole) for name in entry.names} - {""}:
            by_name[entry.kind, key].append(entry)
    same: defaultdict[str, set[str]] = defaultdict(set)
    for alike in by_name.values():
        for one in alike:
            same[one.id].update(other.id for other in alike if _one_party(one, other))
    return {entry.id: frozenset(same[entry.id] | {entry.id}) for entry in entries}


def _words(name: str) -> str:
    words = sorted(filter(None, map(folded, name.replace("-", " ").split())))
    return " ".join(words) if len(words) > 1 else ""


def _one_party(one: ListEntry, other: ListEntry) -> bool:
    if one.list_id == other.list_id:
        return one.id == other.id
    years, theirs = _years(one.birth_dates), _years(other.birth_dates)
    return not years or not theirs or bool(years & theirs)


def _years(dates: Iterable[str]) -> set[int]:
    out: set[int] = set()
    for date in dates:
        first, _, last = date.partition("/")
        if first[:4].isdigit():
            out.update(range(int(first[:4]), int((last or first)[:4]) + 1))
    return out
