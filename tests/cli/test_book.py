"""A book through the command line: taken in, screened, rescreened, decided, on both databases."""

import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.cli.book_desk import BOOK, ENTRY, IVAN, NOBODY, OLGA, SDN, Desk
from tests.cli.run import Shell
from witting.store import book_screening

TODAY = datetime.now(tz=UTC).date()
UNTIL = (TODAY + timedelta(days=300)).isoformat()


def test_a_book_is_taken_in_and_screened(desk: Desk) -> None:
    done = desk.table(BOOK)
    assert (done.status, "3 added" in done.out) == (0, True)
    assert desk("screen").status == 10
    assert desk.open_cases() == [("new", "1")]


def test_who_cannot_be_read_is_told_by_line_and_the_rest_goes_in(desk: Desk) -> None:
    done = desk.table(BOOK + "4,,person\n1,Olga,person\n", "--json")
    assert done.status == 10
    assert done.json["added"] == 3
    assert [(row["line"], row["key"]) for row in done.json["refused"]] == [(5, "4"), (6, "1")]


def test_a_table_nobody_can_read_changes_nothing(desk: Desk) -> None:
    desk.table(BOOK)
    done = desk.table("key,name\n,Anna\n", "--replace")
    assert (done.status, "holds no party" in done.err) == (1, True)
    assert desk.json("status")["parties"] == 3


def test_without_a_mapping_an_import_says_to_make_one(desk: Desk) -> None:
    done = desk.table("No,Full name\n1,Anna\n")
    assert (done.status, "witting book map customers.csv" in done.err) == (1, True)


