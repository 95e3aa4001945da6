"""A line is found to fit the rules that it fits when each is simply tried, and none other."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from witting.intake import boilerplate_sieve
from witting.intake.boilerplate import boilerplate, plain_line, rules
from witting.intake.boilerplate_sieve import Sieve, parts_of

from ..stories import texts

OWN_CASE = boilerplate_sieve._OWN_CASE
RULES = (*rules().rules, *rules().of_pages)
PARTS = [part for n, rule in enumerate(RULES) for part in parts_of(rule.pattern, n)]
WORDS = sorted({word for part in PARTS for words in part.needs for word in words})
KINDS = yaml.safe_load(Path(__file__).with_name("page_kinds.yaml").read_text("utf-8"))
LINES = sorted(
    {line for held in vars(texts).values() if isinstance(held, str) for line in held.splitlines()}
    | {line for held in KINDS.values() for line in (*held["page"], *held["story"])}
    | {line for rule in RULES for line in (rule.example, rule.keeps)}
)
MARKS = re.compile("[\u0640\u064b-\u0652\u0670\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
DECORATED = re.compile(r"[\s▶►▸➤•●■◆▲△▼☆★*#=>|·–—-]*[【\[「]?(.*?)[】\]」]?[\s▶►▸➤◀◄•●■◆*=|·–—-]*")
# Signs of four scripts, of decoration, and those whose case `re` and `str.lower` see differently.
SIGNS = st.sampled_from([*"aATzйПоاهي中文0٣5 .,:/()[]【】©«»•—-|ıİſKςµᲀﬅ\u0640\u200f\u3000#@"])
LOOSE = st.one_of(
    st.lists(SIGNS, max_size=30).map("".join),
    st.lists(st.sampled_from(WORDS) | SIGNS, max_size=12).map(" ".join),
    st.lists(st.sampled_from(WORDS) | SIGNS, max_size=12).map("".join),
    st.text(max_size=40),
)


def _decorated(line: str) -> str:
    return f"• 【{line}】 ◀"


CHANGES: list[Callable[[str], str]] = [str, str.upper, str.title, str.lower, _decorated]


@cache
def _every(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _told_simply(line: str, *, is_story: bool) -> str:
    """Name the rule a line fits by trying each on it."""
    plain = re.sub(r"\s+", " ", MARKS.sub("", line)).strip()
    if not plain or len(plain) > rules().longest:
        return ""
    found = DECORATED.fullmatch(plain)
    forms = {plain, found[1] if found and found[1] else plain}
    tried = RULES if is_story else rules().rules
    return next((r.id for r in tried if any(_every(r.pattern).fullmatch(f) for f in forms)), "")


@st.composite
def near_a_rule(draw: st.DrawFn) -> str:
    """Give what a part of a rule fits, as it is or spoilt a little."""
    part = draw(st.sampled_from(PARTS))
    line = draw(st.from_regex(re.compile(part.pattern, re.IGNORECASE), fullmatch=True))
    change = draw(st.sampled_from(CHANGES))
    place = draw(st.integers(0, len(line)))
    return change(line[:place] + draw(st.just("") | SIGNS) + line[place:])


@given(line=near_a_rule() | LOOSE, is_story=st.booleans())
@example(line="[READ MORE: Putin]", is_story=True)
@example(line="—", is_story=True)
@example(line="【】", is_story=True)
@example(line="PUBLıSHED: 16.05.2024", is_story=True)
@example(line="ſign up now", is_story=False)
@example(line="ᲀсе новости", is_story=True)
@settings(
    max_examples=400, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow]
)
def test_a_line_is_told_as_if_each_rule_were_tried(line: str, is_story: bool) -> None:
    assert boilerplate(line, is_story=is_story) == _told_simply(line, is_story=is_story)


@pytest.mark.parametrize("is_story", [True, False])
def test_lines_of_stories_are_told_as_if_each_rule_were_tried(is_story: bool) -> None:
    assert len(LINES) > 300
    told = {line: boilerplate(line, is_story=is_story) for line in LINES}
    assert told == {line: _told_simply(line, is_story=is_story) for line in LINES}


@given(st.data())
@settings(
    max_examples=200, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow]
)
def test_what_a_part_asks_for_is_in_all_that_it_fits(data: st.DataObject) -> None:
    part = data.draw(st.sampled_from(PARTS))
    pattern = re.compile(part.pattern, re.IGNORECASE)
    line = data.draw(st.from_regex(pattern, fullmatch=True))
    if line and not OWN_CASE.search(line):
        assert not part.first or re.match(part.first, line, re.IGNORECASE | re.DOTALL)
        assert all(any(word in line.lower() for word in words) for words in part.needs)


def test_every_part_asks_for_a_word() -> None:
    assert [part.pattern for part in PARTS if not part.needs] == []


def test_signs_that_ignore_case_in_a_way_of_their_own_are_known() -> None:
    letters = sorted({sign for word in WORDS for sign in word})
    like = re.compile("[" + "".join(map(re.escape, letters)) + "]", re.IGNORECASE)
    every = "".join(chr(number) for number in range(0x110000) if not 0xD800 <= number < 0xE000)
    unlike = {sign for sign in like.findall(every) if sign.lower() not in letters}
    assert unlike
    assert [sign for sign in sorted(unlike) if not OWN_CASE.match(sign)] == []


def test_without_a_parser_every_rule_is_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    known = Sieve([rule.pattern for rule in RULES])
    monkeypatch.setattr(boilerplate_sieve, "parser", None)
    unknown = Sieve([rule.pattern for rule in RULES])
    for line in [plain_line(rule.example) for rule in RULES[::9]]:
        assert unknown.rules_for(line) == known.rules_for(line) != set()


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        ("(?:a|b)c?", "b"),
        ("a?(?:bc|d)", "D"),
        ("(?=x).y?", "x"),
        ("[^a-c\\d]x", "dx"),
        ("[]a]x", "]x"),
        ("(?-i:A(?i:b))", "AB"),
        ("(?-i:(?i:a)B)", "aB"),
        ("(a)?(?(1)b|c)", "c"),
        ("(a)\\1", "aa"),
        ("(?>ab+)c|d", "ABBC"),
        ("\\|[|)]|(?:e|f)", "f"),
        ("(?:a)|(?:b)(?:c)", "bc"),
    ],
)
def test_a_pattern_of_any_kind_is_tried_where_it_fits(pattern: str, line: str) -> None:
    assert Sieve([pattern]).rules_for(line) == {0}
