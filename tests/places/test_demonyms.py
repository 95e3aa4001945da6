"""Words made of a country's name, for every country in four languages."""

import pytest

from witting.places import find_places
from witting.places.gazetteer import gazetteer


@pytest.mark.parametrize(
    ("text", "country"),
    [
        *(("for Dutch customers", "NL"), ("Estonian buyer", "EE"), ("Polish buyers", "PL")),
        *(("для голландских покупателей", "NL"), ("эстонскому заказчику", "EE")),
        *(
            ("شركة هولندية", "NL"),
            ("المشتري البولندي", "PL"),
            ("荷兰籍", "NL"),
            ("波兰籍船员", "PL"),
        ),
        *(("for Vietnamese clients", "VN"), ("вьетнамский рынок", "VN"), ("فيتنامية", "VN")),
    ],
)
def test_an_adjective_tells_its_country_and_is_no_name(text: str, country: str) -> None:
    assert [(one.place.country, one.kind) for one in find_places(text)] == [(country, "demonym")]


@pytest.mark.parametrize("text", ["polish the surface", "go dutch", "irish moss", "swiss roll"])
def test_words_that_need_a_capital_are_no_place_without_it(text: str) -> None:
    assert find_places(text) == []


def test_korean_alone_is_either_korea() -> None:
    assert not [one for one in find_places("Korean goods") if one.place.country in ("KR", "KP")]


MEMBERS = 150  # countries with a word in each of three languages, of 193 members of the UN


def test_nearly_every_country_has_words_in_three_languages() -> None:
    held: dict[str, set[str]] = {}
    for names in gazetteer().names.values():
        for name in names:
            if name.use == "demonym" and name.place:
                held.setdefault(name.place.id, set()).add(name.language)
    assert sum({"en", "ru", "ar"} <= languages for languages in held.values()) >= MEMBERS
