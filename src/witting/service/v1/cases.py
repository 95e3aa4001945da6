"""`/v1/cases`: documents assessed and kept, the queue of those that wait, all that is of one."""

from typing import Annotated, Any

from fastapi import APIRouter, Query
from fastapi import Path as InPath
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from witting.base import Outcome
from witting.service.access import DECIDING, SEEING, Caller, guarded
from witting.service.bodies import DOCUMENTS, Documents
from witting.service.idempotency import kept_with
from witting.service.opening import beside_of, beside_page, opening
from witting.service.problems import Refused, documented
from witting.service.v1.common import ASKED, PROBLEMS, RECORDS, AsOf, TheService
from witting.service.v1.route import Route
from witting.service.v1.shown import case_record, case_row, decision_record, note_record
from witting.service.written import as_json
from witting.store import deal_cases, kept_bytes
from witting.store.audit import Action, tell
from witting.store.deal_decisions import decisions_of
from witting.store.deal_notes import add_note, attachments_of, notes_of
from witting.store.deal_queue import Order, Wanted, counts, queue
from witting.store.deal_records import State

router = APIRouter(prefix="/v1", tags=["cases"], route_class=Route)
Number = Annotated[int, InPath(ge=1, le=2_147_483_647, description="The number of the case.")]
_WITH_CASE = {**ASKED, **documented(404)}
_ON_CASE = {**PROBLEMS, **documented(404)}
_MADE: dict[int | str, dict[str, Any]] = {201: RECORDS}


@router.post(
    "/cases",
    summary="Open a case of a document",
    status_code=201,
    openapi_extra=dict(DOCUMENTS),
    responses={**_MADE, **PROBLEMS},
    response_class=Response,
)
def open_case(
    service: TheService,
    by: Annotated[Caller, guarded(*DECIDING)],
    documents: Documents,
    as_of: AsOf = None,
    profile: Annotated[str, Query(max_length=200, description="Who asks, by name.")] = "",
    name: Annotated[  # noqa: ARG001  # read with the body
        str | None, Query(max_length=300, description="What the document is called.")
    ] = None,
) -> Response:
    """Assess one document, keep it with its assessment, and open a case of it.

    What is kept and shown under `/v1/cases/…/assessment` are the bytes `/v1/assess` would have
    answered with.
    """
    if len(documents) != 1:
        raise Refused(422, "A case is of one document: send each by itself. Nothing was kept.")
    with opening(service, by, documents[0], as_of or service.today, profile) as (connection, case):
        return kept_with(
            connection, as_json(case_record(case, beside_of(service, connection, case)), 201)
        )


@router.get(
    "/cases",
    summary="The queue",
    responses={200: RECORDS, **ASKED},
    response_class=Response,
)
def cases(
    service: TheService,
    by: Annotated[Caller, guarded(*SEEING)],
    state: Annotated[list[State] | None, Query(max_length=10)] = None,
    outcome: Annotated[list[Outcome] | None, Query(max_length=5)] = None,
    least_severity: Annotated[int, Query(ge=0, le=4)] = 0,
    corridor: Annotated[str, Query(max_length=5, description="RU-CN, RU- or -CN.")] = "",
    assignee: Annotated[str | None, Query(max_length=200, description='"" is nobody\'s.')] = None,
    text: Annotated[str, Query(max_length=500, description="Every word, in any order.")] = "",
    order: Order = Order.DUE,
    page: Annotated[int, Query(ge=1, le=1_000_000)] = 1,
    size: Annotated[int, Query(ge=1, le=500)] = 50,
) -> Response:
    """Give a page of the cases, those that are due first unless asked otherwise."""
    wanted = Wanted(
        states=tuple(state or ()),
        outcomes=tuple(outcome or ()),
        least_severity=least_severity,
        corridor=corridor,
        assignee=assignee,
        text=text,
    )
    with service.database.writing() as connection:
        found = queue(connection, by.tenant, wanted, order=order, number=page, size=size)
        tell(
            connection,
            Action.QUEUE_VIEWED,
            actor=by.id,
            tenant=by.tenant,
            subject="queue",
            detail={
                "asked": wanted.told,
                "page": page,
                "size": size,
                "cases": [case.id for case in found.cases],
            },
            now=service.now(),
        )
        beside = beside_page(service, connection, found.cases)
    return as_json(
        {
            "schema": "witting/cases/1",
            "total": found.total,
            "page": found.number,
            "size": found.size,
            "cases": [case_row(case, beside[case.id]) for case in found.cases],
        }
    )


