"""What invented names are made of: Faker's names by culture, syllables, and what firms are called.

Faker knows some thousand names of a culture; millions of people have more. So beyond Faker's, each
culture has words made of its syllables, any number of them, the same for the same number.
"""

import importlib
import random
from dataclasses import dataclass
from typing import Any

from witting.names import romanise_word


@dataclass(frozen=True, slots=True)
class Style:
    """The syllables a culture's invented words are made of."""

    onsets: tuple[str, ...]
    nuclei: tuple[str, ...]
    codas: tuple[str, ...]
    endings: tuple[str, ...]

    def word(self, number: int) -> str:
        """Give the invented word of a number: two to four syllables, the last an ending.

        >>> STYLES["slavic"].word(7) == STYLES["slavic"].word(7) != STYLES["slavic"].word(8)
        True
        """
        rest = (number * 0x9E3779B97F4A7C15 + 0x632BE59BD9B4E019) & 0xFFFFFFFFFFFFFFFF
        rest ^= rest >> 29
        rest, length = divmod(rest, 20)
        parts = []
        for _ in range(1 if length < 7 else 2 if length < 18 else 3):
            rest, onset = divmod(rest, len(self.onsets))
            rest, nucleus = divmod(rest, len(self.nuclei))
            rest, coda = divmod(rest, len(self.codas))
            parts.append(self.onsets[onset] + self.nuclei[nucleus] + self.codas[coda])
        return "".join(parts) + self.endings[rest % len(self.endings)]


def _style(onsets: str, nuclei: str, codas: str, endings: str, *, open_: int = 6) -> Style:
    """Make a style of words parted by spaces; `open_` more syllables of each kind end openly."""
    return Style(
        tuple(onsets.split()),
        tuple(nuclei.split()),
        (*codas.split(), *[""] * open_),
        (*endings.split(), ""),
    )


STYLES = {
    "slavic": _style(
        "b v g d zh z k l m n p r s t kh ch sh dr gr kr pr st tr bl vl sk sm zv kl pl",
        "a e i o u ya yu y",
        "r l n v s k m d b sh",
        "ov ova ev eva in ina enko chuk sky skaya yuk ich uk ko kin kina shin lev",
    ),
    "arabic": _style(
        "b d f gh h j k kh l m n q r s sh t th w y z",
        "a i u aa ee ou ai",
        "b d f h l m n r s q z t k",
        "i awi ani iya an in ous eh ad ir id oun ah",
    ),
    "turkic": _style(
        "b c d g h k m n s t y z ch sh ".strip(),
        "a e i o u",
        "r l n k m y s sh t z",
        "oglu soy er kaya lar ci li tas bay bek ov gul can dogan demir ",
    ),
    "german": _style(
        "b d f g h k l m n p r s sch st t w z br dr fr gr kr schw tr bl fl kl",
        "a e i o u au ei ie eu oe ue",
        "r l n m s ck ff ll mm nn rr tt ss tz ch lt nd rt",
        "er mann berg stein bach hof feld burg ke ing ler ner hardt meier",
    ),
    "english": _style(
        "b br c ch cl cr d f fl g gr h j k l m n p pr r s sh st sw t th tr w wh",
        "a e i o u ea oo ai ow ay ee",
        "ck d ft g l ld ll m n nd ng r rd rt s st t th x",
        "son ton ley ford wood field er man ham worth by well more ard son ",
    ),
    "romance": _style(
        "b c d f g l m n p r s t v br cr fr gr tr pl ch j qu gu z ll",
        "a e i o u ia ie ue ei",
        "l n r s m",
        "ez es ado era eira elli ini oni ucci ard eau et ot on ano ino osa al az aga",
    ),
    "indic": _style(
        "b bh ch d dh g gh h j k kh l m n p ph r s sh t th v y pr kr",
        "a aa e i o u ee oo",
        "n r l m t k sh j d",
        "war kar ani wal ia ji esh endra ant appa aiah nathan swamy ram pal jee yan",
    ),
    "eastasian": _style(
        "b ch d f g h j k l m n p q r s sh t w x y z zh ts hs",
        "a ai ao an ang e ei en eng i ia ian iao in ing o ong ou u ui un uo",
        "n ng",
        "zi hua ming jun wen mura moto yama kawa da suk hee jin woo ra",
        open_=8,
    ),
}

