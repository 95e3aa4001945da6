"""Who stands in what relation to whom, by what stories say: parties joined by statements."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from witting.stories.dossier_claims import MUTUAL, Claim
from witting.stories.dossier_parties import StoryParty
from witting.stories.records import NamedKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One party of the graph."""

    id: str
    name: str
    language: str
    kind: NamedKind
    is_asked: bool
    is_listed: bool
    claims: int  # of the graph's edges, how many statements it takes part in


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """What is said of two parties in one kind of statement, put one way.

    `kind` is that of the statements, or `office` where a story gives the first an office of the
    second. `is_mutual`: they do it with each other, and neither end is the first.
    """

    source: str
    target: str
    kind: str
    polarity: str
    is_mutual: bool
    claims: int  # different statements; 0 for an office
    tellings: int  # places of stories that make them
    origins: int  # the most independent sources any one of them has


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """Parties and what joins them; a relation is what sources say, and none is a fact."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def graph_of(
    asked: Iterable[str], parties: Mapping[str, StoryParty], claims: Iterable[Claim]
) -> Graph:
    """Give the parties asked, everybody joined to one of them, and what joins all of these."""
    wanted = set(asked)
    held: dict[tuple[str, str, str, str, bool], list[Claim]] = {}
    for claim in claims:
        for source, target, is_mutual in _pairs(claim):
            key = (source, target, claim.kind.value, claim.polarity.value, is_mutual)
            held.setdefault(key, []).append(claim)
    for party in parties.values():
        for office in party.offices:
            if office.organisation and office.organisation != party.id:
                held.setdefault((party.id, office.organisation, "office", "stated", False), [])
    near = wanted | {end for key in held if wanted & set(key[:2]) for end in key[:2]}
    edges = tuple(
        Edge(
            source=key[0],
            target=key[1],
            kind=key[2],
            polarity=key[3],
            is_mutual=key[4],
            claims=len(held[key]),
            tellings=sum(len(claim.told) for claim in held[key]),
            origins=max((claim.origins for claim in held[key]), default=0),
        )
        for key in sorted(held, key=lambda k: (_number(k[0]), _number(k[1]), k[2:]))
        if key[0] in near and key[1] in near
    )
    counts: dict[str, int] = {}
    for edge in edges:
        for end in (edge.source, edge.target):
            counts[end] = counts.get(end, 0) + edge.claims
    nodes = tuple(
        Node(
            id=party.id,
            name=party.name,
            language=party.language,
            kind=party.kind,
            is_asked=party.id in wanted,
            is_listed=bool(party.listed),
            claims=counts.get(party.id, 0),
        )
        for party in parties.values()
        if party.id in near
    )
    return Graph(nodes=nodes, edges=edges)


def _pairs(claim: Claim) -> Iterator[tuple[str, str, bool]]:
    who = [end.party for end in claim.who if end.party]
    whom = [end.party for end in claim.whom if end.party]
    if claim.kind in MUTUAL:
        for one, other in combinations(sorted({*who, *whom}, key=_number), 2):
            yield one, other, True
        return
    yield from ((one, other, False) for one in who for other in whom if one != other)


def _number(party: str) -> int:
    return int(party[1:])
