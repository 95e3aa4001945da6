"""The message this one is sent again of, with what it said and this one does not.

A message that was stopped comes back with somebody left out or the goods in other words. Which
message it repeats, and in what they differ, intake says; here is told what of that matters: who
takes part, goods, places and the words of the payment. Banks that only hand a message on may be
others the second time, and references and days always are.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from witting.base import Deal, DealKind, Role
from witting.intake import About, Difference, same_transaction, what_differs
from witting.routes.history import told
from witting.routes.wording import role_words

_LATE = timedelta(days=7)  # grade editor: a reference comes again later for another payment
_ON_THE_WAY = frozenset(
    {
        Role.SENDER,
        Role.RECEIVER,
        Role.INSTRUCTING_AGENT,
        Role.INSTRUCTED_AGENT,
        Role.INTERMEDIARY_AGENT,
        Role.REIMBURSEMENT_AGENT,
    }
)
_BEHIND = (Role.ULTIMATE_DEBTOR, Role.ULTIMATE_CREDITOR, Role.CONSIGNEE, Role.END_USER)
_MATTERS = frozenset({About.PARTY, About.GOODS, About.PLACE, About.TEXT})
_SHOWN = 5  # changes told in one sentence; the table beside it has all
_LONGEST = 120
_FIELDS = {"route to": "destination", "route from": "place of dispatch", "route via": "way"}
_REFERENCE, _ALIKE = "the same reference", "the same amount, payer and payee"


@dataclass(frozen=True, slots=True, kw_only=True)
class SentBefore:
    """An earlier version of a deal, and what of it is changed or left out now."""

    deal: Deal
    why: str  # by what the two are one: `the same UETR`
    changes: tuple[Difference, ...]

    @property
    def sentence(self) -> str:
        """Tell what is changed and left out since."""
        return f"Since {told(self.deal)} ({self.why}), {'; '.join(_told(self.changes))}."


def sent_before(deal: Deal, earlier: Sequence[Deal], on: date) -> SentBefore | None:
    """Give the last earlier version of a deal of which something is changed or left out, if any.

    `earlier` are in order of their days. Under one number or reference every party, goods line,
    place and text counts. A like payment under a reference of its own may be the next of many: of
    it counts only that somebody behind the payment is named no more.
    """
    for other in reversed(earlier):
        why = same_transaction(other, deal)
        if not why or (why == _REFERENCE and on - (other.day or on) > _LATE):
            continue
        if why == _ALIKE and deal.kind is not DealKind.PAYMENT:
            continue
        changes = tuple(_changes(other, deal, is_alike=why == _ALIKE))
        if changes:
            return SentBefore(deal=other, why=why, changes=changes)
    return None


def _changes(other: Deal, deal: Deal, *, is_alike: bool) -> Iterator[Difference]:
    references = {other.reference, *other.related}
    for found in what_differs(other, deal):
        if is_alike:
            matters = found.role in _BEHIND and not found.after and not _names(deal, found.role)
        else:
            matters = found.about in _MATTERS and found.role not in _ON_THE_WAY
        if matters and found.is_loss and found.before not in references:
            yield found


def _names(deal: Deal, role: Role | None) -> bool:
    return any(party.role is role and party.name.strip() for party in deal.parties)


def _told(changes: Iterable[Difference]) -> Iterator[str]:
    listed = list(changes)
    for found in listed[:_SHOWN]:
        after = f"is now “{_short(found.after)}”" if found.after else "is left out now"
        yield f"the {_field(found)} was “{_short(found.before)}” and {after}"
    if len(listed) > _SHOWN:
        yield f"and {len(listed) - _SHOWN} more"


def _field(found: Difference) -> str:
    """Name what changed as a sentence does: the debtor, not the debtor's name."""
    if found.role is not None:
        words = role_words(found.role)
        part = found.field.removeprefix(found.role.value.replace("_", " ")).strip()
        return words if part in ("", "name") else f"{part} of the {words}"
    if found.about is About.TEXT:
        return f"text of {found.field}"
    return _FIELDS.get(found.field, found.field)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
