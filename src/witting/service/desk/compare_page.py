"""Two verdicts of one document side by side: another day, or another asker; and why they differ."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from witting.service.desk.on_desk import on_desk

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
        """Say whether both come to the same."""
        return self.left == self.right

    @property
    def has_other_words(self) -> bool:
        """Say whether both come to the same for another reason."""
        return self.is_same and self.left_because != self.right_because


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparePage:
    """The two verdicts, rule by rule, what differs first."""

    number: int
    left: Side
    right: Side
    rows: tuple[RuleRow, ...]

    @property
    def said(self) -> str:
        """Say in a sentence what differs."""
        many = sum(not row.is_same for row in self.rows)
        if self.left.outcome != self.right.outcome:
            lead = f"The outcome differs: {self.left.outcome} beside {self.right.outcome}"
        else:
            lead = f"Both come to {self.left.outcome}"
        if not many:
            return f"{lead}, and no rule differs."
        return f"{lead}; {many} {'rule differs' if many == 1 else 'rules differ'}."


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
        rows=tuple(sorted(rows, key=lambda row: (row.is_same, not row.has_other_words))),
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
        left_because=on_desk(left["because"]) if left else "",
        right_because=on_desk(right["because"]) if right else "",
    )


def _side(records: Sequence[Record]) -> Side:
    chief = max(records, key=lambda one: _GRAVITY.index(one["outcome"]))
    used = chief["world"]["lists"]
    return Side(
        words=f"{chief['profile']}, as of {chief['as_of']}",
        outcome=chief["outcome"],
        summary=on_desk(chief["summary"]),
        lists=tuple(f"{one['id']} of {one['published'] or 'unknown day'}" for one in used),
    )
