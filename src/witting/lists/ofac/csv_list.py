"""Reads OFAC's SDN.CSV or CONS_PRIM.CSV, with the ALT, ADD and COMMENTS files beside it.

The main file alone is enough to read names, weak aliases, dates, identifiers and ties, which OFAC
writes into its Remarks column; strong aliases and addresses are only in the files beside it. Those
are taken when their names match (`sdn_x.csv`: `alt_x.csv`, `add_x.csv`, `sdn_comments_x.csv`).

A record is one line, so a broken line spoils nothing but itself.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path

from witting.base import Address, NameKind, Quality
from witting.lists.countries import country_code
from witting.lists.ofac.csv_files import COLUMNS, Rows, beside, cell, part, rows
from witting.lists.ofac.draft import KINDS, Draft, resolve_links
from witting.lists.ofac.remarks import read_remarks
from witting.lists.ofac.which import which_list
from witting.lists.parsed import ParsedList, Progress, RejectedRecord, named_day, nothing_in
from witting.lists.sources import WITHOUT_ADDRESSES, WITHOUT_ALIASES, list_used

REMARKS_BOUND = 1_000  # OFAC cuts the Remarks column here; the COMMENTS file has the rest
_CRAFT = ((5, "call_sign"), (6, "type"), (7, "tonnage"), (8, "gross_registered_tonnage"))
_FLAG_AND_OWNER = ((9, "flag"), (10, "owner"))
_ALT_KINDS = {"fka": NameKind.FORMER, "nka": NameKind.TRADE}

ORPHANS_LEAST, ORPHANS_SHARE = 10, 0.02
"""How many entries, and which share of those it speaks of, a file beside may tell of that are not
in the main one. Files of one edition have none; a month of new listings is about one in fifty."""
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_CUT = (
    "OFAC cuts the Remarks column at 1,000 characters, and the COMMENTS file with the rest is not"
    " beside this one; identifiers after the cut are missing. Use the XML list, or add that file."
)


def read_ofac_csv(
    path: Path, sha256: str, published: str | None = None, progress: Progress | None = None
) -> ParsedList:
    """Read one OFAC CSV list. Raises BrokenList where it is empty, cut short or not such a list."""
    drafts: list[Draft] = []
    rejected: list[RejectedRecord] = []
    parts = {kind: part(path, kind, rejected) for kind in ("alt", "add", "comments")}
    main = list(rows(path, progress))
    strange = _of_another_edition({row[0].strip() for _, row in main if row}, parts)
    for kind, why in strange.items():
        parts[kind] = {}
        rejected.append(RejectedRecord(where=f"{path.name}: its {kind} file", why=why))
    alt, add, comments = parts.values()
    for number, row in main:
        try:
            draft = _draft(row, comments)
        except ValueError as error:
            rejected.append(RejectedRecord(where=f"{path.name} line {number}", why=str(error)))
            continue
        _add_parts(draft, alt, add)
        drafts.append(draft)
        if len(row[11]) >= REMARKS_BOUND and draft.uid not in comments:
            rejected.append(RejectedRecord(where=f"ofac-{draft.uid} remarks", why=_CUT))
    rejected.extend(_orphans(path, {draft.uid for draft in drafts}, parts))
    return _finished(path, drafts, rejected, sha256, published or named_day(path), strange)


def _of_another_edition(uids: set[str], parts: dict[str, Rows]) -> dict[str, str]:
    """Say of which files beside the main one so much is of other entries that none is joined."""
    found = {}
    for kind, lines in parts.items():
        orphans = len(lines.keys() - uids)
        if orphans >= ORPHANS_LEAST and orphans > ORPHANS_SHARE * len(lines):
            found[kind] = (
                f"{orphans:,} of the {len(lines):,} entries it speaks of are not in the main file,"
                " so it is of another edition and none of it was read"
            )
    return found


def _orphans(path: Path, uids: set[str], parts: dict[str, Rows]) -> Iterator[RejectedRecord]:
    """Name what the files beside the main one say of entries that are not in it."""
    for kind, lines in parts.items():
        for uid in sorted(lines.keys() - uids):
            yield RejectedRecord(
                where=f"{kind} entry {uid}",
                why=f"its {len(lines[uid])} lines belong to no entry read from {path.name}; the"
                " files may be of different editions",
            )


def _finished(
    path: Path,
    drafts: list[Draft],
    rejected: list[RejectedRecord],
    sha256: str,
    published: str,
    strange: Collection[str],
) -> ParsedList:
    if not drafts:
        raise nothing_in(path, "entry")
    list_id = which_list(drafts, path)
    entries = resolve_links([draft.build(list_id, published) for draft in drafts])
    meta = list_used(list_id, published=published, entries=len(entries), sha256=sha256)
    return ParsedList(
        meta=replace(meta, source=_source(path, meta.source, strange)),
        entries=entries,
        rejected=tuple(rejected),
    )


def _draft(row: list[str], comments: Rows) -> Draft:
    if len(row) != COLUMNS:
        raise ValueError(
            f"the line has {len(row)} columns, and an entry has {COLUMNS}; this entry is not"
            " screened against. Compare the line with the publisher's file."
        )
    if any(map(_CONTROL.search, row)):
        raise ValueError(
            "the line holds a control character, so a name in it may not be the name that was"
            " published; this entry is not screened against. Fetch the file again."
        )
    cells = [cell(text) for text in row]
    uid, name = cells[0], cells[1]
    if not (uid.isascii() and uid.isdecimal()):
        raise ValueError(f"the entry has no numeric id ({uid!r}), so it cannot be referred to")
    if not name:
        raise ValueError("the entry has no name, so nobody can be matched against it")
    draft = Draft(uid=uid, kind=KINDS.get(cells[2].lower() or "entity"))
    draft.add_name(*_split(name, cells[2].lower() == "individual"))
    draft.programmes = tuple(code.strip() for code in cells[3].split("] [") if code.strip())
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
    for _uid, _number, kind, name, remarks in alt.get(draft.uid, ()):
        last, first = _split(cell(name), is_person)
        draft.add_name(last, first, _ALT_KINDS.get(cell(kind), NameKind.ALIAS), Quality.STRONG)
        if cell(remarks):
            draft.details.append(("Alt_Remarks", f"{cell(name)}: {cell(remarks)}"))
    for _uid, _number, street, city, country, remarks in add.get(draft.uid, ()):
        if cell(remarks):
            draft.details.append(("Add_Remarks", cell(remarks)))
        lines = [cell(street), cell(city), cell(country)]
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


def _source(path: Path, address: str, strange: Collection[str]) -> str:
    """Say where such a file is published and which files beside it were not there, or not its."""
    main = address.replace("SDN.XML", "SDN.CSV").replace("CONSOLIDATED.XML", "CONS_PRIM.CSV")
    missing = [
        what
        for kind, what in (("alt", WITHOUT_ALIASES), ("add", WITHOUT_ADDRESSES))
        if beside(path, kind) is None or kind in strange
    ]
    return f"{main}, without {' and '.join(missing)}" if missing else main
