"""The set-up link where no browser is: it makes a first key instead of a first person.

There is no default password. The link is good once, for an hour, and only before anybody is known.
"""

from datetime import datetime

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from witting.service.access import HOUSE, Role
from witting.service.identity.links import not_good
from witting.service.keys import has_keys, make_key
from witting.service.problems import documented
from witting.service.v1.common import TheService
from witting.service.written import as_json
from witting.store import Database, audit
from witting.store.audit import Action
from witting.store.sessions import use_link

router = APIRouter(tags=["set-up"])


class SetUp(BaseModel):
    """The token of the link, and who follows it."""

    model_config = ConfigDict(extra="forbid")

    token: str = Field(min_length=1, max_length=200)
    name: str = Field(min_length=1, max_length=100, pattern=r"\S")


class FirstKey(BaseModel):
    """The first key: it is shown this once."""

    key: str


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
    key = first_key(service.database, given.token, given.name, service.now())
    return as_json({"key": key}, 201)


def first_key(database: Database, token: str, name: str, now: datetime) -> str:
    """Make the first key. Raises Refused for a link that is not good or is a person's own."""
    with database.writing() as connection:
        audit.hold(connection)
        used = use_link(connection, token, now)
        if used is None or used.login is not None or has_keys(connection):
            raise not_good()
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
