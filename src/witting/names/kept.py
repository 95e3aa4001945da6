"""Answers kept by word: names repeat their words, and a dictionary asked is the quickest answer."""

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Asked = TypeVar("Asked", bound=Hashable)
Answer = TypeVar("Answer")


class Kept(dict[Asked, Answer], Generic[Asked, Answer]):
    """Works an answer out at the first asking; forgets all when more than `most` are kept.

    >>> lengths = Kept(len, most=2)
    >>> [lengths[word] for word in ("a", "ab", "abc")], sorted(lengths)
    ([1, 2, 3], ['abc'])
    """

    def __init__(self, work: Callable[[Asked], Answer], most: int) -> None:
        super().__init__()
        self._work = work
        self._most = most

    def __missing__(self, word: Asked) -> Answer:
        found = self._work(word)
        if len(self) >= self._most:
            self.clear()
        self[word] = found
        return found
