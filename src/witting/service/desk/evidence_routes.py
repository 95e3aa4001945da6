"""The pack of evidence for a supervisor: asked for on a page, and given as one file."""

from collections.abc import Iterator
from tempfile import SpooledTemporaryFile
from typing import IO, Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response, StreamingResponse

from witting.service.access import HOUSE, Caller, Role, guarded
from witting.service.desk.pages import DeskRoute, environment, page
from witting.service.problems import Refused
from witting.service.reports.asked import EBA, NOTE, NYDFS, ROWS, SOURCES
from witting.service.reports.management import period_of
from witting.service.reports.pack import make_pack
from witting.service.v1.common import TheService

router = APIRouter(route_class=DeskRoute)
Auditor = Annotated[Caller, guarded(Role.AUDITOR)]
Day = Annotated[str, Query(max_length=10)]
_IN_MEMORY = 32 * 1024 * 1024
_STEP = 1024 * 1024
_QUARTER = 92


@router.get("/desk/evidence")
def evidence_page(request: Request, service: TheService, by: Auditor) -> Response:
    """Show what a pack holds, what it answers, and the form that makes one."""
    start, end = period_of("", "", service.today, _QUARTER)
    asked = [(name, [one for one in ROWS if one.instrument == name]) for name in (EBA, NYDFS)]
    return page(
        request,
        "evidence.html",
        asked=asked,
        sources=SOURCES,
        note=NOTE,
        since=start,
        until=end,
        is_house=by.tenant == HOUSE,
    )


@router.get("/desk/evidence.zip")
def save_evidence(service: TheService, by: Auditor, since: Day = "", until: Day = "") -> Response:
    """Give the pack of a period; that it was made is told in the trail with its manifest's hash.

    The trail in it is one chain of every tenant's entries, so it is for the house's auditors.
    """
    if by.tenant != HOUSE:
        raise Refused(
            403,
            "The pack has the whole trail, one chain of every tenant's entries, and is for an"
            " auditor of the house alone.",
        )
    start, end = period_of(since, until, service.today, _QUARTER)
    made = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115  # closed once it is sent
    first_page = environment().get_template("pack.html").render
    done = make_pack(service, by, start, end, out=made, first_page=first_page)
    made.seek(0)
    headers = {
        "Content-Disposition": f'attachment; filename="evidence-{start}-{end}.zip"',
        "X-Manifest-SHA256": done.manifest,
    }
    return StreamingResponse(_parts(made), 200, headers, "application/zip")


def _parts(made: IO[bytes]) -> Iterator[bytes]:
    with made:
        while part := made.read(_STEP):
            yield part
