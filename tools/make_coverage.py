"""Writes docs/coverage.md: what the lawbook holds, tests and cites, every number counted.

The rows are those of the lawbook's coverage.yaml. A row is encoded when it stands at a path the
book holds; tested when a case under tests/cases names that path, or that item of it, and for a red
flag only when a test raises it; cited when a source that was read says it. Run
`python -m tools.make_coverage`; a test fails while the page is stale.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from witting.base import Grade
from witting.lawbook import CoverageGroup, CoverageRow, Law, Lawbook, Requirement
from witting.lawbook.book import RED_FLAGS
from witting.lawbook.coverage import items_of
from witting.lawbook.kinds import RedFlags, Requirements

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "coverage.md"
CASES = ROOT / "tests" / "cases"
SOURCE = ROOT / "src" / "witting"
_FLAG = re.compile(r"\bRF(?:-[A-Z0-9]+)+\b")
_PATH = re.compile(r"\b[a-z]+(?:/[a-z0-9-]+)+")
_BEGINNING = "the beginning"
_RAISING = ("routes", "regimes", "assess", "cases/routes", "cases/regimes", "cases/assess")


@dataclass(frozen=True, slots=True)
class Count:
    """How many rows there are, and of how many each thing is true."""

    rows: int
    encoded: int
    tested: int
    cited: int


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(Lawbook.load()), encoding="utf-8")


def page(book: Lawbook) -> str:
    """Give the whole page."""
    cases = Cases.read(book)
    checks = flags_in_code()
    parts = [
        _HEAD,
        _totals(book, cases, checks),
        _not_held(book),
        _red_flags(book, checks),
        _requirements(book),
        _lists(book),
        _paths(book, cases),
    ]
    return "\n\n".join(parts) + "\n"


_HEAD = """# What the lawbook holds

This page is made from the lawbook and the cases by `python -m tools.make_coverage`; no number on it
is typed. `witting law list` gives the same paths with their standing on a day, `witting law show
PATH` one of them with its text and sources.

*Encoded*: the row stands at a path the book holds. *Tested*: a case under `tests/cases` names that
path, or that item of it; a red flag counts only where a test raises it. *Cited*: a source that was
read says it; what rests on nothing read is held as unconfirmed, says so, and is not counted."""


@dataclass(frozen=True, slots=True)
class Cases:
    """What the cases name: paths with the files of their cases, items, flags, expectations."""

    paths: Mapping[str, tuple[str, ...]]  # one file name for each case
    flags: frozenset[str]  # red flags that the code names and a test raises
    items: frozenset[tuple[str, str]]
    expectations: Mapping[str, Count]

    @classmethod
    def read(cls, book: Lawbook) -> "Cases":
        """Read every case file once."""
        files: dict[str, list[str]] = {path: [] for path in book.paths()}
        items: set[tuple[str, str]] = set()
        expectations = {}
        for file in sorted(CASES.rglob("*.yaml")):
            name = file.relative_to(CASES).as_posix()
            written = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
            for case in written:
                for path in set(_words(case)) & set(files):
                    files[path].append(name.removesuffix(".yaml"))
                items |= set(_items(case))
            expectations[name] = _expected(written)
        paths = {path: tuple(named) for path, named in files.items()}
        return cls(paths, flags_in_code() & flags_raised(), frozenset(items), expectations)

    def tests(self, row: CoverageRow) -> bool:
        """Tell whether a case names the row's path, or its item."""
        if row.path == RED_FLAGS:
            return row.item in self.flags
        if row.item:
            return (row.path, row.item) in self.items
        return bool(self.paths.get(row.path))


def _words(written: Any) -> Iterator[str]:
    """Give everything in a case that looks like a path, keys included."""
    if isinstance(written, dict):
        for key, value in written.items():
            yield from _words(key)
            yield from _words(value)
    elif isinstance(written, list):
        for value in written:
            yield from _words(value)
    else:
        yield from _PATH.findall(str(written))


