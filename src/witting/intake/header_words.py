"""A quick no to lines that are no header of a table: most of their words stand in no column's name.

A story's first lines may have commas enough for a table. To know every header, the words for
columns must be read and put in order, which takes longer than to read the story; to know that a
line is none, it is enough that its words are nowhere in the files that hold those words.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from witting.intake.order_csv import COLUMNS

_HELD = (
    "tables/columns.yaml",
    "trade/boxes.yaml",
    "trade/identifiers.yaml",
    "trade/parties.yaml",
    "trade/words.yaml",
)
_WORD = re.compile(r"[^\W\d_]+")
_REMARK = re.compile(r"^\s*#.*$", re.MULTILINE)
_LETTERS = str.maketrans("أإآٱةىؤئё", "ااااهيويе", "ـًٌٍَُِّْ\u0670")
_LEAST, _LONGEST = 3, 60  # columns of a table, and characters of a column's name

NUMBERS: dict[str, tuple[str, ...]] = {
    "inn": ("inn", "инн"),
    "ogrn": ("ogrn", "огрн", "огрнип"),
    "kpp": ("kpp", "кпп"),
    "lei": ("lei", "lei code", "код lei", "法人识别编码"),
    "imo": ("imo", "imo number", "imo no", "имо", "номер имо", "imo编号", "رقم المنظمه البحريه"),
    "mmsi": ("mmsi",),
    "bic": ("bic", "swift", "swift code", "swift bic", "свифт"),
    "uscc": ("uscc", "unified social credit code", "统一社会信用代码", "社会信用代码"),
    "tax": (
        *("tax", "tax no", "tax number", "tax id", "tin", "vat", "vat no", "vat number", "税号"),
        *("налоговый номер", "унп", "бин", "纳税人识别号", "الرقم الضريبي"),
    ),
    "registration": (
        *("registration", "registration no", "registration number", "company number", "reg no"),
        *("регистрационный номер", "注册号", "السجل التجاري", "رقم السجل التجاري", "رقم التسجيل"),
    ),
    "passport": (
        *("passport", "passport no", "passport number", "паспорт", "номер паспорта"),
        *("护照", "护照号", "护照号码", "جواز السفر", "رقم جواز السفر"),
    ),
    "national_id": (
        *("national id", "id card", "id card no", "identity card", "personal code", "иин"),
        *(
            "身份证",
            "身份证号",
            "身份证号码",
            "الهويه",
            "رقم الهويه",
            "الرقم القومي",
            "الرقم الوطني",
        ),
    ),
    "iban": ("iban",),
    "account": (
        "account",
        "account no",
        "account number",
        "счет",
        "номер счета",
        "账号",
        "رقم الحساب",
    ),
    "email": ("email", "e mail", "почта", "邮箱", "البريد الالكتروني"),
    "phone": ("phone", "telephone", "mobile", "телефон", "电话", "手机", "الهاتف"),
    "website": ("website", "url", "сайт", "网站", "الموقع"),
    "wallet": ("wallet", "кошелек", "钱包"),
    "call_sign": ("call sign", "позывной", "呼号"),
    "duns": ("duns", "d u n s"),
}
"""The words for each scheme of identifiers."""


def may_be_header(cells: Sequence[str]) -> bool:
    """Say whether a line's cells may be a header; where not, none of its tables is read.

    >>> may_be_header(["Buyer", "Goods", "Qty"]), may_be_header(["Ivanov", "Petrov", "Sidorov"])
    (True, False)
    """
    named = [cell for cell in cells if cell.strip()]
    if len(named) < _LEAST or max(map(len, named)) > _LONGEST:
        return False
    return sum(map(_is_known, named)) * 2 >= len(named)


def _is_known(name: str) -> bool:
    text, held = _held()
    words = _WORD.findall(_plain(unicodedata.normalize("NFKC", name)))
    # A Chinese name is one run of letters: parts of it stand in the files, in other names.
    return all(
        word in held or (not word.isascii() and all(sign in text for sign in word))
        for word in words
    )


@cache
def _held() -> tuple[str, frozenset[str]]:
    """Give the text of the files with all names of columns, and the words in it."""
    folder = files("witting.data").joinpath("intake")
    texts = [folder.joinpath(name).read_text(encoding="utf-8") for name in _HELD]
    numbers = (name for names in NUMBERS.values() for name in names)
    text = _plain(" ".join((*(_REMARK.sub("", one) for one in texts), *numbers, *COLUMNS)))
    return text, frozenset(_WORD.findall(text))


def _plain(text: str) -> str:
    return text.casefold().translate(_LETTERS)
