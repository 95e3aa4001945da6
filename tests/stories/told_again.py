"""Stories written for tests: one event told in four languages, copied, cut, updated and denied.

Nobody in them did what they say: the firms and the customs office's case are invented. Of each
language there is a first story, a copy by another house, a cut copy, two versions, and a report
of its own by another desk on the same event (`OTHERS`), which is no copy.
"""

ENGLISH = """\
Customs officers stop bearings bound for Russia in Riga

RIGA, June 3, 2024 (Reuters) - Latvian customs officers stopped three containers of ball bearings \
at the port of Riga on Monday, the customs service said.

The bearings were declared as spare parts for farm machines. Korda Trading Ltd shipped the \
containers to Russia through Turkey, according to investigators.

Viktor Salnikov, the director of Korda Trading Ltd, was arrested on Sunday. He denied that the \
company had shipped bearings to Russia.

"We sold nothing to Russia," Salnikov told reporters outside the court house in Riga.

The company has sent goods through the same freight forwarder 14 times since 2022, the service \
said. It did not name the forwarder, and gave no value for the cargo.

Latvia banned the transit of bearings last year, after similar cases on the Lithuanian border.
"""

ENGLISH_COPY = """\
Bearings for Russia stopped in Riga

Originally published by Reuters

RIGA, June 3, 2024 (Reuters) - Latvian customs officers stopped three containers of ball bearings \
at the port of Riga on Monday, the customs service said.

The bearings were declared as spare parts for farm machines. Korda Trading Ltd. shipped the \
containers to Russia through Turkey, according to investigators.

Viktor Salnikov, the director of Korda Trading Ltd, was arrested on Sunday. He denied that the \
company had shipped bearings to Russia.

“We sold nothing to Russia,” Salnikov told reporters outside the court house in Riga.

The company has sent goods through the same freight forwarder 14 times since 2022, the service \
said. It did not name the forwarder, and gave no value for the cargo.

Latvia banned the transit of bearings last year, after similar cases on the Lithuanian border.

Sign up for our newsletter
"""

ENGLISH_CUT = """\
RIGA, June 3, 2024 (Reuters) - Latvian customs officers stopped three containers of ball bearings \
at the port of Riga on Monday, the customs service said.

The bearings were declared as spare parts for farm machines. Korda Trading Ltd shipped the \
containers to Russia through Turkey, according to investigators.

Viktor Salnikov, the director of Korda Trading Ltd, was arrested on Sunday.
"""

ENGLISH_UPDATE = """\
Customs officers stop bearings bound for Russia in Riga

(Updates with the charge, value of the cargo)

RIGA, June 3, 2024 (Reuters) - Latvian customs officers stopped five containers of ball bearings \
at the port of Riga on Monday, the customs service said.

The bearings were declared as spare parts for farm machines. Korda Trading Ltd shipped the \
containers to Russia through Turkey, according to investigators.

Prosecutors charged Viktor Salnikov, the director of Korda Trading Ltd, with smuggling on Monday \
evening. He denied that the company had shipped bearings to Russia.

"We sold nothing to Russia," Salnikov told reporters outside the court house in Riga.

The cargo is worth 410,000 euros, the prosecutors said. A judge will decide on Tuesday whether \
Salnikov stays in custody.

The company has sent goods through the same freight forwarder 14 times since 2022, the service \
said. It did not name the forwarder.
"""

ENGLISH_OTHER = """\
Latvia holds firm's director over machine parts

RIGA, June 4, 2024 (Associated Press) - The director of a Latvian trading firm is in custody over \
a cargo of bearings that customs officers found in the port of Riga.

Viktor Salnikov ran Korda Trading Ltd for nine years. Neighbours called him a quiet man who \
travelled often.

Korda Trading Ltd shipped bearings to Russia last year, a port worker said. His account could not \
be checked.

Bearings are wanted in Russia, where factories for armoured vehicles cannot make enough of the \
better sorts. European governments want the routes through third countries closed.
"""

ARABIC = """\
جمارك لاتفيا توقف شحنة محامل كروية متجهة إلى روسيا

ريغا (رويترز) – 3 يونيو 2024 – أوقف موظفو الجمارك في لاتفيا ثلاث حاويات من المحامل الكروية في \
ميناء ريغا \
يوم الاثنين، بحسب ما أعلنت مصلحة الجمارك.

وكانت المحامل مصرحا بها على أنها قطع غيار لآلات زراعية. وقال محققون إن شركة كوردا للتجارة شحنت \
الحاويات إلى \
روسيا عبر تركيا.

واعتقلت الشرطة مدير الشركة فيكتور سالنيكوف يوم الأحد. ونفى سالنيكوف أن تكون الشركة قد شحنت \
محامل إلى روسيا.

وذكرت المصلحة أن الشركة أرسلت بضائع عن طريق وكيل الشحن نفسه 14 مرة منذ عام 2022، ولم تذكر اسم \
الوكيل ولا قيمة \
الشحنة.

وكانت لاتفيا قد حظرت عبور المحامل العام الماضي بعد حالات مشابهة على الحدود مع ليتوانيا.
"""

