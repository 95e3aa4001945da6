"""The pages of who may sign in: for administrators everybody of their house, for all a password.

Nobody chooses a password for another: who is added or has forgotten theirs gets a one-time link,
which the page shows this once. An administrator cannot lock themselves out.
"""

from typing import Annotated, Any

from fastapi import APIRouter, Form, Request
from fastapi import Path as InPath
from starlette.responses import Response

from witting.base import SettingsError
from witting.service.access import EVERYBODY, Caller, Role, guarded
from witting.service.identity.links import person_link
from witting.service.identity.pages import page, see
from witting.service.identity.passwords import SHORTEST, check_password, hashed, is_right
from witting.service.identity.refusing import PageRoute
from witting.service.parts import Service
from witting.service.problems import Refused
from witting.service.v1.common import TheService
from witting.store.four_eyes import hands_of
from witting.store.people import (
    add_person,
    disable,
    people_of,
    person,
    set_password,
    set_roles,
)
from witting.store.refusals import NotNow
from witting.store.sign_in_tries import Trying, count_try, forget_tries

router = APIRouter(include_in_schema=False, route_class=PageRoute)
Admin = Annotated[Caller, guarded(Role.ADMIN)]
Somebody = Annotated[Caller, guarded(*EVERYBODY)]
Login = Annotated[str, InPath(max_length=100)]
_Text = Annotated[str, Form(max_length=1_000)]
_Roles = Annotated[list[Role] | None, Form(max_length=len(Role))]
SAYS = {
    Role.VIEWER: "asks and sees cases",
    Role.ANALYST: "decides",
    Role.APPROVER: "is the second pair of eyes",
    Role.ADMIN: "people, keys, lists; decides nothing",
    Role.AUDITOR: "sees everything, changes nothing",
}


@router.get("/people")
def show_people(request: Request, service: TheService, by: Admin) -> Response:
    """Show who may sign in, who no longer may, and the form that adds somebody."""
    return _people_page(request, service, by)


@router.post("/people")
def invite(
    request: Request,
    service: TheService,
    by: Admin,
    login: _Text = "",
    name: _Text = "",
    roles: _Roles = None,
) -> Response:
    """Add somebody, and show the link by which they choose a password."""
    try:
        if not roles:
            raise Refused(422, "Choose a role at least: who has none may do nothing.")
        with service.database.writing() as connection:
            made = add_person(
                connection,
                login=login,
                name=name.strip() or login,
                roles=roles,
                tenant=by.tenant,
                by=by.id,
                now=service.now(),
            )
    except (SettingsError, NotNow, Refused) as wrong:
        given = {"login": login, "name": name, "chosen": set(roles or ())}
        return _people_page(request, service, by, status=422, why=str(wrong), **given)
    return _link_page(request, service, by, made.login)


@router.post("/people/{login}/roles")
def change_roles(service: TheService, by: Admin, login: Login, roles: _Roles = None) -> Response:
    """Give somebody other roles, from their next request on."""
    _check_is_another(service, by, login, "Nobody changes their own roles")
    with service.database.writing() as connection:
        set_roles(connection, login, roles or (), tenant=by.tenant, by=by.id, now=service.now())
    return see("/people")


@router.post("/people/{login}/end")
def end_access(service: TheService, by: Admin, login: Login) -> Response:
    """End somebody's access at once, with their sessions and the keys that act for them."""
    if login == by.id:
        raise Refused(
            409,
            "You would lock yourself out: another administrator must do that. Nothing was done.",
        )
    with service.database.writing() as connection:
        disable(connection, login, tenant=by.tenant, by=by.id, now=service.now())
    return see("/people")


@router.post("/people/{login}/link")
def new_link(request: Request, service: TheService, by: Admin, login: Login) -> Response:
    """Show a link by which somebody chooses a new password; the old one is good until then."""
    _check_is_another(
        service,
        by,
        login,
        "Nobody makes themselves a link: your own password you change at /account/password",
    )
    return _link_page(request, service, by, login)


