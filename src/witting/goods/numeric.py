"""Whether a lathe or a mill is numerically controlled, by any word of its item that says so.

The glossary has `CNC lathe`; trade also writes `slant bed lathe, Fanuc`, the control far from the
machine. The machine is known then, and only its subheading was open.
"""

import re

_CONTROL = re.compile(
    r"(?<!\w)(?:cnc|nc|чпу|sinumerik|fanuc|heidenhain|itnc|(?:numerical(?:ly)?"
    r"|computer)[- ]control\w*"
    r"|siemens 8\d\d ?d|gsk ?9\d\d|syntec|числов\w+ программ\w+)(?!\w)|数控|发那科|西门子8\d\d"
    r"|تحكم رقمي|التحكم الرقمي|سي ان سي"
)
_NOT = re.compile(
    r"(?:(?<!\w)(?:non|not|without|no|w/o|manual|без|не|ручн\w+|بدون|غير)[ -]|非|无|不带)$"
)
_CLAUSE = re.compile(r"[;\n؛；。+]|(?<!\w)(?:and|и|و)(?!\w)|和|及|与")
_MACHINE = re.compile(
    r"[ ,]*(?:lathe|mill|grind|machining|press|bend|laser|router|plasma|drill|saw|edm|wire"
    r"|станк|станок|пресс|фрез|шлиф|гибоч|лазер|车|铣|磨|冲|折|激光|雕|线切)"
)
_VERTICAL = re.compile(
    r"(?<!\w)(?:vertical|vtl|карусельн\w*|вертикальн\w*|عمودي\w*|راسي\w*)(?!\w)|立式|立车"
)
_HORIZONTAL = re.compile(
    r"(?<!\w)(?:horizontal|slant[- ]bed|flat[- ]bed|inclined[- ]bed|swiss"
    r"|sliding[- ]head\w*|chucker"
    r"|turret|bar[- ]fed|gang[- ]type|горизонтальн\w*|наклонн\w+ станин\w*|افقي\w*)(?!\w)"
    r"|卧式|斜床身|平床身|走心"
)
_KNEE = re.compile(r"(?<!\w)(?:knee|консольн\w*)(?!\w)|升降台")
_REACH = 72  # characters of one item looked at on either side
LATHES = frozenset({"lathes", "lathes-cnc"})


def controlled(folded: str, start: int, end: int, goods: str) -> str:
    """Give the id of the goods that a machine's item makes of it, or the id it has.

    >>> controlled("lathe, vertical, fanuc oi", 0, 5, "lathes")
    'lathes-cnc-vertical'
    >>> controlled("lathe, manual; cnc press", 0, 5, "lathes")
    'lathes'
    """
    if goods not in LATHES and goods != "milling-machines":
        return goods
    first, last = _item(folded, start, end)
    item = folded[first:last]
    if not goods.endswith("-cnc") and not _has_control(item, end - first):
        return goods
    if goods == "milling-machines":
        return "milling-knee-cnc" if _KNEE.search(item) else "milling-cnc"
    if _VERTICAL.search(item):
        return "lathes-cnc-vertical"
    return "lathes-cnc-horizontal" if _HORIZONTAL.search(item) else "lathes-cnc"


def _item(folded: str, start: int, end: int) -> tuple[int, int]:
    """Give the stretch around a machine that speaks of it alone."""
    floor = max(0, start - _REACH)
    cuts = [found.end() for found in _CLAUSE.finditer(folded, floor, start)]
    cut = _CLAUSE.search(folded, end, end + _REACH)
    return (cuts[-1] if cuts else floor), (cut.start() if cut else end + _REACH)


def _has_control(item: str, end: int) -> bool:
    """Say whether a control is named, neither denied nor that of another machine behind."""
    return any(
        not _NOT.search(item[: found.start()])
        and not (found.start() >= end and _MACHINE.match(item, found.end()))
        for found in _CONTROL.finditer(item)
    )
