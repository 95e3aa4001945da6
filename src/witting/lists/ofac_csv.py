"""Reads OFAC's SDN.CSV or CONS_PRIM.CSV, with the ALT, ADD and COMMENTS files beside it.

The main file alone is enough to read names, weak aliases, dates, identifiers and ties, which OFAC
writes into its Remarks column; strong aliases and addresses are only in the files beside it. Those
are taken when their names match (`sdn_x.csv`: `alt_x.csv`, `add_x.csv`, `sdn_comments_x.csv`).

A record is one line, so a broken line spoils nothing but itself.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from witting.base import Address, BrokenList, NameKind, Quality
from witting.lists.countries import country_code
from witting.lists.ofac_draft import KINDS, Draft, resolve_links
from witting.lists.ofac_lists import which_list
from witting.lists.ofac_remarks import read_remarks
from witting.lists.parsed import ParsedList, Progress, RejectedRecord
from witting.lists.sources import list_used

COLUMNS = 12
REMARKS_BOUND = 1_000  # OFAC cuts the Remarks column here; the COMMENTS file has the rest
_PART_COLUMNS = frozenset({2, 5, 6})  # COMMENTS, ALT, ADD
_MAIN_NAME = re.compile(r"(sdn|cons_prim|cons)(.*)\.csv", re.IGNORECASE)
_CRAFT = ((5, "call_sign"), (6, "type"), (7, "tonnage"), (8, "gross_registered_tonnage"))
_FLAG_AND_OWNER = ((9, "flag"), (10, "owner"))
_ALT_KINDS = {"fka": NameKind.FORMER, "nka": NameKind.TRADE}
Rows = dict[str, list[list[str]]]


def read_ofac_csv(
    path: Path, sha256: str, published: str, progress: Progress | None = None
) -> ParsedList:
    """Read one OFAC CSV list. Raises BrokenList where it is empty, cut short or not such a list."""
    alt, add, comments = (_part(path, kind) for kind in ("alt", "add", "comments"))
    drafts: list[Draft] = []
    rejected: list[RejectedRecord] = []
    for number, row in _rows(path, progress):
        try:
            draft = _draft(row, comments)
        except ValueError as error:
            rejected.append(RejectedRecord(where=f"{path.name} line {number}", why=str(error)))
            continue
        _add_parts(draft, alt, add)
        drafts.append(draft)
        if len(row[11]) >= REMARKS_BOUND and draft.uid not in comments:
            rejected.append(RejectedRecord(where=f"ofac-{draft.uid} remarks", why=_CUT))
    return _finished(path, drafts, rejected, sha256, published)


_CUT = (
    "OFAC cuts the Remarks column at 1,000 characters, and the COMMENTS file with the rest is not"
    " beside this one; identifiers after the cut are missing. Use the XML list, or add that file."
)


def csv_format(head: bytes) -> str:
    """Tell an OFAC CSV by its first lines: `ofac-csv`, `ofac-csv-part` for one beside it, or ""."""
    lines = head.removeprefix(b"\xef\xbb\xbf").decode("latin-1").splitlines()[:5]
    widths = {len(row) for row in map(_fields, lines) if row and row[0].strip().isdecimal()}
    if COLUMNS in widths:
        return "ofac-csv"
    return "ofac-csv-part" if widths & _PART_COLUMNS else ""


def _finished(
    path: Path,
    drafts: list[Draft],
    rejected: list[RejectedRecord],
    sha256: str,
    published: str,
) -> ParsedList:
    if not drafts:
        raise BrokenList(
            f"{path.name} holds no entry that can be read; screening on it would clear everybody."
            " Fetch the file again from its publisher."
        )
    list_id = which_list(drafts, path)
    entries = resolve_links([draft.build(list_id, published) for draft in drafts])
    meta = list_used(list_id, published=published, entries=len(entries), sha256=sha256)
    return ParsedList(
        meta=replace(meta, source=_source(path, meta.source)),
        entries=entries,
        rejected=tuple(rejected),
    )


def _draft(row: list[str], comments: Rows) -> Draft:
    if len(row) != COLUMNS:
        raise ValueError(
            f"the line has {len(row)} columns, and an entry has {COLUMNS}; this entry is not"
            " screened against. Compare the line with the publisher's file."
        )
    cells = [_cell(cell) for cell in row]
    uid, name = cells[0], cells[1]
    if not uid.isdecimal():
        raise ValueError(f"the entry has no numeric id ({uid!r}), so it cannot be referred to")
    if not name:
        raise ValueError("the entry has no name, so nobody can be matched against it")
    draft = Draft(uid=uid, kind=KINDS.get(cells[2].lower() or "entity"))
    draft.add_name(*_split(name, cells[2].lower() == "individual"))
    draft.programmes = tuple(part.strip() for part in cells[3].split("] [") if part.strip())
    if cells[4]:
        draft.titles.append(cells[4])
    for place, key in (*_CRAFT, *_FLAG_AND_OWNER):
        if cells[place]:
            draft.craft.append(
                (key, cells[place].replace(",", "") if place in (7, 8) else cells[place])
            )
    more = "".join(line[1] for line in comments.get(uid, ()))
    read_remarks(draft, cells[11] + more)
    return draft


def _add_parts(draft: Draft, alt: Rows, add: Rows) -> None:
    is_person = KINDS["individual"] is draft.kind
    for _uid, _number, kind, name, *_rest in alt.get(draft.uid, ()):
        last, first = _split(_cell(name), is_person)
        draft.add_name(last, first, _ALT_KINDS.get(_cell(kind), NameKind.ALIAS), Quality.STRONG)
    for _uid, _number, street, city, country, *_rest in add.get(draft.uid, ()):
        lines = [_cell(street), _cell(city), _cell(country)]
        whole = ", ".join(filter(None, lines))
        if whole:
            code = country_code(lines[2])
            draft.addresses.append(
                Address(whole=whole, city=lines[1], country=code, country_name=lines[2])
            )


def _split(name: str, is_person: bool) -> tuple[str, str]:
    """Split `PUTIN, Vladimir Vladimirovich` into last and first; other names are one piece."""
    last, comma, first = name.partition(", ")
    return (last, first) if is_person and comma else (name, "")


def _rows(path: Path, progress: Progress | None = None) -> Iterator[tuple[int, list[str]]]:
    data = path.read_bytes().removeprefix(b"\xef\xbb\xbf")
    lines = _text(data).replace("\r\n", "\n").split("\n")
    for number, line in enumerate(lines, 1):
        if not line.strip(" \x1a"):
            continue
        row = _fields(line)
        if number == len(lines) and len(row) != COLUMNS:
            raise BrokenList(
                f"{path.name} ends in the middle of line {number}; a cut-off list would hide listed"
                " parties, so none of it is used. Fetch the file again from its publisher."
            )
        yield number, row
    if progress is not None:
        progress(f"reading {path.name}", len(data), len(data))


def _fields(line: str) -> list[str]:
    try:
        return next(csv.reader([line], strict=True), [])
    except csv.Error:
        return []


def _text(data: bytes) -> str:
    """OFAC's files are ASCII in practice; older ones carried Windows-1252 letters."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _cell(text: str) -> str:
    value = text.strip()
    return "" if value == "-0-" else value


