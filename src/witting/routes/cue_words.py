"""The patterns that `cues` reads: words before or after a place, in four languages.

Every pattern that looks back ends at the place itself, so that only the nearest words count.
"""

import re

_PORT = (
    r"(?:(?:the\s+)?(?:sea\s*|air\s*)?port(?:\s+of)?|(?:the\s+)?city\s+of"
    r"|порт[ау]?|г\.|город|ст(?:\.|анци[яюи])|ميناء|مدينة)"
)
_END = rf"[\s:：,«\"(/–—-]*(?:{_PORT})?[\s:：«\"(–—-]*$"


def _before(*patterns: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(patterns)}){_END}", re.IGNORECASE)


def _after(*patterns: str) -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{'|'.join(patterns)})", re.IGNORECASE)


_CUSTOMER = r"(?:clients?|customers?|buyers?|end[\s-]?users?|market|factory|plant|consignee)"

TO = _before(
    r"\b(?:final\s+|place\s+of\s+|port\s+of\s+)?dest(?:ination|\.)?(?:\s+(?:is|port|country))?",
    r"\b(?:ultimate\s+|final\s+)?end[\s-]?users?(?:\s+(?:is|in|at))?",
    r"\bконечн\w+\s+(?:пользовател|потребител|получател)\w*(?:\s+в)?|最终用户|المستخدم\s+النهائي",
    r"\b(?:destined|bound|headed)\s+(?:for|to)",
    r"\b(?:port\s+of\s+)?(?:discharge|unloading|delivery)(?:\s+port)?(?:\s+(?:to|at|in))?",
    r"\bdeliver(?:y|ed)?(?:\s+\w+){0,2}\s+(?:to|at|in)",
    r"\b(?:ship(?:ped|ping|ment)?|export(?:ed|s)?|dispatch(?:ed)?|consigned)\s+(?:to|for|into)",
    r"\bre-?export(?:ed)?\s+(?:to|into)",
    rf"\bfor\s+(?:\w+\s+){{0,2}}(?:use|delivery|shipment|export|{_CUSTOMER})\s+(?:in|to|at)",
    r"\b(?:notify|consignee)\b[^\n;:]{0,50}",
    r"\b(?:pod|cif|cfr|cnf|c&f|cpt|cip|dap|dpu|dat|ddp)\b",
    r"\bпорт[а-я]*\s+(?:назначения|выгрузки|разгрузки|прибытия)",
    r"\b(?:пункт|место|страна|город)\s+(?:назначения|назн\.|доставки|поставки)",
    r"\b(?:ст\.?|станци[яию])\s*(?:и\s+дорога\s+)?(?:назначения|назнач\.?|назн\.?|доставки|поставки)",
    r"\bst(?:an(?:ci|tsi)y[aiu])?\.?\s*nazn(?:acheniya|\.)?|\bdestination\s+station|到站|到达站|目的站",
    r"محطة\s+(?:الوصول|الوجهة)",
    r"\b(?:до(?:\s+границы)?|на\s+территорию|для|в\s+адрес|доставк[аиу]|адрес\s+доставки)",
    r"\bгрузополучатель[^\n;]{0,50}",
    r"\b(?:dlya|dlia|v\s+adres|na\s+territoriyu)",
    r"\b(?:postavk|dostavk|otgruzk|otpravk)\w{1,3}\s+(?:v|vo|do)",
    r"目的港|目的地|目的国|卸货港|交货地点?|运往|发往|运至|发至|送至|运到|发到|交付至|抵达",
    r"出口到|出口至|出口",
    r"(?:إلى|الى|باتجاه|(?:ال)?وجهة(?:\s+النهائية)?|المقصد)",
    r"(?:ميناء\s+(?:الوصول|التفريغ)|بلد\s+(?:المقصد|الوصول))",
)
"""Words that say where goods go."""

TO_AFTER = _after(
    r"(?:is|was|being|as|will\s+be|remains)\s+(?:the\s+|our\s+)?(?:(?:final|ultimate|only)\s+)?"
    r"(?:destination|end[\s-]?use)",
    r"[—–-]\s*(?:конечн\w+\s+)?(?:страна|пункт|место)\s+назначения",
    r"(?:是|为|作为)(?:最终|唯一)?目的(?:地|国|港)",
    r"هي\s+(?:بلد\s+)?(?:الوجهة|المقصد)",
)
"""Words after a place that make it the destination, whatever the clause before rules out."""

