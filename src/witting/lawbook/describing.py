"""Writes an answer as a page of plain text, for a person who asks what the law was on a day."""

from textwrap import fill

from witting.base import Citation, Grade
from witting.lawbook.kinds import (
    Event,
    GoodsCodes,
    ItemClasses,
    LicenceTerms,
    Places,
    RedFlag,
    RedFlags,
    Requirements,
    Timeline,
    Value,
)
from witting.lawbook.records import Answer, Standing, Text

_WIDTH = 96
_GRADES = {
    Grade.PRIMARY: "primary text read",
    Grade.SECONDARY: "secondary source read",
    Grade.REPOSITORY: "public repository or derived data read",
    Grade.UNCONFIRMED: "NOT CONFIRMED",
}


def describe(answer: Answer) -> str:
    """Write one path on one day as a page: standing, text, quotation, sources, its other days."""
    parts = [_head(answer)]
    if answer.text is not None:
        parts.extend(_text(answer.text, was=answer.standing is Standing.ENDED))
    if answer.note:
        parts.append(_wrapped("About this path: " + answer.note))
    if answer.history:
        parts.append(_history(answer))
    return "\n\n".join(parts) + "\n"


def _head(answer: Answer) -> str:
    standing = f"On {answer.day}: {answer.standing.value.upper()}."
    where = f"{answer.path} (law of your own)" if answer.own else answer.path
    return "\n".join([_wrapped(answer.title), where, "", _wrapped(f"{standing} {answer.because}")])


def _text(text: Text, *, was: bool) -> list[str]:
    parts = [_wrapped(("It said: " if was else "") + text.summary)]
    value = _value_lines(text.value)
    value += [f"  {key}: {word}" for key, word in text.terms.items()]
    if value:
        parts.append("\n".join(value))
    if text.says:
        parts.append(_wrapped(f"In its own words: “{text.says}”"))
    if text.published is not None:
        parts.append(f"Published {text.published}.")
    parts.append(_wrapped(f"How sure: {_GRADES[text.grade]}."))
    if text.note:
        parts.append(_wrapped("Take note: " + text.note))
    parts.append("Sources:\n" + "\n".join(_cite(cite) for cite in text.cites))
    return parts


def _value_lines(value: Value) -> list[str]:
    match value:
        case None:
            return []
        case GoodsCodes(tiers):
            by_tier = sorted(set(tiers.values()))
            return [_codes(tier, [c for c, t in tiers.items() if t == tier]) for tier in by_tier]
        case ItemClasses(items):
            return [
                _wrapped(f"{item.id} {item.title} ({_GRADES[item.grade]})", indent="  ")
                for item in items
            ]
        case RedFlags(flags):
            return [line for flag in flags for line in _flag(flag)]
        case Requirements(items):
            return [
                _wrapped(f"{item.id}: {item.sentence} Met: {item.met}. {item.by}", indent="  ")
                for item in items
            ]
        case Timeline(events):
            return [line for event in events for line in _event(event)]
        case Places(named):
            return [
                f"  {country} since {place.starts} ({_GRADES[place.grade]})"
                for country, place in named
            ]
        case LicenceTerms():
            return _licence(value)
        case tuple():
            return [f"  - {word}" for word in value]
        case _:
            return [f"  value: {value}"]


def _event(event: Event) -> list[str]:
    lines = [_wrapped(f"{event.when} {event.where}: {event.sentence}", indent="  ")]
    if event.names:
        lines.append(_wrapped(f"names: {'; '.join(event.names)}", indent="      "))
    return lines


def _flag(flag: RedFlag) -> list[str]:
    lines = [_wrapped(f"{flag.id}: {flag.sentence}", indent="  ")]
    if flag.needs:
        lines.append(_wrapped(f"needs: {flag.needs}", indent="      "))
    return lines


def _codes(tier: str, codes: list[str]) -> str:
    written = ", ".join(f"{code[:4]}.{code[4:]}" for code in codes)
    return _wrapped(f"tier {tier}: {written}", indent="  ")


def _licence(terms: LicenceTerms) -> list[str]:
    lines = [f"  licence: {terms.id}", f"  covers: {', '.join(terms.families)}"]
    if terms.conditions:
        lines.append(_wrapped(f"conditions: {terms.conditions}", indent="  "))
    if terms.expires_at:
        lines.append(f"  expires: {terms.expires_at}")
    if not terms.days_confirmed:
        lines.append("  its days are NOT CONFIRMED")
    elif terms.seen_in_force is not None:
        lines.append(f"  last seen in force by a source read: {terms.seen_in_force}")
    return lines


def _cite(cite: Citation) -> str:
    where = f", {cite.pinpoint}" if cite.pinpoint else ""
    lines = [_wrapped(f"- {cite.title}{where} ({_GRADES[cite.grade]})", indent="  ")]
    if cite.says:
        lines.append(_wrapped(f"“{cite.says}”", indent="    "))
    if cite.url:
        lines.append(f"    {cite.url}")
    return "\n".join(lines)


def _history(answer: Answer) -> str:
    lines = ["All its days:"]
    for text in answer.history:
        end = text.interval.end
        span = f"{text.interval.start} to {end or 'further notice'}"
        here = " <- the day asked" if text.interval.holds(answer.day) else ""
        name = f" {text.value.id}" if isinstance(text.value, LicenceTerms) else ""
        lines.append(f"  {span}:{name} {text.grade.value}{here}")
    lines.append("  (the second day of a span is the first on which it no longer held)")
    return "\n".join(lines)


def _wrapped(text: str, indent: str = "") -> str:
    return fill(
        text,
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=indent + ("  " if indent else ""),
        break_long_words=False,
        break_on_hyphens=False,
    )
