"""Countries by any of their names or codes, and places by name or UN/LOCODE, standing alone."""

import re

from witting.places.fold import fold_key
from witting.places.gazetteer import Name, gazetteer
from witting.places.record import Place

_BIC = re.compile(r"[A-Z]{4}([A-Z]{2})[A-Z0-9]{2}(?:[A-Z0-9]{3})?")
_LOCODE = re.compile(r"([A-Z]{2})[ -]?([A-Z2-9]{3})")


def country_code(name: str, *, allow_codes: bool = False) -> str | None:
    """Give the ISO 3166-1 alpha-2 code of a country named in English, Arabic, Chinese or Russian.

    Understands official, common and list spellings, in any case and with or without accents. Codes
    themselves (`RU`, `RUS`) are taken only in upper case and only where the caller knows that the
    field may hold one: `allow_codes`. A territory answers with its state; a city gives None, and so
    does a name that two countries share.

    >>> country_code("Korea, South"), country_code("Россией"), country_code("DE")
    ('KR', 'RU', None)
    >>> country_code("RUS", allow_codes=True)
    'RU'
    """
    if allow_codes and (code := _from_code(name.strip())):
        return code
    found = {
        n.place.country
        for n in _exact(name)
        if n.place and n.place.kind in {"country", "territory"}
    }
    return found.pop() if len(found) == 1 else None


def country_name(code: str, *, language: str = "en") -> str:
    """Give a country's name in `en`, `ru`, `ar` or `zh`; the code itself if unknown.

    >>> country_name("RU"), country_name("RU", language="zh")
    ('Russia', '俄罗斯')
    """
    held = gazetteer()
    place = held.places.get(code)
    return held.shown.get(language, {}).get(code) or (place.name if place else code)


def port(code: str) -> Place | None:
    """Give the place with this UN/LOCODE (`CNNGB`, `CN NGB`), or None if it is not held.

    >>> port("CNNGB").name
    'Ningbo'
    """
    match = _LOCODE.fullmatch(code.strip().upper())
    return gazetteer().by_locode.get(match[1] + match[2]) if match else None


def lookup(text: str) -> Place | None:
    """Give the place a field names when it holds nothing else: a code, or a name in any language.

    A bare name that a country and a city share means the country. "Ningbo, China" is read by its
    first part, provided the rest names the same country.

    >>> lookup("порт Владивосток").id, lookup("CNNGB").name, lookup("Ningbo, China").id
    ('ru/vladivostok', 'Ningbo', 'cn/ningbo')
    """
    held = port(text) if text.strip().isupper() else None
    if held is None:
        held = next((n.place for n in _exact(text) if n.place and n.use == "name"), None)
    return held or _before_its_country(text) or _without_port_word(text)


def country_of_bic(bic: str) -> str | None:
    """Give the country that characters 5 and 6 of a BIC name, or None if it is not shaped like one.

    >>> country_of_bic("SABRRUMM"), country_of_bic("nonsense")
    ('RU', None)
    """
    match = _BIC.fullmatch(bic.strip().upper().replace(" ", ""))
    return match[1] if match and match[1] in gazetteer().places else None


def _from_code(code: str) -> str | None:
    held = gazetteer()
    if re.fullmatch("[A-Z]{2}", code):
        return code if code in held.places else None
    return held.alpha3.get(code)


def _exact(text: str) -> tuple[Name, ...]:
    names = gazetteer().names
    key = fold_key(text)
    return names.get(key) or names.get(key.removeprefix("the "), ())


def _before_its_country(text: str) -> Place | None:
    head, comma, tail = text.partition(",")
    country = country_code(tail, allow_codes=True) if comma else None
    if country is None:
        return None
    named = (
        n.place for n in _exact(head) if n.place and n.use == "name" and n.place.country == country
    )
    return next(named, None)


_PORT_WORDS = re.compile(
    r"(?:\b(?:the\s+)?(?:sea\s*)?ports?(?:\s+of)?\b|\bпорт\b|\bг\.|\bгород\b|ميناء|مدينة|[港市]$|口岸$)",
    re.IGNORECASE,
)


def _without_port_word(text: str) -> Place | None:
    bare = _PORT_WORDS.sub(" ", text.strip())
    if bare == text.strip() or not bare.strip():
        return None
    return next((n.place for n in _exact(bare) if n.place and n.use == "name"), None)


def place_of_country(code: str) -> Place | None:
    """Give the country with this ISO 3166-1 alpha-2 code as a Place, or None.

    >>> place_of_country("KZ").name
    'Kazakhstan'
    """
    place = gazetteer().places.get(code.upper())
    return place if place is not None and place.kind == "country" else None
