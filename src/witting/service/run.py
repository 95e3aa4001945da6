"""What each worker process runs: its log lines set up, its app made."""

from fastapi import FastAPI

from witting.service.app import create_app
from witting.service.logs import configure
from witting.service.settings import Settings


def make_app(settings: Settings) -> FastAPI:
    """Give the app of one worker."""
    configure(settings.log_level)
    return create_app(settings)
