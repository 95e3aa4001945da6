"""The Entity List's running text, taken apart without losing a word."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from witting.base import NameKind
from witting.lists.us.cells import (
    LONGEST,
    Read,
    cut,
    read_addresses,
    read_alias,
    read_entry,
    read_name,
)

TEXT = (
    "Acme Trading Co., Ltd. and a.k.a., f.k.a., (a.k.a. the following two aliases: —Foo; —Bar ; . ,"
    " (See alternate addresses under Iran). 12 Foo Street, Kabul, Russia China. Hong Kong; and Co."
    " subordinate institution: The following addresses apply to all: ООО (北京样品) “MEC” ) DBA No."
    " 5 (all of preceding) and the following one alias: Ltd. Inc."
)
WORDS = st.sampled_from(TEXT.split())
CELLS = st.lists(WORDS, min_size=1, max_size=25).map(" ".join)


def names(read: Read) -> list[str]:
    return [name for name, _kind in read.names]


def test_one_text_with_several_aliases_and_addresses_is_taken_apart() -> None:
    read = Read()
    text = (
        "Acme Trading, a.k.a., the following three aliases: —Acme Co.; —Acme and Sons; and"
        " —Acmeco Ltd. 12 Foo Street, Kabul, Afghanistan; and 14 Foo Street, Kabul, Afghanistan."
        " (See alternate addresses under Pakistan)."
    )
    read_entry(read, text)
    assert names(read) == ["Acme Trading", "Acme Co.", "Acme and Sons", "Acmeco Ltd."]
    assert read.addresses == [
        "12 Foo Street, Kabul, Afghanistan",
        "14 Foo Street, Kabul, Afghanistan",
    ]
    assert read.sees == ["See alternate addresses under Pakistan"]
    assert read.as_published == [("entity", text)]


def test_an_entry_that_cannot_be_parted_surely_stays_whole() -> None:
    read = Read()
    read_entry(read, "Institute of Metals, Tools and Electronics")
    assert names(read) == ["Institute of Metals, Tools and Electronics"]
    assert read.addresses == []


@pytest.mark.parametrize(
    "cell",
    ["Johnson and Sons LLC", "Fonds d'Economie and Trade", "LIMMT Economic and Trade Organization"],
)
def test_and_inside_a_name_does_not_part_it(cell: str) -> None:
    for reader in (read_name, read_alias, read_entry):
        read = Read()
        reader(read, cell)
        assert names(read) == [cell]
        assert read.as_published == []


def test_a_lone_common_word_after_a_semicolon_is_no_alias_of_its_own() -> None:
    read = Read()
    read_alias(read, "Xinjiang Sample Telecom; and Technology")
    assert names(read) == ["Xinjiang Sample Telecom; and Technology"]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("IRGC Air Force; IRGCAF", ["IRGC Air Force", "IRGCAF"]),
        ("HPSTAR; and", ["HPSTAR"]),
        ("First Institute, a.k.a., Second Institute", ["First Institute", "Second Institute"]),
        ("Laboratories (ERL);—Institute of Control (IICS)",
         ["Laboratories (ERL)", "Institute of Control (IICS)"]),
        ("Sample Centre (NDC), a.k.a., the following two aliases:", ["Sample Centre (NDC)"]),
    ],
)  # fmt: skip
def test_aliases_that_ran_together_are_parted(cell: str, expected: list[str]) -> None:
    read = Read()
    read_alias(read, cell)
    assert names(read) == expected
    assert read.as_published == [("alias", cell)]


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("APEX Ltd., 26 Belov St Office 415, Moscow, Russia 115583; and 5 Sher St, Moscow, Russia",
         "APEX Ltd."),
        ("Fu Sample. No. 2A South Road, Beijing, China, 100102; and Room 302, Beijing, China",
         "Fu Sample"),
        ("M.A.G. Sample, 5762 Royal Ave, Montreal, QC, H4P 1K5, Canada", "M.A.G. Sample"),
        ("Silicon (Shanshan) Co., Ltd. Xinjiang East: West of a Road, Turpan City, China",
         "Silicon (Shanshan) Co., Ltd."),
        ("Mehr Sample. No 7101, Index Tower DIFC, Dubai, U.A.E.; and No 508, Dubai, U.A.E.",
         "Mehr Sample"),
        ("JSC 'Institute Sample'. 7 Yabloch Street, St. Petersburg 197198, Russia",
         "JSC 'Institute Sample'"),
    ],
)  # fmt: skip
def test_an_address_that_ran_into_an_alias_is_cut_off(cell: str, name: str) -> None:
    read = Read()
    read_alias(read, cell)
    assert names(read) == [name]
    assert read.addresses
    assert read.as_published == [("alias", cell)]


def test_where_a_name_ends_in_a_number_nobody_knows_where_the_address_begins() -> None:
    assert cut("Biota Company Thur Tower 1, 9th Floor, P.O. Box: 5000, Dubai, U.A.E.") is None


def test_names_that_ran_into_the_addresses_are_names() -> None:
    read = Read()
    read_addresses(
        read,
        "Sample One Electronics. Sample Two Radar. Subordinate institution Sample Three. The"
        " following addresses apply to the entity and the three subordinate institutions: No 1"
        " Sample Road, Nanjing, China; and No 8 Sample Road, Nanjing, China.",
    )
    assert names(read) == ["Sample One Electronics", "Sample Two Radar", "Sample Three"]
    assert read.addresses == [
        "No 1 Sample Road, Nanjing, China",
        "No 8 Sample Road, Nanjing, China",
    ]
    read = Read()
    read_addresses(read, "(a.k.a. Lin Ro, Steven Lim and Yong Lim), 14K Block 2, Shenzhen, China")
    assert names(read) == ["Lin Ro", "Steven Lim", "Yong Lim"]


def test_what_a_name_was_before_is_a_former_name_even_where_the_bracket_is_not_closed() -> None:
    read = Read()
    read_name(read, "Sample Gas, OOO (f.k.a., Obshchestvo Sample Gaz")
    assert read.names == [
        ("Sample Gas, OOO", NameKind.PRIMARY),
        ("Obshchestvo Sample Gaz", NameKind.FORMER),
    ]


def test_a_name_in_another_script_in_brackets_is_a_name_of_its_own() -> None:
    read = Read()
    read_name(read, "Beijing Sample Institute (北京样品研究所)")
    assert names(read) == ["Beijing Sample Institute", "北京样品研究所"]
    read = Read()
    read_name(read, "Sample Institute (SI 13)")
    assert names(read) == ["Sample Institute (SI 13)"]


def test_a_subordinate_institution_is_named_by_itself_and_tied_to_its_parent() -> None:
    read = Read()
    read_name(read, "Sample Institute (SI 13) subordinate institution: Sample Circuits")
    assert names(read) == ["Sample Circuits"]
    assert read.parent == "Sample Institute (SI 13)"


def test_the_full_stop_of_an_abbreviation_stays() -> None:
    read = Read()
    read_addresses(read, "1 Sample Road, Dubai, U.A.E.; and 2 Sample Road, Kabul, Afghanistan.")
    assert read.addresses == ["1 Sample Road, Dubai, U.A.E.", "2 Sample Road, Kabul, Afghanistan"]


@pytest.mark.parametrize(
    "piece",
    ["(see also ", "aa, ", "a.k.a., ", "(", "1 ", "; and ", "The following addresses apply to "],
)
def test_a_cell_as_long_as_any_is_read_at_once_and_a_longer_one_is_refused(piece: str) -> None:
    cell = (piece * LONGEST)[:LONGEST]
    before = time.process_time()
    for reader in (read_name, read_alias, read_addresses, read_entry):
        reader(Read(), f"({cell[1:]}")
        with pytest.raises(ValueError, match="it has a cell of 10,001 characters"):
            reader(Read(), f"{cell}x")
    assert time.process_time() - before < 5


@given(CELLS)
def test_no_word_of_any_cell_is_lost(cell: str) -> None:
    for reader in (read_name, read_alias, read_addresses, read_entry):
        read = Read()
        reader(read, cell)
        texts = [*names(read), *read.addresses, *read.sees, read.parent]
        texts.extend(text for _cell, text in read.as_published)
        lost = set(re.findall(r"\w+", cell)) - set(re.findall(r"\w+", " ".join(texts)))
        assert lost <= {"and"}, (reader.__name__, lost)
