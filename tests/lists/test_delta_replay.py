"""The daily differences of OFAC's list replayed, as text and as deltas, forward and backward."""

from functools import cache, reduce
from itertools import pairwise
from pathlib import Path

import pytest
from tools.editions import TextDiff, backward, chain, forward, git_hash, read_diff

from tests.lists.conftest import LISTS, read_once
from tests.shared import needs_shared
from witting.lists import Snapshot, read_list_file
from witting.lists.delta_chain import compose
from witting.lists.delta_file import delta_bytes, delta_from
from witting.lists.deltas import Delta, apply, delta, reverse

FOLDER = LISTS / "ofac" / "daily_diffs_2023-12_to_2024-05"
KEPT = ("2023-12-20", "2024-02-20", "2024-02-24", "2024-05-03")
SAMPLED = ("2024-02-23_19efeec", "2024-03-04_50b95d1")
"""The edition that brought section 11, and one that took 98 entries away."""


@cache
def diffs() -> list[TextDiff]:
    return chain(map(read_diff, sorted(FOLDER.glob("*.diff"))))


def kept(day: str) -> bytes:
    return (LISTS / "ofac" / f"sdn_{day}.csv").read_bytes()


def split() -> tuple[list[TextDiff], list[TextDiff]]:
    """Part the differences at the text of 2023-12-20: those that lead to it, those that follow."""
    start = git_hash(kept("2023-12-20"))
    at = next(place for place, diff in enumerate(diffs()) if start.startswith(diff.start))
    return diffs()[:at], diffs()[at:]


@cache
def texts() -> dict[str, bytes]:
    """Replay forward from 2023-12-20: each edition's text by its name."""
    text, found = kept("2023-12-20"), {}
    for diff in split()[1]:
        text = forward(diff, text)
        found[diff.name] = text
    return found


@needs_shared
def test_the_chain_has_62_differences_13_of_them_before_the_first_kept_text() -> None:
    before, after = split()
    assert (len(diffs()), len(before), len(after)) == (62, 13, 49)
    assert before[-1].name == "2023-12-20_73f5d5a"
    assert after[-1].name == "2024-05-03_a5ec3c5"


@needs_shared
@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2024-02-20", "2024-02-20_ce44edf"),
        ("2024-02-24", "2024-02-24_bbb7a5b"),
        ("2024-05-03", "2024-05-03_a5ec3c5"),
    ],
)
def test_replayed_forward_the_text_is_the_kept_one(day: str, name: str) -> None:
    assert texts()[name] == kept(day)


@needs_shared
def test_replayed_backward_every_text_returns_to_the_first() -> None:
    text = kept("2024-05-03")
    for diff in reversed(split()[1]):
        assert text == texts()[diff.name]
        text = backward(diff, text)
    assert text == kept("2023-12-20")


@needs_shared
def test_the_differences_before_the_first_kept_text_are_replayed_backward_from_it() -> None:
    """No text of before 2023-12-20 is kept, so they have no start; git's hashes prove each step."""
    text = kept("2023-12-20")
    for diff in reversed(split()[0]):
        text = backward(diff, text)
    assert git_hash(text).startswith(diffs()[0].start)
    for diff in split()[0]:
        text = forward(diff, text)
    assert text == kept("2023-12-20")


@needs_shared
def test_the_remark_comes_with_the_edition_of_23_february() -> None:
    marker = b"section 11 of Executive Order 14024"
    with_it = [name for name, text in texts().items() if marker in text]
    assert with_it[0] == "2024-02-23_19efeec"
    assert with_it == [name for name in texts() if name >= "2024-02-23"]


@needs_shared
def test_the_568_are_entries_added_and_lines_more() -> None:
    """576 lines came and 8 went between the two kept texts: 568 new entries, 8 changed ones."""
    names = ("2024-02-23_19efeec", "2024-02-24_bbb7a5b")
    hunks = [hunk for diff in diffs() if diff.name in names for hunk in diff.hunks]
    assert sum(len(hunk.added) for hunk in hunks) == 576
    assert sum(len(hunk.removed) for hunk in hunks) == 8
    week = delta(snapshots()["2024-02-20"], snapshots()["2024-02-24"])
    counts = [len(part) for part in (week.added, week.removed, week.changed, week.moved)]
    assert counts == [568, 0, 8, 0]


