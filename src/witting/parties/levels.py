"""Which level each feature of a party meets an entry at, and the sentence that says what met.

Absent is a level of its own, for what either side does not give. `models` says what each level
weighs; nothing here does.
"""

from collections.abc import Callable, Iterable
from functools import lru_cache

from witting.base import Identifier, ListEntry
from witting.parties import addresses, births
from witting.parties.addresses import address_level, located
from witting.parties.asked import Asked, is_birth_date
from witting.parties.births import birth_level
from witting.parties.genders import gender_of_entry
from witting.parties.identifiers import bank_code, clean, contradicts, same
from witting.places import country_code

ABSENT = "absent"
SAME, OTHER = "same", "other"
NEIGHBOUR = "neighbouring claim"
EXACT, SHARED, BANK = "exact", "shared", "same bank"

_SHARED = frozenset(("mmsi", "website", "email", "phone"))  # several parties may carry one
_FLAGS = frozenset(("flag", "former_flag", "other_flag"))

_BORN = {
    births.DAY: "birth date agrees",
    births.MONTH: "birth date agrees to the month",
    births.YEAR: "birth date agrees in its year",
    births.RANGE: "birth date lies within the listed span",
    births.SWAPPED: "birth date agrees with day and month swapped",
    births.DIGIT: "birth date is one digit off",
    births.NEAR: "birth date is a year off, and one side gives no day",
    births.OTHER_DAY: "birth date agrees in its year only",
    births.OTHER: "birth date differs",
}
_THERE = {
    addresses.STREET: "address agrees in street and city",
    addresses.CITY: "address agrees in its city",
    addresses.OTHER_CITY: "address in another city",
    addresses.OTHER_COUNTRY: "address in another country",
}

Found = tuple[str, str]  # the level, and what met


def kind(asked: Asked, entry: ListEntry) -> Found:
    """Compare kinds: a person is not an organisation, nor a company a ship."""
    if asked.kind is None or entry.kind is None:
        return ABSENT, "kind absent on one side"
    if asked.kind is entry.kind:
        return SAME, f"both {entry.kind}"
    return OTHER, f"{asked.kind}, but listed {entry.kind}"


def birth_date(asked: Asked, entry: ListEntry) -> Found:
    """Compare the birth date with the listed one that agrees best."""
    if asked.birth_date and not is_birth_date(asked.birth_date):
        return ABSENT, f"the birth date {asked.birth_date!r} cannot be read"
    found = birth_level(asked.birth_date, entry.birth_dates)
    if found is None:
        return ABSENT, "birth date absent on one side"
    level, theirs = found
    if level == births.OTHER:
        theirs = ", ".join(entry.birth_dates)
    return level, f"{_BORN[level]}: {asked.birth_date} and {theirs}"


def country(asked: Asked, entry: ListEntry) -> Found:
    """Compare countries: any in common agrees."""
    listed = set(entry.countries)
    if not asked.countries or not listed:
        return ABSENT, "country absent on one side"
    return _countries(asked, listed, entry, "country")


def flag(asked: Asked, entry: ListEntry) -> Found:
    """Compare a ship's country with the flags it is listed under, former ones included."""
    listed = {code for key, name in entry.vessel if key in _FLAGS and (code := flag_code(name))}
    listed |= set(entry.countries)
    if not asked.countries or not listed:
        return ABSENT, "flag absent on one side"
    return _countries(asked, listed, entry, "flag")


def _countries(asked: Asked, listed: set[str], entry: ListEntry, what: str) -> Found:
    common = sorted(listed.intersection(asked.countries))
    if common:
        return SAME, f"{what} agrees: {', '.join(common)}"
    shown = f"{', '.join(sorted(asked.countries))}, but listed {', '.join(sorted(listed))}"
    claim = _neighbours(set(asked.countries), listed, entry)
    if claim:
        return NEIGHBOUR, f"{what} {shown}: {claim}"
    return OTHER, f"other {what}: {shown}"


def _neighbours(asked: set[str], listed: set[str], entry: ListEntry) -> str:
    """Say why two countries may be one place, or ""."""
    regions = {"HK", "MO"}
    if ("CN" in asked and listed & regions) or ("CN" in listed and asked & regions):
        return "lists give firms of China's special regions under either"
    if "RU" in asked and any(_occupied(address.whole) for address in entry.addresses):
        return "the listed place is occupied, and written under either country"
    return ""


