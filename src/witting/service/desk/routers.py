"""Every page of the desk under one router."""

from fastapi import APIRouter

from witting.service.desk import (
    audit_routes,
    bulk_routes,
    case_routes,
    doing_routes,
    else_routes,
    evidence_routes,
    help_routes,
    management_routes,
    more_routes,
    queue_routes,
    static_routes,
)
from witting.service.desk.pages import DeskRoute


def router() -> APIRouter:
    """Give the router of the desk."""
    made = APIRouter(route_class=DeskRoute, include_in_schema=False)
    rooms = (
        static_routes,
        queue_routes,
        bulk_routes,
        help_routes,
        case_routes,
        doing_routes,
        more_routes,
        management_routes,
        evidence_routes,
        audit_routes,
        else_routes,  # the last: it takes whatever the others leave
    )
    for one in rooms:
        made.include_router(one.router)
    return made
