"""Where the name of an organisation begins and ends, by the word that shows it to be one."""

from collections.abc import Collection, Iterator
from functools import cache

from witting.stories.capture import capital_run, is_given
from witting.stories.lexicon import Hit
from witting.stories.page import Page
from witting.stories.tables import table, written_out
from witting.stories.words import fold

_OPENING = {"«": "»", "“": "”", "„": "“”", '"': '"', "「": "」", "『": "』", "‘": "’"}
_MOST_QUOTED = 8  # words within quotation marks
_MOST_BEFORE = 6
_MOST_AFTER = 3
_MOST_HAN = 14
_MOST_OWN = 4  # words of a firm's own name in quotation marks
_SEATED = (
    "-based", "-led", "-backed", "-owned", "-listed", "-registered", "-headquartered", "-run",
)  # fmt: skip
_OF_FIRMS = frozenset(
    ("sanctioned", "designated", "shipped", "supplied", "delivered", "bought", "sold", "paid",
     "fined", "owns", "founded", "produced")
)  # fmt: skip
_WORKS = (
    "фильм", "книг", "роман", "песн", "стать", "програм", "операци", "проект", "закон", "форум",
    "канал", "сериал", "премь", "журнал", "рубрик", "систем", "ракет", "комплекс", "указ", "план",
    "клуб", "движени", "парти", "блок", "самол", "танк", "беспилотник", "конкурс", "орден", "марк",
    "колони", "поток", "газопровод", "трубопровод", "терминал", "месторожд", "аэропорт", "отел",
    "гостиниц", "стадион", "театр", "музе", "парк", "принцип", "термин", "слов", "поняти", "формат",
    "инициатив", "стратег", "концепц", "лозунг", "девиз", "статус", "режим", "корабл", "крейсер",
    "ледокол", "барж", "паром", "ресторан", "площад", "улиц", "приложени", "сервис", "платформ",
    "тем", "групп", "батальон", "бригад", "дело", "дела", "карт", "сайт", "портал", "автомобил",
)  # fmt: skip
_MINISTRIES = ("министерств", "агентств", "وزارة", "هيئة", "مجلس", "محكمة")
_PUBLIC = (
    "ministry", "department", "bureau", "agency", "commission", "court", "customs", "police",
    "министерств", "агентств", "суд", "служб", "комитет", "وزار", "هيئ", "محكم", "مكتب", "جمارك",
    "部", "局", "法院", "海关", "委员会", "署",
)  # fmt: skip
_GENITIVE = ("ов", "ев", "ства", "ции", "ии", "ли", "ны", "ой", "ых", "их", "ки", "ния", "ства")
_HAN_GROUPS = frozenset(
    ("公司", "企业", "银行", "集团", "银行业", "工厂", "大学", "部", "厂", "局", "报", "社")
)
_HAN_STOPS = frozenset(
    "的是和与及同在于向对把被将称说已曾也还就从自等了并而但有此该其这那各均则因为以据约共由家名个，"
)
_FORMS = frozenset(
    [
        "ltd",
        "limited",
        "llc",
        "inc",
        "corp",
        "co",
        "plc",
        "gmbh",
        "ag",
        "sa",
        "nv",
        "bv",
        "ou",
        "oy",
        "ab",
        "fze",
    ]
)
_STOPS = (
    "event",
    "prep",
    "stops",
    "clause",
    "planned",
    "not",
    "relative",
    "weekday",
    "month",
    "office",
)


def organisations_of(
    page: Page, language: str, taken: Collection[int]
) -> Iterator[tuple[int, int, str]]:
    """Give the named organisations of a page: first and last word, and the state in the name."""
    hits = page.hits.get("organisation", ())
    find = {"en": _english, "ru": _russian, "ar": _arabic, "zh": _chinese}[language]
    for hit in hits:
        if hit.row.id == "whole":
            first, last, state = _whole(page, hit, language)
            yield first, last, state
            continue
        found = find(page, hit, taken)
        if found is not None:
            first, last = found
            states = (page.places_at(i) for i in range(first, last + 1))
            country = next((p.place.country for p in states if p is not None), "")
            yield first, last, country
    if language == "en":
        yield from _by_apposition(page, taken)
    if language == "ru":
        yield from _by_ending(page, taken)
        yield from _by_quotes(page)
    if language != "en":
        yield from _by_letters(page, taken)


