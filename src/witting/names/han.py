"""Chinese names: where the words part is not written, so a name yields several readings.

香港恒邦微电子有限公司 may be Hong Kong · Hengbang · microelectronics · Ltd, or Hong Kong ·
Hengbangwei · electronics · Ltd. Each reading is tried; the list decides.
"""

import unicodedata
from functools import cache, lru_cache
from typing import Any

from witting.names.cantonese import cantonese, southern_families, southern_letters
from witting.names.classes import FORM, PLACE, han_words, title_ends
from witting.names.exonyms import han_exonyms, han_firms
from witting.names.japanese import japanese_names, told_of_japanese
from witting.names.kept import Kept
from witting.names.native import kernel
from witting.names.sino_korean import KOREA, KORYO, Parts, korean_readings
from witting.names.tables import table

_MOST_READINGS = 12
_LONGEST_WORD = 9
_SURE = 3  # a longer word is one wherever it stands
_MOST_WAYS = 200
_SHORTEST_FOREIGN = 4
_LONGEST_PERSON = 4
_SEATS = frozenset("市省县縣区區")  # after a place: city, province, county, district
FAMILIES_OF_TWO = frozenset(
    [
        "欧阳",
        "歐陽",
        "司马",
        "司馬",
        "上官",
        "诸葛",
        "諸葛",
        "夏侯",
        "皇甫",
        "尉迟",
        "公孙",
        "慕容",
        "令狐",
        "司徒",
        "端木",
        "东方",
        "独孤",
        "南宫",
    ]
)
_LONG = frozenset("长長")
# What has a head, 长 read zhang: 校长 is a headmaster. In a name it is long, and read chang:
# 长安, 长虹. CC-CEDICT and Unihan have both readings.
_HEADED = frozenset(
    "校院部局处處厅廳省市县縣区區镇鎮村乡鄉州科司所会會社组組队隊团團班排连連营營军軍师師厂廠店船机機站台行首家董理事议議员員成生增首酋兄学學"
)
Reading = tuple[str, ...]
Parted = tuple[int, Parts]


@lru_cache(maxsize=16384)
def pinyin(text: str) -> tuple[str, ...]:
    """Give the toneless Mandarin syllables of a run of Han letters.

    >>> pinyin("习近平"), pinyin("長安"), pinyin("市长")
    (('xi', 'jin', 'ping'), ('chang', 'an'), ('shi', 'zhang'))
    """
    runs = _runs()
    found: tuple[str, ...] | None = runs.pinyin(text) if runs is not None else None
    return plain_pinyin(text) if found is None else found


def plain_pinyin(text: str) -> tuple[str, ...]:
    """Do in Python what the kernel does for Han letters that need no neighbours but phrases."""
    simple = text.replace("長", "长")  # the phrases are those of the simplified form
    syllables = _said(simple)
    if not _LONG.isdisjoint(simple) and len(syllables) == len(text):
        for at, letter in enumerate(simple):
            if letter in _LONG and text[at - 1 : at] not in _HEADED:
                syllables[at] = "chang"
    return tuple(syllables)


def _said(text: str) -> list[str]:
    """Give what `lazy_pinyin` does, each phrase and each letter read once and kept."""
    from pypinyin.constants import RE_HANS  # 2 MB of phrases: only when Han is met
    from pypinyin.contrib.mmseg import seg

    if not RE_HANS.match(text):
        return _phrase_said(text)
    return [syllable for phrase in seg.cut(text) for syllable in _SAID[phrase]]


def _phrase_said(phrase: str) -> list[str]:
    from pypinyin import lazy_pinyin
    from pypinyin.constants import PINYIN_DICT

    marked = PINYIN_DICT.get(ord(phrase), "") if len(phrase) == 1 else ""
    if marked and "ê" not in marked:  # a letter alone has its first reading: what is left is tones
        parts = unicodedata.normalize("NFD", marked.split(",")[0])
        return ["".join(part for part in parts if part.isascii())]
    return [syllable.replace("ü", "v").replace("v", "u") for syllable in lazy_pinyin(phrase)]


