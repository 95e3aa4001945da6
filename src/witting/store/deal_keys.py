"""What tells one deal from another, whatever file, message and day it comes in.

Whoever sends again what was refused gives it a new number and a new day, and may save it by another
program. So a key is of who takes part, of the amounts, the goods, the route and the words, and not
of references, days, file, format or white space. What differs in one of those it is of is another.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256

from sqlalchemy import Connection, insert, select

from witting.base import Assessment, Deal, Money, Party
from witting.store.audit import name_of
from witting.store.canonical import row_digest
from witting.store.deal_measures import folded
from witting.store.schema_keys import case_deals

_WORD = re.compile(r"\w+")


def key_of(deal: Deal) -> str:
    """Give the key of a deal; "" for one that says nothing by which it could be told."""
    references = {_words(one) for one in (deal.reference, deal.uetr, *deal.related)}
    passages = (passage.text for passage in deal.passages)
    said = [
        sorted(map(_party, deal.parties)),
        sorted(map(_money, deal.amounts)),
        sorted(
            [
                _words(one.description),
                one.hs,
                _words(one.quantity),
                one.origin or "",
                one.eccn,
                *_maybe(one.value),
            ]
            for one in deal.goods
        ),
        [[one.part, _words(one.text), one.code or ""] for one in deal.route],
        _words("\n".join(one for one in passages if _words(one) not in references)),
    ]
    if not any(said):
        return ""
    text = json.dumps([deal.kind.value, *said], ensure_ascii=False)
    return sha256(text.encode("utf-8", "replace")).hexdigest()


def keys_of(assessments: Iterable[Assessment]) -> tuple[str, ...]:
    """Give the keys of the deals of a document, each once."""
    return tuple(dict.fromkeys(filter(None, (key_of(one.deal) for one in assessments))))


def keep_keys(
    connection: Connection, number: int, tenant: str, keys: Sequence[str]
) -> dict[str, str]:
    """Keep the keys of the deals of a case; give the digests of their rows, for the trail."""
    if not keys:
        return {}
    rows = [{"case_id": number, "tenant": tenant, "deal": key} for key in keys]
    connection.execute(insert(case_deals), rows)
    kept = connection.execute(select(case_deals).where(case_deals.c.case_id == number))
    return {name_of(case_deals, row.id): row_digest(dict(row._mapping)) for row in kept}


def _party(party: Party) -> list[str]:
    numbers = (f"{one.scheme} {''.join(one.value.split()).upper()}" for one in party.identifiers)
    return [
        party.role.value,
        _words(party.name),
        party.country or "",
        _words(party.address),
        party.birth_date,
        *sorted(numbers),
    ]


def _money(money: Money) -> list[str]:
    return [f"{money.value.normalize():f}", money.currency]


def _maybe(money: Money | None) -> Iterator[str]:
    if money is not None:
        yield from _money(money)


def _words(text: str) -> str:
    return " ".join(_WORD.findall(folded(text)))
