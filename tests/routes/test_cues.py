"""What the words beside a place say it is to the goods."""

import pytest

from witting.places import find_places
from witting.routes.cues import Cue, read_cues

SAYS = {
    "en to": ("bearings to Vladivostok", "destination"),
    "en shipped to": ("goods shipped to Moscow", "destination"),
    "en cfr": ("CFR VLADIVOSTOK", "destination"),
    "en dap": ("DAP Minsk, Incoterms 2020", "destination"),
    "en port of discharge": ("port of discharge: Novorossiysk", "destination"),
    "en final destination": ("FINAL DESTINATION ALMATY", "destination"),
    "en customers": ("for our customers in Minsk", "destination"),
    "en notify": ("NOTIFY ALTYN KERUEN OSOO BISHKEK", "destination"),
    "en demonym market": ("intended for the Russian market", "destination"),
    "ru station, short": ("подшипники, ст. назн. Екатеринбург-Товарный", "destination"),
    "ru station, no space": ("СТ.НАЗН. ТУЛА", "destination"),
    "ru station with its railway": ("станция и дорога назначения: Миасс-1 ЮУЖД", "destination"),
    "ru station after a dash": ("Станция назначения – Пермь-Сортировочная", "destination"),
    "ru station whose name is a word": ("ст. назн.: Орёл", "destination"),
    "ru station of dispatch": ("ст. отпр. Алматы", "origin"),
    "latin station": ("stanciya naznacheniya Tula", "destination"),
    "en station": ("destination station: Kovrov", "destination"),
    "zh station": ("到站：图拉", "destination"),
    "ar station": ("محطة الوصول: تولا", "destination"),
    "de to": ("Kugellager nach Moskau", "destination"),
    "de to, in capitals": ("KUGELLAGER NACH MOSKAU", "destination"),
    "de payment to": ("Zahlung nach Moskau", ""),
    "fr to": ("roulements à billes vers Moscou", "destination"),
    "fr bound for": ("roulements à destination de Moscou", "destination"),
    "fr payment to": ("paiement vers Moscou", ""),
    "es to": ("rodamientos con destino a Moscú", "destination"),
    "it to": ("cuscinetti verso Mosca", "destination"),
    "en after a bar": (
        "not for sale to our own staff. Russia is the final destination",
        "destination",
    ),
    "ru after the place": ("Россия — страна назначения", "destination"),
    "zh after the place": ("俄罗斯为最终目的地", "destination"),
    "ar after the place": ("روسيا هي الوجهة", "destination"),
    "en from": ("shipped from Ningbo", "origin"),
    "en fob": ("FOB Novorossiysk", "origin"),
    "en port of loading": ("port of loading Shanghai", "origin"),
    "en origin after": ("Russia origin", "origin"),
    "en made in": ("made in China", "origin"),
    "en via": ("via Dubai", "via"),
    "en transit": ("in transit through Kazakhstan", "via"),
    "en transshipment": ("transshipment at Jebel Ali", "via"),
    "en port": ("port Vladivostok", "port"),
    "en in": ("signed in Moscow", ""),
    "en payment to": ("payment to Moscow", ""),
    "en bank's name": ("to China Construction Bank", ""),
    "en number": ("contract no 5 to Vladivostok", "destination"),
    "ru into accusative": ("поставка в Москву", "destination"),
    "ru into, unchanged": ("отправка во Владивосток", "destination"),
    "ru in prepositional": ("договор подписан в Москве", ""),
    "ru destination port": ("порт назначения Находка", "destination"),
    "ru station": ("станция назначения Забайкальск", "destination"),
    "ru up to": ("до порта Владивосток", "destination"),
    "ru for": ("для России", "destination"),
    "ru delivery": ("доставка: г. Екатеринбург", "destination"),
    "ru customer": ("для российского заказчика", "destination"),
    "ru from": ("из Нинбо", "origin"),
    "ru out of port": ("из порта Усть-Луга", "origin"),
    "ru via": ("через Казахстан", "via"),
    "ru port": ("порт Владивосток", "port"),
    "ru no VAT": ("НДС не облагается, порт Владивосток", "port"),
    "zh to": ("运往海参崴", "destination"),
    "zh until": ("至莫斯科", "destination"),
    "zh destination port": ("目的港：符拉迪沃斯托克", "destination"),
    "zh for customers": ("为俄罗斯客户生产", "destination"),
    "zh received from": ("收到俄罗斯来函", ""),
    "zh from": ("从宁波发货", "origin"),
    "zh via": ("经满洲里口岸", "via"),
    "zh crossing": ("满洲里口岸", "port"),
    "zh bank": ("至中国建设银行", ""),
    "ar to": ("شحن إلى فلاديفوستوك", "destination"),
    "ar to, written on": ("بيع الرقائق لروسيا", "destination"),
    "ar from": ("من ميناء شنغهاي", "origin"),
    "ar via": ("عبر دبي", "via"),
    "ar in": ("اجتماع في بكين", ""),
    "excluded en": ("Not for re-export to Russia.", "excluded"),
    "excluded en after": ("Shipment via Russia is strictly prohibited", "excluded"),
    "excluded ru": ("Товар не подлежит реэкспорту в Россию", "excluded"),
    "excluded zh": ("货物不得转口至俄罗斯", "excluded"),
    "not forbidden ru": ("не запрещена поставка в Россию", "destination"),
    "not forbidden zh": ("不禁止转口至俄罗斯", "destination"),
    "not forbidden ar": ("ولا يحظر إعادة تصدير البضاعة إلى روسيا", "destination"),
    "excluded ar": ("لا يجوز إعادة تصدير البضاعة إلى روسيا", "excluded"),
    "excluded by the EU's clause": (
        "shall not sell, export or re-export, directly or indirectly, to the Russian Federation",
        "excluded",
    ),
    "another ban beside it": ("TRANSSHIPMENT NOT ALLOWED, CFR VLADIVOSTOK", "destination"),
    "a ban after it": ("CFR VLADIVOSTOK TRANSSHIPMENT IS PROHIBITED", "destination"),
    "a ban on partial lots": ("CFR VLADIVOSTOK, PARTIAL SHIPMENT NOT ALLOWED", "destination"),
    "a ban without comma": ("NO TRANSSHIPMENT CFR VLADIVOSTOK", "destination"),
    "a ban on another use": ("NOT FOR USE IN MEDICINE, TO VLADIVOSTOK", "destination"),
    "ru another ban": (
        "частичная отгрузка не допускается, порт назначения Владивосток",
        "destination",
    ),
    "zh another ban": ("不得转运，目的港海参崴", "destination"),
    "street": ("to Moscow Road 5", ""),
}


