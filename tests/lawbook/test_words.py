"""The words the lawbook uses of its rules are words the regimes know; none is read otherwise."""

from datetime import date

import pytest

from witting.base import Outcome
from witting.lawbook import Lawbook, LawKind, Text
from witting.regimes.binding import WHO
from witting.regimes.effects import EFFECTS

BOOK = Lawbook.load()
REACHED = sorted({rule.path for rules in BOOK.lists.values() for rule in rules.rules})
TEXTS = [(path, text) for path in REACHED for text in BOOK.law(path).texts]
TERMS = [(path, text) for path in BOOK.paths() for text in BOOK.law(path).texts]
UNREPORTED = {
    # why a rule that can prohibit names no report
    "eu/833-2014/5aa": "no duty to report was found for bans of transactions",
    "eu/833-2014/5ac": "no duty to report was found for bans of transactions",
    "eu/833-2014/5ad": "no duty to report was found for bans of transactions",
    "eu/833-2014/5h": "no duty to report was found for bans of transactions",
    "eu/833-2014/vessels": "no duty to report was found for bans of ports",
    "jp/export-ban": "no duty to report was found",
    "un/consolidated-list": "each member state's own law asks for reports",
    "us/ear/denied-persons": "no duty to report was found",
    "us/ear/entity-list": "no duty to report was found",
    "us/ear/military-end-users": "no duty to report was found",
    "us/ear/military-intelligence": "no duty to report was found",
}


def each(texts: list[tuple[str, Text]]) -> pytest.MarkDecorator:
    """Run a test on every dated text."""
    ids = [f"{path} from {text.interval.start}" for path, text in texts]
    return pytest.mark.parametrize(("path", "text"), texts, ids=ids)


@each(TEXTS)
def test_a_rule_of_a_list_says_whom_it_binds_and_what_it_does_in_known_words(
    path: str, text: Text
) -> None:
    assert text.terms.get("binds") in WHO, path
    assert text.terms.get("effect") in EFFECTS, path


@each(TERMS)
def test_whoever_is_bound_is_named_in_a_known_word(path: str, text: Text) -> None:
    assert text.terms.get("binds", "anyone") in WHO, path


@each(TERMS)
def test_a_path_in_the_terms_is_held(path: str, text: Text) -> None:
    named = text.terms.get("report_under", path)
    assert named in BOOK.paths()
    assert "report" not in text.terms or text.terms["report"] == "yearly"


@pytest.mark.parametrize("path", REACHED)
def test_a_rule_that_prohibits_asks_for_a_report_or_says_why_not(path: str) -> None:
    texts = BOOK.law(path).texts
    prohibits = any(EFFECTS[text.terms["effect"]].bound is Outcome.PROHIBITED for text in texts)
    reports = any("report_under" in text.terms for text in texts)
    if path not in UNREPORTED:
        assert reports or not prohibits
    else:
        assert prohibits
        assert not reports


@pytest.mark.parametrize("path", sorted(BOOK.ownership_rules()))
def test_a_rule_of_ownership_is_a_share_in_percent(path: str) -> None:
    law = BOOK.law(path)
    assert law.kind is LawKind.QUANTITY
    assert all(text.terms["operator"] in (">", ">=") for text in law.texts)


@pytest.mark.parametrize("path", ["us/ofac/reports/blocked", "us/ofac/reports/rejected"])
def test_a_report_reads_as_a_thing_to_do(path: str) -> None:
    for text in BOOK.law(path).texts:
        assert text.summary.startswith("Report ")


STATUTES = {
    "cn/anti-foreign-sanctions-law": "persons_in_china",
    "cn/blocking-rules": "chinese_persons",
    "eu/2271-96": "eu_persons",
    "uk/2271-96": "uk_persons",
}


def test_the_statutes_that_speak_against_others_are_the_four_known() -> None:
    speaking = {path: text.terms["binds"] for path, text in TERMS if "conflicts_with" in text.terms}
    assert speaking == STATUTES


@pytest.mark.parametrize("path", STATUTES)
def test_a_statute_says_against_which_paths_and_whether_it_speaks_of_russia(path: str) -> None:
    held = [path for path in BOOK.paths() if path != "us/act-2026-09-18"]
    for text in BOOK.law(path).texts:
        for beginning in text.terms["conflicts_with"].split():
            assert beginning.endswith("/")
            assert any(one.startswith(beginning) for one in held)
        assert "Russia" in text.note


@pytest.mark.parametrize("path", ["eu/2271-96", "uk/2271-96"])
def test_the_european_statutes_speak_of_cuba_and_iran_alone(path: str) -> None:
    text = BOOK.require(path, date(2026, 11, 22))
    assert text.terms["of_programmes"].split() == ["CUBA", "IRAN"]
    assert "does not speak of Russia" in text.note
