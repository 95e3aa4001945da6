from dataclasses import replace

import pytest

from tests.shared import needs_shared
from witting.base import ListedName, ListEntry, NameKind, PartyKind
from witting.lists import ParsedList, Snapshot, what_changed
from witting.lists.sources import list_used

PARTY = ListEntry(
    id="ofac-7",
    list_id="ofac-sdn",
    kind=PartyKind.ORGANISATION,
    names=(ListedName(whole="NPO EXAMPLE"),),
    programmes=("UKRAINE-EO13662",),
)
WHO = "NPO EXAMPLE (ofac-7)"
EARLIER, LATER = "ofac-sdn of 2024-02-20", "ofac-sdn of 2024-02-24"
FROM_TO = f"{WHO}, from {EARLIER} to {LATER}"
MARKED = "Secondary sanctions risk: … section 11 of Executive Order 14024"


def snapshot(day: str, *entries: ListEntry) -> Snapshot:
    meta = list_used("ofac-sdn", published=day, entries=len(entries), sha256="00")
    return Snapshot.from_lists([ParsedList(meta=meta, entries=entries)])


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (
            None,
            PARTY,
            f"{WHO} is on {LATER} under UKRAINE-EO13662, and was not on {EARLIER}.",
        ),
        (
            PARTY,
            None,
            f"{WHO} was on {EARLIER} and is no longer on {LATER}.",
        ),
        (
            PARTY,
            replace(PARTY, section_11_marker=MARKED),
            f"{FROM_TO}: section 11 remark added.",
        ),
        (
            PARTY,
            replace(PARTY, programmes=("RUSSIA-EO14024",)),
            f"{FROM_TO}: programme added: RUSSIA-EO14024; programme removed: UKRAINE-EO13662.",
        ),
        (
            PARTY,
            replace(
                PARTY,
                names=(
                    *PARTY.names,
                    ListedName(whole="B", kind=NameKind.ALIAS),
                    ListedName(whole="A", kind=NameKind.ALIAS),
                ),
            ),
            f"{FROM_TO}: names added: A, B.",
        ),
        (
            PARTY,
            PARTY,
            f"{FROM_TO}: unchanged in remark, programmes and names.",
        ),
        (None, None, f"ofac-7 is on neither list ({EARLIER}; {LATER})."),
    ],
    ids=["added", "removed", "marker", "programmes", "names", "unchanged", "on neither"],
)
def test_one_sentence_says_what_changed(
    before: ListEntry | None, after: ListEntry | None, told: str
) -> None:
    old = snapshot("2024-02-20", *([before] if before else []))
    new = snapshot("2024-02-24", *([after] if after else []))
    assert what_changed("ofac-7", old, new) == told


def test_a_new_primary_name_is_told() -> None:
    renamed = replace(PARTY, names=(ListedName(whole="NPO SAMPLE"),))
    told = what_changed("ofac-7", snapshot("2024-02-20", PARTY), snapshot("2024-02-24", renamed))
    assert "primary name now NPO SAMPLE, before NPO EXAMPLE" in told


def test_coming_to_the_graver_list_is_what_is_told() -> None:
    cons = list_used("ofac-cons", published="2024-05-06", entries=1, sha256="01")
    held = ParsedList(meta=cons, entries=(replace(PARTY, list_id="ofac-cons"),))
    old = Snapshot.from_lists([*snapshot("2024-02-20").lists(), held])
    new = Snapshot.from_lists([*snapshot("2024-02-24", PARTY).lists(), held])
    assert what_changed("ofac-7", old, new).endswith(f"and was not on {EARLIER}.")


@needs_shared
def test_what_changed_for_uralpodshipnik(before: ParsedList, after: ParsedList) -> None:
    told = what_changed("ofac-47492", Snapshot.from_lists([before]), Snapshot.from_lists([after]))
    assert told == (
        "NPO URALPODSHIPNIK (ofac-47492) is on ofac-sdn of 2024-02-24 under RUSSIA-EO14024, with"
        " the section 11 remark, and was not on ofac-sdn of 2024-02-20."
    )


@needs_shared
def test_aliases_a_bare_csv_lacks_are_no_change(after: ParsedList, sdn: ParsedList) -> None:
    told = what_changed("ofac-35096", Snapshot.from_lists([after]), Snapshot.from_lists([sdn]))
    assert told.endswith("unchanged in remark, programmes and names.")
