"""Deals with parties that somebody owns, and worlds of real and invented lists, for tests."""

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import groupby
from operator import attrgetter

from tests.book_facts import listed
from witting.assess import World, assess, load_profile
from witting.base import (
    Assessment,
    Deal,
    Identifier,
    Interval,
    ListEntry,
    OwnerFact,
    PartyKind,
    RedFlagFact,
)
from witting.intake import read
from witting.lists import ParsedList, Snapshot
from witting.lists.sources import list_used
from witting.ownership import Gap, Holding, HoldingKind, OwnedParty, Register, parse_share
from witting.parties import Screener

DAY = date(2024, 7, 3)
OFAC = "us/ofac/fifty-percent"
VTB, SBER = "ofac-17013", "ofac-17018"  # on the SDN List, under SSI Directive 1, and in the EU
ROSNEFT = "ofac-17022"  # under SSI Directives 2 and 4, not blocked
PUTIN_EU = "eu-fsf-EU.7510.16"  # listed by the EU on 2022-02-25
NAME = "Zeldovar Instruments LLC"

INVENTED = {
    "uk-sl-1": ("Olga Sternbergova", ("The Russia (Sanctions)", "Asset freeze")),
    "uk-sl-2": ("Quentin Ashgrovitch", ("The Russia (Sanctions)", "Asset freeze")),
    "ch-seco-1": ("Marek Vondruskovic", ("Ukraine",)),
    "bis-el-1": ("Brontovik Qwertz Plant", ()),
    "bis-meu-1": ("Asdfgarov Turbine Works", ()),
}
"""By the entry's id: an invented party, and the parts of the list it is on."""


def invented(entry_id: str) -> ListEntry:
    """Give an invented party as an entry of the list its id says."""
    name, parts = INVENTED[entry_id]
    made = listed(1, name, kind=PartyKind.ORGANISATION)
    return replace(made, id=entry_id, list_id=entry_id[:-2], sublists=parts)


@cache
def wide_world() -> World:
    """Give a world of the shipped lists and of invented parties on others."""
    by_list = groupby((invented(entry_id) for entry_id in INVENTED), key=attrgetter("list_id"))
    more = [
        ParsedList(
            meta=list_used(list_id, published="2023-05-01", entries=1, sha256="0" * 64),
            entries=tuple(entries),
        )
        for list_id, entries in by_list
    ]
    shipped = Snapshot.default().lists()
    snapshot = Snapshot.from_lists([*shipped, *more])
    return World(
        snapshot=snapshot,
        screener=Screener.of(snapshot),
        lawbook=World.open().lawbook,
        is_default=False,
    )


def holding(
    owner: str,
    owned: str,
    share: str = "",
    *,
    kind: HoldingKind = HoldingKind.SHARES,
    start: date | None = None,
    end: date | None = None,
) -> Holding:
    """Give a holding as a table would say it."""
    return Holding(
        owner=owner,
        owned=owned,
        share=parse_share(share),
        kind=kind,
        interval=Interval(start=start, end=end),
        source="register",
    )


def register(
    *holdings: Holding,
    called: str = NAME,
    numbers: tuple[Identifier, ...] = (),
    parties: Iterable[OwnedParty] = (),
    gaps: tuple[Gap, ...] = (),
) -> Register:
    """Give a register in which the party `z` is called as said."""
    z = OwnedParty(id="z", names=(called,), kind=PartyKind.ORGANISATION, identifiers=numbers)
    return Register(holdings=holdings, parties=(z, *parties), gaps=gaps)


def deal(name: str = NAME, **party: object) -> Deal:
    """Give an order whose creditor is called so; `goods` makes it about goods."""
    goods = party.pop("goods", None)
    told = {"kind": "order", "parties": [{"role": "creditor", "name": name, **party}]}
    (made,) = read(json.dumps(told | ({"goods": goods} if goods else {})).encode())
    return made


def verdict(
    held: Register, profile: str = "bank-us", day: date = DAY, asked: Deal | None = None
) -> Assessment:
    """Assess a deal with a register beside the shipped lists, and invented ones."""
    lists = wide_world().with_holdings(held)
    return assess(asked or deal(), lists, load_profile(profile), day)


def owner_facts(told: Assessment, under: str = "") -> list[OwnerFact]:
    """Give the owner facts of a verdict, all or those under one rule of ownership."""
    found = [fact for fact in told.facts if isinstance(fact, OwnerFact)]
    return [fact for fact in found if under in ("", fact.rule)]


def flags(told: Assessment) -> dict[str, RedFlagFact]:
    """Give the red flags of a verdict, by id."""
    return {fact.flag: fact for fact in told.facts if isinstance(fact, RedFlagFact)}
