"""Lines told by their kind, and by their place at a story's edge; all are invented here."""

from pathlib import Path
from time import perf_counter

import pytest
import yaml

from witting.intake import read
from witting.intake.boilerplate import boilerplate, edge, rules
from witting.intake.paragraphs import take_apart

LINES = yaml.safe_load(
    Path(__file__).with_suffix("").with_name("page_kinds.yaml").read_text("utf-8")
)
PAGE = [line for held in LINES.values() for line in held["page"]]
STORY = [line for held in LINES.values() for line in held["story"]]

STORIES = {
    "en": (
        ["Plant stops work", "Ann Roe and Tom Poe", "16 May 2024"],
        [
            "A plant near Riga stopped work.",
            "Its director, Ivan Orlov, was arrested.",
            "A bank paid.",
        ],
        ["Russia, China, bearings"],
    ),
    "ru": (
        ["Завод остановлен", "Анна Орлова, Рига", "16 мая 2024"],
        ["Завод под Ригой остановлен.", "Его директор Иван Орлов задержан.", "Платил банк."],
        ["Россия, Китай, подшипники"],
    ),
    "zh": (
        ["工厂停产", "记者王芳", "2024年5月16日"],
        ["里加附近的一家工厂停产。", "厂长李伟被捕。", "一家银行付款。"],
        ["俄罗斯、中国、轴承"],
    ),
    "ar": (
        ["توقف المصنع", "ريغا - سامي حداد", "16 مايو 2024"],
        ["توقف مصنع قرب ريغا عن العمل.", "واعتقل مديره إيفان أورلوف.", "ودفع أحد المصارف."],
        ["روسيا، الصين، محامل"],
    ),
}


@pytest.mark.parametrize("line", PAGE)
def test_a_line_of_a_page_is_set_aside(line: str) -> None:
    assert boilerplate(line)


@pytest.mark.parametrize("line", STORY)
def test_a_sentence_of_a_story_stays(line: str) -> None:
    assert boilerplate(line) == ""


@pytest.mark.parametrize("language", STORIES)
def test_each_language_has_at_least_forty_of_either(language: str) -> None:
    assert min(len(LINES[language]["page"]), len(LINES[language]["story"])) >= 40


@pytest.mark.parametrize("language", STORIES)
def test_names_and_a_day_alone_stand_at_a_storys_edge(language: str) -> None:
    above, story, behind = STORIES[language]
    found = take_apart("\n\n".join((*above, *story, *behind)), is_story=True)
    assert [p.text for p in found.passages] == [above[0], *story]


@pytest.mark.parametrize("language", STORIES)
def test_the_day_of_such_a_line_is_the_storys(language: str) -> None:
    text = "\n\n".join(line for part in STORIES[language] for line in part)
    (deal,) = read(text.encode(), name="story.txt")
    assert str(deal.day) == "2024-05-16"


def test_names_alone_within_a_story_stay() -> None:
    lines = [
        "Plant stops work",
        "A plant stopped.",
        "Ivan Orlov",
        "He was arrested.",
        "A bank paid.",
    ]
    assert [p.text for p in take_apart("\n\n".join(lines), is_story=True).passages] == lines


def test_a_text_of_few_lines_has_no_edge() -> None:
    lines = ["Plant stops work", "Ivan Orlov", "A bank paid."]
    assert [p.text for p in take_apart("\n\n".join(lines), is_story=True).passages] == lines


def test_a_headline_may_begin_with_a_label() -> None:
    text = "Explainer: Why bearings matter\n\nA plant near Riga stopped work on Friday."
    assert take_apart(text, is_story=True).dropped == ()


@pytest.mark.parametrize("rule", rules().edges, ids=lambda rule: f"{rule.id} {rule.language}")
def test_a_rule_of_the_edge_fits_its_example_alone(rule: object) -> None:
    example, keeps = getattr(rule, "example", ""), getattr(rule, "keeps", "")
    assert edge(example, is_last=True) == getattr(rule, "id", "")
    assert edge(keeps, is_last=True) == ""


@pytest.mark.parametrize("sign", ["a ", "Aa ", "م ", "م", "а/", "- ", "1:", "( ", "Ann Roe, "])
def test_no_line_takes_long(sign: str) -> None:
    begun = perf_counter()
    line = (sign * 220)[:219] + "!"
    boilerplate(line), edge(line, is_last=True)
    assert perf_counter() - begun < 0.5
