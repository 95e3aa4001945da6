"""Claims about the archive: what counts on which day, what is kept aside, and what survives."""

import json
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.lists.small_lists import cons, sdn
from witting.base import BrokenSnapshot, ListsBusy, NoLists
from witting.lists import Archive, Edition, EditionState, Snapshot, read_list_file
from witting.lists.archive_lock import locked
from witting.lists.manifest import NAME
from witting.lists.reading import read_editions
from witting.lists.taking_in import Arrival, changing

NOW = datetime(2024, 3, 1, 12, tzinfo=UTC)


def take(
    folder: Path,
    *contents: bytes,
    origin: str = "import",
    now: datetime = NOW,
    by: str = "",
    shipped: Snapshot | None = None,
) -> list[Edition]:
    """Take list files into the archive of a folder, one after the other."""
    taken: list[Edition] = []
    with changing(folder, who="a test", now=now, shipped=shipped) as held:
        for number, content in enumerate(contents):
            file = folder.parent / f"sdn-{number}.xml"
            file.write_bytes(content)
            arrival = Arrival(now=now + timedelta(seconds=number), origin=origin, by=by)
            taken.extend(held.take_in([read_list_file(file)], arrival))
    return taken


def days(snapshot: Snapshot) -> list[tuple[str, str]]:
    return [(used.id, used.published) for used in snapshot.used]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "archive"


def test_the_newest_edition_published_by_the_day_counts(folder: Path) -> None:
    take(folder, sdn("2024-02-20"), sdn("2024-02-24", 110))
    archive = Archive(folder)
    assert days(archive.at(date(2024, 2, 23))) == [("ofac-sdn", "2024-02-20")]
    assert days(archive.at(date(2024, 2, 24))) == [("ofac-sdn", "2024-02-24")]
    assert days(archive.current()) == [("ofac-sdn", "2024-02-24")]


def test_an_edition_of_after_the_day_is_never_taken_and_its_lack_is_said(folder: Path) -> None:
    take(folder, sdn("2024-02-20"), cons("2024-02-22"))
    snapshot = Archive(folder).at(date(2024, 2, 20))
    assert days(snapshot) == [("ofac-sdn", "2024-02-20")]
    assert snapshot.left_out == ("ofac-cons has no edition of 2024-02-20 or before.",)


def test_the_earliest_later_edition_is_taken_when_that_is_asked_for(folder: Path) -> None:
    take(folder, cons("2024-02-22"), cons("2024-02-25"))
    snapshot = Archive(folder).at(date(2024, 2, 20), or_earliest=True)
    assert days(snapshot) == [("ofac-cons", "2024-02-22")]


def test_before_everything_there_is_nothing_to_screen_against(folder: Path) -> None:
    take(folder, sdn("2024-02-20"))
    with pytest.raises(NoLists, match="no edition"):
        Archive(folder).at(date(2024, 2, 19))


def test_a_list_of_an_unknown_day_counts_from_the_day_it_came(folder: Path) -> None:
    undated = sdn("2024-02-20").replace(b"<Publish_Date>02/20/2024</Publish_Date>", b"")
    (edition,) = take(folder, undated)
    assert (edition.published, edition.counts_from) == ("", "2024-03-01")
    archive = Archive(folder)
    assert archive.at(date(2024, 3, 1)).used[0].retrieved == "2024-03-01"
    with pytest.raises(NoLists):
        archive.at(date(2024, 2, 29))


def test_what_could_be_known_on_a_day_is_told_from_what_was_published_by_it(folder: Path) -> None:
    take(folder, sdn("2024-02-20"), now=datetime(2024, 2, 20, tzinfo=UTC))
    take(folder, sdn("2024-02-24"), now=datetime(2024, 2, 27, tzinfo=UTC))
    archive, day = Archive(folder), date(2024, 2, 25)
    assert days(archive.at(day)) == [("ofac-sdn", "2024-02-24")]
    assert days(archive.at(day, known_by=day)) == [("ofac-sdn", "2024-02-20")]


def test_the_lists_that_come_with_witting_stand_in_for_what_the_archive_lacks(
    folder: Path,
) -> None:
    shipped = Snapshot.default()
    take(folder, sdn("2024-02-20"))
    archive = Archive(folder, shipped)
    ours = [pair for pair in days(shipped) if pair[0] != "ofac-sdn"]
    early = archive.at(date(2024, 3, 1), or_earliest=True)
    assert days(early) == [("ofac-sdn", "2024-02-20"), *ours]
    assert archive.current().digest == shipped.digest


