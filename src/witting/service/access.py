"""Who may do what: roles, the caller of a request, and the guard that stands before a route.

Who somebody is, is another's business: an `Identity` finds the caller by key, session or token.
"""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Protocol

from fastapi import Security, params
from fastapi.security import HTTPBearer
from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection


class Role(StrEnum):
    """What a person or a system is trusted with; one may have several."""

    VIEWER = "viewer"  # asks questions and sees cases
    ANALYST = "analyst"  # decides
    APPROVER = "approver"  # is the second pair of eyes
    ADMIN = "admin"  # keys, lists, settings; decides nothing
    AUDITOR = "auditor"  # sees everything, changes nothing


EVERYBODY = tuple(Role)
ASKING = (Role.VIEWER, Role.ANALYST, Role.APPROVER, Role.ADMIN)
"""Who may have something assessed or screened: an auditor only looks at what was."""
DECIDING = (Role.ANALYST, Role.APPROVER)
SEEING = (Role.VIEWER, Role.ANALYST, Role.APPROVER, Role.AUDITOR)
"""Who sees cases: who runs the machine has no business with customers."""
MANAGING = (Role.APPROVER, Role.ADMIN, Role.AUDITOR)
"""Who sees figures over all cases, in which no customer is named."""


NOBODYS = "key:"
"""How the id of a key begins that acts for nobody; no login has such a sign in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """Who makes a request."""

    id: str
    name: str
    tenant: str
    roles: frozenset[Role]
    key: str = ""  # the id of the key that was shown; "" for who signed in

    @property
    def is_person(self) -> bool:
        """Say whether it is a person, or a key that acts for one; a system of its own is none."""
        return not self.id.startswith(NOBODYS)

    def has(self, roles: Iterable[Role]) -> bool:
        """Say whether any of these roles is the caller's."""
        return not self.roles.isdisjoint(roles)


class Identity(Protocol):
    """Finds the caller of a request; keys, sessions and tokens are its own business."""

    async def caller_of(self, connection: HTTPConnection) -> Caller | None:
        """Give who asks, or None where nobody known does."""
        ...

    async def is_set_up(self) -> bool:
        """Say whether anybody at all can be known."""
        ...


HOUSE = "default"
"""The tenant of whoever runs the service."""

_SCHEME = HTTPBearer(
    auto_error=False,
    scheme_name="key",
    description="An API key, as `Authorization: Bearer wk_…`; `ApiKey wk_…` is read as well.",
)

Guard = Callable[..., Awaitable[Caller]]


def needs(*roles: Role) -> Guard:
    """Give the guard of a route: it answers with the caller, or with 401 or 403."""
    wanted = frozenset(roles)

    async def guard(
        connection: HTTPConnection, _said: Annotated[object, Security(_SCHEME)] = None
    ) -> Caller:
        return await admitted(connection, wanted)

    guard.roles = wanted  # type: ignore[attr-defined]  # read by the tests of the access matrix
    return guard


async def admitted(connection: HTTPConnection, wanted: frozenset[Role]) -> Caller:
    """Give the caller where one of the roles is theirs.

    Raises HTTPException: 401 where nobody is known, 403 where somebody is who may not.
    """
    identity: Identity = connection.app.state.service.identity
    caller = await identity.caller_of(connection)
    if caller is None:
        raise HTTPException(
            401,
            "Nobody is known by what the request shows, so nothing is answered. Give a key as"
            " `Authorization: Bearer wk_…`; whoever runs the service makes one.",
            headers={"WWW-Authenticate": "Bearer"},
        )
    if not caller.has(wanted):
        raise HTTPException(
            403,
            f"This needs the role {' or '.join(sorted(wanted))}, and {caller.name} has"
            f" {', '.join(sorted(caller.roles)) or 'none'}. Ask whoever runs the service.",
        )
    connection.state.caller = caller
    return caller


def guarded(*roles: Role) -> params.Depends:
    """Give the guard as a dependency of a route or router that does not ask for the caller."""
    return params.Depends(needs(*roles))