@pytest.mark.parametrize(("text", "cue"), SAYS.values(), ids=SAYS)
def test_the_words_beside_a_place_say_what_it_is(text: str, cue: str) -> None:
    mentions = find_places(text)
    assert read_cues(text, mentions)[0] == Cue(cue)


SHARED_CUES = {
    "and": ("to Russia and Belarus", ["destination", "destination"]),
    "ru and": ("экспорт в Россию и Белоруссию", ["destination", "destination"]),
    "zh country city": ("运往俄罗斯海参崴", ["destination", "destination"]),
    "ru country city": ("в адрес: Россия, г. Казань", ["destination", "destination"]),
    "a ban on one, a way to the other": (
        "not for export to Iran, deliver to Vladivostok",
        ["excluded", "destination"],
    ),
    "excluded both": ("not for resale or export to Russia or Belarus", ["excluded", "excluded"]),
    "two cues": ("from Ningbo to Vladivostok via Dubai", ["origin", "destination", "via"]),
}


@pytest.mark.parametrize(("text", "cues"), SHARED_CUES.values(), ids=SHARED_CUES)
def test_neighbours_share_a_cue(text: str, cues: list[str]) -> None:
    assert [str(cue) for cue in read_cues(text, find_places(text))] == cues


def test_words_between_two_places_end_the_cue() -> None:
    text = "to Russia, our office stays in Belarus"
    assert read_cues(text, find_places(text)) == [Cue.DESTINATION, Cue.NONE]


def test_a_bar_on_one_place_does_not_hide_the_destination_named_after_it() -> None:
    text = "not to be shipped to Belarus, Russia is the final destination"
    assert [cue.value for cue in read_cues(text, find_places(text))] == ["excluded", "destination"]