@router.get(
    "/cases/counts",
    summary="How many cases wait",
    responses={200: RECORDS, **ASKED},
    response_class=Response,
)
def case_counts(service: TheService, by: Annotated[Caller, guarded(*SEEING)]) -> Response:
    """Say how many cases there are, by state and severity."""
    with service.database.reading() as connection:
        found = counts(connection, by.tenant)
    return as_json(
        [
            {"state": state.value, "severity": severity, "cases": count}
            for (state, severity), count in sorted(found.items())
        ]
    )


@router.get(
    "/cases/{number}",
    summary="Show a case",
    responses={200: RECORDS, **_WITH_CASE},
    response_class=Response,
)
def case(service: TheService, by: Annotated[Caller, guarded(*SEEING)], number: Number) -> Response:
    """Give a case with what was decided, written and attached; the look is told in the trail."""
    with service.database.writing() as connection:
        found = deal_cases.view(connection, number, by, service.now())
        decisions = decisions_of(connection, number, by.tenant)
        record = case_record(found, beside_of(service, connection, found)) | {
            "decisions": [decision_record(one) for one in decisions],
            "notes": [note_record(one) for one in notes_of(connection, number, by.tenant)],
            "attachments": [
                {"id": one.id, "name": one.name, "size": one.size, "sha256": one.sha256}
                for one in attachments_of(connection, number, by.tenant)
            ],
        }
    return as_json(record)


@router.get(
    "/cases/{number}/assessment",
    summary="The assessment of a case",
    responses={200: RECORDS, **_WITH_CASE},
    response_class=Response,
)
def case_assessment(
    service: TheService, by: Annotated[Caller, guarded(*SEEING)], number: Number
) -> Response:
    """Give the assessment's bytes, just as they were made."""
    with service.database.writing() as connection:
        found = deal_cases.view(connection, number, by, service.now())
        content = kept_bytes.content_of(connection, found.answer)
    return Response(content, media_type="application/json")


@router.get(
    "/cases/{number}/document",
    summary="The document of a case",
    responses={
        200: {
            "description": "The bytes as they came.",
            "content": {
                "application/octet-stream": {"schema": {"type": "string", "format": "binary"}}
            },
        },
        **_WITH_CASE,
    },
    response_class=Response,
)
def case_document(
    service: TheService, by: Annotated[Caller, guarded(*SEEING)], number: Number
) -> Response:
    """Give the document's bytes, to be saved and never run by a browser."""
    with service.database.writing() as connection:
        found = deal_cases.view(connection, number, by, service.now())
        content = kept_bytes.content_of(connection, found.document)
    headers = {"Content-Disposition": f'attachment; filename="case-{number}"'}
    return Response(content, 200, headers, "application/octet-stream")


class NoteGiven(BaseModel):
    """What a person writes beside a case."""

    model_config = ConfigDict(extra="forbid")

    text: str = Field(min_length=1, max_length=20_000)


@router.post(
    "/cases/{number}/notes",
    summary="Add a note",
    status_code=201,
    responses={**_MADE, **_ON_CASE},
    response_class=Response,
)
def note(
    service: TheService, by: Annotated[Caller, guarded(*DECIDING)], number: Number, given: NoteGiven
) -> Response:
    """Add a note to a case; it is never changed and never removed."""
    with service.database.writing() as connection:
        made = add_note(connection, number, given.text, by=by, now=service.now())
        return kept_with(connection, as_json(note_record(made), 201))


class Assigned(BaseModel):
    """Whom a case is given to."""

    model_config = ConfigDict(extra="forbid")

    to: str = Field(max_length=200, description='"" is nobody.')


@router.post(
    "/cases/{number}/assignee",
    summary="Give a case to a person",
    responses={200: RECORDS, **_ON_CASE},
    response_class=Response,
)
def assign(
    service: TheService, by: Annotated[Caller, guarded(*DECIDING)], number: Number, given: Assigned
) -> Response:
    """Give a case to a person by name, or to nobody."""
    with service.database.writing() as connection:
        found = deal_cases.assign(connection, number, given.to, by, service.now())
        return kept_with(
            connection, as_json(case_record(found, beside_of(service, connection, found)))
        )


class Because(BaseModel):
    """A person's reason."""

    model_config = ConfigDict(extra="forbid")

    because: str = Field(min_length=1, max_length=20_000, pattern=r"\S")


@router.post(
    "/cases/{number}/reopening",
    summary="Open a closed case again",
    responses={200: RECORDS, **_ON_CASE},
    response_class=Response,
)
def reopen(
    service: TheService, by: Annotated[Caller, guarded(*DECIDING)], number: Number, given: Because
) -> Response:
    """Open a closed case again; to let it go takes two people from then on."""
    with service.database.writing() as connection:
        found = deal_cases.reopen(
            connection, number, because=given.because, by=by, now=service.now()
        )
        return kept_with(
            connection, as_json(case_record(found, beside_of(service, connection, found)))
        )
