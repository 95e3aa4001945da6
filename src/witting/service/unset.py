"""Keeps a service shut until somebody has set it up: there is no default password to try."""

from starlette.types import ASGIApp, Receive, Scope, Send

from witting.service.access import Identity
from witting.service.limits import UNLIMITED
from witting.service.problems import problem_response

OPEN = UNLIMITED | {"/setup", "/setup/person"}
"""What is answered before anybody is known."""
_STYLE = "/desk/static/"  # how the page of the link looks: the same files for everybody


class Unset:
    """Answers nothing but health and the set-up link before that was followed; ASGI middleware."""

    def __init__(self, app: ASGIApp, identity: Identity) -> None:
        self._app, self._identity = app, identity
        self._is_set_up = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or say that nobody has set the service up."""
        if not self._is_set_up and scope["type"] == "http" and not _is_open(scope["path"]):
            self._is_set_up = await self._identity.is_set_up()
            if not self._is_set_up:
                answer = problem_response(
                    403,
                    "Nobody has set this service up yet, so it answers nobody. Open the link that"
                    " `witting serve` printed when it started; start it again for a new one.",
                    kind="NotSetUp",
                )
                await answer(scope, receive, send)
                return
        await self._app(scope, receive, send)


def _is_open(path: str) -> bool:
    return path in OPEN or path.startswith(_STYLE)
