"""A ZIP archive is read member by member within bounds; one bad member never stops the others."""

import io
import struct
import zipfile
from time import process_time

import pytest

from tests.intake.papers.making import text_pdf, zipped
from witting.base import BrokenInput, HostileInput, UnknownFormat
from witting.intake import read
from witting.intake.papers.archive import MAX_MEMBERS
from witting.intake.papers.inside import MAX_DEPTH, plain_name

ORDER = b'{"kind": "order", "parties": [{"role": "debtor", "name": "Sample OOO"}]}'


def test_each_member_is_a_deal_under_the_archive_s_name() -> None:
    data = zipped({"b/order.json": ORDER, "letter.pdf": text_pdf([(72, 700, "Example LLP")])})
    found = read(data, name="all.zip")
    assert [deal.source for deal in found] == ["all.zip/b/order.json", "all.zip/letter.pdf"]


def test_one_bad_member_comes_back_beside_the_rest() -> None:
    bad, good = read(zipped({"a.pdf": b"%PDF-1.4 no", "b.json": ORDER}), name="all.zip")
    assert bad.format == "unread"
    assert "cannot be taken apart" in bad.unread[0].why
    assert good.parties[0].name == "Sample OOO"


def test_a_member_without_a_name_is_read_too() -> None:
    [first, second] = read(zipped({"": b"paid to Example LLP", "b.txt": b"and to Other Ltd"}))
    assert "Example LLP" in first.passages[0].text
    assert "Other Ltd" in second.passages[0].text


def test_a_damaged_member_comes_back_beside_the_rest() -> None:
    data = bytearray(zipped({"a.txt": b"Example LLP " * 50, "b.json": ORDER}))
    data[45] ^= 0xFF
    found = read(bytes(data), name="all.zip")
    assert "it is broken" in found[0].unread[0].why
    assert found[1].parties[0].name == "Sample OOO"


def test_a_locked_member_comes_back_saying_so() -> None:
    data = bytearray(zipped({"a.txt": b"Example LLP", "b.json": ORDER}))
    for sign in (b"PK\x03\x04", b"PK\x01\x02"):
        at = data.index(sign) + (6 if sign[2] == 3 else 8)
        data[at] |= 1
    found = read(bytes(data), name="all.zip")
    assert "locked with a password" in found[0].unread[0].why
    assert found[1].parties[0].name == "Sample OOO"


def test_a_bomb_is_not_unpacked() -> None:
    data = zipped({"bomb.txt": b"a" * 150_000_000, "b.json": ORDER})
    start = process_time()
    bomb, order = read(data, name="all.zip")
    assert process_time() - start < 2
    assert "unpacks to more than" in bomb.unread[0].why
    assert order.parties[0].name == "Sample OOO"


def test_members_that_lie_about_their_size_are_counted() -> None:
    data = bytearray(zipped({"a.txt": b"a" * 5_000_000}))
    at = data.index(b"PK\x01\x02") + 24
    data[at : at + 4] = struct.pack("<I", 10)
    [deal] = read(bytes(data), name="all.zip")
    assert deal.unread


def test_archives_within_archives_end_somewhere() -> None:
    data = zipped({"order.json": ORDER})
    for _ in range(MAX_DEPTH + 2):
        data = zipped({"inner.zip": data})
    [deal] = read(data, name="all.zip")
    assert "deep in other files" in deal.unread[0].why


def test_members_beyond_the_bound_are_told() -> None:
    data = zipped({f"{n}.txt": b"Example LLP" for n in range(MAX_MEMBERS + 3)})
    *_, last = read(data, name="all.zip")
    assert f"{MAX_MEMBERS + 3:,} documents" in last.unread[0].why


def test_members_that_lie_over_each_other_are_refused() -> None:
    made = io.BytesIO(zipped({"a.txt": b"Example LLP", "b.txt": b"Sample OOO"}))
    with zipfile.ZipFile(made) as archive:
        first, second = archive.infolist()
    data = bytearray(made.getvalue())
    at = data.rindex(b"PK\x01\x02") + 42
    data[at : at + 4] = struct.pack("<I", first.header_offset)
    assert second.header_offset
    with pytest.raises(HostileInput, match="lie over each other"):
        read(bytes(data), name="all.zip")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd", "etc/passwd"),
        ("/abs/a.txt", "abs/a.txt"),
        ("C:\\a\\b.txt", "C:/a/b.txt"),
        ("\x1b[2Ja.txt", "[2Ja.txt"),
        ("..", "file"),
    ],
)
def test_names_that_lead_out_or_steer_a_terminal_are_made_plain(name: str, shown: str) -> None:
    assert plain_name(name) == shown


def test_what_a_mac_leaves_beside_its_files_is_no_document() -> None:
    shadow = b"\x00\x05\x16\x07" + b"\0" * 40
    [deal] = read(zipped({"__MACOSX/._o.json": shadow, "o.json": ORDER}), name="all.zip")
    assert deal.source == "all.zip/o.json"


@pytest.mark.parametrize(
    ("members", "what"),
    [
        ({"ppt/presentation.xml": b"<a/>", "[Content_Types].xml": b"<a/>"}, "PowerPoint"),
        ({"mimetype": b"x", "content.xml": b"<a/>"}, "OpenDocument"),
    ],
)
def test_other_packed_documents_are_refused_by_name(members: dict[str, bytes], what: str) -> None:
    with pytest.raises(UnknownFormat, match=what):
        read(zipped(members), name="paper")


def test_an_empty_archive_is_refused() -> None:
    with pytest.raises(BrokenInput, match="empty ZIP archive"):
        read(zipped({}), name="all.zip")


def test_a_pdf_kept_unpacked_in_an_archive_does_not_make_it_a_pdf() -> None:
    data = zipped({"a.pdf": text_pdf([(72, 700, "Example LLP")]), "b.json": ORDER}, packed=False)
    assert [deal.source for deal in read(data, name="all.zip")] == [
        "all.zip/a.pdf",
        "all.zip/b.json",
    ]


def test_a_member_that_no_table_of_contents_lists_is_told() -> None:
    whole = zipped({"a.txt": b"ball bearings", "b.txt": b"Sample Buyer meets Ivan"}, packed=False)
    listed = zipped({"a.txt": b"ball bearings"}, packed=False)
    hidden = whole[: whole.index(b"PK\x01\x02")][len(listed[: listed.index(b"PK\x01\x02")]) :]
    table = listed.index(b"PK\x01\x02")
    end = bytearray(listed[table:])
    at = end.index(b"PK\x05\x06") + 16
    end[at : at + 4] = (table + len(hidden)).to_bytes(4, "little")
    deals = read(listed[:table] + hidden + bytes(end), name="x.zip")
    assert [deal.source for deal in deals] == ["x.zip/a.txt", "x.zip"]
    assert "in no member" in deals[-1].unread[0].why


@pytest.mark.parametrize("packed", [True, False])
def test_a_sound_archive_has_no_bytes_beside_its_members(packed: bool) -> None:
    members = {f"{n}.txt": b"ball bearings go to Omsk " * n for n in range(1, 9)}
    deals = read(zipped(members, packed=packed), name="x.zip")
    assert not any(deal.unread for deal in deals)
