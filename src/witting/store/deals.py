"""Deals kept to be looked back on: the document as it came, and what was said of it then."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from sqlalchemy import ColumnElement, Connection, func, insert, select, update

from witting.assess import as_plain, as_record
from witting.base import AskerKind, Assessment, Profile, Threshold, gravest
from witting.store.database import alone
from witting.store.schema import deals


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptDeals:
    """One document with its deals, as it was kept."""

    id: int
    day: str  # the ISO day the deals were assessed for
    name: str
    sha256: str
    document: bytes
    profile: Profile  # whole: who asked stays who asked, whatever becomes of a file
    outcome: str  # the gravest of its deals
    lists: str  # digest of the lists it was assessed against
    kept_at: str

    @property
    def is_whole(self) -> bool:
        """Say whether the document is still the one that was kept."""
        return sha256(self.document).hexdigest() == self.sha256


def keep_deals(
    connection: Connection,
    document: bytes,
    name: str,
    assessments: Sequence[Assessment],
    profile: Profile,
    lists: str,
    now: datetime,
) -> int:
    """Keep a document with what was said of its deals; give the number it is kept under.

    The same document assessed for the same day and asker is kept once, with what was said last.
    """
    day, digest = assessments[0].as_of.isoformat(), sha256(document).hexdigest()
    asker = profile_text(profile)
    records = [as_record(one) for one in assessments]
    said = {
        "outcome": gravest([one.outcome for one in assessments]).value,
        "lists": lists,
        "assessments": json.dumps(records, ensure_ascii=False, sort_keys=True),
        "kept_at": now.isoformat(timespec="seconds"),
    }
    alone(connection, deals)
    own = deals.c
    same = (own.sha256 == digest, own.day == day, own.profile == asker)
    held = connection.execute(select(own.id).where(*same)).scalar()
    if held is not None:
        connection.execute(update(deals).where(own.id == held).values(**said))
        return int(held)
    kept = {"day": day, "name": name, "sha256": digest, "document": document, "profile": asker}
    key = connection.execute(insert(deals).values(**kept, **said)).inserted_primary_key
    assert key is not None
    return int(key[0])


def kept_deals(
    connection: Connection, since: date | None = None, until: date | None = None
) -> Iterator[KeptDeals]:
    """Give the kept documents of a stretch of days, the earliest first."""
    own = deals.c
    wanted = select(
        *(own.id, own.day, own.name, own.sha256, own.document),
        *(own.profile, own.outcome, own.lists, own.kept_at),
    ).order_by(own.day, own.id)
    streamed = connection.execution_options(stream_results=True, yield_per=200)
    found = streamed.execute(wanted.where(*_days(since, until))).mappings()
    return (KeptDeals(**{**row, "profile": profile_of(row["profile"])}) for row in found)


def profile_text(profile: Profile) -> str:
    """Write down who asked, whole."""
    return json.dumps(as_plain(profile), ensure_ascii=False, sort_keys=True)


def profile_of(text: str) -> Profile:
    """Read who asked."""
    row = json.loads(text)
    thresholds = {name: Threshold(**row[name]) for name in ("red_flag_review", "goods_certain")}
    return Profile(**row | thresholds | {"kind": AskerKind(row["kind"])})


def count_deals(connection: Connection, since: date | None, until: date | None) -> int:
    """Say how many documents of a stretch of days are kept."""
    wanted = select(func.count()).select_from(deals).where(*_days(since, until))
    return int(connection.execute(wanted).scalar_one())


def lists_of_deals(connection: Connection) -> set[str]:
    """Give the digests of the lists that kept documents were assessed against."""
    return set(connection.execute(select(deals.c.lists).distinct()).scalars())


def _days(since: date | None, until: date | None) -> list[ColumnElement[bool]]:
    own = deals.c
    return [
        *([own.day >= since.isoformat()] if since else []),
        *([own.day <= until.isoformat()] if until else []),
    ]
