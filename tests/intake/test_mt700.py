"""An MT700 becomes a letter of credit: parties, goods, route, and every condition as a passage."""

from datetime import date

import pytest

from tests.intake.messages import in_role, mt700, only
from witting.base import DealKind, Role


def test_it_is_a_letter_of_credit_of_its_day_of_issue() -> None:
    deal = only(mt700())
    assert (deal.kind, deal.format, deal.reference, deal.day) == (
        DealKind.LETTER_OF_CREDIT,
        "MT700",
        "LC1",
        date(2024, 5, 16),
    )


@pytest.mark.parametrize(
    ("field", "role"),
    [
        (":51A:XMPLKZKA", Role.DEBTOR_AGENT),
        (":52A:XMPLKZKA", Role.ISSUING_BANK),
        (":42A:XMPLKZKA", Role.DRAWEE),
        (":53A:XMPLKZKA", Role.REIMBURSEMENT_AGENT),
        (":57A:XMPLKZKA", Role.ADVISING_BANK),
        (":58A:XMPLKZKA", Role.CONFIRMING_BANK),
    ],
)
def test_each_bank_has_its_role(field: str, role: Role) -> None:
    assert in_role(only(mt700(field)), role).identifiers[0].value == "XMPLKZKA"


def test_applicant_and_beneficiary() -> None:
    deal = only(mt700())
    assert in_role(deal, Role.APPLICANT).name == "SAMPLE APPLICANT FZE"
    assert in_role(deal, Role.BENEFICIARY).name == "SAMPLE BENEFICIARY CO., LTD."


@pytest.mark.parametrize(
    ("available", "name"),
    [
        (":41D:SAMPLE BANK LTD\nSHANGHAI\nBY PAYMENT", "SAMPLE BANK LTD"),
        (":41A:XMPLCNSH\nBY NEGOTIATION", ""),
    ],
    ids=["41D", "41A"],
)
def test_the_bank_it_is_available_with(available: str, name: str) -> None:
    bank = in_role(only(mt700(available=available)), Role.AVAILABLE_WITH)
    assert bank.name == name
    assert "BY " not in bank.address


def test_any_bank_is_nobody() -> None:
    deal = only(mt700())
    assert Role.AVAILABLE_WITH not in {party.role for party in deal.parties}
    assert "ANY BANK IN CHINA\nBY NEGOTIATION" in {passage.text for passage in deal.passages}


def test_the_route_names_ports_on_the_way_as_such() -> None:
    fields = ":44A:NINGBO\n:44E:SHANGHAI\n:44F:JEBEL ALI\n:44B:NOVOSIBIRSK"
    route = only(mt700(fields)).route
    assert [(point.part, point.text) for point in route] == [
        ("from", "NINGBO"),
        ("via", "SHANGHAI"),
        ("via", "JEBEL ALI"),
        ("to", "NOVOSIBIRSK"),
    ]


def test_two_ports_alone_are_from_and_to() -> None:
    route = only(mt700(":44E:SHANGHAI\n:44F:VLADIVOSTOK")).route
    assert [(point.part, point.text) for point in route] == [
        ("from", "SHANGHAI"),
        ("to", "VLADIVOSTOK"),
    ]


@pytest.mark.parametrize(
    "tag", ["39C", "42C", "42M", "43P", "43T", "44D", "45A", "46A", "47A", "71D", "48", "72Z", "78"]
)
def test_every_text_field_is_a_passage(tag: str) -> None:
    texts = {(p.field, p.text) for p in only(mt700(f":{tag}:BALL BEARINGS")).passages}
    assert (f":{tag}:", "BALL BEARINGS") in texts


@pytest.mark.parametrize("tag", ["27", "40A", "20", "40E", "31D", "50", "59", "32B", "41D"])
def test_a_missing_mandatory_field_is_named(tag: str) -> None:
    text = mt700(applicant=":50:X", available=":41D:Y").decode().split("\n")
    cut = "\n".join(line for line in text if not line.startswith(f":{tag}:"))
    deal = only(cut.encode())
    assert [note.field for note in deal.unread] == [f":{tag[:2] if tag == '41D' else tag}:"]
    assert deal.kind is DealKind.LETTER_OF_CREDIT


@pytest.mark.parametrize("last", ["BY OOO URALMASH", "BY PAYMENT TO OOO URALMASH", "BY"])
def test_words_that_do_not_say_how_a_credit_is_available_are_kept(last: str) -> None:
    deal = only(mt700(available=f":41D:SAMPLE BANK LTD\nSHANGHAI\n{last}"))
    assert last in in_role(deal, Role.AVAILABLE_WITH).address


@pytest.mark.parametrize("last", ["BY PAYMENT", "BY DEF PAYMENT", "by negotiation"])
def test_how_a_credit_is_available_is_nobodys_address(last: str) -> None:
    deal = only(mt700(available=f":41D:SAMPLE BANK LTD\nSHANGHAI\n{last}"))
    assert in_role(deal, Role.AVAILABLE_WITH).address == "SHANGHAI"
