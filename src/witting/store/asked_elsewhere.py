"""Sign-ins that are under way at an identity provider: what was asked, by which browser.

The answer must bring the same state, come to the same browser, within ten minutes, and once.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, select

from witting.store import audit
from witting.store.schema_people import oidc_asked
from witting.store.sessions import secret_hash

LASTS = timedelta(minutes=10)
MOST = 10_000
"""Under way at once; anybody can begin one, so the oldest make room."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What one sign-in was begun with."""

    nonce: str
    verifier: str
    wanted: str  # the page to go on to


def keep_asked(
    connection: Connection, state: str, browser: str, asked: Asked, now: datetime
) -> None:
    """Keep what a sign-in was begun with."""
    own = oidc_asked.c
    audit.hold(connection)
    connection.execute(delete(oidc_asked).where(own.ends_at <= audit.moment(now)))
    oldest = select(own.state).order_by(own.ends_at.desc()).offset(MOST - 1)
    connection.execute(delete(oidc_asked).where(own.state.in_(oldest)))
    connection.execute(
        insert(oidc_asked).values(
            state=secret_hash(state),
            browser=secret_hash(browser),
            nonce=asked.nonce,
            verifier=asked.verifier,
            wanted=asked.wanted,
            ends_at=audit.moment(now + LASTS),
        )
    )


def take_asked(connection: Connection, state: str, browser: str, now: datetime) -> Asked | None:
    """Take what a sign-in was begun with; None where there is none, or another browser's."""
    own = oidc_asked.c
    audit.hold(connection)
    wanted = select(oidc_asked).where(
        own.state == secret_hash(state),
        own.browser == secret_hash(browser),
        own.ends_at > audit.moment(now),
    )
    row = connection.execute(wanted).one_or_none()
    if row is None:
        return None
    connection.execute(delete(oidc_asked).where(own.state == row.state))
    return Asked(nonce=row.nonce, verifier=row.verifier, wanted=row.wanted)
