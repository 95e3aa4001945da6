"""A delta written down reads back as it was, and what is no delta is refused by name."""

import json
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given

from tests.lists.delta_samples import chains
from witting.base import BrokenSnapshot, ListedName, ListEntry, TooLarge, UnreadableInput
from witting.lists import delta_file
from witting.lists.delta_file import delta_bytes, delta_from, read_delta
from witting.lists.deltas import apply, delta
from witting.lists.snapshot import Snapshot

SCHEMA = json.loads(
    (Path(__file__).parents[2] / "docs/schema/delta.schema.json").read_text(encoding="utf-8")
)
PARTY = ListEntry(
    id="ofac-7",
    list_id="ofac-sdn",
    kind=None,
    names=(ListedName(whole="NPO EXAMPLE"),),
    vessel=(("flag", "Cuba"),),
)
OTHER = replace(PARTY, id="ofac-8")


def held(*entries: ListEntry) -> Snapshot:
    return Snapshot(used=(), rejected=(), held=entries)


CHANGE = delta(held(PARTY, OTHER), held(replace(OTHER, gender="male"), replace(PARTY, id="x")))
PLAIN = json.loads(delta_bytes(CHANGE))


@given(chains())
def test_what_is_written_reads_back_and_is_written_alike(chain: list[Snapshot]) -> None:
    change = delta(*chain[:2])
    written = delta_bytes(change)
    assert delta_from(written) == change
    assert delta_bytes(delta_from(written)) == written


@given(chains())
def test_what_is_written_keeps_to_the_published_shape(chain: list[Snapshot]) -> None:
    written = json.loads(delta_bytes(delta(*chain[:2])))
    jsonschema.Draft202012Validator(SCHEMA).validate(written)


def test_the_published_shape_knows_every_field_of_an_entry() -> None:
    names = {field.name for field in fields(ListEntry)}
    assert set(SCHEMA["$defs"]["entry"]["properties"]) == names
    changes = SCHEMA["$defs"]["change"]["oneOf"]
    assert {one["properties"]["field"]["const"] for one in changes} == names - {"id", "list_id"}


def test_only_what_is_said_is_written() -> None:
    assert PLAIN["added"] == [
        {
            "at": 1,
            "entry": {
                "id": "x",
                "kind": None,
                "list_id": "ofac-sdn",
                "names": [{"whole": "NPO EXAMPLE"}],
                "vessel": [["flag", "Cuba"]],
            },
        }
    ]


def without(key: str) -> dict[str, Any]:
    return {name: value for name, value in PLAIN.items() if name != key}


def with_change(**values: Any) -> dict[str, Any]:
    (changed,) = PLAIN["changed"]
    return {**PLAIN, "changed": [changed | {"fields": [changed["fields"][0] | values]}]}


def with_entry(**values: Any) -> dict[str, Any]:
    (added,) = PLAIN["added"]
    return {**PLAIN, "added": [added | {"entry": added["entry"] | values}]}


@pytest.mark.parametrize(
    ("plain", "said"),
    [
        ([], "no delta of the form"),
        (without("schema"), "no delta of the form"),
        (PLAIN | {"schema": "witting/delta/2"}, "no delta of the form"),
        (without("after"), r"lacks a field \(.*after"),
        (PLAIN | {"more": 1}, "field 'more'"),
        (PLAIN | {"added": {}}, "/added is no list"),
        (PLAIN | {"added": [7]}, r"/added\[0\] is no object"),
        (PLAIN | {"added": [PLAIN["added"][0] | {"at": -1}]}, "/at is not"),
        (PLAIN | {"added": [PLAIN["added"][0] | {"at": True}]}, "/at is not"),
        (PLAIN | {"added": [PLAIN["added"][0] | {"at": 1.0}]}, "/at is not"),
        (with_entry(names=["NPO"]), r"/names\[0\] is no object"),
        (with_entry(kind="bank"), "'bank', which is not known"),
        (with_entry(kind=[]), "which is not known"),
        (with_entry(vessel=[["flag"]]), "1 values, and 2 belong there"),
        (with_entry(remarks=None), "/remarks is not"),
        (with_change(field="id"), "no change of a field"),
        (with_change(after=7), "/after is not"),
    ],
)
def test_what_is_no_delta_is_refused(plain: object, said: str) -> None:
    with pytest.raises(BrokenSnapshot, match=said):
        delta_from(json.dumps(plain).encode())


def spoilt(plain: Any) -> Iterator[Any]:
    """Give a plain value with each value in it, at any depth, replaced by others or left out."""
    yield from (None, [], {}, "x", -1, 3, True, 1.5, [[]], "\ud800")
    if isinstance(plain, dict):
        for key, value in plain.items():
            yield {name: kept for name, kept in plain.items() if name != key}
            yield from ({**plain, key: other} for other in spoilt(value))
    elif isinstance(plain, list):
        for at, value in enumerate(plain):
            yield [*plain[:at], *plain[at + 1 :]]
            yield [*plain[:at], value, *plain[at:]]
            yield from ([*plain[:at], other, *plain[at + 1 :]] for other in spoilt(value))


def test_no_spoilt_delta_leads_anywhere_but_where_it_promises() -> None:
    refused = 0
    before, promised = held(PARTY, OTHER), CHANGE.after.digest
    for plain in spoilt(PLAIN):
        try:
            reached = apply(delta_from(json.dumps(plain).encode()), before)
        except BrokenSnapshot:
            refused += 1
        else:
            assert reached.digest == promised
    assert refused > 500


@pytest.mark.parametrize("data", [b"", b"\xff", b"{", b"[" * 100_000, b'{"schema":' + b"9" * 5_000])
def test_what_is_no_json_is_refused(data: bytes) -> None:
    with pytest.raises(BrokenSnapshot, match="no JSON"):
        delta_from(data)


def test_a_delta_cut_short_anywhere_is_refused() -> None:
    written = delta_bytes(CHANGE)
    for end in range(0, len(written) - 2, 7):
        with pytest.raises(BrokenSnapshot):
            delta_from(written[:end])


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="cannot be opened"):
        read_delta(tmp_path / "delta.json")


def test_a_file_too_large_is_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "delta.json"
    path.write_bytes(delta_bytes(CHANGE))
    assert read_delta(path) == CHANGE
    monkeypatch.setattr(delta_file, "LARGEST", 10)
    with pytest.raises(TooLarge, match="unread"):
        read_delta(path)
