"""Questions that several tests ask."""

from typing import Any

import httpx

from tests.service.client import Client

Json = dict[str, Any]
PUTIN: Json = {
    "schema": "Person",
    "properties": {"name": ["Vladimir Putin"], "birthDate": ["1952"], "country": "Russia"},
}


def person(*names: str, **properties: object) -> Json:
    return {"schema": "Person", "properties": {"name": list(names), **properties}}


def firm(*names: str, **properties: object) -> Json:
    return {"schema": "Company", "properties": {"name": list(names), **properties}}


def post(api: Client, *queries: Json, dataset: str = "default", **params: Any) -> httpx.Response:
    body = {"queries": {f"q{place}": query for place, query in enumerate(queries)}}
    return api.post(f"/match/{dataset}", json=body, params=params)


def match(api: Client, query: Json, dataset: str = "default", **params: Any) -> Json:
    response = post(api, query, dataset=dataset, **params)
    assert response.status_code == 200, response.text
    answer: Json = response.json()["responses"]["q0"]
    return answer


def ids(answer: Json) -> list[str]:
    return [result["id"] for result in answer["results"]]
