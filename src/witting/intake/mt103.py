"""Reads an MT103, SWIFT's single customer credit transfer."""

from witting.base import Deal, DealKind, Party, Passage, Role, Unread
from witting.intake.fin_message import (
    FinMessage,
    LeftOut,
    Notes,
    header_parties,
    is_left_out,
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
    "13C": LeftOut("a time", r"/[A-Z]{1,8}/[0-9+-]{1,14}"),
    "20": LeftOut("the reference, kept as such", r".{1,16}"),
    "23B": LeftOut("a code", r"[A-Z0-9]{4}"),
    "32A": LeftOut("day and amount, kept as such", r"(?s).*"),
    "33B": LeftOut("an amount, kept as such", r"(?s).*"),
    "36": LeftOut("an exchange rate", r"[0-9,]{1,12}"),
    "71A": LeftOut("a code", r"[A-Z]{3}"),
    "71F": LeftOut("charges", r"[A-Z]{3}[0-9,]{1,15}"),
    "71G": LeftOut("charges", r"[A-Z]{3}[0-9,]{1,15}"),
}
"""Fields whose text is not searched while it looks as it must, and why; every other field is."""

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
        elif not is_left_out(found, LEFT_OUT):
            passages += passages_of(found, _WIDTH)
    value = next(iter(message.all("32A")), None)
    amounts = [m for f in message.all("32A") for m in read_amount(f, f.raw[6:], notes)]
    for instructed in message.all("33B"):
        amounts += read_amount(instructed, instructed.raw, notes)
    day = read_day(value, value.raw[:6], notes) if value else None
    if message.stray:
        notes.unread.append(
            Unread(field="the message", why=f"text outside of any field: {message.stray!r}")
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
