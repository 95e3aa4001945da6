"""Deals are kept, and looked back on when the lists change, through the command line."""

import json
from pathlib import Path

import pytest

from tests.cli.book_desk import IVAN, NOBODY, OLGA, Desk
from tests.cli.run import Shell


@pytest.fixture
def desk(witting: Shell, tmp_path: Path) -> Desk:
    desk = Desk(witting, tmp_path, str(tmp_path / "own.db"))
    desk.lists(OLGA, NOBODY)
    return desk


@pytest.fixture
def deals(tmp_path: Path) -> list[Path]:
    paths = []
    for number, name in enumerate(("Ivan Arkhipovsky", "Li Na")):
        order = {"kind": "order", "parties": [{"role": "creditor", "name": name}]}
        paths.append(tmp_path / f"order-{number}.json")
        paths[-1].write_text(json.dumps(order), encoding="utf-8")
    return paths


def test_a_listing_is_told_of_the_deals_it_touches_and_no_others(
    desk: Desk, deals: list[Path]
) -> None:
    kept = desk.json("keep", *deals, "--as-of", "2026-11-10")
    assert [one["outcomes"] for one in kept["kept"]] == [["clear"], ["clear"]]
    assert desk("lookback").status == 0
    desk.lists(OLGA, IVAN, NOBODY)
    done = desk("lookback")
    assert done.status == 10
    assert "order-0.json" in done.out
    assert "order-1.json" not in done.out
    (found,) = desk.json("lookback")["different"]
    outcomes = found["outcome_kept"], found["outcome_before"], found["outcome_after"]
    assert (outcomes, found["graver"]) == (("clear", "clear", "prohibited"), True)


def test_only_the_days_asked_for_are_looked_at(desk: Desk, deals: list[Path]) -> None:
    desk("keep", deals[0], "--as-of", "2026-11-05")
    desk("keep", deals[1], "--as-of", "2026-11-10")
    desk.lists(OLGA, IVAN, NOBODY)
    assert desk.json("lookback", "--since", "2026-11-06")["documents"] == 1
    assert desk.json("lookback", "--until", "2026-11-06")["documents"] == 1
    assert desk.json("lookback")["documents"] == 2


def test_what_cannot_be_read_is_not_kept_and_the_rest_is(
    desk: Desk, deals: list[Path], tmp_path: Path
) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text('{"kind": "order"', encoding="utf-8")
    done = desk("keep", broken, *deals)
    assert (done.status, "broken.json" in done.err) == (1, True)
    assert desk.json("lookback")["documents"] == 2


def test_lists_that_are_not_kept_here_are_an_error_not_a_clearance(
    desk: Desk, deals: list[Path], tmp_path: Path
) -> None:
    desk("keep", *deals)
    for path in tmp_path.rglob("book-lists/**/*.snapshot"):
        path.unlink()
    desk.lists(OLGA, IVAN, NOBODY)
    done = desk("lookback")
    assert (done.status, "not kept on this machine" in " ".join(done.out.split())) == (1, True)


def test_the_page_says_for_which_day_both_sides_were_judged(desk: Desk, deals: list[Path]) -> None:
    desk("keep", *deals, "--as-of", "2026-11-10")
    desk.lists(OLGA, IVAN, NOBODY)
    said = " ".join(desk("lookback", "--as-of", "2026-11-20").out.split())
    assert "order-0.json, of 2026-11-10 (said then: clear)" in said
    assert "Before and after are both judged for 2026-11-20" in said


def test_keeping_and_looking_back_name_the_lists_and_what_they_may_miss(
    desk: Desk, deals: list[Path]
) -> None:
    kept = desk("keep", *deals, "--as-of", "2027-03-01")
    looked = desk("lookback", "--as-of", "2027-03-01")
    for done in (kept, looked):
        said = " ".join(done.out.split())
        assert "! Not screened against, for the lists in use do not hold it: eu-fsf" in said
        assert "Lists: ofac-sdn of 2026-11-01." in said
    for record in (desk.json("keep", *deals), desk.json("lookback")):
        assert [one["id"] for one in record["lists"]] == ["ofac-sdn"]
        assert any("Not screened against" in why for why in record["warnings"])


def test_who_asked_is_kept_whole_with_the_deal(
    desk: Desk, deals: list[Path], tmp_path: Path
) -> None:
    own = tmp_path / "own.toml"
    own.write_text(
        'title = "A bank of our own"\nkind = "ffi"\nhome = "CN"\nis_us_person = false\n'
        "is_eu_person = false\nclears_dollars = true\n"
        'red_flag_review = { value = 0.6, reason = "ours" }\n'
        'goods_certain = { value = 0.9, reason = "ours" }\n',
        encoding="utf-8",
    )
    assert desk("keep", deals[0], "--profile", own).status == 0
    own.unlink()
    desk.lists(OLGA, IVAN, NOBODY)
    assert len(desk.json("lookback")["different"]) == 1
