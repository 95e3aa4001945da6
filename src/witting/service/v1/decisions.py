"""`/v1/decisions`: what people decide of cases, by four eyes where it must be."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from sqlalchemy import Connection
from sqlalchemy.exc import NoResultFound
from starlette.responses import Response

from witting.service.access import DECIDING, SEEING, Caller, guarded
from witting.service.events import CASE_CLOSED, CASE_DECIDED, announce
from witting.service.idempotency import kept_with
from witting.service.opening import licence_ids, row_of
from witting.service.parts import Service
from witting.service.problems import documented
from witting.service.v1.cases import Number
from witting.service.v1.common import ASKED, PROBLEMS, RECORDS, TheService
from witting.service.v1.route import Route
from witting.service.v1.shown import decision_record
from witting.service.written import as_json
from witting.store import deal_cases
from witting.store.deal_decisions import decide, decision, second
from witting.store.deal_reasons import ReasonCode
from witting.store.deal_records import DealDecision, State, Verdict
from witting.store.refusals import NotThere

router = APIRouter(prefix="/v1", tags=["decisions"], route_class=Route)
_ON_CASE = {**PROBLEMS, **documented(404)}


class Decided(BaseModel):
    """A person's word on a case."""

    model_config = ConfigDict(extra="forbid")

    verdict: Verdict
    reason: ReasonCode
    because: str = Field(
        min_length=1,
        max_length=20_000,
        pattern=r"\S",
        description="What it rests on: 20 letters at least where it takes two, 40 for `other`, and"
        " the licence's number for `licensed`.",
    )
    facts: list[Annotated[str, StringConstraints(min_length=1, max_length=100)]] = Field(
        default_factory=list, max_length=1_000, description="Refs of hits; of all if none."
    )
    until: date | None = Field(None, description="Last day a false match answers the same hits.")


class Seconded(BaseModel):
    """A second person's word on a decision that waits for it."""

    model_config = ConfigDict(extra="forbid")

    agrees: bool
    because: str = Field(
        min_length=1,
        max_length=20_000,
        pattern=r"\S",
        description="What it rests on: 20 letters at least to agree.",
    )


@router.get(
    "/reasons",
    summary="The table of reasons",
    responses={200: RECORDS, **ASKED},
    response_class=Response,
)
def reasons(by: Annotated[Caller, guarded(*SEEING)]) -> Response:  # noqa: ARG001
    """Give every code of a reason with its sentence and the decisions it can be of."""
    return as_json(
        [
            {"code": one.value, "says": one.says, "verdicts": [v.value for v in one.verdicts]}
            for one in ReasonCode
        ]
    )


@router.post(
    "/cases/{number}/decisions",
    summary="Decide a case",
    status_code=201,
    responses={201: RECORDS, **_ON_CASE},
    response_class=Response,
)
def decide_case(
    service: TheService, by: Annotated[Caller, guarded(*DECIDING)], number: Number, given: Decided
) -> Response:
    """Put a person's word on a case down.

    To let go a prohibited case, or one that was opened again, takes a second person: it then waits.
    """
    with service.database.writing() as connection:
        made = decide(
            connection,
            number,
            given.verdict,
            reason=given.reason.value,
            because=given.because,
            by=by,
            now=service.now(),
            facts=given.facts,
            until=given.until,
            licences=licence_ids(service),
            backdate_days=service.settings.backdate_days,
        )
        return _told(connection, service, by, number, made)


@router.post(
    "/cases/{number}/second",
    summary="Agree to a decision, or not",
    status_code=201,
    responses={201: RECORDS, **_ON_CASE},
    response_class=Response,
)
def second_case(
    service: TheService, by: Annotated[Caller, guarded(*DECIDING)], number: Number, given: Seconded
) -> Response:
    """Put a second person's word on a decision down: another person, with the role approver."""
    with service.database.writing() as connection:
        made = second(
            connection,
            number,
            agrees=given.agrees,
            because=given.because,
            by=by,
            now=service.now(),
        )
        return _told(connection, service, by, number, made)


@router.get(
    "/decisions/{number}",
    summary="Show a decision",
    responses={200: RECORDS, **ASKED, **documented(404)},
    response_class=Response,
)
def show(service: TheService, by: Annotated[Caller, guarded(*SEEING)], number: Number) -> Response:
    """Give a decision; the look at its case is told in the trail."""
    with service.database.writing() as connection:
        try:
            found = decision(connection, number)
            deal_cases.view(connection, found.case_id, by, service.now())
        except (NoResultFound, NotThere):  # of another tenant or of none: the same to who asks
            raise NotThere(f"There is no decision {number}; a case names those on it.") from None
    return as_json(decision_record(found))


def _told(
    connection: Connection, service: Service, by: Caller, number: int, made: DealDecision
) -> Response:
    """Give the answer, kept with what it tells of, and tell those who asked to be told."""
    case = deal_cases.case(connection, number, by.tenant)
    event = CASE_CLOSED if case.state is State.CLOSED else CASE_DECIDED
    row = row_of(service, connection, case)
    announce(connection, service, by.tenant, event, row)
    record = decision_record(made) | {"case": row}
    return kept_with(connection, as_json(record, 201))
