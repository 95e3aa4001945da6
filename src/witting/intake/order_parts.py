"""The parts of an order however it is written down: roles, parties, goods lines, money, route.

Both the JSON and the CSV reader end here, so that one set of rules and one set of sentences holds
for both. Each function raises BrokenInput with the place (`parties[0].role`) and what to write.
"""

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from witting.base import (
    BrokenInput,
    GoodsLine,
    Identifier,
    Money,
    Party,
    PartyKind,
    Passage,
    Role,
    RoutePoint,
    Span,
    parse_day,
)

ORDER_ROLES = tuple(
    role
    for role in Role
    if role
    in {
        Role.DEBTOR,
        Role.CREDITOR,
        Role.ULTIMATE_DEBTOR,
        Role.ULTIMATE_CREDITOR,
        Role.DEBTOR_AGENT,
        Role.CREDITOR_AGENT,
        Role.INTERMEDIARY_AGENT,
        Role.APPLICANT,
        Role.BENEFICIARY,
        Role.ISSUING_BANK,
        Role.ADVISING_BANK,
        Role.CONSIGNOR,
        Role.CONSIGNEE,
        Role.NOTIFY,
        Role.END_USER,
        Role.CARRIER,
        Role.VESSEL,
        Role.FREIGHT_FORWARDER,
        Role.BROKER,
    }
)
"""The roles an order may give a party, as DESIGN.md lists them."""

_SCHEME_NAMES = (
    "bic lei imo mmsi inn ogrn kpp uscc tax registration passport national_id account iban wallet "
    "email website phone duns call_sign other"
)
SCHEMES = frozenset(_SCHEME_NAMES.split())
"""The identifier schemes an order may use: those of `witting.base.Identifier`."""

_AMOUNT = re.compile(r"\d{1,18}(\.\d{1,17})?")
_CURRENCY = re.compile(r"[A-Z]{3}")
_COUNTRY = re.compile(r"[A-Z]{2}")
_LOCODE = re.compile(r"[A-Z]{2}([A-Z2-9]{3})?")
_FLAG = re.compile(r"RF(-[A-Z0-9]+)+")
_ECCN = re.compile(r"[0-9][A-E][0-9]{3}(\.[A-Z0-9.]{1,12})?|EAR99")
_BIRTH = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def spanned(field: str, text: str) -> Span:
    """Point at the whole of a field."""
    return Span(field=field, start=0, end=len(text), text=text)


def read_role(text: str, field: str) -> Role:
    """Turn `creditor` into its Role."""
    try:
        role = Role(text)
    except ValueError:
        role = Role.MENTIONED
    if role not in ORDER_ROLES:
        raise BrokenInput(f"{field} is {text!r}, which is no role: write one of {_list_roles()}.")
    return role


def _list_roles() -> str:
    return ", ".join(ORDER_ROLES)


def read_country(text: str, field: str) -> str | None:
    """Check an ISO 3166-1 alpha-2 code; None for an empty one."""
    if text and not _COUNTRY.fullmatch(text):
        raise BrokenInput(f"{field} is {text!r}: write the two capital letters, such as RU or AE.")
    return text or None


def read_money(value: str, currency: str, field: str) -> Money:
    """Turn `98000.50` and `CNY` into Money, exactly."""
    if not _AMOUNT.fullmatch(value):
        raise BrokenInput(
            f"{field} is {value!r}: write digits with a point and no separators, such as 98000.50."
        )
    if not _CURRENCY.fullmatch(currency):
        raise BrokenInput(
            f"{field} has the currency {currency!r}: write its three capital letters, such as CNY."
        )
    return Money(value=Decimal(value), currency=currency)


def read_hs(text: str, field: str) -> str:
    """Turn `8482.10` into `848210`."""
    digits = re.sub(r"[.\s]", "", text)
    if digits and not (digits.isascii() and digits.isdigit() and len(digits) in (4, 6, 8, 10)):
        raise BrokenInput(
            f"{field} is {text!r}, no HS code: write 4, 6, 8 or 10 digits, such as 8482.10."
        )
    return digits


