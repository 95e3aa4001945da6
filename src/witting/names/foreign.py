"""Foreign names in Chinese, Korean and Japanese: syllables that write sounds, read by consonants.

谢尔盖·拉夫罗夫 is no Chinese name but Sergei Lavrov by its syllables. Such a word is kept as an
abjad word is, by its sounds with the weak vowels gone (`~ḻAfḻWf`), and laid against Latin ones the
same way. Signs of their own stand for what these scripts do not tell apart, such as l and r.
"""

import re
from collections import Counter
from functools import cache, lru_cache
from operator import or_

from witting.names.abjad import MARK
from witting.names.exonyms import han_exonyms
from witting.names.han import FAMILIES_OF_TWO, pinyin
from witting.names.korean import jamo
from witting.names.pairs import pairs
from witting.names.romanise import romanise_word

Reading = tuple[str, ...]

EASTERN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_HAN, _HANGUL, _KATAKANA = (
    re.compile(f"[{letters}]+") for letters in ("\u3400-\u9fff", "\uac00-\ud7af", "\u30a1-\u30fc")
)
_PARTS = re.compile("[\u3400-\u9fff]+|[^\u3400-\u9fff]+")
LEAST_FOREIGN = 4  # letters of a run that may be a foreign name without a dot
_USUAL = 3  # a letter that writes sounds is met so often in known names
_LONGEST = 16
_MOST_PARTS = 8
_FEWEST = 2  # signs

# Pinyin initials, the longest first, and what they write.
_INITIALS = (
    ("zh", "ẕ"), ("ch", "č"), ("sh", "ś"), ("b", "b"), ("p", "p"), ("m", "m"), ("f", "f"),
    ("d", "d"), ("t", "t"), ("n", "n"), ("l", "ḻ"), ("g", "g"), ("k", "k"), ("h", "x"),
    ("j", "ẕ"), ("q", "č"), ("x", "ś"), ("r", "ẕ"), ("z", "z"), ("c", "c"), ("s", "s"),
)  # fmt: skip
_BARE = {
    "a": "A", "ai": "A", "an": "An", "ang": "An", "ao": "W", "o": "W", "ou": "W", "e": "A",
    "en": "n", "er": "ḻ", "ya": "A", "yan": "Yn", "yang": "Yn", "yao": "Y", "ye": "Y", "yi": "Y",
    "yin": "Yn", "ying": "Yn", "you": "Y", "yu": "Y", "yue": "Y", "yuan": "Yn", "wa": "WA",
    "wai": "WY", "wan": "Wn", "wang": "Wn", "wei": "WY", "wen": "Wn", "weng": "Wn", "wo": "W",
    "wu": "W",
}  # fmt: skip
_FINALS = {"a": "A", "i": "Y", "u": "W", "uo": "W", "o": "W", "ia": "YA", "ei": "Y", "ai": "Y",
           "ui": "Y", "iu": "W"}  # fmt: skip
_WEAK_U = frozenset("bpfm")  # 布, 普, 夫 and 姆 mostly write a consonant alone
_NO_I = ("zh", "ch", "sh", "r", "z", "c", "s")  # whose i is no vowel
# Letters that write another sound than theirs in Mandarin.
_OTHERWISE = {
    "基": "kY",
    "吉": "ẕY",
    "加": "gA",
    "嘉": "gA",
    "捷": "t",
    "蒂": "tY",
    "什": "ś",
    "季": "ḏY",
}

_LEADS = {"ㄱ": "g", "ㄲ": "k", "ㄴ": "n", "ㄷ": "d", "ㄸ": "t", "ㄹ": "ḻ", "ㅁ": "m", "ㅂ": "ḇ",
          "ㅃ": "b", "ㅅ": "s", "ㅆ": "s", "ㅈ": "ẕ", "ㅉ": "c", "ㅊ": "č", "ㅋ": "k", "ㅌ": "t",
          "ㅍ": "ṗ", "ㅎ": "x"}  # fmt: skip
_TAILS = {"k": "k", "n": "n", "t": "t", "l": "ḻ", "m": "m", "p": "p", "ng": "n"}
_HANGUL_VOWELS = {"a": "A", "ya": "YA", "o": "W", "u": "W", "i": "Y", "wa": "WA", "wi": "WY",
                  "ui": "Y", "yo": "YW", "yu": "YW"}  # fmt: skip
