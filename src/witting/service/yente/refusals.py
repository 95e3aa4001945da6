"""What the API says no to, in the words and the shape yente's clients read: `{"detail": …}`.

A refusal is 400, 403, 404 or 413 with a sentence, or 422 with a list of what is wrong where, as
FastAPI writes it; the clients read both.
"""

from collections.abc import Callable, Coroutine
from typing import Any

import orjson
from fastapi import Request, Response
from fastapi.routing import APIRoute

from witting.base import SettingsError, WittingError

# OpenRefine's page asks for suggestions itself, from its own address. What it may read is what the
# lists say; cookies are never sent along.
_ANY_PAGE = {"Access-Control-Allow-Origin": "*"}


class Refused(Exception):
    """A request that is not answered, with the status and the detail to say so."""

    def __init__(self, status: int, detail: Any) -> None:
        super().__init__(str(detail))
        self.status, self.detail = status, detail


def invalid(where: list[str | int], message: str, kind: str = "value_error") -> Refused:
    """Give the refusal of one value, as a client of FastAPI reads it."""
    return Refused(422, [{"type": kind, "loc": where, "msg": message}])


def answer(content: Any, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """Give a JSON response."""
    body = content if isinstance(content, bytes) else orjson.dumps(content)
    return Response(body, status, headers, media_type="application/json")


class YenteRoute(APIRoute):
    """A route whose refusals are written as yente writes them, whichever app it is mounted on."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Give the handler, with refusals and errors of witting turned into answers."""
        handle = super().get_route_handler()
        headers = _ANY_PAGE if self.path.startswith("/reconcile/") else {}

        async def handled(request: Request) -> Response:
            response = await tried(request)
            response.headers.update(headers)
            return response

        async def tried(request: Request) -> Response:
            try:
                return await handle(request)
            except Refused as refused:
                return answer({"detail": refused.detail}, refused.status)
            except SettingsError as problem:  # what was asked cannot be meant
                return answer({"detail": str(problem)}, 400)
            except WittingError as problem:
                return answer({"detail": str(problem)}, 500)

        return handled
