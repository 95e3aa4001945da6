"""Builds facts for tests of the rooms above them, with the few fields a test cares about."""

from collections.abc import Callable
from typing import Any

from witting.base import (
    Certainty,
    Fact,
    GoodsFact,
    MissingFact,
    PartyFact,
    PartyKind,
    PlaceFact,
    RedFlagFact,
    Role,
)

MARKER = "pursuant to section 11 of Executive Order 14024, as amended by Executive Order 14114"


def party(**given: Any) -> PartyFact:
    """Make a party fact: by default a creditor that is certainly NPO URALPODSHIPNIK, marked."""
    fields: dict[str, Any] = {
        "id": "",
        "certainty": Certainty.CERTAIN,
        "because": "the name is the same",
        "span": None,
        "role": Role.CREDITOR,
        "party_name": "НПО «Уралподшипник»",
        "entry_id": "ofac-47492",
        "entry_name": "NPO URALPODSHIPNIK",
        "listed_name": "NPO URALPODSHIPNIK",
        "list_id": "ofac-sdn",
        "entry_kind": PartyKind.ORGANISATION,
        "programmes": ("RUSSIA-EO14024",),
        "listed_on": "",
        "section_11_marker": MARKER,
        "score": 1.0,
        "is_match": True,
        "parts": (),
    }
    for key in ("certainty", "role"):
        if key in given:
            given[key] = {"certainty": Certainty, "role": Role}[key](given[key])
    if "programmes" in given:
        given["programmes"] = tuple(given["programmes"])
    return PartyFact(**(fields | given))


def goods(**given: Any) -> GoodsFact:
    """Make a goods fact: by default ball bearings, named beyond doubt."""
    fields: dict[str, Any] = {
        "id": "",
        "because": "the word names one heading",
        "span": None,
        "text": "ball bearings",
        "hs6": "848210",
        "hs_title": "Ball bearings",
        "tier": "3.B",
        "item_classes": ("CI-6",),
        "families": (),
        "confidence": 0.9,
        "words": ("ball bearings",),
    }
    for key in ("item_classes", "families", "codes"):
        if key in given:
            given[key] = tuple(given[key])
    return GoodsFact(**(fields | given))


def place(**given: Any) -> PlaceFact:
    """Make a place fact: by default Russia as the stated destination."""
    fields: dict[str, Any] = {
        "id": "",
        "because": "the route says so",
        "span": None,
        "text": "Vladivostok",
        "name": "Russian Federation",
        "country": "RU",
        "territory": "",
        "part": "to",
        "roles": ("destination", "stated", "russia"),
    }
    if "roles" in given:
        given["roles"] = tuple(given["roles"])
    return PlaceFact(**(fields | given))


def red_flag(**given: Any) -> RedFlagFact:
    """Make a red flag of weight one."""
    fields: dict[str, Any] = {
        "id": "",
        "because": "the goods go to a place named for transshipment",
        "span": None,
        "flag": "RF-KYC-10",
        "weight": 1.0,
        "source": "test",
    }
    return RedFlagFact(**(fields | given))


def missing(**given: Any) -> MissingFact:
    """Make a missing fact: by default the goods."""
    fields: dict[str, Any] = {
        "id": "",
        "because": "no goods are named",
        "span": None,
        "what": "goods",
        "question": "What is traded?",
    }
    return MissingFact(**(fields | given))


MAKERS: dict[str, Callable[..., Fact]] = {
    "party": party,
    "goods": goods,
    "place": place,
    "red_flag": red_flag,
    "missing": missing,
}


def make(kind: str, given: dict[str, Any]) -> Fact:
    """Make a fact of the kind named."""
    return MAKERS[kind](**given)
