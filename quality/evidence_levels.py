"""How often each level of evidence is seen among true pairs (m), and among namesakes (u).

    python -m quality.evidence_levels

True pairs are one party on two lists: an OFAC entry and an EU entry of one kind that share a
strong name, each the only one of its list to bear it, and an anchor that is not the thing measured:
for birth dates a shared number or a name of three words or more; for all else the same birth day
(persons) or a shared number or website (organisations). Chance pairs are two entries of one list,
which its publisher keeps apart, whose names share two words or read alike; a pair that shares a
number or a whole strong name is left out (lists do hold one party twice), and for all but birth
dates one that shares the birth day. Birth dates are counted apart where both sides give days
only, and where one gives less. Both kinds of pairs come from the lists shipped.
The table goes to docs/decisions/0007-evidence-levels.md.
"""

import math
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from rapidfuzz import fuzz

from witting.base import Identifier, ListEntry, PartyKind, Quality
from witting.lists import Snapshot
from witting.names import TokenKind, is_form, kind_of, plain, romanise_word
from witting.parties import levels
from witting.parties.asked import Asked
from witting.parties.genders import gender_of_entry
from witting.parties.identifiers import clean

Pair = tuple[ListEntry, ListEntry]
Comparison = Callable[[Asked, ListEntry], tuple[str, str]]

_ALIKE = 85.0  # of 100, words sorted
_COMMON = 300  # words borne by more entries make no blocks
_MOST = 20_000  # chance pairs of a kind
_ANCHORS = frozenset(("passport", "national_id", "inn", "ogrn", "tax", "registration", "imo", "lei",
                      "uscc", "bic"))  # fmt: skip


def words(name: str) -> tuple[str, ...]:
    """Give a name's own words, romanised and sorted."""
    found = (romanise_word(word) for word in plain(name).split())
    return tuple(sorted(w for w in found if len(w) > 1 and not is_form(w)))


def strong_names(entry: ListEntry) -> set[tuple[str, ...]]:
    """Give the words of each strong Latin name of two words or more."""
    strong = (n for n in entry.names if n.quality is Quality.STRONG and n.script in ("", "Latn"))
    return {found for name in strong if len(found := words(name.whole)) > 1}


def numbers(entry: ListEntry) -> set[tuple[str, str]]:
    """Give the bare identifiers that only one party has."""
    found = (clean(i) for i in entry.identifiers if i.scheme in _ANCHORS)
    return {bare for bare in found if bare is not None}


def websites(entry: ListEntry) -> set[tuple[str, str]]:
    """Give the bare websites of an entry."""
    found = (clean(i) for i in entry.identifiers if i.scheme == "website")
    return {bare for bare in found if bare is not None}


def days(entry: ListEntry) -> set[str]:
    """Give the birth dates of an entry that are whole days, and no stand-ins for a year."""
    return {day for day in entry.birth_dates if len(day) == 10 and not day.endswith("-01-01")}


def one_party(
    entries: Iterable[ListEntry], kind: PartyKind
) -> list[tuple[Pair, set[tuple[str, ...]]]]:
    """Give the OFAC and EU entries that alone bear a name on their list, with the names shared."""
    bearers: dict[bool, dict[tuple[str, ...], list[ListEntry]]] = {
        True: defaultdict(list), False: defaultdict(list),
    }  # fmt: skip
    for entry in entries:
        if entry.kind is kind:
            for name in strong_names(entry):
                bearers[entry.list_id == "eu-fsf"][name].append(entry)
    shared: dict[tuple[str, str], set[tuple[str, ...]]] = defaultdict(set)
    pairs: dict[tuple[str, str], Pair] = {}
    for name, ours in bearers[False].items():
        theirs = bearers[True].get(name, [])
        if len(ours) == len(theirs) == 1:
            key = ours[0].id, theirs[0].id
            shared[key].add(name)
            pairs[key] = ours[0], theirs[0]
    return [(pairs[key], shared[key]) for key in sorted(pairs)]


