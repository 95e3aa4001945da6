"""Builds small deals and a small world of lists for the tests of red flags."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from witting.assess import World
from witting.assess.checks import gather_facts
from witting.base import (
    Address,
    Deal,
    DealKind,
    GoodsLine,
    Identifier,
    ListedName,
    ListEntry,
    ListUsed,
    Money,
    Party,
    PartyKind,
    RedFlagFact,
    Role,
    RoutePoint,
)
from witting.lists import ParsedList, Snapshot
from witting.parties import Screener

DAY = date(2026, 1, 15)
CHIPS = GoodsLine(description="integrated circuits STM32F407", hs="854231", quantity="1000 pcs")
TEA = GoodsLine(description="black tea", hs="090240", quantity="500 kg")
LUARD = "Unit D, 16/F One Capital Place, 18 Luard Rd, Wan Chai, Hong Kong"


def entry(
    list_id: str, name: str, address: str = "", country: str = "HK", **more: Any
) -> ListEntry:
    where = (Address(whole=address, country=country, country_name="Hong Kong"),) if address else ()
    return ListEntry(
        id=f"{list_id}-{name.casefold().replace(' ', '-')}",
        list_id=list_id,
        kind=PartyKind.ORGANISATION,
        names=(ListedName(whole=name),),
        addresses=where,
        **more,
    )


ENTRIES = (
    entry("bis-dpl", "Vortanex Components Limited", "12 Hollow Creek Lane, Shatin, Hong Kong"),
    entry("bis-el", "Quimbara Microsystems Limited"),
    entry("bis-el", "Address 01", LUARD),
    entry("bis-el", "Perron Aviation", "Terminal Kestrel Aeroport, Hallmere, 141400, Hong Kong"),
    entry("eu-fsf", "Drevnorud Kholding", "Room 7, 33 Peking Mansion, Tsim Sha Tsui, Hong Kong"),
    entry(
        "eu-fsf",
        "Severomorbank",
        country="RU",
        nationalities=("RU",),
        identifiers=(Identifier(scheme="bic", value="SEVMRUMM"),),
    ),
    replace(entry("eu-fsf", "Ruslan Vederkhin", country="RU"), kind=PartyKind.PERSON),
    entry("house", "Kadrion Logistics FZE", programmes=("BIS letter, Project Guardian",)),
)


def world_of(entries: Sequence[ListEntry]) -> World:
    """Make a world of these entries and the shipped law."""
    lists = [
        ParsedList(
            meta=ListUsed(
                id=list_id, title=list_id, published="2025-05-01", retrieved="",
                entries=sum(one.list_id == list_id for one in entries),
                sha256="0" * 64, source="test", licence="test",
            ),
            entries=tuple(one for one in entries if one.list_id == list_id),
            rejected=(),
        )
        for list_id in dict.fromkeys(one.list_id for one in entries)
    ]  # fmt: skip
    snapshot = Snapshot.from_lists(lists)
    shipped = World.open()
    return replace(shipped, snapshot=snapshot, screener=Screener.of(snapshot), is_default=False)


WORLD = world_of(ENTRIES)


def party(role: str, name: str, country: str | None = "KZ", **more: Any) -> Party:
    numbers = more.pop("numbers", {})
    return Party(
        role=Role(role),
        name=name,
        country=country,
        identifiers=tuple(Identifier(scheme=s, value=v) for s, v in numbers.items()),
        **more,
    )


SELLER = party("creditor", "Wesertal GmbH", "DE")


def deal_of(
    *parties: Party, goods: GoodsLine = CHIPS, day: str = "2025-06-01", **more: Any
) -> Deal:
    amount, end = more.pop("amount", ""), more.pop("end", "")
    return Deal(
        kind=DealKind.ORDER,
        source="test",
        format="order",
        parties=parties,
        goods=(goods,),
        day=date.fromisoformat(day),
        route=(RoutePoint(part="to", text=end, code=end),) if end else (),
        amounts=(Money(value=Decimal(amount), currency="EUR"),) if amount else (),
        **more,
    )


def flags_of(
    deal: Deal, earlier: Sequence[Deal] = (), world: World = WORLD
) -> dict[str, RedFlagFact]:
    facts = gather_facts(deal, world, DAY, earlier=earlier)
    return {fact.flag: fact for fact in facts if isinstance(fact, RedFlagFact)}


def priced(
    value: str, quantity: str = "1000 pcs", day: str = "2024-02-01", hs: str = "854231"
) -> Deal:
    money = Money(value=Decimal(value), currency="EUR")
    return deal_of(SELLER, goods=replace(CHIPS, value=money, quantity=quantity, hs=hs), day=day)


BUYER = party("debtor", "Agromash TOO")
BAKER = party("debtor", "Agromash TOO", business="bakery")
YOUNG = party("debtor", "Novy Trade TOO", formed_on=date(2023, 3, 1))
BANK = party("creditor_agent", "Severomorbank Dubai Branch", "AE", formed_on=date(2024, 3, 1))


def receiver_at(address: str, country: str = "HK", **more: Any) -> Party:
    return party("consignee", "Lumivasta Trading", country, address=address, **more)
