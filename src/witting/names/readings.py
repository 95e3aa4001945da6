"""A name as the words it can be read as: what the index holds and what a query asks for.

A reading is a row of short strings that say by their first sign what they are: `.llc` a form,
`+electronics` a business word, `@beijing` a place, `~bWtYn` an Arabic or Hebrew word by its sounds,
`17` a number, `v` an initial, anything else a word in Latin letters.
"""

from itertools import product

from witting.names import firms, people
from witting.names.adorned import ways_written
from witting.names.classes import is_title
from witting.names.foreign import foreign_readings, may_be_foreign
from witting.names.han import read_short
from witting.names.kinds import TokenKind, kind_of
from witting.names.looks import latin_look
from witting.names.normal import bounded, plain
from witting.names.palladius import may_be_palladian, palladian_readings
from witting.names.scripts import script_of, script_of_word
from witting.names.spelt import FIRST_RUN, HAN, MOST_READINGS, Reading, Words, is_korean, is_run

__all__ = ["MOST_READINGS", "Reading", "TokenKind", "kind_of", "readings"]

_LONGEST_NAME = 60  # words; what comes after is not part of a name anybody lists
_LONGEST_RUN = 60  # Han letters
_SHORT = 120  # signs: no more words than that


def readings(name: str, *, person: bool) -> tuple[Reading, ...]:
    """Give the ways a name can be read, the likeliest first; never empty for a name with letters.

    A person's words are all names; an organisation's may be forms, business words and places.

    >>> readings("НПО «Уралподшипник»", person=False)
    (('.npo', 'uralpodshipnik'),)
    """
    found = _by_scripts(name, person)
    return _with_palladian(found, name) if person and may_be_palladian(name) else found


def _by_scripts(name: str, person: bool) -> tuple[Reading, ...]:
    apart = people.read_apart() if person else firms.read_apart()
    found = apart(name, _SHORT)
    if found is not None:
        return found
    if name >= FIRST_RUN:
        if is_run(name):
            return _read_run(name, person)
        if person and is_korean(name):
            found = people.read_korean(name)
            if found is not None:
                return _with_foreign(found, name)
    if len(name) <= _SHORT and "\xa0" not in name and "\u202f" not in name:
        found = people.quickly(name) if person else firms.quickly(name)
        if found is not None:
            return _with_foreign(found, name) if person else found
    return read_together(name, person=person)


def _read_run(run: str, person: bool) -> tuple[Reading, ...]:
    """Read a name that is one run of Han."""
    if not person:
        return firms.read_run(run)
    short = read_short(run)
    if short is not None:
        return short
    if is_title(run):
        return read_together(run, person=person)
    return _with_foreign(people.read_run(run), run)


def read_together(name: str, *, person: bool) -> tuple[Reading, ...]:
    """Give a name's readings with all its words seen at once; `readings` comes to the same.

    >>> read_together("НПО «Уралподшипник»", person=False)
    (('.npo', 'uralpodshipnik'),)
    """
    ways: list[Reading] = []
    for way in ways_written(bounded(name), person=person):
        words = (people.person_words(way) if person else plain(way).split())[:_LONGEST_NAME]
        ways += _read(words, person)
        masked = _unmasked(words)
        if masked != words:
            ways += _read(masked, person)
    found = tuple(dict.fromkeys(reading for reading in ways if reading))[:MOST_READINGS]
    return _with_foreign(found, name) if person else found


def _with_foreign(found: tuple[Reading, ...], name: str) -> tuple[Reading, ...]:
    """Add the ways a person's name reads as a foreign one in Chinese, Korean or Japanese."""
    if not may_be_foreign(name):
        return found
    foreign = foreign_readings(people.person_words(bounded(name))[:_LONGEST_NAME])
    kept = found[: MOST_READINGS - len(foreign)]
    return tuple(dict.fromkeys((*kept, *foreign)))


def _with_palladian(found: tuple[Reading, ...], name: str) -> tuple[Reading, ...]:
    """Add the way a person's name reads as a Chinese one in Russian."""
    chinese = palladian_readings(people.person_words(bounded(name)))
    return tuple(dict.fromkeys((*found[: MOST_READINGS - len(chinese)], *chinese)))


def _read(words: list[str], person: bool) -> list[Reading]:
    part = people.person_part if person else firms.firm_part
    parts = [part(stretch) for stretch in _stretches(words)]
    return [tuple(t for part in row for t in part if t) for row in _some_products(parts)]


def _some_products(parts: list[tuple[Reading, ...]]) -> list[tuple[Reading, ...]]:
    total = 1
    for part in parts:
        total *= max(1, len(part))
    if total > MOST_READINGS:  # keep the likeliest of each stretch
        parts = [part[:2] if len(parts) < 5 else part[:1] for part in parts]
    return list(product(*parts))


def _unmasked(words: list[str]) -> list[str]:
    """Read words made only of look-alike letters as Latin, where the name has Latin words too."""
    if "latn" not in {script_of_word(word) for word in words}:
        return words
    return [
        latin_look(word) or word if script_of_word(word) in ("cyrl", "grek") else word
        for word in words
    ]


def _stretches(words: list[str]) -> list[Words]:
    """Part a name where Han begins and ends: Han stretches hold one run, others hold words."""
    out: list[list[str]] = []
    for word in words:
        pieces = [word] if word.isascii() else [p for p in HAN.split(word) if p]
        for piece in pieces:
            if script_of(piece[0]) == "hani":
                out.append([piece[:_LONGEST_RUN]])
            elif out and script_of(out[-1][0][0]) != "hani":
                out[-1].append(piece)
            else:
                out.append([piece])
    return [tuple(stretch) for stretch in out[:_LONGEST_NAME]]