def _whole(page: Page, hit: Hit, language: str) -> tuple[int, int, str]:
    """Give a body told by what it is, with its state beside it: the German finance ministry."""
    if language != "ar":
        place = page.places_at(hit.first - 1)
        if place is not None:
            return page.word_at(place.start), hit.last, place.place.country
    if language != "zh":
        place = page.places_at(hit.last + 1)
        if place is not None and (language == "ru" or place.kind == "demonym"):
            return hit.first, page.place_end(hit.last + 1), place.place.country
    return hit.first, hit.last, ""


def is_public_body(page: Page, first: int, last: int) -> bool:
    """Say whether an organisation's words are those of a ministry, a court, an agency."""
    told = (h for h in page.hits.get("organisation", ()) if first <= h.first <= last)
    if any(h.row.id == "whole" for h in told):
        return True
    words = (fold(page.words[i].text) for i in range(first, last + 1))
    return any(word.startswith(_PUBLIC) for word in words)


def vessel_after(page: Page, at: int, language: str) -> tuple[int, int] | None:
    """Give the name of a ship that begins at a word: in quotation marks, or with capitals."""
    quoted = _quoted(page, at)
    if quoted is not None:
        return at, quoted
    return capital_run(page, at) if language in ("en", "ru") else None


def _english(page: Page, hit: Hit, taken: Collection[int]) -> tuple[int, int] | None:
    words = page.words
    if not words[hit.first].is_capital:
        return None
    if hit.row.id == "before":
        run = capital_run(page, hit.last + 1)
        return (hit.first, run[1]) if run is not None else None
    first, last = hit.first, hit.last
    while first > 0 and _is_of_name(page, first - 1) and first - 1 not in taken:
        first -= 1
    while first < hit.first and not words[first].is_capital:
        first += 1
    if first == hit.first:
        return None
    while last + 1 < len(words) and _is_after(page, last + 1):
        last += 1
    return first, last


def _is_of_name(page: Page, i: int) -> bool:
    word = page.words[i]
    gap = page.passage.text[word.end : page.words[i + 1].start]
    if word.text == "&":
        return True
    if word.is_mark or gap.strip(" \xa0"):
        return False
    if not word.is_capital or fold(word.text) in _not_names() or page.is_in("office", i):
        return False
    if fold(word.text).endswith(_SEATED):
        return False  # Istanbul-based Alfa Ltd
    return not fold(word.text).endswith("'s") and not page.is_in("month", i)


@cache
def _not_names() -> frozenset[str]:
    return frozenset(table("names")["not_names"].split())


def _is_after(page: Page, i: int) -> bool:
    return page.words[i].is_capital and page.is_in("organisation", i)


def _russian(page: Page, hit: Hit, taken: Collection[int]) -> tuple[int, int] | None:
    words = page.words
    if hit.row.id == "after" and hit.first == hit.last and not words[hit.first].is_capital:
        return None
    if hit.row.id == "after":
        return None
    at = hit.last + 1
    while at < len(words) and page.is_in("organisation", at):  # завод ООО «…»
        at += 1
    quoted = _quoted(page, at)
    if quoted is not None:
        return hit.first, quoted
    if at < len(words) and fold(words[hit.first].text).startswith(_MINISTRIES):
        last = _genitives(page, at)
        if last >= at:
            return hit.first, last
    run = capital_run(page, at)
    if run is None or at in taken:
        return None
    if page.places_at(at) is not None and (run[1] == at or not words[at].text.isascii()):
        return None  # компания Wenzhou Huabo is one; банк России is not
    if is_given(page.words[at].text) or page.is_in("office", hit.first - 1):
        return None  # директор компании Игорь Станов
    # компании is of one company or of many: before a name in Latin letters it is one.
    is_one = words[at].text.isascii() or not page.is_in("group", hit.first)
    return (hit.first, _form_after(page, run[1])) if is_one else None


