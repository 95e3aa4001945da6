"""Reads a mail (EML): who writes to whom, what the mail says, and everything attached to it.

The mail is one deal; each attachment is read by the same door and gives deals of its own, named
`mail.eml/invoice.pdf`. What answers quote is kept and marked as quoted.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.errors import (
    CloseBoundaryNotFoundDefect,
    InvalidBase64CharactersDefect,
    InvalidBase64LengthDefect,
    InvalidBase64PaddingDefect,
    MessageError,
    NoBoundaryInMultipartDefect,
    StartBoundaryNotFoundDefect,
)
from email.message import Message

from witting.base import BrokenInput, Deal, DealKind, Passage, Unread
from witting.intake.decode import encoding_named
from witting.intake.papers.deals import deals_of
from witting.intake.papers.html_lines import html_lines
from witting.intake.papers.inside import Door, plain_name
from witting.intake.papers.mail_head import Head, head_of, one_line
from witting.intake.papers.page import Page, Paper
from witting.intake.source import Source

MAX_PARTS = 500
"""The most parts of one mail that are read; the others are told as unread."""

_MAX_NESTED = 30  # parts within parts
_CUT_OFF = (CloseBoundaryNotFoundDefect, NoBoundaryInMultipartDefect, StartBoundaryNotFoundDefect)
_DAMAGED = (
    InvalidBase64CharactersDefect,
    InvalidBase64LengthDefect,
    InvalidBase64PaddingDefect,
)
_SIGNATURE = (b"\x30\x80", b"\x30\x81", b"\x30\x82", b"\x30\x83", b"-----BEGIN PGP SIGNATURE")
_ICON = 5_000  # dots of a picture too small for words: a counter, a dot before a line
_ANSWERED = re.compile(
    r"\s*(?:-{2,}\s*(?:Original Message|Forwarded message|Исходное сообщение|"
    r"Пересылаемое сообщение|原始邮件|转发邮件信息|الرسالة الأصلية|رسالة معاد توجيهها)\s*-{2,}"
    r"|(?:On|Le|Am|El)\s.{4,200}\s(?:wrote|a écrit|schrieb|escribió)\s?:"
    r"|.{4,200}(?:пишет|написал(?:а|\(а\))?)\s?:|在.{4,120}写道[：:]|.{0,200}كتب(?:ت)?\s?:)\s*",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"\s{0,3}>")


_CUT = "the mail that carried it ends before its time, so it may not be whole: ask for it again"
_DAMAGE = "its coding in the mail is damaged, so it may not be whole: ask for it again"


@dataclass(frozen=True, slots=True)
class _File:
    """A file attached, and why it may not be whole, or ""."""

    name: str
    data: bytes
    doubt: str


@dataclass(slots=True)
class _Found:
    """What the parts of a mail hold."""

    pages: list[Page] = field(default_factory=list)
    carried: list[_File] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    dropped: list[Passage] = field(default_factory=list)
    parts: int = 0


def read_mail(source: Source, door: Door) -> list[Deal]:
    """Read a mail and everything attached to it, the mail first.

    Raises BrokenInput where it cannot be taken apart at all.
    """
    try:
        message = message_from_bytes(source.data.lstrip(b"\r\n"), policy=policy.compat32)
        head = head_of(message)
        found = _Found(unread=[*head.unread])
        _take(message, found, 0)
    except (RecursionError, MessageError, ValueError, LookupError, AttributeError, TypeError,
            AssertionError) as error:  # fmt: skip
        # What a mangled mail trips within the library: there is no one error for it.
        why = "it is nested too deep" if isinstance(error, RecursionError) else str(error)[:120]
        raise BrokenInput(
            f"{source.name} is a mail that cannot be taken apart ({why}): nothing in it was "
            "screened. Save it anew from the mail program, or ask the sender for it again."
        ) from None
    if found.parts > MAX_PARTS:
        why = f"it has {found.parts:,} parts and {MAX_PARTS} were read: give the others as files"
        found.unread.append(Unread(field="attachments", why=why))
    deals = deals_of(_paper(head, found), source, kind=DealKind.MESSAGE, parties=head.parties)
    for one in found.carried:
        deals += door.read_inside(source, one.name, one.data, doubt=one.doubt)
    return deals


def _paper(head: Head, found: _Found) -> Paper:
    subject = (Page(field="Subject", lines=(head.subject,)),) if head.subject else ()
    others = (Page(field="headers", lines=head.others),) if head.others else ()
    return Paper(
        format="eml",
        pages=(*subject, *found.pages, *others),
        title=head.subject,
        day=head.day,
        unread=tuple(found.unread),
        dropped=tuple(found.dropped),
    )


def _take(message: Message, found: _Found, depth: int, *, is_last_of_cut: bool = False) -> None:
    """Take a part's text, or its file, or the parts within it.

    Where parts do not end as they should, the last of them is the one that was cut.
    """
    found.parts += 1
    if found.parts > MAX_PARTS:
        return
    kind = message.get_content_type()
    if depth > _MAX_NESTED:
        raise RecursionError
    is_cut = is_last_of_cut
    if _is_cut_off(message):
        is_cut = True
        why = "its parts do not end as they should, so some may be missing: ask for it again"
        found.unread.append(Unread(field="the mail", why=why))
    if kind == "message/rfc822":
        _take_mail(message, found, is_cut=is_cut)
    elif message.is_multipart():
        if kind == "multipart/alternative":
            _take_alternatives(message, found, depth)
        else:
            parts = _parts(message)
            for part in parts:
                _take(part, found, depth + 1, is_last_of_cut=is_cut and part is parts[-1])
    elif _is_file(message, kind):
        _take_file(message, kind, found, is_cut=is_cut)
    else:
        text = _text(message, found)
        is_html = kind == "text/html"
        lines = html_lines(text, "the mail's HTML text") if is_html else text.splitlines()
        found.pages += _pages(lines, len(found.pages))


def _parts(message: Message) -> list[Message]:
    payload = message.get_payload()
    return (
        [part for part in payload if isinstance(part, Message)] if isinstance(payload, list) else []
    )


def _is_file(message: Message, kind: str) -> bool:
    if message.get_content_disposition() == "attachment" or kind not in ("text/plain", "text/html"):
        return True
    return message.get_content_disposition() is not None and bool(message.get_filename())


def _is_cut_off(message: Message) -> bool:
    return any(isinstance(defect, _CUT_OFF) for defect in message.defects)


def _take_mail(message: Message, found: _Found, *, is_cut: bool) -> None:
    """Take a mail within the mail as a file: it is read as any mail is."""
    for part in _parts(message):
        subject = one_line(part.get("Subject", ""))
        name = message.get_filename() or f"{subject[:80].replace('/', ' ') or 'message'}.eml"
        # Written out anew it ends as it should: what it lacked has to be told from here.
        doubt = _CUT if is_cut or any(map(_is_cut_off, part.walk())) else ""
        found.carried.append(_File(name, part.as_bytes(policy=policy.compat32), doubt))
    if not _parts(message):
        payload = message.get_payload(decode=True)
        if isinstance(payload, bytes) and payload.strip():
            name = message.get_filename() or "message.eml"
            doubt = _CUT if is_cut else _DAMAGE if _is_damaged(message) else ""
            found.carried.append(_File(name, payload, doubt))


def _take_alternatives(message: Message, found: _Found, depth: int) -> None:
    """Take one text of those that say the same; words that only another of them has, too."""
    before = len(found.pages)
    for part in sorted(_parts(message), key=lambda part: part.get_content_type() != "text/plain"):
        said = {_letters(line) for page in found.pages[before:] for line in page.lines}
        whole = "".join(_letters(line) for page in found.pages[before:] for line in page.lines)
        other = _Found(parts=found.parts)
        _take(part, other, depth + 1)
        found.parts = other.parts
        found.carried += other.carried
        found.unread += other.unread
        if before == len(found.pages):
            found.pages += other.pages
            continue
        more = [
            line
            for page in other.pages
            for line in page.lines
            if (key := _letters(line)) and key not in said and key not in whole
        ]
        if more:
            name = f"other text {len(found.pages) - before}"
            found.pages.append(Page(field=name, lines=tuple(more)))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def _take_file(message: Message, kind: str, found: _Found, *, is_cut: bool) -> None:
    name = one_line(message.get_filename() or "")
    name = name or f"attachment {len(found.carried) + 1}{_EXTENSIONS.get(kind, '')}"
    is_text = kind.startswith("text/")
    before = len(found.unread)
    said = _text(message, found).encode("utf-8") if is_text else b""
    data = said if is_text else _data(message, plain_name(name), found)
    if not data.strip():
        why = "it is empty or its encoding is broken: ask for it again"
        found.unread.append(Unread(field=plain_name(name), why=why))
    elif kind.endswith("pkcs7-mime") and "signed" not in str(message.get_param("smime-type", "")):
        why = "it is encrypted (S/MIME) and was not read: ask the sender for it in the clear"
        found.unread.append(Unread(field=plain_name(name), why=why))
    elif kind.endswith("-signature") and data.startswith(_SIGNATURE):
        found.dropped.append(Passage(field=plain_name(name), text="(a signature of the mail)"))
    elif _dots(data) <= _ICON:
        found.dropped.append(
            Passage(field=plain_name(name), text="(a picture too small for words)")
        )
    else:
        told = "; ".join(one.why for one in found.unread[before:])
        found.carried.append(_File(name, data, _CUT if is_cut else told))


def _data(message: Message, name: str, found: _Found) -> bytes:
    """Give a part's bytes; where their coding is damaged, that is told."""
    payload = message.get_payload(decode=True)
    if _is_damaged(message):
        found.unread.append(Unread(field=name, why=_DAMAGE))
    return payload if isinstance(payload, bytes) else b""


