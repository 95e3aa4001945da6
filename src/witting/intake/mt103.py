"""Reads an MT103, SWIFT's single customer credit transfer."""

from witting.base import Deal, DealKind, Party, Passage, Role, Unread
from witting.intake.fin_message import (
    FinMessage,
    Notes,
    header_parties,
    passages_of,
    read_amount,
    read_day,
)
from witting.intake.fin_party import read_party
from witting.intake.source import Source

ROLES = {
    "50": Role.DEBTOR,
    "51": Role.INSTRUCTING_AGENT,
    "52": Role.DEBTOR_AGENT,
    "53": Role.REIMBURSEMENT_AGENT,
    "54": Role.REIMBURSEMENT_AGENT,
    "55": Role.REIMBURSEMENT_AGENT,
    "56": Role.INTERMEDIARY_AGENT,
    "57": Role.CREDITOR_AGENT,
    "59": Role.CREDITOR,
}
"""Who stands in which field."""

LEFT_OUT = {
    "13C": "a time",
    "20": "the reference, kept as such",
    "23B": "a code",
    "32A": "day and amount, kept as such",
    "33B": "an amount, kept as such",
    "36": "an exchange rate",
    "71A": "a code",
    "71F": "charges",
    "71G": "charges",
}
"""Fields whose text is not searched, and why; every other field is."""

_WIDTH = 35


def read_mt103(message: FinMessage, source: Source) -> Deal:
    """Turn the message into a payment."""
    notes = Notes()
    parties: list[Party] = header_parties(message)
    passages: list[Passage] = []
    for found in message.fields:
        if found.number in ROLES:
            made, about = read_party(found, ROLES[found.number])
            parties += made
            passages += about
        elif found.tag not in LEFT_OUT:
            passages += passages_of(found, _WIDTH)
    value = next(iter(message.all("32A")), None)
    amounts = read_amount(value, value.raw[6:], notes) if value else []
    for instructed in message.all("33B"):
        amounts += read_amount(instructed, instructed.raw, notes)
    day = read_day(value, value.raw[:6], notes) if value else None
    if message.stray:
        notes.unread.append(
            Unread(field="block 4", why=f"text before any field: {message.stray!r}")
        )
    return Deal(
        kind=DealKind.PAYMENT,
        source=source.name,
        format="MT103",
        reference=message.value("20"),
        parties=tuple(parties),
        amounts=tuple(dict.fromkeys(amounts)),
        day=day,
        passages=tuple(passages),
        unread=tuple(notes.unread),
        digest=source.digest,
    )
