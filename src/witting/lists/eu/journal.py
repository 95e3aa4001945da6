"""Reads the annexes of EU regulations as CSV: one file of a regulation, one list of each annex.

The form is that of the files opensanctions/opensanctions keeps of the Official Journal
(datasets/eu/journal_sanctions): a consolidated act, or one amending act. Each annex is a list of
its own, since it carries a measure of its own: `eu-269-annex-i` freezes, `eu-833-annex-iv` tightens
export control, `eu-833-annex-xlii` bars ships from ports. A part of an annex (XLV.A) is a sublist.

An amending act is no edition of an annex: it holds only the rows it writes, and taking it for the
annex would clear all others. Its lists have ids of their own (`eu-833-annex-iv-2026-1848`), and
each entry says what the act does to it. Nothing takes effect before the act, so a row of an earlier
day than most is an entry written anew. The form has no row for an entry an act takes out: what was
removed shows only between two consolidated files.
"""

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from witting.base import ListEntry, ListUsed
from witting.lists.collected import squeeze
from witting.lists.eu.journal_rows import COLUMNS, NAMES, Row, journal_day, read_row
from witting.lists.parsed import (
    ParsedList,
    Progress,
    RejectedRecord,
    named_day,
    nothing_in,
    unknown_fields,
)
from witting.lists.sources import list_used, sources
from witting.lists.stable import stable_hash
from witting.lists.table import table

SIGN = frozenset({"recordId", "programKey", "annex", "measure", "startDate", "schema", "imoNumber"})
"""Columns that tell the form."""

_CELEX = re.compile(r"3(\d{4})R(\d{4})")
_ANNEX = re.compile(r"([IVXLC]+)(?:\.([A-Z]+))?")
_IDENTIFYING = (*NAMES[:1], "imoNumber", "registrationNumber", "leiCode", "swiftBic")

Told = tuple[int, Row]  # the line of a row, and its cells


def read_journal(
    path: Path, sha256: str, published: str | None = None, progress: Progress | None = None
) -> tuple[ParsedList, ...]:
    """Read the annexes of one file. Raises BrokenList where no row of it can be read.

    The file carries no day of its own, and its name none either unless somebody gave it one.
    """
    rejected: list[RejectedRecord] = []
    by_list: dict[str, list[Told]] = {}
    columns: set[str] = set()
    for line, row in table(path, rejected, progress):
        columns.update(row)
        list_id = _list_id(row)
        if list_id:
            by_list.setdefault(list_id, []).append((line, row))
        else:
            why = f"the act ({_act(row)!r}) or the annex ({row.get('annex', '')!r}) is not told"
            rejected.append(RejectedRecord(where=f"{path.name} line {line}", why=why))
    rejected.extend(unknown_fields(path, columns - COLUMNS))
    day = published or named_day(path)
    found = []
    in_force = _in_force(row for rows in by_list.values() for _line, row in rows)
    for list_id, rows in by_list.items():
        entries = _entries(path, list_id, rows, in_force, rejected)
        used = _used(list_id, rows[0][1], day, len(entries), sha256)
        found.append(ParsedList(meta=used, entries=entries))
    if not any(parsed.entries for parsed in found):
        raise nothing_in(path, "row", "Check that it is the right file.")
    first, *others = found  # what was rejected stays with the first list of the file
    return (ParsedList(meta=first.meta, entries=first.entries, rejected=tuple(rejected)), *others)


def _act(row: Row) -> str:
    return row.get("celex") or row.get("amendedCelex") or ""


def _list_id(row: Row) -> str:
    """Give the id of the list a row belongs to, "" where act or annex cannot be read."""
    act, annex = _CELEX.fullmatch(_act(row)), _ANNEX.fullmatch(row.get("annex", ""))
    if act is None or annex is None:
        return ""
    amendment = _CELEX.fullmatch(row.get("amendmentCelex", ""))
    if row.get("amendmentCelex") and amendment is None:
        return ""
    behind = f"-{amendment[1]}-{int(amendment[2])}" if amendment else ""
    return f"eu-{int(act[2])}-annex-{annex[1].lower()}{behind}"


