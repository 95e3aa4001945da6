"""The command line: one thin command per library call, for people and for machines.

Here, and nowhere below, the clock, the environment and the user's folders are touched.
"""

import sys

import typer

from witting.base import WittingError
from witting.cli.assess import assess_command
from witting.cli.audit import audit_app
from witting.cli.book import book_app
from witting.cli.calibrate import calibrate_command
from witting.cli.goods import goods_command
from witting.cli.law import law_app
from witting.cli.lists import lists_app
from witting.cli.map import map_command
from witting.cli.owners import owners_command
from witting.cli.read import read_command
from witting.cli.replay import replay_command
from witting.cli.screen import screen_command
from witting.cli.serve import serve_command
from witting.cli.users import users_app
from witting.cli.version import version_command

app = typer.Typer(
    name="witting",
    help=(
        "Reads a payment, a letter of credit, an order or a news story and says clear, review or "
        "prohibited under US secondary sanctions: why, under which rule in force on which day."
    ),
    epilog=(
        "Exit status: 0 clear, 10 review, 20 prohibited, 1 error, 2 usage. "
        "Not legal advice: every outcome is a recommendation until a person decides."
    ),
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
)
app.command("assess", no_args_is_help=True)(assess_command)
app.command("screen", no_args_is_help=True)(screen_command)
app.command("calibrate", no_args_is_help=True)(calibrate_command)
app.command("goods", no_args_is_help=True)(goods_command)
app.command("owners", no_args_is_help=True)(owners_command)
app.command("read", no_args_is_help=True)(read_command)
app.command("map", no_args_is_help=True)(map_command)
app.add_typer(law_app, name="law")
app.add_typer(lists_app, name="lists")
app.add_typer(book_app, name="book")
app.add_typer(audit_app, name="audit")
app.command("replay", no_args_is_help=True)(replay_command)
app.command("serve")(serve_command)
app.add_typer(users_app, name="users")
app.command("version")(version_command)


def main() -> None:
    """Run the command line; a WittingError becomes one sentence and exit status 1."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
    try:
        app()
    except WittingError as problem:
        typer.echo(f"witting: {problem}", err=True)
        sys.exit(1)
    except BrokenPipeError:
        sys.exit(0)


__all__ = ["app", "main"]
