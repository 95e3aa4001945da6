"""`witting assess` for several profiles: one page, one record, the gravest status."""

import json
from pathlib import Path

import pytest

from tests.cli.documents import pacs008
from tests.cli.run import Shell

BEARINGS = "подшипники 8482.10, порт Владивосток"
DAY = ("--as-of", "2024-06-12")
FIVE = tuple(
    word
    for name in ("ffi-cn", "bank-us", "exporter-eu", "insurer-uk", "trader-tr")
    for word in ("--profile", name)
)


@pytest.fixture
def payment(tmp_path: Path) -> Path:
    path = tmp_path / "payment.xml"
    path.write_text(
        pacs008(remittance=BEARINGS, ultimate_debtor="НПО «Уралподшипник»"),
        encoding="utf-8",
    )
    return path


def test_several_profiles_give_one_object(witting: Shell, payment: Path) -> None:
    record = witting("assess", payment, *DAY, *FIVE, "--json").json
    assert record["schema"] == "witting/profiles/1"
    assert [one["profile"] for one in record["assessments"]] == list(FIVE[1::2])
    assert {one["rule"] for one in record["differences"]} >= {"us/ofac/sdn"}


def test_one_profile_gives_what_it_always_gave(witting: Shell, payment: Path) -> None:
    record = witting("assess", payment, *DAY, "--profile", "bank-us", "--json").json
    assert (record["schema"], record["profile"]) == ("witting/assessment/1", "bank-us")


def test_without_a_profile_a_bank_abroad_asks(witting: Shell, payment: Path) -> None:
    assert witting("assess", payment, *DAY, "--json").json["profile"] == "ffi-cn"


def test_the_status_is_the_gravest_of_all_askers(witting: Shell, payment: Path) -> None:
    trader = witting("assess", payment, *DAY, "--profile", "trader-tr").status
    both = witting("assess", payment, *DAY, "--profile", "trader-tr", "--profile", "ffi-cn").status
    assert (trader, both) == (10, 20)


def test_the_page_tells_every_asker_and_why_they_differ(witting: Shell, payment: Path) -> None:
    page = " ".join(witting("assess", payment, *DAY, *FIVE).out.split())
    assert all(name in page for name in FIVE[1::2])
    assert "What differs" in page
    assert "It binds US persons." in page
    assert "Prohibited for bank-us (primary)." in page


def test_the_page_of_several_asks_each_question_once(witting: Shell, payment: Path) -> None:
    page = witting("assess", payment, *DAY, *FIVE).out
    assert page.count("• Ask for the end user") == 1


def test_several_files_and_profiles_give_an_array(witting: Shell, payment: Path) -> None:
    done = witting("assess", payment, payment, *DAY, *FIVE, "--json")
    assert [one["schema"] for one in done.json] == ["witting/profiles/1"] * 2


def test_an_unread_file_stands_beside_the_others(
    witting: Shell, payment: Path, tmp_path: Path
) -> None:
    done = witting("assess", tmp_path / "none.xml", payment, *DAY, *FIVE, "--json")
    assert "error" in done.json[0]
    assert done.json[1]["schema"] == "witting/profiles/1"


def test_the_same_profile_twice_is_one(witting: Shell, payment: Path) -> None:
    done = witting(
        "assess", payment, *DAY, "--profile", "bank-us", "--profile", "bank-us", "--json"
    )
    assert done.json["schema"] == "witting/assessment/1"


def test_what_newer_lists_changed_is_told_to_one_asker(witting: Shell, payment: Path) -> None:
    done = witting("assess", payment, *DAY, *FIVE, "--compare-lists", payment)
    assert done.status == 2
    assert "not several" in done.err


def test_the_customers_language_can_be_said(witting: Shell, payment: Path) -> None:
    page = witting("assess", payment, *DAY, "--ask-in", "zh").out
    assert "请告知货物的最终用户" in page
    assert "Please tell us" not in page


def test_a_russian_payment_is_asked_about_in_english_and_russian(
    witting: Shell, payment: Path
) -> None:
    page = witting("assess", payment, *DAY).out
    assert "Please tell us who the end user" in page
    assert "Просим сообщить, кто является" in page


def test_a_language_nobody_is_asked_in_is_refused(witting: Shell, payment: Path) -> None:
    assert witting("assess", payment, "--ask-in", "fr").status == 2


def test_the_record_holds_every_language(witting: Shell, payment: Path) -> None:
    record = witting("assess", payment, *DAY, "--json").json
    assert all(set(one["said"]) == {"en", "ar", "zh", "ru"} for one in record["questions"])
    assert json.dumps(record["questions"])


def test_a_conflict_of_laws_names_the_asker_it_is_for(witting: Shell, payment: Path) -> None:
    page = " ".join(witting("assess", payment, *DAY, *FIVE).out.split())
    _, _, conflicts = page.partition("Laws that pull apart")
    assert "cn/anti-foreign-sanctions-law for ffi-cn against" in conflicts


def test_what_two_rules_ask_for_alike_is_told_once(witting: Shell, payment: Path) -> None:
    page = " ".join(witting("assess", payment, *DAY, *FIVE).out.split())
    _, _, duties = page.partition("What to do")
    told = duties.partition("What differs")[0].partition("insurer-uk")[0].partition("bank-us")[0]
    assert told.count("Do not handle the transaction") == 1
    assert "section-11/prong-i, us/eo14024/section-11/prong-ii" in told
