"""No page tells a command: what an assessment says for the command line is told as done here."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.service.client import Client
from tests.service.desk.test_cases import EXAMPLES, hand_in
from tests.service.desk.test_more import DOCUMENTS
from witting.service.desk.on_desk import on_desk

ROOT = Path(__file__).parents[3] / "src" / "witting"
SAYING = [
    *(ROOT / "assess" / f"{name}.py" for name in ("warnings", "footing", "designated", "checks")),
    *(ROOT / "intake" / "tables" / f"{name}.py" for name in ("mapping", "reading", "read")),
    ROOT / "intake" / "decode.py",
    *sorted((ROOT / "intake" / "papers").glob("*.py")),
]
_COMMAND = re.compile(r"witting (?:lists|law|map|assess|users|book|serve)\b|(?<![\w-])--[a-z]{2,}")


def sentences(path: Path) -> Iterator[str]:
    """Give what a module says that tells a command, with X for what is put in."""
    tree = ast.parse(path.read_text("utf-8"))
    within = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)
              for part in node.values}  # fmt: skip
    docs = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        text = ""
        if isinstance(node, ast.JoinedStr):
            text = "".join(
                str(part.value) if isinstance(part, ast.Constant) else "X" for part in node.values
            )
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = "" if id(node) in within | docs else node.value
        if " " in text and _COMMAND.search(text):
            yield text


SAID = [(path.name, text) for path in SAYING for text in sentences(path)]


def test_there_are_such_sentences() -> None:
    assert len(SAID) >= 8


@pytest.mark.parametrize(("name", "text"), SAID, ids=[f"{n}-{i}" for i, (n, _) in enumerate(SAID)])
def test_a_sentence_that_tells_a_command_is_told_otherwise(name: str, text: str) -> None:
    told = on_desk(text)
    assert not _COMMAND.search(told), (name, told)
    assert "`" not in told.replace("`{", "")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_example_shows_a_command_on_its_page(client: Client, name: str) -> None:
    page = re.sub(r"<[^>]*>", " ", client.get(hand_in(client, name)).text)
    original = (EXAMPLES / name).read_text("utf-8", "replace")
    assert [one for one in _COMMAND.findall(page) if one not in original] == []


def test_other_words_stay_as_they_are() -> None:
    for text in ("Ask the bank -- by letter.", "The witting party", "Nothing of it."):
        assert on_desk(text) == text
