"""A service with people in it: Olga decides, Amina runs it, Chen is of another house."""

import asyncio
from datetime import UTC, datetime

import pytest

from tests.service.client import Client
from tests.service.conftest import MakeApp
from tests.service.identity.browser import PASSWORD, Browser, database_of
from witting.service.access import Role
from witting.service.identity.passwords import hashed
from witting.store.people import add_person

KEPT = hashed(PASSWORD)  # slow on purpose: once is enough
PEOPLE = (
    ("olga", "Ольга", "default", (Role.ANALYST,)),
    ("amina", "أمينة", "default", (Role.ADMIN,)),
    ("chen", "陈", "other", (Role.ANALYST,)),
)


@pytest.fixture
def service(make_app: MakeApp, loop: asyncio.AbstractEventLoop) -> Client:
    made = Client(make_app(identity="keys"), loop)
    with database_of(made).writing() as connection:
        for login, name, tenant, roles in PEOPLE:
            add_person(
                connection,
                login=login,
                name=name,
                roles=roles,
                tenant=tenant,
                by="test",
                now=datetime.now(tz=UTC),
                password=KEPT,
            )
    return made


@pytest.fixture
def browser(service: Client) -> Browser:
    return Browser(service)
