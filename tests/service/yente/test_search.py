"""/search finds entities by words, filters them, counts them and pages through them."""

from typing import Any

import pytest

from tests.service.client import Client
from tests.service.yente.asking import Json, ids
from witting.lists import Snapshot


def search(api: Client, q: str = "", dataset: str = "default", **params: Any) -> Json:
    response = api.get(f"/search/{dataset}", params={"q": q, **params})
    assert response.status_code == 200, response.text
    answer: Json = response.json()
    return answer


def _facet(answer: Json, name: str) -> dict[str, int]:
    return {one["name"]: one["count"] for one in answer["facets"][name]["values"]}


def test_a_name_is_found_first(api: Client) -> None:
    answer = search(api, "vladimir putin")
    assert ids(answer)[0] == "ofac-35096"
    assert set(answer) == {"results", "facets", "total", "limit", "offset"}
    assert answer["limit"] == 10
    assert answer["total"]["relation"] == "eq"


def test_a_name_in_another_script_is_found(api: Client) -> None:
    assert "ofac-35096" in ids(search(api, "普京"))
    assert "ofac-35096" in ids(search(api, "Путин Владимир"))


def test_words_beside_names_are_found(api: Client) -> None:
    assert search(api, "moscow")["total"]["value"] > 100
    assert "ofac-37444" in ids(search(api, "1011551"))  # an IMO number


def test_without_words_everybody_is_found(api: Client) -> None:
    answer = search(api)
    assert answer["total"]["value"] > 20_000
    assert len(answer["results"]) == 10


def test_nobody_is_found_for_strange_words(api: Client) -> None:
    assert search(api, "banana manx")["total"]["value"] == 0


def test_every_word_must_be_there(api: Client) -> None:
    both = search(api, "rosneft AND trading")["total"]["value"]
    assert 0 < both < search(api, "rosneft OR trading")["total"]["value"]


def test_words_are_excluded(api: Client) -> None:
    whole = set(ids(search(api, "rosneft AND trading", limit=500)))
    without = set(ids(search(api, "rosneft -trading", limit=500)))
    assert whole
    assert without
    assert not whole & without
    assert without == set(ids(search(api, "rosneft NOT trading", limit=500)))


def test_a_phrase_stands_together(api: Client) -> None:
    together = set(ids(search(api, '"vladimir putin"', limit=500)))
    anywhere = set(ids(search(api, "vladimir AND putin", limit=500)))
    assert "ofac-35096" in together
    assert together < anywhere


def test_a_word_may_only_begin_so(api: Client) -> None:
    whole = search(api, "rosneft", facets="schema")["total"]["value"]
    assert whole < search(api, "ros*", facets="schema")["total"]["value"]


def test_a_spelling_near_it_is_found(api: Client) -> None:
    assert "ofac-35096" in ids(search(api, "putjn~ vladimir~", limit=500))
    assert "ofac-35096" in ids(search(api, "vladimir putjn", fuzzy="true", limit=500))


def test_a_query_that_is_none_is_refused_unless_it_is_simple(api: Client) -> None:
    response = api.get("/search/default?q=invalid/query")
    assert response.status_code == 400
    assert "invalid/query" in response.json()["detail"]
    assert api.get("/search/default?q=invalid/query&simple=true").status_code == 200


def test_an_unknown_dataset_or_schema_is_refused(api: Client) -> None:
    assert api.get("/search/banana").status_code == 404
    assert api.get("/search/default?schema=Banana").json() == {"detail": "Invalid schema"}


def test_schemata_choose(api: Client) -> None:
    assert search(api, "kadyrov", schema="Vessel")["results"] == []
    assert "ofac-35096" in ids(search(api, "putin vladimir", schema="Person"))
    assert "ofac-35096" not in ids(search(api, "putin vladimir", exclude_schema="Person"))


def test_datasets_choose(api: Client) -> None:
    assert ids(search(api, "putin vladimir", include_dataset="eu_fsf"))[0].startswith("eu-fsf-")
    assert search(api, "putin", include_dataset="mx_senators")["total"]["value"] == 0
    both = {"include_dataset": "eu_fsf", "exclude_dataset": "eu_fsf"}
    assert search(api, "putin", **both)["total"]["value"] == 0
    assert search(api, datasets="ofac_cons")["total"]["value"] == 443
    assert search(api, datasets="us_ofac_cons")["total"]["value"] == 443
    on_both: dict[str, Any] = {"datasets": ["ofac_sdn", "ofac-cons"], "filter_op": "AND"}
    assert 0 < search(api, **on_both)["total"]["value"] < 443


