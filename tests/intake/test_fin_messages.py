"""SWIFT messages become Deals: several payments of one order, covers, pages, bulks, free text."""

from datetime import date
from decimal import Decimal

import pytest

from tests.intake.fin_fields import fields, message, planted, whole
from tests.intake.messages import in_role, mt103, only
from tests.shared import SHARED, needs_shared
from witting.base import BrokenInput, Deal, DealKind, Money, PartyKind, Role
from witting.intake import read

UETR = "7B0C9A52-4f0e-4d1a-9c55-0a4f5f1d2c01"
PAYER = ("50H", "/12345\nSAMPLE PAYER LLP\nALMATY")


def _orders(*payees: str, payer: bool = True) -> bytes:
    """Make an MT101 that orders a payment to each of some payees."""
    lines = [("20", "BATCH"), ("28D", "1/1"), *([PAYER] if payer else []), ("30", "240516")]
    for number, payee in enumerate(payees, start=1):
        lines += [
            ("21", f"PAY-{number}"),
            ("32B", f"USD{number}00,"),
            ("59", payee),
            ("71A", "SHA"),
        ]
    return message("101", lines)


def test_each_payment_of_an_order_is_a_deal_with_the_payer_of_them_all() -> None:
    deals = read(_orders("PAYEE ONE", "PAYEE TWO", "PAYEE THREE"))
    assert [(d.reference, d.related, in_role(d, Role.CREDITOR).name) for d in deals] == [
        ("PAY-1", ("BATCH",), "PAYEE ONE"),
        ("PAY-2", ("BATCH",), "PAYEE TWO"),
        ("PAY-3", ("BATCH",), "PAYEE THREE"),
    ]
    assert {in_role(deal, Role.DEBTOR).name for deal in deals} == {"SAMPLE PAYER LLP"}
    assert [deal.amounts[0].value for deal in deals] == [100, 200, 300]
    assert {deal.day for deal in deals} == {date(2024, 5, 16)}
    assert {deal.unread for deal in deals} == {()}


def test_an_order_without_a_payer_says_so_in_each_payment() -> None:
    deals = read(_orders("PAYEE ONE", "PAYEE TWO", payer=False))
    assert [note.field for deal in deals for note in deal.unread] == [":50: (B1)", ":50: (B2)"]


def test_a_field_of_a_part_names_the_part_it_stands_in() -> None:
    second = read(_orders("PAYEE ONE", "PAYEE TWO"))[1]
    span = in_role(second, Role.CREDITOR).span
    assert span is not None
    assert span.field == ":59: (B2)"


def test_one_broken_payment_of_an_order_leaves_the_others_read() -> None:
    first, second = read(_orders("PAYEE ONE", "PAYEE TWO").replace(b"USD100,", b"USD100.00"))
    assert [note.field for note in first.unread] == [":32B: (B1)"]
    assert second.unread == ()


def test_the_banks_of_a_bank_transfer_pay_each_other() -> None:
    deal = only(planted("202", 0, "52A", "XMPLCNSH"))
    assert (deal.format, deal.reference, deal.related) == ("MT202", "REF-1", ("REL-1",))
    assert in_role(deal, Role.DEBTOR).identifiers[0].value == "XMPLCNSH"
    assert in_role(deal, Role.CREDITOR).identifiers[0].value == "XMPLKZKA"


def test_the_banks_of_a_cover_pay_for_the_customers_inside_it() -> None:
    deal = only(planted("202 COV", 0, "52A", "XMPLCNSH"))
    assert deal.format == "MT202COV"
    assert in_role(deal, Role.DEBTOR_AGENT).identifiers[0].value == "XMPLCNSH"
    assert in_role(deal, Role.CREDITOR_AGENT).identifiers[0].value == "XMPLKZKA"
    assert in_role(deal, Role.DEBTOR).name == "SAMPLE NAME"


def test_a_cover_is_known_by_the_customers_in_it_where_its_header_is_lost() -> None:
    assert only(whole("202 COV").replace(b"{3:{119:COV}}", b"")).format == "MT202COV"


def test_a_bank_transfer_that_calls_itself_a_cover_must_name_the_customers() -> None:
    deal = only(whole("202").replace(b"{4:", b"{3:{119:COV}}{4:"))
    assert [note.field for note in deal.unread] == [":50: (B)", ":59: (B)"]


def test_the_unique_number_of_the_header_is_kept() -> None:
    deal = only(mt103().replace(b"{4:", b"{3:{121:" + UETR.encode() + b"}}{4:"))
    assert deal.uetr == UETR.lower()


