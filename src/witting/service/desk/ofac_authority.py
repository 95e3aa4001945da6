"""Under what property of a case is blocked: the listed party's programme and OFAC's rule for it.

Section 11 of EO 14024 says what a foreign bank may face; it is not what blocks a listed party's
property, so it is no authority of a report.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from witting.assess.strength import Record, is_certain
from witting.lawbook import Answer, Lawbook
from witting.parties import thresholds

_OFAC = ("ofac-", "csl-")
_BLOCKING = "blocking"
FIFTY = "us/ofac/fifty-percent"
POSSIBLY = "if it is that party: "


def authorities(records: Sequence[Record], book: Lawbook, day: date) -> tuple[str, ...]:
    """Give each programme a listed party stands under, with the rule that blocks its property.

    Parties that only may be listed are left out, unless none is certain: then they are named as
    possible. A party owned by the blocked is blocked by the rule on owners.
    """
    found = [fact for record in records for fact in _parties(record)]
    sure = [fact for fact in found if is_certain(fact)]
    out: list[str] = []
    for fact in sure or found:
        lead = "" if is_certain(fact) else POSSIBLY
        for answer in _blocking(fact, book, day):
            programmes = ", ".join(fact["programmes"]) or "no programme named"
            out.append(
                f"{lead}{programmes}: {answer.title} ({answer.path}), for {fact['entry_name']}"
                f" ({fact['entry_id']})"
            )
    out += [
        f"{_title(book, day)} ({FIFTY}), for {fact['party_name']}, owned by"
        f" {', '.join(dict.fromkeys(one['name'] for one in fact['owners']))}"
        for record in records
        for fact in record["facts"]
        if fact["kind"] == "owner" and fact["rule"] == FIFTY and fact["standing"] == "owned"
    ]
    return tuple(dict.fromkeys(out))


def targets(records: Sequence[Record], is_told: Callable[[str], bool]) -> list[str]:
    """Give the listed parties: certain ones, and those a person called a true match.

    `is_told` says so of a hit by its ref.
    """
    return [
        _listed(fact)
        for number, record in enumerate(records, start=1)
        for fact in _parties(record)
        if is_certain(fact) or is_told(f"{number}/{fact['id']}")
    ]


def possible(records: Sequence[Record], is_told: Callable[[str], bool]) -> list[str]:
    """Give whom parties may be, or come near: the near miss too, so that nobody overlooks one."""
    out = []
    for number, record in enumerate(records, start=1):
        for fact in record["facts"]:
            if fact["kind"] != "party" or is_certain(fact):
                continue
            if is_told(f"{number}/{fact['id']}") or fact["score"] < thresholds.NEAR_MISS:
                continue
            how = "may be" if fact["is_match"] else "comes near"
            out.append(f"{fact['party_name']} {how} {_listed(fact)}, score {fact['score']:.2f}")
    return out


def _parties(record: Record) -> Iterator[Record]:
    """Give the facts that a party is, or may be, on a list of OFAC's."""
    for fact in record["facts"]:
        if fact["kind"] == "party" and fact["is_match"] and fact["list_id"].startswith(_OFAC):
            yield fact


def _blocking(fact: Record, book: Lawbook, day: date) -> Iterator[Answer]:
    parts = (*fact.get("sublists", ()), *fact["programmes"])
    for answer in book.law_of(fact["list_id"], parts, day).in_force:
        if answer.text is not None and answer.text.terms.get("effect") == _BLOCKING:
            yield answer


def _title(book: Lawbook, day: date) -> str:
    return book.ask(FIFTY, day).title


def _listed(fact: Record) -> str:
    return f"{fact['entry_name']} ({fact['entry_id']}; {', '.join(fact['programmes'])})"
