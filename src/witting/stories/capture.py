"""Where a person's name begins and ends, told by the script it is written in.

Latin and Cyrillic have capitals. Arabic has none: a name goes on until a word the tables know.
Chinese has neither capitals nor spaces: a family name and one or two letters, or a run of the
letters that foreign names are written with.
"""

from functools import cache, lru_cache

from witting.names import han_exonyms, plain, plain_forms, romanise_word, script_of
from witting.names.tables import table as names_table
from witting.stories.page import Page
from witting.stories.tables import listed, table
from witting.stories.words import fold

_MOST_WORDS = 4
_MOST_ARABIC = 3
_MOST_FOREIGN = 14  # Han letters
_STOP_TABLES = (
    "event", "prep", "stops", "clause", "office", "group", "organisation", "institution", "month",
    "weekday", "counted", "planned", "not", "pronoun", "unit", "number", "last", "relative",
)  # fmt: skip
_DOTS = "·•・"
_MOST_PART = 6  # letters before the dot
_BEGIN_AND = listed("وانغ وليد وو وين ويليام والتر وي ون وسيم وائل وولف")
_HAN_STOPS = frozenset(
    "的是和与及同在于向对把被将称说已曾也还就从自等了并而但有此该其这那各均则因为以上下中内外前后日月年时至到由"
)


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(map(fold, table("names")[name].split()))


@cache
def _foreign() -> frozenset[str]:
    return frozenset(table("names")["transliteration"]) | {"·", "•", "・"}


@cache
def _dotted() -> frozenset[str]:
    """Give every letter that a known foreign name is written with in Chinese."""
    return _foreign().union(*(han for han in han_exonyms() if len(han) > 1)) - _HAN_STOPS


@cache
def _families() -> frozenset[str]:
    rows = names_table("families")["families"]
    return frozenset(letter for row in rows for letter in row["han"]) | {"习", "習"}


@cache
def _given() -> frozenset[str]:
    """Give the known given names: those of the names room in Latin letters, and our own."""
    found = set(map(fold, table("names")["given"].split()))
    for group in names_table("given")["groups"].values():
        for rows in (group.get("same", ()), group.get("short", ())):
            found.update(word for row in rows for word in row.split())
    return frozenset(found)


@lru_cache(maxsize=32768)
def is_given(word: str) -> bool:
    """Say whether a word is a known given name, in whatever script.

    >>> is_given("Sergey"), is_given("Сергей"), is_given("Tuesday")
    (True, True, False)
    """
    folded = fold(word)
    return folded in _given() or (script_of(word[0]) == "cyrl" and _is_romanised(plain(word)))


def _is_romanised(word: str) -> bool:
    return any(romanise_word(form) in _given() for form in plain_forms(word))


def name_from(page: Page, at: int, language: str) -> tuple[int, int] | None:
    """Give the first and the last word of a person's name that begins at a word, or None."""
    if at >= len(page.words):
        return None
    if language == "zh":
        return _han_name(page, at)
    if language == "ar":
        return _arabic_name(page, at)
    return capital_run(page, at)


def capital_run(page: Page, at: int) -> tuple[int, int] | None:
    """Give a run of capitalised words that a name may be, initials and particles within."""
    words = page.words
    if at >= len(words) or not _is_name_word(page, at):
        return None
    last, i = at, at + 1
    while i < len(words) and last - at < _MOST_WORDS + 1:
        if words[i].text == "." and len(words[i - 1].text) == 1 and i == last + 1:
            last = i
        elif not _is_beside(page, i):
            break
        elif _is_name_word(page, i):
            last = i
            if fold(words[i].text).endswith("'s"):
                break
        elif not (fold(words[i].text) in _words("particles") and i + 1 < len(words)):
            break
        i += 1
    while last > at and words[last].is_mark and len(words[last - 1].text) > 1:
        last -= 1
    if last - at > 1 and words[at].text[0] > "z" and not is_given(words[at].text):
        own = next((n for n in range(at + 1, last) if _is_given_at(page, n)), None)
        at = at if own is None or words[own - 1].is_mark else own  # адвокат Каска Елена Орг
    if words[last].is_mark or fold(words[last].text) in _words("particles"):
        return (at, last - 1) if last > at and not words[last].is_mark else None
    return at, last


def _is_given_at(page: Page, i: int) -> bool:
    word = page.words[i]
    is_particle = fold(word.text) in _words("particles")
    return word.is_capital and not is_particle and is_given(word.text)


def _is_beside(page: Page, i: int) -> bool:
    """Say whether nothing but a space stands before a word."""
    before, word = page.words[i - 1], page.words[i]
    return page.passage.text[before.end : word.start].strip(" \xa0") == "" and not word.is_mark


