"""Reads a ZIP archive: each member by the same door, within bounds of number, size and depth.

Nothing is written to disk. What a member's header says of its size is not believed: bytes are
counted while they are unpacked.
"""

import zlib
from io import BytesIO
from zipfile import BadZipFile, LargeZipFile, ZipFile, ZipInfo

from witting.base import BrokenInput, Deal, HostileInput, TooLarge
from witting.intake.papers.inside import Door, plain_name, unread_deal
from witting.intake.source import MAX_BATCH_BYTES, Source

MAX_MEMBERS = 1_000
"""The most members that are read of one archive; the others are told as unread."""

MAX_RATIO = 200
"""How many times its packed size a member may be, once it is over a megabyte."""

_SMALL = 1_000_000
_PIECE = 65_536
_ENCRYPTED = 0x1
_HEAD = 30  # bytes before a member's name
_SIZES_AGAIN = 24  # the most bytes that say a member's sizes behind it


class Refused(Exception):
    """A member that is not unpacked, and why."""


def open_zip(source: Source) -> ZipFile:
    """Open an archive without unpacking anything.

    Raises BrokenInput where its table of contents cannot be read, TooLarge for one that lists more
    members than any archive of documents.
    """
    try:
        archive = ZipFile(BytesIO(source.data))
    except (BadZipFile, LargeZipFile, ValueError, NotImplementedError, OSError, OverflowError,
            LookupError, UnicodeError) as error:  # fmt: skip
        raise BrokenInput(
            f"{source.name} is a ZIP file that cannot be opened ({error}): nothing in it was "
            "screened. Ask the sender for it again."
        ) from None
    if len(archive.infolist()) > 100 * MAX_MEMBERS:
        raise TooLarge(
            f"{source.name} lists {len(archive.infolist()):,} members: it was not read. Unpack it "
            "and give the documents in it."
        )
    return archive


def unpack(archive: ZipFile, member: ZipInfo, most: int) -> bytes:
    """Unpack one member, counting. Raises Refused where it cannot or should not be."""
    if member.flag_bits & _ENCRYPTED:
        raise Refused("it is locked with a password: ask the sender for it without one")
    limit = min(most, max(_SMALL, MAX_RATIO * max(member.compress_size, 1)))
    found = bytearray()
    try:
        with archive.open(member) as opened:
            while piece := opened.read(_PIECE):
                found += piece
                if len(found) > limit:
                    raise Refused(
                        f"it unpacks to more than {limit / 1e6:,.0f} MB from "
                        f"{member.compress_size:,} bytes: unpack it and give what is in it"
                    )
    except (BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError,
            RuntimeError, LookupError, MemoryError, OverflowError) as error:  # fmt: skip
        why = str(error).split("\n")[0][:120] or type(error).__name__
        raise Refused(f"it is broken ({why}): ask the sender for it again") from None
    except Exception as error:  # of lzma and bz2, whose errors have no common root
        raise Refused(f"it is broken ({error}): ask the sender for it again") from None
    return bytes(found)


def read_zip(source: Source, door: Door) -> list[Deal]:
    """Read every document in an archive; a member that cannot be read comes back saying so.

    Raises BrokenInput, HostileInput or TooLarge where nothing can be read of the whole.
    """
    archive = open_zip(source)
    members = [one for one in archive.infolist() if not one.filename.endswith("/")]
    if not members:
        raise BrokenInput(
            f"{source.name} is an empty ZIP archive: nothing was screened. Ask the sender for the "
            "documents."
        )
    _refuse_overlap(members, source)
    deals: list[Deal] = []
    for member in members[:MAX_MEMBERS]:
        try:
            data = unpack(archive, member, min(MAX_BATCH_BYTES, max(door.allowance.size, 0)))
        except Refused as problem:
            deals.append(unread_deal(f"{source.name}/{plain_name(member.filename)}", str(problem)))
            continue
        if not _is_shadow(member.filename, data):
            deals += door.read_inside(source, member.filename, data)
    if len(members) > MAX_MEMBERS:
        why = (
            f"it holds {len(members):,} documents and {MAX_MEMBERS:,} of an archive are read: "
            f"unpack it and give those after {plain_name(members[MAX_MEMBERS - 1].filename)}"
        )
        deals.append(unread_deal(source.name, why, source.data))
    if beside := _unlisted(archive, source.data):
        why = (
            f"{beside:,} bytes of the archive are in no member that its table of contents lists, "
            "so it may hold documents that were not read: ask the sender for it again"
        )
        deals.append(unread_deal(source.name, why, source.data))
    if not deals:
        raise BrokenInput(
            f"{source.name} holds nothing but the notes a Mac leaves beside its files: nothing was "
            "screened. Ask the sender for the documents."
        )
    return deals


def _refuse_overlap(members: list[ZipInfo], source: Source) -> None:
    """Refuse an archive whose members share their bytes, which no program for packing writes."""
    end = -1
    for member in sorted(members, key=lambda member: member.header_offset):
        if member.header_offset < end:
            raise HostileInput(
                f"{source.name} is a ZIP archive whose members lie over each other: nothing was "
                "unpacked. Ask the sender for the documents by themselves."
            )
        end = member.header_offset + _HEAD + member.compress_size


def _unlisted(archive: ZipFile, data: bytes) -> int:
    """Count the bytes before the table of contents that belong to no member it lists.

    Another program may find documents in them. Behind a member its sizes may stand once more.
    """
    count, end = 0, 0
    starts = sorted((member.header_offset, member.compress_size) for member in archive.infolist())
    for start, size in (*starts, (archive.start_dir, 0)):
        between = data[end:start].strip(b"\0")
        count += len(between) if len(between) > _SIZES_AGAIN else 0
        head = data[start : start + _HEAD]
        lengths = (int.from_bytes(head[at : at + 2], "little") for at in (26, 28))
        end = start + _HEAD + sum(lengths) + size
    return count


def _is_shadow(name: str, data: bytes) -> bool:
    """Say whether a member is what a Mac notes of another file: nothing a person wrote."""
    return name.startswith("__MACOSX/") and data.startswith(b"\x00\x05\x16\x07")
