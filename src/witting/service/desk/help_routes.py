"""The page of help: the keys, and what each page is for."""

from typing import Annotated

from fastapi import APIRouter, Request
from starlette.responses import Response

from witting.service.access import EVERYBODY, Caller, guarded
from witting.service.desk.pages import DeskRoute, page
from witting.service.desk.wording import VERDICTS
from witting.store.deal_bulk import BULK_VERDICTS, MOST

router = APIRouter(route_class=DeskRoute)


@router.get("/desk/help")
def show_help(
    request: Request,
    by: Annotated[Caller, guarded(*EVERYBODY)],  # noqa: ARG001
) -> Response:
    """Show the keys and what each page is for."""
    words = [VERDICTS[one].lower() for one in BULK_VERDICTS]
    return page(request, "help.html", verdicts=words, most=MOST)
