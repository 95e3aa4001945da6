"""The set-up link: printed by the first start, good once, it makes the first key.

There is no default password. The link carries a token whose hash alone the workers know; it is of
use only as long as there is no key at all, and the next start makes another.
"""

import secrets
from datetime import datetime
from hashlib import sha256
from hmac import compare_digest
from html import escape
from typing import Annotated

from fastapi import APIRouter, Form, Query
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import HTMLResponse, Response

from witting.service.access import HOUSE, Role
from witting.service.keys import has_keys, make_key
from witting.service.problems import Refused, documented
from witting.service.settings import Settings
from witting.service.v1.common import TheService
from witting.service.written import as_json
from witting.store import Database, audit
from witting.store.audit import Action

router = APIRouter(tags=["set-up"])

_PAGE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Set witting up</title>
<h1>Set witting up</h1>
<p>This makes the first key, with the role admin. It is shown once; keep it where keys are kept.</p>
<form method="post" action="/setup/key">
<p><label>Token of the link <input name="token" required size="50" value="{token}"></label>
<p><label>Your name <input name="name" required maxlength="100"></label>
<p><button>Make the key</button>
</form></html>
"""
_DONE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>witting is set up</title>
<h1>witting is set up</h1>
<p>Your key, shown this once: <code>{key}</code></p></html>
"""


def new_token() -> str:
    """Give a token nobody guesses."""
    return secrets.token_urlsafe(32)


def token_hash(token: str) -> str:
    """Give what the workers know of a token."""
    return sha256(token.encode()).hexdigest()


def needs_set_up(settings: Settings) -> bool:
    """Say whether nobody has made a key yet. Raises StoreError where the database cannot be had."""
    database = Database.open(settings.store)
    try:
        with database.reading() as connection:
            return not has_keys(connection)
    finally:
        database.close()


class SetUp(BaseModel):
    """The token of the link, and who follows it."""

    model_config = ConfigDict(extra="forbid")

    token: str = Field(min_length=1, max_length=200)
    name: str = Field(min_length=1, max_length=100, pattern=r"\S")


class FirstKey(BaseModel):
    """The first key: it is shown this once."""

    key: str


@router.get(
    "/setup",
    summary="The page of the set-up link",
    responses={
        200: {"description": "A form.", "content": {"text/html": {"schema": {"type": "string"}}}},
        **documented(422),
    },
    response_class=HTMLResponse,
)
async def setup_page(token: Annotated[str, Query(max_length=200)] = "") -> HTMLResponse:
    """Give the form that makes the first key."""
    return HTMLResponse(_PAGE.format(token=escape(token, quote=True)))


@router.post("/setup/key", include_in_schema=False)
def set_up_by_form(
    service: TheService,
    token: Annotated[str, Form(max_length=200)],
    name: Annotated[str, Form(max_length=100, pattern=r"\S")],
) -> HTMLResponse:
    """Make the first key for whoever filled the form in, and show it."""
    key = first_key(service.settings, service.database, token, name, service.now())
    return HTMLResponse(_DONE.format(key=key), 201)


@router.post(
    "/setup",
    summary="Make the first key",
    status_code=201,
    responses={201: {"model": FirstKey}, **documented(400, 403, 408, 413, 415, 422, 500, 503)},
    response_class=Response,
)
def set_up(service: TheService, given: SetUp) -> Response:
    """Make the first key, with the role admin, for whoever has the token of the link.

    It works once: from then on admins make keys.
    """
    key = first_key(service.settings, service.database, given.token, given.name, service.now())
    return as_json({"key": key}, 201)


def first_key(settings: Settings, database: Database, token: str, name: str, now: datetime) -> str:
    """Make the first key. Raises Refused for a wrong token, or where there is a key already."""
    right = bool(settings.setup_hash) and compare_digest(token_hash(token), settings.setup_hash)
    with database.writing() as connection:
        audit.hold(connection)
        if not right or has_keys(connection):
            raise Refused(
                403,
                "This link is not good, or was used already: no key was made. Start the service"
                " again for a new one; once there is a key, whoever has the role admin makes more.",
                kind="NotSetUp",
            )
        key = make_key(
            connection,
            name=name.strip(),
            roles=(Role.ADMIN,),
            tenant=HOUSE,
            by=f"setup:{name.strip()}",
            now=now,
        )
        audit.tell(
            connection,
            Action.SERVICE_SET_UP,
            actor=f"setup:{name.strip()}",
            subject="service",
            now=now,
        )
    return key
