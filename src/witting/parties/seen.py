"""The words of running text, as they stand: what each may be, and what parts one from the next."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from witting.names import TokenKind, kind_of, plain, plain_forms, readings, script_of

_WORD = re.compile(r"[^\W_㐀-䶿一-鿿]+(?:['’ʼ][^\W_㐀-䶿一-鿿]+)*")
_APART = re.compile(r"[^\s\-.\"«»“”„'’()–]|\.\s|\n|[()–]")  # what parts one name from the next

_COLUMN = re.compile(r"[ \u00a0]{2,}|[ ]*\t\s*")  # what parts the columns of a page
_FIRM = 2  # words: its own and its form

_SHORT, _TEXTS = 4_000, 64  # signs of a text whose words are kept, and how many texts


class Seen(NamedTuple):
    """One word of the text: where it is, what it may be, and whether it may belong to a name."""

    start: int
    end: int
    forms: tuple[str, ...]
    stretch: int  # words of one stretch have nothing between them that parts names
    capital: bool


def words_seen(text: str) -> Sequence[Seen]:
    """Give the words of a text, in order; kept for the next index where the text is short."""
    return _seen(text) if len(text) > _SHORT else _seen_before(text)


def _seen(text: str) -> tuple[Seen, ...]:
    out: list[Seen] = []
    stretch, last = 0, 0
    for found in _WORD.finditer(text):
        between = text[last : found.start()]
        if between != " " and (_APART.search(between) or _ends_column(out, between)):
            stretch += not _after_initial(text, last, found.start())
        last = found.end()
        forms, capital = _forms(found.group())
        if forms:
            out.append(Seen(found.start(), last, forms, stretch, capital))
    return tuple(out)


_seen_before = lru_cache(maxsize=_TEXTS)(_seen)


@lru_cache(maxsize=65536)
def _forms(written: str) -> tuple[tuple[str, ...], bool]:
    """Give what a word as written may be, and whether it may begin a name; no forms for no word."""
    word = plain(written)
    if not word or " " in word:
        return (), False
    # Firms write themselves iLogic and eMobile, so a capital within a word counts as well.
    capital = written != written.lower() or script_of(written[0]) not in ("latn", "cyrl", "grek")
    return plain_forms(word), capital


def _ends_column(before: Sequence[Seen], between: str) -> bool:
    """Say whether a firm ends where a column does: the next is a heading, `Luch OOO  Contract`."""
    if _COLUMN.fullmatch(between) is None or len(before) < _FIRM:
        return False
    first, form = before[-_FIRM:]
    return first.capital and first.stretch == form.stretch and _is_form(form.forms[0])


@lru_cache(maxsize=4_096)
def _is_form(word: str) -> bool:
    found = readings(word, person=False)
    return bool(found) and all(kind_of(token) is TokenKind.FORM for token in found[0])


def _after_initial(text: str, last: int, start: int) -> bool:
    return text[last:start].strip() == "." and (last < 2 or not text[last - 2].isalnum())
