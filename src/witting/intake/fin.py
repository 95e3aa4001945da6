"""Opens SWIFT FIN: parts a file into messages, finds truncation, and hands each to its reader.

A file may be one message, an RJE bulk (messages parted by `$`), a DOS-PCC bulk (each between SOH
and ETX, filled up with spaces), either with the network's acknowledgements in front of messages, or
a bare text block. `swiftlib` reads a cut-off message without complaint, so what must be there is
checked here and in `fin_check`.
"""

import re
from dataclasses import replace

from witting.base import BrokenInput, Deal, DealKind, Role, TooLarge, UnknownFormat, Unread
from witting.intake.fin_blocks import is_bare, open_message, text_block
from witting.intake.fin_left_out import header_passages
from witting.intake.fin_message import FinMessage, header_parties
from witting.intake.fin_pages import join_pages
from witting.intake.fin_reader import read_message
from witting.intake.fin_trade import OLD_GUARANTEE, TRADE
from witting.intake.fin_types import FREE_TEXT, MT202_COV, PAYMENTS, FinType, other
from witting.intake.sniff import READ
from witting.intake.source import Source, check_count

MAX_MESSAGE = 100_000
"""The most characters one message may have; the network's own limit is 10,000."""

_START = re.compile(r"\{1:[A-Z]\d\d")
_SERVICE = re.compile(r"\{1:[A-Z](?!01)\d\d[^{}]*\}\s*\{4:\s*\{")  # an ACK or NAK, no document
_FIELD = re.compile(r"^:\d{2}[A-Z]?:", re.MULTILINE)

_TYPES = {(kind.number, kind.name): kind for kind in (*PAYMENTS, *TRADE, *FREE_TEXT)}


def read_fin(text: str, source: Source) -> list[Deal]:
    """Read every message of a file, each transaction of it as a Deal.

    What a message lacks or breaks stands in `unread` of its Deals, beside what could be read.

    Raises BrokenInput where no message names anybody or anything, UnknownFormat where the text is
    none, TooLarge over the bound.
    """
    pieces = _pieces(text)
    if not pieces:
        raise BrokenInput(
            f"{source.name} holds only network acknowledgements and no message: "
            "give the file with the messages themselves."
        )
    check_count(len(pieces), "SWIFT messages", source.name)
    messages = join_pages([_opened(piece, source, alone=len(pieces) == 1) for piece in pieces])
    deals: list[Deal] = []
    for message in messages:
        deals += _deals(message, source)
        check_count(len(deals), "payments", source.name)
    if len(messages) == 1 and messages[0].faults and not any(map(_says_anything, deals)):
        raise BrokenInput(
            f"{source.name} is broken off before it names anybody or anything: "
            f"{messages[0].faults[0].why}."
        )
    return deals


def _says_anything(deal: Deal) -> bool:
    """Say whether more was read than the banks of the header."""
    named = any(party.role not in (Role.SENDER, Role.RECEIVER) for party in deal.parties)
    return named or bool(deal.passages)


def _pieces(text: str) -> list[str]:
    """Cut a file at the start of each message, leaving out acknowledgements."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    starts = [match.start() for match in _START.finditer(plain)]
    if not starts:
        return [plain]
    ends = [*starts[1:], len(plain)]
    cut = [plain[start:end] for start, end in zip(starts, ends, strict=True)]
    # What stands before the first header may be a message without one.
    pieces = [plain[: starts[0]], *(piece for piece in cut if not _is_service(piece))]
    return [text for piece in pieces if (text := piece.strip("\ufeff$\x01\x03 \n"))]


def _is_service(piece: str) -> bool:
    """Say whether this is only an acknowledgement: one with fields of a message in it is not."""
    return _SERVICE.match(piece) is not None and _FIELD.search(piece) is None


def _opened(piece: str, source: Source, *, alone: bool) -> FinMessage:
    """Take one message apart; one that holds no field stops the file only where it is alone."""
    fault = ""
    if len(piece) > MAX_MESSAGE:
        fault = (
            f"it is a SWIFT message of {len(piece):,} characters where the network allows 10,000: "
            "it was not read. Give the message as it was sent"
        )
        if alone:
            raise TooLarge(f"{source.name}: {fault}.")
        return FinMessage(type="", fields=(), faults=(Unread(field="the message", why=fault),))
    message = open_message(piece)
    if alone and not message.fields:
        _refuse(message, source)
    if not is_bare(piece) and not text_block(piece)[1]:
        tags = [field.tag for field in message.fields]
        last = f"after field :{tags[-1]}:" if tags else "before its first field"
        why = (
            f"it ends {last} without the '-}}' that closes block 4: a party may be in what is "
            "missing. Ask the sender for the whole message"
        )
        return replace(message, faults=(Unread(field="the message", why=why),))
    return message


def _refuse(message: FinMessage, source: Source) -> None:
    if not message.type:
        raise UnknownFormat(
            f"{source.name} holds a SWIFT message of no known type and without a field. "
            f"What is read: {READ}."
        )
    raise BrokenInput(
        f"{source.name} is an MT{message.type} that ends before its first field: nothing of it can "
        "be read. Ask the sender for the whole message."
    )


def _deals(message: FinMessage, source: Source) -> list[Deal]:
    if message.fields:
        return read_message(message, _kind_of(message), source)
    notes = message.faults or (Unread(field="the message", why="it holds no field"),)
    if message.stray:
        notes = (*notes, Unread(field="the message", why=f"only this text: {message.stray!r}"))
    name = f"MT{message.type}" if message.type else "FIN"
    return [
        Deal(
            kind=DealKind.MESSAGE,
            source=source.name,
            format=name,
            parties=tuple(header_parties(message)),
            passages=tuple(header_passages(message)),
            unread=notes,
            digest=source.digest,
        )
    ]


def _kind_of(message: FinMessage) -> FinType:
    """Choose the table of a message: by its type, what it says it is checked as, and its fields."""
    tags = {field.tag for field in message.fields}
    if message.type == "202" and tags & {"50A", "50F", "50K"}:
        return MT202_COV
    if message.type == "760" and not tags & {"15A", "15B"}:
        return OLD_GUARANTEE
    checked_as = dict(message.user_header).get("119", "")
    found = _TYPES.get((message.type, checked_as)) or _TYPES.get((message.type, ""))
    return found or other(message.type)
