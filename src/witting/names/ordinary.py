"""Everyday words that listed firms also bear as names: alone in running text they name nobody."""

from functools import cache
from importlib.resources import files


def is_ordinary(word: str) -> bool:
    """Say whether a word, in Latin letters, is an everyday word of trade and customs.

    >>> is_ordinary("kontrakt"), is_ordinary("sberbank")
    (True, False)
    """
    return word in _ordinary()


@cache
def _ordinary() -> frozenset[str]:
    text = files("witting").joinpath("data/names/ordinary.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if not line.startswith("#"))
