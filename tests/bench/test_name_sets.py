"""Claims about the lists and queries the name bench is run on."""

from itertools import islice, pairwise
from pathlib import Path

import pytest

from witting.base import PartyKind

pytest.importorskip("faker", reason="Faker comes with `make bench-names`")

from bench.invented import Inventor
from bench.name_sets import list_names, perturbed, queries
from bench.words import STYLES

NOWHERE = Path("nowhere")


@pytest.fixture(scope="module")
def names() -> list[tuple[int, int, bool, PartyKind | None, str]]:
    """Give a list a little longer than the shipped one, so that some of it is invented."""
    return list(list_names(60_000, NOWHERE))


def test_a_list_has_as_many_names_as_asked_for(names: list[object]) -> None:
    assert len(names) == 60_000


def test_an_entry_s_names_stand_together_and_are_numbered(
    names: list[tuple[int, int, bool, PartyKind | None, str]],
) -> None:
    for one, other in pairwise(names):
        assert other[:2] in ((one[0], one[1] + 1), (one[0] + 1, 0))


def test_the_same_seed_invents_the_same_names() -> None:
    assert list(Inventor(4).names(300, 0.3)) == list(Inventor(4).names(300, 0.3))
    assert list(Inventor(4).names(300, 0.3)) != list(Inventor(5).names(300, 0.3))


def test_two_of_three_invented_names_are_people_s() -> None:
    kinds = [kind for kind, _ in Inventor(4).names(300, 0.3)]
    assert kinds.count(PartyKind.PERSON) == 200


def test_new_words_never_stop_coming() -> None:
    inventor = Inventor(4)
    words = [set(" ".join(inventor.person() for _ in range(4_000)).split()) for _ in range(3)]
    assert len(words[2] - words[1] - words[0]) > 1_000


def test_a_third_of_the_queries_is_not_ascii_and_two_in_a_hundred_are_listed() -> None:
    listed = list(islice(list_names(5_000, NOWHERE), 5_000))
    asked = queries(listed, 3_000, (98, 2))
    assert 0.30 < sum(not one.name.isascii() for one in asked) / len(asked) < 0.40
    assert sum(bool(one.made_from) for one in asked) == 60


def test_a_listed_query_names_what_it_was_made_from() -> None:
    listed = list(list_names(2_000, NOWHERE))
    texts = {one[4] for one in listed}
    made = perturbed(listed, 200, 1)
    assert all(one.made_from in texts for one in made)
    assert sum(one.name != one.made_from for one in made) > 140


@pytest.mark.parametrize("style", sorted(STYLES))
def test_a_style_has_words_for_all_numbers(style: str) -> None:
    made = {STYLES[style].word(n) for n in range(20_000)}
    assert len(made) > 12_000
