"""Figures of a period: what was counted is what was done, and each has its drawing and table."""

import csv
import io
import re
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.service.client import Client
from tests.service.desk.test_bulk import REVIEW, pasted
from tests.service.desk.test_cases import PROHIBITED, decided, hand_in
from tests.service.desk.test_queue import later
from witting.base import ListUsed, Outcome
from witting.service.reports import figures
from witting.service.reports.charts import columns, rows, step_up
from witting.service.reports.figures import Section
from witting.service.reports.management import management
from witting.store.deal_figures import CaseLine, DecisionLine
from witting.store.deal_records import State, Verdict

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)


def case_line(number: int = 1, **more: object) -> CaseLine:
    values: dict[str, object] = {
        "id": number,
        "outcome": Outcome.REVIEW,
        "severity": 2,
        "corridor": "CN-RU",
        "state": State.OPEN,
        "opened_at": "2026-03-09T12:00:00.000+00:00",
        "due_at": "2026-03-11T12:00:00.000+00:00",
        "hits": (),
        "pending": None,
        "standing": None,
        "answer": "",
    }
    return CaseLine(**values | more)  # type: ignore[arg-type]  # the fields, by name


def word(number: int, case: int = 1, **more: object) -> DecisionLine:
    values: dict[str, object] = {
        "id": number,
        "case_id": case,
        "verdict": Verdict.RELEASE,
        "reason": "not_reached",
        "facts": (),
        "decided_by": "amina",
        "decided_at": "2026-03-10T00:00:00.000+00:00",
        "needs_second": False,
        "seconds": None,
        "agrees": None,
    }
    return DecisionLine(**values | more)  # type: ignore[arg-type]  # the fields, by name


def shown(client: Client, name: str) -> Section:
    service = client.app.state.service
    made = management(service, "default", service.today - timedelta(days=29), service.today)
    return next(one for one in made.sections if one.id == name)


def row(section: Section, label: str) -> tuple[str, ...]:
    return next(one for one in section.table if one[0] == label)


def test_what_was_done_is_what_is_counted(client: Client) -> None:
    refused, waits = hand_in(client, PROHIBITED), hand_in(client, PROHIBITED)
    for text in REVIEW:
        pasted(client, text)
    decided(client, refused, "block", "listed_party")
    decided(client, waits, "release", "licensed")
    assert row(shown(client, "outcomes"), "prohibited")[1:] == ("0", "1", "1", "2")
    assert row(shown(client, "outcomes"), "review")[1:] == ("0", "0", "2", "2")
    assert shown(client, "days").table[-1][-1] == "4"
    assert [one[1:3] for one in shown(client, "seconds").table] == [("release", "amina")]
    assert row(shown(client, "by-list"), "ofac-sdn")[-1] == "2"
    rule = row(shown(client, "by-rule"), "us/eo14024/section-11/prong-i")
    assert rule[1:] == ("0", "1", "1", "2")


def test_a_case_that_is_late_is_counted_so(client: Client) -> None:
    hand_in(client, PROHIBITED)
    assert row(shown(client, "terms"), "up to a quarter")[-1] == "1"
    later(client, timedelta(hours=9))
    assert row(shown(client, "terms"), "late")[-1] == "1"


def test_a_match_counts_once_it_took_effect(client: Client) -> None:
    case = hand_in(client, PROHIBITED)
    decided(client, case, "false_match", "other_name")
    assert row(shown(client, "matches"), "false match")[1] == "0"  # it waits for a second person
    other = {"x-test-name": "Bilal"}
    client.post(
        f"{case}/second",
        data={"agrees": "true", "because": "Seen with the papers it names."},
        headers=other,
    )
    assert row(shown(client, "matches"), "false match")[1] != "0"
    assert "100.0 % were false" in shown(client, "matches").says


def test_every_figure_has_a_table_and_a_drawing_that_is_named(client: Client) -> None:
    hand_in(client, PROHIBITED)
    page = client.get("/desk/management").text
    assert page.count('<section class="figure"') == 11
    assert page.count("<table>") == 11
    labels = re.findall(r'role="img" aria-label="([^"]+)"', page)
    assert len(labels) == len(set(labels)) >= 7
    assert not re.search(r"<style|\sstyle=|<script(?![^>]*\bsrc=)", page)


