"""A branch is its bank: found under the bank's name, and never held to be another bank's."""

import pytest

from tests.parties.test_screener import best, ids
from witting.parties import Screener
from witting.parties.branches import head_office


@pytest.mark.parametrize(
    ("name", "entry_id"),
    [
        ("VTB Bank (PJSC) Shanghai Branch", "ofac-17013"),
        ("GAZPROMBANK (SHANGHAI BRANCH)", "ofac-17016"),
        ("Сбербанк филиал в Нью-Дели", "ofac-17018"),
        ("ПАО Сбербанк, Московский филиал", "ofac-17018"),
        ("PJSC Sberbank representative office, Beijing", "ofac-17018"),
        ("俄罗斯外贸银行上海分行", "ofac-17013"),
        ("Sberbank (Switzerland) AG", "ofac-17018"),
    ],
)
def test_a_branch_of_a_listed_bank_is_the_bank(world: Screener, name: str, entry_id: str) -> None:
    bank = best(world.match(name, countries=["CN"]), entry_id)
    assert (bank.is_match, bank.certain) == (True, False)


def test_a_branch_is_said_to_be_judged_as_its_bank(world: Screener) -> None:
    bank = best(world.match("GAZPROMBANK (SHANGHAI BRANCH)"), "ofac-17016")
    assert any(part.name == "branch" and "GAZPROMBANK" in part.because for part in bank.parts)


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("Bank of China Moscow Branch", "Bank of China"),
        ("中国银行莫斯科分行", "中国银行"),
        ("Bank of Moscow branch", "Bank of Moscow"),
        ("Orion (Shanghai) Co Ltd", ""),
        ("Shanghai Branch", ""),
        ("Branching Systems GmbH", ""),
    ],
)
def test_only_the_branch_and_the_place_beside_it_are_set_aside(name: str, head: str) -> None:
    assert head_office(name) == head


def test_a_branch_of_an_unlisted_bank_is_nobody(world: Screener) -> None:
    assert ids(world.match("Bank of China Moscow Branch")) == set()


@pytest.mark.parametrize(
    ("name", "entry_id"),
    [
        ("俄罗斯联邦储蓄银行", "ofac-17018"),
        ("俄罗斯天然气工业银行", "ofac-17016"),
        ("俄罗斯国家技术集团", "ofac-17260"),
        ("卡拉什尼科夫集团", "ofac-16911"),
        ("苏霍伊公司", "ofac-36431"),
        ("瓦格纳集团", "ofac-22543"),
        ("金正恩", "ofac-20157"),
    ],
)
def test_a_name_chinese_has_its_own_word_for_is_found(
    world: Screener, name: str, entry_id: str
) -> None:
    assert best(world.match(name), entry_id).is_match
    assert entry_id in {m.match.entry_id for m in world.mentions(f"货款已付至{name}，请确认")}
