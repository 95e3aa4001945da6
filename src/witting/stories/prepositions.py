"""What part the words before a name give to it: with whom, to whom, against whom, where.

Arabic writes some of them onto the name; Chinese puts 将 before whom something happens to.
"""

from functools import cache

from witting.stories.page import Page
from witting.stories.tables import table, written_out
from witting.stories.words import fold


@cache
def _prepositions(language: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for role, held in table("grammar")["prepositions"].items():
        for row in held.get(language, "").split("|"):
            for word in written_out(row.strip()):
                if word:
                    found[fold(word)] = role
    return found


def _is_number(text: str) -> bool:
    return text in _COUNTED_BY or text[0].isdigit()


def _is_handled(page: Page, first: int) -> bool:
    """Say whether 将 or 把 makes whoever stands here the one it happens to: 将45家企业列入名单."""
    words = page.words
    at = first
    while at > 1 and _is_number(words[at - 1].text):
        at -= 1
    if at < first and words[at - 1].text in ("将", "把", "將"):
        return True
    before = words[first - 1].text if first else ""
    return (
        words[first].text[0] in "将把"
        or before == "把"
        or (before == "将" and page.is_in("pronoun", first))
    )


def preposition_word(word: str, language: str) -> str:
    """Give what part a preposition gives to what stands after it, or "" where it is none."""
    return _prepositions(language).get(fold(word), "")


def _is_whose(page: Page, at: int, language: str) -> bool:
    """Say whether a place only tells whose the next is: and no Russian town he is in."""
    place = page.places_at(at)
    if place is None or language == "en":
        return place is not None
    return "demonym" in (place.kind, place.place.kind) or place.place.kind == "country"


_COUNTED_BY = frozenset("家名个艘所位项多余两三四五六七八九十几数")
_ATTACHED = {"ل": "to", "ب": "in", "ك": "about"}


def preposition_before(page: Page, first: int, language: str) -> str:
    """Give what part the word before a name, or written onto it, gives to it: `with`, `to`, ``.

    English articles and what stands with the name before it (the Russian president) are skipped.
    """
    words = page.words
    if language == "ar":
        key = fold(words[first].text)
        bare = key[1:] if key[0] in "وف" and len(key) > 3 else key
        if bare.startswith("لل") and len(bare) > 4:
            return "to"
        if bare[0] in _ATTACHED and page.is_written_onto(first):
            return _ATTACHED[bare[0]]
    if language == "zh" and _is_handled(page, first):
        return "to"
    held = _prepositions(language)
    if language == "zh":
        while first > 0 and (place := page.places_at(first - 1)) is not None:
            first = page.word_at(place.start)  # 对土耳其某公司
        while first > 1 and (_is_number(words[first - 1].text) or page.is_in("office", first - 1)):
            first -= 1
        while first > 0 and (place := page.places_at(first - 1)) is not None:
            first = page.word_at(place.start)
    for back in range(1, 4):
        i = first - back
        if i < 0 or words[i].is_mark:
            return ""
        key = fold(words[i].text)
        if key in held:
            return held[key]
        if language == "en" and page.is_in("determiner", i):
            continue
        if language in ("en", "ru") and (page.is_in("office", i) or _is_whose(page, i, language)):
            continue
        return ""
    return ""
