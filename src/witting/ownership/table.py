"""Reads the user's own table of holdings: CSV with a header, its columns found by their names.

A share is percent: `0.5` is half a percent. A row that cannot be read is named beside the others.
"""

import csv
import io
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from witting.base import BrokenInput, Interval, TooLarge, UnreadableInput
from witting.ownership.json_records import check_size, day_of
from witting.ownership.records import (
    Directness,
    Holding,
    HoldingKind,
    OwnedParty,
    Register,
    UnreadRecord,
)
from witting.ownership.share import parse_share

MOST_ROWS = 3_000_000
LONGEST_ROW = 65_536
_MARKS = ",;\t|"
COLUMNS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "owner": ("owner", "owner_id", "shareholder", "holder", "parent", "from_party"),
        "owned": ("owned", "owned_id", "company", "subsidiary", "asset", "target", "to_party"),
        "share": ("share", "share_percent", "percent", "percentage", "%", "stake", "ownership"),
        "low": ("low", "min", "minimum", "share_min", "at_least"),
        "high": ("high", "max", "maximum", "share_max", "at_most"),
        "kind": ("kind", "type", "what", "interest"),
        "from": ("from", "start", "since", "start_date", "valid_from"),
        "until": ("until", "end", "to", "end_date", "valid_to", "till"),
        "source": ("source", "reference", "document"),
        "owner_name": ("owner_name", "name_of_owner", "shareholder_name"),
        "owned_name": ("owned_name", "name_of_owned", "company_name"),
        "directness": ("directness", "direct", "direct_or_indirect"),
    }
)
"""What a column may be called; capitals, spaces and hyphens make no difference."""


def read_table(data: bytes, name: str = "table") -> Register:
    """Read a CSV of holdings, one a row."""
    check_size(data, name)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise UnreadableInput(
            f"{name}: it is not UTF-8 (byte {problem.start}), so names in it would be read wrong. "
            "Save the table as UTF-8 and give it again."
        ) from None
    lines = text.splitlines()
    if not lines:
        raise UnreadableInput(f"{name}: it is empty. Give a table with a header and a row each.")
    if len(lines) > MOST_ROWS:
        raise TooLarge(f"{name}: it has more than {MOST_ROWS:,} rows. Split it.")
    mark = max(_MARKS, key=lines[0].count)
    places = _columns(next(csv.reader([lines[0]], delimiter=mark)), name)
    holdings: list[Holding] = []
    parties: dict[str, OwnedParty] = {}
    unread: list[UnreadRecord] = []
    rows = csv.reader(io.StringIO(text), delimiter=mark, strict=True)
    next(rows)
    while True:
        try:
            cells = next(rows, None)
            if cells is None:
                break
            if not any(cell.strip() for cell in cells):
                continue
            row = {key: _cell(cells, place) for key, place in places.items()}
            holding = _holding(row, name, rows.line_num)
        except (ValueError, csv.Error) as problem:
            unread.append(UnreadRecord(where=f"{name}, line {rows.line_num}", why=str(problem)))
            continue
        holdings.append(holding)
        for end in ("owner", "owned"):
            called = row.get(f"{end}_name", "")
            if called:
                party = getattr(holding, end)
                parties.setdefault(party, OwnedParty(id=party, names=(called,), source=name))
    return Register(holdings=tuple(holdings), parties=tuple(parties.values()), unread=tuple(unread))


def _columns(header: list[str], name: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for place, title in enumerate(header):
        plain = "_".join(title.strip().lower().replace("-", " ").replace("_", " ").split())
        for key, titles in COLUMNS.items():
            if plain in titles:
                if key in found:
                    raise BrokenInput(
                        f"{name}: the columns {header[found[key]]!r} and {title!r} both say the "
                        f"{key.replace('_', ' ')}. Keep one of them."
                    )
                found[key] = place
    missing = [key for key in ("owner", "owned") if key not in found]
    if missing:
        raise BrokenInput(
            f"{name}: no column says the {' or the '.join(missing)}. Its columns are "
            f"{', '.join(header)[:300]}. Call them owner, owned, share, from, until and source."
        )
    return found


def _cell(cells: list[str], place: int) -> str:
    found = cells[place].strip() if place < len(cells) else ""
    if len(found) > LONGEST_ROW:
        raise ValueError(f"a cell is longer than {LONGEST_ROW:,} characters")
    return found


def _holding(row: Mapping[str, str], name: str, line: int) -> Holding:
    if not row["owner"] or not row["owned"]:
        raise ValueError("owner or owned is empty")
    start, end = day_of(row.get("from", "")), day_of(row.get("until", ""))
    return Holding(
        owner=row["owner"],
        owned=row["owned"],
        share=parse_share(_share(row)),
        kind=_kind(row.get("kind", "")),
        interval=_interval(start, end),
        source=row.get("source") or name,
        directness=_directness(row.get("directness", "")),
        ref=f"line {line}",
    )


def _share(row: Mapping[str, str]) -> str:
    low, high = row.get("low", ""), row.get("high", "")
    if row.get("share") or not (low or high):
        return row.get("share", "")
    return f"{low or '0'}-{high or '100'}"


def _interval(start: date | None, end: date | None) -> Interval:
    if start and end and end <= start:
        raise ValueError(f"it ends on {end}, not after it starts on {start}")
    return Interval(start=start, end=end)


def _kind(text: str) -> HoldingKind:
    plain = text.lower().replace("_", " ").strip()
    if not plain:
        return HoldingKind.SHARES
    try:
        return HoldingKind(plain)
    except ValueError:
        kinds = ", ".join(kind.value for kind in HoldingKind)
        raise ValueError(f"{text[:60]!r} is no kind of holding; use one of: {kinds}") from None


def _directness(text: str) -> Directness:
    plain = text.lower().strip()
    words = {"": "direct", "yes": "direct", "no": "indirect"}
    try:
        return Directness(words.get(plain, plain))
    except ValueError:
        raise ValueError(f"{text[:60]!r} is neither direct, indirect nor unknown") from None
