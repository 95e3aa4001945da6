"""Lines of news pages in four languages, and sentences of stories that only look like them."""

import pytest

from witting.intake import read
from witting.intake.boilerplate import aside_from, boilerplate, is_heading
from witting.intake.paragraphs import take_apart


@pytest.mark.parametrize(
    "line",
    [
        "Reporting by Ann Roe and Tom Poe; Editing by Mary Low",
        "With files from Example Wire",
        "By Ann Roe and Tom Poe",
        "Sign up for our weekly trade newsletter",
        "Download our app for the latest news",
        "Follow Example News on Telegram for more",
        "Scan the QR code to join us",
        "Share your views in the comments below",
        "A crane at the port. REUTERS/Ann Roe/File Photo",
        "FILE PHOTO: Cranes stand over the port of Riga",
        "Ships wait off the coast (AP Photo/Tom Poe)",
        "► Related: Port shuts for a week",
        "Tags: Russia, bearings, Riga",
        "ADVERTISEMENT",
        "We use cookies to keep this site working.",
        "Opinions expressed here are those of the author",
        "Our Standards: what we promise readers",
        "4 min read",
        "Correction: an earlier version of the story misspelled a name",
        "Корреспондент Олег Тамм в Риге, редактор Анна Орлова",
        "Подписывайтесь на наш Telegram-канал",
        "Больше новостей — в нашем канале в MAX",
        "Танкер в порту. Фото: пресс-служба порта",
        "© Пример / Анна Орлова",
        "Рубрики: Мир, Экономика",
        "Перепечатка материалов возможна только со ссылкой на издание",
        "Время чтения: 3 минуты",
        "Что вы об этом думаете? Пишите в комментариях",
        "Мы используем файлы cookie",
        "Обновлено в 18:40",
        "（记者 张明 编辑 李华）",
        "(责任编辑：王芳)",
        "【延伸阅读】",
        "扫码下载客户端，随时看新闻",
        "图为里加港。新华社记者张明摄",
        "关键词：轴承 俄罗斯 出口",
        "原标题：港口关闭一周",
        "发表您的评论",
        "本网站使用Cookie",
        "阅读本文需3分钟",
        "更正：此前报道中人名有误",
        "(إعداد سامي حداد - تحرير ليلى ناصر)",
        "تابعوا المثال على تليغرام",
        "حملوا تطبيقنا الآن",
        "ناقلة قرب الميناء (رويترز)",
        "صورة نشرتها هيئة الموانئ لناقلة",
        "قد يهمك أيضا: إغلاق الميناء أسبوعا",
        "الكلمات المفتاحية: روسيا، محامل",
        "مدة القراءة: ٣ دقائق",
        "شاركنا برأيك في التعليقات",
        "نستخدم ملفات تعريف الارتباط في هذا الموقع",
        "(تحديث: أضيف تعليق الشركة)",
    ],
)
def test_a_line_of_the_page_is_set_aside(line: str) -> None:
    assert boilerplate(line)


@pytest.mark.parametrize(
    "line",
    [
        "He told pupils to read more books.",
        "Read more widely, the minister told bankers in Riga.",
        "The minister shared the list with two banks.",
        "Share prices of Alfa Trading LLC fell by a third.",
        "Sign-ups for the app doubled after Russia blocked Telegram.",
        "Telegram said it had closed the channel that sold the chips.",
        "Related companies in Dubai shipped the bearings.",
        "Reporting by the Example found that bearings reached Russia.",
        "Photo evidence shows the bearings at the plant.",
        "Cookies from the plant were shipped to Russia.",
        "Advertisements for the chips appeared on a Russian site.",
        "Our standards are high, the director of the plant said.",
        "By Friday the ship had left Riga.",
        "Comments by Orlov were not published.",
        "Correction of the price list took Alfa Trading a month.",
        "Credit was given by a bank in Tallinn.",
        "Министр советует читать больше книг.",
        "Министр поделился списком с двумя банками.",
        "Подписка на газету стоит тысячу рублей, сообщил Орлов.",
        "Телеграм-канал, где продавали чипы, закрыт.",
        "Фото показывает подшипники на заводе.",
        "Источник: завод получил подшипники из Турции",
        "Реклама чипов появилась на российском сайте.",
        "Корреспондент Тамм рассказал о поставках.",
        "Редактор газеты арестован в Риге.",
        "Обновлённый список включает подшипники.",
        "Карта поставок изменилась, заявил Орлов.",
        "部长呼吁民众阅读更多书籍。",
        "部长与两家银行分享了名单。",
        "评论认为轴承出口将增长。",
        "分享经验的企业家说，轴承已经发运。",
        "微信公众号被关闭，该公司表示不知情。",
        "关注此案的银行说，资金已经冻结。",
        "编辑部主任被捕。",
        "图尔奇诺夫访问里加。",
        "记者问及轴承时，发言人没有回答。",
        "دعا الوزير إلى قراءة المزيد من الكتب.",
        "شارك الوزير القائمة مع مصرفين.",
        "شارك على رأس وفد في المعرض.",
        "انضم أورلوف إلى قناة روسية على تلغرام.",
        "سجل تطبيق روسي مبيعات كبيرة من الرقائق.",
        "صورة الأقمار الصناعية أظهرت السفينة، قال الخبير.",
        "إعلان موسكو فاجأ المصارف.",
        "تحرير التجارة يفيد المصنع.",
        "تابع الوزير تنفيذ الصفقة.",
        "تصحيح الأسعار يضر بشركة النور.",
    ],
)
def test_a_sentence_of_the_story_that_looks_like_one_stays(line: str) -> None:
    assert boilerplate(line) == ""


