"""Traps: names that are also words, people, streets or chemicals."""

import pytest

from witting.places import find_places

NOT_A_PLACE = {
    "porcelain": "bone china tea set",
    "clay": "china clay in bags",
    "bird": "frozen turkey breast",
    "bird in capitals": "FROZEN TURKEY WINGS",
    "bird in lower case": "we ate turkey",
    "person first name": "Jordan Smith signed",
    "person family name": "Michael Jordan signed",
    "person with title": "MR CHAD MILLER",
    "inside a longer word": "Roman holidays, minske",
    "pronoun": "please contact us",
    "pronoun in capitals": "PLEASE CONTACT US",
    "dollars": "US$ 500",
    "germanium": "оксид германия",
    "indium": "арсенид индия 99.99%",
    "indium in lower case": "слитки индия",
    "butane": "газ бутан технический",
    "that": "до того момента",
    "a find": "археологическая находка",
    "eastern": "восточный ветер",
    "arabic diameter": "قطر 20 مم",
    "arabic tray": "صينية خشبية",
    "arabic financial": "تقرير مالي",
    "chinese word boundary": "集中国际物流",
    "chinese internal": "其中国内生产",
    "chinese maryland": "马里兰州",
    "chinese hamburger": "牛肉汉堡包",
    "guinea pig": "a guinea pig",
    "jersey cloth": "cotton jersey fabric",
    "mexico state": "Santa Fe, New Mexico",
    "a bank": "Bank of America",
    "reading": "Reading glasses, 200 pairs, nice quality",
    "perm": "hair perm lotion",
    "moscow in idaho by its code": "123 Main Street, Moscow, ID 83843",
    "moscow in idaho": "123 Main Street, Moscow, Idaho",
    "petersburg in florida": "St. Petersburg, FL 33701",
    "odessa in texas": "ODESSA, TEXAS",
    "orel": "Орел летит над Владимиром",
}


@pytest.mark.parametrize("text", NOT_A_PLACE.values(), ids=NOT_A_PLACE)
def test_what_only_looks_like_a_place_is_none(text: str) -> None:
    named = [m for m in find_places(text) if m.kind == "name"]
    assert [(m.text, m.place.id) for m in named] in ([], [("Santa Fe", "ARSFN")])


A_PLACE = {
    "china": ("bone china from China", "CN"),
    "china in lower case with a cue": ("shipment to china", "CN"),
    "turkey": ("FROZEN TURKEY WINGS FROM TURKEY", "TR"),
    "jordan": ("Aqaba, Jordan", "JO"),
    "jordan after a cue": ("SHIPMENT TO JORDAN PORT AQABA", "JO"),
    "chad": ("N'DJAMENA, CHAD", "TD"),
    "us after a city": ("NEW YORK, US", "US"),
    "germany": ("из Германии", "DE"),
    "qatar": ("دولة قطر", "QA"),
    "oman": ("سلطنة عمان", "OM"),
    "nakhodka": ("порт Находка", "RU"),
    "vostochny": ("порт Восточный", "RU"),
    "vostochny fob": ("FOB Vostochny", "RU"),
    "perm": ("доставка в Пермь", "RU"),
    "perm english": ("Perm, Russia", "RU"),
    "mali": ("جمهورية مالي", "ML"),
    "an order's number is no postal code": ("CIF Vladivostok, PO 45871", "RU"),
    "a number is no postal code": ("CFR VLADIVOSTOK, NO 12345", "RU"),
    "a count is no postal code": ("delivery to Moscow by 15000 pcs", "RU"),
    "a state's code with another's postal code": ("CIF Vladivostok, ID 12345", "RU"),
}


@pytest.mark.parametrize(("text", "country"), A_PLACE.values(), ids=A_PLACE)
def test_the_same_word_counts_where_it_is_a_place(text: str, country: str) -> None:
    assert country in {m.place.country for m in find_places(text) if m.kind == "name"}


def test_georgia_beside_tbilisi_is_the_country() -> None:
    assert [m.place.id for m in find_places("Tbilisi, Georgia")] == ["ge/tbilisi", "GE"]


@pytest.mark.parametrize("text", ["Atlanta, Georgia 30301", "State of Georgia", "Georgia, USA"])
def test_georgia_the_state_is_in_the_united_states(text: str) -> None:
    assert {m.place.country for m in find_places(text)} == {"US"}


@pytest.mark.parametrize(
    ("text", "country"), [("Brest, France", "FR"), ("Brest, Belarus", "BY"), ("г. Брест", "BY")]
)
def test_brest_is_where_its_country_says(text: str, country: str) -> None:
    assert find_places(text)[0].place.country == country


@pytest.mark.parametrize(
    ("text", "place"),
    [("г. Донецк, Ростовская область", "ru/donetsk-rostov"), ("г. Донецк", "ua/donetsk")],
)
def test_the_donetsk_of_rostov_is_not_the_occupied_one(text: str, place: str) -> None:
    assert find_places(text)[0].place.id == place


def test_amman_is_told_from_oman_by_jordan() -> None:
    assert [m.place.id for m in find_places("عمان، الأردن")] == ["jo/amman"]


STREETS = {
    "english": "Beijing Road 12",
    "english abbreviated": "RENT FLAT 6 MOSCOW RD",
    "english direction": "1038 Nanjing West Road",
    "russian before": "ул. Киев 5",
    "russian avenue": "проспект Баку, 3",
    "chinese": "北京路12号",
    "chinese direction": "南京西路100号",
    "arabic": "شارع القاهرة ثم شارع روسيا",
    "turkish": "Moskova, Bakü: Tahran Caddesi; Tashkent Caddesi 4",
}


@pytest.mark.parametrize("text", STREETS.values(), ids=STREETS)
def test_a_streets_name_is_marked(text: str) -> None:
    assert any(m.in_street for m in find_places(text))


@pytest.mark.parametrize("text", ["ul. Moskovskaya 5", "ул. Московская, 5", "Московское шоссе"])
def test_an_adjective_in_a_streets_name_is_no_place_at_all(text: str) -> None:
    assert [m for m in find_places(text) if m.kind == "name"] == []


@pytest.mark.parametrize(
    "text",
    [
        "Moscow, Tverskaya Street",
        "on the road to Moscow",
        "中国路径",
        "BEARINGS TO VLADIVOSTOK ROAD FREIGHT",
        "CFR VLADIVOSTOK DRIVE SHAFTS 40 PCS",
        "TILES TO NOVOROSSIYSK SQUARE METRES",
        "delivered to Moscow Road Construction",
        "shipped to Moscow highway project",
    ],
)
def test_a_city_near_a_street_is_not_in_its_name(text: str) -> None:
    assert not any(m.in_street for m in find_places(text))
