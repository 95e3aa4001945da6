"""What a caller knows of a party beside its name: read once, and refused where it is nonsense."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from witting.base import Identifier, Party, PartyKind, SettingsError
from witting.parties import thresholds as at
from witting.places import country_code

_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_DOTTED = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")
_GENDERS = {"": "", "m": "male", "male": "male", "f": "female", "female": "female"}
_FIRST_YEAR, _LAST_YEAR = 1850, 2100  # nobody born outside these is a party to a deal
# Withdrawn codes of ISO 3166-3 that papers and lists still carry.
_FORMER = frozenset({"AN", "BU", "CS", "DD", "SU", "TP", "YD", "YU", "ZR"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is known of the party beside its name; empty where nothing is."""

    kind: PartyKind | None = None
    surely: bool = True  # the kind is stated, not guessed from an organisation form
    birth_date: str = ""  # 1952, 1952-10 or 1952-10-07
    countries: tuple[str, ...] = ()  # ISO 3166-1 alpha-2
    identifiers: tuple[Identifier, ...] = ()
    gender: str = ""  # `male`, `female`, ""
    address: str = ""

    @property
    def is_bare(self) -> bool:
        """Say whether nothing but the name, and perhaps the kind, is known."""
        stated = self.birth_date or self.countries or self.identifiers
        return not (stated or self.gender or self.address)


def asked_of(
    *,
    kind: PartyKind | str | None = None,
    birth_date: str | None = "",
    countries: Iterable[str] | None = (),
    identifiers: Iterable[Identifier] | None = (),
    gender: str | None = "",
    address: str | None = "",
) -> Asked:
    """Read what a caller says of a party; raise SettingsError for what cannot be meant.

    None means not given, as an empty text or list does.

    >>> asked_of(kind="person", gender="F", countries=["ru"]).gender
    'female'
    """
    return Asked(
        kind=kind_of_party(kind),
        birth_date=birth_date_of(_text("birth_date", birth_date)),
        countries=_countries(countries or ()),
        identifiers=_identifiers(identifiers or ()),
        gender=gender_of(_text("gender", gender)),
        address=_text("address", address).strip(),
    )


def asked_about(party: Party, *, with_address: bool = True) -> Asked:
    """Give what a party of a deal says of itself beside its name; what cannot be is left out."""
    address = party.address if with_address else ""
    return _asked_about(party.kind, party.birth_date, party.country, party.identifiers, address)


@lru_cache(maxsize=4_096)  # a party is asked of several indexes, one after another
def _asked_about(
    kind: PartyKind | None,
    birth_date: str,
    country: str | None,
    identifiers: tuple[Identifier, ...],
    address: str,
) -> Asked:
    return asked_of(
        kind=kind,
        birth_date=birth_date if is_birth_date(birth_date) else "",
        countries=(country,) if country and is_country(country) else (),
        identifiers=identifiers,
        address=address,
    )


def checked_threshold(threshold: float | None) -> float:
    """Give the threshold to screen at, the house's own where None is given.

    Raises SettingsError for what is no number from 0 to 1: every name would match, or none.

    >>> checked_threshold(0.9)
    0.9
    """
    if threshold is None:
        return at.MATCH
    is_number = isinstance(threshold, int | float) and not isinstance(threshold, bool)
    if is_number and 0 <= threshold <= 1:  # nan is neither
        return float(threshold)
    raise SettingsError(
        f"The threshold {threshold!r} is no number from 0 to 1, so every name would match, or "
        f"none. Give one such as 0.9, or leave it out for {at.MATCH}."
    )


def _text(what: str, given: str | None) -> str:
    """Give a text as stated, "" for None."""
    if given is None or isinstance(given, str):
        return given or ""
    raise SettingsError(
        f"{what} is {given!r}, of type {type(given).__name__}, and only text can be compared with "
        f"the lists. Write it as text, such as {str(given)!r}, or leave it out."
    )


def kind_of_party(kind: PartyKind | str | None) -> PartyKind | None:
    """Give the kind of party a caller names, or None where none is named."""
    try:
        return None if kind is None or kind == "" else PartyKind(kind)
    except ValueError:
        known = ", ".join(PartyKind)
        raise SettingsError(
            f"{kind!r} is not a kind of party, so no name can be compared as one. "
            f"Choose one of: {known}; or leave it out."
        ) from None


