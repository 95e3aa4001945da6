"""Every route by every role: who may call what, as a table, and the service holds to it."""

import re

import pytest
from fastapi import FastAPI

from tests.service.client import ROLES, Client
from witting.service.access import ASKING, DECIDING, EVERYBODY, SEEING, Role

ADMIN, AUDITOR = (Role.ADMIN,), (Role.AUDITOR,)
OPEN = {"/healthz", "/readyz", "/metrics", "/setup"}
TABLE: dict[str, tuple[Role, ...]] = {
    "POST /v1/assess": ASKING,
    "POST /v1/screen": ASKING,
    "POST /v1/goods": ASKING,
    "POST /v1/owners": ASKING,
    "GET /v1/law": EVERYBODY,
    "GET /v1/law/{path}": EVERYBODY,
    "GET /v1/lists": EVERYBODY,
    "GET /v1/lists/sources": EVERYBODY,
    "GET /v1/lists/diff": EVERYBODY,
    "POST /v1/lists/update": ADMIN,
    "POST /v1/cases": DECIDING,
    "GET /v1/cases": SEEING,
    "GET /v1/cases/counts": SEEING,
    "GET /v1/cases/{number}": SEEING,
    "GET /v1/cases/{number}/assessment": SEEING,
    "GET /v1/cases/{number}/document": SEEING,
    "POST /v1/cases/{number}/notes": DECIDING,
    "POST /v1/cases/{number}/assignee": DECIDING,
    "POST /v1/cases/{number}/reopening": DECIDING,
    "POST /v1/cases/{number}/decisions": DECIDING,
    "POST /v1/cases/{number}/second": DECIDING,
    "GET /v1/decisions/{number}": SEEING,
    "GET /v1/reasons": SEEING,
    "GET /v1/audit": AUDITOR,
    "GET /v1/audit/export": AUDITOR,
    "POST /v1/keys": ADMIN,
    "GET /v1/keys": ADMIN,
    "DELETE /v1/keys/{identity}": ADMIN,
    "POST /v1/webhooks": ADMIN,
    "GET /v1/webhooks": ADMIN,
    "GET /v1/webhooks/{number}/deliveries": ADMIN,
    "DELETE /v1/webhooks/{number}": ADMIN,
    "GET /v1/book/cases": SEEING,
    "GET /v1/book/cases/{number}": SEEING,
}
BODIES = {"POST /v1/lists/update": {"files": ["no-such-file"]}}


def _operations(app: FastAPI) -> set[str]:
    return {
        f"{method.upper()} {path}"
        for path, methods in app.openapi()["paths"].items()
        for method in methods
    }


def _call(client: Client, operation: str, who: str) -> int:
    method, path = operation.split()
    asked = re.sub(r"\{[^}]*\}", "1", path)
    body = BODIES.get(operation, {}) if method == "POST" else None
    return client(method, asked, json=body, headers={ROLES: who}).status_code


def test_the_table_names_every_route_there_is(client: Client) -> None:
    own = {one for one in _operations(client.app) if " /v1/" in one}
    assert own == set(TABLE)


@pytest.mark.parametrize("operation", TABLE)
def test_a_route_is_answered_to_its_roles_alone(client: Client, operation: str) -> None:
    assert _call(client, operation, "nobody") == 401
    for role in Role:
        refused = _call(client, operation, role.value) in (401, 403)
        assert refused is (role not in TABLE[operation]), role


def test_the_routes_of_yentes_clients_are_for_who_may_ask(client: Client) -> None:
    others = {
        one
        for one in _operations(client.app)
        if " /v1/" not in one and one.split()[1] not in OPEN and "updatez" not in one
    }
    assert len(others) > 10
    for operation in others:
        assert _call(client, operation, "nobody") == 401, operation
        assert _call(client, operation, "auditor") == 403, operation
        assert _call(client, operation, "viewer") not in (401, 403), operation
