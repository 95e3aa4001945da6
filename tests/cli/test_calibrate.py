"""Claims about `witting calibrate`: what it prints, writes and refuses, through the front door."""

import json
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.cli.run import Shell

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "labelled" / "names.csv"
SCHEMA = json.loads((ROOT / "docs/schema/calibration.schema.json").read_text(encoding="utf-8"))
ROWS = """\
name,kind,expect,class,source
Vladimir Putin,person,ofac-35096;eu-fsf-EU.7510.16,as listed,the list
Владимир Путин,person,ofac-35096;eu-fsf-EU.7510.16,script,the list
Rosneft Trading,organisation,ofac-18299,form,the list
Qwertzuiop Asdfghjkl,person,ofac-35096,beyond,invented
Willowmere Garden Chairs,organisation,,invented,invented
صالح <b>&amp; Söhne</b>,organisation,,invented,invented
"""
FAST = ("--thresholds", "0.80:0.90:0.05", "--as-of", "2026-11-20")


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    path = tmp_path / "rows.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


@pytest.fixture
def report(witting: Shell, rows: Path, tmp_path: Path) -> tuple[dict[str, Any], str]:
    """Give the JSON report and the page of the small file."""
    out = tmp_path / "report"
    assert witting("calibrate", rows, *FAST, "--target-recall", "0.75", "--out", out).status == 0
    record = json.loads((out / "report.json").read_text(encoding="utf-8"))
    return record, (out / "report.html").read_text(encoding="utf-8")


def test_the_example_gives_a_report_that_fits_its_schema(witting: Shell) -> None:
    done = witting("calibrate", EXAMPLE, "--target-recall", "0.5", *FAST, "--json")
    assert done.status == 0
    jsonschema.Draft202012Validator(SCHEMA).validate(done.json)
    assert done.json["names"] == 66
    assert done.json["counted_otherwise"] == []


def test_the_example_holds_several_scripts_and_classes(witting: Shell) -> None:
    groups = witting("calibrate", EXAMPLE, *FAST, "--json").json["groups"]
    assert {"arab", "cyrl", "grek", "hang", "hani", "latn"} <= {g["name"] for g in groups["script"]}
    assert len(groups["class"]) >= 10


def test_the_page_says_the_threshold_and_why(witting: Shell, rows: Path) -> None:
    done = witting("calibrate", rows, *FAST, "--target-recall", "0.75")
    assert done.status == 0
    assert "THRESHOLD 0." in done.out
    assert "lowest false-alert rate" in done.out
    assert "What these figures do not say" in done.out
    assert "--out DIR" in done.out


def test_no_threshold_that_meets_the_targets_is_status_10(witting: Shell, rows: Path) -> None:
    done = witting("calibrate", rows, *FAST, "--target-recall", "1")
    assert done.status == 10
    assert "NO THRESHOLD MEETS THE TARGETS" in done.out
    assert "3 of 4 (75%" in done.out


def test_a_bound_on_false_alerts_can_be_missed_too(witting: Shell, tmp_path: Path) -> None:
    path = tmp_path / "named.csv"
    path.write_text(
        "name,expect,class\nVladimir Putin,ofac-35096,a\nVladimir Putin,,b\n", encoding="utf-8"
    )
    asked = ("calibrate", path, *FAST, "--target-recall", "1")
    assert witting(*asked).status == 0
    assert witting(*asked, "--max-false-alerts", "0.5").status == 10


def test_the_report_names_what_was_held_fixed(report: tuple[dict[str, Any], str]) -> None:
    record, page = report
    assert record["as_of"] == "2026-11-20"
    assert record["inputs"][0]["file"] == "rows.csv"
    hashes = [one["sha256"] for one in record["made_with"]["lists"] + record["inputs"]]
    assert all(one in page for one in [*hashes, record["made_with"]["engine_sha256"]])


