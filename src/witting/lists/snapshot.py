"""A Snapshot: the lists as they stood, immutable, named by a hash of what they say.

Held in memory straight after parsing, or mapped from a file; both behave alike and have the same
digest, since the digest is taken over the content and never over how it is stored.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from functools import cache, cached_property
from hashlib import sha256
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any, Self

from witting.base import Address, ListEntry, ListUsed, NoLists
from witting.lists.codec import encode, to_json
from witting.lists.durable import write_durably
from witting.lists.entries import Entries
from witting.lists.packed import PackedRows, pack
from witting.lists.parsed import ParsedList, RejectedRecord
from witting.lists.sources import gravity

DEFAULT = "default.snapshot"


class Snapshot:
    """The entries of one or more lists, with the lists they come from.

    Some ids stand on two lists (62 parties are on both of OFAC's): `entry` gives the one on the
    graver list, `all_with` gives each.
    """

    def __init__(
        self,
        *,
        used: tuple[ListUsed, ...],
        rejected: tuple[RejectedRecord, ...],
        held: Sequence[ListEntry] | None = None,
        packed: PackedRows | None = None,
        left_out: tuple[str, ...] = (),
    ) -> None:
        self.used = used
        """The lists it is made of, the gravest first."""
        self.rejected = rejected
        """Records of those lists that could not be read."""
        self.left_out = left_out
        """Files that were given and not used, each with its reason; not stored."""
        self._packed = packed
        self.entries: Sequence[ListEntry] = (
            Entries(packed) if packed is not None else tuple(held or ())
        )
        """Every entry by ordinal; read a block at a time where the snapshot is a file."""

    @classmethod
    def from_lists(cls, lists: Iterable[ParsedList], left_out: Iterable[str] = ()) -> Self:
        """Put parsed lists together, the gravest list first whatever the order they come in."""
        ordered = sorted(lists, key=lambda parsed: gravity(parsed.meta.id))
        return cls(
            used=tuple(parsed.meta for parsed in ordered),
            rejected=tuple(record for parsed in ordered for record in parsed.rejected),
            held=tuple(entry for parsed in ordered for entry in parsed.entries),
            left_out=tuple(left_out),
        )

    @classmethod
    def open(cls, path: str | Path) -> Self:
        """Open a stored snapshot by its head. Raises BrokenSnapshot if a byte of it is damaged."""
        packed = PackedRows(Path(path))
        try:
            used = tuple(ListUsed(**row) for row in packed.head["lists"])
            rejected = tuple(RejectedRecord(**row) for row in packed.head["rejected"])
        except (TypeError, KeyError) as error:
            raise packed.broken(f"its head cannot be read ({error})") from None
        return cls(used=used, rejected=rejected, packed=packed)

    @staticmethod
    def default() -> "Snapshot":
        """Open the snapshot that comes with witting, once a process."""
        return _default()

    @staticmethod
    def forget_default() -> None:
        """Let the shipped snapshot go, with the entries read of it; asked for, it is opened again.

        For a process that uses other lists from now on. Whoever holds it keeps it.
        """
        _default.cache_clear()

    def __len__(self) -> int:
        return len(self.entries)

    def entry(self, entry_id: str) -> ListEntry | None:
        """Give the entry of an id, from the gravest list that has it; None where none has."""
        return next(self._with(entry_id), None)

    def all_with(self, entry_id: str) -> tuple[ListEntry, ...]:
        """Give every entry of an id: a party can be on several lists of one publisher."""
        return tuple(self._with(entry_id))

    def addresses(self, first: int, end: int) -> Iterator[tuple[str, tuple[Address, ...]]]:
        """Give of each entry of a stretch its list and addresses, for whoever reads them once.

        None is kept, and the rest of an entry is not looked at.
        """
        if isinstance(self.entries, Entries):
            return self.entries.addresses(first, end)
        return ((entry.list_id, entry.addresses) for entry in self.entries[first:end])

    def lists(self) -> tuple[ParsedList, ...]:
        """Take the snapshot apart again, list by list; what was rejected stays with the first."""
        entries: dict[str, list[ListEntry]] = {}
        for entry in self.entries:
            entries.setdefault(entry.list_id, []).append(entry)
        return tuple(
            ParsedList(
                meta=used,
                entries=tuple(entries.get(used.id, ())),
                rejected=self.rejected if place == 0 else (),
            )
            for place, used in enumerate(self.used)
        )

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of the content: the lists' records, what was rejected, every entry."""
        return str(self._packed.head["digest"]) if self._packed is not None else self._hashed()

    def verify(self) -> None:
        """Read everything and compare it with the digest. Raises BrokenSnapshot if they differ."""
        if self._packed is None:
            return
        if self._hashed() != self.digest:
            raise self._packed.broken("its content does not match its digest")
        if not self._packed.index_holds():
            raise self._packed.broken("its index of ids does not match its entries")

    def write(self, path: str | Path) -> None:
        """Store the snapshot at a path, whole or not at all. Raises NoLists where it is empty."""
        if not self.used:
            raise NoLists(
                "there is no list in this snapshot, so it is not stored: screening on it would"
                " clear everybody. Give at least one official list file."
            )
        head = self._head() | {"digest": self.digest, "count": len(self)}
        write_durably(Path(path), pack(list(self._rows()), head))

    def noting(self, left_out: Iterable[str], accepted: Mapping[str, str] | None = None) -> Self:
        """Give the same lists with other words on what is left out, and by whose word any is in.

        Neither is of the lists' content, so the digest stays; neither is stored.
        """
        words = accepted or {}
        return type(self)(
            used=tuple(replace(one, accepted=words.get(one.id, "")) for one in self.used),
            rejected=self.rejected,
            held=None if self._packed is not None else self.entries,
            packed=self._packed,
            left_out=tuple(left_out),
        )

    def _with(self, entry_id: str) -> Iterator[ListEntry]:
        places = (
            self._packed.ordinals(entry_id)
            if self._packed is not None
            else self._by_id.get(entry_id, ())
        )
        return (self.entries[at] for at in places if self.entries[at].id == entry_id)

    @cached_property
    def _by_id(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = {}
        for ordinal, entry in enumerate(self.entries):
            places.setdefault(entry.id, []).append(ordinal)
        return places

    def _head(self) -> dict[str, Any]:
        return {
            "lists": [_record(used) for used in self.used],
            "rejected": [asdict(record) for record in self.rejected],
        }

    def _rows(self) -> Iterator[bytes]:
        if self._packed is not None:
            return self._packed.rows()
        return (encode(entry) for entry in self.entries)

    def _hashed(self) -> str:
        content = sha256(to_json(self._head()))
        for row in self._rows():
            content.update(b"\n")
            content.update(row)
        return content.hexdigest()


def _record(used: ListUsed) -> dict[str, Any]:
    """Give what is stored of a list; by whose word it is in use is the archive's to say."""
    return {name: value for name, value in asdict(used).items() if name != "accepted"}


@cache
def _default() -> Snapshot:
    with as_file(files("witting.data.lists").joinpath(DEFAULT)) as path:
        return Snapshot.open(path)
