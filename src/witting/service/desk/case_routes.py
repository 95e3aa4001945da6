"""The page of a case, and the files that belong to it."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Request
from fastapi import Path as InPath
from sqlalchemy import Connection
from starlette.responses import Response

from witting.base import UnknownLaw
from witting.lawbook import Answer
from witting.service.access import DECIDING, SEEING, Caller, guarded
from witting.service.desk.behind import behind_of
from witting.service.desk.case_page import Asker, CasePage, Kept, case_page
from witting.service.desk.pages import DeskRoute, page
from witting.service.opening import beside_of
from witting.service.parts import Service
from witting.service.v1.common import TheService
from witting.store import audit, deal_cases, kept_bytes
from witting.store.deal_decisions import decisions_of
from witting.store.deal_notes import attachments_of, notes_of, open_attachment
from witting.store.deal_records import DealCase

router = APIRouter(route_class=DeskRoute)
Number = Annotated[int, InPath(ge=1, le=2_147_483_647)]
Looking = Annotated[Caller, guarded(*SEEING)]
_HISTORY = 200
"""Lines of the trail on the page: the latest."""


@router.get("/desk/cases/{number}")
def show_case(request: Request, service: TheService, by: Looking, number: Number) -> Response:
    """Show a case whole; the look is told in the trail."""
    return page(request, "case.html", case=shown_case(service, by, number))


@router.get("/desk/cases/{number}/document")
def save_document(service: TheService, by: Looking, number: Number) -> Response:
    """Give the document's bytes, to be saved and never run by a browser."""
    with service.database.writing() as connection:
        found = deal_cases.view(connection, number, by, service.now())
        content = kept_bytes.content_of(connection, found.document)
    return _saved(content, f"case-{number}")


@router.get("/desk/cases/{number}/assessment.json")
def save_assessment(service: TheService, by: Looking, number: Number) -> Response:
    """Give the assessment's bytes, just as they were made."""
    with service.database.writing() as connection:
        found = deal_cases.view(connection, number, by, service.now())
        content = kept_bytes.content_of(connection, found.answer)
    return _saved(content, f"case-{number}.json", "application/json")


@router.get("/desk/cases/{number}/attachments/{attachment}")
def save_attachment(
    service: TheService, by: Looking, number: Number, attachment: Number
) -> Response:
    """Give a file of a case, to be saved and never run by a browser."""
    with service.database.writing() as connection:
        _, content = open_attachment(connection, number, attachment, by=by, now=service.now())
    return _saved(content, f"case-{number}-file-{attachment}")


def shown_case(service: Service, by: Caller, number: int) -> CasePage:
    """Give the page of a case to who looks at it, and tell of the look."""
    now = service.now()
    with service.database.writing() as connection:
        found = deal_cases.view(connection, number, by, now)
        kept = kept_of(service, connection, found)
    book, day = service.worlds.current.world.lawbook, date.fromisoformat(found.as_of)

    def law(path: str) -> Answer | None:
        try:
            return book.ask(path, day)
        except UnknownLaw:
            return None

    asker = Asker(
        id=by.id,
        may_decide=by.has(DECIDING),
        roles=frozenset(role.value for role in by.roles),
    )
    behind = behind_of(found, service.worlds.current.world)
    return case_page(kept, asker, law, lawbook=book.version, now=now, behind=behind)


def kept_of(service: Service, connection: Connection, found: DealCase) -> Kept:
    """Give all that the store holds of a case."""
    lines = audit.entries(
        connection,
        subject=found.subject,
        tenant=found.tenant,
        limit=_HISTORY,
        newest_first=True,
    )
    return Kept(
        case=found,
        document=kept_bytes.content_of(connection, found.document),
        answer=kept_bytes.content_of(connection, found.answer),
        decisions=decisions_of(connection, found.id, found.tenant),
        notes=notes_of(connection, found.id, found.tenant),
        attachments=attachments_of(connection, found.id, found.tenant),
        history=tuple(lines),
        beside=beside_of(service, connection, found),
    )


def _saved(content: bytes, name: str, kind: str = "application/octet-stream") -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, 200, headers, kind)
