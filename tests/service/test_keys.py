"""Keys: made once, known by their hash, ended at will; before the first, the service is shut."""

import asyncio
import json
from datetime import UTC, datetime

import pytest

from tests.service.client import Client
from tests.service.conftest import MakeApp
from witting.service.access import Role
from witting.service.identity import first_link
from witting.service.keys import Keys, end_key, keys_of, make_key
from witting.store import Database, audit
from witting.store.people import add_person
from witting.store.refusals import NotThere

ORDER = json.dumps(
    {
        "kind": "order",
        "day": "2024-07-01",
        "parties": [{"role": "creditor", "name": "Sberbank", "country": "RU"}],
    }
).encode()
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
Loop = asyncio.AbstractEventLoop


def _with_keys(make_app: MakeApp, loop: Loop) -> Client:
    return Client(make_app(identity="keys"), loop)


def _link(client: Client) -> str:
    return first_link(client.app.state.service.settings, datetime.now(tz=UTC))


def _database(client: Client) -> Database:
    database: Database = client.app.state.service.database
    return database


def _make(client: Client, *roles: Role, tenant: str = "default") -> str:
    with _database(client).writing() as connection:
        return make_key(connection, name="Robot", roles=roles, tenant=tenant, by="test", now=NOW)


def _bearer(key: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {key}"}


@pytest.mark.parametrize("path", ["/v1/screen", "/openapi.json", "/v1/nothing"])
def test_before_it_is_set_up_nothing_is_answered(make_app: MakeApp, loop: Loop, path: str) -> None:
    answer = _with_keys(make_app, loop).get(path)
    assert (answer.status_code, answer.json()["type"]) == (403, "urn:witting:problem:NotSetUp")


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/metrics"])
def test_before_it_is_set_up_health_is_answered(make_app: MakeApp, loop: Loop, path: str) -> None:
    assert _with_keys(make_app, loop).get(path).status_code == 200


def test_the_link_makes_the_first_key_and_is_then_used_up(make_app: MakeApp, loop: Loop) -> None:
    client = _with_keys(make_app, loop)
    token = _link(client)
    said = {"token": token, "name": "Olga"}
    first = client.post("/setup", json=said)
    assert first.status_code == 201
    shown = client.get("/openapi.json", headers=_bearer(first.json()["key"]))
    assert shown.status_code == 200
    assert client.post("/setup", json=said).status_code == 403


@pytest.mark.parametrize("token", ["", "wrong", "x" * 43])
def test_a_wrong_token_makes_no_key(make_app: MakeApp, loop: Loop, token: str) -> None:
    client = _with_keys(make_app, loop)
    _link(client)
    answer = client.post("/setup", json={"token": token, "name": "Mallory"})
    assert answer.status_code in (403, 422)
    with _database(client).reading() as connection:
        assert keys_of(connection, "default") == []


@pytest.mark.parametrize("scheme", ["Bearer", "bearer", "ApiKey"])
def test_a_key_is_known(make_app: MakeApp, loop: Loop, scheme: str) -> None:
    client = _with_keys(make_app, loop)
    key = _make(client, Role.ANALYST)
    answer = client.post(
        "/v1/screen", json={"names": ["Nobody Known"]}, headers={"Authorization": f"{scheme} {key}"}
    )
    assert answer.status_code == 200


@pytest.mark.parametrize(
    "said",
    ["", "Bearer", "Bearer wk_", "Basic {key}", "Bearer {other}", "Bearer {key}x", "{key}"],
)
def test_what_is_no_key_is_nobody(make_app: MakeApp, loop: Loop, said: str) -> None:
    client = _with_keys(make_app, loop)
    key = _make(client, Role.ANALYST)
    other = key[:-4] + ("aaaa" if not key.endswith("aaaa") else "bbbb")
    headers = {"Authorization": said.format(key=key, other=other)}
    answer = client.post("/v1/screen", json={"names": ["Nobody Known"]}, headers=headers)
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"


def test_a_key_of_another_role_is_refused(make_app: MakeApp, loop: Loop) -> None:
    client = _with_keys(make_app, loop)
    key = _make(client, Role.AUDITOR)
    answer = client.post("/v1/screen", json={"names": ["Nobody Known"]}, headers=_bearer(key))
    assert answer.status_code == 403
    assert "auditor" in answer.json()["detail"]


def test_an_ended_key_is_nobody(make_app: MakeApp, loop: Loop) -> None:
    client = _with_keys(make_app, loop)
    key = _make(client, Role.ANALYST)
    with _database(client).writing() as connection:
        end_key(connection, key.split("_")[1], tenant="default", by="test", now=NOW)
    answer = client.post("/v1/screen", json={"names": ["Nobody Known"]}, headers=_bearer(key))
    assert answer.status_code == 401


def test_another_tenant_cannot_end_a_key(make_app: MakeApp, loop: Loop) -> None:
    client = _with_keys(make_app, loop)
    key = _make(client, Role.ANALYST)
    with _database(client).writing() as connection, pytest.raises(NotThere, match="no key"):
        end_key(connection, key.split("_")[1], tenant="other", by="test", now=NOW)


def test_neither_database_nor_trail_holds_a_key(make_app: MakeApp, loop: Loop) -> None:
    client = _with_keys(make_app, loop)
    secret = _make(client, Role.ANALYST).split("_", 2)[2]
    with _database(client).reading() as connection:
        held = repr(keys_of(connection, "default")) + repr(list(audit.entries(connection)))
        rows = connection.exec_driver_sql("SELECT * FROM api_keys").all()
    assert secret not in held + repr(rows)


def test_a_key_that_was_found_is_not_looked_up_at_once_again(make_app: MakeApp, loop: Loop) -> None:
    client = _with_keys(make_app, loop)
    key = _make(client, Role.ANALYST)
    identity: Keys = client.app.state.service.identity._keys
    client.get("/v1/nothing", headers=_bearer(key))
    client.post("/v1/screen", json={"names": ["Nobody Known"]}, headers=_bearer(key))
    assert len(identity._known) == 1
    assert key not in repr(identity._known)


def _post(client: Client, key: str, **wanted: object) -> int:
    given: dict[str, object] = {"name": "Own", "roles": ["analyst"]} | wanted
    return client.post("/v1/keys", json=given, headers=_bearer(key)).status_code


def _person(client: Client, login: str, *roles: Role, maker: str = "") -> str:
    """Add a person, and give a key of theirs that `maker` made, or they themselves."""
    with _database(client).writing() as connection:
        add_person(
            connection, login=login, name=login, roles=roles, tenant="default", by="test", now=NOW
        )
        return make_key(
            connection,
            name=login,
            roles=roles,
            tenant="default",
            by=maker or login,
            now=NOW,
            person=login,
        )


def test_an_admin_makes_keys_for_people_and_nobody_beyond_their_roles(
    make_app: MakeApp, loop: Loop
) -> None:
    client = _with_keys(make_app, loop)
    amina = _person(client, "amina", Role.ADMIN)
    olga = _person(client, "olga", Role.ANALYST, Role.VIEWER)
    assert _post(client, amina) == 201  # of nobody
    assert _post(client, amina, person="olga", days=30) == 201
    assert _post(client, amina, person="olga", roles=["analyst", "approver"]) == 422
    assert _post(client, amina, person="nobody") == 404
    assert _post(client, amina, days=0) == 422
    assert _post(client, olga, person="olga") == 201
    assert _post(client, olga, person="amina", roles=["admin"]) == 403
    assert _post(client, olga) == 403
    assert _post(client, _make(client, Role.ANALYST), person="olga") == 403
    with _database(client).reading() as connection:
        held = keys_of(connection, "default")
    assert all(one.ends_at for one in held if one.name == "Own")
    assert {one.person for one in held if one.name == "Own"} == {None, "olga"}


def test_a_key_of_nobody_opens_notes_and_asks_and_a_person_settles(
    make_app: MakeApp, loop: Loop
) -> None:
    client = _with_keys(make_app, loop)
    robot, olga = _make(client, Role.ANALYST), _person(client, "olga", Role.ANALYST)
    order = json.loads(ORDER) | {"parties": [{"role": "creditor", "name": "Anna Example"}]}
    case = client.post(
        "/v1/cases", content=json.dumps(order), params={"name": "o.json"}, headers=_bearer(robot)
    ).json()
    path = f"/v1/cases/{case['id']}"
    noted = client.post(f"{path}/notes", json={"text": "Sent on."}, headers=_bearer(robot))
    assert (case["needs_second"], noted.status_code) == (False, 201)
    because = "The papers name every party and the goods."
    for verdict, reason, status in (
        ("release", "papers_agree", 403),
        ("reject", "beyond_appetite", 403),
        ("block", "ordered", 403),
        ("ask", "ask_papers", 201),
        ("escalate", "law_unclear", 201),
    ):
        given = {"verdict": verdict, "reason": reason, "because": because}
        answer = client.post(f"{path}/decisions", json=given, headers=_bearer(robot))
        assert answer.status_code == status, (verdict, answer.text)
    given = {"verdict": "release", "reason": "papers_agree", "because": because}
    answer = client.post(f"{path}/decisions", json=given, headers=_bearer(olga))
    assert answer.json()["case"]["state"] == "closed"


def test_two_keys_of_one_admin_release_no_prohibited_case(make_app: MakeApp, loop: Loop) -> None:
    client = _with_keys(make_app, loop)
    amina = _person(client, "amina", Role.ADMIN, Role.ANALYST, Role.APPROVER)
    own = _person(client, "boris", Role.APPROVER)
    _person(client, "olga", Role.ANALYST)
    wanted_keys: dict[str, dict[str, object]] = {
        "robot": {"roles": ["analyst", "approver"]},
        "second robot": {"roles": ["approver"]},
        "olga": {"roles": ["analyst"], "person": "olga"},
        "boris": {"roles": ["approver"], "person": "boris"},
    }
    made = {
        name: client.post("/v1/keys", json={"name": name} | wanted, headers=_bearer(amina)).json()[
            "key"
        ]
        for name, wanted in wanted_keys.items()
    }
    case = client.post(
        "/v1/cases",
        content=ORDER,
        params={"as_of": "2024-07-03", "name": "order.json", "profile": "bank-us"},
        headers=_bearer(made["robot"]),
    ).json()
    assert case["needs_second"]
    path = f"/v1/cases/{case['id']}"
    because = "General licence 13 covers it."
    decided = {"verdict": "release", "reason": "licensed", "because": because}
    first = client.post(f"{path}/decisions", json=decided, headers=_bearer(made["robot"]))
    assert first.status_code == 403
    first = client.post(f"{path}/decisions", json=decided, headers=_bearer(made["olga"]))
    assert first.status_code == 201
    agreed = {"agrees": True, "because": "Seen the licence and its scope."}
    for key in (amina, made["second robot"], made["boris"]):
        answer = client.post(f"{path}/second", json=agreed, headers=_bearer(key))
        assert (answer.status_code, "two people" in answer.json()["detail"]) == (403, True)
    assert client.post(f"{path}/second", json=agreed, headers=_bearer(own)).status_code == 201
