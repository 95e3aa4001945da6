"""More of a listed name never lowers the score: a word where it belongs only speaks for it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from witting.base import ListedName, ListEntry, NameKind, PartyKind, Quality
from witting.parties import Screener, compare

_WORDS = (
    "vladimir", "putin", "kim", "jong", "mohammed", "hassan", "al", "rashid", "ivanov", "petrovich",
    "maria", "gonzalez", "de", "la", "cruz", "wei", "zhang", "uralpodshipnik", "trading", "bank",
)  # fmt: skip
_FULL = {19, 20, *range(31, 37), *range(64, 72), *range(135, 142)}  # fields that may be cut
_names = st.lists(st.sampled_from(_WORDS), min_size=2, max_size=6, unique=True)
_kinds = st.sampled_from([PartyKind.PERSON, PartyKind.ORGANISATION])


def _chosen(words: list[str], places: set[int]) -> str:
    return " ".join(word for place, word in enumerate(words) if place in places)


@settings(deadline=None)
@given(_names, _kinds, st.data())
def test_a_word_more_never_lowers_two_names_compared(
    words: list[str], kind: PartyKind, data: st.DataObject
) -> None:
    some = data.draw(st.sets(st.integers(0, len(words) - 1), min_size=1))
    more = some | {data.draw(st.integers(0, len(words) - 1))}
    less_said, more_said = _chosen(words, some), _chosen(words, more)
    if len(less_said) in _FULL:
        return  # what a full field leaves out is not held against a name
    less_found, more_found = (
        compare(said, " ".join(words), kind=kind).score for said in (less_said, more_said)
    )
    assert less_found <= more_found


@settings(deadline=None, max_examples=40)
@given(_names, _kinds, st.data())
def test_a_word_more_never_lowers_a_match(
    words: list[str], kind: PartyKind, data: st.DataObject
) -> None:
    whole = ListedName(whole=" ".join(words), kind=NameKind.PRIMARY, quality=Quality.STRONG)
    entry = ListEntry(id="t-1", list_id="t", kind=kind, names=(whole,))
    world = Screener.from_entries([entry])
    some = data.draw(st.sets(st.integers(0, len(words) - 1), min_size=1))
    more = some | {data.draw(st.integers(0, len(words) - 1))}
    if len(_chosen(words, some)) in _FULL:
        return
    less_found, more_found = (
        max((m.score for m in world.match(_chosen(words, places), kind=kind)), default=0.0)
        for places in (some, more)
    )
    assert less_found <= more_found
