"""What a run opens cases for: hits that are different, decisions that lapsed, a suspicion."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlalchemy import Connection

from witting.book import (
    About,
    BookParty,
    Case,
    Change,
    ChangeKind,
    Decision,
    Hit,
    Reason,
    Screened,
    changes,
    scope_of,
)
from witting.store import book, cases
from witting.store.cases import Opening


def openings(
    connection: Connection, told: Sequence[Screened], reason: Reason, now: datetime
) -> list[Opening]:
    """Say what needs a case after a screening, and let go of the decisions that no longer hold.

    A hit is told once. On suspicion every hit of those named is told that has no open case.
    """
    ended = _lapsed(connection, told, now)
    keys = [one.party.key for one in told]
    before, shown = book.hits_of(connection, keys), book.shown_scores(connection, keys)
    out = [
        Opening(change=change, party=one.party, reason=reason, lapsed=_id(ended, change.about))
        for one in told
        for change in changes(before.get(one.party.key, ()), one.hits, shown)
    ]
    known = {one.change.about for one in out}
    out += _still_there(connection, told, ended, known)
    known |= {one.change.about for one in out}
    waiting = cases.open_by_about(connection, keys)
    out += [
        Opening(change=_same(hit), party=one.party, reason=reason)
        for one in told
        for hit in one.hits
        if hit.about not in known and _is_to_be_seen(waiting.get(hit.about), one, reason)
    ]
    return out


def _is_to_be_seen(waiting: Case | None, told: Screened, reason: Reason) -> bool:
    """Say whether a hit that is as it was needs a look: asked for, or of a party that changed.

    An open case is brought up to date, so that who decides it decides of the party as it is.
    """
    if waiting is None:
        return reason is Reason.SUSPICION
    return waiting.scope.party_version != told.party.version


def _lapsed(
    connection: Connection, told: Sequence[Screened], now: datetime
) -> dict[About, tuple[Decision, Hit | None]]:
    """Let go of the decisions that no longer hold for what is found, and give them with the hit."""
    standing = cases.all_decisions(connection, standing=True)
    found = {hit.about: (hit, one.party.version) for one in told for hit in one.hits}
    seen = {one.party.key for one in told}
    others = {made.scope.party for made in standing} - seen  # not screened now
    versions = book.versions(connection, others)
    for party, own in book.hits_of(connection, others).items():
        found |= {hit.about: (hit, versions[party]) for hit in own}
    out: dict[About, tuple[Decision, Hit | None]] = {}
    for made in standing:
        hit = found.get(made.scope.about)
        why = made.why_lapsed(scope_of(*hit) if hit else None, now.date())
        if why:
            cases.lapse(connection, made.id, why, now)
            out[made.scope.about] = made, hit[0] if hit else None
    return out


def _still_there(
    connection: Connection,
    told: Sequence[Screened],
    ended: dict[About, tuple[Decision, Hit | None]],
    known: set[About],
) -> Iterator[Opening]:
    """Give the hits that only a lapsed decision answered: nothing else of them is different."""
    left = {
        about: (made, hit) for about, (made, hit) in ended.items() if hit and about not in known
    }
    parties = {one.party.key: one.party for one in told}
    others = {key for key, _, _ in left} - parties.keys()
    parties |= {row.key: row.party() for row in book.rows(connection, keys=others)}
    for made, hit in left.values():
        assert hit is not None
        party: BookParty = parties[hit.party]
        yield Opening(change=_same(hit), party=party, reason=Reason.LAPSED, lapsed=made.id)


def _same(hit: Hit) -> Change:
    return Change(kind=ChangeKind.CHANGED, before=hit, after=hit)


def _id(ended: dict[About, tuple[Decision, Hit | None]], about: About) -> int | None:
    found = ended.get(about)
    return found[0].id if found else None
