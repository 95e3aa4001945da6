"""Claims about the steps of the name bench, run on a list of a few hundred names."""

from pathlib import Path

import pytest
from bench.name_sets import Asked, Listed, write_list, write_queries
from bench.name_steps import build, keying, opening, recall, searching

from witting.base import PartyKind

GIVEN = ("Ivan", "Oleg", "Pavel", "Nadia", "Vera", "Anton", "Semyon", "Galina")
FAMILY = ("Talversky", "Zorvanik", "Krasnomirov", "Emberlin", "Dolgoruk", "Vishnevoy")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with a list, queries and the built index."""
    folder = tmp_path_factory.mktemp("bench")
    pairs = [(one, other) for one in GIVEN for other in FAMILY]
    names: list[Listed] = [
        (place, 0, False, PartyKind.PERSON, f"{one} {other}")
        for place, (one, other) in enumerate(pairs)
    ]
    write_list(folder / "names", names)
    listed = [Asked(PartyKind.PERSON, f"{other} {one}", "x") for one, other in pairs]
    strangers = [Asked(PartyKind.PERSON, f"Quilla Haranth{n}") for n in range(60)]
    write_queries(folder / "asked", [*listed, *strangers])
    write_queries(folder / "listed", listed)
    return folder


@pytest.fixture(scope="module")
def index(place: Path) -> Path:
    """Give the index, built by the step."""
    made = build(place / "names", place / "index")
    assert (made["names"], made["entries"], made["rows"]) == (48, 48, 48)
    assert made["file MB"] > 0
    return place / "index"


def test_opening_says_how_long_it_took(index: Path) -> None:
    made = opening(index, "python")
    assert 0 < made["mapped"] <= made["opened"] <= made["to the first answer"]


def test_a_stream_finds_the_listed_and_not_the_strangers(index: Path, place: Path) -> None:
    made = searching(index, place / "asked", "python", 21)
    assert made["path"] == "PlainSearch"
    assert made["hits"]["listed"] == made["hits"]["listed with a hit"] == 21
    assert made["kind known"]["p50 ms"] <= made["kind known"]["p99 ms"]
    assert made["kind known"]["p99 ms"] <= made["kind known"]["max ms"]


def test_recall_is_measured_against_every_row(index: Path, place: Path) -> None:
    made = recall(index, place / "listed", "python", 60)
    assert made["queries"] == 48
    assert made["pairs"] >= 48
    assert (made["pairs missed"], made["pairs not in brute force"]) == (0, 0)


def test_recall_notices_rows_the_search_leaves_out(
    index: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from witting.parties.plain_search import PlainSearch

    class Blind(PlainSearch):
        def search(self, queries, least):  # type: ignore[no-untyped-def]
            return super().search(queries, least)[1:]

    monkeypatch.setattr("bench.name_steps.open_search", lambda lookup, **_: Blind(lookup))
    made = recall(index, place / "listed", "python", 60)
    assert made["pairs missed"] == 48
    assert made["recall"] < 1


def test_keying_gives_names_a_second(place: Path) -> None:
    made = keying(place / "names", place / "asked", 20)
    assert made["asked"]["names/s"] > 0
    assert made["listed"]["n"] == 20
