"""Classification: what texts name, how sure, and what they do not name."""

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.goods.law import BEFORE, LAW, SINCE

from witting.goods import GoodsMatch, classify_goods
from witting.goods.index import load_index
from witting.lawbook import Lawbook

CHPL_DAY = date(2024, 5, 16)
BOOK = Lawbook.load()
TIERS = BOOK.goods_list("us/bis/chpl", CHPL_DAY)


def _found(text: str) -> list[GoodsMatch]:
    return classify_goods(text, lawbook=BOOK, day=CHPL_DAY)


def _codes(text: str) -> set[str]:
    return {code for match in _found(text) for code in match.codes}


@pytest.mark.parametrize("language", ["en", "ar", "ru", "zh"])
@pytest.mark.parametrize("code", sorted(TIERS))
def test_every_listed_code_is_reached_in_every_language(code: str, language: str) -> None:
    index = load_index()
    term = next(
        term
        for term in index.terms()
        if term.language == language and not term.weak and index.goods[term.goods].codes == (code,)
    )
    best = classify_goods(_written(term.text), lawbook=BOOK, day=CHPL_DAY)[0]
    assert (best.hs6, best.tier) == (code, TIERS[code])


@pytest.mark.parametrize("language", ["en", "ar", "ru", "zh"])
@pytest.mark.parametrize("item_class", [item.id for item in BOOK.item_classes(CHPL_DAY)])
def test_every_class_is_reached_in_every_language(item_class: str, language: str) -> None:
    terms = [t for t in load_index().terms() if t.language == language and not t.weak]
    found = (classify_goods(_written(t.text), lawbook=BOOK, day=CHPL_DAY) for t in terms)
    assert any(item_class in match.item_classes for matches in found for match in matches)


def _written(term: str) -> str:
    """Write a term out: the first of its alternatives, without its marks."""
    words = [word.split("/")[0].lstrip("!") for word in term.split() if not word.startswith("~")]
    return " ".join(words)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("шарикоподшипники 6205-2RS, 5000 шт, порт Владивосток", "848210"),
        ("Оплата за шариковые подшипники", "848210"),
        ("подшипников шариковых радиальных", "848210"),
        ("رولمان بلي للسيارات", "848210"),
        ("وتوريد المحامل الكروية", "848210"),
        ("采购滚珠轴承一批", "848210"),
        ("採購滾珠軸承一批", "848210"),
        ("ball-bearings", "848210"),
        ("микросхемами памяти", "854232"),
        ("операционные усилители", "854233"),
        ("печатных плат", "853400"),
        ("цифровой осциллограф", "903020"),
        ("راسم الذبذبات الرقمي", "903020"),
        ("五轴加工中心", "845710"),
        ("tantalum capacitors", "853221"),
    ],
)
def test_inflected_and_prefixed_words_are_read(text: str, code: str) -> None:
    assert _found(text)[0].hs6 == code


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("集成电路", {"854231", "854232", "854233", "854239"}),
        ("integrated circuits", {"854231", "854232", "854233", "854239"}),
        ("токарный станок модели 16К20 с ЧПУ", {"845811", "845891"}),
        ("数控车床", {"845811", "845891"}),
        ("CNC lathe", {"845811", "845891"}),
        ("мультиметр", {"903031", "903032"}),
    ],
)
def test_a_word_that_leaves_the_code_open_names_them_all(text: str, codes: set[str]) -> None:
    (match,) = _found(text)
    assert (match.hs6, set(match.codes)) == ("", codes)


def test_one_tier_is_given_where_all_codes_share_it() -> None:
    assert _found("микросхемы")[0].tier == "1"


def test_where_tiers_differ_they_are_named_in_the_reason() -> None:
    (match,) = _found("أشباه الموصلات")
    assert (match.tier, match.item_class) == ("", "CI-2")
    assert "tier 3.A" in match.because


@pytest.mark.parametrize(
    "text",
    [
        "potato chips",
        "картофельные чипсы",
        "чипсов 500 коробок",
        "薯片",
        "رقائق البطاطس",
        "load-bearing wall",
        "interest bearing account",
        "cartons bearing shipping marks",
        "certificate bearing seal",
        "server racks",
        "catalytic converters",
        "circuit training equipment",
        "engine oil filters",
        "wafer butterfly valves",
        "Barclays PLC",
        "خشب معالج",
        "شاحنات كهربائية",
        "камеры для велосипедов",
        "电源线",
        "bearing the number 12",
        "tennis balls",
        "承轴",
        "food processor",
        "memory foam mattress",
        "transistor radio",
        "транзисторные приемники",
        "optical frames for spectacles",
        "оправы для очков",
        "router bits",
        "токарные работы",
        "бритвенные станки",
        "станок для бритья",
        "火车床位",
        "汽车床垫",
        "ручка шариковая",
        "Bearing Street 12",
        "ул. Подшипниковая, 5",
        "вафли шоколадные",
        "chocolate wafers",
        "gunpowder green tea",
        "сварочный инвертор",
        "变频空调",
        "diesel generator",
        "the laser printer",
        "حليب مكثف",
        "توابل وبهارات",
    ],
)
def test_a_look_alike_is_not_taken_for_listed_goods(text: str) -> None:
    assert [(m.tier, m.item_classes) for m in _found(text) if m.tier or m.item_classes] == []


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("wheat in bulk", "agriculture"),
        ("пшеница продовольственная", "agriculture"),
        ("小麦", "agriculture"),
        ("القمح", "agriculture"),
        ("подсолнечное масло", "agriculture"),
        ("минеральные удобрения", "agriculture"),
        ("疫苗", "medicine"),
        ("лекарственные средства", "medicine"),
        ("أجهزة طبية", "medical_devices"),
        ("crude oil", "energy"),
        ("дизельное топливо", "diesel"),
        ("ديزل", "diesel"),
        ("смартфоны", "telecom"),
        ("тракторы", "agricultural_equipment"),
    ],
)
def test_families_are_told(text: str, family: str) -> None:
    found = {name for match in _found(text) for name in match.families}
    assert family in found


