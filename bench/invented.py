"""Invented names whose words are as common and as rare as real ones': as many as are asked for.

How often a word comes falls with its rank as on the real lists, and new words never stop coming.
`python -m bench.invented` sets the two side by side.
"""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from bench.words import BUSINESS, CULTURES, FORMS, PLACES, STYLES, Bank, bank, in_script
from witting.base import PartyKind
from witting.lists import Snapshot
from witting.names import readings

_MOST = 10**15  # no rank is higher: beyond it floating point no longer counts
_BLOCK = 4096
_MARKS = (1_000, 2_000, 4_000, 8_000)
# How ranks fall: commonest words, and how fast the rare follow. Set beside the real lists.
_GIVEN, _FAMILY, _FEW, _COINED = (8, 0.62), (110, 0.40), (14, 0.38), (240, 0.40)
_BUSINESS, _FORM, _PLACE = (25, 1.0), (5, 1.0), (12, 1.0)
Named = tuple[PartyKind, str]


@dataclass(slots=True)
class _Ranks:
    """Draws ranks from a distribution whose tail has no end, a block at a time."""

    chance: np.random.Generator
    commonest: float
    tail: float
    held: list[int]

    def draw(self) -> int:
        """Give the next rank, 0 the commonest."""
        if not self.held:
            rest = 1.0 - self.chance.random(_BLOCK)
            ranks = self.commonest * (rest ** (-1.0 / self.tail) - 1.0)
            self.held = np.minimum(ranks, _MOST).astype(np.int64).tolist()
        return self.held.pop()