def _items(case: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Give the items a case of the lawbook says a path holds."""
    if "path" not in case:
        return
    for says in case["days"].values():
        word = says.partition(", ")[2]
        if word:
            yield case["path"], word
    for item in case.get("holds", ()):
        yield case["path"], item


def _expected(cases: list[Mapping[str, Any]]) -> Count:
    """Count a file's expectations: one for each rule a case expects something under."""
    rows = sum(len(case.get("expected", {})) for case in cases)
    cited = sum(len(case.get("expected", {})) for case in cases if case.get("cites"))
    return Count(rows, rows, rows, cited)


def flags_in_code() -> frozenset[str]:
    """Give the ids of red flags the code names: those are checks."""
    files = (file for file in SOURCE.rglob("*.py") if "lawbook" not in file.parts)
    return frozenset(
        found for file in files for found in _FLAG.findall(file.read_text(encoding="utf-8"))
    )


def flags_raised() -> frozenset[str]:
    """Give the ids of red flags named by the tests of the rooms that raise or judge them."""
    files = [
        file
        for folder in _RAISING
        for file in (ROOT / "tests" / folder).rglob("*")
        if file.suffix in (".py", ".yaml")
    ]
    return frozenset(
        found for file in files for found in _FLAG.findall(file.read_text(encoding="utf-8"))
    )


def count(group: CoverageGroup, cases: Cases) -> Count:
    """Count one group's rows."""
    if group.cases:
        return cases.expectations.get(group.cases, Count(0, 0, 0, 0))
    held = [row for row in group.rows if not row.missing]
    return Count(
        rows=len(group.rows),
        encoded=len(held),
        tested=sum(cases.tests(row) for row in held),
        cited=sum(row.grade is not Grade.UNCONFIRMED for row in held),
    )


def _totals(book: Lawbook, cases: Cases, checks: frozenset[str]) -> str:
    lines = ["| what | rows | encoded | tested | cited |", "| --- | --- | --- | --- | --- |"]
    for group in book.coverage:
        found = count(group, cases)
        lines.append(
            f"| {group.title} | {found.rows} | {found.encoded} | {found.tested} | {found.cited} |"
        )
    flags = _flags(book)
    checks_made = sum(flag.id in checks for flag in flags.flags)
    held = f"The book holds {len(book.paths())} paths from {len(book.sources)} sources."
    lines += ["", f"{held} Of {len(flags.flags)} red flags {checks_made} are checks."]
    return "\n".join(lines)


def _not_held(book: Lawbook) -> str:
    lines = ["## Rows that are not held, or held as unconfirmed", ""]
    for group in book.coverage:
        for row in group.rows:
            if row.missing:
                lines.append(f"- {group.title}, {row.id}: not held. {row.missing}")
            elif row.grade is Grade.UNCONFIRMED:
                lines.append(f"- {group.title}, {row.id}: unconfirmed (`{row.path}`).")
    return "\n".join(lines)


def _flags(book: Lawbook) -> RedFlags:
    value = book.law(RED_FLAGS).texts[-1].value
    assert isinstance(value, RedFlags)
    return value


def _red_flags(book: Lawbook, checks: frozenset[str]) -> str:
    lines = [
        "## Red flags: what is a check and what is not yet",
        "",
        "A flag is a check when the code names it. The field is what the data must hold.",
        "",
        "| flag | sign | field it needs | check | grade |",
        "| --- | --- | --- | --- | --- |",
    ]
    for flag in _flags(book).flags:
        check = "yes" if flag.id in checks else "not yet"
        needs = flag.needs.replace("|", "\\|")
        lines.append(f"| {flag.id} | {flag.sentence} | {needs} | {check} | {flag.grade.value} |")
    return "\n".join(lines)


def _requirements(book: Lawbook) -> str:
    asked = [
        item
        for path in ("screening/requirements", "us/ofac/ffi-controls")
        for item in _asked(book.law(path))
    ]
    met = {word: sum(item.met == word for item in asked) for item in asked for word in (item.met,)}
    lines = [
        "## What is asked of a screening system, and what meets it",
        "",
        f"Of {len(asked)} things asked: "
        + ", ".join(f"{number} {word}" for word, number in sorted(met.items()))
        + ". *The user* means that only the institution can do it.",
        "",
        "| id | asked | met | by what | grade |",
        "| --- | --- | --- | --- | --- |",
    ]
    lines += [
        f"| {item.id} | {item.sentence} | {item.met} | {item.by} | {item.grade.value} |"
        for item in asked
    ]
    return "\n".join(lines)


def _asked(law: Law) -> tuple[Requirement, ...]:
    value = law.texts[-1].value
    assert isinstance(value, Requirements)
    return value.items


def _lists(book: Lawbook) -> str:
    lines = [
        "## Lists, and what being on one means",
        "",
        "What follows an arrow is the rule of ownership that carries a rule on to those owned.",
        "",
        "| list | stands under | where not |",
        "| --- | --- | --- |",
    ]
    for list_id, rules in book.lists.items():
        under = ", ".join(
            f"`{rule.path}`"
            + (f" ({'; '.join(rule.parts)})" if rule.parts else "")
            + (f" → `{rule.ownership}`" if rule.ownership else "")
            for rule in rules.rules
        )
        lines.append(f"| {list_id} | {under} | {rules.not_held} |")
    return "\n".join(lines)


def _paths(book: Lawbook, cases: Cases) -> str:
    lines = [
        "## Every path",
        "",
        "| path | held from | texts | items | confirmed on | grade of its texts | cases |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    for path in book.paths():
        law = book.law(path)
        items = {item for text in law.texts for item in items_of(text.value)}
        lines.append(
            f"| `{path}` | {_from(law.held_from)} | {len(law.texts)} | {len(items) or ''} "
            f"| {law.confirmed_on} | {_grades(law)} | {_named(cases.paths[path])} |"
        )
    return "\n".join(lines)


def _grades(law: Law) -> str:
    """Give the grades of a law's texts, each once, oldest text first."""
    return ", ".join(dict.fromkeys(text.grade.value for text in law.texts))


def _named(files: tuple[str, ...]) -> str:
    """Give how many cases there are, and the files they stand in."""
    return f"{len(files)}: {', '.join(dict.fromkeys(files))}"


def _from(day: date | None) -> str:
    return _BEGINNING if day is None else day.isoformat()


if __name__ == "__main__":
    main()
