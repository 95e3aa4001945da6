"""Where goods are named and not traded: `without bearings`, a course on lathes, Diode Bar.

Five manners of saying so, each looked for right before or right after the goods' own words, so that
goods which stand elsewhere in the text are still found. What is passed over names no goods, and a
deal that names no other is asked about: nothing is freed here.
"""

import re

_REACH = 64  # characters looked at on either side
_MACHINE = (
    r"(?:[ -](?:lathe|mill|milling|turning|grinding|machine|machines|tool|tools|centre|center))*"
)
_RU_ADJECTIVE = r"(?:[а-я]+(?:ых|их|ого|его|ой|ей|ом|ую|юю|ый|ий|ые|ими|ыми)\s+){0,2}"

_LACKING = re.compile(
    r"(?<!\w)(?:(?:without|w/o|excluding|not including|(?:does|do|did) not (?:contain"
    r"|include|have)"
    r"|(?:contains?|with|has|have|includes?) no|not containing|free (?:of|from))\s+"
    r"(?:(?:any|a|an|the|built-in|integrated|internal|its)\s+)?"
    rf"|(?:без|не содерж\w+|не включа\w+|не име\w+|кроме|исключая"
    rf"|за исключением)\s+{_RU_ADJECTIVE}"
    r"|(?:بدون|دون|بلا|من غير|لا (?:ي|ت)(?:حتوي|تضمن|شمل)(?: علي)?|غير شامل|باستثناء"
    r"|خال\w{0,2} من"
    r"|فاقد)\s+(?:اي\s+)?"
    r"|(?:ohne|kein|keine|keinen|sans|sin|senza)\s+)$"
    r"|(?:不含有?|不包括|不包含|没有|不带|未含|不附带|未装|不配)(?:任何)?$"
)
"""Right before goods: what is traded has none of them."""

_LEFT_OUT = re.compile(
    r"\s+(?:(?:is |are )?not (?:included|supplied|contained)|excluded|free(?= \w)|haric|olmadan"
    r"|не (?:входит|входят|включен\w*|прилага\w+)|غير (?:مشمول|مرفق)\w*)(?!\w)"
    r"|\s?(?:不包括在内|不含|除外|なし|無し|を含ま(?:ない|ず)|없음|없는|없이|제외|미포함)"
)

