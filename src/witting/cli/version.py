"""`witting version`: what runs, on which law and lists."""

import json
from typing import Annotated

import typer

from witting.assess import ENGINE, as_plain
from witting.cli.edge import open_world, read_settings


def version_command(
    json_output: Annotated[bool, typer.Option("--json", help="Print JSON for machines.")] = False,
) -> None:
    """Say which engine, lawbook and lists are in use, and which path looks names up."""
    used = open_world(None, None, read_settings()).used
    if json_output:
        typer.echo(json.dumps(as_plain(used), ensure_ascii=False, sort_keys=True, indent=2))
        return
    typer.echo(f"witting {ENGINE}, names looked up in Python (numpy and rapidfuzz)")
    typer.echo(f"lawbook {used.lawbook}")
    for item in used.lists:
        typer.echo(f"{item.id} of {item.published or 'unknown date'}: {item.entries} entries")
