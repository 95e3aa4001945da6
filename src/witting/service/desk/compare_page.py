"""Two verdicts of one document side by side: another day, or another asker; and why they differ."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

Record = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the two verdicts, in short."""

    words: str  # the day and the asker
    outcome: str
    summary: str
    lists: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleRow:
    """What one rule says on each side; "" where it is not met."""

    rule: str
    title: str
    left: str
    right: str
    left_because: str
    right_because: str

    @property
    def is_same(self) -> bool:
        """Say whether both are told the same."""
        return self.left == self.right


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparePage:
    """The two verdicts, rule by rule, what differs first."""

    number: int
    left: Side
    right: Side
    rows: tuple[RuleRow, ...]


def compare_page(number: int, left: Sequence[Record], right: Sequence[Record]) -> ComparePage:
    """Give what two verdicts of a document have and have not in common."""
    said: dict[str, dict[str, Record]] = {}
    for name, records in (("left", left), ("right", right)):
        for record in records:
            for finding in record["findings"]:
                sides = said.setdefault(finding["rule"], {})
                sides[name] = _graver(sides.get(name), finding)
    rows = [_row(rule, sides) for rule, sides in sorted(said.items())]
    return ComparePage(
        number=number,
        left=_side(left),
        right=_side(right),
        rows=tuple(sorted(rows, key=lambda row: row.is_same)),
    )


_GRAVITY = ("clear", "review", "prohibited")


def _graver(before: Record | None, finding: Record) -> Record:
    if before is None:
        return finding
    ranks = [_GRAVITY.index(one["outcome"]) for one in (before, finding)]
    return finding if ranks[1] > ranks[0] else before


def _row(rule: str, sides: dict[str, Record]) -> RuleRow:
    either = next(iter(sides.values()))
    left, right = sides.get("left"), sides.get("right")
    return RuleRow(
        rule=rule,
        title=either["title"],
        left=left["outcome"] if left else "",
        right=right["outcome"] if right else "",
        left_because=left["because"] if left else "",
        right_because=right["because"] if right else "",
    )


def _side(records: Sequence[Record]) -> Side:
    chief = max(records, key=lambda one: _GRAVITY.index(one["outcome"]))
    used = chief["world"]["lists"]
    return Side(
        words=f"{chief['profile']}, as of {chief['as_of']}",
        outcome=chief["outcome"],
        summary=chief["summary"],
        lists=tuple(f"{one['id']} of {one['published'] or 'unknown day'}" for one in used),
    )