class Inventor:
    """Invents names of people and firms; the same seed invents the same ones in the same order."""

    def __init__(self, seed: int, words_seed: int = 3) -> None:
        self._chance = random.Random(seed)
        ranks = np.random.default_rng(seed)
        self._given, self._coined, self._business, self._form, self._place = (
            _Ranks(ranks, *shape, []) for shape in (_GIVEN, _COINED, _BUSINESS, _FORM, _PLACE)
        )
        # China and Korea share few family names; elsewhere there are thousands.
        self._family, self._few = _Ranks(ranks, *_FAMILY, []), _Ranks(ranks, *_FEW, [])
        self._banks = [
            bank(where, style, script, words_seed) for where, style, _, script in CULTURES
        ]
        self._shares = np.cumsum([share for _, _, share, _ in CULTURES]).tolist()

    @cached_property
    def _scripted(self) -> list[Bank]:
        return [
            b
            for b, (_, _, share, _) in zip(self._banks, CULTURES, strict=True)
            if b.script
            for _ in range(share)
        ]

    def names(self, count: int, native: float) -> Iterator[Named]:
        """Invent names, two people to a firm, a share of them in their own script."""
        chance = self._chance
        for place in range(count):
            person = place % 3 != 2
            own = chance.random() < native
            if person:
                yield PartyKind.PERSON, self.native_person() if own else self.person()
            else:
                yield PartyKind.ORGANISATION, self.native_firm() if own else self.firm()

    def person(self) -> str:
        """Invent a person's name in Latin letters."""
        chance = self._chance
        culture = chance.choices(self._banks, cum_weights=self._shares)[0]
        given, family = self._one(culture.given, culture, self._given), self._surname(culture)
        how = chance.random()
        if how < 0.06:
            given = given[:1] + "."
        elif how < 0.30 and culture.fathers:
            given += " " + culture.fathers[self._given.draw() % len(culture.fathers)]
        elif how < 0.50:
            given += " " + self._one(culture.given, culture, self._given)
        elif how < 0.58 and culture.style is STYLES["arabic"]:
            family = "al-" + family
        return f"{family}, {given}" if chance.random() < 0.1 else f"{given} {family}"

    def _one(self, words: tuple[str, ...], culture: Bank, ranks: _Ranks) -> str:
        """Give one word of a culture: one that Faker knows, or beyond them an invented one."""
        rank = ranks.draw()
        return words[rank] if rank < len(words) else culture.style.word(rank).title()

    def _surname(self, culture: Bank) -> str:
        return self._one(culture.family, culture, self._families(culture))

    def _families(self, culture: Bank) -> _Ranks:
        return self._few if culture.script in ("han", "hang") else self._family

    def native_person(self) -> str:
        """Invent a person's name as it is written at home, or in Latin letters with their marks."""
        chance = self._chance
        culture = chance.choice(self._scripted)
        given = self._native(culture.native_given, culture, self._given)
        family = self._native(culture.native_family, culture, self._families(culture))
        if culture.script in ("han", "hang"):
            if chance.random() < 0.5:  # a given name of two others' characters
                other = self._native(culture.native_given, culture, self._given)
                given = given[:1] + other[-1:]
            return family + given
        return f"{given} {family}"

    def _native(self, words: tuple[str, ...], culture: Bank, ranks: _Ranks) -> str:
        rank = ranks.draw()
        if rank < len(words):
            return words[rank]
        if culture.script in ("cyrl", "arab"):
            word = in_script(culture.style.word(rank), culture.script)
            return word.title() if culture.script == "cyrl" else word
        return words[rank % len(words)]

    def firm(self) -> str:
        """Invent a firm's name in Latin letters."""
        chance = self._chance
        words = [self._named_after()]
        if chance.random() < 0.2:
            words.append(self._named_after())
        lines = chance.choices((0, 1, 2, 3), (15, 50, 28, 7))[0]
        words += [BUSINESS[self._business.draw() % len(BUSINESS)].title() for _ in range(lines)]
        if chance.random() < 0.22:
            words.append(PLACES[self._place.draw() % len(PLACES)])
        if chance.random() < 0.05:
            words.append(str(chance.randint(1, 999)))
        if chance.random() < 0.6:
            words.append(FORMS[self._form.draw() % len(FORMS)])
        return " ".join(words)

    def _named_after(self) -> str:
        chance = self._chance
        how = chance.random()
        if how < 0.25:
            return self._surname(chance.choices(self._banks, cum_weights=self._shares)[0])
        if how < 0.32:
            return "".join(chance.choices("ABCDEFGHIKLMNOPRSTUVZ", k=3))
        style = chance.choices(self._banks, cum_weights=self._shares)[0].style
        return style.word(self._coined.draw()).title()

    def native_firm(self) -> str:
        """Invent a firm's name in Cyrillic, Chinese or Arabic, with its form."""
        chance = self._chance
        how = chance.random()
        coined = self._coined.draw()
        if how < 0.55:
            word = in_script(STYLES["slavic"].word(coined), "cyrl").title()
            line = chance.choice(("", "торг", "строй", "пром", "сервис", "транс", "энерго"))
            return f'{chance.choice(("ООО", "АО", "ЗАО", "ПАО"))} "{word}{line}"'
        if how < 0.8:
            culture = chance.choice([b for b in self._scripted if b.script == "han"])
            name = self._native(culture.native_given, culture, self._given)[-2:]
            line = chance.choice(("电子", "科技", "贸易", "机械", "物流", "进出口", "实业"))
            return f"{chance.choice(('深圳市', '香港', '上海', '北京', ''))}{name}{line}有限公司"
        word = in_script(STYLES["arabic"].word(coined), "arab")
        return f"شركة {word} {chance.choice(('للتجارة', 'للنقل', 'للصناعة', 'للاستثمار'))}"

    def written_otherwise(self, name: str) -> str:
        """Give a name with a slip people make: a letter or a word gone, swapped or doubled.

        One in seven, and names under four letters, are left as they are.
        """
        chance = self._chance
        words = name.split()
        if len(name) < 4 or chance.random() < 0.15:
            return name
        if len(words) > 1 and chance.random() < 0.35:
            how = chance.randrange(3)
            if how == 0:
                return " ".join((*words[1:], words[0]))
            if how == 1 and len(words) > 2:
                del words[chance.randrange(len(words))]
                return " ".join(words)
            return " ".join((words[0][0] + ".", *words[1:]))
        at = chance.randrange(1, len(name) - 1)
        how = chance.randrange(4)
        if how == 0:
            return name[:at] + name[at + 1 :]
        if how == 1:
            return name[:at] + name[at] + name[at:]
        if how == 2:
            return name[:at] + name[at + 1] + name[at] + name[at + 2 :]
        return name[:at] + chance.choice("aeioutnrsl") + name[at + 1 :]


def _growth(names: list[tuple[bool, str]]) -> list[tuple[int, int, float, float]]:
    """Give, for more and more names, how many words they have, and what the commonest hold."""
    held: Counter[str] = Counter()
    out = []
    for place, (person, name) in enumerate(names, 1):
        held.update(next(iter(readings(name, person=person)), ()))
        if place in _MARKS:
            top = [count / held.total() for _, count in held.most_common(100)]
            out.append((place, len(held), sum(top[:10]), sum(top)))
    return out


def main() -> None:
    """Print how words are spread over real names in Latin letters, and over invented ones."""
    real: dict[bool, list[tuple[bool, str]]] = {True: [], False: []}
    for entry in Snapshot.default().entries:
        person = entry.kind is PartyKind.PERSON
        if entry.name.isascii():
            real[person].append((person, entry.name))
    inventor = Inventor(5)
    print("people  names   words  of them the 10 and the 100 commonest hold: real | invented")
    for person, names in real.items():
        random.Random(1).shuffle(names)
        made = [
            (person, inventor.person() if person else inventor.firm()) for _ in range(len(names))
        ]
        for one, other in zip(_growth(names), _growth(made), strict=True):
            sides = (f"{words:7,} {ten:6.3f} {all_:6.3f}" for _, words, ten, all_ in (one, other))
            print(f"{person!s:6} {one[0]:6,}", *sides)


if __name__ == "__main__":
    main()