def test_the_number_of_an_order_of_several_payments_is_none_of_theirs() -> None:
    header = b"{3:{121:" + UETR.encode() + b"}}{4:"
    for payees, number in ((["A"], UETR.lower()), (["A", "B"], "")):
        deals = read(_orders(*payees).replace(b"{4:", header))
        assert {deal.uetr for deal in deals} == {number}


def test_words_in_the_user_header_are_searched_and_its_codes_are_not() -> None:
    header = b"{3:{108:MUR-1}{111:001}{115:QUILLON VOSTRAD}{433:/AOK/NO HIT}}{4:"
    texts = {passage.text for passage in only(mt103().replace(b"{4:", header)).passages}
    assert texts == {"QUILLON VOSTRAD", "/AOK/NO HIT"}


def test_words_where_the_header_has_a_number_are_searched() -> None:
    header = b"{3:{108:QUILLON VOSTRAD}}{4:"
    assert only(mt103().replace(b"{4:", header)).passages[0].text == "QUILLON VOSTRAD"


@pytest.mark.parametrize(
    ("text", "name", "bic", "address"),
    [
        ("/INS/XMPLRUMM", "", "XMPLRUMM", ""),
        (
            "/ACC/CALL FIRST\n/INS/SAMPLE BANK\n//MOSCOW\n//RUSSIA",
            "SAMPLE BANK",
            "",
            "MOSCOW, RUSSIA",
        ),
        ("/INS///SAMPLE BANK", "SAMPLE BANK", "", ""),
    ],
)
def test_who_instructed_the_sender_by_field_72_is_a_party(
    text: str, name: str, bic: str, address: str
) -> None:
    deal = only(mt103(f":72:{text}"))
    agent = in_role(deal, Role.INSTRUCTING_AGENT)
    assert (agent.name, agent.address) == (name, address)
    assert [item.value for item in agent.identifiers] == [bic] * bool(bic)
    assert agent.span is not None
    assert agent.span.text == (name or bic)
    assert deal.passages[0].text == text


def test_an_instructing_bank_without_a_name_is_nobody() -> None:
    assert Role.INSTRUCTING_AGENT not in {p.role for p in only(mt103(":72:/INS/ \nX")).parties}


@pytest.mark.parametrize("answer", ["0", "1"], ids=["ACK", "NAK"])
def test_an_answer_of_the_network_in_front_of_a_message_is_no_message(answer: str) -> None:
    front = f"{{1:F21XMPLCNSHAXXX0000000000}}{{4:{{177:2405161200}}{{451:{answer}}}}}".encode()
    assert len(read(front + mt103() + b"$" + front + mt103())) == 2


def test_a_dos_pcc_file_is_read_message_by_message() -> None:
    sectors = b""
    for payee in (b"PAYEE ONE", b"PAYEE TWO"):
        one = b"\x01" + mt103(payee=f":59:{payee.decode()}").replace(b"\n", b"\r\n") + b"\x03"
        sectors += one + b" " * (-len(one) % 512)
    deals = read(sectors, name="batch.dos")
    assert [in_role(deal, Role.CREDITOR).name for deal in deals] == ["PAYEE ONE", "PAYEE TWO"]
    assert [deal.unread for deal in deals] == [(), ()]


def test_an_rje_file_of_every_type_is_read() -> None:
    names = ["101", "103 STP", "202 COV", "700", "707", "710", "720", "760", "799", "999"]
    deals = read(b"$".join(whole(name) for name in names))
    assert [deal.format for deal in deals] == [
        "MT101",
        "MT103 STP",
        "MT202COV",
        "MT700",
        "MT707",
        "MT710",
        "MT720",
        "MT760",
        "MT799",
        "MT999",
    ]
    assert {deal.unread for deal in deals} == {()}


@pytest.mark.parametrize("name", ["101", "202 COV", "700", "707", "760", "999"])
def test_a_text_block_that_lost_its_headers_is_known_by_its_fields(name: str) -> None:
    bare = whole(name).partition(b"{4:\n")[2].removesuffix(b"\n-}")
    assert only(bare).format == f"MT{name.replace(' ', '')}"


def _page(number: str, page: str, lines: list[tuple[str, str]]) -> bytes:
    made = [(tag, value) for tag, value in fields(number)[0] if tag not in ("27", "49")]
    return message(number, [("27", page), *made, *lines])


