"""The kernel writes a word otherwise as Python does: parted, mended, joined, as before a scan."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.native import brute
from witting.base import PartyKind
from witting.names import class_words
from witting.names.damaged import MISREAD
from witting.parties.expand import queries
from witting.parties.respell import (
    AS_FIRM,
    AS_NEITHER,
    AS_PERSON,
    KernelRespeller,
    Respeller,
    Written,
)
from witting.parties.search import KernelSearch

LAW = settings(deadline=None, max_examples=150)
_pieces = st.sampled_from(
    [*brute.POOL[:40], "bank", "stroy", "gaz", "prom", "trade", "von", "al", "i", "rn", "cl", "a"]
)
_words = st.lists(_pieces, min_size=1, max_size=4).map("".join)
_class = st.sampled_from(class_words()[::7])
_slips = st.tuples(_class, st.integers(0, 12), st.sampled_from(["", "e", "x", "rn"])).map(
    lambda one: one[0][: one[1]] + one[2] + one[0][one[1] + 1 :]
)
_NAMES = (
    "Kounaqad Trading LLC",
    "GazpromBank",
    "Группа «Калашников»",
    "Иванов Пётр",
    "Société Ivanov",
    "شركة ايفانوف للتجارة",
    "王伟",
    "ООО Gazprom bank",
)
_asked = _words | _slips | st.text(max_size=9)
_lists = st.lists(st.tuples(brute.names | _words, st.booleans()), min_size=1, max_size=10)


def _both(texts: list[tuple[str, bool]]) -> tuple[KernelRespeller, Respeller]:
    lookup = brute.opened(texts)
    python = lookup.respeller
    KernelSearch(lookup)
    kernel = lookup.respeller
    assert type(python) is Respeller
    assert isinstance(kernel, KernelRespeller)
    return kernel, python


@LAW
@given(_lists, st.lists(_asked, min_size=1, max_size=8))
def test_a_word_is_written_otherwise_as_python_says(
    texts: list[tuple[str, bool]], asked: list[str]
) -> None:
    kernel, python = _both(texts)
    for word in filter(None, asked):
        assert kernel.others(word) == python.others(word)
        assert kernel.parts(word) == python.parts(word)
        assert kernel.mended(word) == python.mended(word)
        assert kernel.splits(word) == python.splits(word)
        assert kernel._quickly().is_strange(word) == python.is_strange(word)


@LAW
@given(_lists, st.lists(_pieces | st.text(min_size=1, max_size=4), max_size=6))
def test_neighbours_are_joined_as_python_says(
    texts: list[tuple[str, bool]], words: list[str]
) -> None:
    kernel, python = _both(texts)
    for least in (4, 6):
        assert kernel.joins(words, least) == python.joins(words, least)


_written = st.lists(_asked | st.sampled_from(_NAMES), min_size=1, max_size=4).map(" ".join)


@LAW
@given(_lists, st.lists(_written, min_size=1, max_size=6))
def test_a_name_is_asked_for_as_python_asks_for_it(
    texts: list[tuple[str, bool]], names: list[str]
) -> None:
    kernel, python = brute.opened(texts), brute.opened(texts)
    KernelSearch(kernel)
    for name in names:
        for kind in (None, PartyKind.PERSON, PartyKind.ORGANISATION):
            assert queries(name, kernel, kind) == queries(name, python, kind), name


def test_a_plain_name_is_asked_for_as_it_is_read() -> None:
    lookup = brute.opened([("Ivanov Trading", False), ("Gazprombank", False)])
    kernel = KernelSearch(lookup)
    assert kernel
    written = Written(
        ["kounaqad", "trading"], [], [("kounaqad", "trading")], [("kounaqad",)], False
    )
    two = ("gazprom", "bank")
    parted = Written(two, [], [two], [two], False)
    assert lookup.respeller.stays(written, 4) == AS_PERSON | AS_FIRM
    assert lookup.respeller.stays(parted, 4) == AS_NEITHER


@pytest.mark.parametrize(
    ("word", "wanted"),
    [
        ("ivanovtrading", ("ivanov", "trading")),
        ("ivanovbinpetrov", ("ivanov", "bin", "petrov")),
        ("srnirnov", ("smirnov",)),
    ],
)
def test_a_word_is_parted_or_mended(word: str, wanted: tuple[str, ...]) -> None:
    kernel, _ = _both([("Ivanov", True), ("Petrov", True), ("Trading", False), ("Smirnov", True)])
    assert wanted in kernel.others(word)


def test_every_misreading_is_handed_over() -> None:
    words = [("".join(("ba", is_, "ta")), True) for _, is_ in MISREAD]
    kernel, python = _both(words)
    for seen, _ in MISREAD:
        word = f"ba{seen}ta"
        assert kernel.others(word) == python.others(word)


def test_a_damaged_index_is_refused() -> None:
    lookup = brute.opened([("Ivanov", True)])
    arrays = dict(lookup.arrays)
    arrays["known"] = arrays["known"][:3]
    respeller = KernelRespeller(lookup.knows, lookup.has, arrays)
    with pytest.raises(ValueError, match="known"):
        respeller.others("ivanovtrading")