def test_an_edition_is_kept_once_however_often_it_comes(folder: Path) -> None:
    first = take(folder, sdn("2024-02-20"))
    again = take(folder, sdn("2024-02-20"), now=NOW + timedelta(days=9))
    assert first == again
    assert len(Archive(folder).editions("ofac-sdn")) == 1


@pytest.mark.parametrize(
    ("later", "said"),
    [
        (sdn("2024-02-24", 70), "30 % fewer"),
        (sdn("2024-02-24", 80), "20 % fewer"),
        (sdn("2024-02-24", births=False), "0 birth dates where the last good edition had 100"),
        (sdn("2024-02-19"), "before the last good edition of 2024-02-20"),
        (sdn("2062-02-24"), "yet to come"),
        (
            sdn("2024-02-24").replace(b"<Publish_Date>02/24/2024</Publish_Date>", b""),
            "no day of publication",
        ),
    ],
    ids=["shrank", "shrank just so much", "lost a field", "went back", "to come", "lost its day"],
)
def test_what_cannot_be_right_is_kept_aside_and_the_last_good_one_used(
    folder: Path, later: bytes, said: str
) -> None:
    take(folder, sdn("2024-02-20"))
    (edition,) = take(folder, later, origin="update", now=NOW + timedelta(days=1))
    assert edition.state is EditionState.QUARANTINED
    assert said in "; ".join(edition.why)
    snapshot = Archive(folder).current()
    assert days(snapshot) == [("ofac-sdn", "2024-02-20")]
    assert "is in quarantine" in snapshot.left_out[0]
    assert "ofac-sdn of 2024-02-20 is used instead" in snapshot.left_out[0]


def test_a_list_that_shrank_by_less_than_a_fifth_is_used(folder: Path) -> None:
    take(folder, sdn("2024-02-20"))
    (edition,) = take(folder, sdn("2024-02-24", 81), origin="update")
    assert edition.state is EditionState.GOOD


def test_history_may_be_smaller_than_what_came_after_it(folder: Path) -> None:
    take(folder, sdn("2024-02-24", 120))
    (older,) = take(folder, sdn("2024-02-20", 100))
    assert older.state is EditionState.GOOD


def test_history_too_small_to_have_become_the_next_edition_is_kept_aside(folder: Path) -> None:
    take(folder, sdn("2024-02-24", 200))
    (excerpt,) = take(folder, sdn("2024-02-20", 100))
    assert excerpt.state is EditionState.QUARANTINED
    assert "4 days later, has 200" in excerpt.why[0]
    (long_ago,) = take(folder, sdn("2010-02-20", 100))
    assert long_ago.state is EditionState.GOOD


def test_an_excerpt_is_held_against_the_lists_that_come_with_witting(folder: Path) -> None:
    (excerpt,) = take(folder, sdn("2024-02-23", 37), shipped=Snapshot.default())
    assert excerpt.state is EditionState.QUARANTINED
    assert "has 14,966: no list grows so" in excerpt.why[0]


UNDATED = sdn("2024-02-24", 105).replace(b"<Publish_Date>02/24/2024</Publish_Date>", b"")


def test_an_imported_edition_of_no_day_does_not_take_the_place_of_a_dated_one(folder: Path) -> None:
    take(folder, sdn("2024-02-20"))
    (edition,) = take(folder, UNDATED)
    assert edition.state is EditionState.QUARANTINED
    assert "no day of publication" in edition.why[0]
    with changing(folder, who="a test", now=NOW) as held:
        held.accept("ofac-sdn", by="A. Analyst", now=NOW)
    assert days(Archive(folder).current()) == [("ofac-sdn", "")]


def test_a_dated_edition_goes_before_one_of_no_day_that_was_there_first(folder: Path) -> None:
    take(folder, UNDATED)
    assert days(Archive(folder).current()) == [("ofac-sdn", "")]
    (dated,) = take(folder, sdn("2024-02-20"), now=NOW + timedelta(days=1))
    assert dated.state is EditionState.GOOD
    assert days(Archive(folder).current()) == [("ofac-sdn", "2024-02-20")]


