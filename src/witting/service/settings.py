"""The settings of the service: one frozen record, made at the edge and passed along.

Every bound has its reason beside it. A TOML file may set what the command line does not.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from ipaddress import ip_address
from pathlib import Path
from typing import Any, Self

from witting.base import SettingsError

MB = 1_000_000
_LEAST_TOKEN = 16  # letters
_PATHS = frozenset(
    {
        *("home", "law", "certificate", "certificate_key", "webhook_ca", "list_sources"),
        "oidc_secret_file",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What one service is run with. Immutable, and small enough to hand to each worker."""

    home: Path  # the user's data folder: the list archive lies in it
    database: str = ""  # a path or postgresql://…; empty: service.db in `home`
    lists: tuple[Path, ...] = ()  # instead of those of the archive
    holdings: tuple[Path, ...] = ()  # files of who holds what in whom
    law: Path | None = None  # a folder of one's own law
    profile: str = "ffi-cn"  # who asks, where a request does not say
    host: str = "127.0.0.1"
    port: int = 8000
    workers: int = 1
    behind_proxy: bool = False  # a proxy in front ends TLS and tells who called
    certificate: Path | None = None
    certificate_key: Path | None = None
    max_body: int = 20 * MB  # what one document may weigh by the readers' own bound
    max_bodies: int = 200 * MB  # of all requests being read in a worker, so that memory is bounded
    max_table: int = 200 * MB  # what a customer table may weigh: a million parties and more
    table_seconds: float = 900.0  # for a customer table to come and be taken in
    max_depth: int = 32  # how deep JSON may nest; no record asked for here needs more than 8
    body_seconds: float = 15.0  # for a whole body to come: a slow sender holds no worker
    answer_seconds: float = 60.0  # for an answer: the readers' own bounds end long before
    threads: int = 2  # at work in a worker; more only wait for each other
    waiting: int = 64  # requests that may wait for them in a worker; the next is told to come back
    batch: int = 100  # documents in one request
    names: int = 100  # names in one request
    stop_seconds: int = 20  # for what is being answered when the service is told to stop
    watch_seconds: float = 1.0  # how often a worker looks whether the lists were changed
    idempotency_hours: int = 24  # for how long a key gives the answer it gave
    backdate_days: int = 31  # how long ago a case may be judged whose document bears no day
    webhook_hosts: tuple[str, ...] = ()  # hosts to be called though their address is not public
    webhook_ca: Path | None = None  # certificates to trust beside the usual, for webhooks
    list_sources: Path | None = None  # a YAML file of rows that go before ours, for updates
    yente_open: bool = False  # the API of yente's clients answers without a key (OpenRefine)
    closed_catalogue: bool = False  # /catalog, /manifest and /algorithms ask for a key as well
    update_token: str = ""  # who has it may have lists fetched by /updatez; none: nobody may
    telemetry: bool = False  # traces by OpenTelemetry (extra `telemetry`)
    log_level: str = "info"
    public_address: str = ""  # https://… under which people reach it, where a proxy is in front
    session_idle_minutes: int = 30  # a session unused for so long ends
    session_hours: int = 12  # and any does after a day's work
    oidc_issuer: str = ""  # the identity provider people may sign in at; none: passwords alone
    oidc_client: str = ""  # what the provider calls this service
    oidc_secret_file: Path | None = None  # holds its secret there; none: PKCE alone proves it
    oidc_name: str = ""  # what people call the provider
    oidc_scopes: tuple[str, ...] = ("openid", "profile", "email")
    oidc_claim: str = "groups"  # the claim roles are read from
    oidc_roles: tuple[str, ...] = ()  # "value of the claim=role", one each
    oidc_tenant: str = "default"  # whose the people are who come this way

    @property
    def store(self) -> str:
        """Give where the database is."""
        return self.database or str(self.home / "service.db")

    @property
    def archive(self) -> Path:
        """Give the folder of the list archive."""
        return self.home / "lists"

    @property
    def is_loopback(self) -> bool:
        """Say whether only this machine can reach it."""
        if self.host == "localhost":
            return True
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return False

    @property
    def has_tls(self) -> bool:
        """Say whether it speaks TLS itself."""
        return self.certificate is not None and self.certificate_key is not None

    @property
    def address(self) -> str:
        """Give the address a person opens."""
        if self.public_address:
            return self.public_address.rstrip("/")
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{'https' if self.has_tls else 'http'}://{host}:{self.port}"

    def checked(self) -> Self:
        """Give these settings, once they make sense together.

        Raises SettingsError: for an address others can reach without TLS, for half a certificate,
        for a bound below what anything needs.
        """
        if (self.certificate is None) != (self.certificate_key is None):
            raise SettingsError(
                "a certificate and its key are only of use together, and one of them is missing:"
                " give both, or none."
            )
        if not (self.is_loopback or self.has_tls or self.behind_proxy):
            raise SettingsError(
                f"{self.host} can be reached from other machines, and without TLS everybody on the"
                " way could read keys and payments. Give certificate and certificate_key in the"
                " settings, or --behind-proxy where a proxy in front speaks TLS, or stay on"
                " 127.0.0.1."
            )
        if self.update_token and len(self.update_token) < _LEAST_TOKEN:
            raise SettingsError(
                f"update_token has fewer than {_LEAST_TOKEN} letters, and whoever guesses it could"
                " have lists fetched all day. Take a longer one, such as: openssl rand -hex 32"
            )
        at_least_one = ("workers", "threads", "waiting", "batch", "names", "max_body", "max_depth")
        for name in (*at_least_one, "session_idle_minutes", "session_hours"):
            if getattr(self, name) < 1:
                raise SettingsError(f"{name} is {getattr(self, name)}, and must be 1 at least.")
        return self