_BEFORE_NOTHING = {"ye": "Y", "yeo": "Y", "yae": "Y", "yo": "Y", "yu": "Y", "e": "A", "ae": "A",
                   "eo": "A"}  # fmt: skip
_SOFT = ("i", "ya", "yae", "ye", "yeo", "yo", "yu", "wi")  # before which s is heard as sh too
_KOREAN_FAMILIES = frozenset(
    "김이리박최정강조윤장임림한오서신권황안송류유전홍고문양량손배백허남심노로하곽성차주우구민"
    "진나지엄채원천방공현함변염렴여려추도소석선설길연위표명기반왕금옥인맹제모탁국은편용예경봉사부"
)
_KOREAN_LONGEST = 4  # syllables of a Korean name
_ARTICLES = ("알", "엘")
# Names that no word of can be foreign: see `_is_foreign_run` and `_is_foreign_korean`.
_OF_THE_PLACE = re.compile(
    f"[\u3400-\u9fff]{{1,{LEAST_FOREIGN - 1}}}|[\uac00-\ud7af]{{1,2}}"
    f"|[{''.join(sorted(_KOREAN_FAMILIES))}][\uac00-\ud7af]{{1,{_KOREAN_LONGEST - 1}}}"
)

# Japanese syllables in Latin letters, and what they write; the first that fits is taken.
_KANA = (
    ("shi", "śY"), ("sh", "ś"), ("chi", "ṯY"), ("ch", "ṯ"), ("tsu", "c"), ("ts", "c"),
    ("ji", "ẕY"), ("j", "ẕ"), ("fu$", "f"), ("f", "f"), ("v", "v"), ("b", "ḇ"), ("r", "ḻ"),
    ("h", "x"), ("z", "ẕ"), ("w", "W"), ("y", "Y"), ("a", "A"), ("i", "Y"), ("^[uo]", "W"),
    ("^e", "A"), ("(?<=[aeiou])[uo]", "W"), ("[euo]", ""),
    *((letter, letter) for letter in "dgkmnpst"),
)  # fmt: skip
_KANA_SIGN = re.compile("|".join(f"({sound})" for sound, _ in _KANA))


def foreign_readings(words: list[str]) -> list[Reading]:
    """Give the ways to read a person's plain words as a foreign name; none for one of the place.

    >>> foreign_readings(["谢尔盖", "拉夫罗夫"])[0]
    ('~śḻgY', '~ḻAfḻWf')
    >>> foreign_readings(["习近平"]), foreign_readings(["김정은"])
    ([], [])
    """
    parts = [part for word in words for part in _PARTS.findall(word)]
    if len(parts) > _MOST_PARTS:
        return []
    signs = [_signs(part, parts) for part in parts]
    if not any(signs):
        return []
    whole = tuple(own or romanise_word(part) for own, part in zip(signs, parts, strict=True))
    known = tuple(
        token
        for token, part in zip(whole, parts, strict=True)
        for token in (han_exonyms().get(part) or (_without_article(token, part),))
    )
    return [reading for reading in dict.fromkeys((whole, known)) if _is_read(reading)]


def may_be_foreign(name: str) -> bool:
    """Say whether a name may have a word that is read by its sounds.

    >>> may_be_foreign("김정은"), may_be_foreign("라브로프"), may_be_foreign("Ivan")
    (False, True, False)
    """
    if name.isascii() or not EASTERN.search(name):
        return False
    return len(name) > _KOREAN_LONGEST or not _OF_THE_PLACE.fullmatch(name)


def _is_read(reading: Reading) -> bool:
    """Say whether every word of a reading is by sounds or in Latin letters, one by sounds."""
    by_sounds = [token.startswith(MARK) and token != MARK for token in reading]
    latin = [token.isascii() and token not in ("", MARK) for token in reading]
    return any(by_sounds) and all(map(or_, by_sounds, latin))


