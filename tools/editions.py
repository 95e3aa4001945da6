"""Reads what changed in the text of a list from one kept edition to the next, and replays it.

The differences are those of git (`git diff -U0`) between editions of OFAC's sdn.csv that a public
repository kept by date. Each names the content it starts from and the content it leads to by git's
hash, so that every text reached by replaying them, forward or backward, is proven byte by byte.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha1
from pathlib import Path

_INDEX = re.compile(rb"index ([0-9a-f]+)\.\.([0-9a-f]+)")
_HUNK = re.compile(rb"@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_NO_END = b"\\ No newline at end of file"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hunk:
    """Lines that stood at one place before, and those that stand there after."""

    before_at: int  # lines of the text that stand before them; half-open, from 0
    after_at: int
    removed: tuple[bytes, ...]
    added: tuple[bytes, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextDiff:
    """What changed from one edition's text to the next."""

    name: str  # day and commit, `2024-02-23_19efeec`
    start: str  # the beginning of the hash git gives the text before
    end: str  # and after
    hunks: tuple[Hunk, ...]

    @property
    def day(self) -> str:
        """Give the day the edition after was kept."""
        return self.name[:10]


def read_diff(path: Path) -> TextDiff:
    """Read one difference. Raises ValueError where it is none, or loses lines it announces."""
    lines = path.read_bytes().split(b"\n")
    index = next(filter(None, map(_INDEX.match, lines[:4])), None)
    if index is None:
        raise ValueError(f"{path.name} does not say which contents it lies between")
    starts = [at for at, line in enumerate(lines) if line.startswith(b"@@")]
    ends = [*starts[1:], len(lines)]
    return TextDiff(
        name=path.stem,
        start=index[1].decode(),
        end=index[2].decode(),
        hunks=tuple(_hunk(path, lines[start:end]) for start, end in zip(starts, ends, strict=True)),
    )


def chain(diffs: Iterable[TextDiff]) -> list[TextDiff]:
    """Put differences in the order in which the editions followed each other.

    A day may have two, so the order is that of the contents: each starts where the one before it
    ended. Raises ValueError where there is a gap in that chain.
    """
    found = {diff.start: diff for diff in diffs}
    ends = {diff.end for diff in found.values()}
    place = next((start for start in found if start not in ends), "")
    ordered: list[TextDiff] = []
    while place in found:
        ordered.append(found.pop(place))
        place = ordered[-1].end
    if found:
        raise ValueError(f"the chain of editions has a gap before {sorted(found)}")
    return ordered


def forward(diff: TextDiff, text: bytes) -> bytes:
    """Give the text after. Raises ValueError where the text before or after is not git's."""
    return _replayed(diff.name, diff.hunks, text, diff.start, diff.end)


def backward(diff: TextDiff, text: bytes) -> bytes:
    """Give the text before. Raises ValueError where the text before or after is not git's."""
    turned = [
        Hunk(
            before_at=hunk.after_at,
            after_at=hunk.before_at,
            removed=hunk.added,
            added=hunk.removed,
        )
        for hunk in diff.hunks
    ]
    return _replayed(diff.name, turned, text, diff.end, diff.start)


def git_hash(text: bytes) -> str:
    """Give the hash git names a content by."""
    return sha1(b"blob %d\0" % len(text) + text, usedforsecurity=False).hexdigest()


def _replayed(name: str, hunks: Sequence[Hunk], text: bytes, start: str, end: str) -> bytes:
    if not git_hash(text).startswith(start):
        raise ValueError(f"{name} starts at {start}, and this text is {git_hash(text)[:7]}")
    lines = _lines(text)
    made: list[bytes] = []
    done = 0
    for hunk in hunks:
        made += lines[done : hunk.before_at]
        done = hunk.before_at + len(hunk.removed)
        if tuple(lines[hunk.before_at : done]) != hunk.removed or len(made) != hunk.after_at:
            raise ValueError(f"{name} does not fit at line {hunk.before_at + 1}")
        made += hunk.added
    reached = b"".join([*made, *lines[done:]])
    if not git_hash(reached).startswith(end):
        raise ValueError(f"{name} leads to {git_hash(reached)[:7]}, and it promises {end}")
    return reached


def _lines(text: bytes) -> list[bytes]:
    """Split a text as git does, after each line feed and nowhere else."""
    return [line for line in re.split(rb"(?<=\n)", text) if line]


def _hunk(path: Path, lines: Sequence[bytes]) -> Hunk:
    found = _HUNK.match(lines[0])
    if found is None:
        raise ValueError(f"{path.name} has a place that cannot be read: {lines[0]!r:.80}")
    sides: dict[bytes, list[bytes]] = {b"-": [], b"+": []}
    last: list[bytes] = []
    for line in lines[1:]:
        if line[:1] in sides:
            last = sides[line[:1]]
            last.append(line[1:] + b"\n")
        elif line == _NO_END and last:
            last[-1] = last[-1].removesuffix(b"\n")
    counts = int(found[2] or 1), int(found[4] or 1)
    if counts != (len(sides[b"-"]), len(sides[b"+"])):
        raise ValueError(f"{path.name} announces {counts} lines at {lines[0]!r:.80} and has others")
    # git names the line before the place where there is none of that side.
    return Hunk(
        before_at=int(found[1]) - (counts[0] > 0),
        after_at=int(found[3]) - (counts[1] > 0),
        removed=tuple(sides[b"-"]),
        added=tuple(sides[b"+"]),
    )
