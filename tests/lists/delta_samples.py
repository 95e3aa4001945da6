"""Random snapshots: ids that stand twice, moved entries, empty lists, lists that come and go."""

from typing import TypeVar

from hypothesis import strategies as st

from witting.base import (
    Address,
    Identifier,
    Link,
    ListedName,
    ListEntry,
    ListUsed,
    NameKind,
    PartyKind,
    Quality,
)
from witting.lists.parsed import RejectedRecord
from witting.lists.snapshot import Snapshot

T = TypeVar("T")
WORDS = st.sampled_from(["", "NPO EXAMPLE", "ЗАО Пример", "a\tb\n", "\ud800", "מרכבה"])
NAMES = st.builds(
    ListedName,
    whole=WORDS,
    kind=st.sampled_from(NameKind),
    quality=st.sampled_from(Quality),
    script=st.sampled_from(["", "Latn"]),
)


def few(items: st.SearchStrategy[T]) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(items, max_size=2).map(tuple)


ENTRIES = st.builds(
    ListEntry,
    id=st.sampled_from(["x-1", "x-2", "x-3", "x-4"]),  # few ids, so that they often stand twice
    list_id=st.sampled_from(["ofac-sdn", "eu-fsf"]),
    kind=st.none() | st.sampled_from(PartyKind),
    names=few(NAMES),
    programmes=few(st.sampled_from(["RUSSIA-EO14024", "SDGT"])),
    identifiers=few(st.builds(Identifier, scheme=WORDS, value=WORDS, country=st.none() | WORDS)),
    addresses=few(st.builds(Address, whole=WORDS, country=st.sampled_from(["", "GE"]))),
    vessel=few(st.tuples(WORDS, WORDS)),
    links=few(st.builds(Link, kind=WORDS, name=WORDS)),
    remarks=WORDS,
)
USED = st.builds(
    ListUsed,
    id=st.sampled_from(["ofac-sdn", "eu-fsf", "un-sc"]),
    title=WORDS,
    published=st.sampled_from(["", "2024-02-20", "2024-02-24"]),
    retrieved=st.just(""),
    entries=st.integers(0, 9),
    sha256=st.just("00"),
    source=WORDS,
    licence=st.just(""),
)
REJECTED = st.builds(RejectedRecord, where=WORDS, why=WORDS)


@st.composite
def snapshots(draw: st.DrawFn) -> Snapshot:
    return Snapshot(
        used=draw(few(USED)),
        rejected=draw(few(REJECTED)),
        held=draw(st.lists(ENTRIES, max_size=7)),
    )


@st.composite
def chains(draw: st.DrawFn) -> list[Snapshot]:
    """Three snapshots, each partly of the same entries as the one before, in any order."""
    found = [draw(snapshots())]
    for _ in range(2):
        new = draw(snapshots())
        both = [*found[-1].entries, *new.entries]
        kept = draw(st.permutations(both)) if both else []
        count = draw(st.integers(0, len(both)))
        found.append(Snapshot(used=new.used, rejected=new.rejected, held=kept[:count]))
    return found
