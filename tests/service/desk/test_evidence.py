"""The pack of evidence holds what was done, and any byte of it that changes is found."""

import io
import json
import re
import zipfile
from pathlib import Path

import pytest

from tests.cli.run import Shell
from tests.service.client import Client
from tests.service.desk.test_bulk import REVIEW, pasted
from tests.service.desk.test_cases import LOOKED, PROHIBITED, decided, hand_in
from witting.service.reports.asked import ROWS, SOURCES
from witting.service.reports.pack import scorecard
from witting.store.evidence import MANIFEST, verify_pack, write_pack

CARDS = Path(__file__).parents[3] / "quality" / "scorecards"


@pytest.fixture
def packed(client: Client) -> bytes:
    case = hand_in(client, PROHIBITED)
    decided(client, case, "release", "licensed")
    other = {"x-test-name": "Bilal"}
    client.post(
        f"{case}/second",
        data={"agrees": "true", "because": "Seen with the papers it names."},
        headers=other,
    )
    pasted(client, REVIEW[0])
    answer = client.get("/desk/evidence.zip")
    assert answer.status_code == 200, answer.text
    return answer.content


def read(packed: bytes, name: str) -> object:
    with zipfile.ZipFile(io.BytesIO(packed)) as opened:
        return json.loads(opened.read(name))


def changed(packed: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """Give a pack with some bytes of one file exchanged; its ZIP is whole."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as before, zipfile.ZipFile(out, "w") as after:
        for one in before.namelist():
            content = before.read(one)
            assert one != name or old in content
            after.writestr(one, content.replace(old, new, 1) if one == name else content)
    return out.getvalue()


def test_a_pack_holds_and_its_first_page_names_every_file(packed: bytes) -> None:
    found = verify_pack(io.BytesIO(packed))
    assert found.problems == ()
    assert found.count > 3
    with zipfile.ZipFile(io.BytesIO(packed)) as opened:
        page, names = opened.read("index.html").decode(), set(opened.namelist())
    linked = set(re.findall(r'href="([\w.-]+\.jsonl?)"', page))
    assert linked == names - {"index.html"}
    assert {name for row in ROWS for name in row.files} <= names
    assert "<script" not in page


def test_what_was_done_is_in_it(packed: bytes) -> None:
    eyes = read(packed, "four_eyes.json")
    assert isinstance(eyes, list)
    assert [(one["put_forward"]["decided_by"], one["answered"]["decided_by"]) for one in eyes] == [
        ("amina", "bilal")
    ]
    assert eyes[0]["are_two_people"] is True
    samples = read(packed, "samples.json")
    assert isinstance(samples, dict)
    assert samples["above_the_line"][0]["decisions"][0]["because"] == LOOKED
    lists = read(packed, "lists.json")
    assert isinstance(lists, dict)
    assert {one["list"]["id"] for one in lists["used_by_cases"]} >= {"ofac-sdn", "eu-fsf"}
    assert all(one["cases"] == 2 for one in lists["used_by_cases"])
    thresholds = read(packed, "thresholds.json")
    assert isinstance(thresholds, dict)
    assert all(one["reason"] for one in thresholds["names"])
    law = read(packed, "lawbook.json")
    assert isinstance(law, dict)
    assert {"section-11", "requirements"} <= {one["id"] for one in law["coverage"]}


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("samples.json", b"Looked", b"Liked!", "samples.json"),
        ("audit.jsonl", b'"verdict":"release"', b'"verdict":"reject"', "audit.jsonl"),
        ("index.html", b"Evidence", b"evidence", "index.html"),
        (MANIFEST, b'"name":"samples.json"', b'"name":"samplez.json"', "samplez.json"),
    ],
)
def test_a_changed_byte_is_found_and_named(
    packed: bytes, name: str, old: bytes, new: bytes, said: str
) -> None:
    found = verify_pack(io.BytesIO(changed(packed, name, old, new)))
    assert not found.is_whole
    assert said in " ".join(one.where for one in found.problems)


def test_what_was_added_taken_or_cut_is_found(packed: bytes) -> None:
    out = io.BytesIO(packed)
    with zipfile.ZipFile(out, "a") as opened:
        opened.writestr("more.json", b"{}")
    assert [one.where for one in verify_pack(out).problems] == ["more.json"]
    assert not verify_pack(io.BytesIO(packed[: len(packed) // 2])).is_whole
    for cut in (b"PK\x03\x04", packed[:-1], b""):
        assert not verify_pack(io.BytesIO(cut)).is_whole


def test_a_file_that_swells_is_not_read_to_its_end() -> None:
    out = io.BytesIO()
    write_pack(out, [("audit.jsonl", (b"x" * 10,))], {})
    bomb = changed(out.getvalue(), "audit.jsonl", b"x" * 10, b"x" * 30_000_000)
    assert len(bomb) > 1
    assert any("was changed" in one.why for one in verify_pack(io.BytesIO(bomb)).problems)


def test_the_manifests_hash_is_told_in_the_trail_and_can_be_expected(client: Client) -> None:
    hand_in(client, PROHIBITED)
    answer = client.get("/desk/evidence.zip")
    manifest = answer.headers["x-manifest-sha256"]
    assert manifest in client.get("/v1/audit?action=audit.exported").text
    assert verify_pack(io.BytesIO(answer.content), expect=manifest).is_whole
    assert not verify_pack(io.BytesIO(answer.content), expect="0" * 63 + "1").is_whole
    file = {"document": ("pack.zip", answer.content)}
    assert "It holds." in client.post("/desk/audit/verify", files=file).text


def test_the_command_verifies_a_pack(packed: bytes, witting: Shell, tmp_path: Path) -> None:
    path = tmp_path / "pack.zip"
    path.write_bytes(packed)
    assert witting("audit", "verify", str(path)).status == 0
    path.write_bytes(changed(packed, "figures.json", b"Cases", b"cases"))
    assert witting("audit", "verify", str(path)).status == 1


def test_the_pack_is_for_the_houses_auditors_alone(client: Client) -> None:
    assert client.get("/desk/evidence.zip", headers={"x-test-tenant": "other"}).status_code == 403
    assert client.get("/desk/evidence.zip", headers={"x-test-roles": "admin"}).status_code == 403
    assert "3 NYCRR Part 504" in client.get("/desk/evidence").text


def test_the_scorecard_is_the_newest_measured() -> None:
    if not CARDS.is_dir():
        pytest.skip("the scorecards are not in this copy")
    newest = max(CARDS.glob("*.json"), key=lambda path: tuple(map(int, path.stem.split("."))))
    assert json.loads(scorecard()) == json.loads(newest.read_bytes())


def test_nothing_is_called_read_that_has_no_source() -> None:
    assert {row.grade.split(":")[0] for row in ROWS} <= {
        "text read",
        "text read in part",
        "two public repositories cite it",
        "unconfirmed",
        "the department's own FAQ read",
        "the department's own FAQ read for 504.7; 504.4 unconfirmed",
    }
    assert all(url.startswith(("http://", "https://")) or not url for _, url in SOURCES)
