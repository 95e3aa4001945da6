"""The page for who manages: figures of a period, drawn and as tables, and the same as CSV."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from witting.service.access import MANAGING, Caller, guarded
from witting.service.desk.pages import DeskRoute, page
from witting.service.problems import Refused
from witting.service.reports.management import as_csv, management, period_of
from witting.service.v1.common import TheService

router = APIRouter(route_class=DeskRoute)
Managing = Annotated[Caller, guarded(*MANAGING)]
Day = Annotated[str, Query(max_length=10)]


@router.get("/desk/management")
def show_figures(
    request: Request, service: TheService, by: Managing, since: Day = "", until: Day = ""
) -> Response:
    """Show the figures of a period, the last 30 days where none is given."""
    start, end = period_of(since, until, service.today)
    made = management(service, by.tenant, start, end)
    return page(request, "management.html", made=made, today=service.today.isoformat())


@router.get("/desk/management.csv")
def save_figures(
    service: TheService,
    by: Managing,
    since: Day = "",
    until: Day = "",
    section: Annotated[str, Query(max_length=40)] = "",
) -> Response:
    """Give the tables of the page as CSV, all or one."""
    start, end = period_of(since, until, service.today)
    made = management(service, by.tenant, start, end)
    chosen = [one for one in made.sections if section in ("", one.id)]
    if not chosen:
        raise Refused(404, f"There is no figure {section!r}; the page lists them.")
    name = f"witting-{section or 'figures'}-{start}-{end}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(as_csv(chosen), 200, headers, "text/csv; charset=utf-8")
