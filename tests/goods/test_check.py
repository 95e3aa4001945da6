"""The goods check: lines before passages, contradictions said, questions where nothing is named."""

from datetime import date

import pytest
from tests.goods.law import LAW, SINCE

from witting.base import Ask, Deal, DealKind, GoodsFact, GoodsLine, MissingFact, Passage, Span
from witting.goods import check_goods


def _deal(*lines: GoodsLine, text: str = "", kind: DealKind = DealKind.PAYMENT) -> Deal:
    passages = (Passage(field="Ustrd", text=text),) if text else ()
    return Deal(kind=kind, source="test", format="test", goods=lines, passages=passages)


def _check(
    *lines: GoodsLine, text: str = "", kind: DealKind = DealKind.PAYMENT
) -> tuple[GoodsFact | MissingFact, ...]:
    return check_goods(_deal(*lines, text=text, kind=kind), LAW, SINCE)


def _goods(*lines: GoodsLine, text: str = "", kind: DealKind = DealKind.PAYMENT) -> list[GoodsFact]:
    return [f for f in _check(*lines, text=text, kind=kind) if isinstance(f, GoodsFact)]


def _missing(
    *lines: GoodsLine, text: str = "", kind: DealKind = DealKind.PAYMENT
) -> list[MissingFact]:
    return [f for f in _check(*lines, text=text, kind=kind) if isinstance(f, MissingFact)]


def test_a_remittance_names_its_goods() -> None:
    (fact,) = _goods(text="шарикоподшипники 6205-2RS, 5000 шт, порт Владивосток")
    assert (fact.hs6, fact.tier, fact.item_classes) == ("848210", "3.B", ("CI-6",))


def test_the_span_is_exactly_the_passages_words() -> None:
    text = "Payment for ball bearings"
    (fact,) = _goods(text=text)
    assert fact.span == Span(field="Ustrd", start=12, end=25, text="ball bearings")


def test_ids_are_left_to_the_caller() -> None:
    assert {fact.id for fact in _check(text="ball bearings")} == {""}


def test_a_code_and_words_that_agree_make_one_sure_fact() -> None:
    (fact,) = _goods(GoodsLine(description="Ball bearings", hs="84821010"))
    assert fact.confidence > 0.97
    assert "agree" in fact.because


def test_a_code_and_words_that_contradict_are_both_shown() -> None:
    stated, said = _goods(GoodsLine(description="Ball bearings", hs="100199"))
    assert (stated.hs6, said.hs6) == ("100199", "848210")
    assert "otherwise" in stated.because
    assert "but the line states HS 100199" in said.because


def test_a_contradicted_code_frees_nothing() -> None:
    stated, _ = _goods(GoodsLine(description="Ball bearings", hs="100199"))
    assert stated.families == ()
    assert stated.confidence < 0.85


def test_a_code_alone_is_a_fact() -> None:
    (fact,) = _goods(GoodsLine(description="as per contract", hs="854231"))
    assert (fact.hs6, fact.tier) == ("854231", "1")


def test_a_heading_is_settled_by_the_words() -> None:
    (fact,) = _goods(GoodsLine(description="Ball bearings", hs="8482"))
    assert fact.hs6 == "848210"


def test_a_code_of_fuel_and_oil_is_read_by_the_words() -> None:
    diesel, oil = (
        _goods(GoodsLine(description=d, hs="271019"))[0] for d in ("Diesel", "Motor oil")
    )
    assert (diesel.item_classes, oil.item_classes) == ((), ("CI-5",))
    assert "diesel" in diesel.families


def test_the_span_of_a_line_lies_within_the_input() -> None:
    text = "+1000 PCS BALL BEARINGS"
    whole = Span(field=":45A:", start=40, end=40 + len(text), text=text)
    (fact,) = _goods(GoodsLine(description=text, span=whole))
    assert fact.span == Span(field=":45A:", start=50, end=63, text="BALL BEARINGS")


def test_goods_of_a_line_are_not_told_again_from_the_text() -> None:
    assert len(_goods(GoodsLine(description="ball bearings"), text="for ball bearings")) == 1


def test_goods_only_in_the_text_come_after_the_lines() -> None:
    facts = _goods(GoodsLine(description="diodes"), text="and ball bearings")
    assert [fact.hs6 for fact in facts] == ["854110", "848210"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Invoice 123",
        "INV 123 DD 05.05.2024 CONTRACT 7",
        "Оплата по счету 15 от 01.02.2024",
        "付款 合同号 88",
        "دفعة فاتورة رقم 5",
    ],
)
@pytest.mark.parametrize("kind", [DealKind.PAYMENT, DealKind.LETTER_OF_CREDIT, DealKind.ORDER])
def test_a_deal_without_goods_asks_for_them(kind: DealKind, text: str) -> None:
    (missing,) = _missing(text=text, kind=kind)
    assert missing.what == "goods"
    assert "not stated" in missing.because
    assert missing.ask == Ask(key="goods.unstated")


def test_words_that_are_not_recognised_are_shown() -> None:
    (missing,) = _missing(text="Оплата за гидравлический агрегат по счету 15")
    assert "гидравлический агрегат" in missing.because


