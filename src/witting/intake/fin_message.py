"""The records of one SWIFT FIN message, and what every message type does with its fields."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import pairwise

from witting.base import Identifier, Money, Party, PartyKind, Passage, Role, Span, Unread

_AMOUNT = re.compile(r"([A-Z]{3})(\d{1,15}),(\d{0,14})")
_WORD_ENDS = re.compile(r"\w\Z")
_WORD_STARTS = re.compile(r"\A\w")


@dataclass(frozen=True, slots=True, kw_only=True)
class FinField:
    """One field of block 4: `59F` and its value as written, lines parted by a newline."""

    tag: str
    raw: str
    part: str = ""  # ` (B)`: which part of the message it stands in, where it has several

    @property
    def number(self) -> str:
        """Give the tag without its option letter."""
        return self.tag[:2]

    @property
    def name(self) -> str:
        """Give the field as spans name it: `:59F:`, `:59: (B)`."""
        return f":{self.tag}:{self.part}"

    def span(self, start: int, end: int) -> Span:
        """Point at characters of the value."""
        return Span(field=self.name, start=start, end=end, text=self.raw[start:end])


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """A bank named in block 1 or 2: its BIC, and the terminal address it was read from."""

    bic: str
    span: Span  # into `{1:` or `{2:`


@dataclass(frozen=True, slots=True, kw_only=True)
class FinMessage:
    """One message: its type, the banks of its header, its fields in order."""

    type: str  # `103`
    fields: tuple[FinField, ...]
    sender: Header | None = None
    receiver: Header | None = None
    user_header: tuple[tuple[str, str], ...] = ()  # the tags of block 3 and their values
    stray: str = ""  # text before the first field
    pages: int = 1  # how many messages it was put together from
    faults: tuple[Unread, ...] = ()  # what is wrong with it as a whole

    def value(self, tag: str) -> str:
        """Give the value of the first field with this tag, or ""."""
        return next((f.raw for f in self.fields if f.tag == tag), "")


@dataclass(slots=True)
class Notes:
    """What a message's reader could not make out."""

    unread: list[Unread] = field(default_factory=list)

    def add(self, found: FinField, why: str) -> None:
        """Note a field whose content breaks its format."""
        self.unread.append(Unread(field=found.name, why=f"{found.raw!r} {why}"))


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Why a field is not searched, and the look its text must have for that."""

    why: str
    look: str  # a regular expression the whole value fits


def is_left_out(found: FinField, table: Mapping[str, LeftOut]) -> bool:
    """Say whether a field holds nothing but what its format allows, and so no name or goods."""
    rule = table.get(found.tag)
    return rule is not None and re.fullmatch(rule.look, found.raw.strip()) is not None


def header_parties(message: FinMessage) -> list[Party]:
    """Name the message's sender and receiver by the BICs of blocks 1 and 2."""
    stated = ((Role.SENDER, message.sender), (Role.RECEIVER, message.receiver))
    return [_bank(role, header) for role, header in stated if header]


def _bank(role: Role, header: Header) -> Party:
    bic = header.bic
    return Party(
        role=role,
        name="",
        span=header.span,
        kind=PartyKind.ORGANISATION,
        country=bic[4:6],
        identifiers=(Identifier(scheme="bic", value=bic, country=bic[4:6]),),
    )


def read_amount(found: FinField, text: str, notes: Notes) -> list[Money]:
    """Turn `CNY98000,5` into Money; SWIFT always writes the decimal comma."""
    match = _AMOUNT.fullmatch(text.strip())
    if match is None:
        notes.add(found, "is no amount with a currency such as CNY98000,00")
        return []
    currency, units, decimals = match.groups()
    written = f"{units}.{decimals}" if decimals else units
    return [Money(value=Decimal(written), currency=currency)]


def read_day(found: FinField, text: str, notes: Notes) -> date | None:
    """Turn `240516` into a day; SWIFT's two-digit years up to 79 are of this century."""
    if re.fullmatch(r"[0-9]{6}", text):
        year, month, day = int(text[:2]), int(text[2:4]), int(text[4:])
        try:
            return date(2000 + year if year < 80 else 1900 + year, month, day)
        except ValueError:
            pass
    notes.add(found, "holds no day such as 240516")
    return None


def passages_of(found: FinField, width: int) -> list[Passage]:
    """Give a field's text; a second time unwrapped where a full line may have cut a word in two.

    SWIFT lines are short, and senders fill them to the last character. Whether the cut fell inside
    a word cannot be told, so both readings are searched.
    """
    if not found.raw.strip():
        return []
    passages = [Passage(field=found.name, text=found.raw)]
    unwrapped = unwrap(found.raw, width)
    if unwrapped != found.raw:
        passages.append(Passage(field=f"{found.name} unwrapped", text=unwrapped))
    return passages


def unwrap(text: str, width: int) -> str:
    r"""Join each line that is full to the next, where a word may run on.

    >>> unwrap("SEMICOND\nUCTORS\nSPARE PARTS", 8)
    'SEMICONDUCTORS\nSPARE PARTS'
    """
    lines = text.split("\n")
    joined = lines[0]
    for before, line in pairwise(lines):
        runs_on = len(before) >= width and _WORD_ENDS.search(before) and _WORD_STARTS.search(line)
        joined += line if runs_on else f"\n{line}"
    return joined
