"""Small lists and books for tests: invented parties, entries as a publisher would say them."""

from collections.abc import Iterable

from witting.base import Identifier, ListedName, ListEntry, PartyKind
from witting.book import BookParty
from witting.lists import ParsedList, Snapshot
from witting.lists.sources import list_used


def listed(
    number: int,
    *names: str,
    kind: PartyKind | None = PartyKind.PERSON,
    remarks: str = "",
    identifiers: tuple[Identifier, ...] = (),
    birth_dates: tuple[str, ...] = (),
) -> ListEntry:
    return ListEntry(
        id=f"ofac-{number}",
        list_id="ofac-sdn",
        kind=kind,
        names=tuple(ListedName(whole=name) for name in names),
        remarks=remarks,
        identifiers=identifiers,
        birth_dates=birth_dates,
    )


def snapshot_of(entries: Iterable[ListEntry], published: str = "2024-02-20") -> Snapshot:
    held = tuple(entries)
    meta = list_used("ofac-sdn", published=published, entries=len(held), sha256="0" * 64)
    return Snapshot.from_lists([ParsedList(meta=meta, entries=held)])


def person(key: str, *names: str, birth_date: str = "", **more: str) -> BookParty:
    return BookParty(key=key, names=names, kind=PartyKind.PERSON, birth_date=birth_date, **more)  # type: ignore[arg-type]
