"""How strong the evidence is that a finding rests on: what is put first within one outcome.

A raw score says how alike two names are, not how much that says: a name of two common words may
score above a rare one with initials. So what identifies comes first, then a name agreed in whole,
then one of whose listed words some are left over; what stands beside the name decides between.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from witting.base import Fact, GoodsFact, Outcome, OwnerFact, PartyFact, RedFlagFact

Record = dict[str, Any]
Strength = tuple[int, float, float]
_NAME_PARTS = frozenset({"left_over", "syllable"})
"""Parts that tell that the names agree in part only."""
_BESIDE = frozenset({"country", "birth_date", "gender", "address", "identifier", "kind"})
_NONE: Strength = (0, 0.0, 0.0)
_SURE_GOODS = 0.85


def evidence_of(fact: Fact) -> Record:
    """Give what the strength of a fact is told by, as a record of the assessment has it."""
    match fact:
        case PartyFact():
            return {
                "kind": fact.kind,
                "is_match": fact.is_match,
                "certainty": fact.certainty.value,
                "score": fact.score,
                "parts": [{"name": part.name, "value": part.value} for part in fact.parts],
            }
        case OwnerFact():
            return {"kind": fact.kind, "is_certain": fact.is_certain}
        case GoodsFact():
            return {"kind": fact.kind, "confidence": fact.confidence}
        case RedFlagFact():
            return {"kind": fact.kind, "weight": fact.weight}
        case _:
            return {"kind": fact.kind}


def strength_of(fact: Record) -> Strength:
    """Give how strong a fact is: its rank, what stands beside a name, and the score at last."""
    match fact["kind"]:
        case "party":
            return _of_party(fact)
        case "owner":
            return (4 if fact["is_certain"] else 2, 0.0, 0.0)
        case "goods":
            return (3 if fact["confidence"] >= _SURE_GOODS else 2, 0.0, fact["confidence"])
        case "red_flag":
            return (1, 0.0, fact["weight"])
        case _:
            return _NONE


def in_order(findings: Sequence[Record], facts: Mapping[str, Record]) -> list[Record]:
    """Give findings by outcome, the house's rules last; then what binds the asker, then strength.

    `facts` are those of the deal, by id.
    """

    def key(finding: Record) -> tuple[int, bool, str, tuple[float, ...]]:
        found = [strength_of(facts[one]) for one in finding["facts"] if one in facts]
        strongest = max(found, default=_NONE)
        is_house = finding["rule"].startswith("house/")
        exposure = finding.get("exposure", "")  # `primary` comes before `secondary`
        gravity = -Outcome(finding["outcome"]).gravity
        return (gravity, is_house, exposure, tuple(-one for one in strongest))

    return sorted(findings, key=key)


def is_certain(fact: Record) -> bool:
    """Say whether a party is a listed one beyond doubt."""
    return bool(fact["is_match"]) and fact["certainty"] == "certain"


def _of_party(fact: Record) -> Strength:
    names = {part["name"] for part in fact["parts"]}
    beside = sum(part["value"] for part in fact["parts"] if part["name"] in _BESIDE)
    if is_certain(fact):
        rank = 4
    elif not fact["is_match"]:
        rank = 0
    else:
        rank = 2 if names & _NAME_PARTS else 3
    return (rank, beside, fact["score"])