def test_no_customer_is_named_and_another_tenant_counts_nothing(client: Client) -> None:
    hand_in(client, PROHIBITED)
    page = client.get("/desk/management").text
    assert "Corebai" not in page
    assert PROHIBITED not in page
    other = client.get("/desk/management", headers={"x-test-tenant": "other"}).text
    assert "0 cases opened" in other


def test_the_tables_come_as_csv(client: Client) -> None:
    hand_in(client, PROHIBITED)
    whole = client.get("/desk/management.csv")
    assert whole.headers["content-type"].startswith("text/csv")
    read = list(csv.reader(io.StringIO(whole.content.decode("utf-8-sig"))))
    assert ["Cases by day"] in read
    one = client.get("/desk/management.csv?section=corridors").content.decode("utf-8-sig")
    assert one.startswith("Corridors\r\nCorridor,clear,review,prohibited,together\r\n")
    assert client.get("/desk/management.csv?section=none").status_code == 404


@pytest.mark.parametrize(
    "asked",
    ["since=2026-02-30", "since=2026-02-02&until=2026-02-01", "since=1900-01-01", "since=x"],
)
def test_a_period_that_is_none_is_told(client: Client, asked: str) -> None:
    assert client.get(f"/desk/management?{asked}").status_code == 422


def test_a_long_period_is_counted_by_weeks() -> None:
    cases = [case_line(at, opened_at=f"2026-0{month}-05T00:00:00+00:00") for at, month in
             enumerate((1, 2, 3), start=1)]  # fmt: skip
    made = figures.by_day(cases, date(2026, 1, 1), date(2026, 3, 31))
    assert made.title == "Cases by week"
    assert sum(int(one[-1]) for one in made.table) == 3
    assert len(made.table) == 13


def test_the_time_to_decide_ends_with_the_second_word() -> None:
    closed = case_line(state=State.CLOSED, standing=1)
    put = word(1, needs_second=True)
    agreed = word(2, seconds=1, agrees=True, decided_at="2026-03-11T13:00:00.000+00:00")
    made = figures.by_time([closed], {1: [put, agreed]})
    assert row(made, "1 to 3 d")[1:] == ("0", "1", "1")
    alone = figures.by_time([closed], {1: [word(1)]})
    assert row(alone, "8 to 24 h")[1:] == ("1", "0", "1")


def test_what_was_turned_down_had_no_effect() -> None:
    put, no = word(1, needs_second=True), word(2, seconds=1, agrees=False)
    assert figures.effective([put, no]) == []
    assert figures.effective([put, word(3, seconds=1, agrees=True)]) == [put]


def test_the_age_of_a_list_nobody_dated_is_unknown() -> None:
    used = [
        ListUsed(
            id=name,
            title=name,
            published=day,
            retrieved="",
            sha256="",
            entries=1,
            source="",
            licence="",
        )
        for name, day in (("a", "2026-03-01"), ("b", ""))
    ]
    made = figures.by_list_age(used, date(2026, 3, 10))
    assert [one[:3] for one in made.table] == [
        ("b", "unknown", "unknown"),
        ("a", "2026-03-01", "9"),
    ]


_VALUES = st.lists(st.lists(st.integers(0, 5_000), min_size=2, max_size=2), min_size=1, max_size=40)


@given(_VALUES)
def test_every_bar_lies_within_its_drawing(values: list[list[int]]) -> None:
    labels = [f"label {at}" for at in range(len(values))]
    for draw in (columns, rows):
        made = draw(labels, ("one", "two"), values)
        assert len(made.bars) == sum(value > 0 for row in values for value in row)
        for bar in made.bars:
            assert bar.x >= 0
            assert bar.x + bar.width <= made.width + 1
            assert bar.y >= -0.1
            assert bar.y + bar.height <= made.height + 0.1


@given(st.integers(0, 10**9))
def test_an_axis_ends_at_or_above_what_it_shows(most: int) -> None:
    assert most <= step_up(most) <= max(1, 4 * most)
