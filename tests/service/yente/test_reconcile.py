"""/reconcile speaks the W3C Reconciliation API 0.2, as OpenRefine uses it."""

import json
import random
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from tests.service.client import Client
from tests.service.yente.asking import Json
from witting.base import Quality
from witting.lists import Snapshot

PATH = "/reconcile/default"
SCHEMATA = {"person": "Person", "organisation": "Organization", "vessel": "Vessel"}


def reconcile(api: Client, path: str = PATH, **query: Any) -> list[Json]:
    response = api.post(path, data={"queries": json.dumps({"q0": query})})
    assert response.status_code == 200, response.text
    found: list[Json] = response.json()["q0"]["result"]
    return found


def extend(api: Client, ids: list[str], *properties: Json) -> Json:
    given = json.dumps({"ids": ids, "properties": properties})
    response = api.post(PATH, data={"extend": given})
    assert response.status_code == 200, response.text
    answer: Json = response.json()
    return answer


def suggest(api: Client, what: str, query: str = "") -> list[Json]:
    response = api.get(f"{PATH}/suggest/{what}{query}")
    assert response.status_code == 200, response.text
    found: list[Json] = response.json()["result"]
    return found


def test_the_manifest_says_where_everything_is(api: Client) -> None:
    found = api.get(PATH).json()
    assert found["versions"] == ["0.2"]
    assert found["batchSize"] == 10
    service = "http://witting/reconcile/default"
    for part in ("entity", "type", "property"):
        at = found["suggest"][part]
        assert (at["service_url"], at["service_path"]) == (service, f"/suggest/{part}")
    assert found["extend"]["propose_properties"]["service_path"] == "/extend/property"
    assert {one["name"] for one in found["extend"]["property_settings"]} == {"limit", "render"}
    assert "{{id}}" in found["view"]["url"]
    assert "{{id}}" in found["preview"]["url"]
    assert {"Person", "Organization", "Vessel"} <= {one["id"] for one in found["defaultTypes"]}


def test_the_manifest_hands_a_key_in_the_address_on(api: Client) -> None:
    found = api.get(f"{PATH}?api_key=k").json()
    assert found["suggest"]["entity"]["service_path"] == "/suggest/entity?api_key=k"


def test_a_page_of_another_address_may_ask(api: Client) -> None:
    for path in (PATH, f"{PATH}/suggest/entity?prefix=put", "/reconcile/banana"):
        response = api.get(path, headers={"origin": "http://127.0.0.1:3333"})
        assert response.headers["access-control-allow-origin"] == "*"
        assert "access-control-allow-credentials" not in response.headers
    assert "access-control-allow-origin" not in api.get("/catalog").headers


def test_settings_and_suggestions_are_named_as_the_specification_does(api: Client) -> None:
    settings = api.get(PATH).json()["extend"]["property_settings"]
    assert [one["value"] for one in settings[1]["choices"]] == ["caption", "raw"]
    (first, *_) = suggest(api, "entity", "?prefix=vladimir%20put")
    assert first["notable"] == first["type"]
    assert all("description" not in one for one in suggest(api, "property", "?prefix=country"))


def test_an_unknown_dataset_has_no_manifest(api: Client) -> None:
    assert api.get("/reconcile/banana").status_code == 404


def test_a_name_is_reconciled(api: Client) -> None:
    first = reconcile(api, query="Rosneft")[0]
    assert set(first) == {"id", "name", "description", "type", "score", "match"}
    assert (first["id"], first["match"]) == ("ofac-17022", True)
    organisation = {"id": "Organization", "name": "Organizations", "description": "Organization"}
    assert first["type"] == [organisation]


def test_candidates_below_the_line_come_too(api: Client) -> None:
    found = reconcile(api, query="Rosneft", limit=500)
    assert {one["match"] for one in found} == {True, False}
    assert all(one["match"] == (one["score"] >= 0.7) for one in found)


