"""All the figures of a period, read from the database at one moment."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import orjson
from sqlalchemy import Connection

from witting.service.parts import Service
from witting.service.problems import Refused
from witting.service.reports import figures
from witting.service.reports.figures import Section
from witting.store.deal_figures import (
    CaseLine,
    answers_about,
    case_lines,
    decisions_about,
    waiting_lines,
)

LONGEST_DAYS = 3_660
MOST_READ = 2_000
"""Assessments read for their rules, the newest: each is up to some hundred kilobytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Management:
    """The figures of a period."""

    since: date
    until: date
    cases: int
    waiting: int
    sections: tuple[Section, ...]


def period_of(since: str, until: str, today: date, days: int = 30) -> tuple[date, date]:
    """Give the period asked for; the last `days` where nothing is said. Raises Refused."""
    try:
        end = date.fromisoformat(until) if until else today
        start = date.fromisoformat(since) if since else date.fromordinal(end.toordinal() - days + 1)
    except ValueError:
        raise Refused(
            422, "A day of the period is none: write both as 2026-01-31, or leave them out."
        ) from None
    if not 0 <= (end - start).days < LONGEST_DAYS:
        raise Refused(
            422,
            f"The period from {start} to {end} has no day, or more than {LONGEST_DAYS}: choose a"
            " first day before the last.",
        )
    return start, end


def management(service: Service, tenant: str, since: date, until: date) -> Management:
    """Give the figures of the cases a tenant opened in a period, as things stand now."""
    now = service.now()
    with service.database.reading() as connection:
        cases = case_lines(connection, tenant, since, until)
        waiting = waiting_lines(connection, tenant)
        decisions = decisions_about(
            connection, {one.id: one for one in [*cases, *waiting]}.values()
        )
        newest = cases[-MOST_READ:]
        rules = _rules(connection, newest)
    used = service.worlds.current.world.used.lists
    return Management(
        since=since,
        until=until,
        cases=len(cases),
        waiting=len(waiting),
        sections=(
            figures.by_day(cases, since, until),
            figures.by_outcome(cases, decisions),
            figures.by_corridor(cases),
            figures.by_term(waiting, now),
            figures.by_second(waiting, decisions, now),
            figures.by_time(cases, decisions),
            figures.by_alert(cases, since, until),
            figures.by_match(cases, decisions),
            figures.by_list(cases, decisions),
            figures.by_rule(cases, decisions, rules, len(cases)),
            figures.by_list_age(used, now.date()),
        ),
    )


def as_csv(sections: Iterable[Section]) -> bytes:
    r"""Give tables as CSV, one below the other, each under its title; UTF-8 with its mark.

    A cell that a spreadsheet would run as a formula is led by an apostrophe.

    >>> made = Section(id="x", title="X", says="", head=("a", "b"), table=(("=1", "2"),),
    ...                drawing=None)
    >>> as_csv([made])
    b"\xef\xbb\xbfX\r\na,b\r\n'=1,2\r\n"
    """
    out = io.StringIO()
    writer = csv.writer(out)
    for number, one in enumerate(sections):
        if number:
            writer.writerow([])
        writer.writerow([one.title])
        writer.writerows([_cell(cell) for cell in row] for row in (one.head, *one.table))
    return out.getvalue().encode("utf-8-sig")


def _cell(text: str) -> str:
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


_KNOWN: dict[str, frozenset[str]] = {}
"""Rules by the hash of the assessment, which never changes, so that it is read once."""
_MOST_KNOWN = 20_000


def _rules(connection: Connection, cases: Sequence[CaseLine]) -> dict[int, frozenset[str]]:
    """Give the rules met in each case; an assessment read before is not read again."""
    known = ((one.id, _KNOWN.get(one.answer)) for one in cases)
    found = {number: rules for number, rules in known if rules is not None}
    unread = [one for one in cases if one.id not in found]
    shas = {one.id: one.answer for one in unread}
    for number, content in answers_about(connection, unread):
        found[number] = _rules_of(content)
        if len(_KNOWN) < _MOST_KNOWN:
            _KNOWN[shas[number]] = found[number]
    return found


def _rules_of(content: bytes) -> frozenset[str]:
    told = orjson.loads(content)
    return frozenset(
        finding["rule"]
        for record in (told if isinstance(told, list) else [told])
        for finding in record["findings"]
        if finding["outcome"] != "clear"
    )
