"""Papers of one trade are held against each other; what disagrees is told in both papers' words."""

from dataclasses import replace
from decimal import Decimal
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.intake.messages import mt103, mt700, only
from tests.intake.trade.papers import NAMES, deal_of, text_of
from witting.base import (
    Deal,
    DealKind,
    GoodsLine,
    Identifier,
    Money,
    Party,
    Passage,
    Role,
    RoutePoint,
    Span,
)
from witting.intake import Contradiction, contradictions, read, sent_again
from witting.intake.trade.alike import same_name, same_party, same_place, unit_class

EN = ("en_invoice", "en_packing", "en_bl")


def _deals(*names: str) -> list[Deal]:
    return [deal_of(text_of(name), f"{name}.txt") for name in names]


def _with(name: str, was: str, now: str) -> Deal:
    """Read a paper in which one piece of text is another."""
    text = text_of(name)
    assert was in text
    return deal_of(text.replace(was, now), f"{name}.txt")


def _fields(deals: list[Deal]) -> set[str]:
    return {found.field for found in contradictions(deals)}


@pytest.mark.parametrize("language", ["en", "ru", "zh", "ar"])
def test_papers_that_agree_contradict_nothing(language: str) -> None:
    names = [name for name in NAMES if name.startswith(language)]
    assert contradictions(_deals(*names)) == ()


def test_what_papers_contradict_each_other_in_is_told_by_what_it_means() -> None:
    text = text_of("en_bl").replace("1,240 KGS", "2,980 KGS").replace("18 CARTONS", "81 CARTONS")
    text = text.replace("MERSIN, TURKIYE (TRMER)", "NOVOROSSIYSK, RUSSIA")
    found = contradictions([*_deals("en_invoice"), deal_of(text, "en_bl.txt")])
    assert [one.field for one in found] == ["port of discharge", "packages", "gross weight"]


PLANTED = {
    "another port": (
        "en_bl",
        "MERSIN, TURKIYE (TRMER)",
        "NOVOROSSIYSK, RUSSIA",
        "port of discharge",
    ),
    "another port of loading": ("en_packing", "Felixstowe  ", "Rotterdam   ", "port of loading"),
    "another consignee": (
        "en_packing",
        "Toros Depoculuk Ltd. Sti.",
        "Volga Instrument LLC     ",
        "consignee",
    ),
    "another notify party": ("en_bl", "AKDENIZ LOJISTIK A.S.", "PRIVOLZHYE CARGO LLC", "notify"),
    "another consignor": ("en_packing", "Brightwater Bearings Ltd", "Gulf Spares FZE", "consignor"),
    "another ship": ("en_packing", "NORTHERN CREST / 118E", "SOUTHERN STAR / 118E ", "vessel"),
    "another voyage": ("en_bl", "118E              FELIX", "119W              FELIX", "voyage"),
    "another container": ("en_bl", "MSCU1234567", "TGHU7654321", "container"),
    "another gross weight": ("en_bl", "1,240 KGS", "2,980 KGS", "gross weight"),
    "another number of packages": ("en_bl", "18 CARTONS", "81 CARTONS", "packages"),
    "another HS code": ("en_bl", "HS CODE 8482.10", "HS CODE 0805.10", "HS code"),
}


@pytest.mark.parametrize(("name", "was", "now", "field"), PLANTED.values(), ids=PLANTED.keys())
def test_a_planted_contradiction_is_found(name: str, was: str, now: str, field: str) -> None:
    deals = [_with(one, was, now) if one == name else deal_of(text_of(one)) for one in EN]
    assert field in _fields(deals)


@pytest.mark.parametrize(("name", "was", "now", "field"), PLANTED.values(), ids=PLANTED.keys())
def test_it_is_the_only_one(name: str, was: str, now: str, field: str) -> None:
    deals = [_with(one, was, now) if one == name else deal_of(text_of(one)) for one in EN]
    assert _fields(deals) <= {
        field,
        *({"voyage", "vessel"} if field in ("vessel", "voyage") else ()),
    }


