import pytest

from witting.base import Identifier
from witting.lists.ofac.ids import read_identifier, use_of
from witting.lists.russian_numbers import as_russian, is_inn, is_ogrn


@pytest.mark.parametrize(
    ("id_type", "number", "country", "expected"),
    [
        ("Passport", "83860", "Sudan", ("passport", "83860", "SD")),
        ("SWIFT/BIC", "HAVI GB2L", "", ("bic", "HAVIGB2L", None)),
        ("Vessel Registration Identification", "IMO 9212890", "", ("imo", "9212890", None)),
        (
            "Vessel Registration Identification",
            "MC 123456",
            "",
            ("registration", "MC 123456", None),
        ),
        ("Identification Number", "IMO 5985863", "", ("imo", "5985863", None)),
        (
            "Legal Entity Number",
            "253400V1H6ART1UQ0N98",
            "Russia",
            ("lei", "253400V1H6ART1UQ0N98", "RU"),
        ),
        ("Legal Entity Number", "123456789", "", ("registration", "123456789", None)),
        (
            "Unified Social Credit Code (USCC)",
            "9113100033607322XK",
            "China",
            ("uscc", "9113100033607322XK", "CN"),
        ),
        (
            "Registration Number",
            "91110117663725176G",
            "China",
            ("uscc", "91110117663725176G", "CN"),
        ),
        ("Digital Currency Address - XBT", "12QtD5BF", "", ("wallet", "12QtD5BF", None)),
        ("Some New Number", "7", "undetermined", ("other", "7", None)),
        ("D-U-N-S Number", "542957624", "", ("duns", "542957624", None)),
    ],
)
def test_a_number_goes_to_its_scheme(
    id_type: str, number: str, country: str, expected: tuple[str, str, str | None]
) -> None:
    found = read_identifier(use_of(id_type), number, country)
    assert (found.scheme, found.value, found.country) == expected


@pytest.mark.parametrize(
    ("scheme", "value", "issuer", "ties", "expected"),
    [
        ("tax", "7702070139", "RU", set(), "inn"),
        ("tax", "7702070130", "RU", set(), "inn"),  # Russia is stated: believed
        ("tax", "7702070139", None, {"RU"}, "inn"),
        ("tax", "7702070130", None, {"RU"}, "tax"),  # the check digit does not hold
        ("tax", "7702070139", None, {"CN"}, "tax"),
        ("tax", "7702070139", "PL", {"RU"}, "tax"),
        ("registration", "1026604933090", "RU", set(), "ogrn"),
        ("registration", "1026604933091", "RU", set(), "ogrn"),
        ("registration", "1 027 809 210 054", None, {"UA"}, "ogrn"),
        ("registration", "98765", "RU", set(), "registration"),
        ("passport", "7702070139", "RU", set(), "passport"),
    ],
)
def test_a_russian_number_is_proved_or_left(
    scheme: str, value: str, issuer: str | None, ties: set[str], expected: str
) -> None:
    assert (
        as_russian(Identifier(scheme=scheme, value=value, country=issuer), ties).scheme == expected
    )


@pytest.mark.parametrize(
    ("number", "holds"),
    [("7702070139", True), ("7702070138", False), ("780103765308", True), ("780103765300", False)],
)
def test_check_digits_of_a_taxpayer_number(number: str, holds: bool) -> None:
    assert is_inn(number) is holds


@pytest.mark.parametrize(
    ("number", "holds"),
    [("1026604933090", True), ("1026604933091", False), ("315183100004295", True), ("1", False)],
)
def test_check_digit_of_a_registration_number(number: str, holds: bool) -> None:
    assert is_ogrn(number) is holds
