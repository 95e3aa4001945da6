"""What is put first: outcome, then what identifies, then a whole name; a raw score comes last."""

import json
from typing import Any

import pytest

from tests.service.client import Client
from tests.service.desk.test_cases import PROHIBITED, decided, hand_in
from witting.assess.strength import in_order, strength_of

ORDER = {
    "kind": "order",
    "parties": [
        {"role": "creditor", "name": "Deripaska O.V.", "country": "RU"},
        {"role": "debtor", "name": "Li Wei", "country": "CN"},
    ],
    "goods": [{"description": "Office chairs"}],
    "amount": {"value": "1", "currency": "USD"},
    "day": "2024-07-03",
}


def party(score: float, *parts: str, certainty: str = "possible", **more: Any) -> dict[str, Any]:
    told = [{"name": name, "value": 0.01} for name in ("name", *parts)]
    return {
        "kind": "party",
        "score": score,
        "parts": told,
        "certainty": certainty,
        "is_match": True,
    } | more


def finding(outcome: str, rule: str, *facts: str) -> dict[str, Any]:
    return {"outcome": outcome, "rule": rule, "facts": list(facts)}


@pytest.fixture
def case(client: Client) -> str:
    document = {"document": ("order.json", json.dumps(ORDER).encode())}
    data = {"as_of": "2024-07-03", "profile": "bank-us"}
    answer = client.post("/desk/upload", files=document, data=data)
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


def test_a_certain_match_comes_before_any_possible_one() -> None:
    assert strength_of(party(0.85, certainty="certain")) > strength_of(party(0.99))


def test_a_whole_name_comes_before_a_higher_score_with_words_left_over() -> None:
    assert strength_of(party(0.9)) > strength_of(party(0.96, "left_over"))


def test_what_stands_beside_a_name_decides_between_two() -> None:
    assert strength_of(party(0.9, "birth_date")) > strength_of(party(0.95))


def test_the_outcome_comes_before_everything_and_equals_stay_as_they_were() -> None:
    facts = {"weak": party(0.99, "left_over"), "sure": party(0.9, certainty="certain")}
    given = [
        finding("review", "us/b", "weak"),
        finding("review", "us/a", "sure"),
        finding("review", "us/c"),
        finding("review", "us/d"),
        finding("prohibited", "us/e"),
        finding("review", "house/x", "sure"),
    ]
    said = [one["rule"] for one in in_order(given, facts)]
    assert said == ["us/e", "us/a", "us/b", "us/c", "us/d", "house/x"]


def test_a_name_of_common_words_does_not_lead(client: Client, case: str) -> None:
    page = client.get(case).text
    summary = page[page.index('<p class="summary">') :].partition("</p>")[0]
    assert "Deripaska" in summary
    findings = page[page.index('aria-label="Findings"') :]
    assert findings.index("Oleg Vladimirovich DERIPASKA") < findings.index("WEI TA LEE")


def test_near_names_stand_among_the_possible_matches(client: Client, case: str) -> None:
    page = client.get(case).text
    near = page[page.index("<h3>Possible matches</h3>") :]
    assert "Zun Yi WEI" in near


def row(page: str, name: str) -> str:
    return page[page.index(f'<th scope="row">{name}') :].partition("</tr>")[0]


def test_the_report_to_ofac_cites_what_blocks(client: Client) -> None:
    case = hand_in(client, PROHIBITED)
    assert decided(client, case, "block", "listed_party") == 303
    page = client.get(f"{case}/ofac").text
    authority = row(page, "Legal authority")
    assert "RUSSIA-EO14024" in authority
    assert "(us/ofac/sdn)" in authority
    assert "section-11" not in authority
    assert "31 CFR 501.603" in row(page, "Reported under")


def test_a_rejected_case_is_reported_under_the_other_section(client: Client) -> None:
    case = hand_in(client, PROHIBITED)
    assert decided(client, case, "reject", "listed_party") == 303
    assert "31 CFR 501.604" in row(client.get(f"{case}/ofac").text, "Reported under")


def test_a_possible_match_is_no_target_until_a_person_says_so(client: Client, case: str) -> None:
    before = client.get(f"{case}/ofac").text
    assert "to be added by who files" in row(before, "Associated sanctions target")
    possible = row(before, "Possible matches")
    assert "Deripaska O.V. may be Oleg Vladimirovich DERIPASKA" in possible
    assert "Li Wei comes near Zunyi WEI" in possible
    assert "if it is that party: UKRAINE-EO13661" in row(before, "Legal authority")
    page = client.get(case).text
    refs = [
        part.partition('"')[0]
        for part in page.split('name="facts" value="')[1:]
        if "DERIPASKA" in part.partition("</label>")[0]
    ]
    data = {"verdict": "true_match", "reason": "same_person", "because": "It is he.", "facts": refs}
    assert client.post(f"{case}/decisions", data=data).status_code == 303
    after = client.get(f"{case}/ofac").text
    assert "Oleg Vladimirovich DERIPASKA" in row(after, "Associated sanctions target")
    assert "DERIPASKA" not in row(after, "Possible matches")
