"""Every rule in docs/yente.md has its test, and every route stands there."""

import re

from tests.service.client import Client
from tests.service.yente.conftest import ROOT

DOCS = (ROOT / "docs" / "yente.md").read_text(encoding="utf-8")
TESTS = "".join(
    path.read_text(encoding="utf-8")
    for path in sorted((ROOT / "tests/service/yente").glob("test_*"))
)


def test_every_rule_names_a_test_that_is_there() -> None:
    rows = [line for line in DOCS.splitlines() if line.startswith("|")][2:]
    named = [re.findall(r"`(test_\w+)`", row.split("|")[-2]) for row in rows]
    assert len(rows) > 60
    assert all(len(found) == 1 for found in named)
    assert [one for (one,) in named if f"def {one}(" not in TESTS] == []


def test_every_route_stands_in_the_docs(api: Client) -> None:
    for path in api.get("/openapi.json").json()["paths"]:
        start = path.split("{")[0].rstrip("/")
        end = path.rpartition("/")[2] if "reconcile" in path else ""
        assert start in DOCS
        assert end.strip("{}") in DOCS or end == "{entity_id}"
