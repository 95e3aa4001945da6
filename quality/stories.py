"""Scores the reading of stories on the held-out set: whom, where, when, what, how often.

Run with `python -m quality.stories [--language L] [--show]`. Measure on the whole and never tune on
single rows (sets/README.md); `--show` is for whoever keeps the set, to find labels that are wrong.
"""

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations
from typing import Any

from quality.figure import Better, Figure, show
from quality.story_labels import (
    EVENT_KINDS,
    LANGUAGES,
    LabelledStory,
    days_of,
    founding,
    is_right_code,
    is_same_name,
    overlaps,
    plain,
    stories,
    when_of,
)
from quality.story_match import (
    all_forms,
    answering,
    codes_of,
    evidence,
    has_all,
    is_as_often,
    is_at,
    is_event,
    is_from,
    is_kind,
    is_place,
    is_stretch,
    is_when,
    texts_of,
)
from quality.told import Told, counted
from witting.assess import World
from witting.intake import read
from witting.stories import How, NamedKind, StoryRead, grouped, read_story

Reader = Callable[[LabelledStory], StoryRead]
_STATE = {"happened": {"stated"}, "denied": {"denied"}, "planned": {"planned", "announced"}}
_STATE["announced"] = {"announced", "planned"}


def open_reader() -> Reader:
    """Give what reads a labelled story against the shipped lists, as a user's call would."""
    world = World.open()

    def asked(story: LabelledStory) -> StoryRead:
        (deal,) = read(story.path)
        return read_story(deal, world.screener, day=story.published, lawbook=world.lawbook)

    return asked


def judged(story: LabelledStory, got: StoryRead) -> list[Told]:
    """Give all that is asked of one story."""
    parts = (names, offices, listed, places, days, events, goods, boilerplate)
    return [told for part in parts for told in part(story, got)]


def names(story: LabelledStory, got: StoryRead) -> Iterator[Told]:
    """Ask for each person and organisation, for all its forms, and for none that is not there."""
    for row in story.wanted("names"):
        found = answering(story, got, row["name"])
        right = [one for one in found if is_kind(one, row["kind"])]
        yield Told(f"{row['kind']}s/found", bool(right), row["name"])
        if found:
            yield Told(f"{row['kind']}s/as one", len(found) == 1, row["name"])
            texts = [text for one in found for text in texts_of(one)]
            for form in row["forms"]:
                seen = any(overlaps(text, form) for text in texts)
                yield Told("names/forms found", seen, form)
    for kind in (NamedKind.PERSON, NamedKind.ORGANISATION):
        for one in (one for one in got.named if one.kind is kind):
            is_there = is_same_name(texts_of(one), all_forms(story))
            yield Told(f"{kind.value}s/right of those given", is_there, one.name)


def offices(story: LabelledStory, got: StoryRead) -> Iterator[Told]:
    """Ask for each office with its country, and for none that the story does not give."""
    for row in story.rows("names"):
        given = [o for one in answering(story, got, row["name"]) for o in one.offices]
        office = row.get("office")
        if office and not office.get("optional"):
            title, where = office["title"], office["country"]
            texts = [office["text"], *office.get("also", ())]
            named = [o for o in given if o.title == title or is_written(o.written, texts)]
            yield Told("offices/found", bool(named), f"{row['name']}: {texts[0]}")
            if where:
                right = any(one.country == where for one in named)
                known = (
                    "country from the context" if office.get("inferred") else "found with country"
                )
                yield Told(f"offices/{known}", right, f"{row['name']}: {where}")
        for one in given:
            right = bool(office) and one.country in ("", (office or {}).get("country") or "")
            yield Told("offices/right of those given", right, f"{row['name']}: {one.written}")


def is_written(found: str, wanted: Iterable[str]) -> bool:
    """Say whether words found are in one of those wanted, or hold one."""
    return any(overlaps(found, text) for text in wanted)


