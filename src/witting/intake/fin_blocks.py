"""Takes one SWIFT FIN message apart: its header blocks, its text block, its fields."""

import re

from swiftlib.mt.parser import MTParser

from witting.base import Span
from witting.intake.fin_message import FinField, FinMessage, Header

_LT = r"(?P<lt>[A-Z]{6}[A-Z0-9]{6})"
_OWN = re.compile(r"\{1:[A-Z]\d\d" + _LT)
_SENT = re.compile(r"\{2:I(?P<type>\d{3})" + _LT + "?")
_CAME = re.compile(r"\{2:O(?P<type>\d{3})(?:\d{10}" + _LT + ")?")
_TAG = re.compile(r"^:(\d{2}[A-Z]?):", re.MULTILINE)
_BLOCK = re.compile(r"\{\w:[^{}]*+(?:\{[^{}]*+\}[^{}]*+)*+\}")  # any block, one level of inner ones
_USER = re.compile(r"\{3:(?:\{[^{}]*+\}\s*+)*+\}?")
_ENTRY = re.compile(r"\{(\d{3}):([^{}]*)\}")
_BARE = re.compile(r"\A\s*:\d{2}[A-Z]?:")


def is_bare(piece: str) -> bool:
    """Say whether this is a text block without any block around it."""
    return _BARE.match(piece) is not None


def open_message(piece: str) -> FinMessage:
    """Take one message apart, as far as it goes."""
    head, block, after = _parts(piece)
    # Only block 4 is given to swiftlib: it reads the sender of block 2 from the wrong columns, so
    # `_headers` reads blocks 1 and 2.
    parsed = MTParser().parse(f"{{4:\n{block}\n-}}")
    fields = tuple(FinField(tag=f.tag, raw=f.value.rstrip()) for f in parsed.block4.fields)
    stated, sender, receiver = _headers(piece)
    return FinMessage(
        type=stated or _guessed_type({f.tag for f in fields}),
        fields=fields,
        sender=sender,
        receiver=receiver,
        user_header=user_header(piece),
        stray=_stray(head, block, after),
    )


def _headers(piece: str) -> tuple[str, Header | None, Header | None]:
    """Read the message's type, sender and receiver from blocks 1 and 2.

    Block 1 is always our own side. An input message (I) goes out from it, an output message (O)
    came in to it and carries its sender in the message input reference.
    """
    ours = _header("{1:", _OWN.match(piece))
    sent = _SENT.search(piece)
    if sent:
        return sent.group("type"), ours, _header("{2:", sent)
    came = _CAME.search(piece)
    if came:
        return came.group("type"), _header("{2:", came), ours
    return "", ours, None


def _header(block: str, match: re.Match[str] | None) -> Header | None:
    """Turn a terminal address into a bank: its ninth character is the terminal, `XXX` no branch."""
    if match is None or not match.group("lt"):
        return None
    terminal = match.group("lt")
    branch = "" if terminal[9:] == "XXX" else terminal[9:]
    start = match.start("lt") - match.start()
    span = Span(field=block, start=start, end=start + 12, text=terminal)
    return Header(bic=terminal[:8] + branch, span=span)


# Which fields tell the type of a message that has lost its header: the first row that fits.
_SIGNS = (
    ({"77U"}, "760"),
    ({"77C", "40C"}, "760"),
    ({"26E", "21", "27"}, "707"),
    ({"40B", "51A"}, "710"),
    ({"40B", "51D"}, "710"),
    ({"40B"}, "720"),
    ({"40A"}, "700"),
    ({"31D"}, "700"),
    ({"27", "45A"}, "701"),
    ({"45A"}, "700"),
    ({"28D", "21"}, "101"),
    ({"58A", "32A"}, "202"),
    ({"58D", "32A"}, "202"),
    ({"23B", "32A"}, "103"),
    ({"71A"}, "103"),
    ({"20", "79"}, "999"),
)


def _guessed_type(tags: set[str]) -> str:
    return next((number for needed, number in _SIGNS if needed <= tags), "")


def user_header(piece: str) -> tuple[tuple[str, str], ...]:
    """Give the tags of block 3 with their values."""
    head = _parts(piece)[0]
    block = _USER.search(head)
    return tuple(_ENTRY.findall(block.group())) if block else ()


def text_block(piece: str) -> tuple[str, bool]:
    """Give what stands in block 4, as far as it goes, and whether the block is closed."""
    _, opened, rest = piece.partition("{4:")
    text, closed, _ = rest.partition("-}")
    return text, bool(opened and closed)


def _parts(piece: str) -> tuple[str, str, str]:
    """Part a message into what stands before block 4, in it, and after its end."""
    head, rest = ("", piece) if is_bare(piece) else piece.partition("{4:")[::2]
    block, _, after = rest.partition("-}")
    return head, block, after


def _stray(head: str, block: str, after: str) -> str:
    """Find text that stands in no field: outside of the blocks, or before the first field."""
    first = _TAG.search(block)
    before = block[: first.start() if first else None].strip()
    around = (_BLOCK.sub("", text).strip("$\x01\x03 \n") for text in (head, after))
    stray = " ".join(filter(None, (before, *around)))
    return stray if any(map(str.isalnum, stray)) else ""  # a lone bracket says nothing
