"""Chinese and Korean names in Latin and Arabic letters: the family first, then its syllables.

Nothing else shows `Xi Jinping` or شي جين بينغ to be a person where no office and no verb stands
beside it: the word before is a family, and the given name is made of syllables that Mandarin has.
"""

import re
from collections.abc import Iterator
from functools import cache

from witting.names.pairs import pairs
from witting.names.tables import table as names_table
from witting.stories.capture import capital_run, is_given
from witting.stories.cast import Draft
from witting.stories.page import Page
from witting.stories.records import NamedKind
from witting.stories.tables import table
from witting.stories.words import fold

_MOST_SYLLABLES = 2
_KOREAN = frozenset(("kim",))
_KOREAN_WORDS = 3
# A syllable of Mandarin as Arabic writes it.
_SYLLABLE = (
    r"(?:تش|تس|دز|[بتجدرزسشفقكغلمنهخوي])?"
    r"(?:يانغ|يانج|وانغ|وانج|يونغ|يونج|ينغ|ينج|انغ|انج|ونغ|ونج|يان|يوان|وان|ين|ون|ان|ياو|او|اي|وي|يو|وا|يا|يي"
    r"|ي|ا|و|ه)"
)
_GIVEN_ARABIC = re.compile(rf"(?:{_SYLLABLE}){{1,2}}")
_SURE_ENDS = ("نغ", "نج")  # what no Arabic word beside one of these families ends in
# Families that are also everyday Arabic words, or the beginning of such.
_UNSURE = frozenset(map(fold, ("شي", "لي", "هو", "يان", "ماو", "لين", "هوانغ", "سون", "كيم")))
_STOPS = ("event", "prep", "stops", "clause", "office", "group", "organisation", "month", "unit")


@cache
def _families() -> frozenset[str]:
    rows = names_table("families")["families"]
    own = (word for word in table("names")["first_family"].split() if word.isascii())
    return frozenset((*own, *(word for row in rows for word in str(row["mandarin"]).split())))


@cache
def _families_arabic() -> frozenset[str]:
    words = table("names")["first_family"].split()
    return frozenset(fold(word) for word in words if word[0] > "\u0600")


@cache
def _syllables() -> frozenset[str]:
    return frozenset(latin for _, latin in pairs("palladius"))


@cache
def _is_chinese(word: str) -> bool:
    """Say whether a word is one or two syllables of Mandarin: jinping, xiao-ming."""
    known = _syllables()
    word = word.replace("-", "").replace("'", "").replace("’", "")
    return word in known or any(
        word[:at] in known and word[at:] in known for at in range(1, len(word))
    )


def in_latin(page: Page, taken: dict[int, Draft]) -> Iterator[tuple[int, int, Draft]]:
    """Find Chinese and Korean names in Latin letters: Xi Jinping, Kim Jong Un."""
    i = 0
    while i + 1 < len(page.words):
        run = None if i in taken else capital_run(page, i)
        if run is None:
            i += 1
            continue
        at = _begin(page, *run)
        i = run[1] + 1
        if at is None or any(n in taken or page.places_at(n) for n in range(at, run[1] + 1)):
            continue
        yield (at, run[1], _person(page, at, run[1]))


def _begin(page: Page, first: int, last: int) -> int | None:
    """Give where in a run of capitalised words a name begins that fills it to its end."""
    for at in range(first, last):
        words = [fold(page.words[n].text).removesuffix("'s") for n in range(at, last + 1)]
        if at > first and not (page.places_at(at - 1) or _is_whose(page, at - 1)):
            return None
        if words[0] in _KOREAN and len(words) == _KOREAN_WORDS:
            return at
        if words[0] not in _families() or len(words) > 1 + _MOST_SYLLABLES or is_given(words[0]):
            continue
        given = words[1:]
        is_long = len(given) == 1 or all(word in _syllables() for word in given)
        if is_long and all(_is_chinese(word) for word in given):
            return at
    return None


def _is_whose(page: Page, at: int) -> bool:
    return fold(page.words[at].text).endswith("'s")


def in_arabic(page: Page, taken: dict[int, Draft]) -> Iterator[tuple[int, int, Draft]]:
    """Find Chinese names in Arabic letters: شي جين بينغ, and وانغ يي."""
    for i, word in enumerate(page.words):
        keys = (*word.keys, fold(word.text)[1:] if word.text[0] == "و" else "")  # وشي
        family = next((key for key in keys if key in _families_arabic()), None)
        if family is None or i in taken or word.is_mark:
            continue
        last = i
        while last < i + _MOST_SYLLABLES and _is_given_at(page, last + 1, taken):
            last += 1
        given = [fold(page.words[n].text) for n in range(i + 1, last + 1)]
        if not given or (family in _UNSURE and not given[-1].endswith(_SURE_ENDS)):
            continue
        written = page.text(i, last)
        yield i, last, _person(page, i, last, written[len(fold(word.text)) - len(family) :])


def _is_given_at(page: Page, at: int, taken: dict[int, Draft]) -> bool:
    if at >= len(page.words) or at in taken or page.words[at].is_mark:
        return False
    before, word = page.words[at - 1], page.words[at]
    if word.start != before.end + 1 or page.places_at(at) is not None:
        return False
    if any(page.is_in(name, at) for name in _STOPS):
        return False
    return _GIVEN_ARABIC.fullmatch(fold(word.text)) is not None


def _person(page: Page, first: int, last: int, name: str = "") -> Draft:
    name = name or re.sub(r"['’]s$", "", page.text(first, last))
    return Draft(
        kind=NamedKind.PERSON,
        name=name,
        because="a family name and syllables of a given name, as in East Asia",
        words=[tuple(re.findall(r"[^\W_]+(?:[-'’][^\W_]+)*", name))],
    )
