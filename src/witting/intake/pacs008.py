"""Reads pacs.008, the customer credit transfer of ISO 20022, in every published version.

Elements are known by their local names, so versions 001.01 to 001.13, with or without a business
header and whatever envelope a system puts around them, are one reader. Each `CdtTrfTxInf` is a
deal of its own.
"""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from witting.base import (
    BrokenInput,
    Deal,
    DealKind,
    Money,
    Party,
    Passage,
    TooLarge,
    UnknownFormat,
    Unread,
    parse_day,
)
from witting.intake.iso_parties import ROLES, parties_below
from witting.intake.iso_party import Taken
from witting.intake.iso_text import envelope_passages, passages_of
from witting.intake.sniff import READ
from witting.intake.source import Source, check_count
from witting.intake.xml_tree import Node, parse_xml

_BODY = "FIToFICstmrCdtTrf"
_OLD_BODY = "pacs.008.001.01"  # the first version named the message's element by its number
_TRANSACTION = "CdtTrfTxInf"

_REQUIRED = ("Dbtr", "Cdtr", "IntrBkSttlmAmt")
_INNER = re.compile(r"\s*<[?\w]")
_MAX_PIECES = 2_000_000
_AMOUNT = re.compile(r"\d{1,18}(\.\d{0,17})?|\.\d{1,17}")
_CURRENCY = re.compile(r"[A-Z]{3}")


def read_xml(text: str, source: Source) -> list[Deal]:
    """Read every credit transfer of every pacs.008 in the document.

    Raises UnknownFormat where the XML holds no pacs.008, BrokenInput where it holds one without a
    single transaction.
    """
    root = parse_xml(text, source)
    bodies = _bodies(root)
    if not bodies:
        # Some message queues put the whole message as text into one element of their own.
        inner = next((n.raw for n in root.walk() if _INNER.match(n.raw)), "")
        root = parse_xml(inner, source) if inner else root
        bodies = _bodies(root)
    if not bodies:
        raise _not_pacs008(root, source)
    around = envelope_passages(root)
    check_count(sum(len(body.all(_TRANSACTION)) for body in bodies), "payments", source.name)
    headers = _headers(root)
    return [
        deal for body in bodies for deal in _deals(body, headers.get(id(body), []), around, source)
    ]


def _bodies(root: Node) -> list[Node]:
    return [node for node in root.walk() if node.name in (_BODY, _OLD_BODY)]


def _not_pacs008(root: Node, source: Source) -> UnknownFormat:
    documents = [node for node in root.walk() if node.name == "Document"] or [root]
    what = documents[0].namespace.rpartition(":")[2] or documents[0].name
    return UnknownFormat(f"{source.name} is XML ({what}) but no pacs.008. What is read: {READ}.")


def _headers(root: Node) -> dict[int, list[Node]]:
    """Find for each message the business header that stands nearest before it."""
    nearest: list[Node] = []
    found = {}
    for node in root.walk():
        if node.name == "AppHdr":
            nearest = [node]
        elif node.name in (_BODY, _OLD_BODY):
            found[id(node)] = nearest
    return found


def _deals(body: Node, header: list[Node], around: list[Passage], source: Source) -> list[Deal]:
    transactions = body.all(_TRANSACTION)
    if not transactions:
        raise BrokenInput(
            f"{source.name} is a pacs.008 without any {_TRANSACTION}: there is no payment in it to "
            "check. Ask the sender for the whole message."
        )
    common = _common([*header, *(n for n in body.children if n.name != _TRANSACTION)], around)
    _check_common(common, len(transactions), source)
    form = body.namespace.rpartition(":")[2] or "pacs.008"
    return [_deal(transaction, common, form, source) for transaction in transactions]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Common:
    """What all transactions of a message share: its headers, read once."""

    nodes: tuple[Node, ...]
    parties: tuple[Party, ...]
    passages: tuple[Passage, ...]


def _common(nodes: list[Node], around: list[Passage]) -> _Common:
    taken = Taken()
    parties = tuple(p for node in nodes for p in parties_below(node, taken))
    passages = tuple(p for node in nodes for p in passages_of(node, taken))
    return _Common(nodes=tuple(nodes), parties=parties, passages=(*passages, *around))


def _check_common(common: _Common, transactions: int, source: Source) -> None:
    # Each deal repeats what is shared; a few bytes of input must not become gigabytes of deals.
    pieces = len(common.parties) + len(common.passages)
    if pieces * transactions > _MAX_PIECES:
        raise TooLarge(
            f"{source.name} has {pieces:,} parties and texts in its headers for {transactions:,} "
            "payments: it was not read. Split it into its messages and give those."
        )


def _deal(transaction: Node, common: _Common, form: str, source: Source) -> Deal:
    taken = Taken()
    parties = parties_below(transaction, taken)
    amounts, bad_amounts = _amounts(transaction)
    day, bad_day = _day([transaction, *common.nodes])
    return Deal(
        kind=DealKind.PAYMENT,
        source=source.name,
        format=form,
        reference=_reference(transaction),
        parties=(*parties, *common.parties),
        amounts=tuple(amounts),
        day=day,
        passages=(*passages_of(transaction, taken), *common.passages),
        unread=(*_missing(transaction), *_nameless(transaction, parties), *bad_amounts, *bad_day),
        digest=source.digest,
    )


def _reference(transaction: Node) -> str:
    # The customer's own reference goes with the payment from end to end; it is free text, so it
    # stays among the passages as well.
    stated = transaction.said("PmtId", "EndToEndId")
    return stated if stated != "NOTPROVIDED" else transaction.said("PmtId", "TxId")


def _amounts(transaction: Node) -> tuple[list[Money], list[Unread]]:
    amounts: list[Money] = []
    unread: list[Unread] = []
    for node in transaction.all("IntrBkSttlmAmt", "InstdAmt"):
        if _AMOUNT.fullmatch(node.text) and _CURRENCY.fullmatch(node.currency):
            amounts.append(Money(value=Decimal(node.text), currency=node.currency))
        else:
            stated = f"{node.text} {node.currency}".strip()
            unread.append(Unread(field=node.path, why=f"{stated!r} is no amount with a currency"))
    return list(dict.fromkeys(amounts)), unread


def _day(scope: list[Node]) -> tuple[date | None, list[Unread]]:
    named = [n for node in scope for n in node.all("IntrBkSttlmDt")]
    named += [n for node in scope for n in node.all("CreDtTm")]
    for node in named:
        try:
            return parse_day(node.text[:10]), []
        except ValueError:
            return None, [Unread(field=node.path, why=f"{node.text!r} is no day")]
    return None, []


def _nameless(transaction: Node, parties: list[Party]) -> list[Unread]:
    """Note a payer or payee element that is there and says nothing of who it is."""
    roles = {party.role for party in parties}
    return [
        Unread(
            field=f"{transaction.path}/{name}",
            why=f"{name} gives no name, identifier or address: ask the sender who it is",
        )
        for name in ("Dbtr", "Cdtr")
        if transaction.first(name) is not None and ROLES[name] not in roles
    ]


def _missing(transaction: Node) -> list[Unread]:
    return [
        Unread(
            field=f"{transaction.path}/{name}",
            why=f"{name} is missing though every version of pacs.008 requires it: "
            "ask the sender for the whole message",
        )
        for name in _REQUIRED
        if transaction.first(name) is None
    ]
