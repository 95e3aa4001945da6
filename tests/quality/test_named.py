"""The rows a lawyer may add to."""

from typing import Any

import pytest
from quality.named import counted, faults, rows, title

from witting.base import ListedName, ListEntry, PartyKind
from witting.lists import Snapshot
from witting.parties import Screener

ASKED = {"query", "kind", "birth_date", "countries", "identifiers"}
ANSWERS = {"finds", "shows", "not", "nobody", "match", "below"}


@pytest.mark.parametrize("row", rows(), ids=title)
def test_a_row_asks_one_thing_says_what_must_come_and_why(row: dict[str, Any]) -> None:
    assert ("query" in row) is not ("compare" in row)
    assert set(row) & ANSWERS
    assert set(row) <= ASKED | ANSWERS | {"compare", "issue", "why"}
    assert row["why"].endswith(".")


def test_every_entry_a_row_names_is_on_the_lists() -> None:
    wanted = {
        one for row in rows() for key in ("finds", "shows", "not") for one in row.get(key, ())
    }
    assert {one for one in wanted if Snapshot.default().entry(one) is None} == set()


def test_no_row_is_asked_twice() -> None:
    asked = [title(row) for row in rows()]
    assert len(asked) == len(set(asked))


def test_at_least_sixty_rows_beside_the_promised() -> None:
    assert len([row for row in rows() if not row.get("issue")]) >= 60


@pytest.fixture(scope="module")
def screener() -> Screener:
    name = ListedName(whole="Oleg Vladimirovich DERIPASKA", script="Latn")
    return Screener.from_entries(
        [ListEntry(id="a", list_id="ofac-sdn", kind=PartyKind.PERSON, names=(name,))]
    )


@pytest.mark.parametrize(
    ("row", "right"),
    [
        ({"query": "Oleg Vladimirovich Deripaska", "finds": ["a"]}, True),
        ({"query": "Oleg Vladimirovich Deripaska", "not": ["a"]}, False),
        ({"query": "Oleg Vladimirovich Deripaska", "nobody": True}, False),
        ({"query": "Maria Lopez", "finds": ["a"]}, False),
        ({"query": "Maria Lopez", "shows": ["a"]}, False),
        ({"query": "Maria Lopez", "nobody": True, "not": ["a"]}, True),
        ({"compare": ["Maria Lopez", "Oleg Deripaska"], "kind": "person", "match": False}, True),
        ({"compare": ["Maria Lopez", "Oleg Deripaska"], "kind": "person", "match": True}, False),
        ({"compare": ["Ann Lee", "Ann Lee"], "kind": "person", "below": ["Ann Lee"] * 2}, False),
    ],
)
def test_a_row_is_judged_by_what_it_says(
    row: dict[str, Any], right: bool, screener: Screener
) -> None:
    assert (not faults(row, screener)) is right


def test_a_row_that_fails_is_not_counted_as_holding() -> None:
    promised = next(row for row in rows() if row.get("issue"))
    whole = {one.name: one for one in counted({})}["named/promised"]
    short = {one.name: one for one in counted({title(promised): ["wrong"]})}["named/promised"]
    assert (whole.hits, short.hits) == (whole.n, whole.n - 1)
