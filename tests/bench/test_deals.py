"""Claims about the deals of the deal bench, and about how its times are summed up."""

from collections import Counter
from pathlib import Path

import pytest

pytest.importorskip("faker", reason="Faker comes with `make bench-deals`")

from bench.deal_holdings import write_register
from bench.deal_sets import SHARES, DealMaker, Made
from bench.deals import figures, report, timed
from bench.name_sets import real_names
from lxml import etree

from tests.shared import SHARED, needs_shared
from witting.assess import World
from witting.intake import read
from witting.names import scripts_of

NOWHERE = Path("nowhere")


@pytest.fixture(scope="module")
def made() -> list[Made]:
    """Give two hundred deals."""
    return list(DealMaker(7, real_names(NOWHERE)).deals(200))


def test_the_same_seed_makes_the_same_deals(made: list[Made]) -> None:
    assert list(DealMaker(7, real_names(NOWHERE)).deals(200)) == made
    assert list(DealMaker(8, real_names(NOWHERE)).deals(200)) != made


def test_no_deal_comes_twice(made: list[Made]) -> None:
    assert len({one.data for one in made}) == len(made)


def test_the_kinds_have_their_shares(made: list[Made]) -> None:
    kinds = Counter(one.kind for one in made)
    assert {kind: count // 2 for kind, count in kinds.items()} == SHARES


def test_each_document_is_one_deal_read_whole(made: list[Made]) -> None:
    for one in made:
        [deal] = read(one.data, name=one.name)
        assert not deal.unread
        assert deal.parties or one.kind == "story"


def test_parties_and_goods_come_in_many_scripts(made: list[Made]) -> None:
    written = " ".join(one.data.decode() for one in made)
    assert {"latn", "cyrl", "arab", "hani"} <= set(scripts_of(written))


def test_the_times_of_each_deal_and_the_answers_are_kept(made: list[Made]) -> None:
    times, came = timed(made[:12], World.open(), "ffi-cn")
    assert [kind for kind, _, _ in times] == [one.kind for one in made[:12]]
    assert sum(came["outcomes"].values()) == 12
    assert came["sha256"] == timed(made[:12], World.open(), "ffi-cn")[1]["sha256"]


def test_a_rate_is_of_reading_and_assessing_together() -> None:
    summed = figures([("payment", 0.002, 0.003)] * 99 + [("story", 0.1, 0.005)])
    assert summed["deals/s"] == 166.7
    assert summed["p50 ms"] == 5.0
    assert summed["p99 ms"] == summed["max ms"] == 105.0


def test_a_report_shows_a_line_for_each_kind(capsys: pytest.CaptureFixture[str]) -> None:
    line = figures([("payment", 0.001, 0.001)])
    report(
        {"all": line, "payment": line, "outcomes": {}, "lists": {}, "holdings": 0, "opened, s": 1.0}
    )
    told = [row.split()[0] for row in capsys.readouterr().out.splitlines()]
    assert told == ["kind", "all", "payment", "outcomes"]


def test_a_register_knows_some_of_the_deals_parties(tmp_path: Path) -> None:
    path = tmp_path / "holdings.csv"
    write_register(path, 300, [f"Party {n}" for n in range(50)], ["Listed One"])
    [header, *rows] = path.read_text(encoding="utf-8").splitlines()
    assert header == "owner,owner_name,owned,owned_name,share"
    assert len(rows) == 300
    assert any("Party 10" in row for row in rows)


@needs_shared
def test_payments_are_valid_by_their_schema(made: list[Made]) -> None:
    path = SHARED / "payments" / "xsd_iso" / "pacs.008.001.08.xsd"
    schema = etree.XMLSchema(etree.parse(str(path)))
    for one in made:
        if one.kind == "payment":
            schema.assertValid(etree.fromstring(one.data))
