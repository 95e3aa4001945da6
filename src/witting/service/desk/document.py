"""The document of a case as its page shows it: the original text, and what was read of it.

The words a fact rests on are marked in both. In the original they are found by the place the
reader noted, or, in a message whose reader notes fields instead, by the words themselves.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from witting.base import WittingError
from witting.intake.decode import decode
from witting.intake.source import Source
from witting.service.desk.marked import Piece, Stretch, pieces
from witting.service.desk.wording import plain, scheme_words

LONGEST_SHOWN = 200_000
"""Letters of an original that are shown on the page; the whole file can always be saved."""
MOST_MARKS = 500
"""Facts of a deal whose words are looked for in the original: a reader follows a few."""
Record = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One passage or field of the document."""

    field: str
    pieces: tuple[Piece, ...]
    is_left_out: bool = False  # boilerplate that no check looked at


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyShown:
    """A party as the document names it."""

    role: str
    pieces: tuple[Piece, ...]
    country: str
    address: str
    identifiers: tuple[str, ...]
    more: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoodsShown:
    """A line of goods as the document describes it."""

    pieces: tuple[Piece, ...]
    more: tuple[str, ...]  # code, quantity, value, origin


@dataclass(frozen=True, slots=True, kw_only=True)
class DealShown:
    """One deal of the document, as it was read."""

    number: int
    kind: str
    format: str
    reference: str
    day: str
    amounts: tuple[str, ...]
    parties: tuple[PartyShown, ...]
    goods: tuple[GoodsShown, ...]
    passages: tuple[Part, ...]
    unread: tuple[tuple[str, str], ...]
    is_story: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentShown:
    """The document: what was read of it, and its own text where it is one."""

    deals: tuple[DealShown, ...]
    original: tuple[Piece, ...]  # empty where the file is no text
    why_no_original: str
    is_cut: bool


def document_shown(records: Sequence[tuple[int, Record]], document: bytes) -> DocumentShown:
    """Give the document of a case, with the words its facts rest on marked.

    `records` are the deals to show, each with its number in the document.
    """
    text, why = _text(document)
    shown = text[:LONGEST_SHOWN]
    marks = [mark for number, one in records for mark in _in_text(shown, one, number)]
    return DocumentShown(
        deals=tuple(_deal(one, number) for number, one in records),
        original=pieces(shown, marks) if shown else (),
        why_no_original=why,
        is_cut=len(text) > len(shown),
    )


def fact_place(number: int, fact: str) -> str:
    """Name the place on the page where a fact of a deal stands.

    >>> fact_place(1, "f3")
    'fact-1-f3'
    """
    return f"fact-{number}-{fact}"


def _text(document: bytes) -> tuple[str, str]:
    try:
        text = decode(Source(name="the document", data=document))
    except WittingError:
        return "", "The file is no plain text; below is what was read of it."
    if sum(1 for letter in text[:4000] if ord(letter) < 32 and letter not in "\r\n\t\f") > 8:
        return "", "The file is no plain text; below is what was read of it."
    return text.replace("\r\n", "\n"), ""


def _stretches(record: Record, number: int) -> Iterator[tuple[str, Stretch]]:
    """Give each fact's stretch with the field it is in."""
    for fact in record["facts"]:
        span = fact["span"]
        if span is not None:
            yield (
                span["field"],
                Stretch(
                    start=span["start"],
                    end=span["end"],
                    fact=fact_place(number, fact["id"]),
                    kind=fact["kind"],
                ),
            )


def _deal(record: Record, number: int) -> DealShown:
    deal = record["deal"]
    by_field: dict[str, list[Stretch]] = {}
    for field, stretch in _stretches(record, number):
        by_field.setdefault(field, []).append(stretch)
    return DealShown(
        number=number,
        kind=plain(deal["kind"]),
        format=deal["format"],
        reference=deal["reference"],
        day=deal["day"] or "",
        amounts=tuple(f"{one['value']} {one['currency']}" for one in deal["amounts"]),
        parties=tuple(_party(one, by_field) for one in deal["parties"]),
        goods=tuple(_goods(one, by_field) for one in deal["goods"]),
        passages=tuple(_passages(deal, by_field)),
        unread=tuple((one["field"], one["why"]) for one in deal["unread"]),
        is_story=deal["kind"] == "article",
    )


