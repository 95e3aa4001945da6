"""Reads cases a lawyer can read: what is so, on which day, who asks; what must then be found.

A file holds a list of cases. Each states facts, or gives a document to be read as the engine would
read it. Every mistake in a file is refused with its line: a misspelt rule in `never` would
otherwise pass for ever.
"""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType

from witting.assess import designated, footing, house
from witting.assess.case_facts import fields_under, read_fact
from witting.assess.profiles import load_profile
from witting.base import BrokenLaw, DealKind, Duty, Fact, Outcome, Profile, SettingsError, TooLarge
from witting.lawbook import Lawbook
from witting.lawbook.fields import blocks, choice, day, needed_day, only, text, texts
from witting.lawbook.files import files_under, read_bounded
from witting.lawbook.loading import CASES
from witting.lawbook.reading import Block, read_blocks, refuse

USUAL_PROFILE = "ffi-cn"
MOST_CASES = 1_000
"""Cases of one file. The largest file of them in witting's own tests holds 59."""
MOST_FACTS = 200
"""Facts of one case: each is judged with every other. No case of witting's own states ten."""

HOUSE_RULES = frozenset(
    said
    for module in (designated, house, footing)
    for said in vars(module).values()
    if isinstance(said, str) and said.startswith("house/")
)
"""The rules no law makes, which a case may name beside the lawbook's paths."""

