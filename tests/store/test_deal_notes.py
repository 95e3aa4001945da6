"""Notes and files stand beside a case, bounded, and each look at a file is told."""

import pytest

from tests.store.deal_desk import ANA, BOB, EVE, NOW, Desk
from witting.base import SettingsError, TooLarge
from witting.store import Database, audit, deal_notes, kept_bytes
from witting.store.audit import Action
from witting.store.deal_records import DealCase
from witting.store.refusals import NotThere

PDF = b"%PDF-1.7 a passport"


@pytest.fixture
def desk(database: Database) -> Desk:
    return Desk(database)


def attach(
    desk: Desk, case: DealCase, content: bytes = PDF, name: str = "passport.pdf", **more: object
) -> deal_notes.Attachment:
    kind = str(more.pop("media_type", "application/pdf"))
    with desk.database.writing() as connection:
        return deal_notes.attach(
            connection,
            case.id,
            content,
            name=name,
            media_type=kind,
            by=ANA,
            now=NOW,
            **more,  # type: ignore[arg-type]
        )


def test_notes_are_kept_in_order_and_told(desk: Desk) -> None:
    case = desk.open()
    with desk.database.writing() as connection:
        for text in ("她打过电话", "‏اتصلت مرة أخرى"):
            deal_notes.add_note(connection, case.id, text, by=BOB, now=NOW)
    with desk.database.reading() as connection:
        notes = deal_notes.notes_of(connection, case.id, "bank")
        told = [one.action for one in audit.entries(connection, subject=case.subject)]
    assert [(one.text, one.written_by) for one in notes] == [
        ("她打过电话", "bob"),
        ("‏اتصلت مرة أخرى", "bob"),
    ]
    assert told == [Action.CASE_OPENED, Action.NOTE_ADDED, Action.NOTE_ADDED]


@pytest.mark.parametrize("text", [" ", "x" * 20_001, "zero \0", "half \ud800"])
def test_a_note_that_cannot_be_kept_is_refused(desk: Desk, text: str) -> None:
    case = desk.open()
    with desk.database.writing() as connection:
        with pytest.raises(SettingsError, match="Nothing was kept"):
            deal_notes.add_note(connection, case.id, text, by=ANA, now=NOW)
        assert deal_notes.notes_of(connection, case.id, "bank") == []


def test_a_file_is_kept_byte_for_byte_and_its_opening_told(desk: Desk) -> None:
    case = desk.open()
    made = attach(desk, case, media_type="Application/PDF; charset=x")
    with desk.database.writing() as connection:
        found, content = deal_notes.open_attachment(connection, case.id, made.id, by=BOB, now=NOW)
        last = list(audit.entries(connection, subject=case.subject))[-1]
    assert (found, content) == (made, PDF)
    assert (found.media_type, found.size) == ("application/pdf", len(PDF))
    assert (last.action, last.actor) == (Action.ATTACHMENT_VIEWED, "bob")
    assert last.detail == {"attachment": made.id, "sha256": kept_bytes.name_of(PDF)}


def test_the_same_bytes_are_kept_once(desk: Desk) -> None:
    case = desk.open()
    assert attach(desk, case).sha256 == attach(desk, case, name="again.pdf").sha256


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\ana\\scan.pdf", "scan.pdf"),
        ("bill\x00\r\n.pdf", "bill.pdf"),
        ("фактура.pdf", "фактура.pdf"),
        ("‮fdp.exe", "fdp.exe"),
    ],
)
def test_a_file_is_named_without_folders_and_hidden_letters(
    desk: Desk, name: str, kept: str
) -> None:
    assert attach(desk, desk.open(), name=name).name == kept


def test_a_file_over_the_bounds_is_refused(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    case = desk.open()
    with pytest.raises(TooLarge, match="has 19 bytes, and one of a case has 18"):
        attach(desk, case, largest=18)
    monkeypatch.setattr(deal_notes, "MOST_FILES", 1)
    attach(desk, case)
    with pytest.raises(TooLarge, match="has 1 files"):
        attach(desk, case)


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("/", PDF, "application/pdf"),
        ("..", PDF, "application/pdf"),
        ("a.pdf", b"", "application/pdf"),
        ("a.pdf", PDF, "text/html\r\nX: y"),
        ("a.pdf", PDF, "pdf"),
    ],
)
def test_a_file_nobody_could_open_is_refused(
    desk: Desk, name: str, content: bytes, kind: str
) -> None:
    case = desk.open()
    with pytest.raises(SettingsError, match="A file needs a name, bytes and a type"):
        attach(desk, case, content, name=name, media_type=kind)


def test_another_tenant_reaches_neither_notes_nor_files(desk: Desk) -> None:
    case = desk.open()
    made, own = attach(desk, case), desk.open(by=EVE)
    with desk.database.writing() as connection:
        with pytest.raises(NotThere):
            deal_notes.notes_of(connection, case.id, "other")
        with pytest.raises(NotThere):
            deal_notes.add_note(connection, case.id, "x", by=EVE, now=NOW)
        with pytest.raises(NotThere, match="no case"):
            deal_notes.open_attachment(connection, case.id, made.id, by=EVE, now=NOW)
        with pytest.raises(NotThere, match="no file"):
            deal_notes.open_attachment(connection, own.id, made.id, by=EVE, now=NOW)
