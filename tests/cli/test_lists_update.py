"""Claims about `witting lists update` and `witting lists sources` as commands."""

import json
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import jsonschema
import pytest

from tests.cli.run import Done, Shell
from tests.lists.publisher import Publisher, gives, publishing, status
from tests.lists.small_lists import cons, sdn

ROWS = """files:
- {{id: here, lists: [ofac-sdn], url: "{url}/SDN.XML", format: ofac-xml, enabled: true,
   cadence: daily, licence: none, source: a test, grade: primary}}
- {{id: there, lists: [ofac-cons], url: "{url}/CONS.XML", format: ofac-xml}}
- {{id: nowhere, lists: [ua-nsdc], url: "", format: ""}}
"""


class Update:
    """Runs `witting lists update` against a publisher on this machine."""

    def __init__(self, witting: Shell, publisher: Publisher, rows: Path) -> None:
        self.publisher, self._witting, self.rows = publisher, witting, rows

    def __call__(self, *arguments: object) -> Done:
        return self._witting("lists", "update", *arguments, "--source", self.rows)


@pytest.fixture
def update(witting: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Update]:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    monkeypatch.setattr("witting.cli.lists_update.read_person", lambda: "A. Analyst")
    files = []
    for name, content in (("SDN", sdn("2024-02-20")), ("CONS", cons("2024-02-20"))):
        files.append(tmp_path / f"{name}.XML")
        files[-1].write_bytes(content)
    assert witting("lists", "import", "--only", *files).status == 0
    with publishing() as publisher:
        rows = tmp_path / "rows.yaml"
        rows.write_text(ROWS.format(url=publisher.url), encoding="utf-8")
        publisher.will("/SDN.XML", gives(sdn("2024-02-24", 110), '"a"'))
        publisher.will("/CONS.XML", gives(cons("2024-02-24", 35), '"b"'))
        yield Update(witting, publisher, rows)


def in_use(witting: Shell) -> list[tuple[str, str]]:
    return [(one["id"], one["published"]) for one in witting("version", "--json").json["lists"]]


def test_what_is_new_is_in_use_and_the_status_is_0(witting: Shell, update: Update) -> None:
    done = update("here", "there")
    assert (done.status, done.err) == (0, "")
    assert "+ here new: ofac-sdn of 2024-02-24, 110 entries" in done.out
    assert in_use(witting) == [("ofac-sdn", "2024-02-24"), ("ofac-cons", "2024-02-24")]
    again = update("here", "there")
    assert (again.status, "= here unchanged" in again.out) == (0, True)


def test_a_list_may_be_named_instead_of_its_file(update: Update) -> None:
    update("ofac-cons", "here")
    assert update.publisher.paths() == ["/CONS.XML", "/SDN.XML"]


def test_a_name_nobody_knows_is_a_usage_error(update: Update) -> None:
    done = update("ofac-snd")
    assert (done.status, "witting lists sources" in done.err) == (2, True)


def test_what_failed_is_said_and_the_status_is_10_while_the_last_good_one_stays(
    witting: Shell, update: Update
) -> None:
    update.publisher.will("/SDN.XML", status(403))
    done = update("here", "there")
    assert (done.status, "! here failed" in done.err) == (10, True)
    assert in_use(witting) == [("ofac-sdn", "2024-02-20"), ("ofac-cons", "2024-02-24")]


def test_where_nothing_is_held_of_what_was_asked_the_status_is_1(update: Update) -> None:
    done = update("nowhere")
    assert (done.status, "no address of the file itself" in done.err) == (1, True)


def test_a_quarantined_list_is_accepted_by_a_persons_word(witting: Shell, update: Update) -> None:
    update.publisher.will("/SDN.XML", gives(sdn("2024-02-24", 60), '"a"'))
    done = update("here")
    assert (done.status, "! here quarantined" in done.err) == (10, True)
    assert "60 entries where the last good edition had 100: 40 % fewer" in done.err
    shown = witting("lists", "show").out
    assert "is not used" in " ".join(shown.split())
    accepted = update("--accept", "ofac-sdn")
    assert accepted.status == 0
    assert "ofac-sdn of 2024-02-24 is in use: taken in by A. Analyst" in accepted.out
    assert in_use(witting)[0] == ("ofac-sdn", "2024-02-24")
    shown = " ".join(witting("lists", "show").out.split())
    assert "by A. Analyst at" in shown
    (said, *_) = witting("screen", "Nobody Known", "--json").json["warnings"]
    assert "(ofac-sdn, 2024-02-24, 60 entries) is in use by a person's word: by A. Analyst" in said
    assert "60 entries where the last good edition had 100" in said
    assert "is not used" not in shown
    assert update("--accept", "ofac-sdn").status == 1
    assert update("here", "--accept", "ofac-sdn").status == 2


