"""Tells a delta in words: a summary for each list, and for each entry what became of it."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from witting.base import Address, Identifier, Link, ListedName, ListEntry, ListUsed, Quality
from witting.lists.delta_compare import Comparison, comparison
from witting.lists.deltas import Changed, Delta, FieldChange
from witting.lists.snapshot import Snapshot
from witting.lists.sources import gravity

ADDED, REMOVED, CHANGED = "added", "removed", "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What became of one entry, in a sentence; `fields` where it changed."""

    what: str  # added, removed or changed
    list_id: str
    entry_id: str
    name: str
    words: str
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ListSummary:
    """What became of one list: counts, and what moved in its programmes and the remark."""

    list_id: str
    before: ListUsed | None  # None: the lists before do not hold it
    after: ListUsed | None
    added: int
    removed: int
    changed: int
    moved: int  # entries that stand elsewhere
    marked_before: int  # entries with the section 11 remark
    marked_after: int
    programmes: tuple[tuple[str, int, int], ...]  # those whose count differs: before, after
    note: str = ""  # what could not be compared, and why

    @property
    def is_on_both(self) -> bool:
        """Say whether both sides hold the list, so that what came to it was not listed before."""
        return self.before is not None and self.after is not None


def tell(change: Delta) -> tuple[Told, ...]:
    """Tell what became of each entry: by list, the gravest first; added, removed, changed.

    Where both sides were not read from the same form of a list, only what both can say is told.
    """
    comparisons = _comparisons(change)
    told = [
        *(_came_or_went(ADDED, one.entry) for one in change.added),
        *(_came_or_went(REMOVED, one.entry) for one in change.removed),
        *_changes(change.changed, comparisons),
    ]
    return tuple(sorted(told, key=lambda one: gravity(one.list_id)))


def summaries(
    change: Delta, before: Snapshot, after: Snapshot, told: Iterable[Told]
) -> tuple[ListSummary, ...]:
    """Sum up what became of each list, the gravest first."""
    counts = Counter((one.list_id, one.what) for one in told)
    moved = Counter(one.list_id for one in change.moved)
    olds, news = _tallies(before), _tallies(after)
    comparisons = _comparisons(change)
    before_used = {used.id: used for used in change.before.lists}
    after_used = {used.id: used for used in change.after.lists}
    lists = {*before_used, *after_used, *olds, *news}
    nothing: Counter[str] = Counter()
    return tuple(
        ListSummary(
            list_id=list_id,
            before=before_used.get(list_id),
            after=after_used.get(list_id),
            added=counts[list_id, ADDED],
            removed=counts[list_id, REMOVED],
            changed=counts[list_id, CHANGED],
            moved=moved[list_id],
            marked_before=olds.get(list_id, nothing)[""],
            marked_after=news.get(list_id, nothing)[""],
            programmes=_shifts(olds.get(list_id, nothing), news.get(list_id, nothing)),
            note=comparisons[list_id].note if list_id in comparisons else "",
        )
        for list_id in sorted(lists, key=gravity)
    )


def change_words(changes: Iterable[FieldChange]) -> list[str]:
    """Say each change of an entry's fields in words, what an analyst asks first said first."""
    told = sorted(changes, key=lambda one: _FIRST.get(one.field, len(_FIRST)))
    fields = {one.field for one in told}
    values = list(_values(told))
    said: list[str] = []
    for one in told:
        if one.field == "remarks":
            said += _remark_words(one, fields, values)
        elif one.field not in _ASIDE:
            said += _words(one)
    return said or [text for one in told for text in _words(one)]


def difference(what: str, before: Iterable[str], after: Iterable[str]) -> list[str]:
    """Say what came to and what went from several values of one sort.

    >>> difference("programme", ["SDGT"], ["RUSSIA-EO14024", "SDGT"])
    ['programme added: RUSSIA-EO14024']
    """
    came, went = sorted(set(after) - set(before)), sorted(set(before) - set(after))
    return [
        f"{_plural(what) if len(found) > 1 else what} {verb}: {_listed(found)}"
        for verb, found in ((ADDED, came), (REMOVED, went))
        if found
    ]


