"""Stories written for these tests, one in each language; nobody in them did what they say."""

ENGLISH = """\
Putin Meets Xi in Beijing as US Steps Up Warnings to Banks

BEIJING, May 16, 2024 (Reuters) - Russian President Vladimir Putin met Chinese President Xi \
Jinping \
in Beijing on Thursday, his first foreign trip since he was sworn in for a new term.

Read more: Five things to know about the visit

The two leaders have met more than 40 times since 2012. Putin will also visit the northeastern \
city \
of Harbin on Friday, where he plans to attend a trade exhibition.

In December, the US Treasury announced that it would impose secondary sanctions on banks that help \
Russia buy semiconductors, ball bearings and other equipment. In recent weeks Washington has \
warned \
Chinese banks and exporters about the consequences.

Separately, prosecutors in Boston charged Igor Stanov, the director of Alfa Baltic Trading LLC, \
with \
smuggling. The company shipped microchips to Russia through Turkey 12 times last year, the US \
Justice \
Department said on Tuesday. Stanov denied that he had exported any chips. He was arrested in \
Estonia \
two years ago and fined in March.

"We did not sell bearings to anyone," said Anna Petrova, a spokeswoman for Alfa Baltic Trading LLC.

According to Xinhua, China's foreign minister, Wang Yi, told reporters that Beijing opposes the \
measures.

(Updates with comments from the company)

© 2024 Example Wire
"""

RUSSIAN = """\
Путин встретился с Си Цзиньпином в Пекине

Пекин. 16 мая 2024 года (Интерфакс) - Президент России Владимир Путин в четверг встретился в \
Пекине с \
председателем КНР Си Цзиньпином, сообщило агентство Синьхуа.

Читайте также: О чём говорили лидеры

Оба лидера встречались более 40 раз с 2012 года. В пятницу российский президент посетит Харбин, \
где \
примет участие в открытии выставки.

В декабре прошлого года министерство финансов США объявило, что введёт вторичные санкции против \
банков, которые помогают России покупать полупроводники и шарикоподшипники. В последние недели \
Вашингтон предупреждал китайские банки и экспортёров о последствиях.

На прошлой неделе суд в Таллине оштрафовал ООО «Балт Подшипник». По данным следствия, компания \
поставила в Россию подшипники 12 раз. Директор компании Игорь Станов был арестован два года назад. \
«Мы не продавали подшипники», — заявил Станов.

Министр иностранных дел Китая Ван И отверг обвинения.
"""

CHINESE = """\
普京在北京会见习近平

新华社北京2024年5月16日电 俄罗斯总统普京周四在北京与中国国家主席习近平举行会谈。

点击阅读：两国元首谈了什么

自2012年以来，两国元首已会晤40多次。普京将于17日访问哈尔滨，并出席博览会开幕式。

去年12月，美国财政部宣布，将对帮助俄罗斯购买半导体和滚珠轴承的银行实施二级制裁。近几周，美国警告中国银行和出口商注意后果。

上周四，爱沙尼亚法院对波罗的海轴承贸易有限公司处以罚款。检方称，该公司向俄罗斯出口轴承12次。公司董事伊万诺夫两年前被逮捕。伊万诺夫否认向俄罗斯出售轴承。

外交部发言人汪文斌表示，中方反对单边制裁。

版权所有 2024
"""
