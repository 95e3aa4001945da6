"""Of a party that a change of the lists does not touch, both lists say the same."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.book_facts import listed
from witting.base import Identifier, ListEntry, PartyKind
from witting.book import BookParty, Touched, screen
from witting.parties import Screener

WORDS = (
    *("ivan", "Иван", "ivanov", "Иванова", "maria", "marya", "mariya", "petrov", "ali", "علي"),
    *("hassan", "حسن", "kim", "김", "jong", "un", "王", "伟", "wang", "wei", "van", "de", "al"),
    *("gazprom", "bank", "gazprombank", "Газпромбанк", "ООО", "llc", "technology", "Технология"),
    *("ural", "plant", "7", "no", "I.", "V", "moscow", "orion", "0rion", "orionelectronics"),
    *("electronics", "electr0nics", "sternberg", "shternberg", "o'brien", "obrien", "jscargument"),
)
NUMBERS = (Identifier(scheme="bic", value="SABRRUMM"), Identifier(scheme="inn", value="7707083893"))
names = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
kinds = st.sampled_from([None, PartyKind.PERSON, PartyKind.ORGANISATION])
numbers = st.lists(st.sampled_from(NUMBERS), max_size=1).map(tuple)
entries = st.builds(
    lambda number, own, kind, ids, remarks: listed(
        number, *own, kind=kind, identifiers=ids, remarks=remarks
    ),
    st.integers(1, 12),
    st.lists(names, min_size=1, max_size=3),
    kinds,
    numbers,
    st.sampled_from(["", "Linked To: X"]),
)
lists = st.lists(entries, max_size=10, unique_by=lambda entry: entry.id)
parties = st.builds(
    BookParty,
    key=st.just("1"),
    names=st.lists(names, min_size=1, max_size=2).map(tuple),
    kind=kinds,
    identifiers=numbers,
    countries=st.lists(st.sampled_from(["RU", "CN"]), max_size=1).map(tuple),
)


@settings(max_examples=150, deadline=None)
@given(lists, lists, lists, st.lists(parties, min_size=1, max_size=12))
def test_who_is_not_touched_keeps_what_was_found(
    kept: list[ListEntry], gone: list[ListEntry], come: list[ListEntry], book: list[BookParty]
) -> None:
    before = Screener.from_entries(_together(kept, gone))
    after = Screener.from_entries(_together(kept, come))
    change = Touched(before, after)
    spared = [party for party in book if not change.touches(party)]
    old, new = list(screen(spared, before)), list(screen(spared, after))
    assert [one.hits for one in old] == [one.hits for one in new]


def test_nobody_is_touched_by_nothing() -> None:
    screener = Screener.from_entries([listed(1, "Olga Sternbergova")])
    change = Touched(screener, Screener.from_entries([listed(1, "Olga Sternbergova")]))
    assert change.entries == (0, 0)
    assert not change.touches(BookParty(key="1", names=("Olga Sternbergova",)))


def test_who_has_nothing_in_common_with_what_came_is_not_touched() -> None:
    old = [listed(1, "Olga Sternbergova"), listed(2, "Ivan Arkhipovsky")]
    change = Touched(
        Screener.from_entries(old), Screener.from_entries([*old, listed(3, "Pyotr Zaborovsky")])
    )
    assert change.touches(BookParty(key="1", names=("P. Saborowski",)))
    assert not change.touches(BookParty(key="2", names=("Li Na",)))


def _together(*groups: list[ListEntry]) -> list[ListEntry]:
    return list({entry.id: entry for group in groups for entry in group}.values())
