import os
import sys
from pathlib import Path
from zlib import crc32

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.lists.conftest import read_once
from tests.shared import needs_shared
from witting.base import (
    Address,
    BrokenSnapshot,
    Identifier,
    Link,
    ListedName,
    ListEntry,
    ListUsed,
    NameKind,
    NoLists,
    PartyKind,
    Quality,
)
from witting.lists import ParsedList, RejectedRecord, Snapshot
from witting.lists.codec import decode, encode, from_json
from witting.lists.packed import MAGIC, id_hash
from witting.lists.sources import list_used, sources

text = st.text(max_size=12)
texts = st.lists(text, max_size=3).map(tuple)
names = st.builds(
    ListedName,
    whole=text,
    kind=st.sampled_from(NameKind),
    quality=st.sampled_from(Quality),
    script=text,
    language=text,
    first=text,
    last=text,
)
addresses = st.builds(
    Address, whole=text, city=text, region=text, postcode=text, country=text, country_name=text
)
identifiers = st.builds(Identifier, scheme=text, value=text, country=st.none() | text)
entries = st.builds(
    ListEntry,
    id=text,
    list_id=text,
    kind=st.none() | st.sampled_from(PartyKind),
    names=st.lists(names, max_size=3).map(tuple),
    programmes=texts,
    legal_basis=texts,
    birth_dates=texts,
    birth_places=texts,
    nationalities=texts,
    gender=text,
    titles=texts,
    identifiers=st.lists(identifiers, max_size=3).map(tuple),
    addresses=st.lists(addresses, max_size=3).map(tuple),
    vessel=st.lists(st.tuples(text, text), max_size=3).map(tuple),
    links=st.lists(st.builds(Link, kind=text, name=text, entry_id=text), max_size=3).map(tuple),
    remarks=text,
    section_11_marker=text,
    listed_on=text,
    listed_on_source=text,
    url=text,
)


def parsed(*found: ListEntry, list_id: str = "ofac-sdn") -> ParsedList:
    meta = list_used(list_id, published="2024-05-07", entries=len(found), sha256="ab" * 32)
    return ParsedList(meta=meta, entries=found)


def party(number: int, list_id: str = "ofac-sdn") -> ListEntry:
    return ListEntry(
        id=f"ofac-{number}",
        list_id=list_id,
        kind=PartyKind.ORGANISATION,
        names=(ListedName(whole=f"PARTY {number}"),),
    )


@pytest.fixture
def stored(tmp_path: Path) -> Path:
    path = tmp_path / "a.snapshot"
    Snapshot.from_lists([parsed(*map(party, range(100)))]).write(path)
    return path


@given(entry=entries)
def test_any_entry_survives_being_written(entry: ListEntry) -> None:
    assert decode(from_json(encode(entry))) == entry


@settings(max_examples=20, deadline=None)
@given(found=st.lists(entries, max_size=70))
def test_any_list_survives_being_stored(
    found: list[ListEntry], tmp_path_factory: pytest.TempPathFactory
) -> None:
    held = Snapshot.from_lists([parsed(*found)])
    path = tmp_path_factory.mktemp("round") / "trip.snapshot"
    held.write(path)
    opened = Snapshot.open(path)
    opened.verify()
    assert tuple(opened.entries) == tuple(held.entries) == tuple(found)
    assert [opened.entry(entry.id) for entry in found] == [held.entry(entry.id) for entry in found]
    assert opened.digest == held.digest


def test_an_entry_is_found_by_id_and_by_ordinal(stored: Path) -> None:
    snapshot = Snapshot.open(stored)
    assert snapshot.entry("ofac-64") == snapshot.entries[64] == party(64)
    assert snapshot.entries[-1].id == "ofac-99"
    assert [entry.id for entry in snapshot.entries[31:34]] == ["ofac-31", "ofac-32", "ofac-33"]
    assert snapshot.entry("ofac-100") is None
    assert len(snapshot) == len(snapshot.entries) == 100


