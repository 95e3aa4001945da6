"""An MT103 becomes a Deal: options of each party field, amounts, text, and what is cut off."""

from datetime import date
from decimal import Decimal

import pytest

from tests.intake.messages import in_role, mt103, only
from tests.shared import SHARED, needs_shared
from witting.base import Identifier, Money, PartyKind, Role
from witting.intake import read


@pytest.mark.parametrize(
    ("field", "role"),
    [
        (":51A:XMPLKZKA", Role.INSTRUCTING_AGENT),
        (":52A:XMPLKZKA", Role.DEBTOR_AGENT),
        (":53A:XMPLKZKA", Role.REIMBURSEMENT_AGENT),
        (":54A:XMPLKZKA", Role.REIMBURSEMENT_AGENT),
        (":55A:XMPLKZKA", Role.REIMBURSEMENT_AGENT),
        (":56A:XMPLKZKA", Role.INTERMEDIARY_AGENT),
        (":57A:XMPLKZKA", Role.CREDITOR_AGENT),
    ],
)
def test_each_bank_has_its_role(field: str, role: Role) -> None:
    bank = in_role(only(mt103(field)), role)
    assert (bank.name, bank.country, bank.identifiers[-1].value) == ("", "KZ", "XMPLKZKA")


def test_a_bank_by_name_and_clearing_code() -> None:
    bank = in_role(
        only(mt103(":57D://RU044525225\nSAMPLE BANK\nSAMPLE STREET 1\nMOSCOW")),
        Role.CREDITOR_AGENT,
    )
    assert (bank.name, bank.address) == ("SAMPLE BANK", "SAMPLE STREET 1, MOSCOW")
    assert bank.identifiers == (Identifier(scheme="other", value="RU044525225", country="RU"),)


def test_sender_and_receiver_come_from_the_headers() -> None:
    deal = only(mt103())
    assert in_role(deal, Role.SENDER).identifiers[0].value == "XMPLCNSH"
    assert in_role(deal, Role.RECEIVER).identifiers[0].value == "XMPLAEAD"


@needs_shared
def test_an_output_message_names_its_sender_in_the_input_reference() -> None:
    deal = read(SHARED / "payments/mt/MT103-bulk-with-ack.rje")[0]
    assert in_role(deal, Role.SENDER).identifiers[0].value == "BBBBUS33"


@pytest.mark.parametrize(
    ("payer", "name", "address", "identifiers"),
    [
        (
            ":50K:/AE070331234567890123456\nSAMPLE PAYER LLP\nSTREET 1\nDUBAI",
            "SAMPLE PAYER LLP",
            "STREET 1, DUBAI",
            (("iban", "AE070331234567890123456"),),
        ),
        (":50A:/40817810\nXMPLRUMM", "", "", (("account", "40817810"), ("bic", "XMPLRUMM"))),
        (
            ":50F:/12345\n1/SAMPLE PAYER\n1/LLP\n2/STREET 1\n3/RU/VLADIVOSTOK",
            "SAMPLE PAYER LLP",
            "STREET 1, RU/VLADIVOSTOK",
            (("account", "12345"),),
        ),
        (
            ":50F:CCPT/RU/4500000000\n1/IVAN OBRAZTSOV\n3/RU/KURSK\n4/19600131\n7/RU/77",
            "IVAN OBRAZTSOV",
            "RU/KURSK",
            (("passport", "4500000000"), ("national_id", "77")),
        ),
        (
            ":50K:SAMPLE MICROELECTRONICS (BEIJING) TE\nCHNOLOGIES\nBEIJING",
            "SAMPLE MICROELECTRONICS (BEIJING) TECHNOLOGIES",
            "BEIJING",
            (),
        ),
        (
            ":50K:SAMPLE TRADING\nCO., LTD.\nSHANGHAI",
            "SAMPLE TRADING CO., LTD.",
            "SHANGHAI",
            (),
        ),
    ],
    ids=["50K-iban", "50A", "50F", "50F-person", "full line runs on", "legal form runs on"],
)
def test_the_ordering_customer_in_each_form(
    payer: str, name: str, address: str, identifiers: tuple[tuple[str, str], ...]
) -> None:
    party = in_role(only(mt103(payer=payer)), Role.DEBTOR)
    found = tuple((number.scheme, number.value) for number in party.identifiers)
    assert (party.name, party.address, found) == (name, address, identifiers)