OTHER_LANGUAGES = {
    "ru weight": ("ru_invoice", "ru_packing", "│ 512 ", "│ 812 ", "gross weight"),
    "ru consignee": (
        "ru_invoice",
        "ru_packing",
        "ТОО «Алатау Логистик»",
        "ООО «Волга Сталь»    ",
        "consignee",
    ),
    "zh quantity": ("zh_invoice", "zh_packing", "10000套", "1000套", "quantity"),
    "zh port": ("zh_invoice", "zh_bl", "VLADIVOSTOK, RUSSIA", "BUSAN, KOREA", "port of discharge"),
    "ar quantity": ("ar_invoice", "ar_packing", "2,000 قطعة", "9,000 قطعة", "quantity"),
    "ar weight": ("ar_packing", "ar_bl", "900 كجم", "1900 كجم", "gross weight"),
}


@pytest.mark.parametrize(
    ("one", "other", "was", "now", "field"), OTHER_LANGUAGES.values(), ids=OTHER_LANGUAGES.keys()
)
def test_it_is_found_in_every_language(
    one: str, other: str, was: str, now: str, field: str
) -> None:
    assert field in _fields([deal_of(text_of(one)), _with(other, was, now)])


def test_both_papers_words_are_shown() -> None:
    deals = [*_deals("en_invoice"), _with("en_bl", "MERSIN, TURKIYE (TRMER)", "NOVOROSSIYSK")]
    [found] = [c for c in contradictions(deals) if c.field == "port of discharge"]
    assert (found.one.document, found.one.format, found.one.text, found.one.span.field) == (
        0,
        "commercial invoice",
        "Mersin",
        "line 20 (port of discharge)",
    )
    assert (found.other.text, found.other.span.text) == ("NOVOROSSIYSK", "NOVOROSSIYSK")


def test_why_they_belong_together_is_said() -> None:
    deals = [*_deals("en_invoice"), _with("en_bl", "1,240 KGS", "9 KGS")]
    [found] = [c for c in contradictions(deals) if c.field == "gross weight"]
    assert found.because.startswith("the same ")


def test_goods_shipped_after_the_credit_has_expired() -> None:
    credit = _credit(":44F:MERSIN", expires=":31D:240520HONG KONG")
    assert _fields([*_deals("en_invoice", "en_bl"), credit]) == {"shipment after expiry date"}


def test_goods_shipped_after_the_latest_day_a_credit_allows() -> None:
    credit = _credit(":44F:MERSIN\n:44C:240517")
    found = contradictions([*_deals("en_bl", "en_invoice"), credit])
    assert {one.field for one in found} == {"shipment after latest shipment"}
    assert {":44C:", "240517"} & {s.span.field for one in found for s in (one.one, one.other)}


def test_goods_shipped_by_the_latest_day_a_credit_allows() -> None:
    credit = _credit(":44F:MERSIN\n:44C:240630")
    assert _fields([*_deals("en_bl", "en_invoice"), credit]) == set()


def test_a_credit_that_is_kept_contradicts_nothing() -> None:
    assert _fields([*_deals("en_invoice", "en_bl"), _credit(":44F:MERSIN")]) == set()


def test_more_drawn_than_the_credit_allows() -> None:
    credit = _credit(":44F:MERSIN", amount=":32B:EUR900,00")
    assert "value" in _fields([*_deals("en_invoice"), credit])


def _credit(
    fields: str, amount: str = ":32B:EUR10000,00", expires: str = ":31D:240815HONG KONG"
) -> Deal:
    text = mt700(fields, applicant=":50:ANADOLU RULMAN SANAYI A.S.\nADANA").decode()
    text = text.replace(":20:LC1", ":20:LC240099881").replace(":32B:USD412500,00", amount)
    text = text.replace(":31D:240815HONG KONG", expires)
    text = text.replace("SAMPLE BENEFICIARY CO., LTD.", "BRIGHTWATER BEARINGS LTD")
    return only(text.encode())


