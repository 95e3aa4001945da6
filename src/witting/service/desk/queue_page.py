"""The page of the queue, as one record: rows, filters as they stand in the address, pages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from urllib.parse import urlencode

from witting.base import Outcome
from witting.service.desk.wording import OUTCOMES, SEVERITIES, STATES, moment_words, span_words
from witting.store.deal_beside import Beside
from witting.store.deal_bulk import may_be_bulk
from witting.store.deal_queue import Order, Page, Wanted
from witting.store.deal_records import DealCase, State, Verdict
from witting.store.four_eyes import why_verdict

ADDRESS = "/desk/"
_SOON = 3600
"""Seconds before a case is due from which it is shown as pressing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueRow:
    """One case of the queue."""

    number: int
    href: str
    name: str
    summary: str
    outcome: str
    severity: int
    severity_words: str
    corridor: str
    state: str
    is_waiting_second: bool
    assignee: str
    opened: str
    age: str
    due: str
    due_in: str
    pressing: str  # late, soon or ""
    hits: int
    why_alone: str  # why it cannot be decided with others; "" where it may be
    takes_two: str  # why letting it go takes two people; "" where one may, or it is closed


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One thing that can be chosen in a filter."""

    value: str
    words: str
    is_chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class QueuePage:
    """All that the page of the queue shows."""

    rows: tuple[QueueRow, ...]
    total: int
    first: int
    last: int
    before: str  # address of the page before, or ""
    after: str
    states: tuple[Choice, ...]
    outcomes: tuple[Choice, ...]
    severities: tuple[Choice, ...]
    corridors: tuple[Choice, ...]
    assignees: tuple[Choice, ...]
    orders: tuple[Choice, ...]
    text: str
    waiting: int  # cases that are not closed
    is_filtered: bool


ORDERS = {
    Order.DUE: "due first",
    Order.OLDEST: "oldest first",
    Order.NEWEST: "newest first",
    Order.SEVERITY: "gravest first",
    Order.CORRIDOR: "by corridor",
}
ANYBODY, NOBODY, MINE = "", "-", "me"


def queue_page(
    found: Page,
    asked: Wanted,
    order: Order,
    *,
    me: str,
    assignee: str,
    corridors: Mapping[str, int],
    counts: Mapping[tuple[State, int], int],
    now: datetime,
    beside: Mapping[int, Beside],
) -> QueuePage:
    """Give the page of a stretch of the queue."""
    asking = _asking(asked, order, assignee)
    start = (found.number - 1) * found.size
    has_more = start + len(found.cases) < found.total
    people = {ANYBODY: "anybody", MINE: f"me ({me})", NOBODY: "nobody"}
    if assignee not in people:
        people[assignee] = assignee
    known = {asked.corridor: 0, **corridors} if asked.corridor else corridors
    return QueuePage(
        rows=tuple(queue_row(case, now, beside[case.id]) for case in found.cases),
        total=found.total,
        first=start + 1 if found.cases else 0,
        last=start + len(found.cases),
        before=_page(asking, found.number - 1) if found.number > 1 else "",
        after=_page(asking, found.number + 1) if has_more else "",
        states=_any_of("waiting" if not asked.text else "any", STATES, asked.states),
        outcomes=_any_of("any", OUTCOMES, asked.outcomes),
        severities=tuple(
            Choice(value=str(at), words=f"{at} {said}", is_chosen=at == asked.least_severity)
            for at, said in enumerate(SEVERITIES)
        ),
        corridors=(
            Choice(value="", words="any", is_chosen=not asked.corridor),
            *(
                Choice(value=one, words=f"{one} ({count})", is_chosen=one == asked.corridor)
                for one, count in known.items()
            ),
        ),
        assignees=tuple(
            Choice(value=one, words=said, is_chosen=one == assignee) for one, said in people.items()
        ),
        orders=tuple(
            Choice(value=one.value, words=said, is_chosen=one is order)
            for one, said in ORDERS.items()
        ),
        text=asked.text,
        waiting=sum(count for (state, _), count in counts.items() if state is not State.CLOSED),
        is_filtered=bool(asking),
    )


def queue_row(case: DealCase, now: datetime, beside: Beside) -> QueueRow:
    """Give a case as a row."""
    left = (datetime.fromisoformat(case.due_at) - now).total_seconds()
    is_over = case.state is State.CLOSED
    due_in = f"in {span_words(left)}" if left >= 0 else f"{span_words(-left)} late"
    pressing = "late" if left < 0 else "soon" if left < _SOON else ""
    return QueueRow(
        number=case.id,
        href=f"/desk/cases/{case.id}",
        name=case.name,
        summary=case.summary,
        outcome=case.outcome.value,
        severity=case.severity,
        severity_words=SEVERITIES[case.severity],
        corridor=case.corridor,
        state=STATES[case.state],
        is_waiting_second=case.state is State.WAITING_APPROVAL,
        assignee=case.assignee,
        opened=moment_words(case.opened_at),
        age=span_words((now - datetime.fromisoformat(case.opened_at)).total_seconds()),
        due=moment_words(case.due_at),
        due_in="" if is_over else due_in,
        pressing="" if is_over else pressing,
        hits=len(case.unanswered),
        why_alone=_why_alone(case),
        takes_two=_takes_two(case, beside),
    )


def _takes_two(case: DealCase, beside: Beside) -> str:
    if case.state is State.CLOSED:
        return ""
    return why_verdict(case, Verdict.RELEASE, case.hits, beside)


def _why_alone(case: DealCase) -> str:
    if case.state is State.CLOSED:
        return "It is closed."
    if case.state is State.WAITING_APPROVAL:
        return "It waits for a second person."
    return may_be_bulk(case, Verdict.ASK)


def wanted(
    *,
    state: list[State] | None,
    outcome: list[Outcome] | None,
    severity: int,
    corridor: str,
    assignee: str,
    text: str,
    me: str,
) -> Wanted:
    """Give what a queue is asked for; without states, the cases that are not closed.

    A search looks among the closed as well.
    """
    people = {ANYBODY: None, MINE: me, NOBODY: ""}
    waiting = tuple(one for one in State if one is not State.CLOSED)
    return Wanted(
        states=tuple(state or (() if text.strip() else waiting)),
        outcomes=tuple(outcome or ()),
        least_severity=severity,
        corridor=corridor,
        assignee=people.get(assignee, assignee),
        text=text,
    )


def _any_of(
    lead: str, known: Mapping[State, str] | Mapping[Outcome, str], chosen: Sequence[StrEnum]
) -> tuple[Choice, ...]:
    """Give what can be chosen, with all of them first; several are chosen in the address alone."""
    one = chosen[0] if len(chosen) == 1 else None
    return (
        Choice(value="", words=lead, is_chosen=one is None),
        *(
            Choice(value=each.value, words=said, is_chosen=each is one)
            for each, said in known.items()
        ),
    )


def _asking(asked: Wanted, order: Order, assignee: str) -> list[tuple[str, str]]:
    """Give the filters as the address holds them, without those that ask nothing."""
    waiting = tuple(one for one in State if one is not State.CLOSED)
    states = () if asked.states == waiting else asked.states
    return [
        *(("state", one.value) for one in states),
        *(("outcome", one.value) for one in asked.outcomes),
        *([("severity", str(asked.least_severity))] if asked.least_severity else []),
        *([("corridor", asked.corridor)] if asked.corridor else []),
        *([("assignee", assignee)] if assignee else []),
        *([("text", asked.text)] if asked.text else []),
        *([("order", order.value)] if order is not Order.DUE else []),
    ]


def _page(asking: list[tuple[str, str]], number: int) -> str:
    pairs = [*asking, *([("page", str(number))] if number > 1 else [])]
    return f"{ADDRESS}?{urlencode(pairs)}" if pairs else ADDRESS
