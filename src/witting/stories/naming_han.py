"""Persons that Chinese names without an office: by a dot, at a clause's head, before a verb."""

import re
from collections.abc import Iterator

from witting.names import han_exonyms
from witting.stories.capture import dotted_name, han_name
from witting.stories.cast import Draft
from witting.stories.page import Page
from witting.stories.records import NamedKind

_AFTER_NAMES = ("passive", "prep", "planned", "between", "weekday", "counted")
_WITH = frozenset("与與同和跟向对對")
_OF_TALKS = frozenset(("met", "spoke", "signed", "agreed", "took_part"))


def dotted_names(page: Page, taken: dict[int, Draft]) -> Iterator[tuple[int, int, Draft]]:
    """Find foreign names by the dot within them: 卡尔·魏斯."""
    for i, word in enumerate(page.words):
        run = dotted_name(page, i) if word.text in "·•・" and i not in taken else None
        if run is None or any(n in taken for n in range(run[0], run[1] + 1)):
            continue
        name = page.text(*run)
        yield (*run, _person(name, "a dot parts it as it does foreign names"))


def openers(page: Page, taken: dict[int, Draft]) -> Iterator[tuple[int, int, Draft]]:
    """Find a name that opens a clause, with a little word after it: 王伟被逮捕."""
    for i in range(len(page.words)):
        if i and not page.words[i - 1].is_mark:
            continue
        run = han_name(page, i)
        after = run[1] + 1 if run else 0
        if run is None or not any(page.is_in(t, after) for t in _AFTER_NAMES):
            continue
        name = page.text(*run)
        if not any(n in taken for n in range(run[0], run[1] + 1)):
            yield (*run, _person(name, "a family name begins it where a clause begins"))


def sayers(page: Page, taken: dict[int, Draft]) -> Iterator[tuple[int, int, Draft]]:
    """Find a name between a mark and a verb of saying: ，张伟表示."""
    for hit in page.hits.get("event", ()):
        if hit.row.tag not in ("verb", "passive"):
            continue
        start = hit.first
        while start > 0 and len(page.words[start - 1].text) == 1 and hit.first - start < 4:
            start -= 1
            if page.words[start].is_mark or page.words[start].text in "的":
                start += 1
                break
        run = han_name(page, start) if start < hit.first else None
        if (
            run is not None
            and run[1] == hit.first - 1
            and (start == 0 or page.words[start - 1].is_mark)
            and not any(n in taken for n in range(run[0], run[1] + 1))
        ):
            name = page.text(*run)
            yield (*run, _person(name, "a family name begins it and a verb stands after it"))


def seized_ones(page: Page, taken: dict[int, Draft]) -> Iterator[tuple[int, int, Draft]]:
    """Find a name right after what is done to persons alone: 逮捕王伟."""
    for hit in page.hits.get("event", ()):
        if hit.row.id not in ("arrested", "appointed") or hit.row.tag != "verb":
            continue
        at = hit.last + 1
        at += at < len(page.words) and page.words[at].text == "了"
        while at < len(page.words):  # 逮捕了张伟和王芳
            run = han_name(page, at)
            if run is None or any(n in taken for n in range(run[0], run[1] + 1)):
                break
            yield (*run, _person(page.text(*run), "what is done to persons alone stands before it"))
            at = run[1] + 2
            if run[1] + 1 >= len(page.words) or not page.is_in("and", run[1] + 1):
                break


def beside_with(page: Page, taken: dict[int, Draft]) -> Iterator[tuple[int, int, Draft]]:
    """Find a name between “with” and a talk or a meeting: 与习近平举行会谈."""
    for i, word in enumerate(page.words):
        if word.text not in _WITH or i + 1 in taken:
            continue
        run = han_name(page, i + 1)
        if run is None or any(n in taken for n in range(run[0], run[1] + 1)):
            continue
        talks = any(
            h.row.id in _OF_TALKS
            for n in range(run[1] + 1, min(run[1] + 4, len(page.words)))
            for h in page.events_at(n)
        )
        if talks or is_known(page.text(*run)):
            yield (*run, _person(page.text(*run), "a family name begins it between with and talks"))


def is_known(name: str) -> bool:
    """Say whether a family and a given name are written so in the table of exonyms."""
    return len(han_exonyms().get(name, ())) > 1


def known_ones(page: Page, taken: dict[int, Draft]) -> Iterator[tuple[int, int, Draft]]:
    """Find those whose Chinese name the names room knows, wherever they stand: 习近平."""
    for i in range(len(page.words)):
        run = han_name(page, i)
        if run is None or not is_known(page.text(*run)):
            continue
        if not any(n in taken for n in range(run[0], run[1] + 1)):
            yield (*run, _person(page.text(*run), "the name of one known person"))


def _person(name: str, because: str) -> Draft:
    parts = tuple(part for part in re.split(r"[·•・]", name) if part)
    return Draft(kind=NamedKind.PERSON, name=name, because=because, words=[parts])
