"""What the scorer of stories says of a reading: right, missed, not in the story."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from quality.stories import judged
from quality.story_labels import LabelledStory
from quality.told import Told, counted

from witting.base import Interval, Passage, Span
from witting.stories import (
    DayNamed,
    GoodsNamed,
    How,
    Listed,
    Mention,
    Named,
    NamedKind,
    Office,
    Part,
    PlaceNamed,
    Polarity,
    Statement,
    StatementKind,
    StoryRead,
    Times,
)

FIRST = "RIGA, May 16 (Example) - Latvian Prime Minister Anna Ozola met Ivan Pavlov on Thursday"
SECOND = "in Riga, and said they had met five times since 2012 over ball bearings."
TEXT = f"{FIRST}\n{SECOND}\n\nREAD MORE: Other news of Riga\n"
LABEL = {
    "published": date(2024, 5, 16),
    "publisher": ["Example"],
    "names": [
        {
            "name": "Anna Ozola",
            "forms": ["Anna Ozola"],
            "kind": "person",
            "entries": [],
            "office": {"title": "prime_minister", "text": "Prime Minister", "country": "LV"},
        },
        {
            "name": "Ivan Pavlov",
            "forms": ["Ivan Pavlov"],
            "kind": "person",
            "entries": ["ofac-1"],
        },
    ],
    "places": [{"text": "Riga", "country": "LV", "capital": True}],
    "days": [{"text": "Thursday", "day": date(2024, 5, 16)}],
    "events": [
        {
            "kind": "met",
            "who": ["Anna Ozola", "Ivan Pavlov"],
            "where": "Riga",
            "when": date(2024, 5, 16),
            "state": "happened",
        },
        {"kind": "met", "who": [], "times": {"exactly": 5, "since": 2012}, "state": "happened"},
    ],
    "goods": [{"text": "ball bearings", "hs6": ["848210"], "headings": []}],
    "boilerplate": ["READ MORE: Other news of Riga"],
}
STORY = LabelledStory(path=Path("en/01.txt"), language="en", text=TEXT, label=LABEL)
PASSAGES = (
    Passage(field="paragraph 1", text=f"{FIRST}\n{SECOND}"),
    Passage(field="paragraph 2", text="READ MORE: Other news of Riga"),
)


def span(words: str, at: int = 0) -> Span:
    passage = PASSAGES[at]
    start = passage.text.index(words)
    return passage.span(start, start + len(words))


def named(id_: str, name: str, *, office: tuple[Office, ...] = (), entry: str = "") -> Named:
    listed = (Listed(entry_id=entry, name=name, list_id="x", is_certain=True, score=1.0),)
    return Named(
        id=id_,
        name=name,
        kind=NamedKind.PERSON,
        because="an office stands before it",
        mentions=(Mention(span=span(name), how=How.NAME),),
        offices=office,
        listed=listed if entry else (),
    )


ANNA = named(
    "n1",
    "Anna Ozola",
    office=(Office(title="prime_minister", written="Prime Minister", country="LV"),),
)
IVAN = named("n2", "Ivan Pavlov", entry="ofac-1")
RIGA = PlaceNamed(
    id="lv/riga",
    name="Riga",
    country="LV",
    territory="",
    kind="city",
    is_capital=True,
    mentions=(Mention(span=span("Riga"), how=How.NAME),),
)
THURSDAY = DayNamed(
    span=span("Thursday"),
    days=Interval(start=date(2024, 5, 16), end=date(2024, 5, 17)),
    how="the day of the story",
    unit="day",
)
SINCE = DayNamed(
    span=span("2012"), days=Interval(start=date(2012, 1, 1)), how="", unit="year", is_since=True
)
BEARINGS = GoodsNamed(
    span=span("ball bearings"),
    goods="ball bearings",
    hs6="848210",
    codes=("848210",),
    hs_title="",
    tier="3.B",
    item_classes=(),
    confidence=0.9,
)
WHO = tuple(Part(named=one.id, name=one.name, span=span(one.name)) for one in (ANNA, IVAN))
MET = Statement(
    id="s1",
    kind=StatementKind.MET,
    polarity=Polarity.STATED,
    words=span("met"),
    passage=span(FIRST),
    source="01.txt",
    who=WHO[:1],
    whom=WHO[1:],
    where=("lv/riga",),
    when=THURSDAY,
)
OFTEN = Statement(
    id="s2",
    kind=StatementKind.MET,
    polarity=Polarity.STATED,
    words=span("had met"),
    passage=span(SECOND),
    source="01.txt",
    times=Times(span=span("five times"), least=5, most=5, since=SINCE),
)
READ = StoryRead(
    source="01.txt",
    publisher="Example",
    language="en",
    day=date(2024, 5, 16),
    day_how="",
    title="",
    version_note="",
    named=(ANNA, IVAN),
    places=(RIGA,),
    days=(THURSDAY,),
    goods=(BEARINGS,),
    sectors=(),
    statements=(MET, OFTEN),
    passages=PASSAGES[:1],
    left_out=PASSAGES[1:],
)


def misses(got: StoryRead) -> set[str]:
    return {told.figure for told in judged(STORY, got) if told.is_miss}


def test_a_right_reading_misses_nothing() -> None:
    assert misses(READ) == set()


def test_the_label_is_one_of_each_figure() -> None:
    asked = {told.figure for told in judged(STORY, READ)}
    assert {"persons/found", "counts/found", "boilerplate/as evidence", "listed/found"} <= asked


@pytest.mark.parametrize(
    ("got", "missed"),
    [
        (replace(READ, named=(ANNA,)), "persons/found"),
        (replace(READ, named=(replace(ANNA, offices=()), IVAN)), "offices/found with country"),
        (replace(READ, named=(ANNA, replace(IVAN, listed=()))), "listed/found"),
        (replace(READ, named=(ANNA, IVAN, replace(IVAN, id="n3"))), "persons/as one"),
        (replace(READ, places=()), "places/found"),
        (replace(READ, places=(replace(RIGA, is_capital=False),)), "places/capital or not"),
        (replace(READ, places=(replace(RIGA, country="LT"),)), "places/right of those given"),
        (replace(READ, days=(replace(THURSDAY, days=None),)), "days/found"),
        (replace(READ, statements=(OFTEN,)), "events/found"),
        (replace(READ, statements=(replace(MET, when=None), OFTEN)), "events/found with when"),
        (replace(READ, statements=(replace(MET, where=()), OFTEN)), "events/found with where"),
        (
            replace(READ, statements=(replace(MET, polarity=Polarity.PLANNED), OFTEN)),
            "events/stated, planned or denied",
        ),
        (
            replace(READ, statements=(MET, OFTEN, replace(MET, kind=StatementKind.PAID))),
            "events/right of those given",
        ),
        (replace(READ, statements=(MET, replace(OFTEN, times=None))), "counts/found"),
        (
            replace(READ, goods=(replace(BEARINGS, codes=("940360",)),)),
            "goods/found with a right code",
        ),
        (
            replace(READ, named=(replace(ANNA, listed=IVAN.listed), IVAN)),
            "listed/unlisted taken for listed",
        ),
        (replace(READ, passages=()), "boilerplate/lines of the story lost"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_each_fault_is_counted_where_it_belongs(got: StoryRead, missed: str) -> None:
    assert missed in misses(got)


def test_a_place_named_in_a_line_of_boilerplate_is_evidence_it_should_not_be() -> None:
    there = Mention(span=span("Riga", at=1), how=How.NAME)
    place = replace(RIGA, mentions=(*RIGA.mentions, there))
    kept = replace(READ, places=(place,), passages=PASSAGES, left_out=())
    assert "boilerplate/as evidence" in misses(kept)
    assert "boilerplate/as evidence" in misses(replace(READ, places=(place,)))


def test_a_name_that_is_not_in_the_story_counts_against_those_given() -> None:
    other = replace(IVAN, id="n9", name="Other News", mentions=())
    assert "persons/right of those given" in misses(replace(READ, named=(ANNA, IVAN, other)))


def test_figures_add_up_what_was_told() -> None:
    told = [Told("a", right=True), Told("a", right=False), Told("b", right=True)]
    assert [(one.name, one.hits, one.n) for one in counted("x", told)] == [
        ("x/a", 1, 2),
        ("x/b", 1, 1),
    ]
