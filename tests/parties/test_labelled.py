"""Claims about labelled files: what is read, and what each mistake is answered with."""

import pytest

from witting.base import BrokenInput
from witting.parties import read_labelled

CSV = """\
name,kind,birth_date,countries,expect,class
Владимир Иванов,person,1961-04,RU; China,a-2;a-1,script
"Bearings, Ltd",organisation,,,,invented
"""
YAML = """\
- name: Владимир Иванов
  kind: person
  birth_date: 1961-04
  countries: [RU, China]
  expect: [a-1, a-2]
  class: script
- {name: "Bearings, Ltd", kind: organisation, expect: "", class: invented}
"""


def test_a_row_is_read_with_its_evidence() -> None:
    first, second = read_labelled(CSV, "f.csv")
    assert first.expect == ("a-1", "a-2")
    assert first.countries == ("CN", "RU")
    assert first.where == "f.csv line 2"
    assert (second.name, second.expect) == ("Bearings, Ltd", ())


@pytest.mark.parametrize(
    ("name", "script"),
    [("Иванов", "cyrl"), ("Ivanov", "latn"), ("普京", "hani"), ("Ivanов", "cyrl+latn"),
     ("12", "not given")],
)  # fmt: skip
def test_the_script_is_told_from_the_letters(name: str, script: str) -> None:
    (row,) = read_labelled(f"name,expect,class\n{name},,x\n", "f.csv")
    assert row.script == script


def test_a_script_given_is_kept() -> None:
    (row,) = read_labelled("name,expect,class,script\nIvanov,,x,Cyrl\n", "f.csv")
    assert row.script == "cyrl"


def test_yaml_says_the_same_as_csv() -> None:
    from_csv, from_yaml = read_labelled(CSV, "f.csv"), read_labelled(YAML, "f.yaml")
    for one, other in zip(from_csv, from_yaml, strict=True):
        assert (one.name, one.kind, one.birth_date, one.countries, one.expect) == (
            other.name, other.kind, other.birth_date, other.countries, other.expect
        )  # fmt: skip


def test_norway_is_no_falsehood_in_yaml() -> None:
    (row,) = read_labelled("- {name: A B, countries: NO, expect: '', class: x}", "f.yml")
    assert row.countries == ("NO",)


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        ("name,class\nA,x\n", "f.csv", "lacks expect"),
        ("nom;expect;class\n", "f.csv", "lacks name, expect, class"),
        ("name,expect,class,expects\n", "f.csv", "'expects', unknown here"),
        ("name,name,expect,class\n", "f.csv", "twice"),
        ("name,expect,class\n", "f.csv", "no labelled names"),
        ("", "f.csv", "lacks"),
        ("[]", "f.yaml", "no labelled names"),
        ("name,expect,class\nA,b\n", "f.csv", "line 2 has 2 cells"),
        ('name,expect,class\nA,"b,c\n', "f.csv", "is not CSV"),
        ("name,expect,class\n ,,x\n", "f.csv", "the name is empty"),
        ("name,expect,class\nA,,\n", "f.csv", "the class is empty"),
        ("name,expect,class,kind\nA,,x,firm\n", "f.csv", "kind 'firm'"),
        ("name,expect,class,birth_date\nA,,x,1.2.60\n", "f.csv", "1952-10-07"),
        ("name,expect,class,countries\nA,,x,Atlantis\n", "f.csv", "'Atlantis' is no country"),
        ("a: 1", "f.yaml", "list of rows"),
        ("- {name: A, class: x}", "f.yaml", "row 1 cannot be read: it lacks expect"),
        ("- {name: {a: b}, expect: '', class: x}", "f.yaml", "write a text"),
        ("- [", "f.yaml", "is not YAML"),
        ("- !!python/object:os.system {}", "f.yaml", "it lacks name"),
        ("- " + "[" * 5000, "f.yaml", "is not YAML"),
    ],
)
def test_a_mistake_is_named(text: str, name: str, said: str) -> None:
    with pytest.raises(BrokenInput, match=said):
        read_labelled(text, name)


def test_mistakes_are_counted_and_the_first_are_shown() -> None:
    rows = "".join(f"Name {n},,x,firm\n" for n in range(9))
    with pytest.raises(BrokenInput, match=r"9 of 9 rows(.|\n)*and 4 more"):
        read_labelled(f"name,expect,class,kind\n{rows}", "f.csv")
