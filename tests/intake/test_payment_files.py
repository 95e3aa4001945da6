"""Every real payment file reads, and every payment we write is valid by its schema."""

from pathlib import Path

import pytest
from lxml import etree

from tests.shared import SHARED, needs_shared
from witting.intake import read

ROOT = Path(__file__).resolve().parents[2]
PAYMENTS = SHARED / "payments"
FILES = sorted(
    path for path in PAYMENTS.rglob("*") if path.suffix in (".xml", ".fin", ".rje", ".txt")
)
TABLED = ("pacs.008", "pacs.009", "pain.001", "MT101", "MT103")
SCHEMA = PAYMENTS / "xsd_iso" / "pacs.008.001.08.xsd"
WRITTEN = sorted(
    path for path in (ROOT / "examples").glob("*.xml") if b"pacs.008.001.08" in path.read_bytes()
)


@needs_shared
def test_the_payment_files_are_there() -> None:
    assert len(FILES) >= 20
    assert sum(path.parent.name == "pain001.09" for path in FILES) == 11


@needs_shared
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_payment_file_reads(path: Path) -> None:
    for deal in read(path):
        assert deal.parties or deal.passages
        # What has no table of its own is searched, and says so; the others are read whole.
        assert not deal.unread or not deal.format.startswith(TABLED)


@needs_shared
@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.name)
def test_the_payments_of_the_examples_are_valid(path: Path) -> None:
    etree.XMLSchema(etree.parse(str(SCHEMA))).assertValid(etree.parse(str(path)))


@needs_shared
@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.name)
def test_a_schema_finds_no_fault_with_them(path: Path) -> None:
    assert all(not deal.unread for deal in read(path, schema=SCHEMA))