def test_the_pages_of_a_credit_are_one_deal() -> None:
    first = _page("700", "1/2", [("45A", "+ WOODEN CHAIRS")])
    second = _page("701", "2/2", [("45A", "+ BALL BEARINGS"), ("47A", "NOTIFY OTHER NAME")])
    deal = only(first + b"$" + second)
    assert [line.description for line in deal.goods] == ["WOODEN CHAIRS", "BALL BEARINGS"]
    assert {p.field for p in deal.passages} >= {":45A:", ":45A: (page 2)", ":47A: (page 2)"}
    assert deal.unread == ()


@pytest.mark.parametrize(
    ("name", "page", "says"),
    [("700", "1/3", "this is page 1 of 3"), ("701", "2/2", "this is page 2 of 2")],
)
def test_a_page_that_is_not_in_the_file_is_named(name: str, page: str, says: str) -> None:
    [note] = only(_page(name, page, [])).unread
    assert note.field == ":27:"
    assert says in note.why


def test_pages_of_another_credit_are_not_joined() -> None:
    other = _page("701", "2/2", []).replace(b":20:REF-1", b":20:REF-2")
    assert len(read(_page("700", "1/2", []) + b"$" + other)) == 2


def test_goods_added_by_an_amendment_are_goods_and_those_deleted_are_not() -> None:
    goods = "/ADD/20 PCS BALL BEARINGS HS 848210\n/DELETE/WOODEN CHAIRS"
    deal = only(planted("707", 0, "45B", goods))
    assert [(line.description, line.hs) for line in deal.goods] == [
        ("20 PCS BALL BEARINGS HS 848210", "848210")
    ]
    assert any("WOODEN CHAIRS" in passage.text for passage in deal.passages)


def test_an_amended_port_changes_the_route() -> None:
    [point] = only(planted("707", 0, "44B", "NOVOSIBIRSK")).route
    assert (point.part, point.text) == ("to", "NOVOSIBIRSK")


@pytest.mark.parametrize("name", ["707", "710", "720"])
def test_an_issuer_that_is_no_bank_is_a_party_with_its_name(name: str) -> None:
    deal = only(planted(name, 0, "50B", "SAMPLE TRADE HOUSE\nDUBAI"))
    issuer = in_role(deal, Role.ISSUING_BANK)
    assert (issuer.name, issuer.address) == ("SAMPLE TRADE HOUSE", "DUBAI")


def test_both_beneficiaries_of_a_transferred_credit_are_paid_by_it() -> None:
    deal = only(planted("720", 0, "50", "FIRST BENEFICIARY\nDUBAI"))
    named = [party.name for party in deal.parties if party.role is Role.BENEFICIARY]
    assert named == ["FIRST BENEFICIARY", "SAMPLE TEXT"]


def test_a_guarantee_names_its_parties_in_each_of_its_parts() -> None:
    lines = [pair for part in fields("760") for pair in part]
    deal = only(message("760", lines))
    named = [(p.role, p.span.field if p.span else "") for p in deal.parties[2:]]
    assert named == [
        (Role.ISSUING_BANK, ":52A: (B)"),
        (Role.BENEFICIARY, ":59: (B)"),
        (Role.APPLICANT, ":50: (C)"),
        (Role.BENEFICIARY, ":59: (C)"),
    ]
    assert deal.reference == "REF-1"


def test_a_guarantee_of_the_older_standard_is_read() -> None:
    text = "WE GUARANTEE THE SUPPLY OF BALL BEARINGS BY SAMPLE MAKER LTD"
    lines = [("27", "1/1"), ("20", "G1"), ("23", "ISSUE"), ("40C", "URDG"), ("77C", text)]
    deal = only(message("760", lines))
    assert (deal.kind, deal.unread) == (DealKind.GUARANTEE, ())
    assert (":77C:", text) in {(p.field, p.text) for p in deal.passages}


def test_free_text_is_searched_and_words_cut_at_a_full_line_are_whole() -> None:
    deal = only(planted("799", 0, "79", "GOODS UNDER THE ABOVE CREDIT: SEMI\nCONDUCTORS"))
    assert (deal.kind, deal.format) == (DealKind.MESSAGE, "MT799")
    assert any("SEMICONDUCTORS" in p.text.replace("\n", "") for p in deal.passages)


@pytest.mark.parametrize("number", ["199", "299", "499", "799", "999"])
def test_free_text_of_every_category_is_read(number: str) -> None:
    data = whole("999").replace(b"{2:I999", b"{2:I" + number.encode())
    assert (only(data).format, only(data).unread) == (f"MT{number}", ())