def test_each_unrecognised_line_is_asked_about() -> None:
    lines = (GoodsLine(description="frobnicator"), GoodsLine(description="ball bearings"))
    (missing,) = _missing(*lines)
    assert "frobnicator" in missing.because


def test_a_code_that_does_not_exist_is_asked_about() -> None:
    (missing,) = _missing(GoodsLine(description="ball bearings", hs="0000"))
    assert "not an HS code" in missing.because


def test_an_empty_line_is_asked_about() -> None:
    (missing,) = _missing(GoodsLine(description=" "))
    assert "neither" in missing.because


def test_an_article_never_asks_for_goods() -> None:
    assert _check(text="The president spoke of peace.", kind=DealKind.ARTICLE) == ()


def test_an_article_does_not_list_its_furniture() -> None:
    text = "He sat on a wooden furniture and spoke of semiconductors."
    assert [f.item_classes for f in _goods(text=text, kind=DealKind.ARTICLE)] == [("CI-2",)]


def test_the_founding_sentence_names_both_goods() -> None:
    text = "تشتري فيها روسيا أشباه الموصلات والمحامل الكروية وغيرها من المعدات اللازمة لجيشها"
    facts = _goods(text=text, kind=DealKind.ARTICLE)
    assert [(f.hs6, f.item_classes) for f in facts] == [("", ("CI-2",)), ("848210", ("CI-6",))]


def test_a_day_before_the_list_gives_no_tier() -> None:
    deal = _deal(text="ball bearings")
    (fact,) = check_goods(deal, LAW, date(2024, 1, 1))
    assert isinstance(fact, GoodsFact)
    assert fact.tier == ""


@pytest.mark.parametrize(
    "text",
    [
        "wheat mill machine",
        "vaccine packing line and bread making machine",
        "soybean oil processing line",
        "мельница для пшеницы",
        "小麦加工设备",
        "آلات القمح",
        "PAYMENT TO GOLDEN SUGAR LLC INV 5",
        "AGRO RICE GROUP, HYDRAULIC UNITS",
        "оплата ООО «Сахар»",
        "付款给金小麦贸易有限公司",
        "دفعة إلى شركة القمح",
    ],
)
def test_what_a_machine_is_for_or_a_company_is_called_frees_nothing(text: str) -> None:
    freed = {family for fact in _goods(text=text) for family in fact.families}
    assert not freed & {"agriculture", "energy"}


@pytest.mark.parametrize(
    "text", ["feed wheat 5000 mt", "wheat from Abc LLC", "milk powder", "пшеница", "小麦", "قمح"]
)
def test_food_itself_keeps_its_family(text: str) -> None:
    assert _goods(text=text)[0].families == ("agriculture",)


@pytest.mark.parametrize("code", ["854340", "900130", "281121", "281122"])
def test_everyday_goods_under_a_classs_digits_are_not_of_the_class(code: str) -> None:
    from witting.lawbook import Lawbook

    line = GoodsLine(description="", hs=code)
    (fact,) = check_goods(_deal(line), Lawbook.load(), SINCE)
    assert isinstance(fact, GoodsFact)
    assert fact.item_classes == ()


def test_the_number_of_a_payment_is_no_code() -> None:
    passages = (Passage(field="CdtTrfTxInf[1]/PmtId/EndToEndId", text="854231"),)
    deal = Deal(kind=DealKind.PAYMENT, source="test", format="test", passages=passages)
    assert not any(isinstance(fact, GoodsFact) for fact in check_goods(deal, LAW, SINCE))


def test_listed_goods_under_their_unlisted_neighbour_are_shown_and_doubted() -> None:
    stated, said = _goods(GoodsLine(description="Ball bearings 6205-2RS", hs="848280"))
    assert (stated.hs6, stated.confidence, said.hs6, said.tier) == ("848280", 0.6, "848210", "3.B")
    assert stated.because.endswith("the code or the description is wrong")


def test_words_that_leave_the_subheading_open_doubt_no_code() -> None:
    (fact,) = _goods(GoodsLine(description="bearings", hs="848280"))
    assert fact.hs6 == "848280"
    assert "agree" in fact.because


def test_listed_goods_beside_those_of_the_code_are_goods_of_their_own() -> None:
    wheat, bearings = _goods(GoodsLine(description="wheat, 40 t; ball bearings 6205", hs="100199"))
    assert (wheat.hs6, bearings.hs6, bearings.tier) == ("100199", "848210", "3.B")


def test_what_the_goods_of_the_code_are_made_with_is_no_item() -> None:
    (fact,) = _goods(GoodsLine(description="water pump with ball bearings", hs="841370"))
    assert fact.hs6 == "841370"


def test_an_older_editions_code_agrees_with_words_of_what_it_became() -> None:
    (fact,) = _goods(GoodsLine(description="photodiodes", hs="8541.40"))
    assert (fact.hs6, "agree" in fact.because) == ("854149", True)


def test_an_older_editions_code_alone_leaves_its_parts_open() -> None:
    (fact,) = _goods(GoodsLine(description="", hs="854140"))
    assert (fact.hs6, len(fact.codes)) == ("", 4)
    assert "edition of 2017" in fact.because