_BELONGS = re.compile(
    r"(?:[ -](?:carrying|storage|travel|protective|dust|silicone|transport|foam))?"
    r"[ -](?:cases?|covers?|bags?|backpacks?|pouch(?:es)?|stickers?|decals?|posters?|books?"
    r"|textbooks?|toys?|manuals?|brochures?|mugs?|keychains?|keyrings?|t-?shirts?|souvenirs?"
    r"|puzzles?|costumes?|figurines?|postcards?|packaging(?! (?:machine|equip|line))"
    r"|jigsaws?)(?!\w|\s*(?:of|no|nr|#|\d))"
)
"""Right behind goods in the singular: what only goes with them, or only shows them."""
_BELONGS_HAN = re.compile(
    r"(?:用|专用|的)?(?:收纳|保护|防尘|防水)?(?:包装(?:盒|箱|袋|纸|膜|材料)|收纳(?:包|盒|箱"
    r"|袋)|保护(?:套|壳|罩|袋)"
    r"|防尘(?:套|罩)|贴纸|书籍|(?:的|专业)书|海报|玩具|背包|手提[包箱]|拎包|画册|教材|图书"
    r"|杂志|摆件|拼图)"
)
_LIKENED = re.compile(
    r"[ -](?:shaped|themed|inspired|ready artwork)(?!\w)|[ -](?:cookies?|biscuits?|cakes?)(?!\w)"
    r"|-ready(?!\w)| of (?:insects?|ants?|beetles?|bees?)(?!\w)|(?:造型|形状的?|图案)"
    r"|(?:蛋糕|饼干|巧克力|曲奇)|(?:行业|产业|市场)(?:报告|展会|展览|研讨会|协会|杂志|年会|论坛)"
)
"""What is only like goods, or is about their trade: `chip cookies`, a report on an industry."""
_BELONGS_BEFORE = re.compile(
    r"(?<!\w)(?:(?:cases?|covers?|bags?|backpacks?|pouch(?:es)?|stickers?|decals?"
    r"|box(?:es)?|cartons?"
    r"|packaging|packing materials?|labels?|shelves|trolleys?) for"
    r"|(?:books?|textbooks?|magazines?|brochures?|films?|articles?) (?:on|about|of)"
    r"|(?:posters?|pictures?|photos?|stickers?|mugs?|t-?shirts?|toys?|models?|paintings?)"
    r" (?:of|with|showing)"
    r")\s+(?:(?:the|a|an|your|ball|toy)\s+)?$"
    rf"|(?<!\w)(?:(?:чех[оа]?л\w*|сумк\w+|рюкзак\w*|кейс\w*|футляр\w*|упаковк\w+|короб\w+"
    rf"|этикет\w+|бирк\w+)"
    rf"\s+(?:для|под|от)|(?:наклейк\w+|плакат\w*|постер\w*|футболк\w+|кружк\w+|картин\w+"
    rf"|открытк\w+|"
    rf"игрушк\w+)\s+(?:с|со|в виде|с изображением)|(?:книг\w+|учебник\w*|журнал\w*"
    rf"|пособи\w+|брошюр\w+)"
    rf"\s+(?:об?|про|по))\s+{_RU_ADJECTIVE}$"
    r"|(?<!\w)(?:(?:حقيب[هت]\w*|حقايب|شنط\w*|غطاء?|اغطي\w+|جراب\w*|ملصق\w*|كتاب|كتب|كتيب\w*"
    r"|لعبه|العاب|بوستر"
    r"|صور|صوره|مجله)(?:\s+(?:عن|حول|علي شكل))?|(?:علب|صناديق|كراتين)\s+تغليف)\s+$"
    r"|(?:关于|介绍)$"
)

_SERVED = re.compile(
    rf"{_MACHINE}(?:[ -](?:(?:operator|technician|pilot|assembler|machinist|mechanic"
    rf"|specialist)s?['’]?s?(?!\w)"
    r"(?! station)|(?:repair|maintenance|piloting|operator|programming|flying|training"
    r"|operation)?[ -]?"
    r"(?:courses?|trainings?|lessons?|workshops?|seminars?|tuition|exams?)(?! (?:kits?"
    r"|boards?|sets?|systems?|aircraft))"
    r"|treatments?|therapy|surgery|tickets?|rentals?|insurance (?:premium|policy|cover)\w*"
    r"|show|photography|videography|museum|exhibition|expo|subscription)(?!\w))"
)
_SERVED_HAN = re.compile(
    r"(?:操作|维修|驾驶|编程|修理)?(?:操作[工员]|技工|师傅|飞手|驾驶[员证]|培训|课程|讲座"
    r"|工资|薪资|保险(?!丝|柜|杠|管)|租赁"
    r"|租金|出租|门票|治疗(?!仪|机|设备)|美容|脱毛|手术|展会|展览|博览会|杂志|表演|航拍"
    r"|教程|招聘)"
)
_SERVED_BEFORE = re.compile(
    r"(?<!\w)(?:(?:salary|salaries|wages?|pay|payroll|remuneration|overtime|vacancy|job"
    r"|courses?|training"
    r"|lessons?|seminars?|workshops?|tuition|rental|hire|tickets?|treatment|exhibition|museum)"
    r" (?:of|for|on|in|at|as|to|with))(?: (?:the|a|an|operating|repairing|using|flying|piloting"
    r"|repair|maintenance|operation|programming|of|cnc)){0,3}\s+$"
    r"|(?<!\w)(?:зарплат\w+|заработн\w+ плат\w+|оклад\w*|оплат\w+ труда|вакансии?|курс(?:ы"
    r"|ов|ах|ам|ами)"
    r"|обучени\w+|тренинг\w*|семинар\w*|мастер-класс\w*|прокат дрон\w*|страховк\w+|билет\w*"
    r"|абонемент\w*|выставк\w+|музе\w+"
    r"|аренд\w+|(?:оператор|наладчик|токар|слесар|пилот|механик)\w{0,3})"
    r"(?:\s+(?:по|на|для|с|за|в|во|к|об?|работе|работы|ремонту|управлению|обслуживанию"
    r"|настройке|наладке"
    r"|операторов|оператора|операторам|оператору|пилотов|наладчика|токаря))*"
    rf"\s+{_RU_ADJECTIVE}$"
    r"|(?<!\w)(?:راتب|رواتب|اجور|اجره|ايجار|استيجار|تاجير|تدريب|دوره|دورات|دروس|علاج|جلسه"
    r"|جلسات|تذكره|تذاكر"
    r"|مشغل|مشغلي|معرض|متحف|وثيقه تامين)(?:\s+(?:تشغيل|مشغل|صيانه|اصلاح|استخدام|علي|في|عن"
    r"|قياده|فني|برمجه|تدريب))*"
    r"\s+$"
)
"""A job, a course, a treatment, a ticket: a service for which goods only give the name."""

