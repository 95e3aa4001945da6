"""`/v1/assess`: documents in, cited verdicts out, as `witting assess --json` prints them."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from witting.assess import SideBySide, World
from witting.assess.telling import Asking, Told, Unreadable, tell, told_records
from witting.base import Assessment, Deal, WittingError
from witting.intake import read
from witting.service.access import ASKING, guarded
from witting.service.bodies import DOCUMENTS, Document, Documents
from witting.service.metrics import OUTCOMES
from witting.service.parts import Service
from witting.service.v1.common import PROBLEMS, RECORDS, AsOf, TheService
from witting.service.v1.route import Route
from witting.service.written import as_json

router = APIRouter(prefix="/v1", tags=["assess"], route_class=Route)


@router.post(
    "/assess",
    summary="Assess documents",
    openapi_extra=dict(DOCUMENTS),
    responses={200: RECORDS, **PROBLEMS},
    dependencies=[guarded(*ASKING)],
    response_class=Response,
)
def assess_documents(
    service: TheService,
    documents: Documents,
    as_of: AsOf = None,
    profile: Annotated[
        list[str] | None,
        Query(max_length=8, description="Who asks, by name; several are answered side by side."),
    ] = None,
    name: Annotated[  # noqa: ARG001  # read with the body
        str | None, Query(max_length=300, description="What the document is called.")
    ] = None,
) -> Response:
    """Read a payment, letter of credit, order, paper or story and say what the law makes of it.

    One document gives one assessment, or an array where it holds several deals; a form with several
    files always gives an array, in which one that cannot be read has its error in its place. The
    shape is that of docs/schema/assessment.schema.json.
    """
    told = assessed(service, documents, as_of, profile or ())
    return as_json(told_records(told, single=len(documents) == 1))


def assessed(
    service: Service,
    documents: Sequence[Document],
    as_of: date | None,
    profiles: Sequence[str],
    *,
    world: World | None = None,
) -> list[Told]:
    """Judge documents, by the world in use for the day or the one given.

    Raises InputError where there is only one, and it cannot be read.
    """
    day = as_of or service.today
    askers = tuple(dict.fromkeys(map(service.profile_named, profiles or [""])))
    held = world or service.world_on(day)
    asking = Asking(world=held, askers=askers, as_of=day, made_at=service.today)
    inputs: list[Deal | Unreadable] = []
    for name, data in documents:
        try:
            inputs += read(data, name=name)
        except WittingError as problem:
            if len(documents) == 1:
                raise
            inputs.append((name, problem))
    told = tell(inputs, asking)
    for one in told:
        _count(one)
    return told


def _count(one: Told) -> None:
    match one.result:
        case Assessment():
            OUTCOMES.labels(one.result.outcome.value).inc()
        case SideBySide():
            for answer in one.result.assessments:
                OUTCOMES.labels(answer.outcome.value).inc()
        case _:
            OUTCOMES.labels("unread").inc()