ARABIC_COPY = """\
نقلا عن رويترز

جمارك لاتفيا توقف شحنة محامل كروية متجهة إلى روسيا

ريغا (رويترز) – 3 يونيو 2024 – أوقف موظفو الجمارك في لاتفيا ثلاث حاويات من المحامل الكرويّة في \
ميناء ريغا \
يوم الإثنين، بحسب ما أعلنت مصلحة الجمارك.

وكانت المحامل مصرحًا بها على أنها قطع غيار لآلات زراعية. وقال محققون إن شركة كوردا للتجارة شحنت \
الحاويات إلى \
روسيا عبر تركيا.

واعتقلت الشرطة مدير الشركة فيكتور سالنيكوف يوم الأحد. ونفى سالنيكوف أن تكون الشركة قد شحنت \
محامل إلى روسيا.

اقرأ المزيد: أخبار الاقتصاد
"""

ARABIC_UPDATE = """\
جمارك لاتفيا توقف شحنة محامل كروية متجهة إلى روسيا

ريغا (رويترز) – 3 يونيو 2024 – أوقف موظفو الجمارك في لاتفيا خمس حاويات من المحامل الكروية في \
ميناء ريغا \
يوم الاثنين، بحسب ما أعلنت مصلحة الجمارك.

وكانت المحامل مصرحا بها على أنها قطع غيار لآلات زراعية. وقال محققون إن شركة كوردا للتجارة شحنت \
الحاويات إلى \
روسيا عبر تركيا.

واتهمت النيابة العامة مدير الشركة فيكتور سالنيكوف بالتهريب مساء الاثنين، وقالت إن قيمة الشحنة \
تبلغ 410 آلاف \
يورو. ويقرر قاض يوم الثلاثاء ما إذا كان سالنيكوف سيبقى في الحبس.

وذكرت المصلحة أن الشركة أرسلت بضائع عن طريق وكيل الشحن نفسه 14 مرة منذ عام 2022، ولم تذكر اسم \
الوكيل.

(التحديثات مع توجيه الاتهام)
"""

ARABIC_OTHER = """\
حبس مدير شركة في لاتفيا بسبب قطع آلات

ريغا (فرانس برس) – 4 يونيو 2024 – يقبع مدير شركة تجارية في لاتفيا في الحبس منذ العثور على شحنة \
محامل في الميناء.

وأدار فيكتور سالنيكوف شركة كوردا للتجارة تسعة أعوام، ووصفه جيرانه بأنه رجل هادئ كثير السفر.

وقال عامل في الميناء إن الشركة كانت ترسل صناديق ثقيلة كل شهر، ولم يتسن التحقق من روايته.

وتحتاج المصانع الروسية التي تنتج المدرعات إلى المحامل الجيدة، وتريد حكومات أوروبية إغلاق الطرق \
عبر دول ثالثة.
"""

RUSSIAN = """\
Таможня Латвии задержала подшипники, которые шли в Россию

Рига. 3 июня 2024 года (Интерфакс) - Таможенники Латвии в понедельник остановили в Рижском \
порту три \
контейнера с шарикоподшипниками, сообщила таможенная служба.

Подшипники были заявлены как запасные части для сельскохозяйственных машин. По данным следствия, \
ООО «Корда Трейдинг» поставило контейнеры в Россию через Турцию.

Директор компании Виктор Сальников был арестован в воскресенье. Сальников отрицает, что компания \
поставляла подшипники в Россию.

С 2022 года компания 14 раз отправляла товары через одного и того же экспедитора, сообщила \
служба. \
Экспедитора она не назвала, как и стоимость груза.

В прошлом году Латвия запретила транзит подшипников после похожих случаев на литовской границе.
"""

RUSSIAN_COPY = """\
В Риге остановили подшипники для России

Рига. 3 июня 2024 года (Интерфакс) - Таможенники Латвии в понедельник остановили в Рижском \
порту три \
контейнера с шарикоподшипниками, сообщила таможенная служба.

Подшипники были заявлены как запасные части для сельскохозяйственных машин. По данным следствия, \
ООО "Корда Трейдинг" поставило контейнеры в Россию через Турцию.

Директор компании Виктор Сальников был арестован в воскресенье. Сальников отрицает, что компания \
поставляла подшипники в Россию.

С 2022 года компания 14 раз отправляла товары через одного и того же экспедитора, сообщила \
служба. \
Экспедитора она не назвала, как и стоимость груза.

Перепечатка материалов агентства разрешена
"""

