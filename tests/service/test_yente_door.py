"""What of yente's API asks for a key, what does not, and who may have lists fetched by it."""

import asyncio
import threading
from pathlib import Path
from typing import Any

import pytest

from tests.service.client import ROLES, Client
from tests.service.conftest import MakeApp
from witting.base import SettingsError
from witting.service import updating
from witting.service.parts import Service
from witting.service.settings import Settings

Loop = asyncio.AbstractEventLoop
NOBODY = {ROLES: "nobody"}
TOKEN = "0123456789abcdef-token"
OPEN = ("/catalog", "/manifest", "/algorithms")
OWN = "list_id,name,kind\nhouse,Zyxwvut Qponmlk Trading,organisation\n"


@pytest.mark.parametrize("path", OPEN)
def test_the_catalogue_is_open_and_closed_by_a_setting(
    make_app: MakeApp, loop: Loop, path: str
) -> None:
    assert Client(make_app(), loop).get(path, headers=NOBODY).status_code == 200
    closed = Client(make_app(closed_catalogue=True), loop)
    assert closed.get(path, headers=NOBODY).status_code == 401
    assert closed.get(path, headers={ROLES: "viewer"}).status_code == 200


@pytest.mark.parametrize("path", ["/search/default", "/entities/x", "/reconcile/default"])
def test_looking_up_is_not_open(make_app: MakeApp, loop: Loop, path: str) -> None:
    assert Client(make_app(), loop).get(path, headers=NOBODY).status_code == 401


def test_a_list_of_the_house_is_in_the_catalogue_of_who_may_ask_alone(
    make_app: MakeApp, loop: Loop, tmp_path: Path
) -> None:
    own = tmp_path / "own.csv"
    own.write_text(OWN, encoding="utf-8")
    client = Client(make_app(lists=(own,)), loop)
    seen = client.get("/catalog", headers={ROLES: "viewer"})
    unknown = client.get("/catalog", headers=NOBODY)
    assert [one["name"] for one in seen.json()["datasets"]] == [
        "default",
        "sanctions",
        "own_house",
    ]
    assert "house" not in unknown.text
    assert [one["entity_count"] for one in unknown.json()["datasets"]] == [0, 0]
    assert seen.headers["cache-control"].startswith("private")
    assert seen.headers["etag"] != unknown.headers["etag"]
    auditor = client.get("/catalog", headers={ROLES: "auditor"})
    assert "house" not in auditor.text


@pytest.mark.parametrize(
    ("token", "said", "status"),
    [
        ("", "", 403),
        ("", TOKEN, 403),
        (TOKEN, "", 403),
        (TOKEN, TOKEN[:-1], 403),
        (TOKEN, TOKEN, 200),
    ],
)
def test_who_has_the_token_has_lists_fetched(
    make_app: MakeApp,
    loop: Loop,
    monkeypatch: pytest.MonkeyPatch,
    token: str,
    said: str,
    status: int,
) -> None:
    fetched = []

    def fetch(_service: Service, by: Any, files: Any) -> list[dict[str, str]]:
        fetched.append(by.id)
        assert files
        return [{"file": files[0].id, "state": "same"}]

    monkeypatch.setattr(updating, "_fetched", fetch)
    client = Client(make_app(update_token=token), loop)
    for _ in range(2):
        asked = {"token": said, "sync": "true"}
        answer = client.post("/updatez", params=asked, headers=NOBODY)
        assert answer.status_code == status
    assert fetched == (["update token"] * 2 if status == 200 else [])
    told = client.get("/v1/audit", params={"action": "lists.taken_in"}).json()["entries"]
    assert [one["actor"] for one in told] == fetched


def test_lists_are_fetched_by_one_at_a_time(
    make_app: MakeApp, loop: Loop, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, begun = threading.Event(), threading.Event()

    def fetch(_service: Service, _by: Any, _files: Any) -> list[dict[str, str]]:
        begun.set()
        go_on.wait(60)
        raise OSError("the net is away")

    monkeypatch.setattr(updating, "_fetched", fetch)
    client = Client(make_app(update_token=TOKEN), loop)
    assert client.post("/v1/lists/update", json={}).status_code == 202
    assert begun.wait(60)
    assert client.post("/v1/lists/update", json={}).status_code == 409
    answer = client.post("/updatez", params={"token": TOKEN, "sync": "true"}, headers=NOBODY)
    assert answer.status_code == 200  # they are being fetched, as was asked
    go_on.set()
    while updating._updating.locked():
        go_on.wait(0.01)
    assert client.post("/v1/lists/update", json={}).status_code == 202


def test_a_short_token_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="openssl rand"):
        Settings(home=tmp_path, update_token="short").checked()
