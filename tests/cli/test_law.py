"""Claims about reading the lawbook from the command line."""

from tests.cli.run import Shell

BASE = "us/eo14024/section-11/military-industrial-base"


def test_the_meaning_of_the_base_depends_on_the_day(witting: Shell) -> None:
    before = witting("law", "show", BASE, "--as-of", "2024-06-11").out
    after = witting("law", "show", BASE, "--as-of", "2024-06-12").out
    assert "five" in before.lower() or "sectors" in before
    assert "Every person blocked" in after
    assert before != after


def test_a_path_that_is_only_a_beginning_lists_what_lies_under_it(witting: Shell) -> None:
    assert "us/ofac/fifty-percent" in witting("law", "show", "us/ofac").out


def test_an_unknown_path_is_an_error_that_helps(witting: Shell) -> None:
    done = witting("law", "show", "us/nothing/here")
    assert done.status == 1
    assert "us/nothing/here" in done.err


def test_the_answer_as_json_says_where_it_stands(witting: Shell) -> None:
    record = witting("law", "show", BASE, "--as-of", "2023-12-21", "--json").json
    assert record["standing"] == "not yet"


def test_every_path_is_listed_with_its_standing_on_a_day(witting: Shell) -> None:
    lines = witting("law", "list", "--as-of", "2024-06-11").out.splitlines()
    standing = {path: said for path, said, _ in (line.split("\t") for line in lines)}
    assert len(standing) > 100
    assert standing["eu/833-2014/5ac"] == "not yet"
    assert standing["us/ofac/licences/gl-6c"] == "in force"
    assert standing["us/ofac/licences/gl-6a"] == "ended"
    assert standing["us/ofac/reports/annual"] == "not held"


def test_a_beginning_lists_only_what_begins_so(witting: Shell) -> None:
    lines = witting("law", "list", "us/ofac/ssi").out.splitlines()
    assert [line.split("\t")[0][-1] for line in lines] == ["1", "2", "3", "4"]


def test_the_list_as_json_names_path_standing_and_title(witting: Shell) -> None:
    record = witting("law", "list", "us/bis/chpl", "--as-of", "2024-02-22", "--json").json
    (row,) = record
    assert (row["path"], row["standing"]) == ("us/bis/chpl", "not held")


def test_a_beginning_of_nothing_is_an_error_that_helps(witting: Shell) -> None:
    done = witting("law", "list", "us/nothing")
    assert done.status == 1
    assert "witting law list" in done.err