def _listed(values: list[str]) -> str:
    """Join values; in quotation marks where one holds a comma of its own."""
    if len(values) > 1 and any("," in value for value in values):
        values = [f"“{value}”" for value in values]
    return ", ".join(values)


def under(entry: ListEntry) -> str:
    """Say under which programmes an entry is listed, and whether it carries the remark."""
    programmes = f" under {', '.join(entry.programmes)}" if entry.programmes else ""
    return f"{programmes}, with the section 11 remark" if entry.section_11_marker else programmes


def _came_or_went(what: str, entry: ListEntry) -> Told:
    said = under(entry).replace(", with", " with")
    verb = "added" if what == ADDED else "removed; it was listed" if said else "removed"
    return Told(
        what=what,
        list_id=entry.list_id,
        entry_id=entry.id,
        name=entry.name,
        words=f"{entry.name} ({entry.id}), {verb}{said}",
    )


def _changes(changed: Iterable[Changed], comparisons: dict[str, Comparison]) -> Iterator[Told]:
    for one in changed:
        seen = comparisons.get(one.list_id, Comparison()).told(one)
        if seen is not None:
            said = "; ".join(change_words(seen.fields))
            yield Told(
                what=CHANGED,
                list_id=one.list_id,
                entry_id=one.entry_id,
                name=one.name,
                words=f"{one.name} ({one.entry_id}): {said}",
                fields=seen.fields,
            )


def _comparisons(change: Delta) -> dict[str, Comparison]:
    return {
        used.id: comparison(used.id, change.before.lists, change.after.lists)
        for used in (*change.before.lists, *change.after.lists)
    }


def _tallies(snapshot: Snapshot) -> dict[str, Counter[str]]:
    """Count the entries of each list by programme; under "" those with the section 11 remark."""
    found: dict[str, Counter[str]] = {}
    for entry in snapshot.entries:
        tally = found.setdefault(entry.list_id, Counter())
        tally.update(set(entry.programmes))
        tally[""] += bool(entry.section_11_marker)
    return found


def _shifts(old: Counter[str], new: Counter[str]) -> tuple[tuple[str, int, int], ...]:
    codes = sorted({*old, *new} - {""})
    return tuple((code, old[code], new[code]) for code in codes if old[code] != new[code])


_FIRST = {"section_11_marker": 0, "programmes": 1, "sublists": 2, "names": 3}
_SORTS = {
    "programmes": "programme",
    "legal_basis": "legal basis",
    "birth_dates": "birth date",
    "birth_places": "birth place",
    "nationalities": "nationality",
    "titles": "title",
    "addresses": "address",
    "links": "tie",
    "sublists": "part of the list",
    "names": "name",
}
_PLURALS = {
    "legal basis": "legal bases",
    "nationality": "nationalities",
    "address": "addresses",
    "part of the list": "parts of the list",
}
_CALLED = frozenset({"inn", "ogrn", "kpp", "bic", "lei", "imo", "mmsi", "iban", "uscc", "duns"})
_ASIDE = frozenset({"listed_on_source", "url"})
"""Fields witting adds for the reader, told only where nothing else changed."""

_ONE_AT_A_TIME = ("birth_dates", "birth_places", "nationalities", "titles")
_TOLD_BY = {
    "DOB": "birth_dates",
    "POB": "birth_places",
    "nationality": "nationalities",
    "citizen": "nationalities",
    "Gender": "gender",
    "Secondary sanctions risk": "section_11_marker",
}
"""How OFAC begins a remark that says what a field of its own says too."""


_CORE: dict[type, Callable[[Any], str]] = {
    ListedName: lambda name: name.whole,
    Identifier: lambda identifier: identifier.value,
    Link: lambda link: link.name,
    Address: lambda address: address.whole,
    tuple: lambda pair: pair[1],
}
"""What a remark repeats of a value."""


