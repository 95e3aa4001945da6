"""How a word stands in a running text: for a party, at the end of a phrase, alone on its line."""

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from witting.parties.seen import Seen

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BEFORE = 60  # signs before a word that are read
_LINE, _FEW = 200, 6  # signs, and words, of a line that may be a payment's few words
_SIGNS = r"[\s:：/«\"“„'‘(（「《\-]*$"
_STOP = re.compile(r"\s*(?:$|[^\w\s&'’\-]|[-–]\s|\d)")


def makes_party(text: str, start: int, *, surely: bool = False) -> bool:
    """Say whether the words before a place make a party of the name that begins there.

    `surely` leaves out words that go before goods and causes too: payment for, support for.
    """
    before = text[max(0, start - _BEFORE) : start]
    return bool(_party_words(surely).search(before))


def ends_there(text: str, end: int) -> bool:
    """Say whether a phrase ends at a place: a number, a sign or nothing comes next."""
    return bool(_STOP.match(text, end)) or text[end : end + 1] == "\n"


def is_line(text: str, start: int, end: int) -> bool:
    """Say whether nothing else stands on the line but signs."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    beside = text[first:start] + text[end : last if last >= 0 else len(text)]
    return not any(sign.isalnum() for sign in beside)


def is_small_party(text: str, start: int, end: int) -> bool:
    """Say whether a listed word in small letters is a party: obo rosneft, donation hamas.

    Words such as `for` make it one, which go before anything else as often; and so does a line
    without a capital, if it is of few words or the word ends a phrase there.
    """
    if _small_words().search(text[max(0, start - _BEFORE) : start]):
        return True
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    line = text[first : last if last >= 0 else len(text)]
    if any(sign.isupper() for sign in line):
        return False
    return len(line) <= _LINE and (len(line.split()) <= _FEW or ends_there(text, end))


def is_street(words: Sequence[Seen], place: int) -> bool:
    """Say whether a name is a street's or a house's: Kanyat Street, улица Ростех."""
    for beside, names in ((place + 1, _streets("after")), (place - 1, _streets("before"))):
        if not 0 <= beside < len(words) or words[beside].stretch != words[place].stretch:
            continue
        if not names.isdisjoint(words[beside].forms):
            return True
    return False


@cache
def table(name: str = "alone") -> dict[str, Any]:
    """Give one of the room's own data files: the words that stand beside names, or spellings."""
    text = files("witting").joinpath(f"data/parties/{name}.yaml").read_text(encoding="utf-8")
    rows: dict[str, Any] = yaml.load(text, Loader=_LOADER)
    return rows


@cache
def _party_words(surely: bool) -> re.Pattern[str]:
    rows = [table()["before"], *([] if surely else [table()["perhaps"]])]
    spaced = "|".join(_either(words) for row in rows for key, words in row.items() if key != "zh")
    kinds = _either(table()["kinds"]["surely" if surely else "perhaps"])
    chinese = _either(table()["before"]["zh"])
    before = rf"(?:{_spaced(spaced, kinds)}|{chinese})"
    return re.compile(before + _SIGNS, re.IGNORECASE)


@cache
def _small_words() -> re.Pattern[str]:
    rows = (table()["before"], table()["perhaps"], table()["small"])
    spaced = "|".join(_either(words) for row in rows for key, words in row.items() if key != "zh")
    kinds = "|".join(_either(words) for words in table()["kinds"].values())
    return re.compile(_spaced(spaced, kinds) + _SIGNS, re.IGNORECASE)


def _spaced(words: str, kinds: str) -> str:
    return rf"(?<!\w)(?:{words})(?:\s+(?:{kinds}))*"


@cache
def arabic_words() -> frozenset[str]:
    """Give Arabic words that listed names are written as too."""
    return frozenset(table()["arabic"].split())


def _either(words: str) -> str:
    said = sorted({word.strip() for word in words.split("|")} - {""}, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in said)


@cache
def _streets(side: str) -> frozenset[str]:
    return frozenset(table()["streets"][side].split())
