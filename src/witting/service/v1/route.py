"""The kind of route of version 1: done once under a key, and deaf to nothing that is said to it."""

from collections.abc import Callable, Coroutine, Iterator
from typing import Any

from fastapi import Request
from fastapi.dependencies.models import Dependant
from starlette.responses import Response

from witting.service.idempotency import OnceRoute
from witting.service.problems import Refused


class Route(OnceRoute):
    """A route that refuses a parameter it does not know: misspelt, it would silently not apply."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Give the handler, which looks at the names of the parameters first."""
        handle = super().get_route_handler()
        known = frozenset(_parameters(self.dependant))

        async def handler(request: Request) -> Response:
            unknown = sorted(set(request.query_params) - known)
            if unknown:
                takes = f"it takes {', '.join(sorted(known))}" if known else "it takes none"
                raise Refused(
                    422,
                    f"The address has a parameter nobody reads, {unknown[0][:60]!r}; {takes}."
                    " Misspelt it would silently not apply, so nothing was done.",
                )
            return await handle(request)

        return handler


def _parameters(dependant: Dependant) -> Iterator[str]:
    """Give the names a route and what it depends on read from the address."""
    yield from (field.alias for field in dependant.query_params)
    for one in dependant.dependencies:
        yield from _parameters(one)