def _words(one: FieldChange) -> list[str]:
    if one.field == "section_11_marker":
        verb = "reworded" if one.before and one.after else ADDED if one.after else REMOVED
        return [f"section 11 remark {verb}"]
    if one.field == "remarks":
        return ["remarks in another order or other punctuation"]
    if one.field in ("vessel", "details"):
        return _pair_words(one)
    if not isinstance(one.after, tuple):
        return [_now(one.field.replace("_", " "), _said(one.before), _said(one.after))]
    before, after = [*map(_said, one.before)], [*map(_said, one.after)]
    if one.field == "identifiers":
        return [*_each(before, after), *_reordered("identifiers", one)]
    sort = _SORTS[one.field]
    if one.field == "names" and before[:1] != after[:1] and before and after:
        primary = [f"primary name now {after[0]}, before {before[0]}"]
        return [*primary, *difference(sort, before[1:], after[1:])]
    if one.field in _ONE_AT_A_TIME and len(before) == len(after) == 1:
        return [_now(sort, before[0], after[0])]
    return [*difference(sort, before, after), *_reordered(_plural(sort), one)]


def _pair_words(one: FieldChange) -> list[str]:
    """Say what changed among facts with names of their own: a vessel's flag, what else is said."""
    olds, news = _by_key(one.before), _by_key(one.after)
    what = "vessel " if one.field == "vessel" else ""
    said = [
        _now(f"{what}{key.replace('_', ' ')}", olds.get(key, ""), news.get(key, ""))
        for key in sorted({*olds, *news})
        if olds.get(key) != news.get(key)
    ]
    return said or [f"{one.field} in another order"]


def _by_key(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return {key: ", ".join(values) for key, values in found.items()}


def _remark_words(one: FieldChange, fields: set[str], values: list[str]) -> list[str]:
    """Say which remarks came and went, but for those that repeat what is told of a field."""
    before, after = _fragments(one.before), _fragments(one.after)
    return difference(
        "remark",
        [text for text in before if text in after or not _is_told(text, fields, values)],
        [text for text in after if text in before or not _is_told(text, fields, values)],
    )


def _fragments(remarks: str) -> list[str]:
    return [text for part in remarks.split(";") if (text := part.strip().removesuffix("."))]


def _is_told(text: str, fields: set[str], values: list[str]) -> bool:
    plain = text.removeprefix("alt. ")
    by_field = any(plain.startswith(start) and name in fields for start, name in _TOLD_BY.items())
    return by_field or plain in values or any(value in plain for value in values if len(value) > 3)


def _values(changes: Iterable[FieldChange]) -> Iterator[str]:
    """Give what a change of a field says that remarks may repeat."""
    for one in changes:
        if isinstance(one.after, tuple):
            for item in (*one.before, *one.after):
                value = _CORE.get(type(item), str)(item)
                yield value.rstrip(".")


def _each(before: list[str], after: list[str]) -> list[str]:
    return [
        *(f"{text} {ADDED}" for text in sorted(set(after) - set(before))),
        *(f"{text} {REMOVED}" for text in sorted(set(before) - set(after))),
    ]


def _reordered(what: str, one: FieldChange) -> list[str]:
    """Say what happened where the same was said twice and yet not alike."""
    if set(map(_said, one.before)) != set(map(_said, one.after)):
        return []
    alike = set(one.before) == set(one.after)
    return [f"{what} in another order" if alike else f"{what} with other particulars"]


def _now(what: str, before: str, after: str) -> str:
    if not before:
        return f"{what} {ADDED}: {after}"
    return f"{what} now {after}, before {before}" if after else f"{what} {REMOVED}: {before}"


def _said(value: Any) -> str:
    """Say one value of a field."""
    if isinstance(value, ListedName):
        return f"{value.whole} (weak)" if value.quality is Quality.WEAK else value.whole
    if isinstance(value, Identifier):
        issued = f" ({value.country})" if value.country else ""
        scheme = value.scheme.upper() if value.scheme in _CALLED else value.scheme
        return f"{scheme.replace('_', ' ')} {value.value}{issued}"
    if isinstance(value, Address):
        return value.whole
    if isinstance(value, Link):
        known = f" ({value.entry_id})" if value.entry_id else ""
        return f"{value.kind} {value.name}{known}"
    return "" if value is None else str(value)


def _plural(what: str) -> str:
    return _PLURALS.get(what, f"{what}s")
