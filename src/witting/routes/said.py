"""Finds in free text the words that show a red flag: the phrases of `data/routes/words.yaml`."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from witting.base import Passage, Span
from witting.routes.tables import load_table

_LETTERS = {"en": "[a-z]", "ru": "[а-я]", "zh": "[一-鿿]", "ar": "[؀-ۿ]"}
_BACK = 120  # characters looked back at for a denial
_TEXTS = 1_024  # whose phrases are kept
_GAP = r"[^.;:。；\n]{0,40}?"
_NAME = re.compile(r"<(\w+)>(?!=)")


@dataclass(frozen=True, slots=True)
class Said:
    """One phrase found: which flag, what it amounts to, the words and where they stand."""

    flag: str
    says: str
    words: str
    span: Span


@dataclass(frozen=True, slots=True)
class _Phrases:
    """One flag's phrases in one language."""

    flag: str
    says: str
    pattern: re.Pattern[str]
    denied: re.Pattern[str]
    ruled_out: re.Pattern[str]
    stems: tuple[str, ...]  # one must stand in the text; none: no need

    def may_stand_in(self, lowered: str) -> bool:
        """Say whether it is worth looking for them in a text."""
        return not self.stems or any(stem in lowered for stem in self.stems)


def said_in(passages: tuple[Passage, ...]) -> Iterator[Said]:
    """Give every phrase of a flag that the passages hold, once for each flag and passage."""
    for passage in passages:
        for phrases, found in _found_in(passage.text):
            span = passage.span(*found.span())
            yield Said(phrases.flag, phrases.says, " ".join(found[0].split()), span)


@lru_cache(maxsize=_TEXTS)
def _found_in(text: str) -> tuple[tuple[_Phrases, re.Match[str]], ...]:
    """Give the first phrase of each flag that stands in a text; messages repeat their texts."""
    lowered = " ".join(text.lower().split())
    written_in = (held for letters, held in phrases_by_letters() if letters.search(lowered))
    worth = (one for held in written_in for one in held if one.may_stand_in(lowered))
    found = ((one, next(_standing(one, text), None)) for one in worth)
    return tuple((one, match) for one, match in found if match is not None)


def _standing(phrases: _Phrases, text: str) -> Iterator[re.Match[str]]:
    """Give the matches that nothing beside them denies, makes a condition or rules out."""
    for found in phrases.pattern.finditer(text):
        before = text[max(0, found.start() - _BACK) : found.start()]
        if not phrases.denied.search(before) and not phrases.ruled_out.search(text[found.end() :]):
            yield found


@cache
def phrases_by_letters() -> tuple[tuple[re.Pattern[str], tuple[_Phrases, ...]], ...]:
    """Give every language's letters with its phrases."""
    return tuple((re.compile(_LETTERS[language]), _phrases(language)) for language in _LETTERS)


def _phrases(language: str) -> tuple[_Phrases, ...]:
    held = load_table("words")
    return tuple(
        _Phrases(
            flag=flag,
            says=row["says"],
            pattern=_compiled("|".join(f"(?:{p})" for p in row[language]), held["names"][language]),
            denied=_compiled(held["denied"][language], {}),
            ruled_out=_compiled(held["ruled_out"][language], {}),
            stems=tuple(row["stems"]) if language == "en" else (),
        )
        for flag, row in held["flags"].items()
        if language in row
    )


def _compiled(phrase: str, names: Mapping[str, str]) -> re.Pattern[str]:
    """Write out the short forms of a phrase: `<name>`, `…` and the space."""
    while _NAME.search(phrase) and any(f"<{name}>" in phrase for name in names):
        phrase = _NAME.sub(lambda found: names.get(found[1], found[0]), phrase)
    spaced = re.sub(r" (?![^\[\]]*\])", r"\\s+", phrase)  # but not within [...]
    return re.compile(spaced.replace("…", _GAP), re.IGNORECASE)