def test_the_same_inputs_give_the_same_bytes(witting: Shell, rows: Path, tmp_path: Path) -> None:
    for out in ("one", "two"):
        witting("calibrate", rows, *FAST, "--out", tmp_path / out)
    for name in ("report.html", "report.json"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_several_files_are_counted_together(witting: Shell, rows: Path, tmp_path: Path) -> None:
    more = tmp_path / "more.yaml"
    more.write_text(
        "- {name: Emma Daniels, kind: person, expect: '', class: invented}\n", encoding="utf-8"
    )
    record = witting("calibrate", rows, more, *FAST, "--json").json
    assert record["names"] == 7
    assert [one["file"] for one in record["inputs"]] == ["rows.csv", "more.yaml"]


class _Page(HTMLParser):
    """Collects what a page holds: tags, and whether they close in order."""

    EMPTY = frozenset({"meta", "br"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.bdi: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in self.EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] == "bdi":
            self.bdi.append(data)


@pytest.fixture
def page(report: tuple[dict[str, Any], str]) -> _Page:
    made = _Page()
    made.feed(report[1])
    return made


def test_the_page_is_well_formed(page: _Page) -> None:
    assert page.open == []
    assert {"html", "svg", "table"} <= {tag for tag, _ in page.seen}


def test_the_page_needs_nothing_and_runs_nothing(page: _Page) -> None:
    asks = {"src", "href", "action", "data", "srcset"}
    assert not {"script", "link", "img", "iframe"} & {tag for tag, _ in page.seen}
    assert not [
        name for _, attrs in page.seen for name in attrs if name in asks or name[:2] == "on"
    ]


def test_the_charts_are_drawn_of_finite_numbers(report: tuple[dict[str, Any], str]) -> None:
    assert "nan" not in report[1].lower().replace("finance", "")
    assert report[1].count("<polyline") == 3


def test_markup_in_a_name_stays_text(witting: Shell, rows: Path, tmp_path: Path) -> None:
    rows.write_text(
        ROWS + "<script>alert(1)</script>,person,ofac-35096,odd <i>,\n", encoding="utf-8"
    )
    witting("calibrate", rows, *FAST, "--out", tmp_path / "out")
    text = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    assert "<script" not in text
    assert "&lt;script&gt;alert(1)" in text
    assert "odd &lt;i&gt;" in text


def test_names_run_in_their_own_direction(witting: Shell, tmp_path: Path) -> None:
    path = tmp_path / "rtl.csv"
    path.write_text(
        "name,expect,class\nفراس الحامد,ofac-35096,a\nWillowmere,,b\n", encoding="utf-8"
    )
    witting("calibrate", path, *FAST, "--out", tmp_path / "out")
    page = _Page()
    page.feed((tmp_path / "out" / "report.html").read_text(encoding="utf-8"))
    assert "فراس الحامد" in page.bdi


def _broken() -> Iterator[tuple[str, str, str]]:
    head = "name,expect,class\n"
    yield "missing column", "name,class\nA,x\n", "lacks expect"
    yield "unknown entry", head + "A,ofac-999999999,x\nB,,x\n", "'ofac-999999999'"
    yield "no rows", head, "no labelled names"
    yield "empty file", "", "lacks name, expect, class"
    yield "nobody listed", head + "A,,x\n", "No row expects an entry"
    yield "no negatives", head + "Putin,ofac-35096,x\n", "`expect` left empty"


@pytest.mark.parametrize(("text", "said"), [row[1:] for row in _broken()],
                         ids=[row[0] for row in _broken()])  # fmt: skip
def test_what_cannot_be_measured_is_refused_with_what_to_do(
    witting: Shell, tmp_path: Path, text: str, said: str
) -> None:
    path = tmp_path / "broken.csv"
    path.write_text(text, encoding="utf-8")
    done = witting("calibrate", path, *FAST)
    assert done.status == 1
    assert said in done.err.replace("\n", " ")
    assert "Traceback" not in done.err


def test_a_file_that_is_not_there_or_not_utf8_is_refused(witting: Shell, tmp_path: Path) -> None:
    assert "cannot be read" in witting("calibrate", tmp_path / "none.csv", *FAST).err
    latin = tmp_path / "latin.csv"
    latin.write_bytes("name,expect,class\nMüller,,x\n".encode("latin-1"))
    assert "not UTF-8" in witting("calibrate", latin, *FAST).err


@pytest.mark.parametrize(
    "arguments",
    [
        ("--thresholds", "0.9:0.8:0.01"),
        ("--thresholds", "0.8:0.9:0"),
        ("--thresholds", "0.8:1.2:0.1"),
        ("--thresholds", "0.8:nan:0.1"),
        ("--thresholds", "0.8"),
        ("--thresholds", "0.1:0.9:0.00001"),
        ("--target-recall", "95"),
        ("--target-recall", "much"),
        ("--max-false-alerts", "-1"),
        ("--as-of", "yesterday"),
        ("--out", str(EXAMPLE)),
    ],
    ids=" ".join,
)
def test_options_that_make_no_sense_are_usage_errors(
    witting: Shell, rows: Path, arguments: tuple[str, str]
) -> None:
    assert witting("calibrate", rows, *arguments).status == 2


def test_a_folder_that_cannot_be_made_is_an_error(
    witting: Shell, rows: Path, tmp_path: Path
) -> None:
    done = witting("calibrate", rows, *FAST, "--out", rows / "below")
    assert done.status == 1
    assert "another folder" in done.err.replace("\n", " ")


def test_other_lists_can_be_measured_on(witting: Shell, tmp_path: Path) -> None:
    lists = ROOT / "src/witting/data/lists/default.snapshot"
    path = tmp_path / "rows.csv"
    path.write_text("name,expect,class\nVladimir Putin,ofac-35096,a\nEmma,,b\n", encoding="utf-8")
    used = witting("calibrate", path, *FAST, "--lists", lists, "--json").json["made_with"]["lists"]
    assert {one["id"] for one in used} >= {"ofac-sdn"}
