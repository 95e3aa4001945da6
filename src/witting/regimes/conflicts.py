"""Laws that pull apart: a blocking statute against obeying a finding, or a licence and a ban."""

from collections.abc import Iterable
from functools import lru_cache

from witting.base import Conflict, Exposure, Finding, Outcome
from witting.lawbook import Lawbook, LawKind
from witting.regimes.binding import Binding, binding
from witting.regimes.case import Case

_AGAINST = "conflicts_with"
_PROGRAMMES = "of_programmes"


def conflicts_of(case: Case, findings: tuple[Finding, ...]) -> tuple[Conflict, ...]:
    """Give every law that binds the asker and speaks against obeying a finding; by path.

    A law says in its terms against which paths it speaks (`conflicts_with`), and where it speaks
    only of some programmes, of which (`of_programmes`).
    """
    grave = tuple(one for one in findings if one.outcome is not Outcome.CLEAR)
    return (*_blocking_statutes(case, grave), *_licence_and_ban(case, findings))


def _blocking_statutes(case: Case, findings: tuple[Finding, ...]) -> Iterable[Conflict]:
    for path in _statutes(case.book):
        text = case.text_of(path)
        if text is None or binding(case.profile, text.terms.get("binds", "")) is not Binding.BOUND:
            continue
        beginnings = tuple(text.terms.get(_AGAINST, "").split())
        met = tuple(
            one
            for one in findings
            if beginnings
            and one.rule.startswith(beginnings)
            and one.exposure is Exposure.SECONDARY
            and _speaks_of(case, one, text.terms.get(_PROGRAMMES, ""))
        )
        if met:
            yield Conflict(
                rule=path,
                title=case.book.law(path).title,
                against=tuple(dict.fromkeys(one.rule for one in met)),
                because=" ".join(part for part in (text.summary, text.note) if part),
                cites=text.cites,
                grade=text.grade,
            )


@lru_cache(maxsize=8)
def _statutes(book: Lawbook) -> tuple[str, ...]:
    """Give the paths of the laws that speak against others."""
    return tuple(
        path
        for path in book.paths()
        if any(_AGAINST in text.terms for text in book.law(path).texts)
    )


def _speaks_of(case: Case, finding: Finding, programmes: str) -> bool:
    """Say whether a law that names programmes speaks of a finding: one of its parties is on one."""
    if not programmes:
        return True
    wanted = tuple(programmes.split())
    facts = set(finding.facts)
    named = [fact.programmes for group in case.listed for fact in group if fact.id in facts]
    named += [one.programmes for fact in case.owned if fact.id in facts for one in fact.owners]
    return any(name.startswith(wanted) for programmes in named for name in programmes)


def _licence_and_ban(case: Case, findings: tuple[Finding, ...]) -> Iterable[Conflict]:
    """One country's licence frees what another's law forbids: the licence binds nobody else."""
    for licence in findings:
        if licence.outcome is not Outcome.CLEAR or licence.rule not in case.book.paths():
            continue
        if case.book.law(licence.rule).kind is not LawKind.LICENCE:
            continue
        home = licence.rule.split("/")[0]
        bans = tuple(
            one.rule
            for one in findings
            if one.outcome is Outcome.PROHIBITED
            and one.exposure is Exposure.PRIMARY
            and not one.rule.startswith((f"{home}/", "house/"))
        )
        if bans:
            yield Conflict(
                rule=licence.rule,
                title=licence.title,
                against=tuple(dict.fromkeys(bans)),
                because="The licence frees the deal under the law of its own country only; it does "
                "not lift another's ban. The stricter law governs until a lawyer says otherwise.",
                cites=licence.cites,
                grade=licence.grade,
            )
