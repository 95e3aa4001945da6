"""Parties of a deal become facts that point at the input's own words."""

import pytest

from witting.base import (
    Certainty,
    Deal,
    DealKind,
    Identifier,
    MissingFact,
    Party,
    PartyFact,
    Passage,
    Role,
    Span,
)
from witting.parties import Screener, check_parties


def deal(*parties: Party, text: str = "") -> Deal:
    passages = (Passage(field="RmtInf", text=text),) if text else ()
    return Deal(kind=DealKind.PAYMENT, source="t", format="t", parties=parties, passages=passages)


def facts(screener: Screener, *parties: Party, text: str = "") -> list[PartyFact]:
    found = check_parties(deal(*parties, text=text), screener)
    return [fact for fact in found if isinstance(fact, PartyFact)]


def test_a_match_points_at_the_inputs_words(small: Screener) -> None:
    span = Span(field="Cdtr/Nm", start=0, end=18, text="Zorvanik Bearings")
    found = facts(small, Party(role=Role.CREDITOR, name="Zorvanik Bearings", span=span))
    assert {(f.entry_id, f.role, f.span) for f in found} == {
        ("t-1", Role.CREDITOR, span),
        ("t-2", Role.CREDITOR, span),
    }


def test_a_bank_is_known_by_its_code_alone(small: Screener) -> None:
    code = Identifier(scheme="bic", value="KRSMRUMM")
    (fact,) = facts(small, Party(role=Role.CREDITOR_AGENT, name="", identifiers=(code,)))
    assert (fact.entry_id, fact.certainty) == ("t-5", Certainty.CERTAIN)


def test_a_party_without_name_or_number_is_missing(small: Screener) -> None:
    (fact,) = check_parties(deal(Party(role=Role.END_USER, name=" ")), small)
    assert isinstance(fact, MissingFact)
    assert "end user" in fact.because


@pytest.mark.parametrize(
    ("party", "said"),
    [
        (Party(role=Role.DEBTOR, name="Ana Lopez", birth_date="31.02.1999"), "‘31.02.1999’"),
        (Party(role=Role.DEBTOR, name="Ana Lopez", country="ZZ"), "‘ZZ’ is no country"),
        (Party(role=Role.DEBTOR, name="😀"), "no letter that can be read"),
    ],
    ids=["birth date", "country", "name"],
)
def test_what_cannot_be_compared_is_missing_and_stops_nothing(
    small: Screener, party: Party, said: str
) -> None:
    [missing] = check_parties(deal(party), small)
    assert (missing.kind, said in missing.because) == ("missing", True)


def test_a_near_miss_is_shown_as_ruled_out_with_its_reason(small: Screener) -> None:
    party = Party(role=Role.DEBTOR, name="Oleg Talversky", birth_date="1990-01-01")
    (fact,) = facts(small, party)
    assert (fact.certainty, fact.is_match) == (Certainty.RULED_OUT, False)
    assert "birth date differs" in fact.because


def test_a_name_in_the_text_is_a_mention_once(small: Screener) -> None:
    text = "for Oleg Ivanovich Talversky; Oleg Talversky signs"
    (fact,) = facts(small, text=text)
    assert fact.role is Role.MENTIONED
    assert fact.span is not None
    assert fact.span.text == "Oleg Ivanovich Talversky"
    assert "named 2 times" in fact.because


def test_a_party_already_matched_is_not_mentioned_again(small: Screener) -> None:
    party = Party(role=Role.DEBTOR, name="Oleg Talversky")
    found = facts(small, party, text="paid by Oleg Ivanovich Talversky")
    assert [fact.role for fact in found] == [Role.DEBTOR]


def test_a_family_name_alone_counts_for_a_person_already_named(small: Screener) -> None:
    (fact,) = facts(small, text="Oleg Ivanovich Talversky came. Talversky said so. Talversky left.")
    assert "2 times by one name alone" in fact.because
    assert facts(small, text="Talversky said so.") == []


@pytest.mark.parametrize(
    ("name", "country", "certainty"),
    [
        ("НПО «Уралподшипник»", "RU", Certainty.CERTAIN),
        ("Corebai Microelectronics (Beijing) Co Ltd", "CN", Certainty.CERTAIN),
        ("香港恒邦微电子有限公司", "HK", Certainty.CERTAIN),
        ("Orion LLC", "RU", Certainty.POSSIBLE),
    ],
    ids=["a long compound", "a rare word, its business and city", "in Chinese", "one short word"],
)
def test_only_a_distinctive_name_identifies_by_itself(
    name: str, country: str, certainty: Certainty
) -> None:
    party = Party(role=Role.CREDITOR, name=name, country=country)
    deal = Deal(kind=DealKind.PAYMENT, source="test", format="test", parties=(party,))
    found = [f for f in check_parties(deal, Screener.default()) if isinstance(f, PartyFact)]
    assert found[0].certainty is certainty


def test_a_listed_name_in_an_address_is_found(world: Screener) -> None:
    address = "ROSOBORONEXPORT BUILDING\nMOSCOW"
    party = Party(role=Role.CREDITOR, name="SHENZHEN GOODS LTD", address=address)
    fact = facts(world, party)[0]
    assert (fact.role, fact.is_match) == (Role.MENTIONED, True)
    assert fact.span is not None
    assert fact.span.text in address


@pytest.mark.parametrize(
    "name",
    [
        "Oleg Vladimirovich Deripaska, passport 750112233",
        "Oleg Vladimirovich Deripaska and Anna Ivanova",
        "MR OLEG DERIPASKA OR ORDER",
        "Oleg Deripaska c/o Basel Services",
        "Oleg Deripaska INN 770123456789",
        "Deripaska O.V.",
        "Rosoboronexport via agent",
    ],
)
def test_a_listed_name_within_a_partys_name_is_found(name: str) -> None:
    found = facts(Screener.default(), Party(role=Role.CREDITOR, name=name, country="AE"))
    assert [fact for fact in found if fact.is_match and fact.certainty is not Certainty.RULED_OUT]


@pytest.mark.parametrize("name", ["Zhang Wei Trading Co Ltd", "Weber and Sons, order desk"])
def test_a_firm_with_a_common_name_in_its_own_is_nobody(name: str) -> None:
    found = facts(Screener.default(), Party(role=Role.CREDITOR, name=name, country="DE"))
    assert not [fact for fact in found if fact.is_match]
