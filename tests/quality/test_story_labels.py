"""The labelled stories say what stands in them."""

from datetime import date

import pytest
from quality.story_labels import (
    EVENT_KINDS,
    LANGUAGES,
    LabelledStory,
    days_of,
    founding,
    is_right_code,
    is_same_event,
    is_same_name,
    overlaps,
    stories,
    when_of,
)

from witting.lists import Snapshot

ALL = [story for language in LANGUAGES for story in stories(language)]
STATES = {"happened", "planned", "denied", "announced"}
NAME_KINDS = {"person", "organisation"}
LEAST = {"zh": 500, "en": 600, "ru": 600, "ar": 600}  # Chinese says as much in half the characters


def title(story: LabelledStory) -> str:
    return f"{story.language}/{story.path.stem}"


@pytest.fixture(params=ALL, ids=title)
def story(request: pytest.FixtureRequest) -> LabelledStory:
    param: LabelledStory = request.param
    return param


def test_eight_stories_in_each_language() -> None:
    assert all(len(stories(language)) >= 8 for language in LANGUAGES)


def test_a_story_is_as_long_as_a_story(story: LabelledStory) -> None:
    assert LEAST[story.language] <= len(story.text) <= 3500


def test_the_file_is_named_by_the_day(story: LabelledStory) -> None:
    assert story.path.stem.endswith(story.published.isoformat())


def test_every_form_place_day_and_goods_stands_in_the_story(story: LabelledStory) -> None:
    words = [form for row in story.rows("names") for form in row["forms"]]
    words += [row["text"] for at in ("places", "days", "goods") for row in story.rows(at)]
    words += [row["office"]["text"] for row in story.rows("names") if row.get("office")]
    words += story.label["publisher"]
    assert [word for word in words if word not in story.text] == []


def test_names_are_of_a_known_kind_and_each_stands_once(story: LabelledStory) -> None:
    names = [row["name"] for row in story.rows("names")]
    assert len(names) == len(set(names))
    assert {row["kind"] for row in story.rows("names")} <= NAME_KINDS


def test_boilerplate_is_whole_lines(story: LabelledStory) -> None:
    lines = {line.strip() for line in story.text.splitlines()}
    assert story.boilerplate
    assert set(story.boilerplate) <= lines


def test_events_name_those_the_story_names(story: LabelledStory) -> None:
    known = {row["name"] for row in story.rows("names")}
    for event in story.rows("events"):
        assert event["kind"] in EVENT_KINDS
        assert event["state"] in STATES
        for name in (*event["who"], *event.get("whom", ())):
            assert name in known or name in story.text, name
        assert event.get("where") is None or event["where"] in story.text
        when_of(event)
    [days_of(row) for row in story.rows("days")]


def test_a_weekday_alone_is_the_day_it_names(story: LabelledStory) -> None:
    named = {"Monday": 0, "Friday": 4, "星期五": 4, "пятницу": 4, "الجمعة": 4, "Thursday": 3}
    for row in story.rows("days"):
        if row["text"] in named:
            assert row["day"].weekday() == named[row["text"]]


def test_entries_are_on_the_lists() -> None:
    entries = {e for story in ALL for row in story.rows("names") for e in row["entries"]}
    assert {e for e in entries if Snapshot.default().entry(e) is None} == set()


def test_each_language_has_a_version_and_a_copy() -> None:
    for language in LANGUAGES:
        groups = [s.label["group"] for s in stories(language) if "group" in s.label]
        told = {(group["story"], group["relation"]) for group in groups}
        first = {story for story, relation in told if relation == "first"}
        assert {relation for _, relation in told} == {"first", "version", "copy"}
        assert {story for story, _ in told} == first


def test_the_founding_story_has_its_labels_where_it_is_held() -> None:
    story = founding()
    if story is None:
        pytest.skip("../shared/data is not beside this checkout, and the story lies there")
    assert all(row["text"] in story.text for row in story.rows("places") + story.rows("days"))
    assert len(story.boilerplate) == 6


def test_names_are_alike_whatever_their_quotation_marks() -> None:
    assert is_same_name(["«Lapa Trans»"], ["lapa trans"])
    assert not is_same_name(["Lapa"], ["lapa trans and sons of riga"])


def test_a_stretch_of_words_overlaps_one_it_lies_in() -> None:
    assert overlaps("on Thursday", "Thursday")
    assert not overlaps("", "Thursday")


def test_a_designation_may_be_called_a_sanction_and_a_sale_may_not() -> None:
    assert is_same_event("sanctioned", "designated")
    assert not is_same_event("sold", "bought")


@pytest.mark.parametrize(
    ("codes", "right"),
    [(["848210"], True), (["848220"], True), (["848310"], False), ([], False)],
)
def test_a_code_is_right_under_the_label_s_headings(codes: list[str], right: bool) -> None:
    assert is_right_code(codes, {"hs6": ["848210"], "headings": ["8482"]}) is right


def test_a_label_s_day_is_one_day() -> None:
    days = days_of({"day": date(2024, 5, 16)})
    assert days.holds(date(2024, 5, 16))
    assert not days.holds(date(2024, 5, 17))
