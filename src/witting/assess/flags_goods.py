"""Flags from the goods: against the business, the trader's age, the code, and earlier trade."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from statistics import median

from witting.assess.flags_sight import Sight
from witting.base import Deal, GoodsFact, GoodsLine, Money, Party, PlaceFact, Role
from witting.lawbook import Standing
from witting.routes import (
    INVASION,
    Seen,
    buyers,
    is_of_coalition,
    is_same_party,
    meets,
    name_key,
    sellers,
    targets_of,
    told,
    unfit_business,
)

_RUSSIAN = frozenset({"RU", "BY"})
_BUYING = (Role.DEBTOR, Role.ULTIMATE_DEBTOR, Role.APPLICANT)
_RECEIVING = (Role.CONSIGNEE, Role.END_USER)
_WRONG = "the code or the description is wrong"  # how the goods check says so
_DEAR = 2  # times the usual price; this and the next are of grade editor
_PRICES = 2  # earlier prices that make a usual one
_JUMP = 3  # times the yearly value
_YEAR = timedelta(days=365)
_LATELY = timedelta(days=90)
_SUPPLIERS = 3
_SMALL = {"USD": 50_000, "EUR": 50_000, "GBP": 50_000, "CHF": 50_000, "CNY": 350_000}
_SINCE = date(2023, 1, 1)  # the guidance to banks asks for shipments since 2023
_CONTROLS = "us/ear/russia-belarus"
_QUANTITY = re.compile(r"\s*(\d+(?:[.,]\d+)?)\s*(\D*?)\s*")


def no_use_for_the_goods(sight: Sight) -> Iterator[Seen]:
    """A buyer or receiver does business that has no use for high-priority or critical goods."""
    for party in sight.deal.parties if sight.critical else ():
        business = unfit_business(party.business)
        flag = "RF-KYC-02" if party.role in _BUYING else "RF-N23-06"
        if business and party.role in (*_BUYING, *_RECEIVING):
            because = (
                f"“{party.name}” says its business is “{party.business}” ({business}); the goods "
                f"are “{sight.critical[0].text}”."
            )
            yield Seen(flag=flag, because=because, span=party.span)


def new_trader(sight: Sight) -> Iterator[Seen]:
    """A trader in high-priority goods outside the coalition was formed after the invasion."""
    for party in (*buyers(sight.deal), *sellers(sight.deal)) if sight.high_priority else ():
        formed, country = party.formed_on, party.country
        if formed is None or formed <= INVASION or country is None or country in _RUSSIAN:
            continue
        if not is_of_coalition(country, sight.on):
            because = (
                f"“{party.name}” in {country} was formed on {formed}, after 24 February 2022, and "
                f"trades in high-priority goods (HS {sight.high_priority[0].hs6})."
            )
            yield Seen(flag="RF-M23-01", because=because, span=party.span)


def wrong_code(sight: Sight) -> Iterator[Seen]:
    """The code of a goods line and its words name different goods."""
    for fact in sight.facts:
        if isinstance(fact, GoodsFact) and fact.because.endswith(_WRONG):
            because = f"A goods line states HS {fact.hs6}, and its words say something else."
            yield Seen(flag="RF-G7-03", because=because, span=fact.span)


def licence_unlikely(sight: Sight) -> Iterator[Seen]:
    """US goods of a chapter that needs a licence go to Russia or Belarus, and none is named."""
    law = sight.world.lawbook.ask(_CONTROLS, sight.day)
    if law.text is None or law.standing is not Standing.IN_FORCE or _has_licence(sight.deal):
        return
    chapters = tuple(law.text.terms.get("chapters", "").split())
    bound = [f for f in sight.facts if isinstance(f, PlaceFact) and "destination" in f.roles]
    russian = next((f for f in bound if f.country in _RUSSIAN and not f.territory), None)
    if not chapters or russian is None:
        return
    us_seller = any(party.country == "US" for party in sellers(sight.deal))
    for line in sight.deal.goods:
        is_american = line.origin == "US" or (line.origin is None and us_seller)
        if is_american and line.hs.startswith(chapters):
            because = (
                f"“{line.description}” (HS {line.hs}) of the United States goes to {russian.name} "
                "and needs a licence there, which as a rule is denied; the papers name none."
            )
            yield Seen(flag="RF-KYC-22", because=because, span=line.span)


def _has_licence(deal: Deal) -> bool:
    return bool(re.search(r"\d", deal.terms.licence))


def first_high_priority_goods(sight: Sight) -> Iterator[Seen]:
    """A customer that bought other goods before the invasion buys high-priority ones now."""
    for customer in _customers(sight):
        before = [one for one in _bought_by(sight, customer) if _day(one) < INVASION]
        if before and not any(sight.is_high_priority(one) for one in before):
            because = (
                f"“{customer.name}” bought no high-priority goods before 24 February 2022 "
                f"({len(before)} earlier deals given) and does now."
            )
            yield Seen(flag="RF-M23-04", because=because, span=customer.span)


def volume_jumped(sight: Sight) -> Iterator[Seen]:
    """A customer buys high-priority goods for far more a year than before the invasion."""
    for customer in _customers(sight):
        priced = [one for one in _bought_by(sight, customer) if _worth(one, sight) is not None]
        before = [o for o in priced if _day(o) < INVASION and sight.is_high_priority(o)]
        now = [o for o in priced if _day(o) > sight.on - _YEAR and _day(o) >= INVASION]
        lately = _sum([o for o in now if sight.is_high_priority(o)], sight)
        total = lately + (_worth(sight.deal, sight) or 0)
        if not before:
            continue
        years = max(Decimal((INVASION - _day(before[0])).days) / 365, Decimal(1))
        yearly = _sum(before, sight) / years
        if yearly and total >= _JUMP * yearly:
            because = (
                f"“{customer.name}” bought high-priority goods for {total} {_currency(sight.deal)} "
                f"within a year; before 24 February 2022 it was {yearly:.0f} a year."
            )
            yield Seen(flag="RF-M23-05", because=because, span=customer.span)


def _customers(sight: Sight) -> tuple[Party, ...]:
    """Give the customers for whom earlier trade matters, each once."""
    if not sight.earlier or not sight.high_priority or sight.on < INVASION:
        return ()
    return tuple({name_key(party.name): party for party in buyers(sight.deal)}.values())


def _bought_by(sight: Sight, customer: Party) -> list[Deal]:
    return [one for one in sight.earlier if meets(customer, buyers(one))]


def _day(deal: Deal) -> date:
    return deal.day or date.max


def _currency(deal: Deal) -> str:
    return deal.amounts[0].currency if deal.amounts else ""


def _worth(deal: Deal, sight: Sight) -> Decimal | None:
    """Give a deal's amount in the currency of the deal in question, None in any other."""
    money = deal.amounts[0] if deal.amounts else None
    return money.value if money and money.currency == _currency(sight.deal) else None


