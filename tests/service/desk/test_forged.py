"""A pack whose manifest was made anew does not hold where it tells decisions otherwise."""

import io
import json
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from tests.cli.run import Shell
from tests.service.client import Client
from tests.service.desk.test_cases import PROHIBITED, decided, hand_in
from witting.store.canonical import canonical
from witting.store.evidence import MANIFEST, verify_pack
from witting.store.evidence_words import WITHDRAWN


@pytest.fixture
def packed(client: Client) -> bytes:
    """A pack with one decision that two made, and one that was taken back."""
    case = hand_in(client, PROHIBITED)
    decided(client, case, "release", "licensed")
    other = {"x-test-name": "Bilal"}
    client.post(
        f"{case}/second",
        data={"agrees": "true", "because": "Seen with the papers it names."},
        headers=other,
    )
    again = hand_in(client, PROHIBITED)
    decided(client, again, "release", "licensed")
    client.post(f"{again}/second", data={"agrees": "false", "because": "My mistake."})
    answer = client.get("/desk/evidence.zip")
    assert answer.status_code == 200, answer.text
    return answer.content


def forged(packed: bytes, name: str, change: Callable[[Any], object]) -> bytes:
    """Give a pack with one file changed and the manifest made anew, as a forger does."""
    with zipfile.ZipFile(io.BytesIO(packed)) as before:
        files = {one: before.read(one) for one in before.namelist()}
    record = json.loads(files[name])
    change(record)
    files[name] = json.dumps(record).encode()
    manifest = json.loads(files[MANIFEST])
    for one in manifest["files"]:
        content = files[one["name"]]
        one |= {"sha256": sha256(content).hexdigest(), "size": len(content)}
    files[MANIFEST] = canonical(manifest).encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as after:
        for one, content in files.items():
            after.writestr(one, content)
    return out.getvalue()


def _put(name: str, value: object) -> Callable[[Any], object]:
    return lambda eyes: eyes[0]["put_forward"].__setitem__(name, value)


def _answer(name: str, value: object) -> Callable[[Any], object]:
    return lambda eyes: eyes[0]["answered"].__setitem__(name, value)


def _sampled(name: str, value: object) -> Callable[[Any], object]:
    return lambda told: told["above_the_line"][0]["decisions"][0].__setitem__(name, value)


def _case(name: str, value: object) -> Callable[[Any], object]:
    return lambda told: told["above_the_line"][0]["case"].__setitem__(name, value)


FORGED = [
    ("four_eyes.json", _put("decided_by", "olga"), "decided_by 'olga', there 'amina'"),
    ("four_eyes.json", _put("decided_at", "2020-01-01"), "decided_at '2020-01-01', there"),
    ("four_eyes.json", _put("verdict", "reject"), "verdict 'reject', there 'release'"),
    ("four_eyes.json", _put("reason", "ordered"), "reason 'ordered', there 'licensed'"),
    ("four_eyes.json", _put("because", "Nothing."), "because 'Nothing.', there"),
    ("four_eyes.json", _put("facts", '["1/f9"]'), "its facts"),
    ("four_eyes.json", _put("id", 99), "was added"),
    ("four_eyes.json", _answer("decided_by", "chen"), "decided_by 'chen', there 'bilal'"),
    ("four_eyes.json", lambda eyes: eyes.pop(), "left out"),
    ("four_eyes.json", lambda eyes: eyes[0].update(answered=None), "another answer"),
    ("four_eyes.json", lambda eyes: eyes[1].update(are_two_people=True), "not what its own"),
    ("four_eyes.json", lambda eyes: eyes[1].update(came_of_it="agreed to"), "not what its own"),
    ("four_eyes.json", lambda eyes: eyes[0].pop("answered"), "not as packs tell it"),
    ("samples.json", _sampled("because", "It was fine."), "because 'It was fine.', there"),
    ("samples.json", _sampled("decided_by", "olga"), "decided_by 'olga', there 'amina'"),
    ("samples.json", _sampled("verdict", "block"), "verdict 'block', there"),
    ("samples.json", _case("outcome", "clear"), "was opened with another outcome"),
    ("samples.json", _case("id", 99), "the trail does not tell of case 99"),
    ("samples.json", lambda told: told["above_the_line"][0]["decisions"].pop(), "left out"),
    ("good_guys.json", lambda told: told.append({"id": 7}), "was added"),
]


@pytest.mark.parametrize(("name", "change", "said"), FORGED)
def test_decisions_told_otherwise_are_found_although_the_manifest_agrees(
    packed: bytes, name: str, change: Callable[[Any], object], said: str
) -> None:
    assert verify_pack(io.BytesIO(packed)).is_whole
    found = verify_pack(io.BytesIO(forged(packed, name, change)))
    assert not found.is_whole
    assert said in " ".join(one.why for one in found.problems)


def test_what_rests_on_the_hash_alone_is_named_and_the_hash_tells_a_forgery(
    packed: bytes, witting: Shell, tmp_path: Path
) -> None:
    path = tmp_path / "pack.zip"
    path.write_bytes(packed)
    noted = verify_pack(io.BytesIO(packed)).manifest
    told = " ".join(witting("audit", "verify", str(path)).out.split())
    assert f"The manifest's hash is {noted}." in told
    assert "figures.json" in told
    assert "thresholds.json rest on that hash alone" in told
    other = forged(packed, "figures.json", lambda told: told[0].update(title="Another"))
    path.write_bytes(other)
    assert noted not in witting("audit", "verify", str(path)).out
    answer = witting("audit", "verify", str(path), "--expect", noted)
    assert answer.status == 1
    assert f"{noted} that was noted is neither its manifest's" in answer.err


def test_an_entrys_hash_can_be_expected_of_a_pack_as_well(packed: bytes) -> None:
    last = verify_pack(io.BytesIO(packed)).last_hash
    assert verify_pack(io.BytesIO(packed), expect=last).is_whole


def test_taking_back_ones_own_is_called_that(packed: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(packed)) as opened:
        eyes = json.loads(opened.read("four_eyes.json"))
        page = opened.read("index.html").decode()
    assert [(one["came_of_it"], one["are_two_people"]) for one in eyes] == [
        ("agreed to", True),
        (WITHDRAWN, None),
    ]
    assert "1 withdrawn by who put them forward" in page


@pytest.mark.parametrize("is_ended", [False, True])
def test_a_good_guy_left_out_is_found_and_named(client: Client, is_ended: bool) -> None:
    case = hand_in(client, PROHIBITED)
    until = (datetime.now(tz=UTC).date() + timedelta(days=90)).isoformat()
    assert decided(client, case, "false_match", "other_birth", until=until) == 303
    other = {"x-test-name": "Bilal"}
    client.post(
        f"{case}/second",
        data={"agrees": "true", "because": "Seen with the papers it names."},
        headers=other,
    )
    if is_ended:
        data = {"because": "New facts."}
        assert client.post("/v1/cases/1/reopening", json=data).status_code == 200
    packed = client.get("/desk/evidence.zip").content
    assert verify_pack(io.BytesIO(packed)).is_whole
    found = verify_pack(io.BytesIO(forged(packed, "good_guys.json", lambda told: told.pop(0))))
    (problem,) = found.problems
    assert problem.where == "good_guys.json"
    assert "row 1, of case:1, is left out: entry " in problem.why
    twice = forged(packed, "good_guys.json", lambda told: told.append(told[0]))
    assert "is there twice" in verify_pack(io.BytesIO(twice)).problems[0].why
