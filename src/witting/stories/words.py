"""A passage as words and sentences: where each word stands, and the keys tables may know it by.

Spaces part the words of Arabic, Russian and English. Chinese has none: there, what the tables
know is cut out of a run of letters, the longest first, and every other letter is a word.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

_HAN = "㐀-䶿一-鿿"
_LETTER = rf"(?:[^\W_{_HAN}]|[\u064b-\u0652\u0670])"  # letters and digits, with Arabic vowel signs
_TOKEN = re.compile(
    rf"(?P<han>[{_HAN}·•・]+)|(?P<dotted>(?:[A-Z]\.){{2,}})"
    rf"|(?P<word>{_LETTER}+(?:[-'’.&](?=[^\W\d_{_HAN}]){_LETTER}+)*)"
    r"|(?P<mark>[^\w\s]|_)"
)
_END = frozenset(".!?。！？؟…;；؛")
_CLOSE = frozenset("\"'”’»)）】]」』")
_MARKS = re.compile("[\u0640\u064b-\u0652\u0670\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_FOLD = str.maketrans("أإآٱىةکیёЁ’", "اااايهكيеЕ'")
_SUFFIXES = ("هما", "هم", "ها", "نا", "كم", "ه", "ا")
_DASHES = frozenset("—–―-")
_LEAST = 3
_LONGEST_SENTENCE = 250  # words and marks; in Chinese, mostly letters
_SHORT_FORMS = (
    "mr mrs ms dr st gen col lt sen rep gov prof no co inc ltd corp jan feb mar apr jun jul "
    "aug sept sep oct nov dec u.s u.k e.u u.n г им ул гг млн млрд руб т"
)
_ABBREVIATED = frozenset(_SHORT_FORMS.split())


class Word(NamedTuple):
    """One word or mark of a passage. `keys` are what tables may know it by, the surest first.

    A plain tuple, as hundreds of them are made for every story.
    """

    start: int
    end: int
    text: str
    keys: tuple[str, ...]
    is_mark: bool = False
    is_future: bool = False  # its Arabic prefix puts it in the future

    @property
    def is_capital(self) -> bool:
        """Say whether it begins with a capital letter."""
        return self.text[0].isupper()


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Give a word as tables are compared: small letters, no vowel signs, one alef, one yeh.

    >>> fold("الأولى"), fold("Приём")
    ('الاولي', 'прием')
    """
    return _MARKS.sub("", word).lower().translate(_FOLD)


@lru_cache(maxsize=65536)
def keys_of(word: str) -> tuple[tuple[str, ...], bool]:
    """Give the keys of a written word, and whether a prefix puts it in the future.

    >>> keys_of("سيزور")
    (('سيزور', 'يزور'), True)
    >>> keys_of("Putin's")[0]
    ("putin's", 'putin')
    """
    key = fold(word)
    if key.endswith("'s"):
        return (key, key[:-2]), False
    if not key or not "\u0600" <= key[0] <= "\u06ff":
        return (key,), False
    keys, future = list(_bare(key)), False
    for one in tuple(keys):
        if len(one) > _LEAST + 1 and one[0] == "س" and one[1] in "يتن":
            keys.append(one[1:])
            future = True
    suffixes = _SUFFIXES[:-2] if word.endswith("ة") else _SUFFIXES
    for one in tuple(keys):
        for suffix in suffixes:
            if one.endswith(suffix) and len(one) - len(suffix) >= _LEAST:
                rest = one[: -len(suffix)]
                keys.append(rest)
                if rest.endswith("ت"):
                    keys.append(rest[:-1] + "ه")
    return tuple(dict.fromkeys(keys)), future


def _bare(key: str) -> Iterator[str]:
    """Give an Arabic word, then what it is without "and", a preposition, the article."""
    rests = [key]
    if key[0] in "وف" and len(key) > _LEAST:
        rests.append(key[1:])
    for rest in tuple(rests):
        if rest.startswith("لل") and len(rest) > _LEAST + 1:
            rests.append("ال" + rest[2:])
        elif rest[0] in "بلك" and len(rest) > _LEAST:
            rests.append(rest[1:])
    yield from rests
    yield from (r[2:] for r in rests if r.startswith("ال") and len(r) > _LEAST + 1)


def words_of(text: str, han: Mapping[str, int], known: Collection[str]) -> list[Word]:
    """Give the words and marks of a text.

    `han` gives, for a first letter, how long the longest Chinese word of the tables is that begins
    with it; `known` holds those words.
    """
    out: list[Word] = []
    for found in _TOKEN.finditer(text):
        start, written = found.start(), found.group()
        if found["han"]:
            out.extend(_han_words(written, start, han, known))
        elif found["mark"]:
            out.append(Word(start, found.end(), written, (written,), is_mark=True))
        elif found["dotted"]:
            key = fold(written)
            out.append(Word(start, found.end(), written, (key, key.replace(".", ""))))
        else:
            keys, future = keys_of(written)
            out.append(Word(start, found.end(), written, keys, is_future=future))
    return out


def _han_words(
    run: str, offset: int, han: Mapping[str, int], known: Collection[str]
) -> Iterator[Word]:
    at = 0
    while at < len(run):
        most = min(han.get(run[at], 1), len(run) - at)
        size = next((n for n in range(most, 1, -1) if run[at : at + n] in known), 1)
        if size > 1 and run[at + size - 1] == "部" and run[at + size : at + size + 1] == "长":
            size = next((n for n in range(size - 1, 1, -1) if run[at : at + n] in known), 1)
        piece = run[at : at + size]
        yield Word(offset + at, offset + at + size, piece, (piece,))
        at += size


def sentences_of(words: list[Word], text: str) -> list[tuple[int, int]]:
    """Give the sentences as stretches of words, from one to before another.

    One longer than any sentence is cut: a text without full stops is no one sentence.
    """
    out: list[tuple[int, int]] = []
    start = 0
    for i, word in enumerate(words):
        if i < start:
            continue
        is_end = word.is_mark and word.text in _END and not _is_within(words, i, text)
        if not is_end and i - start < _LONGEST_SENTENCE:
            continue
        end = i + 1
        while end < len(words) and words[end].text in _CLOSE and _touches(words, end):
            end += 1
        out.append((start, end))
        start = end
    if start < len(words):
        out.append((start, len(words)))
    return out


def _touches(words: list[Word], i: int) -> bool:
    return words[i].start == words[i - 1].end


def _is_within(words: list[Word], i: int, text: str) -> bool:
    """Say whether a full stop ends no sentence: an initial, a short form, a number."""
    if words[i].text != "." or i == 0:
        return False
    before, after = words[i - 1], text[words[i].end : words[i].end + 1]
    if after and not after.isspace() and after not in _CLOSE:
        return True
    is_initial = len(before.text) == 1 and before.text.isalpha() and before.text.isupper()
    if not (is_initial or fold(before.text) in _ABBREVIATED):
        return False
    return i + 1 < len(words) and (words[i + 1].text[0].isalnum() or words[i + 1].text in _DASHES)
