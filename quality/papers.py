"""Scores the reading of trade papers on the held-out set: as text, as PDF, several of one deal.

Run with `python -m quality.papers [--language L] [--show]`. Measure on the whole and never tune on
single rows (sets/README.md); `--show` is for whoever keeps the set, to find labels that are wrong.
"""

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from importlib import import_module
from typing import Any

from quality.figure import Better, Figure, show
from quality.paper_labels import (
    KINDS,
    LANGUAGES,
    LabelledPaper,
    PaperSet,
    is_among,
    is_named,
    is_same_code,
    is_same_number,
    is_same_party,
    number_of,
    paper_sets,
    papers,
)
from quality.paper_pdf import NoFont, pdf_of
from quality.story_labels import Row, is_same_name, overlaps, plain
from quality.told import Told, counted
from witting.base import Deal, Role, WittingError
from witting.intake import read

_NOT_STRUCTURE = frozenset({"passages", "dropped", "unread", "span", "source", "digest"})
# What a contradiction's field may be called, by the word of the labels.
_ABOUT = {
    "quantity": ("quantity",),
    "consignee": ("consignee", "buyer"),
    "port": ("port", "loading", "discharge", "destination"),
    "goods": ("goods", "hs", "description"),
    "vessel": ("vessel", "imo", "ship"),
    "date": ("date", "day"),
}


def judged(paper: LabelledPaper, deals: Sequence[Deal]) -> list[Told]:
    """Give all that is asked of one paper, of the Deal that was read of it."""
    yield_kind = Told("kind", kind_of(deals) == paper.kind, f"{paper.name} {formats(deals)}")
    if not deals:
        return [yield_kind]
    deal = next((one for one in deals if kind_of([one]) == paper.kind), deals[0])
    one_paper = Told("read as one paper", len(deals) == 1, paper.name)
    parts = (parties, goods, carriage, ports, papers_own)
    return [yield_kind, one_paper, *(told for part in parts for told in part(paper, deal))]


def parties(paper: LabelledPaper, deal: Deal) -> Iterator[Told]:
    """Ask for each party by name, then by role and country, and for none that is not there."""
    rows = paper.label["parties"]
    for row in rows:
        if row.get("optional"):
            continue
        found = [one for one in deal.parties if is_same_party(one.name, row)]
        what = f"{paper.name} {row['name']}"
        yield Told("parties/found", bool(found), what)
        yield Told(
            "parties/found in their role", any(p.role.value in row["roles"] for p in found), what
        )
        if row["country"]:
            right = any(one.country == row["country"] for one in found)
            yield Told("parties/found with country", right, what)
    for one in deal.parties:
        if one.role is not Role.VESSEL:
            right = any(is_same_party(one.name, row) for row in rows)
            yield Told("parties/right of those given", right, f"{paper.name} {one.name}")


def goods(paper: LabelledPaper, deal: Deal) -> Iterator[Told]:
    """Ask for each line of goods, with its code, quantity and value, and for no other line."""
    rows = paper.label["goods"]
    for row in rows:
        found = [one for one in deal.goods if is_named(one.description, row)]
        what = f"{paper.name} {row['description']}"
        yield Told("goods/found", bool(found), what)
        if row["hs"]:
            right = any(is_same_code(one.hs, row) for one in found)
            yield Told("goods/found with code", right, what)
        if row.get("quantity"):
            right = any(is_same_number(one.quantity, row["quantity"]) for one in found)
            yield Told("goods/found with quantity", right, what)
        if row.get("value") and not row.get("value_optional"):
            wanted = (number_of(row["value"]), row["currency"])
            right = any(
                one.value and (one.value.value, one.value.currency) == wanted for one in found
            )
            yield Told("goods/found with value", right, what)
    for one in deal.goods:
        right = any(is_named(one.description, row) for row in rows)
        yield Told("goods/right of those given", right, f"{paper.name} {one.description}")
    if "total" in paper.label:
        total = paper.label["total"]
        wanted = (number_of(total["value"]), total["currency"])
        right = any((one.value, one.currency) == wanted for one in deal.amounts)
        yield Told("goods/total", right, paper.name)


