"""What a message that is sent again leaves out or changes against the one before it.

A payment that was stopped comes back with a field emptied or a name changed. The guidelines of the
European Banking Authority on restrictive measures (EBA/GL/2024/15, paragraph 45) ask institutions
to notice changed and stripped message data; what it means is judged elsewhere. White space and
the case of letters are no difference, nor is the place of a transaction in its batch.
"""

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import timedelta
from enum import StrEnum
from functools import lru_cache
from typing import TypeVar

from witting.base import Deal, DealKind, GoodsLine, Party, Passage, Role, Terms
from witting.names import plain

_AGAIN = timedelta(
    days=10
)  # as long after it a like payment is taken to be the same one sent again
_PAYERS = (Role.DEBTOR, Role.APPLICANT)
_PAYEES = (Role.CREDITOR, Role.BENEFICIARY)
_PLACE = re.compile(r"^(?:PmtInf(?:\[\d+\])?/|Undrlyg(?:\[\d+\])?/)?(CdtTrfTxInf|TxInf)\[\d+\]")
_COUNTED = re.compile(r"\(B\d+\)")
_MOST = 1_000_000  # comparisons of one with another, before they are only put side by side
_REPEATED = re.compile(r" unwrapped$|\[\d+\.\.\d+\]$")  # a second reading of the same text

Item = TypeVar("Item")


