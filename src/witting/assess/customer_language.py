"""In which language to ask the customer, guessed from the script the document is written in.

The rule: the letters of the document's texts, names and addresses are counted by script; a Chinese
character counts as three letters, for it says about as much. Where most are Arabic, Chinese or
Cyrillic, the customer is asked in Arabic, Chinese or Russian. Where two letters in a hundred of
that script are none of the language's own (Persian or Urdu, Ukrainian, Kazakh or Serbian), or where
Japanese kana stand among the characters, it is another language, and English is taken. So it is for
a draw, for any other script, and for none. It is a guess: `--ask-in` settles it.
"""

from collections import Counter
from collections.abc import Iterator

from witting.base import Deal
from witting.names import script_of

LANGUAGE_OF = {"arab": "ar", "hani": "zh", "cyrl": "ru"}
DEFAULT = "en"

_WEIGHT = {"hani": 3}
_OTHERS = {
    "arab": frozenset("پچژگکیےٹڈڑہھ"),
    "cyrl": frozenset("іїєґўәғқңөұүһђјљњћџѓќѕ"),
}
"""Letters of a script that Arabic and Russian are not written with."""

_SHARE_OF_OTHERS = 0.02


def customer_language(deal: Deal) -> str:
    """Give the language to ask the customer in: `ar`, `zh`, `ru`, else `en`.

    >>> from witting.base import DealKind, Passage
    >>> told = (Passage(field="text", text="подшипники, порт Владивосток"),)
    >>> customer_language(Deal(kind=DealKind.PAYMENT, source="", format="", passages=told))
    'ru'
    """
    text = "".join(_texts(deal)).casefold()
    letters = Counter(script for script in map(script_of, text) if script)
    weights = sorted(
        ((count * _WEIGHT.get(script, 1), script) for script, count in letters.items()),
        reverse=True,
    )
    if not weights or [weight for weight, _ in weights].count(weights[0][0]) > 1:
        return DEFAULT
    script = weights[0][1]
    if script == "hani" and letters["kana"]:
        return DEFAULT
    others = sum(letter in _OTHERS.get(script, ()) for letter in text)
    if others >= letters[script] * _SHARE_OF_OTHERS and others:
        return DEFAULT
    return LANGUAGE_OF.get(script, DEFAULT)


def _texts(deal: Deal) -> Iterator[str]:
    """Give the document's own words; what was left out as boilerplate is nobody's language."""
    for passage in deal.passages:
        yield passage.text
    for party in deal.parties:
        yield party.name
        yield party.address
    for line in deal.goods:
        yield line.description
