"""One order or payment while the rows it stands in are read."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from witting.base import (
    Deal,
    DealKind,
    GoodsLine,
    Money,
    Party,
    Passage,
    Role,
    RoutePoint,
    Terms,
    Unread,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What one row says."""

    parties: tuple[Party, ...] = ()
    goods: tuple[GoodsLine, ...] = ()
    route: tuple[RoutePoint, ...] = ()
    amounts: tuple[Money, ...] = ()
    day: date | None = None
    uetr: str = ""
    related: tuple[str, ...] = ()
    terms: tuple[tuple[str, Passage], ...] = ()  # `delivery` and its words
    passages: tuple[Passage, ...] = ()
    unread: tuple[Unread, ...] = ()


@dataclass(slots=True, kw_only=True)
class Draft:
    """A deal being put together; a party or place said twice is kept once."""

    reference: str = ""
    parties: list[Party] = field(default_factory=list)
    goods: list[GoodsLine] = field(default_factory=list)
    route: dict[tuple[str, str, str], RoutePoint] = field(default_factory=dict)
    amounts: dict[Money, None] = field(default_factory=dict)
    related: dict[str, None] = field(default_factory=dict)
    passages: list[Passage] = field(default_factory=list)
    day: date | None = None
    uetr: str = ""
    terms: Terms = field(default_factory=Terms)
    unread: list[Unread] = field(default_factory=list)
    known: dict[tuple[Role, str], list[Party]] = field(default_factory=dict)  # of `parties`

    def add(self, said: Said) -> None:
        """Add what one more row says; what only differs in where it stands is the same."""
        for party in said.parties:
            self._meet(party)
        for point in said.route:
            self.route.setdefault((point.part, point.text, point.code), point)
        self.goods += said.goods
        self.amounts.update(dict.fromkeys(said.amounts))
        self.related.update(dict.fromkeys(said.related))
        self.passages += said.passages
        self.unread += said.unread
        self.day = self.day or said.day
        self.uetr = self.uetr or said.uetr
        for name, passage in said.terms:
            self._state(name, passage)

    def _meet(self, party: Party) -> None:
        """Take a party, but one of which all that is told is held already."""
        held = self.known.setdefault((party.role, party.name), [])
        if not any(_adds_nothing(party, one) for one in held[:_LOOKED_AT]):
            held.append(party)
            self.parties.append(party)

    def _state(self, name: str, passage: Passage) -> None:
        """Take one of the terms; what a further row says otherwise is searched beside them."""
        held = getattr(self.terms, name)
        if name in SEVERAL:
            named = tuple(one for part in passage.text.split(";") if (one := part.strip()))
            said: str | tuple[str, ...] = tuple(dict.fromkeys((*held, *named)))
        elif held and held != passage.text:
            self.passages.append(passage)
            return
        else:
            said = passage.text
        stated: dict[str, Any] = {name: said}
        self.terms = replace(self.terms, **stated)

    def deal(
        self,
        *,
        kind: DealKind,
        source: str,
        form: str,
        digest: str,
        passages: Iterable[Passage] = (),
        unread: Iterable[Unread] = (),
    ) -> Deal:
        """Make the Deal; `passages` and `unread` are of the whole table it stands in."""
        return Deal(
            kind=kind,
            source=source,
            format=form,
            reference=self.reference,
            uetr=self.uetr,
            related=tuple(self.related),
            parties=tuple(self.parties),
            goods=tuple(self.goods),
            route=tuple(self.route.values()),
            amounts=tuple(self.amounts),
            day=self.day,
            terms=self.terms,
            passages=(*self.passages, *passages),
            unread=(*self.unread, *unread),
            digest=digest,
        )


SEVERAL = ("end_user_statement", "open_flags")
"""The terms that name several, parted by `;`."""

_LOOKED_AT = 20  # parties of one name: rows of one order name few
_TOLD = (
    *("kind", "country", "address", "birth_date", "formed_on", "business", "managers"),
    "seen_from",
)


def _adds_nothing(party: Party, held: Party) -> bool:
    """Say whether all that a row tells of a party is held already."""
    told = ((getattr(party, name), getattr(held, name)) for name in _TOLD)
    return set(party.identifiers) <= set(held.identifiers) and all(
        not new or new == old for new, old in told
    )
