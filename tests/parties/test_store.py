"""The index file: the same entries give the same bytes, and a broken file is refused."""

from bisect import bisect_left
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.parties.conftest import ENTRIES
from witting.base import BrokenSnapshot, ListEntry
from witting.lists import Snapshot
from witting.parties import Screener, index_key
from witting.parties.screener import shipped_index
from witting.parties.store import open_packed, packed, stored, texts


@dataclass(frozen=True)
class Held:
    entries: tuple[ListEntry, ...] = ENTRIES
    digest: str = "d1"


def saved(tmp_path: Path, held: Held) -> Path:
    path = tmp_path / "names.index"
    path.write_bytes(Screener.of(held).saved())
    return path


def test_a_saved_index_is_opened_and_answers_alike(tmp_path: Path) -> None:
    opened = Screener.open(Held(), saved(tmp_path, Held()))
    assert opened.match("Oleg Talversky") == Screener.of(Held()).match("Oleg Talversky")


def test_the_same_entries_give_the_same_bytes() -> None:
    assert Screener.of(Held()).saved() == Screener.of(Held()).saved()


def test_an_index_of_other_lists_is_built_anew(tmp_path: Path) -> None:
    path = saved(tmp_path, Held(digest="other"))
    assert Screener.open(Held(), path).key == index_key("d1")


def test_the_shipped_index_fits_the_shipped_lists() -> None:
    key, _ = open_packed(shipped_index())
    assert key == index_key(Snapshot.default().digest)


def test_arrays_come_back_as_they_were(tmp_path: Path) -> None:
    path = tmp_path / "a.index"
    path.write_bytes(packed({"b": np.arange(5, dtype=np.uint16), "a": np.zeros(0, "u1")}, "k"))
    key, arrays = open_packed(path)
    assert (key, arrays["b"].tolist(), arrays["a"].size) == ("k", [0, 1, 2, 3, 4], 0)


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"not an index at all",
        b"WITTIND4\xff\xff\0\0\0\0\0\0{",
        b"WITTIND4\x02\0\0\0\0\0\0\0{}",
    ],
    ids=["empty", "another-file", "cut-short", "no-arrays"],
)
def test_a_broken_index_is_refused_with_what_to_do(tmp_path: Path, broken: bytes) -> None:
    path = tmp_path / "broken.index"
    path.write_bytes(broken)
    with pytest.raises(BrokenSnapshot, match="Delete it"):
        Screener.open(Held(), path)


def test_an_index_cut_off_in_its_arrays_is_refused(tmp_path: Path) -> None:
    path = saved(tmp_path, Held())
    path.write_bytes(path.read_bytes()[:-64])
    with pytest.raises(BrokenSnapshot, match="damaged"):
        Screener.open(Held(), path)


def test_an_index_of_another_size_is_refused(tmp_path: Path) -> None:
    path = saved(tmp_path, Held())
    with pytest.raises(BrokenSnapshot, match="built for 7 entries"):
        Screener.open(Held(entries=ENTRIES[:3]), path)


def test_a_list_with_nobody_on_it_finds_nobody() -> None:
    assert Screener.from_entries([]).match("Oleg Talversky") == []


def test_an_index_of_another_version_fits_nothing_and_is_no_damage(tmp_path: Path) -> None:
    path = tmp_path / "old.index"
    path.write_bytes(b"WITTINDX" + b"\0" * 64)
    assert open_packed(path) == ("", {})


_texts = st.text("abš\U0001f600", max_size=3)


@given(held=st.lists(_texts, max_size=120), asked=_texts)
def test_a_place_among_texts_is_where_bisection_finds_it(held: list[str], asked: str) -> None:
    held.sort()
    assert texts(stored("some", held), "some").place(asked) == bisect_left(held, asked)
