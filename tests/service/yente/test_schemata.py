"""The words of FollowTheMoney held here are those its publisher's own client carries."""

import pytest
from yente_client.schemas import model as published  # type: ignore[import-untyped]

from witting.base import PartyKind
from witting.lists.opensanctions.schema import SCHEMAS
from witting.service.yente.schemata import BASE, by_qname, fitting, schemata

SCHEMATA = published["schemata"]


@pytest.mark.parametrize("name", sorted(schemata()))
def test_a_schema_is_as_published(name: str) -> None:
    mine, theirs = schemata()[name], SCHEMATA[name]
    assert (mine.label, mine.plural) == (theirs["label"], theirs["plural"])
    assert mine.is_matchable == bool(theirs.get("matchable"))
    assert mine.lineage == set(theirs["schemata"])


@pytest.mark.parametrize("qname", sorted(by_qname()))
def test_a_property_is_as_published(qname: str) -> None:
    prop = by_qname()[qname]
    theirs = SCHEMATA[prop.schema]["properties"][prop.name]
    assert (prop.kind, prop.label) == (theirs["type"], theirs["label"])
    if prop.kind == "entity":
        assert prop.range == theirs["range"]
        assert (prop.reverse or None) == theirs.get("reverse")


@pytest.mark.parametrize("name", sorted(name for name in SCHEMATA if name in schemata()))
def test_every_property_a_client_may_ask_a_party_with_is_held(name: str) -> None:
    theirs = {
        prop
        for ancestor in SCHEMATA[name]["schemata"]
        for prop, held in SCHEMATA[ancestor].get("properties", {}).items()
        if not held.get("stub") and not held.get("hidden") and prop != "proof"
    }
    assert theirs <= schemata()[name].properties.keys()


def test_a_query_fits_what_it_extends_and_what_extends_it() -> None:
    assert fitting("Person") == {"Person", "LegalEntity"}
    assert fitting("Vessel") == {"Vessel", "Vehicle"}
    assert fitting("LegalEntity") == {
        *("LegalEntity", "Person", "Organization", "Company", "PublicBody")
    }
    assert fitting(BASE) == {one.name for one in schemata().values() if one.is_matchable}


@pytest.mark.parametrize("kind", [*PartyKind, None])
def test_every_kind_of_entry_can_be_found_by_a_query_of_its_schema(kind: PartyKind | None) -> None:
    assert SCHEMAS[kind] in fitting(SCHEMAS[kind])


def test_an_entity_leads_where_others_point_at_it() -> None:
    assert {"sanctions", "addressEntity", "ownershipOwner"} <= schemata()["Person"].ways
    assert "ownershipAsset" not in schemata()["Person"].ways
    assert "ownershipAsset" in schemata()["Company"].ways
