"""Holds the documents of one trade against each other, pair by pair, field by field."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from witting.base import Deal
from witting.intake.contradicting import Contradiction, Stated
from witting.intake.trade import claims as said
from witting.intake.trade.alike import same_code, same_figure, same_party, same_place
from witting.intake.trade.claims import Claim
from witting.intake.trade.together import of_one_trade
from witting.names import scripts_of

_BY_MEANING = (
    "final destination",
    "place of delivery",
    "port of discharge",
    "airport of destination",
    "consignee",
    "end user",
    "goods",
    "HS code",
    "origin",
    "notify",
    "consignor",
    "port of loading",
    "airport of departure",
    "vessel",
    "carrier",
    "voyage",
    "container",
    "quantity",
    "value",
    "packages",
)
"""What papers may contradict each other in, the weightiest first; days follow, and weights last."""
_MOST = 2_000  # pairs of documents of one trade that are held against each other


@dataclass(frozen=True, slots=True)
class _Pair:
    deals: tuple[Deal, Deal]
    sums: bool  # whether the two are of the same goods, so that their totals must agree


def contradictions_in(deals: Sequence[Deal]) -> tuple[Contradiction, ...]:
    """Give where documents of one trade contradict each other, in the order of the documents.

    Of two documents what matters most comes first: where the goods go and who gets them, then what
    they are and how many, and weights last.
    """
    found: list[Contradiction] = []
    for trade in of_one_trade(deals):
        for count, (one, other) in enumerate(combinations(trade.deals, 2)):
            if count >= _MOST:
                break
            if not trade.are_held_together(deals[one], deals[other]):
                continue
            pair = _Pair((deals[one], deals[other]), trade.shares_goods(deals, one, other))
            for field, mine, theirs, is_sure in _of_pair(pair):
                found.append(
                    Contradiction(
                        field=field,
                        one=_stated(one, deals[one], mine),
                        other=_stated(other, deals[other], theirs),
                        because=trade.why,
                        is_sure=is_sure,
                    )
                )
    return tuple(sorted(found, key=lambda c: (c.one.document, c.other.document, rank(c.field))))


def rank(field: str) -> int:
    """Give the place of a field in the order of what a contradiction in it means.

    >>> rank("port of discharge") < rank("goods") < rank("shipment date") < rank("net weight")
    True
    """
    if field in _BY_MEANING:
        return _BY_MEANING.index(field)
    return len(_BY_MEANING) + (field in said.WEIGHTS)


def _stated(place: int, deal: Deal, claim: Claim) -> Stated:
    return Stated(document=place, format=deal.format, text=claim.text, span=claim.span)


Found = tuple[str, Claim, Claim, bool]


def _of_pair(pair: _Pair) -> Iterator[Found]:
    one, other = pair.deals
    yield from _of_parties(one, other)
    yield from _of_places(one, other)
    yield from _of_codes(one, other)
    yield from _of_days(one, other)
    if pair.sums:
        yield from _of_figures(one, other)
        yield from _of_goods(one, other)


def _of_parties(one: Deal, other: Deal) -> Iterator[Found]:
    for field in dict.fromkeys(said.PARTIES.values()):
        mine, theirs = said.parties_of(one, field), said.parties_of(other, field)
        if field == "consignee" and (said.is_to_order(one) or said.is_to_order(other)):
            continue
        if not mine or not theirs:
            continue
        every = (said.also_called(one, field) or mine, said.also_called(other, field) or theirs)
        # Whoever one names must be among those the other names in that part, or the other way.
        answers = [
            *(_same_party(a, b) for a, b in product(mine, every[1])),
            *(_same_party(a, b) for a, b in product(every[0], theirs)),
        ]
        if any(answers):
            continue
        if False in answers:
            yield field, mine[0], theirs[0], None not in answers


def _same_party(one: Claim, other: Claim) -> bool | None:
    assert one.party is not None
    assert other.party is not None
    return same_party(one.party, other.party)


def _of_places(one: Deal, other: Deal) -> Iterator[Found]:
    for field in said.PLACES:
        mine, theirs = said.places_of(one, field), said.places_of(other, field)
        answers = [
            same_place(a.place, b.place)
            for a, b in product(mine, theirs)
            if a.place is not None and b.place is not None
        ]
        if answers and not any(answers) and False in answers:
            yield field, mine[0], theirs[0], True


def _of_codes(one: Deal, other: Deal) -> Iterator[Found]:
    readers: dict[str, Callable[[Deal], list[Claim]]] = {
        "voyage": said.voyages_of,
        "container": said.containers_of,
    }
    for field, read in readers.items():
        mine, theirs = read(one), read(other)
        if mine and theirs and not any(same_code(a.text, b.text) for a, b in product(mine, theirs)):
            yield field, mine[0], theirs[0], True


def _of_days(one: Deal, other: Deal) -> Iterator[Found]:
    shipped = said.days_of(one, "shipment date"), said.days_of(other, "shipment date")
    if all(shipped) and not {c.day for c in shipped[0]} & {c.day for c in shipped[1]}:
        yield "shipment date", shipped[0][0], shipped[1][0], True
    for field in ("latest shipment", "expiry date"):
        ends = said.days_of(one, field), said.days_of(other, field)
        for sail, end, is_turned in ((shipped[0], ends[1], False), (shipped[1], ends[0], True)):
            late = [(a, b) for a, b in product(sail, end) if a.day and b.day and a.day > b.day]
            for a, b in late[:1]:
                yield f"shipment after {field}", *((b, a) if is_turned else (a, b)), True


def _of_figures(one: Deal, other: Deal) -> Iterator[Found]:
    rounded = {"gross weight", "net weight"}
    readers: dict[str, Callable[[Deal], list[Claim]]] = {
        "quantity": said.quantities_of,
        "packages": said.packages_of,
        "gross weight": lambda deal: said.weights_of(deal, "gross weight"),
        "net weight": lambda deal: said.weights_of(deal, "net weight"),
        "value": said.totals_of,
    }
    if not said.are_lines_alike(one, other):
        del readers["quantity"]
    for field, read in readers.items():
        for a, b in product(read(one), read(other)):
            is_one_unit = a.unit == b.unit or not (a.unit and b.unit)
            is_known = a.value is not None and b.value is not None and is_one_unit
            if is_known and not _may_exceed(field, one, other, a, b):
                assert a.value is not None
                assert b.value is not None
                if not same_figure(a.value, b.value, rounded=field in rounded):
                    yield field, a, b, bool(a.unit and b.unit)


def _may_exceed(field: str, one: Deal, other: Deal, mine: Claim, theirs: Claim) -> bool:
    """Say whether a credit's amount is no less than what is drawn under it."""
    if field != "value" or not {one.format[:3], other.format[:3]} & {"MT7"}:
        return False
    credit, drawn = (mine, theirs) if one.format.startswith("MT7") else (theirs, mine)
    return credit.value is not None and drawn.value is not None and credit.value >= drawn.value


def _of_goods(one: Deal, other: Deal) -> Iterator[Found]:
    for field, mine, theirs in (
        ("HS code", said.headings_of(one), said.headings_of(other)),
        ("origin", said.origins_of(one), said.origins_of(other)),
    ):
        if mine and theirs and not mine.keys() & theirs.keys():
            yield field, next(iter(mine.values())), next(iter(theirs.values())), True
    if _describe_other_goods(one, other):
        first = [next(line for line in deal.goods if line.span) for deal in (one, other)]
        a, b = (Claim(text=line.description, span=line.span) for line in first if line.span)
        yield "goods", a, b, False


def _describe_other_goods(one: Deal, other: Deal) -> bool:
    """Say whether two documents in one script describe goods without one word in common."""
    words = said.words_for_goods(one.goods), said.words_for_goods(other.goods)
    scripts = [
        set(scripts_of(" ".join(line.description for line in d.goods))) for d in (one, other)
    ]
    if not all(words) or words[0] & words[1] or not (scripts[0] & scripts[1]):
        return False
    han = "hani" in scripts[0] | scripts[1]
    spanned = all(any(line.span for line in deal.goods) for deal in (one, other))
    return spanned and not han
