"""Builds small deals and a small law for the tests of routes."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from witting.base import (
    Deal,
    DealKind,
    GoodsLine,
    Identifier,
    MissingFact,
    Money,
    Party,
    Passage,
    PlaceFact,
    RedFlagFact,
    Role,
    RoutePoint,
    Span,
    Terms,
)
from witting.routes import check_routes, weights

DAY = date(2026, 1, 15)


@dataclass(frozen=True)
class SmallFlag:
    """A red flag of the small law."""

    id: str
    sentence: str = "A sign of diversion."
    source: str = "a-notice"


@dataclass(frozen=True)
class SmallLaw:
    """A law that knows every flag, and a few named places, from given days on."""

    named: tuple[str, ...] = ("AE", "AM", "CN", "GE", "HK", "KG", "KZ", "TR", "UZ")
    flags_from: date = date(2022, 6, 28)
    flags: tuple[str, ...] = tuple(weights())

    def red_flags(self, day: date) -> Mapping[str, SmallFlag]:
        """Give every flag from the law's day on."""
        return {flag: SmallFlag(flag) for flag in self.flags} if day >= self.flags_from else {}

    def transshipment_places(self, day: date) -> Mapping[str, object]:
        """Give the named places from the law's day on."""
        return dict.fromkeys(self.named, "a-notice") if day >= self.flags_from else {}


LAW = SmallLaw()
NO_TERMS = Terms()


def party(role: str, name: str = "Acme", country: str | None = None, address: str = "") -> Party:
    """Make a party; a bank's `name` is its BIC."""
    made = Role(role)
    identifiers = (Identifier(scheme="bic", value=name),) if made.is_agent else ()
    span = Span(field=role, start=0, end=len(name), text=name)
    return Party(
        role=made,
        name="" if made.is_agent else name,
        span=span,
        country=country,
        address=address,
        identifiers=identifiers,
    )


def deal(
    *parties: Party,
    kind: str = "payment",
    text: str = "",
    goods: str = "",
    origin: str | None = None,
    start: str = "",
    via: str = "",
    end: str = "",
    terms: Terms = NO_TERMS,
) -> Deal:
    """Make a deal from its parties, one passage, one goods line and one route."""
    points = (("from", start), ("via", via), ("to", end))
    return Deal(
        kind=DealKind(kind),
        source="test",
        format="test",
        parties=parties,
        goods=(GoodsLine(description=goods, origin=origin),) if goods else (),
        route=tuple(RoutePoint(part=part, text=said, code=said) for part, said in points if said),
        passages=(Passage(field="text", text=text),) if text else (),
        terms=terms,
    )


def told(made: Party, *identifiers: tuple[str, str], formed_on: str = "") -> Party:
    """Tell more of a party: its numbers and addresses by scheme, and when it was formed."""
    return replace(
        made,
        identifiers=tuple(Identifier(scheme=scheme, value=value) for scheme, value in identifiers),
        formed_on=date.fromisoformat(formed_on) if formed_on else None,
    )


def on(made: Deal, day: str, reference: str = "", amount: str = "") -> Deal:
    """Give the deal a day, a reference and an amount in euros."""
    money = (Money(value=Decimal(amount), currency="EUR"),) if amount else ()
    return replace(made, day=date.fromisoformat(day), reference=reference, amounts=money)


def facts(
    made: Deal, law: SmallLaw = LAW, day: date = DAY, earlier: tuple[Deal, ...] = ()
) -> tuple[PlaceFact | RedFlagFact | MissingFact, ...]:
    """Run the check."""
    return check_routes(made, law, day, earlier)


def places(made: Deal) -> list[PlaceFact]:
    """Give the place facts of a deal."""
    return [fact for fact in facts(made) if isinstance(fact, PlaceFact)]


def goes_to(made: Deal) -> dict[str, str]:
    """Give each destination's country (or territory) and whether it is stated or inferred."""
    return {
        fact.territory or fact.country: fact.roles[fact.roles.index("destination") + 1]
        for fact in places(made)
        if "destination" in fact.roles
    }


def flags(
    made: Deal, law: SmallLaw = LAW, day: date = DAY, earlier: tuple[Deal, ...] = ()
) -> dict[str, RedFlagFact]:
    """Give the red flags of a deal by id."""
    found = facts(made, law, day, earlier)
    return {fact.flag: fact for fact in found if isinstance(fact, RedFlagFact)}


def missing(made: Deal) -> list[MissingFact]:
    """Give what is missing in a deal."""
    return [fact for fact in facts(made) if isinstance(fact, MissingFact)]
