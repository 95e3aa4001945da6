"""/match answers as yente does: which results, which totals, which refusals."""

import asyncio
import json
import random
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.service.client import Client
from tests.service.yente.asking import PUTIN, firm, ids, match, person, post
from tests.service.yente.serving import InUse
from witting.lists import Snapshot
from witting.service.yente import create_app

WEAK: dict[str, Any] = {"threshold": 0.1, "cutoff": 0.0, "limit": 500}


def test_a_listed_person_is_found(api: Client) -> None:
    answer = match(api, PUTIN)
    assert answer["status"] == 200
    assert {"ofac-35096", "eu-fsf-EU.7510.16"} <= set(ids(answer))


def test_a_name_in_another_script_is_found(api: Client) -> None:
    assert "ofac-35096" in ids(match(api, person("普京")))


def test_nobody_is_found_for_an_ordinary_name(api: Client) -> None:
    answer = match(api, person("Emma Daniels"))
    assert answer["results"] == []
    assert answer["total"] == {"value": 0, "relation": "eq"}


def test_the_envelope_has_answers_by_key_and_the_limit(api: Client) -> None:
    response = post(api, PUTIN, PUTIN, limit=3)
    assert response.headers["content-type"] == "application/json"
    assert set(response.json()) == {"responses", "limit"}
    assert set(response.json()["responses"]) == {"q0", "q1"}
    assert response.json()["limit"] == 3


def test_the_number_of_queries_stands_in_a_header(api: Client) -> None:
    assert post(api, PUTIN, PUTIN, PUTIN).headers["x-batch-size"] == "3"


def test_a_result_has_the_shape_of_an_entity(api: Client) -> None:
    result = match(api, PUTIN)["results"][0]
    assert set(result) >= {
        *("id", "caption", "schema", "properties", "datasets", "referents", "target"),
        *("first_seen", "last_seen", "last_change", "score", "match", "explanations"),
    }
    assert result["target"] is True
    assert all(isinstance(one, str) for held in result["properties"].values() for one in held)


def test_moments_have_19_characters_and_no_zone(api: Client) -> None:
    result = match(api, PUTIN)["results"][0]
    for name in ("last_seen", "last_change"):
        assert re.fullmatch(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}", result[name])


def test_results_come_by_score(api: Client) -> None:
    scores = [result["score"] for result in match(api, firm("Rosneft"), **WEAK)["results"]]
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize("line", [0.5, 0.7, 0.8, 0.95])
def test_a_match_is_a_score_at_the_threshold_or_above(api: Client, line: float) -> None:
    answer = match(api, firm("Rosneft"), threshold=line, cutoff=0.0, limit=500)
    assert all(one["match"] == (one["score"] >= line) for one in answer["results"])


def test_a_result_is_kept_only_strictly_above_the_cutoff(api: Client) -> None:
    found = match(api, firm("Rosneft"), **WEAK)["results"]
    line = found[2]["score"]
    kept = match(api, firm("Rosneft"), threshold=line, cutoff=line, limit=500)["results"]
    assert [one["score"] for one in kept] == [one["score"] for one in found if one["score"] > line]
    assert len(kept) < len(found)


def test_the_cutoff_is_never_above_the_threshold(api: Client) -> None:
    asked: dict[str, Any] = {"threshold": 0.6, "limit": 500}
    assert ids(match(api, firm("Rosneft"), cutoff=0.9, **asked)) == ids(
        match(api, firm("Rosneft"), cutoff=0.6, **asked)
    )


def test_without_a_word_only_matches_come(api: Client) -> None:
    answer = match(api, firm("Rosneft"), limit=500)
    assert answer["results"]
    assert all(one["match"] for one in answer["results"])


def test_the_total_counts_matches_and_not_results(api: Client) -> None:
    query = firm("Rosneft")
    whole = match(api, query, threshold=0.8, cutoff=0.5, limit=500)
    matches = sum(one["match"] for one in whole["results"])
    assert 1 < matches < len(whole["results"])
    assert whole["total"]["value"] == matches
    assert match(api, query, threshold=0.8, cutoff=0.5, limit=1)["total"]["value"] == matches


