"""The pages beside a case, and documents of every kind, without a browser."""

import re
from asyncio import AbstractEventLoop as Loop
from pathlib import Path

import pytest

from tests.service.client import Client
from tests.service.conftest import MakeApp
from tests.service.desk.test_cases import EXAMPLES, PROHIBITED, STORY, decided, hand_in
from witting.service.desk import case_page, ofac_page
from witting.service.desk.pdf import can_make_pdf
from witting.service.desk.route import route_drawn

DOCUMENTS = sorted(one.name for one in EXAMPLES.iterdir() if one.suffix not in ("", ".md"))
PAPERS = EXAMPLES / "papers"


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_example_has_a_page_whose_links_within_lead_somewhere(
    client: Client, name: str
) -> None:
    page = client.get(hand_in(client, name))
    assert page.status_code == 200
    places = set(re.findall(r'\bid="([^"]+)"', page.text))
    assert set(re.findall(r'href="#([^"]+)"', page.text)) <= places


def test_no_place_on_a_page_is_named_twice(client: Client) -> None:
    page = client.get(hand_in(client, "09-orders.csv")).text
    facts = re.findall(r'\bid="(fact-[^"]+)"', page)
    assert len(facts) == len(set(facts))


def test_a_document_of_several_deals_shows_each(client: Client) -> None:
    page = client.get(hand_in(client, "09-orders.csv")).text
    assert "Deal 2" in page


def test_what_a_document_says_is_no_markup(client: Client) -> None:
    text = "Ship to <img src=x onerror=alert(1)> in Novorossiysk: ball bearings & more."
    case = client.post("/desk/upload", data={"text": text, "name": "<b>x"}).headers["location"]
    for page in (case, "/desk/", f"{case}/report", "/desk/search?text=%3Cb%3Ex"):
        said = client.get(page).text
        assert "<img" not in said
        assert "<b>x" not in said


def test_the_original_is_marked_where_a_message_escapes_a_name(client: Client) -> None:
    original = (EXAMPLES / PROHIBITED).read_bytes()
    changed = original.replace(b"Larkmoor Components FZE", b"Corebai Microelectronics &amp; Co")
    document = {"document": ("escaped.xml", changed)}
    case = client.post("/desk/upload", files=document).headers["location"]
    page = client.get(case).text
    shown = page[page.index('<pre class="paper"') : page.index("</pre>")]
    assert re.search(r'class="mark [a-z]+"[^>]*>Corebai Microelectronics \(Beijing\)', shown)
    assert "&amp;amp;" in shown


def test_what_is_no_document_is_told_on_a_page(client: Client) -> None:
    answer = client.post("/desk/upload", files={"document": ("x.bin", b"\x00\x01\x02" * 50)})
    assert answer.status_code in (415, 422)
    assert "This could not be done" in answer.text


def test_two_days_are_compared_rule_by_rule(client: Client) -> None:
    case = hand_in(client, PROHIBITED)
    page = client.get(f"{case}/compare?as_of=2024-01-15").text
    assert "house/listed-later" in page
    assert page.count('<span class="chip">differs</span>') >= 2


def test_comparing_with_itself_differs_in_nothing(client: Client) -> None:
    case = hand_in(client, PROHIBITED)
    page = client.get(f"{case}/compare?as_of=2024-06-01").text
    assert 'class="chip">differs' not in page
    assert "and no rule differs." in page


def test_an_unknown_asker_is_told(client: Client) -> None:
    case = hand_in(client, PROHIBITED)
    answer = client.get(f"{case}/compare?profile=../../etc/passwd")
    assert answer.status_code == 422


def test_a_higher_threshold_makes_an_alert_none(client: Client) -> None:
    case = hand_in(client, PROHIBITED)
    assert "would be none" in client.get(f"{case}/what-if?threshold=1").text
    assert "would be none" not in client.get(f"{case}/what-if?threshold=0.84").text


def test_a_blocked_case_has_ten_business_days_to_report(client: Client) -> None:
    case = hand_in(client, PROHIBITED)
    assert decided(client, case, "block", "listed_party") == 303
    page = client.get(f"{case}/ofac").text
    assert "blocked property" in page
    days = int(re.search(r"(\d+) days from today", page)[1])  # type: ignore[index]
    assert 14 <= days <= 18  # ten business days, with weekends and at most two holidays
    assert "COREBAI MICROELECTRONICS BEIJING COMPANY LIMITED (ofac-48019" in page


def test_before_a_decision_no_day_of_blocking_is_stated(client: Client) -> None:
    page = client.get(f"{hand_in(client, PROHIBITED)}/ofac").text
    row = page[page.index("Day it was blocked") :]
    assert "to be added by who files" in row[: row.index("</tr>")]


def test_a_report_is_made_and_told_of_in_the_trail(client: Client) -> None:
    case = hand_in(client, PROHIBITED)
    assert "Report of case" in client.get(f"{case}/report").text
    assert "A report was made of a case." in client.get(case).text


def test_an_entry_is_shown_whole(client: Client) -> None:
    page = client.get("/desk/entries/ofac-48019").text
    assert "Fenghao Road East" in page
    assert "listed on 2024-02-23" in page
    assert "USCC 911101143979147669" in page
    assert "primary, strong, Latin letters" in page
    assert client.get("/desk/entries/ofac-0").status_code == 404


def test_a_search_finds_cases_entries_and_law(client: Client) -> None:
    hand_in(client, PROHIBITED)
    page = client.get("/desk/search?text=corebai").text
    assert "Cases (1)" in page
    assert "/desk/entries/ofac-48019" in page
    assert "/desk/law/us/eo14024/section-11/prong-i" in client.get("/desk/search?text=prong").text


