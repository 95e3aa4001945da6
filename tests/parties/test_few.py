"""Claims about a list of few names: it is told of just what the whole check would find."""

from hypothesis import example, given
from hypothesis import strategies as st

from witting.base import Deal, DealKind, ListedName, ListEntry, Party, PartyFact, Passage, Role
from witting.parties import Screener, check_few, check_parties

NAMES = (
    *("OJSC Keremet Bank", "Keremet Bank", "Grinex", "Old Vector", "A7 Agent", "Lukoil OAO"),
    *("GPB Africa and Middle East Pty Ltd", "Gazprombank (Switzerland) Ltd", "A71"),
)
FEW = Screener.from_entries(
    ListEntry(id=f"few-{number}", list_id="few", kind=None, names=(ListedName(whole=name),))
    for number, name in enumerate(NAMES)
)
CLASSES_ONLY = Screener.from_entries(
    [ListEntry(id="c", list_id="c", kind=None, names=(ListedName(whole="Bank of Africa"),))]
)
WRITTEN = (
    *(
        *NAMES,
        "ОАО Керемет Банк",
        "Лукойл",
        "لوك أويل",
        "روسنفت",
        "卢克石油",
        "Gazprombnk",
        "KEREMET",
    ),
    *("Hans Müller GmbH", "Bank of Africa", "Vector Lighting", "A7", "Ahmed Gul", "Новый вектор"),
)
words = st.sampled_from((*WRITTEN, "pays", "to", "for bearings,", "old", "банк", "的", "\n", "."))
texts = st.lists(words, max_size=6).map(" ".join)
parties = st.lists(
    st.builds(
        Party,
        role=st.just(Role.CREDITOR),
        name=st.one_of(st.sampled_from(WRITTEN), texts),
        address=texts,
    ),
    max_size=3,
)
passages = st.lists(texts, max_size=3)


def _said(facts: tuple[object, ...]) -> set[tuple[str, str, str, float, str]]:
    return {
        (fact.party_name, fact.entry_id, fact.listed_name, fact.score, fact.role.value)
        for fact in facts
        if isinstance(fact, PartyFact) and fact.is_match
    }


@example(held=[], said=["Lukoil pays for bearings"])
@example(held=[Party(role=Role.DEBTOR, name="")], said=["ПАО «Лукойл» платит"])
@given(held=parties, said=passages)
def test_few_names_are_found_just_as_by_the_whole_check(held: list[Party], said: list[str]) -> None:
    deal = Deal(
        kind=DealKind.PAYMENT,
        source="t",
        format="t",
        parties=tuple(held),
        passages=tuple(Passage(field=f"f{at}", text=text) for at, text in enumerate(said)),
    )
    for screener in (FEW, CLASSES_ONLY):
        found = check_few(deal, screener)
        assert _said(found) == _said(check_parties(deal, screener, near=1.0))
