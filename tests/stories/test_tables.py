"""The tables of the room: every row can be found, and means something here."""

import pytest

from witting.base import Passage
from witting.places import place_of_country
from witting.stories import StatementKind
from witting.stories.lexicon import LANGUAGES, lexicon
from witting.stories.page import page_of
from witting.stories.tables import table, written_out

TABLES = ["events", "offices", "institutions", "organisations", "grammar", "days", "names"]
TABLES += ["sectors", "capitals"]


@pytest.mark.parametrize("name", TABLES)
def test_a_table_names_its_sources(name: str) -> None:
    assert table(name)["sources"]


def test_every_kind_of_statement_has_words_in_every_language() -> None:
    events = table("events")["events"]
    assert events.keys() == {kind.value for kind in StatementKind}
    assert all(events[kind].keys() == set(LANGUAGES) for kind in events)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_an_event_is_found_in_a_text(language: str) -> None:
    held = lexicon(language)
    missing = []
    for kind, by_language in table("events")["events"].items():
        for rows in by_language[language].values():
            for row in rows.split("|"):
                for word in list(written_out(row.strip()))[:2]:
                    text = word.replace("~", "").replace("…", " ").strip()
                    page = page_of(Passage(field="p", text=text), held, (), frozenset())
                    if all(hit.row.id != kind for hit in page.hits.get("event", ())):
                        missing.append((kind, word))
    assert not missing


@pytest.mark.parametrize("name", TABLES)
def test_braces_are_whole(name: str) -> None:
    def texts(held: object) -> list[str]:
        if isinstance(held, dict):
            return [text for value in held.values() for text in texts(value)]
        return [held] if isinstance(held, str) else []

    for text in texts(table(name)):
        assert text.count("{") == text.count("}")
        for row in text.split("|"):
            assert all("{" not in word and "}" not in word for word in written_out(row))


def test_capitals_are_places_of_their_states() -> None:
    for country, place in table("capitals")["capitals"].items():
        assert place_of_country(country) is not None
        assert place.startswith((country.lower() + "/", country))
