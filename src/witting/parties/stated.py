"""Identifiers that running text states: a labelled number, or a bank's code in a message."""

import re
from collections.abc import Iterator

from witting.base import Identifier
from witting.parties.match import Mention
from witting.parties.screener import Screener
from witting.places import country_of_bic

_LABELLED = re.compile(
    r"\b(?P<scheme>IMO|BIC|SWIFT|INN|ИНН|OGRN|ОГРН|LEI|USCC)[\s:№#./-]*(?P<value>[0-9A-Z]{7,20})\b",
    re.IGNORECASE,
)
_BIC = re.compile(r"(?<![^\W_])[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?(?![^\W_])")
_BIC_TOLD = re.compile(  # what stands right before a BIC in a message: /INS/, BIC, 57A, bank
    r"(?:/(?:INS|ACC|INT|REC|RCB|BIC)/|\b(?:BIC|SWIFT|СВИФТ|БИК|BANK|БАНК)(?:\s*CODE)?|银行|"
    r"\b5[1-8][AD])[\s:：№#.,(/-]*$",
    re.IGNORECASE,
)
_SCHEMES = {"swift": "bic", "инн": "inn", "огрн": "ogrn"}


def stated_mentions(screener: Screener, text: str) -> Iterator[Mention]:
    """Give the listed parties whose identifiers a text states."""
    if not screener.lookup.has_identifiers:
        return
    for found in _LABELLED.finditer(text):
        scheme = found["scheme"].casefold()
        mine = Identifier(scheme=_SCHEMES.get(scheme, scheme), value=found["value"])
        for match in screener.match("", identifiers=(mine,)):
            if match.is_match:
                yield Mention(start=found.start(), end=found.end(), match=match)
    for found in _BIC.finditer(text):
        mine = Identifier(scheme="bic", value=found.group())
        if country_of_bic(mine.value) is None:
            continue
        told = _is_told_as_bic(screener, text, found)
        for match in screener.match("", identifiers=(mine,)):
            if match.certain or (match.is_match and told):
                yield Mention(start=found.start(), end=found.end(), match=match)


def _is_told_as_bic(screener: Screener, text: str, found: re.Match[str]) -> bool:
    """Say whether the text shows a word to be a BIC: GLOBALTRANS in capitals is shaped like one."""
    line = text[text.rfind("\n", 0, found.start()) + 1 :].split("\n", 1)[0].strip()
    if _BIC_TOLD.search(text[: found.start()]) or line == found.group():
        return screener.lookup.number(found.group().casefold()) < 0
    return False
