"""Reads the text of a search: words that must all be there, phrases, what must not, `field:value`.

A part of Elasticsearch's query string syntax, which is what yente hands its clients: words (all of
them, unless joined by OR), "phrases", -words and NOT, wild* endings, word~ for a spelling near it.
With `simple`, or for words alone, nothing is refused.
"""

import re
from dataclasses import dataclass

from witting.service.yente.refusals import Refused
from witting.service.yente.schemata import property_names
from witting.service.yente.survey import words_of

FIELDS = frozenset({"countries", "topics", "datasets", "schema", "genders", "id"})

MOST_TERMS = 40
MOST_NEAR = 10  # words whose other spellings are looked for among all there are
MOST_CHARACTERS = 1_000
_TOKEN = re.compile(
    r"""(?P<sign>[-+!]?)(?:(?P<field>[\w.]+):)?(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))"""
)
_REFUSED = re.compile(r"[/\[\]{}^\\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One thing a text must have, or must not."""

    words: tuple[str, ...]
    is_phrase: bool = False
    is_not: bool = False
    is_start: bool = False  # the last word only begins so
    is_near: bool = False  # spelt so or nearly
    field: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextQuery:
    """All of one of the groups must hold."""

    groups: tuple[tuple[Term, ...], ...]
    is_plain: bool  # words alone: may be read as a name, too

    @property
    def is_empty(self) -> bool:
        """Say whether nothing is asked."""
        return not any(self.groups)


def read_text(text: str, *, simple: bool = False, fuzzy: bool = False) -> TextQuery:
    """Read a search. Raises Refused (400) for what is no query, unless it is `simple`.

    >>> [term.words for term in read_text('rosneft "oil company" -trading').groups[0]]
    [('rosneft',), ('oil', 'company'), ('trading',)]
    """
    if len(text) > MOST_CHARACTERS:
        raise Refused(400, f"Invalid query: more than {MOST_CHARACTERS} characters")
    if not simple and (_REFUSED.search(text) or text.count('"') % 2):
        raise Refused(400, f"Invalid query: {text!r:.200}. Send simple=true for a text as typed.")
    if simple:
        text = _REFUSED.sub(" ", text) if text.count('"') % 2 == 0 else text.replace('"', " ")
    groups: list[list[Term]] = [[]]
    is_plain, is_not = True, False
    for token in _TOKEN.finditer(text.replace("(", " ").replace(")", " ")):
        word = token["word"] or ""
        if word in ("OR", "AND", "NOT", "||", "&&") and not simple:
            is_plain = False
            is_not = word == "NOT"
            if word in ("OR", "||") and groups[-1]:
                groups.append([])
            continue
        term = _term(token, is_not=is_not, fuzzy=fuzzy)
        is_not = False
        if term.words:
            is_plain = is_plain and not (
                term.is_phrase or term.is_not or term.is_start or term.is_near or term.field
            )
            groups[-1].append(term)
    if sum(map(len, groups)) > MOST_TERMS:
        raise Refused(400, f"Invalid query: more than {MOST_TERMS} words")
    if sum(term.is_near for group in groups for term in group) > MOST_NEAR:
        raise Refused(400, f"Invalid query: other spellings of more than {MOST_NEAR} words")
    return TextQuery(groups=tuple(tuple(g) for g in groups if g), is_plain=is_plain or fuzzy)


def _term(token: "re.Match[str]", *, is_not: bool, fuzzy: bool) -> Term:
    said, word = token["phrase"], token["word"] or ""
    field = (token["field"] or "").removeprefix("properties.")
    if field not in FIELDS and field not in property_names():
        word, field = f"{field} {word}", ""  # a colon in what is meant as text
    words = words_of(said if said is not None else word)
    return Term(
        words=tuple(words),
        is_phrase=said is not None,
        is_not=is_not or token["sign"] in ("-", "!"),
        is_start=said is None and word.endswith("*"),
        is_near=said is None and (fuzzy or "~" in word),
        field=field,
    )
