"""The head of a mail: who sends it to whom, about what, on which day."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime
from itertools import islice

from witting.base import Identifier, Party, Role, Span, Unread
from witting.intake.decode import encoding_named

_PEOPLE = ("From", "Sender", "Reply-To", "To", "Cc", "Bcc", "Resent-From", "Resent-To")
_SAID = ("Organization", "Organisation", "Comments", "Keywords", "Thread-Topic")
# Fields of machines among themselves. Any other that is not read by name may be a damaged one.
_MACHINES = re.compile(
    r"(?:X|Content|List|ARC|DKIM|Authentication|Received|Return|Message|MIME|References|In-Reply"
    r"|Thread|User-Agent|Delivered|Auto|Precedence|Importance|Priority|Sensitivity|Resent|Date"
    r"|Subject|Disposition|Accept|Feedback|Errors|Envelope|Original|BIMI|TLS|Domainkey|Old|Lines"
    r"|Status|Mailing|Require|Face|Archived|Deferred|Expires|Language|Mail-|Newsgroups|Path|Xref)"
    r"(?:-|\b)",
    re.IGNORECASE,
)
_MOST_STRANGE = 100
_LONGEST = 20_000  # of one field
_MOST = 300  # people in one field
_ADDRESS = re.compile(r"[^\s@<>,;\"()]{1,64}@[^\s@<>,;\"()]{1,200}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What the head of a mail says."""

    subject: str
    day: date | None
    parties: tuple[Party, ...]
    others: tuple[str, ...]  # fields written in words that name nobody by role
    unread: tuple[Unread, ...]


def head_of(message: Message) -> Head:
    """Read a mail's head."""
    unread: list[Unread] = []
    parties: dict[tuple[str, str], Party] = {}
    others: list[str] = []
    for name in _PEOPLE:
        for value in message.get_all(name, []):
            text = one_line(value)
            people = [*_people(name, text[:_LONGEST])]
            if len(text) > _LONGEST or len(people) > _MOST:
                why = f"it names more people than the {_MOST} that are read: look at it"
                unread.append(Unread(field=name, why=why))
            if text and not _are_all_named(people, text):
                others.append(f"{name}:  {text[:_LONGEST]}")
            for party in people[:_MOST]:
                parties.setdefault((party.name.casefold(), _mail(party)), party)
    for name in _SAID:
        others += [
            f"{name}:  {text[:2_000]}" for v in message.get_all(name, []) if (text := one_line(v))
        ]
    others += islice(_strange(message), _MOST_STRANGE)
    subject = one_line(message.get("Subject", ""))
    if len(subject) > _LONGEST:
        unread.append(Unread(field="Subject", why="it is too long to be one: look at it"))
    return Head(
        subject=subject[:_LONGEST],
        day=_day(one_line(message.get("Date", ""))),
        parties=tuple(parties.values()),
        others=tuple(others),
        unread=tuple(unread),
    )


def _strange(message: Message) -> Iterator[str]:
    """Give the fields nobody writes: `--From: Anna` is the beginning of a mail that was damaged."""
    known = {name.casefold() for name in (*_PEOPLE, *_SAID)}
    for name, value in message.items():
        if name.casefold() not in known and not _MACHINES.match(name):
            text = one_line(value)
            if text:
                yield f"{name}:  {text[:2_000]}"


def one_line(value: object) -> str:
    """Give a field of a head as one line in its own letters.

    >>> one_line("=?utf-8?B?0KHRh9C10YI=?= No. 7")
    'Счет No. 7'
    """
    raw = str(value)[: 4 * _LONGEST]
    if "=?" in raw:
        try:
            pieces = decode_header(raw)
        except (HeaderParseError, ValueError, LookupError):
            pieces = [(raw, None)]
    else:
        pieces = [(raw, None)]
    text = "".join(_decoded(piece, charset) for piece, charset in pieces)
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _decoded(piece: bytes | str, charset: str | None) -> str:
    if isinstance(piece, str):
        # Bytes over 127 that a mail should not have in its head: UTF-8 in practice.
        piece = piece.encode("utf-8", "surrogateescape")
    name = encoding_named(charset) if charset else None
    for encoding in (name, "utf-8"):
        if encoding:
            try:
                return piece.decode(encoding)
            except UnicodeDecodeError:
                continue
    return piece.decode("latin-1")


def _people(field: str, text: str) -> Iterator[Party]:
    try:
        pairs = getaddresses([text])
    except (RecursionError, ValueError, TypeError, AttributeError, IndexError):
        pairs = []
    if not any(address for _, address in pairs):
        # Not as the standard has it: whatever looks like an address is taken.
        pairs = [("", found) for found in _ADDRESS.findall(text)]
    for name, address in pairs:
        name = " ".join(name.strip(" '\"").split())
        if not (name or address):
            continue
        mails = _ADDRESS.findall(address)
        beside = " ".join(_ADDRESS.sub(" ", address).split())  # words that are no address
        shown = name or beside or address
        start = max(text.find(shown), 0)
        yield Party(
            role=Role.MENTIONED,
            name=shown,
            span=Span(field=field, start=start, end=start + len(shown), text=shown),
            identifiers=tuple(Identifier(scheme="email", value=one.lower()) for one in mails),
        )


def _are_all_named(people: list[Party], text: str) -> bool:
    """Say whether everybody was found as written; where not, the field itself is searched too."""
    mails = filter(None, map(_mail, people))
    return bool(people) and all(mail in text.lower() for mail in mails)


def _mail(party: Party) -> str:
    return party.identifiers[0].value if party.identifiers else ""


def _day(text: str) -> date | None:
    try:
        return parsedate_to_datetime(text).date() if text else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
