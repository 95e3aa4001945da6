"""What each worker process runs: its log lines set up, its app made."""

import gc

from fastapi import FastAPI

from witting.service.app import create_app
from witting.service.logs import configure
from witting.service.settings import Settings


def make_app(settings: Settings) -> FastAPI:
    """Give the app of one worker."""
    configure(settings.log_level)
    gc.disable()  # until it is warm: what is made now stays
    return create_app(settings)
