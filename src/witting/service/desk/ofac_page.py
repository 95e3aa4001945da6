"""What a report to OFAC on blocked property or a rejected transaction asks for, as the case has it.

The days come from the lawbook. The list of fields follows 31 CFR 501.603 and 501.604 as OFAC's FAQ
820 and two law firms tell of them; the sections themselves were read in part only, and the page
says so. Who files is for the filer to fill in.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from witting.lawbook import Answer, Lawbook, Standing
from witting.regimes.deadlines import business_days_after
from witting.service.desk.case_page import decision_shown
from witting.service.desk.findings import SourceLine, day_words
from witting.service.desk.ofac_authority import POSSIBLY, authorities, possible, targets
from witting.service.desk.wording import plain, scheme_words
from witting.store.deal_records import DealCase, DealDecision, Verdict

Record = dict[str, Any]
_UNDER = {
    Verdict.BLOCK: "31 CFR 501.603, reports on blocked property",
    Verdict.REJECT: "31 CFR 501.604, reports on rejected transactions",
}
PATHS = {Verdict.BLOCK: "us/ofac/reports/blocked", Verdict.REJECT: "us/ofac/reports/rejected"}
_NOBODY_BLOCKED = (
    "No party of this case is surely one whose property is blocked, and nobody called one a true"
    " match. What is to be blocked, whose is it, and under which programme? Settle that before you"
    " file, or have the decision looked at again."
)
_READ = (
    ("OFAC FAQ 820", "https://ofac.treasury.gov/faqs/820"),
    (
        "Willkie Farr & Gallagher, OFAC releases new FAQs regarding the RPPR, 21 February 2020",
        (
            "https://complianceconcourse.willkie.com/articles/"
            "news-alerts-2020-02-february-20200221-ofac-releases-new-faqs/"
        ),
    ),
    (
        "Ballard Spahr, as quoted by Alvarez & Marsal, OFAC update: rejected transactions",
        "https://amonsocial.alvarezandmarsal.com/post/102fo9i/ofac-update-rejected-transactions",
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of the report."""

    name: str
    lines: tuple[str, ...]  # empty: to be added by the filer


@dataclass(frozen=True, slots=True, kw_only=True)
class OfacPage:
    """The report as far as the case can fill it, with its clock."""

    number: int
    kind: str  # blocked property, rejected transaction
    decided_on: str
    due: str
    days_left: int | None
    law: str  # what the lawbook says of the term
    fields: tuple[Field, ...]
    sources: tuple[SourceLine, ...]
    is_decided: bool
    let_go: str  # by whom and why the case was let go; "" where it was not
    asks: str  # what the filer must settle first: a blocked case with nobody blocked


def ofac_page(
    case: DealCase,
    records: Sequence[Record],
    effective: DealDecision | None,
    answer: Answer,
    *,
    today: date,
    book: Lawbook,
    decisions: Sequence[DealDecision] = (),
) -> OfacPage:
    """Give the report of a blocked or rejected case; before that was decided, as if it were now.

    `answer` is what the lawbook says of the term on the day of the decision.
    """
    verdict = effective.verdict if effective is not None else Verdict.BLOCK
    on = datetime.fromisoformat(effective.decided_at).date() if effective else today
    due = _due(answer, on)
    kind = "blocked property" if verdict is Verdict.BLOCK else "rejected transaction"
    judged = _Judged(book=book, day=on, true=_true_matches(case, decisions))
    is_blocked = effective is not None and verdict is Verdict.BLOCK
    return OfacPage(
        number=case.id,
        kind=kind,
        decided_on=day_words(on.isoformat()),
        due=day_words(due.isoformat()) if due else "",
        days_left=(due - today).days if due else None,
        law=answer.text.summary if answer.text else answer.because,
        fields=_fields(
            case,
            records,
            verdict,
            day_words(on.isoformat()) if effective else "",
            judged,
        ),
        sources=tuple(
            SourceLine(words=words, grade="secondary", url=url, says=()) for words, url in _READ
        ),
        is_decided=effective is not None,
        let_go=_let_go(case, decisions),
        asks=_NOBODY_BLOCKED if is_blocked and not _has_blocked(records, judged) else "",
    )


def effective_decision(case: DealCase, decisions: Sequence[DealDecision]) -> DealDecision | None:
    """Give the decision to block or reject a case, where one stands."""
    return next(
        (one for one in decisions if one.id == case.standing and one.verdict in PATHS), None
    )


