"""What a queue is sorted and searched by, read from the assessments of a document."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from witting.base import (
    Assessment,
    Certainty,
    Deal,
    Exposure,
    Finding,
    ListEntry,
    Outcome,
    Party,
    PartyFact,
    Role,
)
from witting.book import Hit, Scope, entry_version
from witting.book.lookback import as_in_book
from witting.book.records import BookParty
from witting.lawbook import Lawbook
from witting.lists import Snapshot
from witting.parties.thresholds import CERTAIN
from witting.store.deal_records import CaseHit

MOST_WORDS = 40_000
"""Letters of a case that can be searched; a story is a tenth of that."""

_PAYS = (
    Role.ULTIMATE_DEBTOR,
    Role.DEBTOR,
    Role.APPLICANT,
    Role.CONSIGNEE,
    Role.DEBTOR_AGENT,
    Role.ISSUING_BANK,
)
_IS_PAID = (
    Role.ULTIMATE_CREDITOR,
    Role.CREDITOR,
    Role.BENEFICIARY,
    Role.CONSIGNOR,
    Role.CREDITOR_AGENT,
    Role.ADVISING_BANK,
)


def severity_of(assessments: Sequence[Assessment]) -> int:
    """Say how grave it is, from 0 to 4.

    4 is prohibited by a law that binds the asker, 3 by one that may be used against the asker, 2 a
    review under a rule of law, 1 one under rules of the house alone, 0 clear.
    """
    return max((_severity(finding) for one in assessments for finding in one.findings), default=0)


def _severity(finding: Finding) -> int:
    if finding.outcome is Outcome.PROHIBITED:
        return 4 if finding.exposure is Exposure.PRIMARY else 3
    if finding.outcome is Outcome.REVIEW:
        return 1 if finding.rule.startswith("house/") else 2
    return 0


def corridor_of(assessments: Sequence[Assessment]) -> str:
    """Say from which country to which the money goes, as RU-CN; "" where neither is stated.

    Of a document with several deals the first that says so counts.
    """
    for one in assessments:
        payer, payee = _country(one.deal, _PAYS), _country(one.deal, _IS_PAID)
        if payer or payee:
            return f"{payer or '??'}-{payee or '??'}"
    return ""


def _country(deal: Deal, roles: Sequence[Role]) -> str:
    found = {party.role: party.country for party in reversed(deal.parties) if party.country}
    return next((found[role] or "" for role in roles if role in found), "")


def words_of(name: str, assessments: Sequence[Assessment]) -> str:
    """Give the words a case can be found by, folded: its names, references, goods and text."""
    said = [name]
    for one in assessments:
        deal = one.deal
        said += [one.summary, deal.reference, deal.uetr, *deal.related]
        for party in deal.parties:
            said += [party.name, *(number.value for number in party.identifiers)]
        for fact in one.facts:
            if isinstance(fact, PartyFact) and fact.is_match:
                said += [fact.entry_id, fact.entry_name, fact.listed_name]
        said += [line.description for line in deal.goods]
        said += [passage.text for passage in deal.passages]
    return folded("\n".join(dict.fromkeys(filter(None, said))))[:MOST_WORDS]


def folded(text: str) -> str:
    r"""Give a text as searches compare it.

    >>> folded("  Müller\tGmbH ")
    'müller gmbh'
    """
    plain = text.replace("\0", " ")
    for _ in range(2):  # a letter may fold to one that is still to be put together
        plain = unicodedata.normalize("NFKC", plain).casefold()
    return " ".join(plain.encode("utf-8", "replace").decode("utf-8").split())


def hits_of(
    assessments: Sequence[Assessment], lists: Snapshot, tenant: str, law: Lawbook | None = None
) -> Iterator[tuple[CaseHit, BookParty, Hit]]:
    """Give the listed parties found, each with the party and the hit as the book keeps them."""
    for number, one in enumerate(assessments, start=1):
        for fact in one.facts:
            if not (isinstance(fact, PartyFact) and fact.is_match):
                continue
            for entry in lists.all_with(fact.entry_id):
                if entry.list_id == fact.list_id:
                    told, party, hit = _hit(f"{number}/{fact.id}", fact, one.deal, entry, tenant)
                    yield replace(told, is_strong=is_strong(fact, law, one.as_of)), party, hit


def is_strong(fact: PartyFact, law: Lawbook | None, day: date) -> bool:
    """Say whether a hit is by the whole name or a score that may be certain, of one who is blocked.

    Other particulars do not weaken it here: that the country differs is what a person says.
    """
    is_near = fact.score >= CERTAIN or fact.certainty is Certainty.CERTAIN
    return (is_near or _words(fact.party_name) == _words(fact.listed_name)) and _may_block(
        fact, law, day
    )


_BLOCK = frozenset({"blocking", "freeze", "all_transactions", "as_the_entry_says"})


def _may_block(fact: PartyFact, law: Lawbook | None, day: date) -> bool:
    """Say whether the party's list blocks or freezes; what nobody holds the law of may do so."""
    found = law.law_of(fact.list_id, fact.parts_of_list, day) if law else None
    if found is None or not found.answers:
        return True
    texts = [answer.text for answer in found.in_force]
    return any(text is None or text.terms.get("effect", "") in _BLOCK for text in texts)


def _words(name: str) -> list[str]:
    return sorted(re.findall(r"\w+", folded(name)))


def _hit(
    ref: str, fact: PartyFact, deal: Deal, entry: ListEntry, tenant: str
) -> tuple[CaseHit, BookParty, Hit]:
    party = as_in_book(_party(fact, deal), f"deal/{tenant}/{folded(fact.party_name)}")
    scope = Scope(
        party=party.key,
        party_version=party.version,
        list_id=fact.list_id,
        entry_id=fact.entry_id,
        entry_version=entry_version(entry),
    )
    certain = fact.certainty.value == "certain"
    hit = Hit(
        party=party.key,
        list_id=fact.list_id,
        entry_id=fact.entry_id,
        entry_version=scope.entry_version,
        listed_name=fact.listed_name,
        score=fact.score,
        certain=certain,
        because=fact.because,
    )
    told = CaseHit(
        ref=ref,
        scope=scope,
        party_name=fact.party_name,
        listed_name=fact.listed_name,
        is_certain=certain,
    )
    return told, party, hit


def _party(fact: PartyFact, deal: Deal) -> Party:
    """Give the party a fact is of as the deal has it; a name in the text has nothing beside it."""
    for party in (*deal.parties, *deal.named_beside):
        if (party.role, party.name) == (fact.role, fact.party_name):
            return party
    return Party(role=fact.role, name=fact.party_name)
