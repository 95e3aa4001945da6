"""Which words of a sentence state an event: verbs and verbal nouns, none within another.

One word may be a verb and a noun (visit, attack): what stands before it tells.
"""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from witting.stories.lexicon import Hit, lexicon
from witting.stories.page import Page
from witting.stories.records import StatementKind
from witting.stories.tables import listed
from witting.stories.words import fold

_HELP_REACH = 5
_LEAST_BARE = 3
# What a noun before it, in Arabic behind it, only tells the use of.
_HEADS = {
    "en": listed(
        "system systems line lines company companies firm firms agent agents manager director "
        "office record records data document documents route routes network processor platform "
        "chain licence license licenses rules services operator terms list lists agency industry "
        "contract contracts price prices figures"
    ),
    "zh": listed("对象 系统 名单 清单 商 额 量 经理 数据 记录 部 许可证 许可 渠道 网络 价格 合同"),
    "ar": listed("شركه شركات نظام ضوابط قيود بيانات سجلات قواعد مدير خدمات رخصه قطاع"),
}
REPORTING = frozenset(("said", "announced", "declared", "warned", "denied", "threatened"))
_NOUNS = frozenset(("noun", "weak"))
_BEFORE_BASE = listed(
    "to will would can could may might shall should must did do does not n't and or 'll "
    "didn't doesn't won't wouldn't cannot can't"
)
_NOT_A_SAYING = {"en": frozenset(("state", "states", "notes", "report", "reports", "claims"))}


@dataclass(frozen=True, slots=True)
class Trigger:
    """The words `first` to `last` that state an event of a kind."""

    first: int
    last: int
    kind: StatementKind
    tag: str  # `verb`, `infinitive`, `future`, `passive`, `noun`, `weak`

    @property
    def is_noun(self) -> bool:
        """Say whether a noun states it."""
        return self.tag in _NOUNS

    @property
    def is_report(self) -> bool:
        """Say whether it tells what somebody said, and so governs what comes after it."""
        return self.kind.value in REPORTING and not self.is_noun


def triggers_in(
    page: Page, stretch: tuple[int, int], taken: Collection[int], language: str
) -> list[Trigger]:
    """Give the triggers of a sentence in order. Words of names (`taken`) state nothing."""
    hits = [
        hit
        for hit in page.hits.get("event", ())
        if stretch[0] <= hit.first and hit.last < stretch[1]
        if hit.first not in taken and hit.last not in taken
    ]
    hits = [h for h in hits if not any(_is_within(h, o) for o in hits)]
    hits = [h for h in hits if not _is_compound(page, h, language)]
    by_place: dict[int, list[Hit]] = {}
    for hit in hits:
        by_place.setdefault(hit.first, []).append(hit)
    out: list[Trigger] = []
    for first in sorted(by_place):
        chosen = _chosen(page, by_place[first], language)
        if chosen is None or (out and first <= out[-1].last and _overlaps(out[-1], chosen)):
            continue
        kind = StatementKind(chosen.row.id)
        out.append(Trigger(chosen.first, chosen.last, kind, chosen.row.tag))
    return out


def _is_compound(page: Page, hit: Hit, language: str) -> bool:
    """Say whether a noun only tells what another thing is of: payment system, 制裁名单."""
    if hit.first != hit.last:
        return False
    words = page.words
    if language == "ar":
        before = fold(words[hit.first - 1].text) if hit.first else ""
        bare = before[1:] if before[:1] in "وفبل" and len(before) > _LEAST_BARE else before
        is_noun = hit.row.tag in _NOUNS and not fold(words[hit.first].text).startswith("ال")
        return is_noun and {before, bare} & _HEADS["ar"] != set()
    after = words[hit.last + 1] if hit.last + 1 < len(words) else None
    if after is None or after.is_mark or language not in _HEADS:
        return False
    if language == "zh":
        if hit.row.id == "designated":
            return False  # 列入清单
        return after.start == words[hit.last].end and after.text in _HEADS["zh"]
    is_noun = hit.row.tag in _NOUNS or words[hit.last].text.endswith("ing")
    return is_noun and fold(after.text) in _HEADS["en"]


