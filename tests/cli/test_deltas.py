"""Claims about `witting lists diff`, `export` and `apply`."""

import json
from datetime import UTC, datetime
from pathlib import Path

import jsonschema
import pytest

from tests.cli.run import Shell
from tests.shared import SHARED, needs_shared
from witting.cli.edge import Settings
from witting.lists import Snapshot, open_lists
from witting.lists.archive import Archive
from witting.lists.reading import read_lists
from witting.lists.taking_in import Arrival, changing

ROOT = Path(__file__).resolve().parents[2]
OFAC = SHARED / "lists" / "ofac"
NOW = datetime(2024, 2, 21, tzinfo=UTC)
REMARK = (
    "Secondary sanctions risk: this person is designated for operating in a sector of the Russian"
    " Federation economy pursuant to section 11 of Executive Order 14024"
)


def row(uid: int, name: str, programme: str = "SDGT", remarks: str = "-0- ") -> str:
    said = remarks if remarks == "-0- " else f'"{remarks}"'
    return f'{uid},"{name}",-0- ,"{programme}",{"-0- ," * 7}{said}'


MONDAY = [
    row(99001, "NPO EXAMPLE", remarks="Tax ID No. 7718989383 (Russia)."),
    row(99002, "GONE LLC"),
    row(99003, "SAME LLC"),
]
TUESDAY = [
    row(99001, "NPO EXAMPLE", "RUSSIA-EO14024", f"Tax ID No. 7719830028 (Russia); {REMARK}."),
    row(99003, "SAME LLC"),
    row(99004, "BANK SAMPLE", "RUSSIA-EO14024", f"{REMARK}."),
]


def csv(path: Path, rows: list[str]) -> Path:
    path.write_text("\r\n".join(rows) + "\r\n", encoding="utf-8")
    return path


@pytest.fixture
def monday(tmp_path: Path) -> Path:
    return csv(tmp_path / "sdn_2024-02-19.csv", MONDAY)


@pytest.fixture
def tuesday(tmp_path: Path) -> Path:
    return csv(tmp_path / "sdn_2024-02-20.csv", TUESDAY)


def flat(text: str) -> str:
    return " ".join(text.split())


def test_a_difference_is_summed_up_and_told_entry_by_entry(
    witting: Shell, monday: Path, tuesday: Path
) -> None:
    done = witting("lists", "diff", monday, tuesday)
    assert done.status == 10
    said = flat(done.out)
    for words in (
        "before 2024-02-19, 3 entries, section 11 remark on 0",
        "after 2024-02-20, 3 entries, section 11 remark on 2",
        "1 added, 1 removed, 1 changed",
        "programmes: RUSSIA-EO14024 0 → 2; SDGT 3 → 1",
        "+ BANK SAMPLE (ofac-99004), added under RUSSIA-EO14024 with the section 11 remark",
        "- GONE LLC (ofac-99002), removed; it was listed under SDGT",
        (
            "~ NPO EXAMPLE (ofac-99001): section 11 remark added; programme added: RUSSIA-EO14024;"
            " programme removed: SDGT; INN 7719830028 (RU) added; INN 7718989383 (RU) removed"
        ),
    ):
        assert words in said
    assert "SAME LLC" not in said


def test_the_same_lists_differ_in_nothing(witting: Shell, monday: Path) -> None:
    done = witting("lists", "diff", monday, monday)
    assert (done.status, done.err) == (0, "")
    assert "The entries say the same." in done.out


@pytest.mark.parametrize(
    ("only", "ids"), [("added", [99004]), ("removed", [99002]), ("changed", [99001])]
)
def test_only_one_sort_is_told_and_the_counts_stay(
    witting: Shell, monday: Path, tuesday: Path, only: str, ids: list[int]
) -> None:
    record = witting("lists", "diff", monday, tuesday, "--only", only, "--json").json
    assert [one["entry_id"] for one in record["entries"]] == [f"ofac-{uid}" for uid in ids]
    (summed,) = record["lists"]
    assert [summed[what] for what in ("added", "removed", "changed")] == [1, 1, 1]