def _party(party: Record, by_field: dict[str, list[Stretch]]) -> PartyShown:
    name = party["name"] or next((one["value"] for one in party["identifiers"]), "not named")
    more = [f"born {party['birth_date']}"] if party["birth_date"] else []
    more += [f"formed on {party['formed_on']}"] if party["formed_on"] else []
    more += [party["business"]] if party["business"] else []
    more += [f"run by {one}" for one in party["managers"]]
    return PartyShown(
        role=plain(party["role"]),
        pieces=_marked(name, party["span"], by_field),
        country=party["country"] or "",
        address=party["address"],
        identifiers=tuple(
            f"{scheme_words(one['scheme'])} {one['value']}"
            for one in party["identifiers"]
            if one["value"] != name
        ),
        more=tuple(more),
    )


def _goods(line: Record, by_field: dict[str, list[Stretch]]) -> GoodsShown:
    value = line["value"]
    more = [
        line["hs"] and f"HS {line['hs']}",
        line["quantity"],
        f"{value['value']} {value['currency']}" if value else "",
        f"of {line['origin']}" if line["origin"] else "",
        line["eccn"],
    ]
    span = line["span"]
    text = span["text"] if span else line["description"]
    return GoodsShown(pieces=_marked(text, span, by_field), more=tuple(one for one in more if one))


def _marked(
    text: str, span: Record | None, by_field: dict[str, list[Stretch]]
) -> tuple[Piece, ...]:
    """Mark the words of a piece that is itself a stretch of a field."""
    if span is None or span["text"] != text:
        return pieces(text, ())
    base = span["start"]
    return pieces(text, [_moved(one, -base, len(text)) for one in by_field.get(span["field"], ())])


def _moved(stretch: Stretch, by: int, most: int) -> Stretch:
    """Give a stretch as one of another text, cut to what lies within it."""
    return Stretch(
        start=max(0, stretch.start + by),
        end=min(most, stretch.end + by),
        fact=stretch.fact,
        kind=stretch.kind,
    )


def _passages(deal: Record, by_field: dict[str, list[Stretch]]) -> Iterator[Part]:
    """Give the passages in the order of the document, with those no check looked at."""
    kept = [(one, False) for one in deal["passages"]] + [(one, True) for one in deal["dropped"]]
    if all(one["offset"] is not None for one, _ in kept):
        kept.sort(key=lambda pair: pair[0]["offset"])
    for one, is_left_out in kept:
        marks = () if is_left_out else by_field.get(one["field"], ())
        yield Part(field=one["field"], pieces=pieces(one["text"], marks), is_left_out=is_left_out)


def _in_text(text: str, record: Record, number: int) -> Iterator[Stretch]:
    """Give the stretches of the original that facts rest on."""
    offsets = {one["field"]: one["offset"] for one in record["deal"]["passages"]}
    with_words = [fact for fact in record["facts"] if fact["span"] is not None]
    for fact in with_words[:MOST_MARKS]:
        span = fact["span"]
        words = span["text"]
        at = _found(text, words, span["start"], offsets.get(span["field"]))
        for written in dict.fromkeys((words, escape(words, quote=False))):
            at = at if at >= 0 else text.find(written)
            if written and at >= 0:
                place = fact_place(number, fact["id"])
                yield Stretch(start=at, end=at + len(written), fact=place, kind=fact["kind"])
                break


def _found(text: str, words: str, start: int, offset: int | None) -> int:
    """Give where the words stand by the place the reader noted, or -1."""
    at = -1 if offset is None else offset + start
    return at if at >= 0 and text.startswith(words, at) else -1
