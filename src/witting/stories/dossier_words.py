"""Says claims in sentences that are always the source's: "according to", never that it is so."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from witting.stories.dossier_claims import MUTUAL, Claim, End, Telling
from witting.stories.records import DayNamed, Polarity, StatementKind, Times

Wrap = Callable[[str, str], str]
"""Writes words that are not ours, and their language ("" where unknown), as a page needs them."""

# What somebody did, and what somebody is to do, each before the one it is done to.
_VERBS: dict[StatementKind, tuple[str, str]] = {
    StatementKind.MET: ("met", "meet"),
    StatementKind.VISITED: ("visited", "visit"),
    StatementKind.SPOKE: ("spoke with", "speak with"),
    StatementKind.SAID: ("made a statement", "make a statement"),
    StatementKind.ANNOUNCED: ("made an announcement", "make an announcement"),
    StatementKind.DECLARED: ("made a declaration", "make a declaration"),
    StatementKind.WARNED: ("warned", "warn"),
    StatementKind.THREATENED: ("threatened", "threaten"),
    StatementKind.DENIED: ("issued a denial", "issue a denial"),
    StatementKind.AGREED: ("agreed", "agree"),
    StatementKind.SIGNED: ("signed", "sign"),
    StatementKind.SANCTIONED: ("put sanctions on", "put sanctions on"),
    StatementKind.DESIGNATED: ("designated", "designate"),
    StatementKind.BANNED: ("banned", "ban"),
    StatementKind.SHIPPED: ("shipped", "ship"),
    StatementKind.SUPPLIED: ("supplied", "supply"),
    StatementKind.DELIVERED: ("delivered", "deliver"),
    StatementKind.BOUGHT: ("bought", "buy"),
    StatementKind.SOLD: ("sold", "sell"),
    StatementKind.PAID: ("paid", "pay"),
    StatementKind.PRODUCED: ("produced", "produce"),
    StatementKind.HELPED: ("helped", "help"),
    StatementKind.EVADED: ("evaded measures", "evade measures"),
    StatementKind.OWNS: ("owns", "own"),
    StatementKind.CONTROLS: ("controls", "control"),
    StatementKind.FOUNDED: ("founded", "found"),
    StatementKind.APPOINTED: ("appointed", "appoint"),
    StatementKind.DISMISSED: ("dismissed", "dismiss"),
    StatementKind.ARRESTED: ("arrested", "arrest"),
    StatementKind.CHARGED: ("charged", "charge"),
    StatementKind.CONVICTED: ("convicted", "convict"),
    StatementKind.FINED: ("fined", "fine"),
    StatementKind.SEIZED: ("seized property", "seize property"),
    StatementKind.INVESTIGATED: ("investigated", "investigate"),
    StatementKind.ATTACKED: ("attacked", "attack"),
    StatementKind.TOOK_PART: ("took part in something", "take part in something"),
    StatementKind.TOOK_POWER: ("took office", "take office"),
}
_TRADED = frozenset(
    (
        StatementKind.SHIPPED,
        StatementKind.SUPPLIED,
        StatementKind.DELIVERED,
        StatementKind.SOLD,
        StatementKind.PAID,
    )
)
_AS_TOLD = {"year": 4, "month": 7}  # signs of a date that are no finer than what is told
_NOBODY = "somebody the story does not name"
_TO = {
    StatementKind.SAID: " to ",
    StatementKind.ANNOUNCED: " to ",
    StatementKind.DECLARED: " to ",
    StatementKind.DENIED: " to ",
    StatementKind.AGREED: " with ",
    StatementKind.SIGNED: " with ",
    StatementKind.EVADED: " of ",
    StatementKind.SEIZED: " of ",
    StatementKind.TOOK_PART: " with ",
    StatementKind.TOOK_POWER: " in ",
}
_FRAMES = {
    Polarity.STATED: "{}",
    Polarity.DENIED: "it is denied that {}",
    Polarity.ANNOUNCED: "it is announced that {}",
    Polarity.PLANNED: "it is planned, expected or conditional that {}",
}


def plainly(text: str, _language: str = "") -> str:
    """Give words as they are, for a page that needs no marks around them."""
    return text


def sentence_of(claim: Claim, telling: Telling, wrap: Wrap = plainly) -> str:
    """Say what one source says, as what that source says."""
    lead = f"According to {wrap(telling.source, telling.language)}"
    quoted = [end for end in telling.said_by if end.name != telling.source]
    if quoted:
        lead += f", which quotes {_named(quoted, wrap)}"
    return f"{lead}: {content_of(claim, wrap)}."


def content_of(claim: Claim, wrap: Wrap = plainly) -> str:
    """Say what a claim claims, without whose it is: for a page that has said so beside it."""
    is_open = claim.polarity in (Polarity.ANNOUNCED, Polarity.PLANNED)
    did, to_do = _VERBS[claim.kind]
    verb = f"will {to_do}" if is_open else did
    who, whom = list(claim.who), list(claim.whom)
    if claim.kind in MUTUAL and not whom and len(who) > 1:
        who, whom = who[:1], who[1:]
    said = f"{_named(who, wrap) if who else _NOBODY} {verb}"
    goods = ", ".join(claim.goods)
    if goods and claim.kind in (*_TRADED, StatementKind.BOUGHT, StatementKind.PRODUCED):
        said += f" {goods}"
    if whom:
        preposition = _TO.get(claim.kind, " ")
        if claim.kind in _TRADED and (goods or claim.kind is not StatementKind.PAID):
            preposition = " to "
        said += f"{preposition}{_named(whom, wrap)}"
    if claim.places:
        said += f" ({', '.join(claim.places)})"
    said += often_of(claim.times)
    days = days_of(claim.when)
    return _FRAMES[claim.polarity].format(said) + (f", {days}" if days else "")


def often_of(times: Times | None) -> str:
    """Say how often a claim says something was, and since when; "" where it says neither.

    >>> from witting.base import Span
    >>> at = Span(field="p", start=0, end=1, text="x")
    >>> often_of(Times(span=at, least=40)), often_of(Times(span=at, least=2, most=2))
    (' 40 times or more', ' 2 times')
    """
    if times is None:
        return ""
    if times.nth is not None:
        said = f" (time number {times.nth})"
    elif times.least is not None:
        said = f" {times.least} times" + ("" if times.is_exact else " or more")
    else:
        said = f" up to {times.most} times"
    since = times.since
    if since is None:
        return said
    start = since.days.start if since.days is not None else None
    if start is None:
        return f"{said} since a day that is not known"
    return f"{said} since {start.isoformat()[: _AS_TOLD.get(since.unit, 10)]}"


def in_the_same_words(told: Sequence[Telling]) -> list[tuple[Telling, list[Telling]]]:
    """Give the tellings of a claim, with each those that quote the same for it in the same words.

    Copies of one text repeat a sentence; a page shows it once and names the others beside it.
    """
    held: dict[tuple[object, ...], list[Telling]] = {}
    for telling in told:
        key = (telling.passage.text, telling.source, telling.said_by, telling.times)
        held.setdefault(key, []).append(telling)
    return [(those[0], those[1:]) for those in held.values()]


def days_of(when: DayNamed | None) -> str:
    """Say the days of a claim, or "" where none is known.

    >>> from witting.base import Interval, Span
    >>> at, days = Span(field="p", start=0, end=1, text="x"), Interval(start=date(2024, 5, 16))
    >>> days_of(DayNamed(span=at, days=days, how="", unit="day", is_since=True))
    'since 2024-05-16'
    """
    if when is None or when.days is None:
        return ""
    return stretch_of(when.days.start, when.days.end)


def stretch_of(start: date | None, end: date | None) -> str:
    """Say a stretch of days whose end is the first day no longer in it.

    >>> stretch_of(date(2024, 5, 16), date(2024, 5, 17)), stretch_of(None, date(2024, 5, 17))
    ('on 2024-05-16', 'up to 2024-05-16')
    >>> stretch_of(date(2023, 12, 1), date(2024, 1, 1))
    'between 2023-12-01 and 2023-12-31'
    """
    last = end - timedelta(days=1) if end is not None else None
    if start is not None and last is not None:
        return f"on {start}" if start == last else f"between {start} and {last}"
    if start is not None:
        return f"since {start}"
    return f"up to {last}" if last is not None else ""


def _named(ends: Sequence[End], wrap: Wrap) -> str:
    names = [wrap(end.name, end.language) for end in ends]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
