"""An identity provider, asked by OpenID Connect: where to send people, and who came back.

The code flow with PKCE, a state and a nonce; the token is believed only with the provider's own
signature, for this service, from this provider, of this sign-in. Signatures by a shared secret and
unsigned tokens are not read at all.
"""

import json
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import httpx

# Authlib carries no type information of its own.
from authlib.oauth2.rfc6749.parameters import prepare_grant_uri  # type: ignore[import-untyped]
from authlib.oauth2.rfc7636 import create_s256_code_challenge  # type: ignore[import-untyped]
from authlib.oidc.core import CodeIDToken  # type: ignore[import-untyped]
from joserfc import jwk, jwt
from joserfc.errors import JoseError

from witting.base import SettingsError
from witting.service.access import Role
from witting.service.problems import Refused
from witting.service.settings import Settings

ALGORITHMS = ("RS256", "PS256", "ES256", "EdDSA")
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_MOST = 1_000_000  # bytes of an answer: a provider's are a few thousand
_WAIT = httpx.Timeout(10.0)
_KNOWN_FOR = 600.0  # seconds its addresses and keys are taken as they were
_LEEWAY = 60  # seconds two clocks may differ
_Record = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Vouched:
    """Whom the provider vouches for, and with which roles here."""

    issuer: str
    subject: str
    name: str
    login: str  # what the provider calls them; it may be taken here
    roles: tuple[Role, ...]