RUSSIAN_UPDATE = """\
Таможня Латвии задержала подшипники, которые шли в Россию

Рига. 3 июня 2024 года (Интерфакс) - Таможенники Латвии в понедельник остановили в Рижском \
порту пять \
контейнеров с шарикоподшипниками, сообщила таможенная служба.

Подшипники были заявлены как запасные части для сельскохозяйственных машин. По данным следствия, \
ООО «Корда Трейдинг» поставило контейнеры в Россию через Турцию.

Прокуратура в понедельник вечером предъявила директору компании Виктору Сальникову обвинение в \
контрабанде. Стоимость груза составляет 410 тысяч евро. Во вторник судья решит, останется ли он \
под \
стражей.

С 2022 года компания 14 раз отправляла товары через одного и того же экспедитора, сообщила служба.
"""

RUSSIAN_OTHER = """\
В Латвии взят под стражу директор торговой фирмы

Рига. 4 июня 2024 года (Коммерсантъ) - Директор латвийской торговой фирмы находится под стражей \
из-за \
груза подшипников, найденного в порту.

Виктор Сальников руководил ООО «Корда Трейдинг» девять лет. Соседи называют его тихим человеком, \
который часто уезжал.

По словам портового рабочего, фирма каждый месяц отправляла тяжёлые ящики. Проверить это не \
удалось.

Хорошие подшипники нужны российским заводам бронетехники. Власти европейских стран хотят \
закрыть пути \
через третьи страны.
"""

CHINESE = """\
拉脱维亚海关截获运往俄罗斯的轴承

路透社里加2024年6月3日电 拉脱维亚海关部门表示，海关人员周一在里加港拦下三个装有滚珠轴承的集装箱。

这些轴承申报为农业机械备件。调查人员说，科尔达贸易有限公司经土耳其向俄罗斯出口了这些货物。

该公司董事维克托·萨尔尼科夫周日被逮捕。萨尔尼科夫否认公司向俄罗斯出售轴承。

海关部门称，自2022年以来，该公司通过同一家货运代理发货14次，但没有公布代理的名称，也没有公布货物的价值。

去年，在立陶宛边境出现类似案件之后，拉脱维亚禁止轴承过境。
"""

CHINESE_COPY = """\
里加港截获运往俄罗斯的轴承

转载自路透社

路透社里加2024年6月3日电 拉脱维亚海关部门表示，海关人员周一在里加港拦下三个装有滚珠轴承的集装箱。

这些轴承申报为农业机械备件。调查人员说，科尔达贸易有限公司经土耳其向俄罗斯出口了这些货物。

该公司董事维克托·萨尔尼科夫周日被逮捕。萨尔尼科夫否认公司向俄罗斯出售轴承。

海关部门称，自2022年以来，该公司通过同一家货运代理发货14次，但没有公布代理的名称，也没有公布货物的价值。
"""

CHINESE_UPDATE = """\
拉脱维亚海关截获运往俄罗斯的轴承

路透社里加2024年6月3日电 拉脱维亚海关部门表示，海关人员周一在里加港拦下五个装有滚珠轴承的集装箱。

这些轴承申报为农业机械备件。调查人员说，科尔达贸易有限公司经土耳其向俄罗斯出口了这些货物。

检察机关周一晚间以走私罪起诉该公司董事维克托·萨尔尼科夫。检方说，货物价值41万欧元。法官将于周二决定是否继续羁押他。

海关部门称，自2022年以来，该公司通过同一家货运代理发货14次，但没有公布代理的名称。
"""

CHINESE_OTHER = """\
拉脱维亚一家贸易公司负责人被羁押

法新社里加2024年6月4日电 因港口发现一批轴承，拉脱维亚一家贸易公司的负责人目前被羁押。

维克托·萨尔尼科夫经营科尔达贸易有限公司九年。邻居说他为人安静，经常外出。

一名港口工人说，这家公司每个月都寄出沉重的箱子。这一说法无法核实。

俄罗斯装甲车工厂缺少优质轴承，欧洲国家政府希望堵住经第三国的路线。
"""

FIRST = {"en": ENGLISH, "ar": ARABIC, "ru": RUSSIAN, "zh": CHINESE}
COPIES = {
    "en": (ENGLISH_COPY, ENGLISH_CUT),
    "ar": (ARABIC_COPY,),
    "ru": (RUSSIAN_COPY,),
    "zh": (CHINESE_COPY,),
}
UPDATES = {
    "en": ENGLISH_UPDATE,
    "ar": ARABIC_UPDATE,
    "ru": RUSSIAN_UPDATE,
    "zh": CHINESE_UPDATE,
}
OTHERS = {"en": ENGLISH_OTHER, "ar": ARABIC_OTHER, "ru": RUSSIAN_OTHER, "zh": CHINESE_OTHER}