def test_a_mapping_that_leaves_something_open_exits_with_ten(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("No,Full name,DOB\n1,Anna,03/04/1970\n", encoding="utf-8")
    done = Shell.__call__(desk._shell, "book", "map", path)
    assert (done.status, 'birth_date: "?"' in done.out) == (10, True)


def test_with_replace_who_is_not_in_the_file_leaves(desk: Desk) -> None:
    desk.table(BOOK)
    done = desk.table(
        "key,name,kind\n1,Olga Sternbergova,person\n3,,person\n", "--replace", "--yes", "--json"
    )
    assert (done.json["left"], done.json["parties"]) == (1, 2)


def test_with_replace_a_file_without_much_of_the_book_changes_nothing_unasked(desk: Desk) -> None:
    rows = [f"{number},Anna Beispiel,person\n" for number in range(10)]
    desk.table("key,name,kind\n" + "".join(rows))
    done = desk.table("key,name,kind\n" + "".join(rows[:7]) + "99,New,person\n", "--replace")
    assert done.status == 1
    assert "does not have 3 of the 10 parties of the book" in " ".join(done.err.split())
    assert desk.json("status")["parties"] == 10
    done = desk.table("key,name,kind\n" + "".join(rows[:8]), "--replace", "--json")
    assert (done.status, done.json["left"]) == (0, 2)
    desk.table("key,name,kind\n" + "".join(rows[:1]), "--replace", "--yes")
    assert desk.json("status")["parties"] == 1


def test_with_replace_nobody_leaves_where_a_refused_row_may_be_anybodys(desk: Desk) -> None:
    desk.table(BOOK)
    done = desk.table("key,name,kind\n1,Olga Sternbergova,person\n,Ivan,person\n", "--replace")
    assert "nobody left the book" in done.out.lower()
    assert desk.json("status")["parties"] == 3


def test_a_listing_is_found_by_a_rescreening_that_spares_the_rest(desk: Desk) -> None:
    desk.table(BOOK)
    desk("screen")
    desk.lists(OLGA, IVAN, NOBODY)
    record = desk.json("rescreen")
    (run,) = record["runs"]
    assert (run["reason"], run["screened"], run["new"]) == ("list_change", 2, 1)
    assert desk.open_cases() == [("new", "1"), ("new", "2")]


def test_a_rescreening_finds_what_screening_everybody_finds(desk: Desk) -> None:
    desk.table(BOOK)
    desk("screen")
    desk.lists(IVAN)
    desk("rescreen")
    (full,) = desk.json("screen")["runs"]
    assert (full["screened"], full["new"], full["gone"], full["changed"]) == (3, 0, 0, 0)


def test_the_same_lists_screen_only_who_is_new_or_changed(desk: Desk) -> None:
    desk.table(BOOK)
    desk("screen")
    desk.table("key,name,kind\n2,Olga Sternbergova,person\n9,Sternbergova Olga,person\n")
    runs = desk.json("rescreen")["runs"]
    assert [(run["reason"], run["screened"]) for run in runs] == [
        ("data_change", 1),
        ("onboarding", 1),
    ]
    assert desk.open_cases() == [("new", "1"), ("new", "2"), ("new", "9")]
    (nothing,) = desk.json("rescreen")["runs"]
    assert nothing["screened"] == 0


def test_who_is_new_is_onboarded_by_key(desk: Desk) -> None:
    desk.table(BOOK)
    desk("screen")
    desk.table("key,name,kind\n8,Anna Beispiel,person\n9,Sternbergova Olga,person\n")
    done = desk("onboard", "9")
    assert (done.status, "Olga" in done.out) == (10, True)
    assert desk.json("status")["never_screened"] == 1
    assert desk("onboard", "8").status == 0
    assert desk("onboard", "77").status == 1


def lose_the_lists(desk: Desk) -> None:
    desk("screen")
    desk.lists(IVAN)
    for path in desk._folder.rglob("book-lists/**/*.snapshot"):
        path.unlink()


def screen_some_in_between(desk: Desk) -> None:
    desk("screen")
    desk.lists(OLGA, IVAN)
    desk("screen", "--key", "3")
    desk.lists(NOBODY)


@pytest.mark.parametrize(
    ("spoil", "because"),
    [
        (Desk.open_cases, "no run has screened the whole book yet"),
        (lose_the_lists, "are not kept here"),
        (screen_some_in_between, "lists that are neither those of run"),
    ],
    ids=["no run yet", "lists not kept", "some screened in between"],
)
def test_where_the_change_cannot_be_told_everybody_is_screened(
    desk: Desk, spoil: Callable[[Desk], object], because: str
) -> None:
    desk.table(BOOK)
    spoil(desk)
    record = desk.json("rescreen")
    (run,) = record["runs"]
    assert (run["reason"], run["screened"]) == ("full", 3)
    assert because in record["because"]


@pytest.mark.parametrize("what", ["ENGINE", "checked_threshold"])
def test_another_engine_or_threshold_screens_everybody(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    desk.table(BOOK)
    desk("screen")
    other: dict[str, object] = {"ENGINE": "another", "checked_threshold": lambda _: 0.9}
    monkeypatch.setattr(book_screening, what, other[what])
    record = desk.json("rescreen")
    assert record["runs"][0]["reason"] == "full"
    assert f"the {what.removeprefix('checked_').lower()} is" in record["because"]


def test_who_was_found_on_lists_in_between_is_not_left_so(desk: Desk) -> None:
    """3 is found on the lists of a day that no rescreening saw: gone from them, it must be gone."""
    desk.table("key,name,kind\n3,Ivan Arkhipovsky,person\n4,Li Na,person\n")
    desk("screen")
    desk.lists(OLGA, IVAN)
    desk("screen", "--key", "3")
    desk.lists(OLGA, NOBODY)
    desk("rescreen")
    assert desk.open_cases() == [("gone", "3")]


def test_on_suspicion_a_party_is_screened_and_what_stands_is_shown(desk: Desk) -> None:
    desk.table(BOOK)
    desk("screen")
    done = desk("screen", "--key", "1", "--reason", "suspicion", "--json")
    assert (done.status, [hit["party"] for hit in done.json["hits"]]) == (10, ["1"])
    done = desk("screen", "--key", "3")
    assert (done.status, "NOBODY" in done.out) == (0, True)


@pytest.mark.parametrize(
    "arguments",
    [("--all", "--key", "1"), ("--key", "1", "--reason", "full"), ("--reason", "onboarding")],
)
def test_a_reason_that_does_not_fit_is_a_usage_error(
    desk: Desk, arguments: tuple[str, ...]
) -> None:
    desk.table(BOOK)
    assert desk("screen", *arguments).status == 2


def test_the_status_says_what_to_do_next(desk: Desk) -> None:
    assert "witting book import" in desk("status").out
    desk.table(BOOK)
    assert "witting book screen" in desk("status").out
    desk("screen")
    status = desk.json("status")
    assert (status["parties"], status["open_cases"], status["is_current"]) == (3, 1, True)
    assert status["open_cases_by_age"][0] == {"age": "today or yesterday", "cases": 1}
    desk.lists(OLGA, IVAN)
    done = desk("status")
    assert done.status == 10
    said = " ".join(done.out.split())
    assert "The book was screened against ofac-sdn of 2026-11-01" in said
    assert "Run: witting book rescreen" in said


def test_a_first_onboarding_of_everybody_is_a_run_over_the_whole_book(desk: Desk) -> None:
    desk.table(BOOK)
    (run,) = desk.json("onboard")["runs"]
    assert (run["reason"], run["screened"]) == ("full", 3)
    (nothing,) = desk.json("rescreen")["runs"]
    assert (nothing["reason"], nothing["screened"]) == ("data_change", 0)


def test_the_status_tells_what_is_in_quarantine_and_what_the_lists_miss(desk: Desk) -> None:
    desk.lists(*((number, f"Aaa{number}, Bbb") for number in range(10, 30)))
    path = desk._folder / "small.xml"
    entry = ENTRY.format(uid=99_000_010, name="Aaa10, Bbb", remarks="")
    path.write_text(SDN.format(day="11/20/2026", count=1, entries=entry), encoding="utf-8")
    desk._shell("lists", "import", path)
    desk.table(BOOK)
    status = desk.json("status")
    held = [why for one in status["lists_in_use"] for why in one["quarantined"]]
    assert len(held) == 1
    assert any("Not screened against, for the lists in use" in why for why in status["warnings"])
    assert any("in quarantine: ofac-sdn" in line for line in status["to_do"])
    done = desk("status")
    assert "in quarantine" in done.out
    assert all(" ".join(why.split()) in " ".join(done.out.split()) for why in status["warnings"])


def test_what_cannot_be_asked_whole_is_told(desk: Desk) -> None:
    desk.table("key,name\n1,Anna Beispiel\n2,…\n")
    done = desk("screen")
    assert (done.status, "NOT ASKED WHOLE" in done.out) == (10, True)
    assert [one["party"] for one in desk.json("status")["unread"]] == ["2"]


def test_a_party_taken_out_is_gone_and_its_cases_stay(desk: Desk) -> None:
    desk.table(BOOK)
    desk("screen")
    assert desk("remove", "1", "nobody").status == 1
    assert desk.json("status")["parties"] == 3
    assert desk("remove", "1").status == 0
    (case,) = desk.json("cases")["cases"]
    assert (case["scope"]["party"], case["party"]) == ("1", None)
    assert "no longer in the book" in " ".join(desk("cases").out.split())


def test_several_processes_find_the_same(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(book_screening, "process_count", lambda asked, _parties: asked or 1)
    desk.table(BOOK)
    desk("screen", "--processes", "2")
    assert desk.open_cases() == [("new", "1")]


def test_an_empty_book_is_not_screened(desk: Desk) -> None:
    done = desk("screen")
    assert (done.status, "The book is empty" in done.err) == (1, True)


def test_lists_of_the_last_run_and_the_index_are_kept_and_others_let_go(desk: Desk) -> None:
    desk.table(BOOK)
    desk("screen")
    desk.lists(NOBODY)
    desk("rescreen")
    kept = [*desk._folder.rglob("book-lists/**/*.snapshot")]
    assert len(kept) == 2
    for path in kept:
        os.utime(path, (0, 0))
    desk.lists(NOBODY, (5, "ASDFGHJKLOV, Aaa"))
    desk("rescreen")
    left = {*desk._folder.rglob("book-lists/**/*.snapshot")}
    assert (len(left), len(left & {*kept})) == (2, 1)
    assert len(desk.json("runs")["runs"]) == 3
    assert desk.json("case", "1")["entry_before"]["id"] == "ofac-99000001"


def test_the_store_can_stand_in_the_environment(
    witting: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WITTING_STORE", str(tmp_path / "elsewhere.db"))
    witting("book", "status")
    assert (tmp_path / "elsewhere.db").is_file()
    assert not (tmp_path / "home" / "book.db").exists()


def test_names_that_run_from_right_to_left_are_set_apart(desk: Desk) -> None:
    desk.lists((7, "الريمي, قاسم"))
    desk.table("key,name,kind\n1,قاسم الريمي,person\n2,قاسم\u202eالريمي,person\n")
    desk("screen")
    out = desk("cases").out
    assert "\u2068قاسم الريمي\u2069" in out
    assert "\u202e" not in out
