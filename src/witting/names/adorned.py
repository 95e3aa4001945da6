"""The other ways a name may have been meant: parted, joined, undisguised or without damage.

Each way is the whole name written again, to be read as any other; a name that bears no sign of
damage or adornment is only itself.
"""

import re
from functools import lru_cache

from witting.names.classes import is_form, is_particle, is_title
from witting.names.damaged import lettered
from witting.names.looks import seen_as_latin
from witting.names.normal import plain

MOST_WAYS = 6
_ARTICLES = "al|el|ul|ad|as|ash|at|az|bin|ibn|abu"
_PART_JOINED = re.compile(r"([A-Z]?[a-z]{1,3})([A-Z][a-z'’].*)")  # alZawahiri, AbuBakr
_STRAY = re.compile(rf"[a-z]((?:{_ARTICLES})[-‐]\w.*)", re.IGNORECASE)  # xal-Assad
_FORM_JOINED = re.compile(r"(.*[a-z])((?:[A-Z]{2,}|[A-Z][a-z]+[A-Z]?)\.?)")  # SiemensAG
MOST_INITIALS = 3  # letters that may be initials run together
_INITIALS = re.compile(rf"([^\W\d_]{{2,{MOST_INITIALS}}})[.,]?")
_VOWELS = frozenset("aeiouyаеёиоуыэюяіїє")
# Short words that names have in full, in capitals as in any letters.
_NO_INITIALS = frozenset(
    ("ng", "jr", "sr", "jnr", "snr", "an", "en", "er", "or", "ir", "on", "un", "ur",
     "ан", "ен", "ир", "юн")
)  # fmt: skip
_LEAST_BESIDE = 3  # letters of the word that initials stand beside
_ODD = re.compile("[0-9‐-]")  # in a word with capitals only where they belong
_BROKEN = re.compile(r"(?<=[^\W\d_])[\xa0\u202f](?=[^\W\d_])")
_MOST_BROKEN = 2


def ways_written(name: str, *, person: bool) -> tuple[str, ...]:
    """Give the names a written one may be, the likeliest first, itself among them.

    >>> ways_written("alZawahiri, Ayman", person=True)
    ('al Zawahiri, Ayman', 'alZawahiri, Ayman')
    >>> ways_written("SiemensAG", person=False)
    ('SiemensAG', 'Siemens AG')
    """
    words = name.split()
    disguised = not name.isascii() and is_disguised(name)
    if not disguised and not any(is_adorned(word, person=person) for word in words):
        return (name,)
    surely, maybe = _again(words, 0, person), _again(words, 1, person)
    ways = [*surely, name, *maybe]
    if person:
        ways += _with_initials(words)
    if disguised:
        ways += filter(None, (seen_as_latin(name), _mended(name)))
    return tuple(dict.fromkeys(ways))[:MOST_WAYS]


def _again(words: list[str], kind: int, person: bool) -> list[str]:
    """Write the name once for each way its words have, all words in that way at once."""
    found = [_other_words(word, person)[kind] for word in words]
    return [
        " ".join(
            ways[min(at, len(ways) - 1)] if ways else w
            for w, ways in zip(words, found, strict=True)
        )
        for at in range(max(map(len, found), default=0))
    ]


@lru_cache(maxsize=65536)
def _other_words(word: str, person: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give what a written word surely is instead, and what it may be as well."""
    if not person:
        joined = _FORM_JOINED.fullmatch(word)
        is_joined = joined is not None and is_form(plain(joined[2]))
        return (), (f"{joined[1]} {joined[2]}",) if joined and is_joined else ()
    joined = _PART_JOINED.fullmatch(word)
    if joined and (is_particle(joined[1].lower()) or joined[1].lower() == "abu"):
        return (f"{joined[1]} {joined[2]}",), ()
    stray = _STRAY.fullmatch(word)
    if stray and not is_particle(word.partition("-")[0].lower()):
        return (), (stray[1],)
    return lettered(word), ()


def is_adorned(word: str, *, person: bool) -> bool:
    """Say whether a written word alone is reason to look for other ways.

    >>> is_adorned("VLAD1MIR", person=True), is_adorned("Vladimir", person=True)
    (True, False)
    """
    if word.istitle() or word.islower():
        if not person or not _ODD.search(word):
            return False
    elif not person and word.isupper():
        return False
    return any(_other_words(word, person)) or (person and _initials(word) > 0)


def is_disguised(name: str) -> bool:
    """Say whether a name as a whole is reason to look for other ways: a hard space, look-alikes.

    >>> is_disguised("ОЅАМА"), is_disguised("Осама")
    (True, False)
    """
    return "\xa0" in name or "\u202f" in name or bool(seen_as_latin(name))


def _initials(word: str) -> int:
    """Say how surely a word is initials run together: 0 not, 1 beside small letters, 2 anyhow."""
    found = _INITIALS.fullmatch(word)
    if not found or not word.isupper():
        return 0
    letters = plain(found[1])
    if len(letters) != len(found[1]) or letters in _NO_INITIALS:
        return 0
    if is_title(letters) or is_particle(letters) or (len(letters) > 2 and is_form(letters)):
        return 0
    vowels = [letter in _VOWELS for letter in letters]
    return 2 if not any(vowels) else int(vowels == [True, False])


def _is_longer(word: str, initials: str) -> bool:
    letters = sum(map(str.isalpha, word))
    return letters >= _LEAST_BESIDE and letters > len(initials.rstrip(".,"))


def _with_initials(words: list[str]) -> list[str]:
    """Read Ivanov AB as Ivanov A. B.: capitals without a vowel, first or last, beside a name."""
    for at in (len(words) - 1, 0):
        sure = _initials(words[at]) if words else 0
        others = [*words[:at], *words[at + 1 :]]
        beside = any(w[0].isupper() and _is_longer(w, words[at]) for w in others)
        if beside and (sure == 2 or (sure == 1 and not all(map(str.isupper, others)))):
            parted = " ".join(f"{letter}." for letter in words[at] if letter.isalpha())
            return [" ".join((*words[:at], parted, *words[at + 1 :]))]
    return []


def _mended(name: str) -> str:
    """Join a word that a hard space stands in; names with more such spaces are parted by them."""
    if len(_BROKEN.findall(name)) > _MOST_BROKEN:
        return ""
    return _BROKEN.sub("", name)
