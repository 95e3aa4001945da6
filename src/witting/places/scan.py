"""Finding places in running text: the longest name at each word, then what stands around it.

One pass over the words. Chinese, which writes no spaces, is walked character by character.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from witting.places.arabic import is_arabic, is_persian, without_prefixes
from witting.places.codes import coded_places
from witting.places.context import Surroundings, is_latin_object
from witting.places.fold import WORD, fold
from witting.places.gazetteer import Gazetteer, Name, gazetteer, is_han
from witting.places.misspelt import misspelt_places
from witting.places.record import PlaceMention
from witting.places.stations import station_places

_GAPS = frozenset({" ", "&", "-", "–", "‑", "—", "'", "’", "`", "."})
_TEXTS = 4_096  # whose places are kept: a text is asked about more than once
_LONGEST_GAP = 4  # a line break with its indent still joins two words of a name


@dataclass(frozen=True, slots=True)
class _Hit:
    """A name met at folded characters `start` to `end`."""

    start: int
    end: int
    names: tuple[Name, ...]


def find_places(text: str, *, language: str | None = None) -> list[PlaceMention]:
    """Give every place the text names, in order, none overlapping.

    The longest name wins ("Nigeria" holds no Niger, "bone china" no China). Names that are also
    ordinary words count only where the writing or the neighbours show a place. Adjectives
    ("Russian", "российский") come back as demonyms, street names marked as such. `language` settles
    spellings that two languages share; without it the text's own letters do.

    >>> [(m.text, m.place.country) for m in find_places("из Китая во Владивосток")]
    [('Китая', 'CN'), ('Владивосток', 'RU')]
    """
    return list(_mentions(text, language))


@lru_cache(maxsize=_TEXTS)
def _mentions(text: str, language: str | None) -> tuple[PlaceMention, ...]:
    folded, origins = fold(text)
    persian = language == "fa" or (language is None and is_persian(text))
    mentions = []
    words = [(match.start(), match.group()) for match in WORD.finditer(folded)]
    for hit in _hits(folded, words):
        start = hit.start if origins is None else origins[hit.start]
        end = hit.end if origins is None else origins[hit.end - 1] + 1
        around = Surroundings(text=text, start=start, end=end)
        name = next((n for n in hit.names if _speaks(n, persian) and around.allow(n)), None)
        if name is not None and name.place is not None:
            mentions.append(_mention(text, start, end, name, around))
    beside = (
        *coded_places(text, gazetteer(), mentions),
        *station_places(text),
        *misspelt_places(text, words, origins),
    )
    for one in beside:
        if not any(one.start < other.end and other.start < one.end for other in mentions):
            mentions.append(one)
    return tuple(sorted(mentions, key=lambda one: one.start))


def _mention(text: str, start: int, end: int, name: Name, around: Surroundings) -> PlaceMention:
    place = name.place
    assert place is not None  # decoys were dropped by the caller
    return PlaceMention(
        start=start,
        end=end,
        text=text[start:end],
        place=place,
        kind="demonym" if name.use == "demonym" else "name",
        in_street=around.in_street(),
        is_accusative=name.form == "acc" or is_latin_object(name, around),
    )


def _speaks(name: Name, persian: bool) -> bool:
    """Keep Persian names out of Arabic text, where روسية is an adjective and not a country."""
    return persian or name.language != "fa"


def _hits(folded: str, words: list[tuple[int, str]]) -> Iterator[_Hit]:
    held = gazetteer()
    position = 0
    while position < len(words):
        start, word = words[position]
        if is_han(word):
            yield from _han_hits(held, word, start)
            position += 1
            continue
        if word not in held.longest and not is_arabic(word):
            position += 1
            continue
        hit, taken = _longest(held, folded, words, position)
        if hit is not None:
            yield hit
        position += taken


def _longest(
    held: Gazetteer, folded: str, words: list[tuple[int, str]], position: int
) -> tuple[_Hit | None, int]:
    """Give the longest name starting at one word, and how many words it takes (1 if none)."""
    start, word = words[position]
    for first, cost in without_prefixes(word) if is_arabic(word) else [(word, 0)]:
        keys = _keys(folded, words, position, first, held.longest.get(first, 0))
        for taken in range(len(keys), 0, -1):
            key = keys[taken - 1]
            if names := _searched(held, key):
                last, tail = words[position + taken - 1]
                return _Hit(start + cost, last + len(tail), names), taken
    return None, 1


def _keys(
    folded: str, words: list[tuple[int, str]], position: int, first: str, most: int
) -> list[str]:
    """Give the keys of one, two, three… words from here, as far as the gaps between them allow."""
    keys = [first] if most else []
    end = words[position][0] + len(words[position][1])
    for start, word in words[position + 1 : position + most]:
        gap = folded[end:start]
        if ("," in gap or "،" in gap) and not gap.strip(",، \n"):
            joint = ", "
        elif len(gap) <= _LONGEST_GAP and all(c in _GAPS or c.isspace() for c in gap):
            joint = " "
        else:
            break
        keys.append(keys[-1] + joint + word)
        end = start + len(word)
    return keys


def _han_hits(held: Gazetteer, run: str, offset: int) -> Iterator[_Hit]:
    position = 0
    while position < len(run):
        longest = held.longest.get(run[position], 0)
        for length in range(min(longest, len(run) - position), 0, -1):
            if names := _searched(held, run[position : position + length]):
                yield _Hit(offset + position, offset + position + length, names)
                position += length
                break
        else:
            position += 1


def _searched(held: Gazetteer, key: str) -> tuple[Name, ...]:
    return tuple(name for name in held.names.get(key, ()) if name.care != "lookup")
