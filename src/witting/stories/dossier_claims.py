"""What several stories say, each thing once: the same said by two is one claim with two tellings.

Two tellings are one claim where kind, polarity, who, whom, places and days are the same; nothing
is rounded to make them so.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from witting.base import Interval, Span
from witting.stories.dossier_parties import Linked
from witting.stories.records import (
    DayNamed,
    Part,
    Polarity,
    Statement,
    StatementKind,
    StoryRead,
    Times,
)

MUTUAL = frozenset(
    (StatementKind.MET, StatementKind.SPOKE, StatementKind.AGREED, StatementKind.SIGNED)
)
"""What people do with each other, so that who and whom may change places."""

_SAME = (
    {StatementKind.SHIPPED, StatementKind.SUPPLIED, StatementKind.DELIVERED, StatementKind.SOLD},
    {StatementKind.SANCTIONED, StatementKind.DESIGNATED, StatementKind.BANNED},
    {StatementKind.OWNS, StatementKind.CONTROLS},
)


_BESIDE = 24  # signs between how often and since when
_APPOSED = 48  # signs between a name and what it has an office of


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """Somebody a claim is about; `party` is "" where nobody is known by the words."""

    party: str
    name: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One place of one story that makes a claim, with its words."""

    story: str  # id of the story in the dossier
    statement: str  # id of the statement in the story
    source: str  # whose statement it is
    said_by: tuple[End, ...]  # whom the story quotes for it
    passage: Span
    words: Span
    language: str
    is_quoted: bool
    times: str  # how often, in the story's words, or ""
    goods: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One thing that one story or several say."""

    id: str  # within the dossier: `c1`
    kind: StatementKind
    polarity: Polarity
    who: tuple[End, ...]
    whom: tuple[End, ...]
    places: tuple[str, ...]  # in English
    when: DayNamed | None
    goods: tuple[str, ...]
    codes: tuple[str, ...]  # HS-6 of the goods
    times: Times | None  # how often, and since when
    told: tuple[Telling, ...]
    origins: int  # independent sources among those who tell it

    def about(self) -> frozenset[str]:
        """Give the parties that take part in it, or are quoted for it."""
        quoted = (end for telling in self.told for end in telling.said_by)
        return frozenset(end.party for end in (*self.who, *self.whom, *quoted) if end.party)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Something denied by one and stated by others; all as they say it, and none is a fact."""

    denied: str  # id of a claim
    stated: tuple[str, ...]
    because: str


def claims_of(
    stories: Sequence[StoryRead], ids: Sequence[str], origins: Sequence[int], linked: Linked
) -> tuple[Claim, ...]:
    """Give everything the stories state, each thing once, in order of the stories."""
    held: dict[tuple[object, ...], list[tuple[int, Statement]]] = {}
    for at, story in enumerate(stories):
        for statement in story.statements:
            held.setdefault(_key(at, story, statement, linked), []).append((at, statement))
    out = []
    for number, those in enumerate(held.values(), start=1):
        at, first = those[0]
        named = {place.id: place.name for place in stories[at].places}
        out.append(
            Claim(
                id=f"c{number}",
                kind=first.kind,
                polarity=first.polarity,
                who=_ends(at, stories[at], first.who, linked),
                whom=_ends(at, stories[at], first.whom, linked),
                places=tuple(named.get(place, place) for place in first.where),
                when=first.when,
                goods=tuple(sorted({g.goods or g.hs_title for _, s in those for g in s.goods})),
                codes=tuple(sorted({code for _, s in those for g in s.goods for code in g.codes})),
                times=first.times,
                told=tuple(_telling(a, stories[a], ids[a], s, linked) for a, s in those),
                origins=len({origins[a] for a, _ in those}),
            )
        )
    return tuple(out)


def speakers_of(stories: Sequence[StoryRead], linked: Linked) -> dict[str, frozenset[str]]:
    """Give for each party the organisations it speaks for: an office of them, by any story.

    Where a story gives an office and not whose it is, it is that of an organisation the office
    parts from the name: "Anna Petrova, a spokeswoman for Korda Trading Ltd".
    """
    out: dict[str, set[str]] = {}
    for party in linked.parties.values():
        out.setdefault(party.id, set()).update(o.organisation for o in party.offices)
    for at, story in enumerate(stories):
        texts = {passage.field: passage.text for passage in story.passages}
        firms = [(m.span, n.id) for n in story.organisations for m in n.mentions]
        for person in story.persons:
            words = [o.written for o in person.offices if not o.organisation and not o.country]
            for mention, (firm, id_) in product(person.mentions if words else (), firms):
                one, other = sorted((mention.span, firm), key=lambda span: span.start)
                if one.field == other.field and 0 < other.start - one.end <= _APPOSED:
                    between = texts[one.field][one.end : other.start]
                    if any(word in between for word in words):
                        out[linked.of(at, person.id)].add(linked.of(at, id_))
    return {id_: frozenset(filter(None, held)) for id_, held in out.items()}


