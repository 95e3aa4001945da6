"""When something read of a story is what its label means: the same one, place, days, event."""

from collections.abc import Iterable, Iterator

from quality.story_labels import (
    LabelledStory,
    Row,
    is_same_event,
    is_same_name,
    overlaps,
    plain,
    when_of,
)
from witting.base import Interval, Span
from witting.stories import (
    GoodsNamed,
    How,
    Named,
    NamedKind,
    Part,
    PlaceNamed,
    Statement,
    StoryRead,
)


def answering(story: LabelledStory, got: StoryRead, name: str) -> list[Named]:
    """Give those read that are the one a label names."""
    forms = story.forms(name)
    return [one for one in got.named if is_same_name(texts_of(one), forms)]


def texts_of(one: Named) -> list[str]:
    """Give the words by which somebody is named: not offices, pronouns or words made of a state."""
    named = [m.span.text for m in one.mentions if m.how in (How.NAME, How.PART, How.SHORT)]
    return [one.name, *named]


def all_forms(story: LabelledStory) -> list[str]:
    """Give every form of every name of the story, and its publisher."""
    named = [form for row in story.rows("names") for form in story.forms(row["name"])]
    return named + [plain(name) for name in story.label["publisher"]]


def is_kind(one: Named, kind: str) -> bool:
    """Say whether one read is of the labelled kind: an organ of a state may act as the state."""
    if kind == "organisation":
        return one.kind in (NamedKind.ORGANISATION, NamedKind.STATE)
    return one.kind.value == kind


def is_place(one: PlaceNamed, row: Row) -> bool:
    """Say whether a place read is the labelled one: the same words in the same country."""
    return one.country == row["country"] and any(
        overlaps(mention.span.text, row["text"]) for mention in one.mentions
    )


def is_stretch(found: Interval | None, meant: Interval, *, since: bool) -> bool:
    """Say whether days read are those meant; of what is said to be so since then, the start."""
    if found is None:
        return False
    return found.start == meant.start if since else found == meant


def is_event(story: LabelledStory, got: StoryRead, one: Statement, row: Row) -> bool:
    """Say whether a statement is the labelled event: one kind, the same who, or else the same whom.

    Those who met may stand on either side. Where a label names neither, its day or place must be
    the statement's, so that a bare word is no answer.
    """
    if not is_same_event(one.kind.value, row["kind"]):
        return False
    both = (*one.who, *one.whom)
    if row["kind"] in ("met", "spoke", "signed") and row["who"]:
        return has_all(story, got, both, row["who"])
    if row["who"]:
        return has_all(story, got, one.who or one.said_by, row["who"])
    if row.get("whom"):
        return has_all(story, got, both, row["whom"])
    if row.get("times"):
        return is_as_often(one, row)
    return row.get("when") is None or is_when(one, row)


def has_all(story: LabelledStory, got: StoryRead, parts: Iterable[Part], wanted: list[str]) -> bool:
    """Say whether every one wanted is among the parts of a statement."""
    held = list(parts)
    return all(any(_is_part(story, got, part, name) for part in held) for name in wanted)


def is_at(story: LabelledStory, got: StoryRead, one: Statement, where: str) -> bool:
    """Say whether a statement is placed where its label says."""
    rows = [row for row in story.rows("places") if overlaps(row["text"], where)]
    held = [place for place in got.places if place.id in one.where]
    return any(is_place(place, row) for place in held for row in rows)


def is_when(one: Statement, row: Row) -> bool:
    """Say whether a statement's days are the label's."""
    meant = when_of(row)
    if meant is None or one.when is None:
        return False
    return is_stretch(one.when.days, meant, since=one.when.is_since)


def is_as_often(one: Statement, row: Row) -> bool:
    """Say whether a statement's count is the label's: the number, its bound, and since when."""
    times, wanted = one.times, row["times"]
    if times is None:
        return False
    least, since = wanted.get("at_least", wanted.get("exactly")), wanted.get("since")
    if times.least != least or times.is_exact is not ("exactly" in wanted):
        return False
    if since is None:
        return True
    begun = times.since or one.when
    start = begun.days.start if begun and begun.days else None
    return start is not None and start.isoformat().startswith(str(since))


def codes_of(one: GoodsNamed) -> tuple[str, ...]:
    """Give the codes that the words of goods may be."""
    return one.codes or (one.hs6,)


def evidence(got: StoryRead) -> Iterator[Span]:
    """Give every stretch of the story that a reader would show as the ground of something."""
    mentions = [m for named in got.named for m in named.mentions]
    mentions += [m for place in got.places for m in place.mentions]
    yield from (mention.span for mention in mentions)
    yield from (one.span for one in got.days)
    yield from (one.span for one in got.goods)
    yield from (one.span for one in got.sectors)
    for one in got.statements:
        yield from (one.words, one.passage)


def is_from(span: Span, line: str, got: StoryRead, story: LabelledStory) -> bool:
    """Say whether a stretch lies in a line of boilerplate, by where its passage has that line."""
    for passage in got.passages:
        if passage.field != span.field:
            continue
        at = passage.text.find(line)
        while at >= 0:
            if span.start < at + len(line) and at < span.end and _is_line(passage.text, at, line):
                return True
            at = passage.text.find(line, at + 1)
        return False
    left_out = any(p.field == span.field and line in p.text for p in got.left_out)
    return left_out or (span.text in line and not any(span.text in o for o in story.said_lines))


def _is_part(story: LabelledStory, got: StoryRead, part: Part, name: str) -> bool:
    named = got.by_id(part.named)
    texts = [part.name, part.span.text, *(texts_of(named) if named else ())]
    if is_same_name(texts, story.forms(name)):
        return True
    country = story.country(name)
    return bool(country) and named is not None and named.country == country


def _is_line(text: str, at: int, line: str) -> bool:
    before, after = text[:at].rsplit("\n", 1)[-1], text[at + len(line) :].split("\n", 1)[0]
    return not before.strip() and not after.strip()
