"""The message this one is sent again of, with what it said and this one does not.

A message that was stopped comes back with somebody left out or the goods in other words. Which
message it repeats, and in what they differ, intake says; here is told what of that matters: who
takes part, goods, places and the words of the payment. Banks that only hand a message on may be
others the second time, and references and days always are.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
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
_WEIGHED = 50  # earlier versions that say something more, each of which is looked into
_SAID = 5  # of them, those that are told

Weigh = Callable[[Deal], str]
"""Says in a few words why an earlier deal called for a look; "" where it did not."""
_LONGEST = 120
_FIELDS = {"route to": "destination", "route from": "place of dispatch", "route via": "way"}
_REFERENCE, _ALIKE = "the same reference", "the same amount, payer and payee"


@dataclass(frozen=True, slots=True, kw_only=True)
class SentBefore:
    """An earlier version of a deal, and what of it is changed or left out now."""

    deal: Deal
    why: str  # by what the two are one: `the same UETR`
    changes: tuple[Difference, ...]

    weight: str = ""  # why the earlier one called for a look: `“6205-2RS” is on the list`

    @property
    def sentence(self) -> str:
        """Tell what is changed and left out since, and why it matters."""
        why = f" That one called for a look: {self.weight}." if self.weight else ""
        return f"Since {told(self.deal)} ({self.why}), {'; '.join(_told(self.changes))}.{why}"


def nothing_weighs(_deal: Deal) -> str:
    """Give no reason to look into an earlier deal, where nobody can say."""
    return ""


def sent_before(
    deal: Deal, earlier: Sequence[Deal], on: date, weigh: Weigh = nothing_weighs
) -> tuple[SentBefore, ...]:
    """Give the earlier versions of a deal of which something is changed or left out, chief first.

    `earlier` are in order of their days. Under one number or reference every party, goods line,
    place and text counts. A like payment under a reference of its own may be the next of many: of
    it counts only that somebody behind the payment is named no more, and everything where the
    earlier one called for a look. Each version is held against this one: the last may have been
    stripped already. Of those that called for no look only the last is told.
    """
    weighed: list[SentBefore] = []
    plain: list[SentBefore] = []
    lost: set[tuple[str, ...]] = set()
    for other in reversed(earlier):
        why = same_transaction(other, deal)
        if not why or (why == _REFERENCE and on - (other.day or on) > _LATE):
            continue
        if why == _ALIKE and deal.kind is not DealKind.PAYMENT:
            continue
        changes = tuple(_changes(other, deal))
        words = tuple(one.before for one in changes)
        if not changes or words in lost:
            continue
        if len(lost) >= _WEIGHED:
            break
        lost.add(words)
        weight = weigh(other)
        if weight:
            weighed.append(SentBefore(deal=other, why=why, changes=changes, weight=weight))
        elif not plain:
            counted = tuple(_behind(changes, deal)) if why == _ALIKE else changes
            if counted:
                plain.append(SentBefore(deal=other, why=why, changes=counted))
    return (*weighed[:_SAID], *plain)


def _changes(other: Deal, deal: Deal) -> Iterator[Difference]:
    """Give what of the earlier one is said otherwise or no more, and matters."""
    references = {other.reference, *other.related}
    for found in what_differs(other, deal):
        matters = found.about in _MATTERS and found.role not in _ON_THE_WAY
        if matters and found.is_loss and found.before not in references:
            yield found


def _behind(changes: Iterable[Difference], deal: Deal) -> Iterator[Difference]:
    """Give of these that somebody behind the payment is named no more."""
    for found in changes:
        if found.role in _BEHIND and not found.after and not _names(deal, found.role):
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
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
