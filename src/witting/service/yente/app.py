"""The API alone, without the rest of the service: for tests, and for who wants no more."""

from fastapi import FastAPI

from witting.service.yente.kept import InUse
from witting.service.yente.routes import router


def create_app(worlds: InUse) -> FastAPI:
    """Give an app that answers these routes and nothing else. It asks nobody who they are."""
    app = FastAPI(title="witting", docs_url=None, redoc_url=None)
    app.include_router(router(worlds))
    return app
