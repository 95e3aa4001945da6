"""The queue as people work it off: time running out, pages, filters kept in the address."""

import re
from dataclasses import replace
from datetime import timedelta
from html import unescape

import pytest

from tests.service.client import Client
from tests.service.desk.test_cases import PROHIBITED, STORY, decided, hand_in
from witting.service.desk import queue_routes


def later(client: Client, by: timedelta) -> None:
    service = client.app.state.service
    before = service.now
    client.app.state.service = replace(service, now=lambda: before() + by)


@pytest.mark.parametrize(
    ("hours", "said", "how"),
    [(0, "in 7 h", ""), (7.5, "in 29 min", "soon"), (10, "h late", "late")],
)
def test_a_case_says_how_long_it_has(client: Client, hours: float, said: str, how: str) -> None:
    hand_in(client, PROHIBITED)
    later(client, timedelta(hours=hours))
    page = client.get("/desk/").text
    assert said in page
    assert f'<tr class="{how}">' in page


def test_a_closed_case_presses_nobody(client: Client) -> None:
    case = hand_in(client, PROHIBITED)
    decided(client, case, "reject", "forbidden")
    later(client, timedelta(hours=100))
    page = client.get("/desk/?state=closed").text
    assert PROHIBITED in page
    assert '<tr class="">' in page


def test_the_next_page_keeps_what_was_asked(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue_routes, "SIZE", 1)
    hand_in(client, PROHIBITED)
    hand_in(client, STORY)
    page = client.get("/desk/?order=newest&severity=1").text
    assert "1 to 1 of 2" in page
    found = re.search(r'href="([^"]+)" rel="next"', page)
    assert found
    after = unescape(found[1])
    assert after == "/desk/?severity=1&order=newest&page=2"
    second = client.get(after).text
    assert PROHIBITED in second
    assert STORY not in second
    assert 'href="/desk/?severity=1&amp;order=newest" rel="prev"' in second


def test_cases_are_filtered_by_who_has_them(client: Client) -> None:
    case = hand_in(client, PROHIBITED)
    hand_in(client, STORY)
    assert client.post(f"{case}/assignee", data={"to": "amina"}).status_code == 303
    mine, nobodys = client.get("/desk/?assignee=me").text, client.get("/desk/?assignee=-").text
    assert (PROHIBITED in mine, STORY in mine) == (True, False)
    assert (PROHIBITED in nobodys, STORY in nobodys) == (False, True)


def test_every_look_is_told_in_the_trail(client: Client) -> None:
    case = hand_in(client, PROHIBITED)
    for path in ("", "/document", "/assessment.json", "/compare", "/what-if", "/ofac"):
        before = client.get("/desk/audit?subject=case:1").text.count("A case was looked at.")
        assert client.get(f"{case}{path}").status_code == 200
        after = client.get("/desk/audit?subject=case:1").text.count("A case was looked at.")
        assert after == before + 1, path


def test_a_reopened_case_takes_two_to_let_go(client: Client) -> None:
    case = hand_in(client, STORY)
    assert decided(client, case, "release", "not_reached") == 303
    assert "<strong>closed</strong>" in client.get(case).text
    assert client.post(f"{case}/reopening", data={"because": "News."}).status_code == 303
    page = client.get(case).text
    assert "it was opened again" in page
    assert decided(client, case, "release", "not_reached") == 303
    assert "waits for approval" in client.get(case).text
