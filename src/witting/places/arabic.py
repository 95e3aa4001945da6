"""The little words Arabic writes onto the front of a name: and, so, in, to, like, the."""

# "and"/"so" come first, then one preposition; "to the" fuses into a doubled lam.
_CONJUNCTIONS = ("و", "ف")
_PREPOSITIONS = ("ب", "ل", "ك")
_SHORTEST_NAME = 3


def is_arabic(word: str) -> bool:
    """Say whether a folded word is written in Arabic letters."""
    return "\u0600" <= word[0] <= "\u06ff"


def without_prefixes(word: str) -> list[tuple[str, int]]:
    """Give what a folded word may be without its prefixes, and how many letters each reading drops.

    The whole word comes first, so that لبنان stays Lebanon. The doubled lam costs nothing, since
    the article that it swallowed belongs to the name.

    >>> without_prefixes("وللصين")[-1], without_prefixes("بروسيا")[1]
    (('الصين', 1), ('روسيا', 1))
    """
    found = [(word, 0)]
    if word[0] in _CONJUNCTIONS:
        found.append((word[1:], 1))
    for rest, cost in tuple(found):
        if rest.startswith("لل"):
            found.append(("ال" + rest[2:], cost))
        elif rest[:1] in _PREPOSITIONS:
            found.append((rest[1:], cost + 1))
    return [(rest, cost) for rest, cost in found if len(rest) >= _SHORTEST_NAME]


def is_persian(text: str) -> bool:
    """Say whether a text in Arabic letters has letters that Persian writes and Arabic does not."""
    return any(letter in text for letter in "پچژگیک")
