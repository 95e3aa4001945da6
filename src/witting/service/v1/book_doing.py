"""`/v1/book`: parties taken into the customer book, screened as a job, their cases decided.

What is done is what `witting book` does, by the same functions of the store.
"""

from dataclasses import asdict
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi import Path as InPath
from fastapi.concurrency import run_in_threadpool
from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from starlette.responses import Response

from witting.assess import as_plain
from witting.book import CaseState, Verdict
from witting.book.importing import open_book
from witting.book.mapping import read_mapping
from witting.service import book_jobs
from witting.service.access import DECIDING, SEEING, Caller, Role, guarded
from witting.service.idempotency import kept_with
from witting.service.parts import Service
from witting.service.problems import Refused, documented
from witting.service.tables import Given, table_of
from witting.service.v1.book import case_of, of_the_house
from witting.service.v1.common import ASKED, PROBLEMS, RECORDS, TheService
from witting.service.v1.route import Route
from witting.service.written import as_json
from witting.store import audit, book, cases
from witting.store.audit import Action
from witting.store.book_import import take_in
from witting.store.four_eyes import check_person
from witting.store.refusals import NotNow, NotThere
from witting.store.screenings import all_runs

router = APIRouter(prefix="/v1/book", tags=["book"], route_class=Route)
Looking = Annotated[Caller, guarded(*SEEING)]
Deciding = Annotated[Caller, guarded(*DECIDING)]
Number = Annotated[int, InPath(ge=1, le=2_147_483_647)]
Words = Annotated[str, Field(min_length=1, max_length=20_000, pattern=r"\S")]
REPLACING = (Role.APPROVER, Role.ADMIN)
"""Who may let more than a fifth of the book leave at once, of those who may take a table in."""
_MOST_TOLD = 1_000  # rows that were refused, told one by one
_WITH = {**PROBLEMS, **documented(404)}
_TABLE: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "description": "CSV, TSV, XLSX or Parquet: as the body, or `table` of a form with the"
        " text of a `mapping` (as `witting book map` writes it).",
        "content": {
            "text/csv": {"schema": {"type": "string"}},
            "application/octet-stream": {"schema": {"type": "string", "format": "binary"}},
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["table"],
                    "properties": {
                        "table": {"type": "string", "format": "binary"},
                        "mapping": {"type": "string"},
                    },
                }
            },
        },
    }
}


@router.get("", summary="The book", responses={200: RECORDS, **_WITH}, response_class=Response)
def the_book(service: TheService, by: Looking) -> Response:
    """Say how many parties the book has, how many are not screened yet, and its last runs."""
    of_the_house(by)
    with service.database.reading() as connection:
        never, changed = book.fresh_keys(connection)
        record = {
            "schema": "witting/book/1",
            "parties": book.count(connection),
            "never_screened": len(never),
            "changed_since": len(changed),
            "open_cases": len(cases.all_cases(connection, state=CaseState.OPEN)),
            "unread": [
                {"party": key, "why": why} for key, why in book.unread_parties(connection).items()
            ],
            "runs": [as_plain(asdict(one)) for one in all_runs(connection)[:20]],
        }
    return as_json(record)


@router.post(
    "/import",
    summary="Take a table into the book",
    openapi_extra=_TABLE,
    responses={200: RECORDS, **_WITH},
    response_class=Response,
)
async def import_table(
    request: Request,
    service: TheService,
    by: Deciding,
    name: Annotated[
        str | None, Query(max_length=300, description="What the table is called.")
    ] = None,
    replace: Annotated[
        bool, Query(description="The table is the whole book: who is not in it leaves.")
    ] = False,
    yes: Annotated[
        bool,
        Query(
            description="With `replace`: though more than a fifth of the book leaves; for an"
            " approver, or an analyst who is an administrator too."
        ),
    ] = False,
) -> Response:
    """Take parties over as the table has them; a row that cannot be read is told, and not taken.

    Without a mapping its header must have our own names of columns. With `replace`, a party whose
    row is refused stays, and where a refused row does not say whose it is, nobody leaves.
    """
    of_the_house(by)
    if replace and yes and not by.has(REPLACING):
        raise Refused(
            403,
            f"{by.name} is neither approver nor administrator, and so may not let more than a fifth"
            " of the book leave: nothing was changed. Send the table without `yes`, or ask an"
            " approver to send it.",
        )
    async with table_of(request, name) as given:
        return await run_in_threadpool(
            _imported, service, by, given, replace=replace, even_most=yes
        )