def test_the_limit_is_kept(api: Client) -> None:
    assert len(match(api, firm("Rosneft"), **WEAK | {"limit": 2})["results"]) == 2
    assert match(api, PUTIN, limit=0)["results"] == []
    assert match(api, PUTIN, limit=-1)["results"] == []
    assert post(api, PUTIN, limit=501).status_code == 422


def test_a_score_hangs_on_nothing_but_who_is_compared(api: Client) -> None:
    query = firm("Rosneft", country="de")
    one = {r["id"]: r["score"] for r in match(api, query, **WEAK)["results"]}
    other = {r["id"]: r["score"] for r in match(api, query, threshold=0.9, cutoff=0.6)["results"]}
    assert other
    assert other.items() <= one.items()


def test_the_scores_of_an_explanation_add_up(api: Client) -> None:
    for result in match(api, PUTIN, **WEAK)["results"]:
        parts = result["explanations"]
        assert round(sum(part["score"] for part in parts.values()), 4) == result["score"]
        assert all(set(p) == {"score", "detail", "query", "candidate"} for p in parts.values())
        assert result["features"] == {name: part["score"] for name, part in parts.items()}


def test_an_explanation_names_what_was_compared(api: Client) -> None:
    part = match(api, PUTIN)["results"][0]["explanations"]["name"]
    assert (part["query"], part["candidate"]) == ("Vladimir Putin", "Vladimir PUTIN")


def test_the_query_is_echoed_as_it_was_understood(api: Client) -> None:
    query = person("  Vladimir \n Putin ", country="Russia", birthDate=["1952-10-07T00:00:00"])
    query["id"] = "mine"
    query["properties"]["banana"] = ["yellow"]
    query["properties"]["height"] = [170, None, 1.5]
    assert match(api, query)["query"] == {
        "id": "mine",
        "schema": "Person",
        "properties": {
            "name": ["Vladimir Putin"],
            "country": ["ru"],
            "birthDate": ["1952-10-07"],
            "height": ["170", "1.5"],
        },
    }


def test_a_name_is_put_together_of_its_parts(api: Client) -> None:
    query = {"schema": "Person", "properties": {"firstName": "Vladimir", "lastName": "Putin"}}
    answer = match(api, query)
    assert answer["query"]["properties"]["name"] == ["Vladimir Putin"]
    assert "ofac-35096" in ids(answer)


def test_every_name_asked_with_counts(api: Client) -> None:
    query = person("Emma Daniels", alias=["Vladimir Putin"])
    assert "ofac-35096" in ids(match(api, query))


def test_an_identifier_alone_finds_its_party(api: Client) -> None:
    query = {"schema": "Vessel", "properties": {"imoNumber": "IMO9187629"}}
    vessels = match(api, query, **WEAK)["results"]
    assert vessels
    assert all("IMO9187629" in one["properties"]["imoNumber"] for one in vessels if one["match"])


@pytest.mark.parametrize("name", ["innCode", "taxNumber", "registrationNumber", "idNumber"])
def test_a_number_is_found_under_whichever_name_it_is_asked(api: Client, name: str) -> None:
    query = {"schema": "Company", "properties": {name: "7706107510"}}
    assert "ofac-17022" in ids(match(api, query))


def test_a_document_counts_in_the_country_of_its_holder(invented: Client) -> None:
    passport = person(passportNumber="12 3456789", nationality="ru")
    assert ids(match(invented, passport)) == ["NK-pat"]


def test_a_wallet_gives_its_holder(api: Client) -> None:
    key = "12QtD5BFwRsdNsAZY76UVE1xyCGNTojH9h"
    query = {"schema": "CryptoWallet", "properties": {"publicKey": key}}
    assert ids(match(api, query)) == ["ofac-25308"]


@pytest.mark.parametrize("name", ["default", "sanctions", "ofac_sdn", "ofac-sdn", "us_ofac_sdn"])
def test_datasets_go_by_their_names(api: Client, name: str) -> None:
    assert "ofac-35096" in ids(match(api, PUTIN, dataset=name))


def test_a_list_by_itself_gives_only_its_own(api: Client) -> None:
    answer = match(api, PUTIN, dataset="eu_fsf")
    assert ids(answer) == ["eu-fsf-EU.7510.16"]
    assert answer["results"][0]["datasets"] == ["eu_fsf"]


