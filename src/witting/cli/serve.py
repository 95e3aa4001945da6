"""`witting serve`: the service, in one command, with SQLite and no other server."""

import gc
import os
import tempfile
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from witting.base import SettingsError
from witting.cli.audit import warn_of_readers
from witting.cli.edge import LawOption, read_settings

if TYPE_CHECKING:
    import uvicorn

    from witting.service.settings import Settings

_TOKEN = "YENTE_UPDATE_TOKEN"  # where yente's own deployments have it
_COUNTS = "PROMETHEUS_MULTIPROC_DIR"


def serve_command(
    host: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="Where to listen; 127.0.0.1.")
    ] = None,
    port: Annotated[int | None, typer.Option(min=0, max=65535, help="The port; 8000.")] = None,
    workers: Annotated[
        int | None, typer.Option(min=1, max=64, help="How many processes answer; 1.")
    ] = None,
    database: Annotated[
        str | None,
        typer.Option(metavar="PATH_OR_URL", help="A file for SQLite, or postgresql://…."),
    ] = None,
    lists: Annotated[
        list[Path] | None,
        typer.Option(metavar="PATH", help="Lists to use instead of those of the archive."),
    ] = None,
    law: LawOption = None,
    profile: Annotated[
        str | None,
        typer.Option(metavar="NAME_OR_FILE", help="Who asks where a request does not say; ffi-cn."),
    ] = None,
    behind_proxy: Annotated[
        bool, typer.Option("--behind-proxy", help="A proxy in front speaks TLS to the outside.")
    ] = False,
    settings: Annotated[
        Path | None, typer.Option(metavar="FILE", help="A TOML file with these and more settings.")
    ] = None,
) -> None:
    """Serve the HTTP API, on this machine only unless told otherwise.

    Examples: [bold]witting serve[/bold] · [bold]witting serve --port 9000 --workers 2[/bold] ·
    [bold]witting serve --settings service.toml[/bold]

    The first start prints a link that is good once: it makes the first administrator. What is given
    here goes before what the file says. Stop it with Ctrl-C or SIGTERM: what is being answered is
    finished.
    """
    gc.disable()  # until it is warm (service/app.py): what is made at the start stays
    try:
        import uvicorn  # noqa: F401  # the extra is there or not

        from witting.service.settings import Settings, with_file, with_values
    except ModuleNotFoundError as missing:
        raise SettingsError(
            f"The service needs {missing.name}, which is not installed. Install witting with its"
            " `serve` extra: pip install 'witting[serve]'."
        ) from None
    machine = read_settings()
    chosen = Settings(home=machine.home, law=law or machine.law)
    if settings is not None:
        chosen = with_file(chosen, settings)
    given = {
        "host": host,
        "port": port,
        "workers": workers,
        "database": database,
        "lists": [str(path) for path in lists] if lists else None,
        "profile": profile,
        "law": str(law) if law else None,
        "behind_proxy": behind_proxy or None,
        "update_token": os.environ.get(_TOKEN) or None,
    }
    said = {name: value for name, value in given.items() if value is not None}
    _serve(with_values(chosen, said, "the command line").checked())


def _serve(settings: "Settings") -> None:
    """Open the door and answer until told to stop; with several workers, keep them going."""
    from witting.service.identity import first_link

    os.umask(0o077)  # what it keeps from here on is for its owner alone, in every worker
    token = first_link(settings, datetime.now(tz=UTC))
    warn_of_readers(settings.store, settings.home)
    if settings.workers == 1:
        _run(_config(settings), token, settings.public_address)
        return
    with tempfile.TemporaryDirectory(prefix="witting-counts-") as counts:
        os.environ[_COUNTS] = counts  # read by each worker as it starts
        _run(_config(settings), token, settings.public_address)


def _config(settings: "Settings") -> "uvicorn.Config":
    import uvicorn

    from witting.service.logs import uvicorn_config
    from witting.service.run import make_app

    return uvicorn.Config(
        partial(make_app, settings),
        factory=True,
        host=settings.host,
        port=settings.port,
        workers=settings.workers,
        access_log=False,
        log_config=uvicorn_config(settings.log_level),
        proxy_headers=settings.behind_proxy,
        forwarded_allow_ips="127.0.0.1,::1" if settings.behind_proxy else "",
        server_header=False,
        date_header=True,
        ssl_certfile=settings.certificate,
        ssl_keyfile=settings.certificate_key,
        timeout_keep_alive=30,
        timeout_graceful_shutdown=settings.stop_seconds,
        timeout_worker_healthcheck=30,
        limit_concurrency=settings.waiting * 8,
        h11_max_incomplete_event_size=65_536,
        ws="none",
    )


def _run(config: "uvicorn.Config", token: str, address: str) -> None:
    import uvicorn
    from uvicorn.supervisors import Multiprocess

    socket = config.bind_socket()
    host, port = socket.getsockname()[:2]
    shown = _shown(config, host, port)
    typer.echo(f"witting is served on {shown}", err=True)
    if token:
        link = f"{address.rstrip('/') or shown}/setup?token={token}"
        typer.echo(f"Set it up once, by this link: {link}", err=True)
    try:
        if config.workers == 1:
            uvicorn.Server(config).run(sockets=[socket])
        else:
            Multiprocess(config, sockets=[socket]).run()
    finally:
        socket.close()


def _shown(config: "uvicorn.Config", host: str, port: int) -> str:
    named = f"[{host}]" if ":" in host else host
    return f"{'https' if config.is_ssl else 'http'}://{named}:{port}"
