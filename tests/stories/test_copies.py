"""Stories that are one text are one group: copies, versions, and what each has of its own."""

from collections.abc import Iterator
from functools import cache
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.stories import texts, told_again
from witting.base import Deal, DealKind, Passage
from witting.intake import read
from witting.stories import Standing, StoryGroup, StoryRead, grouped, read_story
from witting.stories.changes import differences, sentences_in, share_of_new
from witting.stories.copies import SAME_CONTAINED, SAME_JACCARD, likeness

LANGUAGES = tuple(told_again.FIRST)


def story(text: str, name: str) -> StoryRead:
    [deal] = read(text.encode(), name=f"{name}.txt")
    return read_story(deal)


@cache
def all_told() -> dict[str, StoryRead]:
    """Give every story of told_again by language and part, and those of texts.py."""
    held = {f"{lang}/first": text for lang, text in told_again.FIRST.items()}
    held |= {f"{lang}/update": text for lang, text in told_again.UPDATES.items()}
    held |= {f"{lang}/other": text for lang, text in told_again.OTHERS.items()}
    for lang, copies in told_again.COPIES.items():
        held |= {f"{lang}/copy {n}": text for n, text in enumerate(copies)}
    held |= {"talks/en": texts.ENGLISH, "talks/ru": texts.RUSSIAN, "talks/zh": texts.CHINESE}
    return {name: story(text, name.replace("/", "-")) for name, text in held.items()}


def is_one_text(one: str, other: str) -> bool:
    language, _, part = one.partition("/")
    return (
        language == other.partition("/")[0]
        and language != "talks"
        and "other"
        not in (
            part,
            other.partition("/")[2],
        )
    )


def standings(groups: tuple[StoryGroup, ...]) -> dict[str, str]:
    return {
        member.story.source.removesuffix(".txt"): member.standing.value
        for group in groups
        for member in group.members
    }


def shape(groups: tuple[StoryGroup, ...]) -> list[list[tuple[str, str, int | None]]]:
    return [[(m.story.source, m.standing.value, m.of) for m in g.members] for g in groups]


@pytest.mark.parametrize("language", LANGUAGES)
class TestOneEventInEachLanguage:
    def test_copies_and_versions_are_one_group(self, language: str) -> None:
        held = [s for name, s in all_told().items() if name.startswith(language)]
        groups = grouped(held)
        assert [len(group.members) for group in groups] == [len(held) - 1, 1]

    def test_each_stands_as_what_it_is(self, language: str) -> None:
        found = standings(grouped(all_told().values()))
        mine = {name: kind for name, kind in found.items() if name.startswith(language)}
        assert mine == {
            f"{language}-first": "first",
            f"{language}-update": "version",
            f"{language}-other": "first",
        } | {f"{language}-copy {n}": "copy" for n in range(len(told_again.COPIES[language]))}

    def test_a_version_shows_its_news_by_sentence(self, language: str) -> None:
        pair = [all_told()[f"{language}/{part}"] for part in ("first", "update")]
        [group] = grouped(pair)
        found = group.members[1].differences
        assert {d.kind for d in found} == {"added", "dropped", "changed"}
        assert any("41" in d.after for d in found)  # the cargo's value
        assert all(d.after in "".join(p.text for p in pair[1].passages) for d in found)

    def test_another_desk_s_report_on_the_event_is_a_source_of_its_own(self, language: str) -> None:
        pair = [all_told()[f"{language}/{part}"] for part in ("first", "other")]
        assert len(grouped(pair)) == 2


def test_the_thresholds_stand_in_the_gap_that_was_measured() -> None:
    one_text: list[tuple[float, float]] = []
    two_texts: list[tuple[float, float]] = []
    for (a, one), (b, other) in combinations(all_told().items(), 2):
        (one_text if is_one_text(a, b) else two_texts).append(likeness(one, other))
    assert (len(one_text), len(two_texts)) == (15, 175)
    assert min(j for j, _ in one_text) > SAME_JACCARD > 4 * max(j for j, _ in two_texts)
    assert min(c for _, c in one_text) > SAME_CONTAINED > 3 * max(c for _, c in two_texts)


def test_a_cut_copy_only_drops() -> None:
    [group] = grouped([all_told()["en/first"], all_told()["en/copy 1"]])
    assert {d.kind for d in group.members[1].differences} == {"dropped"}
    assert group.members[1].contained == 1.0


