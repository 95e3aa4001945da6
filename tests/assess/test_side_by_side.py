"""Several askers of one deal: the same facts, what differs, and why in the engine's own words."""

import dataclasses
import json
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from referencing import Registry, Resource

from witting.assess import (
    SideBySide,
    World,
    as_profiles_record,
    as_record,
    assess,
    assess_side_by_side,
    load_profile,
    shipped_profiles,
)
from witting.assess import side_by_side as room
from witting.assess.checks import CHECKS
from witting.assess.side_by_side import Difference
from witting.assess.traits import TRAITS, phrase
from witting.base import (
    Assessment,
    Deal,
    Exposure,
    Fact,
    Outcome,
    Profile,
    SettingsError,
    Threshold,
)
from witting.intake import read

ROOT = Path(__file__).resolve().parents[2]
SCHEMAS = {
    name: json.loads((ROOT / f"docs/schema/{name}.schema.json").read_text(encoding="utf-8"))
    for name in ("assessment", "profiles")
}
DAY = date(2024, 6, 12)
FIVE = ("ffi-cn", "bank-us", "exporter-eu", "insurer-uk", "trader-tr")
EXAMPLES = sorted((ROOT / "examples").glob("[0-9]*"))


def _beside(name: str, *profiles: str | Profile) -> SideBySide:
    (deal, *_) = read(ROOT / "examples" / name)
    who = [load_profile(one) if isinstance(one, str) else one for one in profiles]
    return assess_side_by_side(deal, World.open(), who, DAY)


def _of(shown: SideBySide, rule: str) -> Difference:
    return next(one for one in shown.differences if one.rule == rule)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_each_is_told_what_it_is_told_alone(path: Path) -> None:
    shown = _beside(path.name, *FIVE)
    (deal, *_) = read(path)
    alone = [assess(deal, World.open(), load_profile(name), DAY) for name in FIVE]
    assert [as_record(one) for one in shown.assessments] == [as_record(one) for one in alone]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_the_record_is_what_its_schema_says(path: Path) -> None:
    resources = [(schema["$id"], Resource.from_contents(schema)) for schema in SCHEMAS.values()]
    check = jsonschema.Draft202012Validator(
        SCHEMAS["profiles"], registry=Registry().with_resources(resources)
    )
    check.validate(as_profiles_record(_beside(path.name, *FIVE)))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_every_finding_of_every_asker_stands_under_one_rule(path: Path) -> None:
    shown = _beside(path.name, *FIVE)
    rules = [one.rule for one in shown.differences]
    assert len(rules) == len(set(rules))
    assert set(rules) == {item.rule for one in shown.assessments for item in one.findings}
    for one in shown.differences:
        assert sorted([*(told.profile for told in one.told), *one.absent]) == sorted(FIVE)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_what_differs_is_explained_and_what_is_common_is_not(path: Path) -> None:
    for one in _beside(path.name, *FIVE).differences:
        verdicts = {(told.outcome, told.exposure) for told in one.told}
        assert one.is_common == (len(verdicts) == 1 and not one.absent)
        assert bool(one.because) is not one.is_common


def test_facts_are_gathered_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    whole = CHECKS["goods"]

    def counted(deal: Deal, world: World, day: date, earlier: Sequence[Deal]) -> Iterable[Fact]:
        asked.append(day)
        return whole(deal, world, day, earlier)

    monkeypatch.setitem(CHECKS, "goods", counted)
    _beside("03-payment-bearings.xml", *FIVE)
    assert asked == [DAY]


def test_the_list_of_a_us_person_binds_the_us_bank_only() -> None:
    one = _of(_beside("01-payment-corebai.xml", "ffi-cn", "bank-us"), "us/ofac/sdn")
    assert one.because == (
        "It binds US persons. bank-us is a US person; ffi-cn is not a US person."
    )


def test_section_11_binds_none_and_reaches_banks_abroad() -> None:
    shown = _beside("03-payment-bearings.xml", "ffi-cn", "exporter-eu", "trader-tr")
    assert _of(shown, "us/eo14024/section-11/prong-ii").because == (
        "It binds none of them: it may be used against those it is told to. "
        "ffi-cn is a bank outside the United States; exporter-eu is an exporter; "
        "trader-tr is a trader."
    )


