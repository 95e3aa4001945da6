"""What a cell says of a box: which label it opens with, and where the label's value starts.

A label counts only where something shows that it is one: it is the whole cell, a colon follows it,
or a number follows a label that asks for one. "Seller shall deliver" is a sentence.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from witting.intake.trade.parties import has_form
from witting.intake.trade.tables import Label, Word, currencies, labels, qualifiers, units, words_of
from witting.places import find_places

_NUMBERED = re.compile(
    r"\s*(?:(?:box|графа|field|поле|خانة|第)\s*\d{1,2}\s*[栏]?\s*[.:)]?|\(?\d{1,2}[a-zа-я]?[.)、]|"
    r"[①-⑳]|[IVX]{1,4}\.|[A-Za-z][.)]|[•*·▪-])\s*",
    re.IGNORECASE,
)
_COLON = re.compile(r"[:：=]|\s[-–—](?=\s)")
_TAIL = re.compile(r"[\s)\]）】.,*/\\|\-–—'\"«»]*")
_VALUE = re.compile(r"\s*(?:[)\]）】]\s*)?\.?\s*(?P<sep>[:：=]|[-–—](?=\s))?\s*")
_NUMBER = re.compile(  # what stands between a label and its number, and the number
    r"\W{0,3}(?:(?:no|n|nr|number|dated|date|of|от|ном(?:ер|\.)|رقم)\b\W{0,3}|№\s?){0,2}(?=\S{0,5}\d)",
    re.IGNORECASE,
)
_LONGEST = 160  # characters of a cell in which its label stands
_MOST_WORDS = 40
_SHORT = 60  # characters of a value that stands behind its label without a colon
_LONGEST_FIRM = 7  # words, its form among them
_NUMERIC = frozenset(
    [
        "reference",
        "day",
        "hs",
        "imo",
        "eccn",
        "quantity",
        "weight",
        "packages",
        "amount",
        "total",
        "voyage",
        "price",
        "licence",
    ]
)
_ROUTE = frozenset({"from", "to", "via"})
_NUMBERS = frozenset({"reference", "day"})
# The labels that may follow in one line without a mark, by the kind of the one before.
_BEHIND = {
    "party": _NUMBERS,
    "vessel": frozenset({"voyage"}) | _ROUTE,
    "voyage": _ROUTE,
    **dict.fromkeys(_ROUTE, _ROUTE),
}
NOTES = frozenset({"name", "address", "country"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """The label a cell opens with; `value` is what follows it in the cell, "" for nothing."""

    labels: tuple[Label, ...]  # several in `Vessel / Voyage` or `Consignee / Грузополучатель`
    parts: frozenset[str]  # `address` in `Consignee's address`
    said: str  # all before the value: the label's own words, its number, what is in brackets
    note: str  # `KGS` of `Gross weight (KGS)`
    value: str = ""

    def kinds(self) -> frozenset[str]:
        """Give the kinds of its labels."""
        return frozenset(label.kind for label in self.labels)


def headings(text: str, document: str) -> list[Heading]:
    """Give the label a cell opens with and further ones in it, each with its own value."""
    first = heading(text, document)
    if first is None:
        return []
    found = [first]
    while found[-1].value:
        at = _next(found[-1].value, document)
        if at is None:
            at = _unmarked(found[-1])
        if at is None:
            break
        value = found[-1].value
        further = heading(value[at:], document)
        if further is None or len(found) > _MOST_WORDS:
            break
        kept = value[:at].rstrip(" ,;/")
        last = found[-1]
        found[-1] = Heading(
            labels=last.labels, parts=last.parts, said=last.said, note=last.note, value=kept
        )
        found.append(further)
        if not kept:
            break
    return found


@lru_cache(maxsize=8_192)  # a row is asked as a header, as boxes, and again under a further title
def heading(text: str, document: str) -> Heading | None:
    """Give the label a cell opens with, or None where it opens with none."""
    enumerated = _NUMBERED.match(text)
    for start in dict.fromkeys((enumerated.end() if enumerated else 0, 0)):
        found = _at(text, start, document)
        if found is not None:
            return found
    return None


def _at(text: str, start: int, document: str) -> Heading | None:
    if not labels().may_open(text, start):
        return None
    head = text[start : start + _LONGEST]
    words = words_of(head)[:_MOST_WORDS]
    if not words or head[: words[0].start].strip(" ([（【\"'«*"):
        return None
    breaks = _breaks(head, words)
    walk = _Walk(head, words, breaks, document)
    walk.go()
    if not walk.labels:
        return None
    return walk.heading(text[start:], text[:start])


def _breaks(text: str, words: Sequence[Word]) -> frozenset[int]:
    """Give the numbers of the words before which a colon stands."""
    return frozenset(
        number
        for number in range(1, len(words))
        if _COLON.search(text[words[number - 1].end : words[number].start])
    )


class _Walk:
    """One pass over a cell's words: labels, what qualifies them, units in brackets."""

    def __init__(
        self, text: str, words: Sequence[Word], breaks: frozenset[int], document: str
    ) -> None:
        self.text, self.words, self.breaks, self.document = text, words, breaks, document
        self.labels: list[Label] = []
        self.parts: set[str] = set()
        self.notes: list[str] = []
        self.at = 0
        self.core = 0  # where the label's own words end; units after it may be the value's
        self.is_number = False  # the last word was `No`

    def go(self) -> None:
        """Take words until one is neither a label nor belongs to one."""
        while self.at < len(self.words):
            if self.at and self.at in self.breaks:
                return
            if not (self._label() or self._qualifier() or self._unit() or self._bracket()):
                return

    def _label(self) -> bool:
        length, found = labels().at(self.words, self.at, self.breaks)
        kept = [m for m in found if not m.documents or self.document in m.documents]
        special = [m for m in kept if m.documents]
        kept = special or kept
        if not kept:
            return False
        # A word that only qualifies ("Consignee name") is not a second box beside a party.
        if self.labels and all(label.kind == "detail" for label in kept):
            longer, parts = qualifiers().at(self.words, self.at, self.breaks)
            if longer >= length:
                return self._take(longer, parts)
        if self.labels and kept[0].box == "item":
            return False  # `No` after a label belongs to it
        self.labels.extend(label for label in kept if label not in self.labels)
        self.is_number = self.words[self.at + length - 1].key in _NUMBER_WORDS
        self._move(length, is_core=True)
        return True

    def _qualifier(self) -> bool:
        length, parts = qualifiers().at(self.words, self.at, self.breaks)
        return self._take(length, parts) if length and self.labels else False

    def _take(self, length: int, parts: Sequence[str]) -> bool:
        self.parts.update(part for part in parts if part in NOTES)
        self.is_number = self.words[self.at + length - 1].key in _NUMBER_WORDS
        self._move(length, is_core=True)
        return True

    def _unit(self) -> bool:
        if not self.labels:
            return False
        length = max(
            units().at(self.words, self.at, self.breaks)[0],
            currencies().at(self.words, self.at, self.breaks)[0],
        )
        if not length:
            return False
        last = self.words[self.at + length - 1]
        self.notes.append(self.text[self.words[self.at].start : last.end])
        self._move(length, is_core=False)
        return True

    def _bracket(self) -> bool:
        """Pass over what stands in brackets behind a label: `(complete, with telephone)`."""
        before = self.words[self.at - 1].end if self.at else 0
        opened = re.search(r"[(（\[]", self.text[before : self.words[self.at].start])
        if not self.labels or opened is None:
            return False
        closed = re.compile(r"[)）\]]").search(self.text, before + opened.end())
        if closed is None or closed.start() - before > _LONGEST // 2:
            return False
        end = closed.start()
        inside = [n for n in range(self.at, len(self.words)) if self.words[n].end <= end]
        if not inside or any(sign.isdigit() for sign in self.text[before:end]):
            return False
        self._move(len(inside), is_core=True)
        return True

    def _move(self, length: int, *, is_core: bool) -> None:
        self.at += length
        if is_core:
            self.core = self.words[self.at - 1].end

    def heading(self, text: str, before: str) -> Heading | None:
        """Say what was found, or None where nothing shows that it is a label."""
        end = self.words[self.at - 1].end
        shown = _VALUE.match(text, end)
        assert shown is not None  # it matches nothing as well
        rest = text[shown.end() :]
        start = shown.end() if shown["sep"] else None
        if not _TAIL.sub("", text[end:]):
            start = len(text)
        elif start is None:
            start = self._without_colon(text, end, rest)
        if start is None:
            return None
        value = text[start:].strip().lstrip(".:： )）")
        said = f"{before}{text[:start]}".strip()
        return Heading(
            labels=tuple(self.labels),
            parts=frozenset(self.parts),
            said=said,
            note=" ".join(self.notes),
            value=value,
        )

    def _without_colon(self, text: str, end: int, rest: str) -> int | None:
        """Give where the value starts that follows a label without a colon, or None."""
        kinds = {label.kind for label in self.labels}
        first = re.match(r"\S+", rest)
        has_digit = first is not None and any(sign.isdigit() for sign in first.group())
        short = len(rest) <= _SHORT
        if kinds & _NUMERIC and short and (has_digit or (self.is_number and first)):
            # Units and money before the figure are the value's: `Total USD 9,000`.
            return self.core if self.notes else end
        spaced = text[end : end + 1] in (" ", "\u3000", "\u00a0")
        label = text[: self.core]
        is_han = _is_han(label[-1])
        is_twice = len(self.labels) > 0 and any(map(_is_han, label)) and label.upper() == label
        is_shown = short and self._is_shown(kinds, rest)
        return end if spaced and (is_han or is_twice or is_shown) else None

    def _is_shown(self, kinds: set[str], value: str) -> bool:
        """Say whether a value shows that what stands before it is its label."""
        if kinds <= _ROUTE:
            return self.at > 1 and _opens_with_place(value)
        is_ship = kinds == {"vessel"} and value[:1].isupper()
        return is_ship or (kinds == {"party"} and _is_firm(value))