def listed(story: LabelledStory, got: StoryRead) -> Iterator[Told]:
    """Ask for the list entry of each who has one, and that nobody else is taken for listed."""
    for row in story.wanted("names"):
        found = [e for one in answering(story, got, row["name"]) for e in one.listed]
        if row["entries"]:
            right = any(entry.entry_id in row["entries"] for entry in found)
            beyond = ", known only elsewhere" if row.get("beyond") else ""
            yield Told(f"listed/found{beyond}", right, row["name"])
        elif found or answering(story, got, row["name"]):
            wrong = any(entry.is_certain for entry in found)
            yield Told("listed/unlisted taken for listed", wrong, row["name"], Better.FEWER)


def places(story: LabelledStory, got: StoryRead) -> Iterator[Told]:
    """Ask for each place by its words, its country and whether it is a capital."""
    for row in story.wanted("places"):
        found = [one for one in got.places if is_place(one, row)]
        yield Told("places/found", bool(found), row["text"])
        if found:
            right = any(one.is_capital == row["capital"] for one in found)
            yield Told("places/capital or not", right, row["text"])
    for one in got.places:
        if any(mention.how is not How.STREET for mention in one.mentions):
            right = any(is_place(one, row) for row in story.rows("places"))
            right = right or (one.kind == "country" and one.country in story.countries)
            yield Told("places/right of those given", right, one.name)


def days(story: LabelledStory, got: StoryRead) -> Iterator[Told]:
    """Ask for each day, month and year, resolved to the days it means."""
    for row in story.wanted("days"):
        meant = days_of(row)
        found = [one for one in got.days if overlaps(one.span.text, row["text"])]
        right = any(is_stretch(one.days, meant, since=one.is_since) for one in found)
        yield Told("days/found", right, row["text"])
    allowed = [days_of(row) for row in story.rows("days")]
    allowed += [stretch for event in story.rows("events") if (stretch := when_of(event))]
    allowed.append(days_of({"day": story.published}))
    for one in got.days:
        if one.days is not None:
            right = any(is_stretch(one.days, meant, since=one.is_since) for meant in allowed)
            yield Told("days/right of those given", right, one.span.text)


def events(story: LabelledStory, got: StoryRead) -> Iterator[Told]:
    """Ask for each event: its kind with who did it, then whom, where, when and how it is put."""
    for row in story.wanted("events"):
        what = f"{row['kind']} {row['who']} {row.get('whom', '')} {row.get('when', '')}"
        found = [one for one in got.statements if is_event(story, got, one, row)]
        yield Told("events/found", bool(found), what)
        if row.get("whom") and row["who"]:
            right = any(has_all(story, got, one.whom, row["whom"]) for one in found)
            yield Told("events/found with whom", right, what)
        if row.get("where"):
            right = any(is_at(story, got, one, row["where"]) for one in found)
            yield Told("events/found with where", right, what)
        if when_of(row):
            yield Told("events/found with when", any(is_when(one, row) for one in found), what)
        if row.get("times"):
            yield Told("counts/found", any(is_as_often(one, row) for one in found), what)
        if found:
            right = any(one.polarity.value in _STATE[row["state"]] for one in found)
            yield Told("events/stated, planned or denied", right, what)
    for one in got.statements:
        if one.kind.value in EVENT_KINDS - {"said"}:  # half the sentences of a story say that
            right = any(is_event(story, got, one, row) for row in story.rows("events"))
            yield Told("events/right of those given", right, f"{one.kind.value} {one.passage.text}")


def goods(story: LabelledStory, got: StoryRead) -> Iterator[Told]:
    """Ask for the goods with a right code, and that harmless ones carry no tier and no class."""
    for row in story.wanted("goods"):
        found = [one for one in got.goods if overlaps(one.span.text, row["text"])]
        if row.get("innocent"):
            wrong = any(one.tier or one.item_classes for one in found)
            yield Told("goods/harmless with a tier or class", wrong, row["text"], Better.FEWER)
            continue
        yield Told("goods/found", bool(found), row["text"])
        right = any(is_right_code(codes_of(one), row) for one in found)
        yield Told("goods/found with a right code", right, row["text"])
    for one in got.goods:
        right = any(overlaps(one.span.text, row["text"]) for row in story.rows("goods"))
        yield Told("goods/right of those given", right, one.span.text)


