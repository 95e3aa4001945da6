"""The table of questions: one key, a sentence for the analyst, one for the customer by language.

The sentences stand in data/assess/questions.yaml. What is wrong in it is refused when it is read: a
missing language, a place no word fills, a word no sentence uses.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from string import Formatter
from types import MappingProxyType
from typing import Any, NoReturn

import yaml

from witting.base import Ask, SettingsError

LANGUAGES = ("en", "ar", "zh", "ru")
"""The languages a customer is asked in."""

RIGHT_TO_LEFT = "ar"
ISOLATE, END_ISOLATE = "\u2068", "\u2069"
"""Unicode's FSI and PDI: what stands between has a direction of its own and turns nothing else."""

_STEERING = dict.fromkeys(
    map(ord, "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
)
_ENTRY = frozenset({"words", "analyst", "customer", "analyst_only"})

Sentences = Mapping[str, str]
"""One sentence in every language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One question of the table. `customer` is empty where no customer can settle it."""

    words: tuple[str, ...]
    asked_of: tuple[str, ...]  # those of the words that the customer reads; all where none is asked
    analyst: str
    customer: Sentences


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionTable:
    """The questions by key, the translated words by place and value, and the opening line."""

    entries: Mapping[str, Entry]
    terms: Mapping[str, Mapping[str, Sentences]]
    reference: Sentences

    def joined(self, asks: Iterable[Ask]) -> tuple[tuple[Ask, tuple[int, ...]], ...]:
        """Make one question of those a customer would read as the same; give each with its places.

        Words that only the analyst reads, such as the line each of two rules draws, are told
        together.
        """
        found: dict[tuple[str, tuple[tuple[str, str], ...]], list[tuple[int, Ask]]] = {}
        for place, ask in enumerate(asks):
            read = self._entry(ask).asked_of
            key = (ask.key, tuple(pair for pair in ask.words if pair[0] in read))
            found.setdefault(key, []).append((place, ask))
        return tuple(
            (_one_of([ask for _, ask in group]), tuple(place for place, _ in group))
            for group in found.values()
        )

    def analyst(self, ask: Ask) -> str:
        """Give what the analyst does, in English."""
        return self._fill(self._entry(ask).analyst, ask, "en")

    def customer(self, ask: Ask, reference: str = "") -> Sentences:
        """Give the question to the customer in every language; nothing where none can settle it.

        The deal's reference, where it has one, opens each.
        """
        spoken = self._entry(ask).customer
        return MappingProxyType(
            {
                language: f"{self._opening(reference, language)}{self._fill(text, ask, language)}"
                for language, text in spoken.items()
            }
        )

    def _entry(self, ask: Ask) -> Entry:
        found = self.entries.get(ask.key)
        if found is None:
            raise SettingsError(
                f"The table of questions has no {ask.key!r}, so what is unknown cannot be asked. "
                "Add it to data/assess/questions.yaml in every language."
            )
        missing = sorted(set(found.words) - {name for name, _ in ask.words})
        if missing:
            raise SettingsError(
                f"The question {ask.key!r} was given no {', '.join(missing)}: its sentence would "
                "have a hole. Give every word that the table names for it."
            )
        return found

    def _opening(self, reference: str, language: str) -> str:
        if not reference.strip():
            return ""
        gap = "" if language == "zh" else " "
        return self.reference[language].format(reference=_set(reference, language)) + gap

    def _fill(self, sentence: str, ask: Ask, language: str) -> str:
        filled = {name: self._word(name, value, language) for name, value in ask.words}
        return sentence.format(**filled).strip()

    def _word(self, name: str, value: str, language: str) -> str:
        term = self.terms.get(name, {}).get(value)
        return term[language] if term else _set(value, language)


def _one_of(asks: list[Ask]) -> Ask:
    """Give one question for several that differ in words only the analyst reads."""
    values: dict[str, list[str]] = {}
    for name, value in (pair for ask in asks for pair in ask.words):
        values.setdefault(name, []).append(value)
    words = tuple((name, "; ".join(dict.fromkeys(said))) for name, said in values.items())
    return Ask(key=asks[0].key, words=words)


def _set(word: str, language: str) -> str:
    """Set a word as the input writes it into a sentence, so that each keeps its direction.

    Signs in it that steer direction are left out: they would steer the sentence too.
    """
    plain = " ".join(word.translate(_STEERING).split())
    turns = any(unicodedata.bidirectional(letter) in {"R", "AL", "AN"} for letter in plain)
    return f"{ISOLATE}{plain}{END_ISOLATE}" if turns or language == RIGHT_TO_LEFT else plain


@cache
def question_table() -> QuestionTable:
    """Load the shipped table, once."""
    text = files("witting.data").joinpath("assess/questions.yaml").read_text(encoding="utf-8")
    return read_table(text)


def read_table(text: str) -> QuestionTable:
    """Read a table of questions; SettingsError names the key and what is wrong with it."""
    try:
        held = yaml.load(text, Loader=_Loader)
    except yaml.YAMLError as problem:
        _refuse("it", f"is not YAML ({problem})", "put that line right")
    top = _mapping(held, "it", {"reference", "questions", "terms"})
    terms = {
        place: {value: _sentences(said, f"terms: {place}: {value}") for value, said in row.items()}
        for place, row in _mapping(top["terms"], "terms").items()
    }
    opening = _mapping(top["reference"], "reference", {"words", "customer"})
    return QuestionTable(
        entries=MappingProxyType(
            {key: _entry(key, row) for key, row in _mapping(top["questions"], "questions").items()}
        ),
        terms=MappingProxyType(terms),
        reference=_spoken(opening["customer"], ("reference",), "reference"),
    )


_BaseLoader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # libyaml where the wheel carries it


class _Loader(_BaseLoader):  # type: ignore[misc, valid-type]  # chosen at import: C or Python
    """Reads every scalar as text (Norway's `NO` stays itself) and refuses a key written twice."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = [key.value for key, _ in node.value]
        for key, _ in node.value:
            if keys.count(key.value) > 1:
                raise yaml.constructor.ConstructorError(
                    None, None, f"{key.value!r} is written twice", key.start_mark
                )
        made: dict[Any, Any] = super().construct_mapping(node, deep=deep)
        return made


def _entry(key: str, row: object) -> Entry:
    given = _mapping(row, key)
    unknown = sorted(set(given) - _ENTRY)
    if unknown:
        _refuse(key, f"has {', '.join(unknown)}, which nobody reads", "take it out")
    if ("customer" in given) == ("analyst_only" in given):
        _refuse(
            key,
            "needs either `customer` or `analyst_only`",
            "write the sentences, or the reason why no customer is asked",
        )
    words = tuple(given.get("words", ()))
    analyst = given.get("analyst", "")
    if not isinstance(analyst, str) or not analyst.strip():
        _refuse(key, "has no sentence for the analyst", "write one under `analyst`")
    spoken = _spoken(given["customer"], words, key) if "customer" in given else {}
    used = set(_places(analyst, key)).union(*(_places(text, key) for text in spoken.values()))
    if used != set(words):
        odd = ", ".join(sorted(used ^ set(words)))
        _refuse(key, f"does not use its words as they are named ({odd})", "name what is used")
    return Entry(
        words=words,
        asked_of=tuple(dict.fromkeys(_places(spoken["en"], key))) if spoken else words,
        analyst=analyst,
        customer=MappingProxyType(dict(spoken)),
    )


def _spoken(said: object, words: tuple[str, ...], key: str) -> Sentences:
    """Give the sentences of one question: every language asks about the same words."""
    spoken = _sentences(said, key)
    first = set(_places(spoken["en"], key))
    for language, text in spoken.items():
        places = set(_places(text, key))
        if places - set(words):
            odd = ", ".join(sorted(places - set(words)))
            _refuse(key, f"has {odd} in {language}, which no word fills", "name it under `words`")
        if places != first:
            odd = ", ".join(sorted(places ^ first))
            _refuse(key, f"asks of {odd} in some languages only", f"put {language} right")
    return spoken


def _sentences(said: object, key: str) -> Sentences:
    given = _mapping(said, key, set(LANGUAGES))
    for language, text in given.items():
        if not isinstance(text, str) or not text.strip():
            _refuse(key, f"says nothing in {language}", "write the sentence")
    return MappingProxyType({language: given[language] for language in LANGUAGES})


def _places(sentence: str, key: str) -> Iterator[str]:
    try:
        parts = list(Formatter().parse(sentence))
    except ValueError as problem:
        _refuse(key, f"has a brace that does not close ({problem})", "close it, or take it out")
    for _, name, shape, turned in parts:
        if name is None:
            continue
        if not name.isidentifier() or shape or turned:
            _refuse(key, f"has the place {{{name}}}", "write one plain word between the braces")
        yield name


def _mapping(held: object, key: str, wanted: set[str] | None = None) -> dict[str, Any]:
    if not isinstance(held, dict):
        _refuse(key, "holds no keys and values", "write it after the manner of the others")
    if wanted is not None and set(held) != wanted:
        missing, odd = sorted(wanted - set(held)), sorted(set(held) - wanted)
        said = [f"lacks {', '.join(missing)}"] if missing else []
        said += [f"has {', '.join(odd)}, which nobody reads"] if odd else []
        _refuse(key, " and ".join(said), "write what is asked for, and no more")
    return held


def _refuse(key: str, what: str, mend: str) -> NoReturn:
    raise SettingsError(
        f"In the table of questions, {key} {what}: a customer would be asked nothing, or nonsense. "
        f"To mend it: {mend}."
    )
