"""A listed name of one word is found in text where it stands for a party, and hardly elsewhere."""

from pathlib import Path

import pytest

from witting.parties import Screener

INNOCENT = Path(__file__).parent / "alone_innocent.txt"


def found(screener: Screener, text: str) -> set[str]:
    return {mention.match.entry_id for mention in screener.mentions(text)}


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("payment on behalf of Rostec", "ofac-17260"),
        ("по поручению Ростех", "ofac-17260"),
        ("Представители Ростеха прибыли в Дубай", "ofac-17260"),
        ("HAMAS", "ofac-4695"),
        ("please pay Hamas", "eu-fsf-EU.3524.75"),
        ("please pay hamas today", "ofac-4695"),  # no capital, but the words before make it one
        ("Taliban envoys came to Doha", "ofac-6636"),
        ("VTB", "ofac-17013"),  # three letters: alone on its line
        ("transfer to VTB", "ofac-17013"),
        ("paid by Rosneft for oil", "ofac-17022"),
        ("تحويل إلى سبيربنك", "eu-fsf-EU.8537.32"),
        ("قال ناطق باسم غازبروم إن الأعمال مستمرة", "ofac-17250"),
        ("تبرع لصالح حركة حماس", "ofac-4695"),
    ],
)
def test_a_listed_word_is_a_question(world: Screener, text: str, entry: str) -> None:
    mentions = [one for one in world.mentions(text) if one.match.entry_id == entry]
    assert mentions
    assert not any(one.match.certain for one in mentions)


@pytest.mark.parametrize(
    "text",
    [
        "he counted the hamas of the text",  # no capital, and no words that make it a party
        "VTB-coated glass, 40 panes",  # three letters within a line
        "Rosneft Street 12, Minsk",  # a street
        "Payment to Ali Hassan for carpets",
        "قرأ الطلاب القصيدة بحماس كبير",  # the word for zeal
    ],
)
def test_elsewhere_it_is_none(world: Screener, text: str) -> None:
    assert not found(world, text) & {"ofac-4695", "ofac-17013", "ofac-17022"}


def test_an_everyday_word_needs_a_party_s_words(world: Screener) -> None:
    assert not found(world, "Opera tickets for two")
    assert found(world, "payment on behalf of Opera, invoice 4")
    assert not found(world, "payment on behalf of Opera Software")  # a longer name
    assert not found(world, "PAYMENT TO OPERA HOUSE CHOIR")


def test_a_given_name_is_nobody_though_it_is_a_whole_alias(world: Screener) -> None:
    for name in ("Ali", "Musa", "George", "Adel", "Emma", "Rashid"):
        assert not found(world, f"payment to {name}, invoice 4"), name


def test_everyday_texts_raise_no_alarm(world: Screener) -> None:
    lines = INNOCENT.read_text("utf-8").splitlines()
    texts = [line for line in lines if not line.startswith("#")]
    alarmed = [text for text in texts if found(world, text)]
    assert len(texts) >= 200
    assert len(alarmed) <= 0.01 * len(texts), alarmed
