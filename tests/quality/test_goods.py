"""The held-out goods: what a row counts for, and that the sets are what their page says."""

import csv
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from quality.figure import Better, Figure
from quality.goods_rows import FILES, Row, rows
from quality.goods_unseen import HELD, MAIN, answer, scored, table
from quality.required import REQUIRED

from tests.shared import SHARED, needs_shared

KEYS = {"text", "language", "hs6", "tier", "classes"}
LINES = ("recall", "false alerts", "right hs6")
MAY = KEYS | {"headings", "tier_also", "classes_also", "innocent", "trap", "misspelt", "why"}
LEAST = {"unseen": 80, "second": 30, "third": 70, "fourth": 180}
WHOLE = [name for name in HELD if name not in ("fifth", "sixth")]
"""The sets of four languages: the fifth is of Arabic innocents alone, the sixth of Arabic."""
FURTHER = {"fa", "tr", "uk", "kk", "ky", "de", "fr", "es", "it", "ja", "ko"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A match made by hand, for the sets' arithmetic knows no glossary."""

    codes: tuple[str, ...] = ()
    tier: str = ""
    item_classes: tuple[str, ...] = ()


BALLS = Match(codes=("848210",), tier="3.B", item_classes=("CI-6",))
CHIPS = Match(codes=("854231",), tier="1")
OIL = Match(codes=("271019",), item_classes=("CI-5",))
WHEAT = Match(codes=("100199",))


def goods(**more: object) -> Row:
    """Give a row that names ball bearings."""
    row: Row = {"text": "b", "language": "en", "hs6": ["848210"], "tier": "3.B"}
    return row | {"classes": ["CI-6"]} | more


def oil(**more: object) -> Row:
    """Give a row of a class alone."""
    return goods(hs6=["271019", "340319"], tier="", classes=["CI-5"]) | more


def innocent(**more: object) -> Row:
    """Give a row that must be left without tier and class."""
    return goods(hs6=[], tier="", classes=[], innocent=True) | more


def counts(row: Row, *found: Match) -> dict[str, bool]:
    """Give what a row counts for, by the figure's name."""
    return dict(answer(row, found).counts)


def test_goods_with_their_tier_are_found_and_rightly_coded() -> None:
    assert counts(goods(), BALLS) == {
        "recall": True,
        "recall/tier 3.B": True,
        "tier right": True,
        "right hs6": True,
    }


def test_goods_not_found_count_in_recall_alone() -> None:
    assert counts(goods()) == {"recall": False, "recall/tier 3.B": False}


def test_goods_found_without_a_tier_are_missed() -> None:
    assert counts(goods(), WHEAT) == {"recall": False, "recall/tier 3.B": False}


def test_goods_with_another_tier_are_missed_and_wrong() -> None:
    given = counts(goods(), CHIPS)
    assert given == {"recall": False, "recall/tier 3.B": False, "tier right": False}


def test_a_second_match_of_another_tier_is_wrong_though_the_goods_are_found() -> None:
    given = counts(goods(), BALLS, CHIPS)
    assert given["recall"]
    assert given["right hs6"]
    assert not given["tier right"]


def test_the_code_is_judged_by_the_surest_match() -> None:
    assert counts(goods(), CHIPS, BALLS)["right hs6"] is False


def test_a_tier_accepted_too_is_found() -> None:
    assert counts(goods(tier_also=["1"]), CHIPS)["recall"] is True


def test_a_row_that_may_have_no_tier_is_not_asked_for_one() -> None:
    assert counts(goods(tier_also=[""])) == {}
    assert counts(goods(tier_also=[""]), BALLS) == {"right hs6": True}


@pytest.mark.parametrize("codes", [("848210", "848220"), ("8482",), ()])
def test_several_codes_or_an_open_heading_are_not_right_where_one_code_is(
    codes: tuple[str, ...],
) -> None:
    assert counts(goods(), Match(codes=codes, tier="3.B"))["right hs6"] is False


def test_several_codes_are_right_where_the_row_leaves_them_open() -> None:
    both = Match(codes=("271019", "340319"), item_classes=("CI-5",))
    more = Match(codes=("271019", "340319", "340399"), item_classes=("CI-5",))
    assert counts(oil(), both)["right hs6"] is True
    assert counts(oil(), more)["right hs6"] is False
    assert counts(oil(headings=["3403"]), more)["right hs6"] is True


def test_where_only_the_heading_is_settled_any_code_beneath_is_right() -> None:
    row = goods(hs6=[], headings=["8542"], tier="1", classes=[])
    assert counts(row, CHIPS)["right hs6"] is True
    assert counts(row, Match(codes=("854110",), tier="1"))["right hs6"] is False


def test_goods_of_a_class_are_asked_for_the_class() -> None:
    assert counts(oil(), OIL) == {"class recall": True, "right hs6": True}
    assert counts(oil(), WHEAT) == {"class recall": False}


@pytest.mark.parametrize("found", [BALLS, OIL, CHIPS])
def test_any_tier_or_class_on_an_innocent_is_a_false_alert(found: Match) -> None:
    assert counts(innocent(), WHEAT, found) == {"false alerts": True, "false alerts/plain": True}
    assert counts(innocent(trap=True), found)["false alerts/traps"] is True


def test_an_innocent_found_without_tier_or_class_is_none() -> None:
    assert not any(counts(innocent(), WHEAT).values())


def test_a_fault_is_a_miss_or_a_false_alert() -> None:
    assert answer(goods(), ()).is_fault
    assert answer(innocent(), (BALLS,)).is_fault
    assert not answer(goods(), (BALLS,)).is_fault
    assert not answer(innocent(), (WHEAT,)).is_fault


def always(*found: Match) -> Callable[[str], list[Match]]:
    """Give a glossary that answers all texts alike."""
    return lambda _: list(found)


def by_name(figures: tuple[Figure, ...]) -> dict[str, Figure]:
    return {one.name: one for one in figures}


@pytest.mark.parametrize("name", WHOLE)
def test_a_glossary_that_knows_nothing_finds_nothing_and_alerts_nowhere(name: str) -> None:
    held = by_name(scored(name, rows(name), always()))
    for language in MAIN:
        assert held[f"{name}/{language}/recall"].hits == 0
        assert held[f"{name}/{language}/false alerts"].hits == 0


@pytest.mark.parametrize("name", WHOLE)
def test_a_glossary_that_sees_bearings_everywhere_alerts_on_every_innocent(name: str) -> None:
    held = by_name(scored(name, rows(name), always(BALLS)))
    for language in MAIN:
        alerts = held[f"{name}/{language}/false alerts"]
        assert alerts.hits == alerts.n
        assert alerts.better is Better.FEWER
        assert held[f"{name}/{language}/recall/tier 3.B"].share == 1
        assert held[f"{name}/{language}/recall/tier 1"].hits == 0


def rows_once() -> list[Row]:
    """Give a few rows of each kind."""
    return [goods(), oil(), innocent(), innocent(trap=True), goods(language="ar"), goods(tier="1")]


@given(mixed=st.permutations(rows_once()))
def test_the_order_of_rows_changes_no_figure(mixed: list[Row]) -> None:
    asked = rows_once()
    assert by_name(scored("s", mixed, always(BALLS))) == by_name(scored("s", asked, always(BALLS)))


def test_the_table_tells_figures_and_no_row() -> None:
    shown = table("s", scored("s", rows_once(), always(BALLS)))
    assert "100.0% 2/2" in shown
    assert "tier 3.B" in shown


def test_every_required_line_on_goods_names_a_figure_that_is_measured() -> None:
    lines = {line.figure for line in REQUIRED if line.figure.startswith("goods ")}
    held = [one.name for name in HELD for one in scored(f"goods {name}", rows(name), always(BALLS))]
    own = {f"goods fourth/{one}/{what}" for one in MAIN for what in LINES}
    own -= {"goods fourth/ar/false alerts"}
    own |= {"goods fifth/ar/false alerts", *(f"goods sixth/ar/{what}" for what in LINES)}
    assert own <= lines
    assert lines <= set(held)


def test_nothing_is_required_of_a_set_whose_kinds_of_mistakes_were_told_but_right_codes() -> None:
    for name in ("goods unseen", "goods third"):
        lines = {line.figure for line in REQUIRED if line.figure.startswith(f"{name}/")}
        assert lines == {f"{name}/{one}/right hs6" for one in MAIN}


@pytest.mark.parametrize("name", HELD)
def test_the_rows_have_the_keys_of_the_page(name: str) -> None:
    for row in rows(name):
        assert set(row) >= KEYS
        assert set(row) <= MAY
        if row.get("innocent"):
            assert not row["tier"]
            assert not row["classes"]
        else:
            assert not row.get("trap")
            assert row["hs6"] or row.get("headings")
            assert row["tier"] or row["classes"]


@pytest.mark.parametrize("name", WHOLE)
def test_the_halves_are_halves_and_half_of_the_innocents_are_traps(name: str) -> None:
    of: Counter[str] = Counter()
    for row in rows(name):
        kind = "innocent" if row.get("innocent") else "goods"
        of.update([row["language"], f"{row['language']} {kind}"])
        of[f"{row['language']} trap"] += bool(row.get("trap"))
    for language in MAIN:
        assert of[language] >= LEAST[name]
    for language in [*MAIN, *(FURTHER if name == "unseen" else ())]:
        assert of[language] >= 24
        assert abs(of[f"{language} goods"] - of[f"{language} innocent"]) <= 0.15 * of[language]
        assert 2 * of[f"{language} trap"] >= of[f"{language} innocent"]


def test_no_text_stands_in_two_sets_or_twice_in_one() -> None:
    """Plain trade may: floor tiles are floor tiles."""
    texts = Counter(
        (row["language"], row["text"].casefold()) for name in FILES for row in rows(name)
    )
    held = [
        (row["language"], row["text"].casefold())
        for name in HELD
        for row in rows(name)
        if row.get("trap") or not row.get("innocent")
    ]
    assert [one for one in held if texts[one] > 1] == []


@needs_shared
@pytest.mark.parametrize("name", HELD)
def test_codes_are_of_hs_2022_and_the_tier_is_that_of_the_list(name: str) -> None:
    codes = {row["hscode"] for row in read("hs2022_en.csv")}
    tiers = {row["hs6"]: row["tier"] for row in read("chpl_2024-02-23.csv")}
    for row in rows(name):
        assert {*row["hs6"], *row.get("headings", ())} <= codes, row["text"]
        if row["hs6"] and not row.get("innocent"):
            assert row["tier"] == tiers.get(row["hs6"][0], ""), row["text"]
            also = {tiers.get(code, "") for code in row["hs6"]} - {row["tier"]}
            assert also == set(row.get("tier_also", ())), row["text"]
        assert not any(code in tiers for code in row["hs6"] if row.get("innocent")), row["text"]


@needs_shared
@pytest.mark.parametrize("name", ["unseen", "third", "fourth"])
def test_every_code_of_the_list_is_asked_in_each_of_the_four_languages(name: str) -> None:
    tiers = {row["hs6"] for row in read("chpl_2024-02-23.csv")}
    for language in MAIN:
        asked = {
            code
            for row in rows(name)
            for code in row["hs6"]
            if row["language"] == language and not row.get("innocent")
        }
        assert tiers <= asked


def read(name: str) -> list[dict[str, str]]:
    """Give the rows of a table of goods beside the checkout."""
    with (SHARED / "goods" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
