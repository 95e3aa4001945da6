"""What stands around a name decides whether it is a place: capitals, cues, streets, people."""

import re
from dataclasses import dataclass
from functools import cached_property

from witting.places.fold import fold_key
from witting.places.gazetteer import Name

_REACH = 48  # characters looked at on either side

_STREET_AFTER = re.compile(
    r"\s*(?:(?:east|west|north|south|middle|old|new)\.?\s+)?"
    r"(?:(?:road|street|highway)(?!\s+(?:freight|transport|haul|carriage|vehicle|roller|machin|light|lamp"
    r"|construct|build|works|project|authority|administration|service))|rd|str"
    r"|avenue|ave|lane|boulevard|blvd|hwy|(?:drive|square)(?=\s*(?:[\d,]|$))|prospekt|alley|"
    r"caddesi|cad|sokak|sok|bulvari|ulitsa)\b"
    r"|\s*[东西南北中]{0,2}(?:[一二三四五六七八九十]{0,2})(?:路(?![径线由桥透过况])|大?街|大道|巷|弄|道(?![路德理具教]))"
    r"|\s+(?:улиц|проспект|шоссе|бульвар|переул|площад)",
    re.IGNORECASE,
)
_STREET_BEFORE = re.compile(
    r"(?:\b(?:ул|улиц[аеуы]|ulitsa|ul|просп|проспект[аеу]?|prospekt|пр-т|пр|пер|переулок|шоссе|ш|бульвар[аеу]?|б-р|наб"
    r"|площад[ьи]|пл|мкр|rue(?:\s+de)?|calle|avenida)\b\.?|(?:شارع|طريق|جادة|ميدان|خيابان|میدان))\s*[«\"]?$",
    re.IGNORECASE,
)
_CUE_BEFORE = re.compile(
    r"(?:\b(?:port|ports|pol|pod|city|town|station|to|from|via|in|at|of|for|through|near|destination|discharge|loading"
    r"|cif|cfr|cpt|cip|dap|dpu|ddp|dat|fob|fca|exw|fas)\b(?:\s+(?:of|the|port|in))*"
    r"|\b(?:порт(?:а|у|ом|е|ы|ов)?(?:\s+(?:назначения|выгрузки|отгрузки|погрузки))?|п|г|город(?:а|у|е|ом)?|гор|ст|станци[яиюей]+|в|во|из|на|до|через|к|от|для|под|около|москва|россия)\b\.?"
    r"|(?:ميناء|مدينة|إلى|الى|من|في|عبر|نحو)|[至到从往经在于])[\s:,.«\"(/-]*$",
    re.IGNORECASE,
)
_DELIVERED_BEFORE = re.compile(
    r"\b(?:cif|cfr|cpt|cip|dap|dpu|ddp|dat|to|into|dest(?:ination)?|consignee|end[\s-]?user)"
    r"\b[\s:,.«\"(/-]*$",
    re.IGNORECASE,
)
_RUSSIAN_BEFORE = re.compile(
    r"(?<![^\W_])(?:v|vo|na|do|iz|k|ot|pod|dlya|dlia|cherez|g|gor|gorod\w{0,2}|st|stanci\w{1,2}|stantsi\w{1,2}|port\w{0,2})"
    r"\b[\s.:,«\"(/-]*(?:g\.\s*|gor\.\s*|gorod\w{0,2}\s+)?$",
    re.IGNORECASE,
)
"""Russian words before a place, in Latin letters: `dlya Moskvy`, `v g. Tula`."""
_PORT_BEFORE = re.compile(
    r"(?:\b(?:sea\s*)?ports?\b(?:\s+of)?(?:\s+(?:loading|discharge|destination|entry))?|\b(?:pol|pod)\b"
    r"|\b(?:cif|cfr|cpt|cip|dap|dpu|ddp|fob|fca|exw|fas)\b|\bпорт(?:а|у|ом|е)?(?:\s+(?:назначения|выгрузки|отгрузки|погрузки))?\b|ميناء|港)[\s:,.«\"(/-]*$",
    re.IGNORECASE,
)
_LATIN_INTO = re.compile(r"(?<![^\W_])vo?\s+(?:g\.\s*|gorod\s+)?$", re.IGNORECASE)
_PORT_AFTER = re.compile(r"\s*(?:(?:sea\s*)?port\b|harbou?r\b|口岸|港)", re.IGNORECASE)
_ORDINARY_US = re.compile(r"(?:[,/(:-]|\bthe|\bnorth america)\s*$", re.IGNORECASE)
_DIAMETER_BEFORE = re.compile(r"(?:داخلي|خارجي|نصف|ذات|ذو)\s*$")
_DIAMETER_AFTER = re.compile(r"\s*(?:داخلي|خارجي|\d|الداخلي|الخارجي|[=:]\s*\d)")

