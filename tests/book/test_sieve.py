"""Whom the index of a book spares, a full screening finds nowhere, before and after."""

from collections.abc import Iterable

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.book_facts import listed, person
from witting.base import Identifier, ListEntry, PartyKind
from witting.book import BookParty, IndexMaker, PartMaker, Sieve, screen_chunk
from witting.parties import Screener, thresholds
from witting.parties.store import Array

WORDS = (
    *("ivan", "Иван", "ivanov", "Иванова", "maria", "marya", "mariya", "petrov", "ali", "علي"),
    *("hassan", "حسن", "kim", "김", "jong", "un", "王", "伟", "wang", "wei", "van", "de", "al"),
    *("heng", "bang", "hengbang", "hengbangwei", "عبد", "الله", "عبدالله", "abdullah", "رضا"),
    *("gazprom", "bank", "gazprombank", "Газпром", "Банк", "Газпромбанк", "ООО", "llc", "恒邦"),
    *("technology", "technologi", "Технология", "ural", "plant", "7", "no", "I.", "V", "moscow"),
    *("orion", "0rion", "orionelectronics", "electronics", "electr0nics", "sternberg", "s"),
    *("shternberg", "o'brien", "obrien", "jscargument", "argument", "branch", "(Moscow)"),
    *("konstantinopolskaya", "sternbergova", "\u202enav", "ural-plant"),
)
NUMBERS = (Identifier(scheme="bic", value="SABRRUMM"), Identifier(scheme="inn", value="7707083893"))
names = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
kinds = st.sampled_from([None, PartyKind.PERSON, PartyKind.ORGANISATION])
numbers = st.lists(st.sampled_from(NUMBERS), max_size=1).map(tuple)
births = st.sampled_from(["", "", "1970", "1970-10-07"])
entries = st.builds(
    lambda number, own, kind, ids, born: listed(
        number, *own, kind=kind, identifiers=ids, birth_dates=(born,) if born else ()
    ),
    st.integers(1, 12),
    st.lists(names, min_size=1, max_size=3),
    kinds,
    numbers,
    births,
)
lists = st.lists(entries, max_size=10, unique_by=lambda entry: entry.id)
parties = st.builds(
    BookParty,
    key=st.integers(1, 999).map(str),
    names=st.lists(names | names.map(lambda name: f"{name:.<35}"), max_size=2).map(tuple),
    kind=kinds,
    birth_date=births | st.just("31.02.1999"),
    identifiers=numbers,
    countries=st.lists(st.sampled_from(["RU", "CN"]), max_size=1).map(tuple),
)
thresholds_asked = st.sampled_from([thresholds.MATCH, 0.7, 0.95])


@settings(max_examples=300, deadline=None)
@given(lists, lists, lists, st.lists(parties, min_size=1, max_size=12), thresholds_asked)
def test_who_is_spared_is_found_nowhere(
    kept: list[ListEntry],
    gone: list[ListEntry],
    come: list[ListEntry],
    book: list[BookParty],
    threshold: float,
) -> None:
    before = Screener.from_entries(together(kept, gone))
    after = Screener.from_entries(together(kept, come))
    held_to_a_full_screening(book, before, after, threshold)


@settings(max_examples=40, deadline=None)
@given(lists, lists, st.lists(parties, min_size=1, max_size=6))
def test_without_the_kernel_the_same_are_spared(
    old: list[ListEntry], new: list[ListEntry], book: list[BookParty]
) -> None:
    (old_quick, new_quick), (old_plain, new_plain) = (
        [Screener.from_entries(entries, fast=fast) for entries in (old, new)]
        for fast in (True, False)
    )
    assert spared(book, old_quick, new_quick) == spared(book, old_plain, new_plain)


NOBODY = listed(1, "Ivan Arkhipovsky")
FIRM = PartyKind.ORGANISATION