@lru_cache(maxsize=8192)
def _occupied(address: str) -> bool:
    return located(address).occupied


@lru_cache(maxsize=512)
def flag_code(name: str) -> str:
    """Give the code of a flag as a list names it, or ""."""
    return country_code(name, allow_codes=True) or ""


def gender(asked: Asked, entry: ListEntry) -> Found:
    """Compare genders, as stated or by a patronymic."""
    listed, how = gender_of_entry(entry)
    if not asked.gender or not listed:
        return ABSENT, "gender absent on one side"
    if asked.gender == listed:
        return SAME, f"gender agrees: {listed}, {how}"
    return OTHER, f"other gender: {asked.gender}, but listed {listed}, {how}"


def address(asked: Asked, entry: ListEntry) -> Found:
    """Compare an address with the nearest of the listed ones."""
    found = address_level(asked.address, entry.addresses)
    if found is None:
        return ABSENT, "address absent on one side, or names no place"
    level, theirs = found
    return level, f"{_THERE[level]}: ‘{asked.address}’ and ‘{theirs}’"


def call_sign(asked: Asked, entry: ListEntry) -> Found:
    """Compare a ship's call signs."""
    mine = {i.value.strip().upper() for i in asked.identifiers if i.scheme == "call_sign"}
    theirs = {value.strip().upper() for key, value in entry.vessel if key == "call_sign"}
    theirs |= {i.value.strip().upper() for i in entry.identifiers if i.scheme == "call_sign"}
    if not mine or not theirs:
        return ABSENT, "call sign absent on one side"
    common = sorted(mine & theirs)
    if common:
        return SAME, f"call sign agrees: {', '.join(common)}"
    return OTHER, f"other call sign: {', '.join(sorted(mine))} and {', '.join(sorted(theirs))}"


def identifier(asked: Asked, entry: ListEntry) -> Found:
    """Compare identifiers: an exact one says who it is, whatever the name says."""
    if not asked.identifiers or not entry.identifiers:
        return ABSENT, "identifier absent on one side"
    found = exact_identifier(asked, entry)
    if found:
        return EXACT, _is_the_listed(*found)
    found = shared_identifier(asked, entry)
    if found:
        return SHARED, f"{_is_the_listed(*found)}, which more than one party may carry"
    bank = same_bank(asked, entry)
    if bank:
        whose = f"the bank code {bank_code(bank[0])} is that of the listed bank's BIC"
        return BANK, f"{whose} {bank[1].value}: a branch or subsidiary"
    scheme = contradicts(asked.identifiers, entry.identifiers)
    if scheme:
        return OTHER, f"the listed {scheme} is another"
    return ABSENT, "no identifier in common to compare"


def _is_the_listed(mine: Identifier, theirs: Identifier) -> str:
    return f"{mine.scheme} {mine.value} is the listed {theirs.scheme} {theirs.value}"


Pair = tuple[Identifier, Identifier]


def exact_identifier(asked: Asked, entry: ListEntry) -> Pair | None:
    """Give the first pair of identifiers, ours and theirs, that name one party and no other."""
    return _first(asked, entry, lambda one, other: same(one, other) and not _is_shared(one))


def shared_identifier(asked: Asked, entry: ListEntry) -> Pair | None:
    """Give the first pair of equal identifiers of a sort that several parties may carry."""
    return _first(asked, entry, lambda one, other: same(one, other) and _is_shared(one))


def same_bank(asked: Asked, entry: ListEntry) -> Pair | None:
    """Give the first pair of BICs, ours and theirs, that carry one bank's code."""
    return _first(asked, entry, _one_bank)


def _one_bank(one: Identifier, other: Identifier) -> bool:
    return bool(bank_code(one)) and bank_code(one) == bank_code(other)


def _is_shared(one: Identifier) -> bool:
    bare = clean(one)
    return bare is not None and bare[0] in _SHARED


def _first(
    asked: Asked, entry: ListEntry, holds: Callable[[Identifier, Identifier], bool]
) -> Pair | None:
    """Give the first pair that holds, in an order that does not depend on the caller's."""
    pairs: Iterable[Pair] = (
        (mine, theirs)
        for mine in sorted(asked.identifiers, key=lambda one: (one.scheme, one.value))
        for theirs in entry.identifiers
        if holds(mine, theirs)
    )
    return next(iter(pairs), None)