def _sum(deals: Sequence[Deal], sight: Sight) -> Decimal:
    return sum((_worth(one, sight) or Decimal(0) for one in deals), Decimal(0))


def dear_goods(sight: Sight) -> Iterator[Seen]:
    """A high-priority item costs twice or more what it cost in earlier deals."""
    tiers = {fact.hs6 for fact in sight.high_priority}
    for line in sight.deal.goods if sight.earlier else ():
        price = _unit_price(line)
        if price is None or line.hs[:6] not in tiers:
            continue
        usual = _prices(sight.earlier, line)
        if len(usual) >= _PRICES and price[0] >= _DEAR * median(usual):
            because = (
                f"“{line.description}” costs {price[0]:.2f} {price[1]} apiece or unit; in "
                f"{len(usual)} earlier lines it cost {median(usual):.2f}."
            )
            yield Seen(flag="RF-M23-03", because=because, span=line.span)


def _prices(earlier: Sequence[Deal], line: GoodsLine) -> list[Decimal]:
    """Give what goods of the same code cost before, in the same currency and unit."""
    mine = _unit_price(line)
    lines = (other for deal in earlier for other in deal.goods if other.hs[:6] == line.hs[:6])
    priced = (price for other in lines if (price := _unit_price(other)))
    return [price[0] for price in priced if mine and price[1:] == mine[1:]]


def _unit_price(line: GoodsLine) -> tuple[Decimal, str, str] | None:
    """Give the price of one unit, its currency and the unit; None where they are not told."""
    said = _QUANTITY.fullmatch(line.quantity)
    if said is None or line.value is None or not Decimal(said[1].replace(",", ".")):
        return None
    number = Decimal(said[1].replace(",", "."))
    return line.value.value / number, line.value.currency, said[2].casefold().rstrip(".")


def many_small_payments(sight: Sight) -> Iterator[Seen]:
    """One payer abroad pays several suppliers of high-priority goods small sums within weeks."""
    if not sight.earlier or not sight.high_priority or not _is_small(sight.deal.amounts):
        return
    lately = [one for one in sight.earlier if _day(one) >= sight.on - _LATELY]
    for payer in (party for party in sight.deal.parties if party.role in _BUYING):
        paid = [o for o in lately if meets(payer, buyers(o)) and _is_small(o.amounts)]
        suppliers = {
            name_key(seller.name): seller.name
            for one in (sight.deal, *filter(sight.is_high_priority, paid))
            for seller in sellers(one)
            if seller.country and payer.country and seller.country != payer.country
        }
        if len(suppliers) >= _SUPPLIERS:
            because = (
                f"“{payer.name}” pays {len(suppliers)} suppliers of high-priority goods in other "
                f"countries small sums within {_LATELY.days} days: "
                f"{', '.join(sorted(suppliers.values()))}."
            )
            yield Seen(flag="RF-M23-02", because=because, span=payer.span)


def _is_small(amounts: Sequence[Money]) -> bool:
    return bool(amounts) and amounts[0].value <= _SMALL.get(amounts[0].currency, 0)


def shipped_to_russia(sight: Sight) -> Iterator[Seen]:
    """By an earlier deal, a party had a part in high-priority goods for Russia since 2023."""
    for one in reversed(sight.earlier):
        if _day(one) < _SINCE or not targets_of(one) & _RUSSIAN:
            continue
        traders = [p for p in one.parties if not p.role.is_agent]
        for party in (*sellers(sight.deal), *buyers(sight.deal)):
            known = any(is_same_party(party, other) for other in traders)
            if known and sight.is_high_priority(one):
                because = (
                    f"“{party.name}” had a part in {told(one)}: high-priority goods to Russia."
                )
                yield Seen(flag="RF-BIS-FI-01", because=because, span=party.span)
                return
