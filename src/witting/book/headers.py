"""What the columns of customer books are commonly called, in English, Russian, Chinese and Arabic.

The words propose; a person who checks the mapping decides. Each is written as `folded` gives it.
"""

from witting.base import PartyKind
from witting.intake.tables.words import NUMBERS, folded

HEADERS: dict[str, tuple[str, ...]] = {
    "key": (
        *("key", "id", "customer id", "customer no", "customer number", "client id", "client no"),
        *("customer", "cif", "cif no", "party id", "account holder id", "counterparty id", "no"),
        *("код", "код клиента", "номер клиента", "ид клиента", "id клиента", "клиент", "номер"),
        *("客户号", "客户编号", "客户代码", "编号", "客户id", "رقم العميل", "معرف العميل", "الرقم"),
    ),
    "name": (
        *("name", "full name", "customer name", "client name", "legal name", "company name"),
        *("company", "vessel name", "ship name", "party name", "counterparty", "counterparty name"),
        *("фио", "имя", "наименование", "название", "полное наименование", "наименование клиента"),
        *(
            "полное имя",
            "контрагент",
            "судно",
            "название судна",
            "姓名",
            "名称",
            "客户名称",
            "客户姓名",
        ),
        *(
            "公司名称",
            "企业名称",
            "船名",
            "الاسم",
            "الاسم الكامل",
            "اسم العميل",
            "اسم الشركة",
            "اسم السفينة",
        ),
    ),
    "given_name": (
        *("given name", "given names", "first name", "forename", "forenames", "middle name"),
        *("patronymic", "имя клиента", "отчество", "名", "名字", "الاسم الاول", "اسم الاب"),
    ),
    "family_name": (
        *("family name", "last name", "surname", "фамилия", "姓", "姓氏", "اسم العائله", "اللقب"),
    ),
    "other_names": (
        *("other names", "other name", "alias", "aliases", "aka", "a k a", "also known as"),
        *("former name", "former names", "maiden name", "trade name", "trading name", "short name"),
        *("local name", "name in local script", "native name", "english name", "latin name"),
        *("другие имена", "псевдоним", "прежнее имя", "прежнее наименование", "девичья фамилия"),
        *("краткое наименование", "сокращенное наименование", "наименование на английском"),
        *(
            "曾用名",
            "别名",
            "英文名",
            "英文名称",
            "简称",
            "اسماء اخرى",
            "الاسم السابق",
            "الاسم التجاري",
        ),
    ),
    "kind": (
        *("kind", "type", "party type", "customer type", "client type", "entity type", "тип"),
        *(
            "тип клиента",
            "вид",
            "вид клиента",
            "类型",
            "客户类型",
            "客户类别",
            "النوع",
            "نوع العميل",
        ),
    ),
    "role": ("role", "relationship", "роль", "角色", "关系", "الدور"),
    "birth_date": (
        *("birth date", "birthdate", "date of birth", "dob", "born", "birthday", "birth"),
        *("дата рождения", "др", "出生日期", "生日", "出生年月", "تاريخ الميلاد", "تاريخ الولاده"),
    ),
    "countries": (
        *("countries", "country", "nationality", "citizenship", "residence", "domicile", "flag"),
        *("country of residence", "country of incorporation", "country of birth", "country code"),
        *("jurisdiction", "страна", "гражданство", "страна регистрации", "страна проживания"),
        *("флаг", "резидентство", "国家", "国籍", "注册国", "船旗", "居住国", "البلد", "الدوله"),
        *("الجنسيه", "بلد الاقامه", "العلم"),
    ),
    "gender": ("gender", "sex", "пол", "性别", "الجنس"),
    "address": (
        *("address", "full address", "street", "street address", "address line 1", "city", "town"),
        *("address line 2", "postcode", "postal code", "zip", "region", "state", "province"),
        *(
            "registered address",
            "адрес",
            "юридический адрес",
            "улица",
            "город",
            "индекс",
            "область",
        ),
        *("地址", "住址", "注册地址", "城市", "省", "邮编", "العنوان", "الشارع", "المدينه"),
    ),
}
"""The words for each field."""

KIND_WORDS: dict[PartyKind, tuple[str, ...]] = {
    PartyKind.PERSON: (
        *("p", "i", "person", "individual", "natural person", "natural", "private", "retail"),
        *(
            "фл",
            "ф л",
            "физлицо",
            "физическое лицо",
            "физ лицо",
            "ип",
            "个人",
            "自然人",
            "对私",
            "فرد",
            "شخص",
        ),
    ),
    PartyKind.ORGANISATION: (
        *("c", "o", "company", "organisation", "organization", "corporate", "entity", "legal"),
        *("legal entity", "legal person", "business", "юл", "ю л", "юрлицо", "юридическое лицо"),
        *("юр лицо", "公司", "企业", "单位", "法人", "机构", "对公", "شركه", "مؤسسه", "منشاه"),
    ),
    PartyKind.VESSEL: ("v", "vessel", "ship", "судно", "船", "船舶", "سفينه"),
}
"""What stands in a column that says the kind of party."""

ROLE_WORDS: dict[str, tuple[str, ...]] = {
    "customer": ("customer", "client", "клиент", "客户", "عميل"),
    "counterparty": (
        "counterparty",
        "supplier",
        "контрагент",
        "поставщик",
        "交易对手",
        "供应商",
        "مورد",
    ),
    "vessel": ("vessel", "ship", "судно", "船舶", "سفينه"),
}
GENDER_WORDS: dict[str, tuple[str, ...]] = {
    "male": ("m", "male", "man", "м", "муж", "мужской", "男", "ذكر"),
    "female": ("f", "female", "woman", "ж", "жен", "женский", "女", "انثى"),
}


def field_of(header: str) -> str:
    """Give the field a header may stand for, an identifier as `identifiers.inn`; or "".

    >>> field_of("ФИО"), field_of("护照号码"), field_of("Branch")
    ('name', 'identifiers.passport', '')
    """
    word = folded(header)
    for name, words in HEADERS.items():
        if word in words:
            return name
    return next((f"identifiers.{scheme}" for scheme, words in NUMBERS.items() if word in words), "")
