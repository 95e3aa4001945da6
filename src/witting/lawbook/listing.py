"""Reads lists.yaml: under which rule of the book a list entry stands, by its list and its part.

A list is named by its id in the package's table of lists. Its rules are paths of the lawbook; one
may be bound to parts of the list (`SSI Directive 1`, a programme, a measure), and may say by which
rule of ownership it reaches companies that nobody listed. A list whose law is not held says so, and
why.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from witting.lawbook.fields import blocks, only, text, texts
from witting.lawbook.reading import Block
from witting.lawbook.records import Law


@dataclass(frozen=True, slots=True)
class ListRule:
    """One rule of a list: its path, the parts of the list it is bound to, how it reaches others."""

    path: str
    parts: tuple[str, ...] = ()
    ownership: str = ""  # the path of the rule of ownership by which those owned share its fate


@dataclass(frozen=True, slots=True)
class ListRules:
    """The rules of one list, in the order of the file.

    `not_held` says why there is none, or why none holds for a part that no rule names.
    """

    rules: tuple[ListRule, ...]
    not_held: str = ""

    def of(self, parts: Iterable[str]) -> tuple[ListRule, ...]:
        """Give the rules for an entry on these parts: those of its parts, else those of the list.

        A part fits a rule that names it or its beginning, in whatever case; a rule that names
        `A + B` asks for both, one that names `A but not B` for the one without the other.
        """
        said = tuple(part.casefold() for part in parts)
        named = [rule for rule in self.rules if any(_fits(word, said) for word in rule.parts)]
        return tuple(named) or tuple(rule for rule in self.rules if not rule.parts)


NO_LISTS: Mapping[str, ListRules] = MappingProxyType({})


def _fits(word: str, said: tuple[str, ...]) -> bool:
    """Tell whether every half of `A + B` begins one of the parts, and nothing after `but not`."""
    wanted, *unwanted = word.casefold().split(" but not ")
    halves = [half.strip() for half in wanted.split(" + ")]
    return all(_begins(half, said) for half in halves) and not any(
        _begins(half.strip(), said) for half in unwanted
    )


def _begins(half: str, said: tuple[str, ...]) -> bool:
    return any(part.startswith(half) for part in said)


def read_lists(
    block: Block, laws: Mapping[str, Law], beneath: Mapping[str, ListRules] = NO_LISTS
) -> Mapping[str, ListRules]:
    """Type lists.yaml against the laws the book holds, over the lists of the book beneath."""
    found = dict(beneath)
    for list_id, body in block.items():
        if not isinstance(body, Block):
            block.refuse(
                f"list {list_id!r} holds no keys of its own",
                "A list stands under rules, or says why none is held.",
                "Give it `rules:` with paths, or `not_held:` with the reason.",
                key=list_id,
            )
        _check_place(list_id, body, beneath)
        found[list_id] = _rules(list_id, body, laws)
    return MappingProxyType(dict(sorted(found.items())))


def _check_place(list_id: str, body: Block, beneath: Collection[str]) -> None:
    """Refuse to take a list of the book beneath in silence, or to replace what is not there."""
    replaced = text(body, "replaces")
    if replaced not in ("", list_id) or (replaced and list_id not in beneath):
        body.refuse(
            f"list {list_id!r} says it replaces {replaced!r}, and there is no such list beneath"
            if replaced == list_id
            else f"list {list_id!r} says it replaces {replaced!r}",
            "Its entries would stand under other rules than a reader is told.",
            f"Write `replaces: {list_id}` where the lawbook beneath has that list, else nothing.",
            key="replaces",
        )
    if list_id in beneath and not replaced:
        body.refuse(
            f"the lawbook beneath says already what the list {list_id!r} means",
            "Its entries would silently stand under other rules.",
            f"Leave it out, or write `replaces: {list_id}` and give all its rules.",
        )


def _rules(list_id: str, body: Block, laws: Mapping[str, Law]) -> ListRules:
    only(body, ("replaces", "rules", "not_held", "otherwise"), "a list")
    if ("rules" in body) == ("not_held" in body):
        body.refuse(
            f"list {list_id!r} gives both rules and why none is held, or neither",
            "A reader must know which of the two it is.",
            "Keep `rules:` or `not_held:`.",
        )
    if "not_held" in body:
        return ListRules((), text(body, "not_held", needed=True))
    rules = tuple(_rule(item, laws) for item in blocks(body, "rules", needed=True))
    if all(rule.parts for rule in rules) and "otherwise" not in body:
        body.refuse(
            f"list {list_id!r} has no rule for an entry on none of the parts named",
            "A hit would mean nothing, in silence.",
            "Add a rule without parts, or `otherwise:` with the reason.",
        )
    return ListRules(rules, text(body, "otherwise"))


def _rule(item: Block, laws: Mapping[str, Law]) -> ListRule:
    only(item, ("path", "parts", "ownership"), "a list's rule")
    path, ownership = text(item, "path", needed=True), text(item, "ownership")
    for key, said in (("path", path), ("ownership", ownership)):
        if said and said not in laws:
            item.refuse(
                f"the lawbook has no path {said!r}",
                "Being on the list would mean a rule nobody can read.",
                "Correct the path, or write the law's file first.",
                key=key,
            )
    if ownership and not _is_of_ownership(laws[ownership]):
        item.refuse(
            f"{ownership!r} is no rule of ownership",
            "Whom listed parties own could not be measured by it.",
            "Name a quantity in percent whose terms give an operator, > or >=, as "
            "us/ofac/fifty-percent does.",
            key="ownership",
        )
    return ListRule(path, texts(item, "parts"), ownership)


def _is_of_ownership(law: Law) -> bool:
    """Tell a rule of ownership: every text is a share, and says whether that very share counts."""
    return all(
        isinstance(held.value, Decimal) and held.terms.get("operator") in (">", ">=")
        for held in law.texts
    )