def test_an_unknown_dataset_is_not_there(api: Client) -> None:
    response = post(api, PUTIN, dataset="banana")
    assert response.status_code == 404
    assert response.json() == {"detail": "No such dataset."}


def test_datasets_are_included_and_excluded(api: Client) -> None:
    assert ids(match(api, PUTIN, include_dataset="eu_fsf")) == ["eu-fsf-EU.7510.16"]
    assert "eu-fsf-EU.7510.16" not in ids(match(api, PUTIN, exclude_dataset="eu_fsf"))
    assert ids(match(api, PUTIN, include_dataset=["eu_fsf", "x"], exclude_dataset="eu-fsf")) == []
    assert ids(match(api, PUTIN, include_dataset="mx_governors")) == []
    assert ids(match(api, PUTIN, include_dataset="sanctions")) == ids(match(api, PUTIN))
    assert ids(match(api, PUTIN, exclude_dataset="sanctions")) == []


def test_schemata_are_excluded_and_only_fitting_ones_are_found(api: Client) -> None:
    assert ids(match(api, PUTIN, exclude_schema="Person")) == []
    company = {"schema": "Company", "properties": {"name": "Vladimir Putin"}}
    kinds = {one["schema"] for one in match(api, company, **WEAK)["results"]}
    assert "Person" not in kinds
    either = {"schema": "LegalEntity", "properties": {"name": "Vladimir Putin"}}
    assert "ofac-35096" in ids(match(api, either))


def test_a_thing_of_no_kind_is_found_whatever_is_asked(
    tmp_path: Path, loop: asyncio.AbstractEventLoop
) -> None:
    record = {
        "id": "NK-thing",
        "schema": "Thing",
        "properties": {"name": ["Zvezdny Kladenets"]},
        "datasets": ["invented"],
        "target": True,
    }
    lists = tmp_path / "entities.ftm.json"
    lists.write_text(json.dumps(record) + "\n", encoding="utf-8")
    api = Client(create_app(InUse.of(str(lists))), loop)
    for schema in ("Thing", "Person", "Company", "Vessel"):
        query = {"schema": schema, "properties": {"name": "Zvezdny Kladenets"}}
        assert ids(match(api, query, threshold=0.5)) == ["NK-thing"]


def test_a_person_is_found_who_is_listed_as_a_legal_entity(invented: Client) -> None:
    assert ids(match(invented, person("By Topic Alone Ltd"))) == ["NK-topic"]
    assert ids(match(invented, firm("By Topic Alone Ltd"))) == ["NK-topic"]


def test_topics_choose(api: Client, invented: Client) -> None:
    assert ids(match(api, PUTIN, topics="crime.cyber")) == []
    assert "ofac-35096" in ids(match(api, PUTIN, topics=["crime.cyber", "sanction"]))
    company = firm("Invented Works LLC")
    assert ids(match(invented, company, topics="sanction.linked")) == ["NK-firm"]
    assert ids(match(invented, company, topics="sanction")) == []


def test_only_what_may_have_changed_since_comes(api: Client) -> None:
    assert ids(match(api, PUTIN, changed_since="2024-05-14")) == []
    assert ids(match(api, PUTIN, changed_since="2024-05-13T12:00")) == ["eu-fsf-EU.7510.16"]
    assert len(ids(match(api, PUTIN, changed_since="2024-05-07"))) == 2
    assert post(api, PUTIN, changed_since="yesterday").status_code == 422


def test_entities_are_excluded_by_any_of_their_ids(api: Client, invented: Client) -> None:
    assert ids(match(api, PUTIN, exclude_entity_ids="ofac-35096")) == ["eu-fsf-EU.7510.16"]
    query = person("Pat Nobody", birthDate="1960-02-03")
    assert ids(match(invented, query)) == ["NK-pat"]
    referent = match(invented, query)["results"][0]["referents"][0]
    assert ids(match(invented, query, exclude_entity_ids=referent)) == []
    assert post(api, PUTIN, exclude_entity_ids=["x"] * 51).status_code == 422


@pytest.mark.parametrize(
    "name", ["best", "logic-v1", "logic-v2", "name-based", "name-qualified", "regression-v1"]
)
def test_every_algorithm_clients_know_is_answered(api: Client, name: str) -> None:
    assert match(api, PUTIN, algorithm=name) == match(api, PUTIN)


