"""Words that hide from a search are read as they look, and found where they stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from witting.intake.unmasked import unmasked

READ = {
    "a Cyrillic е in a Latin word": ("b\u0435arings", "bearings"),
    "capitals": ("ST\u0415\u0415L MILL", "STEEL MILL"),
    "Latin letters in a Russian word": (
        "подш\u0438пник из P\u043ecc\u0438и",
        "подшипник из России",
    ),
    "a Greek letter in a Russian word": ("станоκ", "станок"),
    "a Greek letter in a Latin word": ("c\u03bfpper", "copper"),
    "a zero-width space": ("tur\u200bbine", "turbine"),
    "several signs that show nothing": ("t\u200b\u2060u\ufeffr\u034fbine", "turbine"),
    "tags": ("tur\U000e0062bine", "turbine"),
    "marks of direction": ("tur\u200ebi\u202dne", "turbine"),
    "joiners between letters that need none": ("стан\u200dок", "станок"),
    "in Chinese": ("\u8f74\u200b\u627f", "轴承"),
    "in Arabic": ("\u0645\u062d\u200e\u0631\u0643", "محرك"),
    "letters struck through": ("t\u0336u\u0336rbine", "turbine"),
    "letters of mathematics": ("\U0001d42d\U0001d42e\U0001d42b\U0001d41b\U0001d422ne", "turbine"),
    "Cherokee": ("tu\u13a1bine", "tuRbine"),
    "a type number": ("STM32F1\u041e3", "STM32F1O3"),
    "a soft hyphen at the end of a line": ("tur\u00ad\n  bine", "turbine"),
    "a sign before a hyphen": ("STM32\u200b-F103", "STM32-F103"),
}

LEFT = [
    "10 μF and 5 kΩ at 20 °C",
    "IT-отдел, USB-кабель, 3D-принтер",
    "СПбGTU",
    "تاجر\u200f ABC",
    "می\u200cخواهم",
    "مرحبا\u200fABC",
    "caf\u00e9 \U0001f468\u200d\U0001f469\u200d\U0001f467",
    "plain words",
    "обычные слова",
]


@pytest.mark.parametrize("case", READ)
def test_a_word_is_read_as_it_looks(case: str) -> None:
    written, read = READ[case]
    found = unmasked(f"one {written} two")
    assert found is not None
    assert found.text == f"one {read} two"


@pytest.mark.parametrize("text", LEFT)
def test_what_hides_nothing_is_left(text: str) -> None:
    assert unmasked(text) is None


def test_what_a_program_sets_is_read_past_and_not_told() -> None:
    found = unmasked("tur\u00adbines")
    assert found is not None
    assert (found.text, found.masked) == ("turbines", ())


def test_a_short_word_is_read_and_not_told() -> None:
    found = unmasked("\u0422U-204")  # with Cyrillic Т
    assert found is not None
    assert (found.text, found.masked) == ("TU-204", ())


def test_a_place_in_the_text_leads_back_to_the_original() -> None:
    written = "of t\u200bur\u0432ines"
    found = unmasked(f"{written} for")
    assert found is not None
    start = found.text.index("turbines")
    first, last = found.back(start, start + 8)
    assert found.original[first:last] == "t\u200bur\u0432ines"
    assert found.read_at(first, last) == "turbines"


SIGNS = (
    "abo \u0430\u0431\u043e\u03bf\u03b2\u200b\u00ad\u200d\u202e\u0645\u4e00"
    "-7.\n\u0336\u0301\U0001d42d"
)


@given(st.text(alphabet=SIGNS, max_size=40))
def test_every_sign_that_is_read_stands_somewhere(text: str) -> None:
    found = unmasked(text)
    if found is None:
        return
    assert len(found.text) == len(found.origins)
    assert list(found.origins) == sorted(set(found.origins))
    assert found.back(0, len(found.text))[1] <= len(text)
    assert all(0 <= start < end <= len(text) for start, end in found.masked)


@given(st.text(alphabet=SIGNS, max_size=40))
def test_reading_again_changes_no_letter(text: str) -> None:
    once = unmasked(text)
    again = unmasked(once.text) if once is not None else None
    assert again is None or len(again.text) <= len(once.text if once else "")


@given(st.text(max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    found = unmasked(text)
    assert found is None or len(found.text) <= len(text)
