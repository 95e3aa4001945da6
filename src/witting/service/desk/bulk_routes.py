"""Several cases of the queue decided alike, and what came of each."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Form, Request
from pydantic import Field
from starlette.responses import Response

from witting.service.access import DECIDING, Caller, guarded
from witting.service.desk.case_page import ReasonChoice
from witting.service.desk.pages import DeskRoute, page
from witting.service.desk.wording import VERDICTS
from witting.service.events import CASE_CLOSED, CASE_DECIDED, announce
from witting.service.opening import licence_ids, row_of
from witting.service.problems import Refused
from witting.service.v1.common import TheService
from witting.store.deal_bulk import BULK_REASONS, BULK_VERDICTS, MOST, decide_bulk
from witting.store.deal_records import State, Verdict

router = APIRouter(route_class=DeskRoute)
_Number = Annotated[int, Field(ge=1, le=2_147_483_647)]


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkChoice:
    """A decision that can be taken of several cases, with the reasons they can share."""

    value: str
    words: str
    reasons: tuple[ReasonChoice, ...]


def bulk_choices() -> tuple[BulkChoice, ...]:
    """Give what can be decided of several cases at once."""
    return tuple(
        BulkChoice(
            value=one.value,
            words=VERDICTS[one],
            reasons=tuple(
                ReasonChoice(code=reason.value, says=reason.says)
                for reason in BULK_REASONS
                if one in reason.verdicts
            ),
        )
        for one in BULK_VERDICTS
    )


@router.post("/desk/bulk")
def bulk(
    request: Request,
    service: TheService,
    by: Annotated[Caller, guarded(*DECIDING)],
    verdict: Annotated[Verdict, Form()],
    reason: Annotated[str, Form(max_length=100)],
    because: Annotated[str, Form(max_length=20_000)] = "",
    cases: Annotated[list[_Number] | None, Form(max_length=10 * MOST)] = None,
) -> Response:
    """Decide the cases chosen alike, and show which were decided and which were not, and why."""
    if not cases:
        raise Refused(422, "No case was chosen, so nothing was decided: choose some in the queue.")
    with service.database.writing() as connection:
        made = decide_bulk(
            connection,
            cases,
            verdict,
            reason=reason,
            because=because,
            by=by,
            now=service.now(),
            licences=licence_ids(service),
            backdate_days=service.settings.backdate_days,
        )
        for one in made.decided:
            event = CASE_CLOSED if one.state is State.CLOSED else CASE_DECIDED
            announce(connection, service, by.tenant, event, row_of(service, connection, one))
    words = VERDICTS[verdict]
    return page(request, "bulk.html", made=made, words=words, because=because.strip())