def _is_within(hit: Hit, other: Hit) -> bool:
    """Say whether a hit is but a word of a longer phrase."""
    if (other.first, other.last) == (hit.first, hit.last) or other.row == hit.row:
        return (
            hit.row == other.row
            and (hit.last - hit.first) < (other.last - other.first)
            and (other.first <= hit.first and hit.last <= other.last)
        )
    if not (other.first <= hit.first and hit.last <= other.last):
        return False
    return hit.row.id == other.row.id or hit.last == other.last or hit.first == other.first


def _overlaps(trigger: Trigger, hit: Hit) -> bool:
    return hit.first <= trigger.last and hit.last == trigger.last


def _chosen(page: Page, hits: list[Hit], language: str) -> Hit | None:
    """Choose among the readings of the same words."""
    longest = max(h.last for h in hits)
    hits = [h for h in hits if h.last == longest]
    if language == "en" and hits[0].first == hits[0].last:
        return _english(page, hits)
    order = {"future": 0, "passive": 1, "verb": 2, "infinitive": 3, "noun": 4, "weak": 5}
    return min(hits, key=lambda h: order[h.row.tag])


def _english(page: Page, hits: list[Hit]) -> Hit | None:
    """Tell a verb from a noun, and a bare verb from anything else, by the word before."""
    at = hits[0].first
    word = fold(page.words[at].text)
    verbs = [h for h in hits if h.row.tag not in _NOUNS]
    nouns = [h for h in hits if h.row.tag in _NOUNS]
    before = fold(page.words[at - 1].text) if at else ""
    is_bare = word in _bases()
    if verbs and is_bare and before in _BEFORE_BASE and not page.words[at - 1].is_mark:
        return verbs[0]
    if verbs and at and page.is_in("relative", at - 1):
        return verbs[0]
    near = range(max(0, at - _HELP_REACH), at)
    helped = any(h.row.id == "helped" for i in near for h in page.events_at(i))
    if verbs and is_bare and helped and page.words[at - 1].is_capital:
        return verbs[0]  # that help Russia buy
    place = page.places_at(at - 1)
    after_noun_word = (
        page.is_in("determiner", at - 1)
        or before.endswith("'s")
        or (page.is_in("prep", at - 1) and before not in ("to", "by"))
        or (place is not None and place.kind == "demonym")
    )
    if nouns and (not verbs or after_noun_word):
        return nouns[0]
    is_adjective = word.endswith("ed") and bool(
        page.is_in("determiner", at - 1) or page.is_in("prep", at - 1) or page.events_before(at)
    )
    if is_adjective and not page.is_in("between", at - 1):
        return None  # to sanctioned entities
    if verbs and nouns and any(h.row.tag == "verb" for h in page.events_before(at)):
        return nouns[0]  # evaded sanctions
    if verbs and nouns:
        return nouns[0] if is_bare and not _is_plural(before) else verbs[0]
    if not verbs:
        return None
    is_joined = at > 2 and _joins_two(page, at)
    if is_bare and (after_noun_word or not (_is_plural(before) or is_joined)):
        return None
    if word in _NOT_A_SAYING["en"] and (after_noun_word or page.words[at].is_capital):
        return None
    return verbs[0]


def _joins_two(page: Page, at: int) -> bool:
    """Say whether two names joined stand before a word: US, EU announce; Putin and Xi meet."""
    words = page.words
    joined = words[at - 2].text == "," or page.is_in("and", at - 2)
    return joined and words[at - 1].is_capital and words[at - 3].is_capital


def _is_plural(word: str) -> bool:
    return word.endswith("s") or word in ("they", "we", "who", "which", "that", "also", "you")


@cache
def _bases() -> frozenset[str]:
    """Give the English verbs of the table in their bare form."""
    words = {
        word
        for word, rows in lexicon("en").words.items()
        if any(row.table == "event" and row.tag == "verb" for row in rows)
    }
    return frozenset(w for w in words if words & {w + "s", w + "es", w[:-1] + "ies"})


def is_base(word: str) -> bool:
    """Say whether an English word is a verb of the table in its bare form."""
    return fold(word) in _bases()