def with_file(settings: Settings, path: Path) -> Settings:
    """Give the settings with those of a TOML file over them.

    Raises SettingsError, naming the key that is unknown or of the wrong type.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(
            f"The settings {path} cannot be read ({error.strerror}), so nothing was started. Check"
            " the path and its permissions."
        ) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise SettingsError(f"{path} is not TOML: {problem}. Mend that line.") from None
    return with_values(settings, table, str(path))


def with_values(settings: Settings, table: Mapping[str, Any], where: str) -> Settings:
    """Give the settings with these values over them, each checked against its type.

    >>> with_values(Settings(home=Path("/data")), {"port": 9000}, "here").port
    9000
    """
    known = {field.name: field.type for field in fields(Settings)}
    unknown = sorted(set(table) - set(known))
    if unknown:
        raise SettingsError(
            f"{where} has keys nobody reads: {', '.join(unknown)}. A misspelt setting would"
            f" silently not apply. Known keys: {', '.join(sorted(known))}."
        )
    given = {name: _typed(name, value, settings, where) for name, value in table.items()}
    return replace(settings, **given)


def _typed(name: str, value: object, settings: Settings, where: str) -> Any:
    before = getattr(settings, name)
    if name in _PATHS and isinstance(value, str):
        return Path(value)
    if isinstance(before, tuple):
        if isinstance(value, list) and all(isinstance(one, str) for one in value):
            return tuple(map(Path if name in ("lists", "holdings") else str, value))
        raise SettingsError(f'{where}: {name} must be a list of texts, as {name} = ["…"].')
    if isinstance(before, bool) or isinstance(value, bool):
        fits = isinstance(before, bool) and isinstance(value, bool)
    elif isinstance(before, float):
        fits = isinstance(value, int | float)
    else:
        fits = isinstance(value, type(before))
    if not fits:
        wanted = {bool: "true or false", str: "text"}.get(type(before), "a number")
        raise SettingsError(f"{where}: {name} must be {wanted}, not {value!r}.")
    return value
