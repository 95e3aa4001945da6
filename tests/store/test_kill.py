"""A process is killed in the middle of decisions: none it acknowledged is lost, no chain is broken.

The process is a fork of this one, so that each of fifty is at work at once, with everything loaded;
it opens the database itself, decides in a loop, says so once that is committed, and is ended by
SIGKILL.
"""

import os
import random
import signal
import time

import pytest
from sqlalchemy import select

from tests.store.deal_desk import ANA, NOW, Desk, world_of
from witting.store import Database, deal_notes
from witting.store.deal_records import DealCase, Verdict
from witting.store.schema import deal_decisions
from witting.store.verifying import verify_database

KILLS = 50
LONGEST = 0.2  # seconds a process is left to work once it has acknowledged a decision
WORLD = world_of()

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")


def work(address: str, cases: list[DealCase], run: int, said: int) -> None:
    """Decide and open again without end; acknowledge each decision once it is committed."""
    desk = Desk(Database.open(address), world=WORLD)
    for number in range(1_000_000):
        case = cases[number % len(cases)]
        if desk.case(case).standing is not None:
            desk.reopen(case)
        made = desk.decide(case, Verdict.BLOCK)
        os.write(said, b"%d\n" % made.id)
        with desk.database.writing() as connection:
            deal_notes.add_note(connection, case.id, f"{run}-{number}", by=ANA, now=NOW)


def killed(address: str, cases: list[DealCase], run: int, chance: random.Random) -> list[int]:
    """Start such a process, kill it at a random moment; give what it had acknowledged."""
    heard, said = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            work(address, cases, run, said)
        finally:
            os._exit(3)  # only a mistake brings it here
    os.close(said)
    first = b"" if run % 5 == 0 else os.read(heard, 1)  # every fifth may die as it starts
    time.sleep(chance.uniform(0, LONGEST))
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert os.WTERMSIG(status) == signal.SIGKILL
    told = first
    while more := os.read(heard, 65_536):
        told += more
    os.close(heard)
    return [int(line) for line in told.split(b"\n")[:-1]]


def test_fifty_kills_lose_no_acknowledged_decision_and_break_no_chain(address: str) -> None:
    database = Database.open(address)
    desk = Desk(database, world=WORLD)
    cases = [desk.open() for _ in range(3)]
    database.close()  # a fork must not share a connection
    chance = random.Random(7)  # moments of death, no secret
    acknowledged: list[int] = []
    for run in range(KILLS):
        acknowledged += killed(address, cases, run, chance)
    database = Database.open(address)
    with database.reading() as connection:
        kept = set(connection.execute(select(deal_decisions.c.id)).scalars())
        found = verify_database(connection)
    desk = Desk(database, world=WORLD)
    desk.open()  # nothing is left locked
    database.close()
    assert len(acknowledged) >= KILLS
    assert len(set(acknowledged)) == len(acknowledged)
    assert set(acknowledged) <= kept
    assert len(kept) - len(acknowledged) <= KILLS  # committed, and killed before it could say so
    assert found.problems == ()
