"""Cases at the command line: shown as they were seen, decided, taken back; on both databases."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.cli.book_desk import BOOK, IVAN, OLGA, Desk

UNTIL = (datetime.now(tz=UTC).date() + timedelta(days=300)).isoformat()
WORD = ("--verdict", "false-match", "--because", "another birth date", "--until", UNTIL)


def test_a_case_shows_before_and_after_the_entry_and_the_party(desk: Desk) -> None:
    desk.table(BOOK)
    desk("screen")
    desk("decide", "1", *WORD)
    desk.lists(OLGA, remarks="Linked To: SOMEBODY")
    desk("rescreen")
    done = desk("case", "2")
    assert done.status == 10
    for words in ("before", "after", "entry: remarks", "Linked To: SOMEBODY", "Olga Sternbergova"):
        assert words in done.out
    record = desk.json("case", "2")
    assert record["entry_before"]["remarks"] != record["entry_after"]["remarks"]
    assert record["entry_after"]["id"] == "ofac-99000001"
    assert desk("case", "99").status == 1


def test_a_closed_case_shows_what_was_seen_years_later(desk: Desk) -> None:
    desk.table(BOOK)
    desk("screen")
    desk("decide", "1", *WORD)
    desk.table("key,name,kind,address\n1,Olga Sternbergova,person,Riga\n")
    desk.lists(OLGA, remarks="Linked To: SOMEBODY")
    desk("rescreen")
    desk.lists(IVAN)
    desk("rescreen")
    for path in desk._folder.rglob("book-lists/**/*.snapshot"):
        path.unlink()
    record = desk.json("case", "1")
    assert (record["party_then"]["address"], record["party"]["address"]) == ("", "Riga")
    assert record["entry_after"]["remarks"] == ""
    (made,) = record["decisions"]
    assert (made["party_then"]["address"], made["hit"]) == ("", record["after"])
    assert "It has changed since" in desk("case", "1").out
    said = " ".join(desk("case", "2").out.split())
    assert "It was made of the party as it was then" in said
    desk("remove", "1")
    assert "It is no longer in the book" in desk("case", "1").out


def test_a_decision_taken_back_is_told_and_its_case_is_open(desk: Desk) -> None:
    desk.table(BOOK)
    desk("screen")
    desk("decide", "1", *WORD)
    again = desk("decide", "1", *WORD)
    assert (again.status, "witting book revoke 1" in " ".join(again.err.split())) == (1, True)
    assert desk("revoke", "1", "--because", " ").status == 1
    done = desk("revoke", "1", "--because", "the wrong passport", "--by", "bo")
    assert (done.status, "Case 1 is open" in done.out) == (0, True)
    assert desk.open_cases() == [("new", "1")]
    said = " ".join(desk("case", "1").out.split())
    assert "Decision 1 answered it and does no longer" in said
    assert "by bo: taken back: the wrong passport" in said
    assert desk("revoke", "1", "--because", "again").status == 1


def test_on_suspicion_what_was_decided_is_a_case_again(desk: Desk) -> None:
    desk.table(BOOK)
    desk("screen")
    desk("decide", "1", *WORD)
    desk("screen", "--key", "1", "--reason", "suspicion")
    (case,) = desk.json("cases", "--open")["cases"]
    assert (case["reason"], case["scope"]["party"]) == ("suspicion", "1")


def test_a_decision_for_ever_is_refused_with_what_to_do(desk: Desk) -> None:
    desk.table(BOOK)
    desk("screen")
    done = desk("decide", "1", *WORD[:-1], "9999-12-31")
    assert (done.status, "give a day up to" in " ".join(done.err.split())) == (1, True)


def test_a_decision_closes_the_case_and_lapses_when_the_entry_changes(desk: Desk) -> None:
    desk.table(BOOK)
    desk("screen")
    assert desk("decide", "1", *WORD, "--by", "ana").status == 0
    assert desk("cases", "--open").status == 0
    assert desk("decide", "1", *WORD).status == 1
    (made,) = desk.json("decisions", "--standing")["decisions"]
    assert (made["decided_by"], made["expires_on"], made["is_standing"]) == ("ana", UNTIL, True)
    desk.lists(OLGA, remarks="DOB 1970")
    desk("rescreen")
    assert desk.open_cases() == [("changed", "1")]
    (made,) = desk.json("decisions")["decisions"]
    assert made["lapsed_because"] == "the list entry changed since it was made"


@pytest.mark.parametrize(
    ("until", "because", "status"),
    [("2020-01-01", "known", 1), ("soon", "known", 2), (UNTIL, " ", 1)],
    ids=["a day past", "no day", "no reason"],
)
def test_a_decision_that_says_too_little_is_refused(
    desk: Desk, until: str, because: str, status: int
) -> None:
    desk.table(BOOK)
    desk("screen")
    word = ("--verdict", "true-match", "--because", because, "--until", until)
    assert desk("decide", "1", *word).status == status
    assert desk.open_cases() == [("new", "1")]
