"""Style and script of the desk: files that ship with it, the same for everybody."""

from hashlib import sha256

from fastapi import APIRouter, Request
from starlette.responses import Response

from witting.service.desk.pages import DeskRoute, static_file
from witting.service.problems import Refused

router = APIRouter(route_class=DeskRoute)


@router.get("/desk/static/{name}")
def static(request: Request, name: str) -> Response:
    """Give a file of the desk's own, or say that the browser's copy is still the same."""
    found = static_file(name)
    if found is None:
        raise Refused(404, "There is no such file.")
    content, kind = found
    mark = f'"{sha256(content).hexdigest()[:32]}"'
    headers = {"Cache-Control": "no-cache", "ETag": mark}
    if request.headers.get("if-none-match") == mark:
        return Response(status_code=304, headers=headers)
    return Response(content, 200, headers, kind)
