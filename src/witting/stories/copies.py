"""Groups stories that are one text: syndicated copies and versions, so that none counts twice.

Candidates come from MinHash over shingles, the decision from an exact measure on the shingles
themselves; which story came first, and what each has that the other has not, from the sentences.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

from witting.stories.changes import Difference, differences, sentences_in, share_of_new
from witting.stories.records import StoryRead
from witting.stories.tables import table
from witting.stories.words import fold

# How much of their shingles two stories share. Measured on the stories of tests/stories in four
# languages (told_again.py, texts.py): 15 pairs of one text share 0.33 and more (Jaccard), and 0.56
# and more of the shorter; 175 pairs of two texts, some on the same event by the same names, share
# up to 0.05 and 0.11. The bounds stand between, nearer to two texts: a story rewritten from the
# middle on is still one text. test_copies.py measures it again.
SAME_JACCARD = 0.25
SAME_CONTAINED = 0.35
LEAST_CONTAINED = 12
"""Shingles the shorter must have before being contained says anything: a headline is no story."""

# A version has news: so much of its text is in sentences that the other lacks or that say
# other numbers. What is below it is another house's spelling and a line of its own.
NEWS = 0.06

_PERMUTATIONS, _BANDS, _ROWS = 256, 128, 2  # finds a pair that shares 0.15 in 95 of 100 cases
_BY_WORDS, _BY_SIGNS = 3, 5
_MOST_SHINGLES = 20_000
_WORD = re.compile(r"[^\W_]+")
_UNPARTED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")  # no spaces
_HOUR = re.compile(r"(?<!\d)([01]?\d|2[0-3])\s?(?::|时|時|點|点)\s?([0-5]\d)(?!\d)")
_UPDATED = re.compile(r"\s*((?:UPDATE|WRAPUP|CORRECTED|REFILE)(?:\s?\d+)?)\s?[-–—:]")
_NO_HOUR = "99:99"  # whoever copies leaves the hour away
_BESIDE = 140  # signs: a line longer than that is no byline
_OPENING = 3  # passages


class Standing(StrEnum):
    """What a story is among those of its group."""

    FIRST = "first"
    VERSION = "version"  # the same story later, with news
    COPY = "copy"  # the same text once more, whole or cut


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One story of a group: what it is there, and how it differs from the one it is nearest to."""

    story: StoryRead
    standing: Standing
    of: int | None = None  # the place in the group of the story it is a version or copy of
    shared: float = 1.0  # Jaccard of the shingles of both
    contained: float = 1.0  # the share of the shorter that stands in the other
    because: str = ""  # why it is what it is, in a sentence
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryGroup:
    """Stories that are one text; a story alone is a group of one. The first stands first."""

    members: tuple[Member, ...]

    @property
    def stories(self) -> tuple[StoryRead, ...]:
        """Give the stories, the first one first."""
        return tuple(member.story for member in self.members)


def grouped(stories: Iterable[StoryRead]) -> tuple[StoryGroup, ...]:
    """Give the stories in groups that are one text each: one source, however often printed.

    Every story is in one group; most are alone in theirs. `Member.standing` says which story is
    the first, which a later version of it (news in it, an update note), which a copy (the same
    text under another name, or cut), and `Member.differences` by sentence what it adds, drops
    and changes against the member `of`. Groups and members come in order of day and hour, then of
    source, and do not hang on the order in which the stories are given. Stories in two languages
    are never one text: a translation is told by its publisher alone.
    """
    told = sorted((_Told.of(story) for story in stories), key=lambda one: one.order)
    parts = _together(told)
    return tuple(StoryGroup(members=tuple(_members(part))) for part in parts)


def likeness(one: StoryRead, other: StoryRead) -> tuple[float, float]:
    """Give how much two stories share: Jaccard of their shingles, and the share of the shorter."""
    return _measure(_shingles(one), _shingles(other))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Told:
    """A story with what it is compared by."""

    story: StoryRead
    note: str  # what says that it is a later version
    shingles: frozenset[str]
    is_reprint: bool
    order: tuple[date, bool, bool, str, int, str, str]

    @classmethod
    def of(cls, story: StoryRead) -> "_Told":
        shingles = _shingles(story)
        is_reprint = any(_is_reprint_line(line) for line in _lines_beside(story))
        note = story.version_note or _heading_note(story)
        return cls(
            story=story,
            note=note,
            shingles=shingles,
            is_reprint=is_reprint,
            order=(
                story.day or date.max,
                bool(note),
                is_reprint,
                _hour(story),
                -len(shingles),
                story.source,
                story.digest,
            ),
        )


def _shingles(story: StoryRead) -> frozenset[str]:
    """Give a text's runs of words, or of signs where its script puts no space between words."""
    words = _WORD.findall(fold("\n".join(passage.text for passage in story.passages)))
    signs = "".join(words)
    if len(_UNPARTED.findall(signs)) * 3 > len(signs):
        runs = (signs[i : i + _BY_SIGNS] for i in range(max(1, len(signs) - _BY_SIGNS + 1)))
    else:
        runs = (
            " ".join(words[i : i + _BY_WORDS]) for i in range(max(1, len(words) - _BY_WORDS + 1))
        )
    held = dict.fromkeys(runs)
    return frozenset(list(held)[:_MOST_SHINGLES])


