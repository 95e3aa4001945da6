"""Every error as problem+json (RFC 9457): what is wrong, why it matters, what to do; no trace.

An error of ours brings its own sentence; anything else is named by a number that stands in the log.
"""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any
from uuid import uuid4

import orjson
import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException
from starlette.responses import Response

from witting.base import (
    BrokenInput,
    HostileInput,
    InputError,
    ListsBusy,
    NoLists,
    NotHeld,
    SettingsError,
    StoreError,
    TooLarge,
    UnknownFormat,
    UnknownLaw,
    UnreadableInput,
    WittingError,
)
from witting.service.on_http import on_http
from witting.store.refusals import NotByYou, NotNow, NotThere

MEDIA = "application/problem+json"
_STATUS: tuple[tuple[type[WittingError], int], ...] = (
    (TooLarge, 413),
    (UnknownFormat, 415),
    (HostileInput, 422),
    (BrokenInput, 422),
    (UnreadableInput, 422),
    (InputError, 422),
    (UnknownLaw, 404),
    (NotHeld, 404),
    (SettingsError, 422),
    (ListsBusy, 503),
    (NoLists, 503),
    (NotThere, 404),
    (NotNow, 409),
    (NotByYou, 403),
    (StoreError, 503),
)
_log = structlog.get_logger("witting.service")


class Problem(BaseModel):
    """An error as RFC 9457 writes it."""

    type: str = Field(description="The kind of the problem, as urn:witting:problem:TooLarge.")
    title: str
    status: int
    detail: str = Field(description="What, where, why it matters and what to do.")
    instance: str = Field(description="This one occurrence; the log names it too.")
    errors: list[dict[str, Any]] = Field(
        default_factory=list, description="By field, where the request itself does not fit."
    )


class Refused(WittingError):
    """A request that is not answered, with its status and what to do instead."""

    def __init__(
        self,
        status: int,
        detail: str,
        *,
        kind: str = "",
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.status, self.headers = status, dict(headers or {})
        self.kind = kind or HTTPStatus(status).phrase.replace(" ", "")


def problem_response(
    status: int,
    detail: str,
    *,
    kind: str = "",
    headers: Mapping[str, str] | None = None,
    errors: list[dict[str, Any]] | None = None,
) -> Response:
    """Give the answer that tells of a problem."""
    kind = kind or HTTPStatus(status).phrase.replace(" ", "")
    told: dict[str, Any] = {
        "type": f"urn:witting:problem:{kind}",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": on_http(detail),
        "instance": f"urn:uuid:{uuid4()}",
    }
    if errors:
        told["errors"] = errors
    return Response(orjson.dumps(told), status, dict(headers or {}), MEDIA)


def of_error(error: WittingError) -> Response:
    """Give the answer for an error of ours.

    >>> of_error(UnknownLaw("no such path")).status_code
    404
    """
    if isinstance(error, Refused):
        return problem_response(error.status, str(error), kind=error.kind, headers=error.headers)
    status = next((code for kind, code in _STATUS if isinstance(error, kind)), 500)
    headers = {"Retry-After": "5"} if status == 503 else None
    return problem_response(status, str(error), kind=type(error).__name__, headers=headers)


def unexpected(error: BaseException) -> Response:
    """Give the answer for a mistake of this program: nothing of it but a number to ask by."""
    answer = problem_response(
        500,
        "The service made a mistake, and nothing was decided or kept. Ask once more; if it comes"
        " again, give whoever runs the service the number under `instance`.",
    )
    instance = orjson.loads(answer.body)["instance"]
    # The message of an error may quote a document: its kind and place are enough to find it.
    _log.error("mistake", instance=instance, kind=type(error).__name__, at=_places(error))
    return answer


def _places(error: BaseException) -> list[str]:
    places, step = [], error.__traceback__
    while step is not None:
        code = step.tb_frame.f_code
        places.append(f"{code.co_filename.rpartition('/')[2]}:{step.tb_lineno} {code.co_qualname}")
        step = step.tb_next
    return places[-8:]


def install(app: FastAPI) -> None:
    """Have the app tell every error as a problem."""

    async def ours(_request: Request, error: Exception) -> Response:
        return of_error(error) if isinstance(error, WittingError) else unexpected(error)

    async def plain(_request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        return problem_response(error.status_code, _said(error), headers=error.headers)

    async def unfit(_request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        told = [
            {"where": "/".join(map(str, one["loc"])), "what": one["msg"]} for one in error.errors()
        ]
        first = f"{told[0]['where']}: {told[0]['what']}" if told else "it cannot be read"
        detail = f"The request does not fit what is asked for ({first}); nothing was done."
        return problem_response(422, f"{detail} /openapi.json says what fits.", errors=told[:20])

    app.add_exception_handler(WittingError, ours)
    app.add_exception_handler(HTTPException, plain)
    app.add_exception_handler(RequestValidationError, unfit)


def _said(error: HTTPException) -> str:
    match error.status_code:
        case 404:
            return "There is nothing at this address. /openapi.json names every address there is."
        case 405:
            return "This address does not take that method. /openapi.json says which it takes."
        case _:
            return str(error.detail)


def documented(*codes: int) -> dict[int | str, dict[str, Any]]:
    """Give what a route's description says of the problems it may answer with."""
    return {
        code: {
            "description": HTTPStatus(code).phrase,
            "content": {MEDIA: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
        for code in codes
    }