def carriage(paper: LabelledPaper, deal: Deal) -> Iterator[Told]:
    """Ask for the ship, its number and the voyage."""
    ships = [one for one in deal.parties if one.role is Role.VESSEL]
    if "vessel" in paper.label:
        right = is_same_name([one.name for one in ships], [plain(paper.label["vessel"])])
        yield Told("carriage/vessel", right, paper.name)
    if "imo" in paper.label:
        numbers = {n.value for one in deal.parties for n in one.identifiers if n.scheme == "imo"}
        yield Told("carriage/imo", paper.label["imo"] in numbers, paper.name)
    if "voyage" in paper.label:
        wanted = plain(paper.label["voyage"])
        held = (deal.reference, deal.related, deal.route, deal.terms, tuple(ships))
        right = any(wanted in (plain(one), *plain(one).split()) for one in structured(held))
        yield Told("carriage/voyage", right, paper.name)


def ports(paper: LabelledPaper, deal: Deal) -> Iterator[Told]:
    """Ask for where the goods leave, what they pass and where they go, and for no other port."""
    wanted: dict[str, Any] = paper.label.get("ports") or {}
    also = paper.label.get("ports_also") or []
    asked: list[tuple[str, str]] = [(at, wanted[at]) for at in ("from", "to") if at in wanted]
    asked += [("via", name) for name in wanted.get("via", [])]
    for part, name in asked:
        points = [one for one in deal.route if one.part == part]
        right = any(overlaps(one.text, text) for one in points for text in (name, *also))
        yield Told(f"ports/{part}", right, f"{paper.name} {name}")
    for one in deal.route:
        right = any(overlaps(one.text, text) for text in (*(name for _, name in asked), *also))
        yield Told("ports/right of those given", right, f"{paper.name} {one.part} {one.text}")


def papers_own(paper: LabelledPaper, deal: Deal) -> Iterator[Told]:
    """Ask for the paper's day, its references and the end use."""
    days = {paper.label["day"], *paper.label.get("day_also", ())}
    yield Told("day", deal.day in days, f"{paper.name} {deal.day}")
    held = [deal.reference, *deal.related, *structured(deal)]
    for reference in paper.label["references"]:
        yield Told("references", is_among(reference, held), f"{paper.name} {reference}")
    if "end_use" in paper.label:
        right = overlaps(deal.terms.end_use, paper.label["end_use"])
        yield Told("end use", right, paper.name)


def kind_of(deals: Sequence[Deal]) -> str:
    """Give which of the six kinds the Deals' format names, or ""."""
    said = " ".join(formats(deals)).casefold().replace(" ", "_").replace("-", "_")
    return next((kind for kind in KINDS if kind in said), "")


def formats(deals: Sequence[Deal]) -> list[str]:
    """Give what each Deal says it was read of."""
    return [one.format for one in deals]


def structured(thing: object) -> Iterator[str]:
    """Give every text that was read into a field of its own: not passages, spans or leftovers."""
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, tuple):
        for one in thing:
            yield from structured(one)
    elif is_dataclass(thing):
        for part in fields(thing):
            if part.name not in _NOT_STRUCTURE:
                yield from structured(getattr(thing, part.name))


def as_text(paper: LabelledPaper) -> list[Deal]:
    """Read a paper as the text file it is; nothing where it is refused."""
    return _read(paper.text.encode(), f"{paper.path.stem}.txt")


def as_pdf(paper: LabelledPaper) -> list[Deal]:
    """Read a paper set as a PDF; nothing where it is refused."""
    return _read(pdf_of(paper.text, mirrored=paper.language == "ar"), f"{paper.path.stem}.pdf")


