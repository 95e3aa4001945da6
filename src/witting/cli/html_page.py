"""What every HTML page made here shares: nothing fetched, nothing run, all words escaped.

The style, the frame of the document, tables, words in the direction they run, and pieces of SVG.
"""

from collections.abc import Iterable, Sequence
from html import escape

_CSS = """
:root { color-scheme: light dark; --ink: #1c2430; --dim: #5b6675; --page: #fff; --soft: #f2f4f7;
  --line: #d5dae1; --recall: #1f6fb4; --false: #c2571a; --third: #7a7f87; --mark: #2e7d4f; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9ee; --dim: #a2abb8; --page: #14181e;
  --soft: #1e242d; --line: #3a4350; --recall: #6db3ee; --false: #f0945a; --third: #9aa1ab;
  --mark: #6fcf97; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 64rem; background: var(--page);
  color: var(--ink); font: 16px/1.55 system-ui, "Noto Sans", "Noto Sans Arabic", "Noto Sans CJK SC",
  sans-serif; }
h1 { font-size: 1.7rem; line-height: 1.25; margin: 0 0 .25rem; }
h2 { font-size: 1.2rem; margin: 2.5rem 0 .5rem; padding-top: 1rem;
  border-top: 1px solid var(--line); }
p { margin: .4rem 0; max-width: 46rem; }
.dim, figcaption, small { color: var(--dim); }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; margin: .5rem 0; }
th, td { text-align: start; padding: .3rem .6rem .3rem 0; border-bottom: 1px solid var(--line);
  vertical-align: top; }
th { color: var(--dim); font-weight: 600; }
td { overflow-wrap: anywhere; }
td.n { font-variant-numeric: tabular-nums; white-space: nowrap; }
tr.chosen td { background: var(--soft); font-weight: 600; }
td bdi { font-size: 1.02rem; }
code { font-size: .82rem; overflow-wrap: anywhere; }
svg.chart { width: 100%; height: auto; } svg text { fill: var(--dim); font-size: 12px; }
svg .axis, svg .grid { stroke: var(--line); fill: none; }
@media print { body { max-width: none; padding: 0; font-size: 11pt; } h2 { break-after: avoid; }
  tr, figure { break-inside: avoid; } }
"""
_RIGHT_TO_LEFT = frozenset(("ar", "fa", "he", "ur"))


def document(title: str, parts: Iterable[str], css: str = "") -> str:
    """Give a whole page of these parts, which are markup made here; `css` is the page's own."""
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n"
        f"<style>{_CSS}{css}</style>\n</head>\n<body>\n" + "\n".join(parts) + "\n</body>\n</html>\n"
    )


def table(
    head: Iterable[str],
    rows: Iterable[Sequence[str]],
    marked: int = -1,
    raw: frozenset[int] | set[int] = frozenset(),
) -> str:
    """Give a table; cells are escaped but in the columns `raw`, which hold markup made here."""
    top = "".join(f"<th>{escape(cell)}</th>" for cell in head)
    body = []
    for number, row in enumerate(rows):
        cells = "".join(
            f"<td>{cell}</td>" if place in raw else f"<td class='n'>{escape(cell)}</td>"
            for place, cell in enumerate(row)
        )
        kind = " class='chosen'" if number == marked else ""
        body.append(f"<tr{kind}>{cells}</tr>")
    return f"<div class='wide'><table><tr>{top}</tr>{''.join(body)}</table></div>"


def direction(language: str) -> str:
    """Give the attributes that say a language and the way it runs; without one, as letters run.

    >>> direction("ar"), direction("")
    (' dir="rtl" lang="ar"', ' dir="auto"')
    """
    if not language:
        return ' dir="auto"'
    way = "rtl" if language in _RIGHT_TO_LEFT else "ltr"
    return f' dir="{way}" lang="{escape(language)}"'


def foreign(text: str, language: str = "") -> str:
    """Give words of a source, set apart from the sentence around them."""
    return f"<bdi{direction(language)}>{escape(text)}</bdi>"


def svg(body: Sequence[str], title: str, width: int, height: int) -> str:
    """Give a drawing of these pieces, which are markup made here."""
    return (
        f'<svg class="chart" viewBox="0 0 {width} {height}" role="img" '
        f'aria-label="{escape(title)}">{"".join(body)}</svg>'
    )


def svg_words(x: float, y: float, said: str, anchor: str, attributes: str = "") -> str:
    """Give words in a drawing; `anchor` is start, middle or end."""
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"{attributes}>{escape(said)}</text>'
