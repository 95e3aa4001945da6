"""Claims about calibration: the laws of the sweep, the choice, and what is said of its limits."""

import itertools
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from witting.base import Address, SettingsError
from witting.parties import LabelledName, Screener, Targets, calibrate, in_words, read_labelled
from witting.parties.calibrated import bands, ties
from witting.parties.calibration import (
    Answer,
    Candidate,
    basis_points,
    differing,
    grouped,
    measured,
    share,
    swept,
)
from witting.parties.choice import Choice, chosen

from .conftest import ENTRIES, entry

STEPS = tuple(Decimal(number) / 100 for number in range(70, 99))
IN_USE = Decimal("0.85")
scores = st.integers(0, 10_000)


def _answer(right: list[int], wrong: list[int], *, listed: bool, name: str = "A") -> Answer:
    """Give an answer with these scores, the highest first."""
    label = LabelledName(where=f"row {name}", name=name, expect=("t-1",) if listed else ())
    made = [
        tuple(
            Candidate(entry_id=f"t-{place}", listed_name="B", score=score, because="alike")
            for place, score in enumerate(sorted(all_, reverse=True))
        )
        for all_ in (right, wrong)
    ]
    return Answer(label=label, right=made[0], wrong=made[1])


listed = st.builds(
    lambda right, wrong: _answer(right, wrong, listed=True),
    st.lists(scores, max_size=3),
    st.lists(scores, max_size=4),
)
nobody = st.builds(
    lambda wrong: _answer([], wrong, listed=False),
    st.lists(scores, max_size=4),
)
answers = st.lists(listed | nobody, max_size=25)


