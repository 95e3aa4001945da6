"""The desk from a document to a decision, without a browser."""

import re
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from tests.service.client import Client

EXAMPLES = Path(__file__).parents[3] / "examples"
PROHIBITED = "01-payment-corebai.xml"
LOOKED = "Looked at it. Licence 13 covers it."
STORY = "10-article-ar.txt"


def hand_in(client: Client, name: str, as_of: str = "2024-06-01") -> str:
    document = {"document": (name, (EXAMPLES / name).read_bytes())}
    answer = client.post("/desk/upload", files=document, data={"as_of": as_of})
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


def decided(client: Client, case: str, verdict: str, reason: str, **more: str) -> int:
    data = {
        "verdict": verdict,
        "reason": reason,
        "because": LOOKED,
        **more,
    }
    return client.post(f"{case}/decisions", data=data).status_code


def test_a_document_handed_in_is_a_case_with_its_findings(client: Client) -> None:
    page = client.get(hand_in(client, PROHIBITED))
    assert page.status_code == 200
    for said in ("ofac-48019", "section-11/prong-i", "‘corebai’ agrees", "CdtTrfTxInf"):
        assert said in page.text, said


def test_pasted_text_is_a_case(client: Client) -> None:
    answer = client.post("/desk/upload", data={"text": "A shipment of bearings to Novorossiysk."})
    assert answer.status_code == 303
    assert "pasted text" in client.get(answer.headers["location"]).text


def test_nothing_handed_in_is_told(client: Client) -> None:
    answer = client.post("/desk/upload", data={"text": " "})
    assert answer.status_code == 422
    assert "There is nothing to read" in answer.text


def test_the_words_a_fact_rests_on_are_marked_and_lead_to_it(client: Client) -> None:
    page = client.get(hand_in(client, STORY)).text
    marks = re.findall(r'<a class="mark goods" href="#(fact-1-f\d+)"[^>]*>([^<]+)</a>', page)
    assert ("fact-1-f1", "محامل كروية") in marks
    assert all(f'id="{place}"' in page for place, _ in marks)


def test_a_release_of_a_prohibited_case_waits_for_another_person(client: Client) -> None:
    case = hand_in(client, PROHIBITED)
    assert decided(client, case, "release", "licensed") == 303
    page = client.get(case).text
    assert "waits for approval" in page
    assert "This is your own decision" in page
    own = client.post(f"{case}/second", data={"agrees": "true", "because": "Fine."})
    assert own.status_code == 403
    other = {"x-test-name": "Bilal"}
    agreed = client.post(
        f"{case}/second",
        data={"agrees": "true", "because": "Seen the licence and its scope."},
        headers=other,
    )
    assert agreed.status_code == 303
    assert "<strong>closed</strong>" in client.get(case).text


def test_to_send_back_what_must_be_blocked_takes_two_and_says_why(client: Client) -> None:
    answer = client.post(
        "/desk/upload",
        files={"document": (PROHIBITED, (EXAMPLES / PROHIBITED).read_bytes())},
        data={"as_of": "2024-06-01", "profile": "bank-us"},
    )
    case = answer.headers["location"]
    page = client.get(case).text
    assert "to return what must be held may itself break the rule" in page
    assert "within 10 business days" in page
    assert decided(client, case, "reject", "forbidden") == 303
    assert "waits for approval" in client.get(case).text


def test_a_reason_that_does_not_fit_is_told_and_decides_nothing(client: Client) -> None:
    case = hand_in(client, PROHIBITED)
    assert decided(client, case, "block", "licensed") == 422
    assert "<strong>open</strong>" in client.get(case).text


def test_who_may_only_look_sees_no_form_and_decides_nothing(client: Client) -> None:
    case = hand_in(client, PROHIBITED)
    viewer = {"x-test-roles": "viewer"}
    assert "Put the decision down" not in client.get(case, headers=viewer).text
    given = {"verdict": "reject", "reason": "forbidden", "because": "No."}
    answer = client.post(f"{case}/decisions", data=given, headers=viewer)
    assert answer.status_code == 403


def test_another_tenants_case_is_not_there(client: Client) -> None:
    case = hand_in(client, PROHIBITED)
    assert client.get(case, headers={"x-test-tenant": "other"}).status_code == 404


def test_who_is_not_signed_in_is_sent_to_do_so(client: Client) -> None:
    answer = client.get("/desk/?text=omsk", headers={"x-test-roles": "nobody"})
    assert answer.status_code == 303
    assert answer.headers["location"] == "/sign-in?next=%2Fdesk%2F%3Ftext%3Domsk"


def test_notes_and_files_stand_on_the_page_escaped(client: Client) -> None:
    case = hand_in(client, PROHIBITED)
    client.post(f"{case}/notes", data={"text": "<script>alert(1)</script>"})
    file = {"document": ("<b>x</b>.txt", b"hello", "text/html")}
    assert client.post(f"{case}/attachments", files=file).status_code == 303
    page = client.get(case).text
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page
    saved = client.get(f"{case}/attachments/1")
    assert saved.content == b"hello"
    assert saved.headers["content-type"] == "application/octet-stream"


def test_the_queue_is_filtered_by_what_the_address_says(client: Client) -> None:
    hand_in(client, PROHIBITED)
    hand_in(client, STORY)
    both = client.get("/desk/").text
    assert PROHIBITED in both
    assert STORY in both
    found = client.get("/desk/?outcome=prohibited&text=corebai").text
    assert PROHIBITED in found
    assert STORY not in found
    as_sent = client.get("/desk/?text=&state=closed&outcome=&severity=0&corridor=&assignee=")
    assert as_sent.status_code == 200
    assert "No case is as asked" in as_sent.text


def test_no_page_has_script_or_style_of_its_own(client: Client) -> None:
    case = hand_in(client, PROHIBITED)
    for address in ("/desk/", "/desk/upload", case):
        page = client.get(address).text
        assert not re.search(r"<script(?![^>]*\bsrc=)", page), address
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=", page), address


def test_what_ships_is_what_its_list_says() -> None:
    static = files("witting.service.desk") / "static"
    told = (static / "README.md").read_text("utf-8")
    for name, digest in re.findall(r"^\| `([\w.]+)` \|.*`([0-9a-f]{64})`", told, re.M):
        assert sha256((static / name).read_bytes()).hexdigest() == digest, name
