"""The one cookie: a random number that names the session, and the token of forms made of it.

A form carries a token that only who holds the cookie can make: an HMAC under the cookie's number.
So each is sent twice, in two ways, and another site's page has neither. Before anybody signed in
the cookie names no session; at sign-in it is another, so one planted before is of no use.
"""

import re
import secrets
from base64 import urlsafe_b64encode
from hashlib import sha256
from hmac import compare_digest
from hmac import new as hmac

from starlette.requests import HTTPConnection
from starlette.responses import Response

from witting.service.settings import Settings

FIELD, HEADER = "csrf", "x-csrf-token"
_VALUE = re.compile(r"[A-Za-z0-9_-]{43}")


def is_secure(settings: Settings) -> bool:
    """Say whether browsers speak TLS to the service: all but those on this very machine must."""
    return settings.has_tls or settings.behind_proxy


def cookie_name(settings: Settings) -> str:
    """Give the cookie's name; under TLS one that no other host can set."""
    return "__Host-witting" if is_secure(settings) else "witting"


def number_in(connection: HTTPConnection, settings: Settings) -> str:
    """Give the number the browser sent, or nothing where it is none of ours."""
    said = connection.cookies.get(cookie_name(settings), "")
    return said if _VALUE.fullmatch(said) else ""


def new_number() -> str:
    """Give a number nobody guesses."""
    return secrets.token_urlsafe(32)


def set_cookie(response: Response, number: str, settings: Settings) -> None:
    """Give the browser its number, until it is closed; how long it is good is kept here."""
    response.set_cookie(
        cookie_name(settings),
        number,
        path="/",
        secure=is_secure(settings),
        httponly=True,
        samesite="lax",
    )


def drop_cookie(response: Response, settings: Settings) -> None:
    """Take the number from the browser."""
    response.delete_cookie(
        cookie_name(settings),
        path="/",
        secure=is_secure(settings),
        httponly=True,
        samesite="lax",
    )


def token_of(number: str) -> str:
    """Give the token forms carry, of the browser's number.

    >>> token_of("a") == token_of("a") != token_of("b")
    True
    """
    made = hmac(number.encode(), b"witting: a form of ours", sha256).digest()
    return urlsafe_b64encode(made).decode().rstrip("=")


def is_token(said: str, number: str) -> bool:
    """Say whether a token is that of the browser's number."""
    return bool(number) and compare_digest(said.encode(), token_of(number).encode())
