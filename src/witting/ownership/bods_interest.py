"""Turns the versions of one BODS relationship into holdings with their days.

An interest holds from its own start, or from the day a later version first tells it changed, up to
its own end, or to the day the next version tells otherwise.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from witting.base import Interval
from witting.ownership.json_records import day_of
from witting.ownership.records import Directness, Holding, HoldingKind
from witting.ownership.share import NOTHING, UNKNOWN, WHOLE, Share

KINDS: Mapping[str, HoldingKind] = MappingProxyType(
    {
        "shareholding": HoldingKind.SHARES,
        "votingRights": HoldingKind.VOTES,
        "appointmentOfBoard": HoldingKind.APPOINTMENT,
        "otherInfluenceOrControl": HoldingKind.INFLUENCE,
        "seniorManagingOfficial": HoldingKind.MANAGEMENT,
        "settlor": HoldingKind.BENEFICIARY,
        "trustee": HoldingKind.INFLUENCE,
        "protector": HoldingKind.INFLUENCE,
        "beneficiaryOfLegalArrangement": HoldingKind.BENEFICIARY,
        "rightsToSurplusAssetsOnDissolution": HoldingKind.PROFIT,
        "rightsToProfitOrIncome": HoldingKind.PROFIT,
        "rightsGrantedByContract": HoldingKind.INFLUENCE,
        "conditionalRightsGrantedByContract": HoldingKind.INFLUENCE,
        "controlViaCompanyRulesOrArticles": HoldingKind.CONTROL,
        "controlByLegalFramework": HoldingKind.CONTROL,
        "boardMember": HoldingKind.MANAGEMENT,
        "boardChair": HoldingKind.MANAGEMENT,
        "unknownInterest": HoldingKind.UNKNOWN,
        "unpublishedInterest": HoldingKind.UNKNOWN,
        "enjoymentAndUseOfAssets": HoldingKind.PROFIT,
        "rightToProfitOrIncomeFromAssets": HoldingKind.PROFIT,
        "nominee": HoldingKind.NOMINEE,
        "nominator": HoldingKind.NOMINATOR,
    }
)
"""Every interest type of the standard's code list, and what it is here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One statement about a relationship."""

    statement: str
    told: date | None
    is_closed: bool
    owner: Any
    owned: Any
    interests: tuple[Any, ...]
    has_parts: bool
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Interest:
    """One interest of one version, before its days are known."""

    type: str
    start: date | None
    end: date | None
    holding: Holding


def holdings_of(record: str, versions: Sequence[Version]) -> tuple[list[Holding], list[str]]:
    """Give the holdings of a relationship, and the interests that never held a day.

    Raises ValueError where a statement breaks the standard so that its days or parties are lost.
    """
    found: list[Holding] = []
    dropped: list[str] = []
    carried: dict[str, date | None] = {}
    for place, version in enumerate(versions):
        interests = _interests(record, version)
        following = versions[place + 1] if place + 1 < len(versions) else None
        after = list(_interests(record, following)) if following is not None else []
        ends: dict[str, date | None] = {}
        for number, interest in enumerate(interests, 1):
            start = interest.start
            if place:
                known = [day for day in (start, _begun(interest, carried, version)) if day]
                start = max(known, default=None)
            end = interest.end or (version.told if version.is_closed else None)
            if following is not None:
                change = _change(interest, after, following)
                end = min((day for day in (end, change) if day is not None), default=None)
                ends[interest.type] = end
            if end is not None and start is not None and end <= start:
                dropped.append(f"{record}, statement {version.statement}, interest {number}")
                continue
            found.append(replace(interest.holding, interval=Interval(start=start, end=end)))
        carried = ends
    return found, dropped


def _begun(
    interest: _Interest, carried: Mapping[str, date | None], version: Version
) -> date | None:
    """Give the day an interest of a later version took over, or was first told of."""
    if interest.type in carried:
        return carried[interest.type]
    return interest.start or version.told


def _change(interest: _Interest, after: list[_Interest], following: Version) -> date | None:
    """Give the day on which the next version ends or changes an interest."""
    match = next((item for item in after if item.type == interest.type), None)
    if match is None:
        return following.told
    after.remove(match)
    if match.start and (interest.start is None or match.start > interest.start):
        return match.start
    if match.end and (following.told is None or match.end < following.told):
        return match.end
    return following.told


def _interests(record: str, version: Version) -> tuple[_Interest, ...]:
    """Read a version's interests; a relationship that names none has one of unknown kind."""
    if not isinstance(version.owner, str) or not isinstance(version.owned, str):
        if isinstance(version.owner, dict) or isinstance(version.owned, dict):
            return ()  # the source says that it does not say: a gap of the register
        raise ValueError("it does not say whose interest in what it tells of")
    return tuple(_interest(record, version, item) for item in version.interests or ({},))


def _interest(record: str, version: Version, item: Any) -> _Interest:
    if not isinstance(item, dict):
        raise ValueError("an interest is an object with keys and values")
    kind = str(item.get("type") or "unknownInterest")
    directness = Directness(str(item.get("directOrIndirect") or "unknown"))
    start, end = day_of(item.get("startDate")), day_of(item.get("endDate"))
    if start and end and end < start:
        raise ValueError(f"an interest ends on {end}, before it starts on {start}")
    if kind not in KINDS:
        raise ValueError(f"the interest type {kind[:60]!r} is not of the standard's code list")
    holding = Holding(
        owner=version.owner,
        owned=version.owned,
        share=_share(item.get("share")),
        kind=KINDS[kind],
        source=version.source,
        directness=directness,
        told_by_parts=version.has_parts and directness is not Directness.DIRECT,
        told_in=record,
        ref=version.statement,
        note=": ".join(text for text in (kind, str(item.get("details") or "")) if text),
    )
    return _Interest(type=kind, start=start, end=end, holding=holding)


def _share(told: Any) -> Share:
    if told is None:
        return UNKNOWN
    if not isinstance(told, dict):
        raise ValueError("a share is an object with exact, minimum or maximum")
    exact = _percent(told.get("exact"))
    if exact is not None:
        return Share.exact(exact)
    low, above = _percent(told.get("minimum")), _percent(told.get("exclusiveMinimum"))
    high, below = _percent(told.get("maximum")), _percent(told.get("exclusiveMaximum"))
    return Share.between(
        max(item for item in (low, above, NOTHING) if item is not None),
        min(item for item in (high, below, WHOLE) if item is not None),
        open_low=above is not None and (low is None or above >= low),
        open_high=below is not None and (high is None or below <= high),
    )


def _percent(value: Any) -> Decimal | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise ValueError(f"{str(value)[:40]!r} is no number of percent")
    return Decimal(value)
