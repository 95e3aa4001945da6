"""The main job, through the front door: what issue after issue may deepen and none may break."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.documents import pacs008
from tests.cli.run import Shell
from tests.shared import SHARED, needs_shared

DAY = "2024-05-16"
BEARINGS = "шарикоподшипники 6205-2RS, 5000 шт, порт Владивосток"
WHEAT = "пшеница продовольственная, 5000 т, порт Новороссийск"


def _assess(witting: Shell, folder: Path, text: str, *more: object) -> Any:
    path = folder / "payment.xml"
    path.write_text(text, encoding="utf-8")
    done = witting("assess", path, "--json", "--as-of", DAY, *more)
    assert done.out, done.err
    record = done.json
    assert done.status == {"clear": 0, "review": 10, "prohibited": 20}[record["outcome"]]
    return record


def _entries(record: Any) -> set[str]:
    return {f["entry_id"] for f in record["facts"] if f["kind"] == "party" and f["is_match"]}


def _rules(record: Any) -> set[str]:
    return {finding["rule"] for finding in record["findings"]}


@pytest.mark.parametrize(
    ("name", "entry"),
    [
        ("Corebai Microelectronics (Beijing) Co Ltd", "ofac-48019"),
        ("香港恒邦微电子有限公司", "ofac-48781"),
        ("НПО «Уралподшипник»", "ofac-47492"),
    ],
)
def test_a_listed_ultimate_debtor_is_found_however_it_is_written(
    witting: Shell, tmp_path: Path, name: str, entry: str
) -> None:
    record = _assess(witting, tmp_path, pacs008(remittance="invoice 77", ultimate_debtor=name))
    assert entry in _entries(record)
    assert "us/eo14024/section-11/prong-i" in _rules(record)


def test_bearings_for_vladivostok_are_stopped(witting: Shell, tmp_path: Path) -> None:
    record = _assess(witting, tmp_path, pacs008(remittance=BEARINGS))
    goods = [fact for fact in record["facts"] if fact["kind"] == "goods"]
    places = {fact["country"] for fact in record["facts"] if fact["kind"] == "place"}
    assert ("848210", "3.B") in {(fact["hs6"], fact["tier"]) for fact in goods}
    assert "RU" in places
    assert "us/eo14024/section-11/prong-ii" in _rules(record)
    assert record["outcome"] in {"review", "prohibited"}
    assert record["summary"]


def test_wheat_is_cleared_with_the_agricultural_authorisation(
    witting: Shell, tmp_path: Path
) -> None:
    record = _assess(witting, tmp_path, pacs008(remittance=WHEAT))
    assert record["outcome"] == "clear"
    assert any(rule.startswith("us/ofac/licences/gl-6") for rule in _rules(record))


def test_the_span_of_every_fact_is_the_inputs_own_words(witting: Shell, tmp_path: Path) -> None:
    record = _assess(witting, tmp_path, pacs008(remittance=BEARINGS))
    passages = {passage["field"]: passage["text"] for passage in record["deal"]["passages"]}
    for fact in record["facts"]:
        span = fact["span"]
        if span and span["field"] in passages:
            assert passages[span["field"]][span["start"] : span["end"]] == span["text"]


def test_the_same_question_gives_the_same_bytes(witting: Shell, tmp_path: Path) -> None:
    text = pacs008(remittance=BEARINGS, ultimate_debtor="НПО «Уралподшипник»")
    assert json.dumps(_assess(witting, tmp_path, text)) == json.dumps(
        _assess(witting, tmp_path, text)
    )


def test_the_verdict_states_how_old_its_lists_are(witting: Shell, tmp_path: Path) -> None:
    record = _assess(witting, tmp_path, pacs008(remittance=WHEAT))
    assert any("days old" in warning for warning in record["warnings"])


@needs_shared
@pytest.mark.parametrize(
    ("edition", "reached"), [("2024-02-20", False), ("2024-02-24", True)], ids=["before", "after"]
)
def test_section_11_reaches_uralpodshipnik_only_once_it_is_listed(
    witting: Shell, tmp_path: Path, edition: str, reached: bool
) -> None:
    path = tmp_path / "payment.xml"
    path.write_text(pacs008(remittance="услуги", creditor="НПО «Уралподшипник»"), encoding="utf-8")
    lists = SHARED / "lists" / "ofac" / f"sdn_{edition}.csv"
    done = witting("assess", path, "--json", "--as-of", edition, "--lists", lists)
    assert ("us/eo14024/section-11/prong-i" in _rules(done.json)) is reached


@needs_shared
def test_the_comparison_of_two_editions_says_what_changed(witting: Shell, tmp_path: Path) -> None:
    path = tmp_path / "payment.xml"
    path.write_text(pacs008(remittance="услуги", creditor="НПО «Уралподшипник»"), encoding="utf-8")
    folder = SHARED / "lists" / "ofac"
    done = witting(
        *("assess", path, "--json", "--as-of", "2024-02-24"),
        *("--lists", folder / "sdn_2024-02-24.csv"),
        *("--compare-lists", folder / "sdn_2024-02-20.csv"),
    )
    assert any("ofac-47492" in line and "was not on" in line for line in done.json["changes"])


@needs_shared
def test_the_founding_story_is_read_in_arabic(witting: Shell) -> None:
    record = witting("assess", SHARED / "articles" / "ar_2024-05-16.txt", "--json").json
    parties = [f for f in record["facts"] if f["kind"] == "party" and f["is_match"]]
    goods = {
        f["hs6"] or item for f in record["facts"] if f["kind"] == "goods" for item in [f["text"]]
    }
    countries = {f["country"] for f in record["facts"] if f["kind"] == "place"}
    assert {fact["entry_id"] for fact in parties} >= {"ofac-35096"}
    assert any(fact["party_name"] == "فلاديمير بوتين" for fact in parties)
    assert "848210" in goods
    assert {"RU", "CN", "US"} <= countries
    assert any(f["name"] == "Harbin" for f in record["facts"] if f["kind"] == "place")
    assert not any("شي" in fact["party_name"].split() for fact in parties)
    section = [f for f in record["findings"] if "section-11" in f["rule"]]
    assert section
    assert all("knowledge does not help" in finding["knowledge"] for finding in section)


@needs_shared
def test_the_storys_boilerplate_is_no_evidence(witting: Shell) -> None:
    record = witting("assess", SHARED / "articles" / "ar_2024-05-16.txt", "--json").json
    dropped = {passage["field"] for passage in record["deal"]["dropped"]}
    assert dropped
    assert not any(fact["span"] and fact["span"]["field"] in dropped for fact in record["facts"])


def test_a_page_gives_every_address_whole(witting: Shell, tmp_path: Path) -> None:
    path = tmp_path / "payment.xml"
    path.write_text(pacs008(remittance=BEARINGS), encoding="utf-8")
    page = "".join(witting("assess", path, "--as-of", DAY).out.split())
    record = witting("assess", path, "--as-of", DAY, "--json").json
    urls = {cite["url"] for finding in record["findings"] for cite in finding["cites"]}
    assert urls
    assert {url for url in urls if url not in page} == set()


def test_a_day_to_come_is_never_clear(witting: Shell, tmp_path: Path) -> None:
    record = _assess(witting, tmp_path, pacs008(remittance=WHEAT), "--as-of", "2999-01-01")
    assert record["outcome"] == "review"
    assert "house/future-day" in _rules(record)


def test_a_clear_verdict_says_what_was_not_judged(witting: Shell, tmp_path: Path) -> None:
    record = _assess(witting, tmp_path, pacs008(remittance=WHEAT))
    assert record["outcome"] == "clear"
    assert any("50 Percent Rule" in warning for warning in record["warnings"])
