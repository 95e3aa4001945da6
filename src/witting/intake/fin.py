"""Opens SWIFT FIN: parts a file into messages, finds truncation, and hands each to its reader.

`swiftlib` reads a cut-off message without complaint, so what must be there is checked here: the end
of the text block, and each message type's mandatory fields.
"""

import re
from collections.abc import Callable
from dataclasses import replace

from witting.base import BrokenInput, Deal, DealKind, TooLarge, UnknownFormat, Unread
from witting.intake.fin_blocks import is_bare, open_message, text_block
from witting.intake.fin_message import FinMessage
from witting.intake.mt103 import read_mt103
from witting.intake.mt700 import read_mt700
from witting.intake.sniff import READ
from witting.intake.source import Source, check_count

MAX_MESSAGE = 100_000
"""The most characters one message may have; the network's own limit is 10,000."""

_START = re.compile(r"\{1:[A-Z]\d\d")
_SERVICE = re.compile(r"\{1:[A-Z](?!01)\d\d[^{}]*\}\s*\{4:\s*\{")  # an ACK or NAK, no document
_FIELD = re.compile(r"^:\d{2}[A-Z]?:", re.MULTILINE)

_READERS: dict[str, Callable[[FinMessage, Source], Deal]] = {
    "103": read_mt103,
    "700": read_mt700,
}

# Mandatory fields by the published format specifications: MT 103 in "MT 103 Single Customer Credit
# Transfer" (Category 1), MT 700 in "MT 700 Issue of a Documentary Credit" (Category 7, read at
# pdfslide.us/documents/mt700-format-specifications-1.html). `50` stands for any option (50A, 50F,
# 50K). Field 49 is mandatory too, but says only whether to confirm: its absence hides no party.
MANDATORY = {
    "103": ("20", "23B", "32A", "50", "59", "71A"),
    "700": ("27", "40A", "20", "40E", "31D", "50", "59", "32B", "41"),
}


def read_fin(text: str, source: Source) -> list[Deal]:
    """Read every MT103 and MT700 of a file: one message, an RJE bulk, or a bare text block.

    In a file of several, a message that cannot be read whole is a Deal with `unread` filled and
    with what could be read of it.

    Raises BrokenInput where the one message is cut off or lacks a mandatory field, UnknownFormat
    where it is of another type, TooLarge over the bound.
    """
    pieces = _pieces(text)
    if not pieces:
        raise BrokenInput(
            f"{source.name} holds only network acknowledgements and no message: "
            "give the file with the messages themselves."
        )
    check_count(len(pieces), "SWIFT messages", source.name)
    deals = []
    for number, piece in enumerate(pieces, start=1):
        try:
            deals.append(_deal(piece, source))
        except (BrokenInput, UnknownFormat, TooLarge) as error:
            if len(pieces) == 1:
                raise
            deals.append(_unread(piece, number, str(error), source))
    return deals


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


def _deal(piece: str, source: Source) -> Deal:
    if len(piece) > MAX_MESSAGE:
        raise TooLarge(
            f"{source.name} holds a SWIFT message of {len(piece):,} characters where the network "
            f"allows 10,000: it was not read. Give the message as it was sent."
        )
    message = open_message(piece)
    reader = _READERS.get(message.type)
    if reader is None:
        what = f"MT{message.type}" if message.type else "a SWIFT message of no known type"
        raise UnknownFormat(f"{source.name} holds {what}, which is not read. What is read: {READ}.")
    _check_whole(piece, message, source)
    return reader(message, source)


def _unread(piece: str, number: int, why: str, source: Source) -> Deal:
    """Make the Deal of a bad message in a bulk: what could be read, and what is wrong."""
    note = Unread(field=f"message {number}", why=why)
    empty = Deal(
        kind=DealKind.PAYMENT,
        source=source.name,
        format="FIN",
        unread=(note,),
        digest=source.digest,
    )
    if len(piece) > MAX_MESSAGE:
        return empty
    message = open_message(piece)
    reader = _READERS.get(message.type)
    if reader is None:
        return replace(empty, format=f"MT{message.type}" if message.type else "FIN")
    deal = reader(message, source)
    return replace(deal, unread=(*deal.unread, note))


def _check_whole(piece: str, message: FinMessage, source: Source) -> None:
    tags = [field.tag for field in message.fields]
    missing = [tag for tag in MANDATORY[message.type] if not _has(tags, tag)]
    cut_off = not is_bare(piece) and not text_block(piece)[1]
    if not missing and not cut_off:
        return
    wrong = []
    if cut_off:
        last = f"after field :{tags[-1]}:" if tags else "before its first field"
        wrong.append(f"ends {last} without the '-}}' that closes block 4")
    if missing:
        many = "fields" if len(missing) > 1 else "field"
        wrong.append(f"lacks the mandatory {many} {', '.join(f':{tag}:' for tag in missing)}")
    raise BrokenInput(
        f"{source.name} is an MT{message.type} that {' and '.join(wrong)}: a party may be in what "
        "is missing. Ask the sender for the whole message."
    )


def _has(tags: list[str], wanted: str) -> bool:
    """Say whether a field is there; a number without a letter stands for any option."""
    return any(tag == wanted or (wanted.isdigit() and tag[:-1] == wanted) for tag in tags)
