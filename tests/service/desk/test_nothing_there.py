"""What is wrong before any page was asked for is told on a page all the same."""

from tests.service.client import Client


def test_an_address_there_is_none_of_is_answered_with_a_page(client: Client) -> None:
    for method in ("GET", "POST"):
        answer = client(method, "/desk/no/such")
        assert answer.status_code == 404
        assert answer.headers["content-type"].startswith("text/html")
        assert "There is no such page on the desk" in answer.text
    assert client.get("/desk/search/?text=a").headers["location"] == "/desk/search?text=a"
    assert client.get("/desk//evil.example/").headers["location"] == "/desk/evil.example"
    assert client.get("/v1/no/such").headers["content-type"] == "application/problem+json"


def test_a_form_without_its_token_is_answered_with_a_page(client: Client) -> None:
    cookie = {"cookie": "witting=" + "A" * 43}
    answer = client.post("/desk/upload", data={"text": "x"}, headers=cookie)
    assert answer.status_code == 403
    assert answer.headers["content-type"].startswith("text/html")
    assert "does not carry the token" in answer.text
