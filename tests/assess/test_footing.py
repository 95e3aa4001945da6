"""Claims about lists that are missing or not whole: nobody is cleared on them, and it is said."""

from dataclasses import replace
from typing import Any

import pytest

from witting.assess import load_profile
from witting.assess.footing import footing_findings, footing_warnings
from witting.base import ListUsed, Outcome
from witting.lists.sources import WITHOUT_ADDRESSES, WITHOUT_ALIASES, list_used


def used(list_id: str, **changes: Any) -> ListUsed:
    return replace(
        list_used(list_id, published="2024-02-24", entries=9, sha256="0" * 64), **changes
    )


ALL = [used("ofac-sdn"), used("ofac-cons"), used("eu-fsf")]
BARE = used("ofac-sdn", source=f"sdn.csv, without {WITHOUT_ALIASES} and {WITHOUT_ADDRESSES}")


@pytest.mark.parametrize(
    ("profile", "held", "missing"),
    [
        ("ffi-cn", [], ["ofac-sdn"]),
        ("ffi-cn", ["un-sc"], ["ofac-sdn"]),
        ("ffi-cn", ["jp-meti-russia"], ["ofac-sdn"]),
        ("ffi-cn", ["ofac-sdn"], []),
        ("ffi-cn", ["csl-sdn"], []),
        ("bank-us", ["ofac-sdn"], ["ofac-cons"]),
        ("bank-us", ["ofac-sdn", "ofac-cons"], []),
        ("insurer-uk", ["ofac-sdn"], ["uk-sl"]),
        ("insurer-uk", ["ofac-sdn", "uk-sl"], []),
        ("bank-ch", ["ofac-sdn"], ["ch-seco"]),
        ("exporter-us", ["ofac-sdn", "ofac-cons"], ["bis-el"]),
        ("exporter-us", ["ofac-sdn", "ofac-cons", "bis-el"], []),
        ("trader-tr", ["ofac-sdn"], []),
    ],
)
def test_a_list_that_the_askers_rules_rest_on_may_not_be_missing(
    profile: str, held: list[str], missing: list[str]
) -> None:
    lists = [replace(ALL[0], id=list_id) for list_id in held]
    found = footing_findings(lists, load_profile(profile))
    assert [finding.rule for finding in found] == ["house/list-missing"] * len(missing)
    assert all(finding.outcome is Outcome.REVIEW for finding in found)
    for list_id, finding in zip(missing, found, strict=True):
        assert f"({list_id})" in finding.because


def test_who_is_of_the_eu_needs_the_eus_list() -> None:
    asker = replace(load_profile("ffi-cn"), is_eu_person=True)
    assert footing_findings(ALL, asker) == ()
    (finding,) = footing_findings(ALL[:2], asker)
    assert "(eu-fsf)" in finding.because


def test_a_list_read_in_part_clears_nobody() -> None:
    (finding,) = footing_findings([BARE, *ALL[1:]], load_profile("ffi-cn"))
    assert (finding.rule, finding.outcome) == ("house/partial-list", Outcome.REVIEW)
    assert "of 2024-02-24 was read without its strong aliases and addresses" in finding.because


def test_whole_lists_raise_nothing() -> None:
    assert footing_findings(ALL, load_profile("ffi-cn")) == ()
    assert footing_warnings(ALL) == []


def test_what_the_lists_cannot_carry_is_said_first() -> None:
    word = "by A. Analyst at 2024-03-01, although it has 50 entries"
    lists = [BARE, used("eu-fsf", accepted=word)]
    partial, accepted = footing_warnings(lists)
    assert "who is listed under another name may not be found" in partial
    assert accepted.endswith(f"is in use by a person's word: {word}.")
    assert footing_warnings([])[0].startswith("NOT SCREENED")