_FORMS = (
    r"(?:Ltd|Limited|LLC|L\.L\.C|LLP|GmbH|AG|Inc|Corp|Corporation|PLC|S\.?A|SARL|BV|FZE|FZCO|Pvt)"
)
_PREMISES = (
    r"(?:Tower|Towers|Hotel|Plaza|Restaurant|Caf[eé]|Bar|Pub|Club|School|Academy|University"
    r"|College|Museum"
    r"|Hospital|Clinic|Festival|Lane|Square|Court|Bay|Beach|Magazine|Records|Studio|Studios|Salon"
    r"|Residence|Residences|Apartments|Mall|Theatre|Cinema|Bakery|Bistro|Lounge|Spa|Gym"
    r"|Stadium|FC)"
)
_OF_A_NAME = re.compile(
    rf"(?:(?:\s+(?:&\s+)?[A-Z][\w&.-]*){{0,2}}?[,]?\s+(?:Co\.?,?\s+)?{_FORMS}"
    rf"|(?:\s+[A-Z][\w-]*)?\s+{_PREMISES})(?!\w)"
)
_TITLED = re.compile(
    r"(?<!\w)(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sheikh|Herr|Frau|Señor|Hotel|Caf[eé]|Restaurant"
    r"|Villa)\.?"
    r"(?:\s+[A-Z][\w.-]*){0,2}|(?:г-н\w{0,2}|г-ж[аеу]|господин\w{0,2}|ООО|ОАО|ЗАО|ПАО"
    r"|ИП)(?:\s+[А-ЯЁ][а-яё]+)?)\s+$"
)
_QUOTED = re.compile(
    r"(?<!\w)(?:ООО|ОАО|ЗАО|ПАО|АО|ТОО|ТД|ТЦ|ТРЦ|БЦ|ЖК|СК|ФК|LLC|OOO|OAO|ZAO|PAO"
    r"|(?i:каф[её]|ресторан\w{0,2}|отел\w{1,2}"
    r"|гостиниц\w{1,2}|клуб\w{0,2}|журнал\w{0,2}|газет\w{1,2}|компани\w{1,3}|фирм\w{1,2}"
    r"|бренд\w{0,2}|магазин\w{0,2}|"
    r"hotel|restaurant|cafe|club|brand|magazine))\s*[\"«“„'][^\"»”“'\n]{0,40}$"
)
_HOUSE_HAN = re.compile(
    r"[^货款给由向从的至与和，,。；;及、]{0,4}?(?:股份|有限责任|有限公司|公司|集团|大厦"
    r"|酒店|宾馆|饭店|餐厅|茶馆|书店|大学|学院|小区|广场|俱乐部)"
)
_HOUSE_ARABIC = re.compile(
    r"(?<!\w)[ولب]{0,2}(?:شركه|مءسسه|موسسه|فندق|برج|مطعم|مقهي|مدرسه|جامعه|نادي|السيد|السيده"
    r"|الدكتور|الشيخ)\s+$"
)