WEAK_TO = _before(
    r"(?<!payment )(?<!payments )(?<!transfer )(?<!transfers )(?<!paid )(?<!remit )(?<!refund )"
    r"(?<!according )\bto(?:\s+the)?",
    r"(?<!zahlung )(?<!zahlungen )(?<!überweisung )(?<!gezahlt )\bnach",
    r"(?<!paiement )(?<!virement )(?<!payé )\b(?:vers|à\s+destination\s+de|a\s+destination\s+de)",
    r"\bcon\s+(?:destino|destinazione)(?:\s+a)?|(?<!pago )(?<!transferencia )\bhacia"
    r"|(?<!pagamento )(?<!bonifico )\bverso|\ba\s+destinazione(?:\s+di)?",
    r"(?<![收得看感受达直遇接见提找买])[至到往]",
)
"""Words that say so unless money or a decision is what goes."""

INTO = _before(r"\b(?:в|во|на)", r"\bvo?(?:\s+g\.?)?")
"""Russian prepositions that mean "into" with the accusative and "in" with the prepositional."""

FROM = _before(
    r"\b(?:shipped\s+)?from(?:\s+the)?",
    r"\b(?:(?:country|place)\s+of\s+)?origin",
    r"\bmade\s+in|\bproduc(?:t|ed)\s+(?:of|in)",
    r"\b(?:port|place)\s+of\s+(?:loading|shipment|dispatch|receipt)|\bloading\s+port",
    r"\b(?:pol|fob|fca|exw|fas|ex\s+works)\b",
    r"\b(?:из|от|с|со)",
    r"\b(?:iz|ot)",
    r"\bпорт[а-я]*\s+(?:отгрузки|погрузки|отправления)",
    r"\b(?:пункт|станци[яию]|место|страна)\s+(?:отправления|отгрузки|происхождения)",
    r"\bпроисхождени[ея]|\bст(?:\.|анци[яию])?\s*отпр(?:\.|авления)?",
    r"从|来自|自|原产于|产自|起运港|装货港|发货地|原产地|产地|产于",
    r"(?:(?<!\w)من|ميناء\s+(?:الشحن|التحميل)|(?:بلد\s+)?المنشأ|صنع\s+في)",
)
"""Words that say where goods come from."""

VIA = _before(
    r"\b(?:in\s+)?transit(?:ing|ed)?(?:\s+(?:via|through|in|by))?",
    r"\b(?:via|through|by\s+way\s+of)",
    r"\btrans-?s?shipment(?:\s+(?:at|in|via|port))?",
    r"\b(?:транзитом|транзит)(?:\s+(?:через|по))?|\bчерез(?:\s+территорию)?|\bперевалка(?:\s+в)?",
    r"\b(?:tranzitom|cherez)(?:\s+cherez)?",
    r"经由|途经|经过|借道|转运港|中转港|中转|转口|经",
    r"(?:عبر|مرورا\s+ب|ترانزيت)",
)
"""Words that say which way goods go."""

LATIN_UP_TO = _before(r"\bdo")
"""“do Moskvy”: only before a Russian form, for “do” is a word of other languages."""

LOCODE = re.compile(r"[A-Z]{2}[ -]?[A-Z2-9]{3}")
PORT_BEFORE = re.compile(
    r"(?:\bports?(?:\s+of)?|\bпорт[ауе]?|\bпортом|\bст\.|\bпогранпереход|ميناء)[\s:«\"(-]*$",
    re.IGNORECASE,
)
PORT_AFTER = _after(r"口岸", r"港(?!币|元|股|资|商|[\u4e00-\u9fff]{0,4}公司)", r"(?:sea)?port\b")
EXPORT_AFTER = _after(
    r"出口|供货|供应|发运|发货|运输|运送|交付|销售|提供|客户|买方|买家|市场|用户|工厂"
)
TOWARDS = re.compile(r"[向对为给]\s*$")
ORIGIN_AFTER = _after(r"origin\b", r"-?made\b", r"产|原产", r"происхождения")

CUSTOMER_AFTER = _after(
    _CUSTOMER + r"\b", r"(?:заказчик|покупател|клиент|рын[о]?к|потребител|получател|завод)"
)
FOR = re.compile(r"\b(?:for|to|для|на)(?:\s+(?:the|our|a))?\s*$", re.IGNORECASE)
"""With the two above: "for Russian customers", "для российского рынка"."""

ARABIC_TRADE = re.compile(
    r"(?:بيع|تصدير|صادرات|شحن|توريد|إرسال|تسليم|نقل)[^.؛]{0,60}(?<!\w)[وف]?ل$"
)
"""A word of trade, and then the preposition "to" written onto the place itself."""

