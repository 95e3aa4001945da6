"""The entries of a stored snapshot as a sequence: each is read when it is asked for."""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any, TypeVar, overload

from witting.base import Address, ListEntry
from witting.lists.codec import addresses, decode, from_json
from witting.lists.packed import PackedRows

_Made = TypeVar("_Made")


class Entries(Sequence[ListEntry]):
    """The entries of a stored snapshot by ordinal, read as they are asked for."""

    def __init__(self, packed: PackedRows) -> None:
        self._packed = packed
        self._entry = lru_cache(maxsize=2048)(self._decoded)

    def __len__(self) -> int:
        return len(self._packed)

    @overload
    def __getitem__(self, place: int) -> ListEntry: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[ListEntry]: ...
    def __getitem__(self, place: int | slice) -> ListEntry | Sequence[ListEntry]:
        if isinstance(place, slice):
            return tuple(self._entry(at) for at in range(len(self))[place])
        return self._entry(range(len(self))[place])

    def __iter__(self) -> Iterator[ListEntry]:
        return (self._of(row) for row in self._packed.rows())

    def addresses(self, first: int, end: int) -> Iterator[tuple[str, tuple[Address, ...]]]:
        """Give of each entry of a stretch its list and addresses, and keep none."""
        return (self._read(addresses, row) for row in self._packed.rows(first, end))

    def _decoded(self, ordinal: int) -> ListEntry:
        return self._of(self._packed.row(ordinal))

    def _of(self, row: bytes) -> ListEntry:
        return self._read(decode, row)

    def _read(self, made: Callable[[list[Any]], _Made], row: bytes) -> _Made:
        try:
            return made(from_json(row))
        except (ValueError, KeyError, TypeError) as error:
            raise self._packed.broken(f"an entry cannot be read ({error})") from None
