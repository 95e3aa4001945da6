"""What is too much is refused soon, in the shape of yente's errors."""

import json

import pytest

from tests.service.client import Client
from tests.service.yente.asking import person, post


def _detail(response_json: object) -> str:
    assert isinstance(response_json, dict)
    return str(response_json["detail"])


def test_a_hundred_and_one_queries_are_too_many(api: Client) -> None:
    response = post(api, *[person("Emma Daniels")] * 101)
    assert response.status_code == 400
    assert response.json() == {"detail": "Too many queries in one batch (limit: 100)"}
    assert post(api, *[person("Emma Daniels")] * 100).status_code == 200


def test_a_body_of_three_megabytes_is_refused(api: Client) -> None:
    response = api.post("/match/default", content=b" " * 3_000_000)
    assert response.status_code == 413
    assert "2000000" in _detail(response.json())


@pytest.mark.parametrize(
    "query",
    [
        person("x" * 501),
        person(*[f"Name {number}" for number in range(201)]),
        person("Emma", notes=["x"] * 251),
        {"schema": "Person", "properties": {f"p{number}": "x" for number in range(201)}},
    ],
    ids=["long name", "many names", "many values", "many properties"],
)
def test_a_query_of_too_much_is_refused(api: Client, query: dict[str, object]) -> None:
    response = post(api, query)
    assert response.status_code == 400
    assert _detail(response.json()).startswith("Cannot parse example entity")


def test_names_are_counted_over_the_whole_batch(api: Client) -> None:
    queries = [person(*[f"Emma Daniels {n} {place}" for n in range(100)]) for place in range(11)]
    assert post(api, *queries).status_code == 400


@pytest.mark.parametrize(
    "path",
    [
        "/match/default?limit=1e9",
        "/match/default?limit=99999999999999999999",
        "/match/default?threshold=nan",
        "/match/default?threshold=inf",
        "/match/default?cutoff=x",
        "/match/default?changed_since=2024-05-07%0A",
    ],
)
def test_parameters_that_are_none_are_refused(api: Client, path: str) -> None:
    response = api.post(path, json={"queries": {"q": person("Emma Daniels")}})
    assert response.status_code == 422
    assert response.json()["detail"][0]["loc"][0] == "query"


@pytest.mark.parametrize(
    "path",
    [
        "/search/default?offset=9999",
        "/search/default?limit=501",
        "/search/default?facets=banana",
        "/search/default?target=perhaps",
        "/search/default?filter_op=XOR",
        "/reconcile/default/suggest/entity?prefix=",
        "/reconcile/default/suggest/entity?prefix=" + "x" * 1_001,
        "/entities/ofac-35096?nested=perhaps",
        "/entities/ofac-35096/adjacent?limit=501",
    ],
)
def test_parameters_beyond_bounds_are_refused(api: Client, path: str) -> None:
    response = api.get(path)
    assert response.status_code == 422
    assert isinstance(response.json()["detail"], list)


@pytest.mark.parametrize("name", ["..%2F..%2Fetc%2Fpasswd", "%00", "a" * 5_000, "%E2%80%AE"])
def test_an_id_that_nobody_has_is_not_there(api: Client, name: str) -> None:
    assert api.get(f"/entities/{name}").status_code == 404
    assert api.get(f"/search/{name}").status_code == 404


def test_other_spellings_of_many_words_are_refused(api: Client) -> None:
    words = {"q": " ".join(["putin"] * 11), "fuzzy": "true"}
    assert api.get("/search/default", params=words).status_code == 400


@pytest.mark.parametrize("text", ["a" * 1_001, "x " * 400, '"', "a/b", "[1 TO 2]"])
def test_a_search_that_is_none_is_refused(api: Client, text: str) -> None:
    assert api.get("/search/default", params={"q": text}).status_code in (400, 422)


def test_a_preview_shows_markup_as_text(invented: Client) -> None:
    response = invented.get("/reconcile/default/preview/NK-pat")
    assert "default-src 'none'" in response.headers["content-security-policy"]
    assert "<script" not in response.text


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"queries": "{"},
        {"queries": "[]"},
        {"queries": json.dumps({"q": 7})},
        {"queries": json.dumps({"q": {"query": 37473874}})},
        {"queries": json.dumps({"q": {"query": "x", "type": "Banana"}})},
        {"queries": json.dumps({"q": {"query": "x" * 501}})},
        {"queries": json.dumps({"q": {"query": "x", "limit": "many"}})},
        {"queries": json.dumps({"q": {"query": "x", "properties": [1]}})},
        {"queries": json.dumps({str(n): {"query": "x"} for n in range(101)})},
        {"extend": "{"},
        {"extend": "[]"},
        {"extend": json.dumps({"ids": ["x"]})},
        {"extend": json.dumps({"ids": ["x"] * 101, "properties": []})},
        {"extend": json.dumps({"ids": [1], "properties": []})},
        {"extend": json.dumps({"ids": ["x"], "properties": [1]})},
    ],
)
def test_a_form_that_is_none_is_refused(api: Client, form: dict[str, str]) -> None:
    response = api.post("/reconcile/default", data=form)
    assert response.status_code == 400
    assert isinstance(response.json()["detail"], str)


def test_a_form_of_three_megabytes_is_refused(api: Client) -> None:
    response = api.post("/reconcile/default", data={"queries": "x" * 3_000_000})
    assert response.status_code == 413
