"""The case forms that the tables of names are given."""

import pytest
from tools.russian import case_forms

FORMS = {
    "feminine": ("Россия", {"России", "Россию", "Россией"}),
    "feminine hard": ("Москва", {"Москвы", "Москве", "Москву", "Москвой"}),
    "masculine": ("Владивосток", {"Владивостока", "Владивостоку", "Владивостоком", "Владивостоке"}),
    "short i": ("Китай", {"Китая", "Китаю", "Китаем", "Китае"}),
    "soft feminine": ("Казань", {"Казани", "Казанью"}),
    "soft masculine": ("Ярославль", {"Ярославля", "Ярославлю", "Ярославлем", "Ярославле"}),
    "fleeting vowel": ("Череповец", {"Череповца", "Череповцу", "Череповцом", "Череповце"}),
    "plural": ("Эмираты", {"Эмиратов", "Эмиратам", "Эмиратами", "Эмиратах"}),
    "adjective and noun": (
        "Российская Федерация",
        {"Российской Федерации", "Российскую Федерацию"},
    ),
    "soft adjective": ("Нижний Новгород", {"Нижнего Новгорода", "Нижнем Новгороде"}),
    "fixed first part": ("Санкт-Петербург", {"Санкт-Петербурга", "Санкт-Петербурге"}),
    "preposition inside": ("Ростов-на-Дону", {"Ростова-на-Дону", "Ростове-на-Дону"}),
    "declined at its end": ("Улан-Батор", {"Улан-Батора", "Улан-Баторе"}),
    "genitive tail": ("Соединенные Штаты Америки", {"Соединенных Штатов Америки"}),
    "adjective as a name": ("Восточный", {"Восточного", "Восточном"}),
}


@pytest.mark.parametrize(("name", "expected"), FORMS.values(), ids=FORMS)
def test_a_name_has_its_case_forms(name: str, expected: set[str]) -> None:
    assert expected <= {form for form, _ in case_forms(name)}


@pytest.mark.parametrize("name", ["Баку", "Тбилиси", "Чили", "США", "Перу"])
def test_a_name_that_never_changes_has_no_other_form(name: str) -> None:
    assert case_forms(name) == [(name, True)]


@pytest.mark.parametrize("name", ["Кот-д’Ивуар", "порт (Находка)", "", "Port"])
def test_what_is_not_plain_russian_is_left_alone(name: str) -> None:
    assert case_forms(name) == []


def test_a_masculine_city_is_its_own_accusative() -> None:
    assert ("Минск", True) in case_forms("Минск")
