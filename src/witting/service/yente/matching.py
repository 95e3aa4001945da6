"""Answers /match: each query's names are looked up, the best score of each entity kept and shown.

A score never hangs on the threshold, the limit or the datasets asked for: those only choose what is
shown. `weights` and `config` of yente's algorithms have no meaning for this scorer; a request that
sends them is told so in a header.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

import orjson

from witting.base import PartyKind
from witting.parties import Match
from witting.parties.thresholds import CANDIDATE, MATCH
from witting.service.yente.asking import Batch, Query
from witting.service.yente.datasets import Scope, may_have_changed
from witting.service.yente.entities import Card, Entities
from witting.service.yente.params import MAX_PAGE, Params
from witting.service.yente.refusals import Refused
from witting.service.yente.schemata import fitting
from witting.service.yente.scores import THRESHOLD, explained, shrunk, stretched

ALGORITHMS = (
    "logic-v2",
    "logic-v1",
    "name-based",
    "name-qualified",
    "regression-v1",
    "regression-v2",
    "regression-v3",
    "ofac-249",
    "er-unstable",
)
"""The names clients may ask for; the same scorer answers to each."""

DEFAULT_ALGORITHM = "logic-v2"
_PAGE = 5
_EVERYTHING = 1_000_000  # candidates: filters come after, so the look-up may leave none out
MAX_EXCLUDED = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What of the entities found is shown, and as what."""

    scope: Scope
    limit: int = _PAGE
    threshold: float = THRESHOLD
    cutoff: float = THRESHOLD
    no_schemata: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    changed_since: str = ""
    no_ids: frozenset[str] = frozenset()

    @property
    def is_plain(self) -> bool:
        """Say whether nobody is left out but by schema."""
        return self.scope.is_everything and not (
            self.no_schemata or self.topics or self.changed_since or self.no_ids
        )

    def show(self, card: Card) -> bool:
        """Say whether an entity is among those asked for."""
        return (
            self.scope.holds(card.places)
            and card.schema not in self.no_schemata
            and (not self.topics or not self.topics.isdisjoint(card.topics))
            and (not self.changed_since or may_have_changed(card.last_change, self.changed_since))
            and self.no_ids.isdisjoint(card.ids)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One entity that may be the party asked for."""

    card: Card
    match: Match
    name: str  # the name it was found by
    score: float  # as clients know it

    def is_match(self, terms: Terms) -> bool:
        """Say whether it is at the threshold or above."""
        return self.score >= terms.threshold


def terms_of(params: Params, entities: Entities, dataset: str) -> Terms:
    """Read the terms of a request. Raises Refused for what yente refuses too."""
    threshold = params.number("threshold", THRESHOLD)
    check_algorithm(params.text("algorithm", "best"))
    return Terms(
        scope=entities.scope(
            dataset, params.texts("include_dataset"), params.texts("exclude_dataset")
        ),
        limit=params.whole("limit", _PAGE, most=MAX_PAGE),
        threshold=threshold,
        cutoff=min(params.number("cutoff", THRESHOLD), threshold),
        no_schemata=frozenset(params.texts("exclude_schema")),
        topics=frozenset(filter(None, params.texts("topics"))),
        changed_since=params.moment("changed_since"),
        no_ids=frozenset(params.texts("exclude_entity_ids", most=MAX_EXCLUDED)),
    )


def check_algorithm(name: str) -> None:
    """Refuse (400) the name of an algorithm that no version of yente has."""
    if name != "best" and name not in ALGORITHMS:
        raise Refused(400, f"Unknown algorithm: {name:.100}. See /algorithms for those known.")


def matched(batch: Batch, terms: Terms, entities: Entities) -> bytes:
    """Give the body of the answer."""
    responses = {
        key: orjson.Fragment(_response(query, terms, entities))
        for key, query in batch.queries.items()
    }
    return orjson.dumps({"responses": responses, "limit": terms.limit})


def found_for(query: Query, terms: Terms, entities: Entities) -> list[Found]:
    """Give everybody a query may mean above the cut-off, the likest first."""
    best: dict[str, tuple[float, Match, str]] = {}
    for name, match in _looked_up(query, terms, entities):
        score = stretched(match.score)
        identity = match.entry_id.removeprefix("os-")
        held = best.get(identity)
        if score > terms.cutoff and (held is None or score > held[0]):
            best[identity] = (score, match, name)
    schemata = _shown(query.schema)
    is_plain = terms.is_plain
    found = []
    for identity, (score, match, name) in best.items():
        card = entities.card(identity)
        if card.schema in schemata and (is_plain or terms.show(card)):
            found.append(Found(card=card, match=match, name=name, score=score))
    found.sort(key=lambda one: (-one.score, one.card.id))
    return found


def _shown(schema: str) -> frozenset[str]:
    """Give the schemata of those shown.

    Beside those that fit: for a wallet its holder, with whom it is listed; and whatever is listed
    as a thing or an asset alone, which may be anything.
    """
    holders = fitting("LegalEntity") if schema == "CryptoWallet" else frozenset[str]()
    return fitting(schema) | holders | {"Thing", "Asset"}


def _looked_up(query: Query, terms: Terms, entities: Entities) -> Iterable[tuple[str, Match]]:
    near = min(MATCH, max(CANDIDATE, shrunk(terms.cutoff)))
    screener = entities.world.screener
    for asked in query.asked:
        for name in query.names or ("",):
            for match in screener.candidates(name, asked, near=near, limit=_EVERYTHING):
                yield name, match
            if asked.kind is PartyKind.PERSON and entities.has_unknown_kinds:
                # As a person nobody of unknown kind is looked up, and any of them may be one.
                either = replace(asked, kind=None)
                for match in screener.candidates(name, either, near=near, limit=_EVERYTHING):
                    if match.entry.kind is None:
                        yield name, match


def _response(query: Query, terms: Terms, entities: Entities) -> bytes:
    found = found_for(query, terms, entities)
    shown = [orjson.Fragment(_result(one, terms)) for one in found[: terms.limit]]
    response: dict[str, Any] = {
        "status": 200,
        "results": shown,
        "total": {"value": sum(one.is_match(terms) for one in found), "relation": "eq"},
        "query": query.echo,
    }
    return orjson.dumps(response)


def _result(one: Found, terms: Terms) -> bytes:
    """Give a result: the entity's own JSON, with what the score is put in at its end."""
    parts = explained(one.match, one.name, one.score)
    said = orjson.dumps(
        {
            "score": one.score,
            "match": one.is_match(terms),
            "explanations": parts,
            "features": {name: part["score"] for name, part in parts.items()},
        }
    )
    return one.card.body + b"," + said[1:]