class Provider:
    """One provider, its addresses and keys remembered for some minutes. Safe between threads."""

    def __init__(self, settings: Settings) -> None:
        """Raise SettingsError where the settings cannot be used."""
        self.issuer = settings.oidc_issuer
        self._client = settings.oidc_client
        self._scopes = " ".join(settings.oidc_scopes)
        self._claim = settings.oidc_claim
        self._roles = roles_by_value(settings.oidc_roles)
        self._secret = _secret(settings)
        self._back = f"{settings.address}/sign-in/back"
        self._lock = threading.Lock()
        self._held: dict[str, tuple[float, _Record]] = {}
        if not self._client:
            raise SettingsError("oidc_issuer is set and oidc_client is not: the provider names it.")
        _check_address(self.issuer, "oidc_issuer")

    def address(self, state: str, nonce: str, verifier: str) -> str:
        """Give the provider's page to send somebody to. Raises Refused where it cannot be had."""
        uri: str = prepare_grant_uri(
            self._where("authorization_endpoint"),
            self._client,
            "code",
            redirect_uri=self._back,
            scope=self._scopes,
            state=state,
            nonce=nonce,
            code_challenge=create_s256_code_challenge(verifier),
            code_challenge_method="S256",
        )
        return uri

    def vouched(self, code: str, nonce: str, verifier: str) -> Vouched:
        """Give who came back with a code. Raises Refused for whatever does not fit."""
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": self._back,
            "code_verifier": verifier,
        }
        basic = httpx.BasicAuth(self._client, self._secret) if self._secret else None
        if basic is None:
            form["client_id"] = self._client
        said = _asked("POST", self._where("token_endpoint"), data=form, auth=basic)
        token = said.get("id_token")
        if not isinstance(token, str):
            raise _refused("it sent no id_token")
        access = said.get("access_token")
        claims = self._claims(token, nonce, access if isinstance(access, str) else "")
        name = str(claims.get("name") or claims.get("preferred_username") or claims["sub"])
        return Vouched(
            issuer=self.issuer,
            subject=claims["sub"],
            name=name,
            login=str(claims.get("preferred_username") or claims.get("email") or ""),
            roles=self._roles_of(claims.get(self._claim)),
        )

    def _claims(self, token: str, nonce: str, access: str) -> _Record:
        try:
            try:
                read = jwt.decode(token, self._keys(), algorithms=list(ALGORITHMS))
            except (JoseError, ValueError, KeyError):
                # Its keys may be others since they were read.
                read = jwt.decode(token, self._keys(anew=True), algorithms=list(ALGORITHMS))
            claims = CodeIDToken(
                dict(read.claims),
                dict(read.header),
                options={
                    "iss": {"essential": True, "value": self.issuer},
                    "aud": {"essential": True, "value": self._client},
                },
                params={"nonce": nonce, "client_id": self._client, "access_token": access},
            )
            claims.validate(now=int(time.time()), leeway=_LEEWAY)
        except (JoseError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise _refused(f"its token does not hold ({type(error).__name__})") from None
        subject = claims["sub"]
        is_text = isinstance(subject, str) and subject.isascii() and subject.isprintable()
        if not is_text or not 0 < len(subject) <= 255:
            raise _refused("its token names nobody")
        return dict(claims)

    def _roles_of(self, said: object) -> tuple[Role, ...]:
        values = [said] if isinstance(said, str) else said if isinstance(said, list) else []
        found = {role for one in values for role in self._roles.get(str(one), ())}
        return tuple(sorted(found))

    def _where(self, name: str) -> str:
        found = self._known(f"{self.issuer.rstrip('/')}/.well-known/openid-configuration")
        if found.get("issuer") != self.issuer:
            raise _refused("what it tells of itself is of another issuer than the settings name")
        where = found.get(name)
        if not isinstance(where, str):
            raise _refused(f"it does not tell of its {name}")
        _check_address(where, name)
        return where

    def _keys(self, *, anew: bool = False) -> jwk.KeySet:
        found = self._known(self._where("jwks_uri"), anew=anew)
        usable = []
        for one in found["keys"]:
            with suppress(JoseError, ValueError, KeyError, TypeError):  # of a kind not read here
                usable.append(jwk.import_key(one))
        return jwk.KeySet(usable)

    def _known(self, where: str, *, anew: bool = False) -> _Record:
        with self._lock:
            until, found = self._held.get(where, (0.0, {}))
            if anew or until < time.monotonic():
                found = _asked("GET", where)
                self._held[where] = (time.monotonic() + _KNOWN_FOR, found)
            return found


def roles_by_value(pairs: tuple[str, ...]) -> Mapping[str, frozenset[Role]]:
    """Give the roles each value of the claim stands for.

    Raises SettingsError.

    >>> roles_by_value(("screening=analyst", "screening=viewer"))["screening"] == {
    ...     Role.ANALYST, Role.VIEWER
    ... }
    True
    """
    out: dict[str, frozenset[Role]] = {}
    for pair in pairs:
        value, _, role = pair.rpartition("=")
        if not value or role not in {one.value for one in Role}:
            known = ", ".join(Role)
            raise SettingsError(
                f'oidc_roles has {pair[:80]!r}, which says no role: write "group=role" with one of'
                f" {known}."
            )
        out[value] = out.get(value, frozenset()) | {Role(role)}
    return out


def _secret(settings: Settings) -> str:
    if settings.oidc_secret_file is None:
        return ""
    try:
        return settings.oidc_secret_file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(
            f"The secret in {settings.oidc_secret_file} cannot be read ({error}), so nobody could"
            " sign in at the provider. Check the path and its permissions."
        ) from None


def _check_address(where: str, what: str) -> None:
    parts = urlsplit(where)
    is_fit = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK)
    if not is_fit or not parts.hostname:
        raise SettingsError(
            f"{what} is {where[:200]!r}, and must begin with https://: else anybody on the way"
            " could sign in as anybody."
        )


def _asked(method: str, where: str, **given: Any) -> _Record:
    """Ask the provider, within bounds of time and size; no redirect is followed."""
    try:
        with (
            httpx.Client(timeout=_WAIT, follow_redirects=False) as client,
            client.stream(method, where, headers={"Accept": "application/json"}, **given) as said,
        ):
            body = b""
            for part in said.iter_bytes():
                body += part
                if len(body) > _MOST:
                    raise _refused("its answer is too long")
            found = json.loads(body) if said.status_code == 200 else None
    except (httpx.HTTPError, ValueError, RecursionError) as error:
        raise _refused(f"it does not answer ({type(error).__name__})") from None
    if not isinstance(found, dict):
        raise _refused(f"it answered with status {said.status_code}")
    return found


def _refused(why: str) -> Refused:
    return Refused(
        403,
        f"The identity provider did not vouch for you: {why}. Nobody was signed in. Begin again at"
        " /sign-in; if it comes again, ask whoever runs the service.",
        kind="NotVouched",
    )
