"""/entities gives one entity, flat or with what surrounds it, and pages through the latter."""

import pytest

from tests.service.client import Client
from tests.service.yente.asking import Json


def entity(api: Client, identity: str, query: str = "") -> Json:
    response = api.get(f"/entities/{identity}{query}")
    assert response.status_code == 200, response.text
    answer: Json = response.json()
    return answer


def test_nobody_has_a_strange_id(api: Client) -> None:
    response = api.get("/entities/banana")
    assert response.status_code == 404
    assert response.json() == {"detail": "No such entity!"}


def test_an_entity_is_given_whole(api: Client) -> None:
    found = entity(api, "ofac-35096")
    assert (found["id"], found["schema"]) == ("ofac-35096", "Person")
    assert found["datasets"] == ["ofac_sdn"]
    sanction = found["properties"]["sanctions"][0]
    assert sanction["schema"] == "Sanction"
    assert sanction["properties"]["program"] == ["RUSSIA-EO14024"]
    assert sanction["properties"]["entity"] == ["ofac-35096"]


def test_flat_it_has_ids_for_what_surrounds_it(api: Client) -> None:
    properties = entity(api, "ofac-35096", "?nested=false")["properties"]
    assert "ofac-35096-address-1" in properties["addressEntity"]
    assert "sanctions" not in properties


def test_an_address_is_nested_and_can_be_asked_for(api: Client) -> None:
    address = entity(api, "ofac-35096")["properties"]["addressEntity"][0]
    assert address["schema"] == "Address"
    assert address["properties"]["country"] == ["ru"]
    assert entity(api, address["id"], "?nested=false") == address


def test_ties_show_their_far_end_whole_and_their_near_end_as_an_id(invented: Client) -> None:
    properties = entity(invented, "NK-pat")["properties"]
    owned = properties["ownershipOwner"][0]
    assert owned["properties"]["owner"] == ["NK-pat"]
    assert owned["properties"]["asset"][0]["caption"] == "Invented Works LLC"
    assert owned["properties"]["percentage"] == ["51.50"]
    kin = properties["familyPerson"][0]["properties"]["relative"][0]
    assert (kin["caption"], kin["schema"], kin["target"]) == ("Kim Nobody", "LegalEntity", False)


def test_ties_lead_back_from_the_other_end(invented: Client) -> None:
    owned = entity(invented, "NK-firm")["properties"]["ownershipAsset"]
    assert [one["properties"]["owner"][0]["id"] for one in owned] == ["NK-pat"]
    ship = entity(invented, "NK-ship")["properties"]
    assert ship["owner"][0]["id"] == "NK-firm"
    assert ship["unknownLinkFrom"][0]["properties"]["subject"][0]["id"] == "NK-firm"
    back = entity(invented, "NK-firm")["properties"]
    assert [one["id"] for one in back["ownedVehicles"]] == ["NK-ship"]


def test_documents_and_wallets_surround_their_holder(invented: Client) -> None:
    properties = entity(invented, "NK-pat")["properties"]
    kinds = {one["schema"] for one in properties["identification"]}
    assert kinds == {"Passport", "Identification"}
    assert properties["cryptoWallets"][0]["properties"]["publicKey"] == ["bc1qinvented"]


def test_a_tie_of_the_other_party_alone_is_shown_too(api: Client) -> None:
    found = entity(api, "ofac-17022")["properties"]
    ends = [
        end["id"]
        for tie in found["unknownLinkFrom"]
        for end in tie["properties"]["subject"]
        if isinstance(end, dict)
    ]
    assert ends
    assert "ofac-17022" not in ends


def test_another_id_leads_to_the_entity(invented: Client) -> None:
    referent = entity(invented, "NK-pat")["referents"][0]
    response = invented.get(f"/entities/{referent}?nested=false")
    assert response.status_code == 308
    assert response.headers["location"] == "/entities/NK-pat?nested=false"
    assert invented.get("/entities/os-NK-pat").status_code == 308
    assert invented.get(f"/entities/{referent}/adjacent").status_code == 308


def test_what_surrounds_an_entity_comes_by_property(api: Client) -> None:
    answer = entity(api, "ofac-35096", "/adjacent")
    assert answer["entity"]["caption"] == "Vladimir Vladimirovich PUTIN"
    addresses = answer["adjacent"]["addressEntity"]
    assert addresses["total"] == {"value": 4, "relation": "eq"}
    assert (addresses["limit"], addresses["offset"], len(addresses["results"])) == (10, 0, 4)
    nested = entity(api, "ofac-35096")["properties"]
    assert addresses["results"] == nested["addressEntity"]


def test_one_property_is_paged_through(api: Client) -> None:
    whole = entity(api, "ofac-35096", "/adjacent/addressEntity")
    page = entity(api, "ofac-35096", "/adjacent/addressEntity?limit=1&offset=1")
    assert page["results"] == whole["results"][1:2]
    assert page["total"]["value"] == 4
    last = entity(api, "ofac-35096", "/adjacent/addressEntity?sort=caption:desc&limit=1")
    assert last["results"] == [max(whole["results"], key=lambda one: str(one["caption"]))]


def test_a_property_that_leads_nowhere_is_empty_and_an_unknown_one_is_not_there(
    api: Client,
) -> None:
    assert entity(api, "ofac-35096", "/adjacent/familyPerson")["total"]["value"] == 0
    for name in ("banana", "birthDate"):
        response = api.get(f"/entities/ofac-35096/adjacent/{name}")
        assert response.status_code == 404
        assert response.json() == {"detail": "No such property!"}


@pytest.mark.parametrize("path", ["adjacent", "adjacent/addressEntity"])
def test_nothing_surrounds_nobody(api: Client, path: str) -> None:
    assert api.get(f"/entities/banana/{path}").status_code == 404


def test_a_flag_is_the_code_of_a_country(api: Client) -> None:
    found = entity(api, "ofac-37444", "?nested=false")
    assert (found["schema"], found["properties"]["flag"]) == ("Vessel", ["ru"])


def test_an_entity_of_opensanctions_keeps_its_days_and_topics(invented: Client) -> None:
    found = entity(invented, "NK-firm", "?nested=false")
    assert found["first_seen"] == "2023-04-05T00:00:00"
    assert found["schema"] == "Company"
    assert found["properties"]["topics"] == ["sanction.linked"]
    assert found["datasets"] == ["invented"]