@given(st.integers(0, 3000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_wilson_bounds_contain_the_rate(counts: tuple[int, int]) -> None:
    hits, n = counts
    one = share(hits, n)
    if n == 0:
        assert (one.rate, one.low, one.high) == (None, None, None)
        return
    assert one.rate is not None
    assert one.low is not None
    assert one.high is not None
    assert 0 <= one.low <= one.rate <= one.high <= 1


@pytest.mark.parametrize(
    ("hits", "n", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_the_wilson_bounds_are_the_published_ones(
    hits: int, n: int, low: float, high: float
) -> None:
    """Hold them against Newcombe, Statistics in Medicine 17 (1998) 857-872, method 3."""
    one = share(hits, n)
    assert one.low == pytest.approx(low, abs=5.1e-5)
    assert one.high == pytest.approx(high, abs=5.1e-5)


@given(st.integers(1, 60), st.integers(2, 50))
def test_more_names_of_the_same_rate_narrow_the_interval(n: int, times: int) -> None:
    few, many = share(n // 2, n), share(n // 2 * times, n * times)
    assert few.low is not None
    assert few.high is not None
    assert many.low is not None
    assert many.high is not None
    assert many.high - many.low <= few.high - few.low


@given(answers)
def test_recall_and_false_alerts_fall_as_the_threshold_rises(given_: list[Answer]) -> None:
    points = swept(given_, STEPS)
    for lower, higher in itertools.pairwise(points):
        assert lower.recall.hits >= higher.recall.hits
        assert lower.false_alerts.hits >= higher.false_alerts.hits
        assert lower.alerts_per_1000 >= higher.alerts_per_1000


@given(answers)
def test_the_sweep_counts_as_one_would_by_hand(given_: list[Answer]) -> None:
    for point in swept(given_, STEPS):
        line = basis_points(point.threshold)
        assert point.recall.hits == sum(a.is_listed and a.finds(line) for a in given_)
        assert point.false_alerts.hits == sum(
            not a.is_listed and a.alerts_wrongly(line) for a in given_
        )


@given(answers)
def test_groups_add_up_to_the_whole(given_: list[Answer]) -> None:
    whole = swept(given_, STEPS)
    groups = grouped(given_, STEPS, lambda label: str(len(label.expect)))
    for place, point in enumerate(whole):
        assert point.recall.hits == sum(g.points[place].recall.hits for g in groups)
        assert point.precision.n == sum(g.points[place].precision.n for g in groups)


@given(answers, st.integers(0, 100), st.none() | st.integers(0, 100))
def test_the_choice_meets_the_targets_and_nothing_quieter_does(
    given_: list[Answer], recall: int, most: int | None
) -> None:
    targets = Targets(
        thresholds=STEPS,
        recall=Decimal(recall) / 100,
        false_alerts=None if most is None else Decimal(most) / 100,
    )
    points = swept(given_, STEPS)
    choice = chosen(given_, points, targets, IN_USE)
    meeting = [point for point in points if targets.are_met_by(point)]
    assert (choice.threshold is None) == (not meeting)
    if meeting:
        best = next(point for point in points if point.threshold == choice.threshold)
        assert best in meeting
        fewest = min(point.false_alerts.hits for point in meeting)
        assert best.false_alerts.hits == fewest
        equal = [point for point in meeting if point.false_alerts.hits == fewest]
        assert best.recall.hits == max(point.recall.hits for point in equal)


@given(answers)
def test_a_step_changes_what_the_sweep_says_it_changes(given_: list[Answer]) -> None:
    targets = Targets(thresholds=STEPS, recall=Decimal("0.5"))
    points = swept(given_, STEPS)
    choice = chosen(given_, points, targets, IN_USE)
    by = {point.threshold: point for point in points}
    for step in choice.steps:
        assert step.found == by[step.threshold].recall.hits - by[choice.shown].recall.hits
        assert (
            step.false_alerts
            == by[step.threshold].false_alerts.hits - by[choice.shown].false_alerts.hits
        )


@given(st.lists(scores), st.lists(scores), st.sampled_from([200, 500]))
def test_bands_leave_no_pair_out(right: list[int], wrong: list[int], width: int) -> None:
    made = bands(right, wrong, width)
    assert sum(band.right for band in made) == len(right)
    assert sum(band.wrong for band in made) == len(wrong)
    assert all(low.high == high.low for low, high in itertools.pairwise(made))


@given(st.lists(scores, min_size=1))
def test_ties_are_of_the_commonest_score(all_: list[int]) -> None:
    tie = ties(all_)
    assert tie.share.hits == max(all_.count(score) for score in all_)
    assert all_.count(round(float(tie.score) * 10_000)) == tie.share.hits


def _choice(listed_: list[int], others: list[int], recall: str, most: str | None = None) -> Choice:
    given_ = [_answer([score], [], listed=True) for score in listed_]
    given_ += [_answer([], [score], listed=False) for score in others]
    targets = Targets(
        thresholds=STEPS,
        recall=Decimal(recall),
        false_alerts=None if most is None else Decimal(most),
    )
    return chosen(given_, swept(given_, STEPS), targets, IN_USE)


def test_of_equal_thresholds_the_middle_one_is_chosen() -> None:
    choice = _choice([9000, 9500], [7999], "1")
    assert choice.threshold == Decimal("0.85")  # 0.80 to 0.90 are equal
    assert any("0.8 to 0.9" in said for said in choice.because)


def test_a_choice_at_an_end_of_the_sweep_asks_for_a_wider_one() -> None:
    assert "an end of the sweep" in " ".join(_choice([9900], [9750], "1").because)
    assert "an end of the sweep" not in " ".join(_choice([9000], [8000], "1").because)


def test_the_choice_gives_up_recall_it_need_not_hold_for_fewer_false_alerts() -> None:
    assert _choice([8000, 9500, 9500, 9500], [9000], "1").threshold == Decimal("0.75")
    lower = _choice([8000, 9500, 9500, 9500], [9000], "0.75")
    assert lower.threshold is not None
    assert lower.threshold > Decimal("0.9")


def test_where_nothing_meets_the_targets_the_reason_says_how_near_it_came() -> None:
    choice = _choice([9000, 6000], [9500], "0.9", "0")
    assert choice.threshold is None
    assert choice.shown == IN_USE
    said = " ".join(choice.because)
    assert "1 of 2 (50%" in said
    assert "none is chosen" in said


def test_few_names_are_said_to_be_few() -> None:
    assert "too few" in " ".join(_choice([9000] * 5, [7000], "0.95").because)
    assert "too few" not in " ".join(_choice([9000] * 500, [7000], "0.95").because)


@pytest.mark.parametrize("thresholds", [(), ("0.9", "0.8"), ("0.8", "0.8")])
def test_thresholds_without_order_are_refused(thresholds: tuple[str, ...]) -> None:
    with pytest.raises(SettingsError, match=r"0\.70:0\.98:0\.01"):
        Targets(thresholds=tuple(map(Decimal, thresholds)), recall=Decimal(1))


def _label(name: str, *expect: str, **rest: object) -> LabelledName:
    return LabelledName(where=name, name=name, expect=expect, **rest)  # type: ignore[arg-type]


LABELS = (
    _label("Zorvanik Bearings", "t-1", "t-2", variation="form"),
    _label("Oleg Talversky", "t-3", kind="person", variation="patronymic"),
    _label("Олег Тальверский", "t-3", kind="person", variation="script", script="cyrl"),
    _label("Qwertzuiop Asdfghjkl", "t-3", kind="person", variation="beyond"),
    _label("Krasnomir Bank", "t-5", countries=("CN",), variation="country"),
    _label("Willowmere Garden Chairs"),
    _label("Oleg Petersson", kind="person"),
)
TARGETS = Targets(thresholds=STEPS, recall=Decimal("0.5"))


def test_a_calibration_of_a_small_list_is_whole(small: Screener) -> None:
    found = calibrate(LABELS, small, TARGETS)
    assert (found.names, found.listed, found.nobody) == (7, 5, 2)
    assert found.points[0].recall.hits == 4
    assert found.choice.threshold is not None
    assert found.counted_otherwise == ()
    assert {one.name for one in found.missed.shown} >= {"Qwertzuiop Asdfghjkl"}
    assert {group.name for group in found.groups["script"]} == {"cyrl", "not given"}
    assert any("Fewer than 30" in limit for limit in found.limits)


def test_the_same_labels_give_the_same_calibration(small: Screener) -> None:
    assert calibrate(LABELS, small, TARGETS) == calibrate(LABELS, small, TARGETS)


def test_entries_that_may_match_are_neither_right_nor_wrong(small: Screener) -> None:
    (bare,) = measured([_label("Zorvanik Bearings LLC", "t-1")], small, STEPS)
    (told,) = measured([_label("Zorvanik Bearings LLC", "t-1", also=("t-2",))], small, STEPS)
    assert "t-2" in {one.entry_id for one in bare.wrong}
    assert "t-2" not in {one.entry_id for one in (*told.wrong, *told.right)}


ABROAD = [
    entry("t-9", "Varnholm Optik", addresses=(Address(whole="Moscow", country="RU"),)),
    *ENTRIES,
]


@pytest.fixture(scope="module")
def abroad() -> Screener:
    """Give a screener in which one firm is tied to a country."""
    return Screener.from_entries(ABROAD)


@pytest.mark.parametrize("countries", [(), ("CN",), ("RU",), ("CN", "RU")], ids="+".join)
@pytest.mark.parametrize("name", ["Varnholm Optik", "Varnolm Optik AB", "Varnholm", "Talversky"])
def test_a_name_counts_at_every_threshold_as_screening_there_would_answer(
    abroad: Screener, name: str, countries: tuple[str, ...]
) -> None:
    asked = measured([_label(name, "t-9", countries=countries)], abroad, STEPS)
    assert [step for step in STEPS if differing(asked, abroad, step)] == []


def test_an_answer_the_sweep_got_wrong_is_named(small: Screener) -> None:
    wrong = _answer([10_000], [], listed=True, name="Willowmere Garden Chairs")
    assert differing([wrong], small, IN_USE) == ("row Willowmere Garden Chairs",)


def test_progress_is_told_to_the_end(small: Screener) -> None:
    seen: list[tuple[str, int, int]] = []
    measured(LABELS, small, STEPS, lambda *step: seen.append(step))
    assert seen[-1][1:] == (7, 7)


def test_limits_name_what_the_labels_leave_out() -> None:
    rows = read_labelled(
        "name,expect,class,source\nИван,x-1,a,ours\nJohn,,b,\nJohn,x-2,b,\n", "f.csv"
    )
    from witting.parties.limits import limits_of

    said = " ".join(limits_of(rows))
    assert "3 names were asked: 2 should find" in said
    assert "ours (1); not said (2)" in said
    assert "Arabic" in said
    assert "labelled in two ways" in said


def test_shares_are_told_in_words() -> None:
    assert in_words(share(0, 0)) == "0 of 0"
