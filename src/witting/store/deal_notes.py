"""Notes and files people add to a case: never changed, never removed, each told in the trail."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from witting.base import SettingsError, TooLarge
from witting.store import audit, kept_bytes
from witting.store.audit import Action
from witting.store.deal_cases import case, tell
from witting.store.deal_records import Person
from witting.store.refusals import NotThere
from witting.store.schema import deal_attachments, deal_notes

LONGEST_NOTE = 20_000
LARGEST_FILE = 20_000_000
"""Bytes of a file, where the caller sets no other bound: as much as a document may have."""
MOST_FILES = 100
"""Files of one case."""
_MEDIA = re.compile(r"[a-z0-9][a-z0-9.+-]{0,60}/[a-z0-9][a-z0-9.+-]{0,80}")
_LONGEST_NAME = 255


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What a person wrote beside a case."""

    id: int
    case_id: int
    text: str
    written_by: str
    written_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file beside a case; its bytes are kept under their hash."""

    id: int
    case_id: int
    name: str
    media_type: str  # as who added it says: a browser must not run it
    size: int
    sha256: str
    added_by: str
    added_at: str


def add_note(connection: Connection, number: int, text: str, *, by: Person, now: datetime) -> Note:
    """Add a note to a case. Raises SettingsError for one that is empty or too long."""
    audit.hold(connection)
    case(connection, number, by.tenant)
    if not text.strip() or len(text) > LONGEST_NOTE or not _is_storable(text):
        raise SettingsError(
            f"The note has {len(text.strip())} letters, and one has from 1 to {LONGEST_NOTE}, all"
            " of them letters a text can hold. Nothing was kept; attach what is longer as a file."
        )
    values = {"case_id": number, "text": text, "written_by": by.id}
    values["written_at"] = audit.moment(now)
    key = connection.execute(insert(deal_notes).values(**values)).inserted_primary_key
    assert key is not None
    stored = audit.stored(connection, (deal_notes, key[0]))
    detail = {"note": key[0]}
    tell(
        connection,
        number,
        Action.NOTE_ADDED,
        by,
        now,
        detail=detail,
        stored=stored,
        is_changed=False,
    )
    return Note(id=key[0], **values)  # type: ignore[arg-type]


def notes_of(connection: Connection, number: int, tenant: str) -> list[Note]:
    """Give the notes of a case, the earliest first."""
    case(connection, number, tenant)
    own = deal_notes.c
    wanted = select(deal_notes).where(own.case_id == number).order_by(own.id)
    return [Note(**row._mapping) for row in connection.execute(wanted)]


def attach(
    connection: Connection,
    number: int,
    content: bytes,
    *,
    name: str,
    media_type: str,
    by: Person,
    now: datetime,
    largest: int = LARGEST_FILE,
) -> Attachment:
    """Add a file to a case.

    Its name is kept without folders. Raises TooLarge over the bounds of size or number, and
    SettingsError for a file without name, bytes or a type.
    """
    audit.hold(connection)
    case(connection, number, by.tenant)
    if len(content) > largest:
        raise TooLarge(
            f"The file has {len(content)} bytes, and one of a case has {largest} at most: what is"
            " larger belongs in an archive, with a note that says where. Nothing was kept."
        )
    if len(attachments_of(connection, number, by.tenant)) >= MOST_FILES:
        raise TooLarge(
            f"Case {number} has {MOST_FILES} files, and nobody reads more: put what is left into"
            " one archive file. Nothing was kept."
        )
    plain, kind = _plain_name(name), media_type.partition(";")[0].strip().lower()
    if not plain or not content or not _MEDIA.fullmatch(kind):
        raise SettingsError(
            f"A file needs a name, bytes and a type such as application/pdf ({media_type[:80]!r} is"
            " none), or nobody could open it. Nothing was kept."
        )
    values = {
        "case_id": number,
        "name": plain,
        "media_type": kind,
        "size": len(content),
        "sha256": kept_bytes.keep(connection, content),
        "added_by": by.id,
        "added_at": audit.moment(now),
    }
    key = connection.execute(insert(deal_attachments).values(**values)).inserted_primary_key
    assert key is not None
    stored = audit.stored(connection, (deal_attachments, key[0]))
    detail = {"attachment": key[0], "name": plain, "sha256": values["sha256"]}
    tell(
        connection,
        number,
        Action.ATTACHMENT_ADDED,
        by,
        now,
        detail=detail,
        stored=stored,
        is_changed=False,
    )
    return Attachment(id=key[0], **values)  # type: ignore[arg-type]


def attachments_of(connection: Connection, number: int, tenant: str) -> Sequence[Attachment]:
    """Give the files of a case, the earliest first, without their bytes."""
    case(connection, number, tenant)
    own = deal_attachments.c
    wanted = select(deal_attachments).where(own.case_id == number).order_by(own.id)
    return [_attachment(row) for row in connection.execute(wanted)]


def open_attachment(
    connection: Connection, number: int, attachment: int, *, by: Person, now: datetime
) -> tuple[Attachment, bytes]:
    """Give a file of a case with its bytes to who opens it, and tell of it."""
    audit.hold(connection)
    found = [one for one in attachments_of(connection, number, by.tenant) if one.id == attachment]
    if not found:
        raise NotThere(
            f"Case {number} has no file {attachment}, so nothing can be opened. The case names"
            " those it has."
        )
    detail = {"attachment": attachment, "sha256": found[0].sha256}
    tell(
        connection,
        number,
        Action.ATTACHMENT_VIEWED,
        by,
        now,
        detail=detail,
        is_changed=False,
    )
    return found[0], kept_bytes.content_of(connection, found[0].sha256)


def _plain_name(name: str) -> str:
    r"""Give a file's name without folders, and without what cannot be shown.

    >>> _plain_name("../../etc/pass\nwd")
    'passwd'
    """
    last = re.split(r"[/\\]", name)[-1]
    shown = "".join(letter for letter in last if letter.isprintable()).strip(" .")
    return shown[:_LONGEST_NAME]


def _is_storable(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return "\0" not in text


def _attachment(row: Row[Any]) -> Attachment:
    return Attachment(**row._mapping)
