"""The figures of a period: tables with a drawing each, counted from cases and decisions.

Every function takes lines and gives a section; nothing here reads a database or a clock.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import quantiles

from witting.base import ListUsed, Outcome
from witting.service.reports.charts import Drawing, columns, rows
from witting.store.deal_figures import CaseLine, DecisionLine
from witting.store.deal_records import State, Verdict

OUTCOMES = tuple(one.value for one in Outcome)
Decisions = Mapping[int, Sequence[DecisionLine]]
_MOST_ROWS = 20
_HOURS = ((1, "under 1 h"), (4, "1 to 4 h"), (8, "4 to 8 h"), (24, "8 to 24 h"), (72, "1 to 3 d"))
_LONGER = "over 3 d"
_TERM = (
    (0.25, "up to a quarter"),
    (0.5, "up to half"),
    (0.75, "up to three quarters"),
    (1, "up to all"),
)
_LATE = "late"


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One figure: what it is of, its drawing, its table."""

    id: str
    title: str
    says: str
    head: tuple[str, ...]
    table: tuple[tuple[str, ...], ...]
    drawing: Drawing | None


def effective(decisions: Sequence[DecisionLine]) -> list[DecisionLine]:
    """Give the decisions that took effect: those that needed nobody else, or were agreed to."""
    agreed = {one.seconds for one in decisions if one.agrees}
    return [
        one
        for one in decisions
        if one.seconds is None and (not one.needs_second or one.id in agreed)
    ]


