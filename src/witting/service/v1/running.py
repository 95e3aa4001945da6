"""`/v1/keys` and `/v1/webhooks`: who may call the service, and whom it calls."""

from dataclasses import asdict
from datetime import timedelta
from typing import Annotated, Any, Literal

from fastapi import APIRouter
from fastapi import Path as InPath
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from witting.assess import as_plain
from witting.service.access import EVERYBODY, Caller, Role, guarded
from witting.service.events import (
    add_webhook,
    deliveries_of,
    end_webhook,
    webhooks_of,
)
from witting.service.idempotency import kept_with
from witting.service.keys import end_key, keys_of, make_key
from witting.service.problems import Refused, documented
from witting.service.v1.common import ASKED, PROBLEMS, RECORDS, TheService
from witting.service.v1.route import Route
from witting.service.written import as_json
from witting.store.four_eyes import hands_of

router = APIRouter(prefix="/v1", tags=["running"], route_class=Route)
Admin = Annotated[Caller, guarded(Role.ADMIN)]
_GONE: dict[int | str, dict[str, Any]] = {204: {"description": "It is ended."}}
_OF_ONE = {**ASKED, **documented(404)}
Number = Annotated[int, InPath(ge=1, le=2_147_483_647)]


class KeyWanted(BaseModel):
    """A key to be made."""

    model_config = ConfigDict(extra="forbid")

    name: str = Field(min_length=1, max_length=100, pattern=r"\S", description="Of who uses it.")
    roles: list[Role] = Field(min_length=1, max_length=5)
    person: str | None = Field(
        None,
        min_length=1,
        max_length=100,
        description="The login it acts for, with no role they have not; of nobody if none.",
    )
    days: int = Field(365, ge=1, le=3_650, description="How long it is good.")


@router.post(
    "/keys",
    summary="Make a key",
    status_code=201,
    responses={201: RECORDS, **PROBLEMS, **documented(404)},
    response_class=Response,
)
def key_made(
    service: TheService, by: Annotated[Caller, guarded(*EVERYBODY)], wanted: KeyWanted
) -> Response:
    """Make a key; it is shown this once, and sent again under the same Idempotency-Key.

    An admin makes keys of systems, and for any person; who is no admin makes them for themselves.
    """
    if Role.ADMIN not in by.roles and not (by.is_person and wanted.person == by.id):
        raise Refused(
            403,
            f"{by.name} is no admin, and so makes keys for themselves alone: name your own login as"
            " `person`, or ask an admin. No key was made.",
        )
    now = service.now()
    with service.database.writing() as connection:
        key = make_key(
            connection,
            name=wanted.name.strip(),
            roles=wanted.roles,
            tenant=by.tenant,
            by=by.id,
            now=now,
            ends_at=now + timedelta(days=wanted.days),
            person=wanted.person,
            hands=hands_of(connection, by),
        )
    return as_json({"id": key.split("_")[1], "key": key}, 201)


@router.get(
    "/keys", summary="List the keys", responses={200: RECORDS, **ASKED}, response_class=Response
)
def keys(service: TheService, by: Admin) -> Response:
    """Give the keys, ended ones too, without what is secret of them."""
    with service.database.reading() as connection:
        return as_json([as_plain(asdict(one)) for one in keys_of(connection, by.tenant)])


@router.delete(
    "/keys/{identity}",
    summary="End a key",
    status_code=204,
    responses={**_GONE, **_OF_ONE},
    response_class=Response,
)
def key_ended(
    service: TheService,
    by: Admin,
    identity: Annotated[str, InPath(min_length=1, max_length=40)],
) -> Response:
    """End a key; it is known for five seconds more at most."""
    with service.database.writing() as connection:
        end_key(connection, identity, tenant=by.tenant, by=by.id, now=service.now())
    return Response(status_code=204)


class WebhookWanted(BaseModel):
    """An address to be told of events."""

    model_config = ConfigDict(extra="forbid")

    url: str = Field(min_length=1, max_length=2_000, description="https, in the open net.")
    events: list[Literal["case.opened", "case.decided", "case.closed", "lists.updated"]] = Field(
        min_length=1, max_length=4
    )


@router.post(
    "/webhooks",
    summary="Add a webhook",
    status_code=201,
    responses={201: RECORDS, **PROBLEMS},
    response_class=Response,
)
def webhook_added(service: TheService, by: Admin, wanted: WebhookWanted) -> Response:
    """Add an address to be told of events; the secret that signs its messages is shown this once.

    Each message carries `Witting-Signature: t=…,v1=…`, an HMAC-SHA256 of `t.body` by the secret.
    """
    with service.database.writing() as connection:
        made, secret = add_webhook(
            connection, service, url=wanted.url, events=wanted.events, tenant=by.tenant, by=by.id
        )
        record = as_plain(asdict(made)) | {"secret": secret}
        return kept_with(connection, as_json(record, 201))


@router.get(
    "/webhooks",
    summary="List the webhooks",
    responses={200: RECORDS, **ASKED},
    response_class=Response,
)
def webhook_list(service: TheService, by: Admin) -> Response:
    """Give the addresses, ended ones too, without their secrets."""
    with service.database.reading() as connection:
        return as_json([as_plain(asdict(one)) for one in webhooks_of(connection, by.tenant)])


@router.get(
    "/webhooks/{number}/deliveries",
    summary="What a webhook was told",
    responses={200: RECORDS, **_OF_ONE},
    response_class=Response,
)
def deliveries(service: TheService, by: Admin, number: Number) -> Response:
    """Give the last hundred events of an address, and how telling it went."""
    with service.database.reading() as connection:
        return as_json(deliveries_of(connection, number, by.tenant))


@router.delete(
    "/webhooks/{number}",
    summary="End a webhook",
    status_code=204,
    responses={**_GONE, **_OF_ONE},
    response_class=Response,
)
def webhook_ended(service: TheService, by: Admin, number: Number) -> Response:
    """Tell an address nothing more."""
    with service.database.writing() as connection:
        end_webhook(connection, number, tenant=by.tenant, by=by.id, now=service.now())
    return Response(status_code=204)
