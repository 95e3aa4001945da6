"""Reads coverage.yaml: what research found, row by row, and where in the book each row stands.

A row points at a path, or at one item of a path (`us/bis/chpl#848210`). What is not held says why.
The numbers on the coverage page are counted from here; none is typed.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from witting.base import Grade
from witting.lawbook.fields import only, text
from witting.lawbook.kinds import (
    GoodsCodes,
    ItemClasses,
    LicenceTerms,
    Places,
    RedFlags,
    Requirements,
    Timeline,
    Value,
)
from witting.lawbook.reading import Block
from witting.lawbook.records import Law


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageRow:
    """One row of the research, where it stands in the book, or why it does not."""

    id: str
    path: str = ""
    item: str = ""  # one item of the path's value, or ""
    missing: str = ""  # why nothing is held
    grade: Grade = Grade.UNCONFIRMED  # the best the book can say of it


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageGroup:
    """Rows of one kind, under one heading. `cases` names a folder of cases counted instead."""

    id: str
    title: str
    rows: tuple[CoverageRow, ...]
    cases: str = ""


def items_of(value: Value) -> Mapping[str, Grade | None]:
    """Give the ids of what a value holds, with the item's own grade where it has one."""
    match value:
        case GoodsCodes(tiers):
            return dict.fromkeys(tiers)
        case ItemClasses(items) | Requirements(items):
            return {item.id: item.grade for item in items}
        case RedFlags(flags):
            return {flag.id: flag.grade for flag in flags}
        case Timeline(events):
            return {event.id: event.grade for event in events}
        case Places(named):
            return {country: place.grade for country, place in named}
        case LicenceTerms():
            return {value.id: None}
        case _:
            return {}


def read_coverage(block: Block, laws: Mapping[str, Law]) -> tuple[CoverageGroup, ...]:
    """Type coverage.yaml against the laws held; a row that points nowhere is refused."""
    return tuple(_group(name, body, block, laws) for name, body in block.items())


def _group(
    name: str, body: "str | Block | list[str | Block]", block: Block, laws: Mapping[str, Law]
) -> CoverageGroup:
    if not isinstance(body, Block):
        block.refuse(
            f"group {name!r} holds no keys of its own",
            "A group of the coverage page needs a title and rows.",
            "Give it title and rows, each_of or cases.",
            key=name,
        )
    only(body, ("title", "rows", "each_of", "cases"), "a coverage group")
    rows: list[CoverageRow] = []
    whole = text(body, "each_of")
    if whole:
        law = _law(body, "each_of", whole, laws)
        rows += [_row(item, f"{whole}#{item}", body, "each_of", laws) for item in _items(law)]
    inner = body.get("rows", Block(block.where, block.line))
    if not isinstance(inner, Block):
        body.refuse(
            "'rows' is not a block",
            "Each row is an id with the path it stands at.",
            "Write one row to a line, `id: path`.",
            key="rows",
        )
    rows += [_written(key, inner, laws) for key in inner]
    return CoverageGroup(
        id=name,
        title=text(body, "title", needed=True),
        rows=tuple(rows),
        cases=text(body, "cases"),
    )


def _written(key: str, inner: Block, laws: Mapping[str, Law]) -> CoverageRow:
    body = inner[key]
    if isinstance(body, Block):
        only(body, ("missing",), "a coverage row")
        return CoverageRow(id=key, missing=text(body, "missing", needed=True))
    return _row(key, text(inner, key, needed=True), inner, key, laws)


def _row(own: str, written: str, block: Block, key: str, laws: Mapping[str, Law]) -> CoverageRow:
    path, _, item = written.partition("#")
    law = _law(block, key, path, laws)
    items = _items(law)
    if item and item not in items:
        block.refuse(
            f"{path} holds no {item!r}",
            "The coverage page would count what is not there.",
            "Correct the item, or give the row `missing:` and why.",
            key=key,
        )
    best = items.get(item) or law.grade
    return CoverageRow(id=own, path=path, item=item, grade=best)


def _law(block: Block, key: str, path: str, laws: Mapping[str, Law]) -> Law:
    law = laws.get(path)
    if law is None:
        block.refuse(
            f"the lawbook has no path {path!r}",
            "The coverage page would count what is not there.",
            "Correct the path, or give the row `missing:` and why.",
            key=key,
        )
    return law


def _items(law: Law) -> Mapping[str, Grade | None]:
    found: dict[str, Grade | None] = {}
    for held in law.texts:
        own = items_of(held.value)
        found |= {key: grade or held.grade for key, grade in own.items()}
    return found