def _is_damaged(message: Message) -> bool:
    return any(isinstance(defect, _DAMAGED) for defect in message.defects)


def _dots(data: bytes) -> int:
    """Count the dots of a PNG or GIF picture; of any other file there are too many to count."""
    if data.startswith(b"\x89PNG\r\n\x1a\n") and len(data) > 24:
        return int.from_bytes(data[16:20], "big") * int.from_bytes(data[20:24], "big")
    if data.startswith((b"GIF87a", b"GIF89a")) and len(data) > 10:
        return int.from_bytes(data[6:8], "little") * int.from_bytes(data[8:10], "little")
    return _ICON + 1


_EXTENSIONS = {
    "application/pdf": ".pdf",
    "text/html": ".html",
    "text/plain": ".txt",
    "text/csv": ".csv",
    "application/json": ".json",
    "application/xml": ".xml",
    "text/xml": ".xml",
    "image/png": ".png",
    "image/jpeg": ".jpg",
}


def _text(message: Message, found: _Found) -> str:
    """Give a part's text in the letters it was written in; a doubt about them is told."""
    where = plain_name(one_line(message.get_filename() or "")) if message.get_filename() else "body"
    data = _data(message, where, found)
    said = str(message.get_content_charset() or "")
    name = encoding_named(said) if said else "utf-8"
    for encoding in (name, "utf-8"):
        if encoding:
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                continue
    found.unread.append(
        Unread(
            field=where,
            why=f"its letters are not in the encoding it states ({said[:40] or 'none stated'}), so "
            "names in it may be read wrongly: ask for it as a file in UTF-8",
        )
    )
    return data.decode(name or "utf-8", "replace")


def _pages(lines: Sequence[str], count: int) -> Iterator[Page]:
    """Part a text into what its sender wrote and what is quoted, each line with its number."""
    name = "body" if not count else f"body {count + 1}"
    start = 0
    is_after = False  # behind the line from which on all is the mail answered
    was_quoted = False
    for number, line in enumerate([*lines, None]):
        is_quoted = was_quoted
        if line is not None:
            is_after = is_after or (len(line) < 300 and _ANSWERED.fullmatch(line) is not None)
            is_quoted = is_after or _QUOTED.match(line) is not None
        if number == 0:
            was_quoted = is_quoted
        if line is None or is_quoted != was_quoted:
            held = tuple(lines[start:number])
            if any(text.strip() for text in held):
                field = f"{name}, quoted" if was_quoted else name
                yield Page(field=field, lines=held, first=start + 1)
            start, was_quoted = number, is_quoted
