"""Each broken file is refused, and the message says where, what, why and what to do."""

import shutil
from pathlib import Path

import pytest

from witting.base import BrokenLaw
from witting.lawbook import Lawbook

BROKEN = Path(__file__).parents[1] / "broken" / "lawbook"

# file: (line or 0, words the message must hold)
MISTAKES = {
    "alias": (14, "YAML alias", "Write the text out"),
    "bare-text-in-list": (11, "'cites' holds bare text", "keys and values after a hyphen"),
    "citation-graded-above-its-source": (11, "its source 'rumour' is unconfirmed", "Lower"),
    "class-graded-above-its-sources": (11, "graded primary, but its best citation is", "Lower"),
    "citation-with-unknown-key": (11, "'page' is not a key of a citation", "pinpoint"),
    "class-with-a-bad-hint": (11, "'84.82' is not the beginning of an HS code", "without a point"),
    "event-in-words": (12, "'last summer' is neither a day nor a month", "with hyphens"),
    "event-of-a-month-with-names": (12, "'2025-01' is a month", "Give the day"),
    "event-with-names-of-no-list": (12, "'listed_under' is missing", "Add listed_under"),
    "event-with-unknown-key": (12, "'law' is not a key of an event", "sentence"),
    "day-not-a-day": (8, "'1 January 2024' is not a day", "hyphens"),
    "day-that-does-not-exist": (8, "'2024-02-30' is not a day", "hyphens"),
    "days-out-of-order": (12, "2024-01-01 does not come after 2024-07-01", "Move this entry"),
    "decimal-not-a-number": (11, "'fifty' is not a number of type decimal", "digits only"),
    "decimal-not-finite": (11, "'NaN' is not a number of type decimal", "digits only"),
    "duplicate-key": (3, "'title' is written twice (first on line 2)", "Keep one"),
    "empty": (1, "does not hold keys and values", "another file"),
    "ends-before-it-starts": (9, "it ends on 2023-07-01, not after it starts", "Correct the two"),
    "flag-twice": (13, "flag RF-1 stands here a second time", "its own id"),
    "flag-with-unknown-source": (11, "source 'nowhere' is not in sources.yaml", "Add it there"),
    "goods-code-too-short": (11, "'8542' is not a six-digit HS code", "six digits"),
    "goods-code-twice": (13, "code 854231 stands in tier 1 and again in tier 2", "Keep the one"),
    "goods-unknown-tier": (11, "'9' is not a key of a goods list", "3.A"),
    "goods-without-codes": (8, "'value' is missing or is not a block", "same kind"),
    "graded-above-its-sources": (11, "graded primary, but its best citation is", "Lower the grade"),
    "held-from-too-late": (5, "held_from 2024-02-01 lies after", "`beginning`"),
    "integer-not-whole": (11, "'10.5' is not a number of type integer", "digits only"),
    "licence-days-maybe": (11, "'maybe' is neither yes nor no", "Write yes or no"),
    "licence-unknown-family": (11, "'wheat' is not a family of business", "agriculture"),
    "licence-without-id": (11, "'id' is missing", "Add id"),
    "list-in-list": (11, "a list stands inside a list", "keys and values"),
    "list-where-text-belongs": (2, "'title' holds a list or a block", "Write it as text"),
    "missing-kind": (1, "'kind' is missing", "Add kind"),
    "missing-title": (1, "'title' is missing", "Add title"),
    "no-citation": (8, "'cites' is missing or empty", "Add cites"),
    "no-summary": (8, "'summary' is missing", "Add summary"),
    "no-values": (1, "'values' is missing or empty", "Add values"),
    "not-a-mapping": (1, "does not hold keys and values", "another file"),
    "not-utf-8": (2, "not UTF-8", "Save it as UTF-8"),
    "not-yaml": (2, "this is not YAML", "Put it right at that line"),
    "open-end-before-another": (11, "the value before it runs to no end", "an `until`"),
    "overlap": (12, "the value before it runs to 2024-07-02", "an `until`"),
    "path-is-not-the-name": (1, "calls itself 'us/tset' and lies at 'us/test'", "Move the file"),
    "pause-with-a-summary": (14, "'summary' is not a key of a declared gap", "lapsed"),
    "place-by-name": (11, "'Norway' is not a country code", "two-letter"),
    "quotation-too-long": (
        10,
        "the quotation is 439 characters long",
        "Quote the words that decide",
    ),
    "replaces-nothing": (2, "no 'us/test' beneath to replace", "take `replaces:` out"),
    "requirement-by-nobody": (12, "'by' is missing", "Add by"),
    "requirement-met-maybe": (12, "met: 'maybe' is not known", "not yet"),
    "requirement-twice": (13, "requirement R-1 stands here a second time", "its own id"),
    "second-document": (15, "a second document starts here", "a file of its own"),
    "terms-not-a-block": (9, "'terms' is not a block", "keys and values"),
    "text-where-list-belongs": (11, "'cites' is not a list", "after a hyphen"),
    "unconfirmed-and-silent": (8, "unconfirmed, and does not say what is in doubt", "Add a note"),
    "undeclared-gap": (12, "nothing is said of 2024-06-30 to 2024-07-01", "`not_held:`"),
    "unknown-grade": (6, "'certain' is not known", "primary, secondary"),
    "unknown-key": (2, "'titel' is not a key of a lawbook file", "title"),
    "unknown-kind": (3, "'prohibition' is not known", "provision, quantity"),
    "unknown-source": (11, "source 'gazete' is not in sources.yaml", "correct the key"),
    "unknown-type": (4, "type: 'float' is not known", "decimal"),
    "value-where-none-belongs": (9, "a value is given, but the file says it has none", "`type:`"),
    "words-empty": (11, "'value' is missing or empty", "at least one"),
}