def _measure(one: frozenset[str], other: frozenset[str]) -> tuple[float, float]:
    shared = len(one & other)
    both, less = len(one) + len(other) - shared, min(len(one), len(other))
    return (shared / both if both else 0.0, shared / less if less else 0.0)


def _is_one_text(one: frozenset[str], other: frozenset[str]) -> bool:
    if one == other:
        return True
    jaccard, contained = _measure(one, other)
    if min(len(one), len(other)) < LEAST_CONTAINED:
        return False
    return jaccard >= SAME_JACCARD or contained >= SAME_CONTAINED


def _together(told: Sequence[_Told]) -> list[list[_Told]]:
    """Part the stories into those joined by steps of "is one text with"."""
    root = list(range(len(told)))

    def top(at: int) -> int:
        while root[at] != at:
            root[at] = root[root[at]]
            at = root[at]
        return at

    for one, other in _candidates(told):
        low, high = sorted((top(one), top(other)))
        if low != high and _is_one_text(told[one].shingles, told[other].shingles):
            root[high] = low
    parts: dict[int, list[_Told]] = {}
    for at, one_told in enumerate(told):
        parts.setdefault(top(at), []).append(one_told)
    return list(parts.values())


def _candidates(told: Sequence[_Told]) -> Iterator[tuple[int, int]]:
    """Give the pairs whose signatures agree in a band; the seed is fixed, so they stay the same."""
    from datasketch import MinHashLSH  # type: ignore[import-untyped]  # loads scipy: half a second

    index = MinHashLSH(num_perm=_PERMUTATIONS, params=(_BANDS, _ROWS))
    for at, one in enumerate(told):
        if not one.shingles:
            continue
        signature = _blank().copy()
        signature.update_batch([shingle.encode() for shingle in one.shingles])
        for other in sorted(index.query(signature)):
            yield other, at
        index.insert(at, signature, check_duplication=False)


@cache
def _blank() -> Any:
    """Give a signature of nothing, to copy for each story; its seed is fixed."""
    from datasketch import MinHash

    return MinHash(num_perm=_PERMUTATIONS, seed=1)


def _members(part: Sequence[_Told]) -> Iterator[Member]:
    yield Member(story=part[0].story, standing=Standing.FIRST, because="the earliest of its group")
    sentences = [sentences_in(one.story.passages) for one in part] if len(part) > 1 else []
    firsts = {part[0].shingles: 0}  # of each text the earliest that has it
    for at, one in enumerate(part[1:], start=1):
        # Nearest to what stood before it; of two as near, to the earlier.
        near = firsts.get(one.shingles)
        if near is None:
            near = max(
                firsts.values(), key=lambda n: (_measure(part[n].shingles, one.shingles), -n)
            )
            firsts[one.shingles] = at
        base = part[near]
        found = differences(sentences[near], sentences[at])
        standing, because = _standing(base, one, found, share_of_new(found, sentences[at]))
        jaccard, contained = _measure(base.shingles, one.shingles)
        yield Member(
            story=one.story,
            standing=standing,
            of=near,
            shared=round(jaccard, 4),
            contained=round(contained, 4),
            because=because,
            differences=found,
        )


def _standing(
    base: _Told, one: _Told, found: Sequence[Difference], news: float
) -> tuple[Standing, str]:
    """Say whether a story goes on with another or only repeats it, and why."""
    note = one.note
    if note and note != base.note:
        return Standing.VERSION, f"it says of itself: ‘{note}’"
    if not found:
        return Standing.COPY, "every sentence is the same"
    if any(d.is_other_number for d in found):
        return Standing.VERSION, "it gives another number"
    if one.is_reprint:
        return Standing.COPY, "it says that it is taken over from elsewhere"
    if news >= NEWS:
        return Standing.VERSION, f"{news:.0%} of its text is new"
    return Standing.COPY, "what differs is spelling, order or what was cut"


def _lines_beside(story: StoryRead) -> Iterator[str]:
    """Give the short lines around a story: bylines, credits, what was set aside."""
    short = [p.text for p in story.passages if len(p.text) <= _BESIDE]
    yield from (p.text for p in story.left_out if len(p.text) <= _BESIDE)
    yield from (*short[:_OPENING], *short[_OPENING:][-_OPENING:])


def _heading_note(story: StoryRead) -> str:
    """Give the mark that a headline says it is a later version by: UPDATE 1, or ""."""
    lines = (story.title, *(p.text for p in story.passages[:1]))
    found = (_UPDATED.match(line) for line in lines)
    return next((one[1].strip() for one in found if one), "")


def _hour(story: StoryRead) -> str:
    """Give the latest hour a story's own lines tell, as `09:05`; the last of them is its own."""
    hours = [
        f"{int(found[1]):02d}:{found[2]}"
        for line in _lines_beside(story)
        for found in _HOUR.finditer(line)
    ]
    return max(hours, default=_NO_HOUR)


def _is_reprint_line(line: str) -> bool:
    folded = fold(line)
    return any(words in folded for words in _reprints())


@cache
def _reprints() -> tuple[str, ...]:
    rows = table("reprints")["reprints"]
    return tuple(fold(one.strip()) for row in rows.values() for one in row.split("|"))
