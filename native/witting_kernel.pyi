# The fast path of witting's name index; the contract is in README.md.

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias, final

VERSION: str
CONTRACT: int
CUT: int
UNORDERED: int
LONE: int

_Reading: TypeAlias = tuple[Sequence[int], bool, int]
_Found: TypeAlias = tuple[int, int, int]
_Side: TypeAlias = tuple[Sequence[int], Sequence[int], Sequence[int]]
_Letters: TypeAlias = Sequence[tuple[str, str, int]]

class Forgotten(ValueError): ...

@final
class Index:
    def __new__(
        cls, arrays: dict[str, Any], numbers: dict[str, int], letters: _Letters
    ) -> Index: ...
    def prepare(
        self,
        text: str,
        kind: int,
        default_weight: int,
        keys: Sequence[tuple[str, str]],
        extras: Sequence[tuple[int, int]],
        ranges: Sequence[tuple[int, int, int]],
    ) -> int: ...
    def forget(self) -> None: ...
    def held(self) -> int: ...
    def alike(self, handle: int) -> list[tuple[int, int]]: ...
    def weight(self, handle: int) -> int: ...
    def number(self, text: str) -> int: ...
    def sound_number(self, sound: str) -> int: ...
    def search(self, readings: Sequence[_Reading], least: int) -> list[_Found]: ...
    def brute(self, readings: Sequence[_Reading], least: int) -> list[_Found]: ...
    def search_many(
        self, queries: Sequence[Sequence[_Reading]], least: int, threads: int = 1
    ) -> list[list[_Found]]: ...

@final
class Loom:
    def __new__(
        cls,
        met: _Letters,
        first: _Letters,
        unspoken: Sequence[tuple[str, int]],
        gone: Sequence[tuple[str, int, int, int, bool]],
        article: int,
        kept: int,
        too_short: int,
    ) -> Loom: ...
    def weave(self, signs: str, letters: str, least: int) -> int: ...
    def read(self, ways: Sequence[str], spoken: str, least: int) -> int: ...
    def open(self, arrays: dict[str, Any]) -> ListedWords: ...

@final
class ListedWords:
    def read(
        self, word: str, ways: Sequence[str], keys: Sequence[str], least: int
    ) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]: ...

def neighbourhoods(sounds: Sequence[str], buckets: int) -> tuple[bytes, bytes]: ...
def sound_alike(one: str, other: str, numbers: dict[str, int], letters: _Letters) -> int: ...
def score(
    asked: _Side,
    listed: _Side,
    options: Sequence[Mapping[int, int]],
    numbers: dict[str, int],
    *,
    person: bool,
    cut: bool,
    ordered: bool,
    lone: bool,
) -> int: ...