# file in lists/ and coverage/: (line, words the message must hold)
TABLES = {
    "lists/bare-text": (2, "list 'ofac-sdn' holds no keys of its own", "`rules:`"),
    "lists/list-twice": (3, "'ofac-sdn' is written twice (first on line 1)", "Keep one"),
    "lists/neither": (2, "or neither", "`not_held:`"),
    "lists/nothing-for-the-rest": (2, "no rule for an entry on none of the parts", "`otherwise:`"),
    "lists/ownership-in-a-list": (3, "'ownership' holds a list or a block", "Write it as text"),
    "lists/ownership-without-a-share": (3, "'us/test' is no rule of ownership", "in percent"),
    "lists/replaces-nothing": (2, "there is no such list beneath", "else nothing"),
    "lists/rules-and-why-not": (2, "gives both rules and why none is held", "`rules:`"),
    "lists/unknown-key": (3, "'part' is not a key of a list's rule", "parts"),
    "lists/unknown-ownership": (3, "the lawbook has no path 'us/ofac/fifty'", "Correct the path"),
    "lists/unknown-path": (3, "the lawbook has no path 'us/sdn'", "write the law's file first"),
    "coverage/bare-text": (1, "group 'rules' holds no keys of its own", "title and rows"),
    "coverage/missing-without-why": (4, "'missing' is missing", "Add missing"),
    "coverage/no-title": (2, "'title' is missing", "Add title"),
    "coverage/rows-in-a-list": (3, "'rows' is not a block", "`id: path`"),
    "coverage/unknown-item": (4, "us/test holds no 'GL 6D'", "`missing:` and why"),
    "coverage/unknown-path": (4, "the lawbook has no path 'us/tset'", "Correct the path"),
}


def folder_with(sample: str, folder: Path) -> Path:
    """Make a lawbook folder whose one law is the given sample."""
    (folder / "us").mkdir()
    shutil.copy(BROKEN / "sources.yaml", folder / "sources.yaml")
    shutil.copy(BROKEN / f"{sample}.yaml", folder / "us" / "test.yaml")
    return folder


def test_the_unbroken_sample_loads(tmp_path: Path) -> None:
    assert Lawbook.load(folder_with("good", tmp_path)).paths() == ("us/test",)


