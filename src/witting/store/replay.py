"""Makes the assessment of a case again from what it hangs on: the same bytes, or where they differ.

They hang on the document and the asker, and on five things: the lists, the lawbook, the engine, the
day it is for and the day it was made on. Where one of them is not held here, the replay says which,
and where to get it, and compares nothing.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection

from witting.assess import ENGINE, Holdings, World
from witting.assess.telling import Asking
from witting.base import WittingError
from witting.lawbook import Lawbook
from witting.lists import Snapshot
from witting.store import kept_bytes
from witting.store.deal_answer import answer_to, written
from witting.store.deal_records import DealCase
from witting.store.deals import profile_of
from witting.store.held_lists import Places, find_lists, is_held, screener_of

_AROUND = 60  # letters shown where two answers begin to differ


@dataclass(frozen=True, slots=True, kw_only=True)
class Replayed:
    """What a replay found."""

    case_id: int
    is_same: bool
    missing: tuple[str, ...] = ()  # what is not held here, and where to get it; nothing compared
    differs: str = ""  # where the bytes begin to differ, where they do
    before: str = ""  # SHA-256 of the answer that was kept
    after: str = ""  # SHA-256 of the one made now


def replay(
    connection: Connection,
    case: DealCase,
    *,
    law: Lawbook,
    places: Places,
    holdings: Holdings | None = None,
) -> Replayed:
    """Make the assessment of a case again, and compare it with the one kept."""
    lists = find_lists(case.lists, case.world_used["lists"], places)
    missing = [*_missing(case, law, holdings), *(_lists_missing(case, places) if not lists else ())]
    if lists is None or missing:
        return Replayed(case_id=case.id, is_same=False, missing=tuple(missing), before=case.answer)
    world = _world(case, lists, law, places, holdings)
    try:
        told = answer_to(
            kept_bytes.content_of(connection, case.document),
            case.name,
            Asking(
                world=world,
                askers=(profile_of(case.profile),),
                as_of=date.fromisoformat(case.as_of),
                made_at=date.fromisoformat(case.made_at),
            ),
            json.loads(case.reading),
        )
    except WittingError as problem:
        differs = f"the document, which was read then, is not read now: {problem}"
        return Replayed(case_id=case.id, is_same=False, differs=differs, before=case.answer)
    before, after = kept_bytes.content_of(connection, case.answer), written(told)
    return Replayed(
        case_id=case.id,
        is_same=before == after,
        differs=_difference(before, after),
        before=kept_bytes.name_of(before),
        after=kept_bytes.name_of(after),
    )


def _world(
    case: DealCase, lists: Snapshot, law: Lawbook, places: Places, holdings: Holdings | None
) -> World:
    """Give the world of a case, down to the words on whose say a list was in use."""
    used = case.world_used["lists"]
    accepted = {one["id"]: one["accepted"] for one in used if one.get("accepted")}
    world = World(
        snapshot=lists.noting(json.loads(case.left_out), accepted),
        screener=screener_of(lists, places),
        lawbook=law,
        is_default=lists.digest == Snapshot.default().digest,
    )
    return world.with_holdings(holdings) if holdings else world


def _missing(case: DealCase, law: Lawbook, holdings: Holdings | None) -> Iterator[str]:
    """Name what is not held here of engine, law and holdings, and where to get it."""
    used: dict[str, Any] = case.world_used
    if used["engine"] != ENGINE:
        yield (
            f"the engine {used['engine']}: this is {ENGINE}. Install that version beside this one"
            f" (pip install witting=={used['engine']}) and replay the case there."
        )
    if used["lawbook"] != law.version:
        yield (
            f"the lawbook {used['lawbook']}: here is {law.version}. What stands before +own. comes"
            " with the witting of that day; what stands after it is a folder of your own law as it"
            " was then: give that with --law."
        )
    given = {one.sha256 for one in holdings.used} if holdings else set()
    wanted = {one["sha256"]: one["name"] for one in used.get("holdings", ())}
    for sha, name in sorted(wanted.items()):
        if sha not in given:
            yield f"the holdings {name} (SHA-256 {sha}): give the file with --holdings."
    for sha in sorted(given - set(wanted)):
        yield f"nothing of the holdings with SHA-256 {sha}: the case was made without them."


def _lists_missing(case: DealCase, places: Places) -> Iterator[str]:
    """Name the lists that are not held here, and where their publishers had them."""
    used = case.world_used["lists"]
    absent = [one for one in used if not is_held(one, places)]
    for one in absent:
        source = one["source"] or "its publisher"
        yield (
            f"the list {one['id']} of {one['published'] or 'an unknown day'} (SHA-256"
            f" {one['sha256']}), from {source}: import that very file (witting lists import FILE)."
        )
    if not absent:
        yield (
            f"the snapshot {case.lists}: each of its lists is held, but together they are another."
            " Bring the file of that name from where the case was made, into the folder case-lists"
            " beside the database's lists."
        )


def _difference(before: bytes, after: bytes) -> str:
    """Say where two answers begin to differ; "" where they do not."""
    if before == after:
        return ""
    at = next(
        (at for at, (one, other) in enumerate(zip(before, after, strict=False)) if one != other),
        min(len(before), len(after)),
    )
    line = before[:at].count(b"\n") + 1
    return f"line {line}: then {_shown(before, at)}, now {_shown(after, at)}"


def _shown(answer: bytes, at: int) -> str:
    start = answer.rfind(b"\n", 0, at) + 1
    end = answer.find(b"\n", at)
    text = answer[start : end if end >= 0 else len(answer)].decode("utf-8", "replace").strip()
    return f"“{text[: 2 * _AROUND]}”" if text else "nothing"