def test_json_keeps_to_the_published_shape(witting: Shell, monday: Path, tuesday: Path) -> None:
    record = witting("lists", "diff", monday, tuesday, "--json").json
    jsonschema.Draft202012Validator(schema("lists_diff")).validate(record)
    assert record["before"] == open_lists([monday]).digest
    changed = next(one for one in record["entries"] if one["what"] == "changed")
    programmes = next(one for one in changed["fields"] if one["field"] == "programmes")
    assert programmes == {"field": "programmes", "before": ["SDGT"], "after": ["RUSSIA-EO14024"]}


def schema(name: str) -> dict[str, object]:
    text = (ROOT / "docs" / "schema" / f"{name}.schema.json").read_text(encoding="utf-8")
    found: dict[str, object] = json.loads(text)
    return found


def test_a_list_only_one_side_holds_is_counted_and_told_when_asked_for(
    witting: Shell, monday: Path, tmp_path: Path
) -> None:
    both = tmp_path / "both"
    both.mkdir()
    csv(both / "sdn_2024-02-19.csv", MONDAY)
    csv(both / "cons_prim_2024-02-19.csv", [row(99009, "SECTORAL LLC", "CMIC-EO13959")])
    done = witting("lists", "diff", monday, both)
    assert done.status == 10
    assert "before not held" in flat(done.out)
    assert "SECTORAL" not in done.out
    assert "+ SECTORAL LLC" in witting("lists", "diff", monday, both, "--list", "ofac-cons").out
    assert witting("lists", "diff", monday, both, "--list", "ofac-sdn").status == 0


def test_another_form_of_a_list_is_compared_on_what_both_can_say(
    witting: Shell, monday: Path, tmp_path: Path
) -> None:
    entry = (
        "<sdnEntry><uid>{uid}</uid><lastName>{name}</lastName><sdnType>Entity</sdnType>"
        "<programList><program>SDGT</program></programList><akaList><aka><type>a.k.a.</type>"
        "<category>strong</category><lastName>OTHER NAME</lastName></aka></akaList></sdnEntry>"
    )
    xml = tmp_path / "SDN.XML"
    xml.write_text(
        "<sdnList><publshInformation><Publish_Date>02/20/2024</Publish_Date>"
        "<Record_Count>2</Record_Count></publshInformation>"
        + entry.format(uid=99001, name="NPO EXAMPLE")
        + entry.format(uid=99003, name="SAME LLC")
        + "</sdnList>",
        encoding="utf-8",
    )
    done = witting("lists", "diff", monday, xml)
    assert "0 added, 1 removed, 0 changed" in done.out
    assert "from sdn.csv before and from sdn.xml after" in flat(done.out)
    assert "Not compared: everything else" in flat(done.out)


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["--only", "moved"], 2, "added, removed or changed"),
        (["--list", "eu-fsf"], 2, "no list 'eu-fsf' here"),
    ],
)
def test_what_makes_no_sense_is_a_usage_error(
    witting: Shell, monday: Path, arguments: list[str], status: int, said: str
) -> None:
    done = witting("lists", "diff", monday, monday, *arguments)
    assert done.status == status
    assert said in flat(done.err.replace("│", " "))


@pytest.mark.parametrize("which", ["nowhere.csv", "2024-02-20", "deadbeef"])
def test_lists_that_are_not_here_are_said(witting: Shell, monday: Path, which: str) -> None:
    done = witting("lists", "diff", which, monday)
    assert done.status == 1
    assert f"there is no file {which}, and no lists are kept here" in done.err


@pytest.fixture
def kept(tmp_path: Path, monday: Path, tuesday: Path) -> Archive:
    """Keep both days in the archive of the shell's home."""
    folder = Settings(home=tmp_path / "home", now=NOW).archive
    arrival = Arrival(now=NOW, origin="import", by="tester")
    with changing(folder, who="test", now=arrival.now, shipped=Snapshot.default()) as held:
        for path in (monday, tuesday):
            held.take_in(read_lists(path), arrival)
        return held.archive


