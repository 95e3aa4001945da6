"""Turns the country names that list publishers write into ISO 3166-1 alpha-2 codes.

Publishers have spellings of their own ("Korea, North", "Region: Crimea"); the table keeps each
with its code and its source. A name not in the table gives "": unknown is an answer.
"""

import csv
from functools import cache
from importlib.resources import files


def country_code(name: str) -> str:
    """Give the code of a country name as OFAC writes it, or "" where the table has none.

    >>> country_code("Korea, North"), country_code("undetermined")
    ('KP', '')
    """
    return _codes().get(name.strip().casefold(), "")


def code_of(text: str) -> str:
    """Give the code of a country given by its code or by its name, or "" where it is neither.

    >>> code_of("lt"), code_of("Lithuania"), code_of("EU")
    ('LT', 'LT', '')
    """
    code = text.strip().upper()
    return code if code in _known_codes() else country_code(text)


@cache
def _known_codes() -> frozenset[str]:
    return frozenset(filter(None, _codes().values()))


def is_country_name(name: str) -> bool:
    """Say whether the table knows the name, even as one that stands for no single country."""
    return name.strip().casefold() in _codes()


@cache
def _codes() -> dict[str, str]:
    return {row["name"].casefold(): row["code"] for row in read_table("country_names.csv")}


def read_table(name: str) -> list[dict[str, str]]:
    """Read one of this room's small data tables; lines that open with `#` say where it is from."""
    text = files("witting.data.lists").joinpath(name).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return list(csv.DictReader(lines))
