"""Words of the desk: how its codes, days and moments are written for a reader."""

from datetime import UTC, datetime

from witting.base import Outcome
from witting.store.deal_records import State, Verdict

STATES = {
    State.OPEN: "open",
    State.WAITING_APPROVAL: "waits for approval",
    State.WAITING_ANSWER: "waits for an answer",
    State.ESCALATED: "escalated",
    State.CLOSED: "closed",
}
VERDICTS = {
    Verdict.TRUE_MATCH: "True match",
    Verdict.FALSE_MATCH: "False match",
    Verdict.RELEASE: "Release",
    Verdict.REJECT: "Reject",
    Verdict.BLOCK: "Block",
    Verdict.ESCALATE: "Escalate",
    Verdict.ASK: "Ask",
}
VERDICTS_SAY = {
    Verdict.TRUE_MATCH: "the party is the listed one; what becomes of the deal stays open",
    Verdict.FALSE_MATCH: "the party is not the listed one; of all hits this lets the deal go",
    Verdict.RELEASE: "the deal goes on",
    Verdict.REJECT: "the deal is refused and nothing is held",
    Verdict.BLOCK: "the property is held, neither paid nor returned",
    Verdict.ESCALATE: "somebody with more powers decides",
    Verdict.ASK: "the case waits for an answer",
}
SEVERITIES = (
    "clear",
    "under rules of the house",
    "to review under law",
    "exposed to prohibition",
    "prohibited by law that binds",
)
OUTCOMES = {
    Outcome.CLEAR: "clear",
    Outcome.REVIEW: "review",
    Outcome.PROHIBITED: "prohibited",
}
LANGUAGES = {"en": "English", "ar": "العربية", "zh": "中文", "ru": "Русский"}
SCRIPTS = {
    "Arab": "Arabic letters",
    "Armn": "Armenian letters",
    "Cyrl": "Cyrillic letters",
    "Geor": "Georgian letters",
    "Grek": "Greek letters",
    "Hang": "Korean letters",
    "Hani": "Chinese characters",
    "Hebr": "Hebrew letters",
    "Hira": "Japanese letters",
    "Kana": "Japanese letters",
    "Latn": "Latin letters",
    "Thai": "Thai letters",
}
_INITIALS = frozenset({"bic", "iban", "imo", "inn", "kpp", "lei", "mmsi", "ogrn", "uscc"})
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})


def moment_words(moment: str) -> str:
    """Give a moment as one reads it, in UTC.

    >>> moment_words("2024-05-16T09:05:00.000+00:00")
    '16 May 2024, 09:05'
    """
    at = datetime.fromisoformat(moment).astimezone(UTC)
    return f"{at.day} {at:%b} {at.year}, {at:%H:%M}"


def span_words(seconds: float) -> str:
    """Give a stretch of time in its two largest units.

    >>> span_words(93_600), span_words(40)
    ('1 d 2 h', '0 min')
    """
    minutes = int(seconds) // 60
    days, hours = minutes // 1440, minutes // 60 % 24
    if days:
        return f"{days} d {hours} h" if hours else f"{days} d"
    if hours:
        return f"{hours} h {minutes % 60} min" if minutes % 60 else f"{hours} h"
    return f"{minutes} min"


def direction(language: str) -> str:
    """Say which way a language is written.

    >>> direction("ar"), direction("en")
    ('rtl', 'ltr')
    """
    return "rtl" if language in _RIGHT_TO_LEFT else "ltr"


def plain(code: str) -> str:
    """Give a code as words.

    >>> plain("ultimate_debtor")
    'ultimate debtor'
    """
    return code.replace("_", " ")


def slug(words: str) -> str:
    """Give words as the name of a class.

    >>> slug("refused or held")
    'refused-or-held'
    """
    return words.replace(" ", "-")


def scheme_words(code: str) -> str:
    """Give what a number is called: its initials in capitals, else words.

    >>> scheme_words("uscc"), scheme_words("call_sign")
    ('USCC', 'call sign')
    """
    return code.upper() if code in _INITIALS else plain(code)


def script_words(code: str) -> str:
    """Give a script's code as words; a code that is rarely seen stays what it is.

    >>> script_words("Cyrl"), script_words("Tibt"), script_words("")
    ('Cyrillic letters', 'script Tibt', '')
    """
    return SCRIPTS.get(code, f"script {code}" if code else "")
