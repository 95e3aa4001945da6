"""Trade words, customs' wording and look-alikes in Arabic and Chinese, by kind."""

import pytest

from witting.goods import classify_goods

GOODS = (
    # customs' residual wording
    ("其他带记录装置的检测电压的仪器", "903039"),
    ("税目8524至8528所列装置或设备用的零件", "852990"),
    ("电压不超过1000伏的电路连接用其他电气装置", "853690"),
    ("自动数据处理设备的控制或适配部件", "847180"),
    ("制作或修补掩膜及投影掩膜用机器", "848640"),
    ("أجهزة ملاحة بحرية أخرى", "901480"),
    ("مخارط أخرى ذات تحكم رقمي", "845891"),
    ("أجزاء ولوازم لآلات البنود 8456 إلى 8461", "846693"),
    ("أجهزة أخرى لإرسال أو استقبال الصوت أو الصور", "851769"),
    ("دوائر متكاملة إلكترونية أخرى غير المعالجات", "854239"),
    # measuring and recording
    ("自记式万用表 5台", "903032"),
    ("无纸记录仪", "903039"),
    ("ملتيميتر رقمي بخاصية تسجيل البيانات", "903032"),
    ("مسجل أعطال كهربائية للشبكة", "903039"),
    ("四通道手持示波表", "903020"),
    ("جهاز قياس الألوان المحمول", "902750"),
    # making and testing semiconductors
    ("碳化硅晶体生长炉", "848610"),
    ("晶圆退火设备", "848620"),
    ("平移式分选机", "848640"),
    ("分立器件测试系统", "903082"),
    ("منشار سلكي ماسي لتقطيع السيليكون", "848610"),
    ("أفران انتشار لرقائق السيليكون", "848620"),
    ("روبوت لمناولة الرقاقات", "848640"),
    ("فاحص ترانزستورات", "903082"),
    # aviation, navigation, radio, antennas
    ("直升机尾桨", "880730"),
    ("捷联惯导", "901420"),
    ("多波束测深仪", "901480"),
    ("北斗短报文终端", "852691"),
    ("短波监测接收机", "851769"),
    ("天馈系统", "852910"),
    ("أجنحة وأبواب طائرات", "880730"),
    ("منارات راديوية للمطارات", "852691"),
    ("صحن لاقط فضائي", "852910"),
    ("محطات فيسات", "851762"),
    # Arabic bearings and machine tools, with the article, in idafa, in plurals
    ("ثمن رولمان بلي مسلوب للمقطورات", "848220"),
    ("محامل بدحاريج أسطوانية", "848250"),
    ("للمحامل البرميلية ذاتية الضبط", "848230"),
    ("بيليات كرات", "848210"),
    ("الفرايز الرقمية للمعادن", "845961"),
    ("سنتر تشغيل رأسي CNC", "845710"),
    ("غراب متحرك للمخرطة", "846693"),
    # several words for one thing
    ("贴片钽 10uF", "853221"),
    ("村田 0402 片容", "853224"),
    ("双向触发管", "854130"),
    ("مكثفات كهربائية ثابتة من التانتالوم", "853221"),
    ("كارت شاشة RTX", "847180"),
)
INNOCENT = (
    # two words side by side whose characters look like goods
    "餐厅服务器具清洗",
    "今天线上课",
    "给学生更多交换机会",
    "司机床位安排",
    "订单反馈表",
    "全球机票代理",
    "习惯导致的费用",
    "海运放舱费",
    "航空电子客票行程单",
    "家具用实木多层板",
    "采矿机械租赁",
    "小型机场建设",
    "遮光阻燃窗帘布",
    "高端子品牌设计",
    # homonyms of Arabic
    "راتب شهري لخادمة",
    "تمور من قابس تونس",
    "عدس أصفر مجروش",
    "فريز طازج",
    "مخرطة ملوخية",
    "بدل سكن ملاح جوي",
    "مبيض بصري للأقمشة",
    "بطاقات دعوة مطبوعة",
    "شاحنات كهربائية للنقل",
    "فحص سونار للحامل",
    "محطة معالجة مياه الصرف",
    "صندوق توصيل طلبات",
)


@pytest.mark.parametrize(("text", "code"), GOODS, ids=[text for text, _ in GOODS])
def test_goods_of_the_list_get_their_code_and_tier(text: str, code: str) -> None:
    assert any(code in found.codes and found.tier for found in classify_goods(text))


@pytest.mark.parametrize("text", INNOCENT)
def test_what_only_looks_like_goods_of_the_list_gets_no_tier_and_no_class(text: str) -> None:
    assert not [m.words for m in classify_goods(text) if m.tier or m.item_classes]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("交换机制造商发票", "851762"),
        ("工业物联网关 10台", "851762"),
        ("小型机床 2台 CNC", "8456"),
        ("6205轴承包装完好", "8482"),
        ("其中轴承 500套", "8482"),
    ],
)
def test_goods_beside_such_characters_are_still_found(text: str, code: str) -> None:
    assert any(one.startswith(code) for found in classify_goods(text) for one in found.codes)
