"""Every page of the desk under one router."""

from fastapi import APIRouter

from witting.service.desk import case_routes, doing_routes, queue_routes, static_routes
from witting.service.desk.pages import DeskRoute


def router() -> APIRouter:
    """Give the router of the desk."""
    made = APIRouter(route_class=DeskRoute, include_in_schema=False)
    for one in (static_routes, queue_routes, case_routes, doing_routes):
        made.include_router(one.router)
    return made
