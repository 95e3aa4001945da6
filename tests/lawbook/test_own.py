"""Law of one's own is laid over the lawbook: it adds, and changes nothing beneath in silence."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from witting.base import BrokenLaw
from witting.lawbook import Lawbook, Standing, describe

BROKEN = Path(__file__).parents[1] / "broken" / "own-law"
BOOK = Lawbook.load()
DAY = date(2026, 4, 1)

# sample: (where it lies in the folder, line or 0, words the message must hold)
MISTAKES = {
    "coverage": ("coverage.yaml", 0, "has no table of coverage", "Take it out"),
    "list-by-unknown-ownership": ("lists.yaml", 3, "no path 'own/fifty-percent'", "Correct the"),
    "list-of-unknown-path": ("lists.yaml", 2, "no path 'own/other'", "write the law's file first"),
    "list-replaces-another": ("lists.yaml", 2, "'own-blocked' says it replaces 'ofac-sdn'", "else"),
    "list-replaces-nothing": ("lists.yaml", 2, "there is no such list beneath", "else nothing"),
    "list-taken": ("lists.yaml", 4, "already what the list 'ofac-sdn' means", "give all its rules"),
    "note": ("note.md", 0, "does not end in .yaml", "Rename it"),
    "path-taken": ("us/ofac/sdn.yaml", 1, "has the path 'us/ofac/sdn' already", "own/sdn"),
    "replaces-another": ("own/other.yaml", 1, "calls itself 'own/rule'", "Move the file"),
    "replaces-another-kind": ("us/ofac/sdn.yaml", 4, "replaces is of kind provision", "own"),
    "replaces-another-type": (
        "us/ofac/reports/blocked.yaml",
        5,
        "of another type than those it replaces (int)",
        "a path of its own",
    ),
    "replaces-nothing": ("own/rule.yaml", 2, "no 'own/rule' beneath to replace", "Correct the"),
    "source-taken": (
        "sources.yaml",
        5,
        "source 'ofac-faq-401' stands in the lawbook",
        "another key",
    ),
    "source-unknown": ("own/rule.yaml", 10, "source 'house-rules' is not in sources", "Add it"),
}

SOURCES = "house-policy: {title: The policy, date: 2027-01-01, read: text, grade: primary}\n"
RULE = """path: {path}
title: A rule of the house
kind: provision
confirmed_on: 2026-03-01
held_from: beginning
grade: primary
values:
  - from: 2026-03-01
    summary: The house does not deal with them.
    terms: {{binds: anyone, effect: all_dealings}}
    cites: [{{source: house-policy}}]
"""


def write(folder: Path, **files: str) -> Path:
    """Write a folder of own law; a file's name is its place, `__` standing for a slash."""
    for name, text in files.items():
        where = folder / f"{name.replace('__', '/').replace('_', '-')}.yaml"
        where.parent.mkdir(parents=True, exist_ok=True)
        where.write_text(text, encoding="utf-8")
    return folder


def own(folder: Path, **more: str) -> Path:
    """Write a folder with one rule of one's own."""
    return write(folder, sources=SOURCES, own__rule=RULE.format(path="own/rule"), **more)


def test_a_new_path_is_asked_like_any_other(tmp_path: Path) -> None:
    book = BOOK.with_own(own(tmp_path))
    assert book.ask("own/rule", date(2026, 2, 28)).standing is Standing.NOT_YET
    assert book.require("own/rule", DAY).terms["binds"] == "anyone"
    assert set(book.paths()) == {*BOOK.paths(), "own/rule"}


def test_the_book_beneath_is_as_it_was(tmp_path: Path) -> None:
    before = BOOK.paths()
    book = BOOK.with_own(own(tmp_path, lists="own-blocked: {rules: [{path: own/rule}]}\n"))
    assert BOOK.paths() == before
    assert "own-blocked" not in BOOK.lists
    assert all(book.law(path) == BOOK.law(path) for path in before)


def test_load_lays_it_over_the_shipped_book(tmp_path: Path) -> None:
    folder = own(tmp_path)
    loaded, laid = Lawbook.load(own=folder), BOOK.with_own(folder)
    assert (loaded.version, loaded.paths()) == (laid.version, laid.paths())


def test_the_version_tells_both_apart_and_changes_with_a_letter(tmp_path: Path) -> None:
    folder = own(tmp_path)
    first, again = BOOK.with_own(folder).version, BOOK.with_own(folder).version
    write(folder, own__rule=RULE.format(path="own/rule").replace("them", "any of them"))
    changed = BOOK.with_own(folder).version
    assert first == again != changed
    assert re.fullmatch(re.escape(BOOK.version) + r"\+own\.[0-9a-f]{12}", first)