def test_countries_and_topics_choose(api: Client) -> None:
    assert search(api, "vladimir putin", countries="ke")["results"] == []
    assert "ofac-35096" in ids(search(api, "vladimir putin", countries="ru"))
    assert search(api, topics="sanction")["total"] == search(api)["total"]
    assert search(api, topics="role.pep")["total"]["value"] == 0


def test_several_values_join_by_the_operator(api: Client) -> None:
    either = search(api, countries=["ru", "ir"])["total"]["value"]
    both = search(api, countries=["ru", "ir"], filter_op="AND")["total"]["value"]
    assert 0 < both < either


def test_fields_choose(api: Client) -> None:
    found = search(api, filter="programId:RUSSIA-EO14024")["total"]["value"]
    assert 0 < found == search(api, filter="properties.program:RUSSIA-EO14024")["total"]["value"]
    assert "ofac-35096" in ids(search(api, "putin", filter="birthDate:1952-10-07"))
    assert api.get("/search/default?filter=nonsense").status_code == 400
    assert api.get("/search/default?filter=banana:yellow").status_code == 400


def test_a_word_may_be_asked_of_one_field(api: Client) -> None:
    named = set(ids(search(api, "name:putin", limit=500)))
    assert "ofac-35096" in named
    assert named < set(ids(search(api, "putin", limit=500)))
    assert "ofac-35096" in ids(search(api, "birthDate:1952-10-07 putin", limit=500))
    assert "ofac-35096" in ids(search(api, "countries:ru name:vladimir alias:putin"))


def test_a_colon_that_names_no_field_is_text(api: Client) -> None:
    assert search(api, "banana:putin")["total"]["value"] == 0


def test_numbers_can_be_counted(api: Client) -> None:
    answer = search(api, "rosneft oil company", countries="ru", facets="identifiers")
    assert _facet(answer, "identifiers")["7706107510"] == 1


def test_only_what_may_have_changed_since_comes(api: Client) -> None:
    assert search(api, "vladimir putin", changed_since="2030-01-01T00:00")["results"] == []


def test_targets_choose(api: Client) -> None:
    assert search(api, target="false")["results"] == []
    assert all(one["target"] for one in search(api, target="true")["results"])


def test_facets_count_what_was_found(api: Client) -> None:
    answer = search(api, "vladimir putin", countries="ru")
    assert set(answer["facets"]) == {"countries", "topics", "datasets"}
    assert _facet(answer, "countries")["ru"] == answer["total"]["value"]
    labels = {one["name"]: one["label"] for one in answer["facets"]["countries"]["values"]}
    assert labels["ru"] == "Russia"
    assert set(_facet(search(api), "datasets")) == {"ofac_sdn", "ofac_cons", "eu_fsf"}


def test_facets_are_chosen(api: Client) -> None:
    answer = search(api, facets=["schema", "topics"])
    assert set(answer["facets"]) == {"schema", "topics"}
    assert sum(_facet(answer, "schema").values()) == answer["total"]["value"]


def test_a_dataset_by_itself_counts_only_itself(api: Client) -> None:
    answer = search(api, dataset="eu_fsf")
    entries = Snapshot.default().entries
    parties = {one.id for one in entries if one.list_id == "eu-fsf"}
    assert answer["total"]["value"] == len(parties)
    assert set(_facet(answer, "datasets")) == {"eu_fsf"}


@pytest.mark.parametrize("order", ["asc", "desc"])
def test_results_are_sorted(api: Client, order: str) -> None:
    answer = search(api, sort=f"first_seen:{order}", limit=500)
    days = [one["first_seen"] for one in answer["results"]]
    assert all(days)
    assert days == sorted(days, reverse=order == "desc")


def test_pages_follow_each_other(api: Client) -> None:
    whole = ids(search(api, "moscow", limit=20))
    assert ids(search(api, "moscow", limit=10, offset=10)) == whole[10:]
    assert search(api, "vladimir putin", limit=0)["results"] == []
    far = search(api, "vladimir putin", offset=9_000)
    assert (far["results"], far["offset"]) == ([], 9_000)
