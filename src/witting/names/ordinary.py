"""Everyday words that listed firms also bear as names: alone in running text they name nobody."""

from functools import cache
from importlib.resources import files


def is_ordinary(word: str) -> bool:
    """Say whether a word, in Latin letters, is an everyday word of trade and customs, or of any.

    >>> is_ordinary("kontrakt"), is_ordinary("opera"), is_ordinary("sberbank")
    (True, True, False)
    """
    return word in _ordinary() or everyday(word) == "w"


def everyday(word: str) -> str:
    """Give `w` for a listed word that is an everyday word, `n` for a name of people or places.

    >>> everyday("opera"), everyday("emma"), everyday("rosneft")
    ('w', 'n', '')
    """
    return _everyday().get(word, "")


@cache
def _ordinary() -> frozenset[str]:
    text = files("witting").joinpath("data/names/ordinary.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if not line.startswith("#"))


@cache
def _everyday() -> dict[str, str]:
    text = files("witting").joinpath("data/names/everyday.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {word: kind for word, kind, _ in rows}
