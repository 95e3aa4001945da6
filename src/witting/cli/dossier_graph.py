"""The drawings of a dossier as SVG: who stands beside whom, and what is said to have been when.

No script and no fonts; each drawing has its table or list beside it, so it only shows the shape.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from html import escape
from unicodedata import east_asian_width

from witting.cli.html_page import svg, svg_words
from witting.stories import Edge, Graph, Moment, Node, Timeline, stretch_of

MOST_NODES = 60
MOST_MOMENTS = 150
_WIDTH = 960
_ROW, _TOP = 38, 24
_LEFT, _RIGHT, _MIDDLE = 300, 660, 480  # where the dots of both columns and the asked stand
_BOX, _LINE = 170, 22
_NAME, _LABEL = 36, 42  # signs that are shown; the whole stands in the title
_KINDS = 3
_BAR_FROM, _BAR_TO, _WORDS_AT = 220, 520, 536


def graph_drawing(graph: Graph) -> str:
    """Draw the asked in the middle and everybody joined to it in two columns beside.

    Whoever most is said of stands first. Over MOST_NODES the least spoken of are not drawn.
    """
    asked = [node for node in graph.nodes if node.is_asked]
    others = sorted(
        (node for node in graph.nodes if not node.is_asked),
        key=lambda n: (-n.claims, int(n.id[1:])),
    )[: max(0, MOST_NODES - len(asked))]
    if not asked or not others:
        return ""
    right, left = others[::2], others[1::2]
    height = _TOP * 2 + _ROW * max(len(right), len(left), len(asked))
    places = dict(_places(right, _RIGHT, height)) | dict(_places(left, _LEFT, height))
    places |= dict(_places(asked, _MIDDLE, height, row=_LINE * 2))
    body = [*_far_lines(graph, places), *_near_lines(graph, places)]
    for node in asked:
        body += _box(node, *places[node.id])
    for node in others:
        body += _dot(node, *places[node.id], graph, {one.id for one in asked})
    return svg(body, "Who stands beside whom, by what the stories say", _WIDTH, height)


def timeline_drawing(timeline: Timeline, kinds: Mapping[str, str]) -> str:
    """Draw each moment as a bar over one scale of days, with what is said of it beside.

    `kinds` gives the words shown for each claim.
    """
    shown = timeline.moments[:MOST_MOMENTS]
    if not shown:
        return ""
    days = [day for moment in shown for day in (moment.start, moment.end) if day is not None]
    low, high = min(days), max(max(days), min(days) + timedelta(days=1))

    def x(day: date) -> float:
        return _BAR_FROM + (day - low) / (high - low) * (_BAR_TO - _BAR_FROM)

    height = _TOP + _LINE * len(shown) + 8
    body = [f'<line class="grid" x1="{at}" x2="{at}" y1="6" y2="{height - 4}"/>'
            for at in (_BAR_FROM, _BAR_TO)]  # fmt: skip
    for row, moment in enumerate(shown):
        y = _TOP + row * _LINE
        first = x(moment.start) if moment.start else float(_BAR_FROM)
        last = x(moment.end) if moment.end else float(_BAR_TO)
        is_open = moment.start is None or moment.end is None
        words = ", ".join(kinds[claim] for claim in moment.claims)
        said = stretch_of(moment.start, moment.end)
        body.append(
            f'<rect class="{"open" if is_open else "moment"}" x="{first:.1f}" y="{y - 9}" '
            f'width="{max(5.0, last - first):.1f}" height="10" rx="3">'
            f"<title>{escape(f'{said}: {words}')}</title></rect>"
        )
        body.append(svg_words(_BAR_FROM - 12, y, _days(moment), "end"))
        body.append(svg_words(_WORDS_AT, y, _cut(words, 60), "start"))
    return svg(body, "When things are said to have been", _WIDTH, height)


def _days(moment: Moment) -> str:
    """Give the days of a moment, short enough to stand beside its bar."""
    last = moment.end - timedelta(days=1) if moment.end else None
    if moment.start == last:
        return str(last)
    return f"{moment.start or '…'} – {last or '…'}"


def _places(
    nodes: Sequence[Node], x: int, height: int, row: int = _ROW
) -> Iterator[tuple[str, tuple[float, float]]]:
    top = (height - row * (len(nodes) - 1)) / 2
    for at, node in enumerate(nodes):
        yield node.id, (float(x), top + at * row)


def _near_lines(graph: Graph, places: Mapping[str, tuple[float, float]]) -> Iterator[str]:
    """Give a line from the asked to each of the others, drawn by how it is put."""
    held: dict[tuple[str, str], set[str]] = {}
    for edge in graph.edges:
        if edge.source in places and edge.target in places:
            held.setdefault((edge.source, edge.target), set()).add(edge.polarity)
    for (one, other), polarities in held.items():
        (x1, y1), (x2, y2) = places[one], places[other]
        if _MIDDLE not in (x1, x2):
            continue
        ends = [x + (_BOX / 2 if far > x else -_BOX / 2) if x == _MIDDLE and far != x else x
                for x, far in ((x1, x2), (x2, x1))]  # fmt: skip
        yield (
            f'<line class="{_class_of(polarities)}" x1="{ends[0]:.1f}" y1="{y1:.1f}" '
            f'x2="{ends[1]:.1f}" y2="{y2:.1f}"/>'
        )


def _far_lines(graph: Graph, places: Mapping[str, tuple[float, float]]) -> Iterator[str]:
    """Give a thin curve between two of the others that are said to have to do with each other."""
    names = {node.id: node.name for node in graph.nodes}
    for edge in graph.edges:
        if edge.source not in places or edge.target not in places:
            continue
        (x1, y1), (x2, y2) = places[edge.source], places[edge.target]
        if _MIDDLE in (x1, x2):
            continue
        bend = (x1 + x2) / 2 + (0 if x1 != x2 else 48 if x1 == _LEFT else -48)
        said = f"{names[edge.source]}, {names[edge.target]}: {_label(edge)}"
        yield (
            f'<path class="far" d="M{x1:.1f} {y1:.1f}Q{bend:.1f} {(y1 + y2) / 2:.1f} '
            f'{x2:.1f} {y2:.1f}"><title>{escape(said)}</title></path>'
        )


def _class_of(polarities: set[str]) -> str:
    if polarities == {"denied"}:
        return "edge denied"
    return "edge" if "stated" in polarities else "edge planned"


def _box(node: Node, x: float, y: float) -> list[str]:
    box = (
        f'<rect class="asked" x="{x - _BOX / 2:.1f}" y="{y - 15:.1f}" width="{_BOX}" '
        f'height="30" rx="6"><title>{escape(node.name)}</title></rect>'
    )
    return [
        box,
        svg_words(x, y + 4, _isolated(_cut(node.name, 22)), "middle", _named(node, "name")),
    ]


def _dot(node: Node, x: float, y: float, graph: Graph, asked: set[str]) -> list[str]:
    anchor, way = ("start", 1) if x > _MIDDLE else ("end", -1)
    labels = [
        _label(edge, is_back=edge.target in asked)
        for edge in graph.edges
        if {edge.source, edge.target} & asked and node.id in (edge.source, edge.target)
    ]
    more = f" +{len(labels) - _KINDS}" if len(labels) > _KINDS else ""
    said = _cut(", ".join(labels[:_KINDS]), _LABEL) + more
    listed = " listed" if node.is_listed else ""
    dot = (
        f'<circle class="node{listed}" cx="{x:.1f}" cy="{y:.1f}" r="5">'
        f"<title>{escape(node.name)}: {escape(', '.join(labels) or 'no relation of its own')}"
        "</title></circle>"
    )
    return [
        dot,
        svg_words(
            x + way * 12, y - 1, _isolated(_cut(node.name, _NAME)), anchor, _named(node, "name")
        ),
        svg_words(x + way * 12, y + 12, said, anchor, ' class="how"'),
    ]


def _label(edge: Edge, *, is_back: bool = False) -> str:
    kind = edge.kind.replace("_", " ")
    arrow = "" if edge.is_mutual else "← " if is_back else "→ "
    put = "" if edge.polarity == "stated" else f"{edge.polarity}: "
    count = f" ×{edge.claims}" if edge.claims > 1 else ""
    return f"{arrow}{put}{kind}{count}"


def _named(node: Node, kind: str) -> str:
    language = f' lang="{escape(node.language)}"' if node.language else ""
    return f' class="{kind}"{language}'


def _cut(text: str, most: int) -> str:
    """Give as much of a text as is `most` signs wide, where a Chinese one is two wide.

    >>> _cut("Korda Trading", 8), _cut("科尔达贸易有限公司", 8)
    ('Korda T…', '科尔达…')
    """
    wide = [1 + (east_asian_width(sign) in "WF") for sign in text]
    if sum(wide) <= most:
        return text
    kept, left = 0, most - 1
    while wide[kept] <= left:
        left -= wide[kept]
        kept += 1
    return text[:kept].rstrip() + "…"


def _isolated(text: str) -> str:
    """Give a name that turns nothing beside it round; these signs show nothing."""
    return f"\u2068{text}\u2069"
