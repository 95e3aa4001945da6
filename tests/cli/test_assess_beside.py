"""`witting assess` of several messages: what belongs together, and what was sent again."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from referencing import Registry, Resource

from tests.cli.documents import pacs008
from tests.cli.run import Done, Shell
from tests.shared import SHARED, needs_shared
from witting.assess import World, as_record, assess, load_profile
from witting.base import parse_day
from witting.intake import FORMATS, read

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
BEARINGS = EXAMPLES / "03-payment-bearings.xml"
COVER = EXAMPLES / "13-cover-bearings.xml"
AGAIN = EXAMPLES / "14-payment-bearings-again.xml"
UETR = "7b0c9a52-4f0e-4d1a-9c55-0a4f5f1d2c03"
DAY = ("--as-of", "2024-05-16")
TODAY = ("--as-of", "2025-01-15")


def _schema(name: str) -> Any:
    return json.loads((ROOT / "docs" / "schema" / f"{name}.schema.json").read_text("utf-8"))


def _text(done: Done) -> str:
    return " ".join(done.out.split())


def _flags(record: Any) -> set[str]:
    return {fact["flag"] for fact in record["facts"] if fact["kind"] == "red_flag"}


def _rules(record: Any) -> set[str]:
    return {finding["rule"] for finding in record["findings"]}


def _written(folder: Path, **files: str | bytes) -> list[Path]:
    paths = []
    for name, text in files.items():
        path = folder / name.replace("_", ".")
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        paths.append(path)
    return paths


def test_a_payment_and_its_cover_say_that_they_belong_together(witting: Shell) -> None:
    page = _text(witting("assess", BEARINGS, COVER, *DAY))
    assert "Belongs together with 13-cover-bearings.xml" in page
    assert "Belongs together with 03-payment-bearings.xml" in page
    assert f"because of the same UETR {UETR}." in page


def test_both_records_name_the_other_by_its_hash(witting: Shell) -> None:
    payment, moved = witting("assess", BEARINGS, COVER, *DAY, "--json").json
    for record, other in ((payment, moved), (moved, payment)):
        [deal] = record["related"]["deals"]
        assert deal["sha256"] == other["deal"]["digest"]
        assert (record["related"]["why"], record["related"]["count"]) == (
            f"the same UETR {UETR}",
            1,
        )
        assert record["related"]["differences"] == []


def test_a_cover_that_names_another_customer_is_told(witting: Shell, tmp_path: Path) -> None:
    payee, other = "浙江青湖湾实业有限公司", "Other Payee Ltd"
    [moved] = _written(tmp_path, cover_xml=COVER.read_text("utf-8").replace(payee, other))
    page = _text(witting("assess", BEARINGS, moved, *DAY))
    assert "the cover names other customers: creditor" in page
    payment, _ = witting("assess", BEARINGS, moved, *DAY, "--json").json
    [found] = payment["related"]["differences"]
    assert (found["role"], found["before"], found["after"]) == ("creditor", payee, other)


def test_a_message_alone_says_nothing_of_others(witting: Shell) -> None:
    record = witting("assess", BEARINGS, *DAY, "--json").json
    assert not {"related", "sent_again"} & set(record)
    assert "Belongs together" not in witting("assess", BEARINGS, *DAY).out


def test_what_belongs_together_is_no_part_of_the_assessment(witting: Shell) -> None:
    alone = witting("assess", COVER, *DAY, "--json").json
    _, beside = witting("assess", BEARINGS, COVER, *DAY, "--json").json
    assert {name: beside[name] for name in alone} == alone


def test_a_payment_sent_again_is_a_table_of_what_changed(witting: Shell) -> None:
    page = _text(witting("assess", BEARINGS, AGAIN, *DAY))
    assert "Repeats 03-payment-bearings.xml (pacs.008.001.08 QH-24-0340) of 2024-05-16" in page
    assert "шарикоподшипники 6205-2RS, 5000 шт, порт Владивосток" in page
    _, again = witting("assess", BEARINGS, AGAIN, *DAY, "--json").json
    assert again["sent_again"]["earlier"]["source"] == BEARINGS.name
    told = {
        one["field"]: (one["before"], one["after"]) for one in again["sent_again"]["differences"]
    }
    assert told["CdtTrfTxInf/RmtInf/Ustrd"] == (
        "шарикоподшипники 6205-2RS, 5000 шт, порт Владивосток",
        "запасные части, 5000 шт",
    )


@pytest.mark.parametrize("day", [DAY, TODAY], ids=["before the guidelines", "after"])
def test_what_was_changed_asks_for_a_look_on_any_day(witting: Shell, day: tuple[str, str]) -> None:
    _, again = witting("assess", BEARINGS, AGAIN, *day, "--json").json
    assert "house/sent-again" in _rules(again)


def test_the_red_flag_comes_with_the_guidelines(witting: Shell) -> None:
    _, before = witting("assess", BEARINGS, AGAIN, *DAY, "--json").json
    _, after = witting("assess", BEARINGS, AGAIN, *TODAY, "--json").json
    assert "RF-EBA-01" not in _flags(before)
    assert "RF-EBA-01" in _flags(after)


def test_the_first_message_does_not_suffer_from_the_second(witting: Shell) -> None:
    alone = witting("assess", BEARINGS, *TODAY, "--json").json
    first, _ = witting("assess", BEARINGS, AGAIN, *TODAY, "--json").json
    assert {name: first[name] for name in alone} == alone


def test_an_innocent_payment_that_lost_somebody_is_no_longer_clear(
    witting: Shell, tmp_path: Path
) -> None:
    said = {"remittance": "office chairs", "debtor_country": "KZ"}
    whole = pacs008(**said, ultimate_debtor="Sample Backer LLP")
    first, again = _written(tmp_path, first_xml=whole, again_xml=pacs008(**said))
    assert witting("assess", again, *DAY).status == 0
    assert witting("assess", first, again, *DAY).status == 10
    assert witting("assess", again, "--earlier", first, *DAY).status == 10


def test_a_reference_twice_in_one_file_with_other_words_is_no_longer_clear(
    witting: Shell, tmp_path: Path
) -> None:
    said = {"remittance": "ball bearings 6205 to Novosibirsk", "debtor_country": "KZ"}
    whole, other = pacs008(**said), pacs008(**{**said, "remittance": "spare parts"})
    both, alone = _written(tmp_path, both_xml=_joined(whole, other), alone_xml=other)
    assert witting("assess", alone, *DAY).status == 0
    _, again = witting("assess", both, *DAY, "--json").json
    assert again["sent_again"]["why"] == "the same reference"
    assert "house/sent-again" in _rules(again)


@pytest.mark.parametrize(
    ("first", "second", "status"),
    [
        ("ball bearings 6205 to Novosibirsk", "spare parts", 10),
        ("rent for March", "rent for April", 0),
    ],
    ids=["what called for a look", "what did not"],
)
def test_in_one_file_under_references_of_their_own_only_what_called_for_a_look_counts(
    witting: Shell, tmp_path: Path, first: str, second: str, status: int
) -> None:
    whole = pacs008(remittance=first, debtor_country="KZ")
    other = re.sub(
        r"<(EndToEndId|InstrId|TxId)>[^<]*<",
        r"<\1>ANOTHER-7<",
        re.sub(r"<UETR>.*?</UETR>", "", pacs008(remittance=second, debtor_country="KZ")),
    )
    both, alone = _written(tmp_path, both_xml=_joined(whole, other), alone_xml=other)
    assert witting("assess", alone, *DAY).status == 0
    _, again = witting("assess", both, *DAY, "--json").json
    assert ("house/sent-again" in _rules(again)) is (status == 10)
    assert again["outcome"] == ("review" if status else "clear")


def _joined(whole: str, other: str) -> str:
    end = "</CdtTrfTxInf>"
    return whole.replace(end, end + other[other.index("<CdtTrfTxInf>") : other.index(end)] + end)


def test_a_message_among_the_earlier_ones_is_the_one_repeated(witting: Shell) -> None:
    record = witting("assess", AGAIN, "--earlier", BEARINGS, *DAY, "--json").json
    assert record["sent_again"]["earlier"]["source"] == BEARINGS.name
    assert "house/sent-again" in _rules(record)
    assert "related" not in record


def test_a_message_that_also_lies_among_the_earlier_ones_repeats_nothing(witting: Shell) -> None:
    record = witting("assess", BEARINGS, "--earlier", BEARINGS, *DAY, "--json").json
    assert "sent_again" not in record


def test_a_message_sent_again_as_it_was_stays_as_it_was(witting: Shell, tmp_path: Path) -> None:
    text = pacs008(remittance="office chairs", debtor_country="KZ")
    paths = _written(tmp_path, one_xml=text, two_xml=text.replace("M1", "M2"))
    done = witting("assess", *paths, *DAY)
    assert done.status == 0
    assert "Nothing else is other than it was." in _text(done)


def test_the_one_stripped_twice_is_held_against_the_first(witting: Shell, tmp_path: Path) -> None:
    said = {"remittance": "office chairs", "debtor_country": "KZ"}
    whole = pacs008(**said, ultimate_debtor="Sample Backer LLP")
    bare = pacs008(**said)
    paths = _written(tmp_path, a_xml=whole, b_xml=bare, c_xml=bare.replace("M1", "M2"))
    *_, third = witting("assess", *paths, *DAY, "--json").json
    assert third["sent_again"]["earlier"]["source"] == "b.xml"
    assert third["outcome"] == "review"


def test_the_records_are_what_the_schema_says(witting: Shell) -> None:
    for record in witting("assess", BEARINGS, COVER, AGAIN, *TODAY, "--json").json:
        jsonschema.validate(record, _schema("assessment"))


def test_several_profiles_are_told_the_same_of_what_stands_beside(witting: Shell) -> None:
    two = ("--profile", "ffi-cn", "--profile", "bank-us")
    *_, again = witting("assess", BEARINGS, AGAIN, *DAY, *two, "--json").json
    assert {"related", "sent_again"} <= set(again)
    registry: Registry[Any] = Registry().with_resource(
        "witting/assessment/1", Resource.from_contents(_schema("assessment"))
    )
    jsonschema.Draft202012Validator(_schema("profiles"), registry=registry).validate(again)
    assert "Belongs together with 14" in _text(witting("assess", BEARINGS, AGAIN, *DAY, *two))


def test_the_assessment_of_one_sent_again_is_made_of_it_and_the_one_before(witting: Shell) -> None:
    _, told = witting("assess", BEARINGS, AGAIN, *TODAY, "--json").json
    (deal,), earlier = read(AGAIN), read(BEARINGS)
    made = parse_day(told["made_at"])
    answer = assess(
        deal,
        World.open(),
        load_profile("ffi-cn"),
        parse_day(TODAY[1]),
        made_at=made,
        earlier=earlier,
    )
    whole = json.loads(json.dumps(as_record(answer)))
    assert {name: told[name] for name in whole} == whole


def test_the_help_lists_every_format(witting: Shell) -> None:
    said = _text(witting("assess", "--help"))
    assert all(name in said for name in FORMATS)


@needs_shared
def test_a_message_that_breaks_the_schema_given_says_where(witting: Shell, tmp_path: Path) -> None:
    schema = SHARED / "payments" / "xsd_iso" / "pacs.008.001.08.xsd"
    text = BEARINGS.read_text("utf-8").replace("<ChrgBr>SHAR</ChrgBr>", "<ChrgBr>OTHER</ChrgBr>")
    [broken] = _written(tmp_path, broken_xml=text)
    sound = witting("assess", BEARINGS, "--schema", schema, *DAY, "--json").json
    faulty = witting("assess", broken, "--schema", schema, *DAY, "--json").json
    assert sound["deal"]["unread"] == []
    assert any("breaks the schema" in one["why"] for one in faulty["deal"]["unread"])
    assert "house/unchecked" in _rules(faulty)


def test_a_schema_that_is_none_is_told_beside_the_rest(witting: Shell, tmp_path: Path) -> None:
    [schema] = _written(tmp_path, none_xsd="no schema")
    done = witting("assess", BEARINGS, "--schema", schema, *DAY)
    assert done.status == 1
    assert "is not well-formed XML" in done.err