class About(StrEnum):
    """What a difference is about."""

    RECORD = "record"  # references, days, amounts
    PARTY = "party"
    GOODS = "goods"
    PLACE = "place"
    TERMS = "terms"
    TEXT = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing that is not as it was: `before` and `after` are "" where there is nothing."""

    field: str  # `ultimate debtor name`, `CdtTrfTxInf/RmtInf/Ustrd`, `day`
    before: str
    after: str
    about: About = About.RECORD
    role: Role | None = None  # whose, where it is about a party

    @property
    def is_loss(self) -> bool:
        """Say whether something that was said is said otherwise or no more."""
        return bool(self.before)


def same_transaction(earlier: Deal, later: Deal) -> str:
    """Say by what two messages are one transaction sent twice, or "" where they are not.

    It is known by its unique number; by its reference where an amount or one of the two who pay
    and are paid is the same; or, under new references, by amount, payer and payee together within
    ten days. A cover and the payment it covers are two messages and not one sent twice.
    """
    if earlier.kind is not later.kind or is_cover(earlier) is not is_cover(later):
        return ""
    if earlier.kind is DealKind.ORDER and earlier.format != later.format:
        return ""  # a packing list under its invoice's number
    if earlier.uetr and earlier.uetr == later.uetr:
        return "the same UETR"
    amount = bool(set(earlier.amounts) & set(later.amounts))
    payer, payee = _agree(earlier, later, _PAYERS), _agree(earlier, later, _PAYEES)
    if earlier.reference and earlier.reference == later.reference and (amount or payer or payee):
        return "the same reference"
    if amount and payer and payee and _near(earlier, later):
        return "the same amount, payer and payee"
    return ""


def is_cover(deal: Deal) -> bool:
    """Say whether the message only moves the money of another: a pacs.009 COV or an MT202COV."""
    return deal.format.endswith("COV")


def _near(earlier: Deal, later: Deal) -> bool:
    if earlier.day is None or later.day is None:
        return True
    return abs(later.day - earlier.day) <= _AGAIN


def _agree(earlier: Deal, later: Deal, roles: Iterable[Role]) -> bool:
    """Say whether somebody in these roles is in both, by name or by a number."""
    wanted = frozenset(roles)
    before = [party for party in earlier.parties if party.role in wanted]
    after = [party for party in later.parties if party.role in wanted]
    return any(_is_same(one, other) for one in before for other in after)


def _is_same(one: Party, other: Party) -> bool:
    name = _plain(one.name)
    named = bool(name) and name == _plain(other.name)
    return named or bool(set(one.identifiers) & set(other.identifiers))


_plain = lru_cache(maxsize=65_536)(plain)  # Acme Trading, LLP is ACME TRADING LLP


def what_differs(earlier: Deal, later: Deal) -> tuple[Difference, ...]:
    """Give everything the later message says otherwise, adds or leaves out, in order."""
    return (
        *_of_deal(earlier, later),
        *_of_parties(earlier, later),
        *_of_goods(earlier, later),
        *_of_route(earlier, later),
        *_of_terms(earlier.terms, later.terms),
        *_of_passages(earlier.passages, later.passages),
    )


def plain_key(text: str) -> str:
    """Give a text as two are compared: without regard to white space and the case of letters."""
    return " ".join(text.casefold().split())


def _if_other(
    field: str,
    before: object,
    after: object,
    about: About = About.RECORD,
    role: Role | None = None,
) -> Iterator[Difference]:
    was, now = _words(before), _words(after)
    if plain_key(was) != plain_key(now):
        yield Difference(field=field, before=was, after=now, about=about, role=role)


def _words(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return ", ".join(sorted(str(item) for item in value))
    return str(value)


def _of_deal(earlier: Deal, later: Deal) -> Iterator[Difference]:
    yield from _if_other("reference", earlier.reference, later.reference)
    yield from _if_other("uetr", earlier.uetr, later.uetr)
    yield from _if_other("related", earlier.related, later.related)
    yield from _if_other("day", earlier.day, later.day)
    yield from _if_other("amounts", _amounts(earlier), _amounts(later))


def _amounts(deal: Deal) -> tuple[str, ...]:
    # 1250.00 and 1250 are one amount.
    return tuple(f"{money.value.normalize():f} {money.currency}" for money in deal.amounts)


def _of_parties(earlier: Deal, later: Deal) -> Iterator[Difference]:
    for role in Role:
        before = [party for party in earlier.parties if party.role is role]
        after = [party for party in later.parties if party.role is role]
        name = role.value.replace("_", " ")
        for was, now in _paired(before, after, _party_key, _is_same):
            if was is None or now is None:
                yield Difference(
                    field=name,
                    before=_told(was),
                    after=_told(now),
                    about=About.PARTY,
                    role=role,
                )
                continue
            said, says = _said_of_party(was), _said_of_party(now)
            for part, value in said.items():
                yield from _if_other(f"{name} {part}", value, says[part], About.PARTY, role)


def _said_of_party(party: Party) -> dict[str, str]:
    return {
        "name": party.name,
        "address": party.address,
        "country": party.country or "",
        "identifiers": _words(tuple(f"{i.scheme} {i.value}" for i in party.identifiers)),
        "birth date": party.birth_date,
        "formed on": _words(party.formed_on),
        "business": party.business,
        "managers": _words(party.managers),
    }


def _party_key(party: Party) -> Hashable:
    return tuple(map(plain_key, _said_of_party(party).values()))


def _told(party: Party | None) -> str:
    if party is None:
        return ""
    return "; ".join(filter(None, _said_of_party(party).values()))


def _paired(
    before: Sequence[Item],
    after: Sequence[Item],
    said: Callable[[Item], Hashable],
    is_same: Callable[[Item, Item], bool],
) -> Iterator[tuple[Item | None, Item | None]]:
    """Give what is not alike side by side: the same with the same, and the rest as they come."""
    left, right = _without(before, after, said), _without(after, before, said)
    if len(left) * len(right) <= _MOST:
        for one in list(left):
            place = next((n for n, other in enumerate(right) if is_same(one, other)), None)
            if place is not None:
                left.remove(one)
                yield one, right.pop(place)
    for number in range(max(len(left), len(right))):
        yield (
            left[number] if number < len(left) else None,
            right[number] if number < len(right) else None,
        )


def _without(
    items: Sequence[Item], others: Sequence[Item], said: Callable[[Item], Hashable]
) -> list[Item]:
    """Give the items that are not among the others, each of which stands for one."""
    there = Counter(said(other) for other in others)
    found = []
    for item in items:
        key = said(item)
        if there[key] > 0:
            there[key] -= 1
        else:
            found.append(item)
    return found


def _of_goods(earlier: Deal, later: Deal) -> Iterator[Difference]:
    pairs = _paired(earlier.goods, later.goods, _goods_key, _is_same_line)
    for was, now in pairs:
        said, says = _said_of_goods(was), _said_of_goods(now)
        for part, value in said.items():
            yield from _if_other(f"goods {part}", value, says[part], About.GOODS)


def _said_of_goods(line: GoodsLine | None) -> dict[str, str]:
    value = line.value if line else None
    return {
        "description": line.description if line else "",
        "HS code": line.hs if line else "",
        "quantity": line.quantity if line else "",
        "value": f"{value.value.normalize():f} {value.currency}" if value else "",
        "origin": (line.origin or "") if line else "",
    }


def _goods_key(line: GoodsLine) -> Hashable:
    return tuple(map(plain_key, _said_of_goods(line).values()))


def _is_same_line(one: GoodsLine, other: GoodsLine) -> bool:
    return plain_key(one.description) == plain_key(other.description)


def _of_route(earlier: Deal, later: Deal) -> Iterator[Difference]:
    for part in ("from", "via", "to"):
        was, now = (
            tuple(
                " ".join(dict.fromkeys(filter(None, (point.text, point.code))))
                for point in deal.route
                if point.part == part
            )
            for deal in (earlier, later)
        )
        yield from _if_other(f"route {part}", was, now, About.PLACE)


def _of_terms(earlier: Terms, later: Terms) -> Iterator[Difference]:
    for item in fields(Terms):
        was, now = getattr(earlier, item.name), getattr(later, item.name)
        yield from _if_other(item.name.replace("_", " "), was, now, About.TERMS)


def _of_passages(earlier: Iterable[Passage], later: Iterable[Passage]) -> Iterator[Difference]:
    before, after = _texts(earlier), _texts(later)
    for was, now in _paired(before, after, lambda text: plain_key(text[1]), _is_same_field):
        if was is None or now is None or plain_key(was[1]) != plain_key(now[1]):
            yield Difference(
                field=(was or now or ("", ""))[0],
                before=was[1] if was else "",
                after=now[1] if now else "",
                about=About.TEXT,
            )


def _texts(passages: Iterable[Passage]) -> list[tuple[str, str]]:
    return [
        (_COUNTED.sub("(B)", _PLACE.sub(r"\1", passage.field)), passage.text)
        for passage in passages
        if not _REPEATED.search(passage.field)
    ]


def _is_same_field(one: tuple[str, str], other: tuple[str, str]) -> bool:
    return one[0] == other[0]
