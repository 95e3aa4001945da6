"""A list entry whole, as its publisher said it, and what else can be looked for."""

from collections.abc import Sequence
from dataclasses import dataclass

from witting.base import ListEntry
from witting.parties import Match
from witting.service.desk.wording import plain, scheme_words, script_words


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryName:
    """A name of an entry."""

    whole: str
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryShown:
    """An entry of one list."""

    id: str
    list_id: str
    name: str
    kind: str
    names: tuple[EntryName, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    links: tuple[tuple[str, str, str], ...]  # kind, name, id
    url: str
    marker: str
    history: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Something a search found."""

    href: str
    words: str
    about: str


def entry_shown(entry: ListEntry) -> EntryShown:
    """Give an entry with everything its publisher said."""
    rows = (
        ("Programmes", entry.programmes),
        ("Parts of the list", entry.sublists),
        ("Legal basis", entry.legal_basis),
        ("Born", entry.birth_dates),
        ("Born in", entry.birth_places),
        ("Nationality", entry.nationalities),
        ("Gender", (entry.gender,)),
        ("Positions", entry.titles),
        (
            "Numbers",
            tuple(_number(one.scheme, one.value, one.country) for one in entry.identifiers),
        ),
        ("Addresses", tuple(one.whole for one in entry.addresses)),
        ("Vessel", tuple(f"{plain(key)}: {value}" for key, value in entry.vessel)),
        ("Details", tuple(f"{plain(key)}: {value}" for key, value in entry.details)),
        ("Remarks", (entry.remarks,)),
    )
    history = (
        f"listed on {entry.listed_on}" if entry.listed_on else "the day it was listed is not known",
        entry.listed_on_source,
        f"removed on {entry.removed_on}" if entry.removed_on else "",
    )
    return EntryShown(
        id=entry.id,
        list_id=entry.list_id,
        name=entry.name,
        kind=plain(entry.kind.value) if entry.kind else "of a kind the list does not say",
        names=tuple(
            EntryName(
                whole=one.whole,
                about=", ".join(
                    filter(
                        None, (plain(one.kind.value), one.quality.value, script_words(one.script))
                    )
                ),
            )
            for one in entry.names
        ),
        rows=tuple((name, tuple(filter(None, values))) for name, values in rows if any(values)),
        links=tuple((one.kind, one.name, one.entry_id) for one in entry.links),
        url=entry.url if entry.url.startswith("https://") else "",
        marker=entry.section_11_marker,
        history=tuple(filter(None, history)),
    )


def found_entries(matches: Sequence[Match]) -> tuple[Found, ...]:
    """Give the entries a search found, the likest first."""
    return tuple(
        Found(
            href=f"/desk/entries/{one.entry_id}",
            words=one.entry.name,
            about=f"{one.entry_id}, {one.entry.list_id}: “{one.listed_name}” ({one.score:.2f})",
        )
        for one in matches
    )


def _number(scheme: str, value: str, country: str | None) -> str:
    return f"{scheme_words(scheme)} {value}{f' ({country})' if country else ''}"
