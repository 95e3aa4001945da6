"""An end user's statement in sentences: who declares, who sells, who uses the goods, what for.

"We, X, certify that the goods bought from Y will be used for Z" has no boxes. Each pattern below is
a turn of such letters in one language; a name ends where the sentence goes on.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from witting.base import Party, Role
from witting.intake.trade.alike import same_name
from witting.intake.trade.box import Box, Piece
from witting.intake.trade.parties import ROLES, has_business, has_form, read_party
from witting.intake.trade.running import Running, flat
from witting.intake.trade.tables import Label

_LONGEST = 220  # characters of a name with its address
_LONGEST_USE = 400
_MOST_NAMED = 40  # parties that a statement's sentences name
_MOST_HITS = 200  # turns of one kind in which a name is looked for
_DECLARES = re.compile(
    r"(?:\b(?:We|I),?\s+(?:the\s+undersigned,?\s+)?(?:on\s+behalf\s+of\s+)?(?P<en>(?-i:[A-Z\"«“]))|"
    r"\b(?:on\s+behalf\s+of|our\s+company,?|certify\s+that|certifies\s+that)"
    r"\s+(?P<behalf>(?-i:[A-Z\"«“]))|"
    r"(?:شركتنا|مؤسستنا)\s*[،,]?\s+(?P<ours>[\u0621-\u064a])|"
    r"\b(?:Настоящим|Мы,?(?:\s+нижеподписавшиеся,?)?)\s+(?:компания\s+|"
    r"организация\s+)?(?P<ru>(?-i:[А-ЯЁA-Z«\"“]))|"
    r"(?:我公司|我单位|本公司|本单位|我方|我们)\s*[（(,，]?\s*(?P<zh>[^\s，,。；（(将向保承订]{2})|"
    r"(?:^|[\s،])نحن\s*[،,:]?\s+(?:الموقعون أدناه\s*[،,]?\s*)?(?P<ar>[\u0621-\u064a]))",
    re.IGNORECASE,
)
_USES = re.compile(
    r"end[- ]user,\s+(?P<named>(?-i:[A-Z\"“]))|"
    r"(?:end[- ]user(?:\s+of\s+(?:the|these|said)?\s*[\w ]{1,30}?)?\s+"
    r"(?:is|will\s+be|shall\s+be|:)\s+(?:the\s+)?(?P<en>\S)|"
    r"(?:used|utili[sz]ed)\s+(?:only\s+|solely\s+|exclusively\s+)?by"
    r"\s+(?:the\s+)?(?P<by>(?-i:[A-Z\"“]))|"
    r"конечн\w{2,3}\s+(?:пользовател\w+|потребител\w+)(?:\s+(?:указанн\w+\s+|"
    r"данн\w+\s+)?(?:товар\w*|продукции|оборудования))?"
    r"\s*(?:явля\w+|[-–—:]|будет)\s*(?P<ru>\S)|"
    r"最终(?:用户|使用者|使用单位)\s*(?:为|是|系|：|:)\s*(?P<zh>\S)|"
    r"(?:ال)?مستخدم\s+النهائي(?:\s+(?:للبضائع|للبضاعة|للمعدات|لها|للسلع))?\s*(?:هو|هي|:)\s*(?P<ar>\S))",
    re.IGNORECASE,
)
_SELLS = re.compile(
    r"(?:\b(?:purchased|ordered|procured|bought|acquired|imported|obtained|received|"
    r"supplied|delivered|sold|exported)"
    r"\s+(?:from|by)\s+(?:the\s+(?:company|firm)\s+|messrs\.?\s+)?(?P<en>(?-i:[A-Z\"«“]))|"
    r"(?:приобрета\w+|приобретенн\w+|приобретённ\w+|закуп\w+|заказанн\w+|поставля\w+|"
    r"поставленн\w+|купленн\w+|получ\w+)"
    r"\s+(?:у|от)?\s*(?:компани\w+|фирм\w+|поставщик\w+|"
    r"предприяти\w+)?\s*(?P<ru>(?-i:[А-ЯЁA-Z«\"“]))|"
    r"(?:向|从|自)\s*(?P<zh>[^，,。；\n贵]{4,60}?)(?=(?:[（(][^）)]{1,60}[）)])?\s*(?:订购|采购|购买|进口|定购|购得|购入))|"
    r"由\s*(?P<by>[^，,。；\n]{4,60}?)\s*(?:供应|提供|出口|生产并出口)|"
    r"(?:المشتراة|الموردة|المستوردة|المطلوبة|شراؤها|اشتريناها|استيرادها|توريدها|نشتريها)\s+(?:من|بواسطة)\s+(?:قبل\s+)?(?P<ar>[\u0621-\u064a\w]))",
    re.IGNORECASE,
)
_BUYS = re.compile(
    r"(?:\b(?:purchaser|buyer|importer|consignee)\s+(?:is|will\s+be)"
    r"\s+(?:the\s+)?(?P<en>(?-i:[A-Z\"“]))|"
    r"\b(?:through|via)\s+(?:our\s+)?(?:agent|distributor|intermediary|"
    r"purchasing\s+agent)s?,?\s+(?P<via>(?-i:[A-Z\"“]))|"
    r"через\s+(?:нашего\s+)?(?:агента|посредника|импортера|дистрибьютора)\w*,?"
    r"\s+(?P<ru>(?-i:[А-ЯЁA-Z«\"“]))|"
    r"(?:通过|经由|委托)\s*(?P<zh>[^，,。；\n]{4,60}?(?:公司|商行|厂|集团))|"
    r"(?:عن طريق|بواسطة)\s+(?:وكيلنا|الوكيل|الوسيط)\s*[،,]?\s+(?P<ar>[\u0621-\u064a]))",
    re.IGNORECASE,
)
_USE = re.compile(
    r"\b(?:used|utili[sz]ed)\s+(?:only\s+|solely\s+|exclusively\s+)?by\s+[^.;\n]{2,120}?\s+"
    r"(?:for|in|as)\s+(?P<whose>\S)|(?:for\s+use|is\s+for|are\s+for|used)\s+(?:only\s+|"
    r"solely\s+|exclusively\s+)?"
    r"(?:in|as|for|at|on)\s+(?P<plain>\S)|(?:end[- ]use|"
    r"purpose)(?:\s+of\s+[\w ]{1,30}?)?\s+(?:is|will\s+be)\s+(?P<said>\S)|"
    r"(?:سيتم|سوف\s+يتم|يتم)\s+(?:استخدام|استعمال)\w*\s*(?:حصريا|حصرا|فقط)?\s*(?:في|لأغراض|"
    r"لغرض|من أجل)\s+(?P<arab>\S)|"
    r"(?:لاستخدام|لاستعمال)\w*\s+(?:حصريا|حصرا|فقط)?\s*(?:في|لأغراض|لغرض)\s+(?P<arabic>\S)|"
    r"مخصص\w*\s+(?P<meant_ar>ل\S)|"
    r"(?<![不得会非])(?<!不被)(?:用于|用作|用来)\s*(?P<han>[^任何军]\S)|"
    r"(?:(?:will|shall|to|is\s+to|are\s+to|may)\s+(?:only\s+|solely\s+|"
    r"exclusively\s+)?be\s+(?:only\s+|solely\s+|exclusively\s+)?"
    r"(?:used|utili[sz]ed|installed|employed)\s*(?:,?\s*(?:only|solely|exclusively|"
    r"and\s+installed|strictly)\s*)*"
    r"(?:by\s+us\s+)?(?:for(?:\s+the\s+purpose\s+of)?|in|as|at|to|on)\s+(?P<en>\S)|"
    r"(?:intended|destined)\s+(?:only\s+|solely\s+|exclusively\s+)?for\s+(?P<meant>\S)|"
    r"(?:буд[еу]т|будет|подлежат|подлежит)\s+(?:использован\w*|использоваться|использованию|"
    r"применяться|применен\w*|"
    r"эксплуатироваться|установлен\w*)\s*(?:исключительно|только|лишь)?\s*(?:для|в\s+целях|"
    r"с\s+целью|при|в|на)\s+(?P<ru>\S)|"
    r"предназначен\w*\s*(?:исключительно|только)?\s*для\s+(?P<for>\S)|"
    r"(?:将|仅|只|专门|全部|均|专)+\s*(?:使)?用于\s*(?P<zh>\S)|用途(?:为|是|系)\s*(?P<is>\S)|"
    r"(?:سوف\s+|س)?[تي]ُ?ستخدم\w*\s*(?:هذه\s+)?(?:البضائع|المعدات|الأجهزة|"
    r"السلع)?\s*(?:حصريا|حصرا|فقط|حصريًا)?\s*(?:فقط\s*)?"
    r"(?:في|لأغراض|لغرض|من أجل|بغرض|(?=ل))\s*(?P<ar>\S))",
    re.IGNORECASE,
)
_NAME_ENDS = re.compile(
    r",?\s+(?:hereby|certif\w+|confirm\w*|declar\w+|undertak\w+|state|under|pursuant|per|"
    r"as\s+per|dated|in\s+accordance|"
    r"according|to\s+be|will|shall|and\s+(?:that|will|shall)|which|who|that|on|for|with|"
    r"against|as)\b|"
    r",?\s+(?:настоящим|подтвержда\w+|заявля\w+|гарантиру\w+|обязу\w+|удостоверя\w+|"
    r"декларир\w+|по\s+(?:контракт|договор|заказ|инвойс|счет)\w*|"
    r"согласно|в\s+соответствии|для|будут|будет|на\s+основании|в\s+рамках)\b|"
    r"\s*[，,]?\s*(?:兹|特此|在此|现|承诺|保证|声明|证明|向贵|根据|将|用于|订购|采购)|"
    r"[،,]?\s+(?:نشهد|نقر|نتعهد|نؤكد|نصرح|نعلن|بموجب|وفق\w*|طبق\w*|بأن|أن|سوف|لغرض|لاستخدام)\b|"
    r"(?<=[^\W\d_]{4})[.](?=\s|$)|[:：;；。\n]\s*(?=\n|$)|[:：;；。]|\)\s*[.,،，]?|）",
    re.IGNORECASE,
)
_USE_ENDS = re.compile(
    r"(?<=[^\W\d_]{2})[.](?=\s|$)|[。；;]|\n\s*\n|,?\s+(?:and\s+(?:will|shall)\s+not|"
    r"but\s+not|и\s+не\s+будут)\b|"
    r"[،.]?\s+ول[نا]\b|[，,](?=不)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"\s*[,，،]?\s*(?:(?:地址|address|العنوان|юр(?:идический|\.)?\s+адрес|адрес)\s*[:：]|"
    r"\b(?:located|situated|registered)\s+(?:at|in)\b|位于|расположенн\w+\s+по\s+адресу:?)\s*",
    re.IGNORECASE,
)
_BODY = re.compile(  # what firms and bodies are called where no capital letter shows a name
    r"^ال?(?:شركة|مؤسسة|جامعة|وزارة|معهد|هيئة|مركز|مختبر|معمل|مصنع|بنك|مصرف|مجموعة|مستشفى)"
    r"|^(?:شركة|مؤسسة|جامعة|وزارة|معهد|هيئة|مركز|مختبر|معمل|مصنع|بنك|مصرف|مجموعة|مستشفى)"
    r"|(?:公司|研究所|研究院|学院|大学|局|部|厂|中心|集团|银行|学校|医院|站|商行)(?:[（(].*)?$"
)
_PRONOUN = re.compile(
    r"(?:us|we|ourselves|me|нами|我公司|我方|我们|本公司|贵公司)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a statement's sentences say."""

    parties: tuple[Party, ...] = ()
    end_use: str = ""
    is_whole: bool = True  # False where there are more sentences than are read

    @property
    def parts(self) -> int:
        """Count what of declarer, seller, end user and use is said."""
        return len({party.role for party in self.parties}) + bool(self.end_use)


