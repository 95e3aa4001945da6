"""The pages of signing in, of signing out, of a one-time link, and of one's own account."""

from typing import Annotated, Any

from fastapi import APIRouter, Form, Query, Request
from starlette.responses import Response

from witting.base import SettingsError
from witting.service.access import EVERYBODY, Caller, admitted
from witting.service.identity.cookies import drop_cookie, number_in, set_cookie
from witting.service.identity.known import lasting
from witting.service.identity.links import follow_link, link_for
from witting.service.identity.pages import home_of, own_page, page, see
from witting.service.identity.passwords import SHORTEST
from witting.service.identity.refusing import PageRoute
from witting.service.identity.signing_in import NotIn, sign_in, sign_out
from witting.service.parts import Service
from witting.service.problems import Refused
from witting.service.v1.common import TheService
from witting.store.refusals import NotNow

router = APIRouter(include_in_schema=False, route_class=PageRoute)
_Text = Annotated[str, Form(max_length=1_000)]
_Next = Annotated[str, Query(alias="next", max_length=2_000)]
_NOT_IN = "The login or the password is not right."


@router.get("/sign-in")
def sign_in_page(request: Request, service: TheService, wanted: _Next = "") -> Response:
    """Give the page on which people sign in."""
    return _sign_in_page(request, service, own_page(wanted))


@router.post("/sign-in")
def signed_in(
    request: Request,
    service: TheService,
    login: _Text = "",
    password: _Text = "",
    wanted: Annotated[str, Form(alias="next", max_length=2_000)] = "",
) -> Response:
    """Sign somebody in, and send them on to the page they asked for."""
    said = sign_in(
        service.database,
        login=login,
        password=password,
        address=request.client.host if request.client else "",
        before=number_in(request, service.settings),
        lasting=lasting(service.settings),
        now=service.now(),
    )
    if not isinstance(said, NotIn):
        answer = see(own_page(wanted) or home_of(said.person.roles))
        set_cookie(answer, said.number, service.settings)
        return answer
    if not said.wait:
        return _sign_in_page(request, service, own_page(wanted), 401, _NOT_IN)
    why = f"After so many tries none is looked at for {said.wait} seconds. Then try again."
    answer = _sign_in_page(request, service, own_page(wanted), 429, why)
    answer.headers["Retry-After"] = str(said.wait)
    return answer


@router.post("/sign-out")
def signed_out(request: Request, service: TheService) -> Response:
    """End the session of the browser."""
    sign_out(service.database, number_in(request, service.settings), service.now())
    answer = see("/sign-in")
    drop_cookie(answer, service.settings)
    return answer


@router.get("/setup")
def setup_page(
    request: Request, service: TheService, token: Annotated[str, Query(max_length=200)] = ""
) -> Response:
    """Give the page of a one-time link: a name and a password, or the password alone."""
    found = link_for(service.database, token, service.now())
    return _setup_page(request, token, found.login)


@router.post("/setup/person")
def set_up(
    request: Request,
    service: TheService,
    token: Annotated[str, Form(max_length=200)] = "",
    login: _Text = "",
    name: _Text = "",
    password: _Text = "",
    again: _Text = "",
) -> Response:
    """Follow a one-time link, and send the person on to sign in."""
    found = link_for(service.database, token, service.now())
    try:
        follow_link(
            service.database,
            token,
            login=login,
            name=name,
            password=password,
            again=again,
            now=service.now(),
        )
    except (SettingsError, NotNow, Refused) as wrong:
        if isinstance(wrong, Refused) and wrong.status != 422:
            raise
        return _setup_page(request, token, found.login, 422, str(wrong), login, name)
    return see("/sign-in")


@router.get("/account")
async def account(request: Request) -> Response:
    """Say who is signed in, with which roles."""
    caller: Caller = await admitted(request, frozenset(EVERYBODY))
    return page(request, "account.html", caller=caller)


def _sign_in_page(
    request: Request, service: Service, wanted: str, status: int = 200, why: str = ""
) -> Response:
    settings = service.settings
    elsewhere = (settings.oidc_name or "your organisation") if settings.oidc_issuer else ""
    return page(request, "sign_in.html", status=status, wanted=wanted, why=why, elsewhere=elsewhere)


def _setup_page(
    request: Request,
    token: str,
    person: str | None,
    status: int = 200,
    why: str = "",
    login: str = "",
    name: str = "",
) -> Response:
    shown: dict[str, Any] = {"token": token, "person": person, "login": login, "name": name}
    return page(request, "setup.html", status=status, why=why, shortest=SHORTEST, **shown)
