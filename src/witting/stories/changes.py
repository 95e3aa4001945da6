"""What one text has that another has not, by sentence: added, dropped, changed.

A sentence that only moved is no difference, nor is one that differs in marks and capitals alone.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from witting.base import Passage
from witting.stories.words import fold, sentences_of, words_of

_ALIKE = 0.4
"""The share of words two sentences have in common (Dice) from which one is the other, changed."""

_MOST_PAIRS = 250_000  # beyond that, sentences left over are told as added and dropped
_WORD = re.compile(r"[㐀-䶿一-鿿]|[^\W_㐀-䶿一-鿿]+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as written, and its words as it is compared by."""

    text: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One sentence that two texts do not have alike; `before` or `after` is "" where it is new."""

    kind: Literal["added", "dropped", "changed"]
    before: str
    after: str

    @property
    def is_other_number(self) -> bool:
        """Say whether a changed sentence gives other numbers than before."""
        return self.kind == "changed" and _numbers(self.before) != _numbers(self.after)


def sentences_in(passages: Sequence[Passage]) -> tuple[Sentence, ...]:
    """Give the sentences of a text in order; those without a letter or digit are none.

    >>> [s.text for s in sentences_in([Passage(field="p", text="He came. He left!")])]
    ['He came.', 'He left!']
    """
    out = []
    for passage in passages:
        words = words_of(passage.text, {}, ())
        for first, end in sentences_of(words, passage.text):
            text = passage.text[words[first].start : words[end - 1].end]
            folded = tuple(_words(text))
            if folded:
                out.append(Sentence(text, folded))
    return tuple(out)


def differences(before: Sequence[Sentence], after: Sequence[Sentence]) -> tuple[Difference, ...]:
    """Give what `after` adds, drops and changes against `before`: in its order, dropped ones last.

    >>> old = sentences_in([Passage(field="p", text="Ten ships left. Nobody was hurt.")])
    >>> new = sentences_in([Passage(field="p", text="Nobody was hurt. Twelve ships left.")])
    >>> [(d.kind, d.before, d.after) for d in differences(old, new)]
    [('changed', 'Ten ships left.', 'Twelve ships left.')]
    """
    gone, come = _left(before, after), _left(after, before)
    pairs = dict(_paired(gone, come))
    out = []
    for at, sentence in enumerate(come):
        was = pairs.get(at)
        if was is None:
            out.append(Difference(kind="added", before="", after=sentence.text))
        else:
            out.append(Difference(kind="changed", before=gone[was].text, after=sentence.text))
    kept = set(pairs.values())
    out += [
        Difference(kind="dropped", before=sentence.text, after="")
        for at, sentence in enumerate(gone)
        if at not in kept
    ]
    return tuple(out)


def share_of_new(found: Sequence[Difference], whole: Sequence[Sentence]) -> float:
    """Give what share of a text's words stands in it for the first time, by its differences."""
    length = sum(len(sentence.words) for sentence in whole)
    new = 0
    for one in found:
        if one.kind != "dropped":
            had = Counter(_words(one.before))
            new += sum((Counter(_words(one.after)) - had).values())
    return new / length if length else 0.0


def _left(these: Sequence[Sentence], those: Sequence[Sentence]) -> list[Sentence]:
    """Give the sentences that the others do not have, however often."""
    held = Counter(sentence.words for sentence in those)
    out = []
    for sentence in these:
        if held[sentence.words] > 0:
            held[sentence.words] -= 1
        else:
            out.append(sentence)
    return out


def _paired(gone: Sequence[Sentence], come: Sequence[Sentence]) -> Iterator[tuple[int, int]]:
    """Give which new sentence is which old one, changed: the likest first, each once."""
    if len(gone) * len(come) > _MOST_PAIRS:
        return
    bags = [Counter(sentence.words) for sentence in gone]
    near = []
    for at, sentence in enumerate(come):
        mine = Counter(sentence.words)
        for was, bag in enumerate(bags):
            shared = 2 * sum((mine & bag).values())
            alike = shared / (len(sentence.words) + len(gone[was].words))
            if alike >= _ALIKE:
                near.append((-alike, at, was))
    taken_at: set[int] = set()
    taken_was: set[int] = set()
    for _, at, was in sorted(near):
        if at not in taken_at and was not in taken_was:
            taken_at.add(at)
            taken_was.add(was)
            yield at, was


def _words(text: str) -> list[str]:
    """Give the words of a text, folded before they are parted: a vowel sign ends none."""
    return _WORD.findall(fold(text))


def _numbers(text: str) -> list[str]:
    return sorted(word for word in _words(text) if any(sign.isdigit() for sign in word))