def _form_after(page: Page, last: int) -> int:
    """Give the last word of a name with the form of a firm in Latin letters after it: Ltd."""
    after = page.words[last + 1].text if last + 1 < len(page.words) else ""
    return last + 1 if fold(after) in _FORMS else last


def _genitives(page: Page, at: int) -> int:
    last = at - 1
    for i in range(at, min(at + _MOST_AFTER, len(page.words))):
        word = page.words[i]
        is_genitive = fold(word.text).endswith(_GENITIVE) and not page.is_in("event", i)
        if word.is_mark or not (
            is_genitive or page.places_at(i) or word.text in ("и", "США", "РФ")
        ):
            break
        last = i
    return last


def _by_ending(page: Page, taken: Collection[int]) -> Iterator[tuple[int, int, str]]:
    """Find names that say themselves what they are: Сбербанк, Ростсельмаш… by банк alone."""
    for i, word in enumerate(page.words):
        key = fold(word.text)
        is_bank = "банк" in key[3:] and len(key) < _MOST_HAN and not word.is_mark
        if is_bank and word.is_capital and i not in taken:
            yield i, i, ""


def _by_quotes(page: Page) -> Iterator[tuple[int, int, str]]:
    """Find what Russian puts in «» with a capital, as it writes the names of firms."""
    words = page.words
    for i, word in enumerate(words):
        if word.text != "«" or i + 1 >= len(words) or not words[i + 1].is_capital:
            continue
        end = _quoted(page, i)
        if end is None or end - i - 1 > _MOST_OWN or words[end - 1].is_mark:
            continue
        before = fold(words[i - 1].text) if i and not words[i - 1].is_mark else ""
        if not before or before.startswith(_WORKS) or page.is_in("vessel", i - 1):
            continue
        inner = range(i + 1, end)
        first, behind = page.sentence_of(i)
        told = (h for h in page.hits.get("event", ()) if first <= h.first < behind)
        if not any(h.row.id in _OF_FIRMS for h in told):
            continue
        if any(page.is_in(t, n) for n in inner for t in ("event", "pronoun", "not", "prep")):
            continue
        yield i, end, ""


def _by_apposition(page: Page, taken: Collection[int]) -> Iterator[tuple[int, int, str]]:
    """Find a name that English sets beside what it is: the company, Bosfor Ticaret, sold it."""
    words = page.words
    for i, word in enumerate(words[:-2]):
        if fold(word.text) not in _firm_words() or word.is_capital:
            continue
        at = i + 1 + (words[i + 1].text == "," or fold(words[i + 1].text) in ("called", "named"))
        run = capital_run(page, at) if at < len(words) and at not in taken else None
        if run is None or is_given(words[at].text) or page.places_at(at) is not None:
            continue
        is_closed = words[run[1] + 1 : run[1] + 2] and words[run[1] + 1].text == ","
        if run[1] > run[0] and (at == i + 1 or is_closed or words[i + 1].text != ","):
            yield (*run, "")


@cache
def _firm_words() -> frozenset[str]:
    return frozenset(table("organisations")["beside"]["en"].split())


def _by_letters(page: Page, taken: Collection[int]) -> Iterator[tuple[int, int, str]]:
    """Find two or more words in Latin letters in a text of others: a firm's name, as a rule."""
    i, words = 0, page.words
    while i < len(words):
        last = i
        while last < len(words) and _is_latin(words[last].text) and words[last].is_capital:
            last += 1
        run = range(i, last)
        is_known = any(n in taken or page.places_at(n) is not None for n in run)
        if len(run) > 1 and not is_known and not is_given(words[i].text):
            yield i, last - 1, ""
        i = max(last, i + 1)


def _is_latin(text: str) -> bool:
    return text.isascii() and text[0].isalpha()