_INPUTS = ("facts", "document", "text", "file")
_KEYS = (
    *("title", "cites", "day", "profile", "kind", "lists", "holdings"),
    *_INPUTS,
    *("finds", "never", "duties", "conflicts", "outcome"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LawCase:
    """One case as its file states it: facts or a document, and what is expected of them."""

    title: str
    cites: str  # the source of the expectation
    where: str  # the file
    line: int
    day: date
    profile: Profile
    outcome: Outcome
    facts: tuple[Fact, ...] = ()
    kind: DealKind = DealKind.PAYMENT  # of the deal the facts are taken to stand in
    document: bytes | Path | None = None  # None where facts are stated
    lists: Path | None = None  # the lists a document is compared with; None: the shipped ones
    holdings: Path | None = None  # who holds what in whom, beside a document
    finds: Mapping[str, Outcome]
    never: tuple[str, ...] = ()
    duties: Mapping[Duty, date | None]
    conflicts: tuple[str, ...] | None = None  # None where the case says nothing of them


def read_cases(file: Path, book: Lawbook) -> tuple[LawCase, ...]:
    """Read a file of cases against the lawbook whose paths they name.

    Raises BrokenLaw at the first mistake, naming file, line and mend; TooLarge over a bound of
    bytes, cases or facts.
    """
    where = str(file)
    found = read_blocks(where, read_bounded(file, where))
    if len(found) > MOST_CASES:
        raise TooLarge(
            f"{where}: it holds {len(found):,} cases, more than the {MOST_CASES:,} one file may "
            "hold, and none was tested. Split it."
        )
    reader = _Reader(file, {*book.paths(), *HOUSE_RULES})
    return tuple(reader.case(block) for block in found)


def case_files(places: Collection[Path]) -> tuple[Path, ...]:
    """Give the case files among files and folders, in a fixed order, each once.

    A folder with a folder of `cases` in it, as one's own law has, gives those. Raises BrokenLaw
    where a folder holds none, for a test that runs nothing proves nothing, and for what would be
    passed over: a link to a file or a folder of cases, or another ending than .yaml.
    """
    found: dict[Path, None] = {}
    for place in places:
        inside = _inside(place) if place.is_dir() else [place]
        if not inside:
            raise BrokenLaw(
                f"{place}: the folder holds no .yaml file, so no case was tested. Give a file of "
                "cases, or a folder that holds some."
            )
        found |= dict.fromkeys(inside)
    return tuple(found)


def _inside(folder: Path) -> list[Path]:
    """Give the case files of a folder; the mapping of a list that lies beside them is none."""
    beside = folder / CASES  # where it is a link, it is refused as one of the folder's
    within = beside if beside.is_dir() and not beside.is_symlink() else folder
    found = [within / file for file in files_under(within, is_wanted=_is_of_cases)]
    for file in found:
        if file.suffix != ".yaml":
            refuse(
                str(file),
                0,
                "this file of cases does not end in .yaml",
                "It would be passed over in silence, and the cases in it with it.",
                "Rename it, or move it out of the folder.",
            )
    return found


def _is_of_cases(name: str) -> bool:
    """Say whether a file is one of cases by its name; a list's mapping may lie beside them."""
    return name.casefold().endswith((".yaml", ".yml")) and not name.endswith(".mapping.yaml")


class _Reader:
    """Types the cases of one file."""

    def __init__(self, file: Path, rules: Collection[str]) -> None:
        self._file = file
        self._rules = rules

    def case(self, block: Block) -> LawCase:
        """Type one case."""
        only(block, _KEYS, "a case")
        _one_input(block)
        stated = blocks(block, "facts")
        if len(stated) > MOST_FACTS:
            raise TooLarge(
                f"{block.where}, line {block.line}: the case states {len(stated):,} facts, more "
                f"than the {MOST_FACTS:,} one case may state. Each is judged with every other, so "
                "it would take for ever. Make several cases of it."
            )
        facts = tuple(read_fact(item) for item in stated)
        return LawCase(
            title=text(block, "title", needed=True),
            cites=text(block, "cites", needed=True),
            where=block.where,
            line=block.line,
            day=needed_day(block, "day"),
            profile=self._profile(block),
            outcome=choice(block, "outcome", Outcome),
            facts=facts,
            kind=choice(block, "kind", DealKind, DealKind.PAYMENT),
            document=self._document(block),
            lists=self._beside_document(block, "lists"),
            holdings=self._beside_document(block, "holdings"),
            finds=self._finds(block),
            never=self._rules_in(block, "never"),
            duties=_duties(block),
            conflicts=self._rules_in(block, "conflicts") if "conflicts" in block else None,
        )

    def _profile(self, block: Block) -> Profile:
        named = text(block, "profile") or USUAL_PROFILE
        if named.endswith(".toml"):
            named = str(self._file.parent / named)
        try:
            return load_profile(named)
        except SettingsError as problem:
            said, _, mend = str(problem).partition(". ")
            block.refuse(said, "The same facts mean other things to others.", mend, key="profile")

    def _document(self, block: Block) -> bytes | Path | None:
        if "document" in block:
            if not isinstance(block["document"], Block):
                block.refuse(
                    "'document' is not an order",
                    "An order has keys of its own: kind, parties, goods, route.",
                    "Write it as keys and values; a message or a story goes under `text:`, the "
                    "path of a file under `file:`.",
                    key="document",
                )
            return json.dumps(block["document"], ensure_ascii=False).encode()
        if "text" in block:
            written = block["text"]
            if not isinstance(written, str) or not written.strip():
                block.refuse(
                    "'text' holds no text",
                    "There would be nothing to read.",
                    "Write the message or the story beneath `text: |`.",
                    key="text",
                )
            return written.encode()
        return self._beside(block, "file") if "file" in block else None

    def _beside_document(self, block: Block, key: str) -> Path | None:
        if key not in block:
            return None
        if "facts" in block:
            block.refuse(
                f"{key!r} stands beside facts",
                "Facts are stated, so nothing is looked up.",
                "Take it out, or give a document instead of facts.",
                key=key,
            )
        return self._beside(block, key)

    def _beside(self, block: Block, key: str) -> Path:
        """Give a path written relative to the file of cases; there must be something there."""
        found = self._file.parent / text(block, key, needed=True)
        if not found.exists():
            block.refuse(
                f"{key}: there is no {found}",
                "The case cannot be run without it.",
                "Write the path as seen from the folder of this file.",
                key=key,
            )
        return found

    def _finds(self, block: Block) -> Mapping[str, Outcome]:
        inner = fields_under(block, "finds", "`finds: {us/ofac/sdn: review}`")
        self._known(inner, tuple(inner), list(inner))
        return MappingProxyType({rule: choice(inner, rule, Outcome) for rule in inner})

    def _rules_in(self, block: Block, key: str) -> tuple[str, ...]:
        found = texts(block, key)
        self._known(block, found, [key] * len(found))
        return found

    def _known(self, block: Block, rules: tuple[str, ...], keys: list[str]) -> None:
        for rule, key in zip(rules, keys, strict=True):
            if rule not in self._rules:
                block.refuse(
                    f"there is no rule {rule!r}",
                    "What no rule can say is never found, and never missed.",
                    "Write a path of the lawbook (`witting law list`) or one of "
                    f"{', '.join(sorted(HOUSE_RULES))}.",
                    key=key,
                )


def _one_input(block: Block) -> None:
    given = [key for key in _INPUTS if key in block]
    if len(given) != 1:
        block.refuse(
            f"the case gives {' and '.join(given) or 'neither facts nor a document'}",
            "A case is judged on one input.",
            f"Give exactly one of {', '.join(_INPUTS)}; `facts: []` states that nothing is known.",
            key=given[-1] if given else "",
        )
    if "kind" in block and given != ["facts"]:
        block.refuse(
            "'kind' stands beside a document",
            "A document says itself what it is.",
            "Take it out.",
            key="kind",
        )


def _duties(block: Block) -> Mapping[Duty, date | None]:
    inner = fields_under(block, "duties", '`duties: {report: "2024-01-08", block: null}`')
    only(inner, [duty.value for duty in Duty], "the duties")
    return MappingProxyType(
        {
            Duty(key): None if text(inner, key) in ("", "null", "~") else day(inner, key)
            for key in inner
        }
    )
