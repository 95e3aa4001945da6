"""A case states what is so and what must be found; a mistake in it is refused where it stands."""

import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

import witting
from witting.assess.case_run import CaseRunner
from witting.assess.cases import case_files, read_cases
from witting.base import BrokenLaw, Duty, Fact, OwnerFact, PartyFact
from witting.lawbook import Lawbook

BROKEN = Path(__file__).parents[1] / "broken" / "cases"
PROFILES = Path(witting.__file__).parent / "data" / "profiles"
BOOK = Lawbook.load()
RUNNER = CaseRunner(BOOK)

# sample: (line, words the message must hold)
MISTAKES = {
    "bad-day": (3, "'16 May 2024' is not a day", "with hyphens"),
    "bare-text-in-the-list": (1, "the list holds bare text, 'a case'", "after a hyphen"),
    "document-in-words": (4, "'document' is not an order", "goes under `text:`"),
    "duties-in-a-list": (5, "'duties' is not a block", "as keys and values"),
    "duty-on-no-day": (5, "report: 'soon' is not a day", "with hyphens"),
    "empty": (2, "the file does not hold a list", "hyphen"),
    "fact-without-fields": (4, "'party' is not a block", "`party: {}`"),
    "field-not-stated": (4, "'span' is not a key of a party fact", "party_name"),
    "file-not-there": (4, "file: there is no", "as seen from the folder"),
    "finds-in-a-list": (5, "'finds' is not a block", "us/ofac/sdn: review"),
    "finds-unknown-outcome": (5, "us/ofac/sdn: 'red' is not known", "clear, review, prohibited"),
    "holdings-beside-facts": (5, "'holdings' stands beside facts", "a document instead"),
    "kind-beside-a-text": (4, "'kind' stands beside a document", "Take it out"),
    "lists-beside-facts": (5, "'lists' stands beside facts", "a document instead"),
    "lists-not-there": (5, "lists: there is no", "as seen from the folder"),
    "no-cites": (1, "'cites' is missing", "Add cites"),
    "no-day": (1, "'day' is missing", "Add day"),
    "no-input": (1, "neither facts nor a document", "`facts: []`"),
    "no-outcome": (1, "'outcome' is missing", "Add outcome"),
    "no-title": (1, "'title' is missing", "Add title"),
    "not-a-list": (1, "the file does not hold a list", "Begin each item with a hyphen"),
    "owner-unknown-field": (4, "'entry' is not a key of an owner", "entry_id"),
    "score-in-words": (4, "score: 'high' is not a number", "Write digits"),
    "share-in-words": (4, "least: 'half' is not a number", "Write digits"),
    "text-empty": (4, "'text' holds no text", "beneath `text: |`"),
    "truth-in-other-words": (4, "is_match: 'yes' is not true or false", "Write true or false"),
    "twice-the-same-key": (7, "'outcome' is written twice (first on line 6)", "Keep one"),
    "two-inputs": (5, "the case gives facts and text", "exactly one"),
    "two-kinds-in-a-fact": (5, "here stand party, goods", "on a line of its own"),
    "unknown-certainty": (4, "certainty: 'sure' is not known", "certain, possible"),
    "unknown-deal-kind": (4, "kind: 'invoice' is not known", "letter_of_credit"),
    "unknown-duty": (5, "'tell' is not a key of the duties", "report"),
    "unknown-field": (4, "'entry' is not a key of a party fact", "entry_id"),
    "unknown-key": (5, "'find' is not a key of a case", "finds"),
    "unknown-kind-of-fact": (4, "'partner' is not a key of a fact", "party"),
    "unknown-outcome": (6, "outcome: 'forbidden' is not known", "prohibited"),
    "unknown-profile": (4, "no profile 'bank-xx'", "ffi-cn"),
    "unknown-rule-in-conflicts": (5, "there is no rule 'eu/2271'", "witting law list"),
    "unknown-rule-in-finds": (5, "there is no rule 'us/ofac/snd'", "witting law list"),
    "unknown-rule-in-never": (5, "there is no rule 'house/embargos'", "house/embargo"),
}

HEAD = """- title: a case
  cites: the law
  day: "2024-05-16"
"""


def write(folder: Path, rest: str, name: str = "case.yaml") -> Path:
    """Write a file of one case, its head and the rest."""
    file = folder / name
    lines = "".join(f"  {line}\n" for line in rest.strip().splitlines())
    file.write_text(HEAD + lines, encoding="utf-8")
    return file


def facts_of(folder: Path, written: str) -> tuple[Fact, ...]:
    """Give the facts a case states."""
    [case] = read_cases(write(folder, f"facts: {written}\noutcome: clear"), BOOK)
    return case.facts


@pytest.mark.parametrize("mistake", sorted(MISTAKES))
def test_a_mistake_is_refused_with_file_line_and_mend(mistake: str) -> None:
    line, what, do = MISTAKES[mistake]
    with pytest.raises(BrokenLaw) as caught:
        read_cases(BROKEN / f"{mistake}.yaml", BOOK)
    message = str(caught.value)
    assert message.startswith(f"{BROKEN / mistake}.yaml, line {line}: ")
    assert what in message
    assert do in message


def test_every_broken_sample_is_tested_and_the_good_one_is_read() -> None:
    assert {file.stem for file in BROKEN.iterdir()} == set(MISTAKES) | {"good"}
    [case] = read_cases(BROKEN / "good.yaml", BOOK)
    assert RUNNER.run(case).passed


