"""`witting lists update`: every publisher asked for what is new, and what came checked."""

import json
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from witting.assess import ENGINE, World
from witting.cli.edge import Settings, progress_bar, read_person, read_settings, writing_to
from witting.cli.lists_import import adopt_stored, edition_record, in_use_now
from witting.lists import Archive, Edition, Snapshot
from witting.lists.list_files import ListFile, with_own
from witting.lists.taking_in import Changing, changing

if TYPE_CHECKING:  # what speaks to the network is loaded by the one command that does
    from witting.lists.fetch import FileOutcome, Machine

NOT_ALL, NOTHING = 10, 1
_SIGNS = {"new": "+", "unchanged": "=", "quarantined": "!", "failed": "!"}


def update_command(
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="NAME…", help="Files or lists, by id; all that are on by default."),
    ] = None,
    accept: Annotated[
        list[str] | None,
        typer.Option(metavar="LIST", help="Use this list's quarantined edition, by your word."),
    ] = None,
    source: Annotated[
        Path | None, typer.Option(metavar="FILE", help="A YAML file of rows that go before ours.")
    ] = None,
    proxy: Annotated[
        str, typer.Option(metavar="URL", help="Instead of the environment's HTTPS_PROXY.")
    ] = "",
    ca_file: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Certificates to trust beside the usual.")
    ] = None,
    timeout: Annotated[
        float, typer.Option(metavar="SECONDS", min=0.1, help="How long to wait for a byte.")
    ] = 30.0,
    attempts: Annotated[int, typer.Option(min=1, max=20, help="How often to try each file.")] = 5,
    wait: Annotated[
        float,
        typer.Option(metavar="SECONDS", min=0, help="How long to wait for another to finish."),
    ] = 0,
    json_output: Annotated[bool, typer.Option("--json", help="Print JSON for machines.")] = False,
) -> None:
    """Fetch the publishers' newest lists, check them, and use what is sound from now on.

    Examples: [bold]witting lists update[/bold] · [bold]witting lists update eu-fsf-xml[/bold] ·
    [bold]witting lists update --accept ofac-sdn[/bold]

    A list that shrank by a fifth, lost a field or went back in time is kept aside with the reason,
    and the last good one stays in use. Every edition is kept, for verdicts of days past.

    Exit status: 0 all is new or unchanged, 10 something failed or was held back while what was in
    use stays, 1 there is nothing of what was asked for to screen against, 2 usage.
    """
    from witting.lists.fetch import FetchSettings, update_lists

    if accept and names:
        raise typer.BadParameter("accept what is in quarantine, or fetch: one at a time")
    settings = read_settings()
    wanted = _wanted(names or (), with_own(source))
    fetching = FetchSettings(
        user_agent=f"witting/{ENGINE} (sanctions list update)",
        timeout=timeout,
        attempts=attempts,
        proxy=proxy,
        ca_file=ca_file,
    )
    who = f"lists update by {read_person()}"
    default = Snapshot.default()
    with (
        writing_to(settings.archive),
        changing(settings.archive, who=who, now=settings.now, wait=wait, shipped=default) as held,
    ):
        adopt_stored(held, settings)
        if accept:
            _tell_accepted(_accepted(held, accept, settings), held.archive, json_output=json_output)
            outcomes: list[FileOutcome] = []
        else:
            with progress_bar() as progress:
                outcomes = list(update_lists(held, wanted, fetching, _machine(), progress))
    if any(outcome.state == "new" for outcome in outcomes) or accept:
        World.open(settings.archive)  # puts together what is in use, and its name index
    if not accept:
        _tell(outcomes, in_use_now(settings.archive), json_output=json_output)
        raise typer.Exit(_status(outcomes, settings))


def _machine() -> "Machine":
    from witting.lists.fetch import Machine

    return Machine(now=lambda: datetime.now(tz=UTC), ticks=time.monotonic, sleep=time.sleep)


def _wanted(names: Sequence[str], files: dict[str, ListFile]) -> list[ListFile]:
    """Give the files meant: by their own id or by that of a list, else those on by default.

    A list's id means the file of it that is on by default, or all where none is.
    """
    if not names:
        return [file for file in files.values() if file.enabled]
    found: dict[str, ListFile] = {}
    for name in names:
        meant = [files[name]] if name in files else []
        of_list = [file for file in files.values() if name in file.lists]
        meant = meant or [file for file in of_list if file.enabled] or of_list
        if not meant:
            raise typer.BadParameter(
                f"no file or list {name!r} is known; `witting lists sources` names them"
            )
        found |= {file.id: file for file in meant}
    return list(found.values())


def _accepted(held: Changing, names: Sequence[str], settings: Settings) -> list[Edition]:
    return [held.accept(name, by=read_person(), now=settings.now) for name in names]


def _tell_accepted(editions: Sequence[Edition], archive: Archive, *, json_output: bool) -> None:
    used = {one.list_id: one for one in archive.selected(None).editions}
    in_use = frozenset(one.digest for one in used.values())
    if json_output:
        _print_json([edition_record(one, in_use) for one in editions])
        return
    for edition in editions:
        is_used = (
            "is in use"
            if edition.digest in in_use
            else "is not in use but for verdicts of its days"
        )
        said = f"{edition.named} {is_used}: taken in {edition.by_word}."
        if edition.digest not in in_use:
            said += f" {used[edition.list_id].named} stays in use."
        typer.echo(said)


def _tell(outcomes: "Sequence[FileOutcome]", in_use: frozenset[str], *, json_output: bool) -> None:
    if json_output:
        _print_json([_record(outcome, in_use) for outcome in outcomes])
        return
    for outcome in outcomes:
        what = "; ".join(f"{one.named}, {one.entries} entries" for one in outcome.editions)
        said = ": ".join(part for part in (outcome.state, what, outcome.why) if part)
        typer.echo(f"{_SIGNS[outcome.state]} {outcome.file.id} {said}", err=not outcome.is_good)


def _print_json(records: list[dict[str, Any]]) -> None:
    typer.echo(json.dumps(records, ensure_ascii=False, sort_keys=True, indent=2))


def _record(outcome: "FileOutcome", in_use: frozenset[str]) -> dict[str, Any]:
    return {
        "file": outcome.file.id,
        "url": outcome.file.url,
        "state": outcome.state,
        "why": outcome.why,
        "editions": [edition_record(edition, in_use) for edition in outcome.editions],
    }


def _status(outcomes: "Sequence[FileOutcome]", settings: Settings) -> int:
    if all(outcome.is_good for outcome in outcomes):
        return 0
    archive = Archive(settings.archive, Snapshot.default())
    asked = {list_id for outcome in outcomes for list_id in outcome.file.lists}
    held = (one for list_id in asked for one in archive.editions(list_id))
    return NOT_ALL if any(edition.is_used for edition in held) else NOTHING
