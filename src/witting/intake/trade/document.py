"""One trade document as a Deal: its boxes become parties, goods lines, route, references and terms.

Every word ends somewhere: in a party, a goods line, a route point, a term, or in a passage that is
searched. The labels that were understood and figures that were read are kept in `dropped`.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from witting.base import Deal, DealKind, Money, Party, Passage, Role, Terms, Unread
from witting.intake.source import Source
from witting.intake.trade.box import Box, Piece, piece_of
from witting.intake.trade.days import day_of
from witting.intake.trade.goods import Goods, from_boxes, from_items, hs_said, origin_in
from witting.intake.trade.grid import Row
from witting.intake.trade.letterhead import letterhead, signature
from witting.intake.trade.parties import ROLES, Named, read_party
from witting.intake.trade.route import PARTS, points_of, routed_in, vessels_of
from witting.intake.trade.running import (
    Running,
    goods_said,
    references_said,
    running,
    waybill_number,
)
from witting.intake.trade.statement import Told, told_in
from witting.intake.trade.terms import delivery_said, instrument_of, reference_in
from witting.intake.trade.titles import Title, title_number
from witting.intake.trade.values import (
    currency_in,
    hs_in,
    is_only_figures,
    money_in,
)
from witting.intake.trade.walk import Walk, party_instead
from witting.intake.trade.whole import kept_whole

_MANY_NAMED = (
    "they name more parties than are read of one statement: the others are searched as text only, "
    "so look at it"
)
LEAST = 3  # labelled boxes a document must have beside its title
_OWN = {
    "commercial invoice": ("invoice no", "certificate no"),
    "proforma invoice": ("proforma no", "invoice no", "certificate no"),
    "packing list": ("packing list no", "invoice no", "certificate no"),
    "bill of lading": ("b/l no", "certificate no"),
    "sea waybill": ("b/l no", "awb no", "certificate no"),
    "air waybill": ("awb no", "b/l no", "certificate no"),
    "certificate of origin": ("certificate no",),
    "end-user statement": ("certificate no",),
}
"""Which box holds a document's own number; an invoice's packing list goes by the invoice's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A document's rows walked through: what is needed to judge and to build it."""

    title: Title
    walk: Walk

    @property
    def boxes(self) -> int:
        """Count the different labels that hold something, columns of the goods among them."""
        named = {box.label.box for box in self.walk.boxes if box.pieces}
        columns = {c.label.box for item in self.walk.items for c, _ in item.cells if c.label}
        said = 0
        if self.title.document == "end-user statement" and len(named | columns) < LEAST:
            text = running(self.walk.left)
            said = told_in(text, ()).parts + bool(goods_said(text))
        return len(named | columns) + said


def walk_through(rows: Sequence[Row], title: Title, first: int) -> Draft:
    """Walk through a document's rows; `first` is the number of its first row in the paper."""
    walk = Walk(title.document)
    walk.go(rows, frozenset((row - first, cell) for row, cell in title.cells))
    return Draft(title=title, walk=walk)


def deal_of(draft: Draft, rows: Sequence[Row], first: int, source: Source) -> Deal:
    """Build the Deal of one document."""
    walk, title = draft.walk, draft.title
    head = rows[title.row - first]
    boxes = _understood(walk.boxes, title.document)
    named = _parties(boxes)
    ships, _ = vessels_of(boxes)
    currency = _currency(boxes)
    goods = _goods(walk, boxes, currency)
    route = tuple(
        point for box in boxes if box.label.kind in (*PARTS, "routing") for point in points_of(box)
    )
    own, related = _references([*boxes, *_in_columns(walk)], title)
    numbered = [b.text for b in boxes if b.label.box in _OWN[title.document][:1]]
    terms = _terms(title.document, boxes, named, walk)
    boxed = [p for one in named for p in one.parties]
    order = {row.field: number for number, row in enumerate(rows)}
    above = [piece for piece in walk.left if order[piece.field] < title.row - first]
    head_of = letterhead(title.document, above, boxed)
    left = [piece for piece in walk.left if piece not in head_of.lines]
    told = _told(title.document, running(left), (*boxed, *head_of.parties))
    foot = signature(title.document, left, (*boxed, *head_of.parties, *told.parties))
    left = [piece for piece in left if piece not in foot.lines]
    text = running(left)
    heads = _users_or_buyers((*head_of.parties, *foot.parties), told)
    goods = _with_said(goods, text)
    if title.document == "air waybill":
        own = own or waybill_number(text.text)
    related = _with_numbers(own, related, text)
    terms = _with_told(terms, told, title.document)
    route = route or tuple(routed_in(left))
    titles = [rows[row - first].cells[cell].text for row, cell in sorted(title.cells)]
    parties = (*boxed, *heads, *told.parties, *ships)
    words, figures = _box_passages(boxes)
    passages = (
        *_title_passage(head, title),
        *words,
        *(passage for one in named for passage in one.passages),
        *goods.passages,
        *_left_over(left, rows, order),
    )
    deal = Deal(
        kind=DealKind.ORDER,
        source=source.name,
        format=title.document,
        reference=own,
        related=related,
        parties=tuple(dict.fromkeys(parties)),
        goods=goods.lines,
        route=tuple(dict.fromkeys(route)),
        amounts=_amounts(boxes, currency, order),
        day=day_of(boxes, (title.rest, *numbered), left, rows),
        terms=terms,
        passages=_in_order(passages, order),
        dropped=_dropped(
            (*titles, *walk.said),
            (*head_of.lines, *foot.lines),
            (*figures, *goods.figures, *(told for one in named for told in one.numbers)),
        ),
        unread=() if told.is_whole else (Unread(field="the sentences", why=_MANY_NAMED),),
        digest=source.digest,
    )
    return kept_whole(deal, rows)


