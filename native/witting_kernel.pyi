# The fast path of witting's name index; the contract is in README.md.

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, TypeAlias, final

VERSION: str
CONTRACT: int
CUT: int
UNORDERED: int
LONE: int

_Reading: TypeAlias = tuple[Sequence[int], bool, int]
_Found: TypeAlias = tuple[int, int, int]
_Side: TypeAlias = tuple[Sequence[int], Sequence[int], Sequence[int]]
_Rule: TypeAlias = tuple[str, str, int, str, str]
_Letters: TypeAlias = Sequence[tuple[str, str, int]]

class Forgotten(ValueError): ...

@final
class Index:
    def __new__(
        cls,
        arrays: dict[str, Any],
        numbers: dict[str, int],
        letters: _Letters,
        sounds: Sounds | None = None,
    ) -> Index: ...
    def prepare(
        self,
        text: str,
        kind: int,
        default_weight: int,
        keys: Sequence[tuple[str, str]],
        extras: Sequence[tuple[int, int]],
        ranges: Sequence[tuple[int, int, int]],
        ways: Sequence[tuple[str, int]] = (),
        same: tuple[str, int] | None = None,
        initials: Sequence[str] = (),
        sounded: bool = False,
    ) -> int: ...
    def ready_for(
        self,
        told: Told,
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
class Sounds:
    def __new__(cls, rules: Sequence[_Rule], stem: str, endings: Sequence[str]) -> Sounds: ...
    def sound(self, word: str) -> str: ...
    def keys(self, word: str, kind: int) -> list[tuple[str, str]]: ...
    def keys_of(self, token: str, kind: int) -> tuple[str, ...]: ...
    @staticmethod
    def bones(key: str) -> str: ...
    def open(self, arrays: dict[str, Any], common: Common, limits: Sequence[int]) -> Respeller: ...

@final
class Common:
    def __new__(
        cls,
        first: set[str],
        particles: set[str],
        classes: Sequence[str],
        misread: Sequence[tuple[str, str]],
        sizes: Sequence[int],
    ) -> Common: ...

@final
class Told:
    def __new__(
        cls,
        text: str,
        kind: int,
        default_weight: int,
        ways: Sequence[tuple[str, int]],
        same: tuple[str, int] | None,
        initials: Sequence[str],
        sounds: Sounds | None = None,
    ) -> Told: ...

@final
class Respeller:
    def is_strange(self, word: str) -> bool: ...
    def others(self, word: str) -> list[list[str]]: ...
    def parts(self, word: str) -> list[list[str]]: ...
    def mended(self, word: str) -> str: ...
    def joins(self, words: Sequence[str], least: int) -> list[tuple[int, int]] | None: ...
    def stays(
        self,
        own: Sequence[str],
        joined: Sequence[str],
        as_person: Sequence[Sequence[str]],
        as_firm: Sequence[Sequence[str]],
        is_foreign: bool,
        least_joined: int,
    ) -> int: ...

@final
class Consonants:
    def __new__(
        cls,
        spellings: Sequence[_Rule],
        broad: Mapping[str, str | None],
        weak: str,
        articles: Sequence[str],
        short: int,
        paired: Sequence[str],
    ) -> Consonants: ...
    def sounds(self, word: str) -> str: ...
    def skeleton(self, word: str) -> str: ...
    def spoken(self, latin: str) -> str: ...
    @staticmethod
    def undoubled(texts: Sequence[str]) -> list[str]: ...

@final
class Scribe:
    def __new__(
        cls,
        letters: Sequence[tuple[str, str, str, int]],
        latin: Mapping[str, str],
        pairs: Mapping[str, Sequence[tuple[str, str, bool, str, str]]],
        edges: str,
        known: AbstractSet[str],
        marks: Mapping[str, Any],
        abjad: Mapping[str, Any],
        side: Mapping[str, Any],
        parted: str,
        sizes: Mapping[str, int],
        asks: Mapping[str, int],
        phrases: Mapping[str, str],
        otherwise: Callable[[str], Any],
    ) -> Scribe: ...
    def read(self, name: str, longest: int) -> tuple[tuple[str, ...], ...] | None: ...
    def alone(self, written: str) -> tuple[Any, ...] | None: ...
    def __getitem__(self, written: str) -> tuple[Any, ...]: ...

@final
class Kinds:
    def __new__(
        cls,
        marks: Sequence[tuple[str, int]],
        particles: AbstractSet[str],
        patronymics: Sequence[str],
        least_before: int,
        members: list[Any],
        otherwise: Callable[[str], Any],
    ) -> Kinds: ...
    def of(self, token: str) -> Any: ...

@final
class Runs:
    def __new__(
        cls,
        words: Sequence[tuple[str, tuple[str, ...], bool, bool, bool]],
        seats: AbstractSet[str],
        limits: Sequence[int],
        families: Mapping[str, Any],
        begins: Sequence[str],
        unsure: AbstractSet[str],
        say: Callable[[str], list[str]],
    ) -> Runs: ...
    def pinyin(self, text: str) -> tuple[str, ...] | None: ...
    def person(self, text: str) -> tuple[tuple[str, ...], ...] | None: ...
    def part(self, text: str) -> list[tuple[int, tuple[tuple[str, tuple[str, ...]], ...]]]: ...

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
    def lay(self, words: Sequence[tuple[int, Sequence[str], int]]) -> Laid: ...
    def open(self, arrays: dict[str, Any]) -> ListedWords: ...

@final
class Laid:
    def read(self, spoken: str) -> list[tuple[int, int]]: ...

@final
class ListedWords:
    def read(
        self, word: str, ways: Sequence[str], keys: Sequence[str], least: int
    ) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]: ...

def rows_beside(
    given: Sequence[tuple[Any, Sequence[int], int]], stretches: Sequence[int], apart: int
) -> list[tuple[int, int]]: ...
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
