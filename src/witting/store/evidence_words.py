"""Whether a pack tells the decisions as its own trail does: every word of each, and all of them.

Who makes the manifest anew can change any file of a pack. The trail is chained, so decisions are
held against it: it has the digest of each as a row, and says who decided what, when and why.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from witting.store.canonical import row_digest
from witting.store.chain import Problem

Record = Mapping[str, Any]
DECISIONS, CASES, GOOD_GUYS = "deal_decisions", "deal_cases", "deal_good_guys"
WITHDRAWN = "withdrawn by who put it forward"
_OPENED = "case.opened"
_OF_CASE = ("outcome", "document", "answer", "as_of", "name")
_OF_DECISION = ("verdict", "reason", "because", "until")


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What a trail tells of decisions and cases."""

    digests: dict[str, str]  # of a row by its name, as told last
    decided: dict[int, Record]  # the entry that tells of a decision, by the decision's number
    opened: dict[str, Record]  # the entry that tells of a case's opening, by its subject
    agreed: dict[int, Record]  # the entry that tells last of a good guy, by the good guy's number
    hashes: frozenset[str] = field(default_factory=frozenset)  # those of the ones asked for


def words_of(lines: Iterable[bytes], expect: str = "") -> Words:
    """Give what an export that holds tells of decisions and cases; `expect` where an entry has it.

    The hash the export begins after counts as one of its entries.
    """
    digests: dict[str, str] = {}
    decided: dict[int, Record] = {}
    opened: dict[str, Record] = {}
    agreed: dict[int, Record] = {}
    found: set[str] = set()
    for line in lines:
        entry = json.loads(line)
        if expect and expect in (entry.get("hash"), entry.get("before")):
            found.add(expect)
        digests |= {
            name: digest
            for name, digest in entry.get("stored", {}).items()
            if name.partition(":")[0] in (DECISIONS, CASES, GOOD_GUYS)
        }
        if entry.get("action") == _OPENED:
            opened[entry["subject"]] = entry
        number = entry.get("detail", {}).get("decision")
        if isinstance(number, int) and f"{DECISIONS}:{number}" in entry["stored"]:
            decided[number] = entry
        good = entry.get("detail", {}).get("good_guy")
        if isinstance(good, int) and f"{GOOD_GUYS}:{good}" in entry.get("stored", {}):
            agreed[good] = entry
    return Words(
        digests=digests,
        decided=decided,
        opened=opened,
        agreed=agreed,
        hashes=frozenset(found),
    )


def how_answered(put: Record, answer: Record | None) -> dict[str, Any]:
    """Say what came of a decision that took two, and whether two people spoke.

    Taking back one's own is no second word, so it is neither one person nor two.
    """
    if answer is None:
        return {"came_of_it": "waits for a second person", "are_two_people": None}
    first, second = (str(one["decided_by"]).strip().casefold() for one in (put, answer))
    if first == second and not answer["agrees"]:
        return {"came_of_it": WITHDRAWN, "are_two_people": None}
    came = "agreed to" if answer["agrees"] else "not agreed to"
    return {"came_of_it": came, "are_two_people": first != second}


def unlike(words: Words, about: Record, four_eyes: Any, samples: Any, good: Any) -> list[Problem]:
    """Give everything these files of a pack tell otherwise than the trail; `about` is the manifest.

    Raises KeyError, TypeError, ValueError or AttributeError for files no pack has.
    """
    return [
        *_in("four_eyes.json", _of_four_eyes(words, about, four_eyes)),
        *_in("samples.json", _of_samples(words, samples)),
        *_in("good_guys.json", _of_good_guys(words, about, good)),
    ]


def _in(name: str, found: Iterable[str]) -> Iterator[Problem]:
    return (Problem(where=name, why=why) for why in found if why)


