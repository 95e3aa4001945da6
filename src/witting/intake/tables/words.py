"""How the words of column headers are compared."""

import re

from witting.intake.header_words import NUMBERS

__all__ = ["NUMBERS", "folded"]

_APART = re.compile(r"[\W_]+")
_ARABIC = str.maketrans("أإآةؤئ", "اااهوي", "ـًٌٍَُِّْ")


def folded(text: str) -> str:
    """Give a header or a word as it is looked up: letters and digits, in one form.

    >>> folded("Customer_No."), folded("الجنسية"), folded("Дата  рождения")
    ('customer no', 'الجنسيه', 'дата рождения')
    """
    return " ".join(_APART.split(text.casefold().replace("ё", "е").translate(_ARABIC))).strip()
