from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from witting.base import ListedName, ListEntry
from witting.lists.us.facts import Facts, name_key, numbered
from witting.lists.us.notes import listed_names
from witting.lists.us.words import (
    citations,
    clean,
    code_of,
    days_in,
    detail,
    footnotes,
    iso_day,
    order_has_ended,
)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-06-10", "2026-06-10"),
        ("2026-09-25T04:15:00+00:00", "2026-09-25"),
        ("06/29/2056", "2056-06-29"),
        ("2/5/15", "2015-02-05"),
        ("06/24/93", "1993-06-24"),
        ("November 25, 2024", "2024-11-25"),
        ("03 Jun 2021", "2021-06-03"),
        ("12/11/201", ""),
        ("13/13/2013", ""),
        ("June 2022", ""),
        ("", ""),
    ],
)
def test_a_day_is_read_in_each_of_the_ways_these_lists_write_it(text: str, day: str) -> None:
    assert iso_day(text) == day


@given(st.dates(date(1985, 1, 1), date(2060, 1, 1)))
def test_every_day_is_read_back(day: date) -> None:
    assert iso_day(f"{day:%m/%d/%Y}") == day.isoformat()
    assert days_in(f"66 FR 24266, {day.month}/{day.day}/{day.year}.") == [day.isoformat()]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("66 FR 1, 5/14/01.\n75 FR 2,\n12/17/10", ("66 FR 1, 5/14/01", "75 FR 2, 12/17/10")),
        ("82 F.R. 1 12/29/2017; 83 F.R. 2 6/21/2018, 84 F.R 3 6/12/2019",
         ("82 F.R. 1 12/29/2017", "83 F.R. 2 6/21/2018", "84 F.R 3 6/12/2019")),
        ("87 F.R.38704 6/29/2022; F.R. 68123 11/14/2022",
         ("87 F.R.38704 6/29/2022", "F.R. 68123 11/14/2022")),
        ("Vol. 59, No. 230, 12/01/94, Federal Register",
         ("Vol. 59, No. 230, 12/01/94, Federal Register",)),
        ("", ()),
    ],
)  # fmt: skip
def test_citations_are_parted_whatever_stands_between_them(
    cell: str, expected: tuple[str, ...]
) -> None:
    assert citations(cell) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(See §§ 734.9(g),3 746.8(a)(3), and 744.21(b) of the EAR)", ("3",)),
        ("(See §§ 734.9(g)3, 746.8(a)(3), and 744.2l(b) of the EAR)", ("3",)),
        ("see §§ 734.9(e) 1 and 744.11 of the EAR 2", ("1", "2")),
        ("(See §§ 734.9(e)(2) and 744.11 of the EAR)4", ("4",)),
        ("(See §§ 734.4(a)(9), 734.9(e)(3), and 744.11 of the EAR) 5", ("5",)),
        ("when used in projects specified in § 746.8(a)(4) of the EAR", ()),
        ("items on the CCL and EAR 99 items listed in supplement no. 7 to part 746", ()),
        ("items on the CCL and EAR99 items listed in supplement no. 7 to part 746", ()),
        ("(See § 744.11 of the EAR)", ()),
    ],
)
def test_footnotes_are_the_bare_digits_and_not_the_paragraphs(
    text: str, expected: tuple[str, ...]
) -> None:
    assert footnotes(text) == expected


def test_windows_quotation_marks_stored_as_control_codes_are_mended() -> None:
    assert clean("Xi\x92an \x93Sample\x94") == "Xi’an “Sample”"


def test_a_country_is_known_by_name_and_by_code() -> None:
    assert [code_of(name) for name in ("CN", "Crimea Region of Ukraine", "U.A.E.", "NM", "")] == [
        "CN", "UA", "AE", "", "",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("TABA, TABA Co., Ltd., Iran Sample Co.", ["TABA", "TABA Co., Ltd.", "Iran Sample Co."]),
        ("ZAMAN, Haydar", ["ZAMAN, Haydar"]),
        ("Sample Industry & Trade Co., Ltd.", ["Sample Industry & Trade Co., Ltd."]),
        ("Mohsen Sampleh, Sampleh", ["Mohsen Sampleh, Sampleh"]),
    ],
)
def test_names_joined_by_commas_are_parted_only_where_each_is_surely_one(
    text: str, expected: list[str]
) -> None:
    assert listed_names(text) == expected


def order(end: str) -> ListEntry:
    facts = Facts(key=name_key("Jane Sample"))
    facts.add_name("Jane Sample")
    facts.say("end_date", end)
    return facts.build("bis-dpl")


def test_an_expired_order_is_told_from_one_in_force() -> None:
    ended = order("2024-02-24")
    assert detail(ended, "end_date") == "2024-02-24"
    assert not order_has_ended(ended, date(2024, 2, 24))
    assert order_has_ended(ended, date(2024, 2, 25))
    assert not order_has_ended(order(""), date(2999, 1, 1))


def entry(name: str, country: str, day: str, remark: str = "") -> ListEntry:
    facts = Facts(key=name_key(name, country), listed_on=day, remarks=[remark])
    facts.add_name(name)
    return facts.build("bis-el")


PARTIES = [
    entry("Acme Ltd.", "CN", "2019-01-01"),
    entry("ACME LTD", "CN", "2020-01-01"),
    entry("Acme Ltd.", "CN", "2020-01-01", "another"),
    entry("Acme Ltd.", "RU", "2019-01-01", "of Russia"),
    entry("Bcme Ltd.", "CN", ""),
]


@given(st.permutations(PARTIES))
def test_an_id_does_not_depend_on_the_place_in_the_file(shuffled: list[ListEntry]) -> None:
    by_content = {replace(one, id=""): one.id for one in numbered(PARTIES)}
    assert {replace(one, id=""): one.id for one in numbered(shuffled)} == by_content
    assert len(set(by_content.values())) == len(PARTIES)


def test_an_id_is_of_name_and_country_alone_whatever_else_changes() -> None:
    before = entry("Acme Ltd.", "CN", "2019-01-01")
    after = entry("ACME, LTD", "CN", "2019-01-01", "a new remark")
    assert before.id == after.id == "bis-el-cff825c0cfe7"
    assert entry("Acme Ltd.", "RU", "2019-01-01").id != before.id


def test_a_later_namesake_leaves_the_first_its_id() -> None:
    alone = numbered(PARTIES[:1])
    both = numbered(PARTIES[1::-1])
    assert both[1].id == alone[0].id
    assert both[0].id.startswith(f"{alone[0].id}-")


def test_one_namesake_more_changes_the_id_of_no_other_but_the_first() -> None:
    days = [f"20{year}-01-01" for year in range(10, 20)]
    twins = [entry("Acme Ltd.", "CN", day) for day in days]
    before = {one.listed_on: one.id for one in numbered(twins[2::2])}
    after = {one.listed_on: one.id for one in numbered(twins)}
    assert [day for day in before if before[day] != after[day]] == ["2012-01-01"]
    assert len(set(after.values())) == len(twins)


def test_namesakes_that_say_the_same_are_told_apart_by_number_alone() -> None:
    twins = numbered([entry("Acme Ltd.", "CN", "2020-01-01")] * 3)
    first, second, third = sorted(one.id for one in twins)
    assert (second.startswith(f"{first}-"), third) == (True, f"{second}-2")


def test_the_publishers_own_numbers_are_never_numbered_again() -> None:
    facts = Facts(uid="ofac-36", names=[ListedName(whole="Acme")])
    twice = numbered([facts.build("csl-sdn"), facts.build("csl-sdn")])
    assert [one.id for one in twice] == ["ofac-36", "ofac-36"]
