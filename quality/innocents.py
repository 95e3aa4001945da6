"""Invented customers who are not listed: how many are alerted on.

    python -m quality.innocents [--development] [--sample N] [--show]

50,000 people's names over 20 locales and 5,000 firms' names, against SDN + FSF. The people and half
of the firms are invented by Faker with seed 7; the other half of the firms is real, drawn from
GLEIF's open file where it lies beside the checkout. An invented name that is exactly a listed name
stays counted. Each is asked by the name alone, then with the locale's country, and for people an
invented birth date too.

The development set is 20,000 other names, with seed 11.
"""

import argparse
import random
from collections import Counter
from collections.abc import Sequence
from functools import partial

from quality.ask import Found, Query, ask_all, sampled
from quality.figure import Better, Figure, needed, show
from quality.listed import SHARED, entries_of, folded

LOCALES = (
    *("ar_SA", "de_DE", "el_GR", "en_US", "es_ES", "fa_IR", "fr_FR", "he_IL", "hi_IN", "id_ID"),
    *("ja_JP", "ko_KR", "pl_PL", "pt_BR", "ru_RU", "th_TH", "tr_TR", "uk_UA", "zh_CN", "zh_TW"),
)
PEOPLE, FIRMS = 50_000, 5_000
SCORED, DEVELOPMENT, DEVELOPMENT_PEOPLE = 7, 11, 20_000
LISTS = ("ofac-sdn", "eu-fsf")
_GLEIF = SHARED / "ownership" / "lei"


def people(seed: int = SCORED, count: int = PEOPLE) -> list[Query]:
    """Invent customers: a name of the locale, a birth date of an adult, the locale's country."""
    out = []
    for locale in LOCALES:
        fake = needed("faker").Faker(locale)
        fake.seed_instance(seed)
        chance = random.Random(f"{seed} {locale}")  # a fixed sample
        for _ in range(count // len(LOCALES)):
            day = f"{chance.randint(1940, 2005)}-{chance.randint(1, 12):02}"
            born = f"{day}-{chance.randint(1, 28):02}"
            out.append(Query(name=fake.name(), birth_date=born, countries=(locale[-2:],)))
    return out


def firms(seed: int = SCORED, count: int = FIRMS) -> list[Query]:
    """Invent firms of each locale, and draw as many real ones from GLEIF's names."""
    out = []
    for locale in LOCALES:
        fake = needed("faker").Faker(locale)
        fake.seed_instance(seed)
        for _ in range(count // 2 // len(LOCALES)):
            name = fake.company()
            out.append(Query(name=name, kind="organisation", countries=(locale[-2:],)))
    return [*out, *_gleif(seed, count // 2)]


def development(seed: int = DEVELOPMENT) -> list[Query]:
    """Invent customers on whom thresholds may be fixed: none has a name of the scored set."""
    scored = {folded(one.name) for one in people()}
    return [one for one in people(seed, DEVELOPMENT_PEOPLE) if folded(one.name) not in scored]


def figures(seed: int = SCORED, sample: int | None = None) -> tuple[Figure, ...]:
    """Give the share alerted on, by the name alone and with what else a customer record has."""
    index = partial(entries_of, *LISTS)
    listed = {folded(name.whole) for entry in index() for name in entry.names}
    everyone = people() if seed == SCORED else development(seed)
    out: list[Figure] = []
    for what, asked in (("people", everyone), ("firms", firms(seed))):
        group = sampled(asked, sample)
        bare = [Query(name=one.name, kind=one.kind) for one in group]
        alone, beside = (f"innocents/{what}/{how}" for how in ("name alone", "with evidence"))
        alerts = _alerted(ask_all(index, bare, alone))
        out += [
            _figure(alone, alerts),
            _figure(beside, _alerted(ask_all(index, group, beside))),
            _figure(f"innocents/{what}/exactly a listed name", _exactly(group, listed), better=""),
            *_by_country(alone, group, alerts),
        ]
    return tuple(out)


def _gleif(seed: int, count: int) -> list[Query]:
    files = sorted(_GLEIF.glob("*.parquet"))
    if not files:
        return []
    name, country = "Entity.LegalName", "Entity.LegalAddress.Country"
    polars = needed("polars")
    table = polars.concat([polars.read_parquet(file, columns=[name, country]) for file in files])
    rows = table.unique().drop_nulls().sort([name, country]).rows()
    return [
        Query(name=whole, kind="organisation", countries=(where[:2],))
        for whole, where in sampled(rows, count, seed)
    ]


def _alerted(answers: Sequence[Sequence[Found]]) -> list[bool]:
    return [any(one.is_match for one in found) for found in answers]


def _exactly(group: Sequence[Query], listed: set[str]) -> list[bool]:
    return [folded(one.name) in listed for one in group]


def _figure(name: str, hits: Sequence[bool], better: str = Better.FEWER) -> Figure:
    return Figure(name=name, hits=sum(hits), n=len(hits), better=Better(better))


def _by_country(name: str, group: Sequence[Query], alerts: Sequence[bool]) -> list[Figure]:
    if group[0].kind != "person":
        return []
    n = Counter(one.countries[0] for one in group)
    hits = Counter(one.countries[0] for one, hit in zip(group, alerts, strict=True) if hit)
    return [
        Figure(name=f"{name}/{country}", hits=hits[country], n=n[country], better=Better.FEWER)
        for country in sorted(n)
    ]


def main() -> None:
    """Print the figures, and each person's name that is alerted on where asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--development", action="store_true")
    parser.add_argument("--sample", type=int)
    parser.add_argument("--show", action="store_true", help="development names only")
    wanted = parser.parse_args()
    show(figures(DEVELOPMENT if wanted.development else SCORED, wanted.sample))
    if wanted.show:
        group = [
            Query(name=one.name, kind=one.kind) for one in sampled(development(), wanted.sample)
        ]
        for query, found in zip(
            group, ask_all(partial(entries_of, *LISTS), group, "show"), strict=True
        ):
            if found and found[0].is_match:
                print(f"{found[0].score:.4f} {query.name!r} -> {found[0].entry_id}")


if __name__ == "__main__":
    main()