def _understood(boxes: Sequence[Box], document: str) -> list[Box]:
    """Give the boxes that hold something."""
    found = []
    for box in boxes:
        if box.pieces:
            box.label = party_instead(box.label, box.pieces[0].text, document)
        if box.pieces or box.label.kind == "party":
            found.append(box)
    return found


# Parties.


def _parties(boxes: Sequence[Box]) -> list[Named]:
    """Read the parties, and give those that only repeat another's box that one's name."""
    holders = [box for box in boxes if box.label.kind == "party" and box.label.box in ROLES]
    parts: dict[int, list[Box]] = {}
    for box in boxes:
        parts.setdefault(id(box.owner), []).append(box)
    read = [read_party(box, parts.get(id(box), ())) for box in holders]
    return _once([_repeated(one, read) if one.repeats else one for one in read])


def _once(read: Sequence[Named]) -> list[Named]:
    """Leave out a party that another label of the same box gave already: `consignee/importer`."""
    seen: set[tuple[object, ...]] = set()
    found = []
    for one in read:
        fresh = [p for p in one.parties if (p.role, p.name, p.address) not in seen]
        seen.update((p.role, p.name, p.address) for p in fresh)
        found.append(replace(one, parties=tuple(fresh)))
    return found


def _repeated(one: Named, read: Sequence[Named]) -> Named:
    wanted = {"consignor": Role.CONSIGNOR, "consignee": Role.CONSIGNEE, "buyer": Role.CONSIGNEE}
    role = wanted[one.repeats]
    exact = [other for other in read if other.box == one.repeats and other is not one]
    alike = exact or [o for o in read if ROLES[o.box] is role and o is not one]
    meant = [party for other in alike for party in other.parties][:1]
    said = tuple(replace(party, role=ROLES[one.box]) for party in meant)
    return replace(one, parties=said or one.parties)


# Goods and money.


def _goods(walk: Walk, boxes: Sequence[Box], currency: str) -> Goods:
    table = from_items(walk.items, currency)
    words = from_boxes([box for box in boxes if box.label.kind == "goods"])
    lines = [*table.lines, *words.lines]
    only = len(lines) == 1
    origins = {c for box in boxes if box.label.kind == "origin" if (c := origin_in(box.text))}
    filled = []
    for line in lines:
        origin = line.origin or (next(iter(origins)) if len(origins) == 1 else None)
        line = replace(line, origin=origin)
        if only:
            line = replace(
                line,
                hs=line.hs or _stated(boxes, "hs", hs_in) or _stated(boxes, "hs", hs_said),
                quantity=line.quantity or _stated(boxes, "quantity", str.strip),
                eccn=line.eccn or _stated(boxes, "eccn", str.strip),
                value=line.value or _value(boxes, currency),
            )
        filled.append(line)
    return Goods(
        lines=tuple(filled),
        passages=(*table.passages, *words.passages),
        figures=(*table.figures, *words.figures),
    )


def _told(document: str, text: Running, named: Sequence[Party]) -> Told:
    return told_in(text, named) if document == "end-user statement" else Told()


def _users_or_buyers(heads: Sequence[Party], told: Told) -> list[Party]:
    """Take whoever signs a statement for the buyer where it says that another uses the goods."""
    if not any(party.role is Role.END_USER for party in told.parties):
        return list(heads)
    return [replace(one, role=Role.CONSIGNEE) for one in heads]


def _with_said(goods: Goods, text: Running) -> Goods:
    """Give the goods of the running text where no table and no box holds any."""
    lines = () if goods.lines else tuple(goods_said(text))
    if not lines:
        return goods
    searched = (Passage(field=x.span.field, text=x.description) for x in lines if x.span)
    return replace(goods, lines=lines, passages=(*goods.passages, *searched))


def _with_numbers(own: str, related: tuple[str, ...], text: Running) -> tuple[str, ...]:
    found = (*related, *(number for _, number in references_said(text.text)))
    return tuple(number for number in dict.fromkeys(found) if number != own)


def _with_told(terms: Terms, told: Told, document: str) -> Terms:
    if document != "end-user statement":
        return terms
    names = (*terms.end_user_statement, *(party.name for party in told.parties if party.name))
    return replace(
        terms,
        end_use=terms.end_use or told.end_use,
        end_user_statement=tuple(dict.fromkeys(names)),
    )


