"""What a file says around its listed parties: addresses, sanctions, documents, ties.

Gathered in a first pass, packed as JSON text, and dropped again where no listed party needs it.
"""

import json
from collections import defaultdict
from dataclasses import dataclass, field

from witting.lists.opensanctions.records import Record
from witting.lists.opensanctions.schema import EDGES, LISTED_TOPICS, OWNED, PARTIES, POINTERS

MOST_TIES = 10_000
"""Pairs of parties one relationship may tie; real ones tie two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """One end of a relationship, as seen from the other end."""

    schema: str
    end: str  # the property that holds the other end
    other: str  # the other end's id
    properties: tuple[tuple[str, str], ...]  # what is said of the tie, sorted

    @property
    def kind(self) -> str:
        """Say the tie in one line: `Ownership asset: percentage=75`."""
        said = "; ".join(f"{name}={value}" for name, value in self.properties)
        return f"{self.schema} {self.end}: {said}" if said else f"{self.schema} {self.end}"


@dataclass(slots=True)
class Around:
    """What stands around the listed parties of one file."""

    listed: set[str] = field(default_factory=set)
    datasets: set[frozenset[str]] = field(default_factory=set)
    captions: dict[str, str] = field(default_factory=dict)
    ends: set[str] = field(default_factory=set)
    unknown: set[str] = field(default_factory=set)
    last_seen: str = ""
    _addresses: dict[str, str] = field(default_factory=dict)
    _owned: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    _ties: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def take(self, record: Record) -> None:
        """Remember what one record says around a party, whatever the record is.

        Raises ValueError for a relationship of too many parties.
        """
        self.last_seen = max(self.last_seen, record.last_seen)
        if record.schema in EDGES:
            self._take_edge(record)
        elif record.schema == "Address":
            self._addresses[record.id] = _packed(record)
        elif record.schema in OWNED:
            owners = dict.fromkeys([*record.all(OWNED[record.schema]), record.inside])
            for owner in filter(None, owners):
                self._owned[owner].append(_packed(record))
        elif record.schema in PARTIES:
            if is_listed(record) and not record.inside:
                self.listed.add(record.id)
                self.datasets.add(frozenset(record.datasets))
            if record.schema == "CryptoWallet":
                for holder in record.all("holder") or filter(None, [record.inside]):
                    self._owned[holder].append(_packed(record))
            for name in POINTERS:
                self.ends.update(record.all(name))

    def settle(self) -> None:
        """Drop what belongs to no listed party, once the whole file has been seen."""
        for held in (self._owned, self._ties):
            for owner in [owner for owner in held if owner not in self.listed]:
                del held[owner]
        self.ends.update(tie.other for owner in self._ties for tie in self.ties(owner))

    def name(self, record: Record) -> None:
        """Remember the name of a record that a tie points at."""
        if record.id in self.ends and record.id not in self.captions:
            self.captions[record.id] = record.caption or record.first("name")

    def address(self, address_id: str) -> Record | None:
        """Give an address by its id."""
        packed = self._addresses.get(address_id)
        return _unpacked(packed) if packed is not None else None

    def owned(self, owner: str) -> list[Record]:
        """Give the sanctions, documents and wallets of a party, each once, in file order."""
        return [_unpacked(packed) for packed in dict.fromkeys(self._owned.get(owner, ()))]

    def ties(self, owner: str) -> list[Tie]:
        """Give the ties of a party, each once, in file order."""
        found = [json.loads(packed) for packed in dict.fromkeys(self._ties.get(owner, ()))]
        return [
            Tie(schema=s, end=end, other=other, properties=tuple((k, v) for k, v in said))
            for s, end, other, said in found
        ]

    def _take_edge(self, record: Record) -> None:
        source, target = EDGES[record.schema]
        inside = [record.inside] if record.inside else []
        said = sorted(
            (name, value)
            for name, values in record.properties.items()
            if name not in (source, target)
            for value in values
        )
        sources, targets = record.all(source), record.all(target)
        if not sources or not targets:  # nested, the end it is nested in may go unsaid
            sources, targets = sources or inside, targets or inside
        if len(sources) * len(targets) > MOST_TIES:
            raise ValueError(f"the {record.schema} {record.id} ties more parties than any does")
        for one in sources:
            for other in targets:
                self._tie(one, record.schema, target, other, said)
                self._tie(other, record.schema, source, one, said)

    def _tie(
        self, owner: str, schema: str, end: str, other: str, said: list[tuple[str, str]]
    ) -> None:
        if owner != other:
            packed = json.dumps([schema, end, other, said], ensure_ascii=False)
            self._ties[owner].append(packed)


def is_listed(record: Record) -> bool:
    """Say whether a record is a listed party: its `target` says so, or else its topics do."""
    if record.target is not None:
        return record.target
    return not LISTED_TOPICS.isdisjoint(record.all("topics"))


def _packed(record: Record) -> str:
    return json.dumps([record.id, record.schema, record.properties], ensure_ascii=False)


def _unpacked(packed: str) -> Record:
    identity, schema, properties = json.loads(packed)
    return Record(id=identity, schema=schema, properties=properties)
