"""The queue, and the page a document is handed in on."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request, UploadFile
from pydantic import BeforeValidator
from starlette.responses import Response

from witting.assess import shipped_profiles
from witting.base import Outcome
from witting.service.access import DECIDING, EVERYBODY, SEEING, Caller, guarded
from witting.service.bodies import safe_name
from witting.service.desk.bulk_routes import bulk_choices
from witting.service.desk.pages import DeskRoute, page, see
from witting.service.desk.queue_page import queue_page, wanted
from witting.service.identity.pages import home_of
from witting.service.opening import beside_page, opening
from witting.service.problems import Refused
from witting.service.v1.common import TheService
from witting.store import audit
from witting.store.audit import Action
from witting.store.deal_queue import Order, corridors, counts, queue
from witting.store.deal_records import State

router = APIRouter(route_class=DeskRoute)
SIZE = 25


def _chosen(values: object) -> object:
    """Leave out what a form sends where nothing was chosen."""
    return [one for one in values if one] if isinstance(values, list) else values


_CHOSEN = BeforeValidator(_chosen)


@router.get("/desk")
@router.get("/")
def front(by: Annotated[Caller, guarded(*EVERYBODY)]) -> Response:
    """Send on to the queue, or to the page somebody begins at who sees no cases."""
    return see(home_of(by.roles))


@router.get("/desk/")
def show_queue(
    request: Request,
    service: TheService,
    by: Annotated[Caller, guarded(*SEEING)],
    state: Annotated[list[State] | None, _CHOSEN, Query(max_length=10)] = None,
    outcome: Annotated[list[Outcome] | None, _CHOSEN, Query(max_length=5)] = None,
    severity: Annotated[int, Query(ge=0, le=4)] = 0,
    corridor: Annotated[str, Query(max_length=5)] = "",
    assignee: Annotated[str, Query(max_length=200)] = "",
    text: Annotated[str, Query(max_length=500)] = "",
    order: Order = Order.DUE,
    number: Annotated[int, Query(alias="page", ge=1, le=1_000_000)] = 1,
) -> Response:
    """Show the cases that wait, those due first unless asked otherwise."""
    now = service.now()
    asked = wanted(
        state=state,
        outcome=outcome,
        severity=severity,
        corridor=corridor,
        assignee=assignee,
        text=text,
        me=by.id,
    )
    with service.database.writing() as connection:
        found = queue(connection, by.tenant, asked, order=order, number=number, size=SIZE)
        known, many = corridors(connection, by.tenant), counts(connection, by.tenant)
        audit.tell(
            connection,
            Action.QUEUE_VIEWED,
            actor=by.id,
            tenant=by.tenant,
            subject="queue",
            detail={
                "asked": asked.told,
                "page": number,
                "size": SIZE,
                "cases": [case.id for case in found.cases],
            },
            now=now,
        )
        beside = beside_page(service, connection, found.cases)
    shown = queue_page(
        found,
        asked,
        order,
        me=by.id,
        assignee=assignee,
        corridors=known,
        counts=many,
        now=now,
        beside=beside,
    )
    return page(request, "queue.html", queue=shown, bulk=bulk_choices())


@router.get("/desk/upload")
def upload_page(
    request: Request,
    service: TheService,
    by: Annotated[Caller, guarded(*DECIDING)],  # noqa: ARG001
) -> Response:
    """Show the form a document is handed in with."""
    profiles = sorted({*shipped_profiles(), service.profile.name})
    return page(
        request,
        "upload.html",
        profiles=profiles,
        profile=service.profile.name,
        today=service.today.isoformat(),
    )


@router.post("/desk/upload")
def upload(
    service: TheService,
    by: Annotated[Caller, guarded(*DECIDING)],
    document: UploadFile | None = None,
    text: Annotated[str, Form(max_length=2_000_000)] = "",
    name: Annotated[str, Form(max_length=200)] = "",
    profile: Annotated[str, Form(max_length=200)] = "",
    as_of: Annotated[str, Form(max_length=10)] = "",
) -> Response:
    """Assess a document and open a case of it, then show the case."""
    data = document.file.read() if document is not None else b""
    called = safe_name(name or (document.filename if document and data else ""), "pasted text")
    if not data and not text.strip():
        raise Refused(422, "There is nothing to read: choose a file, or paste its text.")
    given = data or text.replace("\r\n", "\n").encode()
    day = _day(as_of) or service.today
    with opening(service, by, (called, given), day, profile) as (_, case):
        number = case.id
    return see(f"/desk/cases/{number}")


def _day(given: str) -> date | None:
    try:
        return date.fromisoformat(given) if given else None
    except ValueError:
        raise Refused(422, f"{given!r} is no day: write it as 2024-05-16.") from None