_WOOD_BEFORE = re.compile(
    r"(?:(?<!\w)(?:wood|wooden|woodworking|timber|mdf)\s+(?:\w+\s+)?|(?:木工|木材|木制品"
    r"|家具)(?:用|专用|加工)?|(?:خشب|اخشاب|дереву)\s+)$"
)
_WOOD_AFTER = re.compile(
    r"\s*[(,]?\s*(?:wood(?:en|working)?(?!\w)|(?:for|on) (?:\w+ )?(?:wood|timber|mdf"
    r"|plywood|furniture)|(?:по|для) (?:дерев|древесин)\w*"
    r"|(?:ل|علي ال|للا?)?(?:ال)?(?:خشب|اخشاب)|木工|木材|加工木材|用于木材)"
)
_WOOD_WITHIN = re.compile(
    r"(?<!\w)(?:wood|timber|mdf|plywood)(?!\w)|(?:по|для) (?:дерев|древесин)|(?:خشب|اخشاب)"
    r"|木工|木材"
)
_METAL = re.compile(r"metal|steel|металл|стал[ьи]|معادن|معدن|金属|钢")


def is_aside(text: str, folded: str, start: int, end: int) -> bool:
    """Say whether the goods named at `start` to `end` are not what is traded there.

    >>> sentence = "a housing without bearings, and bearings"
    >>> [is_aside(sentence, sentence, at, at + 8) for at in (18, 32)]
    [True, False]
    """
    before, after = folded[max(0, start - _REACH) : start], folded[end : end + _REACH]
    if _LACKING.search(before) or _LEFT_OUT.match(after) or _SERVED_BEFORE.search(before):
        return True
    if (
        _LIKENED.match(after)
        or _SERVED.match(after)
        or _SERVED_HAN.match(after)
        or _BELONGS_HAN.match(after)
    ):
        return True
    if _BELONGS_BEFORE.search(before) or (_is_one(folded, start, end) and _BELONGS.match(after)):
        return True
    return _HOUSE_ARABIC.search(before) is not None or is_in_name(text, start, end)


def _is_one(folded: str, start: int, end: int) -> bool:
    """Say whether English goods stand in the singular: `OSCILLOSCOPES CASE 4` are oscilloscopes."""
    return folded[end - 1] != "s" or folded[start:end].endswith(("ss", "lens", "optics"))


def is_in_name(text: str, start: int, end: int) -> bool:
    """Say whether words are part of the name of a person, a firm or a house.

    Latin and Cyrillic names show by their capitals, so a text all in capitals shows none.
    """
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    if _HOUSE_HAN.match(after) and "\u3400" <= text[end - 1] <= "\u9fff":
        return True
    if _QUOTED.search(before):
        return True
    said = text[start:end]
    if said.isupper() or not all(word[:1].isupper() for word in said.split()):
        return False
    return bool(_TITLED.search(before)) or _begins_a_name(text, said, after)


def _begins_a_name(text: str, said: str, after: str) -> bool:
    """Say whether a firm's form or a house stands behind; before one, goods may be many."""
    found = _OF_A_NAME.match(after)
    if found is None or (said.endswith("s") and len(found[0].split()) > 1):
        return False
    return any(word.islower() for word in text.split())


def is_for_wood(folded: str, start: int, end: int) -> bool:
    """Say whether a machine tool works wood, by the words in it or beside it, and no metal."""
    before, after = folded[max(0, start - _REACH) : start], folded[end : end + _REACH]
    said = folded[start:end]
    is_wooden = _WOOD_WITHIN.search(said) or _WOOD_BEFORE.search(before) or _WOOD_AFTER.match(after)
    return bool(is_wooden) and not _METAL.search(folded)