@pytest.mark.parametrize("kind", ["Person", ["Person"], [{"id": "Person"}], {"id": "Person"}])
def test_a_type_chooses(api: Client, kind: object) -> None:
    found = reconcile(api, query="Vladimir Putin", type=kind, limit=100)
    assert {one["type"][0]["id"] for one in found} == {"Person"}


@pytest.mark.parametrize(
    "value", ["Russia", ["ru"], {"id": "ru"}, {"id": "ru", "name": "Russia"}, [{"name": "RU"}]]
)
def test_properties_weigh_by_either_name(api: Client, value: object) -> None:
    bare = reconcile(api, query="Igor Sechin", type="Person")[0]
    for pid in ("Person:nationality", "nationality"):
        with_country = reconcile(
            api, query="Igor Sechin", type="Person", properties=[{"pid": pid, "v": value}]
        )[0]
        assert with_country["id"] == bare["id"]
        assert with_country["score"] > bare["score"]


def test_an_unknown_property_is_passed_over(api: Client) -> None:
    given = [{"pid": "Banana:colour", "v": "yellow"}]
    assert reconcile(api, query="Rosneft", properties=given) == reconcile(api, query="Rosneft")


def test_the_number_of_answers_stands_in_a_header(api: Client) -> None:
    batch = {"queries": json.dumps({f"q{n}": {"query": "Rosneft"} for n in range(3)})}
    assert api.post(PATH, data=batch).headers["x-batch-size"] == "3"


def test_a_batch_may_come_in_the_address_or_in_parts(api: Client) -> None:
    batch = json.dumps({"q0": {"query": "Rosneft"}})
    expected = {"q0": {"result": reconcile(api, query="Rosneft")}}
    assert api.get(PATH, params={"queries": batch}).json() == expected
    assert api.post(PATH, files={"queries": (None, batch)}).json() == expected


def test_rows_are_extended(api: Client) -> None:
    answer = extend(api, ["ofac-35096"], {"id": "name"}, {"id": "birthDate"}, {"id": "banana"})
    assert [one["id"] for one in answer["meta"]] == ["name", "birthDate"]
    assert answer["rows"]["ofac-35096"]["birthDate"] == [{"str": "1952-10-07"}]


def test_values_come_as_words_or_codes_and_so_many(api: Client) -> None:
    settings = {"limit": "1", "render": "raw"}
    answer = extend(
        api,
        ["ofac-35096"],
        {"id": "nationality"},
        {"id": "address", "settings": {"limit": 2}},
        {"id": "Thing:country", "settings": settings},
    )
    row = answer["rows"]["ofac-35096"]
    assert row["nationality"] == [{"str": "Russia"}]
    assert len(row["address"]) == 2
    assert row["country"] == [{"str": "ru"}]


def test_a_row_of_nobody_is_empty_and_a_referent_is_refused(api: Client, invented: Client) -> None:
    assert extend(api, ["banana"], {"id": "name"}) == {"meta": [], "rows": {"banana": {}}}
    referent = invented.get("/entities/NK-pat").json()["referents"][0]
    given = json.dumps({"ids": [referent], "properties": [{"id": "name"}]})
    assert invented.post(PATH, data={"extend": given}).status_code == 400


def test_entities_are_suggested(api: Client) -> None:
    found = suggest(api, "entity", "?prefix=vladimir%20put")
    assert found[0]["id"] == "ofac-35096"
    assert suggest(api, "entity", "?prefix=vladimir%20put&cursor=1")[0]["id"] != "ofac-35096"
    assert suggest(api, "entity", "?prefix=banana%20man") == []
    assert len(suggest(api, "entity", "?prefix=a")) == 10
    assert len(suggest(api, "entity", "?prefix=a&limit=3")) == 3
    path = "/reconcile/eu_fsf/suggest/entity?prefix=vladimir%20put"
    assert {one["id"][:6] for one in api.get(path).json()["result"]} == {"eu-fsf"}


