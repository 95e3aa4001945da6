"""Red flags: each is raised by what the records show, and by nothing less."""

from datetime import date

import pytest

from tests.routes.deals import LAW, SmallLaw, deal, flags, party
from witting.base import Deal
from witting.routes import weights

DE_SELLER = party("consignor", "Wesertal GmbH", "DE")
KZ_BUYER = party("consignee", "TOO Agromash", "KZ")

RAISED: dict[str, tuple[str, Deal, str]] = {
    "destination named for transshipment": (
        "RF-J22-02",
        deal(DE_SELLER, goods="bearings", end="KZ"),
        "The goods go to or through Kazakhstan, which authorities have named",
    ),
    "buyer in a named place": (
        "RF-J22-02",
        deal(party("debtor", "Halden FZE", "AE"), text="bearings"),
        "The debtor “Halden FZE” is in the United Arab Emirates",
    ),
    "a bank in a named place": (
        "RF-J22-02",
        deal(DE_SELLER, party("creditor_agent", "TCZBTR2A"), goods="bearings", end="IN"),
        "The creditor agent is in Türkiye, which authorities have named",
    ),
    "hub on the way": (
        "RF-EU-02",
        deal(DE_SELLER, goods="bearings", via="AEJEA", end="IN"),
        "the goods stop in Jebel Ali (United Arab Emirates)",
    ),
    "Russia in transit": (
        "RF-KYC-10",
        deal(DE_SELLER, goods="bearings", via="RU", end="KZ"),
        "The goods pass Russia on the way",
    ),
    "Russia in transit, in words": (
        "RF-KYC-10",
        deal(DE_SELLER, KZ_BUYER, text="bearings, в Казахстан транзитом через Россию"),
        "The goods pass Russia on the way",
    ),
    "ends at the border": (
        "RF-KYC-10",
        deal(goods="bearings", start="CNNGB", end="满洲里"),
        "the railway to Zabaikalsk",
    ),
    "ends at Khorgos": (
        "RF-KYC-10",
        deal(goods="bearings", start="CNNGB", end="Хоргос"),
        "a crossing on the way into Russia",
    ),
    "forwarder by name": (
        "RF-KYC-09",
        deal(party("consignee", "ТОО «Степной Экспедитор»", "KZ"), goods="bearings"),
        "looks like a freight forwarder by the word “Экспедитор”",
    ),
    "forwarder in Chinese": (
        "RF-KYC-09",
        deal(party("consignee", "深圳顺达货运代理有限公司", "CN"), goods="chips"),
        "by the word “货运”",
    ),
    "bank receives an order": (
        "RF-M23-06",
        deal(party("consignee", "Kapital Bank", "AZ"), kind="order", goods="bearings"),
        "is a bank, which would not use the goods",
    ),
    "credit made out to the issuing bank": (
        "RF-N23-01",
        deal(kind="letter_of_credit", goods="chips", text="AIR WAYBILL CONSIGNED TO ISSUING BANK"),
        "(“CONSIGNED TO ISSUING BANK”), and no end user is named",
    ),
    "the same with an end user": (
        "RF-NCA-01",
        deal(
            party("end_user", "Plant", "DE"),
            kind="letter_of_credit",
            goods="chips",
            text="B/L to the order of the issuing bank",
        ),
        "made out to the bank that opens the credit",
    ),
    "mail centre": (
        "RF-N23-05",
        deal(party("consignee", "Acme", "AE", "Virtual Office 12, Dubai"), goods="chips"),
        "looks like a mail centre (“Virtual Office”)",
    ),
    "home": (
        "RF-J22-04",
        deal(party("consignee", "ТОО Чип", "KZ", "ул. Абая 5, кв. 12"), goods="chips"),
        "looks like a home (“кв. 12”)",
    ),
    "no end user": (
        "RF-KYC-21",
        deal(kind="letter_of_credit", goods="chips"),
        "names no end user",
    ),
    "buyer elsewhere": (
        "RF-EU-01",
        deal(party("applicant", "Acme", "AE"), goods="chips", end="KG"),
        "The applicant is in the United Arab Emirates, but the goods go to Kyrgyzstan.",
    ),
    "third party pays": (
        "RF-TRI-01",
        deal(party("debtor", "Halden FZE", "AE"), KZ_BUYER, goods="bearings"),
        "“Halden FZE” in the United Arab Emirates pays, but the consignee is “TOO Agromash”",
    ),
    "pays for an ultimate debtor": (
        "RF-TRI-01",
        deal(party("debtor", "A", "AE"), party("ultimate_debtor", "B", "RU"), text="chips"),
        "but the ultimate debtor is “B”",
    ),
    "bank in another country": (
        "RF-TRI-04",
        deal(party("creditor", "A", "HK"), party("creditor_agent", "TCZBTR2A"), text="chips"),
        "The creditor is in Hong Kong, its bank in Türkiye.",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("flag", "made", "says"), RAISED.values(), ids=RAISED)
def test_a_flag_says_exactly_what_it_saw(flag: str, made: Deal, says: str) -> None:
    found = flags(made)
    assert says in found[flag].because
    assert found[flag].weight == weights()[flag].weight
    assert found[flag].source == "a-notice"


QUIET: dict[str, tuple[str, Deal]] = {
    "domestic trade in a named place": ("RF-J22-02", deal(goods="x", start="CNNGB", end="CNSHA")),
    "a named place as origin": ("RF-J22-02", deal(goods="x", start="CNNGB", end="DEHAM")),
    "goods out of Russia": ("RF-J22-02", deal(goods="coal", start="RUVYP", end="CNSHA")),
    "a named place ruled out": (
        "RF-J22-02",
        deal(DE_SELLER, goods="x", end="IN", text="Not for re-export to Turkey"),
    ),
    "a bank where the buyer is": (
        "RF-J22-02",
        deal(party("creditor", "A", "TR"), party("creditor_agent", "TCZBTR2A"), goods="x", end="TR",
             start="TR"),
    ),
    "a bank that pays for no goods": (
        "RF-J22-02",
        deal(DE_SELLER, party("creditor_agent", "TCZBTR2A"), text="rent"),
    ),
    "a street": ("RF-J22-02", deal(DE_SELLER, goods="x", end="IN", text="to Dubai Road 4")),
    "Russia as the destination itself": ("RF-KYC-10", deal(goods="x", end="RUVVO")),
    "a forwarder who only carries": (
        "RF-KYC-09",
        deal(party("freight_forwarder", "Cargo Express", "DE"), KZ_BUYER, goods="x"),
    ),
    "a consignee with cargo inside a word": (
        "RF-KYC-09",
        deal(party("consignee", "Carburettor GmbH", "DE"), goods="x"),
    ),
    "a payment with those words": ("RF-N23-01", deal(text="consigned to issuing bank")),
    "buyer where the goods go": (
        "RF-EU-01",
        deal(party("applicant", "A", "KG"), goods="x", end="KG"),
    ),
    "an inferred destination": ("RF-EU-01", deal(party("applicant", "A", "KG"), goods="x")),
    "the payer receives": (
        "RF-TRI-01",
        deal(party("debtor", "Acme", "AE"), party("consignee", "ACME", "KZ"), goods="x"),
    ),
    "payer in the receiver's country": (
        "RF-TRI-01",
        deal(party("debtor", "Holding", "KZ"), KZ_BUYER, goods="x"),
    ),
    "payer alone": ("RF-TRI-01", deal(party("debtor", "A", "AE"), goods="x", end="KZ")),
    "bank at home": (
        "RF-TRI-04",
        deal(party("creditor", "A", "TR"), party("creditor_agent", "TCZBTR2A"), text="x"),
    ),
    "bank of a party without country": (
        "RF-TRI-04",
        deal(party("creditor", "A"), party("creditor_agent", "TCZBTR2A"), text="x"),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("flag", "made"), QUIET.values(), ids=QUIET)
def test_a_flag_stays_down_where_the_records_do_not_show_it(flag: str, made: Deal) -> None:
    assert flag not in flags(made)


def test_a_story_raises_no_flag() -> None:
    assert flags(deal(kind="article", text="Bearings went through Russia to Dubai.")) == {}


def test_a_flag_not_yet_published_is_not_raised() -> None:
    made = deal(DE_SELLER, goods="bearings", via="RU", end="KZ")
    assert flags(made, LAW, date(2022, 6, 27)) == {}
    assert set(flags(made, LAW, date(2022, 6, 28))) == {"RF-J22-02", "RF-KYC-10"}


def test_a_flag_the_catalogue_does_not_hold_is_not_raised() -> None:
    made = deal(DE_SELLER, goods="bearings", via="RU", end="KZ")
    assert set(flags(made, SmallLaw(flags=("RF-KYC-10",)))) == {"RF-KYC-10"}


def test_before_the_notice_of_2023_the_british_flag_stands_in() -> None:
    made = deal(kind="letter_of_credit", goods="x", text="consigned to issuing bank")
    law = SmallLaw(flags=("RF-NCA-01",))
    assert set(flags(made, law)) == {"RF-NCA-01"}


def test_a_flag_weighs_once_however_often_it_shows() -> None:
    made = deal(party("debtor", "A", "AE"), goods="x", via="TR", end="KZ")
    found = flags(made)["RF-J22-02"]
    assert found.weight == 0.5
    assert all(name in found.because for name in ("Türkiye", "Kazakhstan", "Emirates"))


def test_one_named_place_is_enough_to_look_and_a_missing_end_user_is_not() -> None:
    """The shipped profiles look from 0.5 on."""
    assert weights()["RF-J22-02"].weight >= 0.5
    assert weights()["RF-KYC-21"].weight + weights()["RF-NCA-01"].weight < 0.5
