"""`witting book cases`, `case`, `decide`, `decisions`: what was found, and what a person says."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any

import typer
from sqlalchemy import Connection

from witting.assess import as_plain
from witting.base import ListEntry
from witting.book import BookParty, Case, CaseState, Decision, Verdict
from witting.cli.book_edge import TO_LOOK_AT, AsJson, Store, open_shelf, print_json
from witting.cli.edge import day_option, read_person
from witting.store import book, cases, then
from witting.store.screenings import all_runs

_ON_A_PAGE = 50


class Word(StrEnum):
    """What a person says of a case."""

    FALSE_MATCH = "false-match"
    TRUE_MATCH = "true-match"

    @property
    def verdict(self) -> Verdict:
        """Give it as the book keeps it."""
        return Verdict(self.value.replace("-", "_"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What there was to see of a case; None where it was not kept."""

    party: BookParty | None
    before: ListEntry | None
    after: ListEntry | None
    decided: dict[int, BookParty | None]  # the party as it was for each decision


Number = Annotated[int, typer.Argument(metavar="N", help="The case's number.")]


def cases_command(
    only_open: Annotated[bool, typer.Option("--open", help="Only those nobody answered.")] = False,
    party: Annotated[
        str | None, typer.Option(metavar="KEY", help="Only those of this party.")
    ] = None,
    limit: Annotated[
        int | None, typer.Option(min=1, help="How many at most; on a page 50 if not given.")
    ] = None,
    store: Store = None,
    json_output: AsJson = False,
) -> None:
    """List the cases, the latest first: what a screening found different from the one before.

    Example: [bold]witting book cases --open[/bold]

    Exit status: 0 none of them is open, 10 some are, 1 error, 2 usage.
    """
    with open_shelf(store) as shelf, shelf.database.reading() as connection:
        found = cases.all_cases(
            connection, state=CaseState.OPEN if only_open else None, party=party
        )
        shown = found[: limit or (None if json_output else _ON_A_PAGE)]
        named = _parties(connection, [case.scope.party for case in shown])
    if json_output:
        record = {
            "schema": "witting/book-cases/1",
            "total": len(found),
            "cases": [case_record(case, named.get(case.scope.party)) for case in shown],
        }
        print_json(record)
    else:
        from witting.cli.book_pages import print_cases

        print_cases(shown, len(found), named)
    is_open = any(case.state is CaseState.OPEN for case in found)
    raise typer.Exit(TO_LOOK_AT if is_open else 0)


def case_command(number: Number, store: Store = None, json_output: AsJson = False) -> None:
    """Show one case: before and after side by side, party and entry as they were, decisions.

    The party is shown as it was when the case was opened, or a decision made, with what is
    different now beside it; the entry as the publisher had it.

    Example: [bold]witting book case 1[/bold]

    Exit status: 0 it is closed, 10 it is open, 1 error, 2 usage.
    """
    with open_shelf(store) as shelf, shelf.database.reading() as connection:
        case = cases.case(connection, number)
        party = _parties(connection, [case.scope.party]).get(case.scope.party)
        run = next(one for one in all_runs(connection) if one.id == case.run)
        decisions = [
            made
            for made in cases.all_decisions(connection)
            if made.scope.about == case.scope.about or made.id == case.standing
        ]
        seen = Seen(
            party=then.party_then(connection, case.scope),
            before=then.entry_then(connection, case.change.before),
            after=then.entry_then(connection, case.change.after),
            decided={made.id: then.party_then(connection, made.scope) for made in decisions},
        )
    if json_output:
        record = case_record(case, party) | {
            "schema": "witting/book-case/1",
            "run": as_plain(run),
            "party_then": as_plain(seen.party),
            "entry_before": as_plain(seen.before),
            "entry_after": as_plain(seen.after),
            "decisions": [
                decision_record(made) | {"party_then": as_plain(seen.decided[made.id])}
                for made in decisions
            ],
        }
        print_json(record)
    else:
        from witting.cli.book_case_page import print_case

        print_case(case, run, party, seen, decisions)
    raise typer.Exit(TO_LOOK_AT if case.state is CaseState.OPEN else 0)


