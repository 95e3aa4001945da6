"""What `witting book … --json` prints is what the published schemas say."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.cli.run import Shell

ROOT = Path(__file__).resolve().parents[2]
BOOK = ROOT / "examples" / "book"
UNTIL = (datetime.now(tz=UTC).date() + timedelta(days=300)).isoformat()
MAPPED = ("--mapping", BOOK / "customers.mapping.yaml")
STEPS: tuple[tuple[str, tuple[object, ...]], ...] = (
    ("map", ("map", BOOK / "customers.csv")),
    ("status", ("status",)),
    ("import", ("import", BOOK / "customers.csv", *MAPPED)),
    ("run", ("screen",)),
    ("case", ("case", "1")),
    (
        "decision",
        ("decide", "2", "--verdict", "false-match", "--because", "another IMO", "--until", UNTIL),
    ),
    ("import", ("import", BOOK / "next-day.csv", *MAPPED, "--replace", "--yes")),
    ("run", ("onboard",)),
    ("run", ("rescreen",)),
    ("run", ("screen", "--key", "K-1010")),
    ("cases", ("cases",)),
    ("case", ("case", "4")),
    ("revoke", ("revoke", "1", "--because", "another ship")),
    ("decisions", ("decisions",)),
    ("runs", ("runs",)),
    ("status", ("status",)),
    ("remove", ("remove", "K-1010")),
    ("keep", ("keep", ROOT / "examples" / "03-payment-bearings.xml", "--as-of", "2024-06-12")),
    ("lookback", ("lookback",)),
)


def schema(name: str) -> dict[str, Any]:
    path = ROOT / "docs" / "schema" / f"book-{name}.schema.json"
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


@pytest.fixture
def records(witting: Shell) -> list[tuple[str, Any]]:
    return [(name, witting("book", *step, "--json").json) for name, step in STEPS]


def test_every_record_is_what_its_schema_says(records: list[tuple[str, Any]]) -> None:
    for name, record in records:
        jsonschema.Draft202012Validator(schema(name)).validate(record)


def test_a_record_that_says_less_is_refused(records: list[tuple[str, Any]]) -> None:
    for name, record in records:
        checked = jsonschema.Draft202012Validator(schema(name))
        for field in schema(name)["required"]:
            less = {key: value for key, value in record.items() if key != field}
            assert not checked.is_valid(less), (name, field)


def test_every_schema_is_printed_by_some_command() -> None:
    published = {path.name for path in (ROOT / "docs" / "schema").glob("book-*.schema.json")}
    assert published == {f"book-{name}.schema.json" for name, _ in STEPS}
