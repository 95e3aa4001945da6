"""A deal as its reader sees it, where words in it hide from a search; and the way back.

The checks look at the words as they are seen, and what they find is shown as it was written. Names
of parties stay as they are: the room of names reads through them by itself.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar, cast

from witting.base import Deal, GoodsLine, Party, Passage, RoutePoint, Span
from witting.intake.unmasked import Unmasked, unmasked

Record = TypeVar("Record")
_SHOWN = 5  # words that are told by their signs
_COPIED = ("text", "party_name")  # what a record may repeat of its own span


@dataclass(frozen=True, slots=True, kw_only=True)
class AsSeen:
    """A deal whose words are put back into their letters, and how it was written."""

    deal: Deal
    pieces: dict[str, list[tuple[int, Unmasked]]]  # by field: where one starts in it, and its text
    passages: dict[Passage, Passage]  # as read, and as written

    def shown(self, record: Record) -> Record:
        """Give a record with every place in it pointing at the words as they were written."""
        return cast("Record", self._shown(record))

    def masked(self) -> Iterator[tuple[Span, str]]:
        """Give the words that hide, where they stand, with what each reads as; each word once."""
        told: set[str] = set()
        for field, pieces in self.pieces.items():
            for base, piece in pieces:
                for start, end in piece.masked:
                    text, read = piece.original[start:end], piece.read_at(start, end)
                    if text not in told:
                        told.add(text)
                        span = Span(field=field, start=base + start, end=base + end, text=text)
                        yield span, read

    def _shown(self, value: Any) -> Any:
        if isinstance(value, Span):
            return self._back(value)
        if isinstance(value, Passage):
            return self.passages.get(value, value)
        if isinstance(value, tuple) and type(value) is tuple:
            return tuple(map(self._shown, value))
        if not is_dataclass(value) or isinstance(value, type):
            return value
        held = {one.name: getattr(value, one.name) for one in fields(value)}
        changed = {name: new for name, old in held.items() if (new := self._shown(old)) != old}
        before, after = held.get("span"), changed.get("span")
        if isinstance(before, Span) and isinstance(after, Span):
            copied = (name for name in _COPIED if held.get(name) == before.text)
            changed |= dict.fromkeys(copied, after.text)
        return replace(value, **changed) if changed else value

    def _back(self, span: Span) -> Span:
        for base, piece in self.pieces.get(span.field, ()):
            start, end = span.start - base, span.end - base
            if 0 <= start <= end <= len(piece.text) and piece.text[start:end] == span.text:
                first, last = piece.back(start, end)
                text = piece.original[first:last]
                return Span(field=span.field, start=base + first, end=base + last, text=text)
        return span


def as_seen(deal: Deal) -> AsSeen | None:
    """Give a deal as its reader sees it; None where it is written so, which is nearly always."""
    if not any(map(unmasked, _texts(deal))):
        return None
    pieces: dict[str, list[tuple[int, Unmasked]]] = {}

    def seen(text: str, field: str, base: int = 0) -> str:
        found = unmasked(text)
        if found is not None:
            pieces.setdefault(field, []).append((base, found))
        return found.text if found is not None else text

    def passage(one: Passage) -> Passage:
        return replace(one, text=seen(one.text, one.field))

    def span(one: Span | None) -> Span | None:
        if one is None:
            return None
        text = seen(one.text, one.field, one.start)
        return replace(one, text=text, end=one.start + len(text))

    def line(one: GoodsLine, at: int) -> GoodsLine:
        words = seen(one.description, f"goods[{at}].description")
        return replace(one, description=words, span=span(one.span))

    def point(one: RoutePoint) -> RoutePoint:
        found = unmasked(one.text)
        return replace(one, text=found.text if found else one.text, span=span(one.span))

    def party(one: Party) -> Party:
        place = one.span.field if one.span else one.role.value
        return replace(one, address=seen(one.address, f"{place} (address)"))

    passages = tuple(map(passage, deal.passages))
    said = deal.terms
    terms = replace(
        said,
        end_use=seen(said.end_use, "terms.end_use"),
        delivery=seen(said.delivery, "terms.delivery"),
        notes=seen(said.notes, "terms.notes"),
    )
    read = replace(
        deal,
        passages=passages,
        goods=tuple(line(one, at) for at, one in enumerate(deal.goods)),
        route=tuple(map(point, deal.route)),
        parties=tuple(map(party, deal.parties)),
        terms=terms,
    )
    written = dict(zip(passages, deal.passages, strict=True))
    return AsSeen(deal=read, pieces=pieces, passages=written)


def told_of(seen: AsSeen) -> tuple[str, Span] | None:
    """Say in one sentence which words hide behind signs that are not what they look like.

    The span is that of the first of them. None where only what a program sets was left out: soft
    hyphens, forms of letters.
    """
    found = list(seen.masked())
    if not found:
        return None
    told = [f"“{read}” with {_odd(span.text, read)}" for span, read in found[:_SHOWN]]
    more = f", and {len(found) - _SHOWN:,} more words so" if len(found) > _SHOWN else ""
    said = (
        f"the reason why {found[0][0].field} writes {'; '.join(told)}{more}: a search passes by "
        "such a word and a reader does not. It was read as it looks"
    )
    return said, found[0][0]


def _odd(written: str, read: str) -> str:
    """Name the signs that a word is written with and does not read as."""
    odd = dict.fromkeys(sign for sign in written if sign not in read)
    named = [f"U+{ord(sign):04X} {unicodedata.name(sign, '')}".strip() for sign in odd]
    return ", ".join(named[:3]) + (" and others" if len(named) > 3 else "")


def _texts(deal: Deal) -> Iterator[str]:
    yield from (one.text for one in deal.passages)
    yield from (one.description for one in deal.goods)
    yield from (one.text for one in deal.route)
    yield from (one.address for one in deal.parties if one.address)
    yield from (deal.terms.end_use, deal.terms.delivery, deal.terms.notes)
