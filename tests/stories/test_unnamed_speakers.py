"""Whoever speaks without a name speaks for himself, and not for the firm that was named last."""

from datetime import date

import pytest

from witting.intake import read
from witting.stories import StoryRead, read_story

DAY = date(2024, 5, 16)
FIRST = {
    "en": "Korda Bearings Ltd shipped lathes to Iran.",
    "ru": "ООО «Корда» поставило станки в Иран.",
    "ar": "شحنت شركة كوردا للتجارة آلات إلى إيران.",
    "zh": "宁波光明轴承有限公司向伊朗运送了机床。",
}
SPOKEN = [
    ("en", "A spokeswoman said it had broken no law.", "spokeswoman"),
    ("en", "One official told reporters that the firm had sold chips.", "official"),
    ("en", "“We sold nothing to Iran,” a company spokesman said.", "company spokesman"),
    ("en", "Sources said the company evaded sanctions.", "Sources"),
    ("en", "A German official announced an inquiry.", "German official"),
    ("en", "An insider in Geneva denied the accusations.", "insider"),
    ("ru", "Источник заявил, что компания продавала чипы.", "Источник"),
    ("ru", "Пресс-секретарь отверг обвинения.", "Пресс-секретарь"),
    ("ru", "Компания продала чипы, сообщил собеседник.", "собеседник"),
    ("ar", "وقال مسؤول إن الشركة باعت رقائق.", "مسؤول"),
    ("ar", "ونفى المتحدث الاتهامات.", "المتحدث"),
    ("zh", "消息人士称，该公司出售了芯片。", "消息人士"),
    ("zh", "发言人否认了指控。", "发言人"),
]


def told(text: str) -> StoryRead:
    """Read a story of one day."""
    [deal] = read(text.encode(), name="story.txt")
    return read_story(deal, day=DAY)


def spoken(story: StoryRead) -> set[str]:
    """Give who says, announces or denies something in a story."""
    kinds = ("said", "announced", "denied")
    return {p.name for s in story.statements if s.kind.value in kinds for p in s.who}


@pytest.mark.parametrize(("language", "sentence", "who"), SPOKEN)
def test_an_unnamed_speaker_speaks_for_himself(language: str, sentence: str, who: str) -> None:
    named = spoken(told(f"{FIRST[language]}\n\n{sentence}\n"))
    assert {name.casefold() for name in named} == {who.casefold()}


@pytest.mark.parametrize(
    "sentence",
    [
        "Ann Petrova, a spokeswoman, said it was untrue.",
        "The spokeswoman, Ann Petrova, said it was untrue.",
        "A spokeswoman for the firm, Ann Petrova, said it was untrue.",
        "Spokeswoman Ann Petrova said it was untrue.",
    ],
)
def test_a_speaker_told_with_a_name_is_that_person(sentence: str) -> None:
    assert spoken(told(f"{FIRST['en']}\n\n{sentence}\n")) == {"Ann Petrova"}


def test_a_word_for_a_speaker_that_describes_something_is_nobody() -> None:
    story = told(f"{FIRST['en']}\n\nAn official visit was announced. The source code was sold.\n")
    assert not {"official", "source"} & {one.name for one in story.named}


def test_what_a_speaker_says_it_did_he_did_not_do() -> None:
    story = told(f"{FIRST['en']}\n\nA company spokesman said it had shipped two lathes.\n")
    assert [p.name for s in story.statements if s.kind.value == "shipped" for p in s.who] == [
        "Korda Bearings Ltd"
    ]


def test_a_firm_of_a_capital_is_not_its_state() -> None:
    story = told("Moscow firm denies it\n\nKorda Ltd sold chips. It was fined in May by a court.\n")
    assert not any(p.name == "Russia" for s in story.statements for p in s.who)


def test_nobody_meets_himself() -> None:
    story = told("Министр обороны Иван Орлов встретился с ним во вторник. Орлов уехал.\n")
    assert not any({p.name for p in s.who} & {p.name for p in s.whom} for s in story.statements)


def test_a_dateline_with_its_year_is_one_sentence_with_what_follows() -> None:
    story = told("МОСКВА, 14 мая 2024 г. — Владимир Орлов продал станки ООО «Корда» во вторник.\n")
    assert [place.name for place in story.places] == ["Moscow"]
    [sold] = [s for s in story.statements if s.kind.value == "sold"]
    assert sold.passage.text.startswith("МОСКВА")


def test_a_line_or_a_list_is_called_a_text() -> None:
    scrap = read_story(read(b"- lathes\n- pumps\n- chips", name="list.txt")[0])
    assert scrap.day_how == "the text does not say it"
    assert scrap.title == ""
    story = read_story(read(f"{FIRST['en']}\n\nIt was fined by a court.".encode(), name="s")[0])
    assert story.day_how == "the story does not say it"