@router.get("/account/password")
def password_page(request: Request, service: TheService, by: Somebody) -> Response:
    """Show the form by which one changes one's own password."""
    return _password_page(request, service, by)


@router.post("/account/password")
def change_password(
    request: Request,
    service: TheService,
    by: Somebody,
    password: _Text = "",
    new: _Text = "",
    again: _Text = "",
) -> Response:
    """Change one's own password, for who knows the old one; every session ends with it.

    Tries are counted as those of signing in are: a browser left open is no way to guess.
    """
    _check_has_password(service, by)
    trying = Trying.of(by.id, request.client.host if request.client else "")
    now = service.now()
    with service.database.writing() as connection:
        wait = count_try(connection, trying, now)
        held = person(connection, by.id)
    if wait:
        why = f"After so many tries none is looked at for {wait} seconds. Then try again."
        answer = _password_page(request, service, by, 429, why)
        answer.headers["Retry-After"] = str(wait)
        return answer
    if held is None or not is_right(held.password, password):
        return _password_page(request, service, by, 422, "The password you have is another.")
    try:
        check_password(new, again, held.login, held.name)
    except Refused as wrong:
        return _password_page(request, service, by, 422, str(wrong))
    kept = hashed(new)  # slow on purpose, so before anybody waits for the database
    with service.database.writing() as connection:
        forget_tries(connection, trying)
        set_password(connection, by.id, kept, tenant=by.tenant, by=by.id, now=now)
    return see("/sign-in")


def _check_is_another(service: Service, by: Caller, login: str, why: str) -> None:
    """Refuse what only another administrator may do; where there is none, say how there will be.

    A key is everybody's through whose hands it came: who made one of nobody, or of somebody else,
    is no other person by it.
    """
    with service.database.reading() as connection:
        behind = hands_of(connection, by)
    if login.strip().casefold() not in behind:
        return
    if _others(service, by, but=behind):
        how = "Ask another administrator."
    else:
        how = "You are the only administrator: add a second one, another person, who then does it."
    raise Refused(409, f"{why}. {how} Nothing was changed.")


def _others(service: Service, by: Caller, but: frozenset[str] = frozenset()) -> list[str]:
    """Give the other administrators of the caller's house who may come in, but for some."""
    with service.database.reading() as connection:
        held = people_of(connection, by.tenant)
    return [
        one.login
        for one in held
        if one.login != by.id
        and one.login not in but
        and Role.ADMIN in one.roles
        and not one.is_disabled
    ]


def _people_page(
    request: Request, service: Service, by: Caller, *, status: int = 200, **shown: Any
) -> Response:
    with service.database.reading() as connection:
        held = people_of(connection, by.tenant)
    given = {"why": "", "login": "", "name": "", "chosen": set()} | shown
    return page(
        request,
        "people.html",
        status=status,
        caller=by,
        people=held,
        is_only=not _others(service, by),
        every=[(role.value, SAYS[role]) for role in Role],
        **given,
    )


def _link_page(request: Request, service: Service, by: Caller, login: str) -> Response:
    token = person_link(service.database, login, tenant=by.tenant, by=by.id, now=service.now())
    address = service.settings.public_address or str(request.base_url)
    link = f"{address.rstrip('/')}/setup?token={token}"
    no_store = {"Cache-Control": "no-store"}
    return page(request, "invited.html", caller=by, headers=no_store, link=link, person=login)


def _password_page(
    request: Request, service: Service, by: Caller, status: int = 200, why: str = ""
) -> Response:
    _check_has_password(service, by)
    return page(request, "password.html", status=status, caller=by, why=why, shortest=SHORTEST)


def _check_has_password(service: Service, by: Caller) -> None:
    with service.database.reading() as connection:
        held = person(connection, by.id)
    if held is None or held.password is None:
        where = f"signs in at {held.issuer}" if held and held.issuer else "has no password here"
        raise Refused(409, f"{by.name} {where}, so there is none to change.")