def test_a_rule_is_shown_as_of_a_day(client: Client) -> None:
    path = "/desk/law/us/eo14024/section-11/prong-i"
    assert "in force on 2024-01-15" in client.get(f"{path}?as_of=2024-01-15").text
    assert "not yet on 2023-01-15" in client.get(f"{path}?as_of=2023-01-15").text
    assert client.get("/desk/law/no/such").status_code == 404


def test_the_trail_is_for_auditors(client: Client) -> None:
    analyst = {"x-test-roles": "analyst"}
    assert client.get("/desk/audit", headers=analyst).status_code == 403
    assert "The audit trail was looked at." in client.get("/desk/audit").text


def test_only_the_house_verifies_everybodys_entries(client: Client) -> None:
    other = {"x-test-tenant": "other"}
    assert client.post("/desk/audit/verify", headers=other).status_code == 403
    assert "It holds." in client.post("/desk/audit/verify").text


def test_a_paper_of_several_lines_keeps_its_unread_parts(client: Client) -> None:
    for path in sorted(Path(PAPERS).glob("*.txt")):
        document = {"document": (path.name, path.read_bytes())}
        case = client.post("/desk/upload", files=document).headers["location"]
        assert client.get(case).status_code == 200


def test_a_report_is_a_pdf_or_says_what_to_install(client: Client) -> None:
    answer = client.get(f"{hand_in(client, STORY)}/report.pdf")
    if can_make_pdf():
        assert answer.content.startswith(b"%PDF")
    else:
        assert answer.status_code == 501
        assert "witting[reports]" in answer.text


def test_of_a_file_of_many_deals_the_gravest_are_shown(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(case_page, "MOST_DEALS", 2)
    page = client.get(hand_in(client, "09-orders.csv")).text
    assert "further deals of the document, none graver" in page
    assert page.count("<h2>Deal ") == 2


def test_who_stands_behind_a_party_is_shown_step_by_step(make_app: MakeApp, loop: Loop) -> None:
    holdings = EXAMPLES / "owned" / "holdings.csv"
    client = Client(make_app(holdings=(holdings,)), loop)
    page = client.get(hand_in(client, "owned/order.json", "2024-07-03")).text
    assert 'class="tag owner"' in page
    assert '<ol class="chain"><li' in page


def test_a_threshold_may_be_tried_down_to_a_half(client: Client) -> None:
    case = hand_in(client, PROHIBITED)
    page = client.get(f"{case}/what-if?threshold=0.5")
    assert page.status_code == 200
    assert "at or above 0.50" in page.text


@pytest.mark.parametrize("given", ["0.49", "1.01", "nan", "inf", "-1", "high", "9" * 400, "٠x"])
def test_a_number_that_is_no_threshold_is_told_on_the_page_itself(
    client: Client, given: str
) -> None:
    case = hand_in(client, PROHIBITED)
    page = client.get(f"{case}/what-if", params={"threshold": given})
    assert page.status_code == 422
    assert "write a number from 0.50 to 1.00" in page.text
    assert "at the threshold in use" in page.text
    by_script = client.get(f"{case}/what-if?threshold=2", headers={"hx-request": "true"})
    assert by_script.status_code == 200  # or the script would put nothing on the page


def test_more_candidates_than_are_shown_are_counted(client: Client) -> None:
    original = (EXAMPLES / PROHIBITED).read_bytes()
    common = original.replace(b"Larkmoor Components FZE", b"Mohammed Ali")
    assert common != original
    answer = client.post("/desk/upload", files={"document": ("common.xml", common)})
    case = answer.headers["location"]
    page = client.get(f"{case}/what-if?threshold=0.5").text
    assert re.search(r"[1-9]\d* more at or above the threshold tried", page)


def test_of_a_released_case_the_report_says_who_released_it_and_why(client: Client) -> None:
    case = hand_in(client, PROHIBITED)
    assert decided(client, case, "release", "licensed") == 303
    assert "Nobody has decided" in client.get(f"{case}/ofac").text  # it waits for the second
    given = {"agrees": "true", "because": "Seen the licence and its scope."}
    client.post(f"{case}/second", data=given, headers={"x-test-name": "Bilal"})
    page = client.get(f"{case}/ofac").text
    assert "Nobody has decided" not in page
    assert "It was released by amina" in page
    assert "agreed to by bilal" in page
    assert re.search(r"deal\. Looked at it", page)


def test_of_a_case_blocked_with_nobody_blocked_it_is_asked_what_is(client: Client) -> None:
    story = hand_in(client, STORY)
    assert decided(client, story, "block", "listed_party") == 303
    assert "What is to be blocked?" in client.get(f"{story}/ofac").text
    case = hand_in(client, PROHIBITED)
    assert "What is to be blocked?" not in client.get(f"{case}/ofac").text
    assert decided(client, case, "block", "listed_party") == 303
    assert "What is to be blocked?" not in client.get(f"{case}/ofac").text


def test_a_country_is_named_once_beside_a_place_or_party() -> None:
    place = {"kind": "place", "territory": "", "part": "from", "roles": ["russia"]}
    records = [place | {"name": name, "country": "RU"} for name in ("RU", "Chelyabinsk")]
    drawn = route_drawn({"facts": records, "deal": {"kind": "order"}})
    assert drawn.said == "Route: from RU, from Chelyabinsk (RU)"


@pytest.mark.parametrize(
    ("address", "shown"),
    [("RU", " (RU)"), ("Moscow, RU", " (Moscow, RU)"), ("Moscow", " (Moscow, RU)"), ("", " (RU)")],
)
def test_a_report_names_a_partys_country_once(address: str, shown: str) -> None:
    party = {"role": "debtor", "name": "OOO Primer", "country": "RU", "address": address}
    assert ofac_page._party(party | {"identifiers": []}) == f"debtor: OOO Primer{shown}"
