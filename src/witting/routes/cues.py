"""The words beside a place that say what it is to the goods: where to, where from, by way of.

Four languages. A clause that rules a place out ("not for re-export to Russia", which EU law asks
sellers to write) is told apart, and only where it says so in so many words.
"""

import re
from enum import StrEnum

from witting.places import PlaceMention


class Cue(StrEnum):
    """What the words beside a place say of it."""

    DESTINATION = "destination"
    ORIGIN = "origin"
    VIA = "via"
    PORT = "port"  # a port or border crossing is named, but not which way the goods go
    EXCLUDED = "excluded"
    NONE = ""


_PORT = r"(?:(?:the\s+)?(?:sea\s*|air\s*)?port(?:\s+of)?|(?:the\s+)?city\s+of|порт[ау]?|г\.|город|ст(?:\.|анци[яюи])|ميناء|مدينة)"
_END = rf"[\s:：,«\"(/-]*(?:{_PORT})?[\s:：«\"(-]*$"


def _before(*patterns: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(patterns)}){_END}", re.IGNORECASE)


_TO = _before(
    r"\b(?:final\s+|place\s+of\s+|port\s+of\s+)?destination(?:\s+(?:is|port|country))?",
    r"\b(?:destined|bound|headed)\s+(?:for|to)",
    r"\b(?:port\s+of\s+)?(?:discharge|unloading|delivery)(?:\s+port)?(?:\s+(?:to|at|in))?",
    r"\b(?:deliver(?:ed)?|ship(?:ped|ping|ment)?|export(?:ed|s)?|dispatch(?:ed)?|consigned|re-?export(?:ed)?)\s+(?:to|for|into)",
    r"\b(?:notify|consignee)\b[^\n;:]{0,50}",
    r"\bfor\s+(?:use|delivery|shipment|export)\s+(?:in|to)",
    r"\b(?:pod|cif|cfr|cnf|c&f|cpt|cip|dap|dpu|dat|ddp)\b",
    r"\bпорт[а-я]*\s+(?:назначения|выгрузки|разгрузки|прибытия)",
    r"\b(?:пункт|станци[яию]|ст\.?|место|страна|город)\s+(?:назначения|назн\.|доставки|поставки)",
    r"\b(?:до|на\s+территорию|для)",
    r"目的港|目的地|目的国|卸货港|交货地点?|最终用户所在国|运往|发往|运至|发至|送至|运到|发到|出口到|出口至|出口|交付至|抵达",
    r"(?:إلى|الى|باتجاه|(?:ال)?وجهة(?:\s+النهائية)?|ميناء\s+(?:الوصول|التفريغ)|بلد\s+(?:المقصد|الوصول)|المقصد)",
)
_WEAK_TO = _before(
    r"(?<!payment )(?<!payments )(?<!transfer )(?<!transfers )(?<!paid )(?<!remit )(?<!refund )(?<!according )\bto(?:\s+the)?",
    r"(?<![收得看感受达直遇接见提找买])[至到往]",
)
_INTO = _before(r"\b(?:в|во|на)")  # with the accusative only
_FROM = _before(
    r"\b(?:shipped\s+)?from(?:\s+the)?",
    r"\b(?:(?:country|place)\s+of\s+)?origin",
    r"\bmade\s+in|\bproduc(?:t|ed)\s+(?:of|in)",
    r"\b(?:port|place)\s+of\s+(?:loading|shipment|dispatch|receipt)|\bloading\s+port",
    r"\b(?:pol|fob|fca|exw|fas|ex\s+works)\b",
    r"\b(?:из|от|с|со)",
    r"\bпорт[а-я]*\s+(?:отгрузки|погрузки|отправления)",
    r"\b(?:пункт|станци[яию]|место|страна)\s+(?:отправления|отгрузки|происхождения)|происхождени[ея]",
    r"从|来自|自|原产于|产自|起运港|装货港|发货地|原产地|产地|产于",
    r"(?:(?<!\w)من|ميناء\s+(?:الشحن|التحميل)|(?:بلد\s+)?المنشأ|صنع\s+في)",
)
_VIA = _before(
    r"\b(?:in\s+)?(?:transit(?:ing|ed)?(?:\s+(?:via|through|in|by))?|via|through|by\s+way\s+of|trans-?s?shipment(?:\s+(?:at|in|via|port))?)",
    r"\b(?:транзитом|транзит)(?:\s+(?:через|по))?|\bчерез(?:\s+территорию)?|\bперевалка(?:\s+в)?",
    r"经由|途经|经过|借道|转运港|中转港|中转|转口|经",
    r"(?:عبر|مرورا\s+ب|ترانزيت)",
)
_PORT_BEFORE = re.compile(
    r"(?:\bports?(?:\s+of)?|\bпорт[ауе]?|\bпортом|\bст\.|\bпогранпереход|ميناء)[\s:«\"(-]*$",
    re.IGNORECASE,
)
_PORT_AFTER = re.compile(
    r"\s*(?:口岸|港(?!币|元|股|资|商|[\u4e00-\u9fff]{0,4}公司)|(?:sea)?port\b)", re.IGNORECASE
)
_EXPORT_AFTER = re.compile(r"\s*(?:出口|供货|供应|发运|发货|运输|运送|交付|销售|提供)")
_TOWARDS = re.compile(r"[向对]\s*$")
_ORIGIN_AFTER = re.compile(r"\s*(?:origin\b|-?made\b|产|原产|происхождения)", re.IGNORECASE)

