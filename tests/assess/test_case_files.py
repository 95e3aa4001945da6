"""Files of cases are found and read whole or refused by name: no case is left untested."""

import os
import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.assess.test_cases import BOOK, write
from witting.assess.cases import MOST_CASES, MOST_FACTS, case_files, read_cases
from witting.base import BrokenLaw, TooLarge
from witting.lawbook.files import LARGEST

CASE = "- {title: a case, cites: test, day: 2024-05-16, facts: [], outcome: clear}\n"


def _link_to(target: str) -> Callable[[Path], None]:
    return lambda where: where.symlink_to(target)


# what lies beside a file of cases: (its name, how it comes there, words the message must hold)
PASSED_OVER = {
    "a link to a folder of cases": ("more", _link_to("../elsewhere"), "a link to ../elsewhere"),
    "a link to a file of cases": ("b.yaml", _link_to("../elsewhere/b.yaml"), "a link to"),
    "a link to nothing": ("b.yaml", _link_to("/nowhere"), "a link to /nowhere"),
    "a link in place of the cases": ("cases", _link_to("../elsewhere"), "a link to ../elsewhere"),
    "a pipe": ("b.yaml", os.mkfifo, "no ordinary file (a pipe"),
    "another ending": ("b.yml", Path.touch, "does not end in .yaml"),
    "an ending in capitals": ("b.YAML", Path.touch, "does not end in .yaml"),
}


@pytest.mark.parametrize("what", sorted(PASSED_OVER))
def test_cases_that_would_be_passed_over_are_refused_by_name(what: str, tmp_path: Path) -> None:
    name, lay, said = PASSED_OVER[what]
    for folder in ("given", "elsewhere"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.yaml").write_text(CASE)
    lay(tmp_path / "given" / name)
    with pytest.raises(BrokenLaw) as caught:
        case_files([tmp_path / "given"])
    assert str(caught.value).startswith(f"{tmp_path / 'given' / name}: this ")
    assert said in str(caught.value)


def test_what_a_case_uses_may_lie_beside_it_as_a_link(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(CASE)
    (tmp_path / "lists.xml").symlink_to("/nowhere")
    (tmp_path / "readme.md").write_text("What these cases are for.")
    assert case_files([tmp_path]) == (tmp_path / "a.yaml",)


def test_a_file_named_for_itself_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(CASE)
    (tmp_path / "link.yaml").symlink_to("a.yaml")
    [case] = read_cases(tmp_path / "link.yaml", BOOK)
    assert case.title == "a case"


@pytest.mark.parametrize("device", ["/dev/zero", "pipe"])
def test_what_is_no_file_is_not_read(device: str, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(BrokenLaw, match="no ordinary file"):
        read_cases(tmp_path / device, BOOK)


def _refused(file: Path) -> str:
    """Give the message of a refusal for size, which must come soon."""
    start = time.process_time()
    with pytest.raises(TooLarge) as caught:
        read_cases(file, BOOK)
    assert time.process_time() - start < 5
    return str(caught.value)


def test_a_file_over_the_bound_is_refused_unread(tmp_path: Path) -> None:
    file = tmp_path / "c.yaml"
    file.write_text(CASE * (LARGEST // len(CASE) + 1))
    message = _refused(file)
    assert re.match(rf"{re.escape(str(file))}: it has [\d,]+ bytes, more than", message)
    assert "Split it" in message


def test_the_cases_of_a_file_are_bounded(tmp_path: Path) -> None:
    file = tmp_path / "c.yaml"
    file.write_text(CASE * MOST_CASES)
    assert len(read_cases(file, BOOK)) == MOST_CASES
    file.write_text(CASE * (MOST_CASES + 1))
    assert f"holds 1,001 cases, more than the {MOST_CASES:,}" in _refused(file)


def test_the_facts_of_a_case_are_bounded(tmp_path: Path) -> None:
    facts = ", ".join(["party: {}"] * MOST_FACTS)
    [case] = read_cases(write(tmp_path, f"facts: [{facts}]\noutcome: review"), BOOK)
    assert len(case.facts) == MOST_FACTS
    more = write(tmp_path, f"facts: [{facts}, goods: {{}}]\noutcome: review")
    message = _refused(more)
    assert message.startswith(f"{more}, line 1: the case states 201 facts")
    assert "Make several cases" in message
