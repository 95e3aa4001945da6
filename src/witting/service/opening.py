"""A document assessed, kept and opened as a case: what `/v1` and the desk do alike."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection

from witting.assess.telling import Told
from witting.base import Assessment
from witting.service.access import Caller
from witting.service.bodies import Document
from witting.service.events import CASE_OPENED, announce
from witting.service.parts import Service
from witting.service.problems import Refused
from witting.service.v1.assess import assessed
from witting.service.v1.shown import case_row
from witting.store import deal_cases
from witting.store.deal_beside import Beside, beside, beside_all
from witting.store.deal_records import DealCase


def beside_of(service: Service, connection: Connection, case: DealCase) -> Beside:
    """Give what stands beside a case by the settings of the service."""
    return beside(connection, case, backdate_days=service.settings.backdate_days)


def beside_page(
    service: Service, connection: Connection, cases: Sequence[DealCase]
) -> dict[int, Beside]:
    """Give what stands beside each case of a page, as far as letting it go hangs on it."""
    return beside_all(connection, cases, backdate_days=service.settings.backdate_days)


def row_of(service: Service, connection: Connection, case: DealCase) -> dict[str, Any]:
    """Give a case as a row of the queue."""
    return case_row(case, beside_page(service, connection, [case])[case.id])


def licence_ids(service: Service) -> frozenset[str]:
    """Give the ids of the licences the lawbook in use holds, ended ones too."""
    book = service.worlds.current.world.lawbook
    return frozenset(one.id for one in book.licences_all(service.today))


@contextmanager
def opening(
    service: Service, by: Caller, document: Document, day: date, profile: str
) -> Iterator[tuple[Connection, DealCase]]:
    """Give the case of a document with the transaction it is opened in.

    The lists are taken once, so that the case is kept with those it was judged by. Raises
    InputError for a document that cannot be read, SettingsError for a profile nobody knows, and
    Refused for a day on which the document cannot have been judged.
    """
    if day > service.today:
        raise Refused(
            422,
            f"{day} is still to come (it is {service.today}, UTC), and nobody knows its lists or"
            " its law. Nothing was kept: leave `as_of` out to judge by today.",
        )
    world = service.world_on(day)
    told = assessed(service, [document], day, [profile], world=world)
    _check_day(told, day, service.today, service.settings.backdate_days)
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
            backdate_days=service.settings.backdate_days,
        )
        announce(connection, service, by.tenant, CASE_OPENED, row_of(service, connection, case))
        yield connection, case


def _check_day(told: Sequence[Told], day: date, today: date, most: int) -> None:
    """Raise Refused for a day before the document's own, or long ago where it bears none.

    By a day before a listing or an embargo whatever came later is clear. A deal still to be settled
    bears a day to come: it is judged on any day from today.
    """
    if day >= today:
        return
    borne = [one.result.deal.day for one in told if isinstance(one.result, Assessment)]
    days = [min(own, today) for own in borne if own is not None]
    if days and day < max(days):
        raise Refused(
            422,
            f"The document bears the day {max(days)}, and {day} is before it: lists and law of"
            " a day before a deal can clear what was prohibited when it was made. Nothing was kept:"
            " leave `as_of` out to judge by today, or give a day from the document's own on.",
        )
    if None in borne and day < today - timedelta(days=most):
        raise Refused(
            422,
            f"{day} is more than {most} days ago (`backdate_days`), and a deal in it bears"
            " no day, so nothing shows that it is as old: lists and law of back then can clear what"
            " is prohibited now. Nothing was kept: leave `as_of` out to judge by today;"
            " `/v1/assess` says what any day would have made of it.",
        )
