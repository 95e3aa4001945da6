"""`/v1/law`: what the lawbook says of a path on a day, as `witting law show --json`."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi import Path as InPath
from starlette.responses import Response

from witting.assess import as_plain
from witting.service.access import EVERYBODY, guarded
from witting.service.problems import documented
from witting.service.v1.common import ASKED, RECORDS, AsOf, TheService
from witting.service.v1.route import Route
from witting.service.written import as_json

router = APIRouter(prefix="/v1", tags=["law"], route_class=Route)


@router.get(
    "/law",
    summary="List the law",
    responses={200: RECORDS, **ASKED},
    dependencies=[guarded(*EVERYBODY)],
    response_class=Response,
)
def law_list(
    service: TheService,
    as_of: AsOf = None,
    beginning: Annotated[
        str, Query(max_length=200, description="Only paths that begin so, as us/ofac.")
    ] = "",
) -> Response:
    """List every path with its standing on a day: in force, not yet, ended or not held."""
    book, day = service.worlds.current.world.lawbook, as_of or service.today
    start = beginning.strip("/")
    answers = (
        book.ask(path, day)
        for path in book.paths()
        if not start or path == start or path.startswith(f"{start}/")
    )
    return as_json(
        [{"path": one.path, "standing": one.standing.value, "title": one.title} for one in answers]
    )


@router.get(
    "/law/{path:path}",
    summary="Show a provision",
    responses={200: RECORDS, **ASKED, **documented(404)},
    dependencies=[guarded(*EVERYBODY)],
    response_class=Response,
)
def law(
    service: TheService,
    path: Annotated[str, InPath(description="As us/eo14024/section-11/prong-ii.")],
    as_of: AsOf = None,
) -> Response:
    """Show one provision as of a day: its standing, text, sources, how far they are confirmed."""
    book = service.worlds.current.world.lawbook
    return as_json(as_plain(book.ask(path, as_of or service.today)))