def _is_firm(text: str) -> bool:
    """Say whether a text opens with a firm and its form: `Luch LLC`, `ООО «Луч»`.

    Each word of the name has a capital: "seller Luch agrees" goes on as a sentence.
    """
    for count, word in enumerate(text.split()[:_LONGEST_FIRM], start=1):
        if not (word.strip('«"“„(&').istitle() or word.isupper() or has_form(word)):
            return False
        if has_form(word):
            return count > 1 or len(text.split()) > 1
    return False


def _is_han(sign: str) -> bool:
    return "\u3400" <= sign <= "\u9fff"


_NUMBER_WORDS = frozenset({"no", "n", "number", "номер", "رقم", "号", "號", "码", "nos", "nr"})


def _next(value: str, document: str) -> int | None:
    """Find the next label inside a value, which a colon must follow."""
    words = words_of(value[:600])
    breaks = _breaks(value, words)
    for at in _starts(value, words):
        length, found = labels().at(words, at, breaks)
        if not length or (at + length not in breaks and at + length < len(words)):
            continue
        if at + length == len(words) and not _COLON.match(value[words[-1].end :].strip()[:1]):
            continue
        if any(not label.documents or document in label.documents for label in found):
            return words[at].start
    return None


def _unmarked(before: Heading) -> int | None:
    """Find where the next label begins that nothing marks: `Luch LLC Contract No. 17`.

    A layout of which only the words are left parts its columns by one space. Behind a firm a number
    or a day may follow, behind a ship its voyage, behind a port another port.
    """
    value, kinds = before.value, before.kinds()
    words = words_of(value[:_LONGEST])
    wanted = next((_BEHIND[kind] for kind in _BEHIND if kind in kinds), frozenset[str]())
    for at in range(1, len(words) if wanted else 0):
        length, found = labels().at(words, at)
        named = next((one for one in found if one.kind in wanted and len(one.box) > 2), None)
        if named is None:
            continue
        rest = value[words[at + length - 1].end :]
        if named.kind in _ROUTE:
            is_label = length > 1 and _opens_with_place(rest)
        else:
            is_label = _NUMBER.match(rest) is not None
        if is_label and ("party" not in kinds or has_form(value[: words[at].start])):
            return words[at].start
    return None


def _opens_with_place(text: str) -> bool:
    """Say whether a text begins with a place: `Shanghai, China`."""
    text = text.strip()[:_SHORT]
    return any(mention.start == 0 and mention.kind == "name" for mention in find_places(text))


def _starts(value: str, words: Sequence[Word]) -> Iterator[int]:
    """Give the words a label inside a value may start with: those after a space or a comma."""
    for number, word in enumerate(words):
        if number and value[word.start - 1] in " ,;/，；\u3000(":
            yield number