def test_a_message_without_a_table_is_searched_and_says_so() -> None:
    data = message("940", [("20", "R1"), ("25", "ACCOUNT"), ("86", "BALL BEARINGS\nOTHER NAME")])
    deal = only(data)
    assert (deal.kind, deal.format) == (DealKind.MESSAGE, "MT940")
    assert "not read by a table of its own" in deal.unread[0].why
    assert any("BALL BEARINGS" in p.address or "BALL BEARINGS" in p.name for p in deal.parties)


def test_a_customer_identified_by_its_bic_is_a_party() -> None:
    payer = in_role(only(mt103(payer=":50A:/12345\nXMPLKZKA")), Role.DEBTOR)
    assert (payer.kind, payer.country) == (PartyKind.ORGANISATION, "KZ")


def test_a_remittance_of_nine_thousand_characters_is_searched() -> None:
    deal = only(planted("103 REMIT", 0, "77T", "/UEDI/" + "UNH+123A5+FINPAY " * 500 + "BEARINGS"))
    assert deal.passages[-1].text.endswith("BEARINGS")


def test_a_message_cut_off_before_it_names_anybody_is_refused() -> None:
    with pytest.raises(BrokenInput, match="broken off before it names anybody"):
        read(b"{1:F01XMPLCNSHAXXX0000000000}{2:I103XMPLAEADXXXXN}{4:\n:20:R1\n:23B:CRED\n")


@needs_shared
def test_a_real_order_is_read() -> None:
    deal = only((SHARED / "payments/mt/MT101.fin").read_bytes())
    assert (deal.format, deal.reference, deal.unread) == ("MT101", "010735904", ())
    assert in_role(deal, Role.CREDITOR).name == "CASH CUSTOMER I"
    assert deal.amounts == (Money(value=Decimal("14.00"), currency="CNY"),)


@needs_shared
def test_a_real_message_without_a_table_is_searched() -> None:
    deal = only((SHARED / "payments/mt/MT360.fin").read_bytes())
    assert (deal.kind, deal.format) == (DealKind.MESSAGE, "MT360")
    assert {"XXXXGB20SWP", "AAAAUSX0"} <= {
        item.value for party in deal.parties for item in party.identifiers
    } | {passage.text for passage in deal.passages}


def test_words_in_the_header_of_a_message_without_a_field_are_searched() -> None:
    lost = b"{1:F01XMPLCNSHAXXX0000000000}{2:I103XMPLAEADXXXXN}{3:{433:QUILLON VOSTRAD}}"
    [_, deal] = read(mt103() + b"$" + lost)
    assert [passage.text for passage in deal.passages] == ["QUILLON VOSTRAD"]
    assert [party.role for party in deal.parties] == [Role.SENDER, Role.RECEIVER]


def _paged(first: str, second: str, header: str = "") -> Deal:
    pages = (("700", ":27:1/2\n:20:LC1\n" + first, ""), ("701", second, header))
    text = "$".join(
        f"{{1:F01XMPLAEADAXXX0000000000}}{{2:I{number}XMPLHKHHXXXXN}}{more}{{4:\n{body}\n-}}"
        for number, body, more in pages
    )
    [deal] = read(text.encode())
    return deal


def test_another_bank_on_a_further_page_is_kept() -> None:
    deal = _paged(":52D:SAMPLE BANK", ":27:2/2\n:20:LC1\n:52D:OTHER BANK\n:45A:PUMPS")
    banks = [party.name for party in deal.parties if party.role is Role.ISSUING_BANK]
    assert banks == ["SAMPLE BANK", "OTHER BANK"]


def test_what_a_further_page_says_again_is_said_once() -> None:
    deal = _paged(":52D:SAMPLE BANK", ":27:2/2\n:20:LC1\n:52D:SAMPLE BANK\n:45A:PUMPS")
    assert len([p for p in deal.parties if p.role is Role.ISSUING_BANK]) == 1


def test_words_where_a_further_page_has_its_count_are_kept() -> None:
    deal = _paged(":52D:SAMPLE BANK", ":27:2/2\nQUILLON VOSTRAD\n:20:LC1\n:45A:PUMPS")
    assert any("QUILLON VOSTRAD" in passage.text for passage in deal.passages)


def test_words_in_the_header_of_a_further_page_are_searched() -> None:
    deal = _paged(
        ":52D:SAMPLE BANK", ":27:2/2\n:20:LC1\n:45A:PUMPS", "{3:{108:M1}{433:QUILLON VOSTRAD}}"
    )
    assert "QUILLON VOSTRAD" in {passage.text for passage in deal.passages}
