"""Korean in Latin letters: as the North and lists write names, and as people in the South do."""

from functools import lru_cache

from witting.names.kept import Kept

_LEADS = ("g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k",
          "t", "p", "h")  # fmt: skip
_VOWELS = ("a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u",
           "wo", "we", "wi", "yu", "eu", "ui", "i")  # fmt: skip
_TAILS = ("", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m",
          "p", "p", "t", "t", "ng", "t", "t", "k", "t", "p", "t")  # fmt: skip
# As the North writes its own names, and as lists write them: Kim Jong Un, not Gim Jeongeun.
_LISTED = {"g": "k", "d": "t", "b": "p", "j": "ch"}
_FAMILIES = {"김": "kim", "이": "ri", "리": "ri", "박": "pak", "최": "choe", "정": "jong",
             "조": "jo", "전": "jon", "강": "kang", "장": "jang", "림": "rim", "임": "rim",
             "오": "o", "한": "han", "신": "sin", "서": "so", "권": "kwon", "황": "hwang",
             "안": "an", "송": "song", "류": "ryu", "유": "ryu", "홍": "hong", "량": "ryang",
             "노": "ro", "로": "ro", "백": "paek", "허": "ho", "남": "nam", "심": "sim",
             "곽": "kwak", "현": "hyon", "변": "pyon", "렴": "ryom", "태": "thae"}  # fmt: skip

_VOICED = {"ch": "c", "k": "g", "p": "b", "t": "d"}
# fmt: off
_SOUTHERN = {"이": "lee", "박": "park", "최": "choi", "정": "jung", "임": "lim", "노": "noh",
             "오": "oh", "조": "cho", "유": "yoo", "안": "ahn", "백": "baek", "장": "jang"}
# fmt: on


_LEAD_LETTERS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_VOWEL_LETTERS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_TAIL_LETTERS = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
_FIRST, _COUNT = 0xAC00, 11172


def _parts(letter: str) -> tuple[int, int, int] | None:
    code = ord(letter) - _FIRST
    return (code // 588, code % 588 // 28, code % 28) if 0 <= code < _COUNT else None


def jamo(syllable: str) -> tuple[tuple[str, str, str], ...]:
    """Give a syllable's letters: the place of each, the letter, and its plain sound.

    >>> jamo("김")
    (('lead', 'ㄱ', 'g'), ('vowel', 'ㅣ', 'i'), ('tail', 'ㅁ', 'm'))
    """
    found = _parts(syllable)
    if found is None:
        return ()
    lead, vowel, tail = found
    return (
        ("lead", _LEAD_LETTERS[lead], _LEADS[lead]),
        ("vowel", _VOWEL_LETTERS[vowel], _VOWELS[vowel]),
        ("tail", _TAIL_LETTERS[tail], _TAILS[tail]),
    )


@lru_cache(maxsize=4096)
def syllable(letter: str, listed: bool = False) -> str:
    """Give one syllable in Latin letters; `listed` as the North's names stand on lists."""
    found = _parts(letter)
    if found is None:
        return letter if letter.isascii() else ""
    lead, vowel, tail = _LEADS[found[0]], _VOWELS[found[1]], _TAILS[found[2]]
    if listed:
        vowel = vowel.replace("eo", "o").replace("eu", "u")
        lead = lead if lead == "j" else _LISTED.get(lead, lead)
    return lead + vowel + tail


def korean_name(word: str) -> tuple[tuple[str, ...], ...]:
    """Give the ways a Korean person's name is written in Latin: family, then given syllables.

    >>> korean_name("김정은")[0]
    ('kim', 'jong', 'un')
    """
    first, *rest = [_WAYS[letter] for letter in word.replace(" ", "")]
    family = _FAMILIES.get(word[0], first[0])
    given = [way[0] for way in rest]
    ways = (
        (family, *given),
        (family, "".join(given)),
        (first[1], *[way[1] for way in rest]),
        (_SOUTHERN.get(word[0], family), *[way[2] for way in rest]),
        (family, *[way[3] for way in rest]),
    )
    return tuple(dict.fromkeys(ways))


def _ways(letter: str) -> tuple[str, str, str, str]:
    """Give one syllable as lists write it, by rule, as in the South, and inside a word."""
    listed, plain = syllable(letter, True), syllable(letter)
    return listed, plain, _southern(plain), voiced(listed)


_WAYS = Kept(_ways, 16384)


def voiced(syllable: str) -> str:
    """Spell a syllable as it sounds inside a word: bong for pong."""
    return _VOICED.get(syllable[:2], _VOICED.get(syllable[:1], syllable[:1])) + syllable[1:]


def _southern(syllable: str) -> str:
    """Spell a syllable as people in the South spell their own names: Young for yeong."""
    return syllable.replace("yeo", "you").replace("eo", "u").replace("eu", "u")
