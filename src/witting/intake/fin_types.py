"""The SWIFT FIN messages of payments and of free text: who stands in which field, what must be.

Sources: for MT 101 its format specification
(https://pinas.synology.me/Swift_Manual/2015/books/us1m/afc.htm). The layouts of MT 103 with its STP
and REMIT forms, 202, 202 COV and n99 are the editors' own knowledge of the standard: their format
specifications were not opened.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from witting.base import DealKind, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Sequence:
    """One part of a message: the field that opens it, whom its fields name, what must be there."""

    name: str = ""  # how spans name its fields: `:59: (B)`
    opens: tuple[str, ...] = ()  # the tags it begins with; none for the first
    repeats: bool = False  # each is a transaction of its own
    optional: bool = False
    roles: Mapping[str, Role] = field(default_factory=dict)  # by tag, or by number for any option
    mandatory: tuple[str, ...] = ()  # a number stands for any option: 50 for 50A, 50F and 50K
    anywhere: tuple[str, ...] = ()  # mandatory here or in the first sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class FinType:
    """One type of message."""

    number: str
    name: str = ""  # what distinguishes it from others of its number: `STP`, `COV`
    kind: DealKind = DealKind.PAYMENT
    sequences: tuple[Sequence, ...]
    amounts: tuple[str, ...] = ("32A", "32B", "33B", "34B")
    days: tuple[str, ...] = ("32A", "30", "31C")
    goods: tuple[str, ...] = ()
    options: Mapping[str, str] = field(default_factory=dict)  # the only letters a number may have
    formats: Mapping[str, str] = field(default_factory=dict)  # where it writes a field otherwise
    has_table: bool = True

    @property
    def format(self) -> str:
        """Name the type as a Deal does: `MT202COV`, `MT103 STP`."""
        between = "" if self.name == "COV" or not self.name else " "
        return f"MT{self.number}{between}{self.name}"


_AGENTS = {
    "51": Role.INSTRUCTING_AGENT,
    "53": Role.REIMBURSEMENT_AGENT,
    "54": Role.REIMBURSEMENT_AGENT,
    "55": Role.REIMBURSEMENT_AGENT,
    "56": Role.INTERMEDIARY_AGENT,
}
_CUSTOMERS = {
    **_AGENTS,
    "50": Role.DEBTOR,
    "52": Role.DEBTOR_AGENT,
    "57": Role.CREDITOR_AGENT,
    "59": Role.CREDITOR,
}
_BANKS = {
    **_AGENTS,
    "52": Role.DEBTOR,  # where it is not the sender
    "57": Role.CREDITOR_AGENT,
    "58": Role.CREDITOR,
}
# The banks between which a cover runs pay for the customers inside it.
_COVER = {
    **_AGENTS,
    "52": Role.DEBTOR_AGENT,
    "57": Role.INTERMEDIARY_AGENT,
    "58": Role.CREDITOR_AGENT,
}
_INITIATED = {
    **_CUSTOMERS,
    "50C": Role.INITIATING_PARTY,  # who instructs, where it is not the payer
    "50L": Role.INITIATING_PARTY,
}
_SINGLE = ("20", "23B", "32A", "50", "59", "71A")
_TRANSFER = ("20", "21", "32A", "58")

MT101 = FinType(
    number="101",
    sequences=(
        Sequence(roles=_INITIATED, mandatory=("20", "28D", "30")),
        Sequence(
            name="B",
            opens=("21",),
            repeats=True,
            roles=_INITIATED,
            mandatory=("21", "32B", "59", "71A"),
            anywhere=("50",),
        ),
    ),
)
MT103 = FinType(number="103", sequences=(Sequence(roles=_CUSTOMERS, mandatory=_SINGLE),))
MT103_STP = FinType(
    number="103",
    name="STP",
    sequences=(Sequence(roles=_CUSTOMERS, mandatory=_SINGLE),),
    options={"52": "A", "53": "AB", "54": "A", "55": "A", "56": "A", "57": "A"},
)
MT103_REMIT = FinType(
    number="103",
    name="REMIT",
    sequences=(Sequence(roles=_CUSTOMERS, mandatory=(*_SINGLE, "77T")),),
)
MT202 = FinType(number="202", sequences=(Sequence(roles=_BANKS, mandatory=_TRANSFER),))
MT202_COV = FinType(
    number="202",
    name="COV",
    sequences=(
        Sequence(roles=_COVER, mandatory=_TRANSFER),
        Sequence(name="B", opens=("50A", "50F", "50K"), roles=_CUSTOMERS, mandatory=("50", "59")),
    ),
)


def free_text(number: str) -> FinType:
    """Make the type of a free format message, the same in every category: 199, 799, 999."""
    return FinType(
        number=number,
        kind=DealKind.MESSAGE,
        sequences=(Sequence(mandatory=("20", "79")),),
    )


def other(number: str) -> FinType:
    """Make the type of a message without a table: whoever a field names is only mentioned."""
    numbers = (*range(50, 60), *range(82, 89))
    roles = {str(number): Role.MENTIONED for number in numbers}
    return FinType(
        number=number,
        kind=DealKind.MESSAGE,
        sequences=(Sequence(roles=roles),),
        amounts=(),
        days=(),
        has_table=False,
    )


PAYMENTS = (MT101, MT103, MT103_STP, MT103_REMIT, MT202, MT202_COV)
FREE_TEXT = tuple(free_text(f"{category}99") for category in range(1, 10))
