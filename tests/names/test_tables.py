"""The room's data: every file names its sources, every exonym its own."""

import pytest

from witting.names.classes import han_words, phrases
from witting.names.inflect import plain_forms
from witting.names.tables import sources, table

FILES = ("abjad", "exonyms", "forms", "letters", "meanings", "places", "titles", "words")


@pytest.mark.parametrize("name", FILES)
def test_each_file_names_its_sources(name: str) -> None:
    assert sources(name)


def test_each_exonym_cites_a_source_the_file_knows() -> None:
    known = sources("exonyms")
    assert all(row["source"] in known for row in table("exonyms")["names"])


def test_no_word_stands_in_two_business_classes() -> None:
    seen: dict[str, str] = {}
    twice = []
    for group, by_script in table("words").items():
        for ways in by_script.values():
            twice += [(way, group, seen[way]) for way in ways if seen.get(way, group) != group]
            seen.update(dict.fromkeys(ways, group))
    assert twice == []


def test_classes_meet_across_languages() -> None:
    assert phrases()["электроника",] == phrases()["electronics",] == han_words()["电子"]


@pytest.mark.parametrize(
    ("word", "form"),
    [("путина", "путин"), ("сергеем", "сергей"), ("лавровым", "лавров"), ("وبوتين", "بوتين")],
)
def test_a_word_of_running_text_is_traced_to_its_plain_form(word: str, form: str) -> None:
    assert form in plain_forms(word)
