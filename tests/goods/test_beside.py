"""Claims about what stands unrecognised beside known goods."""

from datetime import date

import pytest

from witting.base import Deal, DealKind, GoodsLine, MissingFact, Passage
from witting.goods import check_goods
from witting.lawbook import Lawbook

DAY = date(2024, 7, 1)


def _missing(text: str, *, line: bool = False) -> list[str]:
    deal = Deal(
        kind=DealKind.ORDER,
        source="test",
        format="test",
        goods=(GoodsLine(description=text),) if line else (),
        passages=() if line else (Passage(field="remittance", text=text),),
    )
    facts = check_goods(deal, Lawbook.load(), DAY)
    return [f.span.text for f in facts if isinstance(f, MissingFact) and f.span is not None]


@pytest.mark.parametrize("line", [False, True], ids=["remittance", "goods line"])
@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("barley and hydraulic units", "hydraulic units"),
        ("wheat and other goods as per annex", "other goods as per annex"),
        ("пшеница и гидравлические узлы", "гидравлические узлы"),
        ("小麦和液压装置", "液压装置"),
        ("قمح ووحدات هيدروليكية", "ووحدات هيدروليكية"),
    ],
    ids=["en", "annex", "ru", "zh", "ar"],
)
def test_what_is_joined_to_known_goods_is_asked_about(text: str, rest: str, *, line: bool) -> None:
    assert _missing(text, line=line) == [rest]


def test_what_is_joined_to_a_service_is_asked_about() -> None:
    assert _missing("RENT OF OFFICE AND SPARE PARTS QX7") == ["SPARE PARTS QX7"]


@pytest.mark.parametrize(
    "text",
    [
        "wheat and barley",
        "wheat and freight to Novorossiysk",
        "пшеница продовольственная, 5000 т, порт Новороссийск",
        "wheat, 25000 MT in bulk, FOB Novorossiysk",
        "小麦和大麦，运费",
        "invoice 7 and invoice 8 for wheat",
    ],
)
def test_goods_places_and_an_invoices_own_words_are_nothing_else(text: str) -> None:
    assert _missing(text) == []


@pytest.mark.parametrize("line", [False, True], ids=["remittance", "goods line"])
@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("wheat; other items per invoice 5", "other items per invoice 5"),
        ("tomatoes, frobnicators", "frobnicators"),
        ("clothes; gizmo plates", "gizmo plates"),
        ("пшеница\nгидравлический агрегат", "гидравлический агрегат"),
        ("wheat 100 t / hydraulic units / wheat 200 t", "hydraulic units"),
        ("sugar + hydraulic units", "hydraulic units"),
        ("wheat frobnicator", "wheat frobnicator"),
        ("wheat FOB Kozmino, tactical units", "tactical units"),
        ("小麦；液压装置", "液压装置"),
    ],
    ids=["other", "comma", "no family", "new line", "slash", "plus", "head", "port", "zh"],
)
def test_any_rest_of_a_text_that_names_goods_is_asked_about(
    text: str, rest: str, *, line: bool
) -> None:
    assert _missing(text, line=line) == [rest]


def test_a_rest_is_asked_about_once_for_each_text() -> None:
    assert len(_missing("wheat, frobnicators, hydraulic units")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "/INV/DN-118 MILLING WHEAT\n25000 MT IN BULK FOB NOVOROSSIYSK\nVESSEL TO BE NOMINATED",
        "Crude oil, cargo 740 000 bbl, contract LK-25-118",
        "Thermal coal NAR 5500, 18 000 MT, FOB Vostochny, contract KUM-25/03",
        "чипсы картофельные, ГОСТ",
        "wheat 100 t, wheat 200 t, moisture max 14%, protein 12.5, crop 2024, lot 7, annex 2",
        "Insulin glargine 100 IU/ml, 3 ml cartridges, 500 packs",
        "инсулин гларгин 100 ЕД/мл, 4000 упаковок",
        "basmati rice, 40 pallets",
        "RENT OF OFFICE FLOOR 3 JUNE 2024",
        "冷冻鸡肉，散装，500箱，原产地巴西",
    ],
)
@pytest.mark.parametrize("line", [False, True], ids=["remittance", "goods line"])
def test_quantity_quality_packing_and_carriage_are_nothing_else(text: str, *, line: bool) -> None:
    assert [rest for rest in _missing(text, line=line) if not (line and "OFFICE" in rest)] == []


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("wheat and vessels", "vessels"),
        ("пшеница и вагоны", "вагоны"),
        ("小麦和船舶", "船舶"),
        ("wheat and goods", "goods"),
        ("wheat, item 9M133", "item 9M133"),
    ],
)
def test_a_word_of_carriage_that_is_a_whole_piece_is_asked_about(text: str, rest: str) -> None:
    assert _missing(text) == [rest]


def test_a_plain_number_of_the_high_priority_list_is_asked_about() -> None:
    assert _missing("wheat; 854231") == ["854231"]
    assert _missing("wheat; 8542319000", line=True) == ["8542319000"]


@pytest.mark.parametrize("text", ["wheat; 854299", "wheat; invoice 100199", "wheat HS 854231"])
def test_other_numbers_are_not_asked_about(text: str) -> None:
    assert _missing(text) == []


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("wheat and gun", "gun"),
        ("wheat; rpg", "rpg"),
        ("пшеница и нож", "нож"),
        ("小麦和枪", "枪"),
        ("밀가루 및 유압장치", "유압장치"),
        ("밀가루와 유압 장치", "밀가루와 유압 장치"),
        ("小麦粉と油圧装置", "油圧装置"),
        ("小麦粉と銃", "銃"),
        ("小麦、ネジ", "ネジ"),
        ("Weizen und Pistole", "Pistole"),
        ("trigo y armas", "armas"),
        ("buğday ve silah", "silah"),
        ("пшениця та зброя", "зброя"),
    ],
)
def test_short_words_and_other_languages_join_goods_too(text: str, rest: str) -> None:
    assert _missing(text) == [rest]


@pytest.mark.parametrize(
    "text",
    [
        "wheat, 25000 MT, FOB, PO 5, INV DN-118",
        "пшеница, 400 т, ООО, по сч. 5",
        "小麦粉 500トン FOB",
        "밀가루 500톤",
        "小麦と大麦",
        "Weizen und Gerste",
        "пшениця та ячмінь",
    ],
)
def test_short_words_of_the_office_are_nothing_else(text: str) -> None:
    assert _missing(text) == []
