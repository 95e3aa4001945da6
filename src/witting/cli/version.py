"""`witting version`: what runs, on which law and lists."""

import json
from typing import Annotated

import typer

from witting.assess import ENGINE, as_plain
from witting.cli.edge import open_world, read_settings
from witting.parties.kernel import is_of_another_witting, path_in_use


def version_command(
    json_output: Annotated[bool, typer.Option("--json", help="Print JSON for machines.")] = False,
) -> None:
    """Say which engine, lawbook and lists are in use, and which path looks names up."""
    used = open_world(None, None, read_settings()).used
    path = path_in_use()
    if json_output:
        said = {**as_plain(used), "names": path}
        typer.echo(json.dumps(said, ensure_ascii=False, sort_keys=True, indent=2))
        return
    typer.echo(f"witting {ENGINE}, names looked up by {_how(path)}")
    typer.echo(f"lawbook {used.lawbook}")
    for item in used.lists:
        typer.echo(f"{item.id} of {item.published or 'unknown date'}: {item.entries} entries")


def _how(path: str) -> str:
    if path != "python":
        return f"the {path}"
    if is_of_another_witting():
        return "Python; the kernel installed is of another witting: pip install ./native"
    return "Python; the kernel, which is faster, is not built"
