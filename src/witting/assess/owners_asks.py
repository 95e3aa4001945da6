"""The questions of ownership as keys of the table of questions, with the words that go in."""

from collections.abc import Callable

from witting.base import Ask
from witting.ownership import Asks, OwnershipQuestion, OwnershipRule

Named = Callable[[str], str]

_KNOWN = {Asks.IDENTITY: "entry", Asks.SOURCES: "sources"}
"""Where what is known so far stands in the sentence; elsewhere its place is `known`."""


def ask_of(question: OwnershipQuestion, rule: OwnershipRule, name: Named) -> Ask:
    """Give a question of ownership as `owners.share` and the like, parties by their names.

    The places are `owned`, `owner`, `known` and `line`; `entry` is the listed party somebody is
    alike to, `sources` what each source says where they disagree.
    """
    told = {
        "owned": name(question.owned) if question.owned else "",
        "owner": name(question.owner) if question.owner else "",
        _KNOWN.get(question.asks, "known"): question.known,
        "line": rule.line if question.asks is Asks.SHARE else "",
    }
    words = tuple((place, said) for place, said in sorted(told.items()) if said)
    return Ask(key=f"owners.{question.asks}", words=words)