def test_who_took_an_edition_in_against_what_stands_with_the_list(folder: Path) -> None:
    take(folder, sdn("2024-02-20"))
    take(folder, sdn("2024-02-24", 50), origin="update")
    assert Archive(folder).current().used[0].accepted == ""
    with changing(folder, who="a test", now=NOW) as held:
        held.accept("ofac-sdn", by="A. Analyst", now=NOW)
    for _ in ("made", "found again"):
        (used,) = Archive(folder).current().used
        assert used.accepted.startswith("by A. Analyst at 2024-03-01T12:00:00+00:00, although it")
        assert "50 entries where the last good edition had 100" in used.accepted
    edition = Archive(folder).editions("ofac-sdn")[-1]
    assert Archive(folder).open(edition).used[0].accepted == ""


def test_what_was_set_aside_and_is_accepted_is_used(folder: Path) -> None:
    take(folder, sdn("2024-02-20"))
    take(folder, sdn("2024-02-24", 50), origin="update")
    with changing(folder, who="a test", now=NOW) as held:
        held.use_shipped()
        assert held.accept("ofac-sdn", by="A. Analyst", now=NOW).is_used


def test_a_quarantined_edition_comes_in_by_a_persons_word(folder: Path) -> None:
    take(folder, sdn("2024-02-20"))
    take(folder, sdn("2024-02-24", 50), origin="update")
    with changing(folder, who="a test", now=NOW) as held:
        edition = held.accept("ofac-sdn", by="A. Analyst", now=NOW)
    assert (edition.accepted_by, edition.accepted_at) == ("A. Analyst", "2024-03-01T12:00:00+00:00")
    snapshot = Archive(folder).current()
    assert days(snapshot) == [("ofac-sdn", "2024-02-24")]
    assert not snapshot.left_out


def test_an_accepted_edition_of_an_earlier_day_is_the_one_in_use(folder: Path) -> None:
    take(folder, sdn("2024-02-20"))
    take(folder, sdn("2024-02-19", 90), origin="update")
    with changing(folder, who="a test", now=NOW) as held:
        held.accept("ofac-sdn", by="A. Analyst", now=NOW)
    assert days(Archive(folder).current()) == [("ofac-sdn", "2024-02-19")]
    assert days(Archive(folder).at(date(2024, 2, 25))) == [("ofac-sdn", "2024-02-20")]


def test_there_is_nothing_to_accept_where_nothing_is_in_quarantine(folder: Path) -> None:
    take(folder, sdn("2024-02-20"))
    with (
        changing(folder, who="a test", now=NOW) as held,
        pytest.raises(NoLists, match="in quarantine"),
    ):
        held.accept("ofac-sdn", by="A. Analyst", now=NOW)


def test_a_quarantine_of_later_changes_no_verdict_of_before(folder: Path) -> None:
    take(folder, sdn("2024-02-20"))
    before = Archive(folder).at(date(2024, 3, 5))
    take(folder, sdn("2024-02-19"), origin="update", now=datetime(2024, 3, 9, tzinfo=UTC))
    after = Archive(folder).at(date(2024, 3, 5))
    assert (before.digest, before.left_out) == (after.digest, after.left_out)
    assert Archive(folder).at(date(2024, 3, 9)).left_out


def test_a_second_who_would_change_it_is_told_who_does_and_since_when(folder: Path) -> None:
    with (
        locked(folder, who="lists update by A", now=NOW),
        pytest.raises(ListsBusy, match=r"lists update by A \(process \d+\) since 2024-03-01T12"),
        changing(folder, who="lists import by B", now=NOW),
    ):
        pass
    take(folder, sdn("2024-02-20"))


def test_a_reader_that_was_there_before_keeps_what_it_read(folder: Path) -> None:
    take(folder, sdn("2024-02-20"))
    archive = Archive(folder)
    snapshot = archive.current()
    take(folder, sdn("2024-02-24", 110))
    assert days(archive.current()) == days(snapshot) == [("ofac-sdn", "2024-02-20")]
    assert len(snapshot) == sum(1 for _ in snapshot.entries) == 100


def test_what_was_put_together_is_put_together_again_when_it_is_lost_or_damaged(
    folder: Path,
) -> None:
    take(folder, sdn("2024-02-20"), cons("2024-02-20"))
    digest = Archive(folder).current().digest
    (combined,) = (folder / "combined").iterdir()
    combined.write_bytes(b"WITLISTS and no more")
    assert Archive(folder).current().digest == digest
    combined.unlink()
    assert Archive(folder).current().digest == digest


def test_a_damaged_edition_is_refused_and_never_left_out(folder: Path) -> None:
    (edition,) = take(folder, sdn("2024-02-20"))
    path = Archive(folder).path_of(edition)
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)
    with pytest.raises(BrokenSnapshot):
        Archive(folder).current()


