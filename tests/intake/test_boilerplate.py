"""Each rule fits its example, keeps its counterexample, and names a source."""

from time import process_time

import pytest

from witting.intake.boilerplate import Rule, boilerplate, plain_line, rules

ALL = (*rules().rules, *rules().of_pages)
RULES = pytest.mark.parametrize(
    "rule",
    ALL,
    ids=[f"{rule.id} {rule.language} {n}" for n, rule in enumerate(ALL)],
)


@RULES
def test_a_rule_drops_its_example(rule: Rule) -> None:
    assert boilerplate(rule.example) == rule.id


@RULES
def test_no_rule_drops_a_counterexample(rule: Rule) -> None:
    assert boilerplate(rule.keeps) == ""


@RULES
def test_a_rule_names_where_it_comes_from(rule: Rule) -> None:
    assert rule.source in ("house", "founding")


@pytest.mark.parametrize(
    "line",
    [
        "(بلومبرج) – الرئيس الروسي فلاديمير بوتين التقى الزعيم الصيني",
        "BEIJING, May 16 (Reuters) - Putin met Xi on Thursday.",
        "新华社北京5月16日电 两国元首举行会谈。",
        "МОСКВА, 16 мая (ТАСС) - Путин прибыл в Китай.",
        "Read",
        "Copyright law in Russia",
    ],
)
def test_a_dateline_and_an_ordinary_line_stay(line: str) -> None:
    assert boilerplate(line) == ""


def test_a_long_line_is_part_of_the_story_whatever_it_begins_with() -> None:
    assert boilerplate("Read more: " + "bearings " * 40) == ""


@pytest.mark.parametrize(
    "line", ["اقـــرأ المزيد: خبر", "اقْرَأ المزيد: خبر", "\u200fاقرأ المزيد: خبر"]
)
def test_marks_of_arabic_writing_do_not_hide_boilerplate(line: str) -> None:
    assert boilerplate(line) == "read-more"


def test_a_plain_line_has_single_spaces() -> None:
    assert plain_line("  a \u00a0 b\u200f ") == "a b"


@pytest.mark.parametrize(
    "line",
    [
        '--===============496332994:792952963329948792952004=="',
        "janjanjan10.05 " * 8 + "x",
        "12345678 " * 10 + "10:05 x",
    ],
)
def test_a_line_much_like_a_time_of_publishing_is_told_from_one_soon(line: str) -> None:
    boilerplate("loads the rules")
    start = process_time()
    assert boilerplate(line) == ""
    assert process_time() - start < 0.2
