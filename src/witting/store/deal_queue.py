"""The queue: which cases wait, sorted and searched as who works it off asks."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from witting.base import Outcome, SettingsError
from witting.store.deal_cases import case, case_of_row
from witting.store.deal_measures import folded
from witting.store.deal_records import DealCase, State
from witting.store.schema import deal_cases

LARGEST_PAGE = 500
_MOST_WORDS = 12
"""Words of a search: each is looked for in every case."""


class Order(StrEnum):
    """By what a queue is sorted."""

    DUE = "due"  # whose time runs out first
    OLDEST = "oldest"
    NEWEST = "newest"
    SEVERITY = "severity"  # the gravest first, then whose time runs out
    CORRIDOR = "corridor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which cases are asked for; what is left empty is not asked."""

    states: tuple[State, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    least_severity: int = 0
    corridor: str = ""  # RU-CN, RU- or -CN
    assignee: str | None = None  # "": nobody's
    due_before: str = ""  # ISO moment
    opened_since: str = ""  # ISO moment
    opened_before: str = ""
    document: str = ""  # SHA-256
    text: str = ""  # every word of it, in any order

    @property
    def told(self) -> dict[str, Any]:
        """Give what was asked as the audit trail tells it: the words whole, nothing left empty."""
        asked = {name: getattr(self, name) for name in _ASKED}
        said = {name: value for name, value in asked.items() if value or value == ""}
        plain = {k: list(v) if isinstance(v, tuple) else v for k, v in said.items()}
        return {k: v for k, v in plain.items() if v != "" or k == "assignee"}


_ASKED = tuple(one.name for one in fields(Wanted))


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page of the queue."""

    cases: tuple[DealCase, ...]
    total: int  # of all pages
    number: int  # from 1
    size: int


def queue(
    connection: Connection,
    tenant: str,
    wanted: Wanted | None = None,
    *,
    order: Order = Order.DUE,
    number: int = 1,
    size: int = 50,
) -> Page:
    """Give a page of the cases of a tenant.

    Raises SettingsError for a page that cannot be.
    """
    if number < 1 or not 1 <= size <= LARGEST_PAGE:
        raise SettingsError(
            f"There is no page {number} of {size} cases: pages begin with 1 and have from 1 to"
            f" {LARGEST_PAGE}."
        )
    conditions = _conditions(tenant, wanted or Wanted())
    total = connection.execute(select(func.count()).select_from(deal_cases).where(*conditions))
    rows = connection.execute(
        select(deal_cases)
        .where(*conditions)
        .order_by(*_order(order))
        .limit(size)
        .offset((number - 1) * size)
    )
    cases = tuple(map(case_of_row, rows))
    return Page(cases=cases, total=total.scalar_one(), number=number, size=size)


def counts(connection: Connection, tenant: str) -> dict[tuple[State, int], int]:
    """Say how many cases there are, by state and severity."""
    own = deal_cases.c
    wanted = select(own.state, own.severity, func.count()).where(own.tenant == tenant)
    found = connection.execute(wanted.group_by(own.state, own.severity))
    return {(State(state), severity): count for state, severity, count in found}


def corridors(connection: Connection, tenant: str) -> dict[str, int]:
    """Say how many cases are open of each corridor, the busiest first."""
    own = deal_cases.c
    count = func.count().label("number")
    wanted = select(own.corridor, count).where(
        own.tenant == tenant, own.state != State.CLOSED.value, own.corridor != ""
    )
    found = connection.execute(wanted.group_by(own.corridor).order_by(count.desc(), own.corridor))
    return {row.corridor: row.number for row in found}


def any_case(connection: Connection, number: int) -> DealCase:
    """Give a case, of any tenant, to who runs the machine. Raises NotThere for none."""
    wanted = select(deal_cases.c.tenant).where(deal_cases.c.id == number)
    return case(connection, number, connection.execute(wanted).scalar() or "")


def lists_of_cases(connection: Connection) -> set[str]:
    """Give the digests of the lists that cases were assessed against: to replay they are needed."""
    return set(connection.execute(select(deal_cases.c.lists).distinct()).scalars())


def _conditions(tenant: str, wanted: Wanted) -> list[ColumnElement[bool]]:
    own = deal_cases.c
    out: list[ColumnElement[bool]] = [own.tenant == tenant]
    for column, values in ((own.state, wanted.states), (own.outcome, wanted.outcomes)):
        if values:
            out.append(column.in_([value.value for value in values]))
    if wanted.least_severity:
        out.append(own.severity >= wanted.least_severity)
    if wanted.corridor:
        out.append(_corridor(wanted.corridor))
    if wanted.assignee is not None:
        out.append(own.assignee == wanted.assignee)
    for condition, value in (
        (own.due_at < wanted.due_before, wanted.due_before),
        (own.opened_at >= wanted.opened_since, wanted.opened_since),
        (own.opened_at < wanted.opened_before, wanted.opened_before),
        (own.document == wanted.document, wanted.document),
    ):
        if value:
            out.append(condition)
    return out + [own.words.contains(word, autoescape=True) for word in _words(wanted.text)]


def _words(text: str) -> list[str]:
    return folded(text).split(" ")[:_MOST_WORDS] if text.strip() else []


def _corridor(asked: str) -> ColumnElement[bool]:
    """Give the condition of a corridor, of which one end may be left open."""
    column = deal_cases.c.corridor
    start, _, end = asked.upper().partition("-")
    if start and end:
        return column == f"{start}-{end}"
    if start:
        return column.startswith(f"{start}-", autoescape=True)
    return column.endswith(f"-{end}", autoescape=True)


def _order(order: Order) -> Sequence[ColumnElement[object]]:
    own = deal_cases.c
    match order:
        case Order.DUE:
            return own.due_at, own.id
        case Order.OLDEST:
            return own.opened_at, own.id
        case Order.NEWEST:
            return own.opened_at.desc(), own.id.desc()
        case Order.SEVERITY:
            return own.severity.desc(), own.due_at, own.id
        case Order.CORRIDOR:
            return own.corridor, own.due_at, own.id
