"""Papers as untidy as trade makes them: letters, lists without a table, headings over two lines."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.intake.trade.papers import deal_of
from tests.intake.trade.test_trade_laws import lost
from witting.base import Deal

HERE = Path(__file__).parent
PAPERS: dict[str, Any] = yaml.safe_load((HERE / "untidy.yaml").read_text(encoding="utf-8"))[
    "papers"
]


def _text(name: str) -> str:
    return (HERE / "untidy" / f"{name}.txt").read_text(encoding="utf-8")


def _deal(name: str) -> Deal:
    return deal_of(_text(name))


def test_every_untidy_paper_says_what_it_must_be_read_as() -> None:
    assert {path.stem for path in (HERE / "untidy").glob("*.txt")} == set(PAPERS)
    assert len(PAPERS) >= 24


@pytest.mark.parametrize("name", PAPERS)
def test_its_kind_its_number_and_its_day(name: str) -> None:
    deal, held = _deal(name), PAPERS[name]
    found = (deal.format, deal.reference, str(deal.day))
    assert found == (held["document"], held["reference"], held["day"])


@pytest.mark.parametrize("name", PAPERS)
def test_its_parties(name: str) -> None:
    found = [[p.role.value, p.name, p.country or ""] for p in _deal(name).parties]
    assert found == PAPERS[name]["parties"]


@pytest.mark.parametrize("name", PAPERS)
def test_its_goods(name: str) -> None:
    found = [[line.description, line.hs, line.quantity] for line in _deal(name).goods]
    assert found == PAPERS[name]["goods"]


@pytest.mark.parametrize("name", PAPERS)
def test_its_route(name: str) -> None:
    assert [[point.part, point.text] for point in _deal(name).route] == PAPERS[name]["route"]


@pytest.mark.parametrize("name", [name for name, held in PAPERS.items() if "end_use" in held])
def test_its_end_use(name: str) -> None:
    assert _deal(name).terms.end_use == PAPERS[name]["end_use"]


@pytest.mark.parametrize("name", PAPERS)
def test_no_word_of_it_is_lost(name: str) -> None:
    assert lost(_text(name), [_deal(name)]) == set()


def test_a_title_in_two_languages_is_no_party() -> None:
    text = _text("zh_euc").replace("编号：", "END-USER CERTIFICATE OF THE BUYER\n编号：", 1)
    names = {party.name for party in deal_of(text).parties}
    assert names == {name for _, name, _ in PAPERS["zh_euc"]["parties"]}
