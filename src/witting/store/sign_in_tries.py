"""How often somebody tried to sign in, and how long they must wait: by person and by address.

A try is counted before it is looked at, so that many at once are not one. Who waits is not looked
at at all. Logins are kept as hashes: people type passwords into the wrong field.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import blake2b
from ipaddress import IPv6Address, ip_address

from sqlalchemy import Connection, delete, insert, select, update

from witting.store import audit
from witting.store.schema_people import sign_in_tries

FREE_BY_LOGIN = 5
"""Tries without waiting: a person mistypes."""
FREE_BY_ADDRESS = 20
"""An office may come from one address."""
FIRST_WAIT = timedelta(seconds=30)
LONGEST_WAIT = timedelta(minutes=15)
"""No longer, or whoever knows a login could lock its person out for a day."""
FORGOTTEN_AFTER = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trying:
    """Who tries: the marks the tries are counted under, with how many are free."""

    login: str
    address: str

    @classmethod
    def of(cls, login: str, address: str) -> "Trying":
        """Mark a login by its hash, and an address by itself or its network."""
        mark = blake2b(login.encode("utf-8", "replace"), digest_size=16).hexdigest()
        return cls(login=f"login:{mark}", address=f"address:{_network(address)}")


def count_try(connection: Connection, trying: Trying, now: datetime) -> int:
    """Count a try; give 0, or for how many seconds it is not looked at (then it is not counted)."""
    audit.hold(connection)
    free = {trying.login: FREE_BY_LOGIN, trying.address: FREE_BY_ADDRESS}
    wait = max(_still(connection, mark, now) for mark in free)
    if wait:
        return wait
    for mark, tries in free.items():
        _count(connection, mark, tries, now)
    return 0


def forget_tries(connection: Connection, trying: Trying) -> None:
    """Forget a login's tries, now that its person is in; its address stays counted, less this one.

    One good account would else buy an address any number of tries at others.
    """
    own = sign_in_tries.c
    connection.execute(delete(sign_in_tries).where(own.mark == trying.login))
    one_less = update(sign_in_tries).where(own.mark == trying.address, own["count"] > 0)
    connection.execute(one_less.values(count=own["count"] - 1))


def wait_after(tries: int, free: int) -> timedelta:
    """Give how long to wait after so many tries: twice as long each time, up to a bound.

    >>> [int(wait_after(n, 5).total_seconds()) for n in (4, 5, 6, 20)]
    [0, 30, 60, 900]
    """
    if tries < free:
        return timedelta(0)
    doubled: int = 2 ** min(tries - free, 10)
    return min(FIRST_WAIT * doubled, LONGEST_WAIT)


def _still(connection: Connection, mark: str, now: datetime) -> int:
    until = connection.execute(
        select(sign_in_tries.c.until).where(sign_in_tries.c.mark == mark)
    ).scalar_one_or_none()
    if until is None or until <= audit.moment(now):
        return 0
    return int((datetime.fromisoformat(until) - now).total_seconds()) + 1


def _count(connection: Connection, mark: str, free: int, now: datetime) -> None:
    own = sign_in_tries.c
    forgotten = audit.moment(now - FORGOTTEN_AFTER)
    connection.execute(delete(sign_in_tries).where(own.until <= forgotten))
    tries = connection.execute(select(own["count"]).where(own.mark == mark)).scalar_one_or_none()
    count = 1 if tries is None else tries + 1
    values = {"count": count, "until": audit.moment(now + wait_after(count, free))}
    if tries is None:
        connection.execute(insert(sign_in_tries).values(mark=mark, **values))
    else:
        connection.execute(update(sign_in_tries).where(own.mark == mark).values(**values))


def _network(address: str) -> str:
    """Give an address, or of IPv6 the network of 64 bits that one machine may roam in."""
    try:
        read = ip_address(address)
    except ValueError:
        return address[:100]
    if not isinstance(read, IPv6Address):
        return str(read)
    if read.ipv4_mapped is not None:
        return str(read.ipv4_mapped)
    return str(IPv6Address(int(read) >> 64 << 64)) + "/64"