def _signs(part: str, parts: list[str]) -> str:
    """Give one word of a name by its sounds, or "" if it is not foreign."""
    if len(part) > _LONGEST:
        return ""
    if _HAN.fullmatch(part):
        dotted = sum(map(bool, map(_HAN.fullmatch, parts))) > 1
        found = han_sounds(part) if dotted or _is_foreign_run(part) else ""
    elif _HANGUL.fullmatch(part):
        found = hangul_sounds(part) if _is_foreign_korean(parts) else ""
    elif _KATAKANA.fullmatch(part):
        found = kana_sounds(part)
    else:
        return ""
    return MARK + found if len(found) >= _FEWEST else ""


def _is_foreign_run(run: str) -> bool:
    """Say whether a run of Han without a dot is written with letters that write sounds."""
    return (
        len(run) >= LEAST_FOREIGN and run[:2] not in FAMILIES_OF_TWO and _syllabic().issuperset(run)
    )


@cache
def _syllabic() -> frozenset[str]:
    """Give the letters that known foreign names are written with."""
    met = Counter(letter for han, _ in pairs("han_pairs") if len(han) > 2 for letter in han)
    return frozenset(letter for letter, times in met.items() if times >= _USUAL)


def _is_foreign_korean(parts: list[str]) -> bool:
    """Say whether words of Hangul have another shape than a Korean name."""
    words = [part for part in parts if _HANGUL.fullmatch(part)]
    total = sum(map(len, words))
    if total > _KOREAN_LONGEST:
        return True
    if len(words) > 1:
        return total == _KOREAN_LONGEST and max(map(len, words)) > 2 and len(words[0]) > 1
    return total > 2 and words[0][0] not in _KOREAN_FAMILIES


@lru_cache(maxsize=16384)
def han_sounds(run: str) -> str:
    """Give the sounds a run of Han letters writes, in abjad signs.

    >>> han_sounds("卢卡申科")
    'ḻWkAśnk'
    """
    sounds = (
        _OTHERWISE.get(letter) or _mandarin(said)
        for letter, said in zip(run, _said(run), strict=True)
    )
    return _single("".join(sounds))


def _said(run: str) -> list[str]:
    return [pinyin(letter)[0] for letter in run]


def _mandarin(said: str) -> str:
    if said in _BARE:
        return _BARE[said]
    for initial, sign in _INITIALS:
        if said.startswith(initial):
            final = said.removeprefix(initial)
            if (final == "u" and initial in _WEAK_U) or (final == "i" and initial in _NO_I):
                return sign
            return sign + (_FINALS.get(final) or ("n" if final.endswith(("n", "ng")) else ""))
    return ""


@lru_cache(maxsize=16384)
def hangul_sounds(word: str) -> str:
    """Give the sounds a word of Hangul writes, in abjad signs.

    >>> hangul_sounds("라브로프")
    'ḻAḇḻWf'
    """
    return _single("".join(_korean(letter, i == len(word) - 1) for i, letter in enumerate(word)))


def _korean(letter: str, last: bool) -> str:
    (_, lead, _), (_, _, vowel), (_, _, tail) = jamo(letter)
    if last and lead == "ㅍ" and vowel == "eu":
        return "f"  # as -ov ends in Korean
    if lead == "ㅇ":
        start, vowels = "", _BEFORE_NOTHING.get(vowel, _HANGUL_VOWELS.get(vowel, ""))
    else:
        start = "ś" if lead == "ㅅ" and vowel in _SOFT else _LEADS[lead]
        vowels = _HANGUL_VOWELS.get(vowel, "").replace("YW", "W")
    return start + vowels + _TAILS.get(tail, "")


def _without_article(token: str, part: str) -> str:
    """Take the Arabic article off a word of Hangul that begins with it."""
    if token.startswith(MARK) and part.startswith(_ARTICLES) and len(part) > 2:
        return MARK + hangul_sounds(part[1:])
    return token


@lru_cache(maxsize=16384)
def kana_sounds(word: str) -> str:
    """Give the sounds a word of katakana writes, in abjad signs.

    >>> kana_sounds("ラブロフ")
    'ḻAḇḻf'
    """
    latin = romanise_word(word)
    signs = (_KANA[(found.lastindex or 1) - 1][1] for found in _KANA_SIGN.finditer(latin))
    return _single("".join(signs))


def _single(signs: str) -> str:
    """Write what is doubled once, as Latin words are compared."""
    return re.sub(r"(.)\1+", r"\1", signs)