def test_two_invoices_of_one_contract_are_two_trades() -> None:
    second = _with("en_invoice", "BB-2024/0117", "BB-2024/0205")
    second = replace(second, goods=second.goods[:1])
    assert contradictions([*_deals("en_invoice"), second]) == ()


def test_one_bill_of_lading_in_two_versions() -> None:
    other = _with("en_bl", "MERSIN, TURKIYE (TRMER)", "POTI, GEORGIA")
    assert _fields([*_deals("en_bl"), other]) == {"port of discharge"}


def test_a_packing_list_that_may_be_either_invoices_is_neithers() -> None:
    head = "Seller: Alpha Spares LLC\nBuyer: Beta Motors LLC\nGross weight: {} kg\n"
    invoices = [
        deal_of(f"INVOICE\nInvoice No.: INV-100{number}\n" + head.format(10 + number))
        for number in (1, 2)
    ]
    packing = deal_of("PACKING LIST\n" + head.format(99))
    assert contradictions([invoices[0], packing]) != ()
    assert contradictions([*invoices, packing]) == ()


def test_a_shipment_by_sea_and_one_by_air_are_two() -> None:
    head = "Shipper: Alpha Spares LLC\nConsignee: Beta Motors LLC\nGross weight: {} kg\n"
    papers = [deal_of("SEA WAYBILL\n" + head.format(9)), deal_of("AIR WAYBILL\n" + head.format(5))]
    assert contradictions(papers) == ()


def test_a_credit_and_its_amendment_need_not_agree() -> None:
    credit = _credit(":44F:MERSIN")
    other = replace(_credit(":44F:POTI"), format="MT707")
    assert contradictions([credit, other]) == ()


def test_payments_are_no_papers() -> None:
    assert contradictions([only(mt103()), only(mt103())]) == ()


def test_a_packing_list_is_not_its_invoice_sent_again() -> None:
    deals = _deals("zh_invoice", "zh_packing")
    assert deals[0].reference == deals[1].reference
    assert sent_again(deals) == []


def test_orders_are_held_against_papers() -> None:
    order = (
        '{"kind": "order", "reference": "BB-2024/0117", "parties": [{"role": "consignee", '
        '"name": "Volga Instrument LLC"}, {"role": "consignor", "name": "Brightwater Bearings"}]}'
    )
    [deal] = read(order.encode())
    assert _fields([*_deals("en_packing"), deal]) == {"consignee"}


def test_names_are_compared_by_their_reading() -> None:
    assert same_name("ТОО «Алатау Логистик»", "Alatau Logistik LLP") is True
    assert same_name("Alpha", "") is None
    assert same_name("Alpha Trading LLC", "Alpha Trading and Shipping LLC") is True
    assert same_name("Alpha Trading LLC", "Omega Trading LLC") is False


def test_a_number_settles_who_it_is() -> None:
    one = _deals("ru_invoice")[0].parties[0]
    other = replace(one, name="Совсем другое имя")
    assert same_party(one, other) is True
    assert same_party(one, Party(role=one.role, name="Совсем другое имя")) is False


def test_ports_are_compared_by_place() -> None:
    def at(text: str) -> RoutePoint:
        return RoutePoint(part="to", text=text)

    assert same_place(at("海参崴"), at("Port of Vladivostok")) is True
    assert same_place(at("Vladivostok"), at("Russia")) is True
    assert same_place(at("Vladivostok"), at("Busan")) is False
    assert same_place(at("Nowhereville"), at("Vladivostok")) is None


@pytest.mark.parametrize(("unit", "what"), [("шт.", "pieces"), ("箱", "packages"), ("m3", "")])
def test_units_are_of_classes(unit: str, what: str) -> None:
    assert unit_class(unit) == what


@settings(max_examples=60, deadline=None)
@given(st.permutations(range(len(NAMES))))
def test_the_order_of_papers_does_not_matter(order: list[int]) -> None:
    deals = _deals(*(NAMES[place] for place in order))
    deals.append(_with("en_bl", "1,240 KGS", "9 KGS"))
    assert {c.field for c in contradictions(deals)} == {"gross weight"}


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(NAMES), max_size=6))
def test_a_paper_given_twice_contradicts_nothing(names: list[str]) -> None:
    assert contradictions(_deals(*names)) == ()


