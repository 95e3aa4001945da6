"""The records of a customer book: who is in it, what was found of them, what a list change did."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from functools import cached_property
from hashlib import sha256
from typing import Any

from witting.base import Identifier, ListEntry, PartyKind
from witting.lists.codec import encode
from witting.parties.asked import Asked, asked_of

MOVED = 0.01
"""A score that moved by less is the same to a person. How much a word weighs hangs on how often the
lists have it, so every change of the lists moves every score a little: some by 0.0001, and none of
them says anything of the party."""

About = tuple[str, str, str]  # party, list and entry


class BookRole(StrEnum):
    """What a party of the book is to the institution."""

    CUSTOMER = "customer"
    COUNTERPARTY = "counterparty"
    VESSEL = "vessel"


class Reason(StrEnum):
    """Why parties of the book were screened."""

    FULL = "full"  # the whole book
    ONBOARDING = "onboarding"
    DATA_CHANGE = "data_change"
    LIST_CHANGE = "list_change"
    SUSPICION = "suspicion"
    LAPSED = "lapsed"  # of a case: only the decision that answered it is no more


@dataclass(frozen=True, kw_only=True)
class BookParty:
    """One party of the book, as the institution knows it."""

    key: str  # the institution's own number of it
    names: tuple[str, ...]  # the first is the one it goes by
    role: BookRole = BookRole.CUSTOMER
    kind: PartyKind | None = None
    birth_date: str = ""  # 1952, 1952-10 or 1952-10-07
    countries: tuple[str, ...] = ()  # ISO 3166-1 alpha-2
    gender: str = ""
    address: str = ""
    identifiers: tuple[Identifier, ...] = ()

    @cached_property
    def version(self) -> str:
        """Name what is known of the party: it changes whenever any of it does."""
        return digest_of(as_row(self))

    @property
    def asked(self) -> Asked:
        """Give what stands beside the name. Raises SettingsError for what cannot be compared."""
        return asked_of(
            kind=self.kind,
            birth_date=self.birth_date,
            countries=self.countries,
            identifiers=self.identifiers,
            gender=self.gender,
            address=self.address,
        )


_FIELDS = tuple(one.name for one in fields(BookParty))


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A party of the book that may be a listed party."""

    party: str  # the party's key
    list_id: str
    entry_id: str
    entry_version: str  # names what the publisher said of the entry
    listed_name: str
    score: float
    certain: bool
    because: str = field(compare=False)

    @property
    def about(self) -> tuple[str, str, str]:
        """Give what the hit is about, whatever its score: party, list and entry."""
        return self.party, self.list_id, self.entry_id


class ChangeKind(StrEnum):
    """What a rescreening found different."""

    NEW = "new"  # the party may now be a listed party
    GONE = "gone"  # it no longer may be
    CHANGED = "changed"  # it still may, and something about it is different


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One hit before and after; a case is opened for it."""

    kind: ChangeKind
    before: Hit | None
    after: Hit | None

    @property
    def about(self) -> tuple[str, str, str]:
        """Give party, list and entry."""
        one = self.after or self.before
        assert one is not None
        return one.about


def entry_version(entry: ListEntry) -> str:
    """Name what the publisher says of an entry: it changes whenever any of it does."""
    return sha256(encode(entry)).hexdigest()[:16]


def digest_of(row: object) -> str:
    """Name a record by its content."""
    text = json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def as_row(party: BookParty) -> dict[str, Any]:
    """Give a party as plain values, without those that are empty."""
    row = {name: getattr(party, name) for name in _FIELDS}  # a million parties are put down so
    row["identifiers"] = tuple(
        {"scheme": one.scheme, "value": one.value, "country": one.country}
        for one in party.identifiers
    )
    return {key: value for key, value in row.items() if value}


def changes(
    before: tuple[Hit, ...], after: tuple[Hit, ...], shown: Mapping[About, float] | None = None
) -> tuple[Change, ...]:
    """Say what is different between the hits of before and of after, by party, list and entry.

    A score is different when it is `MOVED` away from the one of `shown`, the last that a person was
    told; so one that moves slowly is told as well, with that score as the one before.
    """
    old, new = ({hit.about: hit for hit in hits} for hits in (before, after))
    out = []
    for about in sorted({*old, *new}):
        was, now = old.get(about), new.get(about)
        if was is not None:
            was = replace(was, score=(shown or {}).get(about, was.score))
        if was is None or now is None:
            kind = ChangeKind.NEW if was is None else ChangeKind.GONE
        elif _is_different(was, now):
            kind = ChangeKind.CHANGED
        else:
            continue
        out.append(Change(kind=kind, before=was, after=now))
    return tuple(out)


def _is_different(was: Hit, now: Hit) -> bool:
    if round(abs(now.score - was.score), 6) >= MOVED:
        return True
    return replace(was, score=now.score) != now
