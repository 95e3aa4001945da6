"""A dossier: everything some stories say of one party, by whom, when, and in what words.

It repeats sources and judges none: every claim keeps its tellings, a denial stands beside what it
denies, and copies of one text count as one source.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from witting.base import Span
from witting.parties.match import Match
from witting.stories.changes import Difference
from witting.stories.copies import StoryGroup, grouped
from witting.stories.dossier_claims import (
    Claim,
    Contradiction,
    claims_of,
    contradictions_in,
    speakers_of,
)
from witting.stories.dossier_parties import Linked, StoryParty, institution_of
from witting.stories.graph import Graph, graph_of
from witting.stories.read import FindsListed
from witting.stories.records import StoryRead
from witting.stories.timeline import Timeline, timeline_of
from witting.stories.words import fold

_LEAST_NAME = 3  # signs of a name that is looked for letter for letter
_HAN = re.compile("[\u3400-\u9fff]")  # no space parts its words


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryTold:
    """One story of the dossier: whose it is, and what it is among its copies and versions."""

    id: str  # within the dossier: `t1`
    source: str
    publisher: str
    language: str
    day: date | None
    day_how: str
    title: str
    version_note: str
    digest: str
    group: int  # stories with one number are one text
    origin: int  # stories with one number are one source: one text, or one publisher
    standing: str  # `first`, `version`, `copy`
    of: str  # id of the story it is a version or a copy of, or ""
    because: str
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """A party the name asked was taken to mean, and what it is known by."""

    party: str
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedIn:
    """A passage that names the party and states nothing of it that was read."""

    story: str
    passage: Span
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """What stories say of one party; nothing in it is a fact but that the stories say so."""

    asked: str
    meant: tuple[Meant, ...]  # empty: no story names anybody so
    parties: tuple[StoryParty, ...]  # those meant, then everybody the claims name
    stories: tuple[StoryTold, ...]  # all that were given
    told_by: tuple[str, ...]  # ids of the stories that name the party
    origins: int  # independent sources among those
    claims: tuple[Claim, ...]
    contradictions: tuple[Contradiction, ...]
    named_in: tuple[NamedIn, ...]
    timeline: Timeline
    graph: Graph

    def story(self, id_: str) -> StoryTold:
        """Give the story of an id."""
        return next(story for story in self.stories if story.id == id_)

    def claim(self, id_: str) -> Claim:
        """Give the claim of an id."""
        return next(claim for claim in self.claims if claim.id == id_)


class FindsParties(FindsListed, Protocol):
    """Finds listed parties by name too; the screener of the parties room can."""

    def match(self, name: str, /) -> Sequence[Match]:
        """Give the entries a party of that name may be."""


def dossier_of(
    stories: Iterable[StoryRead], name: str, finder: FindsParties | None = None
) -> Dossier:
    """Give everything stories say of the party a name means, in any script.

    The name is compared with those the stories name by the lists' own comparison, and through the
    list entries that `finder` takes it for. Where several parties answer to it, all are in and
    `meant` names each. A story given twice counts once. The order of the stories makes no
    difference.
    """
    groups, told = _told(stories)
    ids = [one.id for one in told]
    read = [story for group in groups for story in group.stories]
    linked = Linked(read, ids)
    known_by = linked.asked(name, *_entries(name, finder))
    asked = frozenset(known_by)
    all_claims = claims_of(read, ids, [one.origin for one in told], linked)
    claims = tuple(claim for claim in all_claims if asked & claim.about())
    told_by = [
        one.id
        for at, one in enumerate(told)
        if any(linked.of(at, named.id) in asked for named in read[at].named)
        or any(_stands_in(name, passage.text) for passage in read[at].passages)
    ]
    speakers = speakers_of(read, linked)
    graph = graph_of(asked, linked.parties, all_claims)
    own = {claim.id for claim in claims}
    pairs = tuple(
        pair
        for pair in contradictions_in(all_claims, speakers)
        if not own.isdisjoint((pair.denied, *pair.stated))
    )
    beside = {id_ for pair in pairs for id_ in (pair.denied, *pair.stated)}
    shown = tuple(claim for claim in all_claims if claim.id in own | beside)
    near = asked.union(*(claim.about() for claim in shown), (node.id for node in graph.nodes))
    return Dossier(
        asked=name,
        meant=tuple(Meant(party=id_, because=why) for id_, why in known_by.items()),
        parties=tuple(
            sorted(
                (p for p in linked.parties.values() if p.id in near),
                key=lambda p: (p.id not in asked, int(p.id[1:])),
            )
        ),
        stories=told,
        told_by=tuple(told_by),
        origins=len({one.origin for one in told if one.id in told_by}),
        claims=shown,
        contradictions=pairs,
        named_in=tuple(_named_in(read, ids, linked, asked, claims, name)),
        timeline=timeline_of(claims),
        graph=graph,
    )


def _entries(name: str, finder: FindsParties | None) -> tuple[set[str], set[str]]:
    """Give the list entries a name is, as text would name them, and those it may be."""
    if finder is None:
        return set(), set()
    named = {mention.match.entry_id for mention in finder.mentions(name)}
    return named, {match.entry_id for match in finder.match(name) if match.is_match}


def stories_told(stories: Iterable[StoryRead]) -> tuple[tuple[StoryRead, StoryTold], ...]:
    """Give the stories in groups of one text, each with what it is there and its source.

    A story given twice is there once; the order in which they are given makes no difference.
    """
    groups, told = _told(stories)
    read = [story for group in groups for story in group.stories]
    return tuple(zip(read, told, strict=True))


def _told(stories: Iterable[StoryRead]) -> tuple[tuple[StoryGroup, ...], tuple[StoryTold, ...]]:
    once = {(story.source, story.digest, story.day, story.passages): story for story in stories}
    groups = grouped(once.values())
    origins = _origins(groups)
    out: list[StoryTold] = []
    for number, group in enumerate(groups, start=1):
        first = len(out) + 1
        for member in group.members:
            story = member.story
            out.append(
                StoryTold(
                    id=f"t{len(out) + 1}",
                    source=story.source,
                    publisher=story.publisher,
                    language=story.language,
                    day=story.day,
                    day_how=story.day_how,
                    title=story.title,
                    version_note=story.version_note,
                    digest=story.digest,
                    group=number,
                    origin=origins[number - 1],
                    standing=member.standing.value,
                    of="" if member.of is None else f"t{first + member.of}",
                    because=member.because,
                    differences=member.differences,
                )
            )
    return groups, tuple(out)


def _origins(groups: Sequence[StoryGroup]) -> list[int]:
    """Give each group its source: groups that share a publisher, in any language, share a source.

    The publisher is the agency a text names as its own, so a translation of Reuters is Reuters.
    """
    held: dict[str, int] = {}
    out = list(range(1, len(groups) + 1))
    for at, group in enumerate(groups):
        keys = {_house(story) for story in group.stories if story.publisher}
        joined = {out[at], *(held[key] for key in keys if key in held)}
        least = min(joined)
        out = [least if one in joined else one for one in out]
        held = {key: least if one in joined else one for key, one in held.items()}
        held |= dict.fromkeys(keys, least)
    return out


def _house(story: StoryRead) -> str:
    return institution_of(story.publisher, story.language) or fold(story.publisher)


def _named_in(
    read: Sequence[StoryRead],
    ids: Sequence[str],
    linked: Linked,
    asked: frozenset[str],
    claims: Sequence[Claim],
    name: str,
) -> list[NamedIn]:
    """Give the passages that name the party, or hold the name asked letter for letter."""
    said = {(t.story, t.passage.field) for claim in claims for t in claim.told}
    out = []
    for at, story in enumerate(read):
        fields = {
            mention.span.field
            for named in story.named
            if linked.of(at, named.id) in asked
            for mention in named.mentions
        }
        out += [
            NamedIn(story=ids[at], passage=p.span(0, len(p.text)), language=story.language)
            for p in story.passages
            if p.field in fields or _stands_in(name, p.text)
            if (ids[at], p.field) not in said
        ]
    return out


def _stands_in(name: str, text: str) -> bool:
    """Say whether a name stands in a text letter for letter, as whole words."""
    asked, held = fold(name).strip(), fold(text)
    if len(asked) < _LEAST_NAME:
        return False
    ends = r"" if _HAN.search(asked) else r"(?!\w)"
    begins = r"" if _HAN.search(asked) else r"(?<!\w)"
    return re.search(begins + re.escape(asked) + ends, held) is not None
