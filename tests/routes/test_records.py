"""Red flags in records: contacts, age, terms. What is not there raises nothing."""

from dataclasses import replace

import pytest

from tests.routes.deals import LAW, SmallLaw, deal, flags, on, party, told
from witting.base import Deal, Party, PartyKind, Terms

KZ = party("consignee", "TOO Agromash", "KZ")
DAY = "2025-06-01"


def _with(
    *identifiers: tuple[str, str], formed_on: str = "", end: str = "", kind: str = "order"
) -> Deal:
    return on(deal(told(KZ, *identifiers, formed_on=formed_on), kind=kind, goods="x", end=end), DAY)


def _stated(*named: str, payer: str = "Halden FZE", country: str = "KZ") -> Deal:
    terms = Terms(end_user_statement=named)
    return deal(party("debtor", payer, country), KZ, goods="x", terms=terms)


def _paid(instrument: str, kind: str = "order", goods: str = "x") -> Deal:
    return deal(KZ, kind=kind, goods=goods, terms=Terms(instrument=instrument))


def _packed(packing: str, text: str) -> Deal:
    return deal(KZ, goods="x", text=text, terms=Terms(packing=packing))


def _at(address: str, *identifiers: tuple[str, str]) -> Party:
    return told(party("creditor", "Halden FZE", "AE", address), *identifiers)


def _military(eccn: str, via: str = "", bank: str = "") -> Deal:
    banks = (party("debtor_agent", bank),) if bank else ()
    made = deal(KZ, *banks, kind="order", goods="valves", start="DE", via=via, end="KZ")
    return replace(made, goods=(replace(made.goods[0], eccn=eccn),))


PERSON = replace(told(KZ, ("email", "a.b@gmail.com")), kind=PartyKind.PERSON, name="A. Person")