def namesakes(entries: Iterable[ListEntry], kind: PartyKind | None) -> list[Pair]:
    """Give pairs of entries of one list whose primary names share two words or read alike."""
    by_word: dict[tuple[str, str], list[int]] = defaultdict(list)
    held = [e for e in entries if kind is None or e.kind is kind]
    own = [words(e.name) for e in held]
    for place, entry in enumerate(held):
        for word in own[place]:
            if kind_of(word) not in (TokenKind.BUSINESS, TokenKind.PLACE):
                by_word[entry.list_id, word].append(place)
    met: set[tuple[int, int]] = set()
    for places in by_word.values():
        if len(places) <= _COMMON:
            met.update(_like(places, own))
    found = [pair for a, b in sorted(met) if apart(pair := (held[a], held[b]))]
    random.Random(14024).shuffle(found)  # a fixed sample
    return found[:_MOST]


def _like(places: list[int], own: list[tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    for at, one in enumerate(places):
        for other in places[at + 1 :]:
            shared = len(set(own[one]) & set(own[other]))
            alike = fuzz.ratio(" ".join(own[one]), " ".join(own[other])) >= _ALIKE
            if own[one] != own[other] and (shared > 1 or alike):
                yield one, other


def apart(pair: Pair) -> bool:
    """Say whether nothing tells that a publisher lists one party twice."""
    one, other = pair
    return not (numbers(one) & numbers(other) or strong_names(one) & strong_names(other))


def by_days(pair: Pair) -> bool:
    """Say whether both sides of a pair give their birth dates as whole days."""
    dates = [day for entry in pair for day in entry.birth_dates]
    return all(len(day) == 10 and not day.endswith("-01-01") for day in dates)


def asked_like(entry: ListEntry) -> Asked:
    """Ask as if the entry were a customer: one birth date, one address, all its countries."""
    whole = sorted(entry.birth_dates, key=lambda day: ("/" in day, -len(day), day))
    flags = (value for key, value in entry.vessel if key == "flag")
    codes = tuple(filter(None, map(levels.flag_code, flags)))
    signs = (v for key, v in entry.vessel if key == "call_sign")
    return Asked(
        kind=entry.kind,
        birth_date=whole[0] if whole and "/" not in whole[0] else "",
        countries=entry.countries or codes,
        identifiers=(*entry.identifiers, *(Identifier(scheme="call_sign", value=s) for s in signs)),
        gender=gender_of_entry(entry)[0],
        address=entry.addresses[0].whole if entry.addresses else "",
    )


def by_number(entries: Iterable[ListEntry]) -> list[Pair]:
    """Give the pairs of an OFAC and an EU entry that share a number, whatever kind each is of."""
    ours: dict[tuple[str, str], list[ListEntry]] = defaultdict(list)
    theirs: dict[tuple[str, str], list[ListEntry]] = defaultdict(list)
    for entry in entries:
        for number in numbers(entry):
            (theirs if entry.list_id == "eu-fsf" else ours)[number].append(entry)
    found = {
        (one.id, other.id): (one, other)
        for number in sorted(ours.keys() & theirs.keys())
        for one in ours[number]
        for other in theirs[number]
    }
    return [found[key] for key in sorted(found)]


def counted(compare: Comparison, pairs: Iterable[Pair]) -> Counter[str]:
    """Count the levels met: the second entry of a pair is asked about, the first is listed."""
    return Counter(compare(asked_like(one), other)[0] for other, one in pairs)


def table(title: str, true: Counter[str], chance: Counter[str]) -> None:
    """Print a feature's levels with m, u and the weight in bits; half a pair is added to each."""
    totals = [sum(n for level, n in c.items() if level != levels.ABSENT) for c in (true, chance)]
    print(f"\n**{title}**: {totals[0]} true pairs, {totals[1]} chance pairs "
          f"(absent: {true[levels.ABSENT]}, {chance[levels.ABSENT]})\n")  # fmt: skip
    print("| level | true | m | chance | u | bits |\n| --- | --- | --- | --- | --- | --- |")
    every = sorted({*true, *chance} - {levels.ABSENT})
    shares = {
        level: [
            (c[level] + 0.5) / (total + 0.5 * len(every))
            for c, total in zip((true, chance), totals, strict=True)
        ]
        for level in every
    }
    for level in sorted(every, key=lambda one: -shares[one][0] / shares[one][1]):
        m, u = shares[level]
        said = f"| {level} | {true[level]} | {m:.2%} | {chance[level]} | {u:.2%} |"
        print(f"{said} {math.log2(m / u):+.1f} |")


def carriers(entries: Iterable[ListEntry]) -> None:
    """Print how many values of each scheme are carried by more than one entry of one list."""
    held: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for entry in entries:
        signs = (
            Identifier(scheme="call_sign", value=v) for k, v in entry.vessel if k == "call_sign"
        )
        for i in (*entry.identifiers, *signs):
            bare = clean(i)
            if bare is not None:
                held[entry.list_id, i.scheme, bare[1]].add(entry.id)
    values: Counter[str] = Counter(scheme for _, scheme, _ in held)
    several = Counter(key[1] for key, ids in held.items() if len(ids) > 1)
    print("\n**Values carried by more than one entry of one list**\n")
    print("| scheme | values | carried by several | share |\n| --- | --- | --- | --- |")
    for scheme, count in sorted(values.items()):
        print(f"| {scheme} | {count} | {several[scheme]} | {several[scheme] / count:.1%} |")


def main() -> None:
    """Print the levels of every feature, with m and u."""
    entries = Snapshot.default().entries
    people = one_party(entries, PartyKind.PERSON)
    firms = one_party(entries, PartyKind.ORGANISATION)
    like_people = namesakes(entries, PartyKind.PERSON)
    like_firms = namesakes(entries, PartyKind.ORGANISATION)
    ships = namesakes(entries, PartyKind.VESSEL)
    sure = [
        pair for pair, names in people
        if numbers(pair[0]) & numbers(pair[1]) or any(len(name) > 2 for name in names)
    ]  # fmt: skip
    same_day = [pair for pair, _ in people if days(pair[0]) & days(pair[1])]
    same_number = [
        pair for pair, _ in firms
        if numbers(pair[0]) & numbers(pair[1]) or websites(pair[0]) & websites(pair[1])
    ]  # fmt: skip
    print(
        f"Persons on both lists: {len(people)}, sure without the birth date {len(sure)}, with the "
        f"same day {len(same_day)}; firms {len(firms)}, sure {len(same_number)}."
    )
    other_day = [pair for pair in like_people if not days(pair[0]) & days(pair[1])]
    every_kind = namesakes(entries, None)
    for title, compare, true, chance in (
        ("kind", levels.kind, by_number(entries), every_kind),
        (
            "birth date, days on both sides",
            levels.birth_date,
            [p for p in sure if by_days(p)],
            [p for p in like_people if by_days(p)],
        ),
        (
            "birth date, less than a day on one side",
            levels.birth_date,
            [p for p in sure if not by_days(p)],
            [p for p in like_people if not by_days(p)],
        ),
        ("country of persons", levels.country, same_day, other_day),
        ("gender", levels.gender, same_day, other_day),
        ("address of persons", levels.address, same_day, other_day),
        ("identifiers of persons", levels.identifier, same_day, other_day),
        ("country of organisations", levels.country, same_number, like_firms),
        ("address of organisations", levels.address, same_number, like_firms),
        ("identifiers of organisations", levels.identifier, [p for p, _ in firms], like_firms),
        ("flag of vessels", levels.flag, [], ships),
        ("call sign of vessels", levels.call_sign, [], ships),
    ):
        table(title, counted(compare, true), counted(compare, chance))
    flagged = [dict(e.vessel) for e in entries if any(key == "flag" for key, _ in e.vessel)]
    changed = sum("former_flag" in vessel for vessel in flagged)
    print(f"\nVessels with a flag: {len(flagged)}, with a former flag too: {changed}.")
    told = [
        (e.gender, gender_of_entry(replace(e, gender=""))[0])
        for e in entries if e.kind is PartyKind.PERSON
    ]  # fmt: skip
    both = [stated == by for stated, by in told if stated and by]
    print(f"\nPatronymics that tell the gender stated: {sum(both)} of {len(both)}; where none is "
          f"stated: {sum(by != '' for stated, by in told if not stated)}.")  # fmt: skip
    carriers(entries)


if __name__ == "__main__":
    main()