def test_hundreds_of_papers_take_no_long_time() -> None:
    deals = _deals(*EN) * 100
    started = process_time()
    found: tuple[Contradiction, ...] = contradictions(deals)
    assert process_time() - started < 10
    assert found == ()


def test_a_paper_of_thousands_of_parties_takes_no_long_time() -> None:
    rows = "".join(
        f"Consignee: Firm {number} LLC\nPort of discharge: Port {number}\n"
        for number in range(3_000)
    )
    paper = deal_of(f"PACKING LIST\nInvoice No.: INV-2024\nSeller: Alpha LLC\n{rows}")
    other = deal_of(f"BILL OF LADING\nInvoice No.: INV-2024\nSeller: Alpha LLC\n{rows}")
    started = process_time()
    assert contradictions([paper, other] * 3) == ()
    assert process_time() - started < 10


_TEXTS = st.sampled_from(
    ["", " ", "INV-2024", "Mersin", "1,240 kg", "١٢ كغ", "№ 5", "MSCU1234567", "240520", "A" * 300]
)
_FIELDS = st.sampled_from(
    ["", "line 1", "line 2 (gross weight)", "line 3 (invoice no)", "line 4 (packages)", ":31D:"]
)
_SPANS = st.none() | st.builds(Span, field=_FIELDS, start=st.just(0), end=st.just(1), text=_TEXTS)
_PARTIES = st.builds(
    Party,
    role=st.sampled_from(Role),
    name=_TEXTS,
    span=_SPANS,
    identifiers=st.sampled_from([(), (Identifier(scheme="inn", value="1"),)]),
)
_PAPERS = st.builds(
    Deal,
    kind=st.sampled_from([DealKind.ORDER, DealKind.LETTER_OF_CREDIT, DealKind.PAYMENT]),
    source=st.just("x"),
    format=st.sampled_from(["order", "packing list", "bill of lading", "MT700", "MT103"]),
    reference=_TEXTS,
    parties=st.lists(_PARTIES, max_size=4).map(tuple),
    goods=st.lists(
        st.builds(GoodsLine, description=_TEXTS, span=_SPANS, hs=_TEXTS, quantity=_TEXTS),
        max_size=3,
    ).map(tuple),
    route=st.lists(
        st.builds(RoutePoint, part=st.just("to"), text=_TEXTS, span=_SPANS), max_size=3
    ).map(tuple),
    amounts=st.just((Money(value=Decimal(1), currency="USD"),)),
    passages=st.lists(st.builds(Passage, field=_FIELDS, text=_TEXTS), max_size=5).map(tuple),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_PAPERS, max_size=5))
def test_whatever_deals_are_given_they_are_compared(deals: list[Deal]) -> None:
    found = contradictions(deals)
    assert all(c.one.document < c.other.document for c in found)


@settings(max_examples=80, deadline=None)
@given(_PAPERS)
def test_no_deal_contradicts_itself(deal: Deal) -> None:
    assert contradictions([deal, deal]) == ()


def test_quantities_whose_unit_only_a_heading_tells_are_compared_and_not_sure() -> None:
    paper = """{title}
Invoice No.: Q-77        Date: 2024-05-14
Seller:    Example Cup Co., Ltd, Ningbo, China
Buyer:     Sample Retail TOO, Almaty, Kazakhstan
Consignee: Sample Retail TOO, Almaty, Kazakhstan

Description of goods       HS Code     Qty (pcs)
Ceramic mugs               6912.00     {quantity}
"""
    deals = [
        deal_of(paper.format(title=title, quantity=quantity), f"{title}.txt")
        for title, quantity in (("COMMERCIAL INVOICE", "5000"), ("PACKING LIST", "6000"))
    ]
    [found] = contradictions(deals)
    assert (found.field, found.one.text, found.other.text) == ("quantity", "5000", "6000")
    assert not found.is_sure