def _stated(boxes: Sequence[Box], kind: str, read: Callable[[str], str]) -> str:
    for box in boxes:
        if box.label.kind == kind and box.pieces and (found := read(box.pieces[0].text)):
            return found
    return ""


def _value(boxes: Sequence[Box], currency: str) -> Money | None:
    found = (
        money_in(b.text, currency_in(b.note) or currency) for b in boxes if b.label.kind == "amount"
    )
    return next(filter(None, found), None)


def _currency(boxes: Sequence[Box]) -> str:
    for kind in ("currency", "total", "amount", "price"):
        for box in boxes:
            if box.label.kind == kind and (found := currency_in(box.text) or currency_in(box.note)):
                return found
    return ""


def _amounts(boxes: Sequence[Box], currency: str, order: dict[str, int]) -> tuple[Money, ...]:
    """Give the total: the last that is stated, since what comes before is in it."""
    totals = [box for box in boxes if box.label.kind == "total"]
    totals.sort(key=lambda box: order[box.pieces[0].field])
    found = [money_in(box.text, currency_in(box.note) or currency) for box in totals]
    stated = [money for money in found if money is not None]
    return tuple(stated[-1:])


# References, days, terms.


def _references(boxes: Sequence[Box], title: Title) -> tuple[str, tuple[str, ...]]:
    stated: dict[str, str] = {}
    others: list[str] = []
    for box in boxes:
        if box.label.kind in ("reference", "licence"):
            for piece in box.pieces:
                number = reference_in(piece.text)
                if number:
                    stated.setdefault(box.label.box, number)
                    others.append(number)
    own = title_number(title.rest)
    for name in _OWN[title.document]:
        own = own or stated.get(name, "")
    return own, tuple(number for number in dict.fromkeys(others) if number != own)


def _in_columns(walk: Walk) -> Iterable[Box]:
    """Give the numbers of other papers that a table of goods has a column for."""
    for item in walk.items:
        for column, cell in item.of("reference"):
            if column.label is not None:
                yield Box(label=column.label, pieces=[piece_of(cell)])


def _terms(document: str, boxes: Sequence[Box], named: Sequence[Named], walk: Walk) -> Terms:
    def said(kind: str) -> str:
        return " ".join(box.text.replace("\n", " ") for box in boxes if box.label.kind == kind)

    delivery = said("delivery") or delivery_said((*walk.said, *(piece.text for piece in walk.left)))
    statement = document == "end-user statement"
    names = [party.name for one in named for party in one.parties if party.name]
    return Terms(
        instrument=instrument_of(said("payment")),
        end_use=said("end use"),
        end_user_statement=tuple(dict.fromkeys(names)) if statement else (),
        delivery=delivery,
        packing=said("packing"),
        licence=next((reference_in(b.text) for b in boxes if b.label.kind == "licence"), ""),
    )


# What is left to be searched.


def _box_passages(boxes: Sequence[Box]) -> tuple[list[Passage], list[Passage]]:
    """Give what boxes hold that is in no party and no goods line, each under its box's name.

    Apart from what is to be searched stand those of nothing but figures.
    """
    words: list[Passage] = []
    figures: list[Passage] = []
    for box in boxes:
        is_of_party = box.owner is not None and box.owner.label.box in ROLES
        if box.label.kind not in ("party", "goods") and not is_of_party:
            for piece in box.pieces:
                told = Passage(field=f"{piece.field} ({box.label.box})", text=piece.text)
                (figures if is_only_figures(piece.text) else words).append(told)
    return words, figures


def _title_passage(head: Row, title: Title) -> Iterable[Passage]:
    if title.rest:
        yield Passage(field=f"{head.field} (title)", text=title.rest)


def _left_over(left: Sequence[Piece], rows: Sequence[Row], order: dict[str, int]) -> list[Passage]:
    """Give what no box took: the pieces of a line together, and lines that follow each other."""
    lines: dict[str, list[str]] = {}
    for piece in left:
        lines.setdefault(piece.field, []).append(piece.text)
    found: list[tuple[str, list[str]]] = []
    before = -1
    for field in sorted(lines, key=lambda name: order[name]):
        number, text = order[field], "  ".join(lines[field])
        goes_on = found and before == number - 1 and not rows[number].after_gap
        if goes_on and len(lines[field]) == 1:
            found[-1][1].append(text)
        else:
            found.append((field, [text]))
        before = number
    return [Passage(field=field, text="\n".join(texts)) for field, texts in found]


def _in_order(passages: Iterable[Passage], order: dict[str, int]) -> tuple[Passage, ...]:
    kept = dict.fromkeys(passage for passage in passages if passage.text.strip())
    return tuple(sorted(kept, key=lambda p: order.get(re.sub(r" \(.*", "", p.field), len(order))))


def _dropped(
    labels: Iterable[str], head: Iterable[Piece], figures: Iterable[Passage]
) -> tuple[Passage, ...]:
    """Give what is set aside from the search: labels, names that are parties, figures."""
    return (
        Passage(field="labels", text="\n".join(dict.fromkeys(labels))),
        *(Passage(field=f"{piece.field} (letterhead)", text=piece.text) for piece in head),
        *dict.fromkeys(figures),
    )
