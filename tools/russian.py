"""Russian case forms of place names, by ending, for the tables that `make_places` writes.

Only what place names need: nouns, adjectives, and both in one name. Where an ending can belong to
two declensions both are given: a form that no Russian writes finds nothing and harms nobody.
"""

import re
from collections.abc import Iterator
from itertools import product

_HUSHING = "гкхжшщч"
_ADJECTIVES = {
    "ний": ("него", "нему", "ний", "ним", "нем"),
    "ый": ("ого", "ому", "ый", "ым", "ом"),
    "ий": ("ого", "ому", "ий", "им", "ом"),
    "ой": ("ого", "ому", "ой", "ым", "ом"),
    "ая": ("ой", "ой", "ую", "ой", "ой"),
    "ое": ("ого", "ому", "ое", "ым", "ом"),
    "ые": ("ых", "ым", "ые", "ыми", "ых"),
    "ие": ("их", "им", "ие", "ими", "их"),
}
_INDECLINABLE_SINGLE_WORDS = frozenset(["на", "де", "ла", "эль", "о", "и", "д"])


def case_forms(name: str) -> list[tuple[str, bool]]:
    """Give a name's forms other than the nominative, each with whether it can be accusative.

    >>> sorted(case_forms("Москва"))
    [('Москве', False), ('Москвой', False), ('Москву', True), ('Москвы', False)]
    """
    if not re.fullmatch(r"[А-Яа-яЁё]+(?:[ -][А-Яа-яЁё]+)*", name):
        return []
    separators = [c for c in name if c in " -"]
    words = name.replace("-", " ").split(" ")
    tables = [_decline(words)]
    if "-" in name:  # Улан-Батор declines only at its end, Ростов-на-Дону only at its front
        fixed: list[list[tuple[str, ...]]] = [[(word,)] * 5 for word in words[:-1]]
        tables.append([*fixed, _word_forms(words[-1])])
    forms: dict[str, bool] = {}
    for table in tables:
        for text, is_accusative in _joined(table, separators):
            if text != name or is_accusative:
                forms[text] = forms.get(text, False) or is_accusative
    return sorted(forms.items())


def _joined(
    tables: list[list[tuple[str, ...]]], separators: list[str]
) -> Iterator[tuple[str, bool]]:
    """Put the words of each case together again; the third case is the accusative."""
    for case, variant in product(range(5), range(2)):
        picked = [table[case][min(variant, len(table[case]) - 1)] for table in tables]
        joined = "".join(w + s for w, s in zip(picked, [*separators, ""], strict=True))
        yield joined, case == 2


def _decline(words: list[str]) -> list[list[tuple[str, ...]]]:
    """Give each word's genitive, dative, accusative, instrumental and prepositional."""
    tables: list[list[tuple[str, ...]]] = []
    after_preposition = False
    several = len(words) > 1
    for position, word in enumerate(words):
        if (
            word.lower() in _INDECLINABLE_SINGLE_WORDS
            or after_preposition
            or _is_genitive_tail(words, position)
        ):
            after_preposition = after_preposition or word.lower() in {"на", "де"}
            tables.append([(word,)] * 5)
        elif (
            several
            and position == 0
            and word in {"Санкт", "Кот", "Сан", "Сент", "Усть", "Южно", "Нью", "Шри", "Буркина"}
        ):
            tables.append([(word,)] * 5)
        else:
            tables.append(_word_forms(word))
    return tables


def _is_genitive_tail(words: list[str], position: int) -> bool:
    """Say whether the word hangs on an earlier noun: "Соединенные Штаты *Америки*"."""
    if position == 0:
        return False
    heads = {"Республика", "Штаты", "Королевство", "Государство", "Княжество", "Регион"}
    return any(word in heads for word in words[:position])


def _word_forms(word: str) -> list[tuple[str, ...]]:
    for ending, forms in _ADJECTIVES.items():
        if word.endswith(ending) and len(word) > 4 and word != "Ханой":
            stem = word[: -len(ending)]
            return [(stem + form,) for form in forms]
    return _noun_forms(word)


def _noun_forms(word: str) -> list[tuple[str, ...]]:
    last, stem = word[-1], word[:-1]
    if word.endswith("ия"):
        return [(stem + e,) for e in ("и", "и", "ю", "ей", "и")]
    if last == "я":
        return [(stem + e,) for e in ("и", "е", "ю", "ей", "е")]
    if last == "а":
        plural = "и" if stem[-1:] in _HUSHING else "ы"
        instrumental = "ей" if stem[-1:] in "жшщчц" else "ой"
        return [(stem + e,) for e in (plural, "е", "у", instrumental, "е")]
    if word.endswith("ец"):
        short = word[:-2] + "ц"
        return [
            (short + "а",),
            (short + "у",),
            (word,),
            (short + "ом", short + "ем"),
            (short + "е",),
        ]
    if last == "й":
        return [(stem + "я",), (stem + "ю",), (word,), (stem + "ем",), (stem + "е",)]
    if last == "ь":
        return [
            (stem + "и", stem + "я"),
            (stem + "и", stem + "ю"),
            (word,),
            (word + "ю", stem + "ем"),
            (stem + "и", stem + "е"),
        ]
    if last in "ыи" and (
        word[:1].isupper() and word.endswith(("ны", "ты", "лы", "вы", "ды", "сы", "ры", "бы"))
    ):
        return [(stem, stem + "ов"), (stem + "ам",), (word,), (stem + "ами",), (stem + "ах",)]
    if last == "о" and word.endswith(("во", "но")):
        return [(stem + e,) for e in ("а", "у", "о", "ом", "е")]
    if last in "бвгджзклмнпрстфхцчшщ" and not word.isupper():
        return [(word + e,) for e in ("а", "у", "", "ом", "е")]
    return [(word,)] * 5


SHORTEST_LATIN = 4  # letters of a name that is written in Latin letters too
_PAIRS = (
    "аa бb вv гg дd еe ёe жzh зz иi йy кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh щshch"
    " ъ' ыy ь' эe юyu яya"
)
_LATIN = {pair[0]: pair[1:] for pair in _PAIRS.split(" ")}


def latin_forms(text: str) -> list[str]:
    """Give a Russian word in Latin letters, as the board on geographic names writes it and plainer.

    >>> latin_forms("Москвы"), latin_forms("Новороссийска")
    (['Moskvy'], ['Novorossiyska', 'Novorossijska', 'Novorossiiska'])
    """
    found = []
    for way in ("y", "j", "i"):
        table = {**_LATIN, "й": way}
        found.append("".join(table.get(letter, letter) for letter in text.lower()))
    return list(dict.fromkeys(one.replace("'", "").title() for one in found))
