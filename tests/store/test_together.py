"""Several people and processes write to one store at once, and none undoes another."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from threading import Barrier

from tests.book_facts import person
from tests.store.test_screenings import BOOK, NOW, OLGA, Desk
from witting.base import StoreError
from witting.book import Reason, Verdict
from witting.store import Database, book, cases


def test_two_who_decide_one_case_are_not_both_heard(address: str, tmp_path: Path) -> None:
    first = Database.open(address)
    desk = Desk(first, tmp_path / "lists")
    desk.put(*BOOK)
    desk.screen(OLGA, reason=Reason.FULL)
    start = Barrier(2)

    def decide(who: str) -> bool:
        database = Database.open(address)
        start.wait()
        try:
            with database.writing() as connection:
                cases.decide(
                    connection,
                    1,
                    Verdict.FALSE_MATCH,
                    because="another person",
                    decided_by=who,
                    expires_on=NOW.date() + timedelta(days=9),
                    now=NOW,
                )
        except StoreError:
            return False
        finally:
            database.close()
        return True

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(decide, ("ana", "bob"))) == [False, True]
    with first.reading() as connection:
        assert len(cases.all_decisions(connection)) == 1
    first.close()


def test_two_imports_of_the_same_parties_wait_for_each_other(address: str) -> None:
    Database.open(address).close()
    parties = [person(str(number), f"Person {number}") for number in range(500)]
    start = Barrier(2)

    def put(_: int) -> int:
        database = Database.open(address)
        start.wait()
        with database.writing() as connection:
            added = book.put(connection, parties, NOW).added
        database.close()
        return added

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(put, range(2))) == [0, 500]
