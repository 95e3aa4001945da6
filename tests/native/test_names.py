"""The kernel reads names as Python does, by Python's own tables."""

from collections.abc import Iterator
from functools import cache
from types import ModuleType

import pytest
import witting_kernel
from hypothesis import example, given, settings
from hypothesis import strategies as st

from witting.lists import Snapshot
from witting.names import TokenKind, firms, people
from witting.names.han import (
    organisation_readings,
    person_readings,
    pinyin,
    plain_organisation_readings,
    plain_pinyin,
    read_short,
    ways_parted,
)
from witting.names.kept import Kept
from witting.names.kinds import kind_of, plain_kind
from witting.names.readings import read_together, readings
from witting.parties.build import keys_of, plain_keys

LAW = settings(deadline=None, max_examples=2000)
_LONGEST = 120
_PARTS = (
    "عبدال", "الله", "الدین", "محمد", "علی", "رضا", "زاده", "وال", "لل", "ي", "ى", "ه", "ية", "ات",
    "شركة", "تجارة", "صناع", "ایران", "بريطان", "ول", "ив", "дз", "ці", "ў", "ова", "авіч", "ович",
    "ου", "μπ", "αυ", "ντ", "ու", "abd", "ова", "Иван", "АВЕ", "ІВАН", "Müller", "ß", "ё", "ң",
    "כהן", "ლი", "ի", "É", "ϊ", "İ", "ы", "Я", "x", "IV", "Ltd",
)  # fmt: skip
_LETTERS = (
    "abdehimnorstuxyzABEHIJMNOPTXёЁжЖиійцАВЕОРСІѕѲαβεηικμνοπρςσυωΩΆΐادرسشعغفقكلمنهويىةآکگہھבגדך"
)
_EDGES = "\"«»,.()-'ʼ’ ـ\u0301\u200d\u0651\x1c\xa0"
_words = (
    st.lists(st.sampled_from(_PARTS), max_size=4).map("".join)
    | st.text(_LETTERS, max_size=9)
    | st.text(_LETTERS + _EDGES, max_size=9)
    | st.text(max_size=6)
).filter(lambda word: word != "" and not any(map(str.isspace, word)))
_HAN_LETTERS = (
    "王李张長长陈欧阳司马山田鈴木一郎佐藤建国明华小平先生上海深圳市北京"
    "电子科技有限公司进出口贸易朝鲜〇"
)
_han = st.text(_HAN_LETTERS, min_size=1, max_size=9)
_SIDES = (people, firms)


@cache
def _listed() -> list[str]:
    return [name.whole for entry in Snapshot.default().entries[::7] for name in entry.names]


_names = (
    st.lists(_words | st.sampled_from(_PARTS), max_size=5).map(" ".join)
    | st.deferred(lambda: st.sampled_from(_listed()))
    | st.text(_LETTERS + _EDGES + "王김", max_size=30)
)


def _kept(side: ModuleType) -> Iterator[str]:
    """Give the words of listed names, each once."""
    yield from dict.fromkeys(word for name in _listed() for word in name.split())


@LAW
@given(_words)
@example("Іванович")
@example('"Уралмаш"')
@example("عبدلله")
@example("Μωραΐτη")
@example("İslami")
def test_a_written_word_is_what_python_says(word: str) -> None:
    for side in _SIDES:
        alone = side._words().alone(word)
        assert alone is None or alone == side.word_once(word)
        assert side._words()[word] == side.word_once(word)


@pytest.mark.parametrize("side", _SIDES)
def test_listed_words_are_what_python_says(side: ModuleType) -> None:
    told = 0
    for word in _kept(side):
        alone = side._words().alone(word)
        told += alone is not None
        assert alone is None or alone == side.word_once(word), word
    assert told > 1000


@LAW
@given(_names)
@example("شركة الاستثمار للتجارة")
@example("bank of china\x1cltd")
@example("АВЕ Ltd")
@example("")
def test_a_name_is_read_as_python_says(name: str) -> None:
    for side in _SIDES:
        found = side.read_apart()(name, _LONGEST)
        plain = side.plain_quickly(name, Kept(side.word_once, 10))
        person = side is people
        assert found is None or found == plain == read_together(name, person=person)


def test_most_listed_names_are_read_by_the_kernel() -> None:
    found = [people.read_apart()(name, _LONGEST) is not None for name in _listed()]
    assert sum(found) > 0.7 * len(found)


@LAW
@given(_han)
@example("王长明")
@example("香港恒邦微电子有限公司")
@example("欧阳明")
@example("朝鲜大成银行")
@example("高丽航空")
@example("先生")
def test_runs_of_han_are_what_python_says(run: str) -> None:
    assert pinyin(run) == plain_pinyin(run)
    assert _runs().part(run) == ways_parted(run)
    assert organisation_readings(run) == plain_organisation_readings(run)
    short = read_short(run)
    assert short is None or short == tuple(dict.fromkeys(person_readings(run)))
    for person in (True, False):
        assert readings(run, person=person) == read_together(run, person=person)


@pytest.mark.parametrize("word", ["电子", "北京", "有限公司", "王"])
def test_a_long_run_of_han_is_parted_as_python_parts_it(word: str) -> None:
    run = word * 60
    assert _runs().part(run) == ways_parted(run)


def test_a_run_of_any_length_is_parted() -> None:
    form, times = "有限公司", 50_000  # deeper than a stack: each form once went one call deeper
    ((known, parts),) = _runs().part(form * times)
    assert (known, len(parts)) == (len(form) * times, times)


def test_phrases_are_cut_as_the_library_cuts_them() -> None:
    from pypinyin.constants import PHRASES_DICT

    phrases = list(PHRASES_DICT)
    for one, other in zip(phrases[::9], phrases[4::9], strict=False):
        for run in (one + other, one[:-1] + other, one[:-1], other[1:] + one[:1], one[0] + other):
            assert pinyin(run) == plain_pinyin(run), run


@LAW
@given(st.text("김이박최정강남궁선우준서연님씨장관라브로프", min_size=1, max_size=5))
@example("김장관")
def test_korean_names_are_read_as_all_words_at_once(name: str) -> None:
    assert readings(name, person=True) == read_together(name, person=True)


def _runs() -> witting_kernel.Runs:
    from witting.names import han

    found: witting_kernel.Runs = han._runs()
    return found


def test_every_letter_is_said_as_the_library_says_it() -> None:
    from pypinyin import lazy_pinyin
    from pypinyin.constants import PINYIN_DICT

    for letter in map(chr, PINYIN_DICT):
        said = tuple(one.replace("ü", "v").replace("v", "u") for one in lazy_pinyin(letter))
        assert letter in "长長" or plain_pinyin(letter) == said


_tokens = st.text("abeghilnoruvyzc~.+@170", max_size=9) | st.text(max_size=5)


@LAW
@given(_tokens | st.sampled_from(["al", "bin", "ivanovich", "ovich", "xyovna", "+bank", "٣", ""]))
@example("ab" + "ovttch")
def test_a_token_is_of_the_kind_python_says(token: str) -> None:
    assert kind_of(token) is plain_kind(token)


@LAW
@given(_tokens, st.sampled_from(TokenKind))
def test_a_token_is_found_by_the_keys_python_says(token: str, kind: TokenKind) -> None:
    assert keys_of(token, kind) == plain_keys(token, kind)


def test_half_a_letter_is_left_to_python() -> None:
    for side in _SIDES:
        assert side.read_apart()("a\ud800", _LONGEST) is None
        assert side._words()["a\ud800"] == side.word_once("a\ud800")
