"""Signing in at an identity provider: the way there, the way back, and the person it makes here."""

import re
import secrets
from datetime import datetime
from functools import partial
from hashlib import sha256
from typing import Annotated

from fastapi import APIRouter, Query, Request
from sqlalchemy import Connection
from starlette.responses import Response

from witting.service.identity.cookies import new_number, number_in, set_cookie
from witting.service.identity.known import lasting
from witting.service.identity.pages import home_of, own_page, see
from witting.service.identity.provider import Provider, Vouched
from witting.service.identity.refusing import PageRoute
from witting.service.identity.signing_in import let_in
from witting.service.parts import Service
from witting.service.problems import Refused
from witting.service.v1.common import TheService
from witting.store import audit
from witting.store.asked_elsewhere import Asked, keep_asked, take_asked
from witting.store.audit import Action
from witting.store.people import (
    LOGIN,
    LONGEST_NAME,
    PersonHeld,
    add_person,
    person,
    person_of_subject,
    set_name,
    set_roles,
)

_UNSEEN = re.compile(r"[^\S ]|[\x00-\x1f\x7f-\x9f]")


def router_for(provider: Provider) -> APIRouter:
    """Give the routes over one provider."""
    routes = APIRouter(include_in_schema=False, route_class=PageRoute)

    @routes.get("/sign-in/elsewhere")
    def there(
        request: Request,
        service: TheService,
        wanted: Annotated[str, Query(alias="next", max_length=2_000)] = "",
    ) -> Response:
        """Send somebody to the provider; only the browser that went can come back."""
        number = number_in(request, service.settings) or new_number()
        state, nonce = secrets.token_urlsafe(32), secrets.token_urlsafe(32)
        asked = Asked(nonce=nonce, verifier=secrets.token_urlsafe(48), wanted=own_page(wanted))
        answer = see(provider.address(state, nonce, asked.verifier))
        with service.database.writing() as connection:
            keep_asked(connection, state, number, asked, service.now())
        set_cookie(answer, number, service.settings)
        return answer

    @routes.get("/sign-in/back")
    def back(
        request: Request,
        service: TheService,
        code: Annotated[str, Query(max_length=4_000)] = "",
        state: Annotated[str, Query(max_length=200)] = "",
        iss: Annotated[str, Query(max_length=2_000)] = "",
    ) -> Response:
        """Sign in whom the provider vouches for."""
        refuse = partial(_refuse, request, service)
        number = number_in(request, service.settings)
        with service.database.writing() as connection:
            asked = take_asked(connection, state, number, service.now()) if number else None
        if asked is None:
            raise refuse("this browser did not ask for it, or more than ten minutes ago")
        if iss and iss != provider.issuer:
            raise refuse("another provider answered than was asked")
        if not code:
            raise refuse("the provider sent nobody back")
        try:
            vouched = provider.vouched(code, asked.nonce, asked.verifier)
        except Refused as refused:
            refuse(str(refused))
            raise
        if not vouched.roles:
            raise refuse("the provider names no group of yours that has a role here")
        now = service.now()
        with service.database.writing() as connection:
            held = person_for(connection, vouched, service.settings.oidc_tenant, now)
        if held.is_disabled:
            raise refuse("your access here has ended")
        said = let_in(
            service.database,
            held,
            address=_address(request),
            before=number,
            lasting=lasting(service.settings),
            now=now,
        )
        answer = see(asked.wanted or home_of(held.roles))
        set_cookie(answer, said.number, service.settings)
        return answer

    return routes


def person_for(connection: Connection, vouched: Vouched, tenant: str, now: datetime) -> PersonHeld:
    """Give the person the provider means, new or with the roles it says now.

    Known by the provider's number alone: a name or an address it gives may be another's here, and
    whoever could choose one there would be that person here.
    """
    audit.hold(connection)
    held = person_of_subject(connection, vouched.issuer, vouched.subject)
    roles = [role.value for role in vouched.roles]
    name = _UNSEEN.sub(" ", vouched.name)
    name = "".join(sign for sign in name if sign.isprintable()).strip()[:LONGEST_NAME].strip()
    if held is None:
        login = _free_login(connection, vouched)
        return add_person(
            connection,
            login=login,
            name=name or login,
            roles=roles,
            tenant=tenant,
            by=vouched.issuer,
            now=now,
            issuer=vouched.issuer,
            subject=vouched.subject,
        )
    if held.is_disabled:
        return held
    changed = {"tenant": held.tenant, "by": vouched.issuer, "now": now}
    if sorted(held.roles) != sorted(roles):
        held = set_roles(connection, held.login, roles, **changed)  # type: ignore[arg-type]
    if name and " ".join(name.split()) != held.name:
        held = set_name(connection, held.login, name, **changed)  # type: ignore[arg-type]
    return held


def _free_login(connection: Connection, vouched: Vouched) -> str:
    wanted = vouched.login.strip().lower()
    if LOGIN.fullmatch(wanted) and person(connection, wanted) is None:
        return wanted
    mark = sha256(f"{vouched.issuer}\0{vouched.subject}".encode()).hexdigest()
    return f"oidc-{mark[:16]}"


def _refuse(request: Request, service: Service, why: str) -> Refused:
    """Tell of a refusal in the trail, and give it."""
    with service.database.writing() as connection:
        audit.tell(
            connection,
            Action.SIGN_IN_REFUSED,
            actor="nobody",
            subject="sign-in",
            detail={"address": _address(request), "why": why[:300]},
            now=service.now(),
        )
    return Refused(403, f"Nobody was signed in: {why}. Begin again at /sign-in.", kind="NotIn")


def _address(request: Request) -> str:
    return request.client.host if request.client else ""
