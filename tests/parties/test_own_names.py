"""Every strong name of the shipped lists finds its own entry: a sample here, all in quality/."""

import random

from quality.own_names import tried

from witting.lists import Snapshot
from witting.parties import Screener

SAMPLE = 120


def test_a_sample_of_listed_names_finds_itself(world: Screener) -> None:
    entries = Snapshot.default().entries
    ordinals = random.Random(48019).sample(range(len(entries)), SAMPLE)
    rows = [row for i in ordinals for row in tried(entries[i], world)]
    assert [row for row in rows if row[0] == "strong" and row[1] != "found"] == []
