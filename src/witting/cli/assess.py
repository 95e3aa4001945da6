"""`witting assess`: documents in, cited verdicts out."""

import json
import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from witting.assess import Holdings, SideBySide, load_profile
from witting.assess.telling import Asking, Result, Told, Unreadable, tell, told_records
from witting.base import Assessment, Deal, Outcome, WittingError
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
    asking = Asking(
        world=world,
        askers=askers,
        as_of=day,
        made_at=settings.today,
        earlier=tuple(known),
        before=old,
    )
    told = tell(inputs, asking)
    told += [Told(result=item) for item in unreadable]
    if json_output:
        _print_json(told, single=len(files) == 1)
    else:
        _print_pages(told, ask_in)
    raise typer.Exit(_status([one.result for one in told]))


# The formats are listed where they are read, so that the help names every one.
assess_command.__doc__ = (assess_command.__doc__ or "").format(formats=", ".join(FORMATS))


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


def _print_json(told: list[Told], *, single: bool) -> None:
    for one in told:
        if isinstance(one.result, tuple):
            typer.echo(f"witting: {_unread(*one.result)}", err=True)
    shown = told_records(told, single=single)
    typer.echo(json.dumps(shown, ensure_ascii=False, sort_keys=True, indent=2))


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