def asked_together(one: PaperSet, find: Callable[[list[Deal]], Iterable[Any]]) -> list[Told]:
    """Ask which papers of one deal speak against each other, and in what."""
    deals = [
        deal for kind, text in one.texts.items() for deal in _read(text.encode(), f"{kind}.txt")
    ]
    given = list(find(deals))
    found = [about(each) for each in given]
    told = []
    for row in one.contradictions:
        what = f"{one.name} {row['about']}: {found}"
        told.append(Told("contradictions/found", row["about"] in found, what))
        if row["about"] != "date":  # a day is labelled as a day, not as the paper writes it
            right = any(about(each) == row["about"] and is_between(each, row) for each in given)
            told.append(Told("contradictions/found with both sides", right, what))
    planted = {row["about"] for row in one.contradictions}
    told += [
        Told("contradictions/right of those given", each in planted, f"{one.name} {each}")
        for each in found
    ]
    if not planted:
        told.append(Told("contradictions/in sets without any", bool(found), one.name, Better.FEWER))
    return told


def is_between(contradiction: Any, row: Row) -> bool:
    """Say whether a contradiction shows both things that the label says are said."""
    sides = [getattr(contradiction, side, None) for side in ("one", "other")]
    texts = [str(getattr(side, "text", "")) for side in sides]
    return all(any(overlaps(text, str(said)) for text in texts) for said in row["said"])


def about(contradiction: Any) -> str:
    """Give what a contradiction is about in the word of the labels, or in its own."""
    said = str(getattr(contradiction, "field", contradiction)).casefold()
    return next((word for word, signs in _ABOUT.items() if any(s in said for s in signs)), said)


def figures(_: int | None = None) -> tuple[Figure, ...]:
    """Give every figure of the set by language, of the text and of the PDF, and of the sets."""
    if not _are_papers_read():
        print("trade papers are not read yet: they are not measured", file=sys.stderr)
        return ()
    out = [*_by_language("text", as_text)]
    try:
        out += _by_language("pdf", as_pdf)
    except NoFont as reason:
        print(f"papers as PDF are not measured: {reason}", file=sys.stderr)
    find = getattr(import_module("witting.intake"), "contradictions", None)
    if find is None:
        print("witting.intake has no contradictions yet: they are not measured", file=sys.stderr)
        return tuple(out)
    told = [each for one in paper_sets() for each in asked_together(one, find)]
    return (*out, *counted("papers", told))


def main() -> None:
    """Print the figures, and each miss where asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--language", choices=LANGUAGES)
    parser.add_argument("--pdf", action="store_true", help="show the misses of the PDFs")
    parser.add_argument("--show", action="store_true")
    asked = parser.parse_args()
    if not asked.show:
        wanted = [one for one in figures() if (asked.language or "") in one.name.split("/")[0]]
        show(wanted)
        return
    way = as_pdf if asked.pdf else as_text
    told = [
        each
        for language in ([asked.language] if asked.language else LANGUAGES)
        for paper in papers(language)
        for each in judged(paper, way(paper))
    ]
    find = getattr(import_module("witting.intake"), "contradictions", None)
    told += [each for one in paper_sets() if find for each in asked_together(one, find)]
    for each in told:
        if each.is_miss:
            print(f"{each.figure}: {each.what}")


def _by_language(way: str, reader: Callable[[LabelledPaper], list[Deal]]) -> list[Figure]:
    out: list[Figure] = []
    by_kind: list[Told] = []
    for language in LANGUAGES:
        told: list[Told] = []
        for paper in papers(language):
            got = judged(paper, reader(paper))
            told += got
            by_kind += [Told(f"by kind/{paper.kind}/{one.figure}", one.right) for one in got]
        out += counted(f"papers {language} {way}", told)
    return out + counted(f"papers {way}", by_kind)


def _read(document: bytes, name: str) -> list[Deal]:
    try:
        return read(document, name=name)
    except WittingError:
        return []


def _are_papers_read() -> bool:
    """Say whether any paper of the set is told as what it is."""
    return any(kind_of(as_text(paper)) for language in LANGUAGES for paper in papers(language)[:2])


if __name__ == "__main__":
    main()