@pytest.mark.parametrize("often", [True, False])
def test_an_old_edition_of_a_list_that_changes_seldom_is_fresh_while_there_is_no_other(
    witting: Shell, update: Update, monkeypatch: pytest.MonkeyPatch, often: bool
) -> None:
    update("here")
    standing = import_module("witting.assess.list_standing")  # `witting.assess` is a function too
    monkeypatch.setattr(standing, "changes_often", lambda _: often)
    first, second = witting("lists", "show", "--json").json["standing"]
    assert (first["id"], bool(first["checked"]), first["is_stale"]) == ("ofac-sdn", True, often)
    assert (second["id"], second["checked"], second["is_stale"]) == ("ofac-cons", "", True)


def test_the_sources_say_what_is_read_from_where_and_how_it_went(
    witting: Shell, update: Update
) -> None:
    update("here")
    update.publisher.will("/SDN.XML", status(404))
    update("here")
    rows = {
        row["id"]: row
        for row in witting("lists", "sources", "--source", update.rows, "--json").json
    }
    here = rows["here"]
    assert (here["state"], "404" in here["why"]) == ("failed", True)
    assert (here["format"], here["last_published"]) == ("ofac-xml", "2024-02-24")
    assert here["last_fetched"] == here["last_checked"] != ""
    assert rows["nowhere"]["state"] == "no address known"
    assert rows["there"]["state"] == "off"
    assert rows["eu-fsf-xml"]["state"] == "never fetched"
    assert "ofac-sdn-xml" not in rows, "the user's rows stand for the lists they hold"


def test_the_sources_are_told_to_people(witting: Shell) -> None:
    out = " ".join(witting("lists", "sources").out.split())
    for words in (
        "ofac-sdn-xml",
        "User-Agent",
        "off; name it to fetch it",
        "SDN.XML",
        "unconfirmed",
    ):
        assert words in out


def test_only_the_lists_the_provisions_know_are_fetched_unasked(witting: Shell) -> None:
    rows = witting("lists", "sources", "--json").json
    assert {name for row in rows if row["enabled"] for name in row["lists"]} == {
        "ofac-sdn",
        "ofac-cons",
        "eu-fsf",
    }


def test_an_older_edition_accepted_while_a_newer_one_is_in_use_is_not_said_to_be_in_use(
    witting: Shell, update: Update, tmp_path: Path
) -> None:
    update("here")
    older = tmp_path / "older.xml"
    older.write_bytes(sdn("2024-02-21", 60))
    assert witting("lists", "import", older).status == 10
    assert "an edition of 2024-02-21" in witting("lists", "show").out
    said = update("--accept", "ofac-sdn").out
    assert "ofac-sdn of 2024-02-21 is not in use but for verdicts of its days" in said
    assert "ofac-sdn of 2024-02-24 stays in use." in said
    assert in_use(witting)[0] == ("ofac-sdn", "2024-02-24")


def test_an_edition_in_quarantine_is_shown_after_a_newer_good_one_came(
    witting: Shell, update: Update
) -> None:
    update.publisher.will("/SDN.XML", gives(sdn("2024-02-22", 60), '"b"'))
    update("here")
    update.publisher.will("/SDN.XML", gives(sdn("2024-02-24", 110), '"c"'))
    assert update("here").status == 0
    assert "an edition of 2024-02-22" in witting("lists", "show").out


def test_a_full_disk_is_one_sentence(
    witting: Shell, update: Update, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("witting.lists.taking_in.write_manifest", full)
        done = update("here")
    assert (done.status, done.err.count("\n")) == (1, 1)
    assert "No space left on device" in done.err
    assert in_use(witting)[0] == ("ofac-sdn", "2024-02-20")


def test_a_fetched_list_names_the_address_it_came_from(witting: Shell, update: Update) -> None:
    update("here")
    source = witting("version", "--json").json["lists"][0]["source"]
    assert source.startswith(f"{update.publisher.url}/SDN.XML, which its publisher gives at https")


def test_what_is_printed_for_machines_is_what_the_schema_says(update: Update) -> None:
    path = Path(__file__).resolve().parents[2] / "docs/schema/lists-update.schema.json"
    schema = jsonschema.Draft202012Validator(json.loads(path.read_text(encoding="utf-8")))
    update.publisher.will("/SDN.XML", gives(sdn("2024-02-24", 60), '"a"'))
    schema.validate(update("here", "there", "--json").json)
    accepted = update("--accept", "ofac-sdn", "--json").json
    schema.validate(accepted)
    assert accepted[0]["in_use"] is True
    assert not schema.is_valid([{**accepted[0], "state": "splendid"}])