def told_in(said: Running, named: Sequence[Party]) -> Told:
    """Give whom a statement's sentences name beside those of its boxes, and the end use.

    Who declares is the end user, unless another is said to be.
    """
    held = _Held(named)
    for pattern, box in ((_USES, "end_user"), (_SELLS, "seller"), (_BUYS, "consignee")):
        held.take(_named(said, pattern, box))
    is_told = any(party.role is Role.END_USER for party in (*named, *held.found))
    held.take(_named(said, _DECLARES, "consignee" if is_told else "end_user"))
    return Told(parties=tuple(held.found), end_use=_use(said), is_whole=not held.is_cut)


class _Held:
    """The parties known so far: each is taken once, by whatever way its name is written."""

    def __init__(self, named: Sequence[Party]) -> None:
        self.found: list[Party] = []
        self.is_cut = False
        self._held = list(named)
        self._names = {party.name for party in named}

    def take(self, parties: Iterable[Party]) -> None:
        """Add those that are not held, as many as may be."""
        for count, party in enumerate(parties):
            if count >= _MOST_HITS or len(self.found) >= _MOST_NAMED:
                self.is_cut = True
                return
            if party.name in self._names:
                continue
            self._names.add(party.name)
            if not any(same_name(party.name, other.name) for other in self._held):
                self._held.append(party)
                self.found.append(party)