# Locale, style, share of the people, script of its own where Faker writes it in one.
CULTURES = (
    ("ar_SA", "arabic", 16, "arab"),
    ("fa_IR", "arabic", 7, "arab"),
    ("ru_RU", "slavic", 18, "cyrl"),
    ("uk_UA", "slavic", 5, "cyrl"),
    ("zh_CN", "eastasian", 9, "han"),
    ("zh_TW", "eastasian", 2, "han"),
    ("ja_JP", "eastasian", 2, "han"),
    ("ko_KR", "eastasian", 3, "hang"),
    ("es_ES", "romance", 8, ""),
    ("pt_BR", "romance", 4, ""),
    ("fr_FR", "romance", 3, ""),
    ("en_US", "english", 7, ""),
    ("de_DE", "german", 3, ""),
    ("pl_PL", "slavic", 2, ""),
    ("tr_TR", "turkic", 4, ""),
    ("hi_IN", "indic", 3, "deva"),
    ("id_ID", "indic", 2, ""),
    ("el_GR", "romance", 1, "grek"),
    ("he_IL", "arabic", 1, "hebr"),
    ("th_TH", "indic", 1, "thai"),
)
_CYRILLIC = {
    **dict(zip(("shch", "zh", "kh", "ch", "sh", "ya", "yu", "ts"), "щжхчшяюц", strict=True)),
    **dict(zip("abvgdeziyklmnoprstufwhcjqx", "абвгдезийклмнопрстуфвхцжкк", strict=True)),
}
_ARABIC = {
    **dict(zip(("sh", "kh", "gh", "th", "aa", "ee", "ou"), "شخغثايو", strict=True)),
    **dict(zip("abdfhjklmnqrstwyziu", "ابدفهجكلمنقرستويزيو", strict=True)),
}


def in_script(word: str, script: str) -> str:
    """Write an invented word in Cyrillic or Arabic letters, letter by letter.

    >>> in_script("zharov", "cyrl"), in_script("khan", "arab")
    ('жаров', 'خان')
    """
    letters = {"cyrl": _CYRILLIC, "arab": _ARABIC}[script]
    out, at = [], 0
    while at < len(word):
        size = next((n for n in (4, 2, 1) if word[at : at + n] in letters), 0)
        out.append(letters[word[at : at + size]] if size else "")
        at += size or 1
    return "".join(out)


@dataclass(frozen=True, slots=True)
class Bank:
    """One culture's words: what Faker knows, in Latin letters and as it writes them."""

    given: tuple[str, ...]
    family: tuple[str, ...]
    native_given: tuple[str, ...]
    native_family: tuple[str, ...]
    fathers: tuple[str, ...]
    style: Style
    script: str


def bank(locale: str, style: str, script: str, seed: int) -> Bank:
    """Give the words of one culture, in an order of its own: the first is the commonest."""
    faker: Any = importlib.import_module("faker")  # of the group `bench`, not of the program
    people = next(
        p for p in faker.Faker(locale).get_providers() if hasattr(p, "first_names_female")
    )
    chance = random.Random(f"{seed} {locale}")

    def words(*fields: str) -> tuple[str, ...]:
        found = sorted({w for f in fields for w in getattr(people, f, ()) if isinstance(w, str)})
        chance.shuffle(found)
        return tuple(found)

    given = words("first_names_male", "first_names_female", "first_names")
    family = words("last_names", "male_last_names", "unisex_last_names", "last_names_male")
    latin_given = words("first_romanized_names") or tuple(map(_latin, given))
    if script == "arab":
        latin_given = _ARABIC_GIVEN
    latin_family = words("last_romanized_names") or tuple(map(_latin, family))
    return Bank(
        given=tuple(filter(None, latin_given)),
        family=tuple(filter(None, latin_family)),
        native_given=given,
        native_family=family,
        fathers=tuple(map(_latin, words("middle_names_male"))),
        style=STYLES[style],
        script=script,
    )


