"""The scorecard as a file and as a page."""

import json

from quality.figure import Better, Figure
from quality.pairs import piled
from quality.scorecard import card, page, read, written

FIGURES = {
    one.name: one
    for one in (
        Figure(name="a/recall", hits=2.5, n=4),
        Figure(name="a/false", hits=1, n=4, better=Better.FEWER),
        Figure(name="a/score 0.95", hits=1, n=4, better=Better.NEITHER),
    )
}


def test_a_stored_scorecard_reads_back_as_it_was() -> None:
    assert read(written(card(FIGURES))) == FIGURES


def test_a_stored_scorecard_says_what_it_was_measured_on() -> None:
    stored = json.loads(written(card(FIGURES)))
    assert stored["engine"]
    assert "ofac-sdn" in stored["lists"]


def test_the_page_has_each_figure_with_its_n_and_leaves_out_distributions() -> None:
    shown = page(FIGURES)
    assert "62.50%       2.5 of      4  a/recall" in shown
    assert "score 0.95" not in shown


def test_the_commonest_score_is_counted_among_pairs_with_any_score() -> None:
    figures = {one.name: one for one in piled("p", [0.0, 0.0, 0.9, 0.9, 1.0])}
    assert (figures["p/commonest score"].hits, figures["p/commonest score"].n) == (2, 3)
    assert figures["p/no score at all"].hits == 2
    assert figures["p/score 1.00"].hits == 1
