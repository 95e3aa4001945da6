"""`witting assess`: documents in, cited verdicts out."""

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, TypedDict

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
from witting.cli.assess_beside import ALONE, Beside, beside_record, stand_beside
from witting.cli.assess_earlier import read_earlier
from witting.cli.edge import LawOption, day_option, open_world, read_settings
from witting.intake import FORMATS, read

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
    schema: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="An XML Schema to check messages of ISO 20022 against."),
    ] = None,
    mapping: Annotated[
        Path | None,
        typer.Option(
            "--map", metavar="FILE", help="What a table's columns are, by `witting map --write`."
        ),
    ] = None,
    ocr: Annotated[
        bool, typer.Option("--ocr", help="Read pages without text by Tesseract (extra `ocr`).")
    ] = False,
    ask_in: Annotated[
        Language | None,
        typer.Option(help="The customer's language; else English and that of the document."),
    ] = None,
    json_output: Annotated[bool, typer.Option("--json", help="Print JSON for machines.")] = False,
) -> None:
    """Read documents and say clear, review or prohibited, why, and under which rule.

    A payment, a letter of credit, an order, an invoice, a mail with attachments or a news story in
    Arabic, Chinese, Russian or English. Read are: {formats}.

    Of several inputs, messages about one transaction are put together, one sent again is held
    against the one before it, and papers of one trade against each other.

    Examples: [bold]witting assess payment.xml[/bold] ·
    [bold]witting assess story.txt --json[/bold] ·
    [bold]witting assess payment.xml --as-of 2024-02-20 --profile bank-us[/bold] ·
    [bold]witting assess payment.xml --lists blocked.csv --law house-law[/bold] ·
    [bold]witting assess payment.xml cover.xml --schema pacs.008.001.08.xsd[/bold] ·
    [bold]witting assess invoice.pdf bill.pdf --ocr[/bold] ·
    [bold]witting assess orders.xlsx --map orders.map.toml[/bold] ·
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
    inputs = [item for file in files for item in _read(file, schema, mapping, ocr=ocr)]
    deals = [item for item in inputs if isinstance(item, Deal)]
    standing = iter(stand_beside(deals, known))
    told = []
    for item in inputs:
        if not isinstance(item, Deal):
            told.append(Told(result=item))
            continue
        beside = next(standing)
        before = [*known, *beside.versions]
        others = Others(earlier=before, papers=beside.papers(item))
        result = _answer(item, world, askers, day, settings.today, others)
        changes = _changes(result, world, old, askers[0], others)
        told.append(Told(result=result, changes=changes, beside=beside))
    told += [Told(result=item) for item in unreadable]
    if json_output:
        _print_json(told, single=len(files) == 1)
    else:
        _print_pages(told, ask_in)
    raise typer.Exit(_status([one.result for one in told]))


# The formats are listed where they are read, so that the help names every one.
assess_command.__doc__ = (assess_command.__doc__ or "").format(formats=", ".join(FORMATS))

Answer = Assessment | SideBySide
Unreadable = tuple[str, WittingError]
Result = Answer | Unreadable


class Others(TypedDict):
    """The deals a deal is judged beside: those from before, and other papers of its trade."""

    earlier: Sequence[Deal]
    papers: Sequence[Deal]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What is told of one deal, or of an input that could not be read."""

    result: Result
    changes: tuple[str, ...] | None = None  # since earlier lists
    beside: Beside = ALONE


def _read(
    file: str, schema: Path | None, mapping: Path | None, *, ocr: bool
) -> Sequence[Deal | Unreadable]:
    """Read one input; what cannot be read comes back as its error, beside the rest."""
    try:
        data = sys.stdin.buffer.read() if file == "-" else Path(file)
        name = "-" if file == "-" else None
        return read(data, name=name, schema=schema, mapping=mapping, ocr=ocr)
    except WittingError as problem:
        return [(file, problem)]


def _answer(
    deal: Deal,
    world: World,
    askers: tuple[Profile, ...],
    day: date,
    today: date,
    others: Others,
) -> Answer:
    if len(askers) > 1:
        return assess_side_by_side(deal, world, askers, day, made_at=today, **others)
    return assess(deal, world, askers[0], day, made_at=today, **others)


def _changes(
    item: Result, world: World, old: World | None, who: Profile, others: Others
) -> tuple[str, ...] | None:
    if old is None or not isinstance(item, Assessment):
        return None
    before = assess(item.deal, old, who, item.as_of, made_at=item.made_at, **others)
    return what_changed(before, item, old, world)


def _print_json(told: list[Told], *, single: bool) -> None:
    records = []
    for one in told:
        record = _record(one.result)
        if one.changes is not None:
            record["changes"] = list(one.changes)
        records.append(record | beside_record(one.beside))
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


def _print_pages(told: list[Told], ask_in: str | None) -> None:
    from witting.cli.page import print_page
    from witting.cli.page_profiles import print_profiles

    for one in told:
        match one.result:
            case Assessment():
                print_page(one.result, one.changes, ask_in, one.beside)
            case SideBySide():
                print_profiles(one.result, ask_in, one.beside)
            case _:
                typer.echo(f"witting: {_unread(*one.result)}", err=True)


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