RAISED: dict[str, tuple[str, Deal, str]] = {
    "a telephone of elsewhere": (
        "RF-N23-04",
        _with(("phone", "+7 495 123 45 67")),
        "(+7 495 123 45 67) is of Russia",
    ),
    "an internet address of elsewhere": (
        "RF-TRI-02",
        deal(replace(KZ, seen_from="RU"), goods="x"),
        "says it is in Kazakhstan, and its internet address is in Russia",
    ),
    "military parts by way of China": (
        "RF-KYC-14",
        _military("9A610.X", via="CN"),
        "is of 9A610.X, and China, under an arms embargo",
    ),
    "parts of satellites with a bank in Russia": (
        "RF-KYC-14",
        _military("9A515.D", bank="SABRRUMM"),
        "is of 9A515.D, and Russia",
    ),
    "a company's free mailbox": (
        "RF-TRI-03",
        _with(("email", "agromash@mail.ru")),
        "agromash@mail.ru",
    ),
    "a Chinese company's": (
        "RF-TRI-03",
        deal(told(party("creditor", "深圳顺达有限公司", "CN"), ("email", "1@qq.com")), goods="x"),
        "1@qq.com",
    ),
    "no site, by the record": ("RF-N23-02", _with(("website", "none")), "has no site on the web"),
    "no site and a free mailbox": (
        "RF-N23-02",
        _with(("website", "нет"), ("email", "a@gmail.com")),
        "has no site on the web",
    ),
    "a Russian site": ("RF-OTSI-01", _with(("website", "https://agromash.ru/kz")), "agromash.ru"),
    "a Russian register": ("RF-OTSI-01", _with(("ogrn", "1027700132195")), "OGRN 1027700132195"),
    "formed within the year": ("RF-KYC-04", _with(formed_on="2025-01-10"), "formed on 2025-01-10"),
    "a young firm's account abroad": (
        "RF-J22-03",
        _with(("iban", "AE070331234567890123456"), formed_on="2025-01-10"),
        "keeps its account in the United Arab Emirates",
    ),
    "an account abroad of a firm at a mail centre": (
        "RF-J22-03",
        deal(_at("Virtual Office 3, Dubai", ("iban", "TR330006100519786457841326")), goods="x"),
        "keeps its account in Türkiye",
    ),
    "cash": ("RF-KYC-05", _paid("Cash"), "paid for in cash"),
    "cash, in Chinese": ("RF-KYC-05", _paid("现金"), "paid for in cash"),
    "packed for the sea, sent by air": (
        "RF-KYC-11",
        _packed("seaworthy cases", "AIR WAYBILL in two copies"),
        "packed for the sea (“seaworthy”) and go by air",
    ),
    "a payer outside the statement": (
        "RF-N23-08",
        _stated("TOO Agromash"),
        "the end-user statement names only “TOO Agromash”",
    ),
}
QUIET: dict[str, tuple[str, Deal]] = {
    "a telephone of home": ("RF-N23-04", _with(("phone", "+7 727 355 00 00"))),
    "a telephone of the destination": ("RF-N23-04", _with(("phone", "+998 71 1234567"), end="UZ")),
    "a telephone without its code": ("RF-N23-04", _with(("phone", "495 123 45 67"))),
    "an internet address of home": ("RF-TRI-02", deal(replace(KZ, seen_from="KZ"), goods="x")),
    "an internet address nobody gives": ("RF-TRI-02", deal(KZ, goods="x")),
    "military parts far from any embargo": ("RF-KYC-14", _military("9A610.X")),
    "other parts by way of China": ("RF-KYC-14", _military("3A001", via="CN")),
    "parts of no number by way of China": ("RF-KYC-14", _military("", via="CN")),
    "a mailbox of its own": ("RF-TRI-03", _with(("email", "sales@agromash.kz"))),
    "a person's free mailbox": ("RF-TRI-03", deal(PERSON, goods="x")),
    "a site that is not asked for": ("RF-N23-02", _with()),
    "no site but a mailbox of its own": (
        "RF-N23-02",
        _with(("website", "none"), ("email", "sales@agromash.kz")),
    ),
    "a mailbox at a Russian provider": ("RF-OTSI-01", _with(("email", "agromash@mail.ru"))),
    "a tax number that is Kyrgyz as well": ("RF-OTSI-01", _with(("inn", "01234567890123"))),
    "a Russian customer for Russia": (
        "RF-OTSI-01",
        deal(told(party("consignee", "OOO A", "RU"), ("website", "a.ru")), goods="x"),
    ),
    "formed a year and a day before": ("RF-KYC-04", _with(formed_on="2024-05-31")),
    "formed on a day nobody gives": ("RF-KYC-04", _with()),
    "an old firm's account abroad": (
        "RF-J22-03",
        _with(("iban", "AE070331234567890123456"), formed_on="2010-01-10"),
    ),
    "a young firm's account at home": (
        "RF-J22-03",
        _with(("iban", "KZ86125KZT5004100100"), formed_on="2025-01-10"),
    ),
    "a wire": ("RF-KYC-05", _paid("wire")),
    "cash for no goods": ("RF-KYC-05", _paid("cash", kind="payment", goods="")),
    "packed for the sea, sent by sea": (
        "RF-KYC-11",
        _packed("seaworthy cases", "air waybill or bill of lading"),
    ),
    "packed for the sea, carriage not said": ("RF-KYC-11", _packed("seaworthy cases", "invoice")),
    "a payer on the statement": ("RF-N23-08", _stated("HALDEN FZE", "TOO Agromash")),
    "no statement": ("RF-N23-08", _stated()),
}


@pytest.mark.parametrize(("flag", "made", "says"), RAISED.values(), ids=RAISED)
def test_a_record_raises_a_flag(flag: str, made: Deal, says: str) -> None:
    assert says in flags(made)[flag].because


@pytest.mark.parametrize(("flag", "made"), QUIET.values(), ids=QUIET)
def test_a_record_that_shows_nothing_raises_none(flag: str, made: Deal) -> None:
    assert flag not in flags(made)


def test_a_payer_outside_the_statement_is_one_flag_and_not_two() -> None:
    found = flags(_stated("TOO Agromash", country="AE"))
    assert "RF-N23-08" in found
    assert "RF-TRI-01" not in found
    assert "RF-TRI-01" in flags(_stated(country="AE"))


def test_before_the_notice_of_2023_a_payer_outside_the_statement_is_a_third_party() -> None:
    law = SmallLaw(flags=tuple(flag for flag in LAW.flags if flag != "RF-N23-08"))
    assert "RF-TRI-01" in flags(_stated("TOO Agromash"), law)
