"""The pages of signing in: plain HTML of templates, everything escaped, nothing inline."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from fastapi import Request
from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined, select_autoescape
from starlette.responses import HTMLResponse, RedirectResponse, Response

from witting.service.access import SEEING, Caller, Role
from witting.service.identity.cookies import new_number, number_in, set_cookie, token_of
from witting.service.parts import Service

DESK, PEOPLE, ACCOUNT = "/desk/", "/people", "/account"
"""Where somebody goes who asked for no page: who sees no cases runs the house, or has no role."""


@cache
def environment() -> Environment:
    """Give the environment templates are read with."""
    return Environment(
        loader=ChoiceLoader(
            [PackageLoader("witting.service.identity"), PackageLoader("witting.service")]
        ),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def page(
    request: Request,
    template: str,
    *,
    status: int = 200,
    caller: Caller | None = None,
    headers: dict[str, str] | None = None,
    **shown: Any,
) -> HTMLResponse:
    """Give a page whose forms can be sent: the browser gets a number where it has none."""
    service: Service = request.app.state.service
    number = number_in(request, service.settings)
    new = "" if number else new_number()
    roles = caller.roles if caller else frozenset[Role]()
    common = {
        "caller": caller,
        "roles": {role.value for role in roles},
        "csrf": token_of(number or new),
        "path": request.url.path,
    }
    text = environment().get_template(template).render(**common | shown)
    answer = HTMLResponse(text, status, headers)
    if new:
        set_cookie(answer, new, service.settings)
    return answer


def see(address: str) -> Response:
    """Send who posted a form on to a page, so that loading it again posts nothing."""
    return RedirectResponse(address, 303)


def own_page(wanted: str) -> str:
    """Give the page asked for where it is one of this service, else nothing.

    >>> own_page("/desk?page=2"), own_page("//evil.example"), own_page("https://evil.example")
    ('/desk?page=2', '', '')
    """
    is_own = wanted.startswith("/") and not wanted.startswith("//")
    return wanted if is_own and wanted.isprintable() and "\\" not in wanted else ""


def home_of(roles: Iterable[str]) -> str:
    """Give the page somebody begins at.

    >>> home_of(["analyst"]), home_of(["admin"]), home_of([])
    ('/desk/', '/people', '/account')
    """
    had = set(roles)
    if not had.isdisjoint(SEEING):
        return DESK
    return PEOPLE if Role.ADMIN in had else ACCOUNT
