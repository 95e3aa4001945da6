"""Every router of identity, by the settings."""

from fastapi import APIRouter

from witting.service.identity import people_routes, routes
from witting.service.settings import Settings


def routers(settings: Settings) -> tuple[APIRouter, ...]:
    """Give the routers. Raises SettingsError where those of the provider cannot be used."""
    if not settings.oidc_issuer:
        return (routes.router, people_routes.router)
    # Its libraries take a third of a second to load, and most services sign in by passwords.
    from witting.service.identity.elsewhere import router_for
    from witting.service.identity.provider import Provider

    return (routes.router, people_routes.router, router_for(Provider(settings)))