_WRITTEN_SO = frozenset({"RU", "BY"})

# States by the first digit of their postal codes. Those that are English words (IN, OR, ME, OK, HI)
# are left out, and so is any other pair of letters: `CIF Vladivostok, PO 45871` is in Russia.
_POSTCODE = (
    r"(?-i:(?:CT|MA|NH|NJ|RI|VT)\s+0|(?:DE|NY|PA)\s+1|(?:DC|MD|NC|SC|VA|WV)\s+2"
    r"|(?:AL|FL|GA|MS|TN)\s+3|(?:KY|MI|OH)\s+4|(?:IA|MN|MT|ND|SD|WI)\s+5|(?:IL|KS|MO|NE)\s+6"
    r"|(?:AR|LA|TX)\s+7|(?:AZ|CO|ID|NM|NV|UT|WY)\s+8|(?:AK|CA|WA)\s+9)\d{4}(?!\s*(?:kg|pcs|sets?)\b)"
)

# Moscow in Idaho, St Petersburg in Florida, Odessa in Texas. Georgia is left out: it is a country.
_AMERICAN_STATE = re.compile(
    rf"\s*,?\s*(?:Alabama|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Idaho"
    r"|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Michigan|Minnesota|Missouri"
    r"|Nebraska|New\s+York|Ohio|Oklahoma|Oregon|Pennsylvania|Tennessee|Texas|Utah|Virginia"
    rf"|Wisconsin|Ontario|{_POSTCODE})\b",
    re.IGNORECASE,
)

