import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.lists.kept import squeezed
from witting.base import PartyKind
from witting.lists.cell_text import LONGEST, add_numbers, contacts_in, names_in, numbers_in
from witting.lists.collected import Collected

NAMES = {
    "semicolons": ("Sample One; Sample Two", ("Sample One", "Sample Two")),
    "letters before each": ("Sample One b) Sample Two", ("Sample One", "Sample Two")),
    "another script in brackets": ("Sample (Образец)", ("Sample", "Образец")),
    "the same script in brackets": ("Sample (SMP)", ("Sample (SMP)",)),
    "several in brackets": ("Образец (One; Two)", ("Образец", "One", "Two")),
    "a bracket left open": ("Sample (One; Two", ("Sample (One; Two",)),
    "a comma at the end": ("Sample (Образец),", ("Sample", "Образец")),
    "nothing": (" ; ", ()),
}
NUMBERS = {
    "a label before": ("INN: 7707083893", (("tax", "7707083893"),)),
    "a label that touches": ("INN 7707083893", (("tax", "7707083893"),)),
    "a label behind": ("61365134 (BRN)", (("registration", "61365134"),)),
    "two on two lines": ("OGRN: 1027700132195\nINN: 7707083893", (
        ("registration", "1027700132195"), ("tax", "7707083893"))),
    "a year and a day are none": ("issued in 2015, on 6.12.2019", ()),
    "letters before it": ("MP 3413113 and MP 2387911", (
        ("other", "MP 3413113"), ("other", "MP 2387911"))),
    "letters inside it": ("3281175A014PB8", (("other", "3281175A014PB8"),)),
    "a KPP behind a stroke": ("7303026762 / 732701001", (
        ("other", "7303026762"), ("kpp", "732701001"))),
    "a word in capitals is no BIC": ("PLATFORM of Swift Investments", ()),
}  # fmt: skip


@pytest.mark.parametrize(("text", "names"), NAMES.values(), ids=NAMES)
def test_the_names_of_a_cell(text: str, names: tuple[str, ...]) -> None:
    assert names_in(text) == names


@pytest.mark.parametrize(("text", "numbers"), NUMBERS.values(), ids=NUMBERS)
def test_the_numbers_of_a_cell(text: str, numbers: tuple[tuple[str, str], ...]) -> None:
    assert numbers_in(text, "other") == numbers


@given(st.text(alphabet="AbЯ1;(), b", max_size=60))
def test_no_letter_of_a_cell_of_names_is_lost(text: str) -> None:
    letters = [letter for letter in text if letter.isalnum()]
    found = [letter for name in names_in(text) for letter in name if letter.isalnum()]
    assert set(found) <= set(letters)
    marks = text.count(")")  # `b)` may be the letter of an enumeration, and a name may come twice
    assert len(set(letters) - set(found)) <= marks


@given(st.text(alphabet="AЯ19 ;/()-.,:\nINKP", max_size=60))
def test_whatever_a_cell_holds_it_is_kept(text: str) -> None:
    draft = Collected(kind=PartyKind.ORGANISATION)
    add_numbers(draft, "numbers", text, "registration")
    held = "\n".join(
        [*(i.value for i in draft.identifiers), *(words for _, words in draft.details)]
    )
    assert squeezed(text) in held
    assert all(number.value in squeezed(text) for number in draft.identifiers)


@pytest.mark.parametrize("part", ["1 ", "1 .5", ";", "(", "a(b)", "no. ", "A1!", "SWIFT "])
def test_a_hostile_cell_costs_little(part: str) -> None:
    started = time.process_time()
    text = part * (131_072 // len(part))
    draft = Collected()
    add_numbers(draft, "numbers", text, "registration")
    names_in(text)
    assert time.process_time() - started < 5


def test_beyond_its_bound_a_cell_stays_in_words() -> None:
    draft = Collected()
    text = "x" * LONGEST + " 7707083893"
    add_numbers(draft, "numbers", text, "tax")
    assert (draft.identifiers, draft.details) == ([], [("numbers", text)])


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("1" * LONGEST + ".1", id="digits and a decimal"),
        pytest.param("1 " * (LONGEST // 2) + ".1", id="digits parted by spaces"),
        pytest.param("1" + "a." * (LONGEST // 2), id="letters and full stops"),
        pytest.param("11111 (" * (LONGEST // 7), id="brackets that never close"),
        pytest.param("SWIFT" + " " * LONGEST, id="a label and space"),
        pytest.param("- " * (LONGEST // 2), id="hyphens"),
    ],
)
def test_a_hostile_cell_costs_no_more_than_its_length(text: str) -> None:
    """Half a second of this process alone is many times what it takes."""
    begun = time.process_time()
    numbers_in(text, "other")
    contacts_in(text + " " * LONGEST)
    assert time.process_time() - begun < 0.5


def test_a_number_before_a_decimal_is_still_a_number() -> None:
    assert numbers_in("12345 678.9", "other") == (("other", "12345"),)
