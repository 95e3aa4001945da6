"""Goods in the eleven languages beyond the first four: found, inflected, and not mistaken."""

from datetime import date

import pytest
from tests.goods.languages import FOUND, INNOCENT, INNOCENT_ELSEWHERE, LANGUAGES

from witting.goods import GoodsMatch, classify_goods
from witting.goods.index import FIRST_LANGUAGES, Term, find_terms, folded_for, load_index
from witting.lawbook import Lawbook

DAY = date(2024, 5, 16)
BOOK = Lawbook.load()
TIERS = BOOK.goods_list("us/bis/chpl", DAY)


def _found(text: str, language: str | None = None) -> list[GoodsMatch]:
    return classify_goods(text, language, lawbook=BOOK, day=DAY)


def _written(term: Term) -> str:
    """Write a term out: the first of its alternatives, without its marks."""
    words = (word.split("/")[0].lstrip("!") for word in term.text.split())
    return " ".join(words)


def _terms(language: str) -> list[Term]:
    return [t for t in load_index().terms() if t.language == language and not t.needs_home]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_listed_code_is_reached(language: str) -> None:
    index = load_index()
    surest = sorted(_terms(language), key=lambda term: term.weak)
    reached = {code: [t for t in surest if index.goods[t.goods].codes == (code,)] for code in TIERS}
    assert [code for code, terms in reached.items() if not terms] == []
    best = {code: _found(_written(terms[0]))[0] for code, terms in reached.items()}
    assert {code: (m.hs6, m.tier) for code, m in best.items()} == {
        code: (code, tier) for code, tier in TIERS.items()
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_listed_code_has_only_doubtful_words(language: str) -> None:
    index = load_index()
    strong = {index.goods[term.goods].codes for term in _terms(language) if not term.weak}
    doubtful = [code for code in TIERS if (code,) not in strong]
    assert doubtful == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_class_of_critical_items_is_reached(language: str) -> None:
    strong = (term for term in _terms(language) if not term.weak)
    reached = {c for t in strong for m in _found(_written(t)) for c in m.item_classes}
    assert reached >= {item.id for item in BOOK.item_classes(DAY)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_term_finds_its_own_goods(language: str) -> None:
    index = load_index()
    astray = []
    for term in _terms(language):
        text = _written(term)
        named = {h.term.goods for h in find_terms(text, folded_for(text, index), index)}
        codes = {index.goods[goods].codes for goods in named}
        if term.goods not in named and index.goods[term.goods].codes not in codes:
            astray.append(term.text)
    assert astray == []


@pytest.mark.parametrize(
    ("language", "text", "codes"), [(lang, *row) for lang, rows in FOUND.items() for row in rows]
)
def test_goods_are_found_as_they_stand_in_a_text(language: str, text: str, codes: str) -> None:
    assert {tuple(codes.split())} & {match.codes for match in _found(text)}
    assert {tuple(codes.split())} & {match.codes for match in _found(text, language)}


@pytest.mark.parametrize(
    "text",
    [text for rows in INNOCENT.values() for text in rows] + INNOCENT_ELSEWHERE,
)
def test_a_look_alike_raises_no_alert(text: str) -> None:
    assert [(m.words, m.goods) for m in _found(text) if m.tier or m.item_classes] == []


def test_the_first_four_languages_are_read_as_without_the_others() -> None:
    index = load_index()
    first = [term for term in index.terms() if term.language in FIRST_LANGUAGES]
    astray = []
    for term in first:
        text = _written(term)
        hits = find_terms(text, folded_for(text, index), index)
        others = {h.term.goods for h in hits if h.term.language not in FIRST_LANGUAGES}
        alone = {
            h.term.goods for h in find_terms(text, folded_for(text, index), index, term.language)
        }
        if others - alone:
            astray.append((term.language, text, sorted(index.goods[n].id for n in others - alone)))
    assert astray == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Zolltarifnummer 8482 10 90", "848210"),
        ("code SH 8542 31", "854231"),
        ("partida arancelaria 8482.10", "848210"),
        ("voce doganale 8482 10", "848210"),
        ("GTİP 8482.10.10.00.00", "848210"),
        ("УКТ ЗЕД 8482 10 10 00", "848210"),
        ("СЭҚ ТН коды 8482 10", "848210"),
        ("ТЭИ ТН 8482 10", "848210"),
        ("کد تعرفه ۸۴۸۲۱۰", "848210"),
        ("HSコード：8542.31", "854231"),
        ("품목번호 8542311000", "854231"),
    ],
)
def test_a_code_is_read_behind_each_languages_own_words(text: str, code: str) -> None:
    (match,) = _found(text)
    assert (match.hs6, match.how) == (code, "code")


def test_a_language_that_is_named_leaves_the_others_out() -> None:
    assert _found("Kugellager", "fr") == []


def test_a_word_that_needs_its_language_counts_where_the_text_shows_it() -> None:
    assert _found("Tornio") == []
    assert _found("Tornio", "it")[0].goods == "lathes"
    assert _found("pagamento della fattura per un tornio")[0].goods == "lathes"


def test_small_words_of_english_show_no_other_language() -> None:
    text = "as per contract with the seller, den Haag, Los Angeles, we've paid for a tornio"
    assert _found(text) == []


def test_russian_in_latin_letters_is_read_in_a_text_of_another_language_too() -> None:
    assert _found("paiement de la facture MIKROSHEMY")[0].tier == "1"