@pytest.mark.parametrize("name", ["GAZPROMNEFT", "ROSSETIA"])
def test_a_name_with_the_letters_of_a_bic_is_a_name(name: str) -> None:
    assert in_role(only(mt103(payee=f":59:/1\n{name}")), Role.CREDITOR).name == name
    assert in_role(only(mt103(f":57D:{name}")), Role.CREDITOR_AGENT).name == name


@pytest.mark.parametrize(
    ("payee", "name", "accounts"),
    [
        (":59:/12345\n/SAMPLE PAYEE", "/SAMPLE PAYEE", ["12345"]),
        (":59:/SAMPLE PAYEE", "/SAMPLE PAYEE", []),
        (":59:/12345", "", ["12345"]),
    ],
    ids=["behind an account", "alone", "an account alone"],
)
def test_a_name_written_like_an_account_does_not_vanish(
    payee: str, name: str, accounts: list[str]
) -> None:
    party = in_role(only(mt103(payee=payee)), Role.CREDITOR)
    assert (party.name, [number.value for number in party.identifiers]) == (name, accounts)


def test_a_bank_named_by_its_place_has_that_as_address() -> None:
    bank = in_role(only(mt103(":53B:/0400012345\nMOSCOW")), Role.REIMBURSEMENT_AGENT)
    assert (bank.name, bank.address) == ("", "MOSCOW")


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        ("A" * 30 + " MICR\nOCHIPS", "A" * 30 + " MICROCHIPS"),
        ("A" * 30 + " CHIP\nCO., LTD.", "A" * 30 + " CHIP CO., LTD."),
        ("A" * 30 + " CHIP\n MAKERS", "A" * 30 + " CHIP MAKERS"),
        ("A" * 29 + " CHIP\nMOSCOW", "A" * 29 + " CHIP"),
    ],
    ids=["word cut", "legal form", "space kept", "line not full"],
)
def test_a_name_over_two_lines_is_put_together(lines: str, name: str) -> None:
    assert in_role(only(mt103(payee=f":59:/1\n{lines}")), Role.CREDITOR).name == name


def test_the_frames_of_a_line_protocol_are_no_part_of_a_message() -> None:
    first, second = read(b"\x01" + mt103() + b"\x03\n\x01" + mt103() + b"\x03")
    assert (first.unread, second.unread) == ((), ())


def test_a_message_without_its_first_block_is_still_one() -> None:
    [deal] = read(b"{4:" + mt103().partition(b"{4:")[2])
    assert deal.format == "MT103"


def test_a_numbered_person_has_birth_date_country_and_birth_place() -> None:
    deal = only(mt103(payer=":50F:/1\n1/IVAN OBRAZTSOV\n3/RU/KURSK\n4/19600131\n5/RU/KURSK"))
    person = in_role(deal, Role.DEBTOR)
    assert (person.kind, person.country, person.birth_date) == (
        PartyKind.PERSON,
        "RU",
        "1960-01-31",
    )
    assert "RU/KURSK" in {passage.text for passage in deal.passages}


@pytest.mark.parametrize(
    ("payee", "name"),
    [
        (":59:/12345\nSAMPLE PAYEE LTD\nDUBAI", "SAMPLE PAYEE LTD"),
        (":59A:/12345\nXMPLAEAD", ""),
        (":59F:/12345\n1/SAMPLE PAYEE\n2/STREET 1\n3/AE/DUBAI", "SAMPLE PAYEE"),
    ],
    ids=["59", "59A", "59F"],
)
def test_the_beneficiary_in_each_form(payee: str, name: str) -> None:
    assert in_role(only(mt103(payee=payee)), Role.CREDITOR).name == name


