"""Countries and places standing alone in a field."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.shared import SHARED, needs_shared
from witting.places import (
    country_code,
    country_name,
    country_of_bic,
    lookup,
    place_of_country,
    port,
)

NAMES = {
    "official": ("Russian Federation", "RU"),
    "short": ("Russia", "RU"),
    "upper case": ("RUSSIA", "RU"),
    "russian": ("Россия", "RU"),
    "russian genitive": ("России", "RU"),
    "arabic": ("روسيا", "RU"),
    "arabic official": ("الاتحاد الروسي", "RU"),
    "chinese": ("俄罗斯", "RU"),
    "chinese traditional": ("俄羅斯", "RU"),
    "ukrainian": ("Росія", "RU"),
    "persian": ("روسیه", "RU"),
    "list spelling": ("Korea, South", "KR"),
    "list spelling north": ("Korea, North", "KP"),
    "old name": ("Burma", "MM"),
    "congo kinshasa": ("Congo, Democratic Republic of the", "CD"),
    "congo brazzaville": ("Congo, Republic of the", "CG"),
    "EU spelling": ("KOREA, DEMOCRATIC PEOPLE'S REPUBLIC OF", "KP"),
    "bracketed": ("Iran (Islamic Republic of)", "IR"),
    "with article": ("the United Arab Emirates", "AE"),
    "abbreviation": ("U.S.A.", "US"),
    "us russian": ("США", "US"),
    "us chinese": ("美国", "US"),
    "us arabic": ("الولايات المتحدة", "US"),
    "turkey old": ("Turkey", "TR"),
    "turkey new": ("Türkiye", "TR"),
    "hong kong": ("Hong Kong", "HK"),
    "taiwan": ("台湾", "TW"),
    "kosovo": ("Kosovo", "XK"),
    "territory": ("Crimea", "UA"),
    "abkhazia": ("Абхазия", "GE"),
}


@pytest.mark.parametrize(("name", "code"), NAMES.values(), ids=NAMES)
def test_a_country_is_known_by_its_name(name: str, code: str) -> None:
    assert country_code(name) == code


NO_COUNTRY = {
    "city": "Moscow",
    "code without leave": "RU",
    "nothing": "",
    "blank": "  ",
    "undetermined": "undetermined",
    "shared by two": "刚果",
    "adjective in part": "Russia House Ltd",
}


@pytest.mark.parametrize("name", NO_COUNTRY.values(), ids=NO_COUNTRY)
def test_what_names_no_single_country_has_no_code(name: str) -> None:
    assert country_code(name) is None


CODES = {"two": ("RU", "RU"), "three": ("RUS", "RU"), "kosovo": ("XK", "XK")}


@pytest.mark.parametrize(("text", "code"), CODES.values(), ids=CODES)
def test_codes_are_taken_where_the_field_may_hold_one(text: str, code: str) -> None:
    assert country_code(text, allow_codes=True) == code


@pytest.mark.parametrize("text", ["ru", "Ru", "ZZ", "", "R", "USAA"])
def test_other_letters_are_no_codes(text: str) -> None:
    assert country_code(text, allow_codes=True) is None


@pytest.mark.parametrize(
    ("language", "name"), [("en", "Russia"), ("ru", "Россия"), ("ar", "روسيا"), ("zh", "俄罗斯")]
)
def test_a_country_is_shown_in_the_readers_language(language: str, name: str) -> None:
    assert country_name("RU", language=language) == name


def test_an_unknown_code_is_shown_as_it_is() -> None:
    assert country_name("ZZ") == "ZZ"


def test_hong_kong_is_shown_by_its_short_name() -> None:
    assert country_name("HK", language="zh") == "香港"


@pytest.mark.parametrize(
    ("bic", "country"),
    [("SABRRUMM", "RU"), ("ICBKCNBJXXX", "CN"), ("sabrrumm", "RU"), ("TCZBTR2A", "TR")],
)
def test_a_bic_names_its_country(bic: str, country: str) -> None:
    assert country_of_bic(bic) == country


@pytest.mark.parametrize("bic", ["", "SABRRU", "SABRZZMM", "12345678", "SABRRUMMXX"])
def test_what_is_not_shaped_like_a_bic_names_none(bic: str) -> None:
    assert country_of_bic(bic) is None


PORTS = {
    "ours": ("RUVVO", "ru/vladivostok"),
    "with a space": ("CN NGB", "cn/ningbo"),
    "lower case": ("trmer", "tr/mersin"),
    "kavkaz": ("RUKZP", "ru/kavkaz"),
    "aktau": ("KZAKT", "kz/aktau"),
    "only in the port table": ("VEBLA", "VEBLA"),
}


@pytest.mark.parametrize(("code", "place"), PORTS.values(), ids=PORTS)
def test_a_port_is_known_by_its_code(code: str, place: str) -> None:
    found = port(code)
    assert found is not None
    assert found.id == place


@pytest.mark.parametrize("code", ["", "RU", "XXXXX", "Vladivostok"])
def test_an_unknown_code_is_no_port(code: str) -> None:
    assert port(code) is None


FIELDS = {
    "name": ("Vladivostok", "ru/vladivostok"),
    "russian with port": ("порт Владивосток", "ru/vladivostok"),
    "english with port": ("Port of Novorossiysk", "ru/novorossiysk"),
    "chinese with port": ("宁波港", "cn/ningbo"),
    "arabic with port": ("ميناء جبل علي", "ae/jebel-ali"),
    "city, country": ("BISHKEK, KYRGYZSTAN", "kg/bishkek"),
    "city, code": ("Ningbo, CN", "cn/ningbo"),
    "brest in france": ("Brest, France", "fr/brest"),
    "brest in belarus": ("Brest, Belarus", "by/brest"),
    "country before its city": ("Singapore", "SG"),
    "crimea": ("Sevastopol", "UA-40"),
    "code": ("CNNGB", "cn/ningbo"),
    "minsk is no code": ("MINSK", "by/minsk"),
}


@pytest.mark.parametrize(("text", "place"), FIELDS.values(), ids=FIELDS)
def test_a_field_names_its_place(text: str, place: str) -> None:
    found = lookup(text)
    assert found is not None
    assert found.id == place


@pytest.mark.parametrize("text", ["", "ANY PORT", "port", "Springfield Gardens", "Ningbo, Russia"])
def test_a_field_that_names_none_gives_none(text: str) -> None:
    assert lookup(text) is None


def test_sevastopol_belongs_to_ukraine_and_is_occupied() -> None:
    found = lookup("Севастополь")
    assert found is not None
    assert (found.country, found.territory, found.under_occupation) == ("UA", "UA-40", True)


def test_kherson_is_a_region_not_marked_as_a_whole() -> None:
    found = lookup("Kherson Oblast")
    assert found is not None
    assert (found.territory, found.under_occupation) == ("UA-65", False)


def test_a_city_is_no_country() -> None:
    assert place_of_country("ru/moscow") is None


@given(st.text(max_size=40))
def test_no_field_raises(text: str) -> None:
    lookup(text)
    country_code(text, allow_codes=True)
    country_of_bic(text)
    port(text)


# What the lists themselves leave open, or name as no state.
_NO_STATE = re.compile(
    r"undetermined|Kafia Kingi|Northern Mali|Commonwealth|UNKNOWN|YUGO|MONTENEGRO"
)


@needs_shared
@pytest.mark.parametrize(
    ("file", "pattern"),
    [
        ("lists/ofac/SDN_2024-05-07.xml", r"<country>([^<]+)</country>"),
        ("lists/ofac/CONSOLIDATED_2024-05-06.xml", r"<country>([^<]+)</country>"),
        ("lists/eu/20240513-FULL-1_1.xml", r'countryDescription="([^"]+)"'),
    ],
    ids=["ofac sdn", "ofac non-sdn", "eu fsf"],
)
def test_every_country_the_lists_name_is_known(file: str, pattern: str) -> None:
    named = set(re.findall(pattern, (SHARED / file).read_text("utf-8")))
    asked = {name.replace("&amp;", "&") for name in named if not _NO_STATE.search(name)}
    assert {name for name in asked if country_code(name) is None} == set()
