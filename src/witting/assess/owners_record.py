"""What `witting owners` found, as a page to read and as a record for machines.

The shape of a record is published as docs/schema/owners.schema.json; a test holds both together.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from witting.assess.record import as_plain
from witting.assess.world import World
from witting.lawbook import Answer
from witting.ownership import ListedOwner, OwnedParty, OwnershipAnswer, Standing

SCHEMA = "witting/owners/1"
_SURE = {"primary": "read in the law's own text", "secondary": "told by a regulator or law firm"}


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleAsked:
    """One regime's rule asked of one party; `missing` says why it could not be."""

    regime: str
    path: str
    text: Answer  # what the lawbook says of the path on the day
    standing: Standing = Standing.UNKNOWN
    answer: OwnershipAnswer | None = None
    listed: tuple[ListedOwner, ...] = ()
    missing: str = ""

    @property
    def is_reached(self) -> bool:
        """Say whether the rule reaches the party, or may: only a plain no is none."""
        if self.answer is None:
            return not self.text.text or self.standing is Standing.UNKNOWN
        return self.answer.rule.in_force and self.standing is not Standing.NOT

    def record(self) -> dict[str, Any]:
        """Give the answer as plain values."""
        found: dict[str, Any] = {
            "regime": self.regime,
            "path": self.path,
            "standing": self.standing.value,
            "law": self.text.standing.value,
            "cites": [cite.title for cite in self.text.text.cites] if self.text.text else [],
            "listed": [as_plain(item) for item in self.listed],
        }
        if self.answer is None:
            return found | {"missing": self.missing}
        told = self.answer
        return found | {
            "rule": {
                "threshold": str(told.rule.threshold),
                "reach": told.rule.reach.value,
                "aggregate": told.rule.aggregate,
                "control": told.rule.control,
                "in_force": told.rule.in_force,
                "grade": told.rule.grade.value,
                "note": told.rule.note,
            },
            "is_caught": told.is_caught,
            "because": told.because,
            "chain": told.chain,
            "best": str(told.best),
            "worst": str(told.worst),
            "unaccounted": str(told.unaccounted),
            "steps": [
                {
                    "owned": step.owned,
                    "owners": [tie.owner for tie in step.ties],
                    "together": str(step.together),
                    "by_control": step.by_control,
                    "sentence": step.sentence,
                }
                for step in told.steps
            ],
            "graph": as_plain(told.picture),
            "questions": as_plain(told.questions),
            "divestments": [
                {
                    "owner": item.holding.owner,
                    "owned": item.holding.owned,
                    "share": str(item.holding.share),
                    "ended": item.ended.isoformat(),
                    "listed": item.listed.isoformat() if item.listed else None,
                    "days": item.days,
                    "because": item.because,
                }
                for item in told.divestments
            ],
            "notes": list(told.notes),
        }

    def lines(self) -> Iterator[str]:
        """Say the answer line by line."""
        if self.answer is None:
            yield f"  {self.regime.upper()}: unknown. {self.missing}"
            return
        told = self.answer
        sure = _SURE.get(told.rule.grade.value, "not confirmed")
        applied = "" if told.rule.in_force else ", not applied on this day"
        yield f"  {self.regime.upper()}: {told.standing.value}{applied}"
        yield f"    {self.path}: {told.rule.line}, {sure}"
        if told.standing in (Standing.UNKNOWN, Standing.NOT, Standing.LISTED):
            yield f"    {told.because}"
        yield from (f"    {place}. {step.sentence}" for place, step in enumerate(told.steps, 1))
        if told.standing is Standing.CONTROLLED:
            yield "    That is control until somebody rebuts it."
        yield from (f"    ? {item.text}" for item in told.questions)
        yield from (f"    ! {item.because}" for item in told.divestments)
        yield from (f"    Note: {note}" for note in told.notes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One party asked about, and what every rule made of it."""

    query: str
    party: OwnedParty
    answers: tuple[RuleAsked, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnersFound:
    """One call: of what lists and law, for which day, and what was found for each party."""

    world: World
    as_of: date
    made_at: date
    parties: tuple[Asked, ...]
    unread: tuple[str, ...] = ()

    def records(self) -> list[dict[str, Any]]:
        """Give one record a party, each complete by itself."""
        shared = {
            "schema": SCHEMA,
            "as_of": self.as_of.isoformat(),
            "made_at": self.made_at.isoformat(),
            "world": as_plain(self.world.used),
            "unread": list(self.unread),
        }
        return [
            {
                **shared,
                "query": item.query,
                "party": {
                    "id": item.party.id,
                    "names": list(item.party.names),
                    "kind": item.party.kind.value if item.party.kind else None,
                },
                "answers": [asked.record() for asked in item.answers],
                "notes": list(item.notes),
            }
            for item in self.parties
        ]

    def text(self) -> str:
        """Give the page: each party, each regime, the chain step by step."""
        lines = []
        for item in self.parties:
            called = item.party.name
            known = called if called == item.party.id else f"{called} ({item.party.id})"
            lines.append(f"{known}, on {self.as_of}")
            for asked in item.answers:
                lines += asked.lines()
            lines += [f"  Note: {note}" for note in item.notes]
        lines += [f"Not read: {item}" for item in self.unread[:20]]
        if len(self.unread) > 20:
            lines.append(f"Not read: {len(self.unread) - 20:,} more; --json gives them all.")
        used = ", ".join(f"{one.id} of {one.published or '?'}" for one in self.world.used.lists)
        lines.append(f"Lists: {used}. Lawbook: {self.world.used.lawbook}.")
        return "\n".join(lines)
