"""What the API says of itself: datasets, algorithms, health; and who may make it look for lists."""

import asyncio
import json
import threading
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime

import jsonschema
import pytest
from fastapi import FastAPI

from tests.service.client import Client
from tests.service.yente.asking import PUTIN, ids, match
from tests.service.yente.conftest import SAMPLES
from tests.service.yente.serving import Held, InUse
from witting.assess import World
from witting.lists import Snapshot
from witting.parties import Screener
from witting.service.yente import create_app, router
from witting.service.yente.asking import Batch, query_of
from witting.service.yente.datasets import Scope
from witting.service.yente.kept import Kept
from witting.service.yente.matching import Terms, matched


@dataclass
class Updates:
    """Counts how often new lists were looked for."""

    calls: list[int] = field(default_factory=list)

    def __call__(self) -> None:
        self.calls.append(1)


def _with_token(loop: asyncio.AbstractEventLoop, token: str) -> tuple[Client, Updates]:
    updates = Updates()
    app = FastAPI()
    app.include_router(router(InUse.of(), update=updates, update_token=token))
    return Client(app, loop), updates


def test_it_is_up_and_ready(api: Client) -> None:
    assert api.get("/healthz").json() == {"status": "ok"}
    assert api.get("/readyz").json() == {"status": "ok"}


def test_it_is_not_ready_without_anybody_to_screen_against(
    loop: asyncio.AbstractEventLoop,
) -> None:
    whole = World.open()
    empty = Snapshot.from_lists([])
    world = World(
        snapshot=empty,
        screener=Screener.of(empty),
        lawbook=whole.lawbook,
        is_default=False,
    )
    api = Client(create_app(InUse(current=Held(world=world))), loop)
    assert api.get("/readyz").status_code == 503
    assert api.get("/readyz").json() == {"detail": "Index not ready."}
    assert api.get("/healthz").status_code == 200