def decide_command(
    number: Number,
    verdict: Annotated[
        Word, typer.Option(help="false-match: not the listed party. true-match: it is.")
    ],
    because: Annotated[str, typer.Option(metavar="TEXT", help="The reason, for the record.")],
    until: Annotated[
        str, typer.Option(metavar="DAY", help="The last day on which it holds, as 2027-06-30.")
    ],
    by: Annotated[str, typer.Option(help="Who decides; you, if not given.")] = "",
    store: Store = None,
    json_output: AsJson = False,
) -> None:
    """Put down a person's word on a case, and close it.

    A false match holds for this party and this entry just as they are, until its day, which is two
    years away at most: it lapses when either changes, and the finding is a case again.

    Example: [bold]witting book decide 1 --verdict false-match --because "Born in 1988, by her
    passport" --until 2027-06-30[/bold]
    """
    with open_shelf(store) as shelf, shelf.database.writing() as connection:
        made = cases.decide(
            connection,
            number,
            verdict.verdict,
            because=because,
            decided_by=by or read_person(),
            expires_on=day_option(until, shelf.settings.today),
            now=shelf.settings.now,
        )
    if json_output:
        print_json(decision_record(made) | {"schema": "witting/book-decision/1"})
    else:
        typer.echo(
            f"Case {number} is closed: {verdict.value} by {made.decided_by}, until"
            f" {made.expires_on}. Decision {made.id}."
        )


def revoke_command(
    number: Annotated[int, typer.Argument(metavar="DECISION", help="The decision's number.")],
    because: Annotated[str, typer.Option(metavar="TEXT", help="The reason, for the record.")],
    by: Annotated[str, typer.Option(help="Who takes it back; you, if not given.")] = "",
    store: Store = None,
    json_output: AsJson = False,
) -> None:
    """Take a decision back: it stays in the record with who, when and why, and its case opens.

    Example: [bold]witting book revoke 1 --because "The passport was another customer's"[/bold]
    """
    with open_shelf(store) as shelf, shelf.database.writing() as connection:
        case = cases.revoke(
            connection,
            number,
            because=because,
            revoked_by=by or read_person(),
            now=shelf.settings.now,
        )
        made = next(one for one in cases.all_decisions(connection) if one.id == number)
    if json_output:
        record = {"schema": "witting/book-revoke/1", "open_case": case}
        print_json(record | {"decision": decision_record(made)})
    else:
        typer.echo(f"Decision {number} is taken back by {made.lapsed_by}. Case {case} is open.")


def decisions_command(
    standing: Annotated[
        bool, typer.Option("--standing", help="Only those that have not lapsed.")
    ] = False,
    store: Store = None,
    json_output: AsJson = False,
) -> None:
    """List what was decided, by whom, why, until when, and what has lapsed.

    Example: [bold]witting book decisions --standing[/bold]
    """
    with open_shelf(store) as shelf, shelf.database.reading() as connection:
        made = cases.all_decisions(connection, standing=standing)
        named = _parties(connection, [one.scope.party for one in made])
    if json_output:
        told = [decision_record(one) for one in made]
        print_json({"schema": "witting/book-decisions/1", "decisions": told})
    else:
        from witting.cli.book_pages import print_decisions

        print_decisions(made, named)


def case_record(case: Case, party: BookParty | None) -> dict[str, Any]:
    """Give a case as plain values; the party as it is now, null where it left the book."""
    return {
        "id": case.id,
        "state": case.state.value,
        "kind": case.change.kind.value,
        "reason": case.reason.value,
        "run": case.run,
        "opened_at": case.opened_at,
        "updated_at": case.updated_at,
        "standing_decision": case.standing,
        "lapsed_decision": case.lapsed_decision,
        "scope": as_plain(case.scope),
        "before": as_plain(case.change.before),
        "after": as_plain(case.change.after),
        "party": as_plain(party) if party else None,
    }


def decision_record(made: Decision) -> dict[str, Any]:
    """Give a decision as plain values."""
    record: dict[str, Any] = as_plain(made)
    return record | {"is_standing": not made.lapsed_because}


def _parties(connection: Connection, keys: list[str]) -> dict[str, BookParty]:
    return {row.key: row.party() for row in book.rows(connection, keys=keys)}