def test_days_name_the_lists_kept_here(witting: Shell, kept: Archive) -> None:
    done = witting("lists", "diff", "2024-02-19", "2024-02-20")
    assert done.status == 10
    assert "1 added, 1 removed, 1 changed" in done.out
    assert "eu-fsf has no edition of 2024-02-19 or before." in done.err


def test_the_beginning_of_a_digest_names_an_edition_kept_here(
    witting: Shell, kept: Archive, monday: Path
) -> None:
    newest = kept.editions("ofac-sdn")[1]
    assert newest.published == "2024-02-20"
    record = witting("lists", "diff", monday, newest.digest[:12], "--json").json
    assert record["after"] == newest.digest
    assert record["lists"][0]["added"] == 1


def test_a_delta_leads_there_and_back(
    witting: Shell, monday: Path, tuesday: Path, tmp_path: Path
) -> None:
    file = tmp_path / "delta.json"
    done = witting("lists", "export", monday, tuesday, "-o", file)
    assert done.status == 0
    assert "delta.json: 1 added, 1 removed, 1 changed" in done.out
    there, back = tmp_path / "there.snapshot", tmp_path / "back.snapshot"
    assert witting("lists", "apply", file, "--to", monday, "-o", there).status == 0
    assert Snapshot.open(there).digest == open_lists([tuesday]).digest
    assert witting("lists", "apply", file, "--reverse", "--to", there, "-o", back).status == 0
    assert Snapshot.open(back).digest == open_lists([monday]).digest
    again = tmp_path / "again.json"
    witting("lists", "export", monday, there, "-o", again)
    assert again.read_bytes() == file.read_bytes()


def test_a_delta_is_applied_to_the_lists_in_use_where_nothing_else_is_said(
    witting: Shell, monday: Path, tuesday: Path, tmp_path: Path
) -> None:
    file, result = tmp_path / "delta.json", tmp_path / "result.snapshot"
    witting("lists", "export", monday, tuesday, "-o", file)
    done = witting("lists", "apply", file, "-o", result)
    assert done.status == 1
    assert f"this delta starts at ofac-sdn of 2024-02-19 with digest {digest(monday)}" in done.err
    assert not result.exists()


def digest(path: Path) -> str:
    return open_lists([path]).digest


def test_a_delta_that_cannot_be_written_is_said(
    witting: Shell, monday: Path, tuesday: Path, tmp_path: Path
) -> None:
    done = witting("lists", "export", monday, tuesday, "-o", tmp_path / "none" / "delta.json")
    assert done.status == 1
    assert "cannot be written" in done.err


def test_what_is_no_delta_is_refused(witting: Shell, monday: Path, tmp_path: Path) -> None:
    done = witting("lists", "apply", monday, "-o", tmp_path / "out.snapshot")
    assert done.status == 1
    assert "this delta is damaged" in done.err


def test_a_listed_name_cannot_steer_the_terminal(witting: Shell, tmp_path: Path) -> None:
    before = csv(tmp_path / "sdn_2024-02-19.csv", [row(99003, "SAME LLC")])
    hostile = [row(99003, "SAME LLC"), row(99005, "SAFE \u202eCLL")]
    done = witting("lists", "diff", before, csv(tmp_path / "sdn_2024-02-20.csv", hostile))
    assert "+ SAFE  CLL (ofac-99005)" in done.out


@needs_shared
def test_the_week_of_section_11_in_words(witting: Shell) -> None:
    done = witting("lists", "diff", OFAC / "sdn_2024-02-20.csv", OFAC / "sdn_2024-02-24.csv")
    said = flat(done.out)
    assert done.status == 10
    assert "before 2024-02-20, 13,931 entries, section 11 remark on 0" in said
    assert "after 2024-02-24, 14,499 entries, section 11 remark on 326" in said
    assert "568 added, 0 removed, 8 changed" in said
    assert (
        "NPO URALPODSHIPNIK (ofac-47492), added under RUSSIA-EO14024 with the section 11 remark"
        in said
    )
    assert "Batu Sergeyevich KHASIKOV (ofac-41021): birth date now 1980-06-28, before" in said
