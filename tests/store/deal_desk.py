"""A desk for tests: small lists, documents with one party, people, and cases of them."""

import json
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from tests.book_facts import listed, snapshot_of
from witting.assess import World, load_profile
from witting.assess.telling import Asking
from witting.base import Profile
from witting.lists import Snapshot
from witting.parties import Screener
from witting.store import Database, deal_cases, deal_decisions
from witting.store.deal_answer import answer_to
from witting.store.deal_beside import BACKDATE_DAYS
from witting.store.deal_reasons import ReasonCode
from witting.store.deal_records import Actor, DealCase, DealDecision, Verdict

NOW = datetime(2024, 2, 24, 9, 30, tzinfo=UTC)
ANA = Actor(id="ana", tenant="bank")
BOB = Actor(id="bob", tenant="bank", roles=frozenset({"approver"}))
EVE = Actor(id="eve", tenant="other", roles=frozenset({"approver"}))
OLGA = listed(2, "Olga Sternbergova")
PYOTR = listed(3, "Pyotr Zaborovsky", birth_dates=("1961-02-03",))
NEAR = "O. Sternbergova"  # a hit, and neither the whole name nor a score that may be certain
LISTS = snapshot_of([OLGA, PYOTR])


def order(name: str, country: str = "AE", **more: str) -> bytes:
    """Write an order with one party."""
    party = {"role": "creditor", "name": name, "country": country, **more}
    return json.dumps({"kind": "order", "parties": [party]}).encode()


def world_of(lists: Snapshot = LISTS) -> World:
    """Give a world of small lists."""
    own = World.open()
    return World(snapshot=lists, screener=Screener.of(lists), lawbook=own.lawbook, is_default=False)


@dataclass(slots=True)
class Desk:
    """Opens cases of documents in a database, and decides them."""

    database: Database
    world: World = field(default_factory=world_of)
    profile: Profile = field(default_factory=lambda: load_profile("bank-us"))
    now: datetime = NOW

    @property
    def asking(self) -> Asking:
        """Give what every document of the day is asked with."""
        today = self.now.date()
        return Asking(world=self.world, askers=(self.profile,), as_of=today, made_at=today)

    def open(
        self,
        name: str = "Olga Sternbergova",
        by: Actor = ANA,
        *,
        file: str = "order.json",
        clear: bool = False,
        days: int = 0,
        most: int = BACKDATE_DAYS,
        document: bytes = b"",
        **more: str,
    ) -> DealCase:
        """Open a case of a document or of an order with one party, judged as of days before."""
        document = document or order(name, **more)
        as_of = self.now.date() - timedelta(days=days)
        told = answer_to(document, file, replace(self.asking, as_of=as_of))
        with self.database.writing() as connection:
            return deal_cases.open_case(
                connection,
                document=document,
                name=file,
                told=told,
                profile=self.profile,
                lists=self.world.snapshot,
                by=by,
                now=self.now,
                release_clear=clear,
                law=self.world.lawbook,
                backdate_days=most,
            )

    def decide(
        self,
        case: DealCase,
        verdict: Verdict = Verdict.REJECT,
        by: Actor = ANA,
        reason: str = "",
        because: str = "as licence 13 and the papers of the trade say",
        **more: object,
    ) -> DealDecision:
        """Decide a case, for the first reason of the table that fits unless one is given."""
        fitting = next(one.value for one in ReasonCode if verdict in one.verdicts)
        with self.database.writing() as connection:
            return deal_decisions.decide(
                connection,
                case.id,
                verdict,
                reason=reason or fitting,
                because=because,
                by=by,
                now=self.now,
                **more,  # type: ignore[arg-type]
            )

    def second(
        self,
        case: DealCase,
        by: Actor = BOB,
        *,
        agrees: bool = True,
        because: str = "I looked at the papers too",
    ) -> DealDecision:
        """Be the second person."""
        with self.database.writing() as connection:
            return deal_decisions.second(
                connection,
                case.id,
                agrees=agrees,
                because=because,
                by=by,
                now=self.now,
            )

    def let_go(self, case: DealCase, **more: object) -> None:
        """Say that it is a false match, and have the second person agree where one is needed."""
        self.decide(case, Verdict.FALSE_MATCH, **more)  # type: ignore[arg-type]
        if self.case(case).pending is not None:
            self.second(case)

    def reopen(self, case: DealCase, by: Actor = ANA) -> DealCase:
        """Open a closed case again."""
        with self.database.writing() as connection:
            return deal_cases.reopen(
                connection, case.id, because="a new paper came", by=by, now=self.now
            )

    def case(self, case: DealCase) -> DealCase:
        """Give a case as it stands."""
        with self.database.reading() as connection:
            return deal_cases.case(connection, case.id, case.tenant)
