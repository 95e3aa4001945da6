"""A document assessed, kept and opened as a case: what `/v1` and the desk do alike."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from sqlalchemy import Connection

from witting.service.access import Caller
from witting.service.bodies import Document
from witting.service.events import CASE_OPENED, announce
from witting.service.parts import Service
from witting.service.v1.assess import assessed
from witting.service.v1.shown import case_row
from witting.store import deal_cases
from witting.store.deal_records import DealCase


@contextmanager
def opening(
    service: Service, by: Caller, document: Document, day: date, profile: str
) -> Iterator[tuple[Connection, DealCase]]:
    """Give the case of a document with the transaction it is opened in.

    The lists are taken once, so that the case is kept with those it was judged by. Raises
    InputError for a document that cannot be read, SettingsError for a profile nobody knows.
    """
    world = service.world_on(day)
    told = assessed(service, [document], day, [profile], world=world)
    service.keep(world.snapshot)
    called, data = document
    with service.database.writing() as connection:
        case = deal_cases.open_case(
            connection,
            document=data,
            name=called,
            told=told,
            profile=service.profile_named(profile),
            lists=world.snapshot,
            by=by,
            now=service.now(),
            law=world.lawbook,
        )
        announce(connection, service, by.tenant, CASE_OPENED, case_row(case))
        yield connection, case
