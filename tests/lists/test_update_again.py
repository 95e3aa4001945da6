"""A publisher that takes its word back is followed, and a lost edition comes back."""

import shutil
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from tests.lists.publisher import gives
from tests.lists.small_lists import sdn
from tests.lists.updater import GOOD, NOW, Updater
from witting.base import BrokenSnapshot, ListEntry, SettingsError
from witting.lists import Archive
from witting.lists.reading import read_lists
from witting.lists.taking_in import Arrival, changing


def in_use(update: Updater) -> Sequence[ListEntry]:
    return Archive(update.folder).current().entries


def test_of_one_day_what_was_said_last_counts_though_it_was_said_before(update: Updater) -> None:
    first, other = sdn("2024-02-20", 100, names=["ALPHAMAN"]), sdn("2024-02-20", 100)
    for day, (body, tag) in enumerate(((first, '"a"'), (other, '"b"'), (first, '"c"'))):
        update.publisher.will("/SDN.XML", gives(body, tag))
        update.now = NOW + timedelta(days=day)
        update()
        names = " ".join(name.whole for entry in in_use(update) for name in entry.names)
        assert ("ALPHAMAN" in names) is (body is first)


def test_a_lost_edition_is_sent_for_again(update: Updater) -> None:
    update.publisher.will("/SDN.XML", gives(GOOD, '"a"'))
    update()
    lose(update).unlink()
    update.publisher.will("/SDN.XML", gives(GOOD, '"a"'))
    update()
    assert len(in_use(update)) == 100


def test_a_damaged_edition_is_mended_by_importing_its_file(update: Updater) -> None:
    update.publisher.will("/SDN.XML", gives(GOOD, '"a"'))
    update()
    path = lose(update)
    path.write_bytes(path.read_bytes()[:1000])
    with pytest.raises(BrokenSnapshot, match="witting lists import"):
        in_use(update)
    again = update.folder / "again.xml"
    again.write_bytes(GOOD)
    with changing(update.folder, who="x", now=NOW) as held:
        held.take_in(read_lists(again), Arrival(now=NOW, origin="import"))
    assert len(in_use(update)) == 100


def lose(update: Updater) -> Path:
    """Give the file of the one edition there is, with nothing put together from it left."""
    shutil.rmtree(update.folder / "combined", ignore_errors=True)
    (path,) = (update.folder / "lists" / "ofac-sdn").glob("*.snapshot")
    return path


def test_a_proxy_of_the_environment_that_is_none_is_one_sentence_without_its_password(
    update: Updater, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://user:SEC/RET@host:1")
    monkeypatch.delenv("https_proxy", raising=False)
    with pytest.raises(SettingsError, match="HTTPS_PROXY") as caught:
        update()
    assert "SEC" not in str(caught.value)
