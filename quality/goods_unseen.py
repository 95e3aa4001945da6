"""The sets of goods phrases kept from the makers of the glossary, as figures by language.

`fourth` has required lines; `fifth` and `sixth`, of Arabic alone, have that on its false alerts.
`unseen` and `third` keep only those on right codes, since the glossary's later rounds were told
their kinds of mistakes; `second`, smaller, has none. `python -m quality.goods --set fourth` prints
the table. The rules of use are in sets/README.md.

    recall          goods of the 50 codes that are given their tier, or one that is accepted too;
                    rows where no tier is accepted too are not asked
    right hs6       of the goods found, those whose surest match names accepted codes and no other
    tier right      of the goods of the 50 codes given any tier, those given no other than accepted
    class recall    goods of a class alone, none of the 50, that are given the class
    false alerts    innocents given any tier or class
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from quality.figure import Better, Figure
from quality.goods_rows import DAY, Found, Row, rows
from witting.goods import classify_goods
from witting.lawbook import Lawbook

MAIN = ("en", "ar", "zh", "ru")
HELD = ("unseen", "second", "third", "fourth", "fifth", "sixth")
SHOWN = ("recall", "false alerts", "right hs6", "tier right", "class recall")
Ask = Callable[[str], Sequence[Found]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What one row counts for: name of a figure, and whether it is a hit there."""

    counts: tuple[tuple[str, bool], ...]

    @property
    def is_fault(self) -> bool:
        """Say whether a hit is wanting, or a false alert is there."""
        return any(hit is name.startswith("false alerts") for name, hit in self.counts)


def answer(row: Row, found: Sequence[Found]) -> Answer:
    """Give what the matches of one row count for."""
    if row.get("innocent"):
        is_alert = any(one.tier or one.item_classes for one in found)
        kind = "traps" if row.get("trap") else "plain"
        return Answer(counts=(("false alerts", is_alert), (f"false alerts/{kind}", is_alert)))
    tiers = {one.tier for one in found if one.tier}
    given = {name for one in found for name in one.item_classes}
    accepted = {row["tier"], *row.get("tier_also", ())}
    counts: list[tuple[str, bool]] = []
    if row["tier"] and "" not in accepted:
        is_found = bool(tiers & accepted)
        counts += [("recall", is_found), (f"recall/tier {row['tier']}", is_found)]
        counts += [("tier right", tiers <= accepted)] if tiers else []
    elif row["classes"] and not row["tier"]:
        is_found = set(row["classes"]) <= given
        counts += [("class recall", is_found)]
    else:
        is_found = bool(found)
    if is_found:
        counts += [("right hs6", names_only(found[0].codes, row))]
    return Answer(counts=tuple(counts))


def names_only(codes: Sequence[str], row: Row) -> bool:
    """Say whether every code is accepted.

    Two codes are right where the row leaves the same two open: gear oil is 2710.19 or 3403.19 by
    its content of petroleum oils, and whoever says so has said what the words say.
    """
    headings = tuple(row.get("headings", ()))
    return bool(codes) and all(one in row["hs6"] or one.startswith(headings) for one in codes)


def scored(name: str, asked: Iterable[Row], ask: Ask) -> tuple[Figure, ...]:
    """Give the figures of a set: by language, then each tier and class over all languages."""
    hits: Counter[str] = Counter()
    of: Counter[str] = Counter()
    for row in asked:
        for what, hit in answer(row, ask(row["text"])).counts:
            names = [f"{name}/{row['language']}/{what}"]
            names += [f"{name}/all/{what}"] if "/tier " in what else []
            for one in names:
                hits[one] += hit
                of[one] += 1
    return tuple(
        Figure(
            name=one,
            hits=hits[one],
            n=n,
            better=Better.FEWER if "/false alerts" in one else Better.MORE,
        )
        for one, n in of.items()
    )


def asker() -> Ask:
    """Give the question put to the glossary: the law of the day, no language told."""
    book = Lawbook.load()
    return lambda text: classify_goods(text, lawbook=book, day=DAY)


def figures() -> tuple[Figure, ...]:
    """Give the figures of the sets kept from the makers."""
    ask = asker()
    return tuple(f for name in HELD for f in scored(f"goods {name}", rows(name), ask))


def table(name: str, measured: Iterable[Figure]) -> str:
    """Give one line a language and one a tier: share and count of each figure."""
    held = {one.name: one for one in measured}
    languages = dict.fromkeys(one.split("/")[1] for one in held if "/all/" not in one)
    lines = ["  ".join([f"{'':<4}", *(f"{what:>18}" for what in SHOWN)])]
    for language in languages:
        cells = (held.get(f"{name}/{language}/{what}") for what in SHOWN)
        lines.append("  ".join([f"{language:<4}", *(f"{_cell(one):>18}" for one in cells)]))
    lines += [
        f"{one.split('/')[-1]:<10} recall {_cell(held[one])}"
        for one in sorted(held)
        if "/all/" in one
    ]
    return "\n".join(lines)


def _cell(one: Figure | None) -> str:
    return f"{one.share:.1%} {one.hits:g}/{one.n}" if one else "-"