@pytest.mark.parametrize(
    "line",
    ["المصدر: شركة النور", "来源：中国", "Тема: подшипники", "Contact: Alfa", "制作：深圳厂"],
)
def test_a_field_of_a_trade_paper_is_no_line_of_a_page(line: str) -> None:
    assert boilerplate(line) == ""


def test_lines_of_pages_stay_in_papers() -> None:
    assert boilerplate("Photo: Alfa Trading LLC")
    assert boilerplate("Photo: Alfa Trading LLC", is_story=False) == ""


def kept(text: str) -> list[str]:
    """Give the paragraphs of a story that are read."""
    return [passage.text for passage in take_apart(text, is_story=True).passages]


@pytest.mark.parametrize(
    ("said", "heading", "teasers"),
    [
        ("Putin met Xi.", "Related stories", ["Riga shuts its port", "Why did Orlov leave?"]),
        ("Путин встретил Си.", "Читайте также:", ["Рига закрывает порт"]),
        ("普京会见习近平。", "相关阅读", ["里加关闭港口", "奥尔洛夫为何离开？"]),
        ("التقى بوتين شي.", "اقرأ أيضا:", ["ريغا تغلق الميناء"]),
    ],
)
def test_headlines_under_a_heading_are_teasers(said: str, heading: str, teasers: list[str]) -> None:
    assert is_heading(heading)
    for gap in ("\n", "\n\n"):
        text = gap.join([said, heading, *teasers, said + " " + said])
        assert kept(text) == [said, said + " " + said]


def test_a_paragraph_under_a_heading_is_the_story() -> None:
    text = "They met.\n\nRelated stories\n\nOrlov sold bearings to a plant in\nRussia last year."
    assert kept(text) == ["They met.", "Orlov sold bearings to a plant in\nRussia last year."]


def test_a_heading_above_the_story_hides_no_headline() -> None:
    assert kept("Top stories\n\nPutin meets Xi\n\nThey met.") == ["Putin meets Xi", "They met."]


def test_a_heading_with_its_teaser_opens_no_others() -> None:
    text = "They met.\n\nRelated: Riga shuts port\n\nTalks go on\n\nThey talked."
    assert kept(text) == ["They met.", "Talks go on", "They talked."]


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("They met. (Reporting by Ann Roe; Editing by Tom Poe)", "They met."),
        ("双方会晤。（记者张明）", "双方会晤。"),
        ("التقيا. (إعداد سامي حداد - تحرير ليلى ناصر)", "التقيا."),
        ("They met. (He did not say where.)", "They met. (He did not say where.)"),
    ],
)
def test_a_credit_that_ends_a_paragraph_is_parted_from_it(text: str, rest: str) -> None:
    at, why = aside_from(text)
    assert (text[:at], bool(why)) == (rest, rest != text)
    story = take_apart(text, is_story=True)
    pieces = (*story.passages, *story.dropped)
    assert all(text[p.offset or 0 :].startswith(p.text) for p in pieces)
    assert "".join(p.text for p in pieces).replace(" ", "") == text.replace(" ", "")


def test_the_day_may_stand_in_a_line_of_the_page() -> None:
    [deal] = read(b"They met in Riga.\n\nPublished: 16 May 2024, 10:00 GMT\n", name="a.txt")
    assert str(deal.day) == "2024-05-16"