def test_a_span_points_at_the_name_inside_its_field() -> None:
    span = in_role(only(mt103(payee=":59:/12345\nSAMPLE PAYEE LTD")), Role.CREDITOR).span
    assert span is not None
    assert (span.field, span.start, span.end, span.text) == (":59:", 7, 23, "SAMPLE PAYEE LTD")


def test_amount_day_and_reference() -> None:
    deal = only(mt103(":33B:EUR1100,"))
    assert (deal.reference, deal.day) == ("REF1", date(2024, 5, 16))
    assert deal.amounts == (
        Money(value=Decimal("1250.5"), currency="USD"),
        Money(value=Decimal("1100"), currency="EUR"),
    )


def test_an_impossible_day_is_unread_not_fatal() -> None:
    deal = only(mt103().replace(b"240516USD", b"241332USD"))
    assert [note.field for note in deal.unread] == [":32A:"]
    assert deal.day is None


@pytest.mark.parametrize("tag", ["70", "72", "77B", "77T", "26T", "23E"])
def test_every_text_field_is_a_passage(tag: str) -> None:
    deal = only(mt103(f":{tag}:BALL BEARINGS"))
    assert [(p.field, p.text) for p in deal.passages] == [(f":{tag}:", "BALL BEARINGS")]


def test_a_word_cut_at_the_end_of_a_full_line_is_read_whole_as_well() -> None:
    deal = only(mt103(":70:GOODS ACCORDING TO CONTRACT SEMICON\nDUCTORS"))
    assert [p.field for p in deal.passages] == [":70:", ":70: unwrapped"]
    assert "SEMICONDUCTORS" in deal.passages[1].text


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_line_ends_make_no_difference(end: str) -> None:
    text = mt103(":70:BALL BEARINGS\nTO VLADIVOSTOK").decode()
    deal = only(text.replace("\n", end).encode())
    assert deal.passages[0].text == "BALL BEARINGS\nTO VLADIVOSTOK"


def test_a_bare_text_block_is_read() -> None:
    bare = mt103().decode().partition("{4:\n")[2].removesuffix("\n-}")
    assert only(bare.encode()).format == "MT103"


@needs_shared
@pytest.mark.parametrize(
    ("name", "count"), [("MT103-bulk-with-ack.rje", 3), ("MT103-out-ack.rje", 13)]
)
def test_a_bulk_is_read_message_by_message_without_its_acknowledgements(
    name: str, count: int
) -> None:
    deals = read(SHARED / "payments/mt" / name)
    assert len(deals) == count
    assert all(deal.format.startswith("MT103") and not deal.unread for deal in deals)


def test_a_message_without_a_header_before_others_is_read() -> None:
    bare = b":20:A\n:23B:CRED\n:32A:240516CNY1,\n:50K:FIRST PAYER\n:59:B\n:71A:SHA\n-}\n"
    first, second = read(bare + mt103())
    assert in_role(first, Role.DEBTOR).name == "FIRST PAYER"
    assert in_role(second, Role.DEBTOR).name == "SAMPLE PAYER LLP"


@pytest.mark.parametrize(
    "message",
    [
        mt103() + b"\nOTHER NAME{5:{CHK:123}}",
        mt103().replace(b"{4:", b"OTHER NAME{4:"),
        mt103().replace(b"{4:\n", b"{4:\nOTHER NAME\n"),
    ],
    ids=["after the end", "between the blocks", "before the first field"],
)
def test_text_outside_of_any_field_is_reported(message: bytes) -> None:
    [unread] = only(message).unread
    assert "OTHER NAME" in unread.why


def test_the_headers_and_trailers_of_a_message_are_no_stray_text() -> None:
    whole = mt103().replace(b"{4:", b"{3:{108:REF}{121:x}}{4:") + b"{5:{MAC:0}{CHK:1}}{S:{COP:S}}$"
    assert only(whole).unread == ()