def test_an_unknown_algorithm_is_refused(api: Client) -> None:
    response = post(api, PUTIN, algorithm="neural-net")
    assert response.status_code == 400
    assert "neural-net" in response.json()["detail"]


def test_weights_and_config_are_taken_and_said_to_be_ignored(api: Client) -> None:
    body = {
        "queries": {"q": PUTIN},
        "weights": {"name_literal": 0.8},
        "config": {"nm_number_mismatch": 0.4},
    }
    response = api.post("/match/default", json=body)
    assert response.status_code == 200
    assert response.headers["x-witting-ignored"] == "weights, config"
    assert "x-witting-ignored" not in post(api, PUTIN).headers


def test_an_echo_asked_again_is_echoed_again(api: Client) -> None:
    query = person(
        "Vladimir Putin", country=["Russia", "ua-cri"], gender="M", birthDate="1952-10-7"
    )
    first = match(api, query)
    assert match(api, first["query"]) == first


@pytest.mark.parametrize("nested", ["true", "false"])
def test_an_entity_as_it_is_given_finds_itself(api: Client, nested: str) -> None:
    entries = random.Random(7).sample(list(Snapshot.default().entries), 40)
    entries.append(max(Snapshot.default().entries, key=lambda one: len(one.names)))
    for entry in entries:
        given_entity = api.get(f"/entities/{entry.id}?nested={nested}").json()
        found = match(api, given_entity, limit=500)
        assert entry.id in [one["id"] for one in found["results"] if one["match"]], entry.id


def test_unknown_parameters_are_passed_over(api: Client) -> None:
    assert match(api, PUTIN, fuzzy="false", banana="1") == match(api, PUTIN)


def test_a_body_needs_no_content_type(api: Client) -> None:
    body = json.dumps({"queries": {"q": PUTIN}})
    assert api.post("/match/default", content=body).status_code == 200


def test_a_party_on_two_lists_comes_once(api: Client) -> None:
    found = match(api, firm("Rosneft Trading"), **WEAK)
    assert len(ids(found)) == len(set(ids(found)))
    assert any(one["datasets"] == ["ofac_sdn", "ofac_cons"] for one in found["results"])


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({"properties": {"name": "Banana"}}, 422),
        ({"schema": "Person"}, 422),
        ({"schema": "xxx", "properties": {"name": "Banana"}}, 400),
        ({"schema": "Sanction", "properties": {"program": "X"}}, 400),
        ({"schema": 7, "properties": {}}, 422),
        ({"schema": "Person", "properties": []}, 422),
        ({"schema": "Person", "properties": {"name": 7}}, 422),
        ({"schema": "Person", "properties": {"name": {"a": 1}}}, 422),
        ({"id": 7, "schema": "Person", "properties": {}}, 422),
        (None, 422),
        ("Putin", 422),
    ],
)
def test_what_is_no_query_is_refused(api: Client, query: object, status: int) -> None:
    response = api.post("/match/default", json={"queries": {"fail": query}})
    assert response.status_code == status
    assert set(response.json()) == {"detail"}


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 422),
        (b"{", 422),
        (b"[]", 422),
        (b"{}", 422),
        (b'{"queries": []}', 422),
        (b'{"queries": {}}', 400),
        (b'{"queries": {"q": {}}, "weights": 1}', 422),
        (b'{"queries": {}, "weights": {"a": "b"}}', 422),
        (b'{"queries": {}, "config": {"a": []}}', 422),
        (b"[" * 100_000, 422),
        (b'"\xff"', 422),
    ],
)
def test_what_is_no_batch_is_refused(api: Client, body: bytes, status: int) -> None:
    assert api.post("/match/default", content=body).status_code == status


def test_a_query_of_nothing_finds_nobody(api: Client) -> None:
    assert match(api, {"schema": "Person", "properties": {}}, **WEAK)["results"] == []


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=40),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
        max_leaves=12,
    )
)
def test_whatever_is_sent_is_answered_or_refused(api: Client, value: object) -> None:
    body = {"queries": {"q": {"schema": "Person", "properties": {"name": value}}}}
    response = api.post("/match/default", content=json.dumps(body))
    assert response.status_code in (200, 400, 422)