@pytest.mark.parametrize("mistake", sorted(MISTAKES))
def test_a_mistake_is_refused_with_words_that_help(mistake: str, tmp_path: Path) -> None:
    line, what, do = MISTAKES[mistake]
    with pytest.raises(BrokenLaw) as caught:
        Lawbook.load(folder_with(mistake, tmp_path))
    message = str(caught.value)
    assert message.startswith(f"us/test.yaml, line {line}: ")
    assert what in message
    assert do in message


@pytest.mark.parametrize("mistake", sorted(TABLES))
def test_a_mistake_in_a_table_is_refused_with_words_that_help(mistake: str, tmp_path: Path) -> None:
    line, what, do = TABLES[mistake]
    table = f"{mistake.partition('/')[0]}.yaml"
    folder = folder_with("good", tmp_path)
    shutil.copy(BROKEN / f"{mistake}.yaml", folder / table)
    with pytest.raises(BrokenLaw) as caught:
        Lawbook.load(folder)
    message = str(caught.value)
    assert message.startswith(f"{table}, line {line}: ")
    assert what in message
    assert do in message


def test_every_broken_sample_is_tested() -> None:
    samples = {path.relative_to(BROKEN).with_suffix("").as_posix() for path in BROKEN.rglob("*")}
    assert samples == set(MISTAKES) | set(TABLES) | {"sources", "good", "lists", "coverage"}


def test_every_message_names_file_and_line_and_there_are_many() -> None:
    lines = [line for line, *_ in (MISTAKES | TABLES).values()]
    assert all(line > 0 for line in lines)
    assert len(lines) >= 77


def test_deep_nesting_is_refused_before_it_can_do_harm(tmp_path: Path) -> None:
    folder = folder_with("good", tmp_path)
    (folder / "us" / "test.yaml").write_text("path: " + "[" * 100_000)
    with pytest.raises(BrokenLaw, match="nested too deeply"):
        Lawbook.load(folder)


def test_a_file_of_another_ending_is_not_passed_over(tmp_path: Path) -> None:
    folder = folder_with("good", tmp_path)
    (folder / "us" / "other.yml").write_text("path: us/other")
    with pytest.raises(BrokenLaw, match=r"us/other\.yml: this file does not end in \.yaml"):
        Lawbook.load(folder)


def test_a_path_of_capitals_is_refused(tmp_path: Path) -> None:
    folder = folder_with("good", tmp_path)
    text = (folder / "us" / "test.yaml").read_text().replace("us/test", "us/Test")
    (folder / "us" / "test.yaml").unlink()
    (folder / "us" / "Test.yaml").write_text(text)
    with pytest.raises(BrokenLaw, match="'us/Test' is not a path of the lawbook"):
        Lawbook.load(folder)


def test_a_folder_without_sources_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BrokenLaw, match=r"there is no sources\.yaml"):
        Lawbook.load(tmp_path)


def test_a_folder_without_law_is_refused(tmp_path: Path) -> None:
    shutil.copy(BROKEN / "sources.yaml", tmp_path / "sources.yaml")
    with pytest.raises(BrokenLaw, match="sources and no law"):
        Lawbook.load(tmp_path)


def test_a_missing_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BrokenLaw, match="there is no such folder"):
        Lawbook.load(tmp_path / "nowhere")


def test_a_source_without_a_title_is_refused(tmp_path: Path) -> None:
    folder = folder_with("good", tmp_path)
    (folder / "sources.yaml").write_text("gazette:\n  read: text\n  grade: primary\n")
    with pytest.raises(BrokenLaw, match=r"sources\.yaml, line 2: 'title' is missing"):
        Lawbook.load(folder)


def test_a_source_of_bare_text_is_refused(tmp_path: Path) -> None:
    folder = folder_with("good", tmp_path)
    (folder / "sources.yaml").write_text("gazette: The gazette\n")
    with pytest.raises(BrokenLaw, match="source 'gazette' holds no keys of its own"):
        Lawbook.load(folder)
