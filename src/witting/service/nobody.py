"""The identity of a service nobody has set up: it knows no one, so it answers no one."""

from starlette.requests import HTTPConnection

from witting.service.access import Caller


class Nobody:
    """Knows nobody."""

    async def caller_of(self, connection: HTTPConnection) -> Caller | None:  # noqa: ARG002
        """Give None."""
        return None

    async def is_set_up(self) -> bool:
        """Say no."""
        return False
