"""Stories as read, and a dossier of them, as plain JSON values of the published shapes."""

from collections.abc import Sequence
from typing import Any

from witting.assess import as_plain
from witting.stories import Dossier, StoryRead, StoryTold, sentence_of

READ_SCHEMA = "witting/read/1"
DOSSIER_SCHEMA = "witting/dossier/1"


def read_record(told: Sequence[tuple[StoryRead, StoryTold]]) -> dict[str, Any]:
    """Give what each story says, and which of them are one text, in the order of the groups."""
    return {
        "schema": READ_SCHEMA,
        "stories": [as_plain(story) for story, _ in told],
        "told": [as_plain(one) for _, one in told],
    }


def dossier_record(about: Dossier) -> dict[str, Any]:
    """Give a dossier; each telling has its sentence, which says whose word it is."""
    record = as_plain(about)
    assert isinstance(record, dict)
    for claim, written in zip(about.claims, record["claims"], strict=True):
        for telling, told in zip(claim.told, written["told"], strict=True):
            told["sentence"] = sentence_of(claim, telling)
    return {"schema": DOSSIER_SCHEMA, **record}
