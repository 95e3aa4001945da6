"""Reads Japan's export-ban lists (Russia, Belarus, third countries) from the text of their PDFs.

METI publishes the designated organisations of three Foreign Ministry notices as PDF tables. The
form was read from the text of the lists of 2025-09-12 and 2022-07-05, as `pdftotext` and its kin
give it: a numbered item has a Japanese heading with its aliases in brackets, the name in Latin
letters, a list of aliases that says how many there are, and 所在地, the addresses. At the end of a
page the text runs on without a line break, so items are found by their numbers, one after another.

The number is the notice's own. An item whose number the text has lost comes back by that number,
and its words stay in the item before it. Every character after the head of the file ends in an
entry; the Japanese heading is also kept whole, since aliases in it are parted by words that names
hold too.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from witting.base import BrokenList, ListedName, ListEntry, NameKind, PartyKind, TooLarge
from witting.lists.jp.item import PLACE, Item, read_item
from witting.lists.jp.words import JAPANESE
from witting.lists.parsed import ParsedList, Progress, RejectedRecord
from witting.lists.script import script_of
from witting.lists.sources import list_used

_LISTS = (
    ("以外の国の団体", "jp-meti-third"),
    ("ロシア連邦の団体", "jp-meti-ru"),
    ("ベラルーシ共和国の団体", "jp-meti-by"),
)
"""Which list it is, by the words of its head; the third notice names both countries."""

_UPDATED = re.compile(r"最終更新日：(\d{4}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?日")
_NOTICE = re.compile(r"（(令和[^（）]{0,40}告示[^（）]{0,40}号)）")
_BEGUN = re.compile(r"^(\d{1,4})[ \u3000]+(?=\S)", re.MULTILINE)
_GLUED = re.compile(r"(?<=[^\d\s,，-])(\d{1,4})[ \u3000]+(?=\S)")
_NEAR = 80  # characters of a heading in which there is Japanese
_LARGEST = 5_000_000
_LONGEST_ITEM = 20_000
_MOST_LOST = 20  # numbers in a row
_WIDE = str.maketrans("０１２３４５６７８９", "0123456789")


def read_meti(
    path: Path, sha256: str, published: str | None = None, progress: Progress | None = None
) -> ParsedList:
    """Read the text of one of the three lists. Raises BrokenList where no item can be read."""
    if path.stat().st_size > _LARGEST:
        raise TooLarge(
            f"{path.name} has more than {_LARGEST:,} bytes, and METI's lists have far fewer; it is"
            " refused unread. Check that it is the right file."
        )
    text = path.read_text(encoding="utf-8-sig", errors="replace").replace("\f", "\n")
    starts = item_starts(text)
    if not starts:
        raise BrokenList(
            f"{path.name} holds no item 1, so nothing in it can be screened against. Give the text"
            " of METI's PDF as it stands, in UTF-8."
        )
    head = "".join(text[: starts[1]].split())
    list_id = next((known for words, known in _LISTS if words in head), "")
    if not list_id:
        raise BrokenList(
            f"{path.name} names none of the three notices read here in its head, so it is not known"
            " which list it is. Fetch the file again from METI."
        )
    notice = _NOTICE.search(head)
    entries: list[ListEntry] = []
    rejected = list(_lost(path, starts))
    for (number, start), end in zip(starts.items(), [*starts.values(), len(text)][1:], strict=True):
        if end - start > _LONGEST_ITEM:
            why = f"the item is longer than {_LONGEST_ITEM:,} characters, as none is"
            rejected.append(RejectedRecord(where=f"{path.name} item {number}", why=why))
            continue
        more = len(PLACE.findall(text, start, end)) - 1
        if more > 0 and number + 1 in starts.keys() | {max(starts) + 1}:
            why = "所在地 stands in it more than once, so another item without its number may too"
            rejected.append(RejectedRecord(where=f"{path.name} item {number}", why=why))
        try:
            entries.append(
                _entry(read_item(text[start:end]), list_id, number, notice[1] if notice else "")
            )
        except ValueError as error:
            rejected.append(RejectedRecord(where=f"{path.name} item {number}", why=str(error)))
        if progress is not None and number % 100 == 0:
            progress(f"reading {path.name}", end, len(text))
    day = published or _updated(head)
    return ParsedList(
        meta=list_used(list_id, published=day, entries=len(entries), sha256=sha256),
        entries=tuple(entries),
        rejected=tuple(rejected),
    )


def item_starts(text: str) -> dict[int, int]:
    """Find where each item begins, by its number: at a line's start or where a page ran on.

    An address line can open with a number as well; a heading opens with Japanese or nearly so.
    Where a number is not found, the next higher one goes on; what stands between is missing here.
    """
    text = text.translate(_WIDE)  # full-width digits, character for character
    begun, glued = _headings(_BEGUN, text), _headings(_GLUED, text)
    starts: dict[int, int] = {}
    at, due = 0, 1
    for number in sorted({*begun, *glued} - {0}):
        start = _first(begun.get(number, []), at)
        if start is None and number <= due + 1:
            start = _first(glued.get(number, []), at)
        if start is None or (not starts and number > 1):
            continue
        starts[number] = start
        at, due = start + 1, number + 1
    return starts


def _lost(path: Path, starts: dict[int, int]) -> Iterator[RejectedRecord]:
    """Give the items whose numbers are not found, by the item whose text theirs stands in.

    Raises BrokenList where so many are lost that the numbers found may be none of items.
    """
    numbers = list(starts)
    for before, after in pairwise(numbers):
        if after - before - 1 > _MOST_LOST:
            raise BrokenList(
                f"{path.name} has items {before} and {after}, and none of those between; screening"
                " on it would clear whoever they name. Give the text of METI's PDF as it stands."
            )
        for number in range(before + 1, after):
            why = f"its number is not found; what it says is read as words of item {before}"
            yield RejectedRecord(where=f"{path.name} item {number}", why=why)


def _headings(pattern: "re.Pattern[str]", text: str) -> dict[int, list[int]]:
    """Give the places where a number stands before a heading, by the number."""
    found: dict[int, list[int]] = {}
    for match in pattern.finditer(text):
        if JAPANESE.search(text[match.end() : match.end() + _NEAR].partition("\n")[0]):
            found.setdefault(int(match[1]), []).append(match.start())
    return found


def _first(places: list[int], at: int) -> int | None:
    place = bisect_left(places, at)
    return places[place] if place < len(places) else None


def _entry(item: Item, list_id: str, number: int, notice: str) -> ListEntry:
    others = [name for name in (*item.aliases, *item.native) if name != item.name]
    details = (("番号", str(number)), ("名称", item.heading), ("告示", notice))
    return ListEntry(
        id=f"{list_id}-{number}",
        list_id=list_id,
        kind=PartyKind.ORGANISATION,
        names=tuple(
            dict.fromkeys(
                [_name(item.name, NameKind.PRIMARY), *(_name(n, NameKind.ALIAS) for n in others)]
            )
        ),
        addresses=item.addresses,
        remarks=item.remarks,
        details=tuple((key, value) for key, value in details if value),
    )


def _name(whole: str, kind: NameKind) -> ListedName:
    script = script_of(whole)
    language = "ja" if re.search(r"[\u3040-\u30ff]", whole) else ""
    return ListedName(whole=whole, kind=kind, script=script, language=language)


def _updated(head: str) -> str:
    found = _UPDATED.search(head)
    return f"{found[1]}-{int(found[2]):02d}-{int(found[3]):02d}" if found else ""