@pytest.fixture(scope="module")
def along(tmp_path_factory: pytest.TempPathFactory) -> list[Snapshot]:
    """Give the kept editions and the sampled ones between them, in order of their days."""
    folder = tmp_path_factory.mktemp("editions")
    found = dict(snapshots())
    for name in SAMPLED:
        path = folder / f"sdn_{name}.csv"
        path.write_bytes(texts()[name])
        found[name] = Snapshot.from_lists([read_list_file(path, published=name[:10])])
    return [found[name] for name in sorted(found)]


@cache
def snapshots() -> dict[str, Snapshot]:
    return {day: Snapshot.from_lists([read_once(f"ofac/sdn_{day}.csv")]) for day in KEPT}


@needs_shared
def test_the_section_11_remark_counts_0_0_326_555() -> None:
    marked = [
        sum(1 for entry in snapshot.entries if entry.section_11_marker)
        for snapshot in snapshots().values()
    ]
    assert marked == [0, 0, 326, 555]


@needs_shared
def test_deltas_lead_through_the_editions_and_back(along: list[Snapshot]) -> None:
    deltas = [delta_from(delta_bytes(delta(*pair))) for pair in pairwise(along)]
    assert len(deltas) == 5
    held = along[0]
    for change, after in zip(deltas, along[1:], strict=True):
        held = apply(change, held)
        assert (held.digest, list(held.entries)) == (after.digest, list(after.entries))
    for change, before in zip(reversed(deltas), reversed(along[:-1]), strict=True):
        held = apply(reverse(change), held)
        assert (held.digest, list(held.entries)) == (before.digest, list(before.entries))


@needs_shared
def test_all_deltas_joined_are_the_delta_of_the_two_ends(along: list[Snapshot]) -> None:
    joined: Delta = reduce(compose, [delta(*pair) for pair in pairwise(along)])
    assert joined == delta(along[0], along[-1])


def written(path: Path, body: bytes) -> Path:
    head = b"diff --git a/x b/x\nindex %s..%s 100644\n--- a/x\n+++ b/x\n"
    hashes = (git_hash(b"a\nb\r\nc")[:7].encode(), git_hash(b"b\r\nc\nd\n")[:7].encode())
    path.write_bytes(head % hashes + body)
    return path


BODY = b"@@ -1 +0,0 @@\n-a\n@@ -3 +2,2 @@\n-c\n\\ No newline at end of file\n+c\n+d\n"


def test_a_text_without_a_last_line_end_is_replayed(tmp_path: Path) -> None:
    diff = read_diff(written(tmp_path / "2024-02-20_x.diff", BODY))
    assert diff.day == "2024-02-20"
    assert forward(diff, b"a\nb\r\nc") == b"b\r\nc\nd\n"
    assert backward(diff, b"b\r\nc\nd\n") == b"a\nb\r\nc"


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (BODY.replace(b"-a\n", b""), "announces"),
        (BODY.replace(b"@@ -1 +0,0 @@", b"@@ one @@"), "place that cannot be read"),
    ],
)
def test_a_broken_difference_is_refused(tmp_path: Path, body: bytes, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        read_diff(written(tmp_path / "broken.diff", body))


@pytest.mark.parametrize(
    ("body", "text", "said"),
    [
        (BODY, b"another text", "starts at"),
        (BODY.replace(b"-a", b"-x"), b"a\nb\r\nc", "does not fit at line 1"),
        (BODY.replace(b"+d", b"+e"), b"a\nb\r\nc", "and it promises"),
    ],
)
def test_a_difference_that_does_not_lead_where_git_says_is_refused(
    tmp_path: Path, body: bytes, text: bytes, said: str
) -> None:
    diff = read_diff(written(tmp_path / "broken.diff", body))
    with pytest.raises(ValueError, match=said):
        forward(diff, text)


def test_a_gap_in_the_chain_is_refused() -> None:
    one = TextDiff(name="a", start="1", end="2", hunks=())
    two = TextDiff(name="b", start="2", end="3", hunks=())
    assert chain([two, one]) == [one, two]
    with pytest.raises(ValueError, match="gap before"):
        chain([one, TextDiff(name="c", start="7", end="8", hunks=())])
