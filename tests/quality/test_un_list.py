"""The reader of the UN's names."""

from pathlib import Path

from quality.un_list import read_un

from tests.shared import SHARED, needs_shared
from witting.base import NameKind, PartyKind, Quality

RECORD = """<?xml version="1.0" encoding="UTF-8"?>
<CONSOLIDATED_LIST><INDIVIDUALS><INDIVIDUAL>
  <DATAID>110554</DATAID><FIRST_NAME>SADDAM</FIRST_NAME><SECOND_NAME>HUSSEIN</SECOND_NAME>
  <THIRD_NAME>AL-TIKRITI</THIRD_NAME>
  <NAME_ORIGINAL_SCRIPT>صدام حسين التكريتي</NAME_ORIGINAL_SCRIPT>
  <INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>Abu Ali</ALIAS_NAME></INDIVIDUAL_ALIAS>
  <INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/></INDIVIDUAL_ALIAS>
  <INDIVIDUAL_DATE_OF_BIRTH><DATE>1937-04-28</DATE></INDIVIDUAL_DATE_OF_BIRTH>
  <INDIVIDUAL_DATE_OF_BIRTH><FROM_YEAR>1936</FROM_YEAR><TO_YEAR>1938</TO_YEAR>
  </INDIVIDUAL_DATE_OF_BIRTH>
</INDIVIDUAL></INDIVIDUALS></CONSOLIDATED_LIST>
"""


def test_an_entry_has_its_names_with_script_and_quality(tmp_path: Path) -> None:
    path = tmp_path / "un.xml"
    path.write_text(RECORD, encoding="utf-8")
    (entry,) = read_un(path)
    assert (entry.id, entry.kind) == ("un-110554", PartyKind.PERSON)
    assert [(n.whole, n.script, n.kind, n.quality) for n in entry.names] == [
        ("SADDAM HUSSEIN AL-TIKRITI", "Latn", NameKind.PRIMARY, Quality.STRONG),
        ("صدام حسين التكريتي", "Arab", NameKind.ALIAS, Quality.STRONG),
        ("Abu Ali", "Latn", NameKind.ALIAS, Quality.WEAK),
    ]
    assert entry.birth_dates == ("1937-04-28", "1936/1938")


@needs_shared
def test_the_real_file_is_read_whole() -> None:
    entries = read_un(SHARED / "lists" / "un" / "un_consolidated_2024-05-15.xml")
    kinds = [entry.kind for entry in entries]
    assert (kinds.count(PartyKind.PERSON), kinds.count(PartyKind.ORGANISATION)) == (682, 193)
    assert all(entry.names for entry in entries)
