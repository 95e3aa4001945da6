"""A listed name of one word is found in text where it stands for a party, and hardly elsewhere."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from witting.base import ListedName, ListEntry, PartyKind
from witting.names import plain
from witting.parties import Screener

INNOCENT = Path(__file__).parent / "alone_innocent.txt"
LISTED = Path(__file__).parent / "alone_listed.txt"


def words(name: str) -> list[str]:
    return plain(name).split()


def listed(key: str, name: str) -> ListEntry:
    names = (ListedName(whole=name),)
    return ListEntry(id=key, list_id="own", kind=PartyKind.ORGANISATION, names=names)


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


def test_listed_names_of_one_word_are_found_in_four_languages(world: Screener) -> None:
    lines = LISTED.read_text("utf-8").splitlines()
    rows = [line.split(" | ") for line in lines if not line.startswith("#")]
    missed = []
    for text, name in rows:
        mentions = world.mentions(text)
        said = {word for m in mentions for n in m.match.entry.names for word in words(n.whole)}
        if name not in said or any(m.match.certain for m in mentions):
            missed.append(text)
    assert len(rows) >= 60
    assert len(missed) <= 0.05 * len(rows), missed


@pytest.mark.parametrize(
    ("text", "written", "entry"),
    [
        ("付给哈马斯的款项", "哈马斯", "ofac-4695"),
        ("受基地组织委托付款", "基地组织", "ofac-6366"),
        ("سلاح لحزب الله في لبنان", "لحزب الله", "ofac-4697"),
        ("Бойцы Хезболлы отошли", "Хезболлы", "ofac-4697"),
        ("donation to hezbollah", "hezbollah", "ofac-4697"),
        ("Fighters of ISIS rented it", "ISIS", "ofac-8759"),
        ("代表谢尔盖·切梅佐夫签署了合同", "谢尔盖·切梅佐夫", "ofac-16685"),
        ("约翰·史密斯先生和拉姆赞·卡德罗夫会谈", "拉姆赞·卡德罗夫", "eu-fsf-EU.226.40"),
    ],
)
def test_a_spelling_of_the_language_is_a_question(
    world: Screener, text: str, written: str, entry: str
) -> None:
    found_ = {m.match.entry_id: m for m in world.mentions(text)}
    assert entry in found_
    assert text[found_[entry].start : found_[entry].end] == written
    assert not found_[entry].match.certain


@pytest.mark.parametrize(
    "text",
    [
        "伊斯兰国家会议",  # Islamic countries
        "训练基地组织学员参观",  # the base organises a visit
        "Isis Oliver, tutor, May",
        "穆罕默德·李先生",
        "阿里·哈桑先生的地毯",  # Ali Hassan may be anybody
        "列夫·托尔斯泰的书",
    ],
)
def test_what_looks_like_such_a_spelling_is_none(world: Screener, text: str) -> None:
    assert not found(world, text)


def test_a_weak_alias_of_one_word_is_not_asked_about(world: Screener) -> None:
    assert not found(world, "payment on behalf of SPUTNIX, invoice 4")


def test_another_list_has_its_own_names() -> None:
    screener = Screener.from_entries([listed("one", "Zorbaltek"), listed("two", "Zorba Fruit")])
    assert found(screener, "tea for Zorbaltek, May") == {"one"}
    assert not found(screener, "付给哈马斯的款项")  # this list has no Hamas


PIECES = [
    "Rostec",
    "HAMAS",
    "VTB",
    "Opera",
    "حماس",
    "سبيربنك",
    "哈马斯",
    "谢尔盖·切梅佐夫",
    "·",
    "хезболлы",
]


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=12), max_size=8).map(" ".join))
def test_a_mention_lies_in_its_text_and_is_never_certain(text: str) -> None:
    for mention in Screener.default().mentions(text):
        assert 0 <= mention.start < mention.end <= len(text)
        alone = text[mention.start : mention.end].strip()
        assert alone
        assert not (mention.match.certain and len(alone.split()) == 1 and "·" not in alone)
