"""The service put together: routes, the door before them, the guards around them."""

import gc
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime
from typing import Any

import anyio.to_thread
from fastapi import FastAPI, Request
from fastapi.openapi.utils import get_openapi

from witting.assess import ENGINE, World, load_profile
from witting.service import desk, health, idempotency, problems, setup
from witting.service.access import ASKING, HOUSE, Identity, guarded
from witting.service.around import Around
from witting.service.identity import Forgery, Known
from witting.service.identity import routers as routers_of_identity
from witting.service.limits import Door
from witting.service.parts import Service
from witting.service.sending import Sender
from witting.service.settings import Settings
from witting.service.telemetry import Traced, tracer
from witting.service.unset import Unset
from witting.service.updating import update_by_token
from witting.service.v1 import routers
from witting.service.warming import warm
from witting.service.worlds import Watch, Worlds, open_worlds
from witting.service.yente import routers as routers_for_yente
from witting.store import Database
from witting.store.deal_records import Actor
from witting.store.put_in_use import put_in_use

_GUARDED = problems.documented(401, 403, 408, 413, 415, 500, 503)
_ABOUT = """Reads a payment, a letter of credit, an order, a paper or a news story and says clear,
review or prohibited under secondary sanctions: why, and under which rule in force on which day.
Not legal advice: every outcome is a recommendation until a person decides."""


def create_app(
    settings: Settings, *, identity: Identity | None = None, worlds: Worlds | None = None
) -> FastAPI:
    """Give the service as an ASGI application, its lists and its database open.

    `identity` and `worlds` are for whoever brings their own; by default both are made of the
    settings. Raises WittingError where lists, database or profile cannot be opened.
    """
    settings = settings.checked()
    worlds = worlds or open_worlds(settings)
    database = Database.open(settings.store)
    service = Service(
        settings=settings,
        worlds=worlds,
        watch=Watch(worlds, settings, told=lambda world: _put_in_use(database, world)),
        database=database,
        identity=identity or Known(database, settings),
        profile=load_profile(settings.profile),
    )
    app = FastAPI(
        title="witting",
        version=ENGINE,
        description=_ABOUT,
        docs_url=None,  # its page would fetch scripts from elsewhere
        redoc_url=None,
        lifespan=_lifespan,
    )
    app.state.service = service
    problems.install(app)
    app.include_router(health.router)
    app.include_router(setup.router)
    for router in routers_of_identity(settings):
        app.include_router(router)
    for router in routers():
        app.include_router(router)
    app.include_router(desk.router())
    _include_yente(app, service)
    app.openapi = lambda: _described(app)  # type: ignore[method-assign]
    # The last added stands outermost.
    app.add_middleware(Forgery, settings=settings)
    app.add_middleware(Unset, identity=service.identity)
    app.add_middleware(Door, settings=settings)
    app.add_middleware(Around, settings=settings)
    if settings.telemetry:
        app.add_middleware(Traced, tracer=tracer())
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    service: Service = app.state.service
    anyio.to_thread.current_default_thread_limiter().total_tokens = service.settings.threads
    sender = Sender(service)
    service.watch.start()
    sender.start()
    # A request that comes before it is done is answered all the same, only later; until then it is
    # not said to be ready.
    service.is_warming.set()
    threading.Thread(target=_warm, args=(service,), name="warming", daemon=True).start()
    try:
        yield
    finally:
        sender.stop()
        service.watch.stop()
        service.database.close()


def _put_in_use(database: Database, world: World) -> None:
    with database.writing() as connection:
        now = datetime.now(tz=UTC)
        put_in_use(connection, world.snapshot, Actor(id="witting serve", tenant=HOUSE), now)


def _include_yente(app: FastAPI, service: Service) -> None:
    """Put yente's routes in: those that look up behind the door, its catalogue open by default."""
    settings = service.settings

    async def knows(request: Request) -> bool:
        caller = await service.identity.caller_of(request)
        return caller is not None and caller.has(ASKING)

    asked, told, updates = routers_for_yente(
        service.worlds,
        update=lambda: update_by_token(service),
        update_token=settings.update_token,
        knows=None if settings.yente_open else knows,
    )
    known = [] if settings.yente_open else [guarded(*ASKING)]
    known_too = known if settings.closed_catalogue else []
    for router, needed in ((asked, known), (told, known_too), (updates, [])):
        app.include_router(router, dependencies=needed, tags=["yente"], responses=_GUARDED)


def _warm(service: Service) -> None:
    """Do what the first request would wait for, once for each world in use."""
    try:
        with suppress(Exception):  # whatever stumbles here is told of where somebody asks
            warm(service.worlds.current.world)
    finally:
        gc.freeze()  # what was made stays; to look through it for what does not would take time
        gc.enable()
        service.is_warming.clear()


def _described(app: FastAPI) -> dict[str, Any]:
    """Give the description of the API, with the one shape every problem has."""
    if app.openapi_schema is None:
        told = get_openapi(
            title=app.title,
            version=app.version,
            description=app.description,
            routes=app.routes,
            openapi_version="3.1.0",
        )
        shapes = told.setdefault("components", {}).setdefault("schemas", {})
        shapes["Problem"] = problems.Problem.model_json_schema()
        for unused in ("HTTPValidationError", "ValidationError"):
            shapes.pop(unused, None)
        for path, methods in told["paths"].items():
            if path.startswith("/v1/") and "post" in methods:
                methods["post"].setdefault("parameters", []).append(idempotency.PARAMETER)
        app.openapi_schema = told
    return app.openapi_schema
