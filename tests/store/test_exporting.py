"""An export is verified without the database, and whatever was done to it is found."""

import json
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.deal_desk import NOW
from witting.store import Database, audit
from witting.store.audit import Action
from witting.store.canonical import canonical
from witting.store.chain import Verified
from witting.store.exporting import export_lines, verify_export
from witting.store.pruning import prune


def tell(database: Database, count: int) -> list[str]:
    with database.writing() as connection:
        made = [
            audit.tell(
                connection,
                Action.SETTINGS_CHANGED,
                actor="ana",
                subject="settings",
                detail={"says": "Минск 上海 é", "number": number},
                now=NOW + timedelta(seconds=number),
            )
            for number in range(count)
        ]
    return [one.hash for one in made]


def exported(database: Database) -> list[bytes]:
    with database.reading() as connection:
        return list(export_lines(connection, engine="test", now=NOW))


def verified(lines: list[bytes] | bytes, expect: str = "") -> Verified:
    whole = lines if isinstance(lines, bytes) else b"".join(lines)
    return verify_export(BytesIO(whole), expect=expect)


@pytest.mark.parametrize("count", [0, 1, 1200])
def test_an_export_holds(database: Database, count: int) -> None:
    hashes = tell(database, count)
    found = verified(exported(database))
    assert (found.count, found.problems) == (count, ())
    assert found.last_hash == (hashes[-1] if hashes else audit.BEGINNING)


def test_an_export_of_a_trail_that_was_cut_begins_where_it_was_cut(database: Database) -> None:
    tell(database, 4)
    with database.writing() as connection:
        prune(connection, years=1, actor="root", now=NOW.replace(year=2030))
    found = verified(exported(database))
    assert (found.first, found.count, found.problems) == (5, 1, ())


def rehashed(line: bytes, **changed: object) -> bytes:
    """Give a line with something else in it, and a hash that fits."""
    record = json.loads(line) | changed
    del record["hash"]
    from witting.store.canonical import digest

    return f"{canonical(record | {'hash': digest(record)})}\n".encode()


DONE: dict[str, tuple[Callable[[list[bytes]], list[bytes]], str, str]] = {
    "a byte changed": (
        lambda lines: [*lines[:3], lines[3].replace(b"ana", b"eve"), *lines[4:]],
        "line 4",
        "hash is not that of what it says",
    ),
    "an entry changed, and its hash with it": (
        lambda lines: [*lines[:3], rehashed(lines[3], actor="eve"), *lines[4:]],
        "line 5",
        "follows another one",
    ),
    "two lines changed places": (
        lambda lines: [*lines[:2], lines[3], lines[2], *lines[4:]],
        "line 3",
        "changed places",
    ),
    "a line removed": (lambda lines: lines[:3] + lines[4:], "line 4", "entries are missing"),
    "a line twice": (lambda lines: [*lines[:4], *lines[3:]], "line 5", "were added"),
    "the last line removed": (lambda lines: lines[:-1], "line 7", "the end was cut off"),
    "the end cut": (lambda lines: lines[:-2] + lines[-1:], "line 6", "cut off or added at the end"),
    "half of the end cut": (lambda lines: [*lines[:-1], lines[-1][:20]], "line 7", "was cut"),
    "something after the end": (lambda lines: [*lines, lines[2]], "line 8", "was added"),
    "a space": (
        lambda lines: [*lines[:2], lines[2].replace(b":", b": ", 1), *lines[3:]],
        "line 3",
        "not written as witting writes it",
    ),
    "something more in a line": (
        lambda lines: [*lines[:2], rehashed(lines[2], note="x"), *lines[3:]],
        "line 3",
        "says something more",
    ),
    "an empty line": (lambda lines: [*lines[:2], b"\n", *lines[2:]], "line 3", "not written"),
    "the first line changed": (
        lambda lines: [lines[0].replace(b"test", b"nest"), *lines[1:]],
        "line 7",
        "first line was changed",
    ),
    "the first line removed": (lambda lines: lines[1:], "line 1", "no line of an export"),
    "another schema": (
        lambda lines: [lines[0].replace(b"export/1", b"export/9"), *lines[1:]],
        "line 1",
        "that this version knows",
    ),
    "not an export": (lambda _: [b"%PDF-1.7\n"], "line 1", "not written as witting writes it"),
    "nothing": (lambda _: [], "line 1", "does not end as a line does"),
    "deep nesting": (lambda _: [b"[" * 100_000 + b"\n"], "line 1", "not written"),
}


@pytest.mark.parametrize("name", DONE)
def test_whatever_was_done_is_found_and_the_first_line_named(database: Database, name: str) -> None:
    tell(database, 5)
    do, where, why = DONE[name]
    found = verified(do(exported(database)))
    assert not found.is_whole
    assert found.problems[0].where == where
    assert why in found.problems[0].why


def test_an_end_cut_and_closed_anew_is_found_by_a_hash_noted_before(database: Database) -> None:
    early = exported(database)
    hashes = tell(database, 3)
    whole = exported(database)
    assert verified(early).is_whole
    (problem,) = verified(early, expect=hashes[-1]).problems
    assert "is of no entry here" in problem.why
    assert verified(whole, expect=hashes[0]).is_whole
    assert verified(whole, expect=hashes[-1]).is_whole


@pytest.fixture(scope="module")
def export(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    database = Database.open(tmp_path_factory.mktemp("trail") / "own.db")
    tell(database, 6)
    whole = b"".join(exported(database))
    database.close()
    return whole


@given(data=st.data())
@settings(max_examples=400, deadline=None)
def test_any_byte_changed_added_or_removed_is_found(export: bytes, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(export) - 1))
    byte = bytes([data.draw(st.integers(0, 255).filter(lambda one: one != export[at]))])
    how = data.draw(st.sampled_from(["changed", "added", "removed"]))
    rest = export[at:] if how == "added" else export[at + 1 :]
    done = export[:at] + (b"" if how == "removed" else byte) + rest
    if done != export:
        assert not verified(done).is_whole


@given(cut=st.integers(0, 10**6))
@settings(max_examples=100, deadline=None)
def test_any_cut_of_the_end_is_found(export: bytes, cut: int) -> None:
    assert not verified(export[: cut % len(export)]).is_whole
