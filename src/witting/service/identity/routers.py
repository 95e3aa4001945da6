"""Every router of identity."""

from fastapi import APIRouter

from witting.service.identity import routes


def routers() -> tuple[APIRouter, ...]:
    """Give the routers."""
    return (routes.router,)
