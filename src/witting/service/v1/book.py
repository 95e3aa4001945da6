"""`/v1/book`: the cases of the customer book, as screening and rescreening opened them.

The book is one for the whole house; what is done with it is in `book_doing`.
"""

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Query
from fastapi import Path as InPath
from sqlalchemy import Connection
from starlette.responses import Response

from witting.assess import as_plain
from witting.base import StoreError
from witting.book import Case, CaseState
from witting.service.access import HOUSE, SEEING, Caller, guarded
from witting.service.problems import documented
from witting.service.v1.common import ASKED, RECORDS, TheService
from witting.service.v1.route import Route
from witting.service.written import as_json
from witting.store import audit, cases
from witting.store.audit import Action
from witting.store.refusals import NotThere

router = APIRouter(prefix="/v1", tags=["book"], route_class=Route)


def of_the_house(by: Caller) -> None:
    """Raise NotThere for a caller of another tenant: the book is the house's own."""
    if by.tenant != HOUSE:
        raise NotThere("The book is the house's own, and no other tenant has a part in it.")


def case_of(connection: Connection, number: int) -> Case:
    """Give a case of the book. Raises NotThere."""
    try:
        return cases.case(connection, number)
    except StoreError as missing:
        raise NotThere(str(missing)) from None


@router.get(
    "/book/cases",
    summary="The cases of the book",
    responses={200: RECORDS, **ASKED, **documented(404)},
    response_class=Response,
)
def book_cases(
    service: TheService,
    by: Annotated[Caller, guarded(*SEEING)],
    state: Annotated[list[CaseState] | None, Query(max_length=5)] = None,
    party: Annotated[str | None, Query(max_length=200)] = None,
    page: Annotated[int, Query(ge=1, le=1_000_000)] = 1,
    size: Annotated[int, Query(ge=1, le=500)] = 50,
) -> Response:
    """Give a page of the cases, the latest first."""
    of_the_house(by)
    with service.database.reading() as connection:
        found = cases.all_cases(connection, party=party)
    found = [one for one in found if not state or one.state in state]
    shown: list[dict[str, Any]] = [
        as_plain(asdict(one)) for one in found[(page - 1) * size : page * size]
    ]
    return as_json({"total": len(found), "page": page, "size": size, "cases": shown})


@router.get(
    "/book/cases/{number}",
    summary="Show a case of the book",
    responses={200: RECORDS, **ASKED, **documented(404)},
    response_class=Response,
)
def book_case(
    service: TheService,
    by: Annotated[Caller, guarded(*SEEING)],
    number: Annotated[int, InPath(ge=1, le=2_147_483_647)],
) -> Response:
    """Give a case of the book; the look is told in the trail."""
    of_the_house(by)
    with service.database.reading() as connection:
        found = case_of(connection, number)
    with service.database.writing() as connection:
        audit.tell(
            connection,
            Action.BOOK_CASE_VIEWED,
            actor=by.id,
            tenant=by.tenant,
            subject=f"book-case:{number}",
            now=service.now(),
        )
    return as_json(as_plain(asdict(found)))