def test_neighbours_that_a_list_now_writes_as_one_word_are_screened() -> None:
    book = [person("1", "Heng Bang Wei"), person("2", "Olga Petrova")]
    assert spared_of_all_matches(book, [NOBODY], [NOBODY, listed(2, "Hengbangwei Zhang")]) == [1]


def test_neighbours_of_other_scripts_that_read_as_one_word_are_screened() -> None:
    book = [
        BookParty(key="1", names=("Газпром Банк",), kind=FIRM),
        BookParty(key="2", names=("Урал Банк",), kind=FIRM),
        person("3", "علي عبد الله"),
        person("4", "علي رضا حسن"),
    ]
    new = [NOBODY, listed(2, "Gazprombank Zavod", kind=FIRM), listed(3, "عبدالله الحسيني")]
    assert spared_of_all_matches(book, [NOBODY], new) == [1, 3]


def test_a_word_that_is_no_longer_strange_is_screened() -> None:
    names = ("Technologi", "Ural")
    book = [BookParty(key=name, names=(name,), kind=FIRM) for name in names]
    assert spared_of_all_matches(book, [], [listed(1, "Technologi Zavod", kind=FIRM)]) == [1]


def test_who_has_a_number_that_is_now_listed_is_screened() -> None:
    book = [BookParty(key="1", names=("Li Na",), identifiers=(one,)) for one in NUMBERS]
    new = [listed(1, "Ivan Arkhipovsky", identifiers=NUMBERS[:1])]
    assert spared_of_all_matches(book, [NOBODY], new) == [1]


def test_branches_and_what_cannot_be_read_are_always_screened() -> None:
    names = ("Ural Bank Moscow branch", "…", "Ural Bank")
    book = [BookParty(key=name, names=(name,), kind=FIRM) for name in names]
    assert spared_of_all_matches(book, [NOBODY], [NOBODY]) == [2]


def test_a_name_that_needs_what_stands_beside_it_is_found_where_something_does() -> None:
    after = Screener.from_entries([NOBODY, listed(2, "Olga Sternbergova")])
    name = "Olga Shternbergow"
    score = max(points for _, points, _ in after.rows(name, kind=PartyKind.PERSON, least=0.5))
    book = [person("1", name), person("2", name, birth_date="1970")]
    least = score / 10_000 + 0.05
    assert spared(book, after, after, least) == [0]


def spared_of_all_matches(
    book: list[BookParty], old: list[ListEntry], new: list[ListEntry]
) -> list[int]:
    """Give whom the index spares where only a name told whole would be found by itself."""
    return spared(book, Screener.from_entries(old), Screener.from_entries(new), 1.0)


def held_to_a_full_screening(
    book: list[BookParty], before: Screener, after: Screener, threshold: float
) -> None:
    """Screen a book whole against both lists: of whom the index spares, nothing is found."""
    old, new = (screen_chunk(book, screener, threshold) for screener in (before, after))
    for place in spared(book, before, after, threshold):
        if not old[place].hits:
            assert not new[place].hits
        assert old[place].unread == new[place].unread


def spared(
    book: list[BookParty], before: Screener, after: Screener, threshold: float = thresholds.MATCH
) -> list[int]:
    sieve = Sieve(indexed(book, before), before, after, threshold)
    middle = len(book) // 2
    wanted = [*sieve.wanted(0, middle), *sieve.wanted(middle, len(book))]
    return [place for place, is_wanted in enumerate(wanted) if not is_wanted]


def indexed(book: list[BookParty], screener: Screener) -> dict[str, Array]:
    """Index a book in two parts, as two processes would."""
    maker, middle = IndexMaker(), len(book) // 2
    for some in (book[:middle], book[middle:]):
        part = PartMaker(screener)
        screen_chunk(some, screener, None, part)
        maker.add(part.done(party.version for party in some))
    return maker.arrays()


def together(*groups: Iterable[ListEntry]) -> list[ListEntry]:
    return list({entry.id: entry for group in groups for entry in group}.values())
