"""Every route, for every role and for nobody, on one's own and on another tenant's: one table."""

import asyncio
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from sqlalchemy import Connection

from tests.service.client import Client
from witting.service.access import Role
from witting.service.app import create_app
from witting.service.identity.rights import RIGHTS, as_table, right
from witting.service.keys import make_key
from witting.service.settings import Settings
from witting.store import Database
from witting.store.people import add_person

ROOT = Path(__file__).resolve().parents[2]
PAYMENT = (ROOT / "examples" / "03-payment-bearings.xml").read_bytes()
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
NOBODY = "nobody"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What a route is asked with, and what is expected of it."""

    right: str
    status: tuple[int, ...] = (200,)  # for whoever may
    other: int = 0  # for whoever may, of another tenant's; 0: there is nothing of a tenant in it
    given: Any = None  # arguments of the request
    asks: str = ""  # the right its guard asks for, where the store asks for more


def _form(**fields: str) -> dict[str, Any]:
    return {"data": fields}


CASE = "/v1/cases/{case}"
DESK = "/desk/cases/{case}"
DECIDED = {"verdict": "release", "reason": "licensed", "because": "General licence 13 covers it."}
BULK = {"verdict": "ask", "reason": "ask_party", "because": "Who is it?", "cases": "1"}
SECONDED = {"agrees": True, "because": "Seen the licence and its scope."}
BECAUSE = {"because": "New facts."}
NAMES = {"json": {"names": ["Nobody Known"]}}
QUERY = {"json": {"queries": {"a": {"schema": "Person", "properties": {"name": ["No One"]}}}}}
PAPER = {"content": PAYMENT, "params": {"as_of": "2024-07-01", "name": "p.xml"}}
FILE = {"files": {"document": ("p.xml", PAYMENT, "application/xml")}}
# Once a case is closed, or nothing waits for a second person, the answer says so.
DONE, AGAIN = (201, 409), (200, 201, 303, 409)

TABLE: dict[tuple[str, str], Row] = {
    ("GET", "/healthz"): Row(right="arrive"),
    ("GET", "/readyz"): Row(right="arrive"),
    ("GET", "/metrics"): Row(right="arrive"),
    ("GET", "/openapi.json"): Row(right="arrive"),
    ("POST", "/setup"): Row(
        right="arrive", status=(403,), given={"json": {"token": "x", "name": "x"}}
    ),
    ("GET", "/setup"): Row(right="arrive", status=(403,)),
    ("POST", "/setup/person"): Row(right="arrive", status=(403,)),
    ("GET", "/sign-in"): Row(right="arrive"),
    ("POST", "/sign-in"): Row(right="arrive", status=(401, 403, 429)),
    ("POST", "/sign-out"): Row(right="arrive", status=(303, 403)),
    ("GET", "/sign-in/elsewhere"): Row(right="arrive", status=(403,)),
    ("GET", "/sign-in/back"): Row(right="arrive", status=(403,)),
    ("GET", "/account"): Row(right="read"),
    ("GET", "/account/password"): Row(right="read", status=(200, 409)),
    ("POST", "/account/password"): Row(right="read", status=(303, 409, 422)),
    ("GET", "/people"): Row(right="run"),
    ("POST", "/people"): Row(right="run", status=(422,)),
    ("POST", "/people/{login}/roles"): Row(
        right="run", status=(303,), other=404, given=_form(roles="viewer")
    ),
    ("POST", "/people/{login}/link"): Row(right="run", other=404),
    ("POST", "/people/{login}/end"): Row(right="run", status=(303,), other=404),
    ("POST", "/v1/assess"): Row(right="ask", given=PAPER),
    ("POST", "/v1/screen"): Row(right="ask", given=NAMES),
    ("POST", "/v1/goods"): Row(right="ask", given={"json": {"texts": ["ball bearings"]}}),
    ("POST", "/v1/owners"): Row(
        right="ask", status=(200, 422), given={"json": {"parties": ["Nobody Known"]}}
    ),
    ("GET", "/v1/law"): Row(right="read"),
    ("GET", "/v1/law/us/ofac/sdn"): Row(right="read"),
    ("GET", "/v1/lists"): Row(right="read"),
    ("GET", "/v1/lists/sources"): Row(right="read"),
    ("GET", "/v1/lists/diff"): Row(right="read", status=(422,)),
    ("POST", "/v1/lists/update"): Row(right="run", status=(422,), given={"json": {"files": [1]}}),
    ("POST", "/v1/cases"): Row(right="decide", status=(201,), given=PAPER),
    ("GET", "/v1/cases"): Row(right="see"),
    ("GET", "/v1/cases/counts"): Row(right="see"),
    ("GET", CASE): Row(right="see", other=404),
    ("GET", f"{CASE}/assessment"): Row(right="see", other=404),
    ("GET", f"{CASE}/document"): Row(right="see", other=404),
    ("POST", f"{CASE}/notes"): Row(
        right="decide", status=DONE, other=404, given={"json": {"text": "Called."}}
    ),
    ("POST", f"{CASE}/assignee"): Row(
        right="decide", status=AGAIN, other=404, given={"json": {"to": "olga"}}
    ),
    ("POST", f"{CASE}/reopening"): Row(
        right="decide", status=AGAIN, other=404, given={"json": BECAUSE}
    ),
    ("GET", "/v1/reasons"): Row(right="see"),
    ("POST", f"{CASE}/decisions"): Row(
        right="decide", status=DONE, other=404, given={"json": DECIDED}
    ),
    ("POST", f"{CASE}/second"): Row(
        right="second", asks="decide", status=DONE, other=404, given={"json": SECONDED}
    ),
    ("GET", "/v1/decisions/{decision}"): Row(right="see", other=404),
    ("GET", "/v1/book/cases"): Row(right="see", other=404),
    ("GET", "/v1/book/cases/1"): Row(right="see", status=(404,), other=404),
    ("GET", "/v1/book"): Row(right="see", other=404),
    ("POST", "/v1/book/import"): Row(
        right="decide",
        other=404,
        given={
            "content": b"key,name\n1,Nobody Known\n",
            "params": {"replace": "true"},
        },
    ),
    ("POST", "/v1/book/screenings"): Row(
        right="decide",
        status=(404,),
        other=404,
        given={"json": {"wanted": "suspicion", "keys": ["of nobody"]}},
    ),
    ("GET", "/v1/book/screenings/0123456789abcdef"): Row(right="see", status=(404,), other=404),
    ("POST", "/v1/book/cases/1/decisions"): Row(
        right="decide",
        status=(404,),
        other=404,
        given={"json": {"verdict": "false_match", "because": "No.", "until": "2027-01-01"}},
    ),
    ("POST", "/v1/book/decisions/1/revocation"): Row(
        right="decide", status=(404,), other=404, given={"json": BECAUSE}
    ),
    ("GET", "/v1/audit"): Row(right="audit"),
    ("GET", "/v1/audit/export"): Row(right="audit", other=403),
    ("POST", "/v1/keys"): Row(
        right="run", status=(201,), given={"json": {"name": "R", "roles": ["viewer"]}}
    ),
    ("GET", "/v1/keys"): Row(right="run"),
    ("DELETE", "/v1/keys/{key}"): Row(right="run", status=(204,), other=404),
    ("POST", "/v1/webhooks"): Row(right="run", status=(422,), given={"json": {"url": "http://x"}}),
    ("GET", "/v1/webhooks"): Row(right="run"),
    ("GET", "/v1/webhooks/{webhook}/deliveries"): Row(right="run", other=404),
    ("DELETE", "/v1/webhooks/{webhook}"): Row(right="run", status=(204, 404), other=404),
    ("GET", "/desk/static/desk.css"): Row(right="arrive"),
    ("GET", "/"): Row(right="read", status=(200, 303)),
    ("GET", "/desk"): Row(right="read", status=(200, 303)),
    ("GET", "/desk/"): Row(right="see"),
    ("GET", "/desk/upload"): Row(right="decide"),
    ("POST", "/desk/upload"): Row(right="decide", status=(303, 422), given=_form(text="")),
    ("POST", "/desk/bulk"): Row(right="decide", status=(200, 422), given=_form(**BULK)),
    ("GET", DESK): Row(right="see", other=404),
    ("GET", f"{DESK}/document"): Row(right="see", other=404),
    ("GET", f"{DESK}/assessment.json"): Row(right="see", other=404),
    ("GET", f"{DESK}/attachments/{{attachment}}"): Row(right="see", other=404),
    ("POST", f"{DESK}/decisions"): Row(
        right="decide", status=(303, 409), other=404, given=_form(**DECIDED)
    ),
    ("POST", f"{DESK}/second"): Row(
        right="second",
        asks="decide",
        status=(303, 409),
        other=404,
        given=_form(agrees="true", because="Seen with the papers it names."),
    ),
    ("POST", f"{DESK}/notes"): Row(
        right="decide", status=(303,), other=404, given=_form(text="Called.")
    ),
    ("POST", f"{DESK}/attachments"): Row(right="decide", status=(303,), other=404, given=FILE),
    ("POST", f"{DESK}/assignee"): Row(
        right="decide", status=(303, 409), other=404, given=_form(to="olga")
    ),
    ("POST", f"{DESK}/reopening"): Row(
        right="decide", status=(303, 409), other=404, given=_form(**BECAUSE)
    ),
    ("GET", f"{DESK}/compare"): Row(right="see", other=404),
    ("GET", f"{DESK}/what-if"): Row(right="see", other=404),
    ("GET", f"{DESK}/report"): Row(right="see", other=404),
    ("GET", f"{DESK}/report.pdf"): Row(right="see", status=(200, 404, 422, 501), other=404),
    ("GET", f"{DESK}/ofac"): Row(right="see", other=404),
    ("GET", "/desk/entries/ofac-1"): Row(right="see", status=(200, 404)),
    ("GET", "/desk/search"): Row(right="see"),
    ("GET", "/desk/help"): Row(right="read"),
    ("GET", "/desk/management"): Row(right="manage"),
    ("GET", "/desk/management.csv"): Row(right="manage"),
    ("GET", "/desk/evidence"): Row(right="audit"),
    ("GET", "/desk/evidence.zip"): Row(right="audit", other=403),
    ("GET", "/desk/audit"): Row(right="audit"),
    ("POST", "/desk/audit/verify"): Row(right="audit", status=(200, 303, 403, 422)),
    ("GET", "/desk/law/us/ofac/sdn"): Row(right="read"),
    ("GET", "/desk/no/such"): Row(right="read", status=(404,)),
    ("POST", "/desk/no/such"): Row(right="read", status=(404,)),
    ("POST", "/match/default"): Row(right="ask", given=QUERY),
    ("GET", "/search/default"): Row(right="ask"),
    ("GET", "/entities/nobody"): Row(right="ask", status=(404,)),
    ("GET", "/entities/nobody/adjacent"): Row(right="ask", status=(404,)),
    ("GET", "/entities/nobody/adjacent/ownershipOwner"): Row(right="ask", status=(404,)),
    ("GET", "/algorithms"): Row(right="arrive"),
    ("GET", "/manifest"): Row(right="arrive"),
    ("GET", "/catalog"): Row(right="arrive"),
    ("GET", "/reconcile/default"): Row(right="ask"),
    ("POST", "/reconcile/default"): Row(right="ask", status=(200, 400)),
    ("PUT", "/reconcile/default"): Row(right="ask", status=(200, 405)),
    ("PATCH", "/reconcile/default"): Row(right="ask", status=(200, 405)),
    ("DELETE", "/reconcile/default"): Row(right="ask", status=(200, 405)),
    ("OPTIONS", "/reconcile/default"): Row(right="ask", status=(200, 204, 405)),
    ("GET", "/reconcile/default/suggest/entity"): Row(right="ask", status=(200, 400, 422)),
    ("GET", "/reconcile/default/suggest/property"): Row(right="ask", status=(200, 400, 422)),
    ("GET", "/reconcile/default/suggest/type"): Row(right="ask", status=(200, 400, 422)),
    ("GET", "/reconcile/default/extend/property"): Row(right="ask", status=(200, 400, 422)),
    ("GET", "/reconcile/default/preview/nobody"): Row(right="ask", status=(200, 404)),
    ("POST", "/updatez"): Row(right="arrive", status=(403,)),
}


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FastAPI]:
    home = tmp_path_factory.mktemp("home")
    # Nobody answers at that port: what is asked of the provider is refused, and quickly.
    made = create_app(Settings(home=home, oidc_issuer="http://127.0.0.1:9", oidc_client="witting"))
    yield made
    made.state.service.database.close()


@pytest.fixture(scope="module")
def client(app: FastAPI, loop: asyncio.AbstractEventLoop) -> Client:
    return Client(app, loop)


@pytest.fixture(scope="module")
def keys(app: FastAPI) -> dict[tuple[str, str], str]:
    """Give a key for each role in each of two tenants, and one that prepares what is asked for."""
    database: Database = app.state.service.database
    wanted = [(tenant, (role,)) for tenant in ("default", "other", "third") for role in Role]
    with database.writing() as connection:
        made = {
            (tenant, roles[0].value): _persons(connection, f"{tenant}.{roles[0]}", roles, tenant)
            for tenant, roles in wanted
        }
        made["default", "maker"] = _persons(connection, "maker", tuple(Role), "default")
    return made


def _persons(connection: Connection, login: str, roles: tuple[Role, ...], tenant: str) -> str:
    """Add a person and give a key they made for themselves."""
    add_person(connection, login=login, name=login, roles=roles, tenant=tenant, by="test", now=NOW)
    return make_key(
        connection, name=login, roles=roles, tenant=tenant, by=login, now=NOW, person=login
    )


def _ask(client: Client, method: str, path: str, row: Row, key: str) -> Any:
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    return client(method, path, headers=headers, **(row.given or {}))


def _prepared(client: Client, path: str, keys: dict[tuple[str, str], str]) -> str:
    """Make what the path names, of the tenant `default`, and give the path with its number."""
    if "{" not in path:
        return path
    known = {"Authorization": f"Bearer {keys['default', 'maker']}"}
    if "{key}" in path:
        wanted = {"name": "R", "roles": ["viewer"]}
        made = client.post("/v1/keys", json=wanted, headers=known).json()
        return path.format(key=made["id"])
    if "{login}" in path:
        login = f"p{secrets.token_hex(4)}"
        given = {"login": login, "roles": "viewer"}
        assert client.post("/people", data=given, headers=known).status_code == 200
        return path.format(login=login)
    if "{webhook}" in path:
        database: Database = client.app.state.service.database
        with database.writing() as connection:
            connection.exec_driver_sql(
                "INSERT INTO webhooks (tenant, url, secret, events, made_by, made_at)"
                " VALUES ('default', 'https://x.example', 's', '[]', 'test', 'now')"
            )
            number = connection.exec_driver_sql("SELECT max(id) FROM webhooks").scalar_one()
        return path.format(webhook=number)
    case = client.post("/v1/cases", headers=known, **PAPER).json()["id"]
    decided = client.post(f"/v1/cases/{case}/decisions", json=DECIDED, headers=known).json()
    client.post(f"/desk/cases/{case}/attachments", headers=known, **FILE)
    shown = client.get(f"/v1/cases/{case}", headers=known).json()
    return path.format(case=case, decision=decided["id"], attachment=shown["attachments"][0]["id"])


@pytest.mark.parametrize(("method", "path"), TABLE, ids=" ".join)
def test_a_route_answers_whom_it_may(
    client: Client, keys: dict[tuple[str, str], str], method: str, path: str
) -> None:
    row = TABLE[method, path]
    wanted, may_ask = right(row.right), right(row.asks or row.right)
    asked = _prepared(client, path, keys)
    wrong = []
    # Who may goes last, and its own tenant last of all: what it does may end what is asked for.
    for tenant in ("other", "default"):
        for role in sorted(Role, key=lambda one: one in wanted.roles):
            answer = _ask(client, method, asked, row, keys[tenant, role])
            expected = row.status
            if not wanted.is_open and role not in wanted.roles:
                expected = (403,)
            if tenant == "other" and row.other and role in may_ask.roles:
                expected = (row.other,)
            if answer.status_code not in expected:
                wrong.append((tenant, role.value, answer.status_code, expected))
    answer = _ask(client, method, asked, row, "")
    if not wanted.is_open:
        pages = ("/desk", "/account", "/people")
        is_page = (method == "GET" and asked.startswith(pages)) or asked == "/"
        sent = answer.headers.get("location", "").startswith("/sign-in?next=")
        if not (sent if is_page else answer.status_code == 401):
            wrong.append(("", NOBODY, answer.status_code, (401,)))
    elif answer.status_code not in row.status:
        wrong.append(("", NOBODY, answer.status_code, row.status))
    assert wrong == []


def test_every_route_stands_in_the_table(app: FastAPI) -> None:
    there = _routes(app)
    numbers = dict.fromkeys(("case", "decision", "attachment", "webhook"), 1)
    covered = set()
    for method, path in TABLE:
        asked = path.format(key="k", login="l", **numbers)
        covered.add(next((m, p) for m, p, regex in there if m == method and regex.match(asked)))
    assert {(method, path) for method, path, _ in there} - covered == set()


def _routes(app: FastAPI) -> list[tuple[str, str, Any]]:
    """Give every route there is, those of included routers and those the description hides too."""
    found: list[tuple[str, str, Any]] = []
    routes: list[Any] = list(app.routes)
    for route in routes:
        within = getattr(route, "effective_route_contexts", None)
        for one in within() if within else [route]:
            methods = set(one.methods or {"GET"}) - {"HEAD"}
            found += [(method, one.path, one.path_regex) for method in sorted(methods)]
    assert len(found) > 60
    return found


def test_a_queue_shows_nothing_of_another_tenant(
    client: Client, keys: dict[tuple[str, str], str]
) -> None:
    _prepared(client, CASE, keys)
    for path in ("/v1/cases", "/v1/cases/counts", "/desk/", "/desk/search?text=p.xml", "/v1/audit"):
        role = "auditor" if "audit" in path else "viewer"
        answers = {
            tenant: client.get(path, headers={"Authorization": f"Bearer {keys[tenant, role]}"}).text
            for tenant in ("default", "third")
        }
        assert "maker" not in answers["third"], path
        assert "/desk/cases/" not in answers["third"], path
    assert '"cases":[]' in client.get(
        "/v1/cases", headers={"Authorization": f"Bearer {keys['third', 'viewer']}"}
    ).text.replace(" ", "")


def test_the_page_shows_the_table_of_rights() -> None:
    assert as_table() in (ROOT / "docs" / "identity.md").read_text(encoding="utf-8")


def test_a_right_is_used_by_some_route() -> None:
    assert {one.name for one in RIGHTS} == {row.right for row in TABLE.values()}
