"""How the pages of signing in tell what is wrong."""

from fastapi import Request
from starlette.responses import Response

from witting.service import page_route
from witting.service.identity.pages import page


class PageRoute(page_route.PageRoute):
    """A route of the pages of signing in."""

    @staticmethod
    def wrong(request: Request, status: int, said: str) -> Response:
        """Give the page that tells what is wrong."""
        caller = getattr(request.state, "caller", None)
        return page(request, "refused.html", status=status, caller=caller, said=said)
