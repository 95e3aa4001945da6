"""What a caller knows of a party beside its name: read once, and refused where it is nonsense."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from witting.base import Identifier, PartyKind, SettingsError

_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_DOTTED = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")
_GENDERS = {"": "", "m": "male", "male": "male", "f": "female", "female": "female"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is known of the party beside its name; empty where nothing is."""

    kind: PartyKind | None = None
    surely: bool = True  # the kind is stated, not guessed from an organisation form
    birth_date: str = ""  # 1952, 1952-10 or 1952-10-07; anything else is read as not given
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
    birth_date: str = "",
    countries: Iterable[str] = (),
    identifiers: Iterable[Identifier] = (),
    gender: str = "",
    address: str = "",
) -> Asked:
    """Read what a caller says of a party; raise SettingsError for what cannot be meant.

    >>> asked_of(kind="person", gender="F", countries=["ru"]).gender
    'female'
    """
    return Asked(
        kind=kind_of_party(kind),
        birth_date=birth_date_of(birth_date),
        countries=_countries(countries),
        identifiers=tuple(identifiers),
        gender=gender_of(gender),
        address=address.strip(),
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


def _countries(countries: Iterable[str]) -> tuple[str, ...]:
    """Give country codes in upper case, sorted and each once."""
    if isinstance(countries, str):
        raise SettingsError(
            f"countries is one text, {countries!r}, and would be read letter by letter. "
            f"Write a list of codes: [{countries!r}]."
        )
    return tuple(sorted({country.strip().upper() for country in countries if country.strip()}))
