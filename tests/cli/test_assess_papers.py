"""`witting assess` of papers of one trade: what they say otherwise has to be asked about."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.cli.run import Shell
from tests.intake.trade.papers import text_of

SCHEMA = Path(__file__).resolve().parents[2] / "docs" / "schema" / "assessment.schema.json"
LATE, EARLY = ("--as-of", "2025-01-15"), ("--as-of", "2024-06-12")
RULE, FLAG = "house/papers-contradict", "RF-EBA-05"


@pytest.fixture
def papers(tmp_path: Path) -> tuple[Path, Path]:
    """Give an invoice and a bill of lading of one trade that send it to different ports."""
    invoice, bill = tmp_path / "invoice.txt", tmp_path / "bill.txt"
    invoice.write_text(text_of("en_invoice"), encoding="utf-8")
    bill.write_text(
        text_of("en_bl").replace("MERSIN, TURKIYE (TRMER)", "NOVOROSSIYSK, RUSSIA"),
        encoding="utf-8",
    )
    return invoice, bill


def _flags(record: Any) -> set[str]:
    return {fact["flag"] for fact in record["facts"] if fact["kind"] == "red_flag"}


def _rules(record: Any) -> set[str]:
    return {finding["rule"] for finding in record["findings"]}


def test_papers_that_send_the_goods_to_two_ports_ask_for_a_look(
    witting: Shell, papers: tuple[Path, Path]
) -> None:
    done = witting("assess", *papers, *LATE, "--json")
    records = json.loads(done.out)
    assert done.status >= 10
    for record in records:
        assert record["outcome"] != "clear"
        assert RULE in _rules(record)
        assert FLAG in _flags(record)
        jsonschema.validate(record, json.loads(SCHEMA.read_text("utf-8")))
        [port] = [c for c in record["contradictions"] if c["field"] == "port of discharge"]
        assert {paper["source"] for paper in port["papers"]} == {"invoice.txt", "bill.txt"}
        assert port["is_sure"]


def test_before_the_flag_was_published_they_still_ask_for_a_look(
    witting: Shell, papers: tuple[Path, Path]
) -> None:
    for record in json.loads(witting("assess", *papers, *EARLY, "--json").out):
        assert RULE in _rules(record)
        assert FLAG not in _flags(record)


def test_a_paper_given_as_earlier_contradicts_too(
    witting: Shell, papers: tuple[Path, Path]
) -> None:
    invoice, bill = papers
    record = json.loads(witting("assess", bill, "--earlier", invoice, *LATE, "--json").out)
    assert RULE in _rules(record)


def test_papers_that_agree_say_nothing(witting: Shell, papers: tuple[Path, Path]) -> None:
    invoice, bill = papers
    bill.write_text(text_of("en_bl"), encoding="utf-8")
    for record in json.loads(witting("assess", invoice, bill, *LATE, "--json").out):
        assert "contradictions" not in record
        assert RULE not in _rules(record)
        assert FLAG not in _flags(record)


def test_the_page_shows_both_papers_words(witting: Shell, papers: tuple[Path, Path]) -> None:
    page = " ".join(witting("assess", *papers, *LATE).out.split())
    assert "Papers that contradict each other" in page
    assert "NOVOROSSIYSK" in page
    assert "which of the papers is right about the port of discharge" in page
