"""Says what two editions of one list can be compared on, from where each was read.

Two files of one form say the same thing in the same words, and everything is compared. OFAC's CSV
and XML say it in different words, and a CSV read without the files beside it lacks what stands in
them: there only what both sides can say is compared, and what was left out is said.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from witting.base import ListedName, ListUsed
from witting.lists.deltas import FIELDS, Changed, FieldChange
from witting.lists.sources import WITHOUT_ADDRESSES, WITHOUT_ALIASES, WITHOUT_PARTICULARS

IN_ANY_WORDS = (
    *("kind", "names", "programmes", "birth_dates", "birth_places", "nationalities", "gender"),
    *("vessel", "section_11_marker"),
)
"""The fields two forms of one list say alike, but for the order; of the names the primary one.

Seen on the SDN list as CSV of 2024-05-03 and as XML of 2024-05-07. Remarks, addresses, links and
titles differ in words there, and identifiers in how they name a place of issue. OFAC cuts the
remarks of some entries in the CSV, but writes all of these before the cut."""

_PARTS = {
    WITHOUT_ALIASES: ("strong aliases", ("identifiers", "links")),
    WITHOUT_ADDRESSES: ("addresses", ("addresses", "identifiers")),
    WITHOUT_PARTICULARS: (
        "particulars",
        (
            *("birth_dates", "birth_places", "nationalities", "gender", "titles", "identifiers"),
            *("addresses", "vessel", "links", "remarks", "details"),
        ),
    ),
}
_QUOTES = str.maketrans({'"': "'", "“": "'", "”": "'", "‘": "'", "’": "'"})
_NUMBERS = re.compile(r"[\s_-]*\d[\d\s_-]*")
_WITHOUT = re.compile(r",? without ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What is compared of one list, and in a sentence what is not and why ("" for everything)."""

    fields: tuple[str, ...] = FIELDS
    only_primary_names: bool = False
    in_any_words: bool = False  # order and quotation marks say nothing
    note: str = ""

    def told(self, changed: Changed) -> Changed | None:
        """Give a change as far as both sides can say it; None where nothing remains."""
        kept = [self._seen(one) for one in changed.fields if one.field in self.fields]
        found = tuple(one for one in kept if one.before != one.after)
        return replace(changed, fields=found) if found else None

    def _seen(self, one: FieldChange) -> FieldChange:
        before, after = one.before, one.after
        if one.field == "names" and self.only_primary_names:
            before, after = before[:1], after[:1]
        if self.in_any_words and _plain(before) == _plain(after):
            return replace(one, before=after, after=after)
        if self.in_any_words and one.field == "section_11_marker" and before and after:
            return replace(one, before=after, after=after)
        return replace(one, before=before, after=after)


def comparison(list_id: str, before: Iterable[ListUsed], after: Iterable[ListUsed]) -> Comparison:
    """Say what is compared of a list that both sides have, by the records of both sides' lists."""
    old, new = _used(list_id, before), _used(list_id, after)
    if old is None or new is None:
        return Comparison()
    old_form, new_form = form_of(old.source), form_of(new.source)
    lacking = {part for part in _PARTS if (part in old.source) != (part in new.source)}
    if old_form == new_form:
        return _as_far_as(lacking, list_id)
    return Comparison(
        fields=IN_ANY_WORDS,
        only_primary_names=True,
        in_any_words=True,
        note=(
            f"{list_id} was read from {old_form or 'an unknown form'} before and from"
            f" {new_form or 'an unknown form'} after, which say the same in different words."
            " Compared: kind, primary name, programmes, birth dates and places, nationality,"
            " gender, the facts of a vessel, whether the section 11 remark is there. Not compared:"
            " everything else, such as aliases, addresses, identifiers and remarks."
        ),
    )


def form_of(source: str) -> str:
    """Give the form a list was read in: the name of the file, without its day, in lower case.

    >>> form_of("https://www.treasury.gov/ofac/downloads/SDN.CSV, without addresses (ADD)")
    'sdn.csv'
    >>> form_of("our_own_2024-02-20.csv") == form_of("our_own_2024-02-24.csv")
    True
    """
    address = _WITHOUT.split(source)[0].split("?")[0]
    return _NUMBERS.sub("", address.rstrip("/ ").rpartition("/")[2].lower())


def _as_far_as(lacking: set[str], list_id: str) -> Comparison:
    """Leave out what stands in files that only one side was read with."""
    if not lacking:
        return Comparison()
    left_out = {field for part in lacking for field in _PARTS[part][1]}
    missing = " and ".join(words for part, (words, _) in _PARTS.items() if part in lacking)
    return Comparison(
        fields=tuple(field for field in FIELDS if field not in left_out),
        only_primary_names=WITHOUT_ALIASES in lacking,
        in_any_words=WITHOUT_PARTICULARS in lacking,  # names are not parted into first and last
        note=(
            f"{list_id} was read without {missing} on one side. They are not compared, nor is what"
            f" is read with their help ({', '.join(sorted(left_out - {'addresses'}))})."
        ),
    )


def _used(list_id: str, lists: Iterable[ListUsed]) -> ListUsed | None:
    return next((used for used in lists if used.id == list_id), None)


def _plain(value: Any) -> Any:
    """Give what a value says whatever its order and its quotation marks."""
    if isinstance(value, tuple):
        return frozenset(_plain(item) for item in value)
    if isinstance(value, ListedName):
        return value.whole.translate(_QUOTES)
    return value
