"""Lists that lie: odd dates, missing parts, marks inside words. Nothing is lost."""

import os
from pathlib import Path

import pytest

from witting.base import BrokenList, ListEntry, UnreadableInput
from witting.lists import ParsedList, open_lists, read_list_file

CSV = '1,"ACME",-0- ,"CUBA",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n'


def ofac(folder: Path, inside: str, *, last: str = "ACME", day: str = "05/07/2024") -> ParsedList:
    path = folder / "sdn.xml"
    path.write_text(
        f"<sdnList><publshInformation><Publish_Date>{day}</Publish_Date><Record_Count>1"
        f"</Record_Count></publshInformation><sdnEntry><uid>1</uid><lastName>{last}</lastName>"
        f"<sdnType>Entity</sdnType>{inside}</sdnEntry></sdnList>"
    )
    return read_list_file(path)


def eu(folder: Path, inside: str) -> ListEntry:
    path = folder / "fsf.xml"
    path.write_text(
        '<export generationDate="2024-05-13T00:00:00"><sanctionEntity euReferenceNumber="EU.1">'
        f'<nameAlias wholeName="ACME"/>{inside}</sanctionEntity></export>'
    )
    [entry] = read_list_file(path).entries
    return entry


@pytest.mark.parametrize(
    ("inside", "programmes"),
    [("<program><code>CUBA</code></program>", ("CUBA",)), ("<program/>", ())],
)
def test_a_programme_with_a_mark_inside_is_read(
    tmp_path: Path, inside: str, programmes: tuple[str, ...]
) -> None:
    [entry] = ofac(tmp_path, f"<programList>{inside}</programList>").entries
    assert entry.programmes == programmes


def test_a_mark_inside_a_name_costs_no_word_and_is_reported(tmp_path: Path) -> None:
    parsed = ofac(tmp_path, "", last="AC<b>ME</b> TRADING")
    assert parsed.entries[0].name == "ACME TRADING"
    assert [record.where for record in parsed.rejected] == ["sdn.xml field b"]


def test_an_alias_without_a_name_is_none(tmp_path: Path) -> None:
    alias = "<aka><uid>2</uid><type>a.k.a.</type></aka><aka><firstName>BOB</firstName></aka>"
    [entry] = ofac(tmp_path, f"<akaList>{alias}</akaList>").entries
    assert [name.whole for name in entry.names] == ["ACME", "BOB"]


def test_a_document_without_a_number_identifies_nobody(tmp_path: Path) -> None:
    [entry] = ofac(tmp_path, "<idList><id><idType>Passport</idType></id></idList>").entries
    assert (entry.identifiers, entry.remarks) == ((), "Passport without a number")


@pytest.mark.parametrize("day", ["05/07/24", "13/45/2024", "07.05.2024", ""])
def test_a_day_of_publication_that_cannot_be_is_unknown(tmp_path: Path, day: str) -> None:
    assert ofac(tmp_path, "", day=day).meta.published == ""


@pytest.mark.parametrize("day", ["1950-02-31", "9999-99-99"])
def test_a_birth_day_that_cannot_be_stays_in_the_remarks(tmp_path: Path, day: str) -> None:
    entry = eu(tmp_path, f'<birthdate birthdate="{day}" year="1950"/>')
    assert entry.birth_dates == ("1950",)
    entry = eu(tmp_path, f'<birthdate birthdate="{day}"/>')
    assert (entry.birth_dates, entry.remarks) == ((), f"born: {day}")


def test_a_line_with_a_control_character_is_rejected_by_name(tmp_path: Path) -> None:
    path = tmp_path / "sdn.csv"
    path.write_text(CSV + CSV.replace("ACME", "AC\0ME"))
    [record] = read_list_file(path).rejected
    assert (record.where, "control character" in record.why) == ("sdn.csv line 2", True)


def test_a_cut_off_line_with_letters_of_windows_is_found(tmp_path: Path) -> None:
    path = tmp_path / "sdn.csv"
    path.write_bytes((CSV + '2,"CAFÉ","-0-').encode("cp1252"))
    with pytest.raises(BrokenList, match="ends in the middle of line 2"):
        read_list_file(path)


@pytest.mark.skipif(os.getuid() == 0, reason="nothing is closed to the administrator")
@pytest.mark.parametrize("closed", ["sdn.csv", "."])
def test_a_file_or_folder_closed_to_us_is_named(tmp_path: Path, closed: str) -> None:
    (tmp_path / "sdn.csv").write_text(CSV)
    (tmp_path / closed).chmod(0)
    with pytest.raises(UnreadableInput, match="cannot be opened"):
        open_lists([tmp_path])
    (tmp_path / closed).chmod(0o700)
