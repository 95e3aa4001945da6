"""The client that OpenSanctions publishes, `yente-client`, against a process on the loopback."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from yente_client import (  # type: ignore[import-untyped]
    AsyncClient,
    Client,
    Company,
    Person,
    Vessel,
)
from yente_client.exceptions import (  # type: ignore[import-untyped]
    AuthenticationError,
    BadRequestError,
    NotFoundError,
)


@pytest.fixture(scope="module")
def client(served: str) -> Iterator[Client]:
    with Client(base_url=served, api_key="any") as client:
        yield client


PUTIN = Person(name=["Vladimir Putin"], birthDate=["1952-10-07"], nationality=["ru"])


def test_health(client: Client) -> None:
    assert client.healthz().status == "ok"
    assert client.readyz().status == "ok"


def test_datasets_twice(client: Client) -> None:
    found = client.datasets()
    assert {"default", "sanctions", "ofac_sdn", "eu_fsf"} <= {one.name for one in found.datasets}
    assert all(one.load and one.index_current for one in found.datasets)
    assert client.datasets() == found  # by its ETag


def test_algorithms(client: Client) -> None:
    found = client.algorithms()
    assert found.best in {one.name for one in found.algorithms}
    assert all(one.docs for one in found.algorithms)


def test_match(client: Client) -> None:
    found = client.match(PUTIN)
    assert found.top is not None
    assert found.top.id == "ofac-35096"
    assert found.top.match
    assert found.total.value == len(found.matches)
    assert found.top.contributing_explanations
    assert found.query["properties"]["birthDate"] == ["1952-10-07"]


def test_match_with_every_setting(client: Client) -> None:
    found = client.match(
        PUTIN,
        datasets=["default", "eu_fsf"],
        exclude_datasets=["ofac_cons"],
        exclude_schemata=["Company"],
        exclude_entities=["ofac-1"],
        topics=["sanction"],
        changed_since="2024-01-01T00:00:00",
        threshold=0.8,
        cutoff=0.5,
        algorithm="best",
        weights={"name_literal": 0.5},
        config={"nm_number_mismatch": 0.4},
        limit=3,
    )
    assert [one.id for one in found.matches] == ["eu-fsf-EU.7510.16"]
    assert found.limit == 3


def test_match_of_firms_and_ships(client: Client) -> None:
    firm = client.match(Company(name=["Роснефть"], jurisdiction=["ru"]))
    assert firm.matches
    ship = client.match(Vessel(imoNumber=["IMO1011551"]))
    assert [one.id for one in ship.matches] == ["ofac-37444"]


def test_many_matches_at_once(client: Client) -> None:
    asked = [(str(n), PUTIN if n % 2 else Person(name=["Emma Daniels"])) for n in range(40)]
    found = dict(client.match_iter(asked, workers=4))
    assert len(found) == 40
    assert all(bool(found[str(n)].matches) == bool(n % 2) for n in range(40))


def test_search(client: Client) -> None:
    found = client.search("vladimir putin", countries=["ru"], schema="Person", facets=["schema"])
    assert found.results[0].id == "ofac-35096"
    assert set(found.facets) == {"schema"}
    assert client.search("putin", datasets=["eu_fsf"], limit=1, offset=1).offset == 1
    assert client.search("putjn", fuzzy=True, simple=True, sort=["first_seen:desc"]).total.value


def test_search_in_the_future_finds_nothing(client: Client) -> None:
    later = (datetime.now(tz=UTC) + timedelta(days=1)).replace(microsecond=0, tzinfo=None)
    assert client.search("putin", changed_since=later).total.value == 0


def test_fetch(client: Client) -> None:
    whole = client.fetch("ofac-35096")
    sanction = whole.properties["sanctions"][0]
    assert not isinstance(sanction, str)
    assert sanction.schema_ == "Sanction"
    assert "sanctions" not in client.fetch("ofac-35096", nested=False).properties
    assert client.fetch("os-ofac-35096").id == "ofac-35096"  # by its redirect
    assert whole.last_seen is not None


def test_adjacent(client: Client) -> None:
    whole = client.adjacent("ofac-35096")
    assert whole.adjacent["addressEntity"].total.value == 4
    page = client.adjacent("ofac-35096", prop="addressEntity", limit=1, offset=1, sort=["caption"])
    assert len(page.results) == 1


def test_errors_are_those_the_client_knows(client: Client) -> None:
    with pytest.raises(NotFoundError, match="No such entity"):
        client.fetch("banana")
    with pytest.raises(NotFoundError, match="No such dataset"):
        client.match(PUTIN, datasets=["banana"])
    with pytest.raises(NotFoundError, match="No such property"):
        client.adjacent("ofac-35096", prop="banana")
    with pytest.raises(BadRequestError, match="neural-net"):
        client.match(PUTIN, algorithm="neural-net")
    with pytest.raises(BadRequestError):
        client.search("a/b")
    with pytest.raises(AuthenticationError):
        client._request("POST", "/updatez", params={"token": "x"})


def test_statements_are_nowhere_but_at_opensanctions(client: Client) -> None:
    with pytest.raises(NotFoundError, match="statements"):
        client.statements(canonical_id="ofac-35096")


def test_the_asynchronous_client(served: str) -> None:
    async def ask() -> str:
        async with AsyncClient(base_url=served, api_key="any") as client:
            assert (await client.readyz()).status == "ok"
            found = await client.match(PUTIN)
            assert found.top is not None
            return str(found.top.id)

    assert asyncio.run(ask()) == "ofac-35096"
