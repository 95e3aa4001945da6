"""Chinese names: where the words part is not written, so a name yields several readings.

香港恒邦微电子有限公司 may be Hong Kong · Hengbang · microelectronics · Ltd, or Hong Kong ·
Hengbangwei · electronics · Ltd. Each reading is tried; the list decides.
"""

from functools import cache, lru_cache

from witting.names.cantonese import cantonese, southern_families
from witting.names.classes import FORM, PLACE, han_words
from witting.names.exonyms import han_exonyms, han_firms
from witting.names.japanese import japanese_names
from witting.names.sino_korean import Parts, korean_readings
from witting.names.tables import table

_MOST_READINGS = 12
_LONGEST_WORD = 9
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
# What has a head, 长 read zhang: 校长 is a headmaster. In a name it is long, and read chang:
# 长安, 长虹. CC-CEDICT and Unihan have both readings.
_HEADED = frozenset(
    "校院部局处處厅廳省市县縣区區镇鎮村乡鄉州科司所会會社组組队隊团團班排连連营營军軍师師厂廠店船机機站台行首家董理事议議员員成生增首酋兄学學"
)
Reading = tuple[str, ...]


@lru_cache(maxsize=16384)
def pinyin(text: str) -> tuple[str, ...]:
    """Give the toneless Mandarin syllables of a run of Han letters.

    >>> pinyin("习近平"), pinyin("長安"), pinyin("市长")
    (('xi', 'jin', 'ping'), ('chang', 'an'), ('shi', 'zhang'))
    """
    syllables = _said(text.replace("長", "长"))  # the phrases are those of the simplified form
    for at, letter in enumerate(text if len(syllables) == len(text) else ""):
        if letter in "長长" and text[at - 1 : at] not in _HEADED:
            syllables[at] = "chang"
    return tuple(part.replace("ü", "v").replace("v", "u") for part in syllables)


def _said(text: str) -> list[str]:
    """Give what `lazy_pinyin` does, each phrase and each letter read once and kept."""
    from pypinyin.constants import RE_HANS  # 2 MB of phrases: only when Han is met
    from pypinyin.contrib.mmseg import seg

    if not RE_HANS.match(text):
        return list(_phrase_said(text))
    return [syllable for phrase in seg.cut(text) for syllable in _phrase_said(phrase)]


@lru_cache(maxsize=16384)
def _phrase_said(phrase: str) -> list[str]:
    from pypinyin import lazy_pinyin

    syllables: list[str] = lazy_pinyin(phrase)
    return syllables


@lru_cache(maxsize=16384)
def _joined(text: str) -> str:
    syllables = pinyin(text)
    whole = "".join(syllables)
    if len(syllables) > 1:
        _SYLLABLES[whole] = syllables
    return whole


def organisation_readings(text: str) -> tuple[Reading, ...]:
    """Give the ways to part an organisation's name, the ones that know most words first."""
    found: list[tuple[int, Parts]] = []
    _part(text, 0, "", (), 0, found)
    parted = sorted(
        ((known, _mandarin(parts), parts) for known, parts in found),
        key=lambda one: (-one[0], len(one[1])),
    )
    ways = tuple(dict.fromkeys(reading for _, reading, _ in parted))[: _MOST_READINGS // 2]
    korean = korean_readings(text, parted[0][2]) if parted else ()
    return tuple(dict.fromkeys((*ways, *map(_in_syllables, ways), *korean)))


def _mandarin(parts: Parts) -> Reading:
    return tuple(
        token
        for written, tokens in parts
        for token in tokens or han_exonyms().get(written) or (_joined(written),)
    )


def _in_syllables(reading: Reading) -> Reading:
    """Write each run of unknown letters as single syllables, as some lists do: Heng Bang Wei."""
    return tuple(part for word in reading for part in _SYLLABLES.get(word, (word,)))


# What was joined, to be taken apart again; filled by `_joined`, and only a cache.
_SYLLABLES: dict[str, Reading] = {}


def _part(
    text: str, at: int, rest: str, done: Parts, known: int, found: list[tuple[int, Parts]]
) -> None:
    if len(found) > 200:  # a bound on hostile input: no real name comes near
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
    return words, bool(words) and (at == 0 or len(words[0][0]) > 3)


def _with_seat(text: str, at: int, size: int) -> str:
    """Take 市, 省 and the like with the place they follow."""
    word = text[at : at + size]
    is_place = han_words()[word].startswith(PLACE)
    return (
        word + text[at + size] if is_place and text[at + size : at + size + 1] in _SEATS else word
    )


def _close(done: Parts, rest: str) -> Parts:
    return (*done, (rest, ())) if rest else done


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
    given = cantonese(text[head:])
    family = southern_families().get(text[:head]) or "".join(cantonese(text[:head]))
    if not given or not family or len(text) > _LONGEST_PERSON:
        return ()
    return ((family, "".join(given)), (family, *given))
