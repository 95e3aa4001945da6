"""Places found in running text, in four scripts, with their spans."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.shared import SHARED, needs_shared
from witting.places import find_places
from witting.places.gazetteer import gazetteer


def found(text: str) -> list[tuple[str, str]]:
    return [(m.text, m.place.id) for m in find_places(text) if m.kind == "name"]


TEXTS = {
    "russian nominative": ("порт Владивосток", [("Владивосток", "ru/vladivostok")]),
    "russian prepositional": ("во Владивостоке", [("Владивостоке", "ru/vladivostok")]),
    "russian genitive": ("из Владивостока", [("Владивостока", "ru/vladivostok")]),
    "russian instrumental": ("торговля с Россией", [("Россией", "RU")]),
    "russian two words": ("в Российской Федерации", [("Российской Федерации", "RU")]),
    "russian hyphens": ("в Ростове-на-Дону", [("Ростове-на-Дону", "ru/rostov-on-don")]),
    "russian adjective": ("из Нижнего Новгорода", [("Нижнего Новгорода", "ru/nizhny-novgorod")]),
    "russian abbreviation": ("в РФ и США", [("РФ", "RU"), ("США", "US")]),
    "russian upper case": ("Г. САНКТ-ПЕТЕРБУРГ", [("САНКТ-ПЕТЕРБУРГ", "ru/saint-petersburg")]),
    "arabic bi": ("بالصين", [("الصين", "CN")]),
    "arabic li": ("لروسيا", [("روسيا", "RU")]),
    "arabic wa": ("وروسيا", [("روسيا", "RU")]),
    "arabic lil": ("للصين", [("للصين", "CN")]),
    "arabic wa-lil": ("وللولايات المتحدة", [("للولايات المتحدة", "US")]),
    "arabic whole word first": ("لبنان وليبيا", [("لبنان", "LB"), ("ليبيا", "LY")]),
    "arabic harbin": ("مدينة هاربين", [("هاربين", "cn/harbin")]),
    "chinese": ("从宁波运往海参崴", [("宁波", "cn/ningbo"), ("海参崴", "ru/vladivostok")]),
    "chinese longest": ("白俄罗斯和俄罗斯", [("白俄罗斯", "BY"), ("俄罗斯", "RU")]),
    "chinese romania": ("罗马尼亚首都", [("罗马尼亚", "RO")]),
    "chinese in company": ("上海浦东发展银行", [("上海", "cn/shanghai")]),
    "nigeria holds no niger": ("Nigeria and Niger", [("Nigeria", "NG"), ("Niger", "NE")]),
    "us dotted": ("the U.S. market", [("U.S", "US")]),
    "us in mixed case": ("the US and its allies", [("US", "US")]),
    "wrapped line": ("UNITED ARAB\nEMIRATES", [("UNITED ARAB\nEMIRATES", "AE")]),
    "no overlap": ("Korea, South Africa", [("Korea", "KR"), ("South Africa", "ZA")]),
    "occupied": ("поставка в Донецк, ЛНР", [("Донецк", "ua/donetsk"), ("ЛНР", "UA-09")]),
    "crimea": ("в Крыму и в Крым", [("Крым", "UA-43")]),
    "mixed scripts": ("经Vladivostok港", [("Vladivostok", "ru/vladivostok")]),
    "ukrainian": ("до Харків", [("Харків", "ua/kharkiv")]),
    "persian russia": ("صادرات به روسیه از ایران", [("روسیه", "RU"), ("ایران", "IR")]),
    "translit": ("YAROSLAVL ROSSIYA", [("YAROSLAVL", "ru/yaroslavl"), ("ROSSIYA", "RU")]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "places"), TEXTS.values(), ids=TEXTS)
def test_a_place_is_found_where_it_is_named(text: str, places: list[tuple[str, str]]) -> None:
    assert [pair for pair in found(text) if pair in places] == places


@pytest.mark.parametrize(("text", "places"), TEXTS.values(), ids=TEXTS)
def test_nothing_else_is_found(text: str, places: list[tuple[str, str]]) -> None:
    allowed = {*places, ("Крыму", "UA-43")}
    assert set(found(text)) <= allowed


DEMONYMS = {
    "english": ("a Russian bank", "RU"),
    "russian": ("российского производства", "RU"),
    "arabic": ("الرئيس الروسي", "RU"),
    "arabic feminine": ("شركة روسية", "RU"),
    "chinese": ("俄方表示", "RU"),
    "chinese people": ("三名中国人", "CN"),
}


@pytest.mark.parametrize(("text", "country"), DEMONYMS.values(), ids=DEMONYMS)
def test_a_word_made_of_a_country_is_a_demonym(text: str, country: str) -> None:
    mentions = find_places(text)
    assert [(m.place.country, m.kind) for m in mentions] == [(country, "demonym")]


def test_the_accusative_says_where_to() -> None:
    assert [m.is_accusative for m in find_places("в Москву, а не в Москве")] == [True, False]


def test_an_unchanging_abbreviation_may_be_accusative() -> None:
    assert [m.is_accusative for m in find_places("экспорт в РФ")] == [True]


def test_a_dropped_mark_does_not_shift_the_span() -> None:
    text = "إلى رُوسِيَا اليوم"
    [mention] = find_places(text)
    assert text[mention.start : mention.end].startswith("رُوسِيَا"[:-1])


@given(st.text())
def test_no_text_raises_and_every_span_is_right(text: str) -> None:
    end = 0
    for mention in find_places(text):
        assert text[mention.start : mention.end] == mention.text
        assert mention.start >= end
        end = mention.end


PIECES = st.sampled_from(
    [
        *("Россию", "Russian", "из", " ", ", ", "Beijing Road", "俄罗斯", "中国际", "بالصين"),
        *("ولروسيا", "\n", "Jordan", "US", ".", "port of", "Находка", "\u0301", "Brest"),
        *("Côte d’Ivoire", "порт "),
    ]
)


@given(st.lists(PIECES, max_size=12).map("".join))
def test_spans_stay_right_in_texts_full_of_places(text: str) -> None:
    mentions = find_places(text)
    assert all(text[m.start : m.end] == m.text for m in mentions)
    assert all(a.end <= b.start for a, b in pairwise(mentions))


SHOWN = [(language, code) for language in ("ru", "ar", "zh") for code in gazetteer().shown["ru"]]


def test_countries_shown_in_a_language_are_found_in_it() -> None:
    """All but the few whose name is also a common word ("того", "مالي") or another country's."""
    held = gazetteer()
    missed = [
        held.shown[language][code]
        for language, code in SHOWN
        if code not in {m.place.country for m in find_places(held.shown[language][code])}
    ]
    assert len(missed) <= 7, missed


@needs_shared
def test_the_arabic_story_names_its_places() -> None:
    text = (SHARED / "articles/ar_2024-05-16.txt").read_text("utf-8")
    mentions = find_places(text)
    assert {"RU", "CN", "US"} <= {m.place.country for m in mentions if m.kind == "name"}
    assert ("هاربين", "cn/harbin") in [(m.text, m.place.id) for m in mentions]