def by_day(cases: Sequence[CaseLine], since: date, until: date) -> Section:
    """Count the cases opened each day by outcome; each week of more than 62 days."""
    days = [since + timedelta(days=at) for at in range((until - since).days + 1)]
    is_weekly = len(days) > 62
    starts = days[:: 7 if is_weekly else 1]

    def start_of(day: date) -> date:
        return since + timedelta(days=(day - since).days // 7 * 7) if is_weekly else day

    count = Counter((start_of(_day(one.opened_at)), one.outcome.value) for one in cases)
    values = [[count[start, outcome] for outcome in OUTCOMES] for start in starts]
    return _section(
        "days",
        "Cases by week" if is_weekly else "Cases by day",
        "Cases opened, by the outcome that was recommended.",
        ("Week from" if is_weekly else "Day", *OUTCOMES, "together"),
        [start.isoformat() for start in starts],
        OUTCOMES,
        values,
        is_upright=True,
    )


def by_outcome(cases: Sequence[CaseLine], decisions: Decisions) -> Section:
    """Count what became of the cases of each outcome."""
    kinds = ("released", "refused or held", "open")
    count = Counter((one.outcome.value, _became(one, decisions)) for one in cases)
    values = [[count[outcome, kind] for kind in kinds] for outcome in OUTCOMES]
    says = (
        "What became of cases by the outcome recommended; a case closed as it opened is released."
    )
    head = ("Outcome", *kinds, "together")
    return _section("outcomes", "What became of them", says, head, OUTCOMES, kinds, values)


def by_corridor(cases: Sequence[CaseLine]) -> Section:
    """Count cases by corridor, the busiest first."""
    count = Counter(one.corridor or "not stated" for one in cases)
    names = [name for name, _ in sorted(count.items(), key=lambda pair: (-pair[1], pair[0]))]
    shown = names[:_MOST_ROWS]
    both = Counter((one.corridor or "not stated", one.outcome.value) for one in cases)
    values = [[both[name, outcome] for outcome in OUTCOMES] for name in shown]
    more = f" The busiest {_MOST_ROWS} of {len(names)}." if len(names) > _MOST_ROWS else ""
    says = f"From the payer's country to the payee's.{more}"
    head = ("Corridor", *OUTCOMES, "together")
    return _section("corridors", "Corridors", says, head, shown, OUTCOMES, values)


def by_term(waiting: Sequence[CaseLine], now: datetime) -> Section:
    """Count the cases that wait by how much of their term is used up."""
    labels = [*(words for _, words in _TERM), _LATE]
    severities = tuple(f"severity {at}" for at in range(5))
    count = Counter((_used_up(one, now), f"severity {one.severity}") for one in waiting)
    used = tuple(name for name in severities if any(count[label, name] for label in labels))
    values = [[count[label, name] for name in used] for label in labels]
    oldest = min((one.opened_at for one in waiting), default="")
    since = f" The oldest waits since {oldest[:16].replace('T', ' ')} UTC." if oldest else ""
    says = f"Cases that wait now, whenever opened, by the part of their term that is gone.{since}"
    head = ("Of the term", *used, "together")
    return _section("terms", "Age against the term", says, head, labels, used, values)


def by_alert(cases: Sequence[CaseLine], since: date, until: date) -> Section:
    """Count the listed parties found each day, or each week of a long period."""
    kinds = ("certain", "possible", "answered before")
    is_weekly = (until - since).days > 61
    count: Counter[tuple[int, str]] = Counter()
    for one in cases:
        at = (_day(one.opened_at) - since).days // (7 if is_weekly else 1)
        for hit in one.hits:
            kind = 2 if hit.is_answered else 0 if hit.is_certain else 1
            count[at, kinds[kind]] += 1
    many = (until - since).days // (7 if is_weekly else 1) + 1
    labels = [
        (since + timedelta(days=at * (7 if is_weekly else 1))).isoformat() for at in range(many)
    ]
    values = [[count[at, kind] for kind in kinds] for at in range(many)]
    says = "Parties of deals that are, or may be, listed ones; each is one alert."
    head = ("Week from" if is_weekly else "Day", *kinds, "together")
    return _section("alerts", "Alerts", says, head, labels, kinds, values, is_upright=True)


def by_match(cases: Sequence[CaseLine], decisions: Decisions) -> Section:
    """Count hits that were decided to be the listed party, or not."""
    told = Counter(_said_of_hits(cases, decisions).values())
    every = sum(len(one.hits) for one in cases)
    labels = ["true match", "false match", "answered before", "not decided"]
    answered = sum(hit.is_answered for one in cases for hit in one.hits)
    counts = [told[Verdict.TRUE_MATCH], told[Verdict.FALSE_MATCH], answered]
    counts.append(max(0, every - sum(counts)))
    decided = counts[0] + counts[1]
    share = (
        f" Of {decided} decided, {100 * counts[1] / decided:.1f} % were false." if decided else ""
    )
    drawing = rows(labels, ("hits",), [[count] for count in counts]) if every else None
    table = tuple((label, str(count)) for label, count in zip(labels, counts, strict=True))
    return Section(
        id="matches",
        title="True and false matches",
        says=f"Hits by what a person said of them, once it took effect.{share}",
        head=("Said", "hits"),
        table=table,
        drawing=drawing,
    )


def by_time(cases: Sequence[CaseLine], decisions: Decisions) -> Section:
    """Count closed cases by the time from opening to the decision that closed them."""
    labels = [*(words for _, words in _HOURS), _LONGER]
    count: Counter[tuple[str, str]] = Counter()
    taken = []
    for one in cases:
        ended = _closed_at(one, decisions)
        if ended is None:
            continue
        hours = (ended - datetime.fromisoformat(one.opened_at)).total_seconds() / 3600
        taken.append(hours)
        when = "in time" if ended <= datetime.fromisoformat(one.due_at) else "late"
        count[next((words for most, words in _HOURS if hours < most), _LONGER), when] += 1
    kinds = ("in time", "late")
    values = [[count[label, kind] for kind in kinds] for label in labels]
    says = "From opening to the decision that closed the case; a second person's word counts."
    if len(taken) > 1:
        cuts = quantiles(taken, n=10, method="inclusive")
        says += f" Half took at most {cuts[4]:.1f} h, nine in ten at most {cuts[8]:.1f} h."
    head = ("Took", *kinds, "together")
    return _section("times", "Time to decision", says, head, labels, kinds, values)


def by_second(waiting: Sequence[CaseLine], decisions: Decisions, now: datetime) -> Section:
    """List the cases that wait for a second person, those longest first."""
    found = []
    for one in waiting:
        put = next((d for d in decisions.get(one.id, ()) if d.id == one.pending), None)
        if put is not None:
            found.append((put.decided_at, one, put))
    table = tuple(
        (
            str(one.id),
            put.verdict.value.replace("_", " "),
            put.decided_by,
            at[:16].replace("T", " "),
            f"{_hours(at, now):.1f}",
        )
        for at, one, put in sorted(found, key=lambda item: item[0])
    )
    shown = table[:_MOST_ROWS]
    drawing = (
        rows(
            [f"case {row[0]}" for row in shown],
            ("hours",),
            [[round(float(row[4]))] for row in shown],
        )
        if shown
        else None
    )
    return Section(
        id="seconds",
        title="Waiting for a second person",
        says="Decisions that another person must agree to, with the hours they wait.",
        head=("Case", "Put forward", "by", "at (UTC)", "hours"),
        table=table,
        drawing=drawing,
    )


def by_list_age(used: Sequence[ListUsed], today: date) -> Section:
    """List the lists in use by age."""
    ages = [
        ((today - date.fromisoformat(one.published)).days if one.published else None, one)
        for one in used
    ]
    ages.sort(key=lambda pair: (-(pair[0] if pair[0] is not None else 10**6), pair[1].id))
    known = [(max(0, age), one) for age, one in ages if age is not None]
    drawing = rows([one.id for _, one in known], ("days",), [[age] for age, _ in known])
    return Section(
        id="lists",
        title="Age of the lists in use",
        says="Days since the publisher dated them.",
        head=("List", "published", "days", "entries"),
        table=tuple(
            (
                one.id,
                one.published or "unknown",
                str(age) if age is not None else "unknown",
                f"{one.entries}",
            )
            for age, one in ages
        ),
        drawing=drawing if known else None,
    )


def by_list(cases: Sequence[CaseLine], decisions: Decisions) -> Section:
    """Count hits by list, and what was said of them."""
    kinds = ("true match", "false match", "answered before", "not decided")
    said = _said_of_hits(cases, decisions)
    count: Counter[tuple[str, str]] = Counter()
    for one in cases:
        for hit in one.hits:
            verdict = said.get((one.id, hit.ref))
            kind = 2 if hit.is_answered else 3
            kind = {Verdict.TRUE_MATCH: 0, Verdict.FALSE_MATCH: 1}.get(verdict, kind)  # type: ignore[arg-type]
            count[hit.list_id, kinds[kind]] += 1
    names = _busiest(count)
    values = [[count[name, kind] for kind in kinds] for name in names]
    says = "Hits by the list that has the entry, and what a person said of them."
    head = ("List", *kinds, "together")
    return _section(
        "by-list", "Lists and what came of their hits", says, head, names, kinds, values
    )


def by_rule(
    cases: Sequence[CaseLine], decisions: Decisions, rules: Mapping[int, frozenset[str]], of: int
) -> Section:
    """Count cases by the rules met in them, and what became of them.

    `rules` has those of the newest cases; `of` is how many cases there are.
    """
    kinds = ("released", "refused or held", "open")
    count: Counter[tuple[str, str]] = Counter()
    for one in cases:
        for rule in rules.get(one.id, ()):
            count[rule, _became(one, decisions)] += 1
    names = _busiest(count)
    values = [[count[name, kind] for kind in kinds] for name in names]
    part = f" Of the newest {len(rules)} of {of} cases." if len(rules) < of else ""
    says = f"Cases in which a rule asks for a review or forbids, once a rule.{part}"
    head = ("Rule", *kinds, "together")
    return _section(
        "by-rule", "Rules and what came of their cases", says, head, names, kinds, values
    )


def _section(
    name: str,
    title: str,
    says: str,
    head: tuple[str, ...],
    labels: Sequence[str],
    series: Sequence[str],
    values: Sequence[Sequence[int]],
    *,
    is_upright: bool = False,
) -> Section:
    draw = columns if is_upright else rows
    drawn = [label[5:] for label in labels] if is_upright else labels
    has_any = any(any(row) for row in values)
    lines = zip(labels, values, strict=True)
    return Section(
        id=name,
        title=title,
        says=says,
        head=head,
        table=tuple((label, *map(str, row), str(sum(row))) for label, row in lines),
        drawing=draw(drawn, series, values) if has_any else None,
    )


def _busiest(count: Counter[tuple[str, str]]) -> list[str]:
    sums = Counter[str]()
    for (name, _), number in count.items():
        sums[name] += number
    return [name for name, _ in sorted(sums.items(), key=lambda pair: (-pair[1], pair[0]))]


def _became(one: CaseLine, decisions: Decisions) -> str:
    if one.state is not State.CLOSED:
        return "open"
    standing = next((d for d in decisions.get(one.id, ()) if d.id == one.standing), None)
    if standing is None or standing.verdict.lets_go:
        return "released"
    return "refused or held"


def _said_of_hits(
    cases: Sequence[CaseLine], decisions: Decisions
) -> dict[tuple[int, str], Verdict]:
    """Give what was last said of each hit, in effect."""
    out: dict[tuple[int, str], Verdict] = {}
    for one in cases:
        for word in effective(decisions.get(one.id, ())):
            if word.verdict.is_of_hits:
                for hit in one.hits:
                    if not hit.is_answered and (not word.facts or hit.ref in word.facts):
                        out[one.id, hit.ref] = word.verdict
    return out


def _closed_at(one: CaseLine, decisions: Decisions) -> datetime | None:
    if one.state is not State.CLOSED or one.standing is None:
        return None
    words = decisions.get(one.id, ())
    ending = [d for d in words if d.id == one.standing or (d.seconds == one.standing and d.agrees)]
    return max((datetime.fromisoformat(d.decided_at) for d in ending), default=None)


def _used_up(one: CaseLine, now: datetime) -> str:
    opened, due = datetime.fromisoformat(one.opened_at), datetime.fromisoformat(one.due_at)
    whole = max(1.0, (due - opened).total_seconds())
    part = (now - opened).total_seconds() / whole
    return next((words for most, words in _TERM if part <= most), _LATE)


def _hours(at: str, now: datetime) -> float:
    return (now - datetime.fromisoformat(at)).total_seconds() / 3600


def _day(moment: str) -> date:
    return date.fromisoformat(moment[:10])