def _share_readings(phrases: dict[str, Any]) -> None:
    """Keep each reading of a letter once, not for each of the 47,000 phrases: 25 MB less."""
    once: dict[tuple[str, ...], list[str]] = {}
    for phrase, readings in phrases.items():
        phrases[phrase] = [once.setdefault(tuple(reading), reading) for reading in readings]


_SAID = Kept(_phrase_said, 65536)


def _joined(text: str, apart: dict[str, Reading]) -> str:
    """Give unknown letters as one word, and note its syllables."""
    syllables = pinyin(text)
    whole = "".join(syllables)
    if len(syllables) > 1:
        apart.setdefault(whole, syllables)
    return whole


def organisation_readings(text: str) -> tuple[Reading, ...]:
    """Give the ways to part an organisation's name, the ones that know most words first."""
    runs = _runs()
    found: tuple[Reading, ...] | None = runs.organisation(text) if runs is not None else None
    return plain_organisation_readings(text) if found is None else found


def plain_organisation_readings(text: str) -> tuple[Reading, ...]:
    """Do in Python what the kernel does but for Korean firms."""
    apart: dict[str, Reading] = {}  # words of unknown letters, with their syllables
    parted = [(known, _mandarin(parts, apart), parts) for known, parts in ways_parted(text)]
    parted.sort(key=_by_known)
    ways = tuple(dict.fromkeys([reading for _, reading, _ in parted]))[: _MOST_READINGS // 2]
    korean = korean_readings(text, parted[0][2]) if parted else ()
    syllables = (_in_syllables(way, apart) for way in ways)
    return tuple(dict.fromkeys((*ways, *syllables, *korean)))


def _by_known(parted: tuple[int, Reading, Parts]) -> tuple[int, int]:
    return -parted[0], len(parted[1])


def _mandarin(parts: Parts, apart: dict[str, Reading]) -> Reading:
    exonyms, out = han_exonyms(), list[str]()
    for written, tokens in parts:
        out += tokens or exonyms.get(written) or (_joined(written, apart),)
    return tuple(out)


def _in_syllables(reading: Reading, apart: dict[str, Reading]) -> Reading:
    """Write each run of unknown letters as single syllables, as some lists do: Heng Bang Wei."""
    out: list[str] = []
    for word in reading:
        out += apart.get(word) or (word,)
    return tuple(out)


@cache
def _runs() -> Any:
    """Give what parts names by these tables in the kernel, or None where it is not built."""
    from pypinyin import phrases_dict
    from pypinyin.constants import PHRASES_DICT

    _share_readings(PHRASES_DICT)
    phrases_dict.phrases_dict = PHRASES_DICT  # it was copied from there
    built = kernel()
    if built is None:
        return None
    words: list[tuple[str, Reading, bool, bool, bool]] = [
        (word, (token,), token.startswith(FORM), token.startswith(PLACE), False)
        for word, token in han_words().items()
    ]
    words += [(firm, tokens, False, False, True) for firm, tokens in han_firms().items()]
    families = {
        "exonyms": han_exonyms(),
        "of_two": FAMILIES_OF_TWO,
        "read_as": table("families")["read_as"],
        **told_of_japanese(),
        "southern": southern_families(),
        "cantonese": southern_letters(),
        "title_ends": title_ends(),
        "least_parted": _SHORTEST_FOREIGN,
    }
    limits = [_LONGEST_WORD, _SURE, _MOST_WAYS]
    firms = {
        "pinyin": plain_pinyin,
        "koryo": KORYO,
        "korea": KOREA,
        "most": _MOST_READINGS // 2,
    }
    return built.Runs(
        words, _SEATS, limits, families, firms, list(PHRASES_DICT), _LONG, _phrase_said
    )


def ways_parted(text: str) -> list[Parted]:
    """Give the ways to part a name, each with how many of its letters are known."""
    found: list[Parted] = []
    _part(text, 0, "", (), 0, found)
    return found


def _part(text: str, at: int, rest: str, done: Parts, known: int, found: list[Parted]) -> None:
    if len(found) > _MOST_WAYS:  # a bound on hostile input: no real name comes near
        return
    if at >= len(text):
        found.append((known, _close(done, rest)))
        return
    firm = _firm_at(text, at)
    if firm:
        closed = (*_close(done, rest), (firm, han_firms()[firm]))
        _part(text, at + len(firm), "", closed, known + len(firm), found)
        return
    words, must = _words_at(text, at)
    for word, token in words:
        closed = (*_close(done, rest), (word, (token,)))
        _part(text, at + len(word), "", closed, known + len(word), found)
    if not must:
        _part(text, at + 1, rest + text[at], done, known, found)


def _firm_at(text: str, at: int) -> str:
    """Give the longest foreign firm's Chinese name that starts here, or ""."""
    if text[at] not in _beginnings_of_firms():
        return ""
    return max((firm for firm in han_firms() if text.startswith(firm, at)), key=len, default="")


@cache
def _beginnings_of_firms() -> frozenset[str]:
    return frozenset(firm[0] for firm in han_firms())


def _words_at(text: str, at: int) -> tuple[list[tuple[str, str]], bool]:
    """Give the known words starting here, longest first, and whether one of them must be taken."""
    known = han_words()
    words = [
        (_with_seat(text, at, size), known[text[at : at + size]])
        for size in range(min(_LONGEST_WORD, len(text) - at), 0, -1)
        if text[at : at + size] in known
    ]
    if words and words[0][1].startswith(FORM):
        return words[:1], True
    return words, bool(words) and (at == 0 or len(words[0][0]) > _SURE)


def _with_seat(text: str, at: int, size: int) -> str:
    """Take 市, 省 and the like with the place they follow."""
    word = text[at : at + size]
    is_place = han_words()[word].startswith(PLACE)
    return (
        word + text[at + size] if is_place and text[at + size : at + size + 1] in _SEATS else word
    )


def _close(done: Parts, rest: str) -> Parts:
    return (*done, (rest, ())) if rest else done


def read_short(run: str) -> tuple[Reading, ...] | None:
    """Give the ways to read a person's name of few letters by the kernel; None for others."""
    runs = _runs()
    found: tuple[Reading, ...] | None = runs.person(run) if runs is not None else None
    return found


def person_readings(text: str) -> tuple[Reading, ...]:
    """Give the ways to read a person's name: by exonym, else family and given name by pinyin.

    >>> person_readings("普京")[0]
    ('putin',)
    >>> person_readings("习近平")[0]
    ('xi', 'jinping')
    """
    known = han_exonyms().get(text) or _parted(text)
    own = _own_readings(text)
    return ((known, *own) if len(text) < 4 else (known,)) if known else own


def _parted(text: str) -> Reading:
    """Part a long run into known foreign names, the longest first; empty where any is unknown."""
    if len(text) < _SHORTEST_FOREIGN:
        return ()
    known = han_exonyms()
    for size in range(min(_LONGEST_WORD, len(text) - 2), 1, -1):
        if text[:size] in known:
            rest = known.get(text[size:]) or _parted(text[size:])
            if rest:
                return (*known[text[:size]], *rest)
    return ()


def _own_readings(text: str) -> tuple[Reading, ...]:
    syllables = pinyin(text)
    if len(text) == 1:
        return (syllables,)
    head = 2 if text[:2] in FAMILIES_OF_TWO and len(text) > 2 else 1
    family = table("families")["read_as"].get(text[:head]) or "".join(syllables[:head])
    given = "".join(syllables[head:])
    if head == 1:
        syllables = (family, *syllables[1:])
    abroad = (*japanese_names(text), *_southern_readings(text, head))
    return tuple(dict.fromkeys([(family, given), syllables, *abroad]))


def _southern_readings(text: str, head: int) -> tuple[Reading, ...]:
    """Give a name as Hong Kong and Macau write it: the family's usual spelling, the given name."""
    given = cantonese(text[head:]) if len(text) <= _LONGEST_PERSON else ()
    if not given:
        return ()
    family = southern_families().get(text[:head]) or "".join(cantonese(text[:head]))
    if not family:
        return ()
    return ((family, "".join(given)), (family, *given))
