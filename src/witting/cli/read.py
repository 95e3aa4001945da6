"""`witting read`: stories in, what each says out; or of several, what they say of one party."""

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from witting.assess import World
from witting.base import Deal, DealKind, UnreadableInput, WittingError
from witting.cli.edge import day_option, open_world, progress_bar, read_settings
from witting.intake import read

if TYPE_CHECKING:  # the room of stories is large, and no other command wants it
    from witting.stories import Dossier, StoryRead

FAILED, NOBODY = 1, 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """What the files held: stories, and what was not read as one, each with its reason."""

    stories: "tuple[StoryRead, ...]"
    other: tuple[tuple[str, str], ...]  # documents that are no story
    unread: tuple[tuple[str, str], ...]  # inputs, or parts of them, that could not be read


def read_command(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE…", help="Stories to read; - is standard input.")
    ],
    dossier: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Give what the stories say of this party, any script."),
    ] = None,
    html: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write a page with drawings there, too.")
    ] = None,
    day: Annotated[
        str | None,
        typer.Option(metavar="DAY", help="The stories' own day, if they do not say it."),
    ] = None,
    lists: Annotated[
        list[Path] | None, typer.Option(metavar="PATH", help="Lists to use instead.")
    ] = None,
    json_output: Annotated[bool, typer.Option("--json", help="Print JSON for machines.")] = False,
) -> None:
    """Read news stories: whom they name, and what they say happened, as their word and no fact.

    Stories in Arabic, Chinese, Russian or English, as text, HTML, PDF or DOCX. Copies and versions
    of one text are grouped, with their differences. With --dossier: all that the stories say of one
    party, by which source, when, in what words, what is denied, a timeline and a graph.

    Examples: [bold]witting read story.txt[/bold] ·
    [bold]witting read stories/*.txt --dossier 普京 --html putin.html[/bold] ·
    [bold]witting read stories/*.txt --dossier "Korda Trading Ltd" --json[/bold]

    Exit status: 0 read, 10 no story names the party, 1 an input could not be read or is no story,
    2 usage.
    """
    from witting.stories import dossier_of

    settings = read_settings()
    given = day_option(day, settings.today) if day is not None else None
    if dossier is not None and not any(sign.isalnum() for sign in dossier):
        raise typer.BadParameter(f"{dossier!r} holds no letter and no digit: it names nobody")
    world = open_world(lists, settings.today, settings)
    inputs = _read_all(files, world, given)
    about = dossier_of(inputs.stories, dossier, world.screener) if dossier is not None else None
    if html is not None:
        _write(html, inputs, about, world)
    if json_output:
        typer.echo(_json(inputs, about, world))
    else:
        _print(inputs, about, html)
    for where, why in inputs.unread:
        typer.echo(f"witting: {where}: {why}", err=True)
    if inputs.other or inputs.unread:
        raise typer.Exit(FAILED)
    raise typer.Exit(NOBODY if about is not None and not about.meant else 0)


def _read_all(files: Sequence[str], world: World, day: date | None) -> Inputs:
    from witting.stories import read_story

    stories: list[StoryRead] = []
    other: list[tuple[str, str]] = []
    unread: list[tuple[str, str]] = []
    with progress_bar() as progress:
        for done, file in enumerate(files):
            if progress is not None:
                progress("reading stories", done, len(files))
            try:
                deals = _deals(file)
            except WittingError as problem:
                unread.append((file, str(problem)))
                continue
            for deal in deals:
                if deal.kind is DealKind.ARTICLE:
                    stories.append(read_story(deal, world.screener, day=day, lawbook=world.lawbook))
                    unread += [(f"{deal.source}, {one.field}", one.why) for one in deal.unread]
                else:
                    other.append((deal.source, _no_story(deal)))
    return Inputs(stories=tuple(stories), other=tuple(other), unread=tuple(unread))


def _deals(file: str) -> list[Deal]:
    if file == "-":
        return read(sys.stdin.buffer.read(), name="-")
    return read(Path(file))


def _no_story(deal: Deal) -> str:
    what = deal.kind.value.replace("_", " ")
    return (
        f"{deal.source} is no story but a document of another kind ({what}, {deal.format}), and "
        "says nothing of whom a source reports on. `witting assess` reads it."
    )


def _json(inputs: Inputs, about: "Dossier | None", world: World) -> str:
    from witting.cli.dossier_record import dossier_record, read_record
    from witting.stories import stories_told

    record = read_record(stories_told(inputs.stories)) if about is None else dossier_record(about)
    record["made_with"] = _made_with(world)
    record["no_story"] = [{"input": where, "why": why} for where, why in inputs.other]
    record["unread"] = [{"input": where, "why": why} for where, why in inputs.unread]
    return json.dumps(record, ensure_ascii=False, sort_keys=True, indent=2)


def _made_with(world: World) -> dict[str, object]:
    used = world.used
    return {
        "engine": used.engine,
        "lawbook": used.lawbook,
        "lists": [
            {"id": one.id, "published": one.published, "sha256": one.sha256} for one in used.lists
        ],
    }


def _print(inputs: Inputs, about: "Dossier | None", written: Path | None) -> None:
    from witting.cli.dossier_text import print_dossier, print_notes, print_stories
    from witting.stories import stories_told

    if about is None:
        print_stories(stories_told(inputs.stories))
    else:
        print_dossier(about)
    print_notes([why for _, why in inputs.other], written)


def _write(path: Path, inputs: Inputs, about: "Dossier | None", world: World) -> None:
    from witting.cli.dossier_html import dossier_page, stories_page
    from witting.stories import stories_told

    notes = [why for _, why in inputs.other]
    notes += [f"{where} was not read: {why}" for where, why in inputs.unread]
    lists = ", ".join(f"{one.id} of {one.published or 'unknown date'}" for one in world.used.lists)
    foot = f"Lists: {lists}. Engine {world.used.engine}."
    if about is None:
        page = stories_page(stories_told(inputs.stories), notes, foot)
    else:
        page = dossier_page(about, notes, foot)
    try:
        path.write_text(page, encoding="utf-8", newline="\n")
    except OSError as problem:
        raise UnreadableInput(
            f"The page cannot be written to {path} ({problem.strerror or problem}). "
            "Give another file with --html."
        ) from None
