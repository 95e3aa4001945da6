"""Well-known places misspelt: `Novorosiysk`, `St Petersberg`, `Kaliningrd`.

Only long names in Russia and Belarus are read so, within one letter, or two of ten letters and
more, with the first one right, and only where a place is expected: alone in a field, or after a
word such as “to” or “в”. One that only lacks its ending is a person's more often: Yaroslav,
Smolensky. What is found is likely and no more, and says so.
"""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from witting.places.fold import fold_key
from witting.places.gazetteer import Name, gazetteer
from witting.places.record import Place, PlaceMention

SHORTEST = 8  # letters of a name that one wrong letter may be in
_LONG = 10  # letters of one that two may be in
_WORDS = 3
_SHORTEST_WORD = 5  # letters of its first word
_KEPT = 4_096
_CUES = frozenset(
    [
        *("to", "for", "via", "through", "from", "port", "of", "city", "destination", "discharge"),
        *("at", "in", "cif", "cfr", "cpt", "cip", "dap", "dpu", "ddp", "v", "vo", "dlya", "do"),
        *("iz", "cherez", "g", "gor", "gorod", "в", "во", "до", "для", "из", "через", "г", "гор"),
        *("город", "порт", "на"),
    ]
)
_SAINTS = frozenset({"st", "sankt", "ust", "nab", "n", "s", "с", "н", "наб", "усть"})
"""Short words that names of places open with."""
_NEAR = frozenset({"RU", "BY"})


def misspelt_places(
    text: str, words: Sequence[tuple[int, str]], origins: Sequence[int] | None
) -> Iterator[PlaceMention]:
    """Give the misspelt places that stand after words which a place is expected behind.

    `words` are those of the folded text with where they start; `origins` says where its characters
    stood, as `fold` gives them.
    """
    for at, (_, word) in enumerate(words):
        if word not in _CUES or at + 1 == len(words):
            continue
        first = words[at + 1][1]
        if first in _CUES and at + 2 < len(words):  # “to port”, “в г.”
            continue
        if len(first) >= _SHORTEST_WORD or first in _SAINTS:
            found = _behind(text, words[at + 1 : at + 1 + _WORDS], origins)
            if found is not None:
                yield found


def _behind(
    text: str, words: Sequence[tuple[int, str]], origins: Sequence[int] | None
) -> PlaceMention | None:
    """Give the misspelt place that starts with the first word, of the most words first."""
    start = words[0][0]
    for place, word in reversed(words):
        end = place + len(word)
        if origins is not None:
            begins, ends = origins[start], origins[end - 1] + 1
        else:
            begins, ends = start, end
        said = text[begins:ends]
        meant = None if "\n" in said or "," in said else misspelt_place(said)
        if meant is not None:
            return PlaceMention(start=begins, end=ends, text=said, place=meant, is_misspelt=True)
    return None


@lru_cache(maxsize=_KEPT)
def misspelt_place(text: str) -> Place | None:
    """Give the well-known place that a text misspells; None where it is one, or none or two are.

    >>> misspelt_place("Vladivostock").name, misspelt_place("Vladivostok")
    ('Vladivostok', None)
    """
    key = fold_key(text)
    if len(key) < SHORTEST or key in gazetteer().names:
        return None
    found: dict[tuple[str, str], Place] = {}
    nearest = 3
    for size in range(len(key) - 2, len(key) + 3):
        for name, place in _known().get((key[0], size), ()):
            most = 2 if len(name) >= _LONG else 1
            apart = OSA.distance(key, name, score_cutoff=min(most, nearest))
            if apart <= min(most, nearest):
                found = {} if apart < nearest else found
                nearest = apart
                is_person = name.startswith(key) or key.startswith(name)
                found[place.country if not is_person else "", place.territory] = place
    meant = next(iter(found.items())) if len(found) == 1 else None
    return meant[1] if meant and meant[0][0] in _NEAR else None


@cache
def _known() -> dict[tuple[str, int], list[tuple[str, Place]]]:
    """Give the names of the cities and ports of our own table, by first letter and length."""
    held: dict[tuple[str, int], list[tuple[str, Place]]] = {}
    for key, names in gazetteer().names.items():
        name: Name = names[0]
        place = name.place
        if place is None or "/" not in place.id or name.use != "name" or len(key) < SHORTEST:
            continue
        if place.kind in ("city", "port") and not name.care and not "\u0600" <= key[0] <= "\u9fff":
            held.setdefault((key[0], len(key)), []).append((key, place))
    return held