def _is_name_word(page: Page, at: int) -> bool:
    word = page.words[at]
    if len(word.text) == 1 and word.is_capital and at and page.words[at - 1].is_capital:
        return not page.words[at - 1].is_mark  # an initial, or Ван И
    if word.is_mark or not word.is_capital or fold(word.text) in _words("not_names"):
        return False
    return not any(page.is_in(t, at) for t in ("office", "institution", "month", "weekday"))


def _arabic_name(page: Page, at: int) -> tuple[int, int] | None:
    places = {i for first, last, _ in page.places for i in range(first, last + 1)}
    last = at - 1
    for i in range(at, min(at + _MOST_ARABIC + 1, len(page.words))):
        word = page.words[i]
        key = fold(word.text)
        if (
            word.is_mark
            or key[0].isdigit()
            or i in places
            or any(page.is_in(t, i) for t in _STOP_TABLES)
        ):
            break
        if i == at and (_has_article(word.text) or len(key) < 2):
            break
        if i > at and key[0] == "و" and key not in _BEGIN_AND:
            break
        if i > at and key.startswith(("لل", "بال", "وال")):
            break
        joins = i > at and fold(page.words[i - 1].text) in _words("particles")
        if i - at >= _most_arabic(page, at) and not joins:
            break
        last = i
    while last >= at and fold(page.words[last].text) in _words("particles"):
        last -= 1
    return (at, last) if last >= at else None


def _has_article(word: str) -> bool:
    """Say whether an Arabic word begins with the article: not so أليكسي, nor a given name."""
    return fold(word).startswith(("ال", "لل")) and word[0] not in "أإآ" and not is_given(word)


def _most_arabic(page: Page, at: int) -> int:
    """Give how many words a name may have: two, or three for Chinese and chains of given names."""
    words = [fold(word.text) for word in page.words[at : at + 2]]
    is_longer = words[0] in _words("first_family") or all(is_given(word) for word in words)
    return _MOST_ARABIC if is_longer else _MOST_ARABIC - 1


def _han_name(page: Page, at: int) -> tuple[int, int] | None:
    run = _single_letters(page, at)
    if len(run) < 2:
        return None
    letters = [page.words[i].text for i in run]
    foreign = next((n for n, x in enumerate(letters) if x not in _foreign()), len(letters))
    if letters[0] in _families() and not (foreign >= 3 or "·" in letters[:foreign]):
        is_word = "".join(letters[:2]) in _words("not_han")  # 总统任期
        return None if is_word else (run[0], run[min(len(run), 3) - 1])
    return (run[0], run[foreign - 1]) if foreign >= 2 else None


def _single_letters(page: Page, at: int) -> list[int]:
    words = page.words
    run: list[int] = []
    for i in range(at, min(at + _MOST_FOREIGN, len(words))):
        text = words[i].text
        if len(text) != 1 or words[i].is_mark or (run and words[i].start != words[i - 1].end):
            break
        if text in _HAN_STOPS or any(page.is_in(t, i) for t in ("prep", "and", "planned", "not")):
            break
        if page.places_at(i) is not None:
            break
        run.append(i)
    return run


def dotted_name(page: Page, dot: int) -> tuple[int, int] | None:
    """Give a foreign name in Chinese by the dot within it, whatever stands around: 卡尔·魏斯."""
    words = page.words
    first = last = dot
    for _ in range(_MOST_PART):
        touches = first > 0 and words[first - 1].end == words[first].start
        if not touches or not _is_dotted(page, first - 1):
            break
        first -= 1
    while last + 1 < len(words) and last - dot < _MOST_FOREIGN:
        if not _is_dotted(page, last + 1) or words[last + 1].start != words[last].end:
            break
        last += 1
    return (first, last) if first < dot < last else None


def _is_dotted(page: Page, i: int) -> bool:
    text = page.words[i].text
    if text in _DOTS:
        return True
    if len(text) != 1 or page.words[i].is_mark or text not in _dotted():
        return False
    return not any(page.is_in(t, i) for t in ("prep", "and", "planned", "not", "passive"))


def han_run(page: Page, at: int) -> tuple[int, int] | None:
    """Give two or three letters right after an office, which only a name can be there."""
    run = _single_letters(page, at)
    if not 2 <= len(run) <= 3 or page.text(run[0], run[-1]) in _words("not_han"):
        return None
    return run[0], run[-1]


def han_name(page: Page, at: int) -> tuple[int, int] | None:
    """Give a name of two or three letters that begins with a family name, and no such word."""
    found = _han_name(page, at)
    if found is None or found[1] - found[0] > 2 or page.words[at].text not in _families():
        return None
    return None if page.text(*found) in _words("not_han") else found
