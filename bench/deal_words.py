"""What invented deals are made of: places, ways of paying and shipping, and stories' sentences.

The places are real, the sentences invented; parties and goods are put in where the braces are.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Where:
    """A country as deals name it: a city in Latin letters and at home, a port, a street."""

    country: str
    name: str
    city: str
    native: str
    port: str  # UN/LOCODE
    street: str


def _where(line: str) -> Where:
    return Where(*(part.strip() for part in line.split("|")))


PLACES = tuple(
    map(
        _where,
        """
        CN|China|Shanghai|上海|CNSHA|{} Yangli Road
        CN|China|Shenzhen|深圳|CNSHK|{} Jiaoyang Road, Nanshan
        CN|China|Ningbo|宁波|CNNGB|青湖路 {} 号
        HK|Hong Kong|Hong Kong|香港|HKHKG|Unit {}, Kwun Tong Road
        AE|United Arab Emirates|Dubai|دبي|AEJEA|Warehouse {}, Sample Free Zone
        TR|Turkey|Istanbul|İstanbul|TRIST|Örnek Caddesi No {}
        TR|Turkey|Mersin|Mersin|TRMER|Liman Caddesi {}
        RU|Russia|Moscow|Москва|RUMOW|улица Образцовая, {}
        RU|Russia|Vladivostok|Владивосток|RUVVO|улица Светлая, {}
        KZ|Kazakhstan|Almaty|Алматы|KZALA|проспект Образцовый, {}
        KG|Kyrgyzstan|Bishkek|Бишкек|KGFRU|улица Степная, {}
        AM|Armenia|Yerevan|Երևան|AMEVN|{} Garden Street
        GE|Georgia|Tbilisi|თბილისი|GEPTI|{} Vine Street
        UZ|Uzbekistan|Tashkent|Ташкент|UZTAS|улица Садовая, {}
        IN|India|Mumbai|मुंबई|INNSA|Plot {}, Industrial Estate
        DE|Germany|Hamburg|Hamburg|DEHAM|Musterstraße {}
        IT|Italy|Genoa|Genova|ITGOA|Via Esempio {}
        GB|United Kingdom|London|London|GBFXT|{} Sample Lane
        KR|South Korea|Busan|부산|KRPUS|{} Haean-ro
        VN|Vietnam|Haiphong|Hải Phòng|VNHPH|{} Mau Street
        EG|Egypt|Alexandria|الإسكندرية|EGALY|شارع المثال {}
        BR|Brazil|Santos|Santos|BRSSZ|Rua Exemplo {}
        US|United States|New York|New York|USNYC|{} Example Avenue
        RS|Serbia|Belgrade|Београд|RSBEG|Primerna {}
        """.strip().splitlines(),
    )
)
HOMES = (9, 7, 5, 7, 8, 6, 3, 5, 2, 4, 2, 2, 2, 2, 5, 6, 4, 4, 4, 3, 2, 3, 4, 1)
"""How often a party is from each of these places."""

CURRENCIES = {"CN": "CNY", "AE": "AED", "RU": "RUB", "TR": "TRY", "DE": "EUR", "IT": "EUR"}
UNITS = {
    "en": ("pcs", "sets", "kg", "units", "cartons"),
    "ar": ("قطعة", "طن", "صندوق", "وحدة"),
    "zh": ("件", "套", "箱", "台"),
    "ru": ("шт", "комплект", "кг", "коробок"),
}
TERMS = ("CIF", "FOB", "CFR", "CPT", "DAP", "EXW", "FCA")
STORY_CITIES = {
    "en": (
        "Shanghai",
        "Istanbul",
        "Dubai",
        "Almaty",
        "Vladivostok",
        "Yerevan",
        "Mumbai",
        "Hamburg",
    ),
    "ru": ("Шанхай", "Стамбул", "Дубай", "Алматы", "Владивосток", "Ереван", "Мумбаи", "Гамбург"),
    "zh": ("上海", "伊斯坦布尔", "迪拜", "阿拉木图", "符拉迪沃斯托克", "埃里温", "孟买", "汉堡"),
    "ar": ("شنغهاي", "إسطنبول", "دبي", "ألماتي", "فلاديفوستوك", "يريفان", "مومباي", "هامبورغ"),
}
REMITTANCES = (
    "INVOICE {n}, CONTRACT {m}",
    "PAYMENT FOR {goods}, INV {n}",
    "{goods}, {term} {city}",
    "PROFORMA {n} {goods} FROM {origin} TO {city}",
    "SERVICES AS PER AGREEMENT {m}, MAY",
    "{goods}, {origin} TO {city} VIA {via}",
    "SALARY {n}",
    "оплата по договору {m} за {goods}",
    "货款 {n} {goods}",
)
LATIN_REMITTANCES = 7  # the first ones: the letters SWIFT FIN takes

STORIES = {
    "en": (
        (
            "{firm} has agreed to sell {goods} to a buyer in {city}, two people with knowledge of "
            "the matter said on Monday."
        ),
        (
            "{person}, who runs the company's {city} office, said the first shipment would leave "
            "within weeks."
        ),
        "The contract is worth {n} million dollars, according to papers seen by this newspaper.",
        "A spokesman for {firm} declined to comment on the price or on who would insure the cargo.",
        "Traffic at the port of {city} rose {n} per cent last year as ships took longer routes.",
        "“We only deal with customers we know,” {person} told reporters after the meeting.",
        "Officials in {city} said they would look into the papers, and gave no day for an answer.",
        "{firm} and {other} will share a warehouse near {city}, where {goods} are kept.",
        "Banks have grown more careful about payments for {goods} since the rules were tightened.",
        "The rail line through {city} carried {n} containers in the first quarter.",
        "Analysts at {other} expect demand to fall as factories work through what they hold.",
        "{person} was born in {city} and studied engineering before joining {firm}.",
        "Insurers asked for another survey of the vessel before it was allowed to sail.",
        "Workers at the plant went back on Thursday after a dispute over pay was settled.",
        "The ministry published its trade figures for March, which showed a small surplus.",
        "Shares in {firm} closed {n} points higher in thin trading before the holiday.",
    ),
    "ru": (
        (
            "Компания «{firm}» договорилась о поставке {goods} покупателю в городе {city}, "
            "сообщили два источника, знакомые с ходом переговоров."
        ),
        (
            "{person}, возглавляющий представительство компании, заявил, что первая партия уйдёт в "
            "ближайшие недели."
        ),
        "Сумма договора составляет {n} миллионов рублей, следует из документов.",
        "В «{firm}» отказались говорить о цене и о том, кто застрахует груз.",
        "Грузооборот порта в городе {city} вырос за год на {n} процентов.",
        "«Мы работаем только с теми, кого знаем», — сказал {person} после встречи.",
        "Чиновники обещали проверить бумаги и не назвали срока ответа.",
        "«{firm}» и «{other}» будут вместе держать склад, где хранятся {goods}.",
        "Банки стали осторожнее проводить платежи за {goods} после ужесточения правил.",
        "По железной дороге через {city} за квартал прошло {n} контейнеров.",
        "Аналитики ждут снижения спроса, пока заводы не израсходуют запасы.",
        "{person} родился в городе {city}, учился на инженера и работал на заводе.",
        "Страховщики потребовали ещё раз осмотреть судно перед выходом в море.",
        "Рабочие завода вернулись в цеха в четверг, после того как спор о зарплате уладили.",
        "Министерство опубликовало данные о торговле за март: небольшой профицит.",
        "Акции компании «{firm}» подорожали на {n} пунктов перед праздниками.",
    ),
    "zh": (
        "两名知情人士周一表示，{firm}已同意向{city}的一名买家出售{goods}。",
        "公司驻{city}办事处负责人{person}说，第一批货物将在数周内发运。",
        "本报看到的文件显示，合同金额为{n}万元人民币。",
        "{firm}的发言人拒绝就价格以及由谁承保货物置评。",
        "由于船只绕行，{city}港去年吞吐量增长百分之{n}。",
        "“我们只同认识的客户做生意。”{person}在会后对记者说。",
        "{city}的官员表示将核查有关文件，但没有说明何时答复。",
        "{firm}与{other}将在{city}附近共用一座仓库，存放{goods}。",
        "规则收紧以来，银行处理{goods}的付款更加谨慎。",
        "第一季度经{city}的铁路运送了{n}个集装箱。",
        "{other}的分析师预计，在工厂消化库存期间需求将下降。",
        "{person}出生于{city}，曾学习工程，后来加入{firm}。",
        "保险公司要求在船舶开航前再次检验。",
        "薪酬争议解决后，工厂的工人周四复工。",
        "商务部门公布了三月份的贸易数据，略有顺差。",
        "节前交易清淡，{firm}股价上涨{n}点。",
    ),
    "ar": (
        "وافقت {firm} على بيع {goods} إلى مشتر في {city}، حسبما قال شخصان مطلعان يوم الاثنين.",
        "وقال {person}، الذي يدير مكتب الشركة في {city}، إن الشحنة الأولى ستغادر خلال أسابيع.",
        "وتبلغ قيمة العقد {n} مليون دولار، وفقا لوثائق اطلعت عليها الصحيفة.",
        "ورفض متحدث باسم {firm} التعليق على السعر أو على الجهة التي ستؤمن على الحمولة.",
        "وارتفعت الحركة في ميناء {city} بنسبة {n} في المئة في العام الماضي مع تغيير السفن مسارها.",
        "وقال {person} للصحفيين بعد الاجتماع: “لا نتعامل إلا مع عملاء نعرفهم”.",
        "وقال مسؤولون في {city} إنهم سيدرسون الأوراق ولم يحددوا موعدا للرد.",
        "وستتقاسم {firm} و{other} مستودعا قرب {city} تحفظ فيه {goods}.",
        "وأصبحت البنوك أكثر حذرا في دفع ثمن {goods} منذ تشديد القواعد.",
        "ونقل خط السكة الحديد عبر {city} نحو {n} حاوية في الربع الأول.",
        "ويتوقع محللون في {other} تراجع الطلب بينما تستهلك المصانع ما لديها من مخزون.",
        "ولد {person} في {city} ودرس الهندسة قبل أن ينضم إلى {firm}.",
        "وطلبت شركات التأمين فحصا آخر للسفينة قبل السماح لها بالإبحار.",
        "وعاد العمال إلى المصنع يوم الخميس بعد تسوية خلاف على الأجور.",
        "ونشرت الوزارة أرقام التجارة لشهر مارس التي أظهرت فائضا صغيرا.",
        "وأغلقت أسهم {firm} على ارتفاع قدره {n} نقطة قبل العطلة.",
    ),
}
HEADLINES = {
    "en": "{goods} bound for {city}, papers say",
    "ru": "{goods}: груз идёт в {city}",
    "zh": "一批{goods}运往{city}",
    "ar": "شحنة من {goods} في طريقها إلى {city}",
}