_ORGANISATION = re.compile(
    r"[\s-]+(?:[^\W\d_]+[\s-]+){0,3}?(?:bank|co|ltd|llc|inc|corp|corporation|company|trading|university|airlines?|institute|group"
    r"|insurance|branch|office|holdings?|gmbh|jsc|fze|fzco|банк|университет|филиал)\b"
    r"|[\u4e00-\u9fff]{0,14}(?:银行|公司|集团|大学|分行)",
    re.IGNORECASE,
)

_RULED_OUT_BEFORE = re.compile(
    r"\b(?:not|no|never|nor)\s+(?:to\s+be\s+|be\s+|intended\s+|destined\s+|for\s+|to\s+)*"
    r"(?:(?:re-?)?export|ship|transship|tranship|transit|sell|sold|sale|diver|deliver|suppl|transfer|use)[^.;。]{0,90}$"
    r"|\b(?:other\s+than|excluding|except(?:\s+for)?|prohibited\s+(?:to|in|for))\s+(?:the\s+)?$"
    r"|\bне\s+(?:подлеж\w+|предназнач\w+|допуска\w+|для\s+(?:реэкспорт|поставк)\w*|реэкспорт\w*|будет\s+\w*(?:экспорт|поставл|перепрода)\w*)[^.;]{0,90}$"
    r"|\b(?:запрещ\w+|без\s+права\s+(?:ре)?экспорта)[^.;]{0,90}$"
    r"|(?:不得|禁止|严禁|不可|不会)(?:再|转)?(?:出口|转运|销售|运往|运至|经由|转口|转售)[^。；]{0,30}$"
    r"|(?:عدم|لا\s+يجوز|يحظر|يمنع)\s+(?:إعادة\s+)?(?:ال)?(?:تصدير|شحن|بيع|نقل)[^.؛]{0,90}$",
    re.IGNORECASE,
)
_RULED_OUT_AFTER = re.compile(
    r"[^.;。]{0,80}\b(?:(?:is|are)\s+)?(?:strictly\s+)?(?:not\s+(?:allowed|permitted|acceptable)|prohibited|forbidden)\b"
    r"|[^.;]{0,60}\b(?:запрещ[её]н\w*|запрещается|не\s+допуска\w+)"
    r"|[^.؛]{0,60}(?:محظور|ممنوع)",
    re.IGNORECASE,
)
_REACH = 110


def read_cue(text: str, mention: PlaceMention) -> Cue:
    """Say what the words beside a mention make of it.

    A street's name and an adjective are never anything but a mention. "In Moscow" says nothing of
    where goods go; "to Moscow" and the Russian accusative do.
    """
    if mention.in_street or mention.kind == "demonym":
        return Cue.NONE
    before = text[max(0, mention.start - _REACH) : mention.start]
    after = text[mention.end : mention.end + _REACH]
    if _RULED_OUT_BEFORE.search(before) or _RULED_OUT_AFTER.match(after):
        return Cue.EXCLUDED
    return _direction(before, after, accusative=mention.is_accusative)


def _direction(before: str, after: str, *, accusative: bool) -> Cue:
    if _VIA.search(before):
        return Cue.VIA
    if _FROM.search(before) or _ORIGIN_AFTER.match(after):
        return Cue.ORIGIN
    if _is_destination(before, after, accusative=accusative):
        return Cue.DESTINATION
    if _PORT_BEFORE.search(before) or _PORT_AFTER.match(after):
        return Cue.PORT
    return Cue.NONE


def _is_destination(before: str, after: str, *, accusative: bool) -> bool:
    if _ORGANISATION.match(after):
        return False  # "to China Construction Bank": part of a name
    if _TO.search(before) or _WEAK_TO.search(before) or (accusative and _INTO.search(before)):
        return True
    return bool(_TOWARDS.search(before) and _EXPORT_AFTER.match(after))
