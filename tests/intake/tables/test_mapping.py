"""A mapping says what the columns are, or what is wrong with it; what a guess writes is read."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from witting.base import DealKind, SettingsError, UnreadableInput
from witting.intake.tables import ColumnGuess, SheetGuess, SheetMapping, read_table_mapping
from witting.intake.tables.fields import PLAIN, is_field
from witting.intake.tables.mapping import mapping_of
from witting.intake.tables.writing import mapping_text

WRONG = {
    "no table": ("x = 1", "it has 'x'"),
    "nothing": ("", "it says of no table"),
    "a kind": ('[table]\nkind = "letter"', "the kind of 'table' is 'letter'"),
    "a line": ('[table]\nkind = "order"\nrow = 3', "its part 'table' has 'row'"),
    "a header": ('[table]\nkind = "order"\nheader = "x"', "the header of 'table' is 'x'"),
    "a day": ('[table]\nkind = "order"\nday = "soon"', "its day is 'soon'"),
    "an open day": ('[table]\nkind = "order"\nday = "?"', "leaves open the day"),
    "a field": ('[table]\nkind = "order"\n[table.columns]\nA = "buyer"', "column 'A' is 'buyer'"),
    "no text": ('[table]\nkind = "order"\n[table.columns]\nA = 1', "column 'A' is 1"),
    "an open field": (
        '[table]\nkind = "order"\n[table.columns]\nA = "debtor?"',
        "leaves open whether the column 'A' is 'debtor'",
    ),
    "an encoding": (
        '[file]\nencoding = "zip"\n[table]\nkind = "order"',
        "The encoding 'zip' is none",
    ),
    "a delimiter": ('[file]\ndelimiter = "::"\n[table]\nkind = "order"', "delimiter is '::'"),
    "a key twice": ('[table]\nkind = "order"\nkind = "order"', "cannot be read as a mapping"),
    "not TOML": ("columns: [", "cannot be read as a mapping"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_mapping_that_is_wrong_says_what_and_what_it_can_have(tmp_path: Path, name: str) -> None:
    text, says = WRONG[name]
    path = tmp_path / "m.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        read_table_mapping(path)
    assert says in str(caught.value)


def test_no_mapping_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="There is no mapping"):
        read_table_mapping(tmp_path / "none.toml")


def test_a_sheet_of_its_own_goes_before_the_others() -> None:
    told = {
        "table": {"kind": "order", "columns": {"A": "goods"}},
        "sheets": {"Paid": {"kind": "payment", "columns": {"A": "creditor"}}},
    }
    mapping = mapping_of(told, "m.toml")
    assert mapping.of("Paid") == SheetMapping(kind=DealKind.PAYMENT, columns={"A": "creditor"})
    assert mapping.of("May") == SheetMapping(kind=DealKind.ORDER, columns={"A": "goods"})


@given(st.lists(st.text(min_size=1, max_size=30), min_size=1, max_size=5, unique=True), st.data())
def test_what_a_guess_writes_is_read_as_it_was_guessed(
    tmp_path_factory: pytest.TempPathFactory, names: list[str], data: st.DataObject
) -> None:
    names = [name.encode("utf-8", "replace").decode() for name in names]
    fields = data.draw(st.lists(st.sampled_from(PLAIN), min_size=len(names), max_size=len(names)))
    guess = SheetGuess(
        sheet="Sheet\n1",
        is_hidden=False,
        header=3,
        kind=DealKind.ORDER,
        decimal=",",
        columns=tuple(
            ColumnGuess(name=n, place="A", field=f, why="by\nits name", is_sure=True, examples=(n,))
            for n, f in zip(names, fields, strict=True)
        ),
    )
    path = tmp_path_factory.mktemp("mapping") / "m.toml"
    path.write_text(mapping_text("a\nb.xlsx", [guess, guess][:1]), encoding="utf-8", newline="")
    assert read_table_mapping(path).table == guess.mapping()


@pytest.mark.parametrize("text", ["debtor 1", "debtor 99", "value:usd", "debtor.name", "text.inn"])
def test_what_is_no_field_is_none(text: str) -> None:
    assert not is_field(text)
