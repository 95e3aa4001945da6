"""Answers /search: entities by words, with filters, facets, sorting and pages.

Words are looked for in names and in whatever else an entry says. Words alone are also read as a
name, so that one in another script or spelling is found; those come first, by their score.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import orjson
from rapidfuzz.distance import DamerauLevenshtein

from witting.parties.asked import Asked
from witting.parties.thresholds import MATCH
from witting.places import country_name
from witting.service.yente.datasets import COLLECTIONS, Scope, may_have_changed
from witting.service.yente.entities import Entities
from witting.service.yente.nesting import PAGE
from witting.service.yente.params import MAX_OFFSET, MAX_PAGE, MAX_RESULTS, Params
from witting.service.yente.refusals import Refused
from witting.service.yente.schemata import BASE, fitting, property_names, schemata
from witting.service.yente.survey import Row, Survey, words_of
from witting.service.yente.text_query import Term, TextQuery, read_text

FACETS = ("datasets", "schema", "countries", "identifiers", "topics", "genders")
DEFAULT_FACETS = ("countries", "topics", "datasets")
_MOST_VALUES = 1_000
_MOST_NEAR = 50  # words of the list that a word may be a spelling of
_SORTS = ("first_seen", "last_seen", "last_change", "id", "caption", "schema")
_LABELS = {
    "datasets": "Data sources",
    "schema": "Entity types",
    "countries": "Countries",
    "identifiers": "Identifiers",
    "topics": "Topics",
    "genders": "Genders",
}
Test = Callable[[Row], bool]
Combine = Callable[[Iterable[object]], bool]


def searched(params: Params, dataset: str, entities: Entities) -> bytes:
    """Give the body of the answer. Raises Refused for what yente refuses too."""
    limit = params.whole("limit", PAGE, most=MAX_PAGE)
    offset = params.whole("offset", 0, most=MAX_OFFSET)
    limit = max(0, min(limit, MAX_RESULTS - offset))
    facets = params.some_of("facets", FACETS, DEFAULT_FACETS)
    scope = entities.scope(
        dataset, params.texts("include_dataset"), params.texts("exclude_dataset")
    )
    schema = params.text("schema", BASE)
    if schema not in schemata():
        raise Refused(400, "Invalid schema")
    tests = _tests(params, scope, schema, entities)
    query = read_text(
        params.text("q"), simple=params.flag("simple", False), fuzzy=params.flag("fuzzy", False)
    )
    survey = entities.survey
    ranked = _ranked(query, params.text("q"), entities)
    found = [number for number in ranked if all(test(survey.rows[number]) for test in tests)]
    found = _sorted(found, params.texts("sort"), survey)
    page = found[offset : offset + limit]
    cards = (entities.card(survey.rows[number].id) for number in page)
    return orjson.dumps(
        {
            "limit": limit,
            "offset": offset,
            "total": {"value": len(found), "relation": "eq"},
            "results": [orjson.Fragment(card.body + b"}") for card in cards],
            "facets": {name: _facet(name, found, entities) for name in facets},
        }
    )


def suggested(prefix: str, scope: Scope, entities: Entities) -> list[int]:
    """Give the entities with a name whose words begin as the prefix goes on."""
    words = words_of(prefix)
    if not words:
        return []
    survey = entities.survey
    found = survey.beginning(words[-1], in_names=True)
    for word in words[:-1]:
        found &= set(survey.named(word))
    held = (number for number in found if scope.holds(survey.rows[number].places))
    return sorted(held, key=lambda number: (len(survey.rows[number].caption), number))


def _tests(params: Params, scope: Scope, schema: str, entities: Entities) -> list[Test]:
    """Give what each entity must pass."""
    combine = all if params.one_of("filter_op", ("OR", "AND"), "OR") == "AND" else any
    tests: list[Test] = []
    if not scope.is_everything:
        tests.append(lambda row: scope.holds(row.places))
    if schema != BASE:
        kinds = fitting(schema)
        tests.append(lambda row: row.schema in kinds)
    if excluded := frozenset(params.texts("exclude_schema")):
        tests.append(lambda row: row.schema not in excluded)
    if since := params.moment("changed_since"):
        tests.append(lambda row: may_have_changed(row.last_change, since))
    wanted = {name: list(params.texts(name)) for name in ("countries", "topics", "datasets")}
    for said in params.texts("filter"):
        name, colon, value = said.partition(":")
        if not colon:
            raise Refused(400, f"Invalid filter: {said!r:.200}")
        name = name.removeprefix("properties.")
        wanted.setdefault(_MEANT.get(name, name), []).append(value)
    for name, values in wanted.items():
        if values:
            tests.append(_having(name, values, combine, entities))
    if params.maybe("target") is False:
        tests.append(lambda _: False)  # whoever is here is listed
    return tests


def _having(name: str, values: Sequence[str], combine: Combine, entities: Entities) -> Test:
    """Give the test that an entity has one of some values, or all of them."""
    if name == "datasets":
        scopes = [entities.datasets.within(COLLECTIONS[0], [value], ()) for value in values]
        return lambda row: combine(scope.holds(row.places) for scope in scopes)
    if name in _FIELDS:
        field = _FIELDS[name]
        asked = [value.lower() for value in values] if name == "countries" else list(values)
        return lambda row: combine(value in field(row) for value in asked)
    if name not in property_names():
        raise Refused(400, f"Invalid filter: there is no field {name!r:.100}")
    survey = entities.survey
    may = set().union(*(survey.with_words(words_of(value)) for value in values))

    def has(row: Row) -> bool:
        if survey.number[row.id] not in may:
            return False
        held = entities.properties(row.id).get(name, ())
        return combine(value in held for value in values)

    return has


_MEANT = {"programId": "program", "gender": "genders", "country": "countries"}
_FIELDS: dict[str, Callable[[Row], Sequence[str]]] = {
    "countries": lambda row: row.countries,
    "topics": lambda row: row.topics,
    "datasets": lambda row: tuple(name for place in row.places for name in place),
    "schema": lambda row: (row.schema,),
    "genders": lambda row: row.genders,
    "id": lambda row: (row.id,),
}


def _ranked(query: TextQuery, text: str, entities: Entities) -> list[int]:
    """Give the entities a text finds, the likest first."""
    survey = entities.survey
    if query.is_empty:
        return list(survey.everybody) if not text.strip() else []
    found: set[int] = set()
    for group in query.groups:
        found |= _all_of(group, entities)
    scores: dict[int, float] = {}
    if query.is_plain:
        for match in entities.world.screener.candidates(text[:500], Asked(), near=MATCH):
            number = survey.number.get(match.entry_id.removeprefix("os-"))
            if match.is_match and number is not None:
                scores[number] = max(match.score, scores.get(number, 0.0))
    words = {word for group in query.groups for term in group for word in term.words}
    named = {number for word in words for number in survey.named(word)}
    everyone = found | scores.keys()
    return sorted(everyone, key=lambda n: (-scores.get(n, 0.0), n not in named, n))


def _all_of(group: Sequence[Term], entities: Entities) -> set[int]:
    found: set[int] | None = None
    for term in group:
        if not term.is_not:
            numbers = _having_term(term, entities)
            found = numbers if found is None else found & numbers
            if not found:
                return set()
    left = set(entities.survey.everybody) if found is None else found
    for term in group:
        if term.is_not:
            left -= _having_term(term, entities)
    return left


def _having_term(term: Term, entities: Entities) -> set[int]:
    survey = entities.survey
    found: set[int] | None = None
    for place, word in enumerate(term.words):
        is_last = place == len(term.words) - 1
        if term.is_start and is_last:
            numbers = survey.beginning(word)
        elif term.is_near:
            numbers = set().union(*(survey.with_word(one) for one in _near(word, survey)))
        else:
            numbers = survey.with_word(word)
        found = numbers if found is None else found & numbers
    held = found or set()
    field = _MEANT.get(term.field, term.field)
    if field in _FIELDS:
        held = {n for n in held if _says(_FIELDS[field](survey.rows[n]), term)}
    elif field:
        said = ((n, entities.properties(survey.rows[n].id)) for n in held)
        held = {n for n, properties in said if _says(properties.get(field, ()), term)}
    if term.is_phrase and len(term.words) > 1:
        held = {n for n in held if _says_together(survey.rows[n], term, entities)}
    return held


def _says(values: Iterable[str], term: Term) -> bool:
    held = {word for value in values for word in words_of(value)}
    return all(any(_fits(one, word, term) for one in held) for word in term.words)


def _fits(held: str, word: str, term: Term) -> bool:
    if term.is_start:
        return held.startswith(word)
    return held == word or (term.is_near and DamerauLevenshtein.distance(held, word) <= 2)


def _says_together(row: Row, term: Term, entities: Entities) -> bool:
    said = " ".join(words_of(entities.card(row.id).body.decode()))
    return f" {' '.join(term.words)} " in f" {said} "


def _near(word: str, survey: Survey) -> list[str]:
    """Give the words of names that this may be a spelling of, itself included."""
    most = 0 if len(word) < 3 else 1 if len(word) < 6 else 2
    near = [
        (distance, one)
        for one in survey.words_in_names()
        if abs(len(one) - len(word)) <= most
        and (distance := DamerauLevenshtein.distance(word, one, score_cutoff=most)) <= most
    ]
    return [one for _, one in sorted(near)[:_MOST_NEAR]] or [word]


def _sorted(found: list[int], sort: Sequence[str], survey: Survey) -> list[int]:
    for one in reversed(sort):
        name, _, order = one.partition(":")
        if name in _SORTS:
            known = [n for n in found if getattr(survey.rows[n], name)]
            known.sort(key=lambda n: str(getattr(survey.rows[n], name)), reverse=order == "desc")
            found = known + [n for n in found if not getattr(survey.rows[n], name)]
    return found


def _facet(name: str, found: Iterable[int], entities: Entities) -> dict[str, Any]:
    rows = entities.survey.rows
    counts: Counter[str] = Counter()
    for number in found:
        row = rows[number]
        if name == "datasets":
            counts.update({place[0] for place in row.places})
        elif name == "identifiers":
            counts.update(entities.identifiers(row.id))
        else:
            counts.update(_FIELDS[name](row))
    values = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_MOST_VALUES]
    return {
        "label": _LABELS[name],
        "values": [
            {"name": value, "label": _label(name, value, entities), "count": count}
            for value, count in values
        ],
    }


def _label(name: str, value: str, entities: Entities) -> str:
    if name == "countries":
        return country_name(value.upper())
    if name == "schema":
        return schemata()[value].plural if value in schemata() else value
    if name == "datasets":
        return entities.datasets.title(value) if entities.datasets.has(value) else value
    return value