def test_properties_are_suggested(api: Client) -> None:
    found = {one["id"] for one in suggest(api, "property", "?prefix=country")}
    assert {"LegalEntity:mainCountry", "Thing:country"} <= found
    assert len(suggest(api, "property", "?prefix=a")) == 5
    assert suggest(api, "property", "?prefix=banana") == []


def test_types_are_suggested(api: Client) -> None:
    assert [one["id"] for one in suggest(api, "type", "?prefix=organ")] == ["Organization"]
    assert suggest(api, "type", "?prefix=banana") == []


@pytest.mark.parametrize("what", ["entity", "property", "type"])
def test_without_a_prefix_nothing_is_suggested(api: Client, what: str) -> None:
    assert suggest(api, what) == []


def test_properties_to_extend_by_are_proposed(api: Client) -> None:
    found = api.get(f"{PATH}/extend/property?limit=5&type=LegalEntity").json()
    assert (found["limit"], found["type"], len(found["properties"])) == (5, "LegalEntity", 5)
    assert {"name", "country"} <= {one["id"] for one in found["properties"]}
    assert api.get(f"{PATH}/extend/property?type=Banana").status_code == 400
    whole = api.get(f"{PATH}/extend/property?type=Person").json()["properties"]
    assert [one["name"] for one in whole] == sorted(one["name"] for one in whole)


def test_a_preview_shows_who_it_is(api: Client) -> None:
    response = api.get(f"{PATH}/preview/ofac-35096")
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert "Vladimir Vladimirovich PUTIN" in response.text
    assert api.get(f"{PATH}/preview/banana").status_code == 404


def _rows() -> Iterator[tuple[str, str, str]]:
    """Give a thousand rows: name, type, and the id it must be reconciled to, or ""."""
    chance = random.Random(2024)
    entries = [one for one in Snapshot.default().entries if one.kind in SCHEMATA]
    for entry in chance.sample(entries, 500):
        names = [one.whole for one in entry.names if one.quality is Quality.STRONG]
        assert entry.kind is not None
        yield chance.choice(names), SCHEMATA[entry.kind], entry.id
    onset, rest = "brklmstvz", ["allo", "endi", "iru", "ompa", "uste", "yvva"]
    for _ in range(500):
        first, last = (chance.choice(onset).upper() + chance.choice(rest) for _ in range(2))
        yield f"{first}{chance.choice(rest)} {last}{chance.choice(onset)}ström", "Person", ""


def test_a_thousand_rows_of_a_spreadsheet(served: str) -> None:
    rows = list(_rows())
    assert len(rows) == 1_000
    found: list[list[Json]] = []
    with httpx.Client(base_url=served, timeout=30) as client:
        manifest = client.get(PATH).raise_for_status().json()
        entity = manifest["suggest"]["entity"]
        address = entity["service_url"] + entity["service_path"]
        assert client.get(address, params={"prefix": rows[0][0][:4]}).json()["result"]
        size = manifest["batchSize"]
        for batch in (rows[at : at + size] for at in range(0, len(rows), size)):
            queries = {
                f"q{place}": {"query": name, "type": kind, "type_strict": "should", "limit": 5}
                for place, (name, kind, _) in enumerate(batch)
            }
            answer = client.post(PATH, data={"queries": json.dumps(queries)})
            assert answer.headers["x-batch-size"] == str(len(batch))
            found += [answer.json()[key]["result"] for key in queries]
        matched = [[one["id"] for one in result if one["match"]] for result in found]
        ids = sorted({one for result in matched for one in result})[:100]
        given = json.dumps({"ids": ids, "properties": [{"id": "name"}, {"id": "program"}]})
        extended = client.post(PATH, data={"extend": given}).raise_for_status().json()
    listed = [
        wanted in result for (_, _, wanted), result in zip(rows, matched, strict=True) if wanted
    ]
    strange = [result for (_, _, wanted), result in zip(rows, matched, strict=True) if not wanted]
    # All 500 when this was written; another edition of the lists may hold a name that many share.
    assert sum(listed) >= 495
    assert sum(map(bool, strange)) <= 2
    assert all(extended["rows"][one]["name"] for one in ids)
