import pytest

from witting.lists.ofac.words import (
    fragments,
    linked_name,
    read_birth_date,
    read_day,
    section_11_marker,
)

MARKER = (
    "Secondary sanctions risk: this person is designated for operating or having operated in a"
    " sector of the Russian Federation economy determined to support Russia's military-industrial"
    " base pursuant to section 11 of Executive Order 14024, as amended by Executive Order 14114."
)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("07 Oct 1952", "1952-10-07"),
        ("7 Oct 1952", "1952-10-07"),
        ("Oct 1952", "1952-10"),
        ("1952", "1952"),
        ("31 Jun 1952", ""),
        ("07 Xyz 1952", ""),
        ("unknown", ""),
        ("", ""),
    ],
)
def test_a_day_is_read_or_unknown(text: str, day: str) -> None:
    assert read_day(text) == day


@pytest.mark.parametrize(
    ("text", "born"),
    [
        ("1970 to 1972", "1970/1972"),
        ("01 Jan 1973 to 31 Dec 1973", "1973-01-01/1973-12-31"),
        ("circa 1944", "1943/1945"),
        ("circa 07 Jul 1966", "1965/1967"),
        ("circa the war", ""),
        ("1970 to peace", ""),
    ],
)
def test_an_uncertain_birth_is_a_range(text: str, born: str) -> None:
    assert read_birth_date(text) == born


@pytest.mark.parametrize(
    ("texts", "marker"),
    [
        ([MARKER], MARKER),
        ([f"DOB 1970; {MARKER}; Tax ID No. 7702 (Russia)."], MARKER),
        ([MARKER.upper()], MARKER.upper()),
        ([f"Secondary sanctions risk: North Korea Sanctions Regulations; {MARKER}"], MARKER),
        (["Tax ID No. 1411400001 (Russia)"], ""),
        (["Secondary sanctions risk: North Korea Sanctions Regulations, sections 510.201"], ""),
        (["designated under section 11 of Executive Order 14024"], ""),
        ([], ""),
    ],
    ids=["alone", "among others", "capitals", "second risk", "number", "other", "no risk", "none"],
)
def test_the_marker_is_the_publishers_own_words(texts: list[str], marker: str) -> None:
    assert section_11_marker(texts) == marker


@pytest.mark.parametrize(
    ("fragment", "name"),
    [
        ("(Linked To: HIZBALLAH)", "HIZBALLAH"),
        ("Linked To: MAHAN AIR", "MAHAN AIR"),
        ("(Linked To: GLOBAL (GTI)", "GLOBAL (GTI)"),
        ("(Linked To: ISLAMIC GUARD (IRGC)-QODS FORCE)", "ISLAMIC GUARD (IRGC)-QODS FORCE"),
        ("Linked To: HIZBALLAH)", "HIZBALLAH"),
        ("all offices worldwide", ""),
    ],
)
def test_a_tie_is_read_with_its_brackets_balanced(fragment: str, name: str) -> None:
    assert linked_name(fragment) == name


@pytest.mark.parametrize(
    ("remarks", "last"),
    [
        ("DOB 1970; Gender Male.", "Gender Male"),
        ("Linked To: PETROLEOS DE VENEZUELA, S.A.", "Linked To: PETROLEOS DE VENEZUELA, S.A."),
        ("POB Egypt", "POB Egypt"),
    ],
)
def test_the_closing_full_stop_goes_and_that_of_an_abbreviation_stays(
    remarks: str, last: str
) -> None:
    assert fragments(remarks)[-1] == last


def test_no_remarks_are_no_fragments() -> None:
    assert fragments("") == []
