"""The calibration report as one HTML file: no script, nothing fetched, names as they run.

The choice first, then the sweep, the groups, the scores, the names to look at, and the limits.
"""

import re
from collections.abc import Sequence
from html import escape
from typing import Any

from witting.cli.charts import interval_bar, scores_chart, sweep_chart
from witting.cli.html_page import document, table
from witting.parties import (
    Band,
    Calibration,
    Group,
    Point,
    Sample,
    Share,
    in_words,
    per_cent,
    script_name,
)

_CSS = """
.choice { background: var(--soft); border-left: 4px solid var(--mark); padding: .9rem 1.2rem;
  margin: 1.25rem 0; }
.choice.none { border-color: var(--false); }
.choice strong { font-size: 1.35rem; }
.numbers { display: flex; flex-wrap: wrap; gap: .75rem; margin: 1rem 0; padding: 0; }
.numbers div { flex: 1 1 9rem; border: 1px solid var(--line); padding: .6rem .8rem; }
.numbers b { display: block; font-size: 1.35rem; }
table.fill th { width: 12rem; padding-block: .7rem; }
svg polyline { fill: none; stroke-width: 2; } svg .band { opacity: .16; stroke: none; }
polyline.recall, line.recall { stroke: var(--recall); }
polygon.recall, circle.recall, rect.right { fill: var(--recall); }
polyline.false, line.false { stroke: var(--false); } polyline.false { stroke-dasharray: 7 4; }
polygon.false, circle.false, rect.wrong { fill: var(--false); }
polyline.precision { stroke: var(--third); stroke-dasharray: 2 4; }
circle.precision { fill: var(--third); }
line.thick { stroke-width: 4; opacity: .45; }
line.chosen { stroke: var(--mark); stroke-width: 2; }
line.use { stroke: var(--third); stroke-dasharray: 4 4; }
.key span { margin-inline-end: 1.2rem; white-space: nowrap; }
.key i { display: inline-block; width: 1.6rem; border-top: 3px solid; vertical-align: middle;
  margin-inline-end: .4rem; }
"""


def html_page(found: Calibration, record: dict[str, Any]) -> str:
    """Give the whole page; `record` is the JSON report, which names what was held fixed."""
    parts = [
        _head(found, record),
        _sweep(found),
        *(_groups(found, name) for name in ("class", "script", "kind")),
        _steps(found),
        _scores(found),
        _reliability(found.reliability),
        _sample(found.missed, _MISSED),
        _sample(found.false_alerts, _FALSE),
        _sample(found.below_the_line, _BELOW),
        _limits(found),
        _DECISION,
        _fixed(record),
    ]
    title = f"Calibration of name screening, {record['as_of']}"
    return document(title, parts, _CSS)


def _head(found: Calibration, record: dict[str, Any]) -> str:
    choice, point = found.choice, point_at(found)
    chosen = choice.threshold is not None
    head = f"Threshold {choice.threshold}" if chosen else "No threshold meets the targets"
    reasons = "".join(f"<p>{escape(said)}</p>" for said in choice.because)
    figures = (
        ("recall", per_cent(point.recall.rate), in_words(point.recall)),
        ("false-alert rate", per_cent(point.false_alerts.rate), in_words(point.false_alerts)),
        ("precision of alerts", per_cent(point.precision.rate), in_words(point.precision)),
        ("alerts per 1,000 names", f"{point.alerts_per_1000:.1f}", "of this mixture of names"),
    )
    shown = "".join(
        f"<div><b>{value}</b>{name}<br><small>{said}</small></div>" for name, value, said in figures
    )
    return (
        f"<h1>Calibration of name screening</h1><p class='dim'>For {escape(record['as_of'])} · "
        f"{found.names} labelled names from {len(record['inputs'])} "
        f"{'file' if len(record['inputs']) == 1 else 'files'} · threshold in use without a "
        f"setting: {found.in_use}</p>"
        f"<section class='choice{'' if chosen else ' none'}'><strong>{head}</strong>{reasons}"
        f"</section><p>At {choice.shown}:</p><div class='numbers'>{shown}</div>"
        f"<p>{escape(checked(found))}</p>"
    )


