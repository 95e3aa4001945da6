"""Every command has help with an example, and stands in docs/start.md."""

from pathlib import Path
from typing import Any

import pytest
import typer.main

from witting.cli import app

START = Path(__file__).resolve().parents[2] / "docs" / "start.md"


def _commands() -> dict[str, Any]:
    """Give every command by its words; typer's own click classes are not click's."""
    root: Any = typer.main.get_command(app)
    found: dict[str, Any] = {}
    for name, command in root.commands.items():
        if hasattr(command, "commands"):
            found |= {f"{name} {sub}": item for sub, item in command.commands.items()}
        else:
            found[name] = command
    return found


COMMANDS = _commands()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(name: str) -> None:
    assert COMMANDS[name].help


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_stands_in_the_docs(name: str) -> None:
    assert f"witting {name}" in START.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_says_what_it_does(name: str) -> None:
    options = [item for item in COMMANDS[name].params if item.param_type_name == "option"]
    assert all(option.help for option in options)
