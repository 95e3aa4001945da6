"""The register's own conventions: names in three languages, numbers by type, attributes by word."""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from witting.base import Address, Identifier
from witting.lists.countries import code_of
from witting.lists.russian_numbers import is_inn

_THREE = re.compile(r"^([^(),]+)\(([^(),]+),([^(),]+)\)$")
_UKRAINIAN_DAY = re.compile(r"(\d{2})\.(\d{2})\.(\d{4})")
_ISO_DAY = re.compile(r"(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?:T.*)?")
_WITH_COUNTRY = re.compile(r"([\w/-]+) \[([A-Z]{2})\].*")
_ADDRESSES = frozenset(
    (
        "місце реєстрації",
        "місце розташування",
        "місцезнаходження",
        "місце проживання",
        "фізична адреса",
        "юридична адреса",
        "поштова адреса",
        "місце реєстрації юридичної особи",
        "місцезнаходження офісу",
        "місцезнаходження юридичної особи",
    )
)
_REMARKS = frozenset(("примітка", "інша інформація", "інші відомості"))
_NAMES = frozenset(("назва", "колишня назва", "вигадана назва", "зміна назви", "стара назва"))
_TITLES = frozenset(("зайнятість", "звання", "військове звання", "науковий ступінь"))
_NUMBERS = {
    "кпп": ("kpp", "RU"),
    "одрн": ("ogrn", "RU"),
    "imo": ("imo", None),
    "email": ("email", None),
    "email: e-mail": ("email", None),
    "номер телефону": ("phone", None),
    "податковий номер": ("tax", None),
}
_SCHEMES = {
    "tax:number": ("tax", ""),
    "reg:odrn": ("ogrn", "RU"),
    "reg:odrnip": ("ogrn", "RU"),
    "reg:ru2": ("ogrn", "RU"),
    "reg:okpo": ("other", ""),
    "reg:edrpou": ("registration", "UA"),
    "reg:person_ro": ("national_id", ""),
    "reg:person_il": ("national_id", ""),
    "reg:cz_person": ("national_id", ""),
    "reg:chiop": ("national_id", ""),
}


def names_in(text: str) -> list[str]:
    """Give the names in one: the register writes three in a row as `A (B, C)`.

    >>> names_in("ІВАНОВ Іван (ИВАНОВ Иван, IVANOV Ivan)"), names_in("Фонд (Росія)")
    (['ІВАНОВ Іван', 'ИВАНОВ Иван', 'IVANOV Ivan'], ['Фонд (Росія)'])
    """
    found = _THREE.match(text)
    parts = found.groups() if found else (text,)
    return [part.strip() for part in parts if part.strip()]


def day_of(text: str) -> tuple[str, bool]:
    """Give a day the ISO way, and whether there was one that could not be read.

    >>> day_of("07.10.1952"), day_of("1957-1959 роки")
    (('1952-10-07', False), ('', True))
    """
    ukrainian, iso = _UKRAINIAN_DAY.fullmatch(text), _ISO_DAY.fullmatch(text)
    day = f"{ukrainian[3]}-{ukrainian[2]}-{ukrainian[1]}" if ukrainian else iso[1] if iso else ""
    try:
        date.fromisoformat(f"{day}-01-01"[:10])
    except ValueError:
        return "", bool(text)
    return day, False


def identifier_of(given: dict[str, Any]) -> tuple[Identifier | None, list[tuple[str, str]]]:
    """Read one number by its type; beside it comes what else is said of it.

    A taxpayer number is Russian only where it says so or its digits prove it: Ukraine's has ten
    digits too.
    """
    said = {key: " ".join(str(value).split()) for key, value in given.items() if value is not None}
    kind, code = said.get("id", ""), said.get("code", "")
    if not code:
        return None, [(f"identifier {key}", value) for key, value in said.items() if value]
    found = _WITH_COUNTRY.fullmatch(code)
    value, country = (found[1], found[2]) if found else (code, "")
    country = code_of(said.get("iso2", "")) or code_of(country)
    scheme, of_scheme = _scheme(kind, value, country)
    details = [
        (f"{kind or 'identifier'} {value} {key}", told)
        for key, told in said.items()
        if key not in ("id", "code", "iso2") and told
    ]
    if kind and (scheme == "other" or kind not in _SCHEMES):
        details.append((f"identifier {value}", kind))
    if value != code:
        details.append((f"identifier {value} as written", code))
    return Identifier(scheme=scheme, value=value, country=country or of_scheme or None), details


def _scheme(kind: str, value: str, country: str) -> tuple[str, str]:
    if kind.startswith("tax:inn"):
        is_russian = country == "RU" or (not country and is_inn(value))
        return ("inn", "RU") if is_russian else ("tax", "")
    if kind in _SCHEMES:
        return _SCHEMES[kind]
    if kind.startswith("doc:"):
        return ("passport" if "passport" in kind else "national_id"), ""
    return ("registration" if kind.startswith("reg:") or not kind else "other"), ""


@dataclass(slots=True)
class Attributes:
    """What a subject's attributes say, each under a word of the register's own."""

    addresses: list[Address] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    births: list[str] = field(default_factory=list)
    birth_places: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    identifiers: list[Identifier] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    details: list[tuple[str, str]] = field(default_factory=list)

    def add(self, key: str, value: str) -> None:
        """Put one attribute where it belongs; a word not known here stays with its value."""
        word = key.casefold().rstrip(": ")
        if not value:
            return
        if word in _ADDRESSES:
            self.addresses.append(Address(whole=value))
        elif word in _NAMES:
            self.names.extend(names_in(value))
            self.details.append((key, value))
        elif word in _TITLES:
            self.titles.append(value)
        elif word in _REMARKS:
            self.remarks.append(value)
        elif word == "місце народження":
            self.birth_places.append(value)
        elif word == "дата народження" and day_of(value)[0]:
            self.births.append(day_of(value)[0])
        elif word in _NUMBERS:
            scheme, country = _NUMBERS[word]
            number = value.upper().removeprefix("IMO").strip() if scheme == "imo" else value
            self.identifiers.append(Identifier(scheme=scheme, value=number, country=country))
        else:
            self.details.append((key or "attribute", value))
