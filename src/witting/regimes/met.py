"""Who is met in a deal under a rule of a list: listed parties, and those that listed ones own."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from witting.base import OwnerEntry, OwnerFact, OwnerStanding, PartyFact, Role
from witting.lawbook import Answer
from witting.regimes.case import Case, is_settled
from witting.regimes.effects import effect_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """A party under one rule that is law on the day, by its own listing or by its owners'.

    `law` is the rule of the list, the gravest where an owner stands under several; `via` the path
    of the rule of ownership that carries it on to a party nobody listed, "" for one listed itself.
    """

    law: Answer
    beside: tuple[Answer, ...] = ()  # the other rules its owners stand under
    parties: tuple[PartyFact, ...] = ()  # one entry's facts, the weightiest first
    owned: OwnerFact | None = None
    owners: tuple[OwnerEntry, ...] = ()  # those of the owners that stand under the rule

    @property
    def via(self) -> str:
        """Give the rule of ownership it is met by, "" where it is listed itself."""
        return self.owned.rule if self.owned else ""

    @property
    def rule(self) -> str:
        """Give the path a finding is named by."""
        return self.via or self.law.path

    @property
    def facts(self) -> tuple[PartyFact | OwnerFact, ...]:
        """Give the facts it rests on."""
        return (self.owned,) if self.owned else self.parties

    @property
    def is_settled(self) -> bool:
        """Say whether identity, part and ownership are beyond doubt, and the rule is applied."""
        if self.owned is None:
            return is_settled(self.parties[0])
        fact = self.owned
        return (
            fact.is_applied
            and fact.role is not Role.MENTIONED
            and fact.is_certain
            and fact.standing is OwnerStanding.OWNED
            and all(owner.is_certain for owner in self.owners)
        )

    @property
    def terms(self) -> Mapping[str, str]:
        """Give what the rule's text of the day says of itself: whom it binds, what it does."""
        return self.law.text.terms if self.law.text else {}

    @property
    def parts_of_list(self) -> tuple[str, ...]:
        """Give the parts of the list and the programmes that those listed are on."""
        listed = self.owners if self.owned else self.parties[:1]
        return tuple(dict.fromkeys(part for one in listed for part in one.parts_of_list))

    @property
    def programmes(self) -> tuple[str, ...]:
        """Give the programmes of those listed."""
        listed = self.owners if self.owned else self.parties[:1]
        return tuple(dict.fromkeys(name for one in listed for name in one.programmes))


def met_under(case: Case, *beginnings: str, but_not: tuple[str, ...] = ()) -> tuple[Met, ...]:
    """Give everybody met under a rule whose path begins so, listed parties before owned ones.

    Without beginnings every rule counts, but for those whose path begins as `but_not` says.
    """

    def counts(law: Answer) -> bool:
        path = law.path
        return (not beginnings or path.startswith(beginnings)) and not path.startswith(but_not)

    return (
        *(
            Met(law=law, parties=group)
            for group in case.listed
            for law in case.law_of(group[0]).in_force
            if counts(law)
        ),
        *(one for fact in case.owned for one in _owned(case, fact, counts)),
    )


def _owned(case: Case, fact: OwnerFact, counts: Callable[[Answer], bool]) -> Iterator[Met]:
    """Give a party once, under the gravest of the rules its owners stand under.

    A rule of ownership that is not law on the day carries nothing on.
    """
    if not case.in_force(fact.rule):
        return
    pairs = [pair for pair in _laws(case, fact) if counts(pair[0])]
    laws = sorted({law.path: law for law, _ in pairs}.values(), key=_gravest_first)
    if laws:
        owners = {(owner.entry_id, owner.list_id): owner for _, owner in pairs}
        yield Met(
            law=laws[0],
            beside=tuple(laws[1:]),
            owned=fact,
            owners=tuple(owners[key] for key in sorted(owners)),
        )


def _gravest_first(law: Answer) -> tuple[int, str]:
    terms = law.text.terms if law.text else {}
    return -effect_of(terms).bound.gravity, law.path


def _laws(case: Case, fact: OwnerFact) -> Iterator[tuple[Answer, OwnerEntry]]:
    """Give each owner with the rules of its list that this rule of ownership carries on."""
    for owner in fact.owners:
        law = case.law_of(owner)
        for answer in law.in_force:
            if law.ownership.get(answer.path) == fact.rule:
                yield answer, owner
