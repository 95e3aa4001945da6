"""Goods in the title of a book, a course or a play, or in the name of a café: `novel The Lathe`."""

import re
from collections.abc import Iterator
from itertools import takewhile, zip_longest

from witting.goods.fold import words_of
from witting.goods.heads import Kind, is_among, kind_of, kind_of_pair, load_heads

_REACH = 96  # characters looked at before goods
_NEAR = 3  # words before a title, of which one says what bears it
_OPENED = re.compile(r"(?<!\w)[\"«“„‘'](?!\s)[^\"»”“’'\n]{0,48}\Z")
_QUOTED = re.compile(r"[\"«“„‘'][^\"»”“’'\n]{1,48}[\"»”’'][,\s]*\Z")  # a title before the title
_AFTER_COLON = re.compile(r"([^\W\d_]+(?:[ \t]+[^\W\d_]+)?)[ \t]?:[ \t]*(?:[^\W\d_]+[ \t]+){0,3}\Z")
_SPOKEN_OF = frozenset({"printed", "publication"})  # a colon behind these announces a title
_ENTITLED = re.compile(r"((?:[^\W\d_]+[ \t]+){1,3}?)(?:[A-Z&][\w'’&-]*[ \t]+){0,4}\Z")
_BEARER = re.compile(r"(?:[ \t]+[^\W\d_]{1,40}){0,2}[ \t]*[,،(-]?[ \t]+([^\W\d_]{1,40})")
_NO_TITLE = re.compile(r"\s*,?\s*\d")  # goods with a number behind them are counted, and no title
_TITLED = frozenset({"event", "food", "premises", "printed", "publication", "teaching", "toy"})


def is_titled(text: str, folded: str, start: int, end: int) -> bool:
    """Say whether goods stand in a title or a name that a noun before announces.

    The title is quoted, stands before what bears it or behind a colon, or shows by its capitals.
    A title by capitals needs a noun without one.

    >>> said = "novel The Transistor Girl"
    >>> is_titled(said, said.lower(), 10, 20)
    True
    """
    first = max(0, start - _REACH)
    before = folded[first:start]
    behind = _BEARER.match(folded, end)
    if behind is not None and is_among(behind[1], load_heads().literary):
        return True
    if (quoted := _OPENED.search(before)) is not None:
        announced = _QUOTED.sub("", before[: quoted.start()])
        return any(_bears(kind) for kind in _kinds(announced))
    colon = _AFTER_COLON.search(before)
    if colon and (
        any(kind.name in _SPOKEN_OF for kind in _kinds(colon[1]))
        or colon[1].split()[-1] in load_heads().titled
    ):
        return _NO_TITLE.match(folded, end) is None
    return _is_capital(text, start, end, first)


def _is_capital(text: str, start: int, end: int, first: int) -> bool:
    word = text[start:end].split(" ")[0]
    if not (word.istitle() and word.isascii()) or _NO_TITLE.match(text, end):
        return False
    found = _ENTITLED.search(text[first:start])
    if found is None:
        return False
    words = list(_until_link(found[1].split()[::-1]))
    pairs = zip_longest(words, words[1:], fillvalue="")
    kinds = (kind_of_pair(outer, word) or kind_of(word) for word, outer in pairs if word.islower())
    return any(kind is not None and kind.name in _TITLED for kind in kinds)


def _until_link(words: list[str]) -> Iterator[str]:
    """Walk words outwards as far as the first link: a title is announced within one phrase."""
    heads = load_heads()
    return takewhile(lambda word: not (word in heads.links or word in heads.joiners), words)


def _kinds(before: str) -> list[Kind]:
    """Give the known kinds of the last words before a title."""
    words = [word.key for word in words_of(before)][-_NEAR:]
    return [kind for word in words if (kind := kind_of(word)) is not None]


def _bears(kind: Kind) -> bool:
    return not kind.keeps and kind.name not in ("container", "cover", "people", "stand")
