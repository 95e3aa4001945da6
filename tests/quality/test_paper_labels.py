"""The labelled papers say what stands in them, and each can be set as a PDF."""

import io
import re
from decimal import Decimal

import pypdf
import pytest
from quality.paper_labels import (
    KINDS,
    LANGUAGES,
    LabelledPaper,
    is_among,
    is_same_number,
    is_same_party,
    number_of,
    only_digits,
    paper_sets,
    papers,
)
from quality.paper_pdf import NoFont, pdf_of
from quality.story_labels import plain

from witting.base import Role

ALL = [paper for language in LANGUAGES for paper in papers(language)]
ROLES = {role.value for role in Role}


@pytest.fixture(params=ALL, ids=lambda paper: paper.name)
def paper(request: pytest.FixtureRequest) -> LabelledPaper:
    param: LabelledPaper = request.param
    return param


def words_missing(text: str, paper: LabelledPaper) -> list[str]:
    held = plain(paper.text)
    return [word for word in plain(text).split() if word not in held]


def test_each_language_has_each_kind() -> None:
    for language in LANGUAGES:
        assert {paper.kind for paper in papers(language)} == set(KINDS)


def test_every_labelled_word_stands_on_the_paper(paper: LabelledPaper) -> None:
    label = paper.label
    said = [row["name"] for row in label["parties"]]
    said += [row["description"] for row in label["goods"]]
    said += [label[key] for key in ("vessel", "imo", "voyage", "end_use") if key in label]
    said += label["references"]
    said += [label["ports"][part] for part in ("from", "to") if part in label.get("ports", {})]
    said += label.get("ports", {}).get("via", [])
    assert [text for text in said if words_missing(text, paper)] == []


def test_quantities_codes_and_values_stand_on_the_paper(paper: LabelledPaper) -> None:
    figures = [
        number_of(found) for found in re.findall(r"\d+(?:[.,]\d+| \d{3}(?!\d))*", paper.text)
    ]
    codes = only_digits(re.sub(r"(?<=\d)[. ](?=\d)", "", paper.text))
    for row in paper.label["goods"]:
        assert row["hs"] in codes
        if row.get("value"):
            assert Decimal(row["value"]) in figures


def test_roles_are_roles(paper: LabelledPaper) -> None:
    assert {role for row in paper.label["parties"] for role in row["roles"]} <= ROLES


def test_a_ship_s_number_has_its_check_digit(paper: LabelledPaper) -> None:
    imo = paper.label.get("imo")
    if imo:
        weighed = sum(int(one) * weight for one, weight in zip(imo, range(7, 1, -1), strict=False))
        assert weighed % 10 == int(imo[-1])


def test_a_paper_sets_as_a_pdf_with_its_numbers_in_it(paper: LabelledPaper) -> None:
    try:
        made = pdf_of(paper.text, mirrored=paper.language == "ar")
    except NoFont as reason:
        pytest.skip(str(reason))
    pages = pypdf.PdfReader(io.BytesIO(made)).pages
    assert len(pages) >= 1 + paper.text.count("\f")
    held = only_digits("".join(page.extract_text() for page in pages))
    assert all(row["hs"] in held for row in paper.label["goods"])


def test_six_sets_contradict_themselves_and_three_do_not() -> None:
    against = [one for one in paper_sets() if one.contradictions]
    assert (len(against), len(paper_sets()) - len(against)) == (6, 3)
    about = {row["about"] for one in against for row in one.contradictions}
    assert about == {"quantity", "consignee", "port", "goods", "vessel", "date"}


def test_a_contradiction_is_between_papers_of_the_set() -> None:
    for one in paper_sets():
        assert set(one.texts) <= set(KINDS) | {"invoice"}
        for row in one.contradictions:
            assert set(row["between"]) <= set(one.texts)


@pytest.mark.parametrize(
    ("text", "number"),
    [("1 094 260,00", "1094260.00"), ("2,400", "2400"), ("٦,٠٠٠", "6000"), ("no figure", None)],
)
def test_a_number_is_read_whatever_its_separators(text: str, number: str | None) -> None:
    assert number_of(text) == (None if number is None else Decimal(number))


def test_three_thousand_sets_are_three_thousand() -> None:
    assert is_same_number("3,000套", "3000")
    assert not is_same_number("", "3000")


def test_a_party_answers_to_any_of_its_names() -> None:
    row = {"name": "宁波瑞澜传动设备有限公司", "also": ["NINGBO RUILAN CO., LTD."]}
    assert is_same_party("Ningbo Ruilan Co., Ltd.", row)
    assert not is_same_party("Ningbo", row)


def test_a_reference_is_the_same_with_spaces() -> None:
    assert is_among("PO 77-3102/B", ["po77-3102/b"])
    assert not is_among("PO 77", ["po77-3102/b"])