def _latin(word: str) -> str:
    """Give a word in plain Latin letters, or "" where it cannot be written so word for word."""
    parts = [romanise_word(part) for part in word.lower().split()]
    return " ".join(parts).title() if all(p.isalpha() and p.isascii() for p in parts) else ""


def _parted(text: str, at: str | None = None) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(at))


# Faker writes these in Arabic letters only, and without vowels nobody can romanise them.
_ARABIC_GIVEN = _parted(
    """
    Mohammad, Ali, Ahmad, Hassan, Mahmoud, Hussein, Ibrahim, Abdul Rahman, Khaled, Omar, Abdullah,
    Mustafa, Youssef, Saleh, Reza, Abdul Aziz, Mehdi, Said, Fatima, Nasser, Tariq, Abdul Karim,
    Samir, Maryam, Faisal, Bashar, Walid, Jamal, Hamid, Amir, Karim, Zahra, Majid, Saad, Hamza,
    Imad, Ziad, Abbas, Qasim, Ghassan, Layla, Rashid, Fadi, Munir, Abu Bakr, Haitham, Salim, Adnan
    """,
    ",",
)
BUSINESS = _parted(
    """
    trading group shipping technology industries international plant services company
    investment engineering general bank energy holding petroleum construction export import
    electronics logistics marine industrial oil steel gas machine transport research
    development institute factory systems management production financial commercial
    foundation development metal chemical aviation airlines defence design bureau science
    scientific automation instruments power project capital partners consulting security
    insurance mining metallurgical tools bearing cement motors agricultural foods textile
    medical pharmaceutical plastics optical telecom communications media software digital
    network solutions equipment supply procurement materials ventures enterprises exchange
    credit savings real estate property hotels tourism travel auto parts aerospace space
    laboratory university centre association federation union fund trust charity relief mutual
    global united national central first new northern southern eastern western pacific
    atlantic star golden royal grand ocean sea river mountain blue red green white sun moon
    crown eagle lion tiger dragon phoenix diamond pearl crystal silver
    """
)
FORMS = _parted(
    """
    LLC | Ltd | JSC | Limited | Co., Ltd. | OOO | GmbH | S.A. | FZE | Inc. | Company | Corp. |
    PJSC | AO | FZCO | S.L. | S.A.L. | Co. | A.S. | Ltd. Sti. | SARL | S.R.L. | Pte. Ltd. |
    B.V. | AG | Sdn. Bhd. | PLC | LLP | Private Limited | Oy | d.o.o. | Sp. z o.o. | EOOD |
    Holding | Corporation
    """,
    "|",
)
PLACES = _parted(
    """
    Moscow Tehran Dubai Beijing Shanghai Istanbul Damascus Minsk Petersburg Hong Kong
    Singapore Siberia Ural Volga Caspian Baltic Crimea Kazan Novosibirsk Samara Shenzhen
    Guangdong Tianjin Isfahan Shiraz Tabriz Baghdad Beirut Aleppo Basra Cairo Khartoum Tripoli
    Caracas Havana Bogota Mexico Panama Lima Madrid Milan Vienna Berlin London Paris Cyprus
    Malta Delhi Mumbai Karachi Lahore Dhaka Yangon Bangkok Hanoi Seoul Busan Tokyo Osaka Lagos
    Nairobi Harare Kinshasa Africa Asia Europe Gulf China Iran Russia Turkey Syria Korea India
    Pakistan Belarus Ukraine Kazakhstan
    """
)