def _entries(
    path: Path, list_id: str, rows: list[Told], in_force: str, rejected: list[RejectedRecord]
) -> tuple[ListEntry, ...]:
    entries = []
    for line, row in rows:
        try:
            entries.append(_entry(list_id, row, in_force))
        except ValueError as error:
            rejected.append(RejectedRecord(where=f"{path.name} line {line}", why=str(error)))
    return tuple(entries)


def _in_force(rows: Iterable[Row]) -> str:
    """Give the day most rows of an amending act carry: that on which it takes effect."""
    days = Counter(filter(None, (journal_day(row.get("startDate", "")) for row in rows)))
    return max(days, key=lambda day: (days[day], day), default="")


def _entry(list_id: str, row: Row, in_force: str) -> ListEntry:
    act, annex = _CELEX.fullmatch(_act(row)), _ANNEX.fullmatch(row["annex"])
    if act is None or annex is None:  # told by _list_id before
        raise ValueError("the row names no annex of an act")
    draft = read_row(row)
    if annex[2]:
        draft.sublists.append(row["annex"])
    draft.legal_basis.append(f"Regulation {_number(_act(row))}, Annex {row['annex']}")
    amendment = row.get("amendmentCelex", "")
    if amendment:
        draft.legal_basis.append(f"Regulation {_number(amendment)}")
        draft.add_detail("amendment", _what_it_does(amendment, draft.listed_on, in_force))
    return draft.build(f"eu-{int(act[2])}-annex-{_key(row)}", list_id)


def _key(row: Row) -> str:
    """Give what names an entry in its act: the annex with its part, and the number in it.

    Where the annex gives no number, a hash of what identifies the party stands for it.
    """
    number = squeeze(row.get("recordId")) or stable_hash(row.get(c, "") for c in _IDENTIFYING)
    return f"{row['annex'].lower().replace('.', '-')}-{number}"


def _what_it_does(amendment: str, listed_on: str, in_force: str) -> str:
    if not listed_on:
        return f"{_number(amendment)} writes this entry; from which day it does not say"
    if listed_on < in_force:
        return f"{_number(amendment)} writes anew this entry, in force since {listed_on}"
    return f"{_number(amendment)} adds this entry, in force from {listed_on}"


def _number(celex: str) -> str:
    """Give an act its number as it is cited: number/year until 2014, year/number since 2015.

    >>> _number("32014R0833"), _number("32026R1848")
    ('833/2014', '2026/1848')
    """
    found = _CELEX.fullmatch(celex)
    if found is None:
        return celex
    year, number = int(found[1]), int(found[2])
    return f"{number}/{year}" if year < 2015 else f"{year}/{number}"


def _address(celex: str) -> str:
    """Give the address of a regulation by its European Legislation Identifier.

    >>> _address("32014R0833")
    'https://eur-lex.europa.eu/eli/reg/2014/833/oj'
    """
    found = _CELEX.fullmatch(celex)
    year, number = (int(found[1]), int(found[2])) if found else (0, 0)
    return f"https://eur-lex.europa.eu/eli/reg/{year}/{number}/oj"


def _used(list_id: str, row: Row, day: str, entries: int, sha256: str) -> ListUsed:
    """Describe a list; one that `sources.yaml` lacks is described from its own rows."""
    if list_id in sources():
        return list_used(list_id, published=day, entries=entries, sha256=sha256)
    annex, act = row["annex"].partition(".")[0], _number(_act(row))
    amendment = row.get("amendmentCelex", "")
    only = f": only what Regulation {_number(amendment)} writes" if amendment else ""
    return ListUsed(
        id=list_id,
        title=f"EU Regulation {act}, Annex {annex} ({row.get('measure', '').lower()}){only}",
        published=day,
        retrieved="",
        entries=entries,
        sha256=sha256,
        source=_address(amendment or _act(row)),
        licence="Reuse with attribution (Commission Decision 2011/833/EU): © European Union",
    )
