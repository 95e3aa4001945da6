"""`witting goods`: words or codes in, headings and tiers out."""

import json
from typing import Annotated

import typer

from witting.assess import as_plain
from witting.goods import classify_goods


def goods_command(
    texts: Annotated[list[str], typer.Argument(metavar="TEXT…", help="A description or a code.")],
    language: Annotated[
        str | None, typer.Option(metavar="LANG", help="en, ar, zh or ru, where known.")
    ] = None,
    json_output: Annotated[bool, typer.Option("--json", help="Print JSON for machines.")] = False,
) -> None:
    """Say which HS heading and which high-priority tier a description falls under.

    Examples: [bold]witting goods "шарикоподшипники 6205-2RS"[/bold] ·
    [bold]witting goods 集成电路 "potato chips" --json[/bold]
    """
    found = [(text, classify_goods(text, language)) for text in texts]
    if json_output:
        records = [
            {"query": text, "matches": [as_plain(match) for match in matches]}
            for text, matches in found
        ]
        shown = records[0] if len(records) == 1 else records
        typer.echo(json.dumps(shown, ensure_ascii=False, sort_keys=True, indent=2))
        return
    from witting.cli.tables import print_goods

    for text, matches in found:
        print_goods(text, matches)
