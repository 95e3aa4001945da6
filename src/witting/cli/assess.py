"""`witting assess`: documents in, cited verdicts out."""

import json
import sys
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from witting.assess import (
    Holdings,
    SideBySide,
    World,
    as_profiles_record,
    as_record,
    assess,
    assess_side_by_side,
    load_profile,
    what_changed,
)
from witting.base import Assessment, Deal, Outcome, Profile, WittingError
from witting.cli.assess_earlier import read_earlier
from witting.cli.edge import LawOption, day_option, open_world, read_settings
from witting.intake import read

EXIT = {Outcome.CLEAR: 0, Outcome.REVIEW: 10, Outcome.PROHIBITED: 20}
FAILED = 1
DEFAULT_PROFILE = "ffi-cn"


class Language(StrEnum):
    """The languages a customer can be asked in."""

    EN = "en"
    AR = "ar"
    ZH = "zh"
    RU = "ru"


def assess_command(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE…", help="Documents to read; - is standard input.")
    ],
    as_of: Annotated[
        str | None, typer.Option(metavar="DAY", help="The day the verdict is for, as 2024-05-16.")
    ] = None,
    profile: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME_OR_FILE",
            help="Who is asking: ffi-cn (the default), bank-us… or TOML; several side by side.",
        ),
    ] = None,
    lists: Annotated[
        list[Path] | None,
        typer.Option(metavar="PATH", help="Lists to use instead; may be given several times."),
    ] = None,
    compare_lists: Annotated[
        list[Path] | None,
        typer.Option(metavar="PATH", help="Earlier lists: say what changed since them."),
    ] = None,
    law: LawOption = None,
    holdings: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="FILE",
            help="Who holds what: BODS, GLEIF, FollowTheMoney, CSV, or lists for their ties.",
        ),
    ] = None,
    earlier: Annotated[
        list[Path] | None,
        typer.Option(metavar="PATH", help="Earlier deals of the same parties: files or folders."),
    ] = None,
    ask_in: Annotated[
        Language | None,
        typer.Option(help="The customer's language; else English and that of the document."),
    ] = None,
    json_output: Annotated[bool, typer.Option("--json", help="Print JSON for machines.")] = False,
) -> None:
    """Read documents and say clear, review or prohibited, why, and under which rule.

    A payment (pacs.008, MT103), a letter of credit (MT700), an order (JSON, CSV) or a news story
    (text, HTML) in Arabic, Chinese, Russian or English.

    Examples: [bold]witting assess payment.xml[/bold] ·
    [bold]witting assess story.txt --json[/bold] ·
    [bold]witting assess payment.xml --as-of 2024-02-20 --profile bank-us[/bold] ·
    [bold]witting assess payment.xml --lists blocked.csv --law house-law[/bold] ·
    [bold]witting assess payment.xml --profile ffi-cn --profile bank-us --ask-in zh[/bold]

    Exit status: 0 clear, 10 review, 20 prohibited, 1 an input could not be read, 2 usage; with
    several inputs or profiles the gravest, where an unread input weighs more than review and less
    than prohibited.
    """
    settings = read_settings()
    day = day_option(as_of, settings.today)
    askers = tuple(dict.fromkeys(map(load_profile, profile or [DEFAULT_PROFILE])))
    if compare_lists and len(askers) > 1:
        raise typer.BadParameter("--compare-lists says what changed for one --profile, not several")
    world = open_world(lists, day, settings, law)
    old = open_world(compare_lists, day, settings, law) if compare_lists else None
    if holdings:
        held = Holdings.open(holdings, world.snapshot)
        world, old = world.with_holdings(held), old.with_holdings(held) if old else None
    known, unreadable = read_earlier(earlier or ())
    results = [
        *(item for file in files for item in _one(file, world, askers, day, settings.today, known)),
        *unreadable,
    ]
    changes = [_changes(item, world, old, askers[0], known) for item in results]
    if json_output:
        _print_json(results, changes, single=len(files) == 1)
    else:
        _print_pages(results, changes, ask_in)
    raise typer.Exit(_status(results))


Answer = Assessment | SideBySide
Result = Answer | tuple[str, WittingError]


def _one(
    file: str,
    world: World,
    askers: tuple[Profile, ...],
    day: date,
    today: date,
    earlier: list[Deal],
) -> list[Result]:
    """Read and assess one input; what cannot be read comes back as its error, beside the rest."""
    try:
        deals = read(sys.stdin.buffer.read(), name="-") if file == "-" else read(Path(file))
        return [_answer(deal, world, askers, day, today, earlier) for deal in deals]
    except WittingError as problem:
        return [(file, problem)]


def _answer(
    deal: Deal,
    world: World,
    askers: tuple[Profile, ...],
    day: date,
    today: date,
    earlier: list[Deal],
) -> Answer:
    if len(askers) > 1:
        return assess_side_by_side(deal, world, askers, day, made_at=today, earlier=earlier)
    return assess(deal, world, askers[0], day, made_at=today, earlier=earlier)


def _changes(
    item: Result, world: World, old: World | None, who: Profile, earlier: list[Deal]
) -> tuple[str, ...] | None:
    if old is None or not isinstance(item, Assessment):
        return None
    before = assess(item.deal, old, who, item.as_of, made_at=item.made_at, earlier=earlier)
    return what_changed(before, item, old, world)


def _print_json(
    results: list[Result], changes: list[tuple[str, ...] | None], *, single: bool
) -> None:
    records = []
    for item, change in zip(results, changes, strict=True):
        record = _record(item)
        if change is not None:
            record["changes"] = list(change)
        records.append(record)
    shown = records[0] if single and len(records) == 1 else records
    typer.echo(json.dumps(shown, ensure_ascii=False, sort_keys=True, indent=2))


def _record(item: Result) -> dict[str, Any]:
    match item:
        case Assessment():
            return as_record(item)
        case SideBySide():
            return as_profiles_record(item)
        case _:
            return _error_record(item)


def _error_record(item: tuple[str, WittingError]) -> dict[str, object]:
    file, problem = item
    typer.echo(f"witting: {_unread(file, problem)}", err=True)
    return {"input": file, "error": {"kind": type(problem).__name__, "message": str(problem)}}


def _unread(file: str, problem: WittingError) -> str:
    """Say which input could not be read and why; most reasons name it first, and once will do."""
    said = str(problem)
    for name in (file, Path(file).name):
        if said.startswith((f"{name}: ", f"{name}, ", f"{name} ")):
            return file + said.removeprefix(name)
    return f"{file}: {said}"


def _print_pages(
    results: list[Result], changes: list[tuple[str, ...] | None], ask_in: str | None
) -> None:
    from witting.cli.page import print_page
    from witting.cli.page_profiles import print_profiles

    for item, change in zip(results, changes, strict=True):
        if isinstance(item, Assessment):
            print_page(item, change, ask_in)
        elif isinstance(item, SideBySide):
            print_profiles(item, ask_in)
        else:
            typer.echo(f"witting: {_unread(*item)}", err=True)


def _status(results: list[Result]) -> int:
    """Give the gravest status: prohibited, then an unread input, then review, then clear."""
    codes = {code for item in results for code in _codes(item)}
    return next((code for code in (20, FAILED, 10) if code in codes), 0)


def _codes(item: Result) -> set[int]:
    match item:
        case Assessment():
            return {EXIT[item.outcome]}
        case SideBySide():
            return {EXIT[answer.outcome] for answer in item.assessments}
        case _:
            return {FAILED}
