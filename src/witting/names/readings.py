"""A name as the words it can be read as: what the index holds and what a query asks for.

A reading is a row of short strings that say by their first sign what they are: `.llc` a form,
`+electronics` a business word, `@beijing` a place, `~bWtYn` an Arabic or Hebrew word by its sounds,
`17` a number, `v` an initial, anything else a word in Latin letters.
"""

import re
from enum import IntEnum
from functools import lru_cache
from itertools import product

from witting.names.abjad import MARK
from witting.names.classes import (
    BUSINESS,
    FORM,
    PLACE,
    first_words,
    form_words,
    is_particle,
    is_title,
    longest_phrase,
    phrases,
    without_article,
)
from witting.names.exonyms import exonyms
from witting.names.han import organisation_readings, person_readings
from witting.names.normal import latin_look, plain
from witting.names.romanise import korean_name, romanise_word
from witting.names.scripts import script_of, script_of_word

Reading = tuple[str, ...]
MOST_READINGS = 16
PART_OF_FORM = ".part"  # a word that only forms use, found apart from its form
_LONGEST_NAME = 60  # words; what comes after is not part of a name anybody lists
_HAN = re.compile("([㐀-䶿一-鿿豈-﫿]+)")
_INITIAL = re.compile(r"(?<![^\W_])([^\W\d_])\.(?=\s*[^\W_])")
_ABD = re.compile(r"^abd[aeou]*(?:l|r(?=r)|s(?=s)|n(?=n))(?!l?lah$)(.{3,})$")


class TokenKind(IntEnum):
    """What a token of a reading is."""

    WORD = 0
    INITIAL = 1
    NUMBER = 2
    PARTICLE = 3
    FORM = 4
    BUSINESS = 5
    PLACE = 6
    ABJAD = 7
    PATRONYMIC = 8


_MARKS = {
    FORM: TokenKind.FORM,
    BUSINESS: TokenKind.BUSINESS,
    PLACE: TokenKind.PLACE,
    MARK: TokenKind.ABJAD,
}
_PATRONYMIC = re.compile(
    "..(?:[oe]vich|[oe]vych|[oe]v[it]?tch|[oe]vi[cz]|[oe]vyc|[oe]vitj|[aei]vich|yevich|eevich"
    "|[oe]vna|[aei]vna|inichna|eevna|oglu|ogly|uulu|kyzy)$"
)


@lru_cache(maxsize=262144)
def kind_of(token: str) -> TokenKind:
    """Say what a token is by its own letters.

    >>> kind_of(".llc"), kind_of("17"), kind_of("vladimirovich")
    (<TokenKind.FORM: 4>, <TokenKind.NUMBER: 2>, <TokenKind.PATRONYMIC: 8>)
    """
    marked = _MARKS.get(token[:1])
    if marked is not None:
        return marked
    if token.isdigit():
        return TokenKind.NUMBER
    if len(token) == 1:
        return TokenKind.INITIAL
    if is_particle(token):
        return TokenKind.PARTICLE
    return TokenKind.PATRONYMIC if _PATRONYMIC.search(token) else TokenKind.WORD


def readings(name: str, *, person: bool) -> tuple[Reading, ...]:
    """Give the ways a name can be read, the likeliest first; never empty for a name with letters.

    A person's words are all names; an organisation's may be forms, business words and places.

    >>> readings("НПО «Уралподшипник»", person=False)
    (('.npo', 'uralpodshipnik'),)
    """
    if person:  # В.В. is two initials, where J.S.C. is one word
        name = _INITIAL.sub(r"\1 ", name)
    words = plain(name).split()[:_LONGEST_NAME]
    masked = _unmasked(words)
    found = _read(words, person) + (_read(masked, person) if masked != words else [])
    return tuple(dict.fromkeys(reading for reading in found if reading))[:MOST_READINGS]


def _read(words: list[str], person: bool) -> list[Reading]:
    parts = [_person_part(p) if person else _organisation_part(p) for p in _stretches(words)]
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


def _stretches(words: list[str]) -> list[tuple[str, ...]]:
    """Part a name where Han begins and ends: Han stretches hold one run, others hold words."""
    out: list[list[str]] = []
    for word in words:
        pieces = [word] if word.isascii() else [p for p in _HAN.split(word) if p]
        for piece in pieces:
            if script_of(piece[0]) == "hani":
                out.append([piece])
            elif out and script_of(out[-1][0][0]) != "hani":
                out[-1].append(piece)
            else:
                out.append([piece])
    return [tuple(stretch) for stretch in out]


def _person_part(stretch: tuple[str, ...]) -> tuple[Reading, ...]:
    script = script_of(stretch[0][0])
    if script == "hani":
        return person_readings(stretch[0])
    if script == "hang" and sum(map(len, stretch)) in (2, 3, 4):
        return korean_name("".join(stretch))
    kept = tuple(word for word in stretch if not is_title(word)) or stretch
    ways = (kept, *_russian_ways(kept))
    return tuple(dict.fromkeys(_with_initials(_with_exonyms(way)) for way in ways))


