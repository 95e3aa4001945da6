"""An address of the desk that there is none of: a page says so, as for every other error."""

from typing import Annotated

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from witting.service.access import EVERYBODY, Caller, guarded
from witting.service.desk.pages import DeskRoute
from witting.service.problems import Refused

router = APIRouter(route_class=DeskRoute)


@router.api_route("/desk/{there:path}", methods=["GET", "POST"])
def nothing_there(
    request: Request,
    there: str,
    by: Annotated[Caller, guarded(*EVERYBODY)],  # noqa: ARG001
) -> Response:
    """Say that nothing is at this address; one with a stroke too many is sent on."""
    plain = there.strip("/")
    if request.method == "GET" and plain and plain != there:
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"/desk/{plain}{query}", 307)
    raise Refused(
        404,
        "There is no such page on the desk, or it is not sent to in that way: nothing was done."
        " Look at the address, or go on from the queue.",
    )
