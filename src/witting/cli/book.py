"""`witting book`: the institution's customers, counterparties and vessels, screened and kept so."""

import typer

from witting.cli.book_cases import (
    case_command,
    cases_command,
    decide_command,
    decisions_command,
    revoke_command,
)
from witting.cli.book_import import import_command, map_command, remove_command
from witting.cli.book_lookback import keep_command, lookback_command
from witting.cli.book_screen import onboard_command, rescreen_command, screen_command
from witting.cli.book_standing import runs_command, status_command

book_app = typer.Typer(
    help="Keep a book of customers screened: import it, screen it, decide its cases.",
    no_args_is_help=True,
)
book_app.command("map", no_args_is_help=True)(map_command)
book_app.command("import", no_args_is_help=True)(import_command)
book_app.command("screen")(screen_command)
book_app.command("rescreen")(rescreen_command)
book_app.command("onboard")(onboard_command)
book_app.command("status")(status_command)
book_app.command("cases")(cases_command)
book_app.command("case", no_args_is_help=True)(case_command)
book_app.command("decide", no_args_is_help=True)(decide_command)
book_app.command("revoke", no_args_is_help=True)(revoke_command)
book_app.command("decisions")(decisions_command)
book_app.command("remove", no_args_is_help=True)(remove_command)
book_app.command("runs")(runs_command)
book_app.command("keep", no_args_is_help=True)(keep_command)
book_app.command("lookback")(lookback_command)
