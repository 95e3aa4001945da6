"""Puts the names of a SECO identity together from their ordered parts and spelling variants.

A part may be spelt in several ways, each with a language and a script. Variants of one language
and script make one more name with the parts that have none; in another script than Latin only the
parts spelt in it are used, since half a name in each is nobody's. A title is no part of a name.
"""

from itertools import islice, product
from typing import TYPE_CHECKING

from witting.base import NameKind, Quality
from witting.lists.collected import Collected, squeeze

if TYPE_CHECKING:
    from lxml import etree

MOST_PARTS = 40
MOST_COMBINED = 64
"""Spellings combined for one name; beyond that each variant still makes one name of its own."""

_GIVEN = frozenset({"given-name", "further-given-name"})
_FAMILY = frozenset({"family-name", "maiden-name"})
_KINDS = {"primary-name": NameKind.PRIMARY, "formerly-known-as": NameKind.FORMER}
_LANGUAGES = {
    "ara": "ar",
    "bel": "be",
    "chi": "zh",
    "deu": "de",
    "eng": "en",
    "fas": "fa",
    "fra": "fr",
    "fre": "fr",
    "ger": "de",
    "ita": "it",
    "kor": "ko",
    "per": "fa",
    "rus": "ru",
    "ukr": "uk",
    "zho": "zh",
}

Spelling = tuple[str, str]  # language and script, as published


def read_name(draft: Collected, name: "etree._Element", *, is_main: bool) -> None:
    """Read one name with its spellings; the primary name of another identity is an alias."""
    parts = sorted(name.findall("{*}name-part"), key=_order)
    for part in parts:
        if part.get("name-part-type") == "title":
            draft.titles.append(squeeze(part.findtext("{*}value")))
    parts = [part for part in parts if part.get("name-part-type") != "title"]
    if len(parts) > MOST_PARTS:
        raise ValueError(f"a name has {len(parts)} parts, and no name has more than {MOST_PARTS}")
    kind = _KINDS.get(str(name.get("name-type", "")), NameKind.ALIAS)
    if kind is NameKind.PRIMARY and not is_main:
        kind = NameKind.ALIAS
    quality = Quality.WEAK if name.get("quality") == "low" else Quality.STRONG
    values = [squeeze(part.findtext("{*}value")) for part in parts]
    draft.add_name(
        " ".join(values),
        kind,
        quality,
        language=_LANGUAGES.get(str(name.get("lang", "")).lower(), ""),
        first=" ".join(_of(parts, values, _GIVEN)),
        last=" ".join(_of(parts, values, _FAMILY)),
    )
    others = NameKind.FORMER if kind is NameKind.FORMER else NameKind.ALIAS
    variants = [_variants(part) for part in parts]
    for spelling in dict.fromkeys(told for found in variants for told in found):
        options = [found.get(spelling, []) for found in variants]
        for whole in _spelt(options, values, is_latin=spelling[1].upper() in ("", "LATN")):
            language = _LANGUAGES.get(spelling[0].lower(), "")
            draft.add_name(whole, others, quality, language=language)


def _order(part: "etree._Element") -> int:
    order = str(part.get("order", ""))
    return int(order) if order.isascii() and order.isdecimal() else 0


def _of(parts: "list[etree._Element]", values: list[str], kinds: frozenset[str]) -> list[str]:
    pairs = zip(parts, values, strict=True)
    return [value for part, value in pairs if part.get("name-part-type") in kinds and value]


def _variants(part: "etree._Element") -> dict[Spelling, list[str]]:
    found: dict[Spelling, list[str]] = {}
    for variant in part.findall("{*}spelling-variant"):
        text = squeeze(variant.text)
        if text:
            told = (str(variant.get("lang", "")), str(variant.get("script", "")))
            found.setdefault(told, []).append(text)
    return found


def _spelt(options: list[list[str]], values: list[str], *, is_latin: bool) -> list[str]:
    """Give the whole names of one language and script, given the spellings of each part in it."""
    filled = [
        found or ([value] if is_latin else [""])
        for found, value in zip(options, values, strict=True)
    ]
    ways = [*islice(product(*filled), MOST_COMBINED)]
    firsts = [found[0] for found in filled]
    for place, found in enumerate(filled):
        ways += [(*firsts[:place], text, *firsts[place + 1 :]) for text in found[1:]]
    return [" ".join(filter(None, way)) for way in ways]
