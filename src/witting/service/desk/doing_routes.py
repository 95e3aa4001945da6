"""What is done with a case on its page: decided, agreed to, noted, assigned, opened again."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Form, UploadFile
from fastapi import Path as InPath
from sqlalchemy import Connection
from starlette.responses import Response

from witting.service.access import DECIDING, Caller, guarded
from witting.service.bodies import safe_name
from witting.service.desk.pages import DeskRoute, see
from witting.service.events import CASE_CLOSED, CASE_DECIDED, announce
from witting.service.opening import licence_ids, row_of
from witting.service.parts import Service
from witting.service.problems import Refused
from witting.service.v1.common import TheService
from witting.store import deal_cases
from witting.store.deal_decisions import decide, second
from witting.store.deal_notes import add_note, attach
from witting.store.deal_records import State, Verdict

router = APIRouter(prefix="/desk/cases/{number}", route_class=DeskRoute)
Number = Annotated[int, InPath(ge=1, le=2_147_483_647)]
Deciding = Annotated[Caller, guarded(*DECIDING)]
Words = Annotated[str, Form(max_length=20_000)]


@router.post("/decisions")
def decide_case(
    service: TheService,
    by: Deciding,
    number: Number,
    verdict: Annotated[Verdict, Form()],
    reason: Annotated[str, Form(max_length=100)],
    because: Words = "",
    facts: Annotated[list[str] | None, Form(max_length=1_000)] = None,
    until: Annotated[str, Form(max_length=10)] = "",
) -> Response:
    """Put a person's word on a case down."""
    with service.database.writing() as connection:
        decide(
            connection,
            number,
            verdict,
            reason=reason,
            because=because,
            by=by,
            now=service.now(),
            facts=facts or (),
            until=_until(until),
            licences=licence_ids(service),
            backdate_days=service.settings.backdate_days,
        )
        _announce(connection, service, by, number)
    return _back(number, "decided")


@router.post("/second")
def second_case(
    service: TheService,
    by: Deciding,
    number: Number,
    agrees: Annotated[bool, Form()],
    because: Words = "",
) -> Response:
    """Put a second person's word on a decision down."""
    with service.database.writing() as connection:
        second(connection, number, agrees=agrees, because=because, by=by, now=service.now())
        _announce(connection, service, by, number)
    return _back(number, "decided")


@router.post("/notes")
def note(service: TheService, by: Deciding, number: Number, text: Words = "") -> Response:
    """Add a note to a case."""
    with service.database.writing() as connection:
        add_note(connection, number, text, by=by, now=service.now())
    return _back(number, "notes")


@router.post("/attachments")
def attachment(service: TheService, by: Deciding, number: Number, document: UploadFile) -> Response:
    """Add a file to a case."""
    content = document.file.read()
    with service.database.writing() as connection:
        attach(
            connection,
            number,
            content,
            name=safe_name(document.filename, "file"),
            media_type=document.content_type or "application/octet-stream",
            by=by,
            now=service.now(),
        )
    return _back(number, "notes")


@router.post("/assignee")
def assign(
    service: TheService, by: Deciding, number: Number, to: Annotated[str, Form(max_length=200)] = ""
) -> Response:
    """Give a case to a person by name, or to nobody."""
    with service.database.writing() as connection:
        deal_cases.assign(connection, number, to, by, service.now())
    return _back(number)


@router.post("/reopening")
def reopen(service: TheService, by: Deciding, number: Number, because: Words = "") -> Response:
    """Open a closed case again."""
    with service.database.writing() as connection:
        deal_cases.reopen(connection, number, because=because, by=by, now=service.now())
    return _back(number, "decision")


def _announce(connection: Connection, service: Service, by: Caller, number: int) -> None:
    """Tell those who asked to be told how a case stands now."""
    case = deal_cases.case(connection, number, by.tenant)
    event = CASE_CLOSED if case.state is State.CLOSED else CASE_DECIDED
    announce(connection, service, by.tenant, event, row_of(service, connection, case))


def _back(number: int, place: str = "") -> Response:
    return see(f"/desk/cases/{number}{f'#{place}' if place else ''}")


def _until(given: str) -> date | None:
    try:
        return date.fromisoformat(given) if given else None
    except ValueError:
        raise Refused(422, f"{given!r} is no day: write it as 2026-12-31.") from None
