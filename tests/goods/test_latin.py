"""Claims about Russian in Latin letters."""

import pytest

from witting.base import Deal, DealKind, MissingFact, Passage
from witting.goods import check_goods, classify_goods
from witting.goods.classify import LATIN_LESS, NEWEST, TERM_CLEAR
from witting.goods.index import find_terms, folded_for, load_index
from witting.goods.latin import loose
from witting.lawbook import Lawbook


@pytest.mark.parametrize(
    ("latin", "russian"),
    [
        ("OPLATA ZA MIKROSHEMY", "оплата за микросхемы"),
        ("OPLATA ZA MIKROSKHEMY", "оплата за микросхемы"),
        ("SHARIKOPODSHIPNIKI", "шарикоподшипники"),
        ("podshipniki 6205", "подшипники 6205"),
        ("STANKI S CHPU", "станки с чпу"),
        ("TOKARNYE STANKI", "токарные станки"),
        ("PSHENITSA", "пшеница"),
        ("PSHENICU PO KONTRAKTU", "пшеницу по контракту"),
        ("TRANZISTORY", "транзисторы"),
        ("BOEPRIPASY", "боеприпасы"),
        ("VERTOLETY", "вертолёты"),
        ("lekarstvennye sredstva", "лекарственные средства"),
    ],
)
def test_russian_in_latin_letters_names_the_same_goods(latin: str, russian: str) -> None:
    first, same = classify_goods(latin)[0], classify_goods(russian)[0]
    assert (first.codes, first.tier, first.item_classes, first.families) == (
        same.codes,
        same.tier,
        same.item_classes,
        same.families,
    )


def test_it_is_somewhat_less_sure_and_says_so() -> None:
    (match,) = classify_goods("SHARIKOPODSHIPNIKI")
    assert match.confidence == pytest.approx(TERM_CLEAR - LATIN_LESS)
    assert "шарикоподшипник" in match.because


@pytest.mark.parametrize(
    ("one", "other"),
    [("shch", "щ"), ("tsemja", "цемя"), ("xleb", "хлеб"), ("ryba", "рыба"), ("sol'", "соль")],
)
def test_the_manners_of_romanising_meet_in_one_loose_spelling(one: str, other: str) -> None:
    assert loose(one) == loose(other)


def test_no_english_term_of_the_glossary_is_read_as_russian() -> None:
    index = load_index()
    texts = [term.text for term in index.terms() if term.language == "en"]
    hits = (hit for t in texts for hit in find_terms(t, folded_for(t, index), index))
    assert [hit.term.text for hit in hits if hit.is_latin] == []


@pytest.mark.parametrize(
    "text", ["Most valuable players", "Saharan tours", "the bank said", "postal order", "tokens"]
)
def test_innocent_words_are_no_russian_goods(text: str) -> None:
    assert classify_goods(text) == []


def test_the_offices_words_are_known_in_latin_letters_too() -> None:
    passages = (Passage(field=":70:", text="OPLATA ZA PSHENITSU PO KONTRAKTU LB-77"),)
    deal = Deal(kind=DealKind.PAYMENT, source="test", format="test", passages=passages)
    facts = check_goods(deal, Lawbook.load(), NEWEST)
    assert not any(isinstance(fact, MissingFact) for fact in facts)
