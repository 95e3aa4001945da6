"""The kernel finds what a walk over every row finds, with the same scores."""

import pytest
import witting_kernel
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.native import brute
from witting.names import Reading, readings
from witting.parties.lookup import CUT
from witting.parties.plain_search import PlainSearch
from witting.parties.prepare import prepare
from witting.parties.search import Hit, KernelSearch, Query

assert witting_kernel

LAW = settings(deadline=None, max_examples=300, suppress_health_check=list(HealthCheck))
sides = st.booleans()
lists = st.lists(st.tuples(brute.names, sides), min_size=1, max_size=12)
leasts = st.sampled_from((5_000, 6_000, 7_000, 7_200, 7_801, 8_500, 9_000, 9_300, 9_700, 9_900))


def _queries(name: str, cut: bool, ordered: bool, lone: bool) -> list[Query]:
    def ended(tokens: Reading) -> Reading:
        return (*tokens[:-1], tokens[-1] + CUT) if cut else tokens

    return [
        Query(ended(tokens), person, ordered, lone)
        for person in (True, False)
        for tokens in readings(name, person=person)[:4]
    ]


def _walked(kernel: KernelSearch, queries: list[Query], least: int) -> list[Hit]:
    """Give what the kernel's own walk over every row finds."""
    found: list[Hit] = kernel._index.brute(kernel._asked(queries), least)
    return found


@LAW
@given(lists, brute.names, leasts, st.booleans(), st.booleans(), st.booleans())
def test_the_kernel_finds_what_every_row_scores(
    texts: list[tuple[str, bool]], name: str, least: int, cut: bool, ordered: bool, lone: bool
) -> None:
    lookup = brute.opened(texts)
    queries = _queries(name, cut, ordered, lone)
    kernel = KernelSearch(lookup)
    found = brute.search(lookup, queries, least)
    assert kernel.search(queries, least) == found
    assert _walked(kernel, queries, least) == found


@LAW
@given(lists, st.data(), leasts)
def test_a_listed_name_slightly_otherwise_is_scored_the_same(
    texts: list[tuple[str, bool]], data: st.DataObject, least: int
) -> None:
    text = data.draw(st.sampled_from([text for text, _ in texts]))
    place = data.draw(st.integers(0, max(0, len(text) - 1)))
    name = text[:place] + data.draw(st.sampled_from(("", "e", "t", " ", "y"))) + text[place + 1 :]
    lookup = brute.opened(texts)
    queries = _queries(name, False, True, False)
    kernel = KernelSearch(lookup)
    found = brute.search(lookup, queries, least)
    assert kernel.search(queries, least) == found
    assert _walked(kernel, queries, least) == found


@settings(LAW, max_examples=120)
@given(
    st.lists(st.tuples(brute.strange, sides), min_size=1, max_size=8),
    st.lists(brute.strange, min_size=1, max_size=3),
    leasts,
)
def test_hostile_names_are_scored_like_any_other(
    texts: list[tuple[str, bool]], asked: list[str], least: int
) -> None:
    lookup = brute.opened(texts)
    batch = [_queries(name, False, True, False) for name in asked]
    wanted = [PlainSearch(lookup).search(queries, least) for queries in batch]
    kernel = KernelSearch(lookup)
    assert kernel.search_many(batch, least, threads=2) == wanted
    assert [kernel.search(queries, least) for queries in batch] == wanted
    assert [_walked(kernel, queries, least) for queries in batch] == wanted


@settings(LAW, max_examples=150)
@given(lists, brute.words)
def test_no_word_alike_is_missed(texts: list[tuple[str, bool]], name: str) -> None:
    lookup = brute.opened(texts)
    kernel = KernelSearch(lookup)
    for tokens in readings(name, person=False):
        for token in tokens:
            word = prepare(token, lookup)
            found = brute.alike_of(word, lookup)
            assert kernel.alike(token) == found
            assert kernel.weight(token) == brute.weight_of(word, found, lookup)


@pytest.mark.parametrize("threads", [1, 2, 5])
def test_many_at_once_give_what_each_gives(threads: int) -> None:
    lookup = brute.opened([(word, place % 2 == 0) for place, word in enumerate(brute.POOL)])
    kernel = KernelSearch(lookup)
    batch = [_queries(word, False, True, True) for word in brute.POOL * 3]
    one_by_one = [kernel.search(queries, 6_000) for queries in batch]
    assert kernel.search_many(batch, 6_000, threads=threads) == one_by_one