def _of_four_eyes(words: Words, about: Record, told: Any) -> Iterator[str]:
    seen = set()
    answers = {
        entry["detail"]["seconds"]: number
        for number, entry in words.decided.items()
        if entry["detail"]["seconds"] is not None
    }
    for one in told:
        put, answer = one["put_forward"], one["answered"]
        seen.add(put["id"])
        yield _row(words, DECISIONS, put)
        if not put["needs_second"]:
            yield f"decision {put['id']} took one person, and is told as one that took two"
        if answer is not None:
            yield _row(words, DECISIONS, answer)
        wanted = answers.get(put["id"])
        if (answer and answer["id"]) != wanted and (answer is None or wanted is not None):
            yield f"the trail tells of another answer to decision {put['id']}, or of none"
        elif answer is not None and answer["seconds"] != put["id"]:
            yield f"decision {answer['id']} is no answer to decision {put['id']}"
        said = {name: one[name] for name in ("came_of_it", "are_two_people")}
        if one["case"] != put["case_id"] or said != how_answered(put, answer):
            yield f"what is said of decision {put['id']} is not what its own words say"
    until = (date.fromisoformat(about["until"]) + timedelta(days=1)).isoformat()
    for number, entry in words.decided.items():
        is_asked = entry["tenant"] == about["tenant"] and about["since"] <= entry["at"] < until
        if is_asked and entry["detail"]["needs_second"] and number not in seen:
            yield f"decision {number} took two people, as entry {entry['number']} tells: left out"


def _of_samples(words: Words, told: Any) -> Iterator[str]:
    for one in told["above_the_line"]:
        case, seen = one["case"], set()
        subject = f"case:{case['id']}"
        opened = words.opened.get(subject)
        if opened is None and f"{CASES}:{case['id']}" not in words.digests:
            yield f"the trail does not tell of case {case['id']}: it was added"
        elif opened is not None:
            for name in _OF_CASE:
                if case[name] != opened["detail"].get(name):
                    yield f"case {case['id']} was opened with another {name} ({_at(opened)})"
            if case["opened_at"] != opened["at"]:
                yield f"case {case['id']} was opened at another time ({_at(opened)})"
        for decision in one["decisions"]:
            seen.add(decision["id"])
            yield _row(words, DECISIONS, decision)
            if decision["case_id"] != case["id"]:
                yield f"decision {decision['id']} is of case {decision['case_id']}"
        for number, entry in words.decided.items():
            if entry["subject"] == subject and number not in seen:
                yield f"decision {number} on case {case['id']} is left out ({_at(entry)})"


def _of_good_guys(words: Words, about: Record, told: Any) -> Iterator[str]:
    """Give what the rows tell otherwise, and each the trail notes that is not among them.

    A pack has every good guy of its tenant, ended ones too, so none may be missing.
    """
    seen = set()
    for one in told:
        yield _row(words, GOOD_GUYS, one)
        if one["id"] in seen:
            yield f"row {one['id']} is there twice"
        seen.add(one["id"])
    for number, entry in words.agreed.items():
        if entry["tenant"] == about["tenant"] and number not in seen:
            yield f"row {number}, of {entry['subject']}, is left out: {_at(entry)} tells of it"


def _row(words: Words, table: str, row: Record) -> str:
    """Say how a row differs from what the trail tells of it; "" where it does not."""
    told = words.digests.get(f"{table}:{row['id']}")
    what = f"decision {row['id']}" if table == DECISIONS else f"row {row['id']}"
    if told is None:
        return f"the trail does not tell of {what}: it was added"
    if told == row_digest(row):
        return ""
    entry = words.decided.get(row["id"]) if table == DECISIONS else None
    if entry is None:
        return f"{what} is not what the trail tells"
    others = {name: entry["detail"][name] for name in _OF_DECISION}
    others |= {"decided_by": entry["actor"], "decided_at": entry["at"]}
    named = [
        f"{name} {row.get(name)!r}, there {value!r}"
        for name, value in others.items()
        if row.get(name) != value
    ]
    return f"{what} is not what the trail tells ({_at(entry)}): {'; '.join(named) or 'its facts'}"


def _at(entry: Record) -> str:
    return f"entry {entry['number']}"
