"""Foreign persons as Chinese, Korean and Japanese newspapers write them."""

import pytest

from witting.parties import Screener


@pytest.mark.parametrize(
    ("name", "entry_id"),
    [
        ("谢尔盖·拉夫罗夫", "ofac-35233"),
        ("伊戈尔·谢钦", "ofac-16692"),
        ("尼古拉斯·马杜罗", "ofac-22790"),
        ("叶夫根尼·普里戈任", "ofac-21171"),
        ("블라디미르 푸틴", "ofac-35096"),
        ("세르게이 라브로프", "ofac-35233"),
        ("ドミトリー・メドベージェフ", "ofac-36407"),
    ],
)
def test_a_name_written_by_its_syllables_is_found(name: str, entry_id: str) -> None:
    found = Screener.default().match(name, kind="person")
    assert entry_id in {match.entry_id for match in found if match.is_match}


@pytest.mark.parametrize("name", ["王小明", "김서윤아", "山田太郎", "弗拉基米尔·王"])
def test_a_name_of_nobody_listed_finds_nobody(name: str) -> None:
    assert not [m for m in Screener.default().match(name, kind="person") if m.is_match]
