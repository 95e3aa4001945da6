"""Templates to pages: one environment, everything escaped, nothing inline, errors as pages too."""

from functools import cache
from importlib.resources import files
from typing import Any

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined, select_autoescape
from starlette.responses import HTMLResponse, RedirectResponse, Response

from witting.service.access import Caller, Role
from witting.service.desk.on_desk import on_desk
from witting.service.desk.wording import moment_words, plain, slug
from witting.service.page_route import PageRoute

_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


@cache
def environment() -> Environment:
    """Give the environment templates are read with."""
    made = Environment(
        loader=ChoiceLoader(
            [PackageLoader("witting.service.desk"), PackageLoader("witting.service")]
        ),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["moment"] = moment_words
    made.filters["plain"] = plain
    made.filters["slug"] = slug
    made.filters["on_desk"] = on_desk
    return made


@cache
def static_file(name: str) -> tuple[bytes, str] | None:
    """Give a file that pages load, with its type; None for any name but those that ship."""
    place = files("witting.service.desk") / "static"
    known = {one.name: one for one in place.iterdir() if one.is_file()}
    kind = next((kind for end, kind in _TYPES.items() if name.endswith(end)), "")
    if name not in known or not kind:
        return None
    return known[name].read_bytes(), kind


def page(request: Request, template: str, status: int = 200, **shown: Any) -> HTMLResponse:
    """Give a page, with who looks at it and the token its forms carry."""
    caller: Caller | None = getattr(request.state, "caller", None)
    roles = caller.roles if caller else frozenset[Role]()
    common = {
        "caller": caller,
        "roles": {role.value for role in roles},
        "csrf": getattr(request.state, "csrf", ""),
        "path": request.url.path,
    }
    text = environment().get_template(template).render(**common | shown)
    return HTMLResponse(text, status)


def see(address: str) -> Response:
    """Send who posted a form on to a page, so that loading it again posts nothing."""
    return RedirectResponse(address, 303)


class DeskRoute(PageRoute):
    """A route of the desk."""

    @staticmethod
    def wrong(request: Request, status: int, said: str) -> Response:
        """Give the page that tells what is wrong."""
        return page(request, "wrong.html", status, said=on_desk(said), number=status)

    @staticmethod
    def misfit(error: RequestValidationError) -> str:
        """Say what of a form does not fit."""
        told = error.errors()
        where = "/".join(map(str, told[0]["loc"][1:])) if told else ""
        said = f"{where}: {told[0]['msg']}" if told else "it cannot be read"
        return f"The form does not fit ({said}); nothing was done."
