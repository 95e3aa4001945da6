"""Which trade papers a payment is for: those whose number it names, or of its sum and its parties.

A payment says “inv. KR-2024-118” and no more; what is sold and where it goes stands in the invoice
and the bill of lading that are given with it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from witting.base import Deal, DealKind, Party, Role
from witting.intake.trade import claims as said
from witting.intake.trade.alike import same_name
from witting.intake.trade.terms import reference_in
from witting.intake.trade.together import of_one_trade

_SHORTEST = 4  # signs of a number that counts; one of figures alone needs more, or its word
_LONG = 6
_MOST = 400  # papers and payments looked at
_PAYERS = (Role.DEBTOR, Role.ULTIMATE_DEBTOR)
_PAYEES = (Role.CREDITOR, Role.ULTIMATE_CREDITOR, Role.BENEFICIARY)
_INVOICE = (
    r"(?:inv(?:oice)?|pro-?forma|b/?l|bill|cinv|сч[её]т\w*|инвойс\w*|发票|فاتورة)"
    r"[\s.:/#№-]{0,3}(?:no|nr|number|№|号)?[\s.:/#№-]{0,3}"
)
_PART = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paid:
    """A payment and the papers it is for: their places in what was given."""

    payment: int
    papers: tuple[int, ...]  # those it names first, then the others of their trade
    why: str
    is_sure: bool  # by a number; not by sum and parties, which another sale may share


def paid_papers(deals: Sequence[Deal]) -> list[Paid]:
    """Give the payments of trade papers that are given with them, in order."""
    papers = [place for place, deal in enumerate(deals) if said.is_trade_paper(deal)][:_MOST]
    payments = [place for place, deal in enumerate(deals) if deal.kind is DealKind.PAYMENT]
    if not papers or not payments:
        return []
    numbers = [
        (place, written, _written(written)) for place in papers for written in _own(deals[place])
    ]
    trades = {place: trade.deals for trade in of_one_trade(deals) for place in trade.deals}
    found = []
    for place in payments[:_MOST]:
        text = _text(deals[place])
        named = [
            (paper, f"the number {number}") for paper, number, one in numbers if one.search(text)
        ]
        of_sum = [] if named else list(_of_sum(deals, place, papers))
        if chosen := named or of_sum:
            held = [other for paper, _ in chosen for other in (paper, *trades.get(paper, ()))]
            held.sort(key=lambda other: other not in {paper for paper, _ in chosen})
            why, is_sure = chosen[0][1], bool(named)
            found.append(
                Paid(payment=place, papers=tuple(dict.fromkeys(held)), why=why, is_sure=is_sure)
            )
    return found


def _own(deal: Deal) -> Iterator[str]:
    """Give the numbers a paper goes by, as it writes them."""
    boxes = (reference_in(passage.text) for passage in said.boxes_of(deal, *said.STRONG))
    for number in dict.fromkeys((deal.reference, *boxes)):
        bare = "".join(_PART.findall(number))
        if len(bare) >= _SHORTEST and any(sign.isdigit() for sign in bare):
            yield number


def _written(number: str) -> re.Pattern[str]:
    """Compile a number as a payment may write it: with other signs between its parts."""
    parts = [re.escape(part.casefold()) for part in _PART.findall(number)]
    is_weak = "".join(parts).isdigit() and len("".join(parts)) < _LONG
    opening = _INVOICE if is_weak else r"(?<![^\W_])"
    return re.compile(opening + r"[\W_]{0,3}".join(parts) + r"(?![^\W_])")


def _text(deal: Deal) -> str:
    said_there = (*deal.related, *(passage.text for passage in deal.passages))
    return "\n".join(said_there).casefold()


def _of_sum(deals: Sequence[Deal], place: int, papers: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Give the papers of the payment's sum whose seller it pays and whose buyer pays."""
    payment = deals[place]
    for paper in papers:
        other = deals[paper]
        if (
            set(payment.amounts) & set(other.amounts)
            and _is_one(payment, _PAYEES, other, "consignor")
            and _is_one(payment, _PAYERS, other, "consignee")
        ):
            yield paper, "the same amount, seller and buyer"


def _is_one(payment: Deal, roles: Sequence[Role], paper: Deal, part: str) -> bool:
    ours: list[Party] = [one for one in payment.parties if one.role in roles and one.name]
    theirs = said.also_called(paper, part)
    return any(same_name(one.name, other.text) for one in ours for other in theirs)
