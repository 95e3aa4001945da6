"""What a scorecard must show, and when it is worse than the last one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from quality.figure import Better, Figure
from quality.required import REQUIRED, Line, failing, noise, regressions


def figure(hits: float, n: int, name: str = "set/what", better: Better = Better.MORE) -> Figure:
    return Figure(name=name, hits=hits, n=n, better=better)


def by_name(*figures: Figure) -> dict[str, Figure]:
    return {one.name: one for one in figures}


def all_held() -> dict[str, Figure]:
    """Figures that keep every required line to the letter."""
    names = [(line, line.figure.replace("*", "typo")) for line in REQUIRED]
    return {name: figure(1000 * (line.least or line.most), 1000, name=name) for line, name in names}


def test_figures_at_their_bounds_fail_nothing() -> None:
    assert failing(all_held()) == []


@pytest.mark.parametrize("line", REQUIRED, ids=str)
def test_each_required_line_fails_when_its_figure_is_just_beyond(line: Line) -> None:
    held = all_held()
    name = line.figure.replace("*", "typo")
    share = line.least - 0.001 if line.least else line.most + 0.001
    held[name] = figure(1000 * share, 1000, name=name)
    assert any(line.figure in said for said in failing(held))


@pytest.mark.parametrize("line", REQUIRED, ids=str)
def test_a_required_figure_that_is_absent_fails_unless_it_may_be(line: Line) -> None:
    held = all_held()
    del held[line.figure.replace("*", "typo")]
    assert (f"{line}; it is absent" in failing(held)) is not line.if_measured


def test_a_required_figure_of_nothing_asked_fails() -> None:
    held = all_held()
    held["innocents/people/name alone"] = figure(0, 0, name="innocents/people/name alone")
    assert len(failing(held)) == 1


@pytest.mark.parametrize(
    ("was", "now", "better", "worse"),
    [
        (900, 891, Better.MORE, False),
        (900, 889, Better.MORE, True),
        (900, 1000, Better.MORE, False),
        (10, 13, Better.FEWER, False),
        (10, 14, Better.FEWER, True),
        (10, 0, Better.FEWER, False),
        (900, 0, Better.NEITHER, False),
    ],
)
def test_a_fall_of_more_than_a_standard_error_is_a_regression(
    was: int, now: int, better: Better, worse: bool
) -> None:
    old, new = (by_name(figure(hits, 1000, better=better)) for hits in (was, now))
    assert bool(regressions(new, old)) is worse


def test_two_rows_of_a_handful_are_noise_and_three_are_not() -> None:
    old = by_name(figure(5, 5))
    assert regressions(by_name(figure(3, 5)), old) == []
    assert regressions(by_name(figure(2, 5)), old) != []


def test_a_figure_that_is_gone_is_a_regression() -> None:
    assert regressions({}, by_name(figure(5, 5))) == ["set/what: was measured, and is not now"]


def test_a_step_of_a_distribution_may_go() -> None:
    assert regressions({}, by_name(figure(5, 5, better=Better.NEITHER))) == []


def test_a_figure_of_another_set_is_not_compared() -> None:
    assert regressions(by_name(figure(0, 6)), by_name(figure(5, 5))) == []


@given(hits=st.integers(0, 500), n=st.integers(1, 500))
def test_nothing_is_a_regression_against_itself(hits: int, n: int) -> None:
    held = by_name(figure(min(hits, n), n))
    assert regressions(held, held) == []


@given(hits=st.integers(0, 500), n=st.integers(3, 500))
def test_noise_is_never_a_whole_set(hits: int, n: int) -> None:
    assert 0 < noise(figure(min(hits, n), n)) < 1