@pytest.mark.parametrize("text", ["дизельное топливо", "diesel fuel, HS 2710.19", "柴油"])
def test_a_fuel_is_no_lubricant_though_they_share_a_code(text: str) -> None:
    assert all("CI-5" not in match.item_classes for match in _found(text))


@pytest.mark.parametrize("text", ["лубрикант", "лубриканты для станков", "промышленный лубрикант"])
def test_a_lubricant_in_russian_is_for_machines_as_in_english(text: str) -> None:
    first = _found(text)[0]
    assert (first.item_classes, first.families) == (("CI-5",), ())
    assert first.codes == _found("lubricant")[0].codes


@pytest.mark.parametrize(
    "text", ["медицинский лубрикант", "интимные лубриканты", "интимная смазка", "лубрикант для УЗИ"]
)
def test_one_for_the_body_is_medical(text: str) -> None:
    (found,) = _found(text)
    assert (found.hs6, found.item_classes, found.families) == ("300670", (), ("medicine",))


@pytest.mark.parametrize("text", ["получатель Сахаров А.Д.", "Иванов Семен", "г-н Виноградов"])
def test_a_surname_frees_nothing(text: str) -> None:
    assert [name for match in _found(text) for name in match.families] == []


def test_a_doubtful_word_frees_nothing() -> None:
    assert _found("топливо")[0].families == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("запчасти к токарным станкам", "846693"),
        ("lathe spare parts", "846693"),
        ("机床零件", "846693"),
        ("spare parts for helicopters", "880730"),
    ],
)
def test_parts_of_goods_are_parts(text: str, code: str) -> None:
    assert _found(text)[0].hs6 == code


def test_a_general_word_is_folded_into_a_particular_one() -> None:
    assert [match.hs6 for match in _found("подшипник 6205")] == ["848210"]


def test_a_stated_code_is_surer_than_a_word() -> None:
    code, word = _found("HS 8542.31; конденсатор танталовый")
    assert (code.how, word.how) == ("code", "words")
    assert code.confidence > word.confidence


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("HS 848210", 0.95, 1),
        ("HS 8482", 0.95, 1),
        ("ball bearings", 0.9, 0.9),
        ("XC7K325T-2FFG900I", 0.8, 0.9),
        ("bearings", 0.85, 0.89),
        ("semiconductors", 0.6, 0.75),
        ("camera", 0.5, 0.5),
    ],
)
def test_confidence_follows_how_far_the_words_settle_the_goods(
    text: str, least: float, most: float
) -> None:
    assert least <= _found(text)[0].confidence <= most


def test_a_heading_alone_names_the_listed_codes_beneath() -> None:
    (match,) = _found("HS 8482")
    assert (match.hs6, match.tier) == ("", "")
    assert "848210 (tier 3.B)" in match.because


def test_a_span_points_at_the_words() -> None:
    text = "Товар: ШАРИКОПОДШИПНИКИ, 5 шт"
    match = _found(text)[0]
    assert text[match.start : match.end] == "ШАРИКОПОДШИПНИКИ"


@pytest.mark.parametrize(("day", "tier"), [(BEFORE, ""), (SINCE, "3.B")])
def test_the_tier_is_that_of_the_day(day: date, tier: str) -> None:
    assert classify_goods("ball bearings", lawbook=LAW, day=day)[0].tier == tier


def test_without_a_day_the_newest_list_counts() -> None:
    assert classify_goods("ball bearings")[0].tier == "3.B"


def test_a_language_leaves_the_others_out() -> None:
    assert classify_goods("轴承", "ru", lawbook=LAW, day=SINCE) == []


def test_an_unknown_word_is_no_goods() -> None:
    assert _codes("hello there") == set()


@settings(max_examples=150, deadline=2000)
@given(st.text(max_size=400))
def test_no_text_makes_it_fail(text: str) -> None:
    for match in classify_goods(text, lawbook=LAW, day=SINCE):
        assert 0 <= match.start < match.end <= len(text)
        assert 0 < match.confidence <= 1


@pytest.mark.parametrize(
    "text",
    [
        "a" * 100_000,
        "HS " * 33_000,
        "1 " * 50_000,
        "станок " * 14_000,
        "轴承" * 50_000,
        "6205-2RS " * 11_000,
        "والمحامل الكروية " * 6_000,
        "84" * 50_000,
    ],
    ids=["letters", "HS", "digits", "any order", "Chinese", "parts", "Arabic", "one number"],
)
def test_a_hundred_thousand_characters_are_read_in_seconds(text: str) -> None:
    begun = time.perf_counter()
    classify_goods(text, lawbook=LAW, day=SINCE)
    assert time.perf_counter() - begun < 15  # about 1 s here; a quadratic scan takes minutes


@pytest.mark.parametrize(
    "text",
    [
        *("without bearing any losses", "buyer bearing the cost", "bearing no", "bearing no risk"),
        *("each party bearing its own expenses", "bearing any costs", "this has no bearing"),
        *("seller bearing all charges", "bearing any liability", "costs bearing party"),
    ],
)
def test_to_bear_a_cost_is_no_bearing(text: str) -> None:
    assert classify_goods(text) == []


@pytest.mark.parametrize("text", ["bearing, any type", "bearing 6205", "any bearings", "bearings"])
def test_bearings_stay_bearings(text: str) -> None:
    assert classify_goods(text)[0].item_classes == ("CI-6",)