ORGANISATION = re.compile(
    r"[\s-]+(?:[^\W\d_]+[\s-]+){0,3}?(?:bank|co|ltd|llc|inc|corp|corporation|company|trading"
    r"|university|airlines?|institute|group|insurance|branch|office|holdings?|gmbh|jsc|fze|fzco"
    r"|банк|университет|филиал)\b"
    r"|[\u4e00-\u9fff]{0,14}(?:银行|公司|集团|大学|分行)",
    re.IGNORECASE,
)
"""What follows a place that is part of an organisation's name."""

_BARRED_EN = (
    r"(?:re-?)?export\w*|shipped|shipping|trans-?s?ship\w*|tranship\w*|transit\w*|transfer\w*"
    r"|resale|resold|resell|sold|sell|sale|suppl\w+|delivered|delivering|diver\w+|use|used"
)
_FILLING_EN = (
    r"or|and|nor|directly|indirectly|to|in|into|through|via|within|for|any|the|of|person|persons"
    r"|party|entity|country|territory|iran|syria|cuba|dprk|north|korea|belarus|russia|russian"
    r"|federation|crimea|donetsk|luhansk|regions?|sudan|venezuela|afghanistan|myanmar"
)
_BARRED_RU = (
    r"(?:ре)?экспорт\w*|поставк\w*|поставл\w+|(?:пере)?прода\w+|транзит\w*|вывоз\w*|передач\w*"
)
_FILLING_RU = (
    r"прям\w+|косвенн\w+|в|на|или|и|через|для|территори\w+|иран\w*|сири\w*|росси\w*|рф"
    r"|федерац\w+|белорус\w*|беларус\w*|республик\w*|крым\w*|кндр|товар\w*"
)
RULED_OUT_BEFORE = re.compile(
    rf"\b(?:not|no|never)\s+(?:(?:to|be|intended|destined|for)\s+)*"
    rf"(?:{_BARRED_EN}|ship\w*|deliver\w*)\b"
    rf"(?:\W+(?:{_BARRED_EN}|{_FILLING_EN})\b)*[\s,/]*$"
    rf"|\bне\s+(?:подлеж\w+|предназнач\w+\s+для|допуска\w+|для|будет)\s+(?:{_BARRED_RU})"
    rf"(?:\W+(?:{_BARRED_RU}|{_FILLING_RU})\b)*[\s,/]*$"
    rf"|(?<!не\s)\b(?:запрещ\w+|без\s+права)\s+(?:{_BARRED_RU})"
    rf"(?:\W+(?:{_BARRED_RU}|{_FILLING_RU})\b)*[\s,/]*$"
    r"|(?:不得|(?<![不未非])(?:禁止|严禁))(?:再|转|直接|间接|或|和|及|、|出口|运|销售|售|口|往|至|到|向|经|由|给)*"
    r"(?:(?:伊朗|叙利亚|古巴|朝鲜|白俄罗斯|俄罗斯)[、或和及与]*)*$"
    r"|(?:عدم|لا\s+يجوز|(?<!لا\s)(?<!لم\s)(?:يحظر|يمنع))\s+(?:إعادة\s+)?(?:ال)?(?:تصدير|شحن|بيع|نقل)\w*"
    r"(?:\s+(?:هذه|(?:ال)?(?:بضاعة|بضائع|سلع|منتجات)|إلى|الى|أو|إيران|سوريا|بيلاروسيا|روسيا|و\w+))*\s*$",
    re.IGNORECASE,
)
RULED_OUT_AFTER = re.compile(
    r"\s+(?:(?:or|and)\s+(?!trans|partial|ship)\w+\s+){0,3}(?:(?:is|are)\s+)?(?:strictly\s+)?"
    r"(?:not\s+(?:allowed|permitted|acceptable)|prohibited|forbidden)\b"
    r"|\s+(?:(?:или|и)\s+\w+\s+){0,3}(?:запрещ[её]н\w*|запрещается|не\s+допуска\w+)"
    r"|\s+(?:محظور|ممنوع)",
    re.IGNORECASE,
)
"""A clause that rules the place out, only where it says so in so many words.

Between the bar and the place only words of such a clause may stand: "partial shipment not allowed,
port of discharge Vladivostok" rules nothing out, and reading it so would hide a destination.
"""

JOINT = re.compile(
    r"[\s,/(、和与及]*(?:(?:and|or|и|или|г\.|город|port(?:\s+of)?|порт|и\s+в|أو|و)[\s(]*)?",
    re.IGNORECASE,
)
"""What may stand between two places that share one cue: "to Russia and Belarus"."""