def _with_initials(words: tuple[str, ...]) -> Reading:
    """Read a person's words; an initial is one letter in Latin too: Ю. is Y, whatever Y begins."""
    return tuple(
        token
        for word in words
        for token in ((romanise_word(word)[:1],) if _is_initial(word) else _words((word,)))
    )


def _is_initial(word: str) -> bool:
    return len(word) == 1 and script_of(word) == "cyrl"


_BELARUSIAN = (("ул", "вл"), ("аў", "ов"), ("еў", "ев"), ("ў", "в"), ("дзь", "дь"), ("дзі", "ди"),
               ("дзе", "де"), ("ці", "ти"), ("ць", "ть"), ("ры", "ри"), ("авіч", "ович"),
               ("евіч", "евич"), ("аў", "ов"), ("і", "и"))  # fmt: skip
_UKRAINIAN = (("г", "һ"), ("миколайович", "николаевич"), ("микола", "николай"), ("олекс", "алекс"),
              ("ійович", "иевич"), ("и", "ы"), ("і", "и"), ("ї", "и"))  # fmt: skip


def _russian_ways(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Give the Russian way to write a Belarusian or Ukrainian name: lists often hold that one."""
    text = " ".join(words)
    out = []
    if "ў" in text or "дз" in text or "ці" in text or "авіч" in text:
        out.append(tuple(_replaced(word, _BELARUSIAN) for word in words))
    if any(letter in text for letter in "іїєґ"):
        out.append(tuple(_replaced(word, _UKRAINIAN) for word in words))
    return out


def _replaced(word: str, pairs: tuple[tuple[str, str], ...]) -> str:
    for old, new in pairs:
        word = new + word[2:] if old == "ул" and word.startswith(old) else word
        word = word.replace(old, new) if old != "ул" else word
    return word


def _with_exonyms(words: tuple[str, ...]) -> tuple[str, ...]:
    if all(word.isascii() for word in words):
        return words
    known, out, at = exonyms(), list[str](), 0
    while at < len(words):
        for size in (4, 3, 2, 1):
            reads = known.get(words[at : at + size])
            if reads:
                out.extend(reads)
                at += size
                break
        else:
            out.append(words[at])
            at += 1
    return tuple(out)


def _words(words: tuple[str, ...]) -> Reading:
    out: list[str] = []
    for word in (part for whole in words for part in _servant(whole)):
        latin = romanise_word(word)
        split = _ABD.match(latin) if latin.startswith("abd") else None
        if split:
            out += ["abd", split[1]]
        elif latin not in ("", MARK):
            out.append("abd" if latin in ("abdul", "abdel", "abdal") else latin)
    return tuple(out)


def _servant(word: str) -> tuple[str, ...]:
    """Part عبدالحكيم as عبد الحكيم, as the Latin spelling is parted too."""
    return ("عبد", word[3:]) if word.startswith("عبدال") and len(word) > 7 else (word,)


def _organisation_part(stretch: tuple[str, ...]) -> tuple[Reading, ...]:
    if script_of(stretch[0][0]) == "hani":
        run = stretch[0]
        found = organisation_readings(run)
        alone = all(kind_of(t) is TokenKind.WORD for reading in found for t in reading)
        return (*found, *person_readings(run)) if alone and len(run) <= 4 else found
    return (_classed(_with_exonyms(stretch)),)


def _classed(words: tuple[str, ...]) -> Reading:
    """Replace known phrases, the longest first, by their class; romanise what is left."""
    known, begins, longest = phrases(), first_words(), longest_phrase()
    out: list[str] = []
    at = 0
    forms = tuple(_bare_abjad(word) for word in words)
    bare = tuple(map(without_article, words))
    while at < len(words):
        size = 0
        if forms[at] in begins or bare[at] in begins:
            for size in range(min(longest, len(words) - at), 0, -1):
                ways = (forms[at : at + size], words[at : at + size], bare[at : at + size])
                found = next((known[way] for way in ways if way in known), None)
                if found:
                    out.append(found)
                    break
            else:
                size = 0
        if not size:
            out += (PART_OF_FORM,) if words[at] in form_words() else _words((words[at],))
            size = 1
        at += size
    return tuple(out)


def _bare_abjad(word: str) -> str:
    """Take the prefixes و ل ب ف off an Arabic word where what is left is a known word."""
    if script_of(word[0]) != "arab" or word in first_words():
        return word
    rest = word
    for prefix in ("و", "لل", "ل", "ب", "ف"):
        if rest.startswith(prefix):
            rest = rest[len(prefix) :]
            for guess in (rest, "ال" + rest):
                if guess in first_words():
                    return guess
    return word