def checked(found: Calibration) -> str:
    """Say whether asking again at the threshold shown gave what the sweep had counted."""
    said = f"Every name was asked again at {found.choice.shown}: "
    if not found.counted_otherwise:
        return said + f"all {found.asked_again} answers are as the sweep counted them."
    rows = ", ".join(found.counted_otherwise[:10])
    return said + (
        f"{len(found.counted_otherwise)} of {found.asked_again} answers differ from the sweep's "
        f"({rows}). Do not rely on the figures below before that is explained."
    )


def point_at(found: Calibration) -> Point:
    """Give the point of the sweep at which the report is shown."""
    return next(point for point in found.points if point.threshold == found.choice.shown)


def _sweep(found: Calibration) -> str:
    rows = [
        (
            str(p.threshold),
            _rate(p.recall),
            _rate(p.false_alerts),
            f"{per_cent(p.precision.rate)} {p.precision.hits}/{p.precision.n}",
            f"{p.alerts_per_1000:.1f}",
            "met" if found.targets.are_met_by(p) else "not met",
        )
        for p in found.points
    ]
    marked = [p.threshold for p in found.points].index(found.choice.shown)
    key = (
        "<p class='key'><span><i style='color:var(--recall)'></i>recall</span>"
        "<span><i style='color:var(--false)'></i>false-alert rate</span>"
        "<span><i style='color:var(--third)'></i>precision</span>"
        "<span><i style='color:var(--mark)'></i>shown at</span>"
        f"<span><i style='border-top-style:dashed'></i>in use, {found.in_use}</span></p>"
    )
    chart = sweep_chart(found.points, found.choice.shown, found.in_use)
    head = ("threshold", "recall", "false alerts", "precision", "alerts per 1,000", "targets")
    return (
        "<h2>The sweep</h2><p>Recall: listed names that find one of their entries. False-alert "
        "rate: names that should find nobody and alert. Precision: pairs of a name and an entry "
        "that alert and are right. Shaded and in brackets: Wilson intervals at 95 per cent.</p>"
        f"<figure style='margin:0'>{chart}{key}</figure>{table(head, rows, marked)}"
    )


def _groups(found: Calibration, name: str) -> str:
    place = [p.threshold for p in found.points].index(found.choice.shown)
    head = (name, "recall", "", "a step down", "a step up", "false alerts", "")
    rows = [_group(group, name, place) for group in found.groups[name]]
    return f"<h2>By {name}, at {found.choice.shown}</h2>" + table(head, rows, raw={1, 2, 5, 6})


def _group(group: Group, by: str, place: int) -> tuple[str, ...]:
    at = group.points[place]
    below = group.points[place - 1].recall.rate if place else None
    above = group.points[place + 1].recall.rate if place + 1 < len(group.points) else None
    return (
        script_name(group.name) if by == "script" else group.name,
        _two_lines(at.recall),
        interval_bar(at.recall, "recall"),
        per_cent(below),
        per_cent(above),
        _two_lines(at.false_alerts),
        interval_bar(at.false_alerts, "false"),
    )


def _steps(found: Calibration) -> str:
    said = []
    for step in found.choice.steps:
        said.append(f"<p>{escape(step.says)}</p>")
        for label, names in (
            ("listed names", step.found_names),
            ("others", step.false_names),
        ):
            if names:
                shown = " · ".join(f"<bdi>{escape(name)}</bdi>" for name in names)
                said.append(f"<p><small>{label}:</small> {shown}</p>")
    return "<h2>One step either way</h2>" + ("".join(said) or "<p>Only one was tried.</p>")


def _scores(found: Calibration) -> str:
    right, wrong = found.ties["right"], found.ties["wrong"]
    said = [
        f"{found.not_brought_up} expected pairs scored too low to be candidates and are not drawn."
    ]
    for name, tie in (("right", right), ("wrong", wrong)):
        if tie.score:
            said.append(
                f"The commonest score of {name} pairs is {tie.score}: {in_words(tie.share)}."
            )
    key = (
        "<p class='key'><span><i style='color:var(--recall)'></i>right pairs, upwards</span>"
        "<span><i style='color:var(--false)'></i>wrong pairs, downwards</span>"
        "<span><i style='color:var(--mark)'></i>threshold</span></p>"
    )
    chart = scores_chart(found.distribution, found.choice.shown)
    words = "".join(f"<p>{escape(line)}</p>" for line in said)
    return (
        "<h2>Scores of right and wrong pairs</h2><p>A pair is one name with one entry. Each side "
        f"is drawn as shares of its own pairs.</p><figure style='margin:0'>{chart}{key}</figure>"
        f"{words}"
    )