@lru_cache(maxsize=16_384)
def is_birth_date(text: str) -> bool:
    """Say whether a text is a birth date that can be compared.

    >>> is_birth_date("1952-10"), is_birth_date("1999-02-31"), is_birth_date("31.02.1999")
    (True, False, False)
    """
    return _is_day(text) and _FIRST_YEAR <= int(text[:4]) <= _LAST_YEAR


def _is_day(text: str) -> bool:
    """Say whether a text is a year, a month or a day of the calendar."""
    if _DATE.fullmatch(text) is None:
        return False
    try:
        date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        return False
    return True


def birth_date_of(text: str) -> str:
    """Give a birth date as stated, if it is one; "" where none is stated."""
    bare = text.strip()
    if not bare or is_birth_date(bare):
        return bare
    if _is_day(bare):
        raise SettingsError(
            f"The birth date {bare!r} lies outside {_FIRST_YEAR} to {_LAST_YEAR}: nobody alive "
            "was born then, and it would count against the right person. Correct the year, or "
            "leave the date out."
        )
    raise SettingsError(
        f"The birth date {bare!r} is no day that can be compared with the lists, and a date read "
        f"wrongly would clear the wrong person. {_hint(bare)}"
    )


def _hint(text: str) -> str:
    """Say how a date should have been written."""
    found = _DOTTED.fullmatch(text)
    ways = []
    if found:
        one, other, year = found.groups()
        both = (f"{year}-{int(m):02d}-{int(d):02d}" for d, m in ((one, other), (other, one)))
        ways = [way for way in dict.fromkeys(both) if is_birth_date(way)]
    if found and not ways:
        return (
            f"There is no such day: write what is sure of it, such as {found[3]}, or leave it out."
        )
    said = " or ".join(ways) or "1952, 1952-10 or 1952-10-07"
    return f"Write year, month and day in that order: {said}."


def gender_of(text: str) -> str:
    """Give `male`, `female` or "" for what a caller wrote."""
    found = _GENDERS.get(text.strip().casefold())
    if found is None:
        raise SettingsError(
            f"The gender {text!r} cannot be compared: the lists state male or female only. "
            "Write male or female (or m, f), or leave it out; what is left out weighs nothing."
        )
    return found


@lru_cache(maxsize=1_024)
def is_country(code: str) -> bool:
    """Say whether a text is the two-letter code of a country, or was the code of a former one.

    >>> is_country("RU"), is_country("su"), is_country("ZZ"), is_country("RUS")
    (True, True, False, False)
    """
    bare = code.strip().upper()
    if len(bare) != 2 or not bare.isascii() or not bare.isalpha():
        return False
    return bare in _FORMER or country_code(bare, allow_codes=True) is not None


def _countries(countries: Iterable[str]) -> tuple[str, ...]:
    """Give country codes in upper case, sorted and each once."""
    if isinstance(countries, str):
        raise SettingsError(
            f"countries is one text, {countries!r}, and would be read letter by letter. "
            f"Write a list of codes: [{countries!r}]."
        )
    given = [_text("a country", country).strip() for country in countries]
    return tuple(sorted({_country(country) for country in given if country}))


@lru_cache(maxsize=1_024)
def _country(text: str) -> str:
    """Give one country's code in upper case; a code nobody lists would count against everybody."""
    if is_country(text):
        bare = text.upper()
        return bare if bare in _FORMER else country_code(bare, allow_codes=True) or bare
    code = country_code(text, allow_codes=True) or country_code(text)
    instead = f"Write {code!r}" if code else "Write the two letters of ISO 3166-1, such as 'RU'"
    raise SettingsError(
        f"The country {text!r} is no two-letter country code, so it would agree with no entry and "
        f"count against the right one. {instead}, or leave it out."
    )


def _identifiers(identifiers: Iterable[Identifier]) -> tuple[Identifier, ...]:
    """Give the identifiers, each known to be one."""
    given = (identifiers,) if isinstance(identifiers, str | Identifier) else tuple(identifiers)
    wrong = next((one for one in given if not isinstance(one, Identifier)), None)
    if wrong is None and not isinstance(identifiers, Identifier):
        return given
    said = identifiers if wrong is None else wrong
    raise SettingsError(
        f"identifiers holds {said!r}, and a list of Identifier is needed: without its scheme a "
        "number can be anything. Write [Identifier(scheme='inn', value='6660145780')]."
    )