def test_a_rule_that_may_bind_says_of_whom_that_is_not_known() -> None:
    shown = _beside("03-payment-bearings.xml", "bank-eu", "exporter-eu")
    said = _of(shown, "us/ear/russia-belarus").because
    assert "Whether exporter-eu is among them is not known." in said


def test_a_threshold_is_told_as_the_reason_where_it_is() -> None:
    mine = load_profile("ffi-cn")
    strict = dataclasses.replace(
        mine, name="strict", goods_certain=Threshold(value=0.99, reason="test")
    )
    one = _of(_beside("03-payment-bearings.xml", mine, strict), "us/eo14024/section-11/prong-ii")
    assert one.because.endswith(
        "ffi-cn is set to a goods threshold of 0.85; strict is set to a goods threshold of 0.99."
    )


def test_the_column_tells_the_chief_rule_and_how_it_touches() -> None:
    (china, america) = _beside("01-payment-corebai.xml", "ffi-cn", "bank-us").columns
    assert (china.rule, china.exposure) == (
        "us/eo14024/section-11/prong-i",
        Exposure.SECONDARY,
    )
    assert (america.rule, america.exposure) == ("us/ofac/sdn", Exposure.PRIMARY)
    assert america.outcome is Outcome.PROHIBITED


def test_the_column_tells_what_to_do_and_its_first_day() -> None:
    for column, answer in _pairs(_beside("01-payment-corebai.xml", *FIVE)):
        duties = {
            item
            for finding in answer.findings
            if finding.outcome is answer.outcome
            for item in finding.obligations
        }
        assert set(column.to_do) == duties
        days = [item.by for item in duties if item.by]
        assert column.by == (min(days) if days else None)


def _pairs(shown: SideBySide) -> list[tuple[room.Column, Assessment]]:
    return list(zip(shown.columns, shown.assessments, strict=True))


def test_a_profile_named_twice_is_asked_once() -> None:
    assert len(_beside("04-payment-wheat.xml", "ffi-cn", "ffi-cn").assessments) == 1


def test_two_different_profiles_of_one_name_are_refused() -> None:
    mine = load_profile("ffi-cn")
    with pytest.raises(SettingsError, match="called ffi-cn"):
        _beside("04-payment-wheat.xml", mine, dataclasses.replace(mine, home="AE"))


def test_every_trait_of_a_profile_can_be_a_reason() -> None:
    fields = {field.name for field in dataclasses.fields(Profile)} - {"name", "title"}
    assert set(TRAITS) == fields


@pytest.mark.parametrize("trait", TRAITS)
@pytest.mark.parametrize("name", shipped_profiles())
def test_every_trait_of_every_profile_is_said_in_words(trait: str, name: str) -> None:
    profile = load_profile(name)
    one, several = phrase([trait], [profile]), phrase([trait], [profile, profile])
    assert one
    assert several


@settings(max_examples=15, deadline=None)
@given(
    st.sampled_from([path.name for path in EXAMPLES]),
    st.lists(st.sampled_from(shipped_profiles()), min_size=2, max_size=4, unique=True),
)
def test_the_traits_named_are_the_reason(name: str, profiles: list[str]) -> None:
    """Whoever is given the traits of the other is told what the other is."""
    (deal, *_) = read(ROOT / "examples" / name)
    who = [load_profile(one) for one in profiles]
    shown = assess_side_by_side(deal, World.open(), who, DAY)

    def judge_as(profile: Profile) -> Assessment:
        return assess(deal, World.open(), profile, DAY)

    for one in shown.differences:
        first = load_profile(max(one.told, key=room._weight).profile)
        wanted = room._verdict(room._told(first, one.rule, judge_as(first)))
        for other in (load_profile(name) for name in profiles):
            traits = room._cause(one.rule, first, other, judge_as)
            between = dataclasses.replace(
                other, **{trait: getattr(first, trait) for trait in traits}
            )
            if not one.is_common and traits:
                told = room._told(other, one.rule, judge_as(between))
                assert room._verdict(told) == wanted


def test_the_order_of_profiles_changes_no_verdict() -> None:
    there = _beside("08-order.json", *FIVE)
    back = _beside("08-order.json", *reversed(FIVE))
    assert {one.rule: one.is_common for one in there.differences} == {
        one.rule: one.is_common for one in back.differences
    }
    assert [one.profile for one in back.assessments] == list(reversed(FIVE))