def _named(said: Running, pattern: re.Pattern[str], box: str) -> Iterable[Party]:
    for hit in pattern.finditer(said.text):
        group = next((name for name, value in hit.groupdict().items() if value), None)
        if group is None:
            continue
        start = hit.start(group)
        text = _name(said.text[start : start + _LONGEST])
        if not _is_name(text):
            continue
        piece = Piece(field=said.field_at(start), text=text)
        label = Label(box=box, kind="party")
        yield from read_party(Box(label=label, pieces=[piece]), ()).parties
        if ROLES[box] is not Role.CONSIGNOR:
            return


def _name(text: str) -> str:
    """Give a name with its address, which may stand in brackets: `X (Y, Z) certifies`."""
    text = _ADDRESS.sub(", ", text)
    opened = re.search(r"[(（]", text)
    end = _NAME_ENDS.search(text)
    if opened and (end is None or opened.start() < end.start()):
        inside = re.match(r"[^)）]*", text[opened.end() :])
        name, address = text[: opened.start()], inside.group() if inside else ""
        return flat(f"{name.strip()}, {address}").strip(" ,")
    return flat(text[: end.start()] if end else text).strip(' ,،，"')


def _is_name(text: str) -> bool:
    """Say whether a text opens with somebody's name: a firm, a body, or at least no pronoun."""
    head = re.split(r"[,،，]", text)[0]
    if len(head) < 4 or len(head) > 120 or _PRONOUN.match(head):
        return False
    opens = bool(re.match(r"[\"«“A-ZА-ЯЁ]", head)) or _BODY.search(head) is not None
    return has_form(text) or has_business(head) or opens


def _use(said: Running) -> str:
    found = _USE.search(said.text)
    if found is None:
        return ""
    start = next(found.start(name) for name, value in found.groupdict().items() if value)
    text = said.text[start : start + _LONGEST_USE]
    end = _USE_ENDS.search(text)
    return flat(text[: end.start()] if end else text).strip(" ,;،，")