def test_the_addresses_of_a_stretch_of_the_entries_are_those_of_the_entries() -> None:
    shipped = Snapshot.default()
    for first, end in ((0, 0), (0, 1), (31, 33), (32, 64), (63, 200), (len(shipped) - 3, None)):
        passed = list(shipped.addresses(first, len(shipped) if end is None else end))
        assert passed == [(one.list_id, one.addresses) for one in shipped.entries[first:end]]
    held = Snapshot.from_lists(shipped.lists()[-1:])
    in_memory = [(one.list_id, one.addresses) for one in held.entries[3:9]]
    assert list(held.addresses(3, 9)) == in_memory


def test_an_ordinal_past_the_end_is_an_error(stored: Path) -> None:
    with pytest.raises(IndexError):
        Snapshot.open(stored).entries[100]


def test_the_same_input_gives_the_same_bytes(stored: Path) -> None:
    again = stored.with_name("b.snapshot")
    Snapshot.open(stored).write(again)
    assert again.read_bytes() == stored.read_bytes()


def test_the_digest_changes_with_any_content() -> None:
    one = Snapshot.from_lists([parsed(party(1))]).digest
    other = Snapshot.from_lists([parsed(party(2))]).digest
    rejected = ParsedList(
        meta=parsed(party(1)).meta,
        entries=(party(1),),
        rejected=(RejectedRecord(where="line 2", why="no name"),),
    )
    assert len({one, other, Snapshot.from_lists([rejected]).digest}) == 3


def test_an_id_on_two_lists_gives_the_graver_first() -> None:
    cons, sdn = parsed(party(7, "ofac-cons"), list_id="ofac-cons"), parsed(party(7))
    snapshot = Snapshot.from_lists([cons, sdn])
    found = snapshot.entry("ofac-7")
    assert found is not None
    assert found.list_id == "ofac-sdn"
    assert [entry.list_id for entry in snapshot.all_with("ofac-7")] == ["ofac-sdn", "ofac-cons"]


def test_what_was_rejected_and_used_survives(tmp_path: Path) -> None:
    record = RejectedRecord(where="sdn.csv line 2", why="no name")
    one = ParsedList(meta=parsed(party(1)).meta, entries=(party(1),), rejected=(record,))
    Snapshot.from_lists([one]).write(tmp_path / "a.snapshot")
    opened = Snapshot.open(tmp_path / "a.snapshot")
    assert (opened.rejected, opened.used) == ((record,), (one.meta,))
    assert isinstance(opened.used[0], ListUsed)


def test_writing_is_whole_or_not_at_all(stored: Path) -> None:
    before = stored.read_bytes()
    broken = Snapshot.from_lists([parsed(party(1))])
    broken.used = (None,)  # type: ignore[assignment]  # so that writing fails half-way
    with pytest.raises(TypeError):
        broken.write(stored)
    assert stored.read_bytes() == before
    assert [path.name for path in stored.parent.iterdir()] == [stored.name]


def test_an_empty_snapshot_is_not_stored(tmp_path: Path) -> None:
    with pytest.raises(NoLists, match="clear everybody"):
        Snapshot.from_lists([]).write(tmp_path / "a.snapshot")


def signed(data: bytes) -> bytes:
    """Give a changed file the checksum of its change, as somebody who forges it would."""
    return data[:16] + crc32(data[20:]).to_bytes(4, "little") + data[20:]


@pytest.mark.parametrize(
    ("mistake", "words"),
    [
        (lambda data: data[:0], "cannot be opened"),
        (lambda data: b"PK\x03\x04" + data[4:], "does not begin as a snapshot does"),
        (lambda data: MAGIC + b"\x63\0\0\0" + data[12:], "format version 99"),
        (lambda data: data[:-7], "not those that were written"),
        (lambda data: data + b"more", "not those that were written"),
        (lambda data: data[:40], "not those that were written"),
        (lambda data: signed(data[:-7]), "cut short"),
        (lambda data: signed(data + b"more"), "something after its end"),
        (lambda data: signed(data[:40]), "cannot be read|cut short"),
        (lambda data: signed(data[:20] + b"\xff" + data[21:]), "head cannot be read"),
    ],
    ids=[
        "empty",
        "other magic",
        "other version",
        "truncated",
        "longer",
        "stump",
        "truncated, signed",
        "longer, signed",
        "stump, signed",
        "head damaged",
    ],
)
def test_a_damaged_file_is_refused_on_opening(stored: Path, mistake: object, words: str) -> None:
    assert callable(mistake)
    stored.write_bytes(mistake(stored.read_bytes()))
    with pytest.raises(BrokenSnapshot, match=words) as caught:
        Snapshot.open(stored)
    assert "witting lists import" in str(caught.value)