def _reliability(bands: Sequence[Band]) -> str:
    rows = [
        (
            f"{band.low} to {band.high}",
            str(band.right),
            str(band.wrong),
            _rate(band.share_right),
            interval_bar(band.share_right, "recall"),
        )
        for band in bands
    ]
    head = ("score", "right", "wrong", "share that is right", "")
    return (
        "<h2>What a score has meant</h2><p>Of the pairs with a score in a band, the share that "
        "was right, among these names.</p>" + table(head, rows, raw={4})
    )


_LOOK = (
    "The highest-scoring pairs that did not alert and are not expected. Look at them: one that is "
    "right after all is a label to mend, or a reason for a lower threshold"
)
_MISSED = ("Missed at this threshold", "Listed names found by none of their entries, nearest first")
_FALSE = ("Alerts on somebody else", "Pairs at or above the threshold that are not expected")
_BELOW = ("Below the line", _LOOK)


def _sample(sample: Sample, words: tuple[str, str]) -> str:
    rows = [
        (
            _named(one.name, f"{one.where} · {one.variation}"),
            _named(one.listed_name, one.entry_id),
            one.score or "–",
            f"<small>{_sentence(one.because)}</small>",
        )
        for one in sample.shown
    ]
    title, said = words
    count = f"{len(sample.shown)} of {sample.n} shown." if sample.n else "There are none."
    pairs = table(("name", "listed", "score", "why"), rows, raw={0, 1, 3}) if rows else ""
    return f"<h2>{title}</h2><p>{said}. {count}</p>{pairs}"


def _named(name: str, about: str) -> str:
    return f"<bdi>{escape(name)}</bdi><br><small>{escape(about)}</small>"


def _sentence(said: str) -> str:
    """Give a sentence in which each quoted name runs in its own direction."""
    return _QUOTED.sub(r"‘<bdi>\1</bdi>’", escape(said))


_QUOTED = re.compile(r"‘([^’]*)’")


def _limits(found: Calibration) -> str:
    said = "".join(f"<li>{escape(limit)}</li>" for limit in found.limits)
    return f"<h2>What these figures do not say</h2><ul>{said}</ul>"


_DECISION = (
    "<h2>Decision</h2><p>This report recommends; a person decides. To be filled in:</p>"
    "<table class='fill'>"
    + "".join(
        f"<tr><th>{line}</th><td></td></tr>"
        for line in ("Threshold set", "Reason", "Labels checked by", "Decided by", "Day")
    )
    + "</table>"
)


def _fixed(record: dict[str, Any]) -> str:
    made, targets = record["made_with"], record["targets"]
    rows = [
        (f"list {one['id']} of {one['published'] or 'unknown date'}", one["sha256"])
        for one in made["lists"]
    ]
    rows.append(("all lists as read", made["lists_digest"]))
    rows.append((f"engine {made['engine']}, names {made['names']}", made["engine_sha256"]))
    rows += [(f"{one['file']}, {one['names']} names", one["sha256"]) for one in record["inputs"]]
    steps = f"{targets['thresholds'][0]} to {targets['thresholds'][-1]}"
    most = targets["false_alerts"]
    bound = f"a false-alert rate of {most} or less" if most else "no bound on false alerts"
    return (
        "<h2>What was held fixed</h2><p>The same files, lists, engine, day and settings give this "
        f"page again, to the byte. Asked: {len(targets['thresholds'])} thresholds, {steps}; a "
        f"recall of {targets['recall']} or more; {bound}. SHA-256:</p>"
        + table(("what", "hash"), [(a, f"<code>{b}</code>") for a, b in rows], raw={1})
    )


def _rate(one: Share) -> str:
    if one.rate is None:
        return "–"
    between = f"[{per_cent(one.low)}, {per_cent(one.high)}]"
    return f"{per_cent(one.rate)} {between} {one.hits}/{one.n}"


def _two_lines(one: Share) -> str:
    if one.rate is None:
        return "–"
    between = f"{per_cent(one.low)} to {per_cent(one.high)}"
    return f"{per_cent(one.rate)} · {one.hits} of {one.n}<br><small>{between}</small>"
