"""Words that many names share, known by what they mean: organisation forms, business words, places.

A class stands in a name as a short token of its own: `.llc`, `+electronics`, `@hong_kong`. Two
names then agree on the class in whatever language each is written.
"""

from functools import cache

from witting.names.normal import plain
from witting.names.romanise import romanise_word
from witting.names.scripts import script_of
from witting.names.tables import table

FORM, BUSINESS, PLACE = ".", "+", "@"
_FILES = (("places", PLACE), ("words", BUSINESS), ("forms", FORM))

_SHORT_HANGUL = 2  # syllables: in Latin letters too like other words, as 수산 is like Susan
_SHORT = 4  # letters: shorter words are too like each other

Phrase = tuple[str, ...]


@cache
def phrases() -> dict[Phrase, str]:
    """Give every known phrase of parted words, native and romanised, with its class.

    What a table writes goes before what another's native word sounds like: islami is Islamic, and
    not a form of ислам, Islam.
    """
    written: dict[Phrase, str] = {}
    heard: dict[Phrase, str] = {}
    for name, mark in _FILES:
        for group, by_script in table(name).items():
            for script, ways in by_script.items():
                if script == "hani":
                    continue
                for way in ways:
                    own, *others = _spellings(way)
                    written[own] = mark + group
                    heard.update((phrase, mark + group) for phrase in others)
    return heard | written


@cache
def meanings() -> dict[str, Phrase]:
    """Give what Arabic and Persian words that firms are called by mean, in plain Latin words.

    >>> meanings()["قلعة"]
    ('castle',)
    """
    return {
        plain(word): tuple(latin.split())
        for latin, words in table("meanings")["words"].items()
        for word in words
        if (plain(word),) not in phrases()
    }


@cache
def abjad_words() -> frozenset[str]:
    """Give every Arabic and Persian word the tables know the meaning of."""
    return phrase_words() | meanings().keys()


@cache
def phrase_words() -> frozenset[str]:
    """Give every word that stands in some known phrase."""
    return frozenset(word for phrase in phrases() for word in phrase)


def _spellings(way: str) -> tuple[Phrase, ...]:
    """Give a phrase as it is written, and then without articles and in Latin letters."""
    words = tuple(plain(way).split())
    if script_of(words[0][0]) == "hang" and len(words[0]) <= _SHORT_HANGUL:
        return (words,)
    bare = tuple(without_article(word) for word in words)
    return tuple(dict.fromkeys((words, bare, tuple(romanise_word(word) for word in words))))


ARTICLES = ("وال", "بال", "ولل", "لل", "ال")
LEAST_BARE = 3


def without_article(word: str) -> str:
    """Take the Arabic article, and what is written together with it, off a plain word.

    >>> without_article("للالكترونيات")
    'الكترونيات'
    """
    for article in ARTICLES:
        if word.startswith(article) and len(word) - len(article) >= LEAST_BARE:
            return word[len(article) :]
    return word


@cache
def first_words() -> frozenset[str]:
    """Give every word some known phrase begins with: a quick no for all others."""
    return frozenset(phrase[0] for phrase in phrases() if phrase)


@cache
def han_words() -> dict[str, str]:
    """Give the known Chinese and Japanese words, which stand in a name without spaces."""
    return {
        way: mark + group
        for name, mark in _FILES
        for group, by_script in table(name).items()
        for way in by_script.get("hani", ())
    }


@cache
def _people_words(group: str) -> frozenset[str]:
    found: set[str] = set()
    for ways in table("titles")[group].values():
        for way in ways:
            joined = " " not in way  # г-н and Ph.D. are one word each, by all their letters
            for phrase in _spellings(way):
                found.update(("".join(phrase),) if joined else phrase)
    return frozenset(found)


@cache
def run_titles() -> tuple[str, ...]:
    """Give the titles that Chinese, Japanese and Korean write on to a name, the longest first."""
    titles = table("titles")["titles"]
    return tuple(sorted((*titles["hani"], *titles["hang"]), key=lambda title: (-len(title), title)))


@cache
def title_ends() -> frozenset[str]:
    """Give the letters that such titles begin or end with: a quick no for all others."""
    return frozenset(letter for title in run_titles() for letter in (title[0], title[-1]))


@cache
def only_titles() -> frozenset[str]:
    """Give every word that is a title such as Dr, Sheikh or г-н, and never a part of a name."""
    return _people_words("titles") - _people_words("particles")


def is_title(word: str) -> bool:
    """Say whether a word is a title such as Dr, Sheikh or г-н, and never a part of a name."""
    return word in only_titles()


def particles() -> frozenset[str]:
    """Give every particle."""
    return _people_words("particles")


def is_particle(word: str) -> bool:
    """Say whether a word is a particle such as bin, van, of or al."""
    return word in _people_words("particles")


def is_form(word: str) -> bool:
    """Say whether a single word is an organisation form such as ooo or llc."""
    return phrases().get((word,), " ")[0] == FORM


@cache
def form_words() -> frozenset[str]:
    """Give words that only organisation forms use: what a form cut or out of order leaves."""
    alone = {phrase[0] for phrase in phrases() if len(phrase) == 1}
    return frozenset(
        word
        for phrase, token in phrases().items()
        if token[0] == FORM and len(phrase) > 1
        for word in phrase
        if len(word) > _SHORT and word not in alone and not is_particle(word)
    )


@cache
def class_words() -> tuple[str, ...]:
    """Give every Latin word of the known phrases, for mending misspelt ones."""
    words = {word for phrase in phrases() for word in phrase}
    return tuple(sorted(w for w in words if w.isascii() and len(w) > _SHORT))