def test_a_list_of_ones_own_stands_under_ones_own_law(tmp_path: Path) -> None:
    lists = "own-blocked: {rules: [{path: own/rule, ownership: us/ofac/fifty-percent}]}\n"
    book = BOOK.with_own(own(tmp_path, lists=lists))
    law = book.law_of("own-blocked", (), DAY)
    assert [answer.path for answer in law.in_force] == ["own/rule"]
    assert "own-blocked" in book.ownership_rules()["us/ofac/fifty-percent"]


def test_a_shipped_list_is_replaced_where_the_file_says_so(tmp_path: Path) -> None:
    lists = "cn-uel:\n  replaces: cn-uel\n  rules: [{path: own/rule}]\n"
    book = BOOK.with_own(own(tmp_path, lists=lists))
    assert BOOK.law_of("cn-uel", (), DAY).not_held
    assert [answer.path for answer in book.law_of("cn-uel", (), DAY).answers] == ["own/rule"]


def test_a_shipped_path_is_replaced_where_the_file_says_so(tmp_path: Path) -> None:
    text = RULE.format(path="cn/export-control-list").replace(
        "title:", "replaces: cn/export-control-list\ntitle:"
    )
    book = BOOK.with_own(write(tmp_path, sources=SOURCES, cn__export_control_list=text))
    assert book.paths() == BOOK.paths()
    assert book.law("cn/export-control-list").title == "A rule of the house"
    assert book.version != BOOK.version


def test_law_of_ones_own_says_so(tmp_path: Path) -> None:
    book = BOOK.with_own(own(tmp_path))
    assert "own/rule (law of your own)" in describe(book.ask("own/rule", DAY))
    assert "law of your own" not in describe(book.ask("us/ofac/sdn", DAY))


def test_a_shipped_source_may_be_cited_and_none_of_ones_own_is_needed(tmp_path: Path) -> None:
    text = RULE.format(path="own/rule").replace("house-policy", "ofac-faq-401")
    book = BOOK.with_own(write(tmp_path, own__rule=text))
    assert book.require("own/rule", DAY).cites[0].title == BOOK.sources["ofac-faq-401"].title


def test_a_newer_source_of_ones_own_does_not_move_the_day_the_law_is_held_to(
    tmp_path: Path,
) -> None:
    book = BOOK.with_own(own(tmp_path))
    assert book.sources["house-policy"].day == date(2027, 1, 1)
    assert book.newest_source == BOOK.newest_source < date(2027, 1, 1)


def test_cases_beside_the_law_are_not_law(tmp_path: Path) -> None:
    folder = own(tmp_path)
    version = BOOK.with_own(folder).version
    (folder / "cases").mkdir()
    (folder / "cases" / "any.csv").write_text("not law")
    assert BOOK.with_own(folder).version == version


def test_a_second_folder_may_be_laid_over_the_first(tmp_path: Path) -> None:
    first = BOOK.with_own(own(tmp_path / "one"))
    text = RULE.format(path="own/other")
    second = first.with_own(write(tmp_path / "two", own__other=text))
    assert {"own/rule", "own/other"} <= set(second.paths())
    assert second.version.startswith(f"{first.version}+own.")


@pytest.mark.parametrize("mistake", sorted(MISTAKES))
def test_a_mistake_in_ones_own_law_is_refused_with_words_that_help(
    mistake: str, tmp_path: Path
) -> None:
    where, line, what, do = MISTAKES[mistake]
    own(tmp_path)
    (tmp_path / where).parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(BROKEN / f"{mistake}.yaml", tmp_path / where)
    with pytest.raises(BrokenLaw) as caught:
        BOOK.with_own(tmp_path)
    message = str(caught.value)
    assert message.startswith(f"{where}, line {line}: " if line else f"{where}: ")
    assert what in message
    assert do in message


def test_every_broken_sample_is_tested() -> None:
    assert {path.stem for path in BROKEN.iterdir()} == set(MISTAKES)


@pytest.mark.parametrize("folder", ["nowhere", "empty", "only-cases"])
def test_a_folder_without_law_is_refused(folder: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    write(tmp_path / "only-cases", cases__any="- title: a case\n")
    with pytest.raises(BrokenLaw, match=r"there is no such folder|it holds no law"):
        BOOK.with_own(tmp_path / folder)
