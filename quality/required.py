"""What a scorecard must show, line by line, and when a figure has fallen behind the last one."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt

from quality.figure import Better, Figure

FORMS = ("given surname", "surname, given")
GOODS_IN = ("en", "ar", "zh", "ru")
_FOUNDING = (
    *("persons/found", "offices/found with country", "places/found", "places/second capital"),
    *("days/found", "events/found", "counts/found", "goods/found with a right code"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A bound on every figure of a name: at least, or at most, a share of its n."""

    figure: str
    least: float = 0.0
    most: float = 1.0
    if_measured: bool = False  # absent is no fault: what it is measured on may lie elsewhere

    def holds(self, figure: Figure) -> bool:
        """Say whether the bound holds; a figure with nothing asked shows nothing."""
        return figure.n > 0 and self.least <= figure.share <= self.most

    def __str__(self) -> str:
        bound = f"at least {self.least:.1%}" if self.least else f"at most {self.most:.1%}"
        return f"{self.figure}: {bound}"


REQUIRED = (
    *(Line(figure=f"ssb/{form}/recall", least=0.95) for form in FORMS),
    *(Line(figure=f"ssb/{form}/false positives", most=0.10) for form in FORMS),
    *(Line(figure=f"ssb/{form}/recall/*", least=0.80) for form in FORMS),
    Line(figure="cross-script/Cyrl person/rank 1", least=0.95),
    Line(figure="cross-script/Arab person/rank 1", least=0.90),
    Line(figure="cross-script/Hani person/rank 1", least=0.85),
    Line(figure="cross-script/Cyrl organisation, own name/rank 1", least=0.80),
    Line(figure="cross-script/Arab organisation, own name/rank 1", least=0.80),
    Line(figure="cross-script/Hani organisation, own name/rank 1", least=0.80),
    Line(figure="innocents/people/name alone", most=0.01),
    Line(figure="innocents/people/with evidence", most=0.001),
    Line(figure="pairs/compare/commonest score", most=0.15),
    Line(figure="pairs/screener/commonest score", most=0.15),
    Line(figure="named/promised", least=1.0),
    *(
        Line(figure=f"goods {name}/{one}/right hs6", least=0.85)
        for name in ("unseen", "third", "fourth")
        for one in GOODS_IN
    ),
    Line(figure="goods fourth/en/recall", least=0.95),
    *(Line(figure=f"goods fourth/{one}/recall", least=0.92) for one in ("ar", "zh", "ru")),
    *(Line(figure=f"goods fourth/{one}/false alerts", most=0.02) for one in ("en", "zh", "ru")),
    Line(figure="goods sixth/ar/recall", least=0.92),
    Line(figure="goods sixth/ar/right hs6", least=0.85),
    *(Line(figure=f"goods {name}/ar/false alerts", most=0.02) for name in ("fifth", "sixth")),
    *(
        Line(figure=f"{one}/boilerplate/as evidence", most=0.0, if_measured=True)
        for one in ("founding story", *(f"stories {one}" for one in GOODS_IN))
    ),
    *(Line(figure=f"founding story/{one}", least=1.0, if_measured=True) for one in _FOUNDING),
)
"""The lines of the plan; `*` stands for every class of variation."""


def failing(figures: Mapping[str, Figure]) -> list[str]:
    """Give the required lines that do not hold, with what was measured."""
    out = []
    for line in REQUIRED:
        named = [figures[name] for name in figures if _is_named(name, line.figure)]
        out += [f"{line}; it is absent"] if not (named or line.if_measured) else []
        out += [_told(line, one) for one in named if not line.holds(one)]
    return out


def noise(figure: Figure) -> float:
    """Give how far a share may fall before it is a regression: one standard error, or two rows.

    The sets are fixed, so the same matcher gives the same figures. But each is a sample of names:
    a change that gains some and loses others within one standard error of the share says nothing
    about names in general. Two rows keep a group of a handful from failing on one name.
    """
    share = min(max(figure.share, 0.0), 1.0)
    return max(sqrt(share * (1 - share) / figure.n), 2 / figure.n)


def regressions(new: Mapping[str, Figure], old: Mapping[str, Figure]) -> list[str]:
    """Give the figures that are worse than before, beyond the noise.

    A figure whose n has changed counts something else now and is not compared; one that is gone is
    a regression.
    """
    gone = sorted(name for name, was in old.items() if name not in new and was.better)
    out = [f"{name}: was measured, and is not now" for name in gone]
    for name, was in sorted(old.items()):
        now = new.get(name)
        if now is None or now.n != was.n or was.better is Better.NEITHER:
            continue
        fall = was.share - now.share if was.better is Better.MORE else now.share - was.share
        if was.n and fall > noise(was):
            out.append(f"{name}: {was.share:.2%} before, {now.share:.2%} now, of {now.n}")
    return out


def _is_named(name: str, pattern: str) -> bool:
    if pattern.endswith("/*"):
        return name.startswith(pattern[:-1])
    return name == pattern


def _told(line: Line, one: Figure) -> str:
    return f"{line}; {one.name} is {one.share:.2%} ({one.hits:g} of {one.n})"