def test_marks_and_capitals_are_no_difference() -> None:
    [group] = grouped([story(texts.ENGLISH, "a"), story(texts.ENGLISH.replace('"', "“"), "b")])
    assert group.members[1].standing is Standing.COPY
    assert group.members[1].differences == ()


def test_another_number_from_the_same_house_is_a_version() -> None:
    later = told_again.ENGLISH.replace("three containers", "9 containers")
    later = later.replace("June 3", "June 4")
    [group] = grouped([story(later, "b"), story(told_again.ENGLISH, "a")])
    assert [m.story.source for m in group.members] == ["a.txt", "b.txt"]
    assert group.members[1].standing is Standing.VERSION


def test_the_hour_says_which_came_first() -> None:
    early = told_again.ENGLISH.replace("\n\nRIGA", "\n\n09:15 GMT\n\nRIGA", 1)
    late = told_again.ENGLISH.replace("\n\nRIGA", "\n\n14:40 GMT\n\nRIGA", 1)
    [group] = grouped([story(late, "a"), story(early, "b")])
    assert [m.story.source for m in group.members] == ["b.txt", "a.txt"]


def test_stories_of_nothing_are_kept() -> None:
    empty = read_story(Deal(kind=DealKind.ARTICLE, source="e", format="text"))
    assert len(grouped([empty, all_told()["en/first"]])) == 2
    assert grouped([]) == ()


@given(st.permutations(sorted(all_told())))
def test_groups_do_not_hang_on_the_order_given(order: list[str]) -> None:
    expected = shape(grouped(all_told().values()))
    assert shape(grouped(all_told()[name] for name in order)) == expected


@given(st.lists(st.sampled_from(sorted(all_told())), max_size=8))
def test_every_story_given_is_in_one_group(names: list[str]) -> None:
    held = [all_told()[name] for name in names]
    out = sorted(s.source for group in grouped(held) for s in group.stories)
    assert out == sorted(s.source for s in held)


def _texts() -> Iterator[str]:
    yield from (
        "One ship left. ",
        "Two ships left. ",
        "Nobody was hurt! ",
        "船离开了。",
        "قال شيئا. ",
    )


@given(*[st.lists(st.sampled_from(list(_texts())), max_size=6) for _ in range(2)])
def test_differences_turn_one_text_into_the_other(before: list[str], after: list[str]) -> None:
    old, new = (sentences_in([Passage(field="p", text="".join(s))]) for s in (before, after))
    found = differences(old, new)
    kept = sorted(s.text for s in old)
    for one in found:
        if one.before:
            kept.remove(one.before)
        if one.after:
            kept.append(one.after)
    assert sorted(kept) == sorted(s.text for s in new)
    assert 0.0 <= share_of_new(found, new) <= 1.0


def test_two_long_texts_of_one_line_each_are_compared_in_bounded_time() -> None:
    old = sentences_in([Passage(field="p", text=" ".join(f"A {n}." for n in range(3_000)))])
    new = sentences_in([Passage(field="p", text=" ".join(f"B {n}." for n in range(3_000)))])
    assert {d.kind for d in differences(old, new)} == {"added", "dropped"}


CARGO = (
    "{title}\n\nRIGA, June 3, 2024 - Customs officers in Riga opened a container on Monday. They "
    "found {count} boxes of ball bearings under a load of tiles. The freight forwarder left the "
    "port before noon. Nobody was held, and the papers named a buyer in Bishkek.\n"
)


def test_another_number_from_another_house_is_a_version_and_no_copy() -> None:
    one = story(CARGO.format(title="Bearings found in Riga", count=40), "a")
    other = story(CARGO.format(title="Bearings found in Riga", count=55), "b")
    [group] = grouped([one, other])
    assert [m.standing for m in group.members] == [Standing.FIRST, Standing.VERSION]
    assert "number" in group.members[1].because


def test_a_headline_that_says_update_makes_the_later_version() -> None:
    later = story(CARGO.format(title="UPDATE 2-Bearings found in Riga", count=40), "a")
    first = story(CARGO.format(title="Bearings found in Riga", count=40), "b")
    [group] = grouped([later, first])
    assert [m.story.source for m in group.members] == ["b.txt", "a.txt"]
    assert group.members[1].standing is Standing.VERSION