def test_an_acknowledgement_with_the_fields_of_a_message_is_not_thrown_away() -> None:
    ack = b"{1:F21XMPLCNSHAXXX0000000000}{4:{177:2405161200}{451:0}}"
    hidden = mt103(payee=":59:OTHER NAME").split(b"}", 1)[1]
    assert [in_role(d, Role.CREDITOR).name for d in read(ack + hidden + mt103())] == [
        "OTHER NAME",
        "SAMPLE PAYEE LTD",
    ]
    assert len(read(ack + mt103())) == 1


@pytest.mark.parametrize("field", [":13C:/OTHER NAME", ":36:OTHER NAME", ":71F:OTHER NAME"])
def test_a_code_field_with_words_in_it_is_searched(field: str) -> None:
    assert any("OTHER NAME" in passage.text for passage in only(mt103(field)).passages)


def test_a_second_amount_is_kept() -> None:
    assert Money(value=Decimal("555"), currency="USD") in only(mt103(":32A:240601USD555,")).amounts


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        ("OTHER NAME\n2/STREET\n3/RU/MOSCOW", "OTHER NAME"),
        ("1/JOINT STOCK COMPANY\nOTHER NAME\n3/RU/MOSCOW", "JOINT STOCK COMPANY OTHER NAME"),
    ],
    ids=["before any number", "after the name"],
)
def test_a_line_without_its_number_stays_with_the_name(lines: str, name: str) -> None:
    assert in_role(only(mt103(payer=f":50F:/123\n{lines}")), Role.DEBTOR).name == name


def test_a_name_in_the_place_of_option_b_is_searched() -> None:
    deal = only(mt103(":57B:/12\nOTHER BANK MOSCOW"))
    assert ":57B: place" in {passage.field for passage in deal.passages}


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        ("JOINT STOCK COMPANY\nOTHER NAME\nMOSCOW", "JOINT STOCK COMPANY OTHER NAME"),
        ("LLC\nOTHER NAME\nMOSCOW", "LLC OTHER NAME"),
        ("STATE BANK\nOTHER STREET", "STATE BANK"),
    ],
)
def test_a_line_of_nothing_but_a_legal_form_is_not_yet_the_name(lines: str, name: str) -> None:
    assert in_role(only(mt103(payee=f":59:/1\n{lines}")), Role.CREDITOR).name == name


@pytest.mark.parametrize("tag", ["20", "23B", "32A", "50K", "59", "71A"])
def test_a_missing_mandatory_field_is_named_beside_what_is_read(tag: str) -> None:
    lines = mt103(payee=":59:SAMPLE PAYEE LTD").decode().split("\n")
    cut = "\n".join(line for line in lines if not line.startswith(f":{tag}:"))
    deal = only(cut.encode())
    wanted = ":50:" if tag == "50K" else f":{tag}:"
    assert [note.field for note in deal.unread] == [wanted]
    assert deal.parties


def test_a_message_cut_off_says_after_which_field_and_what_is_missing() -> None:
    deal = only(mt103().split(b":59:")[0])
    assert [note.field for note in deal.unread] == ["the message", ":59:", ":71A:"]
    assert "ends after field :50K:" in deal.unread[0].why
    assert in_role(deal, Role.DEBTOR).name == "SAMPLE PAYER LLP"


def test_one_message_cut_off_in_a_bulk_leaves_the_others_read() -> None:
    first, second = read(mt103().split(b":71A:")[0] + b"\n$" + mt103())
    assert "lacks the mandatory field :71A:" in first.unread[1].why
    assert in_role(first, Role.CREDITOR).name == "SAMPLE PAYEE LTD"
    assert second.unread == ()


def test_a_message_without_fields_in_a_bulk_is_reported_beside_the_others() -> None:
    first, second = read(b"{1:F01XMPLCNSHAXXX0000000000}{2:I103XMPLAEADXXXXN}\n$" + mt103())
    assert first.format == "MT103"
    assert [party.role for party in first.parties] == [Role.SENDER, Role.RECEIVER]
    assert "before its first field" in first.unread[0].why
    assert second.unread == ()