def _quoted(page: Page, at: int) -> int | None:
    """Give the closing mark of what stands in quotation marks at a word, or None."""
    words = page.words
    if at >= len(words) or words[at].text not in _OPENING:
        return None
    closing = _OPENING[words[at].text]
    for i in range(at + 1, min(at + _MOST_QUOTED + 2, len(words))):
        if words[i].text in closing:
            return i
    return None


def _arabic(page: Page, hit: Hit, taken: Collection[int]) -> tuple[int, int] | None:
    words = page.words
    own = fold(words[hit.first].text)
    rows = _arabic_words()
    if not any(own == p + row for row in rows for p in ("", "و", "ل", "ب", "ول", "وب", "ف", "ك")):
        return None  # with the article or a suffix it names nobody
    quoted = _quoted(page, hit.last + 1)
    if quoted is not None:
        return hit.first, quoted
    last = hit.last
    for i in range(hit.last + 1, min(hit.last + 1 + _MOST_AFTER, len(words))):
        word, key = words[i], fold(words[i].text)
        place = page.places_at(i)
        if i > hit.last + 1 and key in _trades():
            last = _trade_end(page, i)
            break  # شركة مرمرة للتجارة والنقل
        stops = (*_STOPS, "number", "unit")
        if word.is_mark or i in taken or (place is None and any(page.is_in(t, i) for t in stops)):
            break
        if i > hit.last + 1 and is_given(word.text):
            break  # معهد الشرق إيلينا
        joined = i > hit.last + 1 and key[0] == "و" and not key.startswith("وال")
        if joined or key.startswith(("لل", "بال")):
            break
        if place is not None and i == hit.last + 1 and not page.is_in("organisation", hit.first):
            break
        last = i
        if place is not None and place.kind == "demonym":
            break
    first_place = page.places_at(hit.last + 1)
    if last == hit.last or (last == hit.last + 1 and first_place is not None):
        return None
    return hit.first, last


@cache
def _trades() -> frozenset[str]:
    return frozenset(map(fold, table("organisations")["trades"]["ar"].split()))


def _trade_end(page: Page, at: int) -> int:
    """Give the last word of what an Arabic firm says it does: للتجارة والنقل الدولية."""
    last = at
    for i in range(at + 1, min(at + _MOST_AFTER, len(page.words))):
        key = fold(page.words[i].text)
        place = page.places_at(i)
        is_demonym = place is not None and place.kind == "demonym"
        is_trade = key.startswith("وال") and "لل" + key[3:] in _trades()
        if not (is_trade or is_demonym or key in _trades()):
            break
        last = i
    return last


@cache
def _arabic_words() -> frozenset[str]:
    rows = table("organisations")["before"]["ar"].split("|")
    return frozenset(fold(word) for row in rows for word in written_out(row.strip()))


@cache
def _beside_firms() -> frozenset[str]:
    return frozenset(table("organisations")["beside"]["zh"].split())


def _chinese(page: Page, hit: Hit, taken: Collection[int]) -> tuple[int, int] | None:
    words = page.words
    first = hit.first
    if hit.first > 0 and words[hit.first - 1].text in ("”", "」", "》"):
        return None
    while first > 0 and hit.first - first < _MOST_HAN:
        before = words[first - 1]
        if before.is_mark or before.text in _HAN_STOPS or first - 1 in taken:
            break
        if any(page.is_in(t, first - 1) for t in _STOPS) and page.places_at(first - 1) is None:
            break
        if before.end != words[first].start:
            break
        if first > 1 and words[first - 2].text + before.text in _beside_firms():
            break  # 两国企业, 承运人北方航运公司
        if before.text in _beside_firms():
            break
        first -= 1
    last = hit.last
    while last + 1 < len(words) and page.is_in("organisation", last + 1):
        last += 1
    own = [i for i in range(first, hit.first) if page.places_at(i) is None]
    size = sum(len(words[i].text) for i in own)
    told = words[hit.last].text
    if size < 2 and (told in _HAN_GROUPS and not (told == "部" and size >= 1)):
        return None
    return (first, last) if size or first < hit.first else None
