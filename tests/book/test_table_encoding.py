"""A table in a legacy encoding is never taken for an empty one, nor for one in another script."""

from pathlib import Path

import pytest

from witting.base import SettingsError
from witting.book.guessing import guess_mapping
from witting.book.mapping import read_mapping
from witting.intake.tables.encoding import candidates

NAMES = {
    "cp1251": "Иван Петров\nОЛЬГА СЕРГЕЕВА\nСергей Кузнецов\n",
    "koi8-r": "Иван Петров\nОЛЬГА СЕРГЕЕВА\nСергей Кузнецов\n",
    "cp1256": "قاسم الريمي\nمحمد عبد الله\nشركة النفط\n",
    "cp1255": "דוד כהן\nמשה לוי\n",
    "cp1252": "Jürgen Müller\nFrançois Lefèvre\n",
    "gb18030": "王小明\n北京石油公司\n李建国\n",
}


def table_of(folder: Path, encoding: str, header: str = "key,name\n") -> Path:
    rows = [f"{number},{name}\n" for number, name in enumerate(NAMES[encoding].split("\n")) if name]
    path = folder / "customers.csv"
    path.write_bytes((header + "".join(rows)).encode(encoding))
    return path


@pytest.mark.parametrize("encoding", NAMES)
def test_the_likeliest_encoding_is_the_one_it_was_written_in(tmp_path: Path, encoding: str) -> None:
    first = candidates(table_of(tmp_path, encoding))[0]
    assert (first.name, first.words[0]) == (encoding, NAMES[encoding].split()[0])


def test_text_in_utf_8_has_no_other_encoding_even_where_it_is_cut(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(b"k" + ("я" * 200_000).encode())
    assert candidates(path) == ()


@pytest.mark.parametrize("encoding", NAMES)
def test_a_table_that_is_no_utf_8_says_so_and_leaves_its_encoding_to_be_said(
    tmp_path: Path, encoding: str
) -> None:
    guess = guess_mapping(table_of(tmp_path, encoding))
    (asked,) = (ask for ask in guess.open_questions if "no UTF-8" in ask)
    assert f"{encoding} reads" in asked
    assert "first 0 rows" not in guess.text
    assert NAMES[encoding].split("\n")[0] in guess.text
    path = tmp_path / "mapping.yaml"
    path.write_text(guess.text, encoding="utf-8")
    with pytest.raises(SettingsError):
        read_mapping(path)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("cp1256", "cp1251"),
        ("cp1251", "koi8-r"),
        ("cp1251", "cp1252"),
        ("gb18030", "cp1251"),
        ("cp1252", "cp1251"),
    ],
)
def test_an_encoding_that_makes_no_words_is_doubted(
    tmp_path: Path, written: str, said: str
) -> None:
    guess = guess_mapping(table_of(tmp_path, written), encoding=said)
    (asked,) = guess.open_questions
    assert f"whether the encoding is {said}: {written} makes more words" in asked


@pytest.mark.parametrize("encoding", NAMES)
def test_the_right_encoding_is_not_doubted_and_names_are_shown_to_check(
    tmp_path: Path, encoding: str
) -> None:
    guess = guess_mapping(table_of(tmp_path, encoding), encoding=encoding)
    assert guess.open_questions == ()
    assert f"# Read as {encoding}. Are these names right? " in guess.text
    assert NAMES[encoding].split("\n")[0] in guess.text


def test_an_encoding_nobody_knows_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="none that is read here"):
        guess_mapping(table_of(tmp_path, "cp1251"), encoding="nonsense")