def _let_go(case: DealCase, decisions: Sequence[DealDecision]) -> str:
    """Say who let the case go and why, as it stands; "" where nobody did."""
    one = next((one for one in decisions if one.id == case.standing), None)
    if one is None or not one.verdict.lets_go:
        return ""
    shown = decision_shown(one, case)
    agreed = next((two for two in decisions if two.seconds == one.id and two.agrees), None)
    second = f", agreed to by {agreed.decided_by}" if agreed else ""
    how = "released" if one.verdict is Verdict.RELEASE else "let go as a false match"
    why = f"{shown.reason.rstrip('.')}. {shown.because}"
    return f"It was {how} by {shown.who} on {shown.when}{second}: {why}"


def _has_blocked(records: Sequence[Record], judged: "_Judged") -> bool:
    """Say whether a party is surely one whose property is blocked, or a person said so of one."""
    told = any(
        judged.is_true(f"{number}/{fact['id']}")
        for number, record in enumerate(records, start=1)
        for fact in record["facts"]
    )
    return told or any(
        not line.startswith(POSSIBLY) for line in authorities(records, judged.book, judged.day)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Judged:
    """The law on the day, and which hits a person called the listed party."""

    book: Lawbook
    day: date
    true: frozenset[str]

    def is_true(self, ref: str) -> bool:
        """Say whether a person called a hit the listed party."""
        return ref in self.true


def _true_matches(case: DealCase, decisions: Sequence[DealDecision]) -> frozenset[str]:
    """Give the hits last called a true match."""
    said: dict[str, Verdict] = {}
    for one in decisions:
        if one.verdict.is_of_hits and one.agrees is None:
            refs = one.facts or tuple(hit.ref for hit in case.hits)
            said |= dict.fromkeys(refs, one.verdict)
    return frozenset(ref for ref, verdict in said.items() if verdict is Verdict.TRUE_MATCH)


def _due(answer: Answer, on: date) -> date | None:
    text = answer.text
    if text is None or answer.standing is not Standing.IN_FORCE or not isinstance(text.value, int):
        return None
    return business_days_after(on, text.value)


def _fields(
    case: DealCase, records: Sequence[Record], verdict: Verdict, on: str, judged: _Judged
) -> tuple[Field, ...]:
    deals = [one["deal"] for one in records]
    done = "blocked" if verdict is Verdict.BLOCK else "rejected"
    amounts = [f"{one['value']} {one['currency']}" for deal in deals for one in deal["amounts"]]
    property_lines = [*amounts, *(one["description"] for deal in deals for one in deal["goods"])]
    references = [
        f"{name} {value}"
        for deal in deals
        for name, value in (("reference", deal["reference"]), ("UETR", deal["uetr"]))
        if value
    ]
    accounts = [
        f"{scheme_words(one['scheme'])} {one['value']} ({plain(party['role'])})"
        for deal in deals
        for party in deal["parties"]
        for one in party["identifiers"]
        if one["scheme"] in ("iban", "account")
    ]
    named: list[tuple[str, Sequence[str]]] = [
        ("Who files: name and address", []),
        ("Contact who can say more", []),
        (
            "The transaction",
            [f"{plain(d['kind'])} ({d['format']}), {d['day'] or ''}" for d in deals],
        ),
        ("Those who take part, and their banks", [_party(p) for d in deals for p in d["parties"]]),
        ("Associated sanctions target", targets(records, judged.is_true)),
        (
            "Possible matches, to be settled before filing",
            possible(records, judged.is_true) or ["none"],
        ),
        ("The property", property_lines),
        ("Account and reference numbers", [*references, *accounts]),
        (f"Day it was {done}", [on]),
        ("Value in US dollars, actual or estimated", [a for a in amounts if a.endswith("USD")]),
        ("Legal authority", authorities(records, judged.book, judged.day)),
        ("Reported under", [_UNDER[verdict]]),
        ("Copies", [f"{case.name}, SHA-256 {case.document}"]),
    ]
    if verdict is Verdict.BLOCK:
        named.append(("Where the property is held, and that it is blocked", []))
    return tuple(
        Field(name=name, lines=tuple(dict.fromkeys(filter(None, lines)))) for name, lines in named
    )


def _party(party: Record) -> str:
    name = party["name"] or ", ".join(one["value"] for one in party["identifiers"])
    country = party["country"] or ""
    known = "" if country in (party["address"], party["address"].rpartition(", ")[2]) else country
    about = ", ".join(filter(None, (party["address"], known)))
    return f"{plain(party['role'])}: {name}{f' ({about})' if about else ''}"
