"""RF in a text: the Russian Federation, or radio frequency.

It is the Federation where the words beside it are of trade or name a place in Russia. `To` alone
says so only where nothing that is turned into a radio wave, carries one or meets one stands before
it: “bearings to RF” go to a country, “from baseband to RF” goes nowhere.
"""

import re
from collections.abc import Sequence

from witting.places.record import PlaceMention

RADIO = "RF"
_REACH = 60  # characters looked at on either side

_STATED = re.compile(
    r"(?<![^\W_])(?:dest(?:ination|\.)?(?:\s+(?:country|is))?|country|port\s+of\s+(?:discharge|destination)"
    r"|place\s+of\s+delivery|consignee|(?:(?:end|final)[\s-]user|buyer|customer|client)(?:\s+(?:is|in))?"
    r"|(?:ship(?:ped|ment|ments|ping)?|(?:re-?)?export(?:ed|s)?|import(?:ed|s)?|sen[dt]|s[oe]l[dl]"
    r"|dispatch(?:ed)?|forwarded|transported|suppl(?:y|ied|ies)|consigned|bound)\s+(?:to|into|for)"
    r"|deliver(?:ed|y|ies)?\s+(?:to|into|in)|(?:citizens?|residents?|territory|government)\s+of"
    r"|cif|cfr|cpt|cip|dap|dpu|ddp|(?<!\d\s)v|vo|dlya|iz|territori\w{1,3}"
    r"|postavk[aiu]\s+v|dostavk[aiu]\s+v|назначени[ея]|поставк[аиу]\s+в|目的地|目的港|运往|发往|إلى)"
    r"[\s.:=：/(-]{0,3}(?:the\s+)?$",
    re.IGNORECASE,
)
"""Words that only a place stands behind."""
_TO = re.compile(r"[^\W_]{3}\s+(?:in)?to\s+(?:the\s+)?$|\d\s+to\s+(?:the\s+)?$", re.IGNORECASE)
_WAVES = re.compile(
    r"(?:(?<![^\W_])(?:base-?band|if|dc|ac|lo|audio|video|light|laser|opti\w+|photon\w*|fib(?:re|er)s?"
    r"|digital|analogu?e?|bits?|bytes|data|samples?|microwaves?|millimet\w+|mm-?wave|waveguides?"
    r"|coax\w*|sma|bnc|tnc|n-type|f-type|usb|hdmi|lan|ethernet|signals?|carriers?|pulses?"
    r"|frequenc(?:y|ies)|clock|symbols?|spi|i2c|harmonics?|access|ground|voltage|current|energy|power|thermal|heat|acoustic|ultrasound"
    r"|infrared|attenuation|sight|schematic|layout|driver|feed|end|hz|khz|mhz|ghz"
    r"|expos(?:ed|ure)|sensitiv\w+|resist\w+|immun\w+|transparent|susceptib\w+|opaque|relat\w+"
    r"|appl(?:y|ied|icable)|connect(?:ed|ion|ing)?|convert\w*|transform\w*|coupled|tuned|respon[ds]\w*"
    r"|introduction|guide|due|similar|limited|specific|dedicated|subject\w*|prob\w+|switch\w*)"
    r"|\d\s?[kmg]?hz)\s+(?:in)?to\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""What is turned into a radio wave or meets one, right before `to`."""
_DEVICES = re.compile(
    r"(?<![^\W_])(?:adapters?|adaptors?|connectors?|converters?|cables?|antennas?|aerials?"
    r"|couplers?|switches)\s+to\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""What carries radio waves, and is goods as well: a word of trade tells them from a wiring."""
_TECHNIQUE = re.compile(
    r"(?<![^\W_])(?:adc|dac|lna|pll|vco|noise|gain|crosstalk|impedance|oscillator|synthesi[sz]er"
    r"|generator|amplifier|mixer|tuner|filter|attenuator|spectrum|bandwidth|wireless|radio|locked"
    r"|pulse|transceiver|receiver|transmitter|circuit|coupling|isolation|emission|dbm?|ohm)"
    r"(?![^\W_])",
    re.IGNORECASE,
)
_MANY_TO = re.compile(r"[^\W_]s\s+to\s+(?:the\s+)?$", re.IGNORECASE)
_BOUGHT = re.compile(r"(?<![^\W_])(?:pay|paid|buy|bought|purchas|pcs|units|sets)\w*", re.IGNORECASE)
"""One thing of technique before `to` is wired; many, or one that is paid for, are sent."""
_FROM_SOMETHING = re.compile(
    r"(?<![^\W_])from\s+(?!(?:our|the|stock|store|warehouse|factory|plant|works|port|here)\b)"
    r"[a-z-]+\s+to\s+$"
)
_FOR = re.compile(r"(?<![^\W_])for\s+(?:the\s+|our\s+|an?\s+)?$", re.IGNORECASE)
_CUSTOMER = re.compile(r"\s+(?:customer|market|buyer|client|end[\s-]user|plant)", re.IGNORECASE)
_TURNED = re.compile(
    r"(?<![^\W_])(?:up-?|down-?)?(?:conver|modulat|transform|transduc|transition|mix(?:er|ing)|tuning)\w*"
    r"[^.;\n]*(?<![^\W_])(?:from|of|between)(?![^\W_])[^.;,\n]*$",
    re.IGNORECASE,
)
_TRADE = re.compile(
    r"(?<![^\W_])(?:deliver|ship|export|suppl|sale|sold|sell|dispatch|freight|transport|order|consign"
    r"|contract|invoice)\w*",
    re.IGNORECASE,
)
_CLOSES = re.compile(
    r"\s*(?:$|[,;.:/|)\n\u4e00-\u9fff])"
    r"|\s+(?:by\s+(?:rail|road|air|sea|truck|train)|via|transit|under|as\s+per|per|po|contract|customers?"
    r"|market|buyers?|v|vo|na|do|cherez)(?![^\W_])",
    re.IGNORECASE,
)
_FROM_CITY = re.compile(r"\s?[,(/]?\s?")
_TO_CITY = re.compile(r"\s?[,/(]\s?(?:\d{6}\s?,?\s?)?(?:(?:g|gor|г)\.\s?)?")
_BEHIND_FIRM = re.compile(
    r"(?<![^\W_])(?:OOO|OAO|ZAO|PAO|AO|JSC|PJSC|CJSC|OJSC)\s[^,;\n]{1,40},\s?$"
)


def is_the_federation(text: str, start: int, end: int, named: Sequence[PlaceMention]) -> bool:
    """Say whether the RF at `start` to `end` is a country; `named` are the places in words.

    >>> [is_the_federation(said, len(said) - 2, len(said), ()) for said in
    ...  ("bearings to RF", "converters from baseband to RF")]
    [True, False]
    """
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    if _FOR.search(before) and _CUSTOMER.match(after):
        return True
    if _is_by_a_city(text, start, end, named):
        return True
    if not _CLOSES.match(after):
        return False
    if _STATED.search(before) or _BEHIND_FIRM.search(before):
        return True
    return _is_sent_there(before)


def _is_sent_there(before: str) -> bool:
    """Say whether what stands before `to RF` is sent, and is not turned into waves."""
    if not _TO.search(before) or _WAVES.search(before) or _FROM_SOMETHING.search(before):
        return False
    is_wired = _TECHNIQUE.search(before) and not _MANY_TO.search(before)
    if is_wired and not (_TRADE.search(before) or _BOUGHT.search(before)):
        return False
    turned = _DEVICES.search(before) or _TURNED.search(before)
    return turned is None or _TRADE.search(before) is not None


def _is_by_a_city(text: str, start: int, end: int, named: Sequence[PlaceMention]) -> bool:
    """Say whether a town of Russia stands right before or behind: `Moscow, RF`."""
    ours = (one for one in named if one.place.country == "RU" and one.kind == "name")
    closes = _CLOSES.match(text, end)
    return any(
        (closes and one.end <= start and _FROM_CITY.fullmatch(text, one.end, start))
        or (end <= one.start and _TO_CITY.fullmatch(text, end, one.start))
        for one in ours
    )
