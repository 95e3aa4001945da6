"""Whatever is handed in, a person gets one clear sentence and the other inputs their verdicts."""

from pathlib import Path

import pytest

from tests.cli.documents import pacs008
from tests.cli.run import Shell

BROKEN = {
    "doctype.xml": b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
    "empty.xml": b"",
    "binary.bin": bytes(range(256)) * 8,
    "truncated.fin": (
        b"{1:F01BICFOOYYAXXX8667486276}"
        b"{2:O1031610191014BBBBUS3NBXXX63382244921910142210N}{4:\n:20:1\n:23B:CRED\n"
    ),
    "no-party.json": b'{"kind": "order"}',
    "unknown-key.json": b'{"kind": "order", "partys": []}',
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_input_is_one_sentence_and_status_one(
    witting: Shell, tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    path.write_bytes(BROKEN[name])
    done = witting("assess", path)
    assert done.status == 1
    assert done.err.startswith("witting: ")
    assert "Traceback" not in done.err


@pytest.mark.parametrize("more", [(), ("--json",)], ids=["page", "json"])
@pytest.mark.parametrize("name", BROKEN)
def test_the_file_is_named_once(
    witting: Shell, tmp_path: Path, name: str, more: tuple[str, ...]
) -> None:
    path = tmp_path / name
    path.write_bytes(BROKEN[name])
    done = witting("assess", path, *more)
    assert done.err.startswith(f"witting: {path}")
    assert done.err.count(name) == 1


def test_the_other_inputs_of_a_batch_still_get_their_verdicts(
    witting: Shell, tmp_path: Path
) -> None:
    broken, good = tmp_path / "empty.xml", tmp_path / "good.xml"
    broken.write_bytes(b"")
    good.write_text(pacs008(remittance="пшеница, порт Новороссийск"), encoding="utf-8")
    done = witting("assess", broken, good, "--json", "--as-of", "2024-05-16")
    assert done.status == 1
    first, second = done.json
    assert first["error"]["message"]
    assert second["outcome"] == "clear"


def test_a_missing_file_is_named(witting: Shell, tmp_path: Path) -> None:
    done = witting("assess", tmp_path / "nowhere.xml")
    assert done.status == 1
    assert "nowhere.xml" in done.err


@pytest.mark.parametrize(
    "arguments",
    [("assess",), ("assess", "x", "--as-of", "yesterday"), ("nonsense",)],
    ids=["no file", "no day", "no command"],
)
def test_wrong_usage_has_status_two(witting: Shell, arguments: tuple[str, ...]) -> None:
    assert witting(*arguments).status == 2
