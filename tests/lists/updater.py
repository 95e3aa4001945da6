"""Runs updates of an archive from a publisher on this machine, for the tests of fetching."""

import random
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from tests.lists.publisher import Act, Publisher, gives
from tests.lists.small_lists import sdn
from witting.lists import Archive
from witting.lists.fetch import FetchSettings, FileOutcome, Machine, update_lists
from witting.lists.list_files import ListFile
from witting.lists.taking_in import changing

NOW = datetime(2024, 3, 1, 12, tzinfo=UTC)
GOOD = sdn("2024-02-20")
PAGE = b"<!DOCTYPE html><html><body>Access denied</body></html>"


@dataclass
class Updater:
    """Runs updates of one archive from one publisher, and keeps how long it would have slept."""

    folder: Path
    publisher: Publisher
    slept: list[float] = field(default_factory=list)
    ticks: float = 0.0
    now: datetime = NOW

    def row(self, name: str = "SDN.XML", list_id: str = "ofac-sdn", checksum: str = "") -> ListFile:
        return ListFile(
            id=name.lower().replace(".", "-"),
            lists=(list_id,),
            url=f"{self.publisher.url}/{name}",
            format="ofac-xml",
            checksum=checksum and checksum.replace("HERE", self.publisher.url),
        )

    def __call__(self, *rows: ListFile, **patience: float) -> list[FileOutcome]:
        fetching = FetchSettings(user_agent="witting/test", **patience)  # type: ignore[arg-type]
        machine = Machine(
            now=lambda: self.now,
            ticks=lambda: self.ticks,
            sleep=self._sleep,
            chance=random.Random(4),
        )
        with changing(self.folder, who="a test", now=self.now) as held:
            return list(update_lists(held, rows or (self.row(),), fetching, machine))

    def _sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.ticks += seconds

    def in_use(self) -> list[tuple[str, str, int]]:
        return [
            (used.id, used.published, used.entries) for used in Archive(self.folder).current().used
        ]


def good_then(update: Updater, *acts: Act) -> None:
    """Have one good edition in use, and the publisher behave so from then on."""
    update.publisher.will("/SDN.XML", gives(GOOD, '"one"'))
    assert [outcome.state for outcome in update()] == ["new"]
    update.publisher.will("/SDN.XML", *acts)