def _imported(
    service: Service, by: Caller, given: Given, *, replace: bool, even_most: bool
) -> Response:
    found = open_book(given.path, read_mapping(given.mapping) if given.mapping else None)
    with service.database.writing() as connection:
        audit.hold(connection)
        done = take_in(connection, found, service.now(), replace=replace, even_most=even_most)
        audit.tell(
            connection,
            Action.BOOK_IMPORTED,
            actor=by.id,
            tenant=by.tenant,
            subject="book",
            detail={
                "file": done.file,
                "added": done.added,
                "changed": done.changed,
                "unchanged": done.unchanged,
                "refused": len(done.refused),
                "replace": replace,
                "left": done.left,
                "even_most": even_most and replace,
            },
            now=service.now(),
        )
        return kept_with(connection, as_json(done.record(_MOST_TOLD)))


class ScreeningWanted(BaseModel):
    """Whom of the book to screen."""

    model_config = ConfigDict(extra="forbid")

    wanted: book_jobs.Wanted = Field(
        book_jobs.Wanted.FRESH,
        description="fresh: who never was, or changed since; rescreen: these, and whom a change"
        " of the lists can touch.",
    )
    keys: list[Annotated[str, StringConstraints(min_length=1, max_length=200)]] = Field(
        default_factory=list, max_length=1_000, description="Of whom somebody suspects something."
    )


@router.post(
    "/screenings",
    summary="Screen the book",
    status_code=202,
    responses={202: RECORDS, **_WITH},
    response_class=Response,
)
def screening_begun(service: TheService, by: Deciding, wanted: ScreeningWanted) -> Response:
    """Begin to screen the book against the lists in use, one job at a time."""
    of_the_house(by)
    return as_json(_job(book_jobs.begin(service, by, wanted.wanted, wanted.keys)), 202)


@router.get(
    "/screenings/{identity}",
    summary="How far a screening is",
    responses={200: RECORDS, **ASKED, **documented(404)},
    response_class=Response,
)
def screening(
    service: TheService,
    by: Looking,
    identity: Annotated[str, InPath(min_length=1, max_length=40)],
) -> Response:
    """Give a job: running with how many are done, done with its runs, failed or lost with why."""
    of_the_house(by)
    return as_json(_job(book_jobs.job(service, identity)))


class BookDecided(BaseModel):
    """A person's word on a case of the book."""

    model_config = ConfigDict(extra="forbid")

    verdict: Verdict
    because: Words
    until: date = Field(description="The last day on which it holds, two years away at most.")


@router.post(
    "/cases/{number}/decisions",
    summary="Decide a case of the book",
    status_code=201,
    responses={201: RECORDS, **_WITH},
    response_class=Response,
)
def book_decided(service: TheService, by: Deciding, number: Number, given: BookDecided) -> Response:
    """Put a person's word on a case of the book down, and close it."""
    of_the_house(by)
    with service.database.writing() as connection:
        found = case_of(connection, number)
        check_person(by, number)
        if found.state is CaseState.CLOSED:
            raise NotNow(
                f"Case {number} of the book is closed already, by decision {found.standing}: take"
                " that one back before another."
            )
        made = cases.decide(
            connection,
            number,
            given.verdict,
            because=given.because,
            decided_by=by.id,
            expires_on=given.until,
            now=service.now(),
        )
        return kept_with(connection, as_json(_plain(made), 201))


class BookRevoked(BaseModel):
    """Why a decision of the book is taken back."""

    model_config = ConfigDict(extra="forbid")

    because: Words


@router.post(
    "/decisions/{number}/revocation",
    summary="Take a decision of the book back",
    responses={200: RECORDS, **_WITH},
    response_class=Response,
)
def book_revoked(service: TheService, by: Deciding, number: Number, given: BookRevoked) -> Response:
    """Take a decision back, for the record; its case is open again."""
    of_the_house(by)
    with service.database.writing() as connection:
        held = {one.id: one for one in cases.all_decisions(connection)}.get(number)
        if held is None:
            raise NotThere(f"There is no decision {number} of the book, so none was taken back.")
        if held.lapsed_because:
            raise NotNow(f"Decision {number} holds no longer ({held.lapsed_because}).")
        case = cases.revoke(
            connection, number, because=given.because, revoked_by=by.id, now=service.now()
        )
        return kept_with(connection, as_json({"decision": number, "open_case": case}))


def _job(one: book_jobs.Job) -> dict[str, Any]:
    return {"schema": "witting/book-job/1", **_plain(one)}


def _plain(one: Any) -> dict[str, Any]:
    record: dict[str, Any] = as_plain(asdict(one))
    return record
