"""The ownership cases a lawyer can read, as records."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from witting.base import Interval
from witting.ownership import (
    Directness,
    Holding,
    HoldingKind,
    JointArrangement,
    Register,
    Share,
    parse_share,
)

CASES = Path(__file__).parents[1] / "cases" / "ownership"
_KINDS = {kind.value for kind in HoldingKind} - {"unknown"}
_KEYS = {"from", "until", "source", "through"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Holdings on a day, who is listed, and what each rule must make of it."""

    id: str
    title: str
    day: date
    listed: frozenset[str]
    register: Register
    expected: dict[str, list[str] | str]
    standing: dict[str, dict[str, str]]


def read_cases() -> list[Case]:
    """Read every case file; scalars stay text."""
    return [
        _case(item)
        for file in sorted(CASES.glob("*.yaml"))
        for item in yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    ]


def _case(item: dict[str, Any]) -> Case:
    needed = {"id", "title", "day", "listed", "holdings", "expected", "cites", "grade"}
    assert needed <= set(item) <= needed | {"standing", "joint"}, item["id"]
    joint = tuple(item.get("joint", ()))
    arrangements = (JointArrangement(id="joint", members=joint),) if joint else ()
    return Case(
        id=item["id"],
        title=item["title"],
        day=date.fromisoformat(item["day"]),
        listed=frozenset(item["listed"]),
        register=Register(
            holdings=tuple(_holding(held, str(n)) for n, held in enumerate(item["holdings"])),
            arrangements=arrangements,
        ),
        expected=item["expected"],
        standing=item.get("standing", {}),
    )


def _holding(item: dict[str, str], number: str) -> Holding:
    (pair,) = set(item) - _KEYS
    owner, owned = pair.split(" > ")
    what = item[pair]
    kind = HoldingKind(what) if what in _KINDS else HoldingKind.SHARES
    return Holding(
        owner=owner,
        owned=owned,
        kind=kind,
        share=Share() if what in _KINDS else parse_share(what),
        interval=Interval(start=_day(item, "from"), end=_day(item, "until")),
        source=item.get("source", "the case"),
        directness=Directness.INDIRECT if "through" in item else Directness.DIRECT,
        ref=number,
    )


def _day(item: dict[str, str], key: str) -> date | None:
    return date.fromisoformat(item[key]) if key in item else None