def read_day(text: str, field: str) -> date | None:
    """Turn an ISO day into a date; None for an empty one."""
    try:
        return parse_day(text) if text else None
    except ValueError as error:
        raise BrokenInput(f"{field}: {error}.") from None


def make_party(
    *,
    role: Role,
    name: str,
    field: str,
    name_field: str = "",
    kind: str = "",
    country: str = "",
    address: str = "",
    identifiers: dict[str, str] | None = None,
    birth_date: str = "",
    formed_on: str = "",
    business: str = "",
    managers: tuple[str, ...] = (),
    seen_from: str = "",
) -> Party:
    """Put a party together; `field` is its place in the input, `name_field` its name's."""
    if kind and kind not in set(PartyKind):
        raise BrokenInput(f"{field}.kind is {kind!r}: write one of {', '.join(PartyKind)}.")
    if birth_date and not _BIRTH.fullmatch(birth_date):
        raise BrokenInput(
            f"{field}.birth_date is {birth_date!r}: write 1952, 1952-10 or 1952-10-07."
        )
    stated = PartyKind(kind) if kind else None
    return Party(
        role=role,
        name=name,
        span=spanned(name_field or f"{field}.name", name) if name else None,
        kind=PartyKind.VESSEL if stated is None and role is Role.VESSEL else stated,
        country=read_country(country, f"{field}.country"),
        address=address,
        identifiers=tuple(_identifier(k, v, field) for k, v in (identifiers or {}).items()),
        birth_date=birth_date,
        formed_on=read_day(formed_on, f"{field}.formed_on"),
        business=business,
        managers=managers,
        seen_from=read_country(seen_from, f"{field}.seen_from"),
    )


def _identifier(scheme: str, value: str, field: str) -> Identifier:
    if scheme not in SCHEMES:
        raise BrokenInput(
            f"{field}.identifiers has the scheme {scheme!r}: write one of "
            f"{', '.join(sorted(SCHEMES))}."
        )
    return Identifier(scheme=scheme, value=value)


def make_goods(
    *,
    description: str,
    field: str,
    text_field: str = "",
    hs: str = "",
    quantity: str = "",
    value: Money | None = None,
    origin: str = "",
    eccn: str = "",
) -> GoodsLine:
    """Put a goods line together; it needs a description or an HS code."""
    if not description and not hs:
        raise BrokenInput(
            f"{field} has neither a description nor an hs: write what the goods are, "
            'such as "description": "ball bearings 6205".'
        )
    return GoodsLine(
        description=description,
        span=spanned(text_field or f"{field}.description", description) if description else None,
        hs=read_hs(hs, f"{field}.hs"),
        quantity=quantity,
        value=value,
        origin=read_country(origin, f"{field}.origin"),
        eccn=_read_eccn(eccn, f"{field}.eccn"),
    )


def _read_eccn(text: str, field: str) -> str:
    if text and not _ECCN.fullmatch(text.upper()):
        raise BrokenInput(
            f"{field} is {text!r}, no number of the Commerce Control List: write one such as "
            "3A611.x, or EAR99."
        )
    return text.upper()


def read_flag(text: str, field: str) -> str:
    """Check that a text looks like the id of a red flag."""
    if not _FLAG.fullmatch(text):
        raise BrokenInput(
            f"{field} is {text!r}, no red flag: write ids such as RF-KYC-09. They stand in "
            "docs/red-flags.md."
        )
    return text


def passages_of(goods: Iterable[GoodsLine], route: Iterable[RoutePoint]) -> tuple[Passage, ...]:
    """Give an order's free words to be searched: a consignee may be named beside the goods."""
    stated = [
        *((line.span, line.description) for line in goods),
        *((p.span, p.text) for p in route),
    ]
    return tuple(Passage(field=span.field, text=text) for span, text in stated if span and text)


def make_point(part: str, text: str, field: str) -> RoutePoint:
    """Name one place of the route; a UN/LOCODE or a country code is kept as code too."""
    code = text if _LOCODE.fullmatch(text) else ""
    return RoutePoint(part=part, text=text, code=code, span=spanned(field, text))
