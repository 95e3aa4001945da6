"""No other site's page does anything in a person's name: every form proves where it is from.

It stands before all routes, so that none forgets. Who shows a key needs no proof: no browser adds a
key by itself.
"""

from urllib.parse import parse_qs

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from witting.service.identity.cookies import FIELD, HEADER, is_token, number_in, token_of
from witting.service.identity.pages import page
from witting.service.problems import problem_response
from witting.service.settings import Settings

FORMS = frozenset({"/sign-in", "/sign-out", "/setup/person"})
"""Forms that are sent before anybody is known, and must prove where they are from all the same."""
_DESK = "/desk/"
_SAFE = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
_SAID = (
    "The form does not carry the token of the page it was on, so it may be another site's and"
    " nothing was done. Load the page again and send it from there."
)


class Forgery:
    """Refuses what changes something and brings a cookie without the token; ASGI middleware."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app, self._settings = app, settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope, receive)
        number = number_in(request, self._settings)
        # Pages put it in their forms.
        request.state.csrf = token_of(number) if number else ""
        if not self._must_prove(scope, number, request.headers):
            await self._app(scope, receive, send)
            return
        body = await _whole(receive)
        said = request.headers.get(HEADER) or await _field(scope, body, request.headers)
        is_other = request.headers.get("sec-fetch-site") == "cross-site"
        if is_other or not is_token(said, number):
            await _refused(request)(scope, receive, send)
            return
        await self._app(scope, _again(body, receive), send)

    def _must_prove(self, scope: Scope, number: str, headers: Headers) -> bool:
        if scope["method"] in _SAFE or "authorization" in headers:
            return False
        return bool(number) or scope["path"] in FORMS


def _refused(request: Request) -> Response:
    asked = request.headers
    is_browser = asked.get("sec-fetch-mode") == "navigate" or "hx-request" in asked
    is_form = request.scope["path"].startswith(_DESK)  # nothing but forms is sent there
    if is_browser or is_form or "text/html" in asked.get("accept", ""):
        return page(request, "refused.html", status=403, said=_SAID)
    return problem_response(403, _SAID, kind="Forged")


async def _field(scope: Scope, body: bytes, headers: Headers) -> str:
    """Give the token in a form's field, or nothing."""
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "application/x-www-form-urlencoded":
        try:
            found = parse_qs(body.decode("utf-8", "replace"), max_num_fields=1_000).get(FIELD, [])
        except ValueError:
            return ""
        return found[0] if len(found) == 1 else ""
    if kind != "multipart/form-data":
        return ""
    try:
        async with Request(dict(scope), _again(body, _nothing)).form() as form:
            said = form.get(FIELD, "")
            return said if isinstance(said, str) else ""
    except HTTPException:  # what is no form carries no token
        return ""


async def _whole(receive: Receive) -> bytes:
    """Take the body; how long it may be and take was seen to at the door."""
    parts = []
    while True:
        message = await receive()
        parts.append(message.get("body", b""))
        if message["type"] != "http.request" or not message.get("more_body", False):
            return b"".join(parts)


def _again(body: bytes, receive: Receive) -> Receive:
    given = False

    async def again() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return again


async def _nothing() -> Message:
    return {"type": "http.disconnect"}
