"""`/v1/audit`: the trail, read and exported; that it was read is told in it."""

from collections.abc import Iterator
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response, StreamingResponse

from witting.assess import ENGINE
from witting.service.access import HOUSE, Caller, Role, guarded
from witting.service.parts import Service
from witting.service.problems import Refused
from witting.service.v1.common import ASKED, RECORDS, TheService
from witting.service.v1.route import Route
from witting.service.v1.shown import entry_record
from witting.service.written import as_json
from witting.store import audit
from witting.store.audit import Action
from witting.store.exporting import export_lines

router = APIRouter(prefix="/v1", tags=["audit"], route_class=Route)
Auditor = Annotated[Caller, guarded(Role.AUDITOR)]


@router.get(
    "/audit",
    summary="Read the trail",
    responses={200: RECORDS, **ASKED},
    response_class=Response,
)
def entries(
    service: TheService,
    by: Auditor,
    subject: Annotated[str | None, Query(max_length=200, description="As case:12.")] = None,
    action: Annotated[list[Action] | None, Query(max_length=1)] = None,
    actor: Annotated[str | None, Query(max_length=200)] = None,
    before: Annotated[
        int, Query(ge=0, le=2_147_483_647, description="Only entries of a lower number.")
    ] = 0,
    size: Annotated[int, Query(ge=1, le=1_000)] = 100,
) -> Response:
    """Give entries of the caller's house, the newest first, and the end of the whole trail."""
    with service.database.writing() as connection:
        audit.tell(
            connection,
            Action.AUDIT_VIEWED,
            actor=by.id,
            tenant=by.tenant,
            subject="audit",
            detail={"subject": subject or "", "action": list(action or ()), "actor": actor or ""},
            now=service.now(),
        )
    with service.database.reading() as connection:
        number, last = audit.head(connection)
        found = audit.entries(
            connection,
            subject=subject,
            tenant=by.tenant,
            and_of_the_house=by.tenant == HOUSE,
            action=action[0] if action else None,
            actor=actor,
            after=before,
            limit=size,
            newest_first=True,
        )
        told = [entry_record(one) | {"says": _says(one.action)} for one in found]
    return as_json({"schema": "witting/audit/1", "head": number, "hash": last, "entries": told})


@router.get(
    "/audit/export",
    summary="Export the trail",
    responses={
        200: {
            "description": "JSON Lines, to be verified by `witting audit verify`.",
            "content": {"application/jsonl": {"schema": {"type": "string"}}},
        },
        **ASKED,
    },
    response_class=StreamingResponse,
)
def export(service: TheService, by: Auditor) -> Response:
    """Give the whole trail as a file that anybody can verify, offline.

    One chain holds every tenant's entries, so only an auditor of the house itself may have it.
    """
    if by.tenant != HOUSE:
        raise Refused(
            403,
            "The trail is one chain of every tenant's entries, and its export is for an auditor of"
            " the house alone. /v1/audit gives the entries of your own tenant.",
        )
    with service.database.writing() as connection:
        audit.tell(
            connection,
            Action.AUDIT_EXPORTED,
            actor=by.id,
            tenant=by.tenant,
            subject="audit",
            now=service.now(),
        )
    headers = {"Content-Disposition": 'attachment; filename="audit.jsonl"'}
    return StreamingResponse(_lines(service), 200, headers, "application/jsonl")


def _lines(service: Service) -> Iterator[bytes]:
    with service.database.reading() as connection:
        yield from export_lines(connection, engine=ENGINE, now=service.now())


def _says(action: str) -> str:
    known = {one.value: one.says for one in Action}
    return known.get(action, "")
