"""Letters that look like Latin ones, as used to slip a name past a filter.

After the Unicode Consortium's data of confusable characters (Unicode Technical Standard 39). Which
letter looks like which depends on its case: Н looks like H, н does not.
"""

import re
import unicodedata
from functools import lru_cache

from witting.names.scripts import script_of

# Letters of alphabets whose words are not otherwise read: always the Latin letter they look like.
_STRANGE = dict(
    zip(
        "ᎠᎡᎢᎥᎩᎪᎫᎬᎳᎷᎻᎽᏀᏂᏃᏏᏒᏔᏕᏙᏚᏞᏟᏢᏦᏧᏳᏴ" + "ꓐꓑꓒꓓꓔꓖꓗꓙꓚꓜꓝꓟꓠꓡꓢꓣꓦꓧꓪꓫꓬꓮꓰꓲꓳꓴ" + "ⲅⲏⲓⲕⲙⲛⲟⲣⲥⲧⲩⲭ" + "ɑɡ",
        "drtiyajewmhyghzbrwsvslcpkdgb" + "bpddtgkjczfmnlsrvhwxyaeiou" + "rhikmnopctyx" + "ag",
        strict=True,
    )
)
_NAMED = re.compile(
    r"(?:LATIN LETTER SMALL CAPITAL|NEGATIVE (?:CIRCLED|SQUARED) LATIN CAPITAL LETTER"
    r"|REGIONAL INDICATOR SYMBOL LETTER) ([A-Z])"
)

# As written, and the Latin letter seen.
_SEEN = dict(
    zip(
        "АВЕКМНОРСТУХЅІЈҮԌԜӀ" + "аеорсухѕіјүһԁԛԝӏ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧͿ" + "αιοϳ",
        "abekmhopctyxsijygwi" + "aeopcyxsijyhdqwl" + "abezhikmnoptyxj" + "aioj",
        strict=True,
    )
)
# Beside Latin letters in one plain word: there the case no longer shows, and н may have been Н.
_BESIDE_LATIN = {look: latin for look, latin in _SEEN.items() if look == look.casefold()} | dict(
    zip(
        "вкмнт" + "βγεζηκμνρτυχ" + "սոռօհզգցքատ",
        "bkmht" + "byezhkmvptux" + "unnohqqgfws",
        strict=True,
    )
)
# Beside Latin words fewer: whole Greek words of these letters are common.
_BESIDE_WORDS = {look: latin for look, latin in _BESIDE_LATIN.items() if look not in "γζημ"}
_CYRILLIC_LOOK = {"a": "а", "b": "в", "e": "е", "o": "о", "p": "р", "c": "с", "y": "у", "x": "х",
                  "i": "і", "k": "к", "m": "м", "h": "н", "t": "т", "s": "ѕ", "j": "ј"}  # fmt: skip
_UNSEEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_LOOKS = "".join(_SEEN)
_ALL_SEEN = re.compile(f"[\x00-\x7f{_UNSEEN}]*[{_LOOKS}][{_LOOKS}\x00-\x7f{_UNSEEN}]*")
_SEEN_TABLE = str.maketrans(
    {look: latin.upper() if look.isupper() else latin for look, latin in _SEEN.items()}
)
_LEAST_SEEN = 4


def seen_as_latin(name: str) -> str:
    """Give the Latin name a reader sees where each letter is Latin or looks it; "" if not so.

    >>> seen_as_latin("ОЅАМА"), seen_as_latin("Осама")
    ('OSAMA', '')
    """
    if len(name) < _LEAST_SEEN or not may_be_seen(name):
        return ""
    return name.translate(_SEEN_TABLE)


def may_be_seen(text: str) -> bool:
    """Say whether each letter of a text is Latin or looks it, and some only look it."""
    return _ALL_SEEN.fullmatch(text) is not None


def latin_look(word: str) -> str:
    """Give the Latin word that a plain Cyrillic or Greek one was made to look like, or "" if none.

    >>> latin_look("ерсо")
    'epco'
    """
    looks = [_BESIDE_WORDS.get(letter, "") for letter in word]
    return "".join(looks) if all(looks) else ""


def strange_look(letter: str) -> str:
    """Give the Latin letter that one of a strange alphabet or shape looks like, or "".

    >>> strange_look("Ꮲ"), strange_look("ɴ"), strange_look("я")
    ('p', 'n', '')
    """
    known = _STRANGE.get(letter)
    if known:
        return known
    named = _NAMED.fullmatch(unicodedata.name(letter, ""))
    return named[1].lower() if named else ""


@lru_cache(maxsize=65536)
def one_script(word: str) -> str:
    """Put a plain word that mixes Latin with letters that look like it back into one script.

    Latin where that leaves nothing over; Cyrillic where only that does, or is most of the word.

    >>> one_script("рutin"), one_script("пyтин")
    ('putin', 'путин')
    """
    if word.isascii():
        return word
    scripts = [script_of(letter) for letter in word]
    latin, cyrillic = scripts.count("latn"), scripts.count("cyrl")
    other = cyrillic + scripts.count("grek") + scripts.count("armn")
    if not latin or not other:
        return word
    as_latin = "".join(_BESIDE_LATIN.get(letter, letter) for letter in word)
    as_cyrillic = "".join(_CYRILLIC_LOOK.get(letter, letter) for letter in word)
    whole_latin = all(script_of(letter) in ("latn", "") for letter in as_latin)
    whole_cyrillic = all(script_of(letter) in ("cyrl", "") for letter in as_cyrillic)
    if whole_latin != whole_cyrillic:
        return as_latin if whole_latin else as_cyrillic
    return as_latin if latin >= other else as_cyrillic
