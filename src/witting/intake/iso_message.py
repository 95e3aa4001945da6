"""Reads the payment messages of ISO 20022 in every published version: one Deal a transaction.

Elements are known by their local names, so all versions, with or without a business header and
whatever envelope a system puts around them, are one reader; `iso_forms` says what differs from one
kind of message to the next. A file may hold several messages, a message several groups, a group
several transactions; one that is bad says so in its Deal, and the others are read.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest

from witting.base import BrokenInput, Deal, Party, Passage, Role, TooLarge, UnknownFormat, Unread
from witting.intake.iso_forms import BODIES, OTHER, Form
from witting.intake.iso_parties import COVER_ROLES, ROLES, parties_below
from witting.intake.iso_party import Taken
from witting.intake.iso_said import amounts_of, day_of, days_around, references_of, uetr_of
from witting.intake.iso_schema import Schema
from witting.intake.iso_text import envelope_passages, passages_of
from witting.intake.sniff import READ
from witting.intake.source import Source, check_count
from witting.intake.xml_tree import Node, parse_xml

_INNER = re.compile(r"\s*<[?\w]")
_MAX_PIECES = 2_000_000
_NUMBER = re.compile(r"[a-z]{4}\.\d{3}\.\d{3}\.\d{2}")  # pacs.008.001.08
_ISO = "urn:iso:std:iso:20022:"


def read_xml(text: str, source: Source, schema: Schema | None = None) -> list[Deal]:
    """Read every transaction of every message in the document, checked against a schema if given.

    Raises UnknownFormat where the XML holds no message of ISO 20022, BrokenInput where it holds
    one message without a single transaction.
    """
    root = parse_xml(text, source, schema)
    is_checked = schema is not None
    messages = list(_messages(root, is_checked=is_checked))
    if not messages:
        # Some message queues put the whole message as text into one element of their own.
        inner = next((n.raw for n in root.walk() if _INNER.match(n.raw)), "")
        root = parse_xml(inner, source, schema) if inner else root
        messages = list(_messages(root, is_checked=is_checked))
    if not messages:
        raise _not_iso(root, source)
    parts = {id(node) for message in messages for node in (message.body, *message.headers)}
    around = envelope_passages(root, parts)
    check_count(sum(_count(message) for message in messages), "payments", source.name)
    if len(messages) == 1 and not _count(messages[0]):
        raise BrokenInput(
            f"{source.name} is a {messages[0].form.name} without any "
            f"{messages[0].form.transaction}: there is no payment in it to check. Ask the sender "
            "for the whole message."
        )
    budget = _Budget(source)
    deals = [
        deal
        for message in messages
        for deal in _deals(message, around, source, _unchecked(message, schema), budget)
    ]
    root.forget()
    return deals


def _unchecked(message: "_Message", schema: Schema | None) -> tuple[Unread, ...]:
    """Note that a message is not of the kind the schema is for."""
    if schema is None or message.body.namespace == schema.namespace:
        return ()
    why = f"it is a {message.format}, and {schema.name} is the schema of {schema.namespace}"
    return (Unread(field=message.body.path, why=f"it was not checked: {why}"),)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Message:
    """One message found in the document, with the business header that stands before it."""

    body: Node
    form: Form
    headers: tuple[Node, ...] = ()
    is_checked: bool = False  # whether faults against a schema may be noted on it

    @property
    def format(self) -> str:
        """Name the message as its namespace does: `pacs.008.001.08`."""
        found = _NUMBER.search(self.body.namespace) or _NUMBER.search(self.body.name)
        return found.group() if found else self.form.name


def _messages(root: Node, *, is_checked: bool) -> Iterator[_Message]:
    """Find the messages, each with the nearest business header before it."""
    header: Node | None = None
    is_free = False  # whether the header has no message yet
    waiting = [root]
    while waiting:
        node = waiting.pop()
        form = _form(node)
        if form is not None:
            headers = (header,) if header else ()
            yield _Message(body=node, form=form, headers=headers, is_checked=is_checked)
            is_free = False
        elif node.name == "AppHdr":
            if header is not None and is_free:
                yield _Message(body=header, form=OTHER, is_checked=is_checked)
            header, is_free = node, True
        else:
            waiting.extend(reversed(node.children))
    if header is not None and is_free:
        yield _Message(body=header, form=OTHER, is_checked=is_checked)


def _form(node: Node) -> Form | None:
    """Say which message an element is, if any."""
    if node.name in BODIES:
        return BODIES[node.name]
    above = node.parent
    if above is None or above.name != "Document":
        return None
    is_iso = above.namespace.startswith(_ISO) or _NUMBER.search(above.namespace)
    return OTHER if is_iso else None


def _not_iso(root: Node, source: Source) -> UnknownFormat:
    documents = [node for node in root.walk() if node.name == "Document"] or [root]
    what = documents[0].namespace.rpartition(":")[2] or documents[0].name
    return UnknownFormat(
        f"{source.name} is XML ({what}) but no message of ISO 20022. What is read: {READ}."
    )


def _groups(message: _Message) -> list[Node]:
    return message.body.all(message.form.group) if message.form.group else [message.body]


def _count(message: _Message) -> int:
    """Count the deals a message will give."""
    form = message.form
    if not form.transaction:
        return 1
    counts = [len(group.all(form.transaction)) for group in _groups(message)]
    # A group that names no transaction stands for all of them: a recall of a whole message.
    return sum(max(count, 1) if form.group else count for count in counts)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Common:
    """What several transactions share: read once."""

    days: tuple[Node | None, ...] = ()  # for each of the form's paths, where a day stands
    parties: tuple[Party, ...] = ()
    passages: tuple[Passage, ...] = ()
    unread: tuple[Unread, ...] = ()


def _deals(
    message: _Message,
    around: list[Passage],
    source: Source,
    notes: tuple[Unread, ...],
    budget: "_Budget",
) -> list[Deal]:
    form, body = message.form, message.body
    outside = _Common(passages=tuple(around), unread=notes)
    if not form.transaction:
        common = _common(message.headers, outside, message, ())
        budget.spend(common, 1)
        return [_deal(body, common, message, source)]
    outer = _common((*message.headers, body), outside, message, (form.transaction, form.group))
    if not _count(message):
        budget.spend(outer, 1)
        return [_empty(body, outer, message, source)]
    deals = []
    for group in _groups(message):
        common = outer
        if group is not body:
            common = _common((group,), outer, message, (form.transaction,), form.required_around)
        transactions = group.all(form.transaction)
        budget.spend(common, max(len(transactions), 1))
        deals += [_deal(transaction, common, message, source) for transaction in transactions]
        if not transactions:
            deals.append(_empty(group, common, message, source))
    return deals


def _common(
    nodes: tuple[Node, ...],
    outer: _Common,
    message: _Message,
    skip: tuple[str, ...],
    required: tuple[str, ...] = (),
) -> _Common:
    form, taken = message.form, Taken()
    parties = tuple(p for node in nodes for p in parties_below(node, taken, skip=skip))
    passages = tuple(p for node in nodes for p in passages_of(node, taken, skip=skip))
    inner = [child for node in nodes for child in node.children if child.name not in skip]
    scope = (*nodes, *inner)
    days = days_around(scope, form)
    return _Common(
        days=tuple(own or beyond for own, beyond in zip_longest(days, outer.days)),
        parties=(*parties, *outer.parties),
        passages=(*passages, *outer.passages),
        unread=(
            *(note for node in nodes for note in _missing(node, required)),
            *(n for node in nodes if message.is_checked for n in _faults(node, skip)),
            *outer.unread,
        ),
    )


class _Budget:
    """How many parties and texts of headers may be repeated in the deals of one document.

    Each deal repeats what is shared; a few bytes of input must not become gigabytes of deals.
    """

    def __init__(self, source: Source) -> None:
        self._source, self._spent = source, 0

    def spend(self, common: _Common, transactions: int) -> None:
        """Take what so many transactions repeat off the budget.

        Raises TooLarge when it is spent.
        """
        pieces = len(common.parties) + len(common.passages) + len(common.unread)
        self._spent += pieces * transactions
        if self._spent > _MAX_PIECES:
            raise TooLarge(
                f"{self._source.name} has {pieces:,} parties and texts in headers for "
                f"{transactions:,} payments: it was not read. Split it into its messages and give "
                "those."
            )


def _deal(transaction: Node, common: _Common, message: _Message, source: Source) -> Deal:
    form, taken = message.form, Taken()
    covered = transaction.first(form.covered) if form.covered else None
    covers = covered is not None
    parties = parties_below(transaction, taken, COVER_ROLES if covers else ROLES)
    roles = {party.role for party in parties}
    amounts, bad_amounts = amounts_of(transaction, form)
    day, bad_day = day_of(transaction, form, common.days)
    reference, related = references_of(transaction, form)
    return Deal(
        kind=form.kind,
        source=source.name,
        format=f"{message.format} COV" if covers else message.format,
        reference=reference,
        uetr=uetr_of(transaction, form),
        related=related,
        parties=(*parties, *common.parties),
        amounts=amounts,
        day=day,
        passages=(*passages_of(transaction, taken), *common.passages),
        unread=(
            *_missing(transaction, form.required),
            *_nameless(transaction, form.named, roles, COVER_ROLES if covers else ROLES),
            *(_missing(covered, form.required_inside) if covered else ()),
            *(_nameless(covered, form.required_inside, roles, ROLES) if covered else ()),
            *bad_amounts,
            *bad_day,
            *(_faults(transaction) if message.is_checked else ()),
            *common.unread,
            *_beyond(transaction, form),
        ),
        digest=source.digest,
    )


def _empty(group: Node, common: _Common, message: _Message, source: Source) -> Deal:
    """Make the Deal of a group or message that names no transaction."""
    day, bad_day = day_of(None, message.form, common.days)
    note = Unread(
        field=group.path,
        why=f"there is no {message.form.transaction} in it, so no transaction can be checked: "
        "give the payments it is about, or ask the sender for the whole message",
    )
    return Deal(
        kind=message.form.kind,
        source=source.name,
        format=message.format,
        parties=common.parties,
        day=day,
        passages=common.passages,
        unread=(note, *bad_day, *common.unread),
        digest=source.digest,
    )


def _beyond(body: Node, form: Form) -> list[Unread]:
    """Note that a message has no table of its own."""
    if form is not OTHER:
        return []
    what = "a business header without its message" if body.name == "AppHdr" else body.name
    why = f"{what} is not read by a table of its own: it is searched as one, without amounts"
    return [Unread(field=body.path, why=why)]


def _nameless(
    node: Node, names: tuple[str, ...], found: set[Role], roles: Mapping[str, Role]
) -> Iterator[Unread]:
    """Note a payer or payee element that is there and says nothing of who it is."""
    for name in names:
        role = roles.get(f"{node.name}/{name}") or roles[name]
        if role not in found and node.first(name) is not None:
            yield Unread(
                field=f"{node.path}/{name}",
                why=f"{name} gives no name, identifier or address: ask the sender who it is",
            )


def _faults(node: Node, skip: tuple[str, ...] = ()) -> Iterator[Unread]:
    """Note where a node breaks the schema, itself or below; `skip` are read by themselves."""
    for fault in node.faults:
        yield Unread(field=node.path, why=f"it breaks the schema given: {fault}")
    for child in node.children:
        if child.name not in skip:
            yield from _faults(child)


def _missing(node: Node, required: tuple[str, ...]) -> Iterator[Unread]:
    for name in required:
        if node.first(name) is None:
            yield Unread(
                field=f"{node.path}/{name}",
                why=f"{name} is missing though every version of the message requires it: "
                "ask the sender for the whole message",
            )
