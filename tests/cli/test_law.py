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
