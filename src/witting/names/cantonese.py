"""Chinese names as Hong Kong and Macau write them in Latin letters: Lee Ka-chiu for 李家超."""

from functools import cache, lru_cache
from typing import cast

from witting.names.pairs import pairs
from witting.names.tables import table

# From Jyutping to the spelling of Hong Kong's registers (source: Hong Kong Government Cantonese
# Romanisation, en.wikipedia.org and alchetron.com, stored copies read 2026-11).
_INITIALS = ("gw", "kw", "ng", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "w", "z",
             "c", "s", "j")  # fmt: skip
_SPELT = {"b": "p", "d": "t", "g": "k", "gw": "kw", "z": "ch", "c": "ch", "j": "y"}
_FINALS = {
    "aa": "a", "aai": "ai", "aau": "au", "aam": "am", "aan": "an", "aang": "ang", "aap": "ap",
    "aat": "at", "aak": "ak", "ou": "o", "oe": "eu", "oeng": "eung", "oek": "euk", "eoi": "ui",
    "eon": "un", "eot": "ut", "yu": "u", "yun": "uen", "yut": "uet", "eu": "iu",
}  # fmt: skip
_SIBILANTS = ("z", "c")
_TS = ("ai", "an", "ang", "e", "o", "oi", "ong", "ui", "un", "uen")  # Tsang, Tse, Tso, Tsui, Tsuen
_BROAD = ("eo", "oe", "e")  # finals before which s is sh: Sheung, Shun, Shek


@cache
def _readings() -> dict[str, str]:
    return {letter: sound for sound, letters in pairs("cantonese") for letter in letters}


@lru_cache(maxsize=4096)
def spellings(sound: str) -> tuple[str, ...]:
    """Give the ways a Jyutping syllable is spelt in Hong Kong, the likeliest first.

    >>> spellings("zoeng"), spellings("gwok"), spellings("ceoi")
    (('cheung', 'tseung'), ('kwok',), ('chui', 'tsui'))
    """
    initial = next((one for one in _INITIALS if sound.startswith(one)), "")
    final = sound[len(initial) :]
    if not final:  # m and ng stand alone
        return (sound,)
    ending = _FINALS.get(final, final)
    if initial in ("z", "c", "s") and final == "i":
        return ("sze", "si") if initial == "s" else ("chi", "tsz")
    if initial == "j":
        own = {"yu": ("yu",), "yun": ("yuen",), "yut": ("yuet",), "i": ("yi", "yee")}
        return own.get(final, ("y" + ending,))
    if initial in ("l", "f") and final == "ei":
        return (initial + "ee", initial + "ei") if initial == "l" else (initial + "ei",)
    if initial in _SIBILANTS:
        ways = ("ch" + ending, "ts" + ending)
        return ways if ending in (*_TS, "eung") else ways[:1]
    if initial == "s":
        return ("sh" + ending, "s" + ending) if final.startswith(_BROAD) else ("s" + ending,)
    if initial == "g" and final == "im":
        return ("kim", "gim")
    return (_SPELT.get(initial, initial) + ending,)


@cache
def southern_letters() -> dict[str, str]:
    """Give the Hong Kong spelling of each Han letter whose sound is known."""
    return {letter: spellings(sound)[0] for letter, sound in _readings().items()}


def cantonese(text: str) -> tuple[str, ...]:
    """Give the Hong Kong spelling of each Han letter, or nothing where one is not known.

    >>> cantonese("李家超")
    ('lee', 'ka', 'chiu')
    """
    found = tuple(map(southern_letters().get, text))
    return () if None in found else cast("tuple[str, ...]", found)


@cache
def southern_families() -> dict[str, str]:
    """Give the usual Hong Kong spelling of the Chinese family names in the table, by their letters.

    >>> southern_families()["曾"], southern_families()["歐陽"]
    ('tsang', 'auyeung')
    """
    found: dict[str, str] = {}
    for row in table("families")["families"]:
        letters, spelt = row["han"], row["cantonese"].split()[0]
        if "whole" in row:  # two letters; simplified first, traditional after it
            found |= {letters[at : at + 2]: spelt for at in range(0, len(letters), 2)}
        else:
            found |= dict.fromkeys(letters, spelt)
    return found