def contradictions_in(
    claims: Sequence[Claim], speakers: dict[str, frozenset[str]]
) -> tuple[Contradiction, ...]:
    """Give each denial with the claims it may be a denial of.

    `speakers` gives for a person the organisations it has an office of: who speaks for a company
    denies for it. A denial without a doer is the denial of whoever says it.
    """
    by_doer: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.polarity is Polarity.STATED:
            for doer in sorted(_doers(claim, speakers)):
                by_doer.setdefault(doer, []).append(claim)
    out = []
    for no in claims:
        if no.polarity is Polarity.DENIED:
            near = {c.id: c for doer in _doers(no, speakers) for c in by_doer.get(doer, ())}
            yes = [near[id_] for id_ in sorted(near, key=_number) if _is_one_matter(near[id_], no)]
            if yes:
                ids = tuple(claim.id for claim in yes)
                out.append(Contradiction(stated=ids, denied=no.id, because=_because(yes, no)))
    return tuple(out)


def _number(id_: str) -> int:
    return int(id_[1:])


def _doers(claim: Claim, speakers: dict[str, frozenset[str]]) -> frozenset[str]:
    ends = [end.party for end in claim.who if end.party]
    if claim.kind in MUTUAL:
        ends += [end.party for end in claim.whom if end.party]
    if not ends and claim.polarity is Polarity.DENIED:
        ends = [end.party for telling in claim.told for end in telling.said_by if end.party]
    return frozenset(ends).union(*(speakers.get(end, frozenset()) for end in ends))


def _is_one_matter(yes: Claim, no: Claim) -> bool:
    """Say whether a denial can be of a claim: nothing both tell of sets them apart."""
    if yes.kind is not no.kind and not any({yes.kind, no.kind} <= same for same in _SAME):
        return False
    mine, theirs = ({e.party for e in c.whom if e.party} for c in (yes, no))
    if yes.kind not in MUTUAL and mine and theirs and not mine & theirs:
        return False
    headings = [{code[:4] for code in claim.codes} for claim in (yes, no)]
    if all(headings) and not headings[0] & headings[1]:
        return False
    days = [claim.when.days if claim.when is not None else None for claim in (yes, no)]
    return days[0] is None or days[1] is None or _touch(days[0], days[1])


def _touch(one: Interval, other: Interval) -> bool:
    starts_before = other.end is None or one.start is None or one.start < other.end
    return starts_before and (one.end is None or other.start is None or other.start < one.end)


def _because(yes: Sequence[Claim], no: Claim) -> str:
    said = "the same sort of act by the same party, or by whoever speaks for it"
    if no.goods and any(claim.goods for claim in yes):
        said += ", with goods of one heading where both name goods"
    if no.when is None or any(claim.when is None for claim in yes):
        said += "; whether they mean the same day is not told"
    return said


def _key(at: int, story: StoryRead, one: Statement, linked: Linked) -> tuple[object, ...]:
    who, whom = (
        frozenset(linked.of(at, part.named) or f"{story.digest}/{part.name}" for part in parts)
        for parts in (one.who, one.whom)
    )
    if one.kind in MUTUAL:
        who, whom = who | whom, frozenset()
    days = one.when.days if one.when is not None else None
    about = (who, whom) if who or whom else (story.digest, one.passage)
    goods = frozenset(g.goods or g.hs6 for g in one.goods)
    times = _often(one.times) if one.times else None
    return (one.kind, one.polarity, about, frozenset(one.where), days, goods, times)


def _often(times: Times) -> tuple[object, ...]:
    since = times.since.days if times.since is not None else None
    return (times.least, times.most, times.nth, since)


def _in_words(one: Statement) -> str:
    """Give how often something was, in the story's words, with those that say since when."""
    if one.times is None:
        return ""
    often, since = one.times.span, one.times.since
    if since is None or since.span.field != one.passage.field:
        return often.text
    start, end = min(often.start, since.span.start), max(often.end, since.span.end)
    if end - start <= _BESIDE + len(often.text) + len(since.span.text):
        return one.passage.text[start - one.passage.start : end - one.passage.start]
    return f"{often.text}, {since.span.text}"


def _telling(at: int, story: StoryRead, id_: str, one: Statement, linked: Linked) -> Telling:
    return Telling(
        story=id_,
        statement=one.id,
        source=one.source,
        said_by=_ends(at, story, one.said_by, linked),
        passage=one.passage,
        words=one.words,
        language=story.language,
        is_quoted=one.is_quoted,
        times=_in_words(one),
        goods=tuple(goods.goods or goods.hs_title for goods in one.goods),
    )


def _ends(at: int, story: StoryRead, parts: Sequence[Part], linked: Linked) -> tuple[End, ...]:
    return tuple(dict.fromkeys(_each(at, story, parts, linked)))


def _each(at: int, story: StoryRead, parts: Sequence[Part], linked: Linked) -> Iterator[End]:
    for part in parts:
        party = linked.parties.get(linked.of(at, part.named))
        if party is None:
            yield End(party="", name=part.name, language=story.language)
        else:
            yield End(party=party.id, name=party.name, language=party.language)
