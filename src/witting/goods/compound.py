"""Chinese compounds that goods begin: their head is their end, as in `示波器使用教程`."""

import re
from functools import cache

from witting.goods.fold import HAN
from witting.goods.heads import Kind, kind_of_han, load_heads

_REACH = 48  # characters looked at before goods
_GAP = 4  # signs of no known meaning that may stand between goods and a house or a wage
_RUN = re.compile(rf"[”’」』》〉\"']?((?:[{HAN}]|t(?=恤)){{1,14}})")
_TITLE = re.compile(r"《[^》\n]{0,30}\Z")
_PAPER = re.compile(r"[^《\n]{0,30}?(?:合同|协议|订单|清单|发票|条款)[^《》\n]{0,6}》")
_SPEAKS = re.compile(r"(?:关于|介绍|印有|印着|画有|形似|有关|写着我?[爱是]?)[“「《]?\Z")
_LIKENESS = re.compile(r"(?:玩具|过家家|纸质|卡通|毛绒|巧克力)(?:的)?\Z")
_ANNOUNCED = re.compile(rf"([{HAN}]{{1,12}})[ :：][“「《]?[{HAN}]{{0,4}}\Z")
_EMPTY = re.compile(r"空(?:的)?\Z")
_VESSELS = ("桶", "罐", "瓶", "盒", "箱", "袋", "筒", "盘", "架", "柜")
_SPOKEN_OF = frozenset({"printed", "publication"})  # what is announced by a space or a colon


def is_aside_han(folded: str, start: int, end: int, everyday: frozenset[int]) -> bool:
    """Say whether a Chinese compound, or a title that goods stand in, makes a mere mention of them.

    >>> [is_aside_han(said, 0, 2, frozenset()) for said in ("轴承收纳盒", "轴承保持架")]
    [True, False]
    """
    before = folded[max(0, start - _REACH) : start]
    if is_straddled(folded, start, end):
        return True
    if _SPEAKS.search(before) or _LIKENESS.search(before):
        return True
    if _TITLE.search(before) and not _PAPER.match(folded, end):
        return True
    run = _run(folded, end)
    if _EMPTY.search(before) and run.endswith(_VESSELS):
        return True
    if _is_announced(before, folded[end : end + 1]):
        return True
    if not run:
        return False
    if end + len(run) - 1 in everyday and len(run) <= 2 * _GAP:
        return True
    for size in range(len(run), 0, -1):
        kind = kind_of_han(run[:size])
        if kind is not None:
            return _heads(kind, run, size)
    return False


def _heads(kind: Kind, run: str, size: int) -> bool:
    """Say whether a kind known at the end of `run[:size]` is the head of the whole compound."""
    if kind.keeps:
        return False
    is_last = size == len(run)
    return is_last or kind.behind == "any" or (_goes_on(kind) and size <= 2 * _GAP)


def _goes_on(kind: Kind) -> bool:
    """Say whether more may stand behind: what is for people of a trade is none of it."""
    return kind.behind == "one" or kind.name == "people"


def _is_announced(before: str, behind: str) -> bool:
    """Say whether goods stand in the title of what stands before a space: `挂图 二极管原理`."""
    found = _ANNOUNCED.search(before)
    kind = kind_of_han(_open(found[1])) if found else None
    return "\u3400" <= behind <= "\u9fff" and kind is not None and kind.name in _SPOKEN_OF


def _run(folded: str, end: int) -> str:
    """Give the signs that follow goods in one compound, without those that only close it."""
    found = _RUN.match(folded, end)
    if found is None:
        return ""
    heads = load_heads()
    run = found[1]
    cuts = [run.find(stop) for stop in heads.stops if stop in run]
    run = run[: min(cuts)] if cuts else run
    return _open(run)


def _open(run: str) -> str:
    """Take off a compound's end what only closes it: `教材费`."""
    closers = load_heads().closers
    while closer := next((c for c in closers if run.endswith(c)), ""):
        run = run[: -len(closer)]
    return run


def is_straddled(folded: str, start: int, end: int) -> bool:
    """Say whether Chinese goods are only the edges of other words: 今天|线上 holds no 天线.

    >>> is_straddled("今天线上会议", 1, 3), is_straddled("数控机床位置", 2, 4)
    (True, False)
    """
    words = load_heads().straddling
    if folded.startswith(words["next"], end):
        return False
    for at in range(start, end):
        over = next((w for w in _over_end().get(folded[at], ()) if folded.startswith(w, at)), "")
        if at + len(over) > end:
            rest = folded[start:at]
            return rest in words["whole"] or folded[:at].endswith(words["over_start"])
    return False


@cache
def _over_end() -> dict[str, list[str]]:
    """Give the words that may run over the end of goods, by their first sign."""
    found: dict[str, list[str]] = {}
    for word in load_heads().straddling["over_end"]:
        found.setdefault(word[0], []).append(word)
    return found