def boilerplate(story: LabelledStory, got: StoryRead) -> Iterator[Told]:
    """Ask that no line of boilerplate is evidence, and that no line of the story is left out."""
    for line in story.boilerplate:
        wrong = any(is_from(span, line, got, story) for span in evidence(got))
        yield Told("boilerplate/as evidence", wrong, line, Better.FEWER)
    kept = plain(" ".join([got.title, *(passage.text for passage in got.passages)]))
    for line in story.said_lines:
        yield Told(
            "boilerplate/lines of the story lost", plain(line) not in kept, line, Better.FEWER
        )


def measured(reader: Reader, labelled: Iterable[LabelledStory]) -> list[tuple[str, Told]]:
    """Read each story and give what was asked of it, with the story's name."""
    return [
        (f"{story.language}/{story.path.stem}", told)
        for story in labelled
        for told in judged(story, reader(story))
    ]


def groups(labelled: Sequence[LabelledStory], got: Sequence[StoryRead]) -> Iterator[Told]:
    """Ask for the stories that are one text to stand together, and for no others to."""
    found = {
        member.story.source: (number, member.standing)
        for number, group in enumerate(grouped(got))
        for member in group.members
    }
    told = {
        one.path.stem: found[read_as.source] for one, read_as in zip(labelled, got, strict=True)
    }
    labels = {one.path.stem: one.label.get("group") or {} for one in labelled}
    for one, other in combinations(told, 2):
        story = labels[one].get("story")
        is_one = bool(story) and story == labels[other].get("story")
        together = told[one][0] == told[other][0]
        if is_one:
            yield Told("groups/found together", together, f"{one} {other}")
        else:
            yield Told("groups/strangers together", together, f"{one} {other}", Better.FEWER)
    for name, label in labels.items():
        if label:
            yield Told("groups/relation", told[name][1] == label["relation"], name)


def figures(_: int | None = None) -> tuple[Figure, ...]:
    """Give every figure of the set by language, and the founding story's list where it is held."""
    reader = open_reader()
    out: list[Figure] = []
    for language in LANGUAGES:
        labelled = stories(language)
        got = [reader(story) for story in labelled]
        told = [
            one
            for story, read_as in zip(labelled, got, strict=True)
            for one in judged(story, read_as)
        ]
        out += counted(f"stories {language}", [*told, *groups(labelled, got)])
    first = founding()
    if first is None:
        print("the founding story lies in ../shared/data and is not measured", file=sys.stderr)
        return tuple(out)
    return (*out, *_of_the_first(first, reader(first)))


def main() -> None:
    """Print the figures, and each miss where asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--language", choices=LANGUAGES)
    parser.add_argument("--show", action="store_true")
    asked = parser.parse_args()
    if not asked.show:
        wanted = f"stories {asked.language or ''}"
        show(one for one in figures() if one.name.startswith(wanted) or not asked.language)
        return
    reader = open_reader()
    for language in [asked.language] if asked.language else LANGUAGES:
        for story, told in measured(reader, stories(language)):
            if told.is_miss:
                print(f"{story} {told.figure}: {told.what}")


def _of_the_first(story: LabelledStory, got: StoryRead) -> list[Figure]:
    """Give the founding story's figures, and whether its second capital is read."""
    second: dict[str, Any] = story.label["second_capital"]
    right = any(p.is_capital and p.country == second["country"] for p in got.places) or any(
        one.kind is NamedKind.STATE and one.country == second["country"]
        for one in got.named
        if any(overlaps(mention.span.text, second["text"]) for mention in one.mentions)
    )
    told = [*judged(story, got), Told("places/second capital", right)]
    return counted("founding story", told)


if __name__ == "__main__":
    main()