def _part(path: Path, kind: str) -> Rows:
    """Read a file beside the main one, keyed by entry; nothing where there is none."""
    beside = _beside(path, kind)
    rows: Rows = defaultdict(list)
    if beside is not None:
        text = _text(beside.read_bytes().removeprefix(b"\xef\xbb\xbf"))
        wanted = {"alt": 5, "add": 6, "comments": 2}[kind]
        for line in text.splitlines():
            row = _fields(line)
            if len(row) == wanted:
                rows[row[0].strip()].append(row)
    return dict(rows)


def _beside(path: Path, kind: str) -> Path | None:
    found = _MAIN_NAME.fullmatch(path.name)
    if found is None:
        return None
    main, rest = found[1].lower(), found[2].lower()
    stem = kind if main == "sdn" and kind != "comments" else f"{main.partition('_')[0]}_{kind}"
    wanted = f"{stem}{rest}.csv"
    return next(
        (file for file in sorted(path.parent.iterdir()) if file.name.lower() == wanted), None
    )


def _source(path: Path, address: str) -> str:
    """Say where such a file is published and which files beside it were not there."""
    main = address.replace("SDN.XML", "SDN.CSV").replace("CONSOLIDATED.XML", "CONS_PRIM.CSV")
    missing = [
        what
        for kind, what in (("alt", "strong aliases (ALT)"), ("add", "addresses (ADD)"))
        if _beside(path, kind) is None
    ]
    return f"{main}, without {' and '.join(missing)}" if missing else main
