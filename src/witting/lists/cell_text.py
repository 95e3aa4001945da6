"""Reads what publishers write into one cell: several names, several numbers with their labels.

What is read out of a cell goes beside the cell's own words and never replaces them.
"""

import re
from collections.abc import Iterator

from witting.lists.collected import Collected, squeeze, unique
from witting.lists.script import script_of

_ENUMERATED = re.compile(r"(?:^|\s)\(?[a-h]\)\s+")
_BRACKETED = re.compile(r"^(.+?)\s*\(([^()]+)\)\W*$")
# Blocks of digits, parted by spaces or hyphens, none of them of a decimal number. What is taken is
# never given back, so a cell of nothing but digits costs no more than its length.
_BLOCK = r"\d++(?![\w.]*\.\d)"
_NUMBER = re.compile(
    rf"(?<![\w.])[A-ZА-ЯЁ]{{0,5}}[ -]{{0,2}}{_BLOCK}(?:[ -]++{_BLOCK})*+[A-Z0-9]*+"
)
_LABELS = (
    ("kpp", re.compile(r"\b(?:kpp|кпп)\b", re.IGNORECASE)),
    ("bic", re.compile(r"\b(?:swift|bic)\b", re.IGNORECASE)),
    ("uscc", re.compile(r"\b(?:uscc?|unified social credit)\b", re.IGNORECASE)),
    ("imo", re.compile(r"\bimo\b", re.IGNORECASE)),
    ("mmsi", re.compile(r"\bmmsi\b", re.IGNORECASE)),
    ("passport", re.compile(r"\bpassport\b", re.IGNORECASE)),
    ("tax", re.compile(r"\b(?:inn|инн|tin|tax\w*|унн|унп|unp|vat)\b", re.IGNORECASE)),
    (
        "registration",
        re.compile(
            r"\b(?:p?s?rn|o?grn|огрн|okpo|brn|crn?|trn|register|registration)\b", re.IGNORECASE
        ),
    ),
)
_LETTERS = re.compile(r"[^\W\d]+")
_IN_BRACKETS = re.compile(r"\s*+\([^)]{0,200}\)?")
_PARTS_CONTACTS = re.compile(r"[;,|]|(?<!\s)\s++and\s++")
_LEAST_DIGITS = 5
_LONGEST_CODE = 60
LONGEST = 4_000
"""Numbers are looked for in this many characters of a cell; beyond them it stays in words only."""

# A number as it stands: of its words, only the first may be without a digit.
_CODE = re.compile(r"(?=.*\d)[\w./-]+(?: [\w./-]*\d[\w./-]*)*")
_BIC = r"[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?\b"
# A word in capitals may look like a BIC, so only what stands right behind the label is one.
_BICS = re.compile(
    rf"\b(?:SWIFT|Swift|BIC)\b[\w/ ]{{0,12}}?:?\s*({_BIC}(?:\s*(?:,|/|and)\s*{_BIC})*)"
)


def names_in(text: str) -> tuple[str, ...]:
    """Give the names one cell holds: parted by semicolons, or one in brackets in another script.

    Brackets in the same script stay: they may hold an acronym or a second spelling of one part.

    >>> names_in("Rustam TEST (Рустам ТЕСТ); Rustam TESTOV")
    ('Rustam TEST', 'Рустам ТЕСТ', 'Rustam TESTOV')
    >>> names_in("Invented Works (IW)")
    ('Invented Works (IW)',)
    """
    pieces = [piece.strip(" ,") for part in _outside(text) for piece in _ENUMERATED.split(part)]
    return unique(name for piece in pieces for name in _unbracketed(squeeze(piece)))


def _outside(text: str) -> Iterator[str]:
    """Part a text at the semicolons that no bracket holds."""
    start, depth = 0, 0
    for place, letter in enumerate(text):
        if letter in "()":
            depth = max(0, depth + (1 if letter == "(" else -1))
        elif letter == ";" and depth == 0:
            yield text[start:place]
            start = place + 1
    yield text[start:]


def _unbracketed(name: str) -> Iterator[str]:
    found = _BRACKETED.match(name)
    if found is None or script_of(found[1]) == script_of(found[2]) or not script_of(found[2]):
        yield name
        return
    yield found[1]
    yield from (squeeze(other) for other in found[2].split(";"))


def numbers_in(text: str, scheme: str) -> tuple[tuple[str, str], ...]:
    """Give the numbers in a cell as (scheme, number): the label beside one rules, else `scheme`.

    A number has at least five digits, so neither a year nor a day is one. Nine digits behind a
    stroke after a Russian taxpayer number are its KPP, which many firms share.

    >>> numbers_in("4345309407 (Tax ID/INN)", "registration")
    (('tax', '4345309407'),)
    >>> numbers_in("5404154492 / 540501001; issued on 12.2.2021", "tax")
    (('tax', '5404154492'), ('kpp', '540501001'))
    >>> numbers_in("SWIFT/BIC code: TESTZZ2A and TESTZZ2B; PLATFORM of Swift Investments", "other")
    (('bic', 'TESTZZ2A'), ('bic', 'TESTZZ2B'))
    """
    found: list[tuple[str, str]] = []
    for piece in re.split(r"[;,\n]| and ", text[:LONGEST]):
        at, before = 0, ""
        for number in _NUMBER.finditer(piece):
            value = squeeze(number[0]).strip("- ")
            if sum(map(str.isdigit, value)) < _LEAST_DIGITS:
                continue
            around = piece[at : number.start()] + _bracket_after(piece, number.end())
            letters = _LETTERS.match(value)
            if letters and _labelled(letters[0], ""):  # `INN 9707028663`: its label, no part of it
                around, value = f"{around} {letters[0]}", value[letters.end() :].strip("- ")
            kpp = before and around.strip() == "/" and re.fullmatch(r"\d{9}", value)
            found.append(("kpp" if kpp else _labelled(around, scheme), value))
            at, before = number.end(), value
    for listed in _BICS.findall(text[:LONGEST]):
        found.extend(("bic", code) for code in re.findall(_BIC, listed))
    return unique(found)


def _bracket_after(piece: str, end: int) -> str:
    found = _IN_BRACKETS.match(piece, end)
    return f" {found[0]}" if found else ""


def _labelled(around: str, scheme: str) -> str:
    return next((name for name, label in _LABELS if label.search(around)), scheme)


def parts_of(text: str) -> tuple[str, ...]:
    """Give what semicolons part in a cell."""
    return unique(map(squeeze, text.split(";")))


def contacts_in(text: str) -> tuple[str, ...]:
    """Give the telephone numbers, or the web and e-mail addresses, that a cell holds."""
    return unique(squeeze(part).strip(". ") for part in _PARTS_CONTACTS.split(text))


def add_numbers(draft: Collected, about: str, text: str, scheme: str, country: str = "") -> None:
    """Add the numbers of a cell to an entry in the making; words beside them stay as a detail.

    A KPP names a tax office's file and many firms share one, so it is a detail only.
    """
    words = squeeze(text)
    found = numbers_in(text, scheme)
    if not found and len(words) <= _LONGEST_CODE and _CODE.fullmatch(words):
        found = ((scheme, words),)
    for told, number in found:
        if told != "kpp":
            draft.add_identifier(told, number, country)
    if [number for _told, number in found] != [words] or found[0][0] != scheme:
        draft.add_detail(about, text)
