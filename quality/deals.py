"""Scores the whole answer on the held-out deals: outcome, rules, entries, goods, places.

Run with `python -m quality.deals`; every miss is printed with the labeller's reason.
"""

import re
import sys
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from witting.assess import World, assess, load_profile
from witting.base import Assessment, GoodsFact, Outcome, PartyFact, PlaceFact
from witting.intake import read

FOLDER = Path(__file__).resolve().parent / "sets" / "deals"


def entries(answer: Assessment) -> set[str]:
    """Give the entries matched."""
    return {fact.entry_id for fact in answer.facts if isinstance(fact, PartyFact) and fact.is_match}


def goods(answer: Assessment) -> set[str]:
    """Give the six-digit headings found."""
    return {fact.hs6 for fact in answer.facts if isinstance(fact, GoodsFact) and fact.hs6}


def headings(answer: Assessment) -> set[str]:
    """Give the four-digit headings found, those the words leave open included."""
    facts = [fact for fact in answer.facts if isinstance(fact, GoodsFact)]
    return {code[:4] for fact in facts for code in (fact.hs6, *fact.codes)}


def places(answer: Assessment) -> set[str]:
    """Give the countries found; a street named after a place is shown as ruled out."""
    return {
        fact.country
        for fact in answer.facts
        if isinstance(fact, PlaceFact) and "street" not in fact.roles
    }


def rules(answer: Assessment, *, grave: bool) -> set[str]:
    """Give the rules found; the grave ones only, where asked."""
    return {
        finding.rule
        for finding in answer.findings
        if not grave or finding.outcome is not Outcome.CLEAR
    }


def licences(answer: Assessment) -> set[str]:
    """Give the licences cited in clearing findings, by name."""
    return {
        name
        for finding in answer.findings
        if "/licences/" in finding.rule
        for name in re.findall(r"\bGL \d+[A-Z]?\b", finding.because)
    }


CLAIMS: dict[str, Callable[[Assessment, Any], Iterable[str]]] = {
    "outcomes": lambda a, want: () if a.outcome.value in want else (f"is {a.outcome.value}",),
    "rules": lambda a, want: set(want) - rules(a, grave=False),
    "rules_absent": lambda a, want: set(want) & rules(a, grave=True),
    "licences": lambda a, want: set(want) - licences(a),
    "entries": lambda a, want: set(want) - entries(a),
    "entries_absent": lambda a, want: set(want) & entries(a),
    "hs6": lambda a, want: set(want) - goods(a),
    "hs6_absent": lambda a, want: set(want) & goods(a),
    "headings": lambda a, want: set(want) - headings(a),
    "places": lambda a, want: set(want) - places(a),
    "places_absent": lambda a, want: set(want) & places(a),
    "facts": lambda a, want: set(want) - {fact.kind for fact in a.facts},
}


def main() -> int:
    """Print the scorecard; the exit status counts the deals whose outcome is not accepted."""
    world = World.open()
    rows = yaml.safe_load((FOLDER / "expect.yaml").read_text(encoding="utf-8"))
    held: dict[str, list[bool]] = {}
    for row in rows:
        (deal,) = read(FOLDER / row["file"])
        answer = assess(deal, world, load_profile(row["profile"]), date.fromisoformat(row["as_of"]))
        for claim, misses in CLAIMS.items():
            if claim not in row:
                continue
            missed = sorted(misses(answer, row[claim]))
            held.setdefault(claim, []).append(not missed)
            if missed:
                print(f"{row['id']} {row['file']} {claim}: {', '.join(missed)}\n    {row['why']}")
    for claim, results in held.items():
        print(f"{claim:>15}: {sum(results)} of {len(results)}")
    return held["outcomes"].count(False)


if __name__ == "__main__":
    sys.exit(main())