# Countries that are also names of people: a capitalised neighbour that is no place tells.
_PEOPLE = frozenset({"JO", "TD", "GE", "IL", "MT", "CL"})
_PLACE_WORDS = frozenset(
    [
        *("in", "to", "from", "of", "via", "at", "for", "the", "and", "or", "near", "port", "city"),
        *("kingdom", "republic", "origin", "ltd", "llc", "tbilisi", "amman", "batumi", "poti"),
        *("aqaba", "ndjamena", "jerusalem", "santiago"),
    ]
)
_TITLES = re.compile(r"\b(?:mr|mrs|ms|dr|prof|sir|messrs)\.?\s+(?:\w+\.?\s+)?$", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Surroundings:
    """A stretch of a text and what is next to it."""

    text: str
    start: int
    end: int

    @cached_property
    def before(self) -> str:
        """The characters just before."""
        return self.text[max(0, self.start - _REACH) : self.start]

    @cached_property
    def after(self) -> str:
        """The characters just after."""
        return self.text[self.end : self.end + _REACH]

    @cached_property
    def own(self) -> str:
        """The stretch itself."""
        return self.text[self.start : self.end]

    def allow(self, name: Name) -> bool:
        """Say whether the name may be a place here. Decoys may, so that they win, then vanish."""
        if name.place is None or name.use == "decoy":
            return True
        if name.care == "caps" and not self._is_written_as_a_name(name):
            return False
        if name.care == "cue" and not (self._has_cue(name) or self._is_in_latin_russian(name)):
            return False
        if name.care == "rus" and not _RUSSIAN_BEFORE.search(self.before):
            return False
        if name.care == "to" and not self._is_abbreviation(name):
            return False
        return not self._is_something_else(name)

    def _is_in_latin_russian(self, name: Name) -> bool:
        """Say whether “v g. Tula” is written of a place in Russia or Belarus, none elsewhere."""
        is_ours = name.place is not None and name.place.country in _WRITTEN_SO
        return is_ours and self.own[0].isupper() and bool(_RUSSIAN_BEFORE.search(self.before))

    def _is_abbreviation(self, name: Name) -> bool:
        """Want an abbreviation as it is written, behind a word that a place stands behind.

        Behind a term of delivery or a word of the receiver its case says nothing: `DAP Msk`.
        """
        if _DELIVERED_BEFORE.search(self.before):
            return True
        if self.own != name.text:
            return False
        return bool(_CUE_BEFORE.search(self.before) or _RUSSIAN_BEFORE.search(self.before))

    def in_street(self) -> bool:
        """Say whether the name is part of a street's."""
        return bool(_STREET_AFTER.match(self.after) or _STREET_BEFORE.search(self.before))

    def _is_written_as_a_name(self, name: Name) -> bool:
        """Want a capital; in a text without capitals, want a word such as "to" before it."""
        if name.text == "US":
            return self._is_us()
        if self.own[0].isupper():
            return True
        nobody_capitalised = not any(c.isupper() for c in self.before + self.after)
        return nobody_capitalised and bool(_CUE_BEFORE.search(self.before))

    def _is_us(self) -> bool:
        """Tell the country from the pronoun, which looks the same in a text all in capitals."""
        if self.own != "US" or self.after[:1] == "$":
            return False
        shouting = not any(c.islower() for c in self.before + self.after)
        return not shouting or bool(_ORDINARY_US.search(self.before))

    def _has_cue(self, name: Name) -> bool:
        place = name.place
        assert place is not None  # `allow` has seen to it
        from_port_table = place.id == place.locode
        cue = _PORT_BEFORE if from_port_table else _CUE_BEFORE
        if not self.own[0].isupper() and "a" <= fold_key(self.own)[:1] <= "я":
            return False
        if cue.search(self.before) or _PORT_AFTER.match(self.after):
            return True
        following = re.match(r"\s*[,(/]\s*([^\W\d_]+(?:\s[^\W\d_]+)?)", self.after)
        return bool(following) and _is_country(following[1], place.country) if following else False

    def _is_something_else(self, name: Name) -> bool:
        place = name.place
        assert place is not None  # `allow` has seen to it
        if name.text == "قطر":
            return bool(_DIAMETER_AFTER.match(self.after) or _DIAMETER_BEFORE.search(self.before))
        if (
            name.language == "en"
            and place.kind in {"city", "port"}
            and place.country not in {"US", "CA"}
        ):
            return bool(_AMERICAN_STATE.match(self.after))
        return name.language == "en" and place.id in _PEOPLE and self._is_a_person()

    def _is_a_person(self) -> bool:
        """Say whether a capitalised word that is no place stands beside it: Michael Jordan."""
        if _TITLES.search(self.before):
            return True
        before = re.search(r"([^\W\d_]+)[ \t]+$", self.before)
        after = re.match(r"[ \t]+([^\W\d_]+)", self.after)
        if before and before[1].lower() in _PLACE_WORDS:
            return False
        return any(_is_a_name(word[1]) for word in (before, after) if word)


def is_latin_object(name: Name, around: Surroundings) -> bool:
    """Say whether a Latin nominative stands after the Russian "v", and so says where to."""
    if name.form or name.place is None or name.place.country not in _WRITTEN_SO:
        return False
    return name.language == "en" and bool(_LATIN_INTO.search(around.before))


def _is_a_name(word: str) -> bool:
    return word[0].isupper() and word.lower() not in _PLACE_WORDS and len(word) > 1


def _is_country(text: str, code: str) -> bool:
    from witting.places.countries import country_code

    words = text.split()
    return any(
        country_code(" ".join(words[:n]), allow_codes=True) == code
        for n in range(1, len(words) + 1)
    )
