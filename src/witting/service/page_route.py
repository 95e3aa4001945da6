"""Routes that answer people: an error is a page, and who is not signed in is sent to do so."""

from collections.abc import Callable, Coroutine
from typing import Any
from urllib.parse import quote

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from witting.base import WittingError
from witting.service import problems

SIGN_IN = "/sign-in"


class PageRoute(APIRoute):
    """A route of pages; each part of the service says how a page of its own tells what is wrong."""

    @staticmethod
    def wrong(request: Request, status: int, said: str) -> Response:
        """Give the page that tells what is wrong."""
        raise NotImplementedError

    @staticmethod
    def misfit(error: RequestValidationError) -> str:  # noqa: ARG004  # for whoever says more
        """Say that a form does not fit."""
        return "What was sent does not fit; nothing was done."

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Give the handler, which tells errors as pages."""
        handle = super().get_route_handler()

        async def handler(request: Request) -> Response:
            try:
                return await handle(request)
            except WittingError as error:
                return self.wrong(request, problems.of_error(error).status_code, str(error))
            except RequestValidationError as error:
                return self.wrong(request, 422, self.misfit(error))
            except HTTPException as error:
                if error.status_code == 401 and request.method == "GET":
                    there = quote(f"{request.url.path}?{request.url.query}".rstrip("?"), safe="")
                    return RedirectResponse(f"{SIGN_IN}?next={there}", 303)
                return self.wrong(request, error.status_code, str(error.detail))

        return handler
