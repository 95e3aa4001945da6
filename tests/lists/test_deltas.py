"""What a delta names, and its laws on random snapshots: forward, back, joined."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given

from tests.lists.conftest import read_once
from tests.lists.delta_samples import chains, snapshots
from tests.shared import needs_shared
from witting.base import BrokenSnapshot, ListedName, ListEntry
from witting.lists.delta_chain import compose
from witting.lists.deltas import Delta, FieldChange, apply, delta, reverse
from witting.lists.parsed import ParsedList
from witting.lists.snapshot import Snapshot


def content(snapshot: Snapshot) -> tuple[object, ...]:
    return snapshot.used, snapshot.rejected, tuple(snapshot.entries), snapshot.digest


@given(chains())
def test_a_delta_applied_gives_exactly_the_snapshot_after(chain: list[Snapshot]) -> None:
    for before, after in pairwise(chain):
        assert content(apply(delta(before, after), before)) == content(after)


@given(chains())
def test_a_delta_reversed_leads_back(chain: list[Snapshot]) -> None:
    before, after, _ = chain
    change = delta(before, after)
    assert content(apply(reverse(change), after)) == content(before)
    assert reverse(reverse(change)) == change


@given(chains())
def test_two_deltas_joined_lead_where_the_second_leads(chain: list[Snapshot]) -> None:
    first, middle, last = chain
    joined = compose(delta(first, middle), delta(middle, last))
    assert content(apply(joined, first)) == content(last)
    assert content(apply(reverse(joined), last)) == content(first)


@given(chains())
def test_two_deltas_joined_tell_what_one_would(chain: list[Snapshot]) -> None:
    """Where no id stands twice, so that it is beyond doubt which entry is which."""
    first, middle, last = map(once, chain)
    joined = compose(delta(first, middle), delta(middle, last))
    straight = delta(first, last)
    assert joined.added == straight.added
    assert joined.removed == straight.removed
    assert joined.changed == straight.changed


def once(snapshot: Snapshot) -> Snapshot:
    held = {(entry.list_id, entry.id): entry for entry in snapshot.entries}
    return Snapshot(used=snapshot.used, rejected=snapshot.rejected, held=list(held.values()))


@given(snapshots())
def test_a_snapshot_and_itself_differ_in_nothing(snapshot: Snapshot) -> None:
    change = delta(snapshot, snapshot)
    assert change.is_empty
    assert told(change) == NOTHING


def entry(entry_id: str, remarks: str = "", list_id: str = "ofac-sdn") -> ListEntry:
    names = (ListedName(whole=f"NPO {entry_id}"),)
    return ListEntry(id=entry_id, list_id=list_id, kind=None, names=names, remarks=remarks)


def held(*entries: ListEntry) -> Snapshot:
    return Snapshot(used=(), rejected=(), held=entries)


def told(change: Delta) -> dict[str, list[object]]:
    return {
        "added": [(one.at, one.entry.id) for one in change.added],
        "removed": [(one.at, one.entry.id) for one in change.removed],
        "changed": [(one.entry_id, one.before_at, one.after_at) for one in change.changed],
        "moved": [(one.entry_id, one.before_at, one.after_at) for one in change.moved],
    }


NOTHING: dict[str, list[object]] = {"added": [], "removed": [], "changed": [], "moved": []}
A, B, C, D = (entry(letter) for letter in "abcd")


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        (held(A, C), held(A, B, C), {"added": [(1, "b")]}),
        (held(A, B, C), held(A, C), {"removed": [(1, "b")]}),
        (held(A, B), held(A, entry("b", "new")), {"changed": [("b", 1, 1)]}),
        (held(A, B, C, D), held(B, C, D, A), {"moved": [("a", 0, 3)]}),
        (held(A, A), held(A), {"removed": [(1, "a")]}),
        (
            held(A, entry("a", "second")),
            held(entry("a", "second")),
            {"removed": [(0, "a")]},
        ),
        (
            held(A, entry("a", "second")),
            held(entry("a", "third"), A),
            {"changed": [("a", 1, 0)], "moved": [("a", 0, 1)]},
        ),
        (
            held(A, entry("a", list_id="ofac-cons")),
            held(A, entry("a", "new", list_id="ofac-cons")),
            {"changed": [("a", 1, 1)]},
        ),
        (held(), held(A), {"added": [(0, "a")]}),
    ],
    ids=[
        "added between",
        "removed",
        "changed",
        "only what moved is moved",
        "one of two alike",
        "the one that went of two unlike",
        "of two unlike the changed one is the changed one",
        "on both lists of a publisher",
        "from an empty snapshot",
    ],
)
def test_what_a_delta_names(
    before: Snapshot, after: Snapshot, says: dict[str, list[object]]
) -> None:
    assert told(delta(before, after)) == NOTHING | says


def test_a_changed_entry_names_the_field_and_both_values() -> None:
    (changed,) = delta(held(A), held(replace(A, gender="male"))).changed
    assert changed.fields == (FieldChange(field="gender", before="", after="male"),)


def test_a_snapshot_it_does_not_fit_is_refused_with_the_digest_it_wants() -> None:
    change = delta(held(A), held(B))
    with pytest.raises(BrokenSnapshot, match=f"starts at no list with digest {held(A).digest}"):
        apply(change, held(B))


def test_deltas_that_do_not_follow_each_other_are_not_joined() -> None:
    with pytest.raises(BrokenSnapshot, match="do not follow each other"):
        compose(delta(held(A), held(B)), delta(held(C), held(D)))


CHANGE = delta(held(A, B, C), held(C, entry("a", "new"), D))


@pytest.mark.parametrize(
    "broken",
    [
        replace(CHANGE, removed=()),
        replace(CHANGE, added=()),
        replace(CHANGE, moved=()),
        replace(CHANGE, added=(replace(CHANGE.added[0], at=9),)),
        replace(CHANGE, removed=(replace(CHANGE.removed[0], at=9),)),
        replace(CHANGE, removed=(replace(CHANGE.removed[0], entry=D),)),
        replace(CHANGE, changed=(replace(CHANGE.changed[0], before_at=2),)),
        replace(
            CHANGE,
            changed=(
                replace(
                    CHANGE.changed[0],
                    fields=(FieldChange(field="remarks", before="old", after="new"),),
                ),
            ),
        ),
        replace(CHANGE, moved=(replace(CHANGE.moved[0], before_at=7),)),
        replace(CHANGE, after=replace(CHANGE.after, digest="00")),
    ],
)
def test_a_damaged_delta_changes_nothing_and_says_so(broken: Delta) -> None:
    with pytest.raises(BrokenSnapshot, match="damaged"):
        apply(broken, held(A, B, C))


@pytest.fixture(scope="module")
def shipped() -> tuple[ParsedList, ...]:
    return Snapshot.default().lists()


def test_real_lists_have_one_id_on_two_lists_and_twice_on_one(
    shipped: tuple[ParsedList, ...],
) -> None:
    """Three parties of the EU stand twice under one id; parties of OFAC stand on both its lists."""
    sdn, cons, fsf = ([entry.id for entry in parsed.entries] for parsed in shipped)
    assert [len(ids) - len(set(ids)) for ids in (sdn, cons, fsf)] == [0, 0, 3]
    assert len({*sdn} & {*cons}) == 62


def test_real_lists_with_twins_changed_moved_and_gone_go_there_and_back(
    shipped: tuple[ParsedList, ...],
) -> None:
    before = Snapshot.from_lists(shipped[2:])
    held = list(before.entries)
    count = Counter(one.id for one in held)
    twins = [at for at, one in enumerate(held) if count[one.id] > 1]
    assert len(twins) == 6
    held[twins[0]] = replace(held[twins[0]], remarks="another word")
    del held[twins[3]]
    held.append(held.pop(100))
    after = Snapshot(used=before.used, rejected=before.rejected, held=held)
    change = delta(before, after)
    counts = [len(part) for part in (change.added, change.removed, change.changed, change.moved)]
    assert counts == [0, 1, 1, 1]
    assert apply(change, before).digest == after.digest
    assert apply(reverse(change), after).digest == before.digest


def test_a_list_that_appears_or_disappears_whole_goes_there_and_back(
    shipped: tuple[ParsedList, ...],
) -> None:
    only, both = Snapshot.from_lists(shipped[2:]), Snapshot.from_lists(shipped[1:])
    change = delta(only, both)
    assert {one.entry.list_id for one in change.added} == {"ofac-cons"}
    assert told(replace(change, added=())) == NOTHING
    assert apply(change, only).digest == both.digest
    assert apply(reverse(change), both).digest == only.digest


@needs_shared
def test_21_months_of_the_security_councils_list_in_another_order() -> None:
    before, after = (
        Snapshot.from_lists([read_once(f"un/{name}.xml")])
        for name in ("un_consolidated_2024-05-15", "UN_consolidated_2026-02-27")
    )
    change = delta(before, after)
    assert (len(before), len(after)) == (682 + 193, 730 + 273)
    assert (len(change.added), len(change.removed)) == (141, 13)
    assert len(change.moved) > 500
    assert apply(change, before).digest == after.digest
    assert apply(reverse(change), after).digest == before.digest
