"""Words of column headers every table may have: for the numbers by which a party is known.

Each is written as `folded` gives it.
"""

import re

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

_APART = re.compile(r"[\W_]+")
_ARABIC = str.maketrans("أإآةؤئ", "اااهوي", "ـًٌٍَُِّْ")


def folded(text: str) -> str:
    """Give a header or a word as it is looked up: letters and digits, in one form.

    >>> folded("Customer_No."), folded("الجنسية"), folded("Дата  рождения")
    ('customer no', 'الجنسيه', 'дата рождения')
    """
    return " ".join(_APART.split(text.casefold().replace("ё", "е").translate(_ARABIC))).strip()
