"""`witting law test`: runs cases a lawyer wrote against the law, one's own law among it."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from witting.assess.case_run import CaseResult, CaseRunner
from witting.assess.cases import LawCase, case_files, read_cases
from witting.cli.edge import LawOption, open_lawbook, progress_bar, read_settings
from witting.lawbook.loading import CASES

FAILED = 1
SCHEMA = "witting/law-test/1"


def run_cases_command(
    places: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[FILE_OR_FOLDER]…", help="Files of cases, or folders of them."),
    ] = None,
    law: LawOption = None,
    json_output: Annotated[bool, typer.Option("--json", help="Print JSON for machines.")] = False,
) -> None:
    """Run cases of law: facts or a document, a day and an asker give the rules and the outcome.

    Prints a line for each case that fails, with what it expects and what was found. Without a
    file or folder it runs the cases folder beside your own law.

    Examples: [bold]witting law test cases/embargo.yaml[/bold] ·
    [bold]witting law test --law house-law[/bold] ·
    [bold]witting law test cases --law house-law --json[/bold]

    Exit status: 0 all cases pass, 1 some fail or a file of cases has a mistake, 2 usage.
    """
    settings = read_settings()
    folder = law or settings.law
    files = case_files(places or [_beside(folder)])
    book = open_lawbook(law, settings)
    cases = [case for file in files for case in read_cases(file, book)]
    results = _run(cases, CaseRunner(book))
    if json_output:
        record = _record(results, book.version)
        typer.echo(json.dumps(record, ensure_ascii=False, sort_keys=True, indent=2))
    else:
        _print(results, book.version)
    raise typer.Exit(0 if all(result.passed for result in results) else FAILED)


def _beside(law: Path | None) -> Path:
    """Give the user's own law, which has cases beside it; without them say what to give."""
    if law is None or not (law / CASES).is_dir():
        raise typer.BadParameter(
            "no cases are given. Name a file of cases or a folder of them, as in `witting law test "
            f"cases/embargo.yaml`, or give --law FOLDER with a folder {CASES}/ in it."
        )
    return law


def _run(cases: Sequence[LawCase], runner: CaseRunner) -> list[CaseResult]:
    results = []
    with progress_bar() as progress:
        for number, case in enumerate(cases, start=1):
            results.append(runner.run(case))
            if progress:
                progress("Running cases", number, len(cases))
    return results


def _print(results: Sequence[CaseResult], version: str) -> None:
    failed = [result for result in results if not result.passed]
    for result in failed:
        case = result.case
        said = "; ".join(
            f"{one.of}: expected {one.expected}, found {one.found}" for one in result.differences
        )
        typer.echo(f"{case.where}:{case.line}: {case.title}: {said}")
    passed = len(results) - len(failed)
    typer.echo(f"{passed} of {len(results)} cases pass. Lawbook {version}.")


def _record(results: Sequence[CaseResult], version: str) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "lawbook": version,
        "cases": len(results),
        "passed": sum(result.passed for result in results),
        "results": [
            {
                "file": result.case.where,
                "line": result.case.line,
                "title": result.case.title,
                "cites": result.case.cites,
                "day": result.case.day.isoformat(),
                "profile": result.case.profile.name,
                "passed": result.passed,
                "differences": [
                    {"of": one.of, "expected": one.expected, "found": one.found}
                    for one in result.differences
                ],
                "finds": result.rules,
            }
            for result in results
        ],
    }
