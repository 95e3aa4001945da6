"""The fast path of witting's name index. The contract is in README.md."""

from collections.abc import Mapping, Sequence
from typing import Any, final

VERSION: str
CUT: int
UNORDERED: int
LONE: int

_Reading = tuple[Sequence[int], bool, int]
_Found = tuple[int, int, int]
_Side = tuple[Sequence[int], Sequence[int], Sequence[int]]
_Letters = Sequence[tuple[str, str, int]]

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
    def search_many(
        self, queries: Sequence[Sequence[_Reading]], least: int, threads: int = 1
    ) -> list[list[_Found]]: ...

@final
class Loom:
    def __new__(
        cls,
        met: Sequence[tuple[str, str, int]],
        first: Sequence[tuple[str, str, int]],
        unspoken: Sequence[tuple[str, int]],
    ) -> Loom: ...
    def weave(self, signs: str, letters: str, skips: Sequence[int], least: int) -> int: ...

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
