import json
from pathlib import Path

import pytest

from witting.base import BrokenList, Identifier, ListEntry, NameKind, PartyKind
from witting.lists import ParsedList, read_list_file

SAMPLE = Path(__file__).parent / "samples" / "ua_nsdc_individual_2026-03-01.json"


@pytest.fixture(scope="module")
def register() -> ParsedList:
    return read_list_file(SAMPLE)


@pytest.fixture(scope="module")
def pat(register: ParsedList) -> ListEntry:
    return register.entries[0]


def test_what_is_no_longer_in_force_is_kept_and_not_screened(register: ParsedList) -> None:
    assert [entry.id for entry in register.entries] == ["ua-nsdc-101"]
    assert [(entry.id, entry.removed_on) for entry in register.removed] == [
        ("ua-nsdc-102", "2024-03-01")
    ]
    assert (register.meta.id, register.meta.published) == ("ua-nsdc", "2026-03-01")
    assert register.meta.entries == 1


def test_a_status_not_known_here_counts_as_in_force(tmp_path: Path) -> None:
    file = tmp_path / "subjects.json"
    text = SAMPLE.read_text(encoding="utf-8").replace('"expired"', '"paused"')
    file.write_text(text, encoding="utf-8")
    assert len(read_list_file(file).entries) == 2


def test_three_names_in_one_are_three_names(pat: ListEntry) -> None:
    assert [(name.whole, name.kind, name.script) for name in pat.names] == [
        ("НІХТО Пат Іванович", NameKind.PRIMARY, "Cyrl"),
        ("НИКТО Пат Иванович", NameKind.ALIAS, "Cyrl"),
        ("NOBODY Pat", NameKind.ALIAS, "Latn"),
        ("NIKHTO Pat Ivanovych", NameKind.ALIAS, "Latn"),
        ("НІХТО П.", NameKind.ALIAS, "Cyrl"),
        ("ІНШИЙ Пат", NameKind.ALIAS, "Cyrl"),
    ]


def test_a_ukrainian_taxpayer_number_is_no_russian_one(pat: ListEntry) -> None:
    assert pat.identifiers == (
        Identifier(scheme="inn", value="500100732259", country="RU"),
        Identifier(scheme="tax", value="2771303400", country="UA"),
        Identifier(scheme="passport", value="12 3456789", country="RU"),
        Identifier(scheme="registration", value="19601007-00000", country="UA"),
        Identifier(scheme="other", value="X-1"),
    )


def test_the_kind_comes_from_the_files_name_or_the_subjects_own_word(
    pat: ListEntry, tmp_path: Path
) -> None:
    assert pat.kind is PartyKind.PERSON
    file = tmp_path / "subjects.json"
    file.write_text(SAMPLE.read_text(encoding="utf-8"), encoding="utf-8")
    assert read_list_file(file).entries[0].kind is None
    said = SAMPLE.read_text(encoding="utf-8").replace(
        '"sid": 101', '"subjectType":"legal","sid":101'
    )
    file.write_text(said, encoding="utf-8")
    assert read_list_file(file).entries[0].kind is PartyKind.ORGANISATION


def test_the_earliest_decree_is_the_day_of_listing(pat: ListEntry) -> None:
    assert (pat.listed_on, pat.programmes) == ("2021-02-01", ("1/2022", "2/2021"))
    assert ("action 1 restrictions", "заборона в'їзду") in pat.details
    assert pat.removed_on == ""


def test_every_value_of_every_subject_is_in_its_entry(register: ParsedList) -> None:
    entries = {entry.id: str(entry) for entry in (*register.entries, *register.removed)}
    lost = [
        (subject["sid"], value)
        for subject in json.loads(SAMPLE.read_text(encoding="utf-8"))[:2]
        for value in leaves({k: v for k, v in subject.items() if k not in ("sid", "shoeSize")})
        if not kept(value, entries[f"ua-nsdc-{subject['sid']}"])
    ]
    assert lost == []


def leaves(value: object) -> list[str]:
    if isinstance(value, dict):
        named = [str(value["key"]).strip(":")] if "key" in value else []
        known = {"Місце народження", "Місце проживання", "Зайнятість", "Примітка"}
        rest = [leaf for key, one in value.items() if key != "key" for leaf in leaves(one)]
        return [*(one for one in named if one not in known), *rest]
    if isinstance(value, list):
        return [leaf for one in value for leaf in leaves(one)]
    return [str(value)] if value not in (None, "") else []


def kept(value: str, entry: str) -> bool:
    day = ".".join(reversed(value.split("-"))) if value.count("-") == 2 else value
    turned = "-".join(reversed(value.split("."))) if value.count(".") == 2 else value
    return any(form in entry or repr(form)[1:-1] in entry for form in (value, day, turned))


def test_what_cannot_be_read_is_reported(register: ParsedList) -> None:
    told = [(record.where.split(" ", 1)[1], record.why[:30]) for record in register.rejected]
    assert told == [
        ("record 3", "the subject 103 has no name, s"),
        ("record 4", "the subject has no sid, so it "),
        ("record 5", "the record is no JSON object"),
        ("field shoeSize", "this field is not known here a"),
    ]
    assert ("bd", "21 березня 1945 р.") in register.removed[0].details


def test_a_file_without_a_subject_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "subjects.json"
    file.write_text('[{"sid": "1", "translit": "", "citizenships": []}]', encoding="utf-8")
    with pytest.raises(BrokenList, match="no subject"):
        read_list_file(file)