def test_an_edition_in_the_place_of_another_is_refused(folder: Path) -> None:
    first, second = take(folder, sdn("2024-02-20"), sdn("2024-02-24", 110))
    archive = Archive(folder)
    archive.path_of(second).write_bytes(archive.path_of(first).read_bytes())
    with pytest.raises(BrokenSnapshot, match="another edition"):
        archive.current()


def test_an_archive_is_brought_to_another_machine_whole(folder: Path, tmp_path: Path) -> None:
    take(folder, sdn("2024-02-20"), sdn("2024-02-24", 110), sdn("2024-02-25", 50))
    there = tmp_path / "there"
    editions, left_out = read_editions([folder])
    with changing(there, who="a test", now=NOW + timedelta(days=90)) as held:
        held.take_in(editions, Arrival(now=NOW + timedelta(days=90), origin="import"))
    assert left_out == []
    for day in (date(2024, 2, 20), date(2024, 2, 26)):
        assert Archive(there).at(day).digest == Archive(folder).at(day).digest


def test_an_id_that_leads_elsewhere_is_kept_inside(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "SDN.XML"
    file.write_bytes(sdn("2024-02-20", 3))
    parsed = read_list_file(file)
    strange = replace(parsed, meta=replace(parsed.meta, id="../../elsewhere"))
    with changing(folder, who="a test", now=NOW) as held:
        (edition,) = held.take_in([strange], Arrival(now=NOW, origin="import"))
    assert Archive(folder).path_of(edition).resolve().is_relative_to(folder.resolve())
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"schema": "witting/archive/2"}'])
def test_a_manifest_that_cannot_be_read_is_said(folder: Path, text: str) -> None:
    folder.mkdir()
    (folder / NAME).write_text(text, encoding="utf-8")
    with pytest.raises(BrokenSnapshot, match="manifest"):
        Archive(folder)


def test_the_manifest_is_written_the_same_way_each_time(folder: Path) -> None:
    take(folder, sdn("2024-02-20"))
    text = (folder / NAME).read_text(encoding="utf-8")
    assert json.dumps(json.loads(text), ensure_ascii=False, sort_keys=True, indent=1) == text


@pytest.mark.parametrize("is_done", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("step", range(4))
def test_a_crash_at_any_step_of_taking_in_leaves_the_old_lists_or_the_new(
    folder: Path, monkeypatch: pytest.MonkeyPatch, step: int, is_done: bool
) -> None:
    take(folder, sdn("2024-02-20"), cons("2024-02-20"))
    steps, rename = iter(range(9)), Path.replace

    def crash(self: Path, target: Path) -> Path:
        is_now = next(steps) == step
        if is_now and not is_done:
            raise KeyboardInterrupt
        moved = rename(self, target)
        if is_now:
            raise KeyboardInterrupt
        return moved

    with monkeypatch.context() as patched, suppress(KeyboardInterrupt):
        patched.setattr(Path, "replace", crash)
        take(folder, sdn("2024-02-24", 110))
    left = days(Archive(folder).current())
    assert left in (
        [("ofac-sdn", "2024-02-20"), ("ofac-cons", "2024-02-20")],
        [("ofac-sdn", "2024-02-24"), ("ofac-cons", "2024-02-20")],
    )
    take(folder, sdn("2024-02-25", 120))
    assert days(Archive(folder).current())[0] == ("ofac-sdn", "2024-02-25")


_DAYS = st.dates(date(2024, 1, 1), date(2024, 1, 20))


@settings(
    deadline=None,
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(published=st.lists(_DAYS, min_size=1, max_size=5, unique=True), asked=_DAYS)
def test_the_choice_of_a_day_is_that_of_reading_all_editions_by_hand(
    tmp_path_factory: pytest.TempPathFactory, published: Sequence[date], asked: date
) -> None:
    folder = tmp_path_factory.mktemp("law") / "archive"
    take(folder, *(sdn(day.isoformat(), 3) for day in published))
    by_then = [day for day in published if day <= asked]
    with ExitStack() as stack:
        if not by_then:
            stack.enter_context(pytest.raises(NoLists))
        assert days(Archive(folder).at(asked)) == [
            ("ofac-sdn", max(by_then, default=asked).isoformat())
        ]
    first = Archive(folder).at(asked, or_earliest=True)
    assert days(first) == [("ofac-sdn", max(by_then, default=min(published)).isoformat())]
