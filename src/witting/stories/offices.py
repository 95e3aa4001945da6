"""Offices a page names: which, of what state, and where a name may stand beside them."""

from witting.places import PlaceMention
from witting.stories.lexicon import Hit
from witting.stories.page import Page
from witting.stories.records import Office
from witting.stories.tables import table


def offices_of(page: Page) -> list[Hit]:
    """Give the offices of a page, none within another."""
    found: list[Hit] = []
    for hit in page.hits.get("office", ()):
        if not any(o.first <= hit.first and hit.last <= o.last and o != hit for o in found[-3:]):
            found.append(hit)
    return found


def office_at(page: Page, hit: Hit, language: str) -> tuple[Office, int]:
    """Give the office with its state, and the word after both, where a name may begin."""
    first, after = hit.first, hit.last + 1
    place, first = _place_before(page, first, language)
    words = page.words
    place = place or page.places_at(hit.last)  # председатель КНР
    if language == "en" and after < len(words) and words[after].text == "of":
        held = page.places_at(after + 1)
        if held is not None:
            place, after = held, page.place_end(after + 1) + 1
    elif language in ("ar", "ru"):
        held = page.places_at(after)
        if held is not None:
            place, after = held, page.place_end(after) + 1
    elif language == "zh" and place is None:
        side = table("names")["sides"].get(words[hit.first - 1].text) if hit.first else None
        if side:
            office = Office(
                title=hit.row.id,
                written=page.text(hit.first - 1, hit.last),
                country=side,
            )
            return office, after
    office = Office(
        title=hit.row.id,
        written=page.text(first, max(hit.last, after - 1)),
        country=place.place.country if place else _told_by_itself(page, hit),
    )
    return office, after


def _told_by_itself(page: Page, hit: Hit) -> str:
    """Give the state an office's own words name: the Secretary of State is America's."""
    of_state = (h for h in page.hits.get("of_state", ()) if h.first >= hit.first)
    return next((h.row.id for h in of_state if h.last <= hit.last), "")


def _place_before(page: Page, first: int, language: str) -> tuple[PlaceMention | None, int]:
    """Give the state named right before an office: Russian President, 俄罗斯总统."""
    if language == "ar" or first == 0:
        return None, first
    i = first - 1
    if language in ("en", "ru") and page.is_in("office", i):
        return None, first
    place = page.places_at(i)
    if place is None:
        return None, first
    while i > 0 and page.places_at(i - 1) is place:
        i -= 1
    return place, i
