"""Who came first."""

import pytest
from quality.ask import Found
from quality.rank import came

OWN = frozenset({"own", "twin"})


@pytest.mark.parametrize(
    ("found", "matched", "rank_one"),
    [
        ([], False, 0),
        ([Found("own", 0.9, True)], True, 1),
        ([Found("own", 0.8, False)], False, 1),
        ([Found("own", 0.8, False), Found("other", 0.9, True)], False, 0),
        ([Found("twin", 0.9, True)], True, 1),
        ([Found("own", 0.9, True), Found("other", 0.89, True)], True, 1),
        ([Found("own", 0.9, True), Found("other", 0.9, True)], True, 0.5),
        ([Found("other", 0.95, True), Found("own", 0.9, True)], True, 0),
        ([Found("twin", 0.95, True), Found("own", 0.9, True)], True, 1),
    ],
    ids=[
        "nobody",
        "alone",
        "shown",
        "shown behind",
        "twin",
        "ahead",
        "level",
        "behind",
        "behind its twin",
    ],
)
def test_rank_one_is_whole_alone_half_when_level_and_none_behind(
    found: list[Found], matched: bool, rank_one: float
) -> None:
    result = came(found, OWN)
    assert (result.matched, result.rank_one) == (matched, rank_one)