def test_fields_are_typed_by_what_the_fact_says_they_are(tmp_path: Path) -> None:
    [party, owner] = facts_of(
        tmp_path,
        "[party: {entry_kind: null, is_match: false, score: 0.5, sublists: [CAPTA]}, "
        "owner: {standing: unknown, least: 20, most: 70.5, owners: [{list_id: eu-fsf}]}]",
    )
    assert isinstance(party, PartyFact)
    assert isinstance(owner, OwnerFact)
    assert (party.entry_kind, party.is_match, party.score) == (None, False, 0.5)
    assert party.sublists == ("CAPTA",)
    assert owner.standing.value == "unknown"
    assert (owner.least, owner.most) == (Decimal(20), Decimal("70.5"))
    assert [one.list_id for one in owner.owners] == ["eu-fsf"]


def test_a_fact_without_fields_is_the_usual_one(tmp_path: Path) -> None:
    [party] = facts_of(tmp_path, "[party: ]")
    assert isinstance(party, PartyFact)
    assert party.entry_id == "ofac-47492"


def test_a_text_is_read_as_what_it_looks_like(tmp_path: Path) -> None:
    message = """text: |
  DUBAI - A trader sold ball bearings to NPO Uralpodshipnik in Yekaterinburg, court papers show.
outcome: review"""
    [case] = read_cases(write(tmp_path, message), BOOK)
    assert RUNNER.run(case).passed


def test_holdings_beside_a_document_are_looked_up(tmp_path: Path) -> None:
    (tmp_path / "holdings.csv").write_text(
        "owner,owned,share,from,source,owned_name\n"
        "ofac-17018,quillfern,80,2020-01-01,company register,Quillfern Bearings Trading LLC\n"
    )
    order = """document:
  kind: order
  parties:
    - {role: consignor, name: Example Office Supply, country: CN}
    - {role: consignee, name: Quillfern Bearings Trading LLC, country: KG}
  goods: [{description: office chairs}]
  route: {from: Shanghai, to: Bishkek}
"""
    expected = "finds: {us/ofac/fifty-percent: prohibited}\noutcome: prohibited"
    said = {}
    for name, more in (("with", "holdings: holdings.csv\n"), ("without", "")):
        text = f"profile: bank-us\n{order}{more}{expected}"
        [case] = read_cases(write(tmp_path, text, f"{name}.yaml"), BOOK)
        said[name] = RUNNER.run(case).passed
    assert said == {"with": True, "without": False}


def test_a_file_is_found_from_the_folder_of_the_cases(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text("A shop in Hamburg sold office chairs to a school in Bonn.")
    [case] = read_cases(write(tmp_path, "file: story.txt\noutcome: clear"), BOOK)
    assert case.document == tmp_path / "story.txt"
    assert RUNNER.run(case).passed


def test_a_document_nobody_can_read_is_a_failed_case_not_an_error(tmp_path: Path) -> None:
    order = "document: {kind: order, parties: [{role: seller, name: A}]}\noutcome: clear"
    [case] = read_cases(write(tmp_path, order), BOOK)
    [difference] = RUNNER.run(case).differences
    assert (difference.of, difference.expected) == ("error", "a verdict")
    assert "case.yaml, line 1" in difference.found


def test_every_difference_is_told(tmp_path: Path) -> None:
    wrong = """facts: [party: {}]
finds: {us/ofac/sdn: prohibited, us/bis/chpl: review}
never: [us/eo14024/section-11/prong-i]
duties: {report: "2024-05-30"}
conflicts: [eu/2271-96]
outcome: clear"""
    [case] = read_cases(write(tmp_path, wrong), BOOK)
    differences = {one.of: (one.expected, one.found) for one in RUNNER.run(case).differences}
    assert list(differences) == [
        "outcome",
        "finds us/ofac/sdn",
        "finds us/bis/chpl",
        "never us/eo14024/section-11/prong-i",
        "duties report",
        "conflicts",
    ]
    assert differences["outcome"] == ("clear", "prohibited")
    assert differences["finds us/ofac/sdn"] == ("prohibited", "review")
    assert "found are" in differences["finds us/bis/chpl"][1]
    assert differences["duties report"][0] == "2024-05-30"


def test_a_duty_has_its_last_day_or_none(tmp_path: Path) -> None:
    duties = "facts: []\nduties: {report: '2024-05-30', block: null, freeze: ''}\noutcome: clear"
    [case] = read_cases(write(tmp_path, duties), BOOK)
    assert case.duties == {Duty.REPORT: date(2024, 5, 30), Duty.BLOCK: None, Duty.FREEZE: None}


def test_cases_are_found_in_folders_and_mappings_of_lists_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    first, second = write(tmp_path / "a", "facts: []", "b.yaml"), write(tmp_path, "", "c.yaml")
    write(tmp_path, "", "blocked.mapping.yaml")
    assert case_files([second, tmp_path]) == (second, first)


def test_of_a_folder_of_law_its_cases_are_found(tmp_path: Path) -> None:
    (tmp_path / "cases").mkdir()
    (tmp_path / "lists.yaml").write_text("own-blocked: {rules: [{path: own/rule}]}")
    inside = write(tmp_path / "cases", "facts: []")
    assert case_files([tmp_path]) == (inside,)


def test_a_folder_without_cases_or_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BrokenLaw, match=r"holds no \.yaml file"):
        case_files([tmp_path])
    with pytest.raises(BrokenLaw, match="cannot be read"):
        read_cases(tmp_path / "nowhere.yaml", BOOK)


def test_a_profile_of_ones_own_lies_beside_the_cases(tmp_path: Path) -> None:
    shutil.copy(PROFILES / "bank-us.toml", tmp_path / "ours.toml")
    [case] = read_cases(write(tmp_path, "profile: ours.toml\nfacts: []\noutcome: clear"), BOOK)
    assert (case.profile.name, case.profile.is_us_person) == ("ours", True)
