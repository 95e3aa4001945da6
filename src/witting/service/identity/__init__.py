"""Who somebody is: people, passwords, sessions, one-time links, sign-in elsewhere by OIDC."""

from witting.service.identity.forgery import Forgery
from witting.service.identity.known import Known
from witting.service.identity.links import first_link, person_link
from witting.service.identity.routers import routers

__all__ = ["Forgery", "Known", "first_link", "person_link", "routers"]
