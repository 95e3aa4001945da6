"""Routes whose errors are pages, and which send who is not signed in to do so."""

from collections.abc import Callable, Coroutine
from typing import Any
from urllib.parse import quote

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException
from starlette.responses import Response

from witting.base import WittingError
from witting.service import problems
from witting.service.identity.pages import page, see


class PageRoute(APIRoute):
    """A route that answers people: an error is a page too."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Give the handler, which tells errors as pages."""
        handle = super().get_route_handler()

        async def handler(request: Request) -> Response:
            try:
                return await handle(request)
            except WittingError as error:
                return _wrong(request, problems.of_error(error).status_code, str(error))
            except RequestValidationError:
                return _wrong(request, 422, "What was sent does not fit; nothing was done.")
            except HTTPException as error:
                if error.status_code == 401 and request.method == "GET":
                    return see(f"/sign-in?next={quote(request.url.path, safe='')}")
                return _wrong(request, error.status_code, str(error.detail))

        return handler


def _wrong(request: Request, status: int, said: str) -> Response:
    return page(request, "refused.html", status=status, said=said)
