"""Tells a column of customs codes by its cells, whatever its name is.

"Код товара" may be a shop's own number or the code of the customs tariff. Taken for a part number,
a code would say nothing of the goods, and goods of another name would pass.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from witting.intake.tables.cells import is_nobody
from witting.intake.tables.columns import Sense
from witting.intake.tables.fields import TEXT
from witting.intake.tables.vocabulary import goods_codes
from witting.intake.tables.words import folded
from witting.intake.tariff import headings
from witting.intake.trade.values import plain_digits

HS = "hs"

_MOSTLY = 0.6
_HEADING = 4  # digits
_CODE = re.compile(r"\d{4}[ .\u00a0-]?\d{2}(?:[ .\u00a0-]?\d{1,4}){0,3}")
_LENGTHS = range(6, 14)
_CELLS = "its cells begin as codes of the customs tariff do"


def is_tariff_code(text: str) -> bool:
    """Say whether a cell may be a customs code: 6 to 13 digits, the first 4 a heading that exists.

    A code that lost the zero in front is one too.

    >>> is_tariff_code("8482200009"), is_tariff_code("8482.10.10 09"), is_tariff_code("809290000")
    (True, True, True)
    >>> is_tariff_code("7701234567"), is_tariff_code("6205-2RS"), is_tariff_code("500")
    (False, False, False)
    """
    plain = plain_digits(text.strip())
    digits = re.sub(r"\D", "", plain)
    if _CODE.fullmatch(plain) is None or len(digits) not in _LENGTHS:
        return False
    heads = {digits[:_HEADING]}
    if len(digits) % 2:
        heads.add(f"0{digits}"[:_HEADING])
    return not heads.isdisjoint(headings())


def by_cells(name: str, sense: Sense, cells: Sequence[str]) -> Sense:
    """Give what a column is, where its cells are customs codes and its name did not say so.

    It is sure where the name is one that customs codes have; any other is left for a person to say.
    """
    if sense.field not in ("part", "goods", TEXT):
        return sense
    told = [cell for cell in cells if not is_nobody(cell)]
    may_be = folded(name) in goods_codes()
    if not told or sum(map(is_tariff_code, told)) < _MOSTLY * len(told):
        # "商品代码" has the word for goods in it, and its cells are a shop's own numbers.
        return replace(sense, field="part") if told and may_be and sense.field == "goods" else sense
    if may_be:
        return Sense(field=HS, why=f"by its name, and {_CELLS}", is_sure=True)
    if sense.field == "part":
        return Sense(field=HS, why=f"{_CELLS}, though its name is of a part", is_sure=False)
    return replace(sense, why=f"{sense.why}; but {_CELLS}", is_sure=False)