def test_a_flipped_bit_anywhere_is_refused_on_opening(tmp_path: Path) -> None:
    path = tmp_path / "small.snapshot"
    entry = ListEntry(id="ofac-1", list_id="ofac-sdn", kind=None, names=(ListedName(whole="ACME"),))
    used = list_used("ofac-sdn", published="2024-05-07", entries=1, sha256="")
    Snapshot.from_lists([ParsedList(meta=used, entries=(entry,))]).write(path)
    whole = path.read_bytes()
    for place in range(len(whole)):
        changed = bytearray(whole)
        changed[place] ^= 0x20
        path.write_bytes(changed)
        with pytest.raises(BrokenSnapshot):
            Snapshot.open(path)


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(BrokenSnapshot, match="it is no file"):
        Snapshot.open(tmp_path / "pipe")


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BrokenSnapshot, match="cannot be opened"):
        Snapshot.open(tmp_path / "none.snapshot")


def test_a_changed_entry_is_found_by_verify_or_reading(stored: Path) -> None:
    data = bytearray(stored.read_bytes())
    data[-3] ^= 0x10
    stored.write_bytes(signed(bytes(data)))
    with pytest.raises(BrokenSnapshot, match="broken"):
        Snapshot.open(stored).verify()


def test_a_changed_head_is_found_by_verify(stored: Path) -> None:
    data = stored.read_bytes()
    stored.write_bytes(signed(data.replace(b"2024-05-07", b"2026-05-07", 1)))
    with pytest.raises(BrokenSnapshot, match="does not match its digest"):
        Snapshot.open(stored).verify()


def test_a_changed_index_is_found_by_verify(stored: Path) -> None:
    data = stored.read_bytes()
    hashed = id_hash("ofac-64").to_bytes(8, "little")
    assert data.count(hashed) == 1
    stored.write_bytes(signed(data.replace(hashed, bytes(8))))
    with pytest.raises(BrokenSnapshot, match="index of ids"):
        Snapshot.open(stored).verify()


def test_the_shipped_snapshot_holds_the_lists_of_may_2024() -> None:
    snapshot = Snapshot.default()
    assert [(used.id, used.published, used.entries) for used in snapshot.used] == [
        ("ofac-sdn", "2024-05-07", 14_966),
        ("ofac-cons", "2024-05-06", 443),
        ("eu-fsf", "2024-05-13", 4_811),
    ]
    assert len(snapshot) == 14_966 + 443 + 4_811
    assert snapshot.rejected == ()
    assert (
        sum(1 for e in snapshot.entries if e.list_id == "ofac-sdn" and e.section_11_marker) == 555
    )


def test_the_shipped_snapshot_is_whole() -> None:
    Snapshot.default().verify()


def test_the_shipped_snapshot_is_small() -> None:
    folder = Path(sys.modules["witting.lists"].__file__ or "").parents[1] / "data" / "lists"
    assert (folder / "default.snapshot").stat().st_size <= 4_000_000


def test_the_order_of_lists_is_that_of_their_gravity() -> None:
    places = [list(sources()).index(one) for one in ("ofac-sdn", "ofac-cons", "eu-fsf", "un-sc")]
    assert places == sorted(places)


@needs_shared
def test_62_parties_are_on_both_lists_of_ofac() -> None:
    ids = {entry.id for entry in read_once("ofac/SDN_2024-05-07.xml").entries}
    both = [e for e in read_once("ofac/CONSOLIDATED_2024-05-06.xml").entries if e.id in ids]
    assert len(both) == 62
