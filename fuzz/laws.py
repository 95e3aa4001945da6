"""What holds for any input at all: read or refused with a reason, soon, and no word lost.

A word is a run of letters of four or more. Where it may be left out a format says so: codes,
references and the markup itself are no words of anybody's.
"""

import dataclasses
import io
import json
import re
from collections.abc import Callable, Iterator
from time import perf_counter, process_time
from typing import Any

from lxml import etree

from witting.base import Deal, WittingError
from witting.intake import read
from witting.intake.fin import _pieces
from witting.intake.fin_blocks import open_message
from witting.intake.fin_left_out import LEFT_OUT, LEFT_OUT_HEADER
from witting.intake.fin_message import FinField, is_left_out
from witting.intake.fin_reader import _AVAILABLE
from witting.intake.iso_text import LEFT_OUT as ISO_LEFT_OUT

SLOWEST = 2.0  # seconds of CPU for one input
_RUN = re.compile(r"[^\W\d_]{4,}")
_GAPS = re.compile(r"\s+")


class LawBroken(AssertionError):
    """An input was read otherwise than every input must be."""


def check(
    data: bytes,
    name: str,
    words_of: Callable[[bytes], set[str]] | None = None,
    *,
    is_paper: bool = False,
) -> float:
    """Read an input, hold what comes of it against the laws, and give the seconds it took.

    Of a paper, which is read part by part, any part told as unread may hold the words missed; of
    other inputs only a row told by its number. Raises LawBroken; any other exception that is no
    WittingError breaks the first law by itself.
    """
    deals, spent = _read(data, name)
    if spent > SLOWEST:
        raise LawBroken(f"took {spent:.1f} s")
    if deals:
        _check_spans(deals, data)
    if deals and words_of is not None:
        kept = _GAPS.sub("", " ".join(_texts(deals))).casefold()
        lost = sorted(word for word in words_of(data) if word.casefold() not in kept)
        if lost and not any(_is_told(note.field, is_paper) for one in deals for note in one.unread):
            raise LawBroken(f"lost {lost[:5]}")
    return spent


def _is_told(field: str, is_paper: bool) -> bool:
    # That no goods were found in a paper is a question, and no word of what was not read.
    return field != "goods" if is_paper else field.startswith("row ")


def _read(data: bytes, name: str) -> tuple[list[Deal], float]:
    """Read an input and give the seconds it took; by the CPU where the clock says too many.

    The clock is cheap to ask, and counts what else the machine does.
    """
    for clock in (perf_counter, process_time):
        started = clock()
        try:
            deals = read(data, name=name)
        except WittingError as refused:
            if len(str(refused)) < 20:
                raise LawBroken(f"refused without a reason: {refused!r}") from None
            deals = []
        spent = clock() - started
        if spent <= SLOWEST:
            break
    return deals, spent


def _check_spans(deals: list[Deal], data: bytes) -> None:
    for deal in deals:
        texts: dict[str, list[str]] = {}
        for passage in (*deal.passages, *deal.dropped):
            texts.setdefault(passage.field, []).append(passage.text)
        spans = [
            *(party.span for party in deal.parties),
            *(line.span for line in deal.goods),
            *(point.span for point in deal.route),
        ]
        for span in filter(None, spans):
            there = texts.get(span.field, ())
            is_there = not there or any(text[span.start : span.end] == span.text for text in there)
            # A SWIFT field that stands twice in a message is two of one name.
            is_one = is_there or data.count(f"\n{span.field[:5]}".encode()) < 2
            if len(span.text) != span.end - span.start or (is_one and not is_there):
                raise LawBroken(f"the span of {span.field} does not tell the truth: {span}")


def _texts(value: Any) -> Iterator[str]:
    """Give every text in a record, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _texts(item)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _texts(getattr(value, field.name))


def words(text: str) -> set[str]:
    """Give the runs of letters of a text."""
    return set(_RUN.findall(text))


def text_words(data: bytes) -> set[str]:
    """Give the words of a plain text in UTF-8."""
    try:
        return words(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return set()


def json_words(data: bytes) -> set[str]:
    """Give the words of every text in a JSON document; of what is no JSON none."""
    found: list[str] = []

    def gather(value: Any) -> None:
        if isinstance(value, str):
            found.append(value)
        elif isinstance(value, dict):
            # A key that stands twice says two things; `pairs` below keeps both.
            for item in value.values():
                gather(item)
        elif isinstance(value, list):
            for item in value:
                gather(item)

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        for _, value in items:
            gather(value)
        return dict(items)

    try:
        gather(json.loads(data.decode("utf-8-sig"), object_pairs_hook=pairs))
    except (ValueError, RecursionError):
        return set()
    return words("\n".join(found)) - _JSON_CODES


# Values that stand for one of our own words and come back as it.
_JSON_CODES = frozenset({"order", "payment", "Infinity"})


def csv_words(data: bytes) -> set[str]:
    """Give the words of a table beneath its first line."""
    return words(data.decode("utf-8-sig", "ignore").replace("\r", "\n").partition("\n")[2])


def xml_words(data: bytes) -> set[str]:
    """Give the words of the elements of a message that its reader does not leave out."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    try:
        root = etree.parse(io.BytesIO(data), parser).getroot()
    except (etree.XMLSyntaxError, ValueError, LookupError):
        return set()
    found: set[str] = set()
    for element in root.iter():
        name = etree.QName(element).localname if isinstance(element.tag, str) else ""
        told = [element.text or "", *(below.tail or "" for below in element)]
        text = " ".join(" ".join(told).split())
        reason = ISO_LEFT_OUT.get(name)
        if name and not (reason is not None and reason.look.fullmatch(text)):
            found |= words(text)
    return found


def fin_words(data: bytes) -> set[str]:
    """Give the words of the fields of messages that their reader does not leave out."""
    text = data.decode("utf-8-sig", "ignore")
    found: set[str] = set()
    for piece in _pieces(text):
        message = open_message(piece)
        found |= words(message.stray)
        for field in message.fields:
            if not is_left_out(field, LEFT_OUT):
                found |= words(_AVAILABLE.sub("", field.raw))
        for tag, value in message.user_header:
            if not is_left_out(FinField(tag=tag, raw=value), LEFT_OUT_HEADER):
                found |= words(value)
    return found