@pytest.mark.parametrize("path", ["/catalog", "/manifest"])
def test_the_catalogue_names_every_dataset(api: Client, path: str) -> None:
    found = api.get(path).json()
    names = ["default", "sanctions", "ofac_sdn", "ofac_cons", "eu_fsf"]
    assert [one["name"] for one in found["datasets"]] == names
    assert found["current"] == names
    assert (found["outdated"], found["index_stale"]) == ([], False)
    for one in found["datasets"]:
        assert one["load"] is True
        assert one["index_current"] is True
        assert one["version"] == one["index_version"]
        datetime.strptime(one["version"].partition("-")[0], "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    assert set(found["datasets"][0]["children"]) == set(names) - {"default"}


def test_the_catalogue_is_not_sent_twice(api: Client) -> None:
    first = api.get("/catalog")
    assert first.headers["cache-control"] == "public, max-age=300"
    mark = first.headers["etag"]
    again = api.get("/catalog", headers={"if-none-match": mark})
    assert (again.status_code, again.content) == (304, b"")
    assert api.get("/catalog", headers={"if-none-match": '"other"'}).status_code == 200


def test_every_algorithm_says_that_one_scorer_answers(api: Client) -> None:
    found = api.get("/algorithms").json()
    names = {one["name"] for one in found["algorithms"]}
    assert {"logic-v1", "logic-v2", "name-based", "regression-v1"} <= names
    assert {found["default"], found["best"]} <= names
    assert all("witting's own scorer" in one["description"] for one in found["algorithms"])
    assert all(one["docs"]["features"] == one["features"] for one in found["algorithms"])


def test_every_part_of_a_score_is_described(api: Client) -> None:
    described = api.get("/algorithms").json()["algorithms"][0]["features"]
    shown = match(api, PUTIN, threshold=0.1, cutoff=0.0, limit=100)["results"]
    parts = {name for one in shown for name in one["explanations"]}
    assert parts <= described.keys()
    assert all(one["description"] for one in described.values())


def test_without_a_token_nobody_makes_it_look_for_lists(
    api: Client, loop: asyncio.AbstractEventLoop
) -> None:
    assert api.get("/updatez").status_code == 405
    assert api.post("/updatez?token=").status_code == 403
    assert api.post("/updatez?token=x&sync=true").json() == {"detail": "Invalid token."}
    unset, updates = _with_token(loop, "")
    assert unset.post("/updatez?token=").status_code == 403
    assert updates.calls == []


@pytest.mark.parametrize("sync", ["true", "false"])
def test_with_the_token_it_looks_for_lists(loop: asyncio.AbstractEventLoop, sync: str) -> None:
    api, updates = _with_token(loop, "secret")
    assert api.post(f"/updatez?token=wrong&sync={sync}").status_code == 403
    assert updates.calls == []
    assert api.post(f"/updatez?token=secret&sync={sync}").json() == {"status": "ok"}
    assert updates.calls == [1]


def test_a_switch_of_the_lists_is_felt_at_once(loop: asyncio.AbstractEventLoop) -> None:
    lists = InUse.of(str(SAMPLES / "entities.ftm.json"))
    api = Client(create_app(lists), loop)
    assert ids(match(api, PUTIN)) == []
    assert api.get("/entities/NK-pat").status_code == 200
    before = api.get("/catalog").headers["etag"]
    lists.current = Held(world=World.open())
    assert "ofac-35096" in ids(match(api, PUTIN))
    assert api.get("/entities/NK-pat").status_code == 404
    assert api.get("/catalog").headers["etag"] != before


def test_nobody_is_dropped_while_the_lists_are_switched() -> None:
    worlds = [World.open(), World.open(str(SAMPLES / "entities.ftm.json"))]
    lists = InUse(current=Held(world=worlds[0]))
    kept = Kept(lists)
    batch = Batch(queries={"q": query_of("Person", {"name": ["Vladimir Putin", "Pat Nobody"]})})
    wanted = {worlds[0]: {"ofac-35096", "eu-fsf-EU.7510.16"}, worlds[1]: {"NK-pat"}}
    wrong: list[object] = []

    def ask() -> None:
        for _ in range(60):
            entities = kept.now
            answer = json.loads(matched(batch, Terms(scope=Scope()), entities))
            found = set(ids(answer["responses"]["q"]))
            if found != wanted[entities.world]:
                wrong.append(found)

    askers = [threading.Thread(target=ask) for _ in range(3)]
    for asker in askers:
        asker.start()
    for turn in range(20):
        lists.current = Held(world=worlds[turn % 2])
        time.sleep(0.01)
    for asker in askers:
        asker.join(timeout=60)
    assert wrong == []


GETS = {
    "/search/{dataset}": "/search/default?q=putin",
    "/entities/{entity_id}": "/entities/ofac-35096",
    "/entities/{entity_id}/adjacent": "/entities/ofac-35096/adjacent",
    "/entities/{entity_id}/adjacent/{property_name}": "/entities/ofac-35096/adjacent/sanctions",
    "/algorithms": "/algorithms",
    "/catalog": "/catalog",
    "/reconcile/{dataset}": "/reconcile/default",
    "/reconcile/{dataset}/suggest/entity": "/reconcile/default/suggest/entity?prefix=putin",
    "/reconcile/{dataset}/suggest/property": "/reconcile/default/suggest/property?prefix=na",
    "/reconcile/{dataset}/suggest/type": "/reconcile/default/suggest/type?prefix=pe",
    "/reconcile/{dataset}/extend/property": "/reconcile/default/extend/property",
    "/healthz": "/healthz",
    "/readyz": "/readyz",
}


def test_openapi_describes_every_answer(api: Client) -> None:
    paths = api.get("/openapi.json").json()["paths"]
    gets = {path for path, held in paths.items() if "get" in held}
    assert gets == {*GETS, "/reconcile/{dataset}/preview/{entity_id}"}
    for path, example in GETS.items():
        schema = paths[path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        jsonschema.validate(api.get(example).json(), schema)
        assert paths[path]["get"]["summary"]


def test_openapi_describes_matches(api: Client) -> None:
    told = api.get("/openapi.json").json()["paths"]["/match/{dataset}"]["post"]
    body = {"queries": {"q": PUTIN}}
    jsonschema.validate(body, told["requestBody"]["content"]["application/json"]["schema"])
    answer = api.post("/match/default", json=body).json()
    jsonschema.validate(answer, told["responses"]["200"]["content"]["application/json"]["schema"])
