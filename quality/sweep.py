"""The sweep behind the match threshold, on the development sets: found, near misses, customers.

    python -m quality.sweep

The table goes to docs/decisions/0003-name-threshold.md. The scored sets are not looked at.
"""

from collections import defaultdict

from rich.progress import track

from quality.innocents import development
from quality.listed import entries_of
from quality.ssb_set import DEVELOPMENT, FORMS, cases, persons
from witting.parties import Screener

THRESHOLDS = (0.78, 0.80, 0.82, 0.83, 0.84, 0.85, 0.86, 0.88, 0.90, 0.92)
_LOW = 0.7
Came = tuple[str, str, float, str]  # expected, how it was changed, the best score, whose it is


def perturbed() -> list[Came]:
    """Give what each perturbed name and near miss of the development persons came to."""
    index = Screener.from_entries(persons(DEVELOPMENT))
    out = []
    for case in track([c for form in FORMS for c in cases(form, DEVELOPMENT)], "perturbed names"):
        found = index.match(case.query, kind="person", threshold=_LOW)
        best = max((m.score for m in found), default=0.0)
        whose = min((m.entry_id for m in found if m.score == best), default="")
        out.append((case.expected, case.change, best, whose))
    return out


def customers() -> list[float]:
    """Give the best score of each invented customer against SDN and FSF, by name alone."""
    index = Screener.from_entries(entries_of("ofac-sdn", "eu-fsf"))
    people = [query for query in development() if query.kind == "person"]
    return [
        max((m.score for m in index.match(query.name, kind="person", threshold=_LOW)), default=0.0)
        for query in track(people, "customers")
    ]


def main() -> None:
    """Print the table."""
    came, innocent = perturbed(), customers()
    listed, misses = [c for c in came if c[0]], [c for c in came if not c[0]]
    print(f"{len(listed)} perturbed, {len(misses)} near misses, {len(innocent)} customers")
    for least in THRESHOLDS:
        by_change: defaultdict[str, list[bool]] = defaultdict(list)
        for expected, change, best, whose in listed:
            by_change[change].append(best >= least and whose == expected)
        hits = [hit for group in by_change.values() for hit in group]
        worst, change = min((sum(g) / len(g), name) for name, g in by_change.items())
        missed = sum(best >= least for _, _, best, _ in misses) / len(misses)
        alerted = sum(score >= least for score in innocent) / len(innocent)
        print(
            f"| {least:.2f} | {sum(hits) / len(hits):.2%} | {change} {worst:.1%} "
            f"| {missed:.2%} | {alerted:.2%} |"
        )


if __name__ == "__main__":
    main()
