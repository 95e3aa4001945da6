"""Words in names, addresses and conditions that show a forwarder, a bank, a mail centre or a home.

Written down by hand from trade use, in four languages and Latin-letter Russian. A word here raises
a question about a consignee; it decides nothing.
"""

import re

FORWARDER = re.compile(
    r"\b(?:freight|forward(?:er|ers|ing)|logistics?|cargo|shipping\s+agen\w+|customs\s+broker\w*|express\s+delivery|courier"
    r"|экспедит\w*|экспедиц\w*|логисти\w*|карго|грузоперевоз\w*|таможенн\w+\s+(?:брокер|терминал)\w*"
    r"|ekspedit\w*|logisti[kc]\w*|kargo|nakliyat|lojistik)\b"
    r"|货运|货代|物流|货物代理|快递|报关"
    r"|(?:ال)?شحن|لوجست|تخليص\s+جمركي",
    re.IGNORECASE,
)
BANK = re.compile(
    r"\b(?:bank|banque|banco|bankasi|банк\w{0,2}|\w+банк)\b|银行|(?:ال)?(?:بنك|مصرف)", re.IGNORECASE
)
MAIL_CENTRE = re.compile(
    r"\b(?:mail\s*box(?:es)?\s*(?:etc|unit)?|mail\s+cent(?:re|er)|pmb\s*\d+|virtual\s+office|business\s+mail|parcel\s+shop"
    r"|абонентск\w+\s+ящик|почтов\w+\s+(?:центр|отделени)\w*|пункт\s+выдачи)\b|(?<!\w)а/я\b"
    r"|邮政信箱|代收点|虚拟办公|مكتب\s+افتراضي|مركز\s+بريد",
    re.IGNORECASE,
)
HOME = re.compile(
    r"\b(?:flat|apartment|apt\.?)\s*(?:no\.?\s*)?\d+|\bкв(?:\.|артира)\s*\d+|\bkv\.\s*\d+|\d+号?住宅|住宅楼|公寓|(?:ال)?شقة\s*(?:رقم\s*)?\d+",
    re.IGNORECASE,
)
# A waybill or bill of lading made out to the bank that opened the credit.
CONSIGNED_TO_ISSUER = re.compile(
    r"(?:consigned\s+to|to\s+(?:the\s+)?order\s+of|made\s+out\s+to(?:\s+(?:the\s+)?order\s+of)?)\s+(?:the\s+)?"
    r"(?:issuing|opening|applicant'?s)\s+bank|(?:以|凭)?开证行(?:为收货人|指示)|приказу\s+банка-эмитента",
    re.IGNORECASE,
)
TO_ORDER_OF = re.compile(
    r"(?:consigned\s+to|to\s+(?:the\s+)?order\s+of)\s+(?P<name>[^,;\n]{4,60})", re.IGNORECASE
)
END_USER = re.compile(
    r"\bend[\s-]?users?\b|конечн\w+\s+(?:пользовател|потребител)\w*|最终用户|المستخدم\s+النهائي",
    re.IGNORECASE,
)
